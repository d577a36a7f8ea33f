/** Whether a take cuts: match, faults and seams, in English. `check-fr.ts` has the same shape. */

import type { Fault, Measures, NotLooked, StrengthUnit, Unseen } from "../../core/continuity";
import type { Correspondence, WhyNoMatch } from "../../core/match";
import type { Against } from "../../core/match-frames";
import type { WorkingSpace } from "../../core/working-space";
import { checkFitEn } from "./check-fit-en";

const one = (value: number): string => value.toFixed(1);
const signed = (value: number): string => `${value < 0 ? "−" : "+"}${Math.abs(value).toFixed(1)}`;

export const checkEn = {
  check: "Check",
  checkSays: "See whether this take sits next to the shots around it",
  heading: (take: string) => `How ${take} cuts`,
  close: "Close",
  stop: "Stop",

  match: "Match",
  /** What is asked once for each sequence. */
  space: (sequence: string) => `What ${sequence} works in`,
  spaceAsks: (sequence: string) =>
    `Which colour does ${sequence} work in? Premiere does not tell. It stands in Sequence Settings, under Color.`,
  spaces: {
    "rec-709": "Direct Rec.709",
    "wide-gamut": "Wide gamut, managed",
    "hlg-pq": "HLG or PQ",
    log: "Log, unmanaged",
  } satisfies Record<WorkingSpace, string>,
  choose: "Choose …",
  wrongSpace: "Change",
  against: "Against",
  choices: {
    start: "the frame it starts from",
    before: "the frame before it",
    after: "the frame after it",
    look: "the look it was given",
  } satisfies Record<Against, string>,
  nothingAgainst: "Nothing lies beside it in the sequence, and it was asked without a still.",
  measure: "Measure",
  measureAgain: "Measure again",
  measures: "Exports a few frames of the programme. Nothing is changed.",
  exporting: (done: number, total: number) => `Exporting frame ${done + 1} of ${total} …`,
  fitting: (done: number, total: number) => (total <= 1 ? "Measuring …" : `Measuring, step ${done} of ${total} …`),
  through: (track: string, name: string, side: "take" | "reference") =>
    `${side === "take" ? "The take" : "The frame beside it"} would be measured through ${track} (${name}): no match. Switch that track’s eye off, or choose another frame.`,

  deltaE: (before: number, after: number) => `ΔE ${one(before)} → ${one(after)}`,
  atCut: (value: number) => `At the cut itself, as it is: ΔE ${one(value)}.`,
  deltaEAlone: (value: number) => `ΔE ${one(value)}`,
  p95: (before: number, after: number) => `95 % of the points differ by less: ${one(before)} → ${one(after)}`,
  p95Alone: (value: number) => `95 % of the points differ by less than ${one(value)}.`,
  /** `points`: pixels of a picture made `width` wide. */
  compared: {
    "same-picture": (percent: number, points: number, width: number) =>
      percent >= 100
        ? `Over all of the picture: ${points} points of it made ${width} wide.`
        : `Over ${percent} % of the picture, ${points} points of it made ${width} wide; the rest is not in the reference.`,
    "same-places": (places: number, percent: number, points: number, width: number) =>
      `Over ${places} places, ${percent} % of what has texture: ${points} points of a picture made ${width} wide.`,
  },
  closeInPart: "A match would bring it no closer on the whole; it is not close all over.",
  afterComputed: "measured → computed",
  bothMeasured: "both measured",
  hadComputed: (value: number) => `The match had been computed to bring it to ${one(value)}.`,
  paired: {
    "same-picture": "The same picture.",
    "same-places": "Another moment, places of it found again.",
  } satisfies Record<Correspondence["kind"], string>,
  judged: (fittedFrames: number | undefined) =>
    `${
      fittedFrames === undefined
        ? "ΔE2000 over paired pixels that were not fitted on"
        : `Fitted on ${fittedFrames === 1 ? "one frame" : `${fittedFrames} frames`}; ΔE2000 over pixels of another`
    }; sRGB decoding, D65. After is computed until the graded take is measured.`,
  distribution: (gain: number, fittedFrames: number | undefined) =>
    `Different pictures, so no ΔE: nothing is paired.${
      fittedFrames === undefined
        ? ""
        : ` Fitted on ${fittedFrames === 1 ? "one frame" : `${fittedFrames} frames`}, judged on another.`
    } About ${one(gain)} ΔE closer is expected; judge by the scopes.`,
  none: {
    "already-close": "It is as close as a match would bring it. Nothing to do.",
    "no-gain":
      "No match: what differs may as well be what the pictures show. Left alone, since a match may make it worse.",
    "bare-take": "There is too little in the take to match by.",
    "bare-reference": "There is too little in the reference to match by.",
    "bare-both": "There is too little in either picture to match by.",
    "nothing-shared": "There is too little that both pictures show to match by.",
  } satisfies Record<WhyNoMatch, string>,
  label: "8-bit programme frame, after effects; not a legality check.",
  unexported: "The still it was given did not come through the programme, so effects of the sequence are not on it.",
  stale: "The cut changed since it was measured. These figures are of how it was; measure again.",
  clipped: (percent: number) => `${one(percent)} % of the pixels run into the limits of the range.`,

  side: { reference: "Reference", before: "Take", after: "Matched" },
  row: {
    black: "Black",
    middle: "Middle",
    white: "White",
    shadows: "Shadows",
    midtones: "Mids",
    highlights: "Highs",
    skinAngle: "Skin",
    skinSaturation: "Skin sat.",
    neutral: "Neutral",
  },
  rowSays: {
    black: "1st percentile of R, G and B, in %",
    middle: "Median of R, G and B, in %",
    white: "99th percentile of R, G and B, in %",
    shadows: "R, G and B off the luma in the shadows, in %",
    midtones: "R, G and B off the luma in the midtones, in %",
    highlights: "R, G and B off the luma in the highlights, in %",
    skinAngle: "Angle of what may be skin on the vectorscope; the skin line is at 123°",
    skinSaturation: "Saturation of what may be skin, in %",
    neutral: "What may be grey, off the middle of the vectorscope: Cb and Cr, in %",
  },
  degrees: (value: number) => `${Math.round(value)}°`,
  percent: (value: number) => `${one(value)} %`,
  /** Without a sign; a small one, of which a whole number says too little, has a decimal. */
  figure: (value: number) => (value < 9.95 ? one(value) : String(Math.round(value))),
  unknown: "–",
  scopeSide: "What stands beside the reference in the scopes",
  parade: "RGB parade, the reference on the left",
  vectorscope: "Vectorscope with the skin line, the reference on the left",
  strength: (percent: number) => `Strength ${percent} %`,

  cube: "Save .cube …",
  cubeSays:
    "For the ungraded clip: load it in Lumetri Color > Creative > Look, after any input LUT. Premiere lets no panel set that slot.",
  saved: (file: string) => `Saved as ${file}.`,

  bake: "Make a graded copy",
  graded: "What lies there has a grade baked in: this is what it brought. A second grade is not offered.",
  laidSo: (scale: string) => `Laid into the frame as chosen under Fit: ${scale}.`,
  bakeSays:
    "A copy with the grade in it, in the bin: 8-bit, second generation. The take stays as it is. Effects on its clip are in the figures, not in the copy.",

  ...checkFitEn,

  faults: "Faults",
  look: "Look for faults",
  /** Why nothing is said of a cut. */
  notCounted: {
    nowhere: "None of them lies in the open sequence, so cuts are not counted.",
    unseen: "The take is switched off, so its cuts are not counted.",
    "not-plain": "The clip in its place is retimed or no plain clip, so cuts are not counted.",
    unasked: "Cuts are counted once it is known which colour the sequence works in.",
    otherSpace: "Cuts are not counted: the sequence does not work in Direct Rec.709.",
    nothing: (side: "before" | "after") => `Nothing is seen right ${side} it; that cut is not counted.`,
    through: (side: "before" | "after", track: string, name: string) =>
      `${track} (${name}) lies over the frame ${side} it; that cut is not counted.`,
  },
  /** `at`: a time of day, or a day with it. */
  lookedAt: (at: string) => `Looked through ${at}.`,
  lookAgain: "Look again",
  lookSays: "Goes through the take frame by frame, and the cuts at its ends.",
  looking: (done: number, total: number) => (total <= 1 ? "Looking …" : `Frame ${done} of ${total} …`),
  clean: (frames: number) => `Nothing found in ${frames} frames of what was looked for.`,
  tooShort: "Too few frames to tell anything.",
  found: (count: number, faults: string) => `${count === 1 ? "1 finding" : `${count} findings`}: ${faults}.`,
  fault: {
    black: "black",
    freeze: "held frame",
    repeat: "repeated frames",
    cut: "cut inside the take",
    "luma-flicker": "flicker",
    "chroma-flicker": "colour flicker",
    jitter: "jitter",
    boil: "boiling texture",
    drift: "colour drift",
    softness: "soft",
  } satisfies Record<Fault, string>,
  strengthOf: (value: number, unit: StrengthUnit) => {
    switch (unit) {
      case "percent":
        return `${one(value)} %`;
      case "frames":
        return value === 1 ? "1 frame" : `${Math.round(value)} frames`;
      case "times":
        return `${one(value)} ×`;
      case "codes":
        return `${one(value)} of 255`;
    }
  },
  vector: "Measures",
  vectorSays: "What was measured over the whole take. None of it alone tells a good take from a bad one.",
  measureOf: {
    warpingError: {
      name: "Warping error",
      says: "What is left between a frame and the one before moved onto it, where both see it: mean square, in millionths of full scale squared (Lai et al. 2018)",
    },
    consistent: { name: "Consistent", says: "Share of the picture that flows there and back to the same place, in %" },
    jerk: {
      name: "Jerk",
      says: "Change of the flow from one pair of frames to the next, in pixels of a picture made 320 long, a frame squared",
    },
    middleError: {
      name: "Middle error",
      says: "Error of a frame predicted from its two neighbours: mean, in % of full scale",
    },
    cutRatio: {
      name: "Cut ratio",
      says: "The largest change from one frame to the next, as many times the change around it",
    },
  } satisfies Record<keyof Measures, { readonly name: string; readonly says: string }>,
  measureIs: (measure: keyof Measures, value: number) => {
    switch (measure) {
      case "warpingError":
        return one(value * 1e6);
      case "consistent":
        return `${one(value * 100)} %`;
      case "jerk":
        return value.toFixed(2);
      case "middleError":
        return `${(value * 100).toFixed(2)} %`;
      case "cutRatio":
        return `${one(value)} ×`;
    }
  },
  outside: (start: number, end: number) => `frames ${start + 1}–${end}, outside the cut`,
  frames: (start: number, end: number) => (end - start === 1 ? `frame ${start + 1}` : `frames ${start + 1}–${end}`),
  mark: (count: number) => (count === 1 ? "Put a marker" : `Put ${count} markers`),
  marked: (count: number) =>
    count === 1 ? "1 marker was put into the sequence." : `${count} markers were put into the sequence.`,
  markerName: (fault: string) => `Pickup: ${fault}`,
  notLooked: (faults: string, why: NotLooked["why"]) =>
    `Not looked for: ${faults} (${{ "too-short": "too short", "no-movement": "nothing moves", "no-texture": "no texture" }[why]}).`,
  unseen: (things: string) => `Cannot be seen this way: ${things}.`,
  unseenThings: {
    identity: "whether somebody stays the same",
    "slow-change": "a slow change",
    anatomy: "hands and faces",
    legality: "broadcast limits",
  } satisfies Record<Unseen, string>,
  meets: {
    before: (meeting: string) => `Cut before: ${meeting}.`,
    after: (meeting: string) => `Cut after: ${meeting}.`,
  },
  meeting: (luma: number, chroma: number) => `luma ${signed(luma)}, colour ${one(chroma)} of 255`,
  sharper: (times: number) => `detail × ${times.toFixed(2)}`,
  grainier: (times: number) => `grain × ${times.toFixed(2)}`,
  turns: (degrees: number) => `movement turns ${Math.round(degrees)}°`,
  starts: {
    same: (meeting: string) => `Begins with the frame it was given: ${meeting}.`,
    other: "Does not begin with the frame it was given.",
    unknown: (meeting: string) =>
      `Too little texture to tell whether it begins with the frame it was given: ${meeting}.`,
  },
};
