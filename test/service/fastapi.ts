/**
 * What SGLang-Diffusion and vLLM-Omni have from FastAPI and pydantic: the rules that fields are held to, the words for those
 * that do not fit, `{"detail": …}` around every no.
 */

import { wordIn } from "./form";
import type { Job } from "./job";
import type { Misfit, Refused } from "./refused";

export type Rule =
  | { readonly kind: "integer"; readonly least?: number; readonly most?: number }
  | { readonly kind: "number"; readonly least?: number; readonly most?: number; readonly above?: number }
  | { readonly kind: "flag" }
  | { readonly kind: "text" }
  | { readonly kind: "pattern"; readonly pattern: string };

type Fields = Readonly<Record<string, unknown>>;

const FLAGS = ["true", "false", "1", "0", "yes", "no", "on", "off", "t", "f", "y", "n"];

/** Every field that breaks its rule; what was not sent, or has no rule, is left alone. */
export function misfitsIn(rules: Readonly<Record<string, Rule>>, fields: Fields): readonly Misfit[] {
  return Object.entries(rules).flatMap(([field, rule]) => {
    const input = fields[field];
    if (input === undefined || input === null) return [];
    const wrong = wrongWith(rule, input);
    return wrong === undefined ? [] : [{ ...wrong, loc: ["body", field] as const, input }];
  });
}

export function missing(field: string): Misfit {
  return { type: "missing", loc: ["body", field], msg: "Field required", input: null };
}

/** As `misfitsIn`, for one parameter of the query: all of them are text there. */
export function misfitInQuery(field: string, rule: Rule, input: string | null): Misfit | undefined {
  const wrong = input === null ? undefined : wrongWith(rule, input);
  return wrong === undefined ? undefined : { ...wrong, loc: ["query", field], input };
}

/** The same as one text, which servers pass on that build their model by hand. */
export function asOneText(misfits: readonly Misfit[], model: string): string {
  const count = misfits.length === 1 ? "1 validation error" : `${misfits.length} validation errors`;
  const each = misfits.map(({ loc, msg, type }) => `${loc[1]}\n  ${msg} [type=${type}]`);
  return `${count} for ${model}\n${each.join("\n")}`;
}

type Wrong = Pick<Misfit, "type" | "msg" | "ctx">;

function wrongWith(rule: Rule, input: unknown): Wrong | undefined {
  switch (rule.kind) {
    case "text":
      return typeof input === "string" ? undefined : { type: "string_type", msg: "Input should be a valid string" };
    case "pattern": {
      const { pattern } = rule;
      if (typeof input === "string" && new RegExp(pattern).test(input)) return undefined;
      return { type: "string_pattern_mismatch", msg: `String should match pattern '${pattern}'`, ctx: { pattern } };
    }
    case "flag":
      if (typeof input === "boolean" || FLAGS.includes(String(input).toLowerCase())) return undefined;
      return { type: "bool_parsing", msg: "Input should be a valid boolean, unable to interpret input" };
    case "integer":
    case "number": {
      const value = typeof input === "number" ? input : typeof input === "string" ? numberIn(input) : Number.NaN;
      const noun = rule.kind === "integer" ? "integer" : "number";
      if (Number.isNaN(value)) {
        const type = rule.kind === "integer" ? "int_parsing" : "float_parsing";
        return {
          type,
          msg: `Input should be a valid ${noun}, unable to parse string as ${rule.kind === "integer" ? "an" : "a"} ${noun}`,
        };
      }
      if (rule.kind === "integer" && !Number.isInteger(value)) {
        return typeof input === "number"
          ? { type: "int_from_float", msg: "Input should be a valid integer, got a number with a fractional part" }
          : { type: "int_parsing", msg: "Input should be a valid integer, unable to parse string as an integer" };
      }
      return outside(rule, value);
    }
  }
}

function numberIn(text: string): number {
  return /^\s*[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?\s*$/i.test(text) ? Number(text) : Number.NaN;
}

function outside(
  { least, most, above }: { readonly least?: number; readonly most?: number; readonly above?: number },
  value: number,
): Wrong | undefined {
  if (least !== undefined && value < least) {
    return { type: "greater_than_equal", msg: `Input should be greater than or equal to ${least}`, ctx: { ge: least } };
  }
  if (most !== undefined && value > most) {
    return { type: "less_than_equal", msg: `Input should be less than or equal to ${most}`, ctx: { le: most } };
  }
  if (above !== undefined && value <= above) {
    return { type: "greater_than", msg: `Input should be greater than ${above}`, ctx: { gt: above } };
  }
  return undefined;
}

/** A text, or the list where the framework refused before the server saw anything. */
export function detail({ message, misfits }: Refused): object {
  return { detail: misfits ?? message };
}

export function unrouted(status: 404 | 405): object {
  return { detail: status === 404 ? "Not Found" : "Method Not Allowed" };
}

export function unprocessable(misfits: readonly Misfit[]): Refused {
  return { status: 422, message: "", misfits };
}

/** Fields that both have. */
export const COMMON: Readonly<Record<string, Rule>> = {
  fps: { kind: "integer" },
  num_frames: { kind: "integer" },
  seed: { kind: "integer" },
  num_outputs_per_prompt: { kind: "integer", least: 1, most: 10 },
  num_inference_steps: { kind: "integer" },
  guidance_scale: { kind: "number" },
  flow_shift: { kind: "number" },
  enable_frame_interpolation: { kind: "flag" },
  frame_interpolation_exp: { kind: "integer" },
  frame_interpolation_scale: { kind: "number" },
};

export const USUAL_FPS = 24;

/** Frames and rate as both servers settle them: `num_frames` before `seconds`, 24 a second where nobody says. */
export function lengthOf({ fields, seconds }: Job): { readonly frames: number | undefined; readonly fps: number } {
  const fps = Number(wordIn({ fields }, "fps")) || USUAL_FPS;
  const frames = Number(wordIn({ fields }, "num_frames"));
  if (frames > 0) return { frames, fps };
  return { frames: seconds === "" ? undefined : Math.round(Number(seconds) * fps), fps };
}

export function isJson(value: string): boolean {
  try {
    JSON.parse(value);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}
