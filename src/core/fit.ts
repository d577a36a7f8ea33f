/**
 * Fit: what must be true of a clip to sit in a sequence, what Premiere would make of what is not, and what Pickup does
 * about it. Facts come from the container, never from an engine's word. The original is never touched. Pure.
 */

import { turned, placedWidth, type CopyPlan, type Placing } from "./fit-copy";
import { SQUARE, type PixelAspect } from "./pixel-aspect";
import type { FrameSize, SequenceView } from "./sequence";
import type { FrameRate } from "./time";

/** Colour tags as WebCodecs names them (`bt709`, `smpte170m` …); absent where the file has none. */
export interface ColourTags {
  readonly primaries?: string;
  readonly transfer?: string;
  readonly matrix?: string;
  readonly range?: "limited" | "full";
}

/** What a container says of a film. */
export interface ClipFacts {
  /** As stored, before rotation and pixel aspect. */
  readonly size: FrameSize;
  /** Of the stored pixels, before rotation. */
  readonly pixelAspect: PixelAspect;
  /** Degrees clockwise that players turn it by. */
  readonly rotation: 0 | 90 | 180 | 270;
  /** Absent when frames come at no steady rate, or there is but one. */
  readonly rate?: FrameRate;
  /** At which Premiere plays it instead: its footage is interpreted so. Absent: at its own, or nobody said. */
  readonly playedAt?: FrameRate;
  /** Every frame lasts as long as the next. */
  readonly constantRate: boolean;
  readonly frames: number;
  readonly seconds: number;
  readonly colour: ColourTags;
  /** `codec`: RFC 6381. */
  readonly audio?: { readonly codec: string; readonly sampleRate: number; readonly channels: number };
  /** This machine's media room can show its frames. */
  readonly decodable: boolean;
}

/** What of a sequence a clip must fit. Pixels of which nobody said the shape are taken for square. */
export type FitSequence = Pick<SequenceView, "rate" | "size" | "fields" | "pixelAspect">;

/**
 * One thing in which a clip differs; `premiere` is what Premiere makes of it when the clip is left as it is, `remedy`
 * what Pickup has for it. `unknown`: nobody has seen it for certain.
 */
export type FitDifference =
  | {
      readonly kind: "rate";
      readonly clip: FrameRate;
      readonly sequence: FrameRate;
      readonly premiere: "repeats-frames" | "drops-frames";
      readonly remedy: "interpret" | "copy";
    }
  /** Premiere takes one rate for the whole file: frames are shown at other times, and its sound drifts. */
  | { readonly kind: "variable-rate"; readonly premiere: "assumes-one-rate"; readonly remedy: "copy" }
  | {
      readonly kind: "size";
      /** As it is shown: turned, and counted in the sequence's own pixels. */
      readonly clip: FrameSize;
      readonly sequence: FrameSize;
      /** False: filling the frame cuts edges off, fitting into it leaves bars. */
      readonly sameShape: boolean;
      readonly premiere: "keeps-its-size";
      readonly remedy: "copy";
    }
  | {
      readonly kind: "pixel-aspect";
      readonly clip: PixelAspect;
      /** Absent where the host did not say. */
      readonly sequence?: PixelAspect;
      readonly premiere: "stretches";
      readonly remedy: "copy";
    }
  | {
      readonly kind: "rotation";
      readonly degrees: 90 | 180 | 270;
      readonly premiere: "unknown";
      readonly remedy: "copy";
    }
  /** Without tags Premiere takes Rec.709, which is also what a copy would be tagged as: nothing to do. */
  | {
      readonly kind: "colour";
      readonly what: "untagged";
      readonly premiere: "assumes-rec-709";
      readonly remedy: "none";
    }
  | {
      readonly kind: "colour";
      readonly what: "other-matrix" | "full-range";
      readonly premiere: "unknown";
      readonly remedy: "copy";
    }
  /** PQ or HLG: into Rec.709 it would have to be tone-mapped, which Pickup does not do. */
  | {
      readonly kind: "colour";
      readonly what: "high-dynamic-range";
      readonly premiere: "converts";
      readonly remedy: "none";
    }
  /** The clip is progressive: both fields of a frame show one moment. A warning; no copy makes fields. */
  | { readonly kind: "fields"; readonly premiere: "splits-whole-frames"; readonly remedy: "none" };

