/** Open country: a meadow in the wind, a worn path, a fence, hedges and trees, farmed hills that fade one behind another. */

import { BoxGeometry, Color, Group, Vector3 } from "three";
import { mergeGeometries } from "three/examples/jsm/utils/BufferGeometryUtils.js";
import { smoothstep } from "../pace";
import { meadow, type Meadow } from "./grass";
import { weathered } from "./ground-weather";
import { add, matt, painted, type Kit, type PlaceSet } from "./kit";
import { ahead, land, range, type Height } from "./land";
import { fractal, hash, noise } from "./noise";
import { planted, type Planted } from "./planted";
import { levelled } from "./railway";
import { surface } from "./surface";
import { barkOf, spray, trunk } from "./trunks";

interface Tint {
  readonly dark: string;
  readonly light: string;
  readonly dry: string;
  /** What blooms in it; absent: nothing. */
  readonly bloom?: string;
}

const TINTS: readonly [Tint, ...Tint[]] = [
  { dark: "#4a5a2c", light: "#7c8544", dry: "#a3945a", bloom: "#b23a2a" },
  { dark: "#6a6232", light: "#a0904c", dry: "#c0a668" },
  { dark: "#41552f", light: "#68804a", dry: "#8f8e58", bloom: "#d8d3c4" },
];

export function field(kit: Kit, distance: number): PlaceSet {
  const chance = kit.chance("field");
  const seed = Math.floor(chance.between(0, 1e6));
  const bend = chance.between(-5, 5);
  const pathAt = (z: number): number => bend * Math.sin(z * 0.035) + (Math.sin(z * 0.011 + 1) - Math.sin(1)) * 3;
  const ground = levelled(kit, (x, z) => {
    const out = smoothstep(6, 60, Math.hypot(x, z * 0.8));
    const rolling = (fractal(x * 0.014 + 9, z * 0.014 + 9, 3, seed) - 0.5) * 15 + smoothstep(30, 190, -z) * 9;
    const bumps = (fractal(x * 0.22, z * 0.22, 2, seed + 3) - 0.5) * 0.34;
    return rolling * out + bumps * smoothstep(0.6, 3, Math.abs(x - pathAt(z)));
  });
  const tint = kit.chance("grass").pick(TINTS);
  const colours = [tint.dark, tint.light, tint.dry].map((name) => new Color(name));
  const [dark = new Color(), light = new Color(), dry = new Color()] = colours;
  const grassAt = (x: number, z: number): Color => {
    const patch = fractal(x * 0.035, z * 0.035, 3, seed + 31);
    const mixed = dark.clone().lerp(light, smoothstep(0.25, 0.75, patch));
    return mixed.lerp(dry, 0.6 * smoothstep(0.45, 0.8, fractal(x * 0.09 + 50, z * 0.09, 2, seed + 32)));
  };
  const soil = new Color("#83745f");
  const group = new Group();
  const speckle = painted(256, [0.42, 0.42], (u, v) => {
    // Blades from above: fine strokes, dark between them.
    const blades = noise(u * 120, v * 46 + 3 * noise(u * 8, v * 8, seed + 6, 8), seed + 5) - 0.5;
    const value = 0.68 + 0.44 * fractal(u * 14, v * 14, 3, seed, 14) + 0.62 * blades;
    return [value, value, value * 0.94];
  });
  group.add(
    land(ahead(distance, 320), [100, 86], ground, kit.light, surface(kit, { map: speckle, sunlit: true }), (spot) => {
      const { x, z, level } = spot;
      const worn = 1 - smoothstep(0.35, 1.1, Math.abs(x - pathAt(z)) + (noise(x * 1.3, z * 1.3, seed) - 0.5) * 0.5);
      return weathered(kit, grassAt(x, z).lerp(soil, worn * 0.85), level);
    }),
  );
  hills(kit, group, seed, [dark, light, dry]);
  woods(kit, group, ground, pathAt, dark);
  const style = kit.chance("fence").pick(["left", "right", "none"]);
  // Nobody runs through a fence, nor does a camera that goes along.
  const isCrossed = kit.staging.subjects.some(({ action }) => action === "walk" || action === "run");
  if (style !== "none" && !isCrossed) fence(kit, group, ground, pathAt, style === "left" ? -1 : 1);
  const wind = { value: 0 };
  const grown: Meadow = {
    ground,
    distance,
    colourAt: (x, z) => weathered(kit, grassAt(x, z), 0.8),
    isFree: (x, z) => Math.abs(x - pathAt(z)) > 0.75,
    ...(tint.bloom !== undefined && { bloom: new Color(tint.bloom) }),
  };
  group.add(meadow(kit, grown, wind));
  return { group, ground, update: (seconds) => (wind.value = seconds) };
}

