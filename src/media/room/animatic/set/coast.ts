/** What stands at the sides of a bay: a headland with cliffs, a further one behind it, boulders in the surf. */

import { Color, DoubleSide, type Group } from "three";
import { smoothstep } from "../pace";
import { weathered } from "./ground-weather";
import type { Kit } from "./kit";
import { land, type Height, type Spread } from "./land";
import { fractal, noise } from "./noise";
import { planted, type Planted } from "./planted";
import { boulder } from "./rocks";
import { surface } from "./surface";

const CLIFF = new Color("#6f6555");
const DOWN = new Color("#5d6640");

/** @param side where most of it stands: -1 left, 1 right. @param near also a cliff close by, a hundred metres off. */
export function headlands(kit: Kit, group: Group, seed: number, side: number, near: boolean): void {
  const material = surface(kit, { sunlit: true, air: { share: 0.85 } });
  material.side = DoubleSide;
  const one = (away: number, deep: number, long: number, high: number, hand: number, rough: number): void => {
    const spread: Spread = (u, v) => [hand * (away * 0.95 + 30 - ((u + 1) / 2) * long), -away - deep * v];
    const height: Height = (x, z) => {
      const out = (away * 0.95 + 30 - hand * x) / long;
      // It ends at sea in a broken point.
      const point = 1 - smoothstep(0.5, 1, out + (fractal(x * 0.02, z * 0.02, 2, rough) - 0.5) * 0.3);
      const wall = smoothstep(0, 0.22, (-z - away) / deep + 0.3 * (noise(x * 0.07, 2, rough + 1) - 0.5));
      const back = smoothstep(1, 0.75, (-z - away) / deep);
      const top = high * (0.55 + 0.7 * fractal(x * 0.012 + 4, z * 0.012, 3, rough + 2));
      return -2 + point * wall * back * (top + 2);
    };
    const mesh = land(spread, [110, 22], height, kit.light, material, ({ x, y, z, level }) => {
      const band = 0.8 + 0.4 * noise(x * 0.02, y * 0.5, rough + 3);
      const face = CLIFF.clone().multiplyScalar(band);
      return weathered(
        kit,
        face.lerp(DOWN, smoothstep(0.62, 0.85, level + 0.2 * (noise(x * 0.1, z * 0.1, rough) - 0.5))),
        level,
      );
    });
    group.add(mesh);
  };
  one(520, 90, 420, 30, side, seed + 1);
  one(700, 90, 860, 54, side, seed + 20);
  if (near) one(120, 46, 96, 24, side, seed + 40);
  else one(640, 60, 300, 22, -side, seed + 60);
}

/** Boulders that the sea washes round. @param waterline z of where the water ends. @param side -1 left, 1 right. */
export function rocks(kit: Kit, group: Group, sand: Height, waterline: (x: number) => number, side: number): void {
  const chance = kit.chance("rocks");
  const stone = new Color("#57514a");
  for (let kind = 0; kind < 2; kind++) {
    const spots = Array.from({ length: 8 }, (_, i): Planted => {
      const x = side * (7 + 16 * chance.next() + i * 0.8);
      const z = waterline(x) + chance.between(-9, 2.5);
      const size = chance.between(0.3, 1.35);
      return {
        x,
        y: Math.max(-0.2, sand(x, z)) - 0.1,
        z,
        size,
        turn: chance.between(0, 6.3),
        lean: chance.between(-0.2, 0.2),
      };
    });
    group.add(planted(boulder(chance, stone), surface(kit, {}), spots, true));
  }
}
