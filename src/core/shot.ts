/** What an editor asks for: a range of a sequence that wants footage. */

import type { FrameSize } from "./sequence";
import type { FrameRate, Ticks, TimeRange } from "./time";
import type { Way } from "./where";

/** A still that steers a take. */
export interface ReferenceFrame {
  readonly role: "first";
  /** Of the PNG's bytes, hex. */
  readonly sha256: string;
  readonly size: FrameSize;
  readonly from: {
    readonly sequenceId: string;
    readonly sequenceName: string;
    /** On the sequence's clock. */
    readonly time: Ticks;
    /** As Premiere showed it when the frame was taken. */
    readonly timecode: string;
    /** Items on higher tracks that the programme frame carries as well: titles, adjustment layers. The topmost first. */
    readonly carries: readonly string[];
  };
}

/** `temp` holds a place in the cut; `final` may go out. */
export type IntendedUse = "temp" | "final";

/** How a clip goes in. Premiere's own words. */
export type PlacementMode = "overwrite" | "insert";

export interface Shot {
  /** Counts from 1 within a sequence; `007` in file names. */
  readonly number: number;
  readonly projectId: string;
  readonly sequenceId: string;
  readonly sequenceName: string;
  readonly sequenceSize: FrameSize;
  readonly way: Way;
  readonly rangeInSequence: TimeRange;
  readonly rate: FrameRate;
  /** From 0; the number of tracks there are means a new one. */
  readonly videoTrack: number;
  /** Absent: picture only. */
  readonly audioTrack?: number;
  readonly mode: PlacementMode;
  readonly use: IntendedUse;
}

/**
 * The clip's name without its ending, unique across the project: `PU_Reel2_007_T03`. What is not a letter or a digit
 * of the sequence's name goes, so that every file system and every EDL takes it; an empty rest becomes `Seq`.
 */
export function clipName(sequenceName: string, shot: number, take: number): string {
  const plain = sequenceName
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9]/g, "")
    .slice(0, 24);
  const three = String(shot).padStart(3, "0");
  return `PU_${plain === "" ? "Seq" : plain}_${three}_T${String(take).padStart(2, "0")}`;
}
