/** Pairs of several frames as one list, each of which still knows its frame. */

import type { Pairs } from "./correspondence";

/** Blocks of one frame are numbered below this: a working picture has some hundred. */
const BLOCKS = 65_536;

/** In the order of the frames; a block of one frame is another than that of the next. */
export function pooled(frames: readonly Pairs[]): Pairs {
  const count = frames.reduce((sum, { weight }) => sum + weight.length, 0);
  const all: Pairs = {
    take: new Float64Array(count * 3),
    reference: new Float64Array(count * 3),
    weight: new Float64Array(count),
    block: new Int32Array(count),
  };
  let at = 0;
  for (const [index, { take, reference, weight, block }] of frames.entries()) {
    all.take.set(take, at * 3);
    all.reference.set(reference, at * 3);
    all.weight.set(weight, at);
    all.block.set(
      block.map((one) => index * BLOCKS + one),
      at,
    );
    at += weight.length;
  }
  return all;
}

/** Which of the pooled frames a pair is of, from 0. */
export function frameOf({ block }: Pairs, pair: number): number {
  return Math.floor((block[pair] ?? 0) / BLOCKS);
}
