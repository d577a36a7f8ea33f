/** The free parts of a prompt: what is done, spoken and heard. Only what its own marks set off: a list, quotation marks, “sound of”. */

import { fold } from "./vocabulary";

export interface Part {
  /** `sign`: quoted, and nobody speaks it. */
  readonly part: "action" | "dialogue" | "sound" | "negative" | "sign";
  /** As it is listed, without marks. */
  readonly text: string;
  /** In code units of the whole text; `end` is exclusive. Several of one sentence share its place. */
  readonly start: number;
  readonly end: number;
}

export function readParts(text: string): readonly Part[] {
  const listed = sections(text);
  const spoken = quotations(text).filter((part) => !within(part, listed));
  const heard = sounds(text).filter((part) => !within(part, [...listed, ...spoken]));
  const done = beats(text).filter((part) => !within(part, [...listed, ...spoken, ...heard]));
  return [...listed, ...spoken, ...heard, ...done].sort((one, other) => one.start - other.start);
}

function within(part: Part, others: readonly Part[]): boolean {
  return others.some(({ start, end }) => part.start < end && part.end > start);
}

const HEADINGS = {
  action: /^\s*actions?\s*:/,
  dialogue: /^\s*dialogues?\s*:/,
  sound: /^\s*(?:(?:background |ambient )?sounds?|audio|(?:fond )?sonore|sons?|bruitages?|ambiance sonore)\s*:/,
} as const;

type Listed = keyof typeof HEADINGS;

const LISTED: readonly Listed[] = ["action", "dialogue", "sound"];

/** `Actions:`, `Dialogue:`, `Background Sound:` and the lines below each, up to an empty line or another heading. */
function sections(text: string): readonly Part[] {
  const found: Part[] = [];
  let open: Listed | undefined;
  for (const { line, start } of linesOf(text)) {
    const folded = fold(line);
    const heading = LISTED.find((one) => HEADINGS[one].test(folded));
    const headingLength = heading === undefined ? 0 : (HEADINGS[heading].exec(folded)?.[0].length ?? 0);
    open = heading ?? (line.trim() === "" || /^\s*[\p{L} ]+:\s*$/u.test(line) ? undefined : open);
    if (open === undefined) continue;
    const said = line.slice(headingLength);
    const thing = said.replace(BULLET, "").trim();
    if (thing === "") continue;
    const from = start + headingLength + said.indexOf(thing);
    found.push({ part: open, text: thing, start: from, end: from + thing.length });
  }
  return found;
}

function linesOf(text: string): readonly { readonly line: string; readonly start: number }[] {
  let start = 0;
  return text.split("\n").map((line) => {
    const one = { line, start };
    start += line.length + 1;
    return one;
  });
}

const QUOTED = /“([^”]*)”|"([^"\n]*)"|«\s*([^»]*?)\s*»/g;
const SPEAKS =
  /\b(?:says?|said|asks?|whispers?|shouts?|answers?|repl(?:y|ies)|murmurs?|yells?|mutters?|calls?|dit|demande|murmure|crie|repond|chuchote|souffle|lance|hurle)\b/;

/** Spoken where a speaker or a verb of speech stands beside it in its sentence; else a sign, a title, a name. */
function quotations(text: string): readonly Part[] {
  return [...text.matchAll(QUOTED)].map((match): Part => {
    const start = match.index;
    const end = start + match[0].length;
    const words = match[1] ?? match[2] ?? match[3] ?? "";
    const before = /[^.!?\n]*$/.exec(text.slice(0, start))?.[0] ?? "";
    const after = /^[^.!?\n]*/.exec(text.slice(end))?.[0] ?? "";
    const lead = /(?:^|[,;-]\s*)\s*([\p{Lu}][\p{L}' -]{0,40}?)\s*[:,]?\s*$/u.exec(before)?.[1] ?? "";
    const verb = SPEAKS.exec(fold(lead));
    const speaker = (verb === null ? (/:\s*$/.test(before) ? lead : "") : lead.slice(0, verb.index)).trim();
    if (speaker !== "" && !/^(?:s?he|they|it|ils?|elles?|on)\b/i.test(speaker)) {
      return { part: "dialogue", text: `${speaker}: ${words}`, start, end };
    }
    const spoken = SPEAKS.test(fold(before)) || SPEAKS.test(fold(after));
    return { part: spoken ? "dialogue" : "sign", text: words, start, end };
  });
}

const HEARD =
  /(?<![\p{L}\p{N}])(?<!\b(?:no|without|sans|aucun|pas de) )(?:(?:the |a |le |la |un |des |les )?(?:(?:distant|faint|loud|soft|low|muffled|lointain|sourd) )?(?:sounds?|noise|hum|roar|rumble|murmur|bruits?|sons?|grondement|murmure|bourdonnement)(?: lointains?)? (?:of |du |des |d'|de )|we hear |on entend )[^.,;:!?\n]+|(?<=^|[.,;:!?\n]\s*)(?!(?:no|without|sans|pas)\b)(?:[\p{L}'-]+ ){0,4}(?:music|musique)(?: [\p{L}'-]+){0,3}(?=\s*(?:$|[.,;:!?\n]))/gu;

function sounds(text: string): readonly Part[] {
  return [...fold(text).matchAll(HEARD)].map((match): Part => {
    const start = match.index;
    const end = start + match[0].trimEnd().length;
    return { part: "sound", text: text.slice(start, end), start, end };
  });
}

const BULLET = /^\s*(?:[-–—•*]|\d+[.)])\s+/;
const THEN = /\s*[,;]?\s+(?:(?:and |et )?(?:then|puis|ensuite))\s+/;

/** Lines of a list, and sentences that go on with “then”. */
function beats(text: string): readonly Part[] {
  const found: Part[] = [];
  for (const { line, start } of linesOf(text)) {
    const bullet = BULLET.exec(line)?.[0];
    if (bullet !== undefined) {
      const thing = line.slice(bullet.length).trimEnd();
      if (thing !== "")
        found.push({
          part: "action",
          text: thing,
          start: start + bullet.length,
          end: start + bullet.length + thing.length,
        });
      continue;
    }
    for (const match of line.matchAll(/[^.!?…]+/g)) {
      const sentence = match[0].trim();
      const steps = sentence.split(THEN);
      const from = start + match.index + match[0].indexOf(sentence);
      if (steps.length < 2) continue;
      for (const step of steps) found.push({ part: "action", text: step, start: from, end: from + sentence.length });
    }
  }
  return found;
}
