/** Walking and running, on the spot: a planted foot goes back as fast as the figure goes on. */

import { ease, outOf, set, SIDES, type FootPose, type Pose } from "./pose";
import { ANKLE, BALL, PELVIS_HIGH } from "./skeleton";

/** A way of going: metres a second, metres from a heel's strike to its next, and how long of that it stays on the ground. */
export interface Gait {
  readonly speed: number;
  readonly stride: number;
  /** 0 … 1. */
  readonly planted: number;
}

export const WALK: Gait = { speed: 1.3, stride: 1.38, planted: 0.62 };
export const RUN: Gait = { speed: 2.9, stride: 2.15, planted: 0.36 };

/** Seconds from a heel's strike to its next. */
export function periodOf({ speed, stride }: Gait): number {
  return stride / speed;
}

/** Where in its stride a foot is, 0 … 1; 0 is the heel's strike. The left is half a stride behind. */
export function strideAt(gait: Gait, seconds: number, side: 0 | 1): number {
  const at = seconds / periodOf(gait) + side / 2;
  return at - Math.floor(at);
}

/** Slower than this nobody moves: it would look like slow motion. */
const LAZIEST = 0.5;

/**
 * Who goes slower than by itself takes fewer steps and shorter ones; faster, only more of them.
 * @param pace share of the own speed.
 * @returns how fast its time runs, and how long its steps are; 1 is as by itself.
 */
export function steppedAt(pace: number): { readonly time: number; readonly length: number } {
  const time = pace < 1 ? Math.max(LAZIEST, Math.sqrt(pace)) : pace;
  return { time, length: pace / time };
}

const TAU = Math.PI * 2;

/** On the spot: the ground goes by under planted feet. @param length of its steps, 1 is a full one. */
export function walk(seconds: number, pose: Pose, length = 1): void {
  const cycle = (seconds / periodOf(WALK)) * TAU;
  const { pelvis, spine, chest, neck, head } = pose;
  pelvis.x = -0.02 * Math.sin(cycle + 0.35);
  pelvis.y = PELVIS_HIGH - 0.014 - 0.022 * length - 0.021 * length * Math.cos(cycle * 2 - 0.3);
  pelvis.z = 0;
  set(pelvis, 0.035, 0.1 * Math.cos(cycle), -0.045 * Math.sin(cycle + 0.1));
  set(spine, 0.02, -0.1 * Math.cos(cycle), 0.04 * Math.sin(cycle + 0.1));
  set(chest, 0.012 + 0.012 * Math.cos(cycle * 2), -0.1 * Math.cos(cycle), 0.018 * Math.sin(cycle));
  set(neck, 0.01, 0.05 * Math.cos(cycle), 0);
  set(head, -0.03 - 0.012 * Math.cos(cycle * 2), 0.05 * Math.cos(cycle), -0.012 * Math.sin(cycle));
  for (const side of SIDES) {
    const arm = pose.arms[side];
    // An arm goes with the other leg, a little late.
    const swing = Math.cos(cycle - 0.25 + side * Math.PI) * (0.3 + 0.7 * length);
    arm.forward = 0.02 - 0.42 * swing;
    arm.out = 0.1 + 0.02 * swing;
    arm.inward = 0.18;
    arm.elbow = 0.32 - 0.2 * swing;
    arm.wrist = 0.1;
    step(WALK, length, strideAt(WALK, seconds, side), 0.052, pose.feet[side], outOf(side) * 0.078);
  }
}

export function run(seconds: number, pose: Pose, length = 1): void {
  const cycle = (seconds / periodOf(RUN)) * TAU;
  const { pelvis, spine, chest, neck, head } = pose;
  pelvis.x = -0.012 * Math.sin(cycle + 0.3);
  // Highest between the steps, in the air.
  pelvis.y = PELVIS_HIGH - 0.02 - 0.035 * length - 0.042 * length * Math.cos(cycle * 2 - 2.2);
  pelvis.z = 0.02;
  set(pelvis, 0.04 + 0.1 * length, 0.2 * length * Math.cos(cycle), -0.04 * Math.sin(cycle));
  set(spine, 0.07, -0.18 * Math.cos(cycle), 0.04 * Math.sin(cycle));
  set(chest, 0.06, -0.22 * Math.cos(cycle), 0.02 * Math.sin(cycle));
  set(neck, -0.06, 0.1 * Math.cos(cycle), 0);
  set(head, -0.15 - 0.02 * Math.cos(cycle * 2), 0.1 * Math.cos(cycle), 0);
  for (const side of SIDES) {
    const arm = pose.arms[side];
    const swing = Math.cos(cycle - 0.2 + side * Math.PI) * (0.3 + 0.7 * length);
    arm.forward = -0.12 - 0.72 * swing;
    arm.out = 0.22;
    arm.inward = 0.38 - 0.2 * swing;
    arm.elbow = 1.5 - 0.25 * swing;
    arm.wrist = 0.12;
    step(RUN, length, strideAt(RUN, seconds, side), 0.27 * (0.4 + 0.6 * length), pose.feet[side], outOf(side) * 0.055);
  }
}

