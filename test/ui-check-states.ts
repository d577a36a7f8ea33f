/** The panel while a take is checked: before, under way, and with what was found. */

import type { ClipFacts } from "../src/core/fit";
import type { CopyPlan } from "../src/core/fit-copy";
import { frameRateOf, ticksOfFrames } from "../src/core/time";
import type { MatchReport } from "../src/core/match";
import type { Checking, FaultsState, MatchState, RateChange } from "../src/studio/check/check-state";
import type { StudioState } from "../src/studio/state";
import { aRow, aState, frames } from "./ui-states";

const copyPlan: CopyPlan = {
  size: { width: 1920, height: 800 },
  pixelAspect: { numerator: 1, denominator: 1 },
  rate: frameRateOf(24),
  pace: "as-shown",
  scale: "fill",
  anchor: { x: 0.5, y: 0.5 },
};

const change: RateChange = {
  to: frameRateOf(25),
  here: 1,
  elsewhere: [],
  unread: [],
  lasts: ticksOfFrames(96, frameRateOf(25)),
  empty: 4,
  isTrimmed: true,
  isRetimed: false,
  hasSound: true,
};

const clip: ClipFacts = {
  size: { width: 1280, height: 704 },
  pixelAspect: { numerator: 1, denominator: 1 },
  rotation: 0,
  rate: frameRateOf(24),
  constantRate: true,
  frames: 96,
  seconds: 4,
  colour: { primaries: "bt709", transfer: "bt709", matrix: "bt709", range: "limited" },
  audio: { codec: "mp4a.40.2", sampleRate: 48_000, channels: 2 },
  decodable: true,
};

const report: MatchReport = {
  outcome: {
    kind: "paired",
    correspondence: { kind: "same-picture", shift: { x: 0.4, y: -0.1 }, shared: 0.93, compared: 0.88 },
    trust: 1,
    before: { mean: 9.84, p95: 15.2, pixels: 7200 },
    after: { mean: 1.41, p95: 3.4, pixels: 7200 },
  },
  reference: {
    black: [3.1, 2.8, 4.2],
    middle: [31, 29, 27],
    white: [88, 86, 81],
    balance: { shadows: [-1, 0, 3], midtones: [2, 0, -2], highlights: [1, 0, -4] },
    skin: { angle: 124, saturation: 31, share: 0.08 },
    neutral: { cb: -0.6, cr: 0.4, share: 0.12 },
  },
  before: {
    black: [6.1, 5.9, 5.2],
    middle: [38, 33, 24],
    white: [97, 92, 78],
    balance: { shadows: [2.4, -0.2, -4.1], midtones: [6.2, -0.04, -10.3], highlights: [5.1, 0.3, -14.2] },
    skin: { angle: 117, saturation: 44, share: 0.09 },
    neutral: { cb: -7.1, cr: 3.9, share: 0.1 },
  },
  after: {
    black: [3.4, 3, 4],
    middle: [31, 29, 27],
    white: [88, 85, 81],
    balance: { shadows: [-1, 0, 3], midtones: [2, 0, -2], highlights: [1, 0, -4] },
    skin: { angle: 123, saturation: 32, share: 0.08 },
    neutral: { cb: -0.8, cr: 0.5, share: 0.12 },
  },
  clipped: 0.004,
  strength: 1,
};

const looked: FaultsState = {
  kind: "looked",
  continuity: {
    frames: 96,
    findings: [
      { fault: "jitter", frames: { start: 12, end: 31 }, strength: 0.6 },
      { fault: "luma-flicker", frames: { start: 40, end: 41 }, strength: 6.2 },
      { fault: "repeat", frames: { start: 84, end: 96 }, strength: 25 },
    ],
    measures: { warpingError: 0.000214, consistent: 0.912, jerk: 0.43, middleError: 0.0121, cutRatio: 2.4 },
    notLooked: [{ fault: "boil", why: "no-texture" }],
  },
  firstFrame: { corresponds: true, luma: 2.1, cb: -1.4, cr: 0.7, sharpness: 0.84 },
  meets: {
    before: { luma: 3.4, cb: 1.2, cr: -2.2, sharpness: 0.81, grain: 0.35, turn: 12 },
    after: { luma: -1.2, cb: 0.2, cr: 0.4, sharpness: 1.02 },
  },
  laid: { rangeInSequence: frames(48, 124), inPoint: frames(0, 1).start, rate: aRow(1).take.recipe.rate },
};

