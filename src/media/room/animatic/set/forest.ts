/** A wood: stems behind stems, crowns with holes, ferns, a path, and light that comes through in pieces. */

import { Color, Group, type Mesh, type MeshLambertMaterial, type Texture } from "three";
import { smoothstep } from "../pace";
import { weathered } from "./ground-weather";
import { clearingOf, lane, middleOf } from "./clearing";
import { painted, type Kit, type PlaceSet } from "./kit";
import { ahead, land, type Height } from "./land";
import { lightShafts } from "./light-shafts";
import { fractal, noise } from "./noise";
import { planted, type Planted } from "./planted";
import { boulder } from "./rocks";
import { surface, type Surface } from "./surface";
import { barkOf, fern, spray, trunk, type Bark } from "./trunks";

interface Wood {
  readonly bark: Bark;
  readonly stem: string;
  readonly leaves: readonly [string, string, ...string[]];
  readonly floor: readonly [moss: string, litter: string];
  /** Metres: least and most radius of a stem. */
  readonly thick: readonly [number, number];
}

const WOODS: readonly [Wood, ...Wood[]] = [
  {
    bark: "rough",
    stem: "#695a4a",
    leaves: ["#4f6238", "#6c7f45", "#3f5234"],
    floor: ["#46562a", "#6a4f33"],
    thick: [0.16, 0.42],
  },
  {
    bark: "smooth",
    stem: "#7c7a6e",
    leaves: ["#66793f", "#7f914f", "#52683a"],
    floor: ["#5a5a2e", "#7d5733"],
    thick: [0.14, 0.34],
  },
  {
    bark: "birch",
    stem: "#cfcabd",
    leaves: ["#858b48", "#a8924a", "#6d7d45"],
    floor: ["#5c6632", "#80663a"],
    thick: [0.09, 0.19],
  },
  {
    bark: "rough",
    stem: "#6e5a4a",
    leaves: ["#2f4d30", "#40633a", "#26402c"],
    floor: ["#3f5230", "#6b4a30"],
    thick: [0.15, 0.36],
  },
];

export function forest(kit: Kit, distance: number): PlaceSet {
  const chance = kit.chance("forest");
  const seed = Math.floor(chance.between(0, 1e6));
  const wood = chance.pick(WOODS);
  const bend = chance.between(-0.8, 0.8);
  const pathAt = (z: number): number => (z < 0 ? bend * 7 * Math.sin(z * 0.06) : 0);
  const ground: Height = (x, z) => {
    const off = smoothstep(1.2, 9, Math.abs(x - pathAt(z)));
    const rolling =
      (fractal(x * 0.05 + 8, z * 0.05 + 8, 3, seed) - 0.5) * 5 * smoothstep(2, 30, Math.hypot(x, Math.min(0, z)));
    return rolling + off * (0.12 + 0.5 * (fractal(x * 0.3, z * 0.3, 2, seed + 1) - 0.4)) + smoothstep(25, 110, -z) * 4;
  };
  const wind = { value: 0 };
  const isFog = kit.staging.weather === "fog";
  // Fog is as white under trees as anywhere; clear air is thick there, and green.
  const air = isFog ? {} : { share: 0.012 / kit.light.haze, tint: new Color("#c3d6a8") };
  // The moon is all there is at night: the eye needs more of it.
  const dapple = dappleMap(seed, kit.light.phase === "night" ? 0.7 : 0.12);
  const of = (options: Surface): MeshLambertMaterial => surface(kit, { air, dapple, ...options });
  const group = new Group();
  group.add(floor(kit, wood, seed, ground, pathAt, distance, of));
  stems(kit, group, wood, ground, pathAt, distance, of({ map: barkOf(wood.bark, seed) }));
  crowns(kit, group, wood, ground, pathAt, distance, of({ leaf: true, wind, sway: 0.012 }));
  undergrowth(kit, group, wood, ground, pathAt, distance, of({ leaf: true, wind, sway: 0.03 }));
  const shafts = lightShafts(kit);
  if (shafts) group.add(shafts);
  return { group, ground, update: (seconds) => (wind.value = seconds) };
}

