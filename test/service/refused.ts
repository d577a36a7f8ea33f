/** A no, before a tongue has put it into its words; and those that more than one of them has. */

/** One entry of FastAPI's `{"detail": […]}`. */
export interface Misfit {
  readonly type: string;
  readonly loc: readonly [where: "body" | "query", field: string];
  readonly msg: string;
  readonly input: unknown;
  readonly ctx?: Readonly<Record<string, unknown>>;
}

export interface Refused {
  /** HTTP's, 400 to 599. */
  readonly status: number;
  readonly message: string;
  readonly code?: string;
  /** The field that it is about. */
  readonly param?: string;
  /** FastAPI's list, where its framework refuses before the server has seen anything. */
  readonly misfits?: readonly Misfit[];
}

/** What OpenAI's specification allows a prompt, in letters as Unicode counts them. */
export const LONGEST_PROMPT = 32_000;

export const UNPARSED: Refused = { status: 400, message: "We could not parse the JSON body of your request." };

export const NOT_FOUND: Refused = { status: 404, message: "Video not found" };

export const NOT_READY: Refused = { status: 404, message: "Generation is still in-progress" };

/** As OpenAI words it. */
export function missingParameter(param: string): Refused {
  const message = `Missing required parameter: '${param}'.`;
  return { status: 400, message, code: "missing_required_parameter", param };
}

/** As OpenAI words it. */
export function unsupported(param: string, value: string, values: readonly string[]): Refused {
  const message = `Invalid value: '${value}'. Supported values are: ${values.map((one) => `'${one}'`).join(", ")}.`;
  return { status: 400, message, code: "invalid_value", param };
}
