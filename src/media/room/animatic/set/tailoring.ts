/** Overcoats and jackets, with the shirt and the tie in them. */

import { UPPER_BODY, DYE, SKIRTED, upper, skirt, inverse, buttons } from "./cloth";
import { band, blob, both, carved, grown, mirrored, outline, thicker, within, type Point } from "./distance";
import { roundNeck } from "./face";
import { legs, trunk, type Frame } from "./figure";
import type { Piece } from "./sculpt";
import { bothSides, bendsOf, FOREARM, UPPER_ARM } from "./skeleton";

/** Where an overcoat or a jacket is open at the neck, seen from before: x and y in metres. */
const OPENING: readonly (readonly [number, number])[] = [
  [-0.07, 1.62],
  [0.07, 1.62],
  [0.06, 1.475],
  [0.004, 1.19],
  [-0.004, 1.19],
  [-0.06, 1.475],
];

/** An overcoat or a jacket: open at the neck over a shirt, with lapels and buttons. */
export function tailored(frame: Frame, grain: number, isLong: boolean): readonly Piece[] {
  const hem = isLong ? 0.55 : 0.84;
  const sleeved = upper(frame, isLong ? 0.02 : 0.015, isLong ? 0.017 : 0.012, FOREARM + UPPER_ARM - 0.012);
  const hung = isLong ? skirt(hem, 1.08, 0.225, 0.78, 0.006) : skirt(hem, 1.1, 0.2, 0.76, 0.002);
  // It hangs over the thighs, however they are built.
  const tails = both(
    hung,
    within(legs(frame, [0.028, 0.03, 0.03]), (_x, y) => hem - y),
    0.06,
  );
  const shell = within(both(sleeved, tails, 0.05), (_x, y) => hem - y);
  const neckHole = grown([blob([0, 1.46, -0.02], [0, 1.6, 0.01], 0.062, 0.1)], 0.01);
  const body = carved(carved(shell, outline(OPENING), 0.006), neckHole, 0.008);
  const bends = bendsOf(isLong ? SKIRTED : [...UPPER_BODY, ...bothSides("thigh")]);
  const [low, high]: [Point, Point] = [
    [-0.68, hem - 0.02, -0.28],
    [0.68, 1.56, 0.28],
  ];
  const lapel = mirrored(
    outline([
      [0.06, 1.49],
      [0.122, 1.432],
      [0.094, 1.405],
      [0.118, 1.39],
      [0.014, 1.185],
      [0.002, 1.19],
      [0.058, 1.474],
    ]),
  );
  const folded = within(within(thicker(shell, 0.009), lapel), thicker(inverse(shell), 0.012));
  const collar = within(
    carved(roundNeck(frame.sex === "woman", 0.024), thicker(roundNeck(frame.sex === "woman", 0.012), 0), 0.002),
    (x, y, z) => Math.max(1.455 - y, y - 1.512 + z * 0.25, z - 0.03 + Math.abs(x) * 0.1),
  );
  const overlap = outline([
    [-0.028, 1.19],
    [0.01, 1.2],
    [0.03, 1.15],
    [0.03, hem],
    [-0.02, hem],
  ]);
  const placket = within(within(thicker(shell, 0.005), overlap), thicker(inverse(shell), 0.01));
  const pockets = within(
    within(
      thicker(shell, 0.006),
      mirrored(
        outline([
          [0.075, isLong ? 0.93 : 0.97],
          [0.165, isLong ? 0.945 : 0.98],
          [0.165, isLong ? 0.9 : 0.935],
          [0.075, isLong ? 0.885 : 0.925],
        ]),
      ),
    ),
    thicker(inverse(shell), 0.01),
  );
  const trims = Math.max(0.0095, grain * 0.6);
  const buttonAt = isLong ? [1.13, 1.0, 0.87] : [1.13, 1.02];
  return [
    { field: body, low, high, grain, dye: DYE.top, bends, soft: 0.03 },
    { field: folded, low: [-0.14, 1.17, 0.02], high: [0.14, 1.5, 0.2], grain: trims, dye: DYE.accent, bends },
    { field: collar, low: [-0.12, 1.44, -0.14], high: [0.12, 1.54, 0.08], grain: trims, dye: DYE.accent, bends },
    { field: placket, low: [-0.05, hem - 0.02, 0.05], high: [0.05, 1.21, 0.28], grain: trims, dye: DYE.top, bends },
    { field: pockets, low: [-0.2, 0.86, 0.02], high: [0.2, 1, 0.24], grain: trims, dye: DYE.top, bends },
    ...buttons(shell, buttonAt, 0.012, bends),
    ...inner(frame, trims),
  ];
}

/** The shirt that shows between lapels, with its collar, and a tie on a man. */
function inner(frame: Frame, grain: number): readonly Piece[] {
  const isWoman = frame.sex === "woman";
  const bends = bendsOf(["chest", "spine", "neck"]);
  const front = within(
    both(thicker(trunk(frame), 0.008), within(roundNeck(isWoman, 0.009), band(1.4, 1.502)), 0.01),
    outline([
      [-0.11, 1.52],
      [0.11, 1.52],
      [0.09, 1.3],
      [0.03, 1.14],
      [-0.03, 1.14],
      [-0.09, 1.3],
    ]),
  );
  const opened = isWoman
    ? carved(
        front,
        outline([
          [-0.04, 1.6],
          [0.04, 1.6],
          [0, 1.4],
        ]),
        0.003,
      )
    : front;
  const shirtFront: Piece = {
    field: opened,
    low: [-0.12, 1.13, 0],
    high: [0.12, 1.53, 0.18],
    grain,
    dye: DYE.inner,
    bends,
  };
  if (isWoman) return [shirtFront];
  const tie = within(
    thicker(front, 0.006),
    outline([
      [-0.016, 1.478],
      [0.016, 1.478],
      [0.012, 1.448],
      [0.032, 1.2],
      [0, 1.15],
      [-0.032, 1.2],
      [-0.012, 1.448],
    ]),
  );
  return [shirtFront, { field: tie, low: [-0.05, 1.14, 0], high: [0.05, 1.49, 0.19], grain, dye: DYE.trim, bends }];
}
