/** What a prompt asks of a picture that is there: “make the sky pink”, “remove the man”. */

import type { Text } from "./staging-text";
import type { Span } from "./staging-unread";

const ASKING = {
  en: new Set(
    `add put insert make turn change replace remove delete erase give paint recolor recolour color colour swap transform convert
    fill cover`.split(/\s+/),
  ),
  fr: new Set(
    `ajoute ajoutez ajouter enleve enlevez enlever retire retirez retirer supprime supprimez supprimer efface effacez effacer
    remplace remplacez remplacer rends rendez rendre mets mettez mettre change changez changer transforme transformez transformer
    colore colorez colorer peins peignez`.split(/\s+/),
  ),
} as const;

/** “color film” asks for nothing. */
const OBJECTS = {
  en: new Set(
    "a an the it some this that these those his her their all everything everyone more two three another".split(" "),
  ),
  fr: new Set("le la les l un une des du de d ce cette ces tout toute tous plus deux trois son sa ses".split(" ")),
} as const;

const BEFORE: ReadonlySet<string> = new Set("please and then now also et puis".split(" "));

/** Each up to the next mark, or to the next one. */
export function requests({ words, language }: Text): readonly Span[] {
  const begins = (at: number): boolean => {
    const [word, next] = [words[at], words[at + 1]];
    const isFirst = word?.joined === false || BEFORE.has(words[at - 1]?.text ?? "");
    return (
      word !== undefined &&
      isFirst &&
      ASKING[language].has(word.text) &&
      next?.joined === true &&
      (OBJECTS[language].has(next.text) || next.taken !== "no")
    );
  };
  return words.flatMap((word, at): readonly Span[] => {
    if (!begins(at)) return [];
    let last = at + 1;
    while (words[last + 1]?.joined === true && !begins(last + 1) && !begins(last + 2)) last += 1;
    return [{ start: word.start, end: words[last]?.end ?? word.end }];
  });
}
