/** Optical flow between two luma planes, by matching blocks, and the one movement of a camera that explains most of it. */

export interface Luma {
  readonly width: number;
  readonly height: number;
  /** Row by row. */
  readonly samples: Uint8Array;
}

/** Pixels of the first plane at the middle of a block, and how far the block has gone in the second. */
interface Gone {
  readonly x: number;
  readonly y: number;
  readonly dx: number;
  readonly dy: number;
}

const BLOCK = 12;
const STEP = 8;
/** A block whose samples differ by less than this from their mean, in code values, shows nothing to follow. */
const TEXTURE = 0.9;
/** How much better the best place must be than places two pixels away from it. */
const CLEAR = 1.12;

/** @param reach most pixels that anything is looked for. */
export function flowOf(from: Luma, to: Luma, reach: number): readonly Gone[] {
  const found: Gone[] = [];
  for (let top = reach; top + BLOCK + reach <= from.height; top += STEP) {
    for (let left = reach; left + BLOCK + reach <= from.width; left += STEP) {
      if (textureOf(from, left, top) < TEXTURE) continue;
      const gone = follow(from, to, left, top, reach);
      if (gone) found.push({ x: left + BLOCK / 2, y: top + BLOCK / 2, ...gone });
    }
  }
  return found;
}

/** The smaller of the mean steps along and down: an edge alone tells of one direction only. */
function textureOf({ samples, width }: Luma, left: number, top: number): number {
  let [across, down] = [0, 0];
  for (let y = top; y < top + BLOCK; y++) {
    for (let x = left; x < left + BLOCK; x++) {
      const at = y * width + x;
      const here = samples[at] ?? 0;
      across += Math.abs((samples[at + 1] ?? here) - here);
      down += Math.abs((samples[at + width] ?? here) - here);
    }
  }
  return Math.min(across, down) / (BLOCK * BLOCK);
}

function follow(
  from: Luma,
  to: Luma,
  left: number,
  top: number,
  reach: number,
): { readonly dx: number; readonly dy: number } | undefined {
  const side = reach * 2 + 1;
  const costs = new Float64Array(side * side);
  let best = Infinity;
  let [bestX, bestY] = [0, 0];
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      const cost = costOf(from, to, left, top, dx, dy);
      costs[(dy + reach) * side + dx + reach] = cost;
      if (cost < best) [best, bestX, bestY] = [cost, dx, dy];
    }
  }
  if (Math.abs(bestX) === reach || Math.abs(bestY) === reach) return undefined;
  const at = (dx: number, dy: number): number => costs[(dy + reach) * side + dx + reach] ?? Infinity;
  let second = Infinity;
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      if (Math.abs(dx - bestX) > 2 || Math.abs(dy - bestY) > 2) second = Math.min(second, at(dx, dy));
    }
  }
  if (second < best * CLEAR + BLOCK) return undefined;
  return {
    dx: bestX + between(at(bestX - 1, bestY), best, at(bestX + 1, bestY)),
    dy: bestY + between(at(bestX, bestY - 1), best, at(bestX, bestY + 1)),
  };
}

/** Sum of absolute differences. */
function costOf(from: Luma, to: Luma, left: number, top: number, dx: number, dy: number): number {
  let sum = 0;
  for (let y = 0; y < BLOCK; y++) {
    const a = (top + y) * from.width + left;
    const b = (top + y + dy) * to.width + left + dx;
    for (let x = 0; x < BLOCK; x++) sum += Math.abs((from.samples[a + x] ?? 0) - (to.samples[b + x] ?? 0));
  }
  return sum;
}

/** Where between three costs a V has its bottom: a sum of absolute differences rises in straight lines. */
function between(before: number, best: number, after: number): number {
  const steeper = Math.max(before, after) - best;
  return steeper <= 0 ? 0 : (before - after) / (2 * steeper);
}

/** In pixels from one frame to the other: `right` and `down` of the middle, and of the frame's side edge away from it. */
export interface Movement {
  readonly right: number;
  readonly down: number;
  readonly outwards: number;
}

/** The movement and growth that most blocks share. Absent where too few could be followed. */
export function movementOf(flow: readonly Gone[], { width, height }: Luma): Movement | undefined {
  if (flow.length < 6) return undefined;
  const half = width / 2;
  let [right, down, growth] = [medianOf(flow.map(({ dx }) => dx)), medianOf(flow.map(({ dy }) => dy)), 0];
  for (let round = 0; round < 12; round++) {
    let [weights, sumX, sumY, sumDx, sumDy] = [0, 0, 0, 0, 0];
    const weighed = flow.map(({ x, y, dx, dy }) => {
      const [px, py] = [(x - half) / half, (y - height / 2) / half];
      const off = Math.hypot(dx - right - growth * px, dy - down - growth * py);
      const weight = 1 / (0.25 + off * off);
      weights += weight;
      sumX += weight * px;
      sumY += weight * py;
      sumDx += weight * dx;
      sumDy += weight * dy;
      return { px, py, dx, dy, weight };
    });
    const [midX, midY, midDx, midDy] = [sumX / weights, sumY / weights, sumDx / weights, sumDy / weights];
    let [over, under] = [0, 1e-9];
    for (const { px, py, dx, dy, weight } of weighed) {
      over += weight * ((px - midX) * (dx - midDx) + (py - midY) * (dy - midDy));
      under += weight * ((px - midX) ** 2 + (py - midY) ** 2);
    }
    growth = over / under;
    right = midDx - growth * midX;
    down = midDy - growth * midY;
  }
  return { right, down, outwards: growth };
}

export function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[sorted.length >> 1] ?? 0;
}
