/** The engine's half of a plan: what will be asked, what leaves the building, what it costs, and why it may not be sent. Pure. */

import { addressOf, judgeAddress } from "../../core/address";
import { askFor, blocks, leaving, type Held } from "../../core/asking";
import { slotOf, type Capability, type LearntLimit, type Misfitting } from "../../core/capability";
import { sentInstead } from "../../core/direction-compiling";
import type { EngineEntry } from "../../core/engine-entry";
import type { Failure } from "../../core/failure";
import { framesOfHead } from "../../core/head";
import { taught } from "../../core/limits";
import { sumsOf, times, type Estimate, type Money } from "../../core/money";
import { wordsSent } from "../../core/recipe";
import type { SequenceView } from "../../core/sequence";
import type { ReferenceFrame } from "../../core/shot";
import { frameRateOf, type FrameRate } from "../../core/time";
import type { Priced } from "../../engines/estimate";
import type { Settings } from "../settings";
import type { ShotForm } from "./shot-form";
import type { Order, ProjectNetwork, SpendingState } from "../front-desk/engine-state";

/** What a plan for an engine needs to know beside form and timeline. */
export interface Desktop {
  readonly entry: EngineEntry;
  /** What the server can be told of the model's abilities. */
  readonly capability: Capability;
  /** What it refused before. */
  readonly limits: readonly LearntLimit[];
  readonly estimate: (recipe: Priced & { readonly model: string }) => Estimate;
  readonly network: ProjectNetwork;
  /** Why nobody knows what the project allows; absent where it is known. */
  readonly unread?: Failure;
  readonly settings: Settings;
  readonly spending: SpendingState;
  /** The queue is paused, or so many takes of this engine are under way that the next one waits. */
  readonly isFull: boolean;
  /** The host that checks what is sent, when it does. */
  readonly checkedBy: string | undefined;
}

export interface Ordered {
  readonly order: Order;
  /** Frames at the sequence's rate that are asked beside those that the cut needs. */
  readonly head: number;
  readonly refusal?: Failure;
}

/** `frames`: what the cut needs. `doubled`: how many at the head would show again what lies before it, if a first frame leaves. `takes`: how many times all of it is asked. */
export function orderFor(
  sequence: SequenceView,
  form: ShotForm,
  frames: number,
  desktop: Desktop,
  doubled = 0,
  takes = 1,
): Ordered {
  const { entry, limits, settings, isFull, checkedBy } = desktop;
  const capability = taught(desktop.capability, limits);
  const { model } = capability;
  const held = heldIn(form);
  const instead = sentInstead(form, {
    model,
    negative: capability.negative === true,
    language: settings.language === "fr" ? "fr" : "en",
    longest: capability.longestPrompt,
  });
  const { prompt, negative } = wordsSent({ ...form, ...(instead === undefined ? {} : { sent: instead }) });
  const sent = leaving({ ...held, negative }, capability);
  const wanted = {
    frames,
    rate: sequence.rate,
    sequenceSize: sequence.size,
    size: form.askedSize,
    references: held.references.map(({ role }) => slotOf(role)),
    negative,
    prompt,
    seedMatters: form.seedLocked,
  };
  const begins = sent.references.some(({ role }) => role === "first");
  const head = begins ? headAt(askFor(wanted, capability, limits).fps, doubled, sequence.rate) : 0;
  const { seconds, size, fps, handle, misfits } = askFor({ ...wanted, frames: frames + head }, capability, limits);
  const address = addressOf(entry.address);
  const host = address?.host ?? entry.address;
  const asked = {
    engineId: entry.id,
    engineName: entry.name,
    host,
    seconds,
    size,
    ...(fps === undefined ? {} : { fps }),
  };
  const sound = form.audioTrack !== "off" && capability.audio !== false;
  const estimate = desktop.estimate({ asked, model, sound, references: sent.references });
  const total = times(estimate, takes);
  const check = desktop.network === "any" && settings.moderate ? checkedBy : undefined;
  const order: Order = {
    model,
    asked,
    handle,
    capability,
    misfits,
    sends: {
      host,
      reach: address?.reach ?? "internet",
      frames: sent.references.map(({ from }) => from),
      words: wordsIn(prompt) + wordsIn(sent.negative),
      negative: sent.negative.trim() !== "",
      ...(check === undefined ? {} : { checkedBy: check }),
    },
    ...(instead === undefined ? {} : { sent: { prompt, negative: sent.negative } }),
    estimate,
    total,
    confirm: wantsConfirming(total, entry, settings),
    waits: isFull,
  };
  // A frame that stays here says nothing to the engine.
  const isEmpty = form.prompt.trim() === "" && sent.references.length === 0;
  const refusal = refusalFor(order, desktop) ?? (isEmpty ? ({ kind: "empty-prompt" } as const) : undefined);
  return { order, head, ...(refusal === undefined ? {} : { refusal }) };
}

