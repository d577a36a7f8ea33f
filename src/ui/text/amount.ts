/** Money as people read it, without a library: `$1.20`, `1,20 $`, `40 credits`. */

import { amountOf, type Money } from "../../core/money";

const SIGNS: Readonly<Record<string, string>> = { USD: "$", EUR: "€", GBP: "£" };

/** Below a tenth of the unit, three decimals: a take of 0.4 cents is not free. */
function figures(amount: number): string {
  return amount > 0 && amount < 0.1 ? amount.toFixed(3) : amount.toFixed(2);
}

/** `$`; the code itself where it has no sign. */
export function currencyInEnglish(currency: string): string {
  return SIGNS[currency] ?? currency;
}

export function currencyInFrench(currency: string): string {
  return currency === "credits" ? "crédits" : currencyInEnglish(currency);
}

export function amountInEnglish(money: Money): string {
  const figure = figures(amountOf(money));
  const sign = SIGNS[money.currency];
  return sign === undefined ? `${figure} ${money.currency}` : `${sign}${figure}`;
}

export function amountInFrench(money: Money): string {
  const figure = figures(amountOf(money)).replace(".", ",");
  return `${figure}\u00a0${currencyInFrench(money.currency)}`;
}
