/**
 * Who asked for a take, by name: only where that person wants it in the files. take.json refers to it by an id, the name itself
 * stands among the words, and metadata spell it out.
 */

import { isWire } from "../../core/job";
import type { Take } from "../../core/take";
import { optional } from "../placing/bring";
import type { Life } from "../takes/life";
import type { Log } from "../log";
import { homeOf, type Shelved } from "../disk/shelf";
import type { Settings } from "../settings";
import type { Words } from "../ledger/words";

export interface PromptWriterOutside {
  readonly words: Words;
  readonly log: Log;
  readonly device: () => string;
  /** As `nameInFiles`. Absent: they do not want it, or never said who they are. */
  readonly consenting: () => string | undefined;
}

/** Who sits here, where they want their name in the files. */
export function nameInFiles({ nameInFiles: wanted, person = "" }: Settings): string | undefined {
  return wanted === true && person.trim() !== "" ? person.trim() : undefined;
}

export class PromptWriter {
  readonly #outside: PromptWriterOutside;

  constructor(outside: PromptWriterOutside) {
    this.#outside = outside;
  }

  /**
   * As the metadata of that take may say it. Absent: nobody wanted it, the name was erased or cannot be read, or nobody at this
   * machine, which asked for it, wants it any more.
   */
  nameOf({ owner, promptWriter }: Take): string | undefined {
    const { words, device, consenting } = this.#outside;
    if (promptWriter === undefined) return undefined;
    if (owner === device() && consenting() === undefined) return undefined;
    const said = words.of(promptWriter);
    return said.kind === "said" ? said.text : undefined;
  }

  /** What notes, in a take that is asked for now, who asked for it. What is drawn here has no prompt that went to any AI. */
  signs({ take, folder }: Shelved): (life: Life) => Promise<void> {
    const { words, log, consenting } = this.#outside;
    const name = isWire(take.recipe.engine) && take.state.kind === "asked" ? consenting() : undefined;
    if (name === undefined) return () => Promise.resolve();
    return (life) =>
      optional({ log }, `who asked for ${take.clipName}`, async () => {
        const promptWriter = await words.keep(homeOf({ folder }), name);
        await life.happens({ kind: "signed", promptWriter }, { step: "preparing" });
      });
  }
}
