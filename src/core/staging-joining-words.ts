/** Small words and forms that say which nouns belong together, how many they name, and what is only around the subject. */

import type { Heading, SubjectKind } from "./staging";

export const ARTICLES = {
  en: new Set("a an the his her their its my our this that these those some every each another".split(" ")),
  fr: new Set("un une des du ce cet cette ces mon ma mes son sa ses leur leurs de d".split(" ")),
} as const;

export const THE: ReadonlySet<string> = new Set("the this that le la les l cette cet ce".split(" "));
export const OF_SOMEBODY: ReadonlySet<string> = new Set("his her their its s son sa leur leurs".split(" "));
export const FACES: ReadonlySet<string> = new Set(
  "face faces eyes portrait silhouette visage visages yeux figure".split(" "),
);
export const JOINING: ReadonlySet<string> = new Set("and et with avec plus beside accompanied".split(" "));

export const AROUND = {
  en: new Set(
    "in on at by near behind from to into inside past toward towards over under through across around against onto".split(
      " ",
    ),
  ),
  fr: new Set("dans sur pres devant derriere depuis vers contre sous chez par au aux a travers".split(" ")),
} as const;

export const SIDES: Readonly<Record<string, Heading>> = {
  left: "left",
  right: "right",
  gauche: "left",
  droite: "right",
};

/** Of a plural without a number. */
export const SEVERAL: Readonly<Record<SubjectKind | "block-out", number>> = {
  person: 3,
  car: 3,
  train: 1,
  boat: 3,
  dog: 3,
  bird: 7,
  bottle: 3,
  box: 3,
  phone: 2,
  cup: 2,
  tree: 5,
  "block-out": 3,
};

const IRREGULAR =
  /^(?:men|women|children|gentlemen|ladies|wives|firemen|policemen|fishermen|oiseaux|bateaux|chevaux|puppies|wolves|geese|mice|oxen|messieurs|moineaux|corbeaux|cadeaux|boxes)$/;

export function isPlural(word: string | undefined): boolean {
  return word !== undefined && IRREGULAR.test(word);
}
