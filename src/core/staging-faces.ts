/** A face is somebody's: “portrait of a woman”, “a woman with blue eyes”, “a woman, blonde”. */

import type { Clothes } from "./staging";
import type { CastWords } from "./staging-roles";
import { ARTICLES, AROUND, FACES } from "./staging-joining-words";
import type { Match } from "./staging-lexicon";
import type { Mention } from "./staging-mentions";
import { wordsBefore, type Text } from "./staging-text";

/** What everybody has; a portrait or a silhouette may be another's. */
const PARTS: ReadonlySet<string> = new Set("face faces eyes visage visages yeux".split(" "));
const HAVING: ReadonlySet<string> = new Set("with has have avec a au aux s".split(" "));
const IN: ReadonlySet<string> = new Set("in en de as".split(" "));

/** Somebody was named before, and this says no more than that they have one. */
export function isTheirFace(text: Text, { at }: Match): boolean {
  const name = text.words[at]?.text ?? "";
  if (!FACES.has(name)) return false;
  const before = wordsBefore(text, at, 3);
  if (!PARTS.has(name)) return before[0] === undefined || IN.has(before[0].text);
  const isCounted = text.matches.some(
    (one) => one.at + one.length === at && one.meanings.some(({ is }) => is === "count"),
  );
  const isAnother = before.some(({ text: word }) => /^(?:a|an|another|une?)$/.test(word));
  return !isCounted && (!isAnother || before.some(({ text: word }) => HAVING.has(word)));
}

/** A face was named first, and now whose it is. */
export function isFaceOf(text: Text, face: Mention | undefined, match: Match, isPerson: boolean): face is Mention {
  const { words, language } = text;
  if (face === undefined || face.kind !== "person" || face.action !== undefined) return false;
  if (!FACES.has(words[face.at]?.text ?? "")) return false;
  const between = words.slice(face.at + 1, match.at).map((word) => word.text);
  if (between.length > 6 || between.some((word) => /^(?:and|et|with|avec)$/.test(word))) return false;
  const isOf = /^(?:of|de|d|du|des)$/.test(between[0] ?? "");
  const isElsewhere = between.some((word) => AROUND[language].has(word));
  return (
    isOf ||
    (isPerson && !isElsewhere && !text.matches.some((one) => one.at > face.at && one.at < match.at && isVerb(one)))
  );
}

function isVerb({ meanings }: Match): boolean {
  return meanings.some(({ is }) => is === "verb");
}

/** “a woman, blonde, waits”, “the man is blond”; “a man and a blonde” are two. */
export function theirHair(
  text: Text,
  one: Mention,
  { at, plural }: Match,
  cast: CastWords,
): Clothes["hair"] | undefined {
  const { hair, ...others } = cast.clothes ?? {};
  if (hair === undefined || Object.keys(others).length > 0 || plural) return undefined;
  const before = wordsBefore(text, at, Math.min(3, at - one.at - one.length));
  const isSomebody = before.some(
    ({ text: word }) => ARTICLES[text.language].has(word) || /^(?:one|two|le|la|les|l|deux|to|at|past)$/.test(word),
  );
  return isSomebody ? undefined : hair;
}

/** “two women, one blonde”: which of them cannot be told, and it is listed. */
export function isOneOf(text: Text, one: Mention, { at }: Match, cast: CastWords): boolean {
  const [before] = wordsBefore(text, at, 1);
  return one.count > 1 && cast.clothes?.hair !== undefined && /^(?:one|une|un)$/.test(before?.text ?? "");
}
