/**
 * What people do, as numbers: where the pelvis and the feet are and how the joints turn, at a moment. Metres and radians of
 * a figure of 1.78 m that faces +z; forward turns are positive. Each is a function of time alone.
 */

import { ease, outOf, set, SIDES, type FootPose, type Pose } from "./pose";
import { ANKLE, PELVIS_HIGH, THIGH } from "./skeleton";

/** @param phase radians, so that two who stand do not move as one. */
export function stand(seconds: number, phase: number, pose: Pose): void {
  const breath = Math.sin(seconds * 1.6 + phase);
  // The weight rests on one leg, and drifts.
  const weight = Math.cos(phase * 3) >= 0 ? 1 : -1;
  const drift = 0.25 * Math.sin(seconds * 0.5 + phase);
  const on = weight * (0.75 + drift);
  const { pelvis, spine, chest, neck, head } = pose;
  pelvis.x = 0.036 * on;
  pelvis.y = PELVIS_HIGH - 0.012 + 0.002 * breath;
  pelvis.z = -0.006;
  set(pelvis, 0, 0.06 * weight, 0.07 * on);
  set(spine, 0.01 + 0.006 * breath, -0.03 * weight, -0.05 * on);
  set(chest, 0.0 - 0.01 * breath, -0.03 * weight + 0.04 * Math.sin(seconds * 0.37 + phase), -0.045 * on);
  set(neck, 0.04, 0.1 * Math.sin(seconds * 0.41 + phase * 1.7), 0.012 * on);
  set(
    head,
    -0.02 + 0.025 * Math.sin(seconds * 0.63 + phase),
    0.12 * Math.sin(seconds * 0.41 + phase * 1.7 - 0.2),
    0.03 * on,
  );
  for (const side of SIDES) {
    const rests = outOf(side) !== weight;
    const arm = pose.arms[side];
    arm.forward = 0.03 + 0.01 * breath + (rests ? 0.05 : -0.02);
    arm.out = 0.115 + 0.008 * breath - outOf(side) * 0.05 * on;
    arm.inward = 0.26;
    arm.elbow = (rests ? 0.3 : 0.22) + 0.015 * breath;
    arm.wrist = 0.1;
    rest(pose.feet[side], outOf(side) * (rests ? 0.135 : 0.105), rests ? 0.075 : -0.03, rests ? 0.34 : 0.16);
  }
}

function rest(foot: FootPose, x: number, z: number, out: number): void {
  foot.x = x;
  foot.y = ANKLE;
  foot.z = z;
  foot.pitch = 0;
  foot.out = out;
  foot.toes = 0;
}

/** Of the seat that a sitting figure brings along, over the ground. */
export const SEAT = 0.455;
/** How far the pelvis is over the seat. */
const SEATED = 0.1;

/** Its hips over the middle of the seat, a hand on each thigh. */
export function sit(seconds: number, phase: number, pose: Pose): void {
  const breath = Math.sin(seconds * 1.5 + phase);
  const { pelvis, spine, chest, neck, head } = pose;
  pelvis.x = 0.004 * Math.sin(seconds * 0.4 + phase);
  pelvis.y = SEAT + SEATED;
  pelvis.z = -0.06;
  set(pelvis, -0.14, 0, 0);
  set(spine, 0.1 + 0.006 * breath, 0.03 * Math.sin(phase), 0);
  set(chest, 0.08 - 0.012 * breath, 0.04 * Math.sin(seconds * 0.33 + phase), 0.012 * Math.sin(seconds * 0.4 + phase));
  set(neck, 0.05, 0.1 * Math.sin(seconds * 0.37 + phase), 0);
  set(
    head,
    -0.07 + 0.03 * Math.sin(seconds * 0.6 + phase),
    0.14 * Math.sin(seconds * 0.37 + phase - 0.2),
    0.03 * Math.sin(phase),
  );
  for (const side of SIDES) {
    const arm = pose.arms[side];
    arm.forward = 0.34 + 0.008 * breath;
    arm.out = 0.16;
    arm.inward = 0.5;
    arm.elbow = 1.02;
    arm.wrist = -0.12;
    rest(pose.feet[side], outOf(side) * 0.135, THIGH - 0.06 + (outOf(side) * Math.sin(phase) > 0 ? 0.07 : -0.02), 0.16);
  }
}

/** Radians that it turns round in a shot. */
const TURNED = 2.6;
const STEPS_TO_TURN = 3;

/**
 * Turns round on the spot to its left, the head first, then shoulders, hips and feet, which go in small steps.
 * @param done 0 … 1 of the shot.
 */
