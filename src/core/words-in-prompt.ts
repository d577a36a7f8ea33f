/** Whole words and phrases in a text, whatever their case, accents and marks; and what looks like somebody's name. */

/** The words of a text in their order, folded: in small letters, without accents and marks. */
export type Folded = readonly string[] & { readonly __brand: "Folded" };

export function foldedWords(text: string): Folded {
  const words = text
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
  return words as readonly string[] as Folded;
}

/** Two texts that say the same words have the same. */
export function foldedText(text: string): string {
  return foldedWords(text).join(" ");
}

/** Of those terms, the ones that stand in the text, in their order. One without letters and digits stands nowhere. */
export function termsIn(text: Folded, terms: readonly string[]): readonly string[] {
  const book = bookOf(terms);
  const found = new Set<number>();
  for (let start = 0; start < text.length; start += 1) {
    let at: Branch | undefined = book;
    for (let next = start; at !== undefined && next < text.length; next += 1) {
      at = at.next.get(text[next] ?? "");
      for (const index of at?.ends ?? []) found.add(index);
    }
  }
  return [...found].sort((a, b) => a - b).map((index) => terms[index] ?? "");
}

/** Terms by their words, so that those which begin alike are looked for together. */
interface Branch {
  /** By the word that comes next. */
  readonly next: Map<string, Branch>;
  /** Places in the list of the terms that are whole here. */
  readonly ends: number[];
}

/** The same lists are looked for at every keystroke: each is folded once. */
const books = new WeakMap<readonly string[], Branch>();

function bookOf(terms: readonly string[]): Branch {
  const before = books.get(terms);
  if (before !== undefined) return before;
  const book: Branch = { next: new Map(), ends: [] };
  for (const [index, term] of terms.entries()) {
    let at = book;
    for (const word of foldedWords(term)) {
      const branch: Branch = at.next.get(word) ?? { next: new Map(), ends: [] };
      at.next.set(word, branch);
      at = branch;
    }
    if (at !== book) at.ends.push(index);
  }
  books.set(terms, book);
  return book;
}

/** Given names that are common and are seldom another word. It misses most names: a guess is no list of people. */
const GIVEN = new Set(
  (
    "adam adele albert alejandro alexander alice amelie ana anders andrea andrew angela angelina anna anne anthony antoine ariana arnold " +
    "audrey barack ben benjamin benoit beyonce bill bob boris brad brigitte bruce camille carlos catherine chantal charles charlotte chloe " +
    "chris christian christine christopher claire claude clint daniel david denzel diana diego donald edith edward elena elisabeth elizabeth " +
    "elon elvis emily emma emmanuel eric ernest fatima felix florence francois frank frederic gabriel georges george gerard giovanni greta " +
    "guillaume hannah harrison harry helen henri henry hugh igor isabelle ivan jack jackie jacques james jane jean jeanne jennifer jeremy " +
    "jessica joaquin joe johann john johnny jose joseph juan julia julie julien juliette justin kamala karl kate katherine keanu kevin kim " +
    "laura laurent leo leonardo leonie louis louise luc lucas lucie luis madonna marco margaret margot maria marie marilyn mario marion " +
    "martin mary mathieu matthew meryl michael michel michelle miguel mohamed mohammed morgan muhammad natalie nathalie nelson nicolas " +
    "nicole nikola olivia olivier oprah oscar pablo patrick paul pauline pedro penelope peter philippe pierre quentin rachel rebecca " +
    "ricardo richard rihanna robert roger romain ronald ryan salma samuel sandra sarah scarlett sean serena sergei simone sofia sophie " +
    "stephane stephen steve steven susan sylvie taylor theresa thomas tim timothy tom ursula valerie vanessa victor victoria vincent " +
    "vladimir volodymyr walter whitney william xavier yves zendaya"
  ).split(" "),
);

/** What comes before a name in a sentence about a likeness. */
const CUE =
  /(?:\b(?:looks? (?:just |exactly )?like|resembl(?:es?|ing)|likeness of|lookalike of|played by|portrayed by|starring|featuring|president|senator|minister|chancellor|king|queen|prince|princess|pope)|ressembl(?:e|ant|ent) à|sosie de|joué(?:e)? par|incarné(?:e)? par|président(?:e)?|ministre|le roi|la reine|le pape)\s+(?:the\s+|de\s+)?$/iu;

/** Bounded, so that no text makes it begin again and again: no name has a part of 50 letters or five particles. */
const PART = /\p{Lu}[\p{L}’'-]{1,40}/u;
const PARTICLES = /(?:(?:de|du|des|la|le|van|von|der|den|da|di|bin|al|el)\s{1,3}){0,4}/u;

/** Words with capitals in a row: a name may begin at any of them, and the first is often none of it. */
const ROW = new RegExp(
  `(?<![\\p{L}\\p{N}])${PART.source}(?:\\s{1,3}${PARTICLES.source}${PART.source}(?!\\p{L}))+`,
  "gu",
);
const IN_ROW = new RegExp(`(?<![\\p{L}’'-])${PART.source}`, "gu");
/** Given and family name, and one between them. */
const MOST_PARTS = 3;

/** Longer prompts are read so far: nobody types more. */
const LONGEST_READ = 20_000;
const MOST_NAMES = 8;
/** Characters before a name in which a cue is looked for. */
const CUE_REACH = 60;

/** What in the text looks like a given name with a family name, or is said as a likeness is said. It may be nobody. */
export function maybeNames(text: string): readonly string[] {
  const names = new Set<string>();
  const read = text.slice(0, LONGEST_READ);
  for (const row of read.matchAll(ROW)) {
    for (const name of namesIn(row[0], read.slice(Math.max(0, row.index - CUE_REACH), row.index))) {
      names.add(name);
      if (names.size === MOST_NAMES) return [...names];
    }
  }
  return [...names];
}

function* namesIn(row: string, before: string): Generator<string> {
  const parts = [...row.matchAll(IN_ROW)].map((part) => ({ start: part.index, end: part.index + part[0].length }));
  const cut = (from: number, to: number): string =>
    row
      .slice(parts[from]?.start, parts[to]?.end)
      .replace(/\s+/g, " ")
      .replace(/[’']s$/, "");
  const last = parts.length - 1;
  for (let at = 0; at <= last; at += 1) {
    const start = parts[at]?.start ?? 0;
    const given = GIVEN.has(foldedText(cut(at, at).split("-")[0] ?? ""));
    const isCued = CUE.test((before + row.slice(Math.max(0, start - CUE_REACH), start)).slice(-CUE_REACH));
    if (at < last && (given || isCued)) {
      const end = Math.min(at + MOST_PARTS - 1, last);
      yield cut(at, end);
      at = end;
    } else if (at > 0 && given && isCued) {
      // A king has no family name: the title stands with the given one.
      yield cut(at - 1, at);
    }
  }
}
