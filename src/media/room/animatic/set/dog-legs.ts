/** The bones of a dog and how its legs go: a trot in diagonal pairs, paws planted where they are put. */

import type { Bone } from "three";
import { smoothstep } from "../pace";
import type { Joint } from "./bones";

export type Paw = "right fore" | "left fore" | "right hind" | "left hind";
export type Part = "trunk" | "neck" | "head" | "tail" | "brush" | `${Paw} ${"upper" | "lower" | "cannon" | "paw"}`;

/** Of the trunk's joint over the ground, where it stands. Metres, as all here. */
export const HIGH = 0.5;
/** Of a fore leg and a hind leg: where it hangs from the trunk, and how long its bones are. */
const LEGS = {
  fore: { at: [0.083, -0.045, 0.2], bones: [0.175, 0.19, 0.07] },
  hind: { at: [0.078, -0.02, -0.25], bones: [0.2, 0.2, 0.125] },
} as const;

/** Metres a second, metres a stride, and the share of it on the ground. */
export const TROT = { speed: 1.9, stride: 0.95, planted: 0.44 } as const;

function legJoints(paw: Paw): readonly Joint<Part>[] {
  const { at, bones } = LEGS[kindOf(paw)];
  const [upper, lower, cannon] = bones;
  const out = paw.startsWith("left") ? 1 : -1;
  return [
    { name: `${paw} upper`, parent: "trunk", at: [at[0] * out, at[1], at[2]], end: [0, -upper, 0], radius: 0.055 },
    { name: `${paw} lower`, parent: `${paw} upper`, at: [0, -upper, 0], end: [0, -lower, 0], radius: 0.032 },
    { name: `${paw} cannon`, parent: `${paw} lower`, at: [0, -lower, 0], end: [0, -cannon, 0], radius: 0.024 },
    { name: `${paw} paw`, parent: `${paw} cannon`, at: [0, -cannon, 0], end: [0, -0.01, 0.04], radius: 0.026 },
  ];
}

export function kindOf(paw: Paw): Leg["kind"] {
  return paw.endsWith("fore") ? "fore" : "hind";
}

export const PAWS: readonly [Paw, Paw, Paw, Paw] = ["right fore", "left fore", "right hind", "left hind"];

export const JOINTS: readonly Joint<Part>[] = [
  { name: "trunk", at: [0, HIGH, 0], end: [0, 0, 0.2], radius: 0.12 },
  { name: "neck", parent: "trunk", at: [0, 0.05, 0.27], end: [0, 0.13, 0.11], radius: 0.07 },
  { name: "head", parent: "neck", at: [0, 0.165, 0.125], end: [0, -0.01, 0.14], radius: 0.05 },
  { name: "tail", parent: "trunk", at: [0, 0.055, -0.35], end: [0, -0.07, -0.13], radius: 0.025 },
  { name: "brush", parent: "tail", at: [0, -0.07, -0.13], end: [0, -0.04, -0.14], radius: 0.02 },
  ...PAWS.flatMap(legJoints),
];

interface Leg {
  readonly kind: "fore" | "hind";
  readonly upper: Bone;
  readonly lower: Bone;
  readonly cannon: Bone;
  readonly paw: Bone;
}

/**
 * A leg at `at` of its stride, 0 … 1: back over the ground with the paw planted, then lifted and brought forward.
 * @param length of the stride, 1 is a full one.
 */
export function step(leg: Leg, at: number, trunk: Bone, length = 1): void {
  const { stride, planted } = TROT;
  const way = stride * planted * length;
  const hind = leg.kind === "hind";
  const middle = hind ? -0.33 : 0.2;
  const through = Math.max(0, (at - planted) / (1 - planted));
  const sole = middle + way * (at < planted ? 0.5 - at / planted : smoothstep(0, 1, through) - 0.5);
  const lift = at < planted ? 0 : Math.sin(Math.PI * through) * (hind ? 0.075 : 0.1);
  // The cannon leans with the leg on the ground, and folds back when it is lifted.
  const lean = (sole - middle) * -0.9 + (at < planted ? 0 : Math.sin(Math.PI * through) * (hind ? 0.5 : 1.1));
  const slant = (hind ? -0.14 : 0) + lean;
  const long = LEGS[leg.kind].bones[2];
  const joint = 0.02 + long * Math.cos(slant) + lift;
  reach(leg, trunk, joint, sole + long * Math.sin(slant), slant, at < planted ? 0 : 0.9 * Math.sin(Math.PI * through));
}

/**
 * Brings the end of the second bone (wrist, hock) to a height and a place along z; elbows go back, knees forward.
 * @param slant radians of the cannon from hanging, its end backwards positive. @param toes of the paw, down positive.
 */
export function reach(
  { kind, upper, lower, cannon, paw }: Leg,
  trunk: Bone,
  high: number,
  along: number,
  slant: number,
  toes: number,
): void {
  const { at, bones } = LEGS[kind];
  const [first, second] = bones;
  const pitch = trunk.rotation.x;
  const hip = {
    y: trunk.position.y + at[1] * Math.cos(pitch) - at[2] * Math.sin(pitch),
    z: trunk.position.z + at[1] * Math.sin(pitch) + at[2] * Math.cos(pitch),
  };
  const [dy, dz] = [high - hip.y, along - hip.z];
  const far = Math.min((first + second) * 0.999, Math.max(0.06, Math.hypot(dy, dz)));
  const line = Math.atan2(-dz, -dy);
  const open = Math.acos(Math.min(1, Math.max(-1, (first ** 2 + far ** 2 - second ** 2) / (2 * first * far))));
  const bend =
    Math.PI - Math.acos(Math.min(1, Math.max(-1, (first ** 2 + second ** 2 - far ** 2) / (2 * first * second))));
  const way = kind === "hind" ? 1 : -1;
  const top = line - way * open;
  upper.rotation.x = top - pitch;
  lower.rotation.x = way * bend;
  cannon.rotation.x = slant - top - way * bend;
  paw.rotation.x = toes - slant;
}
