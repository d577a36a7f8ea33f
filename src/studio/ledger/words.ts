/**
 * Names and notes that lines of a ledger refer to by an id: `ledger/<device>.words.json` in the home of the takes. They are
 * personal data, so they can be erased, while the ledger, which is chained, stays as it is. One device writes a file; what it
 * erased of others' words is a list in its own, which every device honours.
 */

import { list as listOf, Misfit, object, oneOf, parse, text, type Decoder } from "../../core/decode";
import { StudioError } from "../../core/failure";
import { exists, list, makeFolder } from "../../uxp/files";
import { joinPath } from "../../uxp/paths";
import { maybeReadText, writeText } from "../../uxp/texts";
import { LEDGER_FOLDER } from "./ledger-sheet";
import type { Word } from "./ledger-state";
import { inTurn } from "../in-turn";
import type { Log } from "../log";

const ENDING = ".words.json";

interface WordsFile {
  readonly words: readonly { readonly id: string; readonly text: string }[];
  /** Ids, of any device's words. */
  readonly erased: readonly string[];
}

const wordsFile: Decoder<WordsFile> = object(({ read }) => {
  read("schema", oneOf("pickup.words"));
  return {
    words: read("words", listOf(object((one) => ({ id: one.read("id", text), text: one.read("text", text) })))),
    erased: read("erased", listOf(text)),
  };
});

export interface WordsOutside {
  readonly log: Log;
  readonly newId: () => string;
}

export class Words {
  readonly #outside: WordsOutside;
  #homes: readonly string[] = [];
  #device = "";
  #texts: ReadonlyMap<string, string> = new Map();
  #erased: ReadonlySet<string> = new Set();
  readonly #inTurn = inTurn();
  #readings = 0;
  #onErased: ((ids: readonly string[]) => Promise<void>) | undefined;

  constructor(outside: WordsOutside) {
    this.#outside = outside;
  }

  /** Another project's. Never rejects: what cannot be read is in the log, and its words are unknown. */
  async open(homes: readonly string[], device: string): Promise<void> {
    this.#homes = homes;
    this.#device = device;
    await this.read();
    await this.#purge();
  }

  /** Reads what others added since. The reading that began last holds: one from before an erasure brings nothing back. Never rejects. */
  async read(): Promise<void> {
    const mine = (this.#readings += 1);
    const files: WordsFile[] = [];
    for (const home of this.#homes) {
      for (const name of await this.#filesIn(home)) {
        const found = await this.#fileAt(joinPath(home, LEDGER_FOLDER, name));
        if (found !== undefined) files.push(found);
      }
    }
    if (mine !== this.#readings) return;
    const erased = new Set(files.flatMap((file) => file.erased));
    const texts = new Map(files.flatMap(({ words }) => words.map((one) => [one.id, one.text] as const)));
    if (isEqual([...texts], [...this.#texts]) && isEqual([...erased], [...this.#erased])) return;
    this.#erased = erased;
    this.#texts = texts;
  }

  /** All that is said and not erased. */
  get all(): readonly { readonly id: string; readonly text: string }[] {
    return [...this.#texts].flatMap(([id, said]) => (this.#erased.has(id) ? [] : [{ id, text: said }]));
  }

  of(id: string): Word {
    if (this.#erased.has(id)) return { kind: "erased" };
    const said = this.#texts.get(id);
    return said === undefined ? { kind: "unknown" } : { kind: "said", text: said };
  }

  /** Another object once words came or were erased: whoever keeps what `of` said knows that it may say otherwise. */
  get reading(): object {
    return this.#texts;
  }

  /** The id of these words, on disk when it resolves. Words that this device keeps already keep their id. @throws StudioError */
  async keep(home: string, said: string): Promise<string> {
    return (await this.keepAll(home, [said])).get(said) ?? "";
  }

  /** As `keep`, of all of them in one writing; ids by text. @throws StudioError */
  async keepAll(home: string, all: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return this.#change(home, (file) => {
      const ids = new Map<string, string>();
      for (const { id, text: known } of file.words) if (!this.#erased.has(id) && !ids.has(known)) ids.set(known, id);
      const fresh = [...new Set(all)].filter((said) => !ids.has(said));
      const words = fresh.map((said) => ({ id: this.#outside.newId(), text: said }));
      for (const { id, text: said } of words) ids.set(said, id);
      return [{ ...file, words: [...file.words, ...words] }, ids];
    });
  }

  /** `listener` hears what is erased here, before erasing is done; it never rejects. */
  whenErased(listener: (ids: readonly string[]) => Promise<void>): void {
    this.#onErased = listener;
  }

  /**
   * Nobody reads them any more, and out of this device's own files they go, in whichever home; of another device's file they are
   * taken when that device opens it next. @throws StudioError
   */
  async erase(home: string, ids: readonly string[]): Promise<void> {
    await this.#change(home, (file) => [{ ...file, erased: [...new Set([...file.erased, ...ids])] }, undefined]);
    await this.#purge();
    await this.#onErased?.(ids);
  }

  #change<T>(home: string, change: (file: WordsFile) => readonly [WordsFile, T]): Promise<T> {
    return this.#inTurn(async () => {
      const folder = joinPath(home, LEDGER_FOLDER);
      const path = joinPath(folder, `${this.#device}${ENDING}`);
      const [changed, answer] = change((await readFile(path)) ?? { words: [], erased: [] });
      const gone = new Set([...this.#erased, ...changed.erased]);
      const words = changed.words.filter(({ id }) => !gone.has(id));
      await makeFolder(folder);
      const record = { schema: "pickup.words", version: 1, words, erased: changed.erased };
      await writeText(path, `${JSON.stringify(record, null, 2)}\n`);
      await this.read();
      return answer;
    });
  }

  /** What was erased, here or by another device, is taken out of this one's file in every home. Never rejects. */
  async #purge(): Promise<void> {
    for (const home of this.#homes) {
      try {
        const own = await readFile(joinPath(home, LEDGER_FOLDER, `${this.#device}${ENDING}`));
        if (own?.words.some(({ id }) => this.#erased.has(id)) !== true) continue;
        await this.#change(home, (file) => [file, undefined]);
      } catch (error) {
        this.#note(error);
      }
    }
  }

  async #filesIn(home: string): Promise<readonly string[]> {
    const folder = joinPath(home, LEDGER_FOLDER);
    try {
      return (await exists(folder)) ? (await list(folder)).filter((name) => name.endsWith(ENDING)) : [];
    } catch (error) {
      this.#note(error);
      return [];
    }
  }

  async #fileAt(path: string): Promise<WordsFile | undefined> {
    try {
      return await readFile(path);
    } catch (error) {
      this.#note(error);
      return undefined;
    }
  }

  #note(error: unknown): void {
    if (!(error instanceof Misfit) && !(error instanceof StudioError)) throw error;
    this.#outside.log.trouble("reading names and notes", error);
  }
}

function isEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/** Absent: there is none. @throws Misfit, StudioError */
async function readFile(path: string): Promise<WordsFile | undefined> {
  const json = await maybeReadText(path);
  return json === undefined ? undefined : parse(json, wordsFile);
}
