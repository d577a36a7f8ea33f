/**
 * The camera: stands where its lens draws the subject as large as the shot size says, composes, and moves.
 * At eye level it stays level and the picture is shifted, as with a shift lens, so that uprights stay upright.
 */

import { MathUtils, PerspectiveCamera, Vector3 } from "three";
import { isProduct, type FromText } from "../../../../core/staging";
import type { FrameSize } from "../../../../core/sequence";
import type { Chance } from "../../../../core/chance";
import { smoothstep } from "../pace";
import { drawnSize, framingOf, statureOf } from "./framing";
import { keptOf, keptPoints, momentsOf, outside, waysOf, type Way } from "./keeping";
import { sharpOf } from "./sharp";
import { blurOf, focusOn, lensOf, mostBlur, tangentOf, type Depths } from "./lens";
import { handOf, stillOffset, travelOf, type Travel } from "./moves";
import { groundOf, lowEye, markOf, rigOf, sizeOf, type Mark, type Target } from "./rig";
import { TRAITS, type Sides } from "./traits";

export interface Shot {
  readonly camera: PerspectiveCamera;
  /** Metres to the subject when it is composed. */
  readonly distance: number;
  /** The moment in which the picture is as it was composed: share of the move that is done, and seconds. */
  readonly composed: { readonly done: number; readonly time: number };
  /** How far whoever travels comes out of the frame at worst: 0 stays inside, 1 is half a frame. */
  readonly leaves: number;
  /** Focal length in mm that it is drawn with: another than asked where walls or the subject left no choice. */
  readonly lens: number;
  /** What is sharp, in metres before the lens, in the frame that was placed last. */
  focus(): number;
  /**
   * Diameter of the blur circle of a point at infinity, as a share of the frame's width, in the frame that was placed last;
   * a point at depth z is drawn |1 − focus / z| times as wide.
   */
  readonly blur: number;
  /**
   * Puts the camera where it is when `done` (0 … 1) of the move is done, `seconds` from the first frame, and the subject
   * has gone by `step`.
   */
  place(done: number, seconds: number, step: Vector3): void;
}

/** How far the lens stands from a subject, in metres, as a first guess: the shot measures it. */
export function distanceOf(staging: FromText, height: number, size: FrameSize): number {
  const aspect = size.width / size.height;
  const subject = staging.subjects[0];
  const drawn = drawnSize(subject?.kind, statureOf(subject, height), height * 0.9, aspect);
  const wished = drawn / (framingOf(staging).size * 2 * tangentOf(staging.camera.lens, size));
  return Math.min(TRAITS[staging.place].reach ?? Infinity, wished);
}

