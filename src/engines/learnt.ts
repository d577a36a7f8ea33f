/**
 * What a refusal teaches: which field, what was refused, and what the engine says that it takes instead. Only sentences
 * that plainly name values or ends are read; of any other, no more is kept than that this very value was refused.
 */

import { LEARNABLE, type LearntLimit } from "../core/capability";
import { wordsSent, type Recipe } from "../core/recipe";
import type { Said } from "./answers";

type Field = LearntLimit["field"];
/** A model that is not there and a seed that is not wanted are no limits: they only keep their words from being read as one. */
type Topic = Field | "seed" | "model";

/** How servers name a field in `param`, to the letter. */
const PARAMS: ReadonlyMap<string, Topic> = new Map([
  ["seconds", "seconds"],
  ["duration", "seconds"],
  ["num_frames", "seconds"],
  ["size", "size"],
  ["resolution", "size"],
  ["aspect_ratio", "size"],
  ["width", "size"],
  ["height", "size"],
  ["input_reference", "reference"],
  ["reference_url", "reference"],
  ["image_reference", "reference"],
  ["frame_images", "reference"],
  ["fps", "fps"],
  ["negative_prompt", "negative"],
  ["prompt", "prompt"],
  ["seed", "seed"],
  ["model", "model"],
]);

/** Words by which servers name a field in a sentence. The first that fits wins. */
const TOPICS: readonly (readonly [Topic, RegExp])[] = [
  [
    "reference",
    /input_reference|reference_url|reference image|inpaint image|image_reference|first.?frame|frame_images/i,
  ],
  ["seconds", /\bseconds?\b|\bduration|num_frames/i],
  ["size", /\bsizes?\b|resolution|\bwidth\b|\bheight\b|aspect/i],
  ["fps", /\bfps\b|frame.?rate/i],
  ["negative", /negative_prompt|negative prompt/i],
  ["prompt", /prompt.*(long|length|character)|string_above_max_length/i],
  ["seed", /\bseed\b/i],
  ["model", /\bmodel\b/i],
];

/** How long to wait is no length of a take. */
const WAITING = /\b(?:in|after|within|every|another)\s+\d+(?:\.\d+)?\s*(?:s|secs?|seconds?)\b/gi;

/** Absent when the refusal names no field of which something can be learnt. */
export function learntFrom({ message, param, code }: Said, recipe: Recipe, now: Date): LearntLimit | undefined {
  const plain = message.replace(WAITING, "");
  const topic = PARAMS.get(param ?? "") ?? topicOf(`${plain} ${code ?? ""}`);
  const field = LEARNABLE.find((one) => one === topic);
  if (field === undefined) return undefined;
  const words = about(field, plain);
  const at = now.toISOString();
  if (field === "reference" && /\brequired\b(?! (?:width|height|size))|must be provided/i.test(words)) {
    // Where one was sent, it wants something else than a frame.
    return recipe.references.length > 0 ? undefined : { field, refused: "", needed: true, message, at };
  }
  const refused = refusedIn(field, recipe);
  if (!isLimit(field, refused, words)) return undefined;
  return { field, refused, message, at, ...limitsIn(field, refused, words) };
}

/** A prompt that is missing, or a negative one that is too long, is no limit of what the engine takes. */
function isLimit(field: Field, refused: string, words: string): boolean {
  switch (field) {
    case "prompt":
      return refused !== "0" && /long|length|character|exceed|maximum|at most/i.test(words);
    case "negative":
      return (
        refused !== "" &&
        /not (?:supported|permitted|allowed|accepted)|unsupported|un(?:known|expected|recogni[sz]ed)/i.test(words)
      );
    case "seconds":
    case "size":
    case "fps":
    case "reference":
      return true;
  }
}

function topicOf(words: string): Topic | undefined {
  return TOPICS.find(([, pattern]) => pattern.test(words))?.[0];
}

/** From the sentence that names the field up to one that names another: the numbers of that are not this one's. */
function about(field: Field, message: string): string {
  const sentences = message.split(/(?<=[.;])\s+/).map((words) => ({ words, topic: topicOf(words) }));
  const from = Math.max(
    0,
    sentences.findIndex(({ topic }) => topic === field),
  );
  const rest = sentences.slice(from);
  const end = rest.findIndex(({ topic }, index) => index > 0 && topic !== undefined && topic !== field);
  return (end < 0 ? rest : rest.slice(0, end)).map(({ words }) => words).join(" ");
}

function refusedIn(field: Field, recipe: Recipe): string {
  const { asked, references } = recipe;
  const { prompt, negative } = wordsSent(recipe);
  switch (field) {
    case "seconds":
      return String(asked?.seconds ?? "");
    case "size":
    case "reference":
      return asked === undefined ? String(references.length) : `${asked.size.width}x${asked.size.height}`;
    case "fps":
      return String(asked?.fps ?? "");
    case "prompt":
      return String(prompt.length);
    case "negative":
      return negative;
  }
}

type Named = Pick<LearntLimit, "takes" | "least" | "most">;

