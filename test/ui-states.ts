/** States of the panel as an editor meets them. */

import type { ProjectView, SequenceView, TrackItemView } from "../src/core/sequence";
import type { Take, TakeState } from "../src/core/take";
import { frameRateOf, framesIn, TICKS_PER_SECOND, ticks, ZERO, type TimeRange } from "../src/core/time";
import { AGAIN_CLOSED } from "../src/studio/provenance/again-state";
import { NO_LEDGER } from "../src/studio/ledger/ledger-state";
import { FIRST_POLICY } from "../src/studio/review/policy-state";
import { NO_LABELS } from "../src/studio/review/label-state";
import { NOT_AUDITED } from "../src/studio/review/audit-state";
import { NO_REVIEW } from "../src/studio/review/review-state";
import { FIRST_SETTINGS } from "../src/studio/beginning";
import { STARTING_POINTS } from "../src/core/starting-points";
import { NO_LIBRARY } from "../src/studio/references/reference-state";
import { planOf } from "../src/studio/form/plan";
import { EMPTY_BOARD } from "../src/studio/board/board-state";
import { NOTHING_READ } from "../src/studio/takes/shelf-state";
import { NO_SCENES } from "../src/studio/scenes/scene-state";
import type { FrameSource } from "../src/core/shot";
import type { StudioState } from "../src/studio/state";
import type { TakeRow } from "../src/studio/takes/take-row";
import type { RoomState } from "../src/studio/form/room-state";
import type { Settings } from "../src/studio/settings";
import type { ReferenceChoice, ShotForm } from "../src/studio/form/shot-form";
import type { SpendingState } from "../src/studio/front-desk/engine-state";

const RATE = frameRateOf(24);

/** Frames of the sample sequence to a range. */
export function frames(start: number, end: number): TimeRange {
  return { start: ticks(start * RATE), end: ticks(end * RATE) };
}

function item(name: string, rangeInSequence: TimeRange, selected = false): TrackItemView {
  return { name, rangeInSequence, disabled: false, selected };
}

/** Reel 2: starts at 10:00:00:00, a hole on V1 from 2:00 to 5:04, a title on V3 over its middle. */
export function reel(change: Partial<SequenceView> = {}): SequenceView {
  return {
    sequenceId: "reel-2",
    name: "Reel 2",
    rate: RATE,
    size: { width: 1280, height: 534 },
    zeroFrame: 10 * 3600 * 24,
    timecodeFormat: "non-drop",
    fields: "progressive",
    playhead: ticks(60 * RATE),
    end: ticks(400 * RATE),
    video: [
      {
        index: 0,
        name: "V1",
        muted: false,
        items: [item("A015_tower", frames(0, 48)), item("A014_lab_int", frames(124, 400))],
      },
      { index: 1, name: "V2", muted: false, items: [] },
      { index: 2, name: "V3", muted: false, items: [item("Title: Day 400", frames(40, 90))] },
    ],
    audio: [
      { index: 0, name: "A1", muted: false, items: [] },
      { index: 1, name: "A2", muted: false, items: [] },
    ],
    ...change,
  };
}

export const project: ProjectView = {
  projectId: "p",
  name: "reel_2.prproj",
  path: "/films/reel_2.prproj",
  sequence: reel(),
};

export const PROMPT =
  "He turns from the bench as the lights fail, only the robot’s glow on his face. Slow push in, 50 mm, medium close-up.";

export const aForm: ShotForm = {
  references: [],
  prompt: PROMPT,
  negative: "",
  way: "auto",
  seconds: 3,
  videoTrack: "auto",
  audioTrack: "off",
  mode: "overwrite",
  replaceBy: "stack",
  placeholder: "none",
  use: "temp",
  seed: 4711,
  seedLocked: true,
  caption: true,
  maker: { kind: "built-in" },
  promptForm: "own",
  askedSize: "auto",
};

const settings: Settings = { ...FIRST_SETTINGS, language: "en" };

export const NOTHING_SPENT: SpendingState = {
  month: { spent: [], discarded: [], failed: [], unknown: 0 },
  places: [],
};

const READY: RoomState = { kind: "ready" };

/** Beats, speech, sound and what must not be seen. */
const SPOKEN =
  "Medium close-up. He lifts the lamp to the rusted plate beside the door, then runs. Anna says: “Where were you?” The sound of rain on tin. No people.";

const stored = { name: "original.mp4", bytes: 1_000_000, sha256: "0".repeat(64) };

export const isReady: TakeState = { kind: "ready", original: stored, clip: stored, projectItemId: "i" };

