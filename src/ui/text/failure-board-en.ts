/** What goes wrong with lists of shots, in English. */

import type { Failure } from "../../core/failure";
import type { Said } from "./said";

export type BoardFailure = Extract<Failure, { kind: "no-room" | "no-board" | "board-undrawn" | "not-laid-out" }>;

export function boardFailureInEnglish(failure: BoardFailure): Said {
  switch (failure.kind) {
    case "no-room":
      return failure.of === "sound"
        ? {
            happened: "Too much sounds at the same moment.",
            means: `Only one new track, A${failure.track + 1}, can be made at a time, so the sound of one of them has nowhere to go.`,
            advice: "Leave one of them out, switch sound off on the Shot tab, or add an audio track and look again.",
          }
        : {
            happened: "Too many shots want the same moment.",
            means: `Only one new track, V${failure.track + 1}, can be made at a time, so one of them has nowhere to go.`,
            advice: "Leave one of them out, or add a video track and look again.",
          };
    case "no-board":
      return {
        happened: "No storyboard is open.",
        means: "There is nothing to draw or to lay out.",
        advice: "Choose one, or paste a script.",
      };
    case "board-undrawn":
      return {
        happened: failure.shots === "" ? "The storyboard has no shots." : `Not drawn yet: shot ${failure.shots}.`,
        means: "Nothing was laid out.",
        advice: "Draw what is missing, then lay it out.",
      };
    case "not-laid-out":
      return {
        happened: `The picture of shot ${failure.shot} lies nowhere in the open sequence.`,
        means: "A real take has no place to go to, so none was asked for.",
        advice: "Lay the storyboard out, or open the sequence that shows it.",
      };
  }
}
