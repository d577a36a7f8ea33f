/** What engines refused before, by engine and model: it is said, and asked around, the next time. Pure. */

import type { LearntLimit } from "../../core/capability";

/** By engine id and model, as one key. */
export type Limits = Readonly<Record<string, readonly LearntLimit[]>>;

/** Of one engine and model; the oldest go first. */
const MOST_LIMITS = 20;

export function limitsFor(engineId: string, model: string, limits: Limits): readonly LearntLimit[] {
  return limits[keyOf(engineId, model)] ?? [];
}

/** The same value of the same field refused again is one limit, in its latest words. */
export function withLimit(engineId: string, model: string, limit: LearntLimit, limits: Limits): Limits {
  const others = limitsFor(engineId, model, limits).filter(
    ({ field, refused }) => field !== limit.field || refused !== limit.refused,
  );
  return { ...limits, [keyOf(engineId, model)]: [...others, limit].slice(-MOST_LIMITS) };
}

/** Whatever any model of that engine refused. */
export function withoutEngine(engineId: string, limits: Limits): Limits {
  return Object.fromEntries(Object.entries(limits).filter(([key]) => !key.startsWith(keyOf(engineId, ""))));
}

/** How many things the editor could have forgotten. */
export function countOf(engineId: string, limits: Limits): number {
  return Object.entries(limits).reduce(
    (count, [key, of]) => (key.startsWith(keyOf(engineId, "")) ? count + of.length : count),
    0,
  );
}

function keyOf(engineId: string, model: string): string {
  return `${engineId} ${model}`;
}
