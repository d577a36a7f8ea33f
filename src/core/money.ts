/** Money in whole millionths of its currency's main unit, so that sums are exact and a tenth of a cent is not lost. */

export interface Money {
  /** A whole number, never negative: 1 200 000 is 1.20. */
  readonly millionths: number;
  /** ISO 4217, `USD`; or `credits` where an engine counts in its own. */
  readonly currency: string;
}

/** What a take will cost, and who says so. */
export type Estimate =
  /**
   * `list-price`: a capability document or the engine's own list, `listed` the ISO 8601 day on which it said so; `learnt`:
   * what this engine charged before, by the second.
   */
  | { readonly kind: "about"; readonly money: Money; readonly how: "list-price" | "learnt"; readonly listed?: string }
  /** Drawn here, or on hardware that the editor said is their own. */
  | { readonly kind: "nothing" }
  | { readonly kind: "unknown" };

/** What a take has cost. `estimated`: the engine never said, and the estimate stands in. */
export interface Charge {
  readonly money: Money;
  readonly how: "reported" | "estimated";
}

/** The same so many times. */
export function times(estimate: Estimate, count: number): Estimate {
  if (estimate.kind !== "about") return estimate;
  const { millionths, currency } = estimate.money;
  return { ...estimate, money: { millionths: millionths * count, currency } };
}

const MILLION = 1_000_000;

/** @throws RangeError for what is no amount of money: negative, or not a number. */
export function money(amount: number, currency: string): Money {
  const millionths = Math.round(amount * MILLION);
  if (!Number.isSafeInteger(millionths) || millionths < 0) throw new RangeError(`${amount} is no amount of money`);
  return { millionths, currency };
}

/** In the currency's main unit, for people and for CSV. */
export function amountOf({ millionths }: Money): number {
  return millionths / MILLION;
}

/** One sum for every currency, in the order in which they first came: different currencies are never added. */
export function sumsOf(all: readonly Money[]): readonly Money[] {
  const sums = new Map<string, number>();
  for (const { millionths, currency } of all) sums.set(currency, (sums.get(currency) ?? 0) + millionths);
  return [...sums].map(([currency, millionths]) => ({ millionths, currency }));
}
