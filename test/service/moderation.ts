/**
 * OpenAI's moderation (createModeration in its specification): words and pictures in, a verdict for each category out. What
 * is to be flagged says so itself, `flag:violence/graphic`, in the words or among a picture's bytes.
 */

import { randomBytes } from "node:crypto";
import { json, type Answer } from "./answer";
import { dataIn, type Sent } from "./form";
import type { Tongue } from "./tongue";

/** Whether pictures are looked at for it. */
const CATEGORIES: Readonly<Record<string, boolean>> = {
  harassment: false,
  "harassment/threatening": false,
  hate: false,
  "hate/threatening": false,
  illicit: false,
  "illicit/violent": false,
  "self-harm": true,
  "self-harm/intent": true,
  "self-harm/instructions": true,
  sexual: true,
  "sexual/minors": false,
  violence: true,
  "violence/graphic": true,
};

interface Looked {
  readonly kind: "text" | "image";
  /** What stands in it, as text. */
  readonly words: string;
}

export function moderationAnswer({ refusal }: Tongue, { kind, fields }: Sent): Answer {
  const all = kind === "json" ? inputsIn(fields["input"]) : undefined;
  if (all === undefined) {
    return json(
      400,
      refusal({ status: 400, message: "Invalid value for 'input'.", code: "invalid_value", param: "input" }),
    );
  }
  const model = fields["model"] ?? "omni-moderation-latest";
  return json(200, { id: `modr-${randomBytes(8).toString("hex")}`, model, results: all.map(verdict) });
}

/** One list of things a result: texts have one each, a mixed list has one in all. Absent for what is neither. */
function inputsIn(input: unknown): readonly (readonly Looked[])[] | undefined {
  if (typeof input === "string") return [[{ kind: "text", words: input }]];
  if (!Array.isArray(input) || input.length === 0) return undefined;
  const items: readonly unknown[] = input;
  if (items.every((one): one is string => typeof one === "string")) {
    return items.map((words) => [{ kind: "text", words }]);
  }
  const looked = items.map(lookedIn);
  return looked.every((one): one is Looked => one !== undefined) ? [looked] : undefined;
}

function lookedIn(item: unknown): Looked | undefined {
  if (typeof item !== "object" || item === null || !("type" in item)) return undefined;
  if (item.type === "text" && "text" in item && typeof item.text === "string") {
    return { kind: "text", words: item.text };
  }
  if (item.type !== "image_url" || !("image_url" in item)) return undefined;
  const { image_url: image } = item;
  if (typeof image !== "object" || image === null || !("url" in image) || typeof image.url !== "string")
    return undefined;
  return { kind: "image", words: dataIn(image.url)?.toString("latin1") ?? image.url };
}

function verdict(looked: readonly Looked[]): object {
  const names = Object.keys(CATEGORIES);
  const applied = (name: string): readonly string[] =>
    [...new Set(looked.map(({ kind }) => kind))].filter((kind) => kind === "text" || CATEGORIES[name] === true);
  const flagged = (name: string): boolean =>
    looked.some(({ kind, words }) => applied(name).includes(kind) && new RegExp(`flag:${name}(?![/\\w-])`).test(words));
  return {
    flagged: names.some(flagged),
    categories: Object.fromEntries(names.map((name) => [name, flagged(name)])),
    category_scores: Object.fromEntries(names.map((name) => [name, flagged(name) ? 0.97 : 0.0001])),
    category_applied_input_types: Object.fromEntries(names.map((name) => [name, applied(name)])),
  };
}
