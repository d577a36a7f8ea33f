/** What a recipe will cost by the list, before it is asked. */

import type { Capability, Price } from "../core/capability";
import type { Estimate } from "../core/money";
import type { Recipe } from "../core/recipe";

/** Seconds asked times the first price whose size holds. `unknown` where nobody names a price. */
export function estimateFor({ asked }: Pick<Recipe, "asked">, { prices }: Capability): Estimate {
  if (asked === undefined) return { kind: "nothing" };
  const pixels = asked.size.width * asked.size.height;
  const holds = ({ upToPixels }: Price): boolean => upToPixels === undefined || pixels <= upToPixels;
  const price = prices.find(holds);
  if (price === undefined) return { kind: "unknown" };
  const { millionths, currency } = price.perSecond;
  return {
    kind: "about",
    money: { millionths: Math.round(millionths * asked.seconds), currency },
    how: "list-price",
  };
}
