/** What is wrong in a take from one frame to the next, and how it meets what stands beside it. Data alone. */

/** `repeat`: single frames shown twice, as in judder. `freeze`: a frame held where the picture was moving. */
export const FAULTS = [
  "black",
  "freeze",
  "repeat",
  "cut",
  "luma-flicker",
  "chroma-flicker",
  "jitter",
  "boil",
  "drift",
  "softness",
] as const;
export type Fault = (typeof FAULTS)[number];

/** Frames of the take, counted from 0 at its first one; `end` is the first frame that no longer belongs. */
export interface FrameRange {
  readonly start: number;
  readonly end: number;
}

export interface Finding {
  readonly fault: Fault;
  readonly frames: FrameRange;
  /** In the unit of `STRENGTHS`. */
  readonly strength: number;
}

/**
 * What a strength says, and from where on it is a finding. Code values are of 8 bits.
 * - `black`: % of the picture that is as dark as black;
 * - `freeze`: frames that show the held one again;
 * - `repeat`: % of the frames that show the one before again;
 * - `cut`: how many times the change is as large as those around it;
 * - `luma-flicker`, `chroma-flicker`: swing of the whole picture's level, in code values;
 * - `jitter`: swing of the whole picture's place, in % of its width;
 * - `boil`: texture that only one frame has, in % of the texture that stays;
 * - `drift`: how far the colour has moved since the shot began, in code values of chroma;
 * - `softness`: detail lost against the frames around, in %.
 */
export const STRENGTHS: Readonly<Record<Fault, { readonly unit: StrengthUnit; readonly least: number }>> = {
  black: { unit: "percent", least: 98 },
  freeze: { unit: "frames", least: 2 },
  repeat: { unit: "percent", least: 4 },
  cut: { unit: "times", least: 3 },
  "luma-flicker": { unit: "codes", least: 0.8 },
  "chroma-flicker": { unit: "codes", least: 1 },
  jitter: { unit: "percent", least: 0.11 },
  boil: { unit: "percent", least: 15 },
  drift: { unit: "codes", least: 8 },
  softness: { unit: "percent", least: 25 },
};
export type StrengthUnit = "percent" | "frames" | "times" | "codes";

/**
 * A vector, never one number: plain frame difference scores a jittering take better than a clean one. Means over the
 * pairs of frames that no cut parts; levels are fractions of full scale. Absent: too few frames to say.
 */
export interface Measures {
  /** Lai et al. 2018: mean square of what is left between a frame and the one before moved onto it, where both see it. */
  readonly warpingError?: number;
  /** 0 to 1: the share of the picture that flows there and back to the same place. */
  readonly consistent?: number;
  /** Change of the flow from one pair to the next, in working pixels a frame squared. */
  readonly jerk?: number;
  /** Mean absolute error of a frame predicted from its two neighbours. */
  readonly middleError?: number;
  /** The largest change from one frame to the next against the median of those around it. */
  readonly cutRatio?: number;
}

/** In the order in which they are told. */
export const MEASURES = [
  "warpingError",
  "consistent",
  "jerk",
  "middleError",
  "cutRatio",
] as const satisfies readonly (keyof Measures)[];

/** What these measures cannot see, whatever the take. It is said beside every verdict. */
export const UNSEEN = ["identity", "slow-change", "anatomy", "legality"] as const;
export type Unseen = (typeof UNSEEN)[number];

/** Why a fault was not looked for in this take. */
export interface NotLooked {
  readonly fault: Fault;
  readonly why: "too-short" | "no-movement" | "no-texture";
}

export interface Continuity {
  /** Frames that were examined. */
  readonly frames: number;
  /** By their first frame. */
  readonly findings: readonly Finding[];
  readonly measures: Measures;
  readonly notLooked: readonly NotLooked[];
}

/** `clean`: nothing was found of what was looked for, which is less than flawless. */
export type Verdict =
  | { readonly kind: "clean" }
  | { readonly kind: "too-short" }
  | {
      readonly kind: "faulty";
      /** Each fault once, the one over its bound the most first. */
      readonly faults: readonly { readonly fault: Fault; readonly times: number; readonly worst: Finding }[];
    };

/** Fewer than this cannot be told from chance. */
export const FEWEST_FRAMES = 3;

export function verdictOf({ frames, findings }: Continuity): Verdict {
  const faults = FAULTS.flatMap((fault) => {
    const those = findings.filter((one) => one.fault === fault);
    const [first, ...others] = those;
    if (first === undefined) return [];
    const worst = others.reduce((most, one) => (one.strength > most.strength ? one : most), first);
    return [{ fault, times: those.length, worst }];
  });
  if (faults.length > 0)
    return { kind: "faulty", faults: [...faults].sort((a, b) => excess(b.worst) - excess(a.worst)) };
  return frames < FEWEST_FRAMES ? { kind: "too-short" } : { kind: "clean" };
}

function excess({ fault, strength }: Finding): number {
  return strength / STRENGTHS[fault].least;
}

/** How two pictures that should be alike differ: a take's first frame and its reference, or the frames at a cut. */
export interface Likeness {
  /** What the second has more than the first, in code values of 8 bits: mean of each plane. */
  readonly luma: number;
  readonly cb: number;
  readonly cr: number;
  /** Detail of the second over that of the first; absent where the first has none. */
  readonly sharpness?: number;
  /** Grain of the second over that of the first; absent where the first has none to speak of. */
  readonly grain?: number;
}

/** A take's first frame against the picture it was asked to begin with. */
export interface FirstFrame extends Likeness {
  /**
   * Whether both show the same picture; where not, the figures compare two different pictures. `unknown`: both have too
   * little texture to tell, as fog and plain walls have.
   */
  readonly corresponds: boolean | "unknown";
  /** By how much the take's lies beside it, in % of the width; absent unless they correspond. */
  readonly shift?: { readonly x: number; readonly y: number };
}

/** How the picture as a whole moves from one frame to the next, in % of its width. */
export interface Move {
  readonly x: number;
  readonly y: number;
}

/** A cut between two clips, measured on the frames either side. */
export interface Meeting extends Likeness {
  /** Absent where only one frame of a side was given. */
  readonly moveBefore?: Move;
  readonly moveAfter?: Move;
  /** Between both directions, 0 to 180 degrees; absent where either side hardly moves. */
  readonly turn?: number;
}
