/** An engine as the editor added it in Settings. The key is not here: it lies in SecureStorage under the entry's id. */

import type { DialectName, WireName } from "./job";

export interface EngineEntry {
  /** Ours; names the key in SecureStorage. */
  readonly id: string;
  /** For people: `Studio GPU`. */
  readonly name: string;
  readonly wire: WireName;
  /** As requests begin, without a slash at the end: `http://127.0.0.1:8091/v1`. */
  readonly address: string;
  /** `detect`: read from the server's answers, and kept in `detected`. */
  readonly dialect: DialectName | "detect";
  readonly detected?: DialectName;
  /** The editor agreed that prompts and frames go over their own network unencrypted. */
  readonly privateHttp: boolean;
  /** Jobs that may be under way there at once. From 1. */
  readonly atOnce: number;
  /** `nothing`: the editor's own hardware, takes cost nothing. */
  readonly costs: "by-price" | "nothing";
}

/** The dialect to speak: the one set by hand, else the one that was detected; absent until the server was asked. */
export function dialectOf({ dialect, detected }: EngineEntry): DialectName | undefined {
  return dialect === "detect" ? detected : dialect;
}
