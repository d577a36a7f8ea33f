/**
 * Fields of distance made into a skin of triangles that bends with a skeleton: S. Gibson's surface nets, each corner then
 * drawn on to the surface. What a piece is made of stays apart from its shape, so that one shape is dyed many ways.
 */

import { BufferAttribute, BufferGeometry, Color, Uint16BufferAttribute } from "three";
import type { Field, Point } from "./distance";

export interface Bend {
  readonly bone: number;
  readonly from: Point;
  readonly to: Point;
  /** Metres: of the limb, so that thick ones do not lose to thin ones. */
  readonly radius: number;
}

export interface Piece {
  readonly field: Field;
  readonly low: Point;
  readonly high: Point;
  /** Metres between corners. */
  readonly grain: number;
  /** Which of the colours it is dyed with. */
  readonly dye: number;
  /** The bones that it may follow. */
  readonly bends: readonly Bend[];
  /** Metres over which it passes from one bone to the next. */
  readonly soft?: number;
  /** What light reaches its deepest folds; a face has little shade of its own. */
  readonly least?: number;
}

/** A skin without colours. */
export interface Sculpture {
  readonly bare: BufferGeometry;
  /** Of each corner: which dye, and how much light reaches it (0 … 1). */
  readonly dyes: Uint8Array;
  readonly shades: Float32Array;
}

interface Clay {
  readonly places: number[];
  readonly normals: number[];
  readonly faces: number[];
  readonly bones: number[];
  readonly weights: number[];
  readonly dyes: number[];
  readonly shades: number[];
}

/** @param whole all pieces together, for what shades what. */
export function sculpt(pieces: readonly Piece[], whole: Field): Sculpture {
  const clay: Clay = { places: [], normals: [], faces: [], bones: [], weights: [], dyes: [], shades: [] };
  for (const piece of pieces) shape(piece, whole, clay);
  const bare = new BufferGeometry();
  bare.setAttribute("position", new BufferAttribute(new Float32Array(clay.places), 3));
  bare.setAttribute("normal", new BufferAttribute(new Float32Array(clay.normals), 3));
  bare.setAttribute("skinIndex", new Uint16BufferAttribute(clay.bones, 4));
  bare.setAttribute("skinWeight", new BufferAttribute(new Float32Array(clay.weights), 4));
  bare.setIndex(clay.faces);
  return { bare, dyes: new Uint8Array(clay.dyes), shades: new Float32Array(clay.shades) };
}

/** The same skin in those colours; all but the colours is shared. */
export function dyed({ bare, dyes, shades }: Sculpture, colours: readonly Color[]): BufferGeometry {
  const geometry = new BufferGeometry();
  for (const name of ["position", "normal", "skinIndex", "skinWeight"]) {
    geometry.setAttribute(name, bare.getAttribute(name));
  }
  geometry.setIndex(bare.getIndex());
  const values = new Float32Array(dyes.length * 3);
  // Nobody wears it: a dye without a colour is to be seen.
  const missing = new Color(1, 0, 1);
  dyes.forEach((dye, i) => {
    const colour = colours[dye] ?? missing;
    const shade = shades[i] ?? 1;
    values.set([colour.r * shade, colour.g * shade, colour.b * shade], i * 3);
  });
  geometry.setAttribute("color", new BufferAttribute(values, 3));
  return geometry;
}

/** As many as the graphics card bends a corner with. */
const BONES_A_CORNER = 4;

/** Cells of a block that is looked at only when the surface may pass through it. */
const BLOCK = 4;

