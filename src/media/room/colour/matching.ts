/** How a take is brought to the look of a reference, how well, and whether at all. Pure: pictures in, a cube and a report out. */

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
import type { Cube } from "../../../core/cube";
import { applyCube, cubeOf } from "./cube";
import { deltaE2000, labOf } from "./lab";
import { numbersOf } from "./numbers";
import { fitPairs } from "./paired";
import { reduced, type Reduced } from "./reduced";
import { transport, trustIn } from "./transport";

export interface MatchRequest {
  readonly reference: Picture;
  /** Ungraded frames of one take in its order, all of one size; the first may be the reference itself, seen by an engine. */
  readonly take: readonly [Picture, ...Picture[]];
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

export function matchPictures({ reference, take, strength = 1 }: MatchRequest): ColourMatch {
  const wanted = reduced(reference);
  const [first, ...later] = take;
  const frames = [reduced(first), ...later.map((frame) => reduced(frame))] as const;
  const { outcome, map } = decided(wanted, frames, strength);
  const cube = map === unchanged ? cubeOf(unchanged) : cubeOf(atStrength(map, strength));
  const before = numbersOf(first);
  return {
    cube,
    report: {
      outcome,
      reference: numbersOf(reference),
      before,
      after: map === unchanged ? before : numbersOf({ ...first, rgba: applyCube(cube, first) }),
      clipped: map === unchanged ? 0 : clippedBy(atStrength(map, strength), frames[0].rgb),
      strength,
    },
  };
}

interface Decision {
  readonly outcome: MatchOutcome;
  /** At full strength. */
  readonly map: ColourMap;
}

/** Whether to do anything is decided at full strength; figures are of the strength that is asked for. */
function decided(reference: Reduced, frames: readonly [Reduced, ...Reduced[]], strength: number): Decision {
  const found = corresponding(reference, frames[0]);
  if (found !== undefined) return byPairs(found, reference, frames, strength);
  return byDistribution(reference, frames, strength);
}

/** Every third block is kept out of the fit: the figures are of pixels that it never saw. */
const isJudge = (block: number): boolean => block % 3 === 0;

function byPairs(
  { correspondence, pairs }: Corresponding,
  reference: Reduced,
  frames: readonly Reduced[],
  strength: number,
): Decision {
  const judges = (pair: number): boolean => isJudge(pairs.block[pair] ?? 0);
  const before = differenceOf(pairs, unchanged, judges);
  const none = (why: "already-close" | "nothing-to-fit"): Decision => ({
    outcome: { kind: "none", why, correspondence, before },
    map: unchanged,
  });
  const fit = fitPairs(pairs, (pair) => !judges(pair));
  if (fit === undefined) return none("nothing-to-fit");
  const trust =
    correspondence.kind === "same-picture"
      ? 1
      : explained(before, differenceOf(pairs, fit.map, judges)) * Math.max(0, 1 - (fit.spread / ANOTHER_LIGHT) ** 2);
  const map = guarded(atStrength(fit.map, trust), reference, frames);
  if (differenceOf(pairs, map, judges).mean > before.mean - SEEN) return none("already-close");
  const after = differenceOf(pairs, atStrength(map, strength), judges);
  return { outcome: { kind: "paired", correspondence, trust, before, after }, map };
}

/** 0 to 1: how much of what differed, squared, a fit took away where it was not fitted. The rest the scene did by itself. */
function explained(before: Difference, after: Difference): number {
  return before.mean === 0 ? 0 : Math.max(0, 1 - (after.mean / before.mean) ** 2);
}

function byDistribution(reference: Reduced, frames: readonly Reduced[], strength: number): Decision {
  const colours = joined(frames);
  const whole = transport(colours, reference.rgb);
  if (whole === undefined || isPlain(reference) || frames.every(isPlain)) {
    return { outcome: { kind: "none", why: "nothing-to-fit" }, map: unchanged };
  }
  const { trust } = trustIn(colours, mapped(whole, colours), reference.rgb);
  const map = guarded(atStrength(whole, trust), reference, frames);
  if (trust < LEAST_TRUST || gainOf(colours, map) < LEAST_GAIN)
    return { outcome: { kind: "none", why: "no-gain" }, map: unchanged };
  const predictedGain = gainOf(colours, atStrength(map, strength));
  return { outcome: { kind: "distribution", predictedGain, trust }, map };
}

/** Standard deviation of luma, 0 to 1: less is a black, a white or a title card, whose cloud of colours is a point. */
const PLAIN = 0.02;

function isPlain({ luma }: Reduced): boolean {
  const mean = luma.reduce((sum, value) => sum + value, 0) / luma.length;
  return luma.reduce((sum, value) => sum + (value - mean) ** 2, 0) / luma.length < PLAIN ** 2;
}

function guarded(map: ColourMap, reference: Reduced, frames: readonly Reduced[]): ColourMap {
  return atStrength(map, gamutStrength(map, joined(frames), reference.rgb, monotoneStrength(map)));
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
