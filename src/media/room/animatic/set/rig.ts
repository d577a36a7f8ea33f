/** What a shot is set up from before it is measured: where the camera may stand, how it is tilted, what it is built around. */

import { MathUtils, type Vector3 } from "three";
import { isProduct, type FromText } from "../../../../core/staging";
import type { FrameSize } from "../../../../core/sequence";
import type { Chance } from "../../../../core/chance";
import { drawnSize, eyeHeight, framingOf, statureOf, thirdOf } from "./framing";
import { LONGEST_LENS, SHORTEST_LENS, tangentOf } from "./lens";
import type { Ground } from "./moves";
import { TRAITS } from "./traits";

export interface Target {
  /** The ground under the subject, half-way through the shot, or the table under it. */
  readonly foot: Vector3;
  readonly height: number;
  /** Height of its eyes over the foot, where it has some. */
  readonly eyes?: number;
  /** Which way it faces, in radians; 0 is +z. */
  readonly facing?: number;
  /** Metres by which its head is that way from its foot. */
  readonly ahead?: number;
  /** How far over the ground the foot is, of what flies. The camera stays on the ground. */
  readonly aloft?: number;
  /** From the foot of who talks to that of who is talked to, in metres: the frame is built around both. */
  readonly partner?: Vector3;
  /** Lowest height of a camera over sea, ground or floor there, in metres. */
  floor(x: number, z: number): number;
  /** Points all over it, `seconds` from the first frame; how far it is from `foot` goes into `step`. */
  seen(seconds: number, step: Vector3): readonly Vector3[];
}

/** Heights are metres over the subject's foot, angles radians. */
export interface Rig {
  /** How large the subject is to be drawn: see `Framing.size`. */
  readonly size: number;
  /** The height that the frame is built around, and where it lies in the frame: -1 bottom, 1 top. */
  readonly aim: number;
  readonly lies: number;
  /** How far before the subject's axis it is built round, the way that it faces. */
  readonly ahead: number;
  /** Where the subject stands across the frame: -1 left, 1 right. */
  readonly third: number;
  readonly eye: number;
  /** Of the ground on which the camera stands. */
  readonly ground: number;
  readonly azimuth: number;
  /** 0 keeps the camera level. */
  readonly elevation: number;
  readonly roll: number;
  /** 1: whoever travels comes straight at the camera; -1: goes away from it. */
  readonly nears: number;
  readonly isLow: boolean;
}

const DUTCH = MathUtils.degToRad(12);

/** Which side of straight on the camera stands, and how far round, in radians; the places grow what is near the lens by it. */
export function swingOf({ place }: FromText, chance: Chance): { readonly side: number; readonly azimuth: number } {
  const side = chance.pick([-1, 1]);
  return { side, azimuth: MathUtils.degToRad(TRAITS[place].swing * side * chance.between(0.35, 1)) };
}

export function rigOf(staging: FromText, target: Target, size: FrameSize, chance: Chance): Rig {
  const { angle } = staging.camera;
  const framing = framingOf(staging);
  const stature = statureOf(staging.subjects[0], target.height);
  // From the top it lies in the middle, and there is no headroom.
  const { at, lies } = angle === "top" ? { at: 0.5, lies: 0 } : framing;
  // Cuts go by a standing height, down from the top of the head.
  const aim = framing.size > 1 && at > 0.5 ? target.height - (1 - at) * stature : target.height * at;
  const swing = swingOf(staging, chance);
  // Into a face that is close, not past it.
  const side = isFace(staging) && target.facing ? Math.sign(target.facing) : swing.side;
  const azimuth = withinSides(staging, target, size, side * Math.abs(swing.azimuth));
  const roll = DUTCH * chance.pick([-1, 1]);
  const faces = target.facing === undefined || !hasFront(staging) ? undefined : target.facing - azimuth;
  return {
    size: Math.min(framing.size, largestOfTwo(target, stature, azimuth, size)),
    aim,
    ahead: framing.size > 1 ? (target.ahead ?? 0) : 0,
    // A tilted frame has less room over a head.
    lies: angle === "dutch" ? lies * 0.86 : lies,
    third: placedAcross(staging, side, faces === undefined ? 0 : Math.sin(faces), size),
    eye: eyeHeight(staging, target.height, aim) - (target.aloft ?? 0),
    ground: -(target.aloft ?? 0),
    azimuth,
    elevation: elevationOf(staging),
    roll: angle === "dutch" ? roll : 0,
    nears: faces === undefined ? 0 : Math.cos(faces),
    isLow: angle === "low",
  };
}

