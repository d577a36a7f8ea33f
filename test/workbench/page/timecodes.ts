/** A sequence's times and rates, written as the sequence writes them: its start timecode, its drop-frame. */

import {
  framesPerSecond,
  rangeText,
  timecode,
  type FrameRate,
  type Ticks,
  type TimecodeFormat,
  type TimeRange,
} from "../../../src/core/time";
import type { SimulatedSequence } from "../../host/document";

export function timecodeIn(sequence: SimulatedSequence, time: Ticks): string {
  return timecode(time, sequence.rate, formatOf(sequence), sequence.zeroFrame);
}

/** "00:00:03:00 – 00:00:03:23" */
export function rangeIn(sequence: SimulatedSequence, { start, end }: TimeRange): string {
  return rangeText({ start, end }, sequence.rate, formatOf(sequence), sequence.zeroFrame);
}

/** Nobody here counts in feet. */
export function formatOf({ display }: SimulatedSequence): TimecodeFormat {
  return display === "feet 16mm" || display === "feet 35mm" ? "unknown" : display;
}

/** "24 fps", "23.976 fps", "29.97 fps". */
export function rateText(rate: FrameRate): string {
  return `${Number(framesPerSecond(rate).toFixed(3))} fps`;
}
