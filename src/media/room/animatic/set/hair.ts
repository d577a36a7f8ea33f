/** Hair and hats, drawn round a head. */

import { blob, both, carved, egg, grown, mirrored, within, type Field } from "./distance";
import { raised } from "./face";

export type Hair = "short" | "swept" | "bob" | "long" | "bun" | "curls" | "buzz" | "thin";

/** All that is not the face: above and behind the hairline, and over the ears. */
function scalp(thick: number, low: number): Field {
  const cap = grown([egg([0, 0.142, -0.022], 0.0745 + thick, 0.086 + thick, 0.095 + thick)], 0.01);
  // A hairline that goes up over the brow and down before the ear.
  const line: Field = (x, y, z) => {
    const front = 0.186 - 0.5 * Math.max(0, 0.062 - z) - 0.35 * Math.max(0, 0.02 - z) - 0.35 * Math.abs(x);
    return Math.max(low, front) - y;
  };
  return within(cap, line);
}

/** Strands that lie back over the head, or hang down round it; they differ from side to side. */
function combed(body: Field, hangs: boolean): Field {
  return (x, y, z) => {
    const round = Math.atan2(x, z + 0.02);
    const across = hangs || y < 0.15 ? round * 24 + Math.sin(y * 46) * 0.7 : x * 290 + Math.sin(z * 52) * 0.8;
    return body(x, y, z) + 0.0013 * Math.sin(across) + 0.0009 * Math.sin(across * 0.43 + y * 30);
  };
}

/** In the figure's own place, on its head. */
export function hair(style: Hair): Field {
  const shape = shapeOf(style);
  return raised(style === "curls" || style === "buzz" ? shape : combed(shape, style === "long" || style === "bob"));
}

function shapeOf(style: Hair): Field {
  const on = mirrored;
  switch (style) {
    case "buzz":
      return on(scalp(0.0035, 0.06));
    case "thin":
      // What years leave: round the back, from ear to ear.
      return on(within(scalp(0.013, 0.04), (_x, y, z) => y - 0.152 - 0.8 * Math.max(0, -0.045 - z)));
    case "short":
      return on(
        both(scalp(0.011, 0.05), grown([blob([0, 0.215, 0.05], [0.035, 0.21, 0.035], 0.02, 0.02)], 0.01), 0.02),
      );
    case "swept": {
      const quiff = grown([blob([-0.02, 0.215, 0.062], [0.035, 0.226, 0.02], 0.022, 0.026)], 0.02);
      const tousle: Field = (x, y, z) => 0.0022 * Math.sin(x * 150 + Math.sin(z * 60) * 1.5) * Math.min(1, y * 5);
      const whole = both(scalp(0.013, 0.045), quiff, 0.03);
      return (x, y, z) => whole(x, y, z) + tousle(x, y, z);
    }
    case "bob":
      return on(
        both(
          scalp(0.014, 0.0),
          carved(
            grown(
              [
                blob([0.066, 0.13, -0.02], [0.072, 0.035, -0.012], 0.03, 0.03),
                blob([0, 0.13, -0.075], [0.03, 0.03, -0.062], 0.045, 0.045),
              ],
              0.03,
            ),
            grown([egg([0, 0.07, 0.07], 0.062, 0.09, 0.085)], 0.01),
            0.01,
          ),
          0.025,
        ),
      );
    case "long":
      return on(
        both(
          scalp(0.014, 0.0),
          carved(
            grown(
              [
                blob([0.066, 0.13, -0.025], [0.082, -0.06, -0.03], 0.028, 0.026),
                blob([0, 0.13, -0.075], [0.03, -0.12, -0.085], 0.045, 0.036),
                blob([0.06, 0.05, -0.06], [0.055, -0.13, -0.08], 0.035, 0.03),
              ],
              0.03,
            ),
            grown([egg([0, 0.065, 0.075], 0.064, 0.1, 0.09)], 0.01),
            0.01,
          ),
          0.025,
        ),
      );
    case "bun":
      return on(both(scalp(0.008, 0.045), grown([egg([0, 0.19, -0.12], 0.04, 0.037, 0.036)], 0.01), 0.012));
    case "curls": {
      // No two locks alike: the waves bend each other.
      const lock: Field = (x, y, z) =>
        0.0052 *
        Math.sin(x * 150 + 2.1 * Math.sin(z * 62 + y * 31)) *
        Math.sin(y * 140 + 1.9 * Math.sin(x * 71 - z * 28)) *
        Math.cos(z * 90 + 1.4 * Math.sin(y * 83));
      const mop = both(scalp(0.024, 0.05), grown([blob([0, 0.22, 0.045], [0.045, 0.2, 0.03], 0.03, 0.03)], 0.02), 0.03);
      return (x, y, z) => mop(x, y, z) + lock(x, y, z);
    }
  }
}

export type Hat = "none" | "beanie" | "cap" | "fedora";

/** In the figure's own place, on its head; absent: none. */
export function hat(style: Hat): Field | undefined {
  const tilted = (field: Field, tilt: number): Field =>
    raised((x, y, z) =>
      field(x, (y - 0.165) * Math.cos(tilt) - z * Math.sin(tilt), z * Math.cos(tilt) + (y - 0.165) * Math.sin(tilt)),
    );
  const crown = grown([egg([0, -0.015, -0.02], 0.092, 0.098, 0.113)], 0.01);
  const above =
    (low: number): Field =>
    (_x, y) =>
      low - y;
  switch (style) {
    case "none":
      return undefined;
    case "beanie": {
      const rib: Field = (x, y, z) =>
        crown(x, y * 0.92, z) + (y < 0.03 ? -0.005 : 0.0012 * Math.sin(Math.atan2(x, z) * 26));
      return tilted(within(rib, above(-0.018)), -0.2);
    }
    case "cap": {
      const peak = within(grown([egg([0, 0, 0.085], 0.078, 0.022, 0.09)], 0.01), (_x, y, z) =>
        Math.max(-y - 0.002, y - 0.012 + z * 0.05),
      );
      return tilted(both(within(crown, above(0)), peak, 0.008), -0.1);
    }
    case "fedora": {
      const dent = carved(
        within(grown([blob([0, 0, -0.02], [0, 0.06, -0.02], 0.1, 0.088, [0.88, 1, 1.06])], 0.01), (_x, y) =>
          Math.max(-y, y - 0.115),
        ),
        grown([blob([0, 0.13, -0.1], [0, 0.125, 0.07], 0.026, 0.03)], 0.01),
        0.03,
      );
      const brim: Field = (x, y, z) => {
        const lift = 0.25 * x * x * 3 - 0.02 * z;
        return Math.max(Math.hypot(x / 0.142, (z + 0.02) / 0.168) - 1, 0) * 0.14 + Math.abs(y - lift - 0.002) - 0.0045;
      };
      return tilted(both(dent, brim, 0.006), -0.08);
    }
  }
}

/** What of a head is under a hat: hair that would stick through is not made. */
export function underHat(style: Hair): Hair {
  return style === "bob" || style === "long" ? style : "buzz";
}
