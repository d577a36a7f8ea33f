/**
 * What of a prompt is not drawn over a frame. Most of it says what the picture shows, and needs nothing more: only what asks
 * for something new is listed. Over a frame are drawn the move, the weather, the hour, and who goes through it.
 */

import { frameStagingOf } from "./staging-choosing";
import type { Subject } from "./staging";
import { readColours } from "./staging-colours";
import { colourAt } from "./staging-dyes";
import type { Match, Word } from "./staging-lexicon";
import { readStaging, type Said } from "./staging-reading";
import { requests } from "./staging-requests";
import { ARTICLES, THE } from "./staging-joining-words";
import { GLUE } from "./staging-small-words";
import { DEED_BASES, STRANGE_DEEDS } from "./staging-strange-deeds";
import { castIn } from "./staging-subjects";
import { isDenied, textOf, type Text } from "./staging-text";
import { travels } from "./staging-things";
import { fold } from "./vocabulary";
import { spansIn, type Span } from "./staging-unread";

/** Answers the words as the prompt has them, in its order. @param isCrossed false where the machine cannot draw who goes through it. */
export function unreadOverFrame(prompt: string, negative = "", isCrossed = true): readonly string[] {
  const text = textOf(prompt);
  const said = readStaging(prompt, negative);
  const { subjects } = frameStagingOf(said, false);
  const cast = castIn(text, []).used;
  const { places: colours } = readColours(
    prompt,
    text.words.filter((_, at) => cast.has(at)),
  );
  const asked = text.reading.found.filter(
    ({ field, value }) =>
      field === "angle" ||
      field === "lens" ||
      field === "light" ||
      field === "style" ||
      field === "palette" ||
      (field === "depth" && value === "rack"),
  );
  const looks = text.matches.filter(
    ({ meanings, at }) => !isDenied(text.words, at) && meanings.every(({ is }) => is === "style" || is === "lighting"),
  );
  const goers = isCrossed ? [] : subjects.map(nameOf);
  const undrawn = text.matches.filter((one) => namesIn(one).some((name) => goers.includes(name)));
  const spans = [
    ...asked,
    ...colours,
    ...[...looks, ...deeds(text), ...undrawn].map((one) => spanOf(text, one)),
    ...text.matches.flatMap((one) => strangeDeed(text, one)),
    ...stayers(text, said),
    ...strangers(text, cast),
    ...dyed(text),
    ...requests(text).filter((one) => !isDrawn(text, one, subjects)),
  ];
  return spansIn(prompt, spans);
}

/** Who or what may be meant, as a subject is called. */
function namesIn({ meanings }: Match): readonly string[] {
  return meanings.flatMap((one) => (one.is === "cast" ? [one.cast.kind] : one.is === "thing" ? [one.label] : []));
}

function nameOf(one: Subject): string {
  return one.kind === "block-out" ? one.label : one.kind;
}

function spanOf({ words }: Text, { at, length }: Pick<Match, "at" | "length">): Span {
  return { start: words[at]?.start ?? 0, end: words[at + length - 1]?.end ?? 0 };
}

/** “the flag moves”: what would go, and stays where the picture has it; with what it was to do. */
function stayers(text: Text, { subjects = [] }: Said): readonly Span[] {
  const labels = subjects.flatMap((one) =>
    one.kind === "block-out" && one.action !== undefined && one.action !== "rest" && !travels(one.label)
      ? [one.label]
      : [],
  );
  return labels.flatMap((label): readonly Span[] => {
    const noun =
      text.matches.find(({ meanings }) => meanings.some((one) => one.is === "thing" && one.label === label)) ??
      [fold(label), `${fold(label)}s`]
        .map((name) => ({ at: text.words.findIndex((word) => word.text === name), length: 1 }))
        .find(({ at }) => at >= 0);
    if (noun === undefined) return [];
    const end = noun.at + noun.length;
    const verb = text.matches.find(({ at, meanings }) => at === end && meanings.some(({ is }) => is === "verb"));
    return [spanOf(text, { at: noun.at, length: noun.length + (text.words[end]?.joined ? (verb?.length ?? 0) : 0) })];
  });
}

