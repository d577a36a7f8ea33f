/** Nouns that no list holds: what stands where a subject would is a thing of a guessed size. */

import type { Match, Word } from "./staging-lexicon";
import type { Mention } from "./staging-mentions";
import { wordsBefore, type Text } from "./staging-text";
import { BASES } from "./staging-deed-words";
import { GLUE } from "./staging-small-words";
import { STRANGE_DEEDS } from "./staging-strange-deeds";
import { GUESSED, SIZES_SAID } from "./staging-things";

const LONGEST_LABEL = 24;
const MOST_ADJECTIVES = 4;

/** “Smoke drifts past a car”: what is done is done by what no list holds, and by nobody who is named elsewhere. */
export function isOfStranger({ words, matches }: Text, at: number): boolean {
  const verb = words[at]?.text ?? "";
  if (/(?:ing|ed|ant|e|ee|es|ees)$/.test(verb) && !/[^aeiou]es$/.test(verb)) return false;
  let isStrange = false;
  for (let i = at - 1; i >= 0 && words[i + 1]?.joined === true; i--) {
    const word = words[i];
    if (word === undefined || word.taken !== "no" || isKnown(matches, i)) return false;
    if (!isStrange && (GLUE.has(word.text) || /(?:ing|ant)$/.test(word.text))) return false;
    isStrange ||= !/(?:ly|ment)$/.test(word.text);
  }
  return isStrange;
}

/** “a giant contraption rolls through the street”: the noun of the first phrase that begins with an article and is not known. */
export function unknownThing(text: Text): Mention | undefined {
  const { prompt, words, matches, language } = text;
  for (const [at, article] of words.entries()) {
    const count = DETERMINERS[article.text];
    if (article.taken !== "no" || count === undefined || isInside(text, at)) continue;
    const phrase: number[] = [];
    for (let i = at + 1; i < words.length && phrase.length <= MOST_ADJECTIVES; i++) {
      const word = words[i];
      if (word?.joined !== true || word.taken !== "no" || GLUE.has(word.text) || isKnown(matches, i)) break;
      phrase.push(i);
    }
    const size = phrase.find((i) => timesOf(words[i]) !== undefined);
    const nouns = phrase.filter((i) => timesOf(words[i]) === undefined && !BEFORE_NOUN.has(words[i]?.text ?? ""));
    // English puts what describes a thing before it, French most of it behind.
    const last = phrase.at(-1) ?? at;
    if (language === "en" && describesNext(text, last)) continue;
    // “a juggler thinks”: what ends in -s behind “a” is done.
    const isDone = language === "en" && phrase.length > 1 && isDeed(words[last]?.text ?? "", article.text);
    const end = isDone ? last - 1 : last;
    const noun = language === "en" ? nouns.filter((i) => i === end).at(-1) : nouns[0];
    const word = noun === undefined ? undefined : words[noun];
    if (noun === undefined || word === undefined || ABSTRACT.has(word.text) || BASES.has(word.text)) continue;
    // “a carpet of snow”: no carpet.
    if (/^(?:of|de|d)$/.test(words[noun + 1]?.text ?? "")) continue;
    const written = prompt.slice(word.start, word.end);
    const plural = count > 1 && /[^s]s$/.test(word.text);
    const times = (size === undefined ? undefined : timesOf(words[size])) ?? 1;
    const { wide, high, deep } = GUESSED;
    return {
      kind: "block-out",
      label: (plural ? written.slice(0, -1) : written).slice(0, LONGEST_LABEL).toLowerCase(),
      extent: { wide: wide * times, high: high * times, deep: deep * times },
      guessed: true,
      who: [],
      worn: [],
      count,
      at: noun,
      length: 1,
      isAround: false,
      ...deedAfter(text, phrase.at(-1) ?? noun),
      used: [...(size === undefined ? [] : [size]), ...usedAfter(text, phrase.at(-1) ?? noun)],
    };
  }
  return undefined;
}

/** “a spring day”, “a mining town”: it says more of what stands behind it. */
function describesNext({ words, matches }: Text, last: number): boolean {
  const next = words[last + 1];
  if (next?.joined !== true) return false;
  const match = matches.find((one) => one.at === last + 1);
  const isTold = next.taken !== "no" && next.taken !== "move";
  return (
    (isTold && /^(?:days?|mornings?|nights?|evenings?|afternoons?|dawn|dusk|noon)$/.test(next.text)) ||
    match?.meanings.some(({ is }) => is === "place" || is === "hour" || is === "cast" || is === "thing") === true
  );
}