export function aTake(number: number, change: Partial<Take> = {}): Take {
  const range = frames(48, 124);
  return {
    id: `take-${number}`,
    owner: "this",
    number,
    askedAt: "2026-11-22T20:00:00Z",
    clipName: `PU_Reel2_007_T0${number}`,
    shot: {
      number: 7,
      projectId: "p",
      sequenceId: "reel-2",
      sequenceName: "Reel 2",
      sequenceSize: { width: 1280, height: 534 },
      way: "gap",
      rangeInSequence: range,
      rate: RATE,
      videoTrack: 0,
      mode: "overwrite",
      use: "temp",
    },
    recipe: {
      version: 1,
      id: `recipe-${number}`,
      prompt: PROMPT,
      negative: "",
      engine: "animatic",
      model: "animatic 1",
      seed: 4710 + number,
      frames: framesIn(range, RATE),
      rate: RATE,
      size: { width: 1280, height: 534 },
      references: [],
      caption: true,
      sound: false,
      use: "temp",
      unknown: {},
    },
    state: isReady,
    unknown: {},
    ...change,
  };
}

export function aRow(number: number, change: Partial<TakeRow> = {}, take: Partial<Take> = {}): TakeRow {
  return { take: aTake(number, take), onTimeline: [], ...change };
}

export function aState(change: Partial<StudioState> = {}): StudioState {
  return {
    host: { kind: "open", project },
    form: aForm,
    prompts: {},
    references: {},
    library: NO_LIBRARY,
    plan: planOf({ sequence: reel(), form: aForm, room: READY }),
    takes: [],
    room: READY,
    folder: { path: "/films/Pickup", temporary: false },
    engines: [],
    queue: { paused: false, waiting: [], running: [] },
    spending: NOTHING_SPENT,
    hasModerationKey: false,
    network: "any",
    rankings: new Map(),
    board: EMPTY_BOARD,
    variation: { kind: "closed" },
    scenes: NO_SCENES,
    audit: NOT_AUDITED,
    ledger: NO_LEDGER,
    again: AGAIN_CLOSED,
    repetitions: new Map(),
    policy: FIRST_POLICY,
    credentials: new Map(),
    labels: NO_LABELS,
    review: NO_REVIEW,
    compare: { kind: "closed" },
    settings,
    diagnostics: { probe: [], probing: false, contractRunning: false },
    metadata: { kind: "none" },
    shelf: NOTHING_READ,
    ...change,
  };
}

/** The state with another sequence and form, planned anew. */
export function planned(
  sequence: SequenceView,
  form: Partial<ShotForm> = {},
  change: Partial<StudioState> = {},
): StudioState {
  const whole = { ...aForm, ...form };
  return aState({
    host: { kind: "open", project: { ...project, sequence } },
    form: whole,
    plan: planOf({ sequence, form: whole, room: change.room ?? READY }),
    ...change,
  });
}

