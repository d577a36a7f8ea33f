/** A saloon car: a drawn side view, extruded and rounded, with glass that mirrors the sky and lamps that work. */

import { Color, CylinderGeometry, ExtrudeGeometry, Group, MeshBasicMaterial, Shape, TorusGeometry } from "three";
import { baked } from "./bake";
import { glossy } from "./gloss";
import { add, ball, capsule, contact, matt, satin, type Actor, type Kit } from "./kit";

const WIDTH = 1.78;
const AXLES = [1.36, -1.34] as const;
const WHEEL = 0.33;
const CRUISE = 1.6;

/** Faces +z. */
export function car(kit: Kit, name: string, moves: boolean): Actor {
  const chance = kit.chance(name);
  const paint = glossy(kit, {
    colour: new Color(chance.pick(["#8c1d1f", "#1f3c5a", "#c7c3ba", "#20242a", "#a8792a", "#3c5548"])),
    straight: 0.1,
    grazing: 0.62,
  });
  const glass = glossy(kit, { colour: new Color("#0b0f12"), straight: 0.24, grazing: 0.9 });
  const black = matt("#0c0c0d");
  const chrome = glossy(kit, { colour: new Color("#888888"), straight: 0.5, grazing: 0.9 });
  const group = new Group();
  contact(group, 2.7, 5.6, 0.85);
  const shell = new Group();
  group.add(shell);

  const body = drawn(
    [
      [-2.18, 0.34],
      [-2.24, 0.52],
      [-2.2, 0.82],
      [-2.05, 0.9],
      [-1.2, 0.93],
      [0.92, 0.91],
      [1.75, 0.8],
      [2.12, 0.68],
      [2.22, 0.5],
      [2.18, 0.32],
    ],
    WIDTH - 0.16,
    0.08,
  );
  add(shell, body, paint);
  const cabin = drawn(
    [
      [-1.78, 0.86],
      [-1.22, 1.28],
      [-0.9, 1.37],
      [0.1, 1.39],
      [0.38, 1.33],
      [1.05, 0.88],
    ],
    WIDTH - 0.5,
    0.1,
  );
  add(shell, cabin, glass);
  const roof = drawn(
    [
      [-1.2, 1.34],
      [-0.9, 1.415],
      [0.1, 1.43],
      [0.36, 1.385],
      [0.3, 1.36],
      [-1.1, 1.34],
    ],
    WIDTH - 0.54,
    0.05,
  );
  add(shell, roof, paint);
  for (const side of [-1, 1]) {
    const x = side * (WIDTH / 2 - 0.175);
    pillar(shell, paint, x, -0.42, 0.9, -0.4, 1.38);
    pillar(shell, paint, x, 0.98, 0.9, 0.34, 1.38);
    pillar(shell, paint, x, -1.68, 0.9, -1.1, 1.36);
    const sill = add(shell, capsule(0.018, 3.3), chrome, side * (WIDTH / 2 - 0.005), 0.62, -0.05);
    sill.rotation.x = Math.PI / 2;
    const mirror = add(shell, ball(0.09, 12), paint, side * (WIDTH / 2 + 0.05), 0.98, 0.72);
    mirror.scale.set(1, 0.75, 0.55);
    for (const z of AXLES) wheelAt(group, side, z, black, chrome);
  }
  lamps(kit, shell);
  const grille = add(shell, capsule(0.07, 0.85), black, 0, 0.52, 2.22);
  grille.rotation.z = Math.PI / 2;
  // The body is one thing; the wheels turn for themselves.
  const solid = baked(shell);
  group.remove(shell);
  group.add(solid);
  const phase = chance.between(0, 6);
  return {
    group,
    height: 1.46,
    ...(moves && { speed: CRUISE }),
    update: (seconds) => {
      solid.rotation.x = 0.004 * Math.sin(seconds * 5.1 + phase);
      solid.position.y = 0.006 * Math.sin(seconds * 7.3 + phase);
      if (moves)
        for (const wheel of group.children) if (wheel.name === "wheel") wheel.rotation.x = (seconds * CRUISE) / WHEEL;
    },
  };
}

