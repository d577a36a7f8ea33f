/** Where the others stand round the one the picture is about: pairs, knots of people, a dog at heel. Plain numbers. */

import type { Chance } from "../../../../core/chance";
import { isProduct, type Action, type Subject } from "../../../../core/staging";

/** On the ground, from the main subject's own place, in metres. */
interface Place {
  readonly x: number;
  readonly z: number;
}

export interface Spot extends Place {
  /** Radians; 0 is towards the camera. */
  readonly heading: number;
}

/** Nobody comes nearer to anybody. Metres between middles. */
export const ELBOW_ROOM = 0.66;

/**
 * Spots for `count` others who do the same as the main one, who faces `heading`: behind and beside, in knots of two to
 * four, never between the main one and the camera.
 * @param isTight in a room.
 */
export function companions(
  count: number,
  action: Action,
  heading: number,
  isTight: boolean,
  chance: Chance,
): readonly Spot[] {
  if (count === 0) return [];
  if (action === "talk") {
    const partner = ahead(heading, 0.98, 0);
    return [
      { ...partner, heading: heading + Math.PI },
      ...knots(count - 1, heading, [{ x: 0, z: 0 }, partner], isTight, chance, true),
    ];
  }
  if (action === "sit") return seated(count, heading);
  if (count === 1) {
    const side = heading === 0 ? chance.pick([-1, 1]) : Math.sign(heading);
    const beside = ahead(heading, action === "stand" ? -0.12 : -0.2, side * 0.78);
    const toEachOther = action === "stand" ? -side * 0.35 : 0;
    return [{ ...beside, heading: heading + toEachOther }];
  }
  return knots(count, heading, [{ x: 0, z: 0 }], isTight, chance, action === "stand" || action === "turn");
}

/** That far ahead of who faces `heading`, and to its left. */
function ahead(heading: number, forward: number, left: number): Place {
  return {
    x: Math.sin(heading) * forward + Math.cos(heading) * left,
    z: Math.cos(heading) * forward - Math.sin(heading) * left,
  };
}

/** A shallow bow of chairs, each a little turned to the middle. */
function seated(count: number, heading: number): readonly Spot[] {
  return Array.from({ length: count }, (_, i) => {
    const rank = Math.ceil((i + 1) / 2) * (i % 2 === 0 ? 1 : -1);
    const row = Math.abs(rank) > 4 ? 1 : 0;
    const place = ahead(heading, -0.05 * rank * rank - row * 0.9, rank * 0.86);
    return { ...place, heading: heading - rank * 0.1 };
  });
}

function knots(
  count: number,
  heading: number,
  taken: readonly Place[],
  isTight: boolean,
  chance: Chance,
  faceIn: boolean,
): readonly Spot[] {
  const all: Place[] = [...taken];
  const spots: Spot[] = [];
  const wide = isTight ? 1.9 : 1.5 + 0.62 * Math.sqrt(count);
  const deep = isTight ? 1.9 : 1.6 + 0.85 * Math.sqrt(count);
  let reach = 1;
  while (spots.length < count) {
    const members = Math.min(count - spots.length, chance.pick([1, 2, 2, 3, 4]));
    const centre = centreOf(all, wide * reach, deep * reach, members, chance);
    const round = members === 1 ? 0 : 0.39 / Math.sin(Math.PI / members);
    const turn = chance.between(0, Math.PI * 2);
    for (let i = 0; i < members; i++) {
      const angle = turn + ((i + chance.between(-0.12, 0.12)) / members) * Math.PI * 2;
      const place = { x: centre.x + Math.sin(angle) * round, z: centre.z + Math.cos(angle) * round };
      if (!isFree(place, all)) continue;
      all.push(place);
      const own = chance.between(-0.3, 0.3);
      spots.push({
        ...place,
        heading: faceIn && members > 1 ? angle + Math.PI + own : heading + own * (faceIn ? 3 : 0.4),
      });
    }
    // Where there is no room left, the crowd spreads.
    reach *= 1.08;
  }
  return spots;
}

/** The emptiest of some places behind the main one. */
function centreOf(all: readonly Place[], wide: number, deep: number, members: number, chance: Chance): Place {
  let best = { x: wide, z: -deep };
  let most = -Infinity;
  for (let i = 0; i < 9; i++) {
    const back = chance.next();
    const place = { x: chance.between(-1, 1) * wide * (0.65 + 0.75 * back), z: -0.5 - back * deep };
    const room = Math.min(...all.map((one) => Math.hypot(one.x - place.x, one.z - place.z)));
    // Near the front before the far back: a crowd stands together.
    const worth = Math.min(room, 1.15 + members * 0.12) - 0.14 * Math.hypot(place.x, place.z);
    if (worth > most) [best, most] = [place, worth];
  }
  return best;
}

function isFree(place: Place, all: readonly Place[]): boolean {
  const hidesMain = place.z > -0.25 && Math.abs(place.x) < 0.85;
  return !hidesMain && all.every((one) => Math.hypot(one.x - place.x, one.z - place.z) >= ELBOW_ROOM);
}

/** Half of what a subject takes up, along the way that it faces and across it. Metres. */
export function roomOf(subject: Subject): readonly [along: number, across: number] {
  switch (subject.kind) {
    case "person":
      return [0.35, 0.35];
    case "dog":
      return [0.6, 0.22];
    case "bird":
      return [0.4, 0.7];
    case "car":
      return [2.3, 0.95];
    case "train":
      return [14, 1.7];
    case "boat":
      return [3.2, 1.2];
    case "tree":
      return [1, 1];
    case "bottle":
    case "box":
    case "phone":
    case "cup":
      return [0.5, 0.5];
    case "block-out":
      return [subject.extent.deep / 2, subject.extent.wide / 2];
  }
}

/** Where another kind of subject is: what is larger stands behind, a companion beside, on the side that the camera sees. */
export function beside(main: Subject, other: Subject, heading: number, chance: Chance): Spot {
  // Of another age, and still one of two who talk.
  if (main.action === "talk" && other.action === "talk")
    return { ...ahead(heading, 0.98, 0), heading: heading + Math.PI };
  const [[own, across], [along, wide]] = [roomOf(main), roomOf(other)];
  const side = Math.abs(Math.sin(heading)) < 0.15 ? chance.pick([-1, 1]) : -Math.sign(Math.sin(heading));
  if (along > own * 1.6 && other.kind !== "dog") {
    const back = along * 0.75 + own + wide;
    // A trunk is not to grow out of a head.
    const aside = other.kind === "tree" ? across + wide * 1.1 : along * 0.35;
    return { x: side * aside, z: -back, heading: side * chance.between(1.1, 1.45) };
  }
  if (isProduct(main.kind)) return { x: side * 0.55, z: -0.85, heading: -side * 0.2 };
  // Doors open between two cars.
  const gap = other.kind === "bird" || (other.kind === "car" && main.kind === "car") ? 0.9 : 0.16;
  const forward = main.kind === "car" ? 0.35 : main.kind === "person" ? 0.12 : 0;
  const follows = other.kind === "person" && main.action !== "travel" ? side * 0.45 : 0;
  return { ...ahead(heading, forward, side * (across + wide + gap)), heading: heading + follows };
}
