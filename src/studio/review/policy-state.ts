/** What the panel shows of the project's policy, and what there is to be said of the form. */

import { leaving } from "../../core/asking";
import { builtIn } from "../../core/capability";
import { NOTHING_CLEARED, type Clearance, type Typed } from "../../core/clearance";
import type { Failure } from "../../core/failure";
import { isWire } from "../../core/job";
import type { LedgerLine } from "../../core/ledger";
import type { SignOff } from "../../core/ledger-entry";
import { signOffsNeeded, type PolicyPack } from "../../core/policy";
import { findingsFor, type PolicyFacts } from "../../core/policy-check";
import type { Finding } from "../../core/policy-finding";
import { packsApplied, type AppliedPacks } from "../../core/policy-packs";
import type { Take } from "../../core/take";
import { heldIn } from "../form/order";
import type { EngineRow } from "../front-desk/engine-state";
import type { Plan } from "../form/plan";
import type { ShotForm } from "../form/shot-form";

export interface PolicyState extends AppliedPacks {
  /** Of the open project. */
  readonly clearance: Clearance;
  /** What of the project's policy could not be read: it may have said more. */
  readonly unread: readonly Failure[];
  /** By take id: who approved a use of it that nobody took back. Whether the cut is still the same is the review's to say. */
  readonly approved: ReadonlyMap<string, readonly SignOff[]>;
}

export const FIRST_POLICY: PolicyState = {
  ...packsApplied(undefined, undefined),
  clearance: NOTHING_CLEARED,
  unread: [],
  approved: new Map(),
};

export interface PolicyCommands {
  /** Which packs the open project follows, by id; ids that no pack has stay until they are left out. */
  follow(packIds: readonly string[]): Promise<void>;
  /** Keeps what was cleared, with who is declared to sit here and when. Emptied: nobody says so any more. */
  clear(typed: Typed): Promise<void>;
  /** Erases the name of who noted the latest clearance from the project's words. What that name noted and decided stays. */
  forget(): Promise<void>;
  /** Reads the house's own pack and the project's file anew. */
  read(): Promise<void>;
}

/** What the panel knows of what is about to be asked. `plan`: absent while no sequence is open. */
export interface AboutToAsk {
  readonly form: ShotForm;
  readonly plan?: Plan;
  readonly engines: readonly EngineRow[];
  readonly policy: PolicyState;
}

/** Absent: nothing can be asked for, so there is nothing to be said of it. */
function factsOf({ form, plan, engines, policy }: AboutToAsk, today: string): PolicyFacts | undefined {
  if (plan === undefined) return undefined;
  const { order, maker } = plan;
  const shared = {
    prompt: form.prompt,
    ...leaving(heldIn(form), order?.capability ?? builtIn(maker)),
    use: form.use,
    clearance: policy.clearance,
    today,
  };
  if (maker !== "engine") return { ...shared, engine: { engine: maker, model: maker } };
  const entry = engines.find((row) => row.entry.id === order?.asked.engineId)?.entry;
  if (order === undefined || entry === undefined) return undefined;
  const { model, asked, capability } = order;
  const licence = capability?.licence.name ?? "unknown";
  return { ...shared, engine: { engine: entry.wire, model, host: asked.host, licence } };
}

/** What stands against what the form says; absent: there is nothing to ask for. */
export function findingsNow(state: AboutToAsk, today: string): readonly Finding[] | undefined {
  const facts = factsOf(state, today);
  return facts === undefined ? undefined : findingsFor(state.policy.applied, facts);
}

/** By take id, the last word of each part counts: a change of mind takes an approval back. */
export function approvedIn(lines: readonly LedgerLine[]): PolicyState["approved"] {
  const last = new Map<string, Map<SignOff, boolean>>();
  for (const line of lines) {
    if (line.kind !== "reviewed" || line.use.takeId === undefined) continue;
    const parts = last.get(line.use.takeId) ?? new Map<SignOff, boolean>();
    parts.set(line.part, line.decision === "approve");
    last.set(line.use.takeId, parts);
  }
  return new Map([...last].map(([id, parts]) => [id, [...parts].flatMap(([part, yes]) => (yes ? [part] : []))]));
}

/**
 * Sign-offs that a pack wants before the take is placed, and that nobody gave yet; and the packs that want one of them. None of
 * what is drawn here, which is not AI.
 */
export function missingBeforePlacing(
  take: Take,
  { applied, approved }: PolicyState,
): { readonly parts: readonly SignOff[]; readonly packs: readonly PolicyPack[] } {
  const wanted = { before: "place", use: take.recipe.use } as const;
  const has = approved.get(take.id) ?? [];
  if (!isWire(take.recipe.engine)) return { parts: [], packs: [] };
  const parts = signOffsNeeded(applied, wanted).filter((part) => !has.includes(part));
  const packs = applied.filter((pack) => signOffsNeeded([pack], wanted).some((part) => parts.includes(part)));
  return { parts, packs };
}

/** The day on this machine's calendar, ISO 8601. */
export function dayOf(now: Date): string {
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