/** A side view, z forward and y up, as a solid of that width with rounded edges. */
function drawn(outline: readonly (readonly [number, number])[], width: number, round: number): ExtrudeGeometry {
  const shape = new Shape();
  outline.forEach(([z, y], i) => (i === 0 ? shape.moveTo(z, y) : shape.lineTo(z, y)));
  shape.closePath();
  const solid = new ExtrudeGeometry(shape, {
    depth: width - 2 * round,
    bevelEnabled: true,
    bevelThickness: round,
    bevelSize: round * 0.6,
    bevelSegments: 3,
  });
  return solid.translate(0, 0, -(width - 2 * round) / 2).rotateY(-Math.PI / 2);
}

function pillar(
  shell: Group,
  paint: ReturnType<typeof glossy>,
  x: number,
  fromZ: number,
  fromY: number,
  toZ: number,
  toY: number,
): void {
  const post = add(
    shell,
    capsule(0.032, Math.hypot(toZ - fromZ, toY - fromY)),
    paint,
    x,
    (fromY + toY) / 2,
    (fromZ + toZ) / 2,
  );
  post.rotation.x = Math.atan2(toZ - fromZ, toY - fromY);
}

function wheelAt(
  group: Group,
  side: number,
  z: number,
  tyre: ReturnType<typeof matt>,
  chrome: ReturnType<typeof glossy>,
): void {
  const wheel = new Group();
  wheel.name = "wheel";
  wheel.position.set(side * (WIDTH / 2 - 0.1), WHEEL, z);
  group.add(wheel);
  add(wheel, new TorusGeometry(WHEEL - 0.085, 0.085, 8, 24).rotateY(Math.PI / 2), tyre);
  add(wheel, new CylinderGeometry(WHEEL - 0.12, WHEEL - 0.12, 0.15, 24).rotateZ(Math.PI / 2), satin("#3a3b3d", 0.5));
  add(wheel, new CylinderGeometry(0.09, 0.11, 0.19, 16).rotateZ(Math.PI / 2), chrome);
  const rim = add(wheel, new CylinderGeometry(0.185, 0.2, 0.17, 24).rotateZ(Math.PI / 2), satin("#85878a", 0.35, 0.4));
  rim.castShadow = false;
  for (let i = 0; i < 10; i++) {
    const turn = (i / 10) * Math.PI * 2;
    const slot = new CylinderGeometry(0.022, 0.022, 0.176, 8).rotateZ(Math.PI / 2);
    add(wheel, slot, tyre, 0, Math.cos(turn) * 0.145, Math.sin(turn) * 0.145).castShadow = false;
  }
  // The arch: a dark hollow round the wheel.
  add(
    group,
    new CylinderGeometry(WHEEL + 0.07, WHEEL + 0.07, 0.26, 26).rotateZ(Math.PI / 2),
    tyre,
    side * (WIDTH / 2 - 0.145),
    WHEEL + 0.01,
    z,
  );
}

function lamps(kit: Kit, shell: Group): void {
  const on = 0.25 + kit.light.lamps * 7;
  const white = new MeshBasicMaterial({ color: new Color(1, 0.93, 0.78).multiplyScalar(on) });
  const red = new MeshBasicMaterial({ color: new Color(0.9, 0.03, 0.02).multiplyScalar(0.3 + kit.light.lamps * 2.6) });
  for (const side of [-1, 1]) {
    const head = add(shell, ball(0.11, 14), white, side * 0.62, 0.62, 2.12);
    head.scale.set(1.35, 0.68, 0.62);
    const tail = add(shell, ball(0.1, 14), red, side * 0.66, 0.72, -2.16);
    tail.scale.set(1.4, 0.7, 0.5);
    head.castShadow = tail.castShadow = false;
  }
}
