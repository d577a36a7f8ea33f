/** The frames of a sequence that a still can be taken of, each by what it is to the shot. Pure. */

import type { SequenceView, TrackItemView } from "./sequence";
import type { ReferenceRole } from "./shot";
import { frameStart, ticks, type Ticks, type TimeRange } from "./time";
import { frameBeforeHole, seenAt } from "./where";

/** `before` and `after`: the frames beside the shot. `clip-…`: of the one clip that is selected. */
export const FRAMES_AT = ["playhead", "before", "after", "in", "out", "clip-first", "clip-last"] as const;
export type FrameAt = (typeof FRAMES_AT)[number];

/** Why there is no such frame. */
export type NoFrame =
  "nothing-before" | "nothing-after" | "no-in-out" | "nothing-selected" | "several-selected" | "only-sound-selected";

/** What such a frame is to the shot, unless the editor says otherwise. */
export const ROLE_AT: Readonly<Record<FrameAt, ReferenceRole>> = {
  playhead: "first",
  before: "first",
  in: "first",
  after: "last",
  out: "last",
  "clip-first": "look",
  "clip-last": "look",
};

/** The start of that frame, on the sequence's clock. `shot`: where the shot goes; absent while nothing says so. */
export function timeOf(sequence: SequenceView, shot: TimeRange | undefined, at: FrameAt): Ticks | NoFrame {
  const { rate, inOut } = sequence;
  switch (at) {
    case "playhead":
      return frameStart(sequence.playhead, rate);
    case "before": {
      const time = shot === undefined || shot.start < rate ? undefined : frameStart(ticks(shot.start - rate), rate);
      return (time !== undefined && isSeen(sequence, time) ? time : frameBeforeHole(sequence)) ?? "nothing-before";
    }
    case "after": {
      const time = shot === undefined ? undefined : frameStart(shot.end, rate);
      return time !== undefined && isSeen(sequence, time) ? time : "nothing-after";
    }
    case "in":
      return inOut === undefined ? "no-in-out" : frameStart(inOut.start, rate);
    case "out":
      return inOut === undefined ? "no-in-out" : lastFrame(inOut, sequence);
    case "clip-first":
    case "clip-last": {
      const clip = selectedClip(sequence);
      if (typeof clip === "string") return clip;
      const range = clip.rangeInSequence;
      return at === "clip-first" ? frameStart(range.start, rate) : lastFrame(range, sequence);
    }
  }
}

/** The one picture that is selected; its sound may be selected with it. */
function selectedClip({ video, audio }: SequenceView): TrackItemView | NoFrame {
  const [only, second] = video.flatMap(({ items }) => items.filter(({ selected }) => selected));
  if (second !== undefined) return "several-selected";
  if (only !== undefined) return only;
  return audio.some(({ items }) => items.some(({ selected }) => selected)) ? "only-sound-selected" : "nothing-selected";
}

function lastFrame({ end }: TimeRange, { rate }: SequenceView): Ticks {
  return frameStart(ticks(end - rate), rate);
}

function isSeen(sequence: SequenceView, time: Ticks): boolean {
  return seenAt(sequence, time).length > 0;
}
