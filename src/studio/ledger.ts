/**
 * The ledgers of a project: `ledger/<device>.ndjson` in every folder that holds its takes. This device adds lines to its
 * own, each chained to the one before; those of others are read again whenever what they say matters.
 */

import { StudioError } from "../core/failure";
import {
  kindest,
  LEDGER_VERSION,
  ledgerLine,
  opinionsIn,
  type Entry,
  type LaterLine,
  type LedgerLine,
  type Opinion,
  type TakeMarks,
} from "../core/ledger";
import { exists, list, stat } from "../uxp/files";
import { joinPath } from "../uxp/paths";
import { beginning, chained, headOf, type Head } from "../core/ledger-chain";
import { sumOfText } from "./fingerprint";
import { LineFile } from "./line-file";
import type { Log } from "./log";

export interface LedgerOutside {
  readonly log: Log;
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** One file, as it was read last. */
interface Sheet {
  readonly file: LineFile<LedgerLine | LaterLine>;
  readonly isMine: boolean;
  /** Bytes when it was read; it only grows. Absent: not read yet. */
  readonly bytes?: number;
  readonly lines: readonly (LedgerLine | LaterLine)[];
  /** Where its chain goes on; absent: it has to be read off the file. */
  readonly head?: Head;
}

const FOLDER = "ledger";
const ENDING = ".ndjson";

export class Ledger {
  readonly #outside: LedgerOutside;
  #homes: readonly string[] = [];
  #device = "";
  /** By path. */
  #sheets = new Map<string, Sheet>();
  #marks: ReadonlyMap<string, TakeMarks> = new Map();
  #unread: readonly string[] = [];
  /** What reads and writes wait for: one after another. */
  #last: Promise<unknown> = Promise.resolve();

  constructor(outside: LedgerOutside) {
    this.#outside = outside;
  }

  /** Another project: the ledgers in these folders, and no others. Never rejects. */
  async open(homes: readonly string[], device: string): Promise<void> {
    this.#homes = homes;
    this.#device = device;
    this.#sheets = new Map();
    await this.read();
  }

  /** Reads what was added since, by anybody. Never rejects: what cannot be read is named in `unread`. */
  async read(): Promise<void> {
    await this.#inTurn(async () => {
      const sheets = this.#sheets;
      const unread: string[] = [];
      for (const home of this.#homes) {
        try {
          for (const name of await ledgersIn(home)) await this.#readSheet(home, name, sheets, unread);
        } catch (error) {
          this.#note(home, error, unread);
        }
      }
      // Another project was opened meanwhile.
      if (sheets !== this.#sheets) return;
      this.#unread = unread;
      this.#fold();
    });
  }

  /** Ledgers that could not be read just now: nobody knows what they say. */
  get unread(): readonly string[] {
    return this.#unread;
  }

  /** The very same object until something of it changes. Absent: nobody marked it. */
  marksOf(takeId: string): TakeMarks | undefined {
    return this.#marks.get(takeId);
  }

  /** Names of clips whose takes were removed: not to be given again. */
  get removedClips(): readonly string[] {
    return [...this.#sheets.values()].flatMap(({ lines }) =>
      lines.flatMap((line) => (line.kind === "removed" ? [line.clipName] : [])),
    );
  }

  /** On disk when it resolves, in this device's own file below `home`. @throws StudioError */
  async add(home: string, entries: readonly Entry[]): Promise<void> {
    if (entries.length === 0) return;
    await this.#inTurn(async () => {
      const name = `${this.#device}${ENDING}`;
      const path = joinPath(home, FOLDER, name);
      const sheet = this.#sheets.get(path) ?? this.#newSheet(home, name);
      const at = this.#outside.now().toISOString();
      const envelope = { schema: "pickup.ledger", version: LEDGER_VERSION, at, device: this.#device } as const;
      const lines = entries.map((entry): LedgerLine => ({ ...envelope, ...entry }));
      const { head: known, ...rest } = sheet;
      let head = known ?? (await this.#headOf(sheet, at));
      const texts = lines.map((line) => {
        const next = chained({ ...line }, head, sumOfText);
        head = next.head;
        return next.line;
      });
      // Should the disk refuse, nobody knows how much of it is there: the chain is read off the file then.
      this.#sheets.set(path, rest);
      await sheet.file.append(texts);
      this.#sheets.set(path, { ...sheet, lines: [...sheet.lines, ...lines], head });
      this.#fold();
    });
  }

  async #headOf({ file }: Sheet, at: string): Promise<Head> {
    const found = await file.text();
    // A half line is ended before anything is added.
    const text = found === "" || found.endsWith("\n") ? found : `${found}\n`;
    return headOf(text, sumOfText) ?? beginning(`${this.#device} ${at}`, text, sumOfText);
  }

  #inTurn(task: () => Promise<void>): Promise<void> {
    const mine = this.#last.then(task);
    this.#last = mine.catch(() => undefined);
    return mine;
  }

  async #readSheet(home: string, name: string, sheets: Map<string, Sheet>, unread: string[]): Promise<void> {
    const path = joinPath(home, FOLDER, name);
    const known = sheets.get(path) ?? this.#newSheet(home, name);
    try {
      const bytes = (await stat(path))?.size ?? 0;
      // Nobody else writes this device's own, so what is known of it is all of it.
      if (known.bytes !== undefined && (known.isMine || known.bytes === bytes)) return;
      sheets.set(path, { ...known, bytes, lines: await known.file.read(() => this.#outside.sleep(0)) });
    } catch (error) {
      this.#note(path, error, unread);
    }
  }

  #newSheet(home: string, name: string): Sheet {
    const file = new LineFile(name, ledgerLine, () => Promise.resolve(joinPath(home, FOLDER)));
    return { file, isMine: name === `${this.#device}${ENDING}`, lines: [] };
  }

  #fold(): void {
    const mine: ReadonlyMap<string, Opinion>[] = [];
    const theirs: ReadonlyMap<string, Opinion>[] = [];
    // One file is one opinion, also a copy that a syncing drive made of somebody's: the kindest counts.
    for (const { isMine, lines } of this.#sheets.values()) (isMine ? mine : theirs).push(opinionsIn(lines));
    const marks = new Map<string, TakeMarks>();
    for (const takeId of new Set([...mine, ...theirs].flatMap((opinions) => [...opinions.keys()]))) {
      const own = kindest(mine.map((opinions) => opinions.get(takeId)));
      const others = kindest(theirs.map((opinions) => opinions.get(takeId)));
      const before = this.#marks.get(takeId);
      const same = before?.mine === own && before?.others === others;
      marks.set(takeId, before !== undefined && same ? before : marksFrom(own, others));
    }
    this.#marks = marks;
  }

  #note(what: string, error: unknown, unread: string[]): void {
    if (!(error instanceof StudioError)) throw error;
    this.#outside.log.trouble("reading a ledger", error);
    unread.push(what);
  }
}

function marksFrom(mine: Opinion | undefined, others: Opinion | undefined): TakeMarks {
  return { ...(mine === undefined ? {} : { mine }), ...(others === undefined ? {} : { others }) };
}

async function ledgersIn(home: string): Promise<readonly string[]> {
  const folder = joinPath(home, FOLDER);
  if (!(await exists(folder))) return [];
  return (await list(folder)).filter((name) => name.endsWith(ENDING));
}
