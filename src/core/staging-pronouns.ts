/** Whom a pronoun means: who was named before, or somebody new. */

import type { Language } from "./direction";
import type { Who } from "./staging";
import type { Match, Pronoun } from "./staging-lexicon";
import { whoFits, type Mention } from "./staging-mentions";

const FITTING: Readonly<Partial<Record<Pronoun, readonly Who[]>>> = {
  he: ["man", "boy", "child"],
  she: ["woman", "girl", "child"],
};

export function sexOf(pronoun: Pronoun): Who | undefined {
  return FITTING[pronoun]?.[0];
}

/** The last who fits; absent: nobody was named, or only others. */
export function meantBy(pronoun: Pronoun, mentions: readonly Mention[], language: Language): Mention | undefined {
  const people = mentions.filter(({ kind }) => kind === "person");
  const thing = mentions.filter(({ kind }) => kind !== "person").at(-1);
  if (pronoun === "it") return thing;
  const wanted = FITTING[pronoun] ?? [];
  const one = people.filter(({ who }) => whoFits(who, wanted)).at(-1) ?? people.filter(({ isUsual }) => isUsual).at(-1);
  // A boat may be “she”, and a dog is either; who gets out of a car is nobody yet.
  if (one === undefined && language === "en" && wanted.length > 0) {
    const isEither = thing?.kind === "dog" || thing?.kind === "bird" || thing?.kind === "block-out";
    return people.length === 0 && (isEither || (thing?.kind === "boat" && pronoun === "she")) ? thing : undefined;
  }
  // French things are “he” and “she” as well.
  return one ?? (people.length === 0 || language === "fr" ? thing : undefined);
}

export function newBy(pronoun: Pronoun, { at, length }: Match): Mention {
  const who = sexOf(pronoun);
  const count = pronoun === "they" ? 2 : 1;
  return {
    kind: "person",
    who: who === undefined ? [] : [who],
    count,
    at,
    length,
    isAround: false,
    worn: [],
    used: [],
  };
}
