/** Where everybody stands, which way they face, and how far they have gone: a first assistant's floor plan. */

import { Group, Vector3 } from "three";
import { isIndoors, type Subject } from "../../../../core/staging";
import { beside, companions, type Spot } from "./arrangement";
import { buildSubject } from "./cast";
import { footprintsOf, type Footprints } from "./footprints";
import { headingOf } from "./headings";
import type { Actor, Kit, PlaceSet } from "./kit";
import { crowd } from "./person";
import { shoulderOf, type Shoulder } from "./shoulder";

export interface Blocking {
  readonly group: Group;
  /** What the picture is about; absent when nobody is there. */
  readonly main?: Actor;
  /** The ground under it, half-way through the shot. */
  readonly foot: Vector3;
  /** From the main one to whom they talk to, in metres. */
  readonly partner?: Vector3;
  /** Everybody where they are at `seconds` from the first frame. How far the main subject is from `foot` goes into `step`. */
  at(seconds: number, step: Vector3): void;
  /** From now on the main one, and all who go along with it, go at that share of their own speed. */
  slowTo(pace: number): void;
  /** Whose shoulder is looked over; absent when nobody's is. */
  readonly shoulder?: Shoulder;
}

/** Somebody of the cast, and which subject of the staging they are. */
interface Player extends Actor {
  readonly subject: Subject;
}

/** The actors of a staging, before there is ground to stand on; the main one first, then who does the same. */
export function castOf(kit: Kit): readonly Player[] {
  const before = new Map<Subject["kind"], number>();
  return kit.staging.subjects.flatMap((subject): readonly Player[] => {
    const nth = before.get(subject.kind) ?? 0;
    before.set(subject.kind, nth + 1);
    // Two groups of a kind do different things, and are of different people.
    const name = nth === 0 ? subject.kind : `${subject.kind} ${"other ".repeat(nth)}`.trim();
    const first = { ...buildSubject(kit, subject, name), subject };
    // Blocks lay out their own number.
    if (subject.kind === "block-out") return [first];
    const others =
      subject.kind === "person"
        ? crowd(kit, subject, subject.count - 1, name)
        : Array.from({ length: Math.min(MOST_OF_A_KIND, subject.count) - 1 }, (_, i) =>
            buildSubject(kit, subject, `${name} ${i + 2}`),
          );
    return [first, ...others.map((actor) => ({ ...actor, subject }))];
  });
}

/** Of what is built anew each time. */
const MOST_OF_A_KIND = 9;

interface Placed {
  readonly player: Player;
  readonly spot: Spot;
  /** How much faster than by itself it goes, to keep up with the main one. */
  readonly hurry: number;
  /** It goes where the main one goes, and as slowly. */
  readonly isAlong: boolean;
}

/** @param seconds of the whole shot: who travels is half-way through at its middle. */
export function blockingOf(kit: Kit, cast: readonly Player[], place: PlaceSet, seconds: number): Blocking {
  const group = new Group();
  const foot = new Vector3(0, place.ground(0, 0), 0);
  const main = cast[0];
  if (main === undefined) return { group, foot, at: () => undefined, slowTo: () => undefined };
  const heading = headingOf(main.subject, kit);
  const isOver = kit.staging.camera.angle === "over-the-shoulder";
  // Of two, the other is the one who is looked past; else somebody who is not named.
  const [, other] = cast;
  const listener = isOver && cast.length === 2 && other?.subject.kind === "person" ? other : undefined;
  const placed = floorPlan(
    kit,
    cast.filter((one) => one !== listener),
    main,
    heading,
  );
  for (const { player, spot } of placed) {
    player.group.rotation.y = spot.heading;
    group.add(player.group);
  }
  let slowed = 1;
  const paceOf = ({ player, hurry, isAlong }: Placed): number =>
    (player.speed ?? 0) === 0 ? 1 : hurry * (isAlong ? slowed : 1);
  const gone = (one: Placed, time: number): number => (one.player.speed ?? 0) * paceOf(one) * (time - seconds / 2);
  const trails = placed.slice(0, MOST_TRAILS).flatMap((one) => {
    const prints = trailOf(kit, one, gone(one, seconds), place);
    if (prints === undefined) return [];
    group.add(prints.mesh);
    return [(time: number) => prints.until(gone(one, time))];
  });
  const shoulder = isOver ? shoulderOf(listener ?? somebody(kit)) : undefined;
  if (shoulder) group.add(shoulder.actor.group);
  const moveTo = (one: Placed, time: number, step: Vector3): void => {
    const { player, spot } = one;
    const way = gone(one, time);
    step.set(spot.x + Math.sin(spot.heading) * way, 0, spot.z + Math.cos(spot.heading) * way);
    const [x, z] = [foot.x + step.x, foot.z + step.z];
    player.group.position.set(x, player.isLevel === true ? foot.y : place.ground(x, z), z);
  };
  const partner = placed.find(({ player }) => player !== main && player.subject.action === main.subject.action)?.spot;
  return {
    group,
    main,
    foot,
    ...(main.subject.action === "talk" && partner && { partner: new Vector3(partner.x, 0, partner.z) }),
    at: (time, step) => {
      const done = Math.min(1, time / seconds);
      for (const one of placed) {
        one.player.update(time, done, paceOf(one));
        if (one.player !== main) moveTo(one, time, step);
      }
      const [first] = placed;
      if (first) moveTo(first, time, step);
      for (const trail of trails) trail(time);
      shoulder?.actor.update(time, done);
    },
    slowTo: (pace) => (slowed = pace),
    ...(shoulder && { shoulder }),
  };
}

