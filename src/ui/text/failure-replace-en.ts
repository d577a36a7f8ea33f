/** Why a take did not come in another clip's place, or no versions were made: in English. */

import type { Failure } from "../../core/failure";
import type { WhyNoVersions } from "../../core/failure-reasons";
import type { WhyNotReplace } from "../../core/replace-way";
import type { Said } from "./said";

export type ReplaceFailure = Extract<Failure, { readonly kind: "cannot-replace" | "no-versions" }>;
type Facts = Extract<Failure, { readonly kind: "cannot-replace" }>;
type NoVersions = Extract<Failure, { readonly kind: "no-versions" }>;

const STAYS = "Nothing was replaced: the cut is as it was.";
const BY_HAND = "Place the take above it with Overwrite on a free track, or replace it by hand in Premiere.";

/** The clip, and the sequence where that is another than the open one. */
function named({ clip, sequence }: Facts): string {
  const it = clip ?? "The clip";
  return sequence === undefined ? it : `${it} in ${sequence}`;
}

const REPLACE: Readonly<Record<WhyNotReplace, (facts: Facts) => Said>> = {
  nothing: () => ({
    happened: "There is nothing to replace.",
    means: "No single clip is selected, and no other take of this shot lies in the open sequence.",
    advice: "Select the clip in the timeline, or place the take where the Shot tab says.",
  }),
  several: () => ({
    happened: "Several takes of this shot lie in the sequence.",
    means: "Which one is meant is not clear, so none was replaced.",
    advice: "Select the one clip that should be replaced.",
  }),
  same: () => ({
    happened: "This take lies there already.",
    means: "It cannot replace itself.",
    advice: "Select another clip, or choose another take.",
  }),
  retimed: (facts) => ({
    happened: `The speed of ${named(facts)} was changed.`,
    means: `A take in its place would run at another speed than it was made for. ${STAYS}`,
    advice: "Set the clip back to 100 %, then replace it.",
  }),
  reversed: (facts) => ({
    happened: `${named(facts)} runs backwards.`,
    means: `A take in its place would run the other way. ${STAYS}`,
    advice: "Turn the clip round again, then replace it.",
  }),
  nested: (facts) => ({
    happened: `${named(facts)} is a nested sequence.`,
    means: `A take cannot stand for everything that lies in it. ${STAYS}`,
    advice: "Open the nested sequence and replace the clip in there.",
  }),
  multicam: (facts) => ({
    happened: `${named(facts)} is a multicam clip.`,
    means: `A take would take all of its angles away. ${STAYS}`,
    advice: BY_HAND,
  }),
  merged: (facts) => ({
    happened: `${named(facts)} is a merged clip.`,
    means: `Its sound belongs to it, and a take would part them. ${STAYS}`,
    advice: BY_HAND,
  }),
  graphic: (facts) => ({
    happened: `${named(facts)} has no media of its own: it is a title, a graphic or an adjustment layer.`,
    means: STAYS,
    advice: "Select a clip with a picture of its own.",
  }),
  changed: (facts) => ({
    happened: `${named(facts)} was moved, trimmed, switched or taken away in the meantime.`,
    means: "Nothing was replaced, and nothing was placed elsewhere.",
    advice: "Read what would happen now, and press again.",
  }),
  "place-taken": () => ({
    happened: "Something was put where the take would have gone, in the meantime.",
    means: `It was not overwritten. ${STAYS}`,
    advice: "Read where the take would go now, and press again.",
  }),
  "too-short": (facts) => ({
    happened:
      facts.has === undefined || facts.needs === undefined
        ? `The take is too short for ${named(facts)}.`
        : `The take has ${facts.has} of the ${facts.needs} frames that ${named(facts)} shows.`,
    means: `The rest would be a hole. ${STAYS}`,
    advice: "Trim the clip, or ask for a longer take.",
  }),
  "footage-fixed": (facts) => ({
    happened: `Premiere cannot give ${named(facts)} another file.`,
    means: "Replace Footage is not possible here; the other two ways are.",
    advice: "Stack the take above the clip, or overwrite it.",
  }),
  "other-start": (facts) => ({
    happened: `The take begins at another frame of its file than ${named(facts)}.`,
    means: "With Replace Footage every use would slip by that; the other two ways do not.",
    advice: "Stack the take above the clip, or overwrite it.",
  }),
  "other-kind": (facts) => ({
    happened: `One of the two is a still, the other a film (${named(facts)}).`,
    means: "Replace Footage cannot change that; the other two ways can.",
    advice: "Stack the take above the clip, or overwrite it.",
  }),
  "footage-kept": (facts) => ({
    happened: `Premiere did not give ${named(facts)} the new file.`,
    means: "Every use shows the old film as before.",
    advice: "Stack the take above the clip, or overwrite it.",
  }),
};

const VERSIONS: Readonly<Record<WhyNoVersions, (shot: number, there: NoVersions) => Said>> = {
  "not-there": (shot) => ({
    happened: `No take of shot ${shot} lies in the open sequence, switched on.`,
    means: "There is no clip for the versions to differ in, so none was made.",
    advice: "Open the sequence that holds the shot, or place one of its takes first.",
  }),
  several: (shot) => ({
    happened: `Several clips of shot ${shot} are switched on in the open sequence.`,
    means: "Which one the versions should differ in is not clear, so none was made.",
    advice: "Switch off or remove all but one, then ask again.",
  }),
  "too-few": (shot) => ({
    happened: `Fewer than two takes of shot ${shot} are kept.`,
    means: "Versions differ in the take, so there is nothing to compare.",
    advice: "Mark at least two of its takes with Keep or Favourite.",
  }),
  "not-copied": (_, { doubtful }) => ({
    happened: "Premiere accepted the copies of the sequence, and not all of them came.",
    means:
      doubtful === undefined
        ? "The sequence itself is untouched, and no copy of it is in the project."
        : `The sequence itself is untouched. Copies of it that are in the project, with no take exchanged: ${doubtful}.`,
    advice: "Look into the project panel, and undo if you do not want them.",
  }),
  unconfirmed: (_, { made, doubtful }) => ({
    happened: `All the copies came, but not as they should be: ${doubtful ?? ""}.`,
    means: `The sequence itself is untouched.${made === undefined ? "" : ` As they should be: ${made}.`}`,
    advice: "Open them and look at the clip of this shot; undo twice if you do not want them.",
  }),
  changed: () => ({
    happened: "The sequence or its takes changed in the meantime.",
    means: "No version was made.",
    advice: "Read what would be made now, and press again.",
  }),
};

export function replaceFailureInEnglish(failure: ReplaceFailure): Said {
  return failure.kind === "cannot-replace"
    ? REPLACE[failure.why](failure)
    : VERSIONS[failure.why](failure.shot, failure);
}
