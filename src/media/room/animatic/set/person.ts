/** A mannequin in a coat: jointed, plainly made, and dressed so that it reads from afar. */

import { Group, SphereGeometry, TorusGeometry, type Object3D } from "three";
import { add, ball, capsule, contact, limb, satin, turned, type Actor, type Kit } from "./kit";

const HEIGHT = 1.75;
const HIP = 0.92;
/** Steps a second for each leg, and metres a second that go with them. */
const STEPS = 0.82;
export const WALKING_SPEED = 1.05;

interface Leg {
  readonly hip: Object3D;
  readonly knee: Object3D;
  readonly ankle: Object3D;
}
interface Arm {
  readonly shoulder: Object3D;
  readonly elbow: Object3D;
}

/** Faces +z. When it walks, it walks on the spot; whoever places it moves it on. */
export function person(kit: Kit, walks: boolean): Actor {
  const chance = kit.chance("person");
  const coat = satin(chance.pick(["#c8932b", "#a33a2c", "#2f4a66", "#4f5a3c", "#b9a78a", "#7a2f3a"]), 0.82);
  const trousers = satin(chance.pick(["#23252b", "#2c313d", "#3a342e"]), 0.9);
  const skin = satin(chance.pick(["#c58d6c", "#8d5a3f", "#e0ab88", "#6a4330"]), 0.62);
  const hair = satin(chance.pick(["#1d1613", "#3b2718", "#6b4a2b", "#15151a"]), 0.75);
  const boots = satin("#1a1715", 0.6);
  const hasLongCoat = chance.next() < 0.6;
  const hasHat = chance.next() < 0.4;

  const group = new Group();
  contact(group, 0.95, 1.05);
  const body = new Group();
  group.add(body);
  const torso = new Group();
  torso.position.y = HIP;
  body.add(torso);
  const chest = add(torso, turned(CHEST, 24), coat, 0, -HIP);
  chest.scale.z = 0.66;
  const skirt = add(torso, turned(hasLongCoat ? LONG_SKIRT : SHORT_SKIRT, 24), coat, 0, -HIP);
  skirt.scale.z = 0.76;
  const belt = add(torso, new TorusGeometry(0.157, 0.014, 8, 32), boots, 0, 0.125);
  belt.rotation.x = Math.PI / 2;
  belt.scale.y = 0.68;
  const collar = add(torso, new TorusGeometry(0.066, 0.022, 10, 28), coat, 0, 0.548, -0.008);
  collar.rotation.x = Math.PI / 2 + 0.22;
  const head = headOf(skin, hair, hasHat ? coat : undefined);
  head.position.y = 1.5 - HIP;
  torso.add(head);

  const arms = [-1, 1].map((side) => armOf(torso, side, coat, skin));
  const legs = [-1, 1].map((side) => legOf(body, side, trousers, boots));
  const phase = chance.between(0, Math.PI * 2);

  return {
    group,
    height: HEIGHT,
    update: (seconds) => {
      if (walks) walk(seconds * STEPS * Math.PI * 2 + phase, { body, torso, skirt, head, arms, legs });
      else stand(seconds, phase, { body, torso, skirt, head, arms, legs });
    },
  };
}

interface Joints {
  readonly body: Object3D;
  readonly torso: Object3D;
  readonly skirt: Object3D;
  readonly head: Object3D;
  readonly arms: readonly Arm[];
  readonly legs: readonly Leg[];
}

