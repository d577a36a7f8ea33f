/**
 * OpenRouter's `pricing_skus`: amounts as text, each under a name that says its unit and when it holds, in dollars or in
 * cents. Names as its list had them in October 2026. A list with a name that is not understood has no price: whatever it
 * adds or changes would be a guess.
 */

import type { Carried, Price, Source, Work } from "../core/capability";
import { money, type Money } from "../core/money";

const TASKS: Readonly<Record<string, Carried>> = {
  text_to_video: "none",
  image_to_video: "frames",
  reference: "looks",
};
const DOLLARS = ["duration_seconds", "per_second", "per_video_second"];
const CONTINUATION = "cents_per_second_video_continuation";
const CENTS = ["cents_per_second_output", "cents_per_video_output_second", CONTINUATION];
const PER_SECOND = new RegExp(
  `^(?:(${Object.keys(TASKS).join("|")})_)?(${[...DOLLARS, ...CENTS].join("|")})((?:_(?:with_audio|without_audio|\\d{3,4}p|[24]k))*)$`,
);
/** Lines of what is not named by them. */
const K: Readonly<Record<string, number>> = { "2k": 1440, "4k": 2160 };

/** What holds for every take, whatever its seconds cost. */
interface Besides {
  readonly perPicture?: Money;
  readonly atLeast?: Money;
  /** What a picture that is no frame costs is named in no unit, so for takes with such there is no price. */
  readonly carries?: readonly Carried[];
}

/** Empty: nothing that can be counted on. Those that depend on more come first. */
export function pricesOf(skus: unknown, source: Source): readonly Price[] {
  if (typeof skus !== "object" || skus === null || Array.isArray(skus)) return [];
  const found: { readonly price: Price; readonly depends: number }[] = [];
  let besides: Besides = {};
  for (const [name, value] of Object.entries(skus)) {
    const sku = name.toLowerCase().replace(/-/g, "_");
    const amount = amountOf(value);
    if (amount === undefined) return [];
    const parts = PER_SECOND.exec(sku);
    if (parts !== null) {
      const when = whenOf(parts[1], (parts[3] ?? "").replace(/(with|without)_audio/g, "$1-audio").split("_"));
      if (when === undefined) return [];
      const perSecond = money(CENTS.includes(parts[2] ?? "") ? amount / 100 : amount, "USD");
      const work: readonly Work[] = parts[2] === CONTINUATION ? ["extend"] : ["new"];
      found.push({ price: { perSecond, when: sku, ...when, work, source }, depends: Object.keys(when).length });
    } else if (sku === "minimum_cents_per_generation") besides = { ...besides, atLeast: money(amount / 100, "USD") };
    else if (sku === "cents_per_image_input") besides = { ...besides, perPicture: money(amount / 100, "USD") };
    else if (sku === "reference_images") besides = { ...besides, carries: ["none", "frames"] };
    else return [];
  }
  // Where going on with a film has no price of its own it costs as much by the second. How many seconds an edit will have
  // is never said, neither by us nor by the list: of that there is no price.
  const hasOwn = found.some(({ price }) => price.work?.includes("extend"));
  const ordinary: Pick<Price, "work"> = hasOwn ? {} : { work: ["new", "extend"] };
  return found.sort((a, b) => b.depends - a.depends).map(({ price }) => ({ ...besides, ...price, ...ordinary }));
}

type When = Pick<Price, "lines" | "sound" | "carries">;

/** Absent when it says the same thing twice. */
function whenOf(task: string | undefined, qualifiers: readonly string[]): When | undefined {
  const said = qualifiers.filter((one) => one !== "");
  const sounds = said.filter((one) => one.endsWith("-audio"));
  const sizes = said.filter((one) => !one.endsWith("-audio"));
  const [sound, size] = [sounds[0], sizes[0]];
  if (sounds.length > 1 || sizes.length > 1) return undefined;
  const carried = TASKS[task ?? ""];
  return {
    ...(carried === undefined ? {} : { carries: [carried] }),
    ...(sound === undefined ? {} : { sound: sound === "with-audio" }),
    ...(size === undefined ? {} : { lines: linesNamed(size) }),
  };
}

/** Of a resolution as lists name it, `720p` or `4K`. */
export function linesNamed(resolution: string): number {
  return K[resolution.toLowerCase()] ?? Number.parseInt(resolution, 10);
}

function amountOf(value: unknown): number | undefined {
  const text = typeof value === "number" ? String(value) : value;
  if (typeof text !== "string" || !/^\d+(?:\.\d+)?(?:e-?\d+)?$/i.test(text)) return undefined;
  const amount = Number(text);
  return Number.isFinite(amount) ? amount : undefined;
}
