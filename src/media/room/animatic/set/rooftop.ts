/** A flat roof: parapet and railing, a water tank on legs, vents, the hut over the stairs, bulbs on a wire. */

import {
  BoxGeometry,
  CatmullRomCurve3,
  Color,
  ConeGeometry,
  CylinderGeometry,
  Group,
  MeshBasicMaterial,
  type MeshLambertMaterial,
  PlaneGeometry,
  PointLight,
  TubeGeometry,
  Vector3,
  type Material,
  type Object3D,
} from "three";
import { baked } from "./bake";
import { add, ball, matt, painted, turned, type Kit } from "./kit";
import { fractal, hash, noise } from "./noise";
import { ROOF } from "./room-size";

/** Metres: the front edge, half the width, and how far the roof goes on behind the camera. */
const { side: SIDE, back: EDGE, open: BEHIND } = ROOF;

interface Stuff {
  readonly brick: Material;
  readonly concrete: Material;
  readonly steel: Material;
  readonly dark: Material;
  readonly wood: Material;
}

export function rooftop(kit: Kit): Group {
  const chance = kit.chance("rooftop");
  const side = chance.pick([-1, 1]);
  const seed = Math.floor(chance.between(0, 1e6));
  const stuff: Stuff = {
    brick: matt("#ffffff", bricks(seed)),
    concrete: matt("#8b877f"),
    steel: matt("#7b8287"),
    dark: matt("#24272a"),
    wood: matt("#ffffff", staves(seed)),
  };
  const still = new Group();
  parapet(still, stuff);
  tank(still, stuff, side * chance.between(4.4, 5), EDGE + 1.9, 1);
  hut(kit, still, stuff, -side * 8.4, -1.6);
  machines(still, stuff, -side, chance.between(0, 1));
  neighbour(still, stuff, -side * chance.between(5, 12), -30, -7, chance.between(0, 1));
  neighbour(still, stuff, side * chance.between(13, 18), -40, -2.5, chance.between(0, 1));
  const group = new Group();
  const top = add(group, new PlaneGeometry(SIDE * 2, BEHIND - EDGE).rotateX(-Math.PI / 2), membrane(seed));
  top.position.z = (BEHIND + EDGE) / 2;
  group.add(baked(still, -2), bulbs(kit, side));
  return group;
}

/** Sheets of roofing felt with their seams, stained where water stood. */
function membrane(seed: number): MeshLambertMaterial {
  const felt = painted(256, [7, 13], (u, v) => {
    const seam = (v * 4) % 1 < 0.03 || (u * 2 + Math.floor(v * 4) * 0.5) % 1 < 0.012 ? 0.72 : 1;
    const stain = 0.75 + 0.5 * fractal(u * 4, v * 4, 4, seed, 4);
    const grit = 1 + 0.3 * (noise(u * 120, v * 120, seed, 120) - 0.5);
    const tone = 0.43 * seam * stain * grit;
    return [tone * 1.02, tone, tone * 0.97];
  });
  return matt("#ffffff", felt);
}

function bricks(seed: number): ReturnType<typeof painted> {
  return painted(128, [1, 1], (u, v) => {
    const row = Math.floor(v * 16);
    const across = u * 6 + (row % 2) * 0.5;
    const isJoint = (v * 16) % 1 < 0.14 || across % 1 < 0.05;
    const tone = isJoint ? 0.8 : 0.82 + 0.3 * hash(Math.floor(across), row, seed);
    return isJoint ? [0.5, 0.46, 0.42] : [0.5 * tone, 0.3 * tone, 0.23 * tone];
  });
}

function staves(seed: number): ReturnType<typeof painted> {
  return painted(128, [1, 1], (u, v) => {
    const stave = Math.floor(u * 30);
    const isHoop = [0.1, 0.3, 0.55, 0.8].some((at) => Math.abs(v - at) < 0.012);
    const tone =
      ((u * 30) % 1 < 0.1 ? 0.55 : 0.75 + 0.4 * hash(stave, 2, seed)) * (0.8 + 0.3 * fractal(u * 60, v * 3, 2, seed));
    return isHoop ? [0.16, 0.15, 0.15] : [0.4 * tone, 0.3 * tone, 0.22 * tone];
  });
}

function parapet(group: Group, { concrete, brick, dark }: Stuff): void {
  const runs = [
    [0, EDGE, SIDE * 2, 0],
    [-SIDE, (EDGE + BEHIND) / 2, BEHIND - EDGE, Math.PI / 2],
    [SIDE, (EDGE + BEHIND) / 2, BEHIND - EDGE, Math.PI / 2],
  ] as const;
  for (const [x, z, length, turn] of runs) {
    const run = new Group();
    run.position.set(x, 0, z);
    run.rotation.y = turn;
    add(run, tiled(new BoxGeometry(length, 0.56, 0.3), length, 0.56), brick, 0, 0.28, 0);
    add(run, new BoxGeometry(length + 0.3, 0.07, 0.42), concrete, 0, 0.59, 0);
    for (const y of [0.82, 1.1]) add(run, new BoxGeometry(length, 0.035, 0.035), dark, 0, y, 0);
    for (let at = -length / 2; at <= length / 2; at += 1.7)
      add(run, new BoxGeometry(0.045, 0.52, 0.045), dark, at, 0.85, 0);
    group.add(run);
  }
}

