/**
 * The camera: shot size by the subject's measured height in frame, angle, lens, composition by thirds, and the move.
 * At eye level it stays level and the picture is shifted, as with a shift lens, so that uprights stay upright.
 */

import { MathUtils, PerspectiveCamera, Vector3 } from "three";
import type { Place, ShotSize, Subject } from "../../../../core/drawing";
import type { FrameSize } from "../../../../core/sequence";
import type { Chance } from "../chance";
import type { Pace, Scene } from "../reading";

/** How a shot size frames a subject. */
interface Framing {
  /** The subject's whole height over the frame's; above 1 it is cut. */
  readonly height: number;
  /** The part that the frame is built around, as a share of the subject's height, and where it lies: -1 bottom, 1 top. */
  readonly at: number;
  readonly lies: number;
}

const PERSON: Readonly<Record<ShotSize, Framing>> = {
  "extreme long": { height: 0.15, at: 0.5, lies: -0.34 },
  long: { height: 0.66, at: 0.5, lies: -0.07 },
  medium: { height: 1.7, at: 0.76, lies: 0.02 },
  "close-up": { height: 4.4, at: 0.92, lies: 0.06 },
  "extreme close-up": { height: 8.2, at: 0.93, lies: 0.02 },
};
const TALL: Readonly<Record<ShotSize, Framing>> = {
  "extreme long": { height: 0.2, at: 0.5, lies: -0.16 },
  long: { height: 0.6, at: 0.5, lies: -0.02 },
  medium: { height: 0.96, at: 0.5, lies: -0.02 },
  "close-up": { height: 1.9, at: 0.4, lies: 0 },
  "extreme close-up": { height: 3.6, at: 0.35, lies: 0 },
};
const LOW: Readonly<Record<ShotSize, Framing>> = {
  "extreme long": { height: 0.09, at: 0.5, lies: -0.34 },
  long: { height: 0.27, at: 0.5, lies: -0.26 },
  medium: { height: 0.46, at: 0.5, lies: -0.14 },
  "close-up": { height: 0.85, at: 0.5, lies: -0.04 },
  "extreme close-up": { height: 1.7, at: 0.55, lies: 0 },
};
const SMALL: Readonly<Record<ShotSize, Framing>> = {
  "extreme long": { height: 0.12, at: 0.5, lies: -0.2 },
  long: { height: 0.34, at: 0.5, lies: -0.1 },
  medium: { height: 0.62, at: 0.5, lies: -0.04 },
  "close-up": { height: 1.12, at: 0.55, lies: 0 },
  "extreme close-up": { height: 2.3, at: 0.7, lies: 0 },
};
const FRAMINGS: Readonly<Record<Subject, Readonly<Record<ShotSize, Framing>>>> = {
  person: PERSON,
  none: TALL,
  tree: TALL,
  boat: TALL,
  car: LOW,
  bottle: SMALL,
};

/** Millimetres on a full-frame gate, 36 wide. */
const LENSES: Readonly<Record<ShotSize, number>> = {
  "extreme long": 27,
  long: 35,
  medium: 50,
  "close-up": 85,
  "extreme close-up": 100,
};

/** How far the camera may stand from straight on, in degrees; a room and a street have an axis. */
const SWING: Readonly<Record<Place, number>> = { sea: 16, street: 7, field: 22, room: 13 };

/** In a room nobody can step back further than this. */
const ROOM_DISTANCE = 6.4;
const ROOM_LENS = 17;

/** How far the lens stands from a subject of that height, in metres. */
export function distanceOf(scene: Scene, height: number, size: FrameSize): number {
  const wished = height / (FRAMINGS[scene.subject][scene.shotSize].height * 2 * tangentOf(scene, size));
  return scene.place === "room" ? Math.min(ROOM_DISTANCE, wished) : wished;
}

/** Half the height of what the lens sees, one metre away. */
function tangentOf(scene: Scene, size: FrameSize): number {
  const isTight = scene.place === "room" && scene.shotSize === "extreme long";
  const aspect = size.width / size.height;
  const gate = aspect >= 1 ? Math.min(24, 36 / aspect) : 30;
  return gate / 2 / (isTight ? ROOM_LENS : LENSES[scene.shotSize]);
}

export interface Target {
  /** The ground under the subject. */
  readonly foot: Vector3;
  readonly height: number;
  /** Lowest height of a camera over sea, ground or floor there, in metres. */
  floor(x: number, z: number): number;
}

export interface Shot {
  readonly camera: PerspectiveCamera;
  readonly distance: number;
  /** Puts the camera where it is when `done` (0 … 1) of the move is done and the subject has gone by `follow`. */
  place(done: number, follow: Vector3): void;
}

