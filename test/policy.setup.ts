/** One rule and one take: what the rule has to say to it, as short as it can be told. */

import type { PolicyPack, RuleBody } from "../src/core/policy";
import { findingsFor, type PolicyFacts } from "../src/core/policy-check";
import type { Found } from "../src/core/policy-finding";

export const WHY = { en: "No brands.", fr: "Pas de marques." };

export function pack(...rules: readonly RuleBody[]): PolicyPack {
  const words = { en: "Studio", fr: "Studio" };
  return {
    id: "studio",
    name: words,
    about: words,
    source: { name: "Handbook", where: "chapter 4" },
    date: "2026-11-01",
    rules: rules.map((rule, index) => ({ id: `r${index + 1}`, ...rule })),
  };
}

export const facts = (change: Partial<PolicyFacts> = {}): PolicyFacts => ({
  prompt: "The lights fail.",
  negative: "",
  references: [],
  engine: { engine: "openrouter", model: "google/veo-3.1", host: "openrouter.ai", licence: "unknown" },
  use: "temp",
  clearance: {},
  today: "2026-11-28",
  ...change,
});

/** As `severity: what`, the gravest first. */
export function said(rule: RuleBody, change: Partial<PolicyFacts> = {}): readonly string[] {
  return findingsFor([pack(rule)], facts(change)).map(({ severity, found }) => `${severity}: ${inShort(found)}`);
}

function inShort({ kind, ...rest }: Found): string {
  return [kind, ...Object.values<unknown>(rest).filter((one) => one !== WHY)].map(String).join(" ");
}

/** The engine that is built in. */
export const animatic = { engine: "animatic" as const, model: "animatic 1" };