/** What becomes of a clip's sound. It is never retimed. */
export type SoundFate =
  | { readonly kind: "none" }
  /** The same packets. `inStep` is false where the picture runs at another speed than it was made for. */
  | { readonly kind: "copied"; readonly inStep: boolean }
  /** No MP4 that Premiere reads can hold it. */
  | { readonly kind: "left-out"; readonly codec: string };

export type FitRemedy =
  | { readonly kind: "none" }
  /** Interpret Footage: every frame once, at the sequence's rate; no new frames, no copy. Sound: Premiere's own doing. */
  | { readonly kind: "interpret"; readonly rate: FrameRate }
  | { readonly kind: "copy"; readonly plan: CopyPlan; readonly sound: SoundFate }
  | { readonly kind: "cannot"; readonly why: "no-frames" | "undecodable" | "high-dynamic-range" };

export interface Fit {
  readonly differences: readonly FitDifference[];
  readonly remedy: FitRemedy;
}

export interface FitWishes extends Placing {
  /** Mix neighbouring frames instead of repeating and dropping them. */
  readonly blend: boolean;
  /** A copy is wanted whatever differs: colour is to be baked into it. */
  readonly copy: boolean;
}

export const PLAIN_FIT: FitWishes = { scale: "fill", anchor: { x: 0.5, y: 0.5 }, blend: false, copy: false };

/** Rates this close are played one for one at the other's pace: 23.976, 24 and 25 among each other, 29.97 and 30. */
const RETIMED = 1.045;

/** Containers round: rates that differ by less are one. */
const SAME_RATE = 1e-5;

export function fitOf(clip: ClipFacts, sequence: FitSequence, wishes: FitWishes = PLAIN_FIT): Fit {
  const differences = [
    ...paceDifferences(clip, sequence),
    ...pictureDifferences(clip, sequence),
    ...colourDifferences(clip.colour),
    ...(sequence.fields === "interlaced"
      ? [{ kind: "fields", premiere: "splits-whole-frames", remedy: "none" } as const]
      : []),
  ];
  return { differences, remedy: remedyOf(clip, sequence, wishes, differences) };
}

/** The copy that fits, whether one is needed or not. */
export function copyPlanOf(clip: ClipFacts, sequence: FitSequence, wishes: FitWishes = PLAIN_FIT): CopyPlan {
  const { scale, anchor, blend } = wishes;
  const { rate, pixelAspect = SQUARE } = sequence;
  const pace = isRetimed(clip, rate) ? "each-once" : blend ? "blended" : "as-shown";
  return { size: evenSize(sequence.size), pixelAspect, rate, pace, scale, anchor };
}

/** What becomes of the sound in a copy made by that plan. */
export function soundOf({ audio, ...clip }: ClipFacts, { rate, pace }: CopyPlan): SoundFate {
  if (audio === undefined) return { kind: "none" };
  if (!isCarried(audio.codec)) return { kind: "left-out", codec: audio.codec };
  return { kind: "copied", inStep: pace !== "each-once" || isSameRate(clip.rate, rate) };
}

/** AAC and MP3: what both an MP4 and Premiere take. `codec`: RFC 6381. */
export function isCarried(codec: string): boolean {
  return /^(?:mp4a|mp3)/i.test(codec);
}

function remedyOf(
  clip: ClipFacts,
  sequence: FitSequence,
  wishes: FitWishes,
  differences: readonly FitDifference[],
): FitRemedy {
  const needed = differences.map(({ remedy }) => remedy);
  if (!wishes.copy && needed.every((remedy) => remedy === "none")) return { kind: "none" };
  if (!wishes.copy && !needed.includes("copy")) return { kind: "interpret", rate: sequence.rate };
  if (clip.frames === 0) return { kind: "cannot", why: "no-frames" };
  if (!clip.decodable) return { kind: "cannot", why: "undecodable" };
  if (isHighDynamicRange(clip.colour)) return { kind: "cannot", why: "high-dynamic-range" };
  const plan = copyPlanOf(clip, sequence, wishes);
  return { kind: "copy", plan, sound: soundOf(clip, plan) };
}