/** Brick courses of one size, whatever the wall's. */
function tiled(box: BoxGeometry, width: number, height: number): BoxGeometry {
  const uv = box.getAttribute("uv");
  for (let i = 0; i < uv.count; i++) uv.setXY(i, uv.getX(i) * (width / 1.5), uv.getY(i) * (height / 1.3));
  return box;
}

/** A wooden tank under a cone, on braced steel legs. */
function tank(group: Object3D, { wood, dark, steel }: Stuff, x: number, z: number, scale: number): void {
  const whole = new Group();
  whole.position.set(x, 0, z);
  whole.scale.setScalar(scale);
  const legs = 1.9;
  add(whole, new CylinderGeometry(1.12, 1.2, 2.3, 28), wood, 0, legs + 1.25, 0);
  add(whole, new ConeGeometry(1.32, 0.72, 28), steel, 0, legs + 2.75, 0);
  add(whole, ball(0.09, 8), steel, 0, legs + 3.13, 0);
  for (const y of [0.35, 0.95, 1.6, 2.15])
    add(whole, new CylinderGeometry(1.195 - y * 0.03, 1.205 - y * 0.03, 0.045, 28), dark, 0, legs + 0.1 + y, 0);
  add(whole, new BoxGeometry(2.3, 0.14, 2.3), dark, 0, legs, 0);
  for (const a of [-1, 1]) {
    for (const b of [-1, 1]) add(whole, new BoxGeometry(0.12, legs, 0.12), dark, a * 0.95, legs / 2, b * 0.95);
    const brace = Math.hypot(1.9, legs - 0.3);
    for (const lean of [-1, 1]) {
      const front = add(whole, new BoxGeometry(0.05, brace, 0.05), dark, 0, legs / 2, a * 0.95);
      front.rotation.z = lean * Math.atan2(1.9, legs - 0.3);
      const flank = add(whole, new BoxGeometry(0.05, brace, 0.05), dark, a * 0.95, legs / 2, 0);
      flank.rotation.x = lean * Math.atan2(1.9, legs - 0.3);
    }
  }
  add(whole, new CylinderGeometry(0.06, 0.06, legs, 8), steel, 0.2, legs / 2, 0.1);
  for (let rung = 0; rung < 12; rung++)
    add(whole, new BoxGeometry(0.34, 0.03, 0.03), dark, 0.5, 0.4 + rung * 0.32, 1.22);
  for (const rail of [-1, 1]) add(whole, new BoxGeometry(0.03, 3.9, 0.03), dark, 0.5 + rail * 0.18, 2.05, 1.22);
  group.add(whole);
}

/** Where the stairs come up; after dark a lamp burns over its door. */
function hut(kit: Kit, group: Group, { brick, concrete, dark, steel }: Stuff, x: number, z: number): void {
  const inward = -Math.sign(x);
  add(group, tiled(new BoxGeometry(3.4, 2.7, 4.6), 3.4, 2.7), brick, x, 1.35, z);
  add(group, new BoxGeometry(3.7, 0.16, 4.9), concrete, x, 2.78, z);
  const face = x + inward * 1.7;
  add(group, new BoxGeometry(0.08, 2.1, 1.05), steel, face, 1.05, z + 0.9);
  add(group, new BoxGeometry(0.12, 0.08, 1.25), dark, face, 2.14, z + 0.9);
  add(group, new BoxGeometry(0.26, 0.09, 0.3), dark, face + inward * 0.1, 2.42, z + 0.9);
  const bulb = new Color(1, 0.7, 0.38).multiplyScalar(0.5 + 6 * kit.light.lamps);
  const lamp = add(
    group,
    new BoxGeometry(0.18, 0.04, 0.22),
    new MeshBasicMaterial({ color: bulb }),
    face + inward * 0.11,
    2.36,
    z + 0.9,
  );
  lamp.castShadow = false;
  for (let i = 0; i < 3; i++)
    add(group, new CylinderGeometry(0.025, 0.025, 1.6 - i * 0.3, 6), dark, x - 0.8 + i * 0.7, 3.5, z - 1.4);
}