/** Every kind of state that a screen can be in, by name. `picture` is any image's address. */
export function manyStates(picture: string): Readonly<Record<string, StudioState>> {
  const { sequence: _none, ...bare } = project;
  const from: FrameSource = {
    kind: "program",
    sequenceId: "reel-2",
    sequenceName: "Reel 2",
    time: ticks(60 * RATE),
    timecode: "10:00:02:12",
    carries: ["Title: Day 400"],
  };
  const reference: ReferenceChoice = {
    frame: {
      role: "first",
      sha256: "0".repeat(64),
      size: { width: 1280, height: 534 },
      from,
    },
    file: "reference.png",
    picture,
  };
  const tallReference: ReferenceChoice = {
    ...reference,
    frame: { ...reference.frame, size: { width: 1080, height: 1920 }, from: { ...from, carries: [] } },
  };
  const stale = reel({ inOut: frames(3000, 3100), playhead: ticks(10 * RATE) });
  const minute = (start: number): TimeRange => ({ start: ticks(start), end: ticks(start + 60 * TICKS_PER_SECOND) });
  return {
    starting: withoutPlan({ host: { kind: "starting" } }),
    "no project": withoutPlan({ host: { kind: "no-project" }, form: { ...aForm, prompt: "" } }),
    "no sequence": withoutPlan({ host: { kind: "no-sequence", project: bare } }),
    empty: planned(reel(), { prompt: "" }),
    "starting point": planned(
      reel(),
      { prompt: STARTING_POINTS.find(({ id }) => id === "product-hero")?.said.en.prompt ?? "" },
      {
        prompts: {
          before: { projectId: project.projectId, form: { prompt: PROMPT, negative: "", seconds: 3, use: "temp" } },
        },
      },
    ),
    "beats and speech": planned(reel(), { prompt: SPOKEN }),
    planning: aState(),
    reference: planned(reel(), { references: [reference] }, { takes: [aRow(1, { picture })] }),
    tall: planned(
      reel({ size: { width: 1080, height: 1920 } }),
      { references: [tallReference] },
      {
        takes: [aRow(1, { picture }, { recipe: { ...aTake(1).recipe, size: { width: 1080, height: 1920 } } })],
      },
    ),
    drawing: aState({
      takes: [
        aRow(3, { picture, work: { step: "drawing", done: 31, total: 76 } }, { state: { kind: "making" } }),
        aRow(2, {}, { state: { kind: "asked" } }),
        aRow(1, { picture, onTimeline: [{ track: 1, timecode: "10:00:02:00" }] }),
      ],
    }),
    ready: planned(
      reel({ inOut: frames(60, 136) }),
      { references: [reference] },
      {
        takes: [
          aRow(4, { picture }),
          aRow(3, { work: { step: "importing" } }, { state: { kind: "delivered", original: stored } }),
          aRow(2, { picture }, { placement: { outcome: "waits", at: "", why: "place-taken" } }),
          aRow(1, { picture, onTimeline: [{ track: 1, timecode: "10:00:02:00" }] }),
        ],
      },
    ),
    failed: aState({
      takes: [
        aRow(3, {}, { state: { kind: "failed", failure: { kind: "disk-full", folder: "/films/Pickup" } } }),
        aRow(2, {}, { state: { kind: "interrupted" } }),
        aRow(1, {}, { state: { kind: "cancelled" } }),
      ],
      problem: { at: "make", failure: { kind: "folder-not-writable", folder: "/films/Pickup" } },
    }),
    waits: aState({
      takes: [
        aRow(3, { picture }, { placement: { outcome: "waits", at: "", why: "sequence-changed" } }),
        aRow(2, { picture }, { placement: { outcome: "unverified", at: "", why: "" } }),
        aRow(
          1,
          { picture },
          { placement: { outcome: "failed", at: "", failure: { kind: "not-on-timeline", track: 1 } } },
        ),
      ],
    }),
    stale: planned(stale),
    playhead: planned(
      reel({ playhead: ticks(600 * RATE), fields: "interlaced", size: { width: 3840, height: 2160 } }),
      { way: "clip", seconds: 2.5, mode: "insert" },
    ),
    overwrites: planned(reel({ inOut: frames(100, 200) }), { videoTrack: 0 }),
    "new track": planned(reel({ inOut: minute(ZERO) }), { videoTrack: 3, audioTrack: 1 }),
    "drop frame": planned(
      reel({
        rate: frameRateOf(29.97),
        timecodeFormat: "drop",
        zeroFrame: 107_892,
        inOut: { start: ticks(60 * frameRateOf(29.97)), end: ticks(136 * frameRateOf(29.97)) },
      }),
    ),
    "room unavailable": planned(
      reel(),
      {},

      { room: { kind: "unavailable", why: "it has no H.264 encoder" } },
    ),
    "still hold": planned(
      reel(),
      { references: [reference], prompt: "" },
      { room: { kind: "unavailable", why: "it has no H.264 encoder" }, takes: [aRow(1, { picture }, still())] },
    ),
    "reference failed": aState({
      room: { kind: "rebuilding" },
      problem: { at: "reference", failure: { kind: "frame-not-exported", waitedSeconds: 8 } },
    }),
    diagnosed: aState({
      folder: { path: "/Users/Shared/UXP/PluginsStorage/PPRO/26/External/pickup/PluginData/Pickup", temporary: true },
      diagnostics: {
        probe: [
          { id: "secure-context", outcome: "yes", seen: "true" },
          { id: "h264-encode", outcome: "yes", seen: "avc1.64001f, 1280 × 720" },
          { id: "webgl2", outcome: "no", seen: "no context" },
          { id: "bridge-speed", outcome: "yes", seen: "41 MB/s over 100 MB" },
          { id: "hidden", outcome: "unknown", seen: "not measured" },
          {
            id: "user-agent",
            outcome: "yes",
            seen: "Adobe UXP Runtime/uxp-9.3.0-local (win32; x64) Premiere Pro/26.3.0",
          },
        ],
        probing: true,
        contract: { held: 41, differed: 2, unknown: 1 },
        contractRunning: false,
        savedTo: "/films/pickup-diagnostics.json",
      },
      metadata: { kind: "looking", done: 40, of: 212 },
    }),
    "metadata to repair": aState({
      metadata: {
        kind: "found",
        ...{ projectId: "p", takes: 41, clips: 44, recognised: 2, columns: 3, sidecars: 12, names: 1 },
        ...{ reviews: 2, unreadCuts: 1, unknownReviews: 2, elsewhere: 1, gone: 1, ambiguous: 1, unread: 2 },
      },
    }),
    "metadata repaired": aState({
      metadata: {
        kind: "repaired",
        ...{ projectId: "p", takes: 41, clips: 44, recognised: 2, columns: 3, sidecars: 12, unverified: 1 },
        ...{ reviews: 0, names: 0, unreadCuts: 0, unknownReviews: 0, elsewhere: 0, gone: 0, ambiguous: 0, unread: 0 },
      },
    }),
    "a name taken out of files": aState({
      metadata: { kind: "unnamed", projectId: "p", files: 12, left: ["PU_Reel_001_T03_fit.mp4"], elsewhere: 2 },
    }),
    "a name in the files": aState({ settings: { ...settings, nameInFiles: true, person: "M. R." } }),
  };
}

function still(): Partial<Take> {
  return { recipe: { ...aTake(1).recipe, engine: "still-hold", model: "still-hold 1" } };
}

function withoutPlan(change: Partial<StudioState>): StudioState {
  const { plan: _none, ...rest } = aState(change);
  return rest;
}
