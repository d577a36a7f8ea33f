/**
 * Reading a direction out of free text: the longest phrase of a field wins, words are whole, and what is denied is not said.
 * A phrase may hold one of another field within it: `soft morning light`.
 */

import type { Direction, Language, Saying } from "./direction";
import { readParts, type Part } from "./direction-parts";
import { fold, knowsWords, phrases, type Form } from "./vocabulary";

interface Place {
  /** In code units of the text; `end` is exclusive. */
  readonly start: number;
  readonly end: number;
}

/** Where in the text a value was read, and how it is said there. */
export type Found = Saying & Place & { readonly language: Language; readonly form: Form };

/** A value that the text says it does not want; `from` is where its “no” begins. */
export type Denied = Found & { readonly from: number };

export interface Reading {
  readonly direction: Direction;
  /** In the order of the text; a field may be said several times. */
  readonly found: readonly Found[];
  readonly denied: readonly Denied[];
  /** Action beats, dialogue, sound and what must not be seen, where they stand. */
  readonly parts: readonly Part[];
}

type Match = Place & { readonly saying?: Saying; readonly language: Language; readonly form: Form };

/** Characters. Past this, reading would be felt at every key. */
export const LONGEST_READ = 8000;

/** A page asks for the same texts several times, and a scene has one for each of its links. */
const MOST_REMEMBERED = 64;
const remembered = new Map<string, Reading>();

/** Pure; remembers its last answers. */
export function readDirection(text: string): Reading {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const [oldest] = remembered.keys();
  if (oldest !== undefined && remembered.size >= MOST_REMEMBERED) remembered.delete(oldest);
  const reading = read(text);
  if (knowsWords()) remembered.set(text, reading);
  return reading;
}

function read(text: string): Reading {
  const parts = readParts(text);
  const folded = masked(fold(text), parts);
  const matches = longestFirst([...matchesIn(folded, masked(fold(text, true), parts)), ...focalLengths(folded)]);
  const said = matches
    .flatMap(({ saying, start, end, language, form }): Found[] =>
      saying === undefined ? [] : [{ ...saying, start, end, language, form }],
    )
    .filter((one) => one.field !== "move" || one.form !== "verb" || isDoneByCamera(folded, one))
    .sort((one, other) => one.start - other.start || other.end - one.end);
  const denied: Denied[] = [];
  const affirmed: Found[] = [];
  for (const one of said) {
    const from = denialBefore(folded, one.start, denied.at(-1));
    if (from === undefined) affirmed.push(one);
    else denied.push({ ...one, from });
  }
  const found = affirmed.filter((one) => one.field !== "speed" || moveBeside(folded, one, affirmed) !== undefined);
  const negative = negatives(text, folded, found, denied);
  return { direction: directionOf(found, [...parts, ...negative]), found, denied, parts: [...parts, ...negative] };
}

/** What is spoken, heard or written on a sign directs nothing. */
function masked(folded: string, parts: readonly Part[]): string {
  let left = folded;
  for (const { part, start, end } of parts) {
    if (part !== "action") left = left.slice(0, start) + "\ufffc".repeat(end - start) + left.slice(end);
  }
  return left;
}

function matchesIn(folded: string, cased: string): readonly Match[] {
  const found: Match[] = [];
  for (const phrase of phrases()) {
    if (!phrase.mayBeIn(folded)) continue;
    const { saying, language, form, pattern } = phrase;
    for (const match of (form === "caps" ? cased : folded).matchAll(pattern)) {
      found.push({
        ...(saying === undefined ? {} : { saying }),
        language,
        form,
        start: match.index,
        end: match.index + match[0].length,
      });
    }
  }
  return found;
}

const FOCAL_ALONE =
  /(?<=\b(?:on (?:an?|the)|with an?|au|en|focale(?: de)?|objectif(?: de)?|lens) )(1[468]|2[014578]|3[25]|40|50|55|65|75|80|85|90|100|105|135|150|180|[2-6]00)(?=\s*(?:[,.;:)\n]|$)|[ -](?:lens|prime)\b)/gu;
const FOCAL = /(?<![\p{L}\p{N}.,])(\d{1,4}(?:[.,]\d)?)[ -]?(?:mm|millimet(?:er|re)s?)(?![\p{L}\p{N}])/gu;
/** Shortest and longest focal lengths that lenses for cinema and broadcast are sold in, generously. */
const FOCAL_MM = { least: 4, most: 1500 };

