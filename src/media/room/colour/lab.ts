/**
 * Colours as an eye sees them. Code values are display-referred: decoded by sRGB's piecewise curve (IEC 61966-2-1) to
 * linear light with the primaries of BT.709 and its white, D65. That is how an 8-bit programme frame looks on a computer's
 * screen; a BT.1886 reference monitor is darker in the shadows.
 */

/** X, Y, Z of D65 for the 2° observer, Y = 1 (IEC 61966-2-1). */
export const WHITE = [0.95047, 1, 1.08883] as const;

/** CIE 15: below it the cube root gives way to a line. */
const KNEE = 216 / 24389;
const SLOPE = 24389 / 27;

/** Light, 0 to 1, of a code value, 0 to 1. */
export function lightOf(code: number): number {
  return code <= 0.04045 ? code / 12.92 : ((code + 0.055) / 1.055) ** 2.4;
}

const LIGHT = Float64Array.from({ length: 256 }, (_, code) => lightOf(code / 255));

/** L* 0 to 100, a*, b*: three numbers a colour. `rgba`: four bytes a colour, of which the fourth is not looked at. */
export function labOfCodes(rgba: Uint8ClampedArray): Float64Array {
  const lab = new Float64Array((rgba.length >> 2) * 3);
  for (let from = 0, to = 0; from < rgba.length; from += 4, to += 3) {
    writeLab(LIGHT[rgba[from] ?? 0] ?? 0, LIGHT[rgba[from + 1] ?? 0] ?? 0, LIGHT[rgba[from + 2] ?? 0] ?? 0, lab, to);
  }
  return lab;
}

/** The same of colours of three numbers from 0 to 1 each; what is outside is clipped, as a screen does. */
export function labOf(rgb: Float64Array): Float64Array {
  const lab = new Float64Array(rgb.length);
  const light = (code = 0): number => lightOf(Math.min(1, Math.max(0, code)));
  for (let at = 0; at < rgb.length; at += 3) {
    writeLab(light(rgb[at]), light(rgb[at + 1]), light(rgb[at + 2]), lab, at);
  }
  return lab;
}

function writeLab(red: number, green: number, blue: number, into: Float64Array, at: number): void {
  const x = bent((0.4124564 * red + 0.3575761 * green + 0.1804375 * blue) / WHITE[0]);
  const y = bent((0.2126729 * red + 0.7151522 * green + 0.072175 * blue) / WHITE[1]);
  const z = bent((0.0193339 * red + 0.119192 * green + 0.9503041 * blue) / WHITE[2]);
  into[at] = 116 * y - 16;
  into[at + 1] = 500 * (x - y);
  into[at + 2] = 200 * (y - z);
}

function bent(ratio: number): number {
  return ratio > KNEE ? Math.cbrt(ratio) : (SLOPE * ratio + 16) / 116;
}

const DEGREE = Math.PI / 180;
const POW25_7 = 25 ** 7;

/**
 * CIEDE2000 of colour `at` in one list of L*a*b* to colour `by` in another; kL = kC = kH = 1.
 * Sharma, Wu and Dalal, "The CIEDE2000 Color-Difference Formula" (Color Res. Appl. 30, 2005), whose numbering is kept.
 * Our own, not a library's: those take an object a colour, and here they stand in typed arrays by the hundred thousand.
 */
export function deltaE2000(one: Float64Array, at: number, other: Float64Array, by = at): number {
  const [l1, a1, b1] = [one[at * 3] ?? 0, one[at * 3 + 1] ?? 0, one[at * 3 + 2] ?? 0];
  const [l2, a2, b2] = [other[by * 3] ?? 0, other[by * 3 + 1] ?? 0, other[by * 3 + 2] ?? 0];
  const mean7 = ((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2) ** 7;
  const stretch = 1.5 - 0.5 * Math.sqrt(mean7 / (mean7 + POW25_7)); // (4), 1 + G
  const c1 = Math.hypot(stretch * a1, b1);
  const c2 = Math.hypot(stretch * a2, b2);
  const h1 = hueOf(stretch * a1, b1);
  const h2 = hueOf(stretch * a2, b2);
  const grey = c1 * c2 === 0;
  let turn = grey ? 0 : h2 - h1; // (10)
  if (turn > 180) turn -= 360;
  else if (turn < -180) turn += 360;
  let hue = h1 + h2; // (14)
  if (!grey) {
    if (Math.abs(h1 - h2) > 180) hue += hue < 360 ? 360 : -360;
    hue /= 2;
  }
  const light = (l1 + l2) / 2;
  const chroma = (c1 + c2) / 2;
  const chroma7 = chroma ** 7;
  const t =
    1 -
    0.17 * Math.cos((hue - 30) * DEGREE) +
    0.24 * Math.cos(2 * hue * DEGREE) +
    0.32 * Math.cos((3 * hue + 6) * DEGREE) -
    0.2 * Math.cos((4 * hue - 63) * DEGREE); // (15)
  const rotation =
    -Math.sin(60 * Math.exp(-(((hue - 275) / 25) ** 2)) * DEGREE) * 2 * Math.sqrt(chroma7 / (chroma7 + POW25_7)); // (21)
  const off50 = (light - 50) ** 2;
  const dl = (l2 - l1) / (1 + (0.015 * off50) / Math.sqrt(20 + off50));
  const dc = (c2 - c1) / (1 + 0.045 * chroma);
  const dh = (2 * Math.sqrt(c1 * c2) * Math.sin((turn / 2) * DEGREE)) / (1 + 0.015 * chroma * t);
  return Math.sqrt(dl * dl + dc * dc + dh * dh + rotation * dc * dh);
}

function hueOf(a: number, b: number): number {
  if (a === 0 && b === 0) return 0;
  const degrees = Math.atan2(b, a) / DEGREE;
  return degrees < 0 ? degrees + 360 : degrees;
}