/**
 * A foot at `at` of its stride. Planted, its sole stays where it came down while the body passes over it, and rolls from the
 * heel to the ball; then it swings through, lifted by `lift`. `length` 1 is a full step.
 */
function step(
  { speed, stride, planted }: Gait,
  length: number,
  at: number,
  lift: number,
  foot: FootPose,
  x: number,
): void {
  const way = stride * planted * length;
  const runs = speed > 2;
  // A walker's heel comes down well before the body; a runner lands nearly under it.
  const strike = way * (runs ? 0.42 : 0.5);
  const [landing, leaving] = runs ? [-0.06 * length, 0.75 * length] : [-0.32 * length, 0.62 * length];
  foot.x = x;
  foot.out = 0.11;
  if (at < planted) {
    const done = at / planted;
    const sole = strike - way * done;
    const heelUp = leaving * ease((done - (runs ? 0.3 : 0.52)) / (runs ? 0.7 : 0.48));
    const heelDown = landing * (1 - ease(done / 0.16));
    place(foot, sole, heelUp > 0 ? heelUp : heelDown, heelUp > 0);
    return;
  }
  const through = (at - planted) / (1 - planted);
  const arc = Math.sin(Math.PI * through ** (runs ? 0.75 : 0.8));
  const pitch = leaving * (1 - ease(through / 0.55)) + landing * ease((through - 0.45) / 0.55);
  const [from, to] = [overBall(strike - way, leaving), overHeel(strike, landing)];
  const s = glide(through);
  foot.z = from.z + (to.z - from.z) * s;
  foot.y = from.y + (to.y - from.y) * ease(through) + lift * arc;
  foot.pitch = pitch + (runs ? 0.75 : 0.12) * arc * (1 - through);
  foot.toes = 0.5 * leaving * (1 - ease(through / 0.3));
}

/** The swing leaves and lands at the speed of the ground, so that nothing jerks. */
function glide(t: number): number {
  const back = -0.45;
  // A cubic from 0 to 1 whose slope is `back` at both ends.
  return back * t + (3 - 3 * back) * t * t + (2 * back - 2) * t * t * t;
}

/** The ankle while the sole point under it is at `sole`: rolled up over the ball, or back over the heel. */
function place(foot: FootPose, sole: number, pitch: number, onBall: boolean): void {
  const { y, z } = onBall ? overBall(sole, pitch) : overHeel(sole, pitch);
  foot.y = y;
  foot.z = z;
  foot.pitch = pitch;
  foot.toes = onBall ? pitch : 0;
}

type Ankle = Readonly<Pick<FootPose, "y" | "z">>;

/** Of the joint in the ball over the ground, in metres. */
const BALL_HIGH = 0.02;

/** Rolled over the ball, which stays on the ground. */
function overBall(sole: number, pitch: number): Ankle {
  const [back, up] = [-BALL, ANKLE - BALL_HIGH];
  return {
    y: BALL_HIGH - back * Math.sin(pitch) + up * Math.cos(pitch),
    z: sole + BALL + back * Math.cos(pitch) + up * Math.sin(pitch),
  };
}

/** How far the heel is behind the ankle, in metres. */
const HEEL = 0.06;

/** Tipped back over the heel, which stays on the ground. */
function overHeel(sole: number, pitch: number): Ankle {
  return {
    y: -HEEL * Math.sin(pitch) + ANKLE * Math.cos(pitch),
    z: sole - HEEL + HEEL * Math.cos(pitch) + ANKLE * Math.sin(pitch),
  };
}
