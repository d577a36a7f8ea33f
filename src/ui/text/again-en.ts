/** From a clip to its recipe, and the same take once more; in English. `again-fr.ts` has the same shape. */

import type { FilmDifference, PictureDifference, Repetition } from "../../core/repetition";
import type { AgainState } from "../../studio/provenance/again-state";

type NotKnown = Extract<AgainState, { kind: "not-known" }>["why"];

export const againEn = {
  title: "Recipe of a clip",
  lies: (name: string) => `${name} lies here.`,
  open: "Its recipe",
  openSays: "Opens what the clip was made with",
  whose: "Is this clip a take?",
  whoseSays: "Reads the clip’s picture data and looks for it among the takes",
  looking: (clip: string) => `Reading ${clip} …`,
  byEssence: (clip: string) => `${clip} is recognised by its picture data, not by its name.`,
  notKnown: {
    "no-clip": "No clip is selected, and none is seen at the playhead.",
    "not-a-take": "It is no take of this project: nothing in its Pickup folder has these pictures.",
    unread: "Its media could not be read, so nobody knows.",
  } satisfies Record<NotKnown, string>,
  ask: "Ask again",
  askSays: "The very same recipe, seed and stills, as a take of its own that waits in the bin",
  close: "Close",
  compare: "Compare with the first",
  repetition: (found: Exclude<Repetition, { kind: "other-film" }>): string => {
    switch (found.kind) {
      case "waits":
        return "";
      case "unknown":
        return "Whether it is the same cannot be told: nothing was kept of one of them to compare by.";
      case "same-frames":
        return "Drawn again, frame for frame the same.";
      case "same-film":
        return "The engine gave the very same film.";
      case "other-frames":
        switch (found.why) {
          case "other-version":
            return "Other frames: another version of Pickup drew the first.";
          case "scaled":
            return "Other frames: one of them was drawn smaller and scaled, on a machine without a GPU.";
          case "unknown":
            return "Other frames than the first, from the same recipe. Machines draw edges a little differently.";
        }
    }
  },
  otherFilm: (differs: readonly string[]) =>
    differs.length === 0
      ? "Another film of the same make, as engines give. Whether it shows the same, only looking tells."
      : `Another film, as engines give; it differs in ${differs.join(", ")}.`,
  differences: {
    frames: "frames",
    seconds: "length",
    size: "size",
    rate: "frame rate",
    sound: "sound",
  } satisfies Record<FilmDifference, string>,
  /** `first` and `again`: what either says; empty: nothing. */
  difference: (what: string, first: string, again: string) =>
    `${what} ${first === "" ? "none" : first} → ${again === "" ? "none" : again}`,
  unknown: "unknown",
  seconds: (seconds: number) => `${seconds.toFixed(2)} s`,
  sounds: { some: "yes", none: "no" },
  pictures: {
    measure: "Measure the pictures",
    measureSays: "Holds frames of both against each other in the media room, at the same moments",
    measuring: (done: number, of: number) => `Measuring the pictures: ${done} of ${of} …`,
    stop: "Stop",
    noRoom: "Without the media room their pictures cannot be measured.",
    apart: ({ moments, deltaE, worst, scaled }: PictureDifference) =>
      `Pictures at ${moments} moments: ΔE ${deltaE.toFixed(1)} apart on average (CIE76), at most ${worst.deltaE.toFixed(1)} at ${worst.seconds.toFixed(1)} s.${scaled ? " One was scaled to be compared." : ""}`,
  },
  recipeChanged: (fields: readonly string[]) => `The recipe itself is not the first one’s: ${fields.join("; ")}.`,
};
