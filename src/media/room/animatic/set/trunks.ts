/** What a wood is made of: stems with bark, sprays of leaves that hang together as crowns, ferns. */

import {
  type BufferGeometry,
  Color,
  CylinderGeometry,
  Float32BufferAttribute,
  MirroredRepeatWrapping,
  Vector3,
} from "three";
import type { Chance } from "../../../../core/chance";
import { painted } from "./kit";
import { fractal, noise } from "./noise";
import { Shape } from "./planted";

/** A stem of radius one at breast height and one high: set it with its own width and height. */
export function trunk(chance: Chance, sides: number, rings: number): BufferGeometry {
  const seed = Math.floor(chance.between(0, 1e6));
  const shape = new CylinderGeometry(1, 1, 1, sides, rings).translate(0, 0.5, 0);
  const place = shape.getAttribute("position");
  const colours: number[] = [];
  const [bendX, bendZ] = [chance.between(-1.6, 1.6), chance.between(-1.6, 1.6)];
  for (let i = 0; i < place.count; i++) {
    const up = place.getY(i) ** 1.6;
    const around = Math.atan2(place.getZ(i), place.getX(i));
    // Roots spread at the foot; above, the stem is never quite round.
    const flare = 1 + 1.1 * Math.exp(-up * 46) * (0.7 + 0.5 * Math.cos(around * 4 + seed));
    const round = 0.9 + 0.2 * noise(Math.cos(around) * 2 + 9, up * 9 + Math.sin(around), seed);
    const radius = Math.hypot(place.getX(i), place.getZ(i)) * flare * round * (1 - 0.55 * up);
    const sway = Math.sin(up * 3);
    place.setXYZ(
      i,
      Math.cos(around) * radius + bendX * sway * up,
      up - 0.01,
      Math.sin(around) * radius + bendZ * sway * up,
    );
    const shade = 0.6 + 0.4 * Math.min(1, up * 22);
    colours.push(shade, shade, shade);
  }
  shape.computeVertexNormals();
  shape.setAttribute("color", new Float32BufferAttribute(colours, 3));
  return shape;
}

export type Bark = "rough" | "smooth" | "birch";

/** Bark as a picture that runs round the stem three times and up it many times. */
export function barkOf(kind: Bark, seed: number): ReturnType<typeof painted> {
  const map = painted(128, [3, 14], (u, v) => {
    const grain = fractal(u * 10, v * 3, 4, seed);
    switch (kind) {
      case "rough": {
        const ridge = Math.abs(2 * noise(u * 14 + noise(u * 5, v * 5, seed, 5), v * 3, seed + 1) - 1);
        const value = 0.5 + 0.6 * Math.sqrt(ridge) * (0.7 + 0.5 * grain);
        return [value, value * 0.98, value * 0.95];
      }
      case "smooth": {
        const value = 0.72 + 0.4 * (grain - 0.5) + 0.1 * noise(u * 4, v * 20, seed);
        return [value, value, value * 0.97];
      }
      case "birch": {
        const mark = noise(u * 5, v * 22, seed + 2) > 0.8 || noise(u * 3 + 4, v * 3, seed + 3) > 0.88 ? 0.3 : 1;
        const value = (0.9 + 0.16 * (grain - 0.5)) * mark;
        return [value, value * 0.98, value * 0.93];
      }
    }
  });
  // Every other time turned over, so that one runs into the next.
  map.wrapS = map.wrapT = MirroredRepeatWrapping;
  return map;
}

/**
 * Leaves within a flat ball of radius one, their normals those of the whole spray.
 * @param large over the size of a leaf that hangs close to the eye.
 */
export function spray(chance: Chance, leaves: number, large = 1): BufferGeometry {
  const shape = new Shape();
  for (let i = 0; i < leaves; i++) {
    const out = new Vector3(chance.between(-1, 1), chance.between(-1, 1), chance.between(-1, 1));
    out.multiplyScalar((0.35 + 0.65 * chance.next()) / Math.max(0.4, out.length()));
    const at = out.clone().setY(out.y * 0.62);
    const normal = out
      .clone()
      .normalize()
      .multiplyScalar(0.8)
      .add(new Vector3(0, 0.55, 0))
      .normalize();
    const along = new Vector3(chance.between(-1, 1), chance.between(-0.8, 0.2), chance.between(-1, 1)).normalize();
    const side = new Vector3().crossVectors(along, normal).normalize();
    const size = large * chance.between(0.08, 0.165);
    // Deep within a spray it is dark.
    const shade = (0.5 + 0.55 * out.length()) * chance.between(0.75, 1.2);
    const colour = new Color(1, 1, 1);
    const corner = (a: number, b: number): number =>
      shape.corner(
        at
          .clone()
          .addScaledVector(side, a * size)
          .addScaledVector(along, b * size),
        normal,
        colour,
        shade,
      );
    shape.face(corner(0, -1.3), corner(0.7, 0.1), corner(0, 1.3), corner(-0.7, 0.1));
  }
  return shape.geometry();
}

/** A fern about a metre across: fronds that rise and bow, leaflets in pairs. */
export function fern(chance: Chance): BufferGeometry {
  const shape = new Shape();
  const fronds = 8;
  for (let frond = 0; frond < fronds; frond++) {
    const around = ((frond + chance.between(-0.3, 0.3)) / fronds) * Math.PI * 2;
    const out = new Vector3(Math.cos(around), 0, Math.sin(around));
    const side = new Vector3(-out.z, 0, out.x);
    const long = chance.between(0.42, 0.68);
    const high = chance.between(0.28, 0.5);
    const at = (s: number): Vector3 =>
      out
        .clone()
        .multiplyScalar(long * s)
        .setY(high * (2.1 * s - 1.45 * s * s));
    const pairs = 8;
    for (let pair = 0; pair < pairs; pair++) {
      const s = 0.14 + 0.86 * (pair / pairs);
      const reach = 0.15 * Math.sin(Math.PI * (0.2 + 0.8 * s)) + 0.015;
      const normal = new Vector3(out.x * 0.4, 1, out.z * 0.4).normalize();
      const colour = new Color(1, 1, 1).multiplyScalar(0.55 + 0.6 * s);
      const [a, b] = [shape.corner(at(s - 0.045), normal, colour), shape.corner(at(s + 0.055), normal, colour)];
      for (const hand of [-1, 1]) {
        const end = at(s + 0.07).addScaledVector(side, hand * reach);
        end.y -= reach * 0.22;
        shape.face(a, b, shape.corner(end, normal, colour, 1.15));
      }
    }
  }
  return shape.geometry();
}
