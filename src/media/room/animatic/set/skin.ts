/** Curved skins, as of a car or a train: a formula of two numbers, and panels, windows and lamps cut out of it. */

import { BufferGeometry, Float32BufferAttribute, Vector3 } from "three";

/**
 * A point of the half at +x. `along` grows towards +z and `up` from the foot over the side to the middle of the top, so that
 * the outside is where `up` × `along` points.
 */
export type Skin = (along: number, up: number, into: Vector3) => Vector3;

/** `count` + 1 numbers from one to another. */
export function steps(from: number, to: number, count: number): readonly number[] {
  return Array.from({ length: count + 1 }, (_, i) => from + ((to - from) * i) / count);
}

/**
 * A panel between those lines of a skin, `out` metres over it, and its mirror image at -x. The normals are the skin's own,
 * so that panels beside each other show no joint.
 */
export function panel(skin: Skin, along: readonly number[], up: readonly number[], out = 0): BufferGeometry {
  const places: number[] = [];
  const normals: number[] = [];
  const uvs: number[] = [];
  const faces: number[] = [];
  const [at, ahead, above, normal] = [new Vector3(), new Vector3(), new Vector3(), new Vector3()];
  const [first, last] = [along[0] ?? 0, along.at(-1) ?? 1];
  const [low, high] = [up[0] ?? 0, up.at(-1) ?? 1];
  for (const side of [1, -1]) {
    const start = places.length / 3;
    along.forEach((a, i) =>
      up.forEach((u, k) => {
        skin(a, u, at);
        // A step inwards from the ends, where the formula stops.
        const da = (a > (first + last) / 2 ? -1 : 1) * 1e-3;
        const du = (u > (low + high) / 2 ? -1 : 1) * 1e-3;
        skin(a + da, u, ahead)
          .sub(at)
          .multiplyScalar(Math.sign(da));
        skin(a, u + du, above)
          .sub(at)
          .multiplyScalar(Math.sign(du));
        normal.crossVectors(above, ahead);
        if (normal.lengthSq() < 1e-16) normal.set(0, 1, 0);
        normal.normalize();
        places.push(side * (at.x + normal.x * out), at.y + normal.y * out, at.z + normal.z * out);
        normals.push(side * normal.x, normal.y, normal.z);
        uvs.push(i / Math.max(1, along.length - 1), k / Math.max(1, up.length - 1));
        if (i + 1 === along.length || k + 1 === up.length) return;
        const here = start + i * up.length + k;
        const next = here + up.length;
        if (side > 0) faces.push(here, here + 1, next, here + 1, next + 1, next);
        else faces.push(here, next, here + 1, here + 1, next, next + 1);
      }),
    );
  }
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new Float32BufferAttribute(places, 3));
  geometry.setAttribute("normal", new Float32BufferAttribute(normals, 3));
  geometry.setAttribute("uv", new Float32BufferAttribute(uvs, 2));
  geometry.setIndex(faces);
  return geometry;
}

/** A smooth line through points of rising x: Hermite, with the slopes that its neighbours give each point. */
export function smoothLine(points: readonly (readonly [number, number])[]): (x: number) => number {
  const slope = (i: number): number => {
    const [before, after] = [points[Math.max(0, i - 1)], points[Math.min(points.length - 1, i + 1)]];
    return before && after ? (after[1] - before[1]) / Math.max(1e-6, after[0] - before[0]) : 0;
  };
  return (x) => {
    const next = points.findIndex(([at]) => at > x);
    const end = next < 0 ? points.length - 1 : Math.max(1, next);
    const [from, to] = [points[end - 1], points[end]];
    if (!from || !to) return points[0]?.[1] ?? 0;
    const wide = to[0] - from[0];
    const t = Math.min(1, Math.max(0, (x - from[0]) / wide));
    const [t2, t3] = [t * t, t * t * t];
    return (
      (2 * t3 - 3 * t2 + 1) * from[1] +
      (t3 - 2 * t2 + t) * wide * slope(end - 1) +
      (3 * t2 - 2 * t3) * to[1] +
      (t3 - t2) * wide * slope(end)
    );
  };
}
