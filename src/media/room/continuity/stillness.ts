/** Frames that show the one before again although the picture moves on both sides of them. */

import type { FrameMeasures } from "./measuring";

export interface Stillness {
  /** For each frame, how many frames of its run show the held one again; 0 where it is not in one. */
  readonly held: Float32Array;
  /** For each frame, the share of the frames around it that show the one before again, in %; 0 where none does. */
  readonly repeated: Float32Array;
  /** Whether the picture moved anywhere, so that standing still could be told from a still scene. */
  readonly moves: boolean;
}

/** Frames whose movement says what was to be expected, on each side. */
const AROUND = 8;
/** Code values of difference that movement explains: less is a scene that stands still. */
const MOVES = 0.12;
/** How much more than a repeated frame's difference movement must explain on both sides. */
const TIMES = 3;
/** What noise and a coder add to a frame that is shown again, in code values. */
const NOISE = 0.04;
/** Shown again this many times or more is held, not a stutter. */
const HELD = 2;
/** Frames among which repeated ones are counted. */
const AMONG = 24;

/** `starts` are the first frames of shots, the first one 0; a shot ends where the next begins. */
export function stillnessOf(frames: readonly FrameMeasures[], starts: readonly number[]): Stillness {
  const held = new Float32Array(frames.length);
  const repeated = new Float32Array(frames.length);
  let moves = false;
  starts.forEach((start, index) => {
    const end = starts[index + 1] ?? frames.length;
    if (frames.slice(start + 1, end).some(({ pair }) => (pair?.moved ?? 0) >= MOVES)) moves = true;
    const again = repeatsIn(frames, start, end);
    for (const { from, to } of runsOf(again, start, end)) {
      if (to - from >= HELD) held.fill(to - from, from, to);
      else again.fill(2, from, to);
    }
    share(again, repeated, start, end);
  });
  return { held, repeated, moves };
}

/** 1 for each frame that shows the one before again. */
function repeatsIn(frames: readonly FrameMeasures[], start: number, end: number): Uint8Array {
  const again = new Uint8Array(frames.length);
  for (let from = start + 2; from < end; from++) {
    const before = movement(frames, from - 1, -1, start, end);
    if (before < MOVES) continue;
    let to = from;
    let loudest = 0;
    for (; to < end; to++) {
      const difference = (frames[to]?.pair?.difference ?? Infinity) + NOISE;
      if (difference * TIMES > before) break;
      loudest = Math.max(loudest, difference);
    }
    if (to === from) continue;
    const after = movement(frames, to, 1, start, end);
    if (after >= MOVES && loudest * TIMES <= after) again.fill(1, from, to);
    from = to;
  }
  return again;
}

/**
 * What is usual on one side from frame `at` on, 0 at a shot's edge. What comes to rest slows down first, so the two
 * nearest frames must move as well.
 */
function movement(frames: readonly FrameMeasures[], at: number, step: 1 | -1, start: number, end: number): number {
  const seen: number[] = [];
  for (let one = at; one > start && one < end && seen.length < AROUND; one += step) {
    seen.push(frames[one]?.pair?.moved ?? 0);
  }
  if (seen.length < 2) return 0;
  const nearest = Math.max(...seen.slice(0, 2));
  seen.sort((a, b) => a - b);
  return Math.min(nearest, seen[Math.floor(seen.length * 0.6)] ?? 0);
}

function runsOf(again: Uint8Array, start: number, end: number): readonly { from: number; to: number }[] {
  const runs: { from: number; to: number }[] = [];
  for (let at = start; at < end; at++) {
    if (again[at] !== 1) continue;
    const last = runs[runs.length - 1];
    if (last?.to === at) last.to = at + 1;
    else runs.push({ from: at, to: at + 1 });
  }
  return runs;
}

/** Marks the repeated frames (2 in `again`) and what lies between them, where they come often, with their share. */
function share(again: Uint8Array, into: Float32Array, start: number, end: number): void {
  let before = -Infinity;
  for (let at = start; at < end; at++) {
    if (again[at] !== 2) continue;
    const among = Math.min(AMONG, end - start);
    const from = Math.max(start, Math.min(end - among, at - (among >> 1)));
    let count = 0;
    for (let one = from; one < from + among; one++) if (again[one] === 2) count++;
    const percent = (100 * count) / among;
    into.fill(Math.max(percent, into[at] ?? 0), at - before <= among / 2 ? before : at, at + 1);
    before = at;
  }
}