/** @param seconds of the whole shot. @param last when its last frame is; a shot of one frame has it at 0. */
export function shotOf(
  staging: FromText,
  target: Target,
  seconds: number,
  size: FrameSize,
  chance: Chance,
  last = seconds,
): Shot {
  const rig = rigOf(staging, target, size, chance);
  const hand = handOf(chance);
  const pullsFromNear = chance.next() < 0.4;
  const { camera: asked, subjects } = staging;
  const kind = subjects[0]?.kind;
  const isSmall = kind !== undefined && isProduct(kind);
  const camera = new PerspectiveCamera(50, size.width / size.height, 0.1, 1500);
  const offset = stillOffset();
  const [foot, aim, looked, sharp] = [new Vector3(), new Vector3(), new Vector3(), new Vector3()];

  const travelFrom = (from: Mark): Travel =>
    travelOf(asked, groundOf(staging, rig, target, size, { seconds, last }, from), hand);
  // Who comes nearer is framed where the walk ends, who goes away where it begins, who passes where the move lands.
  // Seen from above, nearer is further down the frame: there is as much room before the middle as after it.
  const composedTime = (share: number): number =>
    asked.angle === "top" || (asked.angle === "high" && asked.move === "static")
      ? seconds / 2
      : seconds * (rig.size > 1 ? Math.max(share, 0.5) : rig.nears > 0.6 ? 1 : rig.nears < -0.6 ? 0 : share);
  let wished = distanceOf(staging, target.height, size);
  let mark = markOf(staging, rig, target, size, wished, 0);
  let travel = travelFrom(mark);
  const gone = new Vector3();
  const points = target.seen(composedTime(travel.composed), gone);
  let eye = rig.eye;
  let pitch = 0;
  let turned = 0;
  const landed = stillOffset();
  let way: Way = { along: travel.along, reach: 1 };
  const walls = wallsOf(staging);
  let past = 0;

  /** Puts the camera where the offset says, level and straight before its subject. */
  const stand = (step: Vector3): void => {
    foot
      .copy(target.foot)
      .addScaledVector(gone, 1 - way.along)
      .addScaledVector(step, way.along);
    const { facing = 0 } = target;
    aim.set(foot.x + Math.sin(facing) * rig.ahead, foot.y + rig.aim, foot.z + Math.cos(facing) * rig.ahead);
    const reach = mark.distance * offset.away;
    const swing = rig.azimuth + offset.orbit;
    const flat = reach * Math.cos(mark.elevation);
    const x = aim.x + Math.sin(swing) * flat + Math.cos(swing) * offset.across;
    const z = aim.z + Math.cos(swing) * flat - Math.sin(swing) * offset.across;
    const high = mark.elevation === 0 ? eye : rig.aim + reach * Math.sin(mark.elevation);
    const [inX, inZ] = [MathUtils.clamp(x, walls.left, walls.right), MathUtils.clamp(z, walls.back, walls.front)];
    past = Math.hypot(x - inX, z - inZ);
    camera.position.set(inX, Math.max(foot.y + high + offset.up, target.floor(inX, inZ)), inZ);
    camera.fov = MathUtils.radToDeg(2 * Math.atan(mark.tangent * offset.wider));
    camera.updateProjectionMatrix();
  };
  const turn = (tilt: number, pan: number, roll: number): void => {
    camera.rotation.set(tilt, rig.azimuth + offset.orbit + pan, rig.roll + roll, "YXZ");
    camera.updateMatrixWorld();
  };
  const lookedUp = (): number =>
    Math.atan2(aim.y - camera.position.y, Math.hypot(aim.x - camera.position.x, aim.z - camera.position.z));
  /** How steeply it looks when composed: a low camera half as much as it could, the rest is a shifted lens. */
  const pitchOf = (up: number): number => {
    if (mark.elevation > 0) return up - Math.atan(rig.lies * mark.tangent);
    return rig.isLow ? Math.max(0, up - Math.atan(rig.lies * mark.tangent)) * LOW_TURNS : 0;
  };
  const project = (point: Vector3): Vector3 | undefined => {
    looked.copy(point).applyMatrix4(camera.matrixWorldInverse);
    return looked.z < -0.02 ? looked.applyMatrix4(camera.projectionMatrix) : undefined;
  };
  /** Measured where it can be seen whole; of what is cut, and from the top, by its height at the aim. */
  const drawn = (): number => {
    const isCut = kind === "person" && rig.size > 1;
    const seen = isCut || asked.angle === "top" ? undefined : sizeOf(staging, points, project, size);
    if (seen !== undefined) return seen;
    looked.copy(aim).applyMatrix4(camera.matrixWorldInverse);
    return statureOf(subjects[0], target.height) / (2 * mark.tangent * Math.max(0.02, -looked.z));
  };

  for (let round = 0; round < 6; round++) {
    mark = markOf(staging, rig, target, size, wished, frontOf(points, aim, camera.position, kind === "person"));
    travel = travelFrom(mark);
    if (rig.isLow) eye = lowEye(rig, mark, isSmall);
    way = { along: travel.along, reach: 1 };
    travel.offset(travel.composed, composedTime(travel.composed), offset);
    Object.assign(landed, offset);
    stand(gone);
    turned = lookedUp();
    pitch = pitchOf(turned);
    turn(pitch, 0, 0);
    if (kind !== undefined) wished *= MathUtils.clamp(drawn() / (rig.size * travel.larger), 0.5, 2);
  }
  const composed = project(aim)?.clone() ?? new Vector3();
  // Two who talk stand on either side of the middle.
  const across = target.partner === undefined ? rig.third : composed.x - middleOf(aim, target.partner, project);
  const [right, up] = [composed.x - across, composed.y - rig.lies];
  // Before a thing on a table nothing stands that a rack could begin on.
  const near = pullsFromNear && !isSmall ? 0.5 : 4;
  let depths: Depths = { near: mark.distance, far: mark.distance };
  let depth = mark.distance;

  const place = (done: number, time: number, step: Vector3): void => {
    travel.offset(done, time, offset);
    for (const part of ["across", "up", "orbit", "pan", "tilt"] as const) {
      offset[part] = MathUtils.lerp(landed[part], offset[part], way.reach);
    }
    stand(step);
    const tilted = travel.tiltsAfter ? lookedUp() - turned : 0;
    sharp.copy(target.foot).add(step);
    const after = travel.turnsAfter ? roundFrom(camera.position, sharp) - roundFrom(camera.position, foot) : 0;
    turn(pitch + tilted + offset.tilt, offset.pan + after, offset.roll);
    shift(camera, right, up);
  };

  const kept = keptOf(staging, rig.size);
  const moments = momentsOf(asked.move).map((done) => {
    const step = new Vector3();
    const seen = keptPoints(kept, target.seen(done * seconds, step));
    const { partner } = target;
    return { done, step, points: partner ? [...seen, ...seen.map((point) => point.clone().add(partner))] : seen };
  });
  const leavesBy = (one: Way): number => {
    way = one;
    return moments.reduce((most, { done, step, points: seen }) => {
      place(done, done * seconds, step);
      return Math.max(most, outside(kept, seen, project), past);
    }, 0);
  };
  let [best, least] = [way, Infinity];
  for (const one of waysOf(asked.move, travel.along, staging)) {
    const most = leavesBy(one);
    if (most < least - 0.01) [best, least] = [one, most];
    if (least === 0) break;
  }
  way = best;
  // The ground before a lens that all but lies on it is not to be cut away.
  const lowest = moments.reduce((low, { done, step }) => {
    place(done, done * seconds, step);
    const { x, y, z } = camera.position;
    return Math.min(low, y - target.floor(x, z) + LENS_OVER);
  }, Infinity);
  camera.near = MathUtils.clamp(Math.min(mark.distance * 0.02, Math.max(0.2, lowest)), 0.02, 1);

  return {
    camera,
    distance: mark.distance,
    composed: { done: travel.composed, time: composedTime(travel.composed) },
    leaves: kept === "middle" ? 0 : least,
    lens: Math.round(lensOf(mark.tangent, size)),
    focus: () => depth,
    get blur() {
      const open = blurOf(lensOf(mark.tangent * offset.wider, size), asked.focus, depth, size);
      return Math.min(open, mostBlur(depths));
    },
    place: (done, time, step) => {
      place(done, time, step);
      sharp.y += target.eyes ?? target.height * 0.6;
      depths = sharpOf(kind, camera, sharp, points, looked.copy(step).sub(gone));
      depth = focusOn(depths);
      if (asked.focus === "rack") depth /= 1 + (1 / near - 1) * smoothstep(0.54, 0.24, time / seconds);
    },
  };
}

