/** Where each block of a picture is found in another one: block matching from coarse to fine, to a fraction of a pixel. */

import { BLOCK, type Plane, type Planes } from "./planes";

export interface Flow {
  readonly columns: number;
  readonly rows: number;
  /** For each block, how far from its own place it is found in the other picture, in working pixels. */
  readonly x: Float32Array;
  readonly y: Float32Array;
  /** Mean absolute difference, in code values: where it is found, and at its own place. */
  readonly matched: Float32Array;
  readonly unmoved: Float32Array;
}

/** At a quarter of the working size, so four times as far there. */
const FARTHEST = 8;
/** A vector must beat the one its neighbourhood expects by this many code values a pixel, or flat areas would wander. */
const RELUCTANCE = 0.12;

/** `from` and `to` are of one size. */
export function flowBetween(from: Planes, to: Planes): Flow {
  let coarser: Level | undefined;
  for (const at of [2, 1, 0] as const) coarser = matchLevel(from.luma[at], to.luma[at], coarser);
  const { columns, rows } = from.blocks;
  if (coarser === undefined || coarser.columns !== columns || coarser.rows !== rows) {
    throw new Error("The blocks of a level are not those of its picture");
  }
  return refined(from.luma[0], to.luma[0], coarser);
}

interface Level {
  readonly columns: number;
  readonly rows: number;
  readonly x: Int16Array;
  readonly y: Int16Array;
}

function matchLevel(from: Plane, to: Plane, coarser: Level | undefined): Level {
  const columns = Math.max(1, Math.floor(from.width / BLOCK));
  const rows = Math.max(1, Math.floor(from.height / BLOCK));
  const level = { columns, rows, x: new Int16Array(columns * rows), y: new Int16Array(columns * rows) };
  const search = new Search(from, to);
  for (let row = 0; row < rows; row++) {
    for (let column = 0; column < columns; column++) {
      const index = row * columns + column;
      search.begin(column * BLOCK, row * BLOCK);
      if (coarser === undefined) {
        search.around(0, 0, FARTHEST);
      } else {
        // A block's parent, and the parents beside it, since a coarse block may straddle two movements.
        const parentRow = Math.min(coarser.rows - 1, row >> 1);
        const parentColumn = Math.min(coarser.columns - 1, column >> 1);
        for (let down = -1; down <= 1; down++) {
          for (let across = -1; across <= 1; across++) {
            if (down !== 0 && across !== 0) continue;
            const otherRow = parentRow + down;
            const otherColumn = parentColumn + across;
            if (otherRow < 0 || otherRow >= coarser.rows || otherColumn < 0 || otherColumn >= coarser.columns) continue;
            const parent = otherRow * coarser.columns + otherColumn;
            search.at(2 * (coarser.x[parent] ?? 0), 2 * (coarser.y[parent] ?? 0));
          }
        }
        if (column > 0) search.at(level.x[index - 1] ?? 0, level.y[index - 1] ?? 0);
        if (row > 0) search.at(level.x[index - columns] ?? 0, level.y[index - columns] ?? 0);
        const [x, y] = [search.bestX, search.bestY];
        search.around(x, y, 1);
        if (search.bestX !== x || search.bestY !== y) search.around(search.bestX, search.bestY, 1);
      }
      level.x[index] = search.bestX;
      level.y[index] = search.bestY;
    }
  }
  return level;
}

/** One block's best place so far. */
class Search {
  bestX = 0;
  bestY = 0;
  private best = 0;
  private left = 0;
  private top = 0;
  private readonly from: Plane;
  private readonly to: Plane;

  constructor(from: Plane, to: Plane) {
    this.from = from;
    this.to = to;
  }

  begin(left: number, top: number): void {
    this.left = left;
    this.top = top;
    this.bestX = 0;
    this.bestY = 0;
    this.best = this.cost(0, 0, Infinity);
  }

  at(x: number, y: number): void {
    if (x === this.bestX && y === this.bestY) return;
    const limit = this.best - RELUCTANCE * BLOCK * BLOCK;
    const cost = this.cost(x, y, limit);
    if (cost >= limit) return;
    this.best = cost + RELUCTANCE * BLOCK * BLOCK;
    this.bestX = x;
    this.bestY = y;
  }

  around(x: number, y: number, reach: number): void {
    for (let down = -reach; down <= reach; down++) {
      for (let across = -reach; across <= reach; across++) this.at(x + across, y + down);
    }
  }

  /** Infinity beyond the picture's edge. */
  cost(x: number, y: number, limit: number): number {
    const { from, to, left, top } = this;
    const { width, height } = from;
    if (left + x < 0 || top + y < 0 || left + x + BLOCK > width || top + y + BLOCK > height) return Infinity;
    return differenceAt(from.data, to.data, width, top * width + left, (top + y) * width + left + x, limit);
  }
}

/** Sum of absolute differences of two blocks; gives up beyond `limit`. */
function differenceAt(a: Uint8Array, b: Uint8Array, width: number, one: number, other: number, limit: number): number {
  let sum = 0;
  for (let row = 0; row < BLOCK && sum < limit; row++, one += width, other += width) {
    for (let x = 0; x < BLOCK; x++) sum += Math.abs((a[one + x] ?? 0) - (b[other + x] ?? 0));
  }
  return sum;
}

function refined(from: Plane, to: Plane, level: Level): Flow {
  const { columns, rows } = level;
  const blocks = columns * rows;
  const flow = {
    columns,
    rows,
    x: new Float32Array(blocks),
    y: new Float32Array(blocks),
    matched: new Float32Array(blocks),
    unmoved: new Float32Array(blocks),
  };
  const search = new Search(from, to);
  const pixels = BLOCK * BLOCK;
  for (let index = 0; index < blocks; index++) {
    search.begin((index % columns) * BLOCK, Math.floor(index / columns) * BLOCK);
    const x = level.x[index] ?? 0;
    const y = level.y[index] ?? 0;
    const here = search.cost(x, y, Infinity);
    flow.x[index] = x + peak(search.cost(x - 1, y, Infinity), here, search.cost(x + 1, y, Infinity));
    flow.y[index] = y + peak(search.cost(x, y - 1, Infinity), here, search.cost(x, y + 1, Infinity));
    flow.matched[index] = here / pixels;
    flow.unmoved[index] = search.cost(0, 0, Infinity) / pixels;
  }
  return flow;
}

/**
 * Absolute differences rise in straight lines from where they are least: the lines' crossing, −½ to ½. What is left
 * `here` bounds it, or unlike slopes on both sides would move what stands still.
 */
function peak(before: number, here: number, after: number): number {
  const slope = Math.max(before, after) - here;
  if (!Number.isFinite(slope) || slope <= 0) return 0;
  const most = Math.min(0.5, here / slope);
  return Math.max(-most, Math.min(most, (before - after) / (2 * slope)));
}