/** Light and weather do it; the hour and the weather are drawn. */
const SKY: ReadonlySet<string> = new Set(
  "light sun night darkness snow rain fog mist soleil nuit neige pluie brume brouillard lumiere".split(" "),
);

/** “Smoke rises”, “leaves fall”: a deed that is known as one, of what no list holds. */
function strangers({ words, matches, language }: Text, named: ReadonlySet<number>): readonly Span[] {
  const isFree = (at: number): boolean =>
    words[at]?.taken === "no" && !matches.some((one) => one.at <= at && at < one.at + one.length);
  return words.flatMap((word, at): readonly Span[] => {
    const before = words[at - 1];
    if (!isFree(at) || !word.joined || before === undefined || SKY.has(before.text)) return [];
    const isBase = language === "en" && DEED_BASES.has(word.text) && /[^s]s$/.test(before.text);
    const describes =
      word.text.endsWith("ing") && words[at + 1]?.joined === true && matches.some((one) => one.at === at + 1);
    if (!(isBase || STRANGE_DEEDS[language].has(word.text)) || describes) return [];
    if (ARTICLES[language].has(before.text) || THE.has(before.text)) return [];
    const isTheirs = isFree(at - 1) && !named.has(at - 1) && !GLUE.has(before.text) && !before.text.endsWith("ly");
    return [{ start: isTheirs ? before.start : word.start, end: word.end }];
  });
}

const BECOMES: ReadonlySet<string> = new Set("turns turn becomes become goes devient deviennent vire".split(" "));

/** “the sky turns pink”. */
function dyed(text: Text): readonly Span[] {
  return text.words.flatMap((word, at): readonly Span[] => {
    const dye = BECOMES.has(word.text) && text.words[at + 1]?.joined === true ? colourAt(text, at + 1) : undefined;
    const end = text.words[dye?.used.at(-1) ?? -1]?.end;
    return end === undefined ? [] : [{ start: word.start, end }];
  });
}

/** “make it night”, “add a car driving past”. */
function isDrawn(text: Text, { start, end }: Span, subjects: readonly Subject[]): boolean {
  const isIn = (one: Span): boolean => start <= one.start && one.end <= end;
  const drawn = subjects.map(nameOf);
  const nouns = text.matches.filter((one) => isIn(spanOf(text, one)) && namesIn(one).length > 0);
  if (nouns.length > 0) return nouns.every((one) => namesIn(one).some((name) => drawn.includes(name)));
  return text.reading.found.some(
    (one) => isIn(one) && (one.field === "move" || one.field === "weather" || one.field === "time"),
  );
}

/** Whoever is in the picture stays as they are: nobody in it turns, points or talks. */
function deeds(text: Text): readonly Match[] {
  return text.matches.filter(
    ({ meanings, at }) =>
      !isDenied(text.words, at) &&
      meanings.every(
        (one) => one.is === "verb" && (one.verb === "turn" || one.verb === "point" || one.verb === "talk"),
      ),
  );
}

/** “the robot wakes up”, “la femme sourit”: a word that no list holds, where somebody’s deed would stand. */
function strangeDeed(text: Text, noun: Match): readonly Span[] {
  if (!noun.meanings.some(({ is }) => is === "cast" || is === "thing" || is === "pronoun")) return [];
  const first = noun.at + noun.length;
  const isStrange = (word: Word | undefined, at: number): boolean =>
    word?.joined === true &&
    word.taken === "no" &&
    !GLUE.has(word.text) &&
    !text.matches.some((one) => one.at <= at && at < one.at + one.length);
  const verb = text.words[first];
  const form = text.language === "fr" ? /(?:it|ent|ait|ant)$/ : /(?:s|ing)$/;
  return verb !== undefined && isStrange(verb, first) && form.test(verb.text) ? [verb] : [];
}