function paceDifferences(clip: ClipFacts, sequence: FitSequence): readonly FitDifference[] {
  if (!clip.constantRate) return [{ kind: "variable-rate", premiere: "assumes-one-rate", remedy: "copy" }];
  const rate = clip.playedAt ?? clip.rate;
  if (rate === undefined || isSameRate(rate, sequence.rate)) return [];
  return [
    {
      kind: "rate",
      clip: rate,
      sequence: sequence.rate,
      // Rates are in ticks a frame: more of them is slower.
      premiere: rate > sequence.rate ? "repeats-frames" : "drops-frames",
      remedy: isRetimed(clip, sequence.rate) ? "interpret" : "copy",
    },
  ];
}

function pictureDifferences(clip: ClipFacts, sequence: FitSequence): readonly FitDifference[] {
  const found: FitDifference[] = [];
  const to = sequence.pixelAspect ?? SQUARE;
  const picture = turned(clip.size, clip.pixelAspect, clip.rotation);
  const shown = { width: Math.round(placedWidth(picture, to)), height: picture.size.height };
  const { width, height } = evenSize(sequence.size);
  if (clip.rotation !== 0) {
    found.push({ kind: "rotation", degrees: clip.rotation, premiere: "unknown", remedy: "copy" });
  }
  if (!isSameAspect(clip.pixelAspect, to)) {
    found.push({
      kind: "pixel-aspect",
      clip: clip.pixelAspect,
      ...(sequence.pixelAspect === undefined ? {} : { sequence: sequence.pixelAspect }),
      premiere: "stretches",
      remedy: "copy",
    });
  }
  if (shown.width !== width || shown.height !== height) {
    // A pixel of rounding on either edge is no bar and no cut.
    const sameShape = Math.abs(shown.width * height - shown.height * width) <= Math.max(width, height);
    found.push({
      kind: "size",
      clip: shown,
      sequence: sequence.size,
      sameShape,
      premiere: "keeps-its-size",
      remedy: "copy",
    });
  }
  return found;
}

function colourDifferences(colour: ColourTags): readonly FitDifference[] {
  if (isHighDynamicRange(colour)) {
    return [{ kind: "colour", what: "high-dynamic-range", premiere: "converts", remedy: "none" }];
  }
  if (colour.matrix !== undefined && colour.matrix !== "bt709") {
    return [{ kind: "colour", what: "other-matrix", premiere: "unknown", remedy: "copy" }];
  }
  if (colour.range === "full") return [{ kind: "colour", what: "full-range", premiere: "unknown", remedy: "copy" }];
  const { primaries, transfer, matrix } = colour;
  if (primaries !== undefined && transfer !== undefined && matrix !== undefined) return [];
  return [{ kind: "colour", what: "untagged", premiere: "assumes-rec-709", remedy: "none" }];
}

export function isHighDynamicRange({ transfer }: ColourTags): boolean {
  return transfer === "pq" || transfer === "hlg" || transfer === "smpte2084" || transfer === "arib-std-b67";
}

export function isSameRate(a: FrameRate | undefined, b: FrameRate): boolean {
  return a !== undefined && Math.abs(a / b - 1) < SAME_RATE;
}

/** One frame has no rate and lasts as long as it is told to. */
function isRetimed(clip: Pick<ClipFacts, "rate" | "playedAt" | "constantRate">, to: FrameRate): boolean {
  const rate = clip.playedAt ?? clip.rate;
  return clip.constantRate && (rate === undefined || isClose(rate, to));
}

/** So close that a film of the one is played frame for frame at the other. */
export function isClose(a: FrameRate, b: FrameRate): boolean {
  return Math.max(a / b, b / a) < RETIMED;
}

function isSameAspect(a: PixelAspect, b: PixelAspect): boolean {
  return a.numerator * b.denominator === b.numerator * a.denominator;
}

/** 4:2:0 has even edges; a sequence with odd ones gets a pixel more. */
function evenSize({ width, height }: FrameSize): FrameSize {
  return { width: Math.ceil(width / 2) * 2, height: Math.ceil(height / 2) * 2 };
}
