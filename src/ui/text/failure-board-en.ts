/** What goes wrong with lists of shots, in English. */

import type { Failure } from "../../core/failure";
import type { Said } from "./failure-en";

export function boardFailureInEnglish(failure: Extract<Failure, { kind: "no-room" }>): Said {
  return {
    happened: "Too many shots want the same moment.",
    means: `Only one new track, V${failure.track + 1}, can be made at a time, so one of them has nowhere to go.`,
    advice: "Leave one of them out, or add a video track and look again.",
  };
}