/** Nothing where the values or ends that were read would allow what was refused: then they are about something else. */
function limitsIn(field: Field, refused: string, words: string): Named {
  switch (field) {
    case "size": {
      const takes = enumeratedIn(words, /^['"`]?(\d+)\s?[x×*]\s?(\d+)['"`]?/).map(
        ([, width, height]) => `${width}x${height}`,
      );
      return takes.length === 0 || takes.includes(refused) ? {} : { takes };
    }
    case "seconds":
    case "fps": {
      // A number of frames is no number of seconds, and 4n + 1 is no number at all.
      if (/\bframes\b|num_frames/i.test(words)) return {};
      const takes = enumeratedIn(words, /^['"`]?(\d+(?:\.\d+)?)(?:\s?(?:seconds|secs?|s|fps)\b)?['"`]?/).map(
        ([, one]) => String(Number(one)),
      );
      if (takes.length === 0) return endsIn(words, Number(refused));
      return takes.includes(refused) ? {} : { takes };
    }
    case "prompt": {
      const { most } = /\btokens?\b/i.test(words) ? {} : endsIn(words, Number(refused));
      return most === undefined ? {} : { most };
    }
    case "reference":
    case "negative":
      return {};
  }
}

/** What a list of values begins with. The values follow at once, or there is no list. */
const ENUMERATES = [
  /\bone of\b/gi,
  /\b(?:supported|allowed|valid|accepted|permitted|available|enum|choices|options|expected)\w*\b[^.;:=]{0,40}?(?:\b(?:are|is)\b|["']?\s?[:=])/gi,
  /\bshould be(?=\s+['"`])/gi,
];
const BETWEEN = /^(?:\s*[,|/]\s*(?:(?:and|or)\s+)?|\s+(?:and|or)\s+)/i;
/** What may follow a list: otherwise it was none, as in "15 seconds or less" or "4 to 15". */
const AFTER =
  /^\s*(?:$|[.;)\]}]|(?:,\s*)?(?:for|but|got|not|when|if|with|on)\b|(?:seconds|s|fps|pixels)\s*(?:$|[.;)\]}]))/i;

function enumeratedIn(words: string, item: RegExp): readonly RegExpExecArray[] {
  for (const pattern of ENUMERATES) {
    for (const { 0: said, index } of words.matchAll(pattern)) {
      const found = listAt(words.slice(index + said.length), item);
      if (found.length > 0) return found;
    }
  }
  return [];
}

function listAt(text: string, item: RegExp): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  let rest = text.replace(/^[\s:=([{]+/, "");
  for (;;) {
    const one = item.exec(rest);
    if (one === null) return [];
    found.push(one);
    rest = rest.slice(one[0].length);
    if (AFTER.test(rest)) return found;
    const next = BETWEEN.exec(rest);
    if (next === null) return [];
    rest = rest.slice(next[0].length);
  }
}

const N = String.raw`(\d+(?:\.\d+)?)`;
const BOTH = [
  new RegExp(String.raw`\bbetween ${N}(?:\s?s(?:econds)?)? and ${N}`, "i"),
  new RegExp(String.raw`\bfrom ${N}(?:\s?s(?:econds)?)? to ${N}`, "i"),
  new RegExp(String.raw`\brange(?: of| is|:)?\s*[[(]?\s*${N}\s*(?:,|-|–|to|\.\.+)\s*${N}`, "i"),
];
const MOST = [
  new RegExp(
    String.raw`(?:at most|no (?:more|longer|greater) than|up to|less than or equal to|not exceed|not be (?:more|longer|greater) than|cannot exceed|<=|≤)\s*${N}`,
    "i",
  ),
  new RegExp(String.raw`\bmax(?:imum)?(?:\s[a-z]+){0,3}?(?:\s?[:=])?\s${N}`, "i"),
  new RegExp(String.raw`${N}(?:\s?(?:s|seconds|fps|characters))? or (?:less|fewer|shorter|lower)`, "i"),
];
const LEAST = [
  new RegExp(
    String.raw`(?:at least|no (?:less|fewer|shorter) than|greater than or equal to|not be (?:less|shorter) than|>=|≥)\s*${N}`,
    "i",
  ),
  new RegExp(String.raw`\bmin(?:imum)?(?:\s[a-z]+){0,3}?(?:\s?[:=])?\s${N}`, "i"),
  new RegExp(String.raw`${N}(?:\s?(?:s|seconds|fps|characters))? or (?:more|longer|higher)`, "i"),
];

function endsIn(words: string, refused: number): Pick<LearntLimit, "least" | "most"> {
  const pair = BOTH.map((pattern) => pattern.exec(words)).find((one) => one !== null);
  const least = pair === undefined ? numberIn(LEAST, words) : Number(pair[1]);
  const most = pair === undefined ? numberIn(MOST, words) : Number(pair[2]);
  const isOutside = (least !== undefined && refused < least) || (most !== undefined && refused > most);
  if (!isOutside) return {};
  return { ...(least === undefined ? {} : { least }), ...(most === undefined ? {} : { most }) };
}

function numberIn(patterns: readonly RegExp[], words: string): number | undefined {
  const found = patterns.map((pattern) => pattern.exec(words)).find((one) => one !== null);
  return found === undefined ? undefined : Number(found[1]);
}
