/** A set, ready to be shot: place, cast, lamps, weather and camera, from a staging. */

import { FogExp2, Group, Scene, Vector3, type Object3D } from "three";
import { chanceOf, type Chance } from "../../../../core/chance";
import type { DrawingRequest } from "../../../../core/drawing";
import { isIndoors, type FromText } from "../../../../core/staging";
import { framesPerSecond } from "../../../../core/time";
import { progressAt } from "../pace";
import { blockingOf, castOf, type Blocking } from "./blocking";
import { distanceOf, LENS_OVER, shotOf, type Shot } from "./camera";
import { buildPlace } from "./cast";
import { longestWay } from "./going";
import type { Actor, Kit, PlaceSet } from "./kit";
import { blackened, lampsOf } from "./lamps";
import { hazeAt, type Light } from "./light";
import { settle } from "./settled";
import { skyOf } from "./sky";
import { pointsOf } from "./measured";
import type { Target } from "./rig";
import { weatherOf } from "./weather";

export interface BuiltSet {
  readonly scene: Scene;
  readonly shot: Shot;
  readonly place: PlaceSet;
  readonly sky: Object3D;
  /** Everybody and all that came with them. */
  readonly actors: Object3D;
  /** Whose shoulder is looked over; absent when nobody's is. */
  readonly shoulder?: Actor;
  /** The ground under the subject, half-way through. */
  readonly foot: Vector3;
  /** Absent when the picture has no subject. */
  readonly actor?: Actor;
  /** Puts everything where it is in frame `index`. */
  at(index: number): void;
}

/** How high a place is framed in which nobody stands. Metres. */
const NOBODY_HIGH = 3.2;

/** On a table other things stand beside the subject, further from its axis than so many of its heights. */
const BESIDE = 0.62;

/** @param hasGpu as the stage says: what is drawn by the processor is built coarser. */
export function buildSet(
  staging: FromText,
  light: Light,
  request: Pick<DrawingRequest, "seed" | "frames" | "rate" | "size">,
  hasGpu: boolean,
): BuiltSet {
  const seconds = request.frames / framesPerSecond(request.rate);
  const scene = new Scene();
  const chance = (name: string): Chance => chanceOf(request.seed, name);
  const open: Kit = { staging, light, sky: skyOf(light, chance("sky")), chance, hasGpu };
  scene.add(open.sky.group);
  const cast = castOf(open);
  const height = cast[0]?.height ?? NOBODY_HIGH;
  const distance = distanceOf(staging, height, request.size);
  const kit: Kit = { ...open, light: { ...light, haze: hazeAt(light, distance) } };
  if (!isIndoors(staging.place)) scene.fog = new FogExp2(kit.sky.haze, kit.light.haze);
  const last = (request.frames - 1) / framesPerSecond(request.rate);
  // A boat lies off a beach on which the camera is to stand: there the distance is measured, over water, not guessed.
  const measured = (): number => {
    const afloat = targetOf(blockingOf(kit, cast, WATER, seconds), height, WATER);
    return shotOf(staging, afloat, seconds, request.size, chance("camera"), last).distance;
  };
  const isOffShore = staging.place === "sea" && staging.subjects[0]?.kind === "boat";
  const place = buildPlace(kit, isOffShore ? measured() : distance);
  settle(kit, place.group);
  const blocking = blockingOf(kit, cast, place, seconds);
  const { foot, main } = blocking;
  if (main && staging.lighting === "silhouette") blackened(main.group);
  const target = targetOf(blocking, height, place);
  const shoot = (): Shot => shotOf(staging, target, seconds, request.size, chance("camera"), last);
  const most = main?.speed
    ? longestWay(staging, height, request.size, main.group.rotation.y) / (main.speed * seconds)
    : undefined;
  const shot = paced(blocking, most, shoot);
  shot.place(0.5, seconds / 2, new Vector3());
  blocking.shoulder?.compose(shot.camera, foot);
  const lamps = lampsOf(kit, { foot: target.foot, height, distance: shot.distance });
  const weather = weatherOf(kit, shot.camera, {
    height: (x, z) => place.ground(x, z),
    foot,
    distance: shot.distance,
  });
  scene.add(place.group, blocking.group, lamps.group, weather.group);

  const [step, stands] = [new Vector3(), new Vector3()];
  return {
    scene,
    shot,
    place,
    sky: kit.sky.group,
    actors: blocking.group,
    foot,
    ...(main && { actor: main }),
    ...(blocking.shoulder && { shoulder: blocking.shoulder.actor }),
    at: (index) => {
      // A single frame is the one that was composed.
      const { done, time } =
        request.frames < 2
          ? shot.composed
          : { done: progressAt(index, request.frames, seconds), time: index / framesPerSecond(request.rate) };
      place.update(time);
      blocking.at(time, step);
      shot.place(done, time, step);
      blocking.shoulder?.keep(shot.camera, stands.copy(foot).add(step));
      lamps.update(time, step);
      weather.update(time);
    },
  };
}

/** A sea to measure on, before there is a place. */
const WATER: PlaceSet = { group: new Group(), ground: () => 0, update: () => undefined };

/** What the camera is set up for. */
function targetOf(blocking: Blocking, height: number, place: PlaceSet): Target {
  const { foot, main } = blocking;
  const lift = main?.lift ?? 0;
  return {
    foot: foot.clone().setY(foot.y + lift),
    height,
    ...(main && { facing: main.group.rotation.y }),
    ...(main?.eyes !== undefined && { eyes: main.eyes - lift }),
    ...(main?.isAloft === true && { aloft: lift }),
    ...(main?.ahead !== undefined && { ahead: main.ahead }),
    ...(blocking.partner && { partner: blocking.partner }),
    floor: (x, z) => (place.floor ?? place.ground)(x, z) + LENS_OVER,
    seen: (time, gone) => {
      blocking.at(time, gone);
      return main
        ? pointsOf(main.group, foot.y + lift - 0.02, lift > 0 ? (main.reach ?? height * BESIDE) : Infinity)
        : [];
    },
  };
}

/** Shares of the pace that there is room for, and how often a better one is looked for. */
const SLOWEST = 0.12;
const TRIES = 3;
/** Of half a frame: how much further out is seen to be further out. */
const NOTICED = 0.02;

/**
 * Shoots whoever travels at the quickest pace at which they stay in the frame, if any does, for a camera that stays where
 * it is gives only so much room. @param most share of their own speed; absent when nobody travels.
 */
function paced(blocking: Blocking, most: number | undefined, shoot: () => Shot): Shot {
  const at = (pace: number): Shot => {
    blocking.slowTo(pace);
    return shoot();
  };
  if (most === undefined) return shoot();
  const quick = Math.min(1, most);
  const first = at(quick);
  if (first.leaves === 0) return first;
  let [slow, fast] = [quick * SLOWEST, quick];
  let kept = at(slow);
  // What is too large for its frame does not fit the better for standing still.
  if (kept.leaves > first.leaves - NOTICED) return at(quick);
  const least = kept.leaves + NOTICED;
  for (let tried = 0; tried < TRIES; tried++) {
    const pace = Math.sqrt(slow * fast);
    const shot = at(pace);
    if (shot.leaves > least) fast = pace;
    else [slow, kept] = [pace, shot];
  }
  blocking.slowTo(slow);
  return kept;
}
