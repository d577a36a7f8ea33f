/** Land as a height field: near ground spread as the lens sees it, far ranges as strips; hills shade what lies behind them. */

import { BufferGeometry, type Color, Float32BufferAttribute, Mesh, type MeshLambertMaterial } from "three";
import type { Light } from "./light";

export type Height = (x: number, z: number) => number;

/** Where a crossing lies: `u` -1 … 1 from left to right, `v` 0 … 1 from near to far. */
export type Spread = (u: number, v: number) => readonly [x: number, z: number];

export interface Spot {
  readonly x: number;
  readonly y: number;
  readonly z: number;
  /** Up-component of the normal: 1 is level ground. */
  readonly level: number;
}

/**
 * Across a mesh: even where a lens looks straight on, and from there in long strides far to the side, that a camera which
 * pans or has been swung round never sees its edge. Answers about ±4.5 at the ends.
 */
function across(u: number): number {
  const beyond = Math.max(0, Math.abs(u) - 0.84) / 0.16;
  return Math.sign(u) * (Math.abs(u) ** 1.2 + 3.5 * beyond ** 2.4);
}

/** Ground from behind a camera `distance` metres from the subject to `far`: each cell about as large on screen. */
export function ahead(distance: number, far: number): Spread {
  const behind = distance * 1.35 + 5;
  const first = Math.min(3, 1.2 + distance * 0.05);
  return (u, v) => {
    // The shot is measured when the land lies: its camera may step back further than was thought.
    const back = v === 0 ? distance * 2 + 20 : 0;
    const away = first * ((behind + far) / first) ** v;
    const wide = (away + back) * 1.9 + distance * 0.55 + 4;
    return [across(u) * wide, behind + first + back - away];
  };
}

/** A range between two distances, wider with each metre away so that it fills the frame at both. */
export function range(near: number, far: number, wide: number): Spread {
  return (u, v) => [across(u) * (near + (far - near) * v) * wide, -(near + (far - near) * v)];
}

/** Cells of its mesh are `columns` by `rows`; `colour` is that of a crossing, linear. */
export function land(
  spread: Spread,
  [columns, rows]: readonly [number, number],
  height: Height,
  light: Light,
  material: MeshLambertMaterial,
  colour: (spot: Spot) => Color,
): Mesh {
  const places: number[] = [];
  const normals: number[] = [];
  const colours: number[] = [];
  const suns: number[] = [];
  const uvs: number[] = [];
  const faces: number[] = [];
  for (let row = 0; row <= rows; row++) {
    for (let column = 0; column <= columns; column++) {
      const [x, z] = spread((column / columns) * 2 - 1, row / rows);
      const y = height(x, z);
      const e = Math.max(0.12, Math.abs(z) * 0.006);
      const dx = (height(x + e, z) - y) / e;
      const dz = (height(x, z + e) - y) / e;
      const level = 1 / Math.hypot(dx, 1, dz);
      places.push(x, y, z);
      normals.push(-dx * level, level, -dz * level);
      colours.push(...colour({ x, y, z, level }).toArray());
      suns.push(sunAt(height, light, x, y, z));
      uvs.push(x, z);
      if (row === rows || column === columns) continue;
      const i = row * (columns + 1) + column;
      faces.push(i, i + 1, i + columns + 1, i + 1, i + columns + 2, i + columns + 1);
    }
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new Float32BufferAttribute(places, 3));
  geometry.setAttribute("normal", new Float32BufferAttribute(normals, 3));
  geometry.setAttribute("color", new Float32BufferAttribute(colours, 3));
  geometry.setAttribute("sunlit", new Float32BufferAttribute(suns, 1));
  geometry.setAttribute("uv", new Float32BufferAttribute(uvs, 2));
  geometry.setIndex(faces);
  const mesh = new Mesh(geometry, material);
  mesh.receiveShadow = true;
  // After what stands on it and hides it.
  mesh.renderOrder = 1;
  return mesh;
}

/** How much of the sun a place has, 0 … 1: looks along the ray for land that stands in it. */
function sunAt(height: Height, { direction }: Light, x: number, y: number, z: number): number {
  let lit = 1;
  for (let away = 1.5; away < 220; away *= 1.75) {
    const over = y + direction.y * away - height(x + direction.x * away, z + direction.z * away);
    // The sun is not a point: the edge of a shadow grows soft with the way that it falls.
    lit = Math.min(lit, 1 + over / (0.15 + away * 0.035));
    if (lit <= 0) return 0;
  }
  return lit;
}
