/** States of the panel with engines behind a network: what is asked and spent, the queue, questions, settings. */

import type { Capability } from "../src/core/capability";
import type { EngineEntry } from "../src/core/engine-entry";
import type { Failure } from "../src/core/failure";
import type { FoundJob, JobRef } from "../src/core/job";
import type { Estimate, Money } from "../src/core/money";
import type { Take, TakeState } from "../src/core/take";
import type { Desktop } from "../src/studio/form/order";
import { planOf } from "../src/studio/form/plan";
import type { StudioState } from "../src/studio/state";
import type { TakeRow } from "../src/studio/takes/take-row";
import type { ShotForm } from "../src/studio/form/shot-form";
import type { EngineHealth, EngineRow } from "../src/studio/front-desk/engine-state";
import { aForm, aRow, aState, aTake, isReady, NOTHING_SPENT, planned, reel } from "./ui-states";

export const dollars = (amount: number): Money => ({ millionths: Math.round(amount * 1e6), currency: "USD" });

const SOURCE = { where: "https://example.org/models", date: "2026-11-12" };

export const wan: Capability = {
  model: "wan-2.2-i2v",
  name: "Wan 2.2",
  seconds: { kind: "list", values: [4, 5, 8] },
  sizes: {
    kind: "list",
    values: [
      { width: 1280, height: 720 },
      { width: 832, height: 480 },
      { width: 720, height: 1280 },
    ],
  },
  fps: [16],
  roles: { first: 1, last: 0, look: 0, firstNeeded: false },
  seed: true,
  negative: true,
  audio: false,
  remix: false,
  extend: false,
  edit: false,
  longestPrompt: 2000,
  prices: [],
  licence: { name: "Apache-2.0", commercialUse: "yes", trainsOnInputs: "no" },
  source: SOURCE,
};

export const veo: Capability = {
  ...wan,
  model: "google/veo-3.1-fast",
  name: "Veo 3.1 Fast",
  roles: { first: 0, last: 0, look: 0, firstNeeded: false },
  seed: false,
  negative: false,
  audio: true,
  licence: { name: "unknown", commercialUse: "with-conditions", trainsOnInputs: "opt-out" },
};

/** A model of which nothing is known but its name. */
const stranger: Capability = {
  ...wan,
  model: "film-maker-xl",
  name: "film-maker-xl",
  seconds: "unknown",
  sizes: "unknown",
  fps: "unknown",
  roles: { first: "unknown", last: "unknown", look: "unknown", firstNeeded: false },
  seed: "unknown",
  negative: "unknown",
  audio: "unknown",
  longestPrompt: "unknown",
  licence: { name: "unknown", commercialUse: "unknown", trainsOnInputs: "unknown" },
};

export const studioGpu: EngineEntry = {
  id: "gpu",
  name: "Studio GPU",
  wire: "openai-videos",
  address: "http://gpu.local:8091/v1",
  dialect: "detect",
  detected: "vllm-omni",
  privateHttp: true,
  atOnce: 2,
  costs: "by-price",
};

export const openRouter: EngineEntry = {
  id: "router",
  name: "OpenRouter",
  wire: "openrouter",
  address: "https://openrouter.ai/api/v1",
  dialect: "detect",
  privateHttp: false,
  atOnce: 4,
  costs: "by-price",
};

export function engineRow(entry: EngineEntry, change: Partial<EngineRow> = {}): EngineRow {
  const health = { kind: "answers", at: "2026-11-22T20:00:00Z" } as const;
  return { entry, hasKey: true, models: [wan], health, refusals: 0, ...change };
}

export const bothEngines: readonly EngineRow[] = [
  engineRow(studioGpu, { models: [wan, stranger], hasKey: false }),
  engineRow(openRouter, { models: [veo], refusals: 2 }),
];

const LISTED: Estimate = { kind: "about", money: dollars(0.4), how: "list-price", listed: SOURCE.date };

/** The Shot tab with an engine chosen, planned as the studio plans it. */
export function ordered(how: {
  readonly entry?: EngineEntry;
  readonly model?: Capability;
  readonly estimate?: Estimate;
  readonly form?: Partial<ShotForm>;
  readonly desktop?: Partial<Desktop>;
  readonly state?: Partial<StudioState>;
}): StudioState {
  const { entry = studioGpu, model = wan, estimate = LISTED } = how;
  const form: ShotForm = {
    ...aForm,
    maker: { kind: "engine", engineId: entry.id, model: model.model },
    ...how.form,
  };
  const before = aState({ form, engines: bothEngines, ...how.state });
  const { settings, spending, queue, network, room } = before;
  const desktop: Desktop = {
    entry,
    capability: model,
    limits: [],
    estimate: () => estimate,
    network,
    settings,
    spending,
    isFull: queue.paused || queue.running.length >= entry.atOnce,
    checkedBy: undefined,
    ...how.desktop,
  };
  return { ...before, plan: planOf({ sequence: reel(), form, room, desktop }) };
}

