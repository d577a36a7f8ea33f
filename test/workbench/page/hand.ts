/** What an editor does by hand that `SimulatedPremiere` has no single word for. Each is one undo step. */

import { ticks, type Ticks } from "../../../src/core/time";
import { itemOf, sequenceOf, withSequence, type SimulatedSequence } from "../../host/document";
import { hasSound } from "../../host/timeline";
import type { World } from "./world";

/** The timebases that Premiere has. */
const TIMEBASES = [10, 12, 12.5, 15, 23.976, 24, 25, 29.97, 30, 50, 59.94, 60, 119.88, 120];

/** The nearest of them: 29.968 is 29.97, and a file of a variable rate is conformed to one as well. */
export function timebaseOf(measured: number): number {
  const off = (timebase: number): number => Math.abs(Math.log(timebase / Math.max(1, measured)));
  return TIMEBASES.reduce((best, timebase) => (off(timebase) < off(best) ? timebase : best));
}

/** Marks In or Out at the frame on screen; the Out is behind it, so that it is the last frame inside. */
export function mark({ premiere }: World, sequence: SimulatedSequence, which: "in" | "out", time: Ticks): void {
  const start = which === "in" ? time : sequence.inPoint;
  const end = which === "out" ? ticks(time + sequence.rate) : sequence.outPoint;
  const crossed = start !== undefined && end !== undefined && start >= end;
  premiere.mark(sequence.id, {
    in: crossed && which === "out" ? undefined : start,
    out: crossed && which === "in" ? undefined : end,
  });
}

/** The eye of a video track, the M of an audio track. */
export function toggleTrack({ project }: World, sequenceId: string, kind: "video" | "audio", index: number): void {
  project.edit(kind === "video" ? "Toggle Track Output" : "Mute Track", (document) =>
    withSequence(document, sequenceId, (sequence) => ({
      ...sequence,
      [kind]: sequence[kind].map((track, at) => (at === index ? { ...track, muted: !track.muted } : track)),
    })),
  );
}

/** A drop onto the timeline: an overwrite at the frame under the pointer, with its sound on the audio track of that number. */
export function dropItem({ premiere }: World, sequenceId: string, itemId: string, time: Ticks, track: number): void {
  const { document } = premiere.project;
  const item = itemOf(document, itemId);
  if (item === undefined || sequenceOf(document, sequenceId) === undefined) return;
  premiere.place({
    sequenceId,
    itemId,
    time,
    videoTrack: track,
    audioTrack: hasSound(item) ? track : -1,
    mode: "overwrite",
  });
}

export function clearSelected({ premiere }: World, sequenceId: string): void {
  const chosen = premiere.project.view.selection[sequenceId] ?? [];
  if (chosen.length === 0) return;
  premiere.deleteItems(sequenceId, chosen);
  premiere.project.select(sequenceId, []);
}

/** The places where something begins or ends, for Up and Down. */
export function editPoints(sequence: SimulatedSequence): readonly number[] {
  const points = sequence.video.flatMap((track) => track.items.flatMap((item) => [item.start, item.end]));
  return [...new Set([0, ...points])].sort((a, b) => a - b);
}

/** What the sequence settings dialogue offers, as people say it. */
export const OFFERED_RATES: readonly { readonly name: string; readonly rate: number; readonly drop: boolean }[] = [
  { name: "23.976", rate: 23.976, drop: false },
  { name: "24", rate: 24, drop: false },
  { name: "25", rate: 25, drop: false },
  { name: "29.97 drop-frame", rate: 29.97, drop: true },
  { name: "29.97 non-drop", rate: 29.97, drop: false },
  { name: "30", rate: 30, drop: false },
  { name: "50", rate: 50, drop: false },
  { name: "59.94 drop-frame", rate: 59.94, drop: true },
  { name: "60", rate: 60, drop: false },
];
