/** What people wear: garments cut from the figure itself, made thicker, with lapels, collars, buttons and folds laid on. */

import type { Outfit } from "../../../../core/staging";
import { shirt, hoodie } from "./casual";
import { tailored } from "./tailoring";
import { DYE, SKIRTED, upper, skirt } from "./cloth";
import { band, blob, both, carved, grown, thicker, within, type Field } from "./distance";
import { arms, legs, trunk, type Frame } from "./figure";
import type { Piece } from "./sculpt";
import { bendsOf, bothSides, type BoneName } from "./skeleton";

const LOWER_BODY: readonly BoneName[] = ["pelvis", ...bothSides("thigh", "shin", "foot")];

/** @param grain metres between corners; a crowd is coarser. */
export function garments(outfit: Outfit, frame: Frame, grain: number): readonly Piece[] {
  switch (outfit) {
    case "coat":
      return [
        ...tailored(frame, grain, true),
        frame.sex === "woman" ? legsBelow(frame, grain, DYE.bottom) : trousers(frame, grain, 0.62),
      ];
    case "jacket":
      return [...tailored(frame, grain, false), trousers(frame, grain, 0.93)];
    case "hoodie":
      return [...hoodie(frame, grain), trousers(frame, grain, 1)];
    case "shirt":
      return [...shirt(frame, grain), trousers(frame, grain, 1.06)];
    case "dress":
      return dress(frame, grain);
  }
}

/** @param top metres over the ground to which they are to be seen: the waist, or under a coat less. */
function trousers(frame: Frame, grain: number, top: number): Piece {
  const straight = legs(frame, [0.012, 0.02, 0.032]);
  const seat = thicker(trunk(frame), 0.011);
  const knees: Field = (x, y, z) => {
    const near = Math.exp(-(((y - 0.5) / 0.12) ** 2)) + 1.3 * Math.exp(-(((y - 0.1) / 0.09) ** 2));
    return near * 0.004 * Math.sin(y * 84 + z * 30 + Math.abs(x) * 26);
  };
  const cut = both(straight, seat, 0.03);
  return {
    field: within((x, y, z) => cut(x, y, z) + knees(x, y, z), band(0.05, top)),
    low: [-0.26, 0.03, -0.24],
    high: [0.26, top + 0.02, 0.24],
    grain,
    dye: DYE.bottom,
    bends: bendsOf(["spine", ...LOWER_BODY]),
    soft: 0.026,
  };
}

/** Legs under a skirt: in tights, or bare. */
function legsBelow(frame: Frame, grain: number, dye: number): Piece {
  return {
    field: within(legs(frame), band(0.06, 0.66)),
    low: [-0.2, 0.04, -0.14],
    high: [0.2, 0.68, 0.14],
    grain,
    dye,
    bends: bendsOf(bothSides("thigh", "shin", "foot")),
  };
}

function dress(frame: Frame, grain: number): readonly Piece[] {
  const hem = 0.5;
  const top = upper(frame, 0.009, 0.01, 0.14);
  const flared = skirt(hem, 1.06, 0.27, 0.82, 0.011);
  const whole = within(both(top, flared, 0.035), (_x, y) => hem - y);
  const neckline = grown([blob([0, 1.47, 0.05], [0, 1.62, 0.06], 0.075, 0.12, [1.25, 1, 1])], 0.01);
  const belt = within(thicker(trunk(frame), 0.016), band(1.062, 1.098));
  const bends = bendsOf(SKIRTED);
  const chest = carved(trunk(frame), band(-1, 1.3), 0.01);
  return [
    {
      field: carved(whole, neckline, 0.006),
      low: [-0.5, hem - 0.02, -0.32],
      high: [0.5, 1.56, 0.32],
      grain,
      dye: DYE.top,
      bends,
      soft: 0.045,
    },
    { field: belt, low: [-0.2, 1.04, -0.2], high: [0.2, 1.12, 0.2], grain: 0.012, dye: DYE.accent, bends },
    {
      field: chest,
      low: [-0.26, 1.28, -0.2],
      high: [0.26, 1.56, 0.2],
      grain,
      dye: DYE.skin,
      bends: bendsOf(["chest", "spine", "neck", ...bothSides("upper-arm")]),
    },
    {
      field: arms(frame),
      low: [-0.66, 0.96, -0.12],
      high: [0.66, 1.5, 0.12],
      grain,
      dye: DYE.skin,
      bends: bendsOf(["chest", ...bothSides("upper-arm", "forearm", "hand")]),
    },
    legsBelow(frame, grain, DYE.skin),
  ];
}