/** What the leaves let through, as a share of the sun: spots and rags of sun, over about eighteen metres; `shade` between them. */
function dappleMap(seed: number, shade: number): Texture {
  const map = painted(128, [1, 1], (u, v) => {
    const rag = fractal(u * 6, v * 6, 4, seed + 11, 6) + 0.35 * (noise(u * 24, v * 24, seed + 12, 24) - 0.5);
    const value = shade + (1 - shade) * smoothstep(0.46, 0.6, rag);
    return [value, value, value];
  });
  map.colorSpace = "";
  return map;
}

function floor(
  kit: Kit,
  { floor: [moss, litter] }: Wood,
  seed: number,
  ground: Height,
  pathAt: (z: number) => number,
  distance: number,
  of: (options: Surface) => MeshLambertMaterial,
): Mesh {
  const leaves = painted(256, [0.85, 0.85], (u, v) => {
    const leaf = noise(u * 46 + 2 * noise(u * 9, v * 9, seed, 9), v * 46, seed + 21);
    const value = 0.66 + 0.5 * leaf + 0.3 * (fractal(u * 8, v * 8, 3, seed + 22, 8) - 0.5);
    return [value * (1 + 0.12 * (leaf - 0.5)), value, value * 0.92];
  });
  const [green, brown, soil] = [new Color(moss), new Color(litter), new Color("#6b553d")];
  return land(ahead(distance, 130), [76, 64], ground, kit.light, of({ map: leaves }), ({ x, z, level }) => {
    const mossy = smoothstep(0.42, 0.62, fractal(x * 0.16 + 3, z * 0.16, 3, seed + 24));
    const mixed = brown.clone().lerp(green, mossy);
    const worn = 1 - smoothstep(0.5, 1.3, Math.abs(x - pathAt(z)) + 0.6 * (noise(x * 1.2, z * 1.2, seed + 25) - 0.5));
    return weathered(kit, mixed.lerp(soil, worn * 0.8), level);
  });
}

function stems(
  kit: Kit,
  group: Group,
  { stem, thick }: Wood,
  ground: Height,
  pathAt: (z: number) => number,
  distance: number,
  material: MeshLambertMaterial,
): void {
  const chance = kit.chance("stems");
  const bark = new Color(stem);
  const set = (x: number, z: number, radius: number): Planted => {
    const high = chance.between(15, 22);
    const tint = bark.clone().multiplyScalar(chance.between(0.75, 1.15));
    return {
      x,
      y: ground(x, z) - 0.1,
      z,
      turn: chance.between(0, 6.3),
      size: radius,
      tall: high / radius,
      lean: chance.between(-0.04, 0.04),
      tint,
    };
  };
  const radius = (): number => chance.between(...thick);
  const near: Planted[] = [];
  const middle = middleOf(kit, pathAt);
  // The first stand close on both hands, as wings on a stage; the rest wherever they grew.
  for (const hand of [-1, 1]) {
    near.push(set(hand * chance.between(1.9, 2.7), chance.between(-2.6, -0.9), thick[1] * 0.95));
    near.push(set(hand * chance.between(2.6, 4.6), chance.between(-6, -3.5), radius()));
    for (const share of [0.35, 0.75])
      near.push(
        set(
          middle(distance * share) + hand * (lane(distance * share, distance) + chance.between(0.1, 1.4)),
          distance * share,
          thick[1],
        ),
      );
  }
  for (let i = 0; i < 46; i++) {
    const z = chance.between(-34, Math.min(8, distance * 0.6));
    const x = middle(z) + chance.pick([-1, 1]) * (lane(z, distance) + 0.4 + (14 - z * 0.6) * chance.next() ** 1.2);
    near.push(set(x, z, radius()));
  }
  const far: Planted[] = [];
  for (let i = 0; i < 210; i++) {
    const z = -(30 + 78 * chance.next());
    const x = chance.between(-1, 1) * (14 - z * 0.95);
    if (Math.abs(x - pathAt(z)) > 1.6) far.push(set(x, z, radius() * 1.15));
  }
  const isFree = clearingOf(kit, distance);
  const kept = near.filter(({ x, z, size }) => isFree(x, z, size * 1.6));
  group.add(planted(trunk(chance, 10, 12), material, kept, true), planted(trunk(chance, 5, 4), material, far, false));
}

