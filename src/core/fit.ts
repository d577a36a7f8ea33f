/**
 * Fit: what must be true of a clip to sit in a sequence, what Premiere would make of what is not, and what Pickup does
 * about it. Facts come from the container, never from an engine's word. The original is never touched. Pure.
 */

import {
  colourDifferences,
  whyNotRec709,
  type ColourDifference,
  type ColourTags,
  type WhyNotRec709,
} from "./fit-colour";
import { turned, placedWidth, type CopyPlan, type Placing } from "./fit-copy";
import { SQUARE, type PixelAspect } from "./pixel-aspect";
import type { FrameSize, SequenceView } from "./sequence";
import type { FrameRate } from "./time";

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
  | ColourDifference
  /** The clip is progressive: both fields of a frame show one moment. A warning; no copy makes fields. */
  | { readonly kind: "fields"; readonly premiere: "splits-whole-frames"; readonly remedy: "none" };

/** What becomes of a clip's sound. It is never retimed. */
export type SoundFate =
  | { readonly kind: "none" }
  /** The same packets. */
  | { readonly kind: "copied"; readonly inStep: true }
  /** `faster`: how much faster the picture runs than it was made for, and its sound: 0.04 is 4 %, below 0 is slower. */
  | { readonly kind: "copied"; readonly inStep: false; readonly faster: number }
  /** No MP4 that Premiere reads can hold it. */
  | { readonly kind: "left-out"; readonly codec: string };

export type FitRemedy =
  | { readonly kind: "none" }
  /** Interpret Footage: every frame once, at the sequence's rate; no new frames, no copy. Sound: Premiere's own doing. */
  | { readonly kind: "interpret"; readonly rate: FrameRate }
  | { readonly kind: "copy"; readonly plan: CopyPlan; readonly sound: SoundFate }
  | { readonly kind: "cannot"; readonly why: "no-frames" | "undecodable" | WhyNotRec709 };

export interface Fit {
  /** What was looked at: what its container says. */
  readonly clip: ClipFacts;
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
  return { clip, differences, remedy: remedyOf(clip, sequence, wishes, differences) };
}

/** The copy that fits, whether one is needed or not. */
export function copyPlanOf(clip: ClipFacts, sequence: FitSequence, wishes: FitWishes = PLAIN_FIT): CopyPlan {
  const { scale, anchor, blend } = wishes;
  const { rate, pixelAspect = SQUARE } = sequence;
  const pace = isRetimed(clip, rate) ? "each-once" : blend ? "blended" : "as-shown";
  return { size: evenSize(sequence.size), pixelAspect, rate, pace, scale, anchor };
}

/** What becomes of the sound in a copy made by that plan. */
export function soundOf({ audio, ...clip }: ClipFacts, plan: CopyPlan): SoundFate {
  if (audio === undefined) return { kind: "none" };
  return isCarried(audio.codec) ? besideThePicture(clip, plan) : { kind: "left-out", codec: audio.codec };
}

/** What became of it in a copy that was made by that plan. `made`: as the media room says it, whatever was foreseen. */
export function soundIn(made: SoundFate["kind"], clip: ClipFacts, plan: CopyPlan): SoundFate {
  switch (made) {
    case "none":
      return { kind: "none" };
    case "left-out":
      return { kind: "left-out", codec: clip.audio?.codec ?? "unknown" };
    case "copied":
      return besideThePicture(clip, plan);
  }
}

function besideThePicture(clip: Pick<ClipFacts, "rate">, { rate, pace }: CopyPlan): SoundFate {
  if (pace !== "each-once" || clip.rate === undefined || isSameRate(clip.rate, rate)) {
    return { kind: "copied", inStep: true };
  }
  // Rates are in ticks a frame: fewer of them is faster.
  return { kind: "copied", inStep: false, faster: clip.rate / rate - 1 };
}

/** AAC and MP3: what both an MP4 and Premiere take. `codec`: RFC 6381. */
export function isCarried(codec: string): boolean {
  return /^(?:mp4a|mp3)/i.test(codec);
}

/** As people call it; the codec itself where it is none of the usual ones. `codec`: RFC 6381. */
export function soundName(codec: string): string {
  const name = /^(mp4a\.(?:6b|69)|mp3|mp4a|opus|vorbis|flac|pcm)/i.exec(codec)?.[1]?.toLowerCase();
  return name === undefined ? codec : (SOUND_NAMES[name] ?? codec);
}

/** MP3 in an MP4 is an object type of MPEG-4's: 0x6b, or 0x69 of MPEG-2. */
const SOUND_NAMES: Readonly<Record<string, string>> = {
  mp4a: "AAC",
  "mp4a.6b": "MP3",
  "mp4a.69": "MP3",
  mp3: "MP3",
  opus: "Opus",
  vorbis: "Vorbis",
  flac: "FLAC",
  pcm: "PCM",
};

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
  const why = whyNotRec709(clip.colour);
  if (why !== undefined) return { kind: "cannot", why };
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

function isSameRate(a: FrameRate | undefined, b: FrameRate): boolean {
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
