/** High mountains: a snowfield with rocks and firs, a valley, wooded ridges, and peaks with snow above its line. */

import { Color, Group } from "three";
import { smoothstep } from "../pace";
import { farFir, fir } from "./firs";
import { painted, type Kit, type PlaceSet } from "./kit";
import { ahead, land, range, type Height } from "./land";
import { fractal, noise } from "./noise";
import { planted, type Planted } from "./planted";
import { levelled } from "./railway";
import { boulder } from "./rocks";
import { slopesOf } from "./slopes";
import { surface } from "./surface";

const SNOW = new Color("#d3dae3");
const ROCK = new Color("#57534f");
const TURF = new Color("#6b6848");
const WOOD = new Color("#26382b");

/** Metres before the subject where the near ground ends in the valley. */
const VALLEY = 300;

export function mountains(kit: Kit, distance: number): PlaceSet {
  const chance = kit.chance("mountains");
  const seed = Math.floor(chance.between(0, 1e6));
  const picked = chance.pick([-1, 1]);
  // A low sun must not stand behind the hillside.
  const side = kit.light.direction.y < 0.3 ? -Math.sign(kit.light.direction.x) || picked : picked;
  const isSnowy = kit.staging.weather === "snow" || chance.next() < 0.6;
  const ground = levelled(kit, nearGround(seed, side));
  const group = new Group();
  const grain = painted(128, [0.4, 0.4], (u, v) => {
    const value = isSnowy
      ? 0.95 + 0.1 * (fractal(u * 8, v * 8, 4, seed, 8) - 0.5)
      : 0.88 + 0.4 * (fractal(u * 24, v * 24, 4, seed, 24) - 0.5);
    return [value, value, value];
  });
  const drifts = driftMap(seed);
  const floor = surface(kit, {
    map: grain,
    sunlit: true,
    ripples: { map: drifts, perMetre: 0.22, strength: isSnowy ? 0.9 : 1.4 },
  });
  group.add(
    land(ahead(distance, VALLEY), [96, 80], ground, kit.light, floor, ({ x, z, level }) => {
      const bare = smoothstep(0.62, 0.42, level + (fractal(x * 0.12, z * 0.12, 3, seed + 3) - 0.5) * 0.5);
      const stony = ROCK.clone().lerp(TURF, 0.75 * smoothstep(0.4, 0.65, fractal(x * 0.06, z * 0.06, 3, seed + 4)));
      if (isSnowy) return SNOW.clone().lerp(ROCK, bare);
      // What is left of the winter lies in the hollows, its edge eaten into.
      const left = fractal(x * 0.05 + 7, z * 0.03, 3, seed + 6) + (fractal(x * 0.6, z * 0.6, 3, seed + 7) - 0.5) * 0.22;
      return stony.lerp(SNOW, smoothstep(0.54, 0.6, left) * (1 - bare) * 0.92);
    }),
  );
  const far = surface(kit, { sunlit: true });
  group.add(ridge(kit, far, seed, side), peaks(kit, far, seed, picked));
  stones(kit, group, ground, isSnowy, distance);
  trees(kit, group, ground, ridgeHeight(seed, side), side, isSnowy, distance);
  return { group, ground, update: () => undefined };
}

/** Level where somebody stands and the camera looks from; a hillside on one hand; down to the valley behind. */
function nearGround(seed: number, side: number): Height {
  return (x, z) => {
    const out = smoothstep(3, 26, Math.hypot(x, Math.min(0, z) * 0.9));
    const fall = -24 * smoothstep(16, 190, -z) - 22 * smoothstep(40, 260, -z - side * x * 0.6);
    const rise = smoothstep(9, 120, side * x - z * 0.12) * (34 + 20 * fractal(z * 0.02 + 4, 2, 2, seed + 9));
    const lumps = (fractal(x * 0.06 + 5, z * 0.06 + 5, 4, seed) - 0.5) * 7 * out;
    // Drifts lie across the wind, long and low, also where somebody stands.
    const drifts = (fractal(x * 0.16 + z * 0.09, z * 0.34 - x * 0.05, 3, seed + 1) - 0.5) * 0.5;
    return fall + rise + lumps + drifts + 0.25;
  };
}

/** 0 … 1, sharp along its crests: folds of noise, the finer only where the coarser stand high. */
function crested(x: number, y: number, octaves: number, seed: number): number {
  let sum = 0;
  let total = 0;
  let weight = 1;
  for (let octave = 0, size = 1; octave < octaves; octave++, size *= 2.03) {
    const bend = noise(x * size * 0.7 + 31, y * size * 0.7, seed + octave * 7) * 0.8;
    const fold = 1 - Math.abs(2 * noise(x * size + bend, y * size - bend, seed + octave * 101) - 1);
    sum += (fold * fold * weight) / size;
    total += 1 / size;
    weight = Math.min(1, Math.max(0.25, fold * 1.3));
  }
  return sum / total;
}

/** A wooded range across the valley, higher on the side away from the hillside. */
function ridgeHeight(seed: number, side: number): Height {
  return (x, z) => {
    const into = (-z - 300) / 190;
    const flank = smoothstep(-0.15, 0.85, into) * smoothstep(1.35, 0.8, into);
    const long = 0.3 + 0.7 * smoothstep(-340, 260, -x * side);
    return -52 + flank * (46 + 118 * long * crested(x * 0.0052 + 3, z * 0.0052, 5, seed + 40));
  };
}