/** Fields on the hills, each of its own crop, hedges between them; woods on the range behind. */
function hills(kit: Kit, group: Group, seed: number, crops: readonly Color[]): void {
  const wooded = new Color("#33452e");
  const near: Height = (x, z) => {
    const into = smoothstep(300, 470, -z) * smoothstep(640, 520, -z);
    return 4 + into * (8 + 46 * fractal(x * 0.006 + 3, z * 0.006, 3, seed + 50));
  };
  const far: Height = (x, z) =>
    -6 + smoothstep(600, 780, -z) * (38 + 110 * (fractal(x * 0.0042 + 3, z * 0.0042, 4, seed + 60) - 0.2));
  const material = surface(kit, { sunlit: true });
  group.add(
    land(range(300, 620, 1.5), [136, 36], near, kit.light, material, ({ x, z, level }) => {
      const [u, v] = [x / 74 + 0.9 * noise(z * 0.01, 1, seed + 51), z / 62 + 0.7 * noise(x * 0.008, 2, seed + 52)];
      const crop = crops[Math.floor(hash(Math.floor(u), Math.floor(v), seed + 53) * crops.length)] ?? wooded;
      const edge = Math.min(u - Math.floor(u), v - Math.floor(v));
      const rough = fractal(x * 0.05, z * 0.05, 2, seed + 54);
      const hedge = edge < 0.11 || hash(Math.floor(u), Math.floor(v), seed + 55) > 0.86 ? 0.85 : 0;
      return weathered(
        kit,
        crop
          .clone()
          .multiplyScalar(0.85 + 0.3 * rough)
          .lerp(wooded, hedge),
        level,
      );
    }),
    land(range(600, 840, 1.5), [100, 20], far, kit.light, material, ({ x, z, level }) => {
      const bare = smoothstep(0.5, 0.6, fractal(x * 0.012, z * 0.012, 3, seed + 61));
      return weathered(kit, wooded.clone().lerp(crops[0] ?? wooded, bare), level);
    }),
  );
}

/** Trees in clumps and alone, and hedges that run between them. */
function woods(kit: Kit, group: Group, ground: Height, pathAt: (z: number) => number, dark: Color): void {
  const chance = kit.chance("woods");
  const stems: Planted[] = [];
  const leaves: Planted[] = [];
  const green = dark.clone().lerp(new Color("#3a5230"), 0.5);
  const leaf = (x: number, y: number, z: number, size: number, shade: number): void => {
    const [turn, lean] = [chance.between(0, 6.3), chance.between(-0.3, 0.3)];
    leaves.push({ x, y, z, size, turn, lean, tint: green.clone().multiplyScalar(shade) });
  };
  const grow = (x: number, z: number, high: number): void => {
    const foot = ground(x, z);
    const radius = high * 0.03;
    stems.push({
      x,
      y: foot,
      z,
      size: radius,
      tall: (high * 0.75) / radius,
      turn: chance.between(0, 6.3),
      tint: new Color("#5a4a3a"),
    });
    for (let i = 0; i < 12; i++) {
      const up = 0.4 + 0.52 * (i / 11);
      const reach = high * 0.24 * Math.sin(Math.PI * (0.25 + 0.7 * (i / 11)));
      const around = i * 2.4 + chance.next();
      leaf(
        x + Math.cos(around) * reach,
        foot + high * up,
        z + Math.sin(around) * reach,
        high * chance.between(0.16, 0.24),
        chance.between(0.7, 1.2),
      );
    }
  };
  for (let clump = 0; clump < 6; clump++) {
    const z = clump === 0 ? chance.between(-34, -22) : chance.between(-190, -50);
    const x = chance.pick([-1, 1]) * chance.between(0.22, 0.8) * -z;
    const trees = clump === 0 ? 1 : Math.floor(chance.between(2, 5));
    for (let i = 0; i < trees; i++)
      grow(
        x + chance.between(-9, 9) * Math.min(1, i),
        z + chance.between(-8, 8) * Math.min(1, i),
        chance.between(6.5, 10.5),
      );
  }
  for (let row = 0; row < 3; row++) {
    const z = -(62 + row * 60 + chance.between(0, 22));
    const slant = chance.between(-0.25, 0.25);
    const [from, to] = [chance.between(-1.1, -0.4) * -z, chance.between(0.4, 1.1) * -z];
    for (let x = from; x < to; x += 2.1 + row) {
      const [px, pz] = [x + chance.between(-0.4, 0.4), z + x * slant];
      if (Math.abs(px - pathAt(pz)) > 2.5)
        leaf(px, ground(px, pz) + 0.5, pz, chance.between(1.3, 2.1) + row * 0.35, chance.between(0.65, 0.95));
    }
  }
  group.add(
    planted(trunk(chance, 6, 5), surface(kit, { map: barkOf("rough", 7) }), stems, true),
    // Too far off for anybody to miss the shade of their leaves.
    planted(spray(chance, 42, 2.05), surface(kit, { leaf: true }), leaves, false),
  );
}

/** Posts and two rails beside the path, behind whoever stands there; old, so that none stands quite straight. */
function fence(kit: Kit, group: Group, ground: Height, pathAt: (z: number) => number, side: number): void {
  const chance = kit.chance("fence posts");
  const away = chance.between(6.5, 8.5);
  const parts: BoxGeometry[] = [];
  let last: Vector3 | undefined;
  for (let z = -11; z > -105; z -= 2.7) {
    const x = pathAt(z) + side * away;
    const foot = new Vector3(x, ground(x, z), z);
    const lean = chance.between(-0.06, 0.06);
    parts.push(
      new BoxGeometry(0.1, 1.3, 0.1)
        .rotateZ(lean)
        .rotateY(chance.between(0, 1))
        .translate(x, foot.y + 0.5, z),
    );
    if (last && chance.next() < 0.93) {
      const way = foot.clone().sub(last);
      for (const up of [0.5, 0.92]) {
        const middle = last.clone().addScaledVector(way, 0.5);
        const rail = new BoxGeometry(0.045, 0.1, way.length() + 0.1).rotateX(
          -Math.atan2(way.y, Math.hypot(way.x, way.z)),
        );
        parts.push(
          rail
            .rotateY(Math.atan2(way.x, way.z))
            .translate(middle.x, middle.y + up + chance.between(-0.04, 0.04), middle.z),
        );
      }
    }
    last = foot;
  }
  add(group, mergeGeometries(parts), matt(new Color("#7b6f60")));
}
