/** Frames that show the one before again although the picture moves on both sides of them. */

import type { FrameMeasures } from "./measuring";

interface Stillness {
  /** For each frame, how many frames of its run show the held one again; 0 where it is not in one. */
  readonly held: Float32Array;
  /** For each frame, the share of the frames around it that show the one before again, in %; 0 where none does. */
  readonly repeated: Float32Array;
  /** 1 for each frame that shows the one before again, held or not. */
  readonly again: Uint8Array;
  /** Whether the picture moved anywhere, so that standing still could be told from a still scene. */
  readonly moves: boolean;
}

/** Frames whose movement says what was to be expected, on each side. */
const AROUND = 8;
/** Code values of difference that movement explains: less is a scene that stands still. */
const MOVES = 0.12;
/** How much more than a repeated frame's difference movement must explain on both sides. */
const TIMES = 3;
/** % of the picture's width that it goes one way before, and the other way after it turns. */
const TURNS = 0.1;
/** And how much quieter it must be than what movement leaves of others: a camera that turns round stands still, but its grain does not. */
const QUIETER = 2;
/** What noise and a coder add to a frame that is shown again, in code values. */
const NOISE = 0.04;
/** Shown again this many times or more is held, not a stutter. */
const HELD = 2;
/** Of a shot's last frames, which nothing follows: how many must be held, and what must have moved before them. */
const HELD_TO_THE_END = 5;
const MUCH = 1;
/** Frames among which repeated ones are counted. */
const AMONG = 24;

/** `starts` are the first frames of shots, the first one 0; a shot ends where the next begins. */
export function stillnessOf(frames: readonly FrameMeasures[], starts: readonly number[]): Stillness {
  const held = new Float32Array(frames.length);
  const repeated = new Float32Array(frames.length);
  const all = new Uint8Array(frames.length);
  let moves = false;
  starts.forEach((start, index) => {
    const end = starts[index + 1] ?? frames.length;
    if (frames.slice(start + 1, end).some(({ pair }) => (pair?.moved ?? 0) >= MOVES)) moves = true;
    const again = repeatsIn(frames, start, end);
    all.set(again.subarray(start, end), start);
    for (const { from, to } of runsOf(again, start, end)) {
      if (to - from >= HELD) held.fill(to - from, from, to);
      else again.fill(2, from, to);
    }
    share(again, repeated, start, end);
  });
  return { held, repeated, again: all, moves };
}

/** 1 for each frame that shows the one before again. */
function repeatsIn(frames: readonly FrameMeasures[], start: number, end: number): Uint8Array {
  const again = new Uint8Array(frames.length);
  for (let from = start + 2; from < end; from++) {
    const before = around(frames, from - 1, -1, start, end);
    if (before.moved < MOVES) continue;
    let to = from;
    let loudest = 0;
    for (; to < end; to++) {
      const difference = frames[to]?.pair?.difference ?? Infinity;
      if ((difference + NOISE) * TIMES > before.moved || difference * QUIETER > before.left) break;
      loudest = Math.max(loudest, difference);
    }
    if (to === from || turnsRound(frames[from - 1], frames[to])) continue;
    const after = around(frames, to, 1, start, end);
    const moved = to === end ? atTheEnd(to - from, before.moved) : after.moved;
    const leap = to === end ? 0 : (frames[to]?.pair?.moved ?? 0);
    // What was held back comes at once, even if the picture rests after that.
    const expected = Math.max(moved, leap >= before.moved ? leap : 0);
    if (expected >= MOVES && (loudest + NOISE) * TIMES <= expected) again.fill(1, from, to);
    from = to;
  }
  return again;
}

/** A camera that goes back the other way stands still for a frame without a fault. */
function turnsRound(before: FrameMeasures | undefined, after: FrameMeasures | undefined): boolean {
  const [one, other] = [before?.pair?.shift, after?.pair?.shift];
  return one !== undefined && other !== undefined && one.x * other.x + one.y * other.y < -TURNS * TURNS;
}

/** Nothing comes after a shot's end: there, much movement must have ended at once, and for long. */
function atTheEnd(held: number, before: number): number {
  return held >= HELD_TO_THE_END && before >= MUCH ? before : 0;
}

interface Around {
  readonly moved: number;
  /** What movement leaves of the difference: noise, grain, what comes into sight. */
  readonly left: number;
}

/**
 * What is usual on one side from frame `at` on, 0 at a shot's edge. What comes to rest slows down first, so the two
 * nearest frames must move as well. Quantiles are high, since every second frame may be a repeated one.
 */
function around(frames: readonly FrameMeasures[], at: number, step: 1 | -1, start: number, end: number): Around {
  const moved: number[] = [];
  const left: number[] = [];
  for (let one = at; one > start && one < end && moved.length < AROUND; one += step) {
    const pair = frames[one]?.pair;
    moved.push(pair?.moved ?? 0);
    left.push((pair?.difference ?? 0) - (pair?.moved ?? 0));
  }
  if (moved.length < 2) return { moved: 0, left: 0 };
  const nearest = Math.max(...moved.slice(0, 2));
  moved.sort((a, b) => a - b);
  left.sort((a, b) => a - b);
  return {
    moved: Math.min(nearest, moved[Math.floor(moved.length * 0.8)] ?? 0),
    left: left[Math.floor(left.length * 0.6)] ?? 0,
  };
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