export function turn(seconds: number, done: number, phase: number, pose: Pose): void {
  stand(seconds, phase, pose);
  const part = (from: number, to: number): number => ease((done - from) / (to - from)) * TURNED;
  const hips = part(0.2, 0.76);
  const shoulders = part(0.15, 0.68) - hips;
  const look = part(0.08, 0.56) - hips - shoulders;
  pose.pelvis.yaw += hips;
  pose.spine.yaw += shoulders * 0.5;
  pose.chest.yaw += shoulders * 0.5;
  pose.neck.yaw += look * 0.45;
  pose.head.yaw += look * 0.55;
  const busy = Math.sin(Math.PI * Math.min(1, Math.max(0, (done - 0.15) / 0.65)));
  const { x, z } = pose.pelvis;
  pose.pelvis.x = x * Math.cos(hips) + z * Math.sin(hips);
  pose.pelvis.z = z * Math.cos(hips) - x * Math.sin(hips);
  pose.pelvis.y -= 0.02 * busy;
  for (const side of SIDES) {
    const foot = pose.feet[side];
    let gone = 0;
    for (let i = 0; i < STEPS_TO_TURN; i++) {
      // The left, on the inside of the turn, goes first.
      const since = (done - 0.22 - (2 * i + 1 - side) * 0.085) / 0.085;
      gone += (ease(since) * TURNED) / STEPS_TO_TURN;
      if (since > 0 && since < 1) {
        foot.y += 0.055 * Math.sin(Math.PI * since);
        foot.pitch += 0.25 * Math.sin(Math.PI * since);
      }
    }
    const [fromX, fromZ] = [foot.x, foot.z];
    foot.x = fromX * Math.cos(gone) + fromZ * Math.sin(gone);
    foot.z = fromZ * Math.cos(gone) - fromX * Math.sin(gone);
    foot.out += outOf(side) * gone;
    pose.arms[side].out += 0.1 * busy;
  }
}

/** One arm raised to something off to that side, which the head looks at. */
export function point(seconds: number, phase: number, pose: Pose): void {
  stand(seconds, phase, pose);
  const side = Math.sin(phase * 5) >= 0 ? 1 : 0;
  const to = outOf(side);
  const raised = ease((seconds - 0.15) / 0.8);
  const waver = 0.02 * Math.sin(seconds * 1.9 + phase);
  const arm = pose.arms[side];
  arm.forward += (0.5 - arm.forward) * raised;
  arm.out += (1.5 + waver - arm.out) * raised;
  arm.inward += (0.15 - arm.inward) * raised;
  arm.elbow += (0.08 - arm.elbow) * raised;
  arm.wrist += (0 - arm.wrist) * raised;
  pose.chest.yaw += to * 0.16 * raised;
  pose.neck.yaw += to * 0.22 * raised;
  pose.head.yaw += to * 0.3 * raised;
  pose.head.nod -= 0.05 * raised;
  pose.chest.lean -= to * 0.04 * raised;
}

/** Talks with the hands, and nods. */
export function talk(seconds: number, phase: number, pose: Pose): void {
  stand(seconds, phase, pose);
  // It speaks for a while, then listens; another phase, the other way round.
  const speaks = ease(0.5 + 1.2 * Math.sin(seconds * 0.9 + phase));
  for (const side of SIDES) {
    const arm = pose.arms[side];
    const leads = side === (Math.sin(phase * 7) >= 0 ? 1 : 0) ? 1 : 0.45;
    const beat = Math.sin(seconds * 3.4 + side * 0.9 + phase) * 0.6 + Math.sin(seconds * 5.3 + phase * 2) * 0.4;
    const up = speaks * leads;
    arm.forward += (0.52 + 0.14 * beat - arm.forward) * up;
    arm.out += (0.2 + 0.08 * beat - arm.out) * up;
    arm.inward += (0.55 - 0.25 * beat - arm.inward) * up;
    arm.elbow += (1.15 + 0.26 * beat - arm.elbow) * up;
    arm.wrist += (-0.15 + 0.2 * beat - arm.wrist) * up;
  }
  pose.chest.nod += 0.03 * speaks;
  pose.head.nod +=
    0.07 * (1 - speaks) * Math.max(0, Math.sin(seconds * 4.1 + phase)) +
    0.04 * speaks * Math.sin(seconds * 3.4 + phase);
  pose.head.lean += 0.05 * speaks * Math.sin(seconds * 1.7 + phase);
  pose.head.yaw += 0.06 * speaks * Math.sin(seconds * 2.1 + phase);
}
