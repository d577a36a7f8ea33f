/** A dog of a retriever's build: deep chest, tucked belly, hocks, hanging ears. It stands, sits or trots. */

import { Group, Sphere, Vector3 } from "three";
import type { Subject } from "../../../../core/staging";
import { rigOf, skinned } from "./bones";
import { coatOf, dogShape, furred } from "./dog-body";
import { HIGH, JOINTS, kindOf, PAWS, reach, step, TROT } from "./dog-legs";
import { steppedAt } from "./gait";
import { contact, type Actor, type Kit } from "./kit";

/** Faces +z. When it trots, it trots on the spot. */
export function dog(kit: Kit, { action, colour }: Subject, name: string): Actor {
  const chance = kit.chance(name);
  const { phase: hour } = kit.light;
  const isDark = hour === "night" || hour === "dusk" || kit.staging.place === "forest";
  const skin = furred(dogShape(), coatOf(chance, isDark, colour));
  const bones = rigOf(JOINTS);
  const mesh = skinned(skin, bones, new Sphere(new Vector3(0, 0.45, 0), 0.9), 0.62);
  const scale = chance.between(0.94, 1.08);
  mesh.scale.setScalar(scale);
  const group = new Group();
  group.add(mesh);
  contact(group, 0.6, 1.15);
  const phase = chance.between(0, Math.PI * 2);
  const trots = action === "travel" || action === "walk" || action === "run";
  const sits = !trots && action !== "stand" && chance.next() < 0.55;
  const trunk = bones.bone("trunk");
  const [neck, head] = [bones.bone("neck"), bones.bone("head")];
  const [tail, brush] = [bones.bone("tail"), bones.bone("brush")];
  const legs = PAWS.map((paw) => ({
    kind: kindOf(paw),
    upper: bones.bone(`${paw} upper`),
    lower: bones.bone(`${paw} lower`),
    cannon: bones.bone(`${paw} cannon`),
    paw: bones.bone(`${paw} paw`),
  }));
  const wag = (seconds: number, far: number, fast: number): void => {
    tail.rotation.y = far * Math.sin(seconds * fast + phase);
    brush.rotation.y = far * 0.8 * Math.sin(seconds * fast + phase - 0.7);
  };

  const trot = (seconds: number, _: number, pace = 1): void => {
    const { time, length } = steppedAt(pace);
    const stride = (seconds * time * TROT.speed) / TROT.stride + phase;
    const beat = stride * Math.PI * 4;
    trunk.position.set(0, HIGH - 0.012 + 0.018 * Math.sin(beat), 0);
    trunk.rotation.set(0.02 * Math.sin(beat + 1), 0.03 * Math.sin(beat / 2), 0.03 * Math.sin(beat / 2));
    neck.rotation.set(0.12 - 0.05 * Math.sin(beat + 0.6), 0, 0);
    head.rotation.set(0.02 + 0.04 * Math.sin(beat + 0.9), 0, 0);
    tail.rotation.x = 0.5 + 0.1 * Math.sin(beat);
    brush.rotation.x = 0.3;
    wag(seconds, 0.16, 9);
    legs.forEach((leg, i) => {
      // Right fore with left hind, left fore with right hind.
      const at = stride + (i === 0 || i === 3 ? 0 : 0.5);
      step(leg, at - Math.floor(at), trunk, length);
    });
  };

  const stay = (seconds: number): void => {
    const breath = Math.sin(seconds * 3.1 + phase);
    const look = 0.35 * Math.sin(seconds * 0.55 + phase) + 0.1 * Math.sin(seconds * 1.3 + phase);
    trunk.position.set(0, sits ? 0.368 : HIGH + 0.002 * breath, sits ? 0.02 : 0);
    trunk.rotation.set(sits ? -0.74 - 0.006 * breath : 0.004 * breath, 0, 0);
    neck.rotation.set(sits ? 0.42 : 0, look * 0.4, 0);
    head.rotation.set(sits ? 0.3 : 0.05 + 0.02 * breath, look * 0.6, 0.12 * Math.sin(seconds * 0.4 + phase));
    tail.rotation.x = sits ? 0.95 : 0.15;
    brush.rotation.x = sits ? 0.15 : 0.2;
    wag(seconds, 0.4, sits ? 4 : 6.5);
    legs.forEach((leg, i) => {
      const uneven = i % 2 === 0 ? 0.02 : -0.02;
      if (leg.kind === "fore") reach(leg, trunk, 0.087, (sits ? 0.14 : 0.205) + uneven, 0, 0);
      else if (sits) reach(leg, trunk, 0.05, -0.2, -1.45, 0);
      else reach(leg, trunk, 0.145, -0.335 + uneven * 1.5, -0.14, 0);
    });
  };

  return {
    group,
    height: (sits ? 0.86 : 0.79) * scale,
    eyes: (sits ? 0.8 : 0.73) * scale,
    ahead: (sits ? 0.26 : 0.44) * scale,
    ...(trots && { speed: TROT.speed * scale }),
    update: trots ? trot : stay,
  };
}