/** The camera stays within the sides of the place however far it steps back. Radians from straight on. */
function withinSides(staging: FromText, target: Target, size: FrameSize, azimuth: number): number {
  const { side = Infinity, reach = Infinity } = TRAITS[staging.place];
  const { height } = target;
  const far = Math.min(reach, height / (framingOf(staging).size * 2 * tangentOf(staging.camera.lens, size)));
  const widest = Math.asin(Math.min(1, side / Math.max(far, 0.1)));
  return MathUtils.clamp(azimuth, -widest, widest);
}

/** Seen so near that it is the face that is looked at. */
function isFace({ subjects, camera }: FromText): boolean {
  const main = subjects[0];
  return main?.kind === "person" && main.action !== "talk" && camera.size.includes("close");
}

/** What two heads take up beside the way between them, in metres. */
const TWO_HEADS = 0.46;

/** How large somebody may be drawn who shares the frame. */
function largestOfTwo({ partner }: Target, stature: number, azimuth: number, { width, height }: FrameSize): number {
  if (partner === undefined) return Infinity;
  const apart = Math.abs(partner.x * Math.cos(azimuth) - partner.z * Math.sin(azimuth));
  return ((width / height) * stature * 0.94) / (apart + TWO_HEADS);
}

function hasFront({ subjects }: FromText): boolean {
  const main = subjects[0];
  return main !== undefined && main.kind !== "tree" && !isProduct(main.kind) && main.action !== "turn";
}

/** Where somebody stands who is seen over a shoulder. */
const OVER_SHOULDER = 0.26;

/** Look room: there is more of the frame before a face than behind it. Who looks at the camera stands on either side. */
function placedAcross(staging: FromText, side: number, looks: number, { width, height }: FrameSize): number {
  // Whoever is looked past takes a third of the frame.
  const beside =
    staging.camera.angle === "over-the-shoulder" ? Math.max(OVER_SHOULDER, thirdOf(staging)) : thirdOf(staging);
  const third = beside * (width < height ? 0.4 : 1);
  const lookRoom = Math.abs(looks) > 0.25 ? -Math.sign(looks) : 0;
  switch (staging.camera.move) {
    // It goes from one third to the other.
    case "truck-left":
    case "truck-right":
      return 0;
    // A pan that lands on a subject goes a little past the middle with it, unless it looks where the pan came from.
    case "pan-left":
      return lookRoom < 0 ? 0 : third * 0.7;
    case "pan-right":
    case "whip-pan":
      return lookRoom > 0 ? 0 : -third * 0.7;
    default:
      return third * (lookRoom === 0 ? side : lookRoom);
  }
}

/** How steeply a lens at eye level looks down on what stands on a table: into a cup, and on to the ground before a bottle. */
const INTO = MathUtils.degToRad(10);
const ONTO = MathUtils.degToRad(6);

/** Radians over the horizontal; 0 keeps the camera level. */
function elevationOf({ camera: { angle, size }, subjects }: FromText): number {
  const kind = subjects[0]?.kind;
  switch (angle) {
    case "eye-level":
      if (kind === undefined || !isProduct(kind)) return 0;
      return kind === "cup" ? INTO : ONTO;
    case "low":
    case "dutch":
    case "over-the-shoulder":
    case "pov":
      return 0;
    case "high":
      return MathUtils.degToRad(size === "extreme-long" ? 24 : 32);
    case "top":
      return MathUtils.degToRad(76);
  }
}

/** Where a camera stands, and through what it looks. */
export interface Mark {
  /** Metres. */
  readonly distance: number;
  /** Half the height of what the lens sees, one metre away. */
  readonly tangent: number;
  readonly elevation: number;
}

