/** What servers say when they say no, in all their shapes, as one; and how it is told apart from what says nothing. */

import { fieldsOf, Misfit, type Decoder } from "../core/decode";
import { StudioError, type Failure } from "../core/failure";
import type { Answer } from "./line";

/** A server's own words of refusal. */
export interface Said {
  readonly message: string;
  /** Open: every server has its own. */
  readonly code?: string;
  readonly type?: string;
  /** The field it is about, where it says so. */
  readonly param?: string;
}

/** The body as JSON. @throws StudioError `engine-nonsense` for a web page, for half a body, for anything else. */
export function jsonOf(answer: Answer, host: string): unknown {
  const { text } = answer;
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const page = /^\s*</.test(text);
    const why = page ? "a web page came instead of an answer" : text === "" ? "the answer is empty" : "it is no JSON";
    throw new StudioError({ kind: "engine-nonsense", host, why }, { cause: error });
  }
}

/** What the body holds, as `decode` reads it. @throws StudioError `engine-nonsense` for what does not fit */
export function decodedFrom<T>(answer: Answer, host: string, decode: Decoder<T>): T {
  try {
    return decode(jsonOf(answer, host), "");
  } catch (error) {
    if (!(error instanceof Misfit)) throw error;
    throw new StudioError({ kind: "engine-nonsense", host, why: error.message }, { cause: error });
  }
}

/**
 * What a refusal says: OpenAI's `{error: {message, type, param, code}}`, FastAPI's `{detail: "…"}` or `{detail: [{loc,
 * msg}]}`, `{error: "…"}`, `{message: "…"}`. Absent when the body is none of them: then a proxy spoke, or nobody.
 */
export function saidBy(value: unknown): Said | undefined {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const fields = new Map<string, unknown>(Object.entries(value));
  const error = fields.get("error");
  if (typeof error === "string") return { message: plain(error) };
  if (typeof error === "object" && error !== null && !Array.isArray(error)) return envelope(error);
  const detail = fields.get("detail");
  if (typeof detail === "string") return { message: plain(detail) };
  if (Array.isArray(detail)) return validation(detail);
  if (typeof detail === "object" && detail !== null) return saidBy(detail) ?? envelope(detail);
  const message = fields.get("message");
  return typeof message === "string" ? { message: plain(message) } : undefined;
}

function envelope(error: object): Said | undefined {
  const { read } = fieldsOf(error, "error");
  const word = (name: string): string | undefined =>
    read(name, (value) =>
      typeof value === "string" && value !== "" ? value : typeof value === "number" ? String(value) : undefined,
    );
  const message = word("message");
  const code = word("code");
  const type = word("type");
  const param = word("param");
  if (message === undefined && code === undefined) return undefined;
  return {
    message: plain(message ?? code ?? ""),
    ...(code === undefined ? {} : { code }),
    ...(type === undefined ? {} : { type }),
    ...(param === undefined ? {} : { param }),
  };
}

/** A form that was filled in wrongly, whatever words its fields have. */
const VALIDATION = "validation";

/** FastAPI's list of what is wrong: the last part of `loc` is the field. */
function validation(all: readonly unknown[]): Said {
  const one = (value: unknown): { readonly field: string; readonly words: string } => {
    if (typeof value !== "object" || value === null) return { field: "", words: String(value) };
    const fields = new Map<string, unknown>(Object.entries(value));
    const loc = fields.get("loc");
    const last: unknown = Array.isArray(loc) ? loc[loc.length - 1] : undefined;
    const words = fields.get("msg");
    return { field: typeof last === "string" ? last : "", words: typeof words === "string" ? words : "" };
  };
  const found = all.map(one);
  const message = found.map(({ field, words }) => (field === "" ? words : `${field}: ${words}`)).join("; ");
  const [first] = found;
  const param = first === undefined || first.field === "" ? {} : { param: first.field };
  return { message: plain(message), type: VALIDATION, ...param };
}

/** Text from a server is text: one line, and not a page of it. */
function plain(text: string): string {
  const line = text.replace(/\s+/g, " ").trim();
  return line.length > 500 ? `${line.slice(0, 499)}…` : line;
}

const MODERATION_CODE = /moderation|content[_-]?polic|safety|sentinel|sensitive|guardrail|prohibited/i;
const MODERATION_WORDS =
  /moderation|content polic|usage polic|safety (system|filter|check)|guardrail|sensitive ?content|inappropriate (content|prompt|image|material|request)|nsfw|not allowed by our|\bflagged\b|real (people|person)|public figure/i;

/** By code or by words: codes are open, and some servers have none. */
export function isModeration({ message, code, type }: Said): boolean {
  if (type === VALIDATION) return false;
  return MODERATION_CODE.test(code ?? "") || MODERATION_CODE.test(type ?? "") || MODERATION_WORDS.test(message);
}

/** Seconds that a 429 or 503 asks to wait; a date is read by the server's own clock. Absent when it did not say. */
export function retryAfterOf({ header, ahead }: Answer, now: Date): number | undefined {
  const said = header("retry-after");
  if (said === undefined) return undefined;
  if (/^\d+(\.\d+)?$/.test(said.trim())) return Number(said);
  const at = Date.parse(said);
  return Number.isNaN(at) ? undefined : Math.max(0, (at - ahead - now.getTime()) / 1000);
}

/**
 * A read that was answered with no: what it is towards the editor. 404 is for the caller to judge: it may be a job, a
 * result, or a route that the server has not.
 */
export function readFailure(answer: Answer, host: string, now: Date): Failure {
  const { status } = answer;
  if (status === 401 || status === 403) return { kind: "key-refused", host };
  const after = retryAfterOf(answer, now);
  const retry = after === undefined ? {} : { retryAfter: after };
  if (status === 429) return { kind: "engine-busy", host, ...retry };
  if (status >= 500) return { kind: "unreachable", host, why: `it answers ${status}`, ...retry };
  return { kind: "engine-refused", host, status, message: messageOf(answer) };
}

/** The server's words for a refusal; its status where it has none. */
export function messageOf(answer: Answer): string {
  return saidIn(answer)?.message ?? `it answers ${answer.status}`;
}

/** What an answer's body says; absent where it is no refusal in any shape that is known, or no JSON. */
export function saidIn({ text }: Answer): Said | undefined {
  return saidBy(parsed(text));
}

/** Absent for what is no JSON. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
