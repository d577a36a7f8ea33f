/** Who is called by a name: a capital makes one in the midst of a sentence; at its start more is needed. */

import { CAST } from "./staging-cast";
import type { Verb } from "./staging-deeds";
import type { Match } from "./staging-lexicon";
import { GLUE } from "./staging-small-words";
import type { Text } from "./staging-text";
import { ABSTRACT, isKnown } from "./staging-unknown";

/** What only somebody does: “Smoke drifts”, “Winter passes”, but nothing talks or sits. */
const ONLY_PEOPLE: ReadonlySet<Verb> = new Set(["talk", "sit", "point", "walk"]);

/** First names that are no other word. */
const FIRST_NAMES: ReadonlySet<string> = new Set(
  `adam alex alexander alice alicia amelia amy ana andrea andrew anna anne anthony antoine ava ben benjamin camille carlos
  caroline catherine charles charlotte chloe chris christian christine claire clara claude claudia daniel david diana diego
  dominique dylan edward elena elias elizabeth ella emily emma eric ethan eva felix fiona francois gabriel george hannah
  harry helen helene henri henry hugo ian ingrid isaac isabelle ivan jacob jacques james jane jean jeanne jennifer jessica
  joanna joe john jonas joseph josh juan julia julie julien karl kate kevin laura lea leila leo leon linda lisa louis louise
  luc lucas lucia lucie luis luke manon marcus maria marie mario marta martha martin mary mateo mathieu max maya mia michael
  michel mike miguel mohamed muriel nadia natalie nathan nicolas nicole nina noah nora olga oliver olivia oscar patricia paul
  pedro peter philip philippe pierre rachel raphael robert romain rosa ruth ryan sam samuel sandra sara sarah simon sofia
  sophia sophie stephane stephen steve susan sylvie thomas tim tom valerie victor victoria vincent walter william yasmine yves
  zoe`.split(/\s+/),
);

/** “Anna turns”, “Marcus and Anna talk”: a capital in the middle or before a verb. */
export function namedPeople(text: Text): readonly Match[] {
  const { prompt, words, matches } = text;
  const anyone = CAST.find(
    (one) => one.kind === "person" && Object.keys(one).every((key) => /^(?:kind|en|fr)$/.test(key)),
  );
  const isName = (at: number): boolean => {
    const word = words[at];
    return (
      word !== undefined &&
      word.taken === "no" &&
      /^\p{Lu}\p{Ll}+$/u.test(prompt.slice(word.start, word.end)) &&
      !isKnown(matches, at) &&
      !GLUE.has(word.text) &&
      !ABSTRACT.has(word.text)
    );
  };
  const verbAt = (at: number): Verb | undefined =>
    words[at]?.joined === true
      ? matches.flatMap((one) => (one.at === at ? one.meanings : [])).find((one) => one.is === "verb")?.verb
      : undefined;
  const isSure = (at: number, verb: Verb): boolean => {
    const word = words[at];
    const isStart = at === 0 || /[^\s,'’]/.test(prompt.slice(words[at - 1]?.end ?? 0, word?.start));
    return !isStart || ONLY_PEOPLE.has(verb) || FIRST_NAMES.has(word?.text ?? "");
  };
  return words.flatMap((_, at): Match[] => {
    if (anyone === undefined || !isName(at)) return [];
    const [verb, next] = [verbAt(at + 1), words[at + 1]];
    const joins =
      next?.joined === true && /^(?:and|et)$/.test(next.text) && isName(at + 2) && verbAt(at + 3) !== undefined;
    return joins || (verb !== undefined && isSure(at, verb))
      ? [{ meanings: [{ is: "cast", cast: anyone }], at, length: 1, plural: false }]
      : [];
  });
}