/** Metres between the lens and what is nearest to it. */
const CLEAR = 0.24;
/** Small things are shot through a lens that comes as near as this. */
const CLEAR_MACRO = 0.07;

/**
 * @param wished metres at which the lens that is asked for draws the subject as large as it should be. Where walls or the
 * subject itself do not let the camera stand there, another lens keeps the size.
 * @param front metres by which the subject comes nearer to the camera than the point it is aimed at.
 */
export function markOf(
  staging: FromText,
  rig: Rig,
  target: Target,
  size: FrameSize,
  wished: number,
  front: number,
): Mark {
  const { reach = Infinity, roof = Infinity } = TRAITS[staging.place];
  const kind = staging.subjects[0]?.kind;
  const nearest = front + (kind !== undefined && isProduct(kind) ? CLEAR_MACRO : CLEAR);
  const above = Math.max(0.4, roof - target.foot.y - rig.aim);
  const isTop = staging.camera.angle === "top";
  const farthest = Math.min(reach, isTop ? above / Math.sin(rig.elevation) : Infinity);
  const asked = tangentOf(staging.camera.lens, size);
  const distance = Math.max(nearest, Math.min(farthest, wished));
  const tangent = MathUtils.clamp(
    (asked * wished) / distance,
    Math.min(asked, tangentOf(LONGEST_LENS, size)),
    tangentOf(SHORTEST_LENS, size),
  );
  // A high camera under a roof looks down less steeply.
  const elevation = isTop ? rig.elevation : Math.min(rig.elevation, Math.asin(Math.min(1, above / distance)));
  return { distance, tangent, elevation };
}

/** What a move has room for, from that mark. */
export function groundOf(
  staging: FromText,
  rig: Rig,
  target: Target,
  size: FrameSize,
  time: Pick<Ground, "seconds" | "last">,
  mark: Mark,
): Ground {
  const { side = Infinity, roof = Infinity } = TRAITS[staging.place];
  const { distance, tangent, elevation } = mark;
  const stands = elevation === 0 ? rig.eye : rig.aim + distance * Math.sin(elevation);
  const aside = Math.abs(Math.sin(rig.azimuth) * distance);
  const round = Math.asin(Math.min(1, side / distance)) - Math.abs(rig.azimuth);
  return {
    ...time,
    distance,
    wide: 2 * Math.atan((tangent * size.width) / size.height),
    high: 2 * Math.atan(tangent),
    above: Math.max(0, roof - target.foot.y - stands),
    below: Math.max(0, stands - rig.ground - LOWEST),
    across: Math.max(0.2, 2 * (side - aside)),
    round: Math.max(0.1, 2 * round),
  };
}

/** Height of a lens that all but lies on the ground. Metres. */
const LOWEST = 0.22;

/** How steeply a low camera looks up at what it is built around, at most. */
const LOW = MathUtils.degToRad(26);

/** Metres over the foot at which a low camera stands. */
export function lowEye(rig: Rig, { tangent, distance }: Mark, isSmall: boolean): number {
  const middle = rig.aim - rig.lies * tangent * distance;
  return Math.max(rig.ground + (isSmall ? 0.03 : LOWEST), Math.min(rig.eye, middle - Math.tan(LOW) * distance));
}

/** How large a subject is drawn of which `points` are known, through a camera whose projection is in `project`. */
export function sizeOf(
  staging: FromText,
  points: readonly Vector3[],
  project: (point: Vector3) => Vector3 | undefined,
  size: FrameSize,
): number | undefined {
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const point of points) {
    const at = project(point);
    if (at === undefined) return undefined;
    left = Math.min(left, at.x);
    right = Math.max(right, at.x);
    bottom = Math.min(bottom, at.y);
    top = Math.max(top, at.y);
  }
  if (top <= bottom) return undefined;
  const aspect = size.width / size.height;
  return drawnSize(staging.subjects[0]?.kind, (top - bottom) / 2, ((right - left) / 2) * aspect, aspect);
}
