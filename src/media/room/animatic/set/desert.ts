/** Sand desert: dunes behind dunes, their crests drawn by the sun, table mountains where the heat swallows the distance. */

import { Color, Group, Mesh } from "three";
import type { Chance } from "../../../../core/chance";
import { smoothstep } from "../pace";
import { dunes, rippleSlopes } from "./dunes";
import { dryTuft } from "./grass";
import { painted, type Kit, type PlaceSet } from "./kit";
import { tableMountains } from "./mesas";
import { ahead, land, range, type Height } from "./land";
import { fractal, noise } from "./noise";
import { planted, type Planted } from "./planted";
import { boulder } from "./rocks";
import { surface } from "./surface";
import { weathered } from "./ground-weather";
import { levelled } from "./railway";

interface Sand {
  readonly light: string;
  readonly dark: string;
  readonly stone: string;
}

/** Metres before the subject where the near dunes end. */
const NEAR = 330;

export function desert(kit: Kit, distance: number): PlaceSet {
  const chance = kit.chance("desert");
  const seed = Math.floor(chance.between(0, 1e6));
  const sand = chance.pick<Sand>([
    { light: "#dcb988", dark: "#b98f5c", stone: "#7d5640" },
    { light: "#ddc7a0", dark: "#bfa077", stone: "#8a6f55" },
    { light: "#d09a6c", dark: "#ad7048", stone: "#7a4632" },
  ]);
  const heading = chance.pick([-1, 1]) * chance.between(0.55, 1.05);
  // The same on both sides of where the near land ends.
  const great = dunes(seed + 7, heading + 0.15, 44, 10.5);
  const low = nearDunes(dunes(seed, heading, 13, 1.3), great, distance);
  const hero = greatDune(chance, kit.light.direction.x < 0 ? -1 : 1);
  const ground = levelled(kit, (x, z) => low(x, z) + hero(x, z));
  const time = { value: 0 };
  const [light, dark] = [new Color(sand.light), new Color(sand.dark)];
  const colour = (x: number, z: number, level: number): Color => {
    const drift = fractal(x * 0.018 + 12, z * 0.018 + 12, 2, seed + 20);
    // Long slow changes only: what is small on clean sand is its ripples.
    const mixed = dark.clone().lerp(light, 0.35 + 0.65 * smoothstep(0.25, 0.7, drift + (level - 0.95) * 1.4));
    return weathered(kit, mixed, level);
  };
  const grains = painted(128, [0.5, 0.5], (u, v) => {
    const value = 0.97 + 0.1 * (noise(u * 64, v * 64, seed, 64) - 0.5);
    return [value, value, value];
  });
  const near = surface(kit, {
    map: grains,
    sunlit: true,
    ripples: { map: rippleSlopes(seed), perMetre: 0.3, strength: 5.2 },
  });
  const group = new Group();
  group.add(
    land(ahead(distance, NEAR), [124, 108], ground, kit.light, near, ({ x, z, level }) => colour(x, z, level)),
    land(
      range(NEAR - 12, 640, 1.5),
      [124, 40],
      farDunes(great, dunes(seed + 11, heading * 0.8, 150, 30)),
      kit.light,
      surface(kit, { sunlit: true }),
      (spot) => colour(spot.x, spot.z, spot.level),
    ),
  );
  if (chance.next() < 0.7) {
    const tables = tableMountains(kit.chance("mesas"), new Color(sand.stone), dark);
    group.add(new Mesh(tables, surface(kit, {})));
  }
  scatter(kit, group, ground, new Color(sand.stone), distance, time);
  return { group, ground, update: (seconds) => (time.value = seconds) };
}

/** Open where the camera looks through; beside and behind the sand rises. */
function nearDunes(low: Height, great: Height, distance: number): Height {
  return (x, z) => {
    const lane = Math.max(0, Math.abs(x) - 1.5 - (z > 0 ? 0.45 * z : 0));
    const out = Math.hypot(lane, Math.max(0, -z - 2));
    const front = smoothstep(distance * 2 + 60, distance, z);
    const near = smoothstep(1, 12, out) * front;
    const far = smoothstep(5, 42, out) * front;
    return low(x, z) * (0.2 + 0.8 * near) * (1 - far * 0.75) + (great(x, z) - 2.2) * far + smoothstep(60, 300, -z) * 4;
  };
}

/** One dune leads the eye from beside the subject into the distance; its gentle side lies in the sun. */
function greatDune(chance: Chance, sunny: number): Height {
  const side = chance.pick([-1, 1]);
  const turn = chance.between(0, 6);
  const high = chance.between(7, 10);
  return (x, z) => {
    const away = -z;
    const crest = side * (30 - 0.5 * away + 8 * (Math.sin(away * 0.05 + turn) - Math.sin(turn)));
    const off = (x - crest) * sunny;
    const flank = Math.max(0, off > 0 ? 1 - off / 34 : 1 + off / 17);
    return high * flank ** 1.2 * smoothstep(2, 40, away) * smoothstep(230, 110, away);
  };
}

/** The great dunes run out, and chains of larger ones stand behind them. */
function farDunes(great: Height, chain: Height): Height {
  return (x, z) => {
    const into = smoothstep(NEAR - 12, NEAR + 120, -z);
    return (great(x, z) + 1.8) * (1 - into) + (chain(x, z) - 2) * into;
  };
}

function scatter(
  kit: Kit,
  group: Group,
  ground: Height,
  stone: Color,
  distance: number,
  wind: { readonly value: number },
): void {
  const chance = kit.chance("desert stones");
  const spot = (size: number, reach: number): Planted => {
    const away = 2.5 + reach * chance.next() ** 1.6;
    const z = distance * 0.75 - away;
    const x = chance.pick([-1, 1]) * ((z > -2 ? 1.6 + Math.max(0, z) * 0.35 : 1.5) + (away * 0.8 + 1) * chance.next());
    return { x, y: ground(x, z), z, turn: chance.between(0, 6.3), size };
  };
  // Boulders in families, the small ones round the large: alone and small they would be specks.
  const stones = Array.from({ length: 5 }).flatMap(() => {
    const first = spot(chance.between(0.5, 1.15), 60);
    const family = Array.from({ length: Math.floor(chance.between(2, 6)) }, (): Planted => {
      const [around, away] = [chance.between(0, 6.3), first.size * chance.between(1, 2.6)];
      const [x, z] = [
        first.x + Math.sign(first.x) * Math.abs(Math.cos(around)) * away,
        first.z + Math.sin(around) * away,
      ];
      return { x, y: 0, z, turn: chance.between(0, 6.3), size: first.size * chance.between(0.16, 0.5) };
    });
    return [first, ...family].map((one) => ({ ...one, y: ground(one.x, one.z) - one.size * 0.28 }));
  });
  const tufts = Array.from({ length: 36 }, () => spot(chance.between(0.5, 1.1), 46));
  group.add(
    planted(
      boulder(chance, stone.clone().multiplyScalar(0.8), stone.clone().lerp(new Color("#c9a87c"), 0.5)),
      surface(kit, {}),
      stones,
      true,
    ),
    planted(dryTuft(chance), surface(kit, { leaf: true, wind, sway: 0.08 }), tufts, true),
  );
}
