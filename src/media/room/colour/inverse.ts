/** The way back from L*a*b* to code values; `lab.ts` goes there and says by which white and curve. */

import { WHITE } from "./lab";

/** Writes three code values, 0 to 1, clipped as a screen clips them, of the colour that begins at `at`. */
export function rgbOfLab(lab: Float64Array, at: number, into: Float64Array): void {
  const y = ((lab[at] ?? 0) + 16) / 116;
  const red = straightened(y + (lab[at + 1] ?? 0) / 500) * WHITE[0];
  const green = straightened(y) * WHITE[1];
  const blue = straightened(y - (lab[at + 2] ?? 0) / 200) * WHITE[2];
  into[0] = codeOf(3.2404542 * red - 1.5371385 * green - 0.4985314 * blue);
  into[1] = codeOf(-0.969266 * red + 1.8760108 * green + 0.041556 * blue);
  into[2] = codeOf(0.0556434 * red - 0.2040259 * green + 1.0572252 * blue);
}

/** CIE 15: below 6/29 the cube gives way to a line. */
function straightened(value: number): number {
  return value > 6 / 29 ? value ** 3 : (value - 4 / 29) * (108 / 841);
}

function codeOf(light: number): number {
  const within = Math.min(1, Math.max(0, light));
  return within <= 0.0031308 ? within * 12.92 : 1.055 * within ** (1 / 2.4) - 0.055;
}