function crowns(
  kit: Kit,
  group: Group,
  { leaves }: Wood,
  ground: Height,
  pathAt: (z: number) => number,
  distance: number,
  material: MeshLambertMaterial,
): void {
  const chance = kit.chance("crowns");
  const tints = leaves.map((name) => new Color(name));
  const tint = (shade: number): Color =>
    (tints[Math.floor(chance.next() * tints.length)] ?? new Color()).clone().multiplyScalar(shade);
  const spots: Planted[] = [];
  const ends: Planted[] = [];
  const hang = (x: number, z: number, up: number, size: number, shade: number, into = spots): void => {
    const [turn, lean] = [chance.between(0, 6.3), chance.between(-0.3, 0.3)];
    into.push({ x, y: ground(x, z) + up, z, turn, size, lean, tint: tint(shade) });
  };
  // A roof with holes; lower, boughs reach in from the sides; at the end of every view, leaves.
  for (let i = 0; i < 130; i++) {
    const z = chance.between(-60, distance * 0.5);
    hang(
      chance.between(-1, 1) * (10 - z * 0.55 + distance * 0.3),
      z,
      chance.between(6.5, 13),
      chance.between(1.5, 2.8),
      0.9,
    );
  }
  for (let i = 0; i < 60; i++) {
    const z = chance.between(-45, 0);
    hang(
      pathAt(z) + chance.pick([-1, 1]) * (3.4 + (9 - z * 0.5) * chance.next()),
      z,
      chance.between(2.2, 6),
      chance.between(0.8, 1.7),
      1,
    );
  }
  for (let i = 0; i < 170; i++) {
    const z = -chance.between(62, 112);
    hang(chance.between(-1, 1) * (10 - z), z, 22 * chance.next() ** 1.1, chance.between(3.2, 6), 0.75, ends);
  }
  // Those at the end of the view show little more than their outlines.
  group.add(
    planted(spray(chance, 52, 1.2), material, spots, false),
    planted(spray(chance, 26, 1.7), material, ends, false),
  );
}

function undergrowth(
  kit: Kit,
  group: Group,
  { leaves, floor: [moss] }: Wood,
  ground: Height,
  pathAt: (z: number) => number,
  distance: number,
  material: MeshLambertMaterial,
): void {
  const chance = kit.chance("undergrowth");
  const green = new Color(leaves[0]);
  const middle = middleOf(kit, pathAt);
  const set = (reach: number, free: number): Omit<Planted, "size"> => {
    const away = 1.5 + reach * chance.next() ** 1.7;
    const z = distance * 0.92 - away;
    const wide = z > 0 ? free + z * 0.13 : free;
    const x = middle(z) + chance.pick([-1, 1]) * (wide + (away * 0.75 + 2) * chance.next() ** 1.3);
    return { x, y: ground(x, z), z, turn: chance.between(0, 6.3) };
  };
  const ferns = Array.from({ length: 120 }, (): Planted => {
    const tint = green.clone().lerp(new Color("#748248"), chance.next()).multiplyScalar(chance.between(0.85, 1.4));
    return { ...set(distance + 34, 1.1), size: chance.between(0.6, 1.35), tint };
  });
  const bushes = Array.from({ length: 46 }, (): Planted => {
    const size = chance.between(0.4, 0.9);
    const spot = set(distance + 40, 2.2);
    return { ...spot, y: spot.y + size * 0.4, size, tint: green.clone().multiplyScalar(chance.between(0.7, 1.15)) };
  });
  const stones = Array.from({ length: 12 }, (): Planted => {
    const size = chance.between(0.15, 0.6);
    const spot = set(distance + 24, 1.5);
    return { ...spot, y: spot.y - size * 0.15, size };
  });
  const stone = boulder(chance, new Color("#5b5a52"), new Color(moss));
  const isFree = clearingOf(kit, distance);
  const open = (spots: readonly Planted[], wide: number): readonly Planted[] =>
    spots.filter(({ x, z, size }) => isFree(x, z, size * wide));
  group.add(
    planted(fern(chance), material, open(ferns, 0.4), false),
    planted(spray(chance, 60, 1.1), material, open(bushes, 1), false),
    planted(stone, surface(kit, { air: { share: kit.staging.weather === "fog" ? 0.75 : 3 } }), open(stones, 1), true),
  );
}
