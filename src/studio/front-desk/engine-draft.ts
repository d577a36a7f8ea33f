/** An engine as the editor typed it, made an entry that may be kept; and what documents say of its models. */

import { addressOf, judgeAddress } from "../../core/address";
import type { Capability } from "../../core/capability";
import { dialectOf, type EngineEntry } from "../../core/engine-entry";
import { StudioError } from "../../core/failure";
import { abilities, DIALECT } from "../../engines/openai-videos/dialects";
import { unlisted } from "../../engines/openrouter-list";
import type { EngineDraft } from "../commands";

/** Jobs at once that nobody would call a burst. */
const MOST_AT_ONCE = 50;

/**
 * `before`: as it was kept. `isSameHost`: what was kept for its host still belongs there. `isSamePlace`: what was seen of it
 * still holds. @throws StudioError `address-refused`
 */
export function entryOf(
  draft: EngineDraft,
  before: EngineEntry | undefined,
  newId: () => string,
): { readonly entry: EngineEntry; readonly isSameHost: boolean; readonly isSamePlace: boolean } {
  const judged = judgeAddress(draft.address, draft.privateHttp);
  if (judged.kind === "refused") {
    throw new StudioError({ kind: "address-refused", host: draft.address, why: judged.why });
  }
  const { base, host, origin } = judged.address;
  const { key: _key, id = newId(), name, ...rest } = draft;
  const isSameWire = before?.wire === draft.wire;
  const isSamePlace = isSameWire && before.address === base;
  const entry: EngineEntry = {
    ...rest,
    id,
    name: name.trim() === "" ? host : name.trim(),
    address: base,
    atOnce: Math.min(MOST_AT_ONCE, Math.max(1, Math.round(draft.atOnce))),
    ...(isSamePlace && before.detected !== undefined ? { detected: before.detected } : {}),
  };
  return { entry, isSamePlace, isSameHost: isSameWire && addressOf(before.address)?.origin === origin };
}

/** What documents say of a model, as far as that engine's server can be told it. */
export function writtenDown(entry: EngineEntry, model: string): Capability {
  switch (entry.wire) {
    case "openrouter":
      return unlisted(model);
    case "openai-videos": {
      const dialect = dialectOf(entry);
      return abilities(model, dialect === undefined ? undefined : DIALECT[dialect]);
    }
  }
}
