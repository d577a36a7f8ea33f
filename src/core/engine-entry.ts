/** An engine as the editor added it in Settings. The key is not here: it lies in SecureStorage under the entry's id. */

import { addressOf } from "./address";
import type { Destination, DialectName, WireName } from "./job";

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

/**
 * The entry that can ask after what was sent `to` there, with the address that it was sent to; absent when there is none.
 * An entry may have been given another address since, or been removed and added again under another id. `keyMayGo`: its key
 * belongs to that address; a key goes to no origin but the one that it was entered for.
 */
export function whoHas(
  entries: readonly EngineEntry[],
  to: Destination,
): { readonly entry: EngineEntry; readonly keyMayGo: boolean } | undefined {
  const origin = addressOf(to.address)?.origin;
  const alike = entries.filter(({ wire }) => wire === to.wire);
  const first = (some: readonly EngineEntry[]): EngineEntry | undefined =>
    some.find(({ id }) => id === to.engineId) ?? some[0];
  const there = first(alike.filter(({ address }) => (addressOf(address)?.base ?? address) === to.address));
  if (there !== undefined) return { entry: there, keyMayGo: true };
  const near = first(alike.filter(({ address }) => addressOf(address)?.origin === origin));
  if (near !== undefined) return { entry: { ...near, address: to.address }, keyMayGo: true };
  const moved = alike.find(({ id }) => id === to.engineId);
  return moved === undefined ? undefined : { entry: { ...moved, address: to.address }, keyMayGo: false };
}
