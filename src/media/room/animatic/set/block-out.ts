/** What the set has no model of: a proxy of the right size with its name on every side, as in any previz. Some hover. */

import { BoxGeometry, CircleGeometry, CylinderGeometry, DoubleSide, Group, Mesh, MeshBasicMaterial } from "three";
import { RoundedBoxGeometry } from "three/examples/jsm/geometries/RoundedBoxGeometry.js";
import type { Chance } from "../../../../core/chance";
import type { Extent, Subject } from "../../../../core/staging";
import { aloft } from "./aloft";
import { facesOf } from "./block-faces";
import { add, contact, matt, type Actor, type Kit } from "./kit";

type BlockOut = Extract<Subject, { readonly kind: "block-out" }>;

/** Faces +z, as an arrow on its top shows. */
export function blockOut(kit: Kit, subject: BlockOut): Actor {
  const { extent, label, count, action } = subject;
  const chance = kit.chance("block-out");
  const moves = action === "travel";
  const group = new Group();
  const faces = facesOf(extent, label);
  const { wide, high, deep } = extent;
  const shape = new RoundedBoxGeometry(wide, high, deep, 3, Math.min(wide, high, deep) * 0.09);
  const lift = aloft(subject, kit.staging.place);
  const rotor = ROTORS.test(label) ? rotorOf(Math.max(wide, deep) * 0.52) : undefined;
  const blocks = spread(count, extent, chance).map(([x, z, turn]) => {
    const block = new Group();
    block.position.set(x, 0, z);
    block.rotation.y = turn;
    const solid = new Mesh(shape, faces);
    solid.castShadow = solid.receiveShadow = true;
    block.add(solid);
    const blades = rotor?.clone();
    if (blades) block.add(blades);
    // What hovers has its shadow straight below it, wherever the sun is: nothing else tells how high it is.
    if (lift === undefined) contact(block, wide * 1.7, deep * 1.5, 0.7);
    else contact(block, wide * 1.5, deep * 1.25, 0.6);
    group.add(block);
    return { solid, blades, phase: chance.between(0, 6) };
  });
  // It is a block that is pushed along, and a large one leans less.
  const lean = moves ? 0.02 / Math.max(1, extent.high) : 0;
  return {
    group,
    height: high,
    ...(lift !== undefined && { lift, isAloft: true, reach: Math.hypot(wide, deep) }),
    ...(moves && { speed: speedOf(extent) }),
    update: (seconds) => {
      for (const { solid, blades, phase } of blocks) {
        const bob = lift === undefined ? 0 : 0.03 * high * Math.sin(seconds * 1.3 + phase);
        solid.position.y = (lift ?? 0) + high / 2 + bob;
        blades?.position.set(0, solid.position.y + high * 0.58, 0);
        if (blades) blades.rotation.y = seconds * 26 + phase;
        solid.rotation.set(lean * Math.sin(seconds * 4.6 + phase), 0, lean * 0.6 * Math.sin(seconds * 3.7 + phase * 2));
      }
    },
  };
}

const ROTORS = /h[eé]lico|chopper/i;

/** Two blades on a mast, and the disc that they sweep. */
function rotorOf(radius: number): Group {
  const rotor = new Group();
  const dark = matt("#34373c");
  for (const turn of [0, Math.PI / 2]) {
    add(rotor, new BoxGeometry(radius * 2, radius * 0.012, radius * 0.05), dark).rotation.y = turn;
  }
  add(rotor, new CylinderGeometry(radius * 0.03, radius * 0.045, radius * 0.14, 10), dark, 0, -radius * 0.04);
  const swept = new MeshBasicMaterial({ color: "#2c2f35", transparent: true, opacity: 0.16, depthWrite: false });
  const disc = new Mesh(new CircleGeometry(radius, 40).rotateX(-Math.PI / 2), swept);
  swept.side = DoubleSide;
  rotor.add(disc);
  return rotor;
}

/** Metres a second: long things are fast, and none leaves its frame in a moment. */
function speedOf({ deep }: Extent): number {
  return Math.min(6, 0.8 + deep * 0.45);
}

/** Where several stand: the first in front, the others behind it and to its sides, none inside another. */
function spread(
  count: number,
  { wide, deep }: Extent,
  chance: Chance,
): readonly (readonly [x: number, z: number, turn: number])[] {
  const [across, back] = [Math.max(wide * 1.5, wide + 0.35), Math.max(deep * 1.35, deep + 0.35)];
  return Array.from({ length: Math.max(1, count) }, (_, i) => {
    if (i === 0) return [0, 0, 0] as const;
    // Rows behind the first: 2, 3, 4 … each centred and off step with the one before.
    let [row, first] = [1, 1];
    while (i >= first + row + 1) [row, first] = [row + 1, first + row + 1];
    const x = (i - first - row / 2) * across + chance.between(-0.08, 0.08) * wide;
    return [x, -row * back + chance.between(-0.06, 0.06) * deep, chance.between(-0.12, 0.12)] as const;
  });
}
