/** What a living room is furnished with: sofa, picture, books, a plant, a low table, a floor lamp. */

import {
  BoxGeometry,
  Color,
  CylinderGeometry,
  DoubleSide,
  type Group,
  MeshBasicMaterial,
  MeshLambertMaterial,
  PlaneGeometry,
  PointLight,
  type Material,
} from "three";
import { RoundedBoxGeometry } from "three/examples/jsm/geometries/RoundedBoxGeometry.js";
import { add, ball, capsule, matt, painted, satin, turned, type Kit } from "./kit";
import { fitOut } from "./fittings";
import { fractal } from "./noise";
import { BACK } from "./room-size";

/** `side` is the window's: -1 left, 1 right. Beside a bottle's own table there is no other. */
export function furnish(kit: Kit, group: Group, side: number): void {
  const chance = kit.chance("furniture");
  const cloth = satin(chance.pick(["#3f5a56", "#6a4a3a", "#51586b", "#7a6a4c"]), 0.95);
  const wood = satin("#4c3523", 0.55);
  sofa(group, cloth, wood, -side * 1.35, BACK + 0.62);
  fitOut(kit, group, side, wood);
  picture(kit, group, -side * 1.35);
  shelves(kit, group, wood, side * 1.75);
  plant(kit, group, side * 2.55, -2.25);
  if (kit.staging.subjects[0]?.kind !== "bottle") {
    add(group, new CylinderGeometry(0.44, 0.44, 0.035, 40), wood, -side * 1.15, 0.4, -1.25);
    for (let i = 0; i < 3; i++) {
      const leg = (i / 3) * Math.PI * 2;
      add(
        group,
        new CylinderGeometry(0.02, 0.016, 0.4, 10),
        wood,
        -side * 1.15 + Math.cos(leg) * 0.3,
        0.2,
        -1.25 + Math.sin(leg) * 0.3,
      );
    }
    add(
      group,
      turned(
        [
          [0.001, 0],
          [0.05, 0],
          [0.075, 0.06],
          [0.06, 0.15],
          [0.025, 0.2],
          [0.03, 0.22],
        ],
        24,
      ),
      satin("#b9693e", 0.4),
      -side * 1.2,
      0.42,
      -1.3,
    );
    add(group, new BoxGeometry(0.24, 0.03, 0.17), matt("#8c2f2a"), -side * 0.95, 0.435, -1.15).rotation.y = 0.4;
  }
}

function sofa(group: Group, cloth: Material, wood: Material, x: number, z: number): void {
  const soft = (w: number, h: number, d: number): RoundedBoxGeometry =>
    new RoundedBoxGeometry(w, h, d, 3, Math.min(w, h, d) * 0.32);
  add(group, soft(2.05, 0.3, 0.86), cloth, x, 0.31, z);
  add(group, soft(2.05, 0.62, 0.24), cloth, x, 0.6, z - 0.36).rotation.x = -0.12;
  for (const side of [-1, 1]) {
    add(group, soft(0.22, 0.42, 0.88), cloth, x + side * 1.02, 0.45, z);
    add(group, soft(0.9, 0.19, 0.68), cloth, x + side * 0.46, 0.5, z + 0.08);
    const back = add(group, soft(0.88, 0.46, 0.22), cloth, x + side * 0.46, 0.76, z - 0.21);
    back.rotation.x = -0.2;
    for (const front of [-1, 1])
      add(group, new CylinderGeometry(0.025, 0.018, 0.16, 8), wood, x + side * 0.9, 0.08, z + front * 0.34);
  }
  const cushion = add(group, soft(0.42, 0.4, 0.14), satin("#c08b3e", 0.95), x + 0.66, 0.76, z - 0.14);
  cushion.rotation.set(-0.3, -0.25, 0.12);
}

function picture(kit: Kit, group: Group, x: number): void {
  const seed = Math.floor(kit.chance("picture").between(0, 1e6));
  const art = painted(128, [1, 1], (u, v) => {
    const ridge = 0.42 + 0.2 * fractal(u * 3, 1, 3, seed);
    const second = 0.25 + 0.18 * fractal(u * 4 + 9, 4, 3, seed);
    if (v < second) return [0.16, 0.2, 0.22];
    if (v < ridge) return [0.42, 0.38, 0.33];
    const sun = Math.hypot(u - 0.66, v - 0.68) < 0.1;
    return sun ? [0.85, 0.46, 0.26] : [0.86, 0.78, 0.64];
  });
  add(group, new BoxGeometry(1.02, 0.74, 0.03), matt("#1d1916"), x, 1.72, BACK + 0.02);
  add(group, new BoxGeometry(0.94, 0.66, 0.032), matt("#d9d2c4"), x, 1.72, BACK + 0.022);
  add(group, new PlaneGeometry(0.78, 0.5), matt("#ffffff", art), x, 1.72, BACK + 0.04);
}

