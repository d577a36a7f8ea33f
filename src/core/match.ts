/**
 * What a colour match found, as plain data. Everything is measured on the 8-bit programme frame, after effects: code values
 * as a Direct Rec.709 timeline shows them. It is no legality check.
 */

import { fieldsOf, finite, finiteFrom, list, Misfit, object, oneOf, wholeFrom, type Decoder } from "./decode";

/** Red, green, blue. */
export type Rgb = readonly [red: number, green: number, blue: number];

/** What a colourist reads off the scopes. Every % is of full code range: 0 is code 0, 100 is code 255. */
export interface ColourNumbers {
  /** The 1st, 50th and 99th percentile of each channel, in %. */
  readonly black: Rgb;
  readonly middle: Rgb;
  readonly white: Rgb;
  readonly balance: ZoneBalance;
  /** Absent: hardly a pixel looks like skin. */
  readonly skin?: Skin;
  /** Absent: hardly a pixel can be taken for a grey. */
  readonly neutral?: NeutralOffset;
}

/**
 * How far each channel stands from the luma in a zone, in %: 0, 0, 0 is balanced. Zones by BT.709 luma: below 25 %, 25 to
 * 70 %, above 70 %. Absent: less than 1 % of the picture is in it.
 */
export interface ZoneBalance {
  readonly shadows?: Rgb;
  readonly midtones?: Rgb;
  readonly highlights?: Rgb;
}

/** The median of the pixels that may be skin, on the BT.709 vectorscope. */
export interface Skin {
  /** Degrees, counter-clockwise from +Cb: the skin line is at SKIN_LINE. */
  readonly angle: number;
  /** Distance from the middle in % of the farthest a chroma axis reaches. */
  readonly saturation: number;
  /** Of the picture, 0 to 1. */
  readonly share: number;
}

/** Degrees on the BT.709 vectorscope, counter-clockwise from +Cb: the I axis, on which skin of every tone lies closely. */
export const SKIN_LINE = 123;

/** The median of the pixels that may be greys: what they are off the middle of the vectorscope, in % as Skin's saturation. */
export interface NeutralOffset {
  readonly cb: number;
  readonly cr: number;
  /** Of the picture, 0 to 1. */
  readonly share: number;
}

/** CIEDE2000 over paired pixels; decoded as sRGB (IEC 61966-2-1, piecewise), white D65, 2° observer. */
export interface Difference {
  readonly mean: number;
  readonly p95: number;
  /** How many pairs it was taken over, of pixels of a picture made `PAIRED_WIDTH` wide: none of them was fitted on. */
  readonly pixels: number;
}

/** Pixels: what pairs are taken from is made this wide where it is wider. */
export const PAIRED_WIDTH = 160;

/** CIEDE2000 up to which a picture as a whole is called close, and almost all of its parts; and how much must be compared. */
const CLOSE = { mean: 2, p95: 5, compared: 0.8 } as const;

/** Whether take and reference may be called close without another word: all over, and nearly all of the picture. */
export function isCloseAllOver({ mean, p95 }: Difference, correspondence: Correspondence): boolean {
  const compared = correspondence.kind === "same-picture" ? correspondence.compared : correspondence.shared;
  return mean <= CLOSE.mean && p95 <= CLOSE.p95 && compared >= CLOSE.compared;
}

/** What take and reference have in common, found by looking, never assumed. */
export type Correspondence =
  | {
      /** The take's first frame is the reference seen again: re-made by an engine, re-graded, a few pixels off. */
      readonly kind: "same-picture";
      /** Where the take's picture lies in the reference: + is right and down, in % of its width and height. */
      readonly shift: { readonly x: number; readonly y: number };
      /** How much of what has texture both have, 0 to 1. */
      readonly shared: number;
      /** Of the take's picture, 0 to 1: what is in the reference too, and so is compared at all. */
      readonly compared: number;
    }
  | {
      /** Another moment or another framing, in which places of the reference are found again. */
      readonly kind: "same-places";
      readonly places: number;
      /** How much of what has texture was found, 0 to 1. */
      readonly shared: number;
    };

/**
 * Why a take is left as it is. `already-close`: the same picture or places, and a match would be no closer that an eye would
 * see it. `no-gain`: different pictures, and what differs may as well be what they show. `bare-…`: too little to fit on, as in a
 * black, a white or an empty picture; `nothing-shared`: too little that was found in both.
 */
const WHY_NO_MATCH = [
  "already-close",
  "no-gain",
  "bare-take",
  "bare-reference",
  "bare-both",
  "nothing-shared",
] as const;
export type WhyNoMatch = (typeof WHY_NO_MATCH)[number];

