/** Colours that a prompt asks for: hex codes, and names where it speaks of a palette, of tones, or of two and more at once. */

import type { Swatch } from "./staging";
import { fold } from "./vocabulary";

interface Place {
  readonly start: number;
  readonly end: number;
}

/** Of a name as it is written, folded, its words by single spaces. */
export function swatchNamed(name: string): Swatch | undefined {
  return SWATCHES.get(name);
}

export interface ColoursRead {
  readonly colours: readonly Swatch[];
  /** Where they stand, in code units of the text; `end` is exclusive. */
  readonly places: readonly Place[];
}

/** What a name is on a designer's chart: hex, names in English, in French. */
const NAMED = `
  c0392b red, rouge, rouges
  8b0000 dark red, deep red, rouge fonce, rouge sombre
  800020 burgundy, maroon, bordeaux
  dc143c crimson, scarlet, cramoisi, ecarlate
  b7410e rust, rusty, rouille
  e2725b terracotta, terre cuite
  d2691e copper, cuivre
  e67e22 orange, oranges
  f0a030 amber, ambre
  cc7722 ochre, ocher, ocre
  d4a017 gold, golden, or, dore, doree, dores, dorees
  f1c40f yellow, jaune, jaunes
  e1ad01 mustard, moutarde
  27ae60 green, vert, verts, verte, vertes
  50c878 emerald, emeraude
  228b22 forest green, vert foret
  808000 olive, olive green, vert olive, kaki, khaki
  9caf88 sage, sage green, vert sauge, sauge
  98d8c8 mint, mint green, menthe, vert menthe
  008080 teal, sarcelle, bleu canard
  30d5c8 turquoise, cyan, aqua
  2e6bc6 blue, bleu, bleus, bleue, bleues
  1d3557 navy, navy blue, dark blue, midnight blue, bleu marine, bleu nuit, bleu fonce
  87ceeb sky blue, light blue, pale blue, bleu ciel, bleu clair, bleu pale
  4b0082 indigo
  6a3fa0 purple, violet, violets, violette, violettes, pourpre
  b497d6 lavender, lilac, lavande, lilas, mauve
  d81b80 magenta, fuchsia
  f3a6c0 pink, rose, roses
  fa8072 salmon, coral, saumon, corail
  ffdab9 peach, peche
  6b4226 brown, marron, brun, bruns, brune, brunes
  d2b48c tan, beige, sand, sable
  f5efe0 cream, ivory, off white, creme, ivoire, blanc casse
  f8f8f8 white, blanc, blancs, blanche, blanches
  9a9a9a grey, gray, silver, gris, grise, grises, argent, argente, argentee
  3a3a3a charcoal, anthracite, slate, dark grey, gris fonce, ardoise
  101010 black, noir, noirs, noire, noires`;

const SWATCHES: ReadonlyMap<string, Swatch> = new Map(
  NAMED.trim()
    .split("\n")
    .flatMap((line) => {
      const [hex = "", ...names] = line.trim().split(" ");
      return names
        .join(" ")
        .split(", ")
        .map((name): [string, Swatch] => [name, swatchOf(hex)]);
    }),
);

const NAME = [...SWATCHES.keys()].sort((one, other) => other.length - one.length).join("|");
const LIST = `(?:${NAME})(?:(?:\\s*,\\s*(?:and |et )?| and | et |\\s*/\\s*|\\s*\\+\\s*|-)(?:${NAME}))*`;
const WORD_BEFORE = "(?<![\\p{L}\\p{N}-])";
const WORD_AFTER = "(?![\\p{L}\\p{N}])";
const ABOUT = "palette|colou?r (?:scheme|palette)|colou?rs?|tones|hues|shades|couleurs?|tons|teintes|nuances|camaieu";

/** `palette of navy and rust`, `tons bleus et ocre`. */
const AFTER = new RegExp(
  `${WORD_BEFORE}(?:${ABOUT})(?: (?:of|in|de|d'|en|:)|:)?\\s*(?<list>${LIST})${WORD_AFTER}`,
  "gu",
);
/** `navy and rust palette`, `blue tones`. */
const BEFORE = new RegExp(`${WORD_BEFORE}(?<list>${LIST})[ -](?:${ABOUT}|grade)${WORD_AFTER}`, "gu");
/** `in teal and rust`: two at least, at the end of what is said. */
const ALONE = new RegExp(
  `${WORD_BEFORE}(?:in|all in|en|tout en) (?<list>(?:${NAME})(?:(?:\\s*,\\s*(?:and |et )?| and | et |\\s*/\\s*)(?:${NAME}))+)(?=\\s*(?:[,.;:!?)\\n]|$))`,
  "gu",
);
const HEX = /#([0-9a-f]{6}|[0-9a-f]{3})(?![0-9a-f])/gi;

const MOST = 5;

interface ListRead extends Place {
  readonly swatches: readonly Swatch[];
}

/**
 * In the order in which they stand, which is taken for their order of size.
 *
 * @param taken where colours stand that are of a thing or a cloth.
 */
export function readColours(text: string, taken: readonly Place[] = []): ColoursRead {
  const folded = fold(text);
  const said = [AFTER, BEFORE, ALONE].flatMap((pattern) =>
    [...folded.matchAll(pattern)].map((match): ListRead => {
      const list = match.groups?.["list"] ?? "";
      const names = [...list.matchAll(new RegExp(`${WORD_BEFORE}(?:${NAME})${WORD_AFTER}`, "gu"))];
      const swatches = names.flatMap(([name]): readonly Swatch[] => {
        const swatch = SWATCHES.get(name);
        return swatch === undefined ? [] : [swatch];
      });
      return { start: match.index, end: match.index + match[0].length, swatches };
    }),
  );
  const codes = [...folded.matchAll(HEX)].map((match): ListRead => ({
    start: match.index,
    end: match.index + match[0].length,
    swatches: [swatchOf(match[1] ?? "")],
  }));
  const apart = [...said, ...codes]
    .filter((one) => !taken.some(({ start, end }) => start < one.end && one.start < end))
    .sort((one, other) => one.start - other.start || other.end - one.end)
    .reduce<readonly ListRead[]>((kept, one) => {
      const last = kept.at(-1);
      return last !== undefined && one.start < last.end ? kept : [...kept, one];
    }, []);
  const all = apart.flatMap(({ swatches }) => swatches);
  const colours = all.filter((one, i) => all.findIndex((other) => other.join() === one.join()) === i);
  return { colours: colours.slice(0, MOST), places: apart.map(({ start, end }) => ({ start, end })) };
}

function swatchOf(hex: string): Swatch {
  const long = hex.length === 3 ? [...hex].map((digit) => digit + digit).join("") : hex;
  const at = (index: number): number => parseInt(long.slice(index * 2, index * 2 + 2), 16);
  return [at(0), at(1), at(2)];
}