/** Metres over sea, ground or floor below which no lens comes. */
export const LENS_OVER = 0.18;

/** How near to a wall a camera comes, in metres. */
const OFF_WALL = 0.2;

/** Where a camera may be. */
function wallsOf({ place }: FromText): Sides {
  const { walls } = TRAITS[place];
  if (walls === undefined) return { left: -Infinity, right: Infinity, back: -Infinity, front: Infinity };
  const { left, right, back, front } = walls;
  return { left: left + OFF_WALL, right: right - OFF_WALL, back: back + OFF_WALL, front: front - OFF_WALL };
}

/** Where the middle between the aim and the same of the other is drawn across the frame. */
function middleOf(aim: Vector3, partner: Vector3, project: (point: Vector3) => Vector3 | undefined): number {
  const own = project(aim)?.x ?? 0;
  return (own + (project(aim.clone().add(partner))?.x ?? own)) / 2;
}

/** Which way a camera there turns to look at a point, in radians. */
function roundFrom(camera: Vector3, point: Vector3): number {
  return Math.atan2(camera.x - point.x, camera.z - point.z);
}

/** Share of a low camera's look that turns it; the rest shifts the picture, so that houses do not fall over. */
const LOW_TURNS = 0.75;

/** Metres by which it comes nearer to the camera than its aim; of somebody who stands, only what is at the lens's height. */
function frontOf(points: readonly Vector3[], aim: Vector3, camera: Vector3, stands: boolean): number {
  const [x, z] = [camera.x - aim.x, camera.z - aim.z];
  const length = Math.hypot(x, z) || 1;
  return points.reduce((most, point) => {
    if (stands && Math.abs(point.y - camera.y) > 0.4) return most;
    return Math.max(most, ((point.x - aim.x) * x + (point.z - aim.z) * z) / length);
  }, 0);
}

/** Moves the picture within the frame; 1 is half the frame. */
function shift(camera: PerspectiveCamera, right: number, up: number): void {
  camera.projectionMatrix.elements[8] = right;
  camera.projectionMatrix.elements[9] = up;
  camera.projectionMatrixInverse.copy(camera.projectionMatrix).invert();
}