function focalLengths(folded: string): readonly Match[] {
  return [...folded.matchAll(FOCAL), ...folded.matchAll(FOCAL_ALONE)].flatMap((match): Match[] => {
    const value = Number(match[1]?.replace(",", "."));
    if (!(value >= FOCAL_MM.least && value <= FOCAL_MM.most)) return [];
    const language = /millimetres?$/.test(match[0]) && !/lens/.test(folded) ? "fr" : "en";
    const start = match.index;
    return [{ saying: { field: "lens", value }, language, form: "caps", start, end: start + match[0].length }];
  });
}

function longestFirst(matches: readonly Match[]): readonly Match[] {
  const kept: Match[] = [];
  const speeds = matches.filter(({ saying }) => saying?.field === "speed");
  const inOrder = matches
    .map((match) => withoutSpeed(match, speeds))
    .sort(
      (one, other) =>
        other.end - other.start - (one.end - one.start) ||
        one.start - other.start ||
        // A phrase that stands in one way only says more of how it stands.
        Number(one.form === "phrase") - Number(other.form === "phrase"),
    );
  for (const match of inOrder) {
    if (kept.every((other) => match.end <= other.start || match.start >= other.end || isWithin(match, other))) {
      kept.push(match);
    }
  }
  return kept;
}

/** `slow` in `slow push in` is the speed's alone. */
function withoutSpeed(match: Match, speeds: readonly Match[]): Match {
  if (match.saying?.field !== "move") return match;
  const before = speeds.find(({ start, end }) => start === match.start && end < match.end);
  const after = speeds.find(({ start, end }) => end === match.end && start > match.start);
  return {
    ...match,
    start: before === undefined ? match.start : before.end + 1,
    end: after === undefined ? match.end : after.start - 1,
  };
}

/** What a decoy holds is never said. */
function isWithin({ saying, start, end }: Match, other: Match): boolean {
  if (saying === undefined || other.saying === undefined || saying.field === other.saying.field) return false;
  return start >= other.start && end <= other.end && end - start < other.end - other.start;
}

const CAMERA =
  /\b(?:camera|cam|we|drone|shot|frame|lens|steadicam|gimbal|view|dolly|crane|objectif|cadre|travelling|plan|nous)\b|(?:^|[,;:]) *(?:puis |et |ensuite )*on /;
const BEGINS =
  /^[\s\-—–]*(?:(?:slow|gentle|quick|fast|and|then|finally|until|et|puis|enfin|[a-z]+ly|[a-z]+ment)[ ,]+)*$/;

const SOMEBODY = /^[\s\-—–"“«]*(?:s?he|they|it|you|the|an?|his|her|their|ils?|elles?|les?|la|l'|une?|des|son|sa|ses)\b/;

/** The verb's subject is the camera, or nobody: `A car pulls out` is no move. */
function isDoneByCamera(folded: string, { start }: Place): boolean {
  const before = folded.slice(sentenceStart(folded, start), start);
  if (CAMERA.test(before)) return true;
  return !SOMEBODY.test(before) && BEGINS.test(folded.slice(clauseStart(folded, start), start));
}

function sentenceStart(folded: string, at: number): number {
  let start = at;
  while (start > 0 && !/[.!?…\n]/.test(folded.charAt(start - 1))) start -= 1;
  return start;
}

const DENIAL =
  /(?<![\p{L}\p{N}])(?:no|not|without|never|avoid|avoiding|don't|isn't|aren't|doesn't|nothing|zero|skip|lose|rather than|instead of|other than|sans|pas|aucune?|ni|jamais|evite[rz]?|eviter|plutot que|au lieu|zero|rien|ne pas|point|hors de question)[ -]+(?:(?:any|an?|the|too|much|more|longer|use|of|feel|be|look|being|it|make|want|going|for|de|du|la|les?|des|une?|en|trop|tres|d'|l'|que|qui|faire|soit|le moindre|la moindre|souffle|trace|goutte|once|brin|hint|drop|breath|bit|sign|kind|sort|single) *)*$/u;

/** Where the “no” before `start` begins. What follows one denied thing by “or” is denied with it. */
function denialBefore(folded: string, start: number, before: Denied | undefined): number | undefined {
  const clause = folded.slice(clauseStart(folded, start), start);
  const match = DENIAL.exec(clause);
  if (match !== null) return start - clause.length + match.index;
  if (before === undefined) return undefined;
  const between = folded.slice(before.end, start);
  const joins = /^ *,? *(?:or|nor|ou|ni) *(?:any|an?|de|la|le|les|d'|l')? *$/.test(between);
  // `no rain, snow or fog`: a list that ends with “or” is denied as a whole.
  const listed =
    /^ *, *$/.test(between) &&
    /^[\p{L}' -]{1,30}(?:,[\p{L}' -]{1,30})*,? +(?:or|nor|ou|ni) /u.test(folded.slice(start));
  return joins || listed ? before.from : undefined;
}

