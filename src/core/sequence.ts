/** What Pickup reads off a sequence, as plain data. Host objects are never kept; this picture of them is. */

import type { PixelAspect } from "./pixel-aspect";
import type { FrameRate, Ticks, TimecodeFormat, TimeRange } from "./time";

/** A width and height in pixels of the picture as stored; pixel aspect is not applied. */
export interface FrameSize {
  readonly width: number;
  readonly height: number;
}

export interface TrackItemView {
  readonly name: string;
  readonly rangeInSequence: TimeRange;
  /** A disabled item is on the timeline but not in the picture. */
  readonly disabled: boolean;
  readonly selected: boolean;
  /** The project item behind it; absent for what has none (a title made on the timeline, a host that did not say). */
  readonly projectItemId?: string;
  /** Where in its media it ends, exclusive; read of Pickup's own clips alone, and absent where the host did not say. */
  readonly outInMedia?: Ticks;
  /** A label of Pickup's: named as one, and its media is a picture among Pickup's labels. Absent: it is none. */
  readonly label?: true;
}

/** A video or audio track. Targeting and locks cannot be read through Premiere's API, so they are not here. */
export interface TrackView {
  /** From 0, as the API counts; people see V1 for 0. */
  readonly index: number;
  readonly name: string;
  /** Video: the eye is off. Audio: muted. */
  readonly muted: boolean;
  /** Ordered by start; items of one track never overlap. */
  readonly items: readonly TrackItemView[];
}

export interface SequenceView {
  readonly sequenceId: string;
  readonly name: string;
  readonly rate: FrameRate;
  readonly size: FrameSize;
  /** The start timecode counted in whole frames; its ticks may be beyond a safe integer (10:00:00:00 is). */
  readonly zeroFrame: number;
  readonly timecodeFormat: TimecodeFormat;
  readonly fields: "progressive" | "interlaced" | "unknown";
  /** Of its own pixels. Absent where the host did not say, or in words that are not known. */
  readonly pixelAspect?: PixelAspect;
  /** In the sequence's clock, which starts at 0 whatever its timecode says. */
  readonly playhead: Ticks;
  /** Absent unless both marks are set and enclose at least a frame. `end` is exclusive. */
  readonly inOut?: TimeRange;
  /** Where the last item ends. */
  readonly end: Ticks;
  readonly video: readonly TrackView[];
  readonly audio: readonly TrackView[];
}

export interface ProjectView {
  readonly projectId: string;
  readonly name: string;
  /** The .prproj's own path; absent while the project has never been saved. */
  readonly path?: string;
  /** Absent when no sequence is open. */
  readonly sequence?: SequenceView;
}
