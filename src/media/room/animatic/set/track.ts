/** A railway track on its bank: ballast, sleepers, rails. Metres; it runs along z. */

import {
  BoxGeometry,
  BufferGeometry,
  Float32BufferAttribute,
  Group,
  InstancedMesh,
  Matrix4,
  MeshLambertMaterial,
} from "three";
import { mergeGeometries } from "three/examples/jsm/utils/BufferGeometryUtils.js";
import type { Chance } from "../../../../core/chance";
import { add, matt, painted, satin } from "./kit";
import { fractal, hash } from "./noise";

/** Between the rails' heads; the height of their tops over the ground, on a bank and in a street. */
const GAUGE = 1.5;
const BANK = 0.62;
const FLUSH = 0.05;
const SLEEPER = 0.6;
/** After so many metres it looks the same. */
const PERIOD = SLEEPER * 4;

/** The name of its group, for who has to do without. */
export const TRACK = "track";

export interface Track {
  readonly group: Group;
  /** Of its rails over the ground, in metres. */
  readonly top: number;
  /** Keeps it where it lies while what it is part of has gone `gone` metres along it. */
  stay(gone: number): void;
}

/** @param from and @param to its ends along z, in metres. @param isFlush in a street its rails lie in the road. */
export function trackOf(chance: Chance, from: number, to: number, isFlush: boolean): Track {
  const group = new Group();
  group.name = TRACK;
  const top = isFlush ? FLUSH : BANK;
  const long = to - from;
  const middle = (from + to) / 2;
  const steel = satin("#6e6a66", 0.35, 0.6);
  const rust = matt("#4a3a30");
  for (const side of [-1, 1]) {
    const x = (side * GAUGE) / 2;
    add(group, new BoxGeometry(0.07, 0.04, long), steel, x, top - 0.02, middle);
    if (!isFlush) add(group, new BoxGeometry(0.13, 0.12, long), rust, x, top - 0.1, middle);
  }
  if (!isFlush) {
    group.add(sleepers(from, to, top - 0.2));
    group.add(bank(chance, from, to, top - 0.21));
  }
  return { group, top, stay: (gone) => (group.position.z = -(((gone % PERIOD) + PERIOD) % PERIOD)) };
}

function sleepers(from: number, to: number, top: number): InstancedMesh {
  const count = Math.floor((to - from) / SLEEPER);
  const beams = new InstancedMesh(new BoxGeometry(2.5, 0.16, 0.25), matt("#7b756c"), count);
  const at = new Matrix4();
  for (let i = 0; i < count; i++) beams.setMatrixAt(i, at.makeTranslation(0, top - 0.02, from + i * SLEEPER));
  beams.receiveShadow = true;
  beams.frustumCulled = false;
  return beams;
}

/** Gravel with sides that fall away as far as any ground that it crosses. */
function bank(chance: Chance, from: number, to: number, top: number): Group {
  const seed = Math.floor(chance.between(0, 1e6));
  const gravel = painted(128, [1, 1], (u, v) => {
    const stone = 0.5 + 0.5 * hash(Math.floor(u * 64), Math.floor(v * 64), seed);
    const tone = 0.62 * (0.7 + 0.3 * fractal(u * 8, v * 8, 2, seed, 8)) * stone + 0.12;
    return [tone, tone * 0.96, tone * 0.9];
  });
  const strips = (
    [
      [-9, -3.4, -2.1, 0],
      [-2.1, 0, -1.55, 0],
      [-1.55, 0, 1.55, 0],
      [1.55, 0, 2.1, 0],
      [2.1, 0, 9, -3.4],
    ] as const
  ).map(([left, leftY, right, rightY]) => strip(left, top + leftY, right, top + rightY, from, to));
  const group = new Group();
  add(group, mergeGeometries(strips), new MeshLambertMaterial({ map: gravel })).castShadow = false;
  return group;
}

function strip(x0: number, y0: number, x1: number, y1: number, from: number, to: number): BufferGeometry {
  const geometry = new BufferGeometry();
  const wide = Math.hypot(x1 - x0, y1 - y0);
  geometry.setAttribute(
    "position",
    new Float32BufferAttribute([x0, y0, to, x1, y1, to, x0, y0, from, x1, y1, from], 3),
  );
  const [near, far] = [to / PERIOD, from / PERIOD];
  geometry.setAttribute(
    "uv",
    new Float32BufferAttribute([0, near, wide / PERIOD, near, 0, far, wide / PERIOD, far], 2),
  );
  geometry.setIndex([0, 1, 2, 1, 3, 2]);
  geometry.computeVertexNormals();
  return geometry;
}
