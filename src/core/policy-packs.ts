/** The packs that come with Pickup: `assets/policy/*.json`, and which of them a project follows. */

import clientWork from "../../assets/policy/client-work.json";
import euArticle50 from "../../assets/policy/eu-article-50.json";
import house from "../../assets/policy/house.json";
import { policyPack, type PolicyPack, type Rule, type RuleSource } from "./policy";

export const SHIPPED_PACKS: readonly PolicyPack[] = Object.entries({ house, euArticle50, clientWork }).map(
  ([name, document]) => policyPack(document, name),
);

/** `pickup`: a suggestion of those who made Pickup. `house`: the house says so in a pack of its own. */
export type RestsOn = { readonly kind: "source"; readonly source: RuleSource } | { readonly kind: "pickup" | "house" };

/** A rule without a source says nothing in the name of what its pack goes out from. */
export function restsOn(pack: PolicyPack, { source }: Rule): RestsOn {
  if (source !== undefined) return { kind: "source", source };
  return { kind: SHIPPED_PACKS.includes(pack) ? "pickup" : "house" };
}

/** Of a project of which nobody said anything. */
const FIRST_PACKS: readonly string[] = ["house"];

export interface AppliedPacks {
  /** All that can be chosen. A house's own stands in the place of the one with its id, else at the end. */
  readonly known: readonly PolicyPack[];
  readonly applied: readonly PolicyPack[];
  /** Ids that were chosen, and that no pack has. */
  readonly missing: readonly string[];
}

/** `chosen` absent: the first ones, and the house's own where there is one. */
export function packsApplied(own: PolicyPack | undefined, chosen: readonly string[] | undefined): AppliedPacks {
  const replaces = SHIPPED_PACKS.some(({ id }) => id === own?.id);
  const known = [
    ...SHIPPED_PACKS.map((pack) => (own !== undefined && pack.id === own.id ? own : pack)),
    ...(own === undefined || replaces ? [] : [own]),
  ];
  const ids = chosen ?? [...FIRST_PACKS, ...(own === undefined ? [] : [own.id])];
  return {
    known,
    applied: known.filter(({ id }) => ids.includes(id)),
    missing: [...new Set(ids)].filter((id) => known.every((pack) => pack.id !== id)),
  };
}