export const job: JobRef = {
  engineId: "gpu",
  wire: "openai-videos",
  dialect: "vllm-omni",
  address: "http://gpu.local:8091/v1",
  model: wan.model,
  id: "video_gen_1",
  submission: { id: "s-1", at: "2026-11-22T14:32:05Z" },
};

const original = { name: "original.mp4", bytes: 61_000_000, sha256: "0".repeat(64) };

/** A take of the editor's own engine, as a change to any take. */
export function wireTake(state: TakeState, change: Partial<Take> = {}): Partial<Take> {
  return {
    recipe: {
      ...aTake(1).recipe,
      engine: "openai-videos",
      model: wan.model,
      asked: {
        engineId: "gpu",
        engineName: "Studio GPU",
        host: "gpu.local:8091",
        seconds: 4,
        size: { width: 1280, height: 720 },
      },
    },
    state,
    ...change,
  };
}

const lost: FoundJob = {
  id: "video_gen_7",
  state: "running",
  createdAt: "2026-11-22T14:32:07Z",
  prompt: "He turns from the bench as the lights fail, only the robot’s glow on his face.",
};

export function unanswered(found?: readonly FoundJob[], listed = true): TakeState {
  return {
    kind: "unanswered",
    submission: job.submission,
    ...(found === undefined ? {} : { looked: { at: "2026-11-22T14:40:00Z", found, listed } }),
  };
}

const making: TakeState = { kind: "making", job };

/** Everything that can be under way at once, the queue included. */
export function busyTakes(picture: string): readonly TakeRow[] {
  return [
    aRow(9, { picture, work: { step: "queued", before: 1 } }, wireTake({ kind: "asked" })),
    aRow(8, { picture, work: { step: "queued", before: 0, because: "busy" } }, wireTake({ kind: "asked" })),
    aRow(7, { picture, work: { step: "checking-content" } }, wireTake({ kind: "asked" })),
    aRow(
      6,
      {
        picture,
        work: { step: "engine", state: "running", progress: 0.4, since: "2026-11-22T14:32:05Z", stalled: "no" },
      },
      wireTake(making),
    ),
    aRow(
      5,
      {
        picture,
        work: { step: "engine", state: "running", progress: "unknown", since: "2026-11-22T14:32:05Z", stalled: "away" },
      },
      wireTake(making),
    ),
    aRow(
      10,
      {
        picture,
        work: {
          ...{ step: "engine", state: "running", progress: "unknown", since: "2026-11-22T14:32:05Z" },
          stalled: "key-refused",
        },
      },
      wireTake(making),
    ),
    aRow(11, { picture, work: { step: "fetching", done: 0, broke: "again" } }, wireTake(making)),
    aRow(
      4,
      { picture, work: { step: "fetching", done: 38_000_000, total: 61_000_000, broke: "no" } },
      wireTake(making),
    ),
    aRow(
      3,
      { picture },
      wireTake(
        { kind: "ready", original, clip: original, projectItemId: "i", job },
        {
          charge: { money: dollars(0.4), how: "reported" },
        },
      ),
    ),
  ];
}

const failedTakes = (picture: string): readonly TakeRow[] => [
  aRow(
    6,
    { picture },
    wireTake({
      kind: "failed",
      failure: { kind: "result-damaged", host: "gpu.local:8091", why: "it breaks off" },
      job,
    }),
  ),
  aRow(5, { picture }, wireTake({ kind: "failed", failure: { kind: "job-vanished", host: "gpu.local:8091" }, job })),
  aRow(
    4,
    { picture },
    wireTake(
      { kind: "failed", failure: { kind: "moderated", by: "engine", message: "“lights fail” read as violence" } },
      { charge: { money: dollars(0.4), how: "estimated" } },
    ),
  ),
  aRow(3, { picture }, wireTake({ kind: "cancelled", job })),
];

const spending: StudioState["spending"] = {
  month: { spent: [dollars(14.8)], discarded: [dollars(3.2)], failed: [dollars(0.4)], unknown: 2 },
  places: [
    {
      id: "reel",
      project: "reel_2.prproj",
      sequence: "Reel 2",
      spent: [dollars(12.6), { millionths: 40_000_000, currency: "credits" }],
      discarded: [dollars(3.2)],
      failed: [],
      unknown: 2,
    },
    {
      id: "trailer",
      project: "reel_2.prproj",
      sequence: "Trailer, long",
      spent: [dollars(2.2)],
      discarded: [],
      failed: [dollars(0.4)],
      unknown: 0,
    },
  ],
};

