/** A bottle on a small round table, with a glass and fruit for company. */

import { Color, CylinderGeometry, DoubleSide, Group } from "three";
import { fractal } from "./noise";
import { glossy } from "./gloss";
import { add, ball, contact, matt, painted, satin, turned, type Actor, type Kit } from "./kit";

const TABLE = 0.74;
const HEIGHT = 0.31;

const BOTTLE: readonly (readonly [number, number])[] = [
  [0.001, 0.006],
  [0.034, 0],
  [0.038, 0.008],
  [0.0385, 0.17],
  [0.037, 0.19],
  [0.03, 0.212],
  [0.018, 0.235],
  [0.0148, 0.25],
  [0.0142, 0.29],
  [0.0165, 0.293],
  [0.0165, 0.304],
  [0.013, 0.306],
];

const GLASS: readonly (readonly [number, number])[] = [
  [0.001, 0],
  [0.033, 0.002],
  [0.005, 0.009],
  [0.004, 0.075],
  [0.02, 0.092],
  [0.036, 0.125],
  [0.034, 0.165],
  [0.03, 0.185],
];

export function bottle(kit: Kit): Actor {
  const chance = kit.chance("bottle");
  const group = new Group();
  table(kit, group);
  const tint = new Color(chance.pick(["#16351f", "#3b1d0d", "#173446", "#2f3a12"]));
  const still = new Group();
  still.position.y = TABLE;
  const shade = new Group();
  shade.position.y = TABLE - 0.021;
  group.add(shade);
  contact(shade, 0.17, 0.17, 0.6);
  group.add(still);
  add(still, turned(BOTTLE, 40), glossy(kit, { colour: tint, straight: 0.1, grazing: 0.95, opacity: 0.93 }));
  const label = painted(128, [1, 1], (u, v) => {
    const line = (v > 0.18 && v < 0.22) || (v > 0.78 && v < 0.82) ? 0.45 : 1;
    const mark = Math.abs(v - 0.5) < 0.13 && Math.abs(((u * 2) % 1) - 0.5) < 0.17 ? 0.3 : 1;
    const paper = 0.9 + 0.06 * fractal(u * 30, v * 30, 2, 4);
    return [paper * line * mark, paper * line * mark * 0.94, paper * line * mark * 0.8];
  });
  add(still, new CylinderGeometry(0.0392, 0.0392, 0.078, 40, 1, true), matt("#ffffff", label), 0, 0.095, 0);
  add(
    still,
    new CylinderGeometry(0.0172, 0.0158, 0.052, 24),
    satin(chance.pick(["#5b1216", "#18181a", "#7a5a1e"]), 0.4, 0.3),
    0,
    0.281,
    0,
  );
  const side = chance.pick([-1, 1]);
  const clear = glossy(kit, {
    colour: new Color("#1a1d1e"),
    straight: 0.05,
    grazing: 0.85,
    opacity: 0.16,
    side: DoubleSide,
  });
  const cup = add(still, turned(GLASS, 36), clear, side * 0.135, 0, 0.07);
  cup.castShadow = false;
  const wine = glossy(kit, { colour: new Color("#4c0a12"), straight: 0.04, grazing: 0.4 });
  add(
    still,
    turned(
      [
        [0.001, 0.08],
        [0.017, 0.092],
        [0.034, 0.125],
        [0.001, 0.1255],
      ],
      30,
    ),
    wine,
    side * 0.135,
    0,
    0.07,
  );
  const peel = satin(chance.pick(["#d3761b", "#c9b02b", "#8f2a1c"]), 0.55);
  for (const [x, z, size] of [
    [-0.13, 0.05, 0.034],
    [-0.195, 0.09, 0.032],
    [-0.165, -0.015, 0.035],
  ] as const) {
    const fruit = add(still, ball(size, 22), peel, side * x, size * 0.96, z);
    fruit.scale.y = 0.94;
  }
  return { group, height: HEIGHT, lift: TABLE, update: () => undefined };
}

function table(kit: Kit, group: Group): void {
  const seed = Math.floor(kit.chance("table").between(0, 1e6));
  const grain = painted(256, [1, 1], (u, v) => {
    const rings = fractal(u * 3, v * 34, 4, seed);
    const value = 0.55 + 0.4 * rings;
    return [value * 0.58, value * 0.37, value * 0.22];
  });
  add(group, new CylinderGeometry(0.42, 0.415, 0.03, 56), satin("#ffffff", 0.42), 0, TABLE - 0.015).material.map =
    grain;
  contact(group, 0.9, 0.9);
  const iron = satin("#191a1c", 0.5, 0.4);
  add(group, new CylinderGeometry(0.03, 0.035, TABLE - 0.05, 16), iron, 0, (TABLE - 0.03) / 2);
  add(
    group,
    turned(
      [
        [0.001, 0],
        [0.24, 0],
        [0.22, 0.025],
        [0.06, 0.06],
        [0.03, 0.1],
      ],
      32,
    ),
    iron,
  );
}
