/** What a recipe will cost by the list, before it is asked. */

import { slotOf, type Capability, type Carried, type Price } from "../core/capability";
import type { Estimate } from "../core/money";
import type { Recipe } from "../core/recipe";
import type { FrameSize } from "../core/sequence";
import type { ReferenceRole } from "../core/shot";

/** What of a recipe a price depends on. */
export interface Priced extends Pick<Recipe, "asked" | "sound"> {
  /** Those that are sent. */
  readonly references: readonly { readonly role: ReferenceRole }[];
}

/**
 * Seconds asked times the first price that holds for such a take, and what it adds for pictures. `unknown` where nobody
 * names a price for it: a price for another size, or for a take with sound, is no estimate.
 */
export function estimateFor(recipe: Priced, { prices }: Capability): Estimate {
  const { asked, references } = recipe;
  if (asked === undefined) return { kind: "nothing" };
  const price = prices.find((one) => holds(one, recipe, asked.size));
  if (price === undefined) return { kind: "unknown" };
  const { perSecond, perPicture, atLeast, source } = price;
  const seconds = perSecond.millionths * asked.seconds;
  const pictures = (perPicture?.millionths ?? 0) * references.length;
  const millionths = Math.max(Math.round(seconds + pictures), atLeast?.millionths ?? 0);
  const { currency } = perSecond;
  return { kind: "about", money: { millionths, currency }, how: "list-price", listed: source.date };
}

function holds({ lines, sound, carries, work }: Price, recipe: Priced, size: FrameSize): boolean {
  if (work !== undefined && !work.includes(recipe.asked?.from?.kind ?? "new")) return false;
  if (lines !== undefined && !hasLines(size, lines)) return false;
  if (sound !== undefined && sound !== recipe.sound) return false;
  return carries === undefined || carries.includes(carriedBy(recipe));
}

function carriedBy({ references }: Priced): Carried {
  if (references.length === 0) return "none";
  return references.some(({ role }) => slotOf(role) === "look") ? "looks" : "frames";
}

/**
 * Whether a picture is what a list calls so many lines: its shorter side is, or its area is that of a 16:9 picture of
 * them, as models have it that keep the area for every shape (960x960, 1280x704) or need sides of round numbers.
 */
function hasLines({ width, height }: FrameSize, lines: number): boolean {
  const area = (lines * lines * 16) / 9;
  return Math.min(width, height) === lines || Math.abs((width * height) / area - 1) < 0.1;
}