function shape(piece: Piece, whole: Field, clay: Clay): void {
  const { low, grain } = piece;
  const [nx, ny, nz] = [0, 1, 2].map((i) => {
    const cells = Math.ceil(((piece.high[i] ?? 0) - (low[i] ?? 0)) / grain);
    return Math.max(1, Math.ceil(cells / BLOCK)) * BLOCK + 1;
  });
  if (nx === undefined || ny === undefined || nz === undefined) return;
  const at = (i: number, j: number, k: number): number => (k * ny + j) * nx + i;
  const values = sampled(piece, [nx, ny, nz]);
  const corner = new Int32Array(nx * ny * nz).fill(-1);
  for (let k = 0; k < nz - 1; k++) {
    for (let j = 0; j < ny - 1; j++) {
      for (let i = 0; i < nx - 1; i++) {
        const middle = crossing(values, at(i, j, k), 1, nx, nx * ny);
        if (middle === undefined) continue;
        corner[at(i, j, k)] = clay.dyes.length;
        const place: Point = [
          low[0] + (i + middle[0]) * grain,
          low[1] + (j + middle[1]) * grain,
          low[2] + (k + middle[2]) * grain,
        ];
        put(place, piece, whole, clay);
      }
    }
  }
  const quad = (a: number, b: number, c: number, d: number, turned: boolean): void => {
    const [p = -1, q = -1, r = -1, s = -1] = [corner[a], corner[b], corner[c], corner[d]];
    if (p < 0 || q < 0 || r < 0 || s < 0) return;
    if (turned) clay.faces.push(p, r, q, p, s, r);
    else clay.faces.push(p, q, r, p, r, s);
  };
  const [row, layer] = [nx, nx * ny];
  for (let k = 1; k < nz - 1; k++) {
    for (let j = 1; j < ny - 1; j++) {
      for (let i = 1; i < nx - 1; i++) {
        const n = at(i, j, k);
        const here = (values[n] ?? 1) < 0;
        if (here !== (values[n + 1] ?? 1) < 0) quad(n - row - layer, n - layer, n, n - row, !here);
        if (here !== (values[n + row] ?? 1) < 0) quad(n - 1 - layer, n - 1, n, n - layer, !here);
        if (here !== (values[n + layer] ?? 1) < 0) quad(n - 1 - row, n - row, n, n - 1, !here);
      }
    }
  }
}

/** The field at each crossing of the grid; far from the surface only its sign is right. */
function sampled({ field, low, grain }: Piece, [nx, ny, nz]: Point): Float32Array {
  const values = new Float32Array(nx * ny * nz).fill(1);
  const half = (BLOCK / 2) * grain;
  // From a block's middle to its corners, and half as far again, for fields that rise faster than the way does.
  const near = half * 1.75 * 1.5;
  for (let k = 0; k < nz - 1; k += BLOCK) {
    for (let j = 0; j < ny - 1; j += BLOCK) {
      for (let i = 0; i < nx - 1; i += BLOCK) {
        const middle = field(low[0] + i * grain + half, low[1] + j * grain + half, low[2] + k * grain + half);
        const isFar = Math.abs(middle) > near;
        for (let c = k; c <= k + BLOCK; c++) {
          for (let b = j; b <= j + BLOCK; b++) {
            for (let a = i; a <= i + BLOCK; a++) {
              const n = (c * ny + b) * nx + a;
              // A crossing that a neighbour has measured keeps what was measured.
              if (!isFar) values[n] = field(low[0] + a * grain, low[1] + b * grain, low[2] + c * grain);
              else if (values[n] === 1) values[n] = Math.sign(middle) || 1;
            }
          }
        }
      }
    }
  }
  return values;
}

/** A cell's edges, by the corners at their ends: bit 1 is one on along x, bit 2 along y, bit 4 along z. */
const EDGES: readonly (readonly [number, number])[] = [1, 2, 4].flatMap((axis) =>
  [0, 1, 2, 3, 4, 5, 6, 7].flatMap((from) => ((from & axis) === 0 ? [[from, from | axis] as const] : [])),
);

/** The middle of where the surface crosses a cell's edges, as shares of the cell; absent when it does not. */
function crossing(values: Float32Array, n: number, x: number, y: number, z: number): Point | undefined {
  const first = (values[n] ?? 1) < 0;
  const isSame = (step: number): boolean => (values[n + step] ?? 1) < 0 === first;
  if (isSame(x) && isSame(y) && isSame(z) && isSame(x + y) && isSame(x + z) && isSame(y + z) && isSame(x + y + z))
    return undefined;
  let count = 0;
  const sum: [number, number, number] = [0, 0, 0];
  for (const [from, to] of EDGES) {
    const a = values[n + (from & 1) * x + ((from >> 1) & 1) * y + (from >> 2) * z] ?? 1;
    const b = values[n + (to & 1) * x + ((to >> 1) & 1) * y + (to >> 2) * z] ?? 1;
    if (a < 0 === b < 0) continue;
    const t = a / (a - b);
    const axis = to - from;
    sum[0] += axis === 1 ? t : from & 1;
    sum[1] += axis === 2 ? t : (from >> 1) & 1;
    sum[2] += axis === 4 ? t : from >> 2;
    count++;
  }
  return [sum[0] / count, sum[1] / count, sum[2] / count];
}

