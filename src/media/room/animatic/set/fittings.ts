/** What makes a room somebody's: an armchair, a sideboard with what lies on it, framed prints, a hanging lamp, a cornice. */

import {
  BoxGeometry,
  Color,
  CylinderGeometry,
  DoubleSide,
  Group,
  MeshBasicMaterial,
  MeshLambertMaterial,
  PlaneGeometry,
  SphereGeometry,
  type Material,
} from "three";
import { RoundedBoxGeometry } from "three/examples/jsm/geometries/RoundedBoxGeometry.js";
import { add, ball, matt, painted, turned, type Kit } from "./kit";
import { hash, noise } from "./noise";
import { BACK, HIGH, OPEN, SIDE } from "./room-size";

/** `side` is the window's. All of it stands along the other wall or hangs over head height. */
export function fitOut(kit: Kit, group: Group, side: number, wood: Material): void {
  const chance = kit.chance("fittings");
  const cloth = matt(chance.pick(["#a58a63", "#7d4b38", "#5d6b58", "#8a8378"]));
  armchair(group, cloth, wood, -side * 2.15, -0.75, side * 1.05);
  sideboard(group, wood, -side * (SIDE - 0.24), 1.6, side, chance.next());
  prints(kit, group, side);
  pendant(kit, group, side * 0.25, -1.5);
  cornice(group);
  basket(group, -side * 0.1, BACK + 0.42);
}

function armchair(group: Group, cloth: Material, wood: Material, x: number, z: number, turn: number): void {
  const whole = new Group();
  whole.position.set(x, 0, z);
  whole.rotation.y = turn;
  const soft = (w: number, h: number, d: number): RoundedBoxGeometry =>
    new RoundedBoxGeometry(w, h, d, 3, Math.min(w, h, d) * 0.36);
  add(whole, soft(0.74, 0.2, 0.7), cloth, 0, 0.28, 0);
  add(whole, soft(0.58, 0.15, 0.6), cloth, 0, 0.39, 0.05);
  const back = add(whole, soft(0.72, 0.66, 0.18), cloth, 0, 0.66, -0.31);
  back.rotation.x = -0.2;
  for (const arm of [-1, 1]) {
    add(whole, soft(0.14, 0.34, 0.72), cloth, arm * 0.38, 0.46, 0);
    for (const front of [-1, 1]) {
      const leg = add(whole, new CylinderGeometry(0.024, 0.015, 0.22, 8), wood, arm * 0.3, 0.11, front * 0.27);
      leg.rotation.set(front * 0.14, 0, -arm * 0.14);
    }
  }
  group.add(whole);
}

function sideboard(group: Group, wood: Material, x: number, z: number, side: number, chance: number): void {
  const whole = new Group();
  whole.position.set(x, 0, z);
  whole.rotation.y = (side * Math.PI) / 2;
  const dark = matt("#1d1a18");
  const clay = matt("#c9bfae");
  add(whole, new BoxGeometry(1.7, 0.52, 0.42), wood, 0, 0.46, 0);
  add(whole, new BoxGeometry(1.76, 0.03, 0.45), wood, 0, 0.735, 0);
  for (const at of [-0.56, 0, 0.56]) {
    add(whole, new BoxGeometry(0.53, 0.46, 0.012), matt("#6a4a31"), at, 0.46, 0.215);
    add(whole, ball(0.018, 8), dark, at + 0.2, 0.5, 0.232);
  }
  for (const end of [-0.76, 0.76])
    for (const front of [-0.15, 0.15]) add(whole, new CylinderGeometry(0.02, 0.014, 0.2, 8), wood, end, 0.1, front);
  add(whole, turned(VASE, 24), clay, -0.5, 0.75, 0);
  for (let i = 0; i < 9; i++) {
    const twig = add(whole, new CylinderGeometry(0.004, 0.006, 0.55, 4).translate(0, 0.27, 0), dark, -0.5, 0.98, 0);
    twig.rotation.set(0.34 * Math.sin(i * 2.4), 0, 0.4 * Math.cos(i * 2.4));
  }
  add(whole, new BoxGeometry(0.26, 0.035, 0.19), matt("#2f4858"), 0.05, 0.768, 0.02).rotation.y = chance - 0.5;
  add(whole, new BoxGeometry(0.23, 0.03, 0.17), matt("#b0873f"), 0.05, 0.8, 0.02).rotation.y = 0.5 - chance;
  add(whole, ball(0.07, 16), matt("#8d4a32"), 0.42, 0.82, 0);
  group.add(whole);
}

