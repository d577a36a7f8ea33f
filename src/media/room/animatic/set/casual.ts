/** Hooded tops, and shirts with their sleeves turned up. */

import { buttons, DYE, UPPER_BODY, upper, inverse, neckHoleOf } from "./cloth";
import { band, blob, both, carved, frontOf, grown, mirrored, outline, thicker, within, type Field } from "./distance";
import { roundNeck } from "./face";
import { arms, spread, trunk, unspread, type Frame } from "./figure";
import type { Piece } from "./sculpt";
import { bothSides, bendsOf, FOREARM, UPPER_ARM } from "./skeleton";

/** @param grain metres between corners. */
export function hoodie(frame: Frame, grain: number): readonly Piece[] {
  const isWoman = frame.sex === "woman";
  const shell = within(upper(frame, 0.024, 0.02, FOREARM + UPPER_ARM - 0.02), (_x, y) => 0.88 - y);
  const loose = grown([blob([0, 1.12, 0.004], [0, 0.97, 0.004], 0.15, 0.158, [1, 1, 0.78])], 0.01);
  const hem = grown([blob([0, 0.905, 0], [0, 0.89, 0], 0.152, 0.15, [1, 1, 0.78])], 0.01);
  const body = carved(
    within(both(both(shell, loose, 0.05), hem, 0.01), (_x, y) => 0.875 - y),
    neckHoleOf(0.068),
    0.01,
  );
  // The hood lies on the shoulders behind the neck, and comes round it.
  const hood = carved(
    grown(
      [
        blob([0, 1.5, -0.085], [0.055, 1.5, -0.07], 0.052, 0.045),
        blob([0.085, 1.5, -0.03], [0.024, 1.446, 0.066], 0.034, 0.02),
        blob([0, 1.42, -0.115], [0, 1.46, -0.11], 0.03, 0.05),
      ],
      0.04,
    ),
    grown([blob([0, 1.47, -0.03], [0, 1.62, -0.01], 0.062, 0.1)], 0.01),
    0.014,
  );
  const pouch = within(
    within(
      thicker(body, 0.008),
      outline([
        [-0.075, 1.085],
        [0.075, 1.085],
        [0.13, 0.985],
        [0.13, 0.925],
        [-0.13, 0.925],
        [-0.13, 0.985],
      ]),
    ),
    thicker(inverse(body), 0.012),
  );
  const bends = bendsOf([...UPPER_BODY, ...bothSides("thigh")]);
  const trims = Math.max(0.0105, grain * 0.65);
  return [
    { field: body, low: [-0.68, 0.86, -0.26], high: [0.68, 1.56, 0.26], grain, dye: DYE.top, bends, soft: 0.03 },
    {
      field: mirrored(hood),
      low: [-0.15, 1.38, -0.18],
      high: [0.15, 1.57, 0.12],
      grain: trims,
      dye: DYE.top,
      bends: bendsOf(["chest", "neck"]),
    },
    { field: pouch, low: [-0.15, 0.91, 0.03], high: [0.15, 1.1, 0.24], grain: trims, dye: DYE.top, bends },
    cords(body, isWoman ? 0.03 : 0.034, bends),
  ];
}

/** The two ends that draw the hood together, `x` metres beside the middle. */
function cords(body: Field, x: number, bends: Piece["bends"]): Piece {
  const [top, end] = [1.42, 1.31];
  const cord = grown(
    [blob([x, top, frontOf(body, x, top) + 0.004], [x, end, frontOf(body, x, end) + 0.006], 0.0055)],
    0.001,
  );
  return {
    field: mirrored(cord),
    low: [-0.06, 1.29, 0.05],
    high: [0.06, 1.44, 0.22],
    grain: 0.007,
    dye: DYE.inner,
    bends,
  };
}

/** A shirt with its sleeves turned up, tucked in under a belt. @param grain metres between corners. */
export function shirt(frame: Frame, grain: number): readonly Piece[] {
  const isWoman = frame.sex === "woman";
  const shell = within(upper(frame, 0.012, 0.012, UPPER_ARM + 0.06), (_x, y) => 0.97 - y);
  const cut = outline([
    [-0.045, 1.6],
    [0.045, 1.6],
    [0.035, 1.48],
    [0, isWoman ? 1.36 : 1.41],
    [-0.035, 1.48],
  ]);
  const body = carved(carved(shell, neckHoleOf(isWoman ? 0.056 : 0.064), 0.006), cut, 0.004);
  const collar = within(carved(roundNeck(isWoman, 0.025), roundNeck(isWoman, 0.004), 0.002), (x, y, z) =>
    Math.max(1.452 - y + Math.max(0, z) * 0.5, y - 1.52 + z * 0.3, z > 0 ? 0.014 - Math.abs(x) : -1),
  );
  const sleeves = arms(frame, 0.019);
  const roll = spread((x, y, z) => Math.max(sleeves(...unspread(x, y, z)), Math.abs(y + UPPER_ARM + 0.045) - 0.022));
  const belt = within(thicker(trunk(frame), 0.023), band(0.972, 1.01));
  const buckle = within(
    within(
      thicker(belt, 0.005),
      outline([
        [-0.022, 1.01],
        [0.022, 1.01],
        [0.022, 0.972],
        [-0.022, 0.972],
      ]),
    ),
    band(0.97, 1.014),
  );
  const bends = bendsOf(UPPER_BODY);
  const trims = Math.max(0.0095, grain * 0.6);
  return [
    { field: body, low: [-0.5, 0.95, -0.25], high: [0.5, 1.56, 0.25], grain, dye: DYE.top, bends, soft: 0.03 },
    { field: collar, low: [-0.12, 1.42, -0.14], high: [0.12, 1.54, 0.12], grain: trims, dye: DYE.accent, bends },
    { field: roll, low: [-0.55, 1.08, -0.1], high: [0.55, 1.28, 0.1], grain: trims, dye: DYE.accent, bends },
    { field: belt, low: [-0.24, 0.96, -0.22], high: [0.24, 1.02, 0.22], grain: trims, dye: DYE.shoes, bends },
    { field: buckle, low: [-0.04, 0.96, 0.04], high: [0.04, 1.02, 0.22], grain: 0.008, dye: DYE.trim, bends },
    ...buttons(shell, [1.36, 1.27, 1.18, 1.09], 0, bends),
  ];
}
