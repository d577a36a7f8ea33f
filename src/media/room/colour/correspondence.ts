/** What two pictures have in common: the whole picture, some places, or nothing that can be found. */

import type { Correspondence } from "../../../core/match";
import { ALIKE, HALF, hasTexture, likeness, likest, patchesOf, STEP, type Patches, type Spot } from "./patches";
import { sampleAt, type Reduced } from "./reduced";

/** Patches; fewer say nothing. */
const LEAST_TEXTURE = 12;
/** Of the patches with texture, how many must be found at one common shift. */
const SAME_PICTURE = 0.5;
/** How far that shift may go, as a share of the width. */
const FARTHEST = 0.08;
/** Places that must be found again in company; other shots of one scene came to 9 of them by chance, never more. */
const LEAST_PLACES = 24;
/** Patches looked for at most: every second, third … where there are more. */
const MOST_PATCHES = 800;

/** Colours of the take beside those of the reference at the same places. */
export interface Pairs {
  /** Code values, 0 to 1, three a pair. */
  readonly take: Float64Array;
  readonly reference: Float64Array;
  /** 0 to 1: low at edges, where a fraction of a pixel is another colour. */
  readonly weight: Float64Array;
  /** Which block of the picture each comes from: neighbours are no independent witnesses. */
  readonly block: Int32Array;
}

export interface Corresponding {
  readonly correspondence: Correspondence;
  readonly pairs: Pairs;
}

/** Undefined: nothing in common was found. That is not to say that there is nothing. */
export function corresponding(reference: Reduced, take: Reduced): Corresponding | undefined {
  const inTake = patchesOf(take);
  if (inTake.spots.length < LEAST_TEXTURE) return undefined;
  const inReference = patchesOf(reference);
  return samePicture(reference, take, inReference, inTake) ?? samePlaces(reference, take, inReference, inTake);
}

function samePicture(
  reference: Reduced,
  take: Reduced,
  inReference: Patches,
  inTake: Patches,
): Corresponding | undefined {
  const reach = Math.max(1, Math.round(take.width * FARTHEST));
  const some = thinned(inTake.spots, MOST_PATCHES);
  /** Mean of what is alike, and how many are, of those that lie inside. */
  const at = (dx: number, dy: number): { readonly score: number; readonly shared: number } => {
    let score = 0;
    let alike = 0;
    let inside = 0;
    for (const { x, y } of some) {
      if (x + dx < 0 || y + dy < 0 || x + dx >= inReference.across || y + dy >= inReference.down) continue;
      inside += 1;
      const found = likeness(inTake, y * inTake.across + x, inReference, (y + dy) * inReference.across + x + dx);
      score += Math.max(0, found);
      if (found > ALIKE) alike += 1;
    }
    return inside < LEAST_TEXTURE || inside < some.length / 2
      ? { score: 0, shared: 0 }
      : { score: score / inside, shared: alike / inside };
  };
  let best = { x: 0, y: 0, score: -1, shared: 0 };
  for (let dy = -reach; dy <= reach; dy++) {
    for (let dx = -reach; dx <= reach; dx++) {
      const found = at(dx, dy);
      if (found.score > best.score) best = { x: dx, y: dy, ...found };
    }
  }
  if (best.shared < SAME_PICTURE) return undefined;
  const x = best.x + peakOf(at(best.x - 1, best.y).score, best.score, at(best.x + 1, best.y).score);
  const y = best.y + peakOf(at(best.x, best.y - 1).score, best.score, at(best.x, best.y + 1).score);
  const places: Place[] = [];
  for (let row = 0; row < take.height; row++) {
    for (let column = 0; column < take.width; column++) {
      if (isNew(inTake, column, row, inReference, best)) continue;
      places.push({ x: column, y: row, toX: column + x, toY: row + y });
    }
  }
  const pairs = pairsAt(reference, take, places);
  return {
    correspondence: {
      kind: "same-picture",
      shift: { x: (x / take.width) * 100, y: (y / take.height) * 100 },
      shared: best.shared,
      compared: pairs.weight.length / (take.width * take.height),
    },
    pairs,
  };
}

/** Correlation below which a patch is something else. */
const OTHER = 0.5;

