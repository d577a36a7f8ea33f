/**
 * Who goes through a picture: everybody who is named, each kind in ranks of its own. They are all beside the frame at
 * first, and go so fast and so far off that the shot sees them. Metres; the camera looks along -z at where they go.
 */

import { Group } from "three";
import type { Subject } from "../../../core/staging";
import type { Actor } from "./set/kit";
import { pointsOf } from "./set/measured";
import { TRACK } from "./set/track";

export interface Parade {
  readonly group: Group;
  /** What the frame shows from top to bottom where they go; how far that is from the camera. */
  readonly tall: number;
  readonly distance: number;
  /** Where their feet are, from the top of the frame: 0 … 1. */
  readonly foot: number;
  /** Everybody where they are at `seconds` from the first frame. */
  at(seconds: number): void;
}

export const LENS_DEGREES = 24;
const HALF_LENS = Math.tan((LENS_DEGREES * Math.PI) / 360);

/** A person is this share of the frame's height, and everyone else to their scale, but no higher than the other. */
const PERSON_SHARE = 0.5;
const HIGHEST_SHARE = 0.56;
const PERSON_METRES = 1.75;

/** Whoever flies does so over the heads: this share of the frame's height over the feet of the others. */
const FLIES_AT = 0.6;

/** Nearly from the side: a face is seen, or a flank. Radians from the camera's direction. */
const ASIDE = 1.4;

/** Who is longer than this share of the frame's width is not waited for until all of them is in it. */
const ARRIVED = 0.85;

/** Of their own speed, where legs show it and where wheels or wings do. */
const LEGS = { least: 0.8, most: 1.6 } as const;
const OTHERS = { least: 0.5, most: Infinity } as const;

/** Whose own speeds are not further apart go together. */
const TOGETHER = 0.6;

/** Of what has no speed of its own. */
const STROLL = 1.4;

/** A kind, and how it goes. */
interface Troop {
  readonly actors: readonly Marcher[];
  readonly way: -1 | 1;
  /** Metres a second: by itself, and in this shot. */
  readonly own: number;
  readonly speed: number;
  readonly long: number;
  /** Where it is at first, along its way; 0 is the middle of the frame. */
  readonly start: number;
  /** Seconds for which it is not there yet. */
  readonly wait: number;
}

interface Marcher {
  readonly actor: Actor;
  readonly subject: Subject;
  readonly size: Size;
  /** Behind the first of its troop, and further from the camera than the first of all. */
  readonly back: number;
  readonly deep: number;
}

/** Along its own axis, across it and upwards. */
interface Size {
  readonly front: number;
  readonly tail: number;
  readonly half: number;
  readonly low: number;
  readonly high: number;
}

/**
 * @param cast everybody, who was named first before the others.
 * @param open the way of those for whom the words leave it open: 1 is to the right.
 */
export function paradeOf(
  cast: readonly (Actor & { readonly subject: Subject })[],
  aspect: number,
  seconds: number,
  open: -1 | 1,
): Parade {
  const troops = new Map<Subject, { readonly actor: Actor; readonly subject: Subject; readonly size: Size }[]>();
  for (const { subject, ...actor } of cast) {
    const one = { actor, subject, size: sizeOf(actor, flies(actor, subject)) };
    troops.set(subject, [...(troops.get(subject) ?? []), one]);
  }
  const highest = Math.max(...[...troops.values()].flat().map(({ size }) => size.high - size.low));
  const tall = Math.max(PERSON_METRES / PERSON_SHARE, highest / HIGHEST_SHARE);
  const frame = { aspect, tall, distance: tall / 2 / HALF_LENS };
  const group = new Group();
  let deep = 0;
  // Who is small goes before who is large; under who flies there is room.
  const inOrder = [...troops.values()].sort((a, b) => heightOf(a) - heightOf(b));
  const all = inOrder.map((members) => {
    const ranked = inRanks(members, deep);
    const onFoot = ranked.filter(({ actor, subject }) => !flies(actor, subject));
    deep = Math.max(deep, ...onFoot.map((one) => one.deep + 2 * one.size.half + 0.4));
    for (const { actor } of ranked) group.add(actor.group);
    return troopOf(ranked, frame, seconds, open);
  });
  const lead = all.find(({ actors }) => actors[0]?.subject === cast[0]?.subject);
  const together = all.map((one) =>
    lead !== undefined && one !== lead && keepsUp(one, lead) ? atHeel(one, lead) : one,
  );
  const at = (time: number): void => {
    for (const troop of together) for (const one of troop.actors) put(one, troop, frame.tall, time, seconds);
  };
  // Large things are far away, and what is far stands higher in the picture.
  const foot = 0.66 + (0.22 * PERSON_METRES) / PERSON_SHARE / tall;
  return { group, tall, distance: frame.distance, foot, at };
}

