/** From figures of frames to findings: where each fault is strong enough, over which frames, and how strong. */

import {
  FAULTS,
  FEWEST_FRAMES,
  STRENGTHS,
  type Continuity,
  type Fault,
  type Finding,
  type Measures,
  type NotLooked,
} from "../../../core/continuity";
import { cutsIn } from "./cuts";
import { blackIn, driftIn, flickerIn } from "./levels";
import type { FrameMeasures } from "./measuring";
import { jitterIn } from "./jitter";
import { stillnessOf } from "./stillness";
import { boilIn, softnessIn } from "./texture";

/** For each fault its strength at each frame, in the unit of `STRENGTHS`; 0 where there is none of it. */
export type Traces = Readonly<Record<Fault, Float32Array>>;

/** Frames that may lie between two stretches of one finding. */
const JOINED = 4;
/** Frames that to and fro needs at least; fewer are not looked at. */
const SWINGING = 8;

/** All frames of a film, in the order of showing. */
export function judged(frames: readonly FrameMeasures[]): { readonly continuity: Continuity; readonly traces: Traces } {
  const black = blackIn(frames);
  const isBlack = (at: number): boolean => (black[at] ?? 0) >= STRENGTHS.black.least;
  const { strength, starts } = cutsIn(frames, isBlack);
  const shots = [0, ...[...starts].filter((start) => start > 0)];
  const stillness = stillnessOf(frames, shots);
  // After a held frame the picture leaps to where it would have been: that is the freeze's, not a cut.
  const cut = strength.map((times, at) => ((stillness.held[at - 1] ?? 0) > 0 ? 0 : times));
  const leaps = [...cut.keys()].filter((at) => (cut[at] ?? 0) >= STRENGTHS.cut.least);
  const parts = new Set([...starts, ...leaps]);
  const traces: Traces = {
    black,
    freeze: stillness.held,
    repeat: stillness.repeated,
    cut,
    "luma-flicker": flickerIn(frames, parts, "luma"),
    "chroma-flicker": flickerIn(frames, parts, "chroma"),
    jitter: jitterIn(frames, parts, (at) => stillness.again[at] === 1),
    boil: boilIn(frames),
    drift: driftIn(frames, parts),
    softness: softnessIn(frames, parts),
  };
  const findings = FAULTS.flatMap((fault) => findingsIn(fault, traces[fault], starts));
  findings.sort((a, b) => a.frames.start - b.frames.start || FAULTS.indexOf(a.fault) - FAULTS.indexOf(b.fault));
  return {
    continuity: {
      frames: frames.length,
      findings,
      measures: measuresOf(frames, starts),
      notLooked: notLookedAt(frames, stillness.moves),
    },
    traces,
  };
}

function findingsIn(fault: Fault, trace: Float32Array, starts: ReadonlySet<number>): readonly Finding[] {
  const { least } = STRENGTHS[fault];
  const found: { fault: Fault; frames: { start: number; end: number }; strength: number }[] = [];
  const joined = fault === "cut" ? 0 : JOINED;
  trace.forEach((strength, at) => {
    if (strength < least) return;
    const last = found[found.length - 1];
    if (last !== undefined && at - last.frames.end < joined && !parted(starts, last.frames.end, at)) {
      last.frames.end = at + 1;
      last.strength = Math.max(last.strength, strength);
    } else {
      found.push({ fault, frames: { start: at, end: at + 1 }, strength });
    }
  });
  return found;
}

function parted(starts: ReadonlySet<number>, from: number, to: number): boolean {
  for (let at = from; at <= to; at++) if (starts.has(at)) return true;
  return false;
}

function measuresOf(frames: readonly FrameMeasures[], starts: ReadonlySet<number>): Measures {
  const pairs = frames.flatMap(({ pair }, at) => (pair === undefined || starts.has(at) ? [] : [pair]));
  const triples = frames.flatMap(({ triple }, at) =>
    triple === undefined || starts.has(at) || starts.has(at - 1) ? [] : [triple],
  );
  const ratios = frames.flatMap((_, at) => ratioAt(frames, at) ?? []);
  return {
    ...(pairs.length === 0
      ? {}
      : {
          warpingError: mean(pairs.map(({ warping }) => warping)),
          consistent: mean(pairs.map(({ consistent }) => consistent)),
        }),
    ...(triples.length === 0
      ? {}
      : { jerk: mean(triples.map(({ jerk }) => jerk)), middleError: mean(triples.map(({ middle }) => middle)) }),
    ...(ratios.length === 0 ? {} : { cutRatio: Math.max(...ratios) }),
  };
}

/** Frames on each side that the change to one is compared with. */
const RATIO_AROUND = 5;

function ratioAt(frames: readonly FrameMeasures[], at: number): number | undefined {
  const own = frames[at]?.pair?.difference;
  if (own === undefined) return undefined;
  const near: number[] = [];
  for (let one = at - RATIO_AROUND; one <= at + RATIO_AROUND; one++) {
    const difference = one === at ? undefined : frames[one]?.pair?.difference;
    if (difference !== undefined) near.push(difference);
  }
  near.sort((a, b) => a - b);
  // A tenth of a code value more: in a still scene noise would otherwise be many times nothing.
  return near.length < 2 ? undefined : own / ((near[near.length >> 1] ?? 0) + 0.1);
}

function notLookedAt(frames: readonly FrameMeasures[], moves: boolean): readonly NotLooked[] {
  const short = (fault: Fault): NotLooked => ({ fault, why: "too-short" });
  if (frames.length < FEWEST_FRAMES) return FAULTS.filter((fault) => fault !== "black").map(short);
  const swings = (["luma-flicker", "chroma-flicker", "jitter"] as const).flatMap((fault): NotLooked[] =>
    frames.length < SWINGING
      ? [short(fault)]
      : fault === "jitter" && frames.every(({ pair }) => pair?.shift === undefined)
        ? [{ fault, why: "no-texture" }]
        : [],
  );
  const still = (["freeze", "repeat"] as const).map((fault): NotLooked => ({ fault, why: "no-movement" }));
  return [...(moves ? [] : still), ...swings];
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / values.length;
}
