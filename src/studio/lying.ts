/** Where takes lie on the timeline: read from it, never remembered. */

import type { SequenceView } from "../core/sequence";
import type { Take } from "../core/take";
import { timecode } from "../core/time";
import type { TakeRow } from "./state";

/** By the project item where the host says it, else by the clip's name, which is unique across the project. */
export function whereOnTimeline({ state, clipName }: Take, sequence: SequenceView): TakeRow["onTimeline"] {
  if (state.kind !== "ready") return [];
  return sequence.video.flatMap((track) =>
    track.items
      .filter(({ projectItemId, name }) =>
        projectItemId === undefined ? name.startsWith(clipName) : projectItemId === state.projectItemId,
      )
      .map(({ rangeInSequence: { start } }) => ({
        track: track.index,
        timecode: timecode(start, sequence.rate, sequence.timecodeFormat, sequence.zeroFrame),
      })),
  );
}
