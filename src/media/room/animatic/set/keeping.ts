/** Whether the subject is in the frame while the camera moves, and what gives way when it would leave it. */

import { isProduct, type FromText, type Move } from "../../../../core/staging";
import type { Vector3 } from "three";

/** What of a subject is to stay inside: all of it, the head of who is cut, or the middle of what fills the frame. */
type Kept = "whole" | "head" | "middle";

/** @param size how large it is drawn: see `Framing.size`. */
export function keptOf({ subjects }: FromText, size: number): Kept {
  const kind = subjects[0]?.kind;
  if (size <= 1) return kind === "train" ? "middle" : "whole";
  return (kind === "person" || kind === "dog" || kind === "bird") && size < 6 ? "head" : "middle";
}

/** From the crown down, in metres: what is kept of somebody who is cut. Of a small animal it is a share of its height. */
const HEAD = 0.24;
const SMALL_HEAD = 0.36;
/** How near to the edges of the frame it may come; 1 is the edge. */
const EDGES: Readonly<Record<Kept, number>> = { whole: 0.97, head: 0.95, middle: 0.34 };

/** What of `points` is to stay inside, in metres of the world. */
export function keptPoints(kept: Kept, points: readonly Vector3[]): readonly Vector3[] {
  if (kept === "whole" || points.length === 0) return points;
  const top = points.reduce((most, { y }) => Math.max(most, y), -Infinity);
  const foot = points.reduce((least, { y }) => Math.min(least, y), Infinity);
  if (kept === "head") return points.filter(({ y }) => y > top - Math.min(HEAD, (top - foot) * SMALL_HEAD));
  const [first, ...others] = points;
  if (first === undefined) return [];
  const middle = first.clone();
  for (const point of others) middle.add(point);
  return [middle.divideScalar(points.length)];
}

/** How far the points stick out of the frame at most: 0 inside, 1 half a frame outside. */
export function outside(
  kept: Kept,
  points: readonly Vector3[],
  project: (point: Vector3) => Vector3 | undefined,
): number {
  return points.reduce((most, point) => {
    const at = project(point);
    if (at === undefined) return Math.max(most, 4);
    return Math.max(most, Math.max(Math.abs(at.x), Math.abs(at.y)) - EDGES[kept]);
  }, 0);
}

/** Shares of the shot at which the subject is looked for. A head that turns may begin off it. */
export function momentsOf(move: Move): readonly number[] {
  switch (move) {
    case "pan-left":
    case "pan-right":
    case "tilt-up":
    case "tilt-down":
      return [0.5, 1];
    case "whip-pan":
      return [0.6, 1];
    default:
      return [0, 0.25, 0.5, 0.75, 1];
  }
}

/** How a move is carried out: share of the subject's way that the camera goes along, share of its own way that is left. */
export interface Way {
  readonly along: number;
  readonly reach: number;
}

/** From the one that is wished to the one that is safest. A camera on a tripod cannot go along. */
export function waysOf(move: Move, along: number, { subjects }: FromText): readonly Way[] {
  const shorter = [0.8, 0.6, 0.42, 0.25, 0.12];
  const ways: Way[] = [{ along, reach: 1 }];
  if (onWheels(move)) for (const more of [0.5, 0.75, 1]) if (more > along) ways.push({ along: more, reach: 1 });
  const main = subjects[0];
  for (const reach of shorter) ways.push({ along, reach });
  // A product on its table has nowhere to go.
  if (onWheels(move) && main !== undefined && !isProduct(main.kind) && along < 1) {
    for (const reach of shorter) ways.push({ along: 1, reach });
  }
  return ways;
}

/** Whether the camera goes along with whoever travels, however far. */
export function goesAlong(move: Move): boolean {
  return move === "follow" || move === "handheld" || move === "orbit";
}

function onWheels(move: Move): boolean {
  switch (move) {
    case "truck-left":
    case "truck-right":
    case "push-in":
    case "pull-out":
    case "crane-up":
    case "crane-down":
    case "pedestal-up":
    case "pedestal-down":
    case "orbit":
    case "handheld":
    case "follow":
      return true;
    case "static":
    case "pan-left":
    case "pan-right":
    case "whip-pan":
    case "tilt-up":
    case "tilt-down":
    case "zoom-in":
    case "zoom-out":
      return false;
  }
}