function isDeed(word: string, article: string): boolean {
  if (STRANGE_DEEDS.en.has(word)) return true;
  return /^(?:a|an|one)$/.test(article) && /[^su]s$/.test(word) && !/(?:is|us|ss)$/.test(word);
}

/** What stands right behind a noun, within two words. */
function verbAfter({ words, matches }: Text, noun: number): Match | undefined {
  return matches.find(
    ({ at, meanings }) =>
      at > noun &&
      at <= noun + 3 &&
      words.slice(noun + 1, at + 1).every(({ joined }) => joined) &&
      meanings.some(({ is }) => is === "verb"),
  );
}

function deedAfter(text: Text, noun: number): Pick<Mention, "action"> {
  const verb = verbAfter(text, noun)?.meanings.find(({ is }) => is === "verb");
  if (verb?.is !== "verb" || verb.verb === "talk" || verb.verb === "point") return {};
  switch (verb.verb) {
    case "stand":
    case "sit":
    case "rest":
      return { action: "rest" };
    case "turn":
      return { action: "turn" };
    case "walk":
    case "run":
    case "go":
    case "drive":
    case "ride":
    case "sail":
    case "fly":
      return { action: "travel" };
  }
}

function usedAfter(text: Text, noun: number): readonly number[] {
  const verb = verbAfter(text, noun);
  if (verb === undefined || deedAfter(text, noun).action === undefined) return [];
  return Array.from({ length: verb.length }, (_, i) => verb.at + i);
}

/** “in a blur”, “with a smile”: what follows stands in nothing's place. */
function isInside(text: Text, article: number): boolean {
  const [before, other] = wordsBefore(text, article, 2);
  if (before === undefined || before.taken !== "no") return false;
  // “a shot of a contraption” shows one; “the workshop of a luthier” is no luthier.
  if (/^(?:of|de|du|d)$/.test(before.text)) return other?.taken === "no" && !GLUE.has(other.text);
  return PREPOSITIONS.has(before.text);
}

export function isKnown(matches: readonly Match[], at: number): boolean {
  return matches.some(
    (one) => one.at <= at && at < one.at + one.length && !one.meanings.every(({ is }) => is === "clothes"),
  );
}

function timesOf(word: Word | undefined): number | undefined {
  return SIZES_SAID.find(([, said]) => said.includes(word?.text ?? ""))?.[0];
}

const DETERMINERS: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  the: 1,
  two: 2,
  three: 3,
  un: 1,
  une: 1,
  le: 1,
  la: 1,
  l: 1,
  deux: 2,
  trois: 3,
};

const PREPOSITIONS: ReadonlySet<string> = new Set(
  `in on at by near behind from into inside past toward towards over under through across around against onto with without for to
  as like during dans sur pres devant derriere depuis vers contre sous chez par au aux a avec sans pour comme pendant en`.split(
    /\s+/,
  ),
);

/** French adjectives that stand before their noun, and what both languages say of any. */
const BEFORE_NOUN: ReadonlySet<string> = new Set(
  `etrange vieux vieille vieil jeune beau belle bel joli jolie nouveau nouvelle bon bonne mauvais mysterieux mysterieuse ancien
  ancienne drole superbe magnifique longue long premier seul`.split(/\s+/),
);

/** What can be said of a picture and stands nowhere in it. */
export const ABSTRACT: ReadonlySet<string> = new Set(
  `sense feeling feel feelings mood moment moments memory memories silence time times life world air atmosphere vibe energy tension
  light lights glow shadow shadows reflection reflections beam ray sky clouds cloud story idea dream dreams way kind sort end
  beginning look gaze smile expression emotion breath breeze heat cold darkness dark morning evening night day sunset colour color
  pace rhythm touch hint bit blur detail details texture surface space void scene spot ad advert commercial trailer montage reveal
  movement motion gesture effect effects contrast mix blend range series set lot variety sequence everything nothing everyone
  someone epic slow fast quick calm warm close wide tight hand hands eye eyes hair foot feet finger fingers skin lips
  sentiment sensation impression moment instant souvenir souvenirs silence temps vie monde air atmosphere ambiance energie tension
  lumiere lumieres lueur ombre ombres reflet reflets rayon ciel nuage nuages histoire idee reve facon sorte fin debut regard sourire
  emotion souffle brise chaleur froid obscurite matin soir nuit jour rythme touche flou detail details texture surface espace vide
  mouvement geste effet effets contraste melange serie main mains oeil yeux cheveux pied pieds doigt doigts peau levres publicite
  spot bande promenade balade randonnee photo photograph picture`.split(/\s+/),
);
