/** What the links of a scene that was begun would cost, and which of them are still to be paid. */

import { isOver } from "../core/take";
import { wantsConfirming, type Desktop } from "./order";
import { planLinks, sequenceOf, totalOf } from "./scene-plan";
import type { Scene } from "./scene-record";
import type { LinkView, Spending } from "./scene-state";
import type { StudioState } from "./state";

const NOTHING: Spending = { estimate: { kind: "nothing" }, confirm: false };

/** By indices of links; nothing where they are drawn here, or by an engine that is gone. */
export function costsOf(
  scene: Scene,
  now: StudioState,
  desktopFor: (state: StudioState) => Desktop | undefined,
): (links: readonly number[]) => Spending {
  const state = withForm(now, scene);
  const desktop = desktopFor(state);
  if (desktop === undefined) return () => NOTHING;
  const plans = planLinks(sequenceOf(scene), scene, { form: state.form, room: state.room, desktop });
  return (links) => {
    const estimate = totalOf(plans.filter((_, index) => links.includes(index)));
    return { estimate, confirm: links.length > 0 && wantsConfirming(estimate, desktop.entry, state.settings) };
  };
}

/** Those that going on with the scene would pay for: an original or a job that is there is not paid for again. */
export function unpaid(links: readonly LinkView[]): readonly number[] {
  return links.flatMap(({ row, latest }, index) => {
    if (row !== undefined) return [];
    const state = latest?.take.state;
    if (state === undefined) return [index];
    const hasSomething =
      ("original" in state && state.original !== undefined) || ("job" in state && state.job !== undefined);
    return (isOver(state) ? !hasSomething : state.kind === "asked") ? [index] : [];
  });
}

/** The state as it would be with the form that the scene was begun with: so engines are found. */
export function withForm(state: StudioState, { form }: Scene): StudioState {
  return { ...state, form: { ...form, references: [] } };
}