/** What those leave behind who are nearest; of a crowd nobody could tell the rest apart. */
const MOST_TRAILS = 3;

/** Prints in soft ground. @param most metres that it goes after the middle of its way. */
function trailOf(kit: Kit, { player, spot }: Placed, most: number, place: PlaceSet): Footprints | undefined {
  const tall = player.subject.kind === "person" ? GROWN : player.height;
  return footprintsOf(kit, player.subject.kind, spot, player.height / tall, most, place);
}

/** Metres. */
const GROWN = 1.75;

function floorPlan(kit: Kit, cast: readonly Player[], main: Player, heading: number): readonly Placed[] {
  const { staging, chance } = kit;
  const alike = cast.filter(({ subject }) => subject === main.subject).length - 1;
  const isTight = isIndoors(staging.place);
  const spread = main.subject.kind === "person" ? 1 : SPREADS[main.subject.kind];
  const spots = companions(alike, main.subject.action, heading, isTight && spread === 1, chance("companions"));
  const others = new Map<Subject["kind"] | "talk", number>();
  return cast.map((player, i) => {
    if (player === main) return { player, spot: { x: 0, z: 0, heading }, hurry: 1, isAlong: true };
    const spot = spots[i - 1];
    if (player.subject === main.subject && spot !== undefined) {
      return {
        player,
        spot: { x: spot.x * spread, z: spot.z * spread, heading: spot.heading },
        hurry: 1,
        isAlong: true,
      };
    }
    const at = beside(main.subject, player.subject, heading, chance(`beside ${player.subject.kind}`));
    // The second and third of a kind stand on behind the first, whatever they do; those who are talked to make a row of their own.
    const isTalk = main.subject.action === "talk" && player.subject.action === "talk";
    const row = isTalk ? "talk" : player.subject.kind;
    const nth = others.get(row) ?? 0;
    others.set(row, nth + 1);
    const further = { ...at, x: at.x + nth * 0.35, z: at.z - nth * 0.95 * SPREADS[player.subject.kind] };
    const [pace, own] = [main.speed ?? 0, player.speed ?? 0];
    return { player, spot: further, hurry: pace > 0 && own > 0 && pace < 3.2 ? pace / own : 1, isAlong: pace > 0 };
  });
}

/** How much further apart than people they stand. */
const SPREADS: Readonly<Record<Subject["kind"], number>> = {
  person: 1,
  dog: 1.5,
  bird: 1.9,
  car: 6.2,
  train: 5,
  boat: 8,
  tree: 5,
  bottle: 1.5,
  box: 1.5,
  phone: 1.5,
  cup: 1.5,
  "block-out": 3,
};

/** A man: short hair leaves ear, neck and shoulder to be seen. */
function somebody(kit: Kit): Actor {
  return buildSubject(kit, { kind: "person", count: 1, action: "stand", who: ["man"] }, "shoulder");
}
