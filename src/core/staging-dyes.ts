/** The colour that is said of a thing or a cloth: before its noun in English, behind it in French. */

import type { Swatch } from "./staging";
import { swatchNamed } from "./staging-colours";
import { ARTICLES } from "./staging-joining-words";
import type { Match } from "./staging-lexicon";
import { GLUE } from "./staging-small-words";
import type { Text } from "./staging-text";

export interface Dye {
  readonly colour: Swatch;
  /** Indexes of the words that say it. */
  readonly used: readonly number[];
}

/** Words between a colour and its noun: “a red old leather jacket”. */
const MOST_BETWEEN = 3;
/** “bleu canard”, “off white”. */
const LONGEST_NAME = 3;

/** How much lighter or darker a word makes the colour beside it: 1 is white, -1 black. */
const SHADES: Readonly<Record<string, number>> = {
  light: 0.35,
  pale: 0.4,
  pastel: 0.45,
  clair: 0.35,
  claire: 0.35,
  bright: 0.06,
  vivid: 0,
  vif: 0.06,
  vive: 0.06,
  deep: -0.35,
  dark: -0.45,
  fonce: -0.45,
  foncee: -0.45,
  sombre: -0.45,
  profond: -0.35,
  electrique: 0,
  uni: 0,
};

/** “or” is a small word of English, and no colour of anything behind a French noun. */
const NO_COLOURS: ReadonlySet<string> = new Set(["or", "sand"]);

/** Of the noun that stands at `at` and is `length` words long. */
export function dyeOf(text: Text, { at, length }: Pick<Match, "at" | "length">): Dye | undefined {
  return text.language === "fr" ? behind(text, at + length) : before(text, at);
}

/** The colour that begins at a word, with what makes it lighter or darker. */
export function colourAt(text: Text, at: number): Dye | undefined {
  const { words } = text;
  const shade = isFree(text, at) ? SHADES[words[at]?.text ?? ""] : undefined;
  if (shade !== undefined && words[at + 1]?.joined === true) {
    const named = nameAt(text, at) ?? nameAt(text, at + 1);
    if (named === undefined) return darkAt(text, at);
    return named.used[0] === at ? named : { colour: shaded(named.colour, shade), used: [at, ...named.used] };
  }
  const named = nameAt(text, at);
  if (named === undefined) return darkAt(text, at);
  const after = at + named.used.length;
  const deeper = words[after]?.joined === true && isFree(text, after) ? SHADES[words[after]?.text ?? ""] : undefined;
  return deeper === undefined || text.language === "en"
    ? named
    : { colour: shaded(named.colour, deeper), used: [...named.used, after] };
}

const DARK: Swatch = [46, 48, 54];

/** “dark suits”, “un costume sombre”: no colour, but no other either. */
function darkAt(text: Text, at: number): Dye | undefined {
  const isDark = isFree(text, at) && /^(?:dark|sombres?|foncee?s?)$/.test(text.words[at]?.text ?? "");
  return isDark ? { colour: DARK, used: [at] } : undefined;
}

function nameAt(text: Text, at: number): Dye | undefined {
  const { words } = text;
  for (let length = LONGEST_NAME; length > 0; length--) {
    const phrase = words.slice(at, at + length);
    if (phrase.length < length || phrase.some(({ joined }, i) => i > 0 && !joined)) continue;
    const name = phrase.map((one) => one.text).join(" ");
    const colour = NO_COLOURS.has(name) ? undefined : swatchNamed(name);
    const used = phrase.map((_, i) => at + i);
    if (colour !== undefined && used.every((i) => isFree(text, i))) return { colour, used };
  }
  return undefined;
}

/** No other part of a prompt has read it: “olive” of an olive tree is no colour. */
function isFree({ words, matches }: Text, at: number): boolean {
  const over = matches.find((one) => one.at <= at && at < one.at + one.length);
  return words[at]?.taken === "no" && (over?.meanings.every(({ is }) => is === "passed-over") ?? true);
}

/** The first that is named before the noun and behind what does not belong to it. */
function before(text: Text, at: number): Dye | undefined {
  const { words } = text;
  let found: Dye | undefined;
  for (let i = at - 1; i >= 0 && i >= at - MOST_BETWEEN - LONGEST_NAME && words[i + 1]?.joined === true; i--) {
    const dye = colourAt(text, i);
    const end = dye === undefined ? -1 : i + dye.used.length;
    if (dye !== undefined && end <= (found?.used[0] ?? at)) found = dye;
    else if (dye?.used.at(-1) === found?.used.at(-1) && dye !== undefined) found = dye;
    // “red and white”: what stands before “and” may be the first of two.
    const isAnd = words[i]?.text === "and" && found?.used[0] === i + 1 && endsAt(text, i);
    if (!isAnd && dye === undefined && isBorder(text, i)) break;
  }
  return found;
}

