/** The one take of which a remix, an extension or an edit is being written. */

import type { Failure } from "../../core/failure";
import type { Variation } from "../../core/job";
import type { Offer } from "../../core/variation";
import type { Plan } from "../form/plan";

export type VariationState = { readonly kind: "closed" } | VariationDraft;

export interface VariationDraft {
  readonly kind: "open";
  readonly takeId: string;
  readonly does: Variation;
  readonly offers: Readonly<Record<Variation, Offer>>;
  /** The one line. */
  readonly prompt: string;
  /** Of the new shot, where the film is extended; not a number while it cannot be read. */
  readonly seconds: number;
  /** What asking will do. Absent: it cannot be asked, and `refusal` says why. */
  readonly plan?: Plan;
  readonly refusal?: Failure;
}
