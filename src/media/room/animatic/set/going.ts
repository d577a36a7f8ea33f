/** How far whoever travels may go in a shot: within the frame of a camera that stays, and within the walls. */

import { MathUtils } from "three";
import type { FromText, Place, ShotSize, Subject } from "../../../../core/staging";
import type { FrameSize } from "../../../../core/sequence";
import { roomOf, type Spot } from "./arrangement";
import { distanceOf } from "./camera";
import { goesAlong } from "./keeping";
import { tangentOf } from "./lens";
import { TRAITS } from "./traits";

/**
 * Metres in the whole shot. A near camera that stays where it is would see a coat pass by and then nothing: there people
 * take their time, as actors are asked to.
 */
export function longestWay(staging: FromText, height: number, size: FrameSize, heading: number): number {
  const main = staging.subjects[0];
  const { move, size: shotSize, angle } = staging.camera;
  if (main === undefined) return Infinity;
  const within = main.kind === "train" ? Infinity : wayWithin(staging.place, main, { x: 0, z: 0, heading });
  if (goesAlong(move)) return within;
  const share = main.kind === "person" ? SHARES_OF_PEOPLE[shotSize] : SHARES_OF_THINGS[shotSize];
  const seen = distanceOf(staging, height, size) * 2 * tangentOf(staging.camera.lens, size);
  const aspect = size.width / size.height;
  // From the top the way up and down the frame is the shorter one.
  if (angle === "top") return Math.min(within, Math.min(share, 0.4) * seen * Math.min(1, aspect));
  return Math.min(within, share * seen * Math.max(1, aspect));
}

/** Of the frame's width, at the subject. Whoever is seen whole is measured in the frame: see `buildSet`. */
const SHARES_OF_PEOPLE: Readonly<Record<ShotSize, number>> = {
  "extreme-long": 1.2,
  long: 1.2,
  full: 1.4,
  "medium-long": 0.22,
  medium: 0.18,
  "medium-close-up": 0.14,
  "close-up": 0.1,
  "extreme-close-up": 0.04,
};
const SHARES_OF_THINGS: Readonly<Record<ShotSize, number>> = {
  "extreme-long": 1.2,
  long: 0.9,
  full: 0.5,
  "medium-long": 0.34,
  medium: 0.3,
  "medium-close-up": 0.24,
  "close-up": 0.2,
  "extreme-close-up": 0.1,
};

/** Metres that can be gone through a spot, as far before it as after it, without coming through a wall or over an edge. */
export function wayWithin(place: Place, subject: Subject, { x, z, heading }: Spot): number {
  const sides = TRAITS[place].edges ?? TRAITS[place].walls;
  if (sides === undefined) return Infinity;
  const [along, across] = roomOf(subject);
  const [sin, cos] = [Math.sin(heading), Math.cos(heading)];
  // In a row of several each takes up its own room.
  const beside = subject.count > 1 ? across + 0.4 : across;
  const wide = Math.abs(sin) * along + Math.abs(cos) * beside;
  const deep = Math.abs(cos) * along + Math.abs(sin) * beside;
  const aside = Math.min(sides.right - x, x - sides.left) - wide;
  const back = Math.min(sides.front - z, z - sides.back) - deep;
  const half = Math.min(aside / Math.max(1e-6, Math.abs(sin)), back / Math.max(1e-6, Math.abs(cos)));
  return 2 * MathUtils.clamp(half, 0.05, 1e6);
}