const VASE = [
  [0.001, 0],
  [0.055, 0],
  [0.1, 0.1],
  [0.085, 0.2],
  [0.035, 0.26],
  [0.045, 0.29],
  [0.03, 0.28],
] as const;

/** A row of prints on the long wall: bold shapes, as on a poster. */
function prints(kit: Kit, group: Group, side: number): void {
  const chance = kit.chance("prints");
  const frame = matt("#1f1b18");
  const mount = matt("#ded8cb");
  const inks = ["#b5533c", "#2f5666", "#d0a24c", "#49604a", "#2a2a30"] as const;
  const x = -side * (SIDE - 0.02);
  for (const [i, z] of [0.85, 1.6, 2.35].entries()) {
    const seed = Math.floor(chance.between(0, 1e6));
    const [first, second] = [chance.pick(inks), chance.pick(inks)].map((ink) => new Color(ink).convertLinearToSRGB());
    const art = painted(64, [1, 1], (u, v) => {
      const disc = Math.hypot(u - 0.3 - 0.4 * hash(1, i, seed), v - 0.62) < 0.24;
      const ridge = v < 0.22 + 0.3 * noise(u * 2.4, i, seed);
      const ink = ridge ? first : disc ? second : undefined;
      return ink ? [ink.r, ink.g, ink.b] : [0.9, 0.86, 0.78];
    });
    const turn = (side * Math.PI) / 2;
    add(group, new BoxGeometry(0.58, 0.76, 0.03), frame, x, 1.68, z).rotation.y = turn;
    add(group, new BoxGeometry(0.53, 0.71, 0.034), mount, x, 1.68, z).rotation.y = turn;
    add(group, new PlaneGeometry(0.37, 0.53), matt("#ffffff", art), x + side * 0.02, 1.68, z).rotation.y = turn;
  }
}

/** A paper shade on its cord. After dark it glows. */
function pendant(kit: Kit, group: Group, x: number, z: number): void {
  const paper = new MeshLambertMaterial({ color: "#d9cfba", side: DoubleSide });
  paper.emissive = new Color(1, 0.72, 0.42).multiplyScalar(0.04 + 0.75 * kit.light.lamps);
  const shade = add(
    group,
    new SphereGeometry(0.27, 22, 12, 0, Math.PI * 2, 0.25, Math.PI - 0.75),
    paper,
    x,
    HIGH - 0.55,
    z,
  );
  shade.scale.y = 0.82;
  add(group, new CylinderGeometry(0.006, 0.006, 0.36, 5), matt("#2a2724"), x, HIGH - 0.18, z).castShadow = false;
  add(group, new CylinderGeometry(0.05, 0.05, 0.025, 14), matt("#d6d0c4"), x, HIGH - 0.014, z).castShadow = false;
  if (kit.light.lamps > 0.3) {
    const lit = new MeshBasicMaterial({ color: new Color(1, 0.8, 0.5).multiplyScalar(2.2 * kit.light.lamps) });
    add(group, ball(0.07, 10), lit, x, HIGH - 0.62, z).castShadow = false;
  }
}

/** Where wall meets ceiling. */
function cornice(group: Group): void {
  const white = matt("#d4cec2");
  const [depth, middle] = [OPEN - BACK, (OPEN + BACK) / 2];
  for (const [height, out] of [
    [0.05, 0.1],
    [0.1, 0.05],
  ] as const) {
    add(group, new BoxGeometry(SIDE * 2, height, out), white, 0, HIGH - height / 2, BACK + out / 2);
    for (const side of [-1, 1])
      add(group, new BoxGeometry(out, height, depth), white, side * (SIDE - out / 2), HIGH - height / 2, middle);
  }
}

function basket(group: Group, x: number, z: number): void {
  add(
    group,
    turned(
      [
        [0.001, 0.01],
        [0.16, 0.01],
        [0.21, 0.2],
        [0.2, 0.34],
        [0.185, 0.34],
        [0.185, 0.2],
        [0.001, 0.18],
      ],
      20,
    ),
    matt("#a07c4e"),
    x,
    0,
    z,
  );
  const roll = add(
    group,
    new CylinderGeometry(0.1, 0.1, 0.34, 14).rotateZ(Math.PI / 2 - 0.5),
    matt("#c9c0b0"),
    x,
    0.32,
    z,
  );
  roll.rotation.y = 0.6;
}