export function shotOf(
  scene: Scene,
  target: Target,
  pace: Pace,
  seconds: number,
  size: FrameSize,
  chance: Chance,
): Shot {
  const framing = FRAMINGS[scene.subject][scene.shotSize];
  const aspect = size.width / size.height;
  const tangent = tangentOf(scene, size);
  const distance = distanceOf(scene, target.height, size);
  const camera = new PerspectiveCamera(
    MathUtils.radToDeg(2 * Math.atan(tangent)),
    aspect,
    Math.max(0.04, distance * 0.02),
    1500,
  );
  const side = chance.pick([-1, 1]);
  const azimuth = MathUtils.degToRad(SWING[scene.place] * side * chance.between(0.35, 1));
  const third = aspect < 1 || scene.subject === "none" ? 0 : side * thirdOf(scene);
  const aim = target.height * framing.at;
  const elevation = elevationOf(scene.angle, scene.shotSize);
  const span = spanOf(scene.move, pace, seconds, distance, tangent, aspect);
  const looked = new Vector3();

  const place = (done: number, follow: Vector3): void => {
    const away = done - 0.5;
    const reach = distance * (1 + span.closer * away);
    const swing = azimuth + span.orbit * away;
    const foot = looked.copy(target.foot).add(follow);
    const level = scene.angle === "eye level" || scene.angle === "low";
    const flat = level ? reach : reach * Math.cos(elevation);
    const x = foot.x + Math.sin(swing) * flat + Math.cos(swing) * span.across * away;
    const z = foot.z + Math.cos(swing) * flat - Math.sin(swing) * span.across * away;
    const standing = level ? eyeHeight(scene, target.height, aim) : aim + reach * Math.sin(elevation);
    const base = Math.max(foot.y + standing, target.floor(x, z));
    const y = base + span.up * (away + 0.5 * Math.sign(span.up));
    camera.position.set(x, y, z);
    const before = Math.atan2(foot.y + aim - base, flat);
    const now = Math.atan2(foot.y + aim - y, flat);
    // A crane keeps half an eye on the subject; a low camera looks up at it; at eye level the lens shifts instead.
    const pitch = level ? before * (scene.angle === "low" ? 0.65 : 0) + (now - before) * 0.55 : now;
    camera.rotation.set(pitch + span.tilt * away, swing + span.pan * away, 0, "YXZ");
    const lifted = level ? Math.tan(before * (scene.angle === "low" ? 0.35 : 1)) / tangent : 0;
    // Seen from above there is no horizon to leave room for.
    shift(camera, third, level ? framing.lies - lifted : framing.lies * 0.3);
  };
  return { camera, distance, place };
}

/** How far beside the middle the subject stands, as a share of half the frame: the thirds are at 0.33. */
function thirdOf(scene: Scene): number {
  // A pan carries the subject across, so it begins nearer the middle.
  if (scene.move === "pan left" || scene.move === "pan right") return 0.12;
  if (scene.shotSize === "close-up" || scene.shotSize === "extreme close-up") return 0.2;
  return scene.shotSize === "medium" ? 0.26 : 0.33;
}

/** Moves the picture within the frame; 1 is half the frame. */
function shift(camera: PerspectiveCamera, right: number, up: number): void {
  camera.updateProjectionMatrix();
  camera.projectionMatrix.elements[8] = -right;
  camera.projectionMatrix.elements[9] = -up;
  camera.projectionMatrixInverse.copy(camera.projectionMatrix).invert();
  camera.updateMatrixWorld();
}

function elevationOf(angle: Scene["angle"], size: ShotSize): number {
  switch (angle) {
    case "eye level":
    case "low":
      return 0;
    case "high":
      return MathUtils.degToRad(size === "extreme long" ? 24 : 32);
    case "top":
      return MathUtils.degToRad(76);
  }
}

/** Metres over the subject's foot. */
function eyeHeight(scene: Scene, height: number, aim: number): number {
  if (scene.angle === "low") return Math.min(0.3, height * 0.18) + (scene.shotSize.includes("close") ? aim * 0.55 : 0);
  if (scene.subject === "person" || scene.subject === "none") return Math.min(1.5, Math.max(aim, 1.25));
  if (scene.subject === "bottle") return aim + height * 0.35;
  return Math.min(1.6, Math.max(0.9, aim));
}

/** How far each part of a move goes from first to last frame: metres, radians, or a share of the distance. */
interface Span {
  readonly closer: number;
  readonly across: number;
  readonly up: number;
  readonly orbit: number;
  readonly pan: number;
  readonly tilt: number;
}

const STILL: Span = { closer: 0, across: 0, up: 0, orbit: 0, pan: 0, tilt: 0 };
const PACE = { slow: 0.6, normal: 1, fast: 1.7 } as const;

function spanOf(
  move: Scene["move"],
  pace: Pace,
  seconds: number,
  distance: number,
  tangent: number,
  aspect: number,
): Span {
  const of = (perSecond: number, most: number): number => Math.min(most, perSecond * PACE[pace] * seconds);
  // A turn is measured against what the lens sees.
  const wide = 2 * Math.atan(tangent * aspect);
  const high = 2 * Math.atan(tangent);
  switch (move) {
    case "static":
      return STILL;
    case "push in":
      return { ...STILL, closer: -of(0.06, 0.36) };
    case "pull out":
      return { ...STILL, closer: of(0.06, 0.36) };
    case "pan left":
      return { ...STILL, pan: wide * of(0.09, 0.34) };
    case "pan right":
      return { ...STILL, pan: -wide * of(0.09, 0.34) };
    case "tilt up":
      return { ...STILL, tilt: high * of(0.07, 0.24) };
    case "tilt down":
      return { ...STILL, tilt: -high * of(0.07, 0.24) };
    case "truck left":
      return { ...STILL, across: -distance * wide * of(0.08, 0.36) };
    case "truck right":
      return { ...STILL, across: distance * wide * of(0.08, 0.36) };
    case "crane up":
      return { ...STILL, up: distance * high * of(0.09, 0.36) };
    case "crane down":
      return { ...STILL, up: -distance * high * of(0.09, 0.36) };
    case "orbit":
      return { ...STILL, orbit: MathUtils.degToRad(of(5, 26)) };
  }
}