function endsAt(text: Text, end: number): boolean {
  return Array.from({ length: LONGEST_NAME }, (_, i) => colourAt(text, end - 1 - i)).some(
    (dye) => dye?.used.at(-1) === end - 1,
  );
}

function behind(text: Text, from: number): Dye | undefined {
  const { words } = text;
  for (let i = from; i < words.length && i <= from + MOST_BETWEEN && words[i]?.joined === true; i++) {
    const dye = colourAt(text, i);
    if (dye !== undefined) return dye;
    // “une robe de soie bleue”, “un manteau de couleur rouge”.
    const isMaterial = /^(?:de|d|en|a)$/.test(words[i]?.text ?? "") && !ARTICLES.fr.has(words[i + 1]?.text ?? "");
    if (isMaterial && words[i + 1]?.joined === true && (colourAt(text, i + 1) ?? colourAt(text, i + 2)) !== undefined) {
      if (words[i + 2]?.joined === true || colourAt(text, i + 1) !== undefined) {
        const said = colourAt(text, i + 1) ?? colourAt(text, i + 2);
        return said && words[i + 1]?.text === "couleur" ? { ...said, used: [i, i + 1, ...said.used] } : said;
      }
    }
    if (isBorder(text, i)) return undefined;
  }
  return undefined;
}

/** Small words, and what is read as something else. */
function isBorder({ words, matches }: Text, at: number): boolean {
  const word = words[at];
  if (word === undefined || GLUE.has(word.text)) return true;
  return matches.some(
    (one) =>
      one.at <= at && at < one.at + one.length && one.meanings.some(({ is }) => is !== "passed-over" && is !== "count"),
  );
}

function shaded([red, green, blue]: Swatch, by: number): Swatch {
  const mixed = (value: number): number => Math.round(by > 0 ? value + (255 - value) * by : value * (1 + by));
  return [mixed(red), mixed(green), mixed(blue)];
}

const DRESSED: ReadonlySet<string> = new Set(
  `in all dressed clad wearing wears en de vetu vetue vetus vetues habille habillee habilles habillees tout toute portant`.split(
    " ",
  ),
);
const CLOTHES: ReadonlySet<string> = new Set("clothes clothing vetements".split(" "));

/** “a woman in red walks”, “un homme tout en noir”; “a woman in red light” wears none of it. */
export function dressedInColour(text: Text, end: number): Dye | undefined {
  const { words } = text;
  let from = end;
  while (from < end + 3 && words[from]?.joined === true && DRESSED.has(words[from]?.text ?? "")) from += 1;
  if (from === end || words[from]?.joined !== true) return undefined;
  const dye = colourAt(text, from);
  if (dye === undefined) return undefined;
  const after = from + dye.used.length;
  const next = words[after];
  const used = [...Array.from({ length: from - end }, (_, i) => end + i), ...dye.used];
  if (next?.joined === true && CLOTHES.has(next.text)) return { colour: dye.colour, used: [...used, after] };
  const isOver = next?.joined !== true || GLUE.has(next.text) || next.taken !== "no" || verbAt(text, after);
  return isOver ? { colour: dye.colour, used } : undefined;
}

function verbAt({ matches }: Text, at: number): boolean {
  return matches.some((one) => one.at === at && one.meanings.some(({ is }) => is === "verb" || is === "heading"));
}

const WEARING: ReadonlySet<string> = new Set(
  `in with wearing wears wear dressed clad has his her their and en avec portant porte portent vetu vetue vetus vetues habille
  habillee coiffe coiffee chausse chaussee son sa ses leur leurs et a au aux`.split(/\s+/),
);

/** Somebody has it on: “a woman in a red dress”, “the man, grey suit, waits”; not “a man walks past a red dress”. */
export function isWorn({ words, matches }: Text, at: number): boolean {
  for (let i = at; i > at - 8 && i > 0; i--) {
    if (words[i]?.joined !== true) return true;
    const word = words[i - 1]?.text ?? "";
    if (WEARING.has(word)) return true;
    if (
      ELSEWHERE.has(word) ||
      matches.some((one) => one.at + one.length === i && one.meanings.some(({ is }) => is === "thing"))
    )
      return false;
    if (matches.some((one) => one.at + one.length === i && one.meanings.some(({ is }) => is === "clothes")))
      return true;
  }
  return false;
}

const ELSEWHERE: ReadonlySet<string> = new Set(
  "past at on near behind from into towards of to over devant vers sur pres derriere".split(" "),
);
