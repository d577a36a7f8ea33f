/** Prompts as editors write them, and all that the Animatic is to read in each: who with what, where, when, in which colours. */

import type { Clothes, Swatch } from "../src/core/staging";
import { readStaging, type Said } from "../src/core/staging-reading";

/** `red`, not three numbers: the nearest of a few plain names, so that a table can be read. */
const PLAIN: readonly (readonly [string, Swatch])[] = [
  ["red", [192, 57, 43]],
  ["orange", [230, 126, 34]],
  ["yellow", [241, 196, 15]],
  ["green", [39, 174, 96]],
  ["dark-green", [21, 96, 53]],
  ["blue", [46, 107, 198]],
  ["pale-blue", [135, 206, 235]],
  ["navy", [29, 53, 87]],
  ["purple", [106, 63, 160]],
  ["pink", [243, 166, 192]],
  ["brown", [107, 66, 38]],
  ["beige", [210, 180, 140]],
  ["white", [248, 248, 248]],
  ["grey", [154, 154, 154]],
  ["dark", [46, 48, 54]],
  ["black", [16, 16, 16]],
];

function plain(swatch: Swatch): string {
  const far = (other: Swatch): number => Math.hypot(...other.map((value, i) => value - (swatch[i] ?? 0)));
  return [...PLAIN].sort(([, one], [, other]) => far(one) - far(other))[0]?.[0] ?? "";
}

function worn(clothes: Clothes): string {
  const parts: Readonly<Record<string, string | Swatch>> = { ...clothes };
  return Object.entries(parts)
    .map(([part, value]) => (typeof value === "string" ? value : `${part}:${plain(value)}`))
    .sort()
    .join("+");
}

/** `street night · woman walk {dress+top:red} · palette 2`: as short as it can be told. */
export function told(prompt: string, negative = ""): string {
  const said: Said = readStaging(prompt, negative);
  const who = (said.subjects ?? []).map((one) => {
    const name = one.kind === "block-out" ? `[${one.label}]` : (one.who?.join("&") ?? one.kind);
    const count = one.count > 1 && one.who?.length !== one.count ? `×${String(one.count)}` : "";
    const clothes = one.clothes?.map((each) => `{${worn(each)}}`).join("");
    const colour = one.colour && `(${plain(one.colour)})`;
    return [name + count, one.age, one.variant, colour, one.action, clothes].filter(Boolean).join(" ");
  });
  const where = [said.place, said.hour, said.weather, said.style, said.isNeutral && "neutral"]
    .filter(Boolean)
    .join(" ");
  const nobody = said.subjects?.length === 0 ? ["nobody"] : [];
  const palette = said.colours.length > 0 ? [`palette ${said.colours.map(plain).join("+")}`] : [];
  return [...(where === "" ? [] : [where]), ...who, ...nobody, ...palette].join(" · ");
}
