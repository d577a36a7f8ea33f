/** What animals are sculpted with: pieces alike on both sides, and eyes that catch a light. */

import { egg, grown, mirrored, type Field, type Point } from "./distance";
import type { Piece } from "./sculpt";

/** A piece that is drawn for one side, at +x, and is there on both. */
export function twoSided(
  field: Field,
  low: Point,
  high: Point,
  grain: number,
  dye: number,
  bends: Piece["bends"],
): Piece {
  return { field: mirrored(field), low, high, grain, dye, bends, soft: 0.03 };
}

/** Balls with a spark in them, as every animator sets it: without it an eye is a hole. */
export function eyes(
  [x, y, z]: Point,
  radius: number,
  dyes: { readonly ball: number; readonly spark: number },
  bends: Piece["bends"],
): readonly Piece[] {
  const far = radius * 1.7;
  const box = (size: number, at: Point): readonly [Point, Point] => [
    [-at[0] - size, at[1] - size, at[2] - size],
    [at[0] + size, at[1] + size, at[2] + size],
  ];
  const ball = twoSided(
    grown([egg([x, y, z], radius, radius, radius)], 0.002),
    ...box(far, [x, y, z]),
    radius * 0.55,
    dyes.ball,
    bends,
  );
  const shine: Point = [x + radius * 0.62, y + radius * 0.52, z + radius * 0.5];
  const small = radius * 0.3;
  const spark = twoSided(
    grown([egg(shine, small, small, small)], 0.001),
    ...box(small * 2.2, shine),
    small * 0.7,
    dyes.spark,
    bends,
  );
  return [ball, { ...spark, least: 1 }];
}