function headAt(fps: number | undefined, doubled: number, rate: FrameRate): number {
  return framesOfHead(doubled, fps === undefined ? undefined : frameRateOf(fps), rate);
}

/** What of the form could leave: who asks takes it through `leaving`, so that what is said, recorded and sent is one. */
export function heldIn({ references, negative }: ShotForm): Held<ReferenceFrame> {
  return { references: references.map(({ frame }) => frame), negative };
}

/**
 * Above the threshold, and always where that is 0; where nobody knows the price, also if the editor has set a cap: it could
 * not be kept.
 */
export function wantsConfirming(estimate: Estimate, { costs }: EngineEntry, settings: Settings): boolean {
  const always = settings.confirmAbove === 0;
  switch (estimate.kind) {
    case "about":
      return always || estimate.money.millionths > settings.confirmAbove * 1_000_000;
    case "nothing":
      return false;
    case "unknown":
      return costs === "by-price" && (always || settings.monthlyCap !== undefined);
  }
}

export function refusalFor(order: Order, desktop: Desktop): Failure | undefined {
  if (desktop.unread !== undefined) return desktop.unread;
  const away = addressRefusal(desktop.entry, desktop.network);
  if (away !== undefined) return away;
  if (order.model === "") return { kind: "no-engine", engine: desktop.entry.name };
  const blocked = cannot(order.model, order.misfits.find(blocks));
  if (blocked !== undefined) return blocked;
  return overCap(order.total, desktop.settings, desktop.spending);
}

/** Whether anything may be sent to that engine from this project. */
export function addressRefusal(entry: EngineEntry, network: ProjectNetwork): Failure | undefined {
  const judged = judgeAddress(entry.address, entry.privateHttp);
  if (judged.kind === "refused") return { kind: "address-refused", host: entry.address, why: judged.why };
  const { reach, host } = judged.address;
  return network === "this-network" && reach === "internet"
    ? { kind: "address-refused", host, why: "this-network-only" }
    : undefined;
}

/**
 * The cap counts what was spent in the estimate's own currency: others cannot be added to it. What nobody knows the price of
 * is refused once the cap is reached in any currency.
 */
export function overCap(estimate: Estimate, settings: Settings, spending: SpendingState): Failure | undefined {
  const { monthlyCap } = settings;
  if (monthlyCap === undefined || estimate.kind === "nothing") return undefined;
  if (spending.unread === true) return { kind: "spending-unread" };
  const millionths = Math.round(monthlyCap * 1_000_000);
  const spentIn = (currency: string): Money =>
    sumsOf(spending.month.spent.filter((one) => one.currency === currency))[0] ?? { millionths: 0, currency };
  switch (estimate.kind) {
    case "about": {
      const { currency } = estimate.money;
      const spent = spentIn(currency);
      return spent.millionths + estimate.money.millionths > millionths
        ? { kind: "over-cap", cap: { millionths, currency }, spent, estimate: estimate.money }
        : undefined;
    }
    case "unknown": {
      // Before anything was spent: a cap of nothing is reached from the start.
      const spent = [...spending.month.spent, spentIn("USD")].find((one) => one.millionths >= millionths);
      return spent === undefined
        ? undefined
        : { kind: "over-cap", cap: { millionths, currency: spent.currency }, spent };
    }
  }
}

function cannot(model: string, misfit: Misfitting | undefined): Failure | undefined {
  switch (misfit?.kind) {
    case "first-frame-needed":
    case "prompt-too-long":
      return { kind: "model-cannot", model, why: misfit.kind };
    case "refused-before":
      return { kind: "model-cannot", model, why: misfit.kind, said: misfit.limit.message };
    case "too-long":
    case "size":
    case "reference-ignored":
    case "negative-ignored":
    case "seed-ignored":
    case undefined:
      return undefined;
  }
}

export function wordsIn(text: string): number {
  return text.split(/\s+/).filter((word) => word !== "").length;
}
