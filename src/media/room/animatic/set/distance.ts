/**
 * Shapes as fields of distance: below zero is inside, above is outside, metres. Bodies are soft sums of round pieces, and
 * clothes the same bodies made thicker, so that whatever is worn fits whoever wears it.
 */

export type Field = (x: number, y: number, z: number) => number;

/** Metres; +x is the left of what is sculpted, which faces +z. */
export type Point = readonly [number, number, number];

/** A round piece from `from` to `to`, with a radius at each end. */
interface Blob {
  readonly from: Point;
  readonly to: Point;
  readonly radii: readonly [number, number];
  /** How much wider than round along x, y and z, about its first end. */
  readonly stretch: Point;
}

export function blob(from: Point, to: Point, first: number, last = first, stretch: Point = [1, 1, 1]): Blob {
  return { from, to, radii: [first, last], stretch };
}

/** A blob round one point, with three radii. */
export function egg(at: Point, x: number, y: number, z: number): Blob {
  return { from: at, to: at, radii: [1, 1], stretch: [x, y, z] };
}

/** The blobs grown together; `soft` metres round a seam are filled. */
export function grown(blobs: readonly Blob[], soft: number): Field {
  const shapes = blobs.map(({ from, to, radii, stretch }) => {
    const [dx, dy, dz] = [
      (to[0] - from[0]) / stretch[0],
      (to[1] - from[1]) / stretch[1],
      (to[2] - from[2]) / stretch[2],
    ];
    const square = dx * dx + dy * dy + dz * dz;
    const [x, y, z] = from;
    const [wide, high, deep] = [1 / stretch[0], 1 / stretch[1], 1 / stretch[2]];
    const over = square > 0 ? 1 / square : 0;
    return {
      x,
      y,
      z,
      wide,
      high,
      deep,
      dx,
      dy,
      dz,
      over,
      first: radii[0],
      more: radii[1] - radii[0],
      least: Math.min(...stretch),
    };
  });
  return (x, y, z) => {
    let nearest = 10;
    for (const one of shapes) {
      const px = (x - one.x) * one.wide;
      const py = (y - one.y) * one.high;
      const pz = (z - one.z) * one.deep;
      const along = (px * one.dx + py * one.dy + pz * one.dz) * one.over;
      const t = along < 0 ? 0 : along > 1 ? 1 : along;
      const ex = px - one.dx * t;
      const ey = py - one.dy * t;
      const ez = pz - one.dz * t;
      const off = (Math.sqrt(ex * ex + ey * ey + ez * ez) - one.first - one.more * t) * one.least;
      const near = soft - Math.abs(nearest - off);
      if (off < nearest) nearest = off;
      if (near > 0) nearest -= (near * near) / (4 * soft);
    }
    return nearest;
  };
}

/** The lesser of two distances, with `soft` metres of fillet (I. Quilez's polynomial minimum). */
function softer(a: number, b: number, soft: number): number {
  const near = Math.max(0, soft - Math.abs(a - b));
  return Math.min(a, b) - (near * near) / (4 * soft);
}

/** Two grown together, with `soft` metres of fillet. */
export function both(a: Field, b: Field, soft: number): Field {
  return (x, y, z) => softer(a(x, y, z), b(x, y, z), soft);
}

/** What `tool` leaves of `body`; `soft` metres of its edge are rounded. */
export function carved(body: Field, tool: Field, soft: number): Field {
  return (x, y, z) => -softer(-body(x, y, z), tool(x, y, z), soft);
}

export function thicker(body: Field, metres: number): Field {
  return (x, y, z) => body(x, y, z) - metres;
}

/** What of `body` lies inside `bounds` as well, with a crisp edge. */
export function within(body: Field, bounds: Field): Field {
  return (x, y, z) => Math.max(body(x, y, z), bounds(x, y, z));
}

/** The side at +x, on both sides. */
export function mirrored(body: Field): Field {
  return (x, y, z) => body(Math.abs(x), y, z);
}

/** All that is seen from the front within an outline of x and y: a pocket, a lapel, an opening. */
export function outline(corners: readonly (readonly [number, number])[]): Field {
  return (x, y, z) => {
    let inside = false;
    let nearest = Infinity;
    for (let i = 0, j = corners.length - 1; i < corners.length; j = i++) {
      const [ax, ay] = corners[i] ?? [0, 0];
      const [bx, by] = corners[j] ?? [0, 0];
      const [dx, dy, px, py] = [bx - ax, by - ay, x - ax, y - ay];
      const t = Math.min(1, Math.max(0, (px * dx + py * dy) / (dx * dx + dy * dy)));
      nearest = Math.min(nearest, Math.hypot(px - dx * t, py - dy * t));
      if (ay > y !== by > y && x < ax + ((y - ay) / (by - ay)) * dx) inside = !inside;
    }
    return Math.max(inside ? -nearest : nearest, -z);
  };
}

/** Between two heights. */
export function band(low: number, high: number): Field {
  return (_x, y) => Math.max(low - y, y - high);
}

/** The z up to which a body comes there, looked for from before it: no further than 0.45. */
export function frontOf(body: Field, x: number, y: number): number {
  let z = 0.45;
  for (let i = 0; i < 60; i++) {
    const off = body(x, y, z);
    if (off < 0.0003) break;
    z -= Math.max(0.0005, off * 0.7);
  }
  return z;
}