function ridge(kit: Kit, material: ReturnType<typeof surface>, seed: number, side: number): ReturnType<typeof land> {
  const height = ridgeHeight(seed, side);
  return land(range(300, 520, 1.5), [120, 26], height, kit.light, material, ({ x, y, z, level }) => {
    const line = y + (fractal(x * 0.03, z * 0.03, 3, seed + 41) - 0.5) * 30;
    const ground = WOOD.clone().lerp(ROCK, smoothstep(4, 22, line));
    return ground.lerp(SNOW, smoothstep(-10, 30, line) * smoothstep(0.5, 0.78, level) * 0.9);
  });
}

function peaks(kit: Kit, material: ReturnType<typeof surface>, seed: number, side: number): ReturnType<typeof land> {
  const summit = -side * (120 + 160 * noise(3, 8, seed));
  const height: Height = (x, z) => {
    const into = (-z - 560) / 300;
    const flank = smoothstep(-0.1, 0.75, into);
    // One peak leads, off the middle; the others fall away from it.
    const lead = 1 / (1 + ((x - summit) / 210) ** 2);
    return -60 + flank * (70 + (70 + 190 * lead) * crested(x * 0.0043 + 11, z * 0.0043 + 5, 6, seed + 60));
  };
  return land(range(560, 860, 1.4), [170, 32], height, kit.light, material, ({ x, y, z, level }) => {
    const rough = fractal(x * 0.02 + 3, z * 0.02, 4, seed + 61) - 0.5;
    const lies = smoothstep(20, 75, y + rough * 90) * smoothstep(0.36, 0.62, level + rough * 0.5);
    return ROCK.clone()
      .multiplyScalar(0.85 + rough * 0.5)
      .lerp(SNOW, lies);
  });
}

/** Long low drifts as the wind leaves them: their slopes. */
function driftMap(seed: number): ReturnType<typeof slopesOf> {
  return slopesOf(128, (u, v) => fractal(u * 4, v * 9, 4, seed + 70, 4) * 0.16, [6, 6]);
}

/** Nothing stands in the lens' way: half the width of the lane at a place `z`, in metres. */
function laneAt(z: number, distance: number): number {
  return z > -2 ? 1.6 + 0.34 * Math.max(0, distance - z) * (z > 0 ? 1 : 0.5) : 1.6;
}

function stones(kit: Kit, group: Group, ground: Height, isSnowy: boolean, distance: number): void {
  const chance = kit.chance("mountain stones");
  const cap = isSnowy ? SNOW : undefined;
  for (let kind = 0; kind < 2; kind++) {
    const shape = boulder(chance, ROCK, cap);
    const spots: Planted[] = [];
    for (let i = 0; i < (isSnowy ? 26 : 40); i++) {
      const away = 3 * 24 ** chance.next();
      const z = distance * 0.7 - away;
      const x = chance.pick([-1, 1]) * (laneAt(z, distance) + (away * 0.9 + 1) * chance.next() ** 1.4);
      const size = (0.14 + 0.9 * chance.next() ** 3) * (1 + away * 0.012);
      spots.push({
        x,
        y: ground(x, z) - size * 0.15,
        z,
        turn: chance.between(0, 6.3),
        size,
        lean: chance.between(-0.2, 0.2),
      });
    }
    group.add(planted(shape, surface(kit, {}), spots, true));
  }
}

function trees(
  kit: Kit,
  group: Group,
  ground: Height,
  across: Height,
  side: number,
  isSnowy: boolean,
  distance: number,
): void {
  const chance = kit.chance("firs");
  const snow = isSnowy ? 0.85 : 0.1;
  const near: Planted[] = [];
  const far: Planted[] = [];
  // A few close by on the hillside, a stand across from them, and woods down into the valley.
  for (let i = 0; i < 26; i++) {
    const z = chance.between(-46, -7);
    const x = (i % 4 === 0 ? -side : side) * (laneAt(z, distance) + 3 + (6 - z * 0.55) * chance.next());
    near.push(standing(x, z, chance.between(3.5, 9)));
  }
  for (let i = 0; i < 430; i++) {
    const z = -(50 + 235 * chance.next());
    const x = chance.between(-1, 1) * (30 - z * 1.1);
    if (noise(x * 0.03, z * 0.03, 77) > 0.42 || Math.abs(x) > 60 - z * 0.4)
      far.push(standing(x, z, chance.between(5, 11)));
  }
  for (let i = 0; i < 340; i++) {
    const z = -(305 + 130 * chance.next() ** 1.3);
    const x = chance.between(-1, 1) * 380;
    // Up to the tree line, thinner towards it.
    if (across(x, z) < 6 + 26 * (noise(x * 0.02, z * 0.02, 91) - 0.5) && noise(x * 0.04, z * 0.04, 78) > 0.35)
      far.push({ ...standing(x, z, chance.between(8, 14)), y: across(x, z) - 0.3 });
  }
  function standing(x: number, z: number, size: number): Planted {
    const tint = new Color().setScalar(chance.between(0.75, 1.2));
    return { x, y: ground(x, z) - 0.1, z, turn: chance.between(0, 6.3), size, tall: chance.between(0.9, 1.25), tint };
  }
  group.add(
    planted(fir(chance, snow), surface(kit, { leaf: true }), near, true),
    planted(farFir(chance, snow * 0.6), surface(kit, { leaf: true }), far, false),
  );
}
