/** States of the panel with two takes beside each other, and with a take varied by its engine. */

import type { CompareMedia, CompareSide } from "../src/studio/takes/compare-state";
import type { Capability } from "../src/core/capability";
import { VARIATIONS, type AskedFrom } from "../src/core/job";
import { fromOf, type Offer } from "../src/core/variation";
import { frameRateOf, rangeOf, ticksOfFrames } from "../src/core/time";
import { planOf } from "../src/studio/form/plan";
import type { StudioState } from "../src/studio/state";
import type { TakeRow } from "../src/studio/takes/take-row";
import type { VariationDraft } from "../src/studio/making/variation-state";
import { dollars, engineRow, studioGpu, wan, wireTake } from "./ui-engine-states";
import { aForm, aRow, aState, aTake, isReady, NOTHING_SPENT, reel } from "./ui-states";

const sora: Capability = {
  ...wan,
  model: "sora-2-pro",
  name: "Sora 2 Pro",
  seed: false,
  audio: true,
  remix: true,
  extend: true,
  edit: true,
  extension: { seconds: { kind: "list", values: [4, 8, 12, 16, 20] }, times: 6, most: 120 },
};

const job = {
  engineId: "gpu",
  wire: "openai-videos",
  address: studioGpu.address,
  model: sora.model,
  id: "video_1",
  submission: { id: "s1", at: "2026-11-22T19:58:00Z" },
} as const;

function anEngineTake(picture: string): TakeRow {
  const base = wireTake(isReady.kind === "ready" ? { ...isReady, job } : isReady);
  const recipe = { ...aTake(3, base).recipe, model: sora.model };
  return aRow(3, { picture }, { ...base, recipe, charge: { money: dollars(1.2), how: "reported" } });
}

const CAN: Offer = { kind: "can", engineId: "gpu", sure: true };
const CANNOT: Offer = { kind: "cannot", why: "engine" };

function varied(picture: string, change: Partial<VariationDraft>): StudioState {
  const row = anEngineTake(picture);
  const { take } = row;
  const draft = { does: "remix", prompt: "", seconds: 3, ...change } as const;
  const from: AskedFrom | undefined = fromOf(draft.does, take);
  if (from === undefined) throw new Error("The take has a job");
  const sequence = reel();
  const head = draft.does === "extend" ? 96 : 0;
  const room = { kind: "ready" } as const;
  const plan = planOf({
    sequence,
    room,
    form: {
      ...aForm,
      prompt: draft.prompt,
      references: [],
      maker: { kind: "engine", engineId: "gpu", model: sora.model },
    },
    at: { way: "playhead", rangeInSequence: rangeOf(sequence.end, ticksOfFrames(72, sequence.rate)), track: 0 },
    vary: { from, size: { width: 1280, height: 720 }, seconds: 4, head },
    desktop: {
      entry: studioGpu,
      capability: sora,
      limits: [],
      estimate: () => ({ kind: "about", money: dollars(1.2), how: "list-price" }),
      network: "any",
      settings: aState().settings,
      spending: NOTHING_SPENT,
      isFull: false,
      checkedBy: undefined,
    },
  });
  const offers = { remix: CAN, extend: CAN, edit: CAN };
  const refusal = plan.refusal === undefined ? {} : { refusal: plan.refusal };
  return aState({
    takes: [row, aRow(2, { picture })],
    engines: [engineRow(studioGpu, { models: [sora] })],
    variation: { kind: "open", takeId: take.id, offers, plan, ...refusal, ...draft },
  });
}

const FILM: CompareMedia = {
  kind: "film",
  url: "file:///films/Pickup/takes/1/a.mp4",
  before: 0,
  seconds: 4,
  size: { width: 1280, height: 534 },
  rate: frameRateOf(24),
};

function beside(
  picture: string,
  b: Partial<CompareMedia> | "gone" | "late" = {},
  change: Partial<StudioState> = {},
  pictures = true,
): StudioState {
  const other = aRow(
    4,
    { picture, marks: { mine: "keep" } },
    { recipe: { ...aTake(4).recipe, prompt: `${aTake(4).recipe.prompt} Rain on the glass.`, seed: 99 } },
  );
  const one = anEngineTake(picture);
  const side = (takeId: string, more: Partial<CompareSide>): CompareSide => ({ takeId, late: false, ...more });
  const shown = pictures ? { picture } : {};
  const second: Partial<CompareSide> =
    b === "gone"
      ? { failure: { kind: "file-missing", file: "PU_Reel2_003_T04.mp4" } }
      : b === "late"
        ? { late: true }
        : { media: { ...FILM, ...b }, ...shown };
  return aState({
    takes: [other, one],
    engines: [engineRow(studioGpu, { models: [sora] })],
    compare: {
      kind: "open",
      a: side(one.take.id, { media: FILM, ...shown }),
      b: side(other.take.id, second),
      at: 1.25,
      pictures,
    },
    ...change,
  });
}

/** By name. `picture` is any image's address. */
export function compareStates(picture: string): Readonly<Record<string, StudioState>> {
  const row = anEngineTake(picture);
  return {
    "vary: remix": varied(picture, { prompt: "Same shot, switch to 85 mm" }),
    "vary: nothing written": varied(picture, {}),
    "vary: extend": varied(picture, { does: "extend", prompt: "She turns and walks out of frame" }),
    "vary: too long": varied(picture, { does: "extend", prompt: "On and on", seconds: 30 }),
    "vary: not sure": varied(picture, {
      does: "edit",
      prompt: "Her jacket is red",
      offers: { remix: CANNOT, extend: CAN, edit: { kind: "can", engineId: "gpu", sure: false } },
    }),
    "vary: cannot": (() => {
      const state = varied(picture, {
        offers: Object.fromEntries(VARIATIONS.map((one) => [one, CANNOT])) as VariationDraft["offers"],
        refusal: { kind: "cannot-vary", does: "remix", why: "engine", host: "gpu.local:8091" },
      });
      return state;
    })(),
    "vary: gone": aState({
      takes: [
        aRow(
          4,
          {},
          wireTake({
            kind: "failed",
            failure: { kind: "cannot-vary", does: "extend", why: "gone", host: "gpu.local:8091" },
          }),
        ),
        row,
      ],
      engines: [engineRow(studioGpu, { models: [sora] })],
    }),
    "compare: B is to be chosen": aState({
      takes: [aRow(4, { picture }), row],
      compare: { kind: "choosing", a: row.take.id },
    }),
    "compare: beside each other": beside(picture),
    "compare: other length, rate and shape": beside(picture, {
      seconds: 5.0625,
      rate: frameRateOf(16),
      size: { width: 720, height: 1280 },
    }),
    "compare: a still": beside(picture, { kind: "still" }),
    "compare: a file is gone": beside(picture, "gone"),
    "compare: looking": beside(picture, "late"),
    "compare: no media room": beside(picture, {}, { room: { kind: "unavailable", why: "no WebCodecs" } }, false),
  };
}
