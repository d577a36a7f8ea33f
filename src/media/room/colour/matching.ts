/**
 * How a take is brought to the look of a reference, how well, and whether at all. Pure: pictures in, a cube and a report out.
 * What a fit is judged on it never saw: another frame where there are several, else other blocks of the one there is.
 */

import type { Difference, MatchOutcome, MatchReport } from "../../../core/match";
import type { Picture } from "../drawing";
import {
  atStrength,
  clippedBy,
  gamutStrength,
  mapped,
  monotoneStrength,
  unchanged,
  type ColourMap,
} from "./colour-map";
import { corresponding, type Corresponding, type Pairs } from "./correspondence";
import { frameOf, pooled } from "./pooled";
import type { Cube } from "../../../core/cube";
import { applyCube, cubeOf } from "./cube";
import { deltaE2000, labOf } from "./lab";
import { numbersOf } from "./numbers";
import { fitPairs } from "./paired";
import { reduced, type Reduced } from "./reduced";
import { cloudDistance, transport, trustIn } from "./transport";

type Several<T> = readonly [T, ...T[]];

export interface MatchRequest {
  /** Frames of one shot, all of one size, the one at the cut first. */
  readonly reference: Several<Picture>;
  /** Ungraded frames of one take, all of one size; the first may be the first reference itself, seen by an engine. */
  readonly take: Several<Picture>;
  /** 0 to 1; 1 when absent. */
  readonly strength?: number;
}

export interface ColourMatch {
  readonly report: MatchReport;
  /** For the ungraded take, at the strength asked for. The identity where nothing is done. */
  readonly cube: Cube;
}

/** CIEDE2000, mean, over held-out pairs: an eye does not see less. */
const SEEN = 0.5;
/** Of a distribution's map, how much must be believed at least; and how far it must move the take, in CIEDE2000. */
const LEAST_TRUST = 0.3;
const LEAST_GAIN = 1;

/**
 * Code values, 0 to 1. One grade explains what became of all places found again up to 2 to 6 of 255 where the light stood
 * still; where a lamp flickered or a cloud passed it leaves 7 to 10. At this spread none of it is put down to the grade.
 */
const ANOTHER_LIGHT = 12 / 255;

/** How often `matching` yields, for so many frames of each side. */
export function matchingSteps(reference: number, take: number): number {
  return 1 + Math.min(reference, take);
}