function walk(cycle: number, joints: Joints): void {
  joints.legs.forEach(({ hip, knee, ankle }, i) => {
    const at = cycle + i * Math.PI;
    const swing = Math.sin(at);
    hip.rotation.x = -0.05 - 0.46 * swing;
    const lift = Math.max(0, Math.cos(at + 0.35));
    knee.rotation.x = 0.12 + 0.85 * lift * lift;
    ankle.rotation.x = -0.1 - hip.rotation.x * 0.5 - knee.rotation.x * 0.42;
  });
  joints.arms.forEach(({ shoulder, elbow }, i) => {
    const swing = Math.sin(cycle + (1 - i) * Math.PI);
    shoulder.rotation.x = -0.36 * swing + 0.04;
    elbow.rotation.x = -0.32 - 0.14 * Math.max(0, swing);
  });
  joints.body.position.y = -0.022 + 0.022 * Math.cos(cycle * 2);
  joints.torso.rotation.set(0.045, 0.07 * Math.sin(cycle), 0.018 * Math.cos(cycle));
  joints.skirt.rotation.set(0.03 * Math.sin(cycle * 2), 0, 0.02 * Math.sin(cycle));
  joints.head.rotation.set(-0.03, -0.05 * Math.sin(cycle), 0);
}

function stand(seconds: number, phase: number, joints: Joints): void {
  const breath = Math.sin(seconds * 1.5 + phase);
  const shift = Math.sin(seconds * 0.42 + phase);
  joints.torso.rotation.set(0.012 * breath, 0.05 * shift, 0.012 * shift);
  joints.torso.position.y = HIP + 0.004 * breath;
  joints.skirt.rotation.z = 0.012 * Math.sin(seconds * 1.1 + phase);
  joints.head.rotation.set(0.03 * Math.sin(seconds * 0.6), 0.16 * Math.sin(seconds * 0.33 + phase * 1.7), 0.02 * shift);
  joints.legs.forEach(({ hip, knee, ankle }, i) => {
    hip.rotation.set(i === 0 ? 0.05 : -0.06, 0, (i === 0 ? -1 : 1) * 0.055);
    knee.rotation.x = i === 0 ? 0.04 : 0.1;
    ankle.rotation.x = -hip.rotation.x - knee.rotation.x;
  });
  joints.arms.forEach(({ shoulder, elbow }, i) => {
    shoulder.rotation.set(0.05 + 0.012 * breath, 0, (i === 0 ? -1 : 1) * 0.13);
    elbow.rotation.x = i === 0 ? -0.18 : -0.3;
  });
}

const CHEST: readonly (readonly [number, number])[] = [
  [0.001, 0.84],
  [0.15, 0.86],
  [0.168, 0.94],
  [0.152, 1.06],
  [0.17, 1.18],
  [0.19, 1.28],
  [0.198, 1.35],
  [0.188, 1.4],
  [0.15, 1.44],
  [0.088, 1.472],
  [0.056, 1.5],
];
const LONG_SKIRT: readonly (readonly [number, number])[] = [
  [0.235, 0.5],
  [0.252, 0.505],
  [0.225, 0.72],
  [0.192, 0.9],
  [0.16, 1.05],
];
const SHORT_SKIRT: readonly (readonly [number, number])[] = [
  [0.212, 0.77],
  [0.22, 0.775],
  [0.2, 0.9],
  [0.158, 1.05],
];

type Surface = ReturnType<typeof satin>;

function headOf(skin: Surface, hair: Surface, hat: Surface | undefined): Group {
  const head = new Group();
  add(head, limb(0.05, 0.055, 0.06), skin, 0, 0.03, -0.008);
  add(head, face(), skin, 0, 0.13, 0);
  const nose = add(head, capsule(0.0115, 0.03), skin, 0, 0.126, 0.093);
  nose.rotation.x = -0.4;
  const [shade, mouth] = [0.3, 0.62].map((share) => satin(skin.color.clone().multiplyScalar(share), 0.8));
  for (const side of [-1, 1]) {
    const ear = add(head, ball(0.026, 12), skin, side * 0.08, 0.13, -0.004);
    ear.scale.set(0.42, 1, 0.66);
    const eye = add(head, ball(0.0125, 12), shade ?? skin, side * 0.031, 0.146, 0.0805);
    eye.scale.set(1.25, 0.5, 0.5);
    const brow = add(head, capsule(0.003, 0.024), hair, side * 0.032, 0.167, 0.0835);
    brow.rotation.set(0, side * 0.35, Math.PI / 2 - side * 0.06);
  }
  const lips = add(head, capsule(0.0062, 0.028), mouth ?? skin, 0, 0.079, 0.0835);
  lips.rotation.z = Math.PI / 2;
  const mop = add(head, ball(0.104, 24), hair, 0, 0.164, -0.022);
  mop.scale.set(0.86, 0.98, 0.96);
  const nape = add(head, ball(0.078, 18), hair, 0, 0.112, -0.048);
  nape.scale.set(0.94, 1.1, 0.72);
  if (hat) {
    const cap = add(head, turned(CAP, 40), hat, 0, 0.198, -0.016);
    cap.rotation.x = -0.14;
    cap.scale.set(0.92, 1, 1.04);
  }
  return head;
}

