/** Puts a skeleton into a pose: trunk and arms by their turns, legs so that each foot is where it is said to be. */

import { Euler, Matrix4, Quaternion, Vector3, type Bone } from "three";
import { outOf, SIDES, type ArmPose, type FootPose, type Pose, type Turn } from "./pose";
import { SHIN, THIGH, type PersonRig, type Side } from "./skeleton";

/** Of one rig; it holds what it would otherwise make for each frame. */
export function poserOf(rig: PersonRig): (pose: Pose) => void {
  const [hip, foot, aim, ahead, across] = [new Vector3(), new Vector3(), new Vector3(), new Vector3(), new Vector3()];
  const [thigh, bend, sole, over] = [new Quaternion(), new Quaternion(), new Quaternion(), new Quaternion()];
  const axes = new Matrix4();
  const euler = new Euler();
  const right = new Vector3(1, 0, 0);
  const { bone, root } = rig;
  const trunk = [bone("spine"), bone("chest"), bone("neck"), bone("head")] as const;
  const limbs = [limbsOf(rig, "right"), limbsOf(rig, "left")] as const;

  const turnBone = (joint: (typeof trunk)[number], { nod, yaw, lean }: Turn): void => {
    joint.rotation.set(nod, yaw, lean, "YXZ");
  };

  const poseArm = ({ upperArm, forearm, hand }: Limbs, arm: ArmPose, out: number): void => {
    upperArm.rotation.set(-arm.forward, -out * arm.inward, out * arm.out, "ZXY");
    forearm.rotation.set(-arm.elbow, 0, 0);
    hand.rotation.set(0, 0, -out * arm.wrist);
  };

  /** Law of cosines in the plane of hip, knee and ankle; the knee goes where the toes go. */
  const poseLeg = (leg: Limbs, at: FootPose, out: number): void => {
    hip.copy(leg.thigh.position).applyQuaternion(root.quaternion).add(root.position);
    foot.set(at.x, at.y, at.z);
    aim.copy(foot).sub(hip);
    const reach = Math.min((THIGH + SHIN) * 0.9995, Math.max(0.2, aim.length()));
    aim.normalize();
    ahead.set(Math.sin(out * at.out * 0.8), 0, Math.cos(out * at.out * 0.8));
    ahead.addScaledVector(aim, -ahead.dot(aim)).normalize();
    aim.negate();
    across.crossVectors(aim, ahead);
    thigh.setFromRotationMatrix(axes.makeBasis(across, aim, ahead));
    const lift = Math.acos(inRange((THIGH ** 2 + reach ** 2 - SHIN ** 2) / (2 * THIGH * reach)));
    const knee = Math.PI - Math.acos(inRange((THIGH ** 2 + SHIN ** 2 - reach ** 2) / (2 * THIGH * SHIN)));
    thigh.multiply(bend.setFromAxisAngle(right, -lift));
    over.copy(root.quaternion).invert();
    leg.thigh.quaternion.copy(over).multiply(thigh);
    leg.shin.rotation.set(knee, 0, 0);
    thigh.multiply(leg.shin.quaternion).invert();
    sole.setFromEuler(euler.set(at.pitch, out * at.out, 0, "YXZ"));
    leg.foot.quaternion.copy(thigh).multiply(sole);
    leg.toes.rotation.set(-at.toes, 0, 0);
  };

  return (pose) => {
    root.position.set(pose.pelvis.x, pose.pelvis.y, pose.pelvis.z);
    turnBone(root, pose.pelvis);
    turnBone(trunk[0], pose.spine);
    turnBone(trunk[1], pose.chest);
    turnBone(trunk[2], pose.neck);
    turnBone(trunk[3], pose.head);
    for (const side of SIDES) {
      poseArm(limbs[side], pose.arms[side], outOf(side));
      poseLeg(limbs[side], pose.feet[side], outOf(side));
    }
  };
}

type Limbs = Readonly<Record<"upperArm" | "forearm" | "hand" | "thigh" | "shin" | "foot" | "toes", Bone>>;

function limbsOf({ bone }: PersonRig, side: Side): Limbs {
  return {
    upperArm: bone(`${side} upper-arm`),
    forearm: bone(`${side} forearm`),
    hand: bone(`${side} hand`),
    thigh: bone(`${side} thigh`),
    shin: bone(`${side} shin`),
    foot: bone(`${side} foot`),
    toes: bone(`${side} toes`),
  };
}

function inRange(cosine: number): number {
  return Math.min(1, Math.max(-1, cosine));
}
