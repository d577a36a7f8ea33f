/** A pose of a person, as numbers: where pelvis and feet are, in metres of the skeleton, and how the joints turn, in radians. */

import { smoothstep } from "../pace";
import { ANKLE, PELVIS_HIGH } from "./skeleton";

/** Three turns of a joint: forwards (nod), about its own axis to its left, and sideways to its left. */
export interface Turn {
  nod: number;
  yaw: number;
  lean: number;
}

export interface ArmPose {
  /** The upper arm from hanging: forwards, outwards, and turned inwards about itself. */
  forward: number;
  out: number;
  inward: number;
  elbow: number;
  /** Of the hand: bent towards the palm. */
  wrist: number;
}

export interface FootPose {
  x: number;
  /** Of the ankle. */
  y: number;
  z: number;
  /** Toes down is positive. */
  pitch: number;
  /** Toes outwards. */
  out: number;
  /** How far the toes bend up. */
  toes: number;
}

/** Index 0 is the right, at -x; 1 the left. */
export interface Pose {
  readonly pelvis: { x: number; y: number; z: number } & Turn;
  readonly spine: Turn;
  readonly chest: Turn;
  readonly neck: Turn;
  readonly head: Turn;
  readonly arms: readonly [ArmPose, ArmPose];
  readonly feet: readonly [FootPose, FootPose];
}

export function emptyPose(): Pose {
  const turn = (): Turn => ({ nod: 0, yaw: 0, lean: 0 });
  const arm = (): ArmPose => ({ forward: 0, out: 0, inward: 0, elbow: 0, wrist: 0 });
  const foot = (): FootPose => ({ x: 0, y: ANKLE, z: 0, pitch: 0, out: 0, toes: 0 });
  return {
    pelvis: { x: 0, y: PELVIS_HIGH, z: 0, ...turn() },
    spine: turn(),
    chest: turn(),
    neck: turn(),
    head: turn(),
    arms: [arm(), arm()],
    feet: [foot(), foot()],
  };
}

/** Of a pose's arms and feet. */
export const SIDES = [0, 1] as const;

/** Which way is outwards on that side, along x. */
export function outOf(side: 0 | 1): number {
  return side === 0 ? -1 : 1;
}

export function set(turn: Turn, nod: number, yaw: number, lean: number): void {
  turn.nod = nod;
  turn.yaw = yaw;
  turn.lean = lean;
}

/** 0 to 1, slow at both ends. */
export function ease(t: number): number {
  return smoothstep(0, 1, t);
}