/** `picture` is any image's address. */
export function checkStates(picture: string): Readonly<Record<string, StudioState>> {
  const takes = [aRow(2, { picture, onTimeline: [{ track: 1, timecode: "10:00:02:00" }] })];
  const measured: Extract<MatchState, { kind: "measured" }> = {
    kind: "measured",
    against: "start",
    choices: ["start", "before", "after"],
    report,
    scopes: { parade: picture, vectorscope: picture },
    matchedScopes: { parade: picture, vectorscope: picture },
    unexported: false,
    stale: false,
    strength: 1,
    graded: false,
    cubeStrength: 1,
  };
  const state = (
    match: MatchState,
    faults: FaultsState = { kind: "open" },
    more: Partial<Checking> = {},
  ): StudioState => {
    const checking: Checking = { takeId: "take-2", match, faults, fit: { kind: "unknown" }, ...more };
    return aState({ takes, checking });
  };
  const { before, reference } = report;
  const { cubeStrength: _cube, matchedScopes: _scopes, ...unmatched } = measured;
  return {
    "check, space unknown": state({ kind: "open", choices: ["start", "before"] }),
    "check, to be measured": state({ kind: "open", choices: ["start", "before"], space: "rec-709" }),
    "check, not placed": state({ kind: "refused", failure: { kind: "cannot-check", why: "not-placed" }, choices: [] }),
    "check, wrong space": state({
      kind: "refused",
      failure: { kind: "cannot-check", why: "working-space" },
      choices: [],
    }),
    "check through a title": state({
      kind: "through",
      through: { side: "reference", track: 3, name: "Title: Day 400" },
      against: "before",
      choices: ["start", "before", "after"],
    }),
    "check measuring": state(
      { kind: "measuring", against: "start", doing: "exporting", steps: { done: 1, total: 4 } },
      { kind: "looking", steps: { done: 31, total: 96 } },
    ),
    "check fitting": state({
      kind: "measuring",
      against: "before",
      doing: "fitting",
      steps: { done: 7, total: 13 },
    }),
    "check measured": state(measured, looked),
    "check measured, stale": state({ ...measured, stale: true, savedTo: "/footage/luts/PU_Reel2_007_T02.cube" }),
    "check without pairs": state({
      ...measured,
      against: "before",
      report: { ...report, outcome: { kind: "distribution", predictedGain: 3.2, trust: 0.7, fittedFrames: 2 } },
      unexported: true,
    }),
    "check, does not fit": state(
      { kind: "open", choices: ["before"], space: "rec-709" },
      { kind: "open" },
      {
        fit: {
          kind: "told",
          fit: {
            clip: { ...clip, rate: frameRateOf(16), audio: { codec: "opus", sampleRate: 48_000, channels: 2 } },
            differences: [
              {
                kind: "rate",
                clip: frameRateOf(16),
                sequence: frameRateOf(24),
                premiere: "repeats-frames",
                remedy: "copy",
              },
              {
                kind: "size",
                clip: { width: 1280, height: 720 },
                sequence: { width: 1920, height: 800 },
                sameShape: false,
                premiere: "keeps-its-size",
                remedy: "copy",
              },
              { kind: "fields", premiere: "splits-whole-frames", remedy: "none" },
            ],
            remedy: { kind: "copy", plan: copyPlan, sound: { kind: "left-out", codec: "opus" } },
          },
        },
        copy: { kind: "making", what: "fit", steps: { done: 31, total: 96 } },
      },
    ),
    "check, copied": state(measured, looked, {
      fit: { kind: "told", fit: { clip, differences: [], remedy: { kind: "none" } } },
      copy: {
        kind: "made",
        copy: {
          kind: "match",
          name: "PU_Reel2_007_T02_match.mp4",
          itemId: "i-9",
          rate: copyPlan.rate,
          eachOnce: false,
          frames: 96,
          sound: { kind: "copied", inStep: false, faster: -0.04 },
        },
        put: "verified",
      },
    }),
    "check, measured again": state({
      ...unmatched,
      graded: true,
      report: {
        ...report,
        clipped: 0,
        outcome: {
          kind: "none",
          why: "already-close",
          correspondence: { kind: "same-picture", shift: { x: 0.4, y: -0.1 }, shared: 0.93, compared: 0.97 },
          before: { mean: 1.52, p95: 3.6, pixels: 7200 },
        },
      },
      earlier: { measured: 9.84, computed: 1.41 },
    }),
    "check, to be interpreted": state(measured, looked, {
      fit: {
        kind: "told",
        fit: {
          clip,
          differences: [
            {
              kind: "rate",
              clip: frameRateOf(24),
              sequence: frameRateOf(25),
              premiere: "repeats-frames",
              remedy: "interpret",
            },
          ],
          remedy: { kind: "interpret", rate: frameRateOf(25) },
        },
        plays: {
          own: frameRateOf(24),
          now: frameRateOf(24),
          canSet: true,
          changes: [{ ...change, here: 2, elsewhere: [{ sequence: "Reel 2 B", count: 1 }] }],
        },
      },
      copy: {
        kind: "refused",
        what: "match",
        failure: { kind: "draw-failed", why: "its frame at 1.2 s cannot be decoded" },
      },
    }),
    "check, interpreted": state(
      { kind: "open", choices: ["before"], space: "rec-709" },
      { kind: "open" },
      {
        fit: {
          kind: "told",
          fit: { clip, differences: [], remedy: { kind: "none" } },
          plays: {
            own: frameRateOf(24),
            now: frameRateOf(25),
            canSet: true,
            changes: [
              {
                ...change,
                to: frameRateOf(24),
                lasts: ticksOfFrames(96, frameRateOf(24)),
                empty: 0,
                unread: ["Reel 3"],
                hasSound: false,
              },
            ],
          },
        },
        rate: { kind: "set", to: frameRateOf(25), moved: 0, begins: 1 },
      },
    ),
    "check, not interpreted": state(
      { kind: "open", choices: ["before"], space: "rec-709" },
      { kind: "open" },
      {
        fit: {
          kind: "told",
          fit: { clip, differences: [], remedy: { kind: "interpret", rate: frameRateOf(25) } },
          plays: {
            own: frameRateOf(24),
            now: frameRateOf(24),
            canSet: true,
            changes: [{ ...change, isRetimed: true }],
          },
        },
        rate: { kind: "refused", failure: { kind: "cannot-interpret", why: "kept" } },
      },
    ),
    "check, nothing gained": state(
      {
        ...measured,
        report: { ...report, reference, after: before, outcome: { kind: "none", why: "no-gain" }, clipped: 0 },
      },
      {
        kind: "looked",
        continuity: { frames: 96, findings: [], measures: {}, notLooked: [] },
      },
    ),
  };
}
