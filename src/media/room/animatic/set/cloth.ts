/** What garments are made of: colours, the figure in a sleeve and a body of some thickness, folds, skirts, buttons. */

import { blob, both, egg, frontOf, grown, thicker, within, type Field } from "./distance";
import { arms, spread, trunk, WRIST, type Frame } from "./figure";
import type { Piece } from "./sculpt";
import { bothSides, UPPER_ARM, type BoneName } from "./skeleton";

/** Which colour a piece is dyed with. */
export const DYE = {
  skin: 0,
  hair: 1,
  top: 2,
  bottom: 3,
  shoes: 4,
  inner: 5,
  trim: 6,
  white: 7,
  iris: 8,
  lips: 9,
  hat: 10,
  accent: 11,
  seam: 12,
  line: 13,
} as const;

export const UPPER_BODY: readonly BoneName[] = [
  "pelvis",
  "spine",
  "chest",
  "neck",
  ...bothSides("upper-arm", "forearm"),
];

export const SKIRTED: readonly BoneName[] = [...UPPER_BODY, ...bothSides("thigh")];

/** The figure in a sleeve and a body of that thickness. @param end of the sleeve, metres below the shoulder. */
export function upper(frame: Frame, body: number, sleeve: number, end: number): Field {
  const cuffed: Field = (_x, y) => -end - y;
  const arm = within(creased(arms(frame, sleeve)), spread(cuffed));
  return pulled(both(thicker(trunk(frame), body), arm, 0.045));
}

/** Folds that gather at the elbow and run round a sleeve. */
function creased(arm: Field): Field {
  const fold = spread((x, y, z) => {
    const near = Math.exp(-(((y + UPPER_ARM) / 0.11) ** 2)) + 0.5 * Math.exp(-(((y - WRIST) / 0.07) ** 2));
    return near * 0.003 * Math.sin(y * 88 + z * 46 + Math.sin(x * 46 + y * 21) * 2.2);
  });
  return (x, y, z) => arm(x, y, z) + fold(x, y, z);
}

/** Cloth that pulls: from the armpits, and across the waist. */
function pulled(body: Field): Field {
  return (x, y, z) => {
    const waist = Math.exp(-(((y - 1.08) / 0.13) ** 2));
    const side = Math.min(1, Math.abs(x) * 6);
    return body(x, y, z) + 0.0036 * waist * side * Math.sin(y * 88 + Math.abs(x) * 46 + z * 30);
  };
}

/**
 * A skirt that hangs from the waist in soft pleats. Metres: from `hem` to `top` over the ground, `radius` at its foot, which is
 * `depth` as deep as it is wide, `pleats` in and out at the hem.
 */
export function skirt(hem: number, top: number, radius: number, depth: number, pleats: number): Field {
  const cone = grown([blob([0, top, -0.005], [0, hem - 0.1, -0.005], 0.118, radius, [1, 1, depth])], 0.01);
  return (x, y, z) => {
    const down = Math.min(1, Math.max(0, (top - y) / (top - hem)));
    return cone(x, y, z) + pleats * down * Math.sin(Math.atan2(x, z) * 11 + Math.sin(y * 9) * 0.6);
  };
}

/** Inside out: with `within`, a skin over a body and nothing of what is in it. */
export function inverse(field: Field): Field {
  return (x, y, z) => -field(x, y, z);
}

/** A row up the front of a garment. @param x metres beside the middle. */
export function buttons(shell: Field, heights: readonly number[], x: number, bends: Piece["bends"]): readonly Piece[] {
  return heights.map((y) => {
    const z = frontOf(shell, x, y) + 0.005;
    return {
      field: grown([egg([x, y, z], 0.0115, 0.0115, 0.006)], 0.001),
      low: [x - 0.02, y - 0.02, z - 0.014],
      high: [x + 0.02, y + 0.02, z + 0.014],
      grain: 0.0065,
      dye: DYE.trim,
      bends,
    };
  });
}

/** What a neck is put through; a funnel, for it opens upwards. Metres. */
export function neckHoleOf(radius: number): Field {
  return grown([blob([0, 1.47, -0.025], [0, 1.62, 0.0], radius, radius + 0.03)], 0.01);
}