export function matchPictures(request: MatchRequest): ColourMatch {
  const steps = matching(request);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** In steps of about half a second on a slow machine, between which whoever runs it may stop. */
export function* matching({ reference, take, strength = 1 }: MatchRequest): Generator<void, ColourMatch, void> {
  const wanted = eachReduced(reference);
  const frames = eachReduced(take);
  yield;
  const found: Corresponding[] = [];
  for (const [index, one] of wanted.entries()) {
    const frame = frames[index];
    if (frame === undefined) break;
    // Where the frames at the cut have nothing in common, what others have says nothing of the cut.
    const same = index > 0 && found.length === 0 ? undefined : corresponding(one, frame);
    if (same !== undefined) found.push(same);
    yield;
  }
  const [first] = found;
  // Frames that show the same picture and frames that share a few places are no witnesses of the same kind.
  const alike = found.filter(({ correspondence }) => correspondence.kind === first?.correspondence.kind);
  const { outcome, map } =
    first === undefined
      ? byDistribution(wanted, frames, strength)
      : byPairs([first, ...alike.filter((one) => one !== first)], wanted, frames, strength);
  const cube = map === unchanged ? cubeOf(unchanged) : cubeOf(atStrength(map, strength));
  const before = numbersOf(take[0]);
  return {
    cube,
    report: {
      outcome,
      reference: numbersOf(reference[0]),
      before,
      after: map === unchanged ? before : numbersOf({ ...take[0], rgba: applyCube(cube, take[0]) }),
      clipped: map === unchanged ? 0 : clippedBy(atStrength(map, strength), frames[0].rgb),
      strength,
    },
  };
}

function eachReduced([first, ...others]: Several<Picture>): Several<Reduced> {
  return [reduced(first), ...others.map((one) => reduced(one))];
}

interface Decision {
  readonly outcome: MatchOutcome;
  readonly map: ColourMap;
}

/** Of several frames the one that judges, and is never fitted on: not the one at the cut, and not the farthest. */
const JUDGE = 1;
/** Of each other frame every third block is. */
const isJudge = (block: number): boolean => block % 3 === 0;

/** Whether there is a match is decided at full strength; what is said of it is of the strength asked for. */
function byPairs(
  found: Several<Corresponding>,
  references: Several<Reduced>,
  frames: Several<Reduced>,
  strength: number,
): Decision {
  // What they have in common is said of the pair that the figures are of.
  const { correspondence } = found[JUDGE] ?? found[0];
  const pairs = pooled(found.map((one) => one.pairs));
  const isKeptOut = (pair: number): boolean => isJudge(pairs.block[pair] ?? 0);
  // Moments farther from the cut lie farther apart, and the light of the scene moves: they judge and are not fitted.
  const isAtCut = (pair: number): boolean => frameOf(pairs, pair) === 0;
  const judges = found.length > 1 ? (pair: number): boolean => frameOf(pairs, pair) === JUDGE : isKeptOut;
  const before = differenceOf(pairs, unchanged, judges);
  const cut = found.length > 1 ? { atCut: differenceOf(pairs, unchanged, isAtCut) } : {};
  const left = { kind: "none", correspondence, before, ...cut } as const;
  const fit = fitPairs(pairs, (pair) => isAtCut(pair) && !isKeptOut(pair));
  if (fit === undefined) return { outcome: { ...left, why: "nothing-shared" }, map: unchanged };
  const tells = (pair: number): boolean => isAtCut(pair) && isKeptOut(pair);
  const trust =
    correspondence.kind === "same-picture"
      ? 1
      : explained(differenceOf(pairs, unchanged, tells), differenceOf(pairs, fit.map, tells)) *
        Math.max(0, 1 - (fit.spread / ANOTHER_LIGHT) ** 2);
  const map = guarded(atStrength(fit.map, trust), references, frames);
  if (differenceOf(pairs, map, judges).mean > before.mean - SEEN) {
    return { outcome: { ...left, why: "already-close" }, map: unchanged };
  }
  const after = differenceOf(pairs, atStrength(map, strength), judges);
  return {
    outcome: {
      kind: "paired",
      correspondence,
      trust,
      before,
      after,
      ...cut,
      ...(found.length > 1 ? { fittedFrames: 1 } : {}),
    },
    map,
  };
}

/** How many frames it was fitted on, where one was held out whole. */
function heldOut(frames: readonly unknown[]): Pick<Extract<MatchOutcome, { kind: "distribution" }>, "fittedFrames"> {
  return frames.length > 1 ? { fittedFrames: frames.length - 1 } : {};
}

/** 0 to 1: how much of what differed, squared, a fit took away where it was not fitted. The rest the scene did by itself. */
function explained(before: Difference, after: Difference): number {
  return before.mean === 0 ? 0 : Math.max(0, 1 - (after.mean / before.mean) ** 2);
}

function byDistribution(references: Several<Reduced>, frames: Several<Reduced>, strength: number): Decision {
  const noGain: Decision = { outcome: { kind: "none", why: "no-gain" }, map: unchanged };
  const fitted = <T>(all: readonly T[]): readonly T[] => all.filter((_, index) => index !== JUDGE);
  const colours = joined(fitted(frames));
  const wanted = joined(fitted(references));
  const whole = transport(colours, wanted);
  const isTakeBare = colours.length === 0 || frames.every(isPlain);
  const isReferenceBare = wanted.length === 0 || references.every(isPlain);
  if (whole === undefined || isTakeBare || isReferenceBare) {
    const why = isTakeBare === isReferenceBare ? "bare-both" : isTakeBare ? "bare-take" : "bare-reference";
    return { outcome: { kind: "none", why }, map: unchanged };
  }
  const { trust } = trustIn(colours, mapped(whole, colours), wanted);
  const map = guarded(atStrength(whole, trust), references, frames);
  const judge = (frames[JUDGE] ?? frames[0]).rgb;
  if (trust < LEAST_TRUST || gainOf(judge, map) < LEAST_GAIN) return noGain;
  const beside = labOf((references[JUDGE] ?? references[0]).rgb);
  const isCloser = cloudDistance(labOf(mapped(map, judge)), beside) < cloudDistance(labOf(judge), beside);
  if (frames.length > 1 && !isCloser) return noGain;
  const predictedGain = gainOf(judge, atStrength(map, strength));
  return { outcome: { kind: "distribution", predictedGain, trust, ...heldOut(frames) }, map };
}

/** Standard deviation of luma, 0 to 1: less is a black, a white or a title card, whose cloud of colours is a point. */
const PLAIN = 0.02;

function isPlain({ luma }: Reduced): boolean {
  const mean = luma.reduce((sum, value) => sum + value, 0) / luma.length;
  return luma.reduce((sum, value) => sum + (value - mean) ** 2, 0) / luma.length < PLAIN ** 2;
}

function guarded(map: ColourMap, references: readonly Reduced[], frames: readonly Reduced[]): ColourMap {
  return atStrength(map, gamutStrength(map, joined(frames), joined(references), monotoneStrength(map)));
}

function joined(frames: readonly Reduced[]): Float64Array {
  const all = new Float64Array(frames.reduce((sum, { rgb }) => sum + rgb.length, 0));
  let at = 0;
  for (const { rgb } of frames) {
    all.set(rgb, at);
    at += rgb.length;
  }
  return all;
}

/** What the map moves the take by, which is what it is expected to gain once it has been shrunk to what is believed. */
function gainOf(colours: Float64Array, map: ColourMap): number {
  const [before, after] = [labOf(colours), labOf(mapped(map, colours))];
  let sum = 0;
  for (let at = 0; at < before.length / 3; at++) sum += deltaE2000(before, at, after);
  return sum / Math.max(1, before.length / 3);
}

/** Over the pairs that `use` names. What is new in the take has no pair: `compared` says how much of the picture has one. */
function differenceOf(pairs: Pairs, map: ColourMap, use: (pair: number) => boolean): Difference {
  const [from, to] = [labOf(mapped(map, pairs.take)), labOf(pairs.reference)];
  const all = Float64Array.from(
    Array.from(pairs.weight.keys())
      .filter(use)
      .map((pair) => deltaE2000(from, pair, to)),
  ).sort();
  const mean = all.reduce((sum, one) => sum + one, 0) / Math.max(1, all.length);
  return { mean, p95: all[Math.floor(all.length * 0.95)] ?? 0, pixels: all.length };
}
