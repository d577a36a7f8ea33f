/** The policy as a report says it: which packs are followed, what each of their rules rests on, and what stood against a take. */

import type { InLanguages, PolicyPack, PolicyRecord, RuleKind, Severity } from "./policy";
import { restsOn, type RestsOn } from "./policy-packs";

export interface ReportPolicy {
  /** Some of the project's rules cannot be read, or are not here: it may ask for more. */
  readonly isPartial: boolean;
  readonly packs: readonly ReportPack[];
}

export interface ReportPack {
  readonly id: string;
  readonly name: InLanguages;
  readonly date: string;
  readonly rules: readonly ReportRule[];
}

export interface ReportRule {
  /** `pack/rule`. */
  readonly id: string;
  readonly kind: RuleKind;
  readonly rests: RestsOn;
}

/** What stood against a take when it was asked for. */
export interface ReportFinding {
  readonly severity: Severity;
  /** Absent: it was about the take. */
  readonly about?: string;
  /** `now`: what the rule is; absent where its pack is another since, or is gone. */
  readonly rules: readonly { readonly id: string; readonly now?: ReportRule & { readonly pack: InLanguages } }[];
}

export interface PolicyInForce {
  readonly applied: readonly PolicyPack[];
  readonly known: readonly PolicyPack[];
  readonly isPartial: boolean;
}

export function reportPolicy({ applied, isPartial }: PolicyInForce): ReportPolicy {
  const packs = applied.map((pack) => ({ id: pack.id, name: pack.name, date: pack.date, rules: rulesOf(pack) }));
  return { isPartial, packs };
}

export function findingsThen(
  { packs, findings }: PolicyRecord,
  known: readonly PolicyPack[],
): readonly ReportFinding[] {
  const same = known.filter(({ id, date }) => packs.some((then) => then.id === id && then.date === date));
  const rules = new Map(
    same.flatMap((pack) => rulesOf(pack).map((rule) => [rule.id, { ...rule, pack: pack.name }] as const)),
  );
  return findings.map((finding) => ({
    severity: finding.severity,
    ...(finding.about === undefined ? {} : { about: finding.about }),
    rules: finding.rules.map((id) => {
      const now = rules.get(id);
      return { id, ...(now === undefined ? {} : { now }) };
    }),
  }));
}

function rulesOf(pack: PolicyPack): readonly ReportRule[] {
  return pack.rules.map((rule) => ({ id: `${pack.id}/${rule.id}`, kind: rule.kind, rests: restsOn(pack, rule) }));
}
