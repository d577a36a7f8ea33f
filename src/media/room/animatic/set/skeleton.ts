/** The bones of a person: where the joints are, in metres of a grown man of 1.78 m; others are that man scaled. */

import { bendsIn, rigOf, type Joint, type Rig } from "./bones";
import type { Point } from "./distance";
import type { Bend } from "./sculpt";

export const PELVIS_HIGH = 0.96;
/** Of the chest's joint over the ground: the pelvis, and 0.24 m of spine. */
const CHEST_HIGH = 1.2;
const HIP: Point = [0.092, 0.93, 0];
export const THIGH = 0.43;
export const SHIN = 0.415;
/** Of the ankle over the ground, with a shoe on. */
export const ANKLE = 0.085;
/** From the ankle to where the foot bends, along the ground. */
export const BALL = 0.13;
export const SHOULDER: Point = [0.178, 1.415, -0.012];
export const UPPER_ARM = 0.285;
export const FOREARM = 0.255;
/** How far an arm stands off while the figure is made; radians. */
export const SPREAD = 0.72;

/** The figure's own right is at -x, for it faces +z. */
export type Side = "right" | "left";

type LimbBone = "upper-arm" | "forearm" | "hand" | "thigh" | "shin" | "foot" | "toes";
type TrunkBone = "pelvis" | "spine" | "chest" | "neck" | "head";
export type BoneName = TrunkBone | `${Side} ${LimbBone}`;

const NECK: Point = [0, 1.485, -0.028];
export const HEAD: Point = [0, 1.575, -0.012];

function limbJoints(side: Side): readonly Joint<BoneName>[] {
  const out = side === "left" ? 1 : -1;
  const shoulder: Point = [SHOULDER[0] * out, SHOULDER[1] - CHEST_HIGH, SHOULDER[2]];
  const hip: Point = [HIP[0] * out, HIP[1] - PELVIS_HIGH, 0];
  const on = (limb: LimbBone): BoneName => `${side} ${limb}`;
  return [
    {
      name: on("upper-arm"),
      parent: "chest",
      at: shoulder,
      spread: SPREAD * out,
      end: [0, -UPPER_ARM, 0],
      radius: 0.05,
    },
    { name: on("forearm"), parent: on("upper-arm"), at: [0, -UPPER_ARM, 0], end: [0, -FOREARM, 0], radius: 0.04 },
    { name: on("hand"), parent: on("forearm"), at: [0, -FOREARM, 0], end: [0, -0.15, 0], radius: 0.035 },
    { name: on("thigh"), parent: "pelvis", at: hip, end: [0, -THIGH, 0], radius: 0.08 },
    { name: on("shin"), parent: on("thigh"), at: [0, -THIGH, 0], end: [0, -SHIN, 0], radius: 0.05 },
    { name: on("foot"), parent: on("shin"), at: [0, -SHIN, 0], end: [0, -0.04, 0.1], radius: 0.05 },
    { name: on("toes"), parent: on("foot"), at: [0, -ANKLE + 0.02, BALL], end: [0, 0, 0.06], radius: 0.035 },
  ];
}

const TO_HEAD: Point = [0, HEAD[1] - NECK[1], HEAD[2] - NECK[2]];

const JOINTS: readonly Joint<BoneName>[] = [
  { name: "pelvis", at: [0, PELVIS_HIGH, 0], end: [0, 0.02, 0], radius: 0.12 },
  { name: "spine", parent: "pelvis", at: [0, 0.1, 0], end: [0, 0.1, 0], radius: 0.12 },
  { name: "chest", parent: "spine", at: [0, 0.14, 0], end: [0, 0.2, 0], radius: 0.13 },
  { name: "neck", parent: "chest", at: [0, NECK[1] - CHEST_HIGH, NECK[2]], end: TO_HEAD, radius: 0.055 },
  { name: "head", parent: "neck", at: TO_HEAD, end: [0, 0.16, 0.02], radius: 0.08 },
  ...limbJoints("right"),
  ...limbJoints("left"),
];

export function bendsOf(names: readonly BoneName[]): readonly Bend[] {
  return bendsIn(JOINTS, names);
}

export function bothSides(...limbs: readonly LimbBone[]): readonly BoneName[] {
  return limbs.flatMap((limb) => [`right ${limb}`, `left ${limb}`] as const);
}

export type PersonRig = Rig<BoneName>;

export function rig(): PersonRig {
  return rigOf(JOINTS);
}
