/** The bare figure as fields: trunk, arms, legs, hands, shoes. A grown man of 1.78 m; a woman is drawn in and let out. */

import { band, blob, egg, grown, mirrored, within, type Field, type Point } from "./distance";
import { FOREARM, SHOULDER, SPREAD, UPPER_ARM } from "./skeleton";

export interface Frame {
  readonly sex: "man" | "woman";
  /** How much thicker trunk, thighs and, by half of that, arms are; 1 is lean. */
  readonly stout: number;
}

/** Pelvis to the root of the neck, without limbs. */
export function trunk({ sex, stout }: Frame): Field {
  const isWoman = sex === "woman";
  const [shoulders, hips, waist] = isWoman ? [0.9, 1.07, 0.86] : [1, 1, 1];
  const round = (radius: number): number => radius * stout;
  return mirrored(
    grown(
      [
        blob([0, 0.955, -0.008], [0.06 * hips, 0.93, -0.008], round(0.108), round(0.1 * hips)),
        egg([0.072 * hips, 0.915, -0.055], 0.082 * hips, 0.088, 0.07),
        blob([0, 1.07, 0], [0.045 * waist, 1.1, 0.002], round(0.1 * waist), round(0.088 * waist)),
        blob([0, 1.24, 0.004], [0.062 * shoulders, 1.24, 0], round(0.112), round(0.098)),
        blob([0, 1.345, -0.012], [0.098 * shoulders, 1.37, -0.018], 0.102, 0.082),
        isWoman ? egg([0.068, 1.29, 0.075], 0.062, 0.064, 0.056) : egg([0.072, 1.325, 0.05], 0.07, 0.056, 0.05),
        blob([0, 1.478, -0.034], [0.135 * shoulders, 1.432, -0.02], 0.055, 0.044),
      ],
      0.055,
    ),
  );
}

/** Both arms from shoulder to wrist, spread as the skeleton is made. @param thick metres all round: a sleeve. */
export function arms({ sex, stout }: Frame, thick = 0): Field {
  const slim = (sex === "woman" ? 0.86 : 1) * (0.5 + stout / 2);
  return spread(
    grown(
      [
        blob([-0.012, 0.004, 0], [0, -0.06, 0], 0.06 * slim + thick, 0.053 * slim + thick),
        blob([0, -0.06, 0.003], [0, -UPPER_ARM, 0], 0.05 * slim + thick, 0.041 * slim + thick),
        blob([0, -UPPER_ARM, 0], [0, -UPPER_ARM - 0.09, 0.002], 0.041 * slim + thick, 0.042 * slim + thick),
        blob([0, -UPPER_ARM - 0.09, 0.002], [0, -UPPER_ARM - FOREARM, 0], 0.042 * slim + thick, 0.027 * slim + thick),
      ],
      0.02,
    ),
  );
}

/** Of an arm that hangs from the origin, in metres. */
export const WRIST = -UPPER_ARM - FOREARM;

/** Mittens with a thumb: the palm looks at the thigh, the thumb forward. */
export function hands({ sex }: Frame): Field {
  const slim = sex === "woman" ? 0.88 : 1;
  return spread(
    grown(
      [
        blob([0, WRIST + 0.05, 0], [0, WRIST - 0.01, 0], 0.029 * slim, 0.026 * slim),
        blob([0, WRIST - 0.035, 0], [-0.003, WRIST - 0.075, 0.003], 0.036 * slim, 0.04 * slim, [0.52, 1, 1]),
        blob([-0.004, WRIST - 0.09, 0.004], [-0.013, WRIST - 0.128, 0.006], 0.038 * slim, 0.034 * slim, [0.42, 1, 1]),
        blob([-0.013, WRIST - 0.128, 0.006], [-0.027, WRIST - 0.168, 0.006], 0.034 * slim, 0.026 * slim, [0.4, 1, 1]),
        blob([-0.004, WRIST - 0.035, 0.03], [-0.01, WRIST - 0.072, 0.054], 0.016 * slim, 0.013 * slim),
        blob([-0.01, WRIST - 0.072, 0.054], [-0.016, WRIST - 0.104, 0.056], 0.013 * slim, 0.01 * slim),
      ],
      0.014,
    ),
  );
}

const [COS, SIN] = [Math.cos(SPREAD), Math.sin(SPREAD)];

/** A field of an arm that hangs from the origin, its inner side at -x, on both sides as the arms are spread. */
export function spread(arm: Field): Field {
  return (x, y, z) => {
    const [px, py] = [Math.abs(x) - SHOULDER[0], y - SHOULDER[1]];
    return arm(px * COS + py * SIN, py * COS - px * SIN, z - SHOULDER[2]);
  };
}

/** From a left arm's own axes back to the figure's: what `spread` undoes. */
export function unspread(x: number, y: number, z: number): Point {
  return [SHOULDER[0] + x * COS - y * SIN, SHOULDER[1] + y * COS + x * SIN, z + SHOULDER[2]];
}

/** Both legs, hip to ankle. @param thick metres that are added at thigh, knee and ankle: trousers. */
export function legs({ sex, stout }: Frame, thick: readonly [number, number, number] = [0, 0, 0]): Field {
  const slim = sex === "woman" ? 0.94 : 1;
  const [thigh, knee, ankle] = thick;
  return mirrored(
    grown(
      [
        blob([0.09, 0.9, 0], [0.092, 0.52, 0.004], 0.094 * stout + thigh, 0.058 * slim + knee),
        egg([0.092, 0.76, 0.016], 0.078 * stout + thigh, 0.16, 0.082 * stout + thigh),
        blob([0.092, 0.52, 0.004], [0.092, 0.1, -0.012], 0.054 * slim + knee, 0.036 * slim + ankle),
        egg([0.093, 0.37, -0.03], 0.046 * slim + knee, 0.1, 0.044 * slim + knee),
      ],
      0.03,
    ),
  );
}

/** On both feet, as a man and a woman wear them. */
export function shoes(): Field {
  const foot = mirrored(
    grown(
      [
        blob([0.092, 0.11, -0.014], [0.092, 0.06, -0.02], 0.046, 0.046),
        blob([0.093, 0.046, -0.048], [0.095, 0.046, 0.02], 0.042, 0.042),
        blob([0.094, 0.062, 0.0], [0.101, 0.034, 0.125], 0.044, 0.034),
        blob([0.101, 0.03, 0.1], [0.103, 0.024, 0.155], 0.044, 0.035, [1, 0.72, 1]),
      ],
      0.025,
    ),
  );
  return within(foot, band(0, 0.14));
}
