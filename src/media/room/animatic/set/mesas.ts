/** Table mountains: walls of stone in bands, split by clefts, over skirts of their own rubble. */

import { BufferGeometry, Color, Float32BufferAttribute } from "three";
import { mergeGeometries } from "three/examples/jsm/utils/BufferGeometryUtils.js";
import type { Chance } from "../../../../core/chance";
import { fractal, noise } from "./noise";

/** Rings from the plain up: share of the radius, share of the height. */
const PROFILE = [
  [1.9, -0.12],
  [1.5, 0.1],
  [1.2, 0.27],
  [1.06, 0.4],
  [1.02, 0.43],
  [1, 0.56],
  [0.985, 0.6],
  [0.99, 0.74],
  [0.95, 0.79],
  [0.955, 0.95],
  [0.93, 0.985],
  [0.8, 1],
  [0, 1.01],
] as const;

const SIDES = 64;

/** Two to five of them, one leading, the others further and lower; merged. */
export function tableMountains(chance: Chance, stone: Color, sand: Color): BufferGeometry {
  const lead = chance.pick([-1, 1]);
  const count = Math.floor(chance.between(2, 5.99));
  const shapes = Array.from({ length: count }, (_, i) => {
    const away = 470 + i * 70 + chance.between(0, 40);
    const across = i === 0 ? lead * chance.between(0.16, 0.34) : chance.between(-0.75, 0.75);
    const high = (i === 0 ? 84 : 56) * chance.between(0.75, 1.15);
    const radius = high * (chance.next() < 0.3 ? chance.between(0.3, 0.42) : chance.between(0.7, 1.5));
    return mesa(chance, stone, sand, radius, high).translate(across * away, -4, -away);
  });
  return mergeGeometries(shapes);
}

function mesa(chance: Chance, stone: Color, sand: Color, radius: number, high: number): BufferGeometry {
  const seed = Math.floor(chance.between(0, 1e6));
  const wide = chance.between(1, 1.7);
  const places: number[] = [];
  const colours: number[] = [];
  const faces: number[] = [];
  const pale = stone.clone().lerp(new Color("#dcb48c"), 0.5);
  PROFILE.forEach(([out, up], ring) => {
    for (let side = 0; side <= SIDES; side++) {
      const around = (side / SIDES) * Math.PI * 2;
      const [x, z] = [Math.cos(around), Math.sin(around)];
      const lobes = 0.72 + 0.56 * fractal(x * 1.2 + 5, z * 1.2 + 5, 2, seed);
      // Clefts run down the wall; rubble fans out below them.
      const cleft =
        up > 0.3
          ? 0.13 * (noise(x * 7 + 20, z * 7 + 20, seed + 1) - 0.5)
          : 0.3 * (noise(x * 4 + 9, z * 4 + 9, seed + 2) - 0.5);
      const reach = radius * (out * lobes + (out > 0.1 ? cleft : 0));
      const top = up > 0.9 ? high * 0.06 * (noise(x * 2 + 4, z * 2 + 4, seed + 3) - 0.5) : 0;
      places.push(x * reach * wide, high * up + top, z * reach);
      const band = noise(up * 17, 2, seed + 4);
      const face = stone.clone().lerp(pale, 0.25 + 0.6 * band * (0.7 + 0.6 * noise(x * 9 + 3, z * 9, seed + 5)));
      colours.push(...face.lerp(sand, up < 0.4 ? 0.75 - up : up > 0.97 ? 0.5 : 0).toArray());
      if (ring === PROFILE.length - 1 || side === SIDES) continue;
      const i = ring * (SIDES + 1) + side;
      faces.push(i, i + SIDES + 1, i + 1, i + 1, i + SIDES + 1, i + SIDES + 2);
    }
  });
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new Float32BufferAttribute(places, 3));
  geometry.setAttribute("color", new Float32BufferAttribute(colours, 3));
  geometry.setIndex(faces);
  geometry.computeVertexNormals();
  return geometry;
}
