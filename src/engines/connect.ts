/** From an entry in Settings to an engine that can be asked. */

import { judgeAddress } from "../core/address";
import { dialectOf, type EngineEntry } from "../core/engine-entry";
import { StudioError } from "../core/failure";
import type { Engine } from "./engine";
import { Line, type LineOutside } from "./line";
import { DIALECT } from "./openai-videos/dialects";
import { openAiVideos } from "./openai-videos/engine";
import { openRouter } from "./openrouter";

/** @throws StudioError `address-refused` */
export function connect(entry: EngineEntry, outside: LineOutside): Engine {
  const judged = judgeAddress(entry.address, entry.privateHttp);
  if (judged.kind === "refused") {
    throw new StudioError({ kind: "address-refused", host: entry.address, why: judged.why });
  }
  const line = new Line(judged.address, outside);
  const costsNothing = entry.costs === "nothing";
  const { id: engineId } = entry;
  switch (entry.wire) {
    case "openrouter":
      return openRouter(line, { engineId, costsNothing });
    case "openai-videos": {
      const name = dialectOf(entry);
      return openAiVideos(line, { engineId, costsNothing, dialect: name === undefined ? undefined : DIALECT[name] });
    }
  }
}