/** One corner: drawn on to the surface, with what it faces, follows, and is shaded by. */
function put(
  at: Point,
  { field, grain, bends, soft = 0.024, dye, least = 0.35 }: Piece,
  whole: Field,
  clay: Clay,
): void {
  const [ax, ay, az, off] = slopeAt(field, at[0], at[1], at[2], grain * 0.35);
  const step = Math.min(grain * 0.6, Math.max(-grain * 0.6, off));
  const [x, y, z] = [at[0] - ax * step, at[1] - ay * step, at[2] - az * step];
  // What it has been moved by is a part of a cell: where it now lies, the slope is what it was.
  const normal: Point = [ax, ay, az];
  clay.places.push(x, y, z);
  clay.normals.push(...normal);
  clay.dyes.push(dye);
  clay.shades.push(least + (1 - least) * reached(whole, x, y, z, normal));
  follow(bends, soft, x, y, z, clay);
}

/** Which way a field rises, one long, and how far it is there; from the corners of a tetrahedron. */
function slopeAt(
  field: Field,
  x: number,
  y: number,
  z: number,
  tip: number,
): readonly [number, number, number, number] {
  const a = field(x + tip, y - tip, z - tip);
  const b = field(x - tip, y - tip, z + tip);
  const c = field(x - tip, y + tip, z - tip);
  const d = field(x + tip, y + tip, z + tip);
  const [dx, dy, dz] = [a - b - c + d, c - a - b + d, b - a - c + d];
  const length = Math.sqrt(dx * dx + dy * dy + dz * dz) || 1;
  return [dx / length, dy / length, dz / length, (a + b + c + d) / 4];
}

/** How much of the light from all sides arrives: what stands close by takes it away. */
function reached(whole: Field, x: number, y: number, z: number, [nx, ny, nz]: Point): number {
  let open = 1;
  for (const far of [0.02, 0.06]) {
    open = Math.min(open, 1.15 * Math.max(0, whole(x + nx * far, y + ny * far, z + nz * far) / far));
  }
  return Math.min(1, open);
}

/** How far off the limbs are that a corner follows, and their bones, the nearest first; reused from corner to corner. */
const offs = new Float64Array(BONES_A_CORNER);
const nearestBones = new Int32Array(BONES_A_CORNER);

/** The bones that count most, by how near their limbs are. */
function follow(bends: readonly Bend[], soft: number, x: number, y: number, z: number, clay: Clay): void {
  offs.fill(Infinity);
  nearestBones.fill(0);
  for (const { bone, from, to, radius } of bends) {
    const [dx, dy, dz] = [to[0] - from[0], to[1] - from[1], to[2] - from[2]];
    const [px, py, pz] = [x - from[0], y - from[1], z - from[2]];
    const t = Math.min(1, Math.max(0, (px * dx + py * dy + pz * dz) / (dx * dx + dy * dy + dz * dz || 1)));
    const off = Math.hypot(px - dx * t, py - dy * t, pz - dz * t) - radius;
    for (let place = 0; place < BONES_A_CORNER; place++) {
      if (off >= (offs[place] ?? 0)) continue;
      offs.copyWithin(place + 1, place);
      nearestBones.copyWithin(place + 1, place);
      offs[place] = off;
      nearestBones[place] = bone;
      break;
    }
  }
  const nearest = bends.length === 0 ? 0 : (offs[0] ?? 0);
  // Of a bone that is not there: Infinity off, so nothing.
  const weights = offs.map((off) => Math.exp((nearest - off) / soft));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  for (let i = 0; i < BONES_A_CORNER; i++) {
    clay.bones.push(nearestBones[i] ?? 0);
    clay.weights.push((weights[i] ?? 0) / sum);
  }
}