/** The patch around this pixel has texture here or there, and it is not the same. */
function isNew(inTake: Patches, x: number, y: number, inReference: Patches, shift: Spot): boolean {
  const at = (patches: Patches, column: number, row: number): number =>
    Math.min(patches.down - 1, Math.max(0, row - HALF)) * patches.across +
    Math.min(patches.across - 1, Math.max(0, column - HALF));
  const [here, there] = [at(inTake, x, y), at(inReference, x + shift.x, y + shift.y)];
  const plain = !hasTexture(inTake, here) && !hasTexture(inReference, there);
  return !plain && likeness(inTake, here, inReference, there) < OTHER;
}

/** Where the top of a parabola through three scores lies, from the middle one; at most half a pixel. */
function peakOf(before: number, here: number, after: number): number {
  const bend = before - 2 * here + after;
  return bend >= 0 ? 0 : Math.min(0.5, Math.max(-0.5, (before - after) / (2 * bend)));
}

/** A place of the take and where the reference has it, in working pixels. */
interface Place {
  readonly x: number;
  readonly y: number;
  readonly toX: number;
  readonly toY: number;
}

/**
 * Each patch is looked for all over the reference. It counts if looking back from there finds it again, and if at least three
 * of its neighbours went the same way: chance does neither often.
 */
function samePlaces(
  reference: Reduced,
  take: Reduced,
  inReference: Patches,
  inTake: Patches,
): Corresponding | undefined {
  const some = thinned(inTake.spots, MOST_PATCHES);
  const found: Place[] = [];
  for (const { x, y } of some) {
    const there = likest(inTake, y * inTake.across + x, inReference);
    if (there === undefined) continue;
    const back = likest(inReference, there.y * inReference.across + there.x, inTake);
    if (back === undefined || Math.abs(back.x - x) > 1 || Math.abs(back.y - y) > 1) continue;
    found.push({ x, y, toX: there.x, toY: there.y });
  }
  const apart = 2 * STEP * Math.ceil(inTake.spots.length / MOST_PATCHES);
  const places = found.filter((one) => {
    let company = 0;
    for (const other of found) {
      if (other === one || Math.abs(other.x - one.x) > apart || Math.abs(other.y - one.y) > apart) continue;
      const turn = Math.abs(other.toX - other.x - one.toX + one.x) + Math.abs(other.toY - other.y - one.toY + one.y);
      if (turn <= 3) company += 1;
    }
    return company >= 3;
  });
  if (places.length < LEAST_PLACES) return undefined;
  const inside: Place[] = [];
  for (const { x, y, toX, toY } of places) {
    for (let down = HALF - 3; down <= HALF + 3; down += 2) {
      for (let across = HALF - 3; across <= HALF + 3; across += 2) {
        inside.push({ x: x + across, y: y + down, toX: toX + across, toY: toY + down });
      }
    }
  }
  return {
    correspondence: { kind: "same-places", places: places.length, shared: places.length / some.length },
    pairs: pairsAt(reference, take, inside),
  };
}

function thinned<T>(all: readonly T[], most: number): readonly T[] {
  const every = Math.ceil(all.length / most);
  return all.filter((_, index) => index % every === 0);
}

/** Luma from one pixel to the next at which a pair counts half. */
const EDGE = 0.06;
/** Working pixels along a block's edge. */
const BLOCK = 16;

function pairsAt(reference: Reduced, take: Reduced, all: readonly Place[]): Pairs {
  const within = ({ toX, toY }: Place): boolean =>
    toX >= 0 && toY >= 0 && toX <= reference.width - 1 && toY <= reference.height - 1;
  const places = all.filter(within);
  const pairs: Pairs = {
    take: new Float64Array(places.length * 3),
    reference: new Float64Array(places.length * 3),
    weight: new Float64Array(places.length),
    block: new Int32Array(places.length),
  };
  for (const [index, { x, y, toX, toY }] of places.entries()) {
    sampleAt(take, x, y, pairs.take, index * 3);
    sampleAt(reference, toX, toY, pairs.reference, index * 3);
    const steep = Math.max(slopeAt(take, x, y), slopeAt(reference, Math.round(toX), Math.round(toY)));
    pairs.weight[index] = 1 / (1 + (steep / EDGE) ** 2);
    pairs.block[index] = Math.floor(y / BLOCK) * Math.ceil(take.width / BLOCK) + Math.floor(x / BLOCK);
  }
  return pairs;
}

function slopeAt({ width, height, luma }: Reduced, x: number, y: number): number {
  const at = (column: number, row: number): number =>
    luma[Math.min(height - 1, Math.max(0, row)) * width + Math.min(width - 1, Math.max(0, column))] ?? 0;
  return Math.hypot(at(x + 1, y) - at(x - 1, y), at(x, y + 1) - at(x, y - 1)) / 2;
}
