/** Remixes, extensions and edits, in English. */

import type { Failure } from "../../core/failure";
import type { CannotVary } from "../../core/failure-reasons";
import type { Variation } from "../../core/job";
import type { Estimate } from "../../core/money";
import { amountInEnglish } from "./amount";
import type { Said } from "./said";

/** What was to be done, as the end of a sentence. */
const DONE: Readonly<Record<Variation, string>> = { remix: "remixed", extend: "extended", edit: "edited" };

const WHY: Readonly<Record<CannotVary, (does: Variation, host: string) => Omit<Said, "means">>> = {
  "drawn-here": (does) => ({
    happened: `This take was drawn here, so no engine has a film that could be ${DONE[does]}.`,
    advice: "Use it again, change the prompt, and make another take.",
  }),
  unfinished: (does) => ({
    happened: `There is no film yet that could be ${DONE[does]}.`,
    advice: "Wait until the take is ready.",
  }),
  "no-job": (does) => ({
    happened: `Nobody knows which job at the engine this take was, so it cannot be ${DONE[does]}.`,
    advice: "Use it again and make another take.",
  }),
  "no-engine": (does) => ({
    happened: `The engine that made this take is no longer in Settings, so it cannot be ${DONE[does]}.`,
    advice: "Add the engine again under the same address.",
  }),
  moved: (does) => ({
    happened: `The engine has another address now, and the film that would be ${DONE[does]} lies at the old one.`,
    advice: "Give it its old address back, or start a new take from this one’s last frame.",
  }),
  engine: (does, host) => ({
    happened: `A film cannot be ${DONE[does]} by this model at ${host}.`,
    advice: "Start a new take from this one’s last frame instead.",
  }),
  "as-long-as-it-gets": () => ({
    happened: "This film is as long as the engine makes one, or was extended as often as it allows.",
    advice: "Start a new take from its last frame instead.",
  }),
  "other-sequence": (does) => ({
    happened: `This take belongs to a sequence that is not open, so there is no place for it ${DONE[does]}.`,
    advice: "Open its sequence first.",
  }),
  interpreted: (does) => ({
    happened: `Premiere plays this take at another rate than its own, so how much of its film the cut shows is not counted: it cannot be ${DONE[does]} like this.`,
    advice: "Play it at its own rate first: Check > Fit.",
  }),
  gone: (does, host) => ({
    happened: `${host} no longer has the film that was to be ${DONE[does]}.`,
    advice: "Start a new take from its last frame instead: the file is still here.",
  }),
};

export function cannotVaryInEnglish(failure: Extract<Failure, { readonly kind: "cannot-vary" }>): Said {
  const said = WHY[failure.why](failure.does, failure.host ?? "this engine");
  return { ...said, means: failure.why === "gone" ? "Nothing was made, and nothing is charged." : "Nothing was sent." };
}

export const variationEn = {
  open: "Vary …",
  openSays: "Have the engine make this film again with a change, go on with it, or edit it",
  label: (name: string) => `Vary ${name}`,
  kinds: { remix: "Remix", extend: "Extend", edit: "Edit" } satisfies Record<Variation, string>,
  line: { remix: "The change", extend: "What comes next", edit: "The change" } satisfies Record<Variation, string>,
  hint: {
    remix: "One change at a time: same shot, switch to 85 mm",
    extend: "What comes next: she turns and walks out of frame",
    edit: "What is different: her jacket is red",
  } satisfies Record<Variation, string>,
  says: {
    remix: (shot: number, place: string) =>
      `The engine makes the shot again with this change: the next take of shot ${shot}, on ${place}.`,
    edit: (shot: number, place: string) =>
      `The engine changes this and leaves the rest as it is: the next take of shot ${shot}, on ${place}.`,
  },
  extends: (place: string) =>
    `A new shot right behind, ${place}. The engine sends the whole film; its clip begins where this take ends.`,
  adds: (seconds: number, handle: number) =>
    `Asks for ${seconds} s more${handle > 0 ? `, keeps ${handle} f of handle` : ""}.`,
  length: "Length of the new shot in seconds",
  lengthBefore: "Length",
  lengthAfter: "s behind it",
  unsure: "Nobody wrote down whether this model can; the engine will say.",
  ask: (name: string, estimate: Estimate): string => {
    switch (estimate.kind) {
      case "about":
        return `${name}, about ${amountInEnglish(estimate.money)}`;
      case "nothing":
        return `${name}, costs nothing`;
      case "unknown":
        return `${name}, cost unknown`;
    }
  },
  hides: (track: string) => `hides ${track}`,
  close: "Close",
  anew: "New take from its last frame",
  anewSays: "Puts the last frame of this film into the form, as a first frame",
};
