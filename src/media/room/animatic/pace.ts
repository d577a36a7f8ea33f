/** How a camera operator starts, travels and settles. */

/** Seconds in which a move gathers speed, and in which it settles; shorter clips give them at most these shares. */
const START_SECONDS = 0.6;
const SETTLE_SECONDS = 0.9;
const MOST_START = 0.34;
const MOST_SETTLE = 0.42;

/**
 * How much of a move is done at frame `index` of `frames`: 0 at the first, 1 at the last, speed without a jump and even
 * in the middle. A clip of one frame stays at 0.
 */
export function progressAt(index: number, frames: number, seconds: number): number {
  if (frames < 2) return 0;
  const time = Math.min(1, Math.max(0, index / (frames - 1)));
  const start = Math.min(MOST_START, START_SECONDS / seconds);
  const settle = Math.min(MOST_SETTLE, SETTLE_SECONDS / seconds);
  const speed = 1 / (1 - start / 2 - settle / 2);
  if (time < start) return speed * start * ramp(time / start);
  if (time > 1 - settle) return 1 - speed * settle * ramp((1 - time) / settle);
  return speed * (time - start / 2);
}

/** The way gone while speed rises from 0 to 1 as 3s²-2s³. */
function ramp(s: number): number {
  return s * s * s * (1 - s / 2);
}

/** 0 below `from`, 1 above `to`, smooth between. */
export function smoothstep(from: number, to: number, value: number): number {
  const s = Math.min(1, Math.max(0, (value - from) / (to - from)));
  return s * s * (3 - 2 * s);
}