const NO_PROTOCOL: Failure = { kind: "no-protocol", host: "gpu.local:8091", path: "/" };
const refuses = (failure: Failure): EngineHealth => ({ kind: "refuses", failure });

/** By name, beside the states without an engine. */
export function engineStates(picture: string): Readonly<Record<string, StudioState>> {
  return {
    "engine, known price": ordered({ state: { takes: [aRow(1, { picture }, wireTake(isReady))] } }),
    "engine, misfits": ordered({
      entry: openRouter,
      model: veo,
      estimate: { kind: "about", money: dollars(6.2), how: "learnt" },
      form: { negative: "rain", audioTrack: 0 },
      desktop: { checkedBy: "api.openai.com" },
    }),
    "engine, unknown price": ordered({ model: stranger, estimate: { kind: "unknown" }, form: { prompt: "Rain." } }),
    "engine, refused": ordered({
      entry: openRouter,
      model: veo,
      state: { network: "this-network", takes: [] },
    }),
    "engine, over the cap": ordered({
      desktop: { settings: { ...aState().settings, monthlyCap: 15 }, spending },
    }),
    "engine, gone": planned(
      reel(),
      { maker: { kind: "engine", engineId: "gone", model: "wan-2.1" } },
      { engines: bothEngines },
    ),
    queue: aState({
      engines: bothEngines,
      queue: { paused: false, waiting: ["take-8", "take-9"], running: ["take-7", "take-6", "take-5", "take-4"] },
      takes: busyTakes(picture),
    }),
    "queue, paused": aState({
      engines: bothEngines,
      queue: { paused: true, waiting: ["take-2"], running: [] },
      takes: [
        aRow(2, { picture, work: { step: "queued", before: 0, because: "paused" } }, wireTake({ kind: "asked" })),
      ],
    }),
    question: aState({
      engines: bothEngines,
      takes: [
        aRow(4, { picture }, wireTake(unanswered([lost, { id: "video_gen_8", state: "done" }]))),
        aRow(3, { picture }, wireTake(unanswered([]))),
        aRow(2, { picture }, wireTake(unanswered([], false))),
        aRow(1, { picture, work: { step: "looking" } }, wireTake(unanswered())),
      ],
    }),
    "failed at an engine": aState({ engines: bothEngines, takes: failedTakes(picture) }),
    engines: aState({
      engines: [
        ...bothEngines,
        engineRow(
          {
            ...studioGpu,
            id: "far",
            name: "Render farm, second floor",
            detected: "trtllm",
            address: "https://farm.example.lan/v1",
          },
          {
            health: {
              kind: "offline",
              failure: { kind: "unreachable", host: "farm.example.lan", why: "it answers 503" },
            },
          },
        ),
        engineRow(
          { ...studioGpu, id: "key", name: "Gateway", dialect: "newapi", address: "https://gateway.example/v1" },
          { health: { kind: "refuses", failure: { kind: "key-refused", host: "gateway.example" } } },
        ),
      ],
      spending,
      settings: { ...aState().settings, monthlyCap: 50 },
      hasModerationKey: true,
    }),
    "engines, failing": aState({
      engines: [
        engineRow({ ...studioGpu, address: "http://gpu.local:8091" }, { models: [], health: refuses(NO_PROTOCOL) }),
        engineRow({ ...studioGpu, id: "nothing", name: "Workstation" }, { models: [], hasKey: false }),
        engineRow(
          { ...openRouter, id: "keyless" },
          {
            models: [],
            hasKey: false,
            health: refuses({ kind: "key-refused", host: "openrouter.ai" }),
          },
        ),
        engineRow(
          { ...studioGpu, id: "silent", name: "Old server", detected: "openai" },
          {
            models: [],
            health: {
              kind: "offline",
              failure: { kind: "unreachable", host: "gpu.local:8091", why: "Failed to fetch" },
            },
          },
        ),
        engineRow(
          { ...studioGpu, id: "many", name: "Gateway", detected: "litellm" },
          {
            models: Array.from({ length: 8 }, (_, index) => ({ ...wan, model: `m${index}`, name: `Wan 2.${index}` })),
            health: { kind: "testing" },
          },
        ),
      ],
      spending: {
        month: { ...NOTHING_SPENT.month, unknown: 13 },
        places: [{ ...NOTHING_SPENT.month, id: "reel", project: "reel_2.prproj", sequence: "Reel 2", unknown: 13 }],
        savedTo: "/films/pickup-spending.csv",
      },
    }),
    "nothing spent": aState({ spending: NOTHING_SPENT }),
  };
}
