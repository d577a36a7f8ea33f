/**
 * Reading a brief or a script: into scenes by their headings, and within them into shots, a paragraph each. Nothing is
 * interpreted beyond that; the words stay the editor's own.
 */

import type { ReadShot } from "./storyboard";

/** Words a second that a picture needs to be taken in; a shot is never shorter or longer than these unasked. */
const WORDS_A_SECOND = 4;
const SHORTEST = 2;
const LONGEST = 8;

/** `INT. LAB – NIGHT`, `12 EXT. ROOF`, `I/E`, `INT./EXT.`; French `INTÉRIEUR JOUR`. */
const SLUG =
  /^(?:\d+[A-Z]?[.)]?\s+)?(?:INT|EXT|EST|I\/E|INT\.?\/EXT|EXT\.?\/INT|INT[ÉE]RIEUR|EXT[ÉE]RIEUR)\b[.:/\s–—-]/i;
/** `Scene 3`, `SCÈNE 3`, `SÉQUENCE 12`, `Séq. 4`, with or without a title behind. */
const NUMBERED = /^(?:scene|sc[èe]ne|s[ée]quence|s[ée]q\.?|sequence)\s+(?:\d+|[IVXLC]+)\b/i;
/** `# A heading`, as briefs have it. */
const MARKED = /^#{1,6}\s+\S/;
/** What a script's layout says and nobody shoots. */
const LAYOUT =
  /^(?:(?:CUT|DISSOLVE|FADE|SMASH CUT|MATCH CUT)\s+(?:TO|IN|OUT)\b.*|FADE (?:IN|OUT)[.:]?|FONDU .*|\(?(?:CONTINUED|MORE|SUITE)\)?:?|\d+\.?)$/i;
/** A list's dash or number before a beat. */
const BULLET = /^(?:[-–—*•]|\d+[.)]|\(\d+\))\s+(?=\S)/;

/** A heading's words; absent for a line that is none. */
export function headingOf(line: string): string | undefined {
  const plain = line.trim();
  if (plain.length > 120) return undefined;
  if (MARKED.test(plain)) return plain.replace(/^#+\s+/, "");
  return SLUG.test(`${plain} `) || NUMBERED.test(plain) ? plain : undefined;
}

/**
 * Gives one shot after another, so that a script of hundreds of pages can be read in slices. A blank line parts paragraphs; a
 * beat of a list is a paragraph of its own. Lines within a paragraph were only wrapped, so they are joined.
 */
export function* shotsOfScript(script: string): Generator<ReadShot> {
  let scene = "";
  let lines: string[] = [];
  const shot = (): ReadShot | undefined => {
    const prompt = lines.join(" ").replace(/\s+/g, " ").trim();
    lines = [];
    return prompt === "" ? undefined : { scene, prompt, seconds: secondsFor(prompt) };
  };
  for (const raw of linesOf(script)) {
    const line = raw.trim();
    const heading = headingOf(line);
    const isBeat = BULLET.test(line);
    if (line === "" || heading !== undefined || isBeat || LAYOUT.test(line)) {
      const done = shot();
      if (done !== undefined) yield done;
    }
    if (heading !== undefined) scene = heading;
    else if (line !== "" && !LAYOUT.test(line)) lines.push(isBeat ? line.replace(BULLET, "") : line);
  }
  const last = shot();
  if (last !== undefined) yield last;
}

/** One at a time: a script is not cut into a list of all its lines at once. */
function* linesOf(text: string): Generator<string> {
  const plain = text.charCodeAt(0) === 0xfeff ? text.slice(1) : text;
  let start = 0;
  for (;;) {
    const end = plain.indexOf("\n", start);
    if (end < 0) break;
    yield plain.slice(start, end).replace(/\r$/, "");
    start = end + 1;
  }
  yield plain.slice(start).replace(/\r$/, "");
}

/** What a paragraph takes on screen, to the half second: a guess that the editor sets right. */
export function secondsFor(prompt: string): number {
  const words = prompt.split(/\s+/).filter((word) => word !== "").length;
  return Math.min(LONGEST, Math.max(SHORTEST, Math.round((2 * words) / WORDS_A_SECOND) / 2));
}