/** Numbers before and after, of the same frame of the take. */
export interface MatchReport {
  readonly outcome: MatchOutcome;
  readonly reference: ColourNumbers;
  readonly before: ColourNumbers;
  /** As the cube would make it, which is computed, not measured. Equal to before where nothing is done. */
  readonly after: ColourNumbers;
  /** Of the take's pixels, 0 to 1: how many the cube drives into the wall of the gamut that were not there. */
  readonly clipped: number;
  /** 0 to 1, as asked. */
  readonly strength: number;
}

export type MatchOutcome =
  | {
      readonly kind: "paired";
      readonly correspondence: Correspondence;
      /** 0 to 1: how much of the change is put down to the grade. 1 of the same picture; less where the light moved too. */
      readonly trust: number;
      readonly before: Difference;
      /** Computed, at the strength asked for. */
      readonly after: Difference;
      /** As it is, of the two frames at the cut, which were fitted on. Absent: the other figures are of those. */
      readonly atCut?: Difference;
      /** How many frames it was fitted on, and judged on another. Absent: one; blocks of it were kept out and judge. */
      readonly fittedFrames?: number;
    }
  /** No figure of difference: nothing is paired. */
  | {
      readonly kind: "distribution";
      /** CIEDE2000, mean: how much closer it is expected to come to the reference's grade, at the strength asked for. */
      readonly predictedGain: number;
      /** 0 to 1: how much of what was measured is put down to the grade, not to what the pictures show. */
      readonly trust: number;
      /** How many of the take's frames it was fitted on, and judged on another. Absent: there is one. */
      readonly fittedFrames?: number;
    }
  | {
      readonly kind: "none";
      readonly why: WhyNoMatch;
      /** Only where pixels are paired. */
      readonly correspondence?: Correspondence;
      readonly before?: Difference;
      readonly atCut?: Difference;
    };

const rgb: Decoder<Rgb> = (value, at) => {
  const [red, green, blue, ...more] = list(finite)(value, at);
  if (red === undefined || green === undefined || blue === undefined || more.length > 0) {
    throw new Misfit(at, "three numbers");
  }
  return [red, green, blue];
};

const share = finiteFrom(0, 1);

const numbers: Decoder<ColourNumbers> = object(({ read, maybe }) => ({
  black: read("black", rgb),
  middle: read("middle", rgb),
  white: read("white", rgb),
  balance: read(
    "balance",
    object((zone) => ({
      ...zone.maybe("shadows", rgb),
      ...zone.maybe("midtones", rgb),
      ...zone.maybe("highlights", rgb),
    })),
  ),
  ...maybe(
    "skin",
    object((skin) => ({
      angle: skin.read("angle", finite),
      saturation: skin.read("saturation", finiteFrom(0)),
      share: skin.read("share", share),
    })),
  ),
  ...maybe(
    "neutral",
    object((neutral) => ({
      cb: neutral.read("cb", finite),
      cr: neutral.read("cr", finite),
      share: neutral.read("share", share),
    })),
  ),
}));

export const differenceRecord: Decoder<Difference> = object(({ read }) => ({
  mean: read("mean", finiteFrom(0)),
  p95: read("p95", finiteFrom(0)),
  pixels: read("pixels", wholeFrom(0)),
}));

const correspondence: Decoder<Correspondence> = (value, at) => {
  const { read } = fieldsOf(value, at);
  switch (read("kind", oneOf("same-picture", "same-places"))) {
    case "same-picture":
      return {
        kind: "same-picture",
        shift: read(
          "shift",
          object((shift) => ({ x: shift.read("x", finite), y: shift.read("y", finite) })),
        ),
        shared: read("shared", share),
        compared: read("compared", share),
      };
    case "same-places":
      return { kind: "same-places", places: read("places", wholeFrom(0)), shared: read("shared", share) };
  }
};

const outcome: Decoder<MatchOutcome> = (value, at) => {
  const { read, maybe } = fieldsOf(value, at);
  switch (read("kind", oneOf("paired", "distribution", "none"))) {
    case "paired":
      return {
        kind: "paired",
        correspondence: read("correspondence", correspondence),
        trust: read("trust", share),
        before: read("before", differenceRecord),
        after: read("after", differenceRecord),
        ...maybe("atCut", differenceRecord),
        ...maybe("fittedFrames", wholeFrom(1)),
      };
    case "distribution":
      return {
        kind: "distribution",
        predictedGain: read("predictedGain", finite),
        trust: read("trust", share),
        ...maybe("fittedFrames", wholeFrom(1)),
      };
    case "none":
      return {
        kind: "none",
        why: read("why", oneOf(...WHY_NO_MATCH)),
        ...maybe("correspondence", correspondence),
        ...maybe("before", differenceRecord),
        ...maybe("atCut", differenceRecord),
      };
  }
};

/** As it stands in JSON. */
export const matchReport: Decoder<MatchReport> = object(({ read }) => ({
  outcome: read("outcome", outcome),
  reference: read("reference", numbers),
  before: read("before", numbers),
  after: read("after", numbers),
  clipped: read("clipped", share),
  strength: read("strength", share),
}));