/** Cooling, turbine vents and the pipes between. `side` is where most of it stands. */
function machines(group: Group, { steel, dark, concrete }: Stuff, side: number, shift: number): void {
  for (const [i, x] of [side * (3.1 + shift), side * (4.6 + shift)].entries()) {
    add(group, new BoxGeometry(1.15, 0.16, 0.95), concrete, x, 0.08, EDGE + 1.35);
    add(group, new BoxGeometry(1.05, 0.92 - i * 0.14, 0.85), steel, x, 0.64 - i * 0.07, EDGE + 1.35);
    for (let slat = 0; slat < 6; slat++)
      add(group, new BoxGeometry(0.86, 0.05, 0.02), dark, x, 0.4 + slat * 0.1, EDGE + 1.785);
    add(group, new CylinderGeometry(0.36, 0.36, 0.06, 20), dark, x, 1.13 - i * 0.14, EDGE + 1.35);
  }
  const run = new CylinderGeometry(0.055, 0.055, 9, 8).rotateZ(Math.PI / 2);
  for (const y of [0.16, 0.3]) add(group, run, steel, side * 6.5, y, EDGE + 0.55);
  for (const [x, z, tall] of [
    [-side * 2.3, EDGE + 0.95, 0.8],
    [-side * 3.2, EDGE + 0.8, 0.55],
    [side * 7.6, 3.8, 0.9],
    [-side * 9, 1.2, 1.1],
  ] as const) {
    add(group, new CylinderGeometry(0.12, 0.14, tall, 14), steel, x, tall / 2, z);
    add(
      group,
      turned(
        [
          [0.1, 0],
          [0.25, 0.06],
          [0.28, 0.17],
          [0.18, 0.29],
          [0.001, 0.33],
        ],
        16,
      ),
      steel,
      x,
      tall,
      z,
    );
  }
  add(group, new BoxGeometry(1.5, 0.28, 2.1), concrete, -side * 10.6, 0.14, -2.4);
  for (const pane of [-1, 1]) {
    const glass = add(group, new BoxGeometry(0.8, 0.03, 2), dark, -side * 10.6 + pane * 0.37, 0.46, -2.4);
    glass.rotation.z = -pane * 0.5;
  }
}

/** The next house's roof, lower than this one: what the eye measures the drop by. */
function neighbour(group: Group, stuff: Stuff, x: number, z: number, top: number, shift: number): void {
  const [width, depth] = [17, 15];
  add(group, tiled(new BoxGeometry(width, 60, depth), width * 1.6, 96), stuff.brick, x, top - 30, z);
  add(group, new BoxGeometry(width + 0.5, 0.4, depth + 0.5), stuff.concrete, x, top + 0.2, z);
  add(group, new BoxGeometry(4, 2.6, 5), stuff.brick, x + 4 - shift * 8, top + 1.5, z - 3);
  const roof = new Group();
  roof.position.set(x, top + 0.3, z);
  tank(roof, stuff, -5 + shift * 9, 2, 1.25);
  for (let i = 0; i < 5; i++)
    add(roof, new BoxGeometry(1.4, 1.1, 1.2), stuff.steel, -6.4 + i * 3.1, 0.6, 5.2 - ((i * 7) % 5));
  group.add(roof);
}

/** Bulbs on a wire, from the hut to the tank; after dark they light the roof. */
function bulbs(kit: Kit, side: number): Group {
  const { lamps } = kit.light;
  const group = new Group();
  const wires = new Group();
  const wire = matt("#191a1b");
  const colour = new Color(1, 0.68, 0.36).multiplyScalar(0.55 + 7 * lamps);
  const glass = new MeshBasicMaterial({ color: colour });
  for (const [from, to, sag] of [
    [new Vector3(-side * 6.9, 2.9, -2.6), new Vector3(side * 3.7, 3.6, EDGE + 1.6), 0.75],
    [new Vector3(-side * 6.9, 2.9, -0.4), new Vector3(side * 8.5, 3.1, EDGE + 0.1), 0.6],
  ] as const) {
    const low = from.clone().lerp(to, 0.5);
    low.y -= sag;
    const curve = new CatmullRomCurve3([
      from,
      from
        .clone()
        .lerp(to, 0.25)
        .setY(low.y + sag * 0.3),
      low,
      from
        .clone()
        .lerp(to, 0.75)
        .setY(low.y + sag * 0.36),
      to,
    ]);
    add(wires, new TubeGeometry(curve, 24, 0.012, 4), wire);
    for (let i = 1; i < 16; i++) {
      const at = curve.getPoint(i / 16);
      add(wires, ball(0.055, 8), glass, at.x, at.y - 0.09, at.z).castShadow = false;
    }
  }
  add(wires, new CylinderGeometry(0.03, 0.04, 3.1, 8), wire, side * 8.5, 1.55, EDGE + 0.1);
  group.add(baked(wires));
  if (lamps > 0.3) {
    for (const [x, y, z, strength] of [
      [-side * 2.4, 2.7, EDGE + 2, 13],
      // More of them hang behind the camera.
      [side * 2.2, 2.9, 2.6, 12],
    ] as const) {
      const light = new PointLight(new Color(1, 0.66, 0.36), strength * lamps, 16, 1.5);
      light.position.set(x, y, z);
      group.add(light);
    }
  }
  return group;
}
