/** What a refusal teaches: which field, what was refused, and what the engine says that it takes instead. */

import type { LearntLimit } from "../core/capability";
import type { Recipe } from "../core/recipe";
import type { Said } from "./answers";

type Field = LearntLimit["field"];

/** Words by which servers name a field, in their own messages and in `param`. The first that fits wins. */
const FIELDS: readonly (readonly [Field, RegExp])[] = [
  ["reference", /input_reference|reference image|inpaint image|image_reference|first.?frame|frame_images/i],
  ["model", /\bmodel\b.*(mismatch|not found|does not exist|unknown|running)|mismatch.*model/i],
  ["seconds", /\bseconds\b|\bduration\b|num_frames|too long/i],
  ["size", /\bsize\b|resolution|\bwidth\b|\bheight\b|aspect/i],
  ["fps", /\bfps\b|frame.?rate/i],
  ["negative", /negative_prompt|negative prompt/i],
  ["seed", /\bseed\b/i],
  ["prompt", /prompt.*(long|length|character|token)|string_above_max_length/i],
];

/** Absent when the refusal names no field that we send. */
export function learntFrom({ message, param, code }: Said, recipe: Recipe, now: Date): LearntLimit | undefined {
  const words = `${param ?? ""} ${message} ${code ?? ""}`;
  const field = FIELDS.find(([, pattern]) => pattern.test(words))?.[0];
  if (field === undefined) return undefined;
  const refused = refusedIn(field, recipe);
  const takes = takenIn(field, message).filter((one) => one !== refused);
  return { field, refused, message, at: now.toISOString(), ...(takes.length === 0 ? {} : { takes }) };
}

function refusedIn(field: Field, { asked, model, prompt, negative, seed, references }: Recipe): string {
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
    case "seed":
      return String(seed);
    case "model":
      return model;
  }
}

/** What stands in quotes or in a list behind "one of", "supported", "must be", "running". Numbers for lengths, AxB for sizes. */
function takenIn(field: Field, message: string): readonly string[] {
  const behind = /(?:one of|supported[^:]*:|supported values are|must be|allowed[^:]*:|expected|running)(.*)$/i.exec(
    message,
  );
  const rest = behind?.[1];
  if (rest === undefined) return [];
  switch (field) {
    case "seconds":
    case "fps":
      return rest.match(/\d+(?:\.\d+)?/g) ?? [];
    case "size":
      return rest.match(/\d+x\d+/g) ?? [];
    case "model":
      return [...rest.matchAll(/['"`]([^'"`]+)['"`]/g)].flatMap(([, name]) => name ?? []);
    case "prompt":
    case "reference":
    case "seed":
    case "negative":
      return [];
  }
}
