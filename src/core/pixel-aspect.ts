/** The shape of a pixel, and Premiere's words for it. Pure. */

/** The width of a pixel by its height, both whole and positive: 4 by 3 for anamorphic 1440 × 1080. */
export interface PixelAspect {
  readonly numerator: number;
  readonly denominator: number;
}

export const SQUARE: PixelAspect = { numerator: 1, denominator: 1 };

/** Premiere's own, by the decimals that it rounds them to (Adobe's types, `SequenceSettings.PAR_…`; ITU-R BT.601 for DV). */
const NAMED: readonly (readonly [decimal: number, aspect: PixelAspect])[] = [
  [1, SQUARE],
  [0.9091, { numerator: 10, denominator: 11 }],
  [1.2121, { numerator: 40, denominator: 33 }],
  [1.094, { numerator: 128, denominator: 117 }],
  [1.4587, { numerator: 512, denominator: 351 }],
  [2, { numerator: 2, denominator: 1 }],
  [1.3333, { numerator: 4, denominator: 3 }],
  [1.5, { numerator: 3, denominator: 2 }],
];

/** As Premiere words it: "1.0", "1.3333", "4:3", "10/11". Absent for what is none of its own, and no fraction. */
export function pixelAspectNamed(words: string): PixelAspect | undefined {
  const fraction = /^\s*([1-9]\d{0,4})\s*[:/]\s*([1-9]\d{0,4})\s*$/.exec(words);
  if (fraction !== null) return { numerator: Number(fraction[1]), denominator: Number(fraction[2]) };
  const decimal = /^\s*\d+(?:[.,]\d+)?\s*$/.test(words) ? Number(words.replace(",", ".")) : Number.NaN;
  return NAMED.find(([known]) => Math.abs(known - decimal) < 0.001)?.[1];
}
