/** The open project and sequence as the panel speaks of them: tracks by name, and times as the sequence shows them. */

import type { SequenceView } from "../core/sequence";
import { durationText, rangeText, timecode, type Ticks, type TimeRange } from "../core/time";
import type { StudioState } from "../studio/state";
import { useStudio } from "./useStudio";

/** Absent: none is open. */
export function openSequence({ host }: Pick<StudioState, "host">): SequenceView | undefined {
  return host.kind === "open" ? host.project.sequence : undefined;
}

export function useSequence(): SequenceView | undefined {
  return useStudio(openSequence);
}

/** Absent: no project is open. */
export function useProjectId(): string | undefined {
  return useStudio(({ host }) => ("project" in host ? host.project.projectId : undefined));
}

/** What a sequence, or whatever keeps its facts, shows times by. */
type Clock = Pick<SequenceView, "rate" | "timecodeFormat" | "zeroFrame">;

export function timeOn(time: Ticks, { rate, timecodeFormat, zeroFrame }: Clock): string {
  return timecode(time, rate, timecodeFormat, zeroFrame);
}

/** As Premiere shows it: Out is the last frame inside. */
export function rangeOn(range: TimeRange, { rate, timecodeFormat, zeroFrame }: Clock): string {
  return rangeText(range, rate, timecodeFormat, zeroFrame);
}

export function lengthOn(length: Ticks, { rate, timecodeFormat }: Omit<Clock, "zeroFrame">): string {
  return durationText(length, rate, timecodeFormat);
}

/** `V2`; from 0. */
export function videoTrack(index: number): string {
  return `V${index + 1}`;
}

/** `A2`; from 0. */
export function audioTrack(index: number): string {
  return `A${index + 1}`;
}