const BETWEEN =
  /^[ ,-]*(?:(?:and|et|very|tres|smooth|steady|subtle|cinematic|controlled|camera|de|la|movement|mouvement|handheld|long)[ ,-]*)*$/;

/** The move that a word for speed belongs to: right before or after it. */
export function moveBeside(folded: string, speed: Found, found: readonly Found[]): Found | undefined {
  return found.find(
    (move) =>
      move.field === "move" &&
      ((move.start <= speed.start && move.end >= speed.end) ||
        (move.start >= speed.end
          ? BETWEEN.test(folded.slice(speed.end, move.start))
          : speed.start >= move.end && BETWEEN.test(folded.slice(move.end, speed.start)))),
  );
}

/** The move in `text` that a word for speed read there belongs to. */
export function moveOf(text: string, speed: Found): Found | undefined {
  return moveBeside(fold(text), speed, readDirection(text).found);
}

const CLAUSE_MARK = /[.,;:!?…()\n\ufffc]/;

/** Where the clause around a place begins and ends: at commas, stops, brackets, line ends. */
export function clauseStart(folded: string, at: number): number {
  let start = at;
  while (start > 0 && !CLAUSE_MARK.test(folded.charAt(start - 1))) start -= 1;
  return start;
}

export function clauseEnd(folded: string, at: number): number {
  let end = at;
  while (end < folded.length && !CLAUSE_MARK.test(folded.charAt(end))) end += 1;
  return end;
}

const CLAUSE_DENIAL =
  /^(\s*(?:and |et |mais |but )?(?:no|without|avoid|sans|pas d(?:e|')|aucune?|evite[rz]?)(?:(?<=')|\s+)(?:any |la |les? |l'|des |du )?)(?!(?:one|longer|matter|sooner|doubt|sound)\b)(\S.*?)\s*$/u;
const LONGEST_DENIAL = 6;

/** `no text, no people`: whole clauses that begin with a denial, and the values that were denied elsewhere. */
function negatives(text: string, folded: string, found: readonly Found[], denied: readonly Denied[]): readonly Part[] {
  const whole: Part[] = [];
  for (let start = 0; start < folded.length;) {
    const end = clauseEnd(folded, start);
    const match = CLAUSE_DENIAL.exec(folded.slice(start, end));
    const says = found.some((one) => one.start >= start && one.end <= end);
    if (match !== null && !says && (match[2] ?? "").split(/\s+/).length <= LONGEST_DENIAL) {
      const from = start + (match[1]?.length ?? 0);
      const thing = text.slice(from, from + (match[2]?.length ?? 0));
      const begin = start + (/^\s*/.exec(match[0])?.[0].length ?? 0);
      for (const one of thing.split(/\s+(?:or|nor|and|ou|et|ni)\s+/)) {
        whole.push({ part: "negative", text: one, start: begin, end: from + thing.length });
      }
    }
    start = end + 1;
  }
  const others = denied
    .filter((one) => !whole.some(({ start, end }) => one.start >= start && one.end <= end))
    .map((one): Part => ({ part: "negative", text: text.slice(one.start, one.end), start: one.from, end: one.end }));
  return [...whole, ...others].sort((one, other) => one.start - other.start);
}

function directionOf(found: readonly Found[], parts: readonly Part[]): Direction {
  const textsOf = (part: Part["part"]): readonly string[] =>
    parts.filter((one) => one.part === part).map((one) => one.text);
  return {
    ...Object.fromEntries([...found].reverse().map(({ field, value }) => [field, value])),
    actions: textsOf("action"),
    dialogue: textsOf("dialogue"),
    sound: textsOf("sound"),
    negative: textsOf("negative"),
  };
}

/** Which language a text is written in, by its small words and its phrases; `otherwise` where neither tells. */
export function languageOf(text: string, otherwise: Language): Language {
  const folded = fold(text);
  const count = (pattern: RegExp): number => folded.match(pattern)?.length ?? 0;
  const small =
    count(
      /(?<![\p{L}])(?:les?|la|une?|des|du|et|dans|sur|avec|sous|aux?|qui|est|vers|en|ils?|elles?|ses|sa|[dl]')(?![\p{L}'])/gu,
    ) -
    count(/(?<![\p{L}])(?:the|an?|and|of|in|on|with|at|from|to|is|as|his|her|their|over|s?he|they|who)(?![\p{L}'])/gu);
  if (small !== 0) return small > 0 ? "fr" : "en";
  const found = readDirection(text).found.filter(({ value }) => typeof value === "string");
  const french = found.filter(({ language }) => language === "fr").length;
  return french * 2 === found.length ? otherwise : french * 2 > found.length ? "fr" : "en";
}