function heightOf(members: readonly { readonly size: Size }[]): number {
  return Math.max(...members.map(({ size }) => size.high - size.low));
}

function keepsUp({ own, way }: Troop, lead: Troop): boolean {
  const hurry = lead.speed / own;
  return way === lead.way && hurry > TOGETHER && hurry < 1 / TOGETHER;
}

/** Whoever goes with somebody keeps their pace, and does not hide their legs. */
function atHeel(one: Troop, { speed, wait, long }: Troop): Troop {
  return { ...one, speed, wait, start: one.start - Math.min(1.2, long + 0.2) };
}

function flies({ isAloft }: Actor, { kind }: Subject): boolean {
  return isAloft === true || kind === "bird";
}

/** What is solid of it: no track, no wake and no shadow. */
function sizeOf(actor: Actor, isAloft: boolean): Size {
  const { group, update } = actor;
  group.getObjectByName(TRACK)?.removeFromParent();
  update(0, 0);
  let [front, tail, half, low, high] = [0.1, -0.1, 0.1, Infinity, 0.1];
  for (const { x, y, z } of pointsOf(group, -Infinity, Infinity)) {
    [front, tail, half] = [Math.max(front, z), Math.min(tail, z), Math.max(half, Math.abs(x))];
    [low, high] = [Math.min(low, y), Math.max(high, y)];
  }
  // Feet are on the ground, and a keel is under water.
  return { front, tail, half, low: isAloft ? low : (actor.lift ?? 0), high };
}

/** Two abreast; many in ranks that are not as deep as they are long. */
function inRanks(members: readonly Omit<Marcher, "back" | "deep">[], deep: number): readonly Marcher[] {
  const abreast = members.length < 3 ? members.length : Math.max(2, Math.round(Math.sqrt(members.length * 0.8)));
  const half = Math.max(...members.map(({ size }) => size.half));
  const long = Math.max(...members.map(({ size }) => size.front - size.tail));
  return members.map((one, i) => {
    const [rank, file] = [Math.floor(i / abreast), i % abreast];
    // Nobody marches: each file is a little behind the one before it.
    const late = (file * 0.37 + rank * 0.13) % 1;
    return { ...one, back: (rank + 0.6 * late) * (long + 0.45), deep: deep + file * (2 * half + 0.3) };
  });
}

interface Frame {
  readonly aspect: number;
  readonly tall: number;
  readonly distance: number;
}

function troopOf(actors: readonly Marcher[], { aspect, distance, tall }: Frame, seconds: number, open: -1 | 1): Troop {
  const heading = actors[0]?.subject.heading;
  const way = heading === "left" ? -1 : heading === "right" ? 1 : open;
  const wide = HALF_LENS * aspect;
  const [aside, nearer] = [Math.sin(ASIDE), Math.cos(ASIDE)];
  // The edge of the frame is a plane through the camera: each corner is beside it until so far from the middle.
  let start = Infinity;
  for (const { size, back, deep } of actors) {
    for (const along of [size.tail, size.front]) {
      for (const across of [-size.half, size.half]) {
        const x = aside * (along - back) + nearer * across;
        const z = nearer * (along - back) - aside * across - deep;
        start = Math.min(start, -(x + wide * (distance - z)) / (aside - wide * nearer));
      }
    }
  }
  const front = Math.max(...actors.map(({ size, back }) => size.front - back));
  const tail = Math.min(...actors.map(({ size, back }) => size.tail - back));
  const middle = -(front + tail) / 2;
  const arrive = Math.min(middle - start, ARRIVED * tall * aspect);
  const away = wide * distance - tail - start;
  const given = actors[0]?.actor.speed ?? 0;
  const own = given > 0 ? given : STROLL;
  const kind = actors[0]?.subject.kind;
  const { least, most } = kind === "person" || kind === "dog" ? LEGS : OTHERS;
  const speed = Math.min(own * most, Math.max(arrive / seconds, Math.min(own, Math.max(own * least, away / seconds))));
  // Who is gone long before the end comes a little later.
  const wait = Math.max(0, 0.4 * (seconds - away / speed));
  return { actors, way, own, speed, long: front - tail, start: start - 0.005 * tall, wait };
}

function put(
  { actor, subject, size, back, deep }: Marcher,
  troop: Troop,
  tall: number,
  time: number,
  whole: number,
): void {
  const { way, own, speed, start, wait } = troop;
  actor.update(time, Math.min(1, time / whole), speed / own);
  const along = start + speed * Math.max(0, time - wait) - back;
  const up = flies(actor, subject) ? FLIES_AT * tall - size.low + 0.25 * deep : -size.low;
  actor.group.rotation.y = way * ASIDE;
  actor.group.position.set(way * Math.sin(ASIDE) * along, up, Math.cos(ASIDE) * along - deep);
}