function shelves(kit: Kit, group: Group, wood: Material, x: number): void {
  const chance = kit.chance("books");
  const [width, height, depth] = [1.1, 2, 0.3];
  const z = BACK + depth / 2;
  for (const side of [-1, 1])
    add(group, new BoxGeometry(0.03, height, depth), wood, x + (side * width) / 2, height / 2, z);
  add(group, new BoxGeometry(width, height, 0.012), wood, x, height / 2, BACK + 0.01);
  const spines = ["#7b2d26", "#2f4858", "#c2a878", "#33533f", "#8c7a6b", "#1f1f24", "#a3622e"].map((name) =>
    matt(name),
  );
  for (let shelf = 0; shelf <= 5; shelf++) {
    const y = 0.06 + shelf * 0.385;
    add(group, new BoxGeometry(width, 0.025, depth), wood, x, y, z);
    if (shelf === 5) continue;
    for (let at = -width / 2 + 0.05; at < width / 2 - 0.07;) {
      const thick = chance.between(0.02, 0.05);
      if (chance.next() < 0.86) {
        const tall = chance.between(0.19, 0.31);
        add(
          group,
          new BoxGeometry(thick, tall, 0.19),
          spines[Math.floor(chance.next() * spines.length)] ?? wood,
          x + at + thick / 2,
          y + 0.0125 + tall / 2,
          z + 0.03,
        );
      } else {
        const room = chance.between(0.1, 0.17);
        add(
          group,
          ball(room * 0.36, 12),
          spines[Math.floor(chance.next() * spines.length)] ?? wood,
          x + at + room / 2,
          y + 0.0125 + room * 0.36,
          z + 0.03,
        );
        at += room;
      }
      at += thick + 0.003;
    }
  }
}

function plant(kit: Kit, group: Group, x: number, z: number): void {
  const chance = kit.chance("plant");
  add(
    group,
    turned(
      [
        [0.001, 0],
        [0.13, 0],
        [0.17, 0.3],
        [0.18, 0.33],
        [0.15, 0.33],
      ],
      24,
    ),
    satin("#a9663f", 0.8),
    x,
    0,
    z,
  );
  const leaf = new MeshLambertMaterial({ color: "#3d5a32", side: DoubleSide });
  for (let i = 0; i < 22; i++) {
    const blade = add(group, capsule(0.055, 0.3).scale(1, 1, 0.12), leaf);
    const around = (i / 22) * Math.PI * 6 + chance.next();
    const lean = chance.between(0.25, 1.15);
    const up = 0.42 + i * 0.034;
    blade.rotation.set(0, around, lean, "YXZ");
    blade.position.set(
      x - Math.sin(lean) * Math.cos(around) * 0.24,
      up + Math.cos(lean) * 0.2,
      z + Math.sin(lean) * Math.sin(around) * 0.24,
    );
  }
}

/** The floor lamp, and the light it gives after dark. */
export function lampOf(kit: Kit, group: Group, side: number): void {
  const lit = kit.light.lamps;
  const [x, z] = [side * 2.72, BACK + 0.75];
  const brass = satin("#5a4526", 0.4, 0.6);
  add(group, new CylinderGeometry(0.15, 0.16, 0.025, 28), brass, x, 0.0125, z);
  add(group, new CylinderGeometry(0.012, 0.012, 1.45, 10), brass, x, 0.73, z);
  const shade = new MeshLambertMaterial({ color: "#d8c6a2", side: DoubleSide });
  shade.emissive = new Color(1, 0.64, 0.3).multiplyScalar(0.05 + lit * 1.3);
  const cone = add(group, new CylinderGeometry(0.15, 0.24, 0.3, 30, 1, true), shade, x, 1.52, z);
  cone.castShadow = false;
  if (lit < 0.1) return;
  const bulb = add(
    group,
    ball(0.05, 12),
    new MeshBasicMaterial({ color: new Color(1, 0.75, 0.45).multiplyScalar(6 * lit) }),
    x,
    1.5,
    z,
  );
  bulb.castShadow = false;
  // Not in the shade itself, or the wall beside it would burn out.
  const light = new PointLight(new Color(1, 0.66, 0.35), 9 * lit, 12, 1.4);
  light.position.set(x - side * 0.5, 1.6, z + 0.4);
  group.add(light);
  const back = new PointLight(new Color(1, 0.7, 0.42), 8 * lit, 9, 1.6);
  back.position.set(-side * 1.2, 1.95, 1.8);
  group.add(back);
}
