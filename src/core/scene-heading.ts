/**
 * Where and when a scene plays, by its heading: what every shot under it is asked with. Without a vocabulary, which is read
 * later than boards are: what a shot is asked as must never change while the panel starts.
 */

import type { BoardShot } from "./storyboard";

/** `INT. LAB – NIGHT`, `12 EXT. ROOF`, `I/E CAR`, `INT./EXT. CAR`, `Scene 3: EXT. SEA`, `INTÉRIEUR JOUR – CUISINE`. */
const SLUG =
  /^(?:(?:sc[eè]ne|s[eé]q(?:uence|\.)?)?\s*\d+[a-z]?\s*[.):–—-]?\s+)?((?:int|ext)(?:[eé]rieur)?\.?(?:\s*\/\s*(?:int|ext)(?:[eé]rieur)?)?|i\/e|est(?=\.))(?:[.:\s–—-]+(.*))?$/iu;
const BETWEEN = /[–—:;,/()]|\s-+\s|\.(?:\s|$)/u;

const HOUR =
  "dawn|daybreak|sunrise|morning|noon|midday|afternoon|sunset|dusk|twilight|evening|nightfall|(?:mid)?night|(?:golden|blue|magic) hour|" +
  "by day|day(?:light|time)|aube|aurore|matin(?:ée)?|midi|après[ -]midi|soir(?:ée)?|crépuscule|nuit|minuit|heure (?:dorée|bleue)|" +
  "(?:plein|de) jour|(?:lever|coucher) d[eu] (?:jour|soleil)|tombée d[eu] (?:jour|la nuit)";
/** Free of a noun that it belongs to: `at night` and `Dawn, a boat`, and no night nurse, no good morning, no robe du soir. */
const SAYS_HOUR = new RegExp(
  `(?:(?<!\\p{L})(?:at(?: the)?|by|(?:in|during|before|after|until|towards) the|before|after|until|towards|in (?:full|broad)?|` +
    `à(?: la)?|à l['’]|au|en|dans la|pendant la|avant(?: l['’])?|après(?: l['’])?|vers(?: l['’])?) ?(?:early |late )?(?:${HOUR}|day|jour)(?!\\p{L}))|` +
    `(?:(?:^|[.,;:!?–—(])\\s*(?:de |en )?(?:${HOUR})\\s*(?=$|[.,;:!?–—)]))`,
  "iu",
);
/** `EARLY MORNING`, and no `NIGHT CLUB`. */
const IS_HOUR = new RegExp(`^(?:[\\p{L}'’]+ )?(?:${HOUR}|day|jour)$`, "iu");
/** Some scripts write the scene's number on both sides: `NIGHT 12`. */
const NUMBERED = new RegExp(`(?<=(?:${HOUR}|day|jour))\\s+\\d+[a-z]?$`, "iu");
/** What says only how the scene hangs on the one before it. */
const IS_JOINT = /^(?:continuous|cont['’]?d|(?:\S+ )?later|same(?: time)?|suite|(?:\S+ )?plus tard|\d+)$/iu;

/**
 * The heading of the shot's scene as a sentence: `EXT. street, night.` Without its hour where the shot's own words say one.
 * Empty: the heading names neither an inside nor an outside.
 */
export function headingWords({ scene, prompt }: Pick<BoardShot, "scene" | "prompt">): string {
  const [, side, rest = ""] = SLUG.exec(scene.trim()) ?? [];
  if (side === undefined) return "";
  const hasOwnHour = SAYS_HOUR.test(prompt);
  const parts = rest
    .split(BETWEEN)
    .map((part) => part.trim().replace(NUMBERED, ""))
    .filter((part) => part !== "" && !IS_JOINT.test(part) && !(hasOwnHour && IS_HOUR.test(part)))
    // What is written in capitals is drawn as writing by some models.
    .map((part) => (part === part.toUpperCase() ? part.toLowerCase() : part));
  const said = side.includes("/") ? "INT./EXT." : /^i/i.test(side) ? "INT." : "EXT.";
  return parts.length === 0 ? said : `${said} ${parts.join(", ")}.`;
}

/** What is asked for a shot: its own words first, so that a place of theirs goes before the heading's. */
export function wordsAsked(shot: Pick<BoardShot, "scene" | "prompt">): string {
  const heading = headingWords(shot);
  return heading === "" || shot.prompt.trim() === "" ? shot.prompt : `${shot.prompt.trimEnd()}\n${heading}`;
}