const CAP: readonly (readonly [number, number])[] = [
  [0.09, -0.014],
  [0.096, -0.008],
  [0.096, 0.012],
  [0.089, 0.036],
  [0.068, 0.056],
  [0.036, 0.066],
  [0.001, 0.069],
];

/** A head in one piece: a sphere drawn in at the temples, flat in front, narrowing to a jaw and a chin. */
function face(): SphereGeometry {
  const shape = new SphereGeometry(1, 36, 28);
  const place = shape.getAttribute("position");
  for (let i = 0; i < place.count; i++) {
    const [x, y, z] = [place.getX(i), place.getY(i), place.getZ(i)];
    const low = Math.max(0, -y);
    const narrow = 1 - 0.4 * low * low - 0.05 * Math.max(0, 0.35 - Math.abs(y - 0.15));
    const front = z > 0 ? 1 - 0.1 * Math.max(0, 1 - Math.abs(x) * 1.5) : 1;
    const chin = z > -0.2 ? 0.2 * low * low : 0;
    const back = z < 0 ? 1 - 0.34 * low : 1;
    place.setXYZ(
      i,
      x * 0.0785 * narrow,
      y * 0.116 - 0.004 * low,
      z * 0.098 * front * back + chin * 0.098 * (z > 0 ? 1 : 0.4) - 0.002,
    );
  }
  shape.computeVertexNormals();
  return shape;
}

function armOf(torso: Object3D, side: number, sleeve: Surface, skin: Surface): Arm {
  const shoulder = new Group();
  shoulder.position.set(side * 0.178, 1.375 - HIP, -0.004);
  torso.add(shoulder);
  shoulder.rotation.z = side * 0.1;
  add(shoulder, limb(0.058, 0.047, 0.27), sleeve);
  const elbow = new Group();
  elbow.position.y = -0.28;
  shoulder.add(elbow);
  add(elbow, limb(0.048, 0.04, 0.22), sleeve);
  const hand = add(elbow, ball(0.042, 14), skin, 0, -0.285, 0.008);
  hand.scale.set(0.55, 1.35, 0.85);
  return { shoulder, elbow };
}

function legOf(body: Object3D, side: number, cloth: Surface, leather: Surface): Leg {
  const hip = new Group();
  hip.position.set(side * 0.092, HIP, 0);
  body.add(hip);
  add(hip, limb(0.086, 0.062, 0.4), cloth);
  const knee = new Group();
  knee.position.y = -0.42;
  hip.add(knee);
  add(knee, limb(0.062, 0.047, 0.36), cloth);
  const ankle = new Group();
  ankle.position.y = -0.42;
  knee.add(ankle);
  const foot = add(ankle, capsule(0.044, 0.15), leather, 0, -0.036, 0.055);
  foot.rotation.x = Math.PI / 2;
  foot.scale.set(1, 1, 0.92);
  add(ankle, limb(0.05, 0.05, 0.02), leather, 0, 0.03, 0);
  return { hip, knee, ankle };
}
