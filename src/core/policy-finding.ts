/** What a policy found in a take that is asked for: each thing once, with the rules that say so, and what of it is kept with the take. */

import type { SignOff } from "./ledger-entry";
import type { InLanguages, PolicyPack, PolicyRecord, RuleKind, Severity } from "./policy";
import type { RestsOn } from "./policy-packs";

/** What was found, with all that a sentence about it and the way out of it need. */
export type Found =
  | {
      readonly kind: "term";
      readonly term: string;
      readonly where: "prompt" | "negative";
      readonly why: InLanguages;
    }
  /**
   * `listed`: the house knows the name. Else it only looks like one, and may be nobody's. `agreed`: what the project notes of
   * those who agreed to be shown, which may be somebody else.
   */
  | { readonly kind: "person"; readonly name: string; readonly listed: boolean; readonly agreed?: string }
  | { readonly kind: "consent"; readonly reference: string }
  /** `lacks`: what nobody wrote down. `own`: it is a frame of the cut, which the production may well own. */
  | {
      readonly kind: "rights";
      readonly reference: string;
      readonly lacks: readonly ("author" | "rights")[];
      readonly own: boolean;
    }
  | { readonly kind: "engine"; readonly why: "denied" | "not-listed"; readonly model: string; readonly host?: string }
  | { readonly kind: "licence"; readonly model: string; readonly licence: string; readonly allowed: readonly string[] }
  /** `approval`: the reference of one that may allow it. */
  | { readonly kind: "final"; readonly approval?: string }
  | { readonly kind: "approval" }
  | { readonly kind: "likeness" }
  | { readonly kind: "union" }
  /** `beyond`: what is cleared and lies outside the rule's; absent: nobody said where it may be shown. */
  | { readonly kind: "territory"; readonly beyond?: string; readonly within?: readonly string[] }
  /** Days that are left; negative: it is over. Absent: nobody said until when. */
  | { readonly kind: "expiry"; readonly expires?: string; readonly days?: number }
  /** Asked for before it is placed. */
  | { readonly kind: "sign-offs"; readonly parts: readonly SignOff[] }
  /** Somebody has to decide about it. */
  | { readonly kind: "label" };

export interface Finding {
  readonly found: Found;
  readonly severity: Severity;
  /** Those that say so, of one pack or several; never empty. */
  readonly rules: readonly FindingRule[];
}

export interface FindingRule {
  /** `pack/rule`. */
  readonly id: string;
  readonly kind: RuleKind;
  readonly pack: Pick<PolicyPack, "name">;
  readonly rests: RestsOn;
}

export type Judged = Found & { readonly severity: Severity };

/** As it is kept with the take. `unread`: some of the project's rules could not be read. */
export function recordOf(packs: readonly PolicyPack[], findings: readonly Finding[], unread: boolean): PolicyRecord {
  return {
    packs: packs.map(({ id, date }) => ({ id, date })),
    findings: findings.map(({ found, rules, severity }) => {
      const about = aboutOf(found);
      return { rules: rules.map(({ id }) => id), severity, ...(about === undefined ? {} : { about }) };
    }),
    ...(unread ? { unread: true } : {}),
  };
}

/** What the prompt, a reference or the engine is called that it is about. Absent: it is about the take. */
function aboutOf(found: Found): string | undefined {
  switch (found.kind) {
    case "term":
      return found.term;
    case "person":
      return found.name;
    case "consent":
    case "rights":
      return found.reference;
    case "engine":
    case "licence":
      return found.model;
    case "sign-offs":
      return found.parts.join(", ");
    case "final":
    case "approval":
    case "likeness":
    case "union":
    case "territory":
    case "expiry":
    case "label":
      return undefined;
  }
}

const GRAVITY: readonly Severity[] = ["needs", "mind", "unknown"];

export function graver(a: Severity, b: Severity): Severity {
  return GRAVITY.indexOf(a) <= GRAVITY.indexOf(b) ? a : b;
}

export function sortedByGravity(findings: readonly Finding[]): readonly Finding[] {
  return [...findings].sort((a, b) => GRAVITY.indexOf(a.severity) - GRAVITY.indexOf(b.severity));
}
