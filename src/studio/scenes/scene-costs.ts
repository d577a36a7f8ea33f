/** What the links of a scene that was begun would cost, and which of them are still to be paid. */

import type { Estimate } from "../../core/money";
import { canBeAskedAgain } from "../../core/take";
import { advance } from "../../core/take-events";
import { wantsConfirming, type Desktop } from "../form/order";
import { planLinks, sequenceOf, sumOf } from "./scene-plan";
import type { Scene } from "./scene-record";
import type { LinkView, Spending } from "./scene-state";
import type { StudioState } from "../state";

const NOTHING: Spending = { estimate: { kind: "nothing" }, confirm: false };

export interface LinkCosts {
  /** Of that link alone, and of it and all that follow. */
  readonly again: (link: number) => Spending;
  readonly rest: (link: number) => Spending;
  readonly of: (links: readonly number[]) => Spending;
}

/** Nothing where they are drawn here, or by an engine that is gone. */
const FREE: LinkCosts = { again: () => NOTHING, rest: () => NOTHING, of: () => NOTHING };

/** Reckoned once for a scene, and anew when what its price hangs on has changed: never because the timeline moved. */
export class SceneCosts {
  readonly #desktopFor: (state: StudioState) => Desktop | undefined;
  readonly #known = new Map<string, { readonly hangsOn: string; readonly costs: LinkCosts }>();

  constructor(desktopFor: (state: StudioState) => Desktop | undefined) {
    this.#desktopFor = desktopFor;
  }

  of(scene: Scene, now: StudioState): LinkCosts {
    const desktop = this.#desktopFor(withForm(now, scene));
    if (desktop === undefined) return FREE;
    const hangsOn = whatPriceHangsOn(scene, desktop);
    const known = this.#known.get(scene.id);
    if (known?.hangsOn === hangsOn) return known.costs;
    const costs = costsOf(scene, now, desktop);
    this.#known.set(scene.id, { hangsOn, costs });
    return costs;
  }
}

function whatPriceHangsOn({ form }: Scene, desktop: Desktop): string {
  const { entry, capability, limits, settings, estimate } = desktop;
  const { model } = capability;
  // Of a size that no list names, so that what was learnt of the price shows.
  const asked = { engineId: entry.id, engineName: "", host: "", seconds: 1, size: { width: 1, height: 1 } };
  const learnt = estimate({ asked, model, sound: form.audioTrack !== "off", references: [] });
  return JSON.stringify([entry, capability, limits, settings.confirmAbove, settings.monthlyCap ?? "none", learnt]);
}

function costsOf(scene: Scene, { room, settings }: StudioState, desktop: Desktop): LinkCosts {
  const references = scene.stills.map((frame) => ({ frame, file: "" }));
  // No price hangs on words, and one text is read faster than many.
  const links = scene.links.map((link) => ({ ...link, beat: "" }));
  const facts = { form: { ...scene.form, references }, room, desktop };
  const each = planLinks(sequenceOf(scene), { ...scene, links }, facts).map(
    ({ order }): Estimate => order?.estimate ?? NOTHING.estimate,
  );
  const spending = (estimate: Estimate): Spending => ({
    estimate,
    confirm: wantsConfirming(estimate, desktop.entry, settings),
  });
  const again = each.map(spending);
  const rest: Spending[] = [];
  let sum = NOTHING.estimate;
  for (const estimate of [...each].reverse()) {
    sum = sumOf([estimate, sum]);
    rest.unshift(spending(sum));
  }
  return {
    again: (link) => again[link] ?? NOTHING,
    rest: (link) => rest[link] ?? NOTHING,
    of: (some) => (some.length === 0 ? NOTHING : spending(sumOf(some.flatMap((link) => each[link] ?? [])))),
  };
}

/**
 * Those that going on with the scene would pay for: an original or a job that is there is not paid for again, but for what
 * another machine has, which is asked here as a take of this one.
 */
export function unpaid(links: readonly LinkView[], device: string): readonly number[] {
  return links.flatMap(({ row, latest }, index) => {
    if (row !== undefined) return [];
    if (latest === undefined) return [index];
    const { take } = latest;
    const isAskedAnew = take.owner !== device && canBeAskedAgain(take.state);
    return isAskedAnew || advance(take, { kind: "again" }).state.kind === "asked" ? [index] : [];
  });
}

/** The state as it would be with the form that the scene was begun with: so engines are found. */
export function withForm(state: StudioState, { form }: Scene): StudioState {
  return { ...state, form: { ...form, references: [] } };
}
