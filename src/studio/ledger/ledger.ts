/**
 * The ledgers of a project: `ledger/<device>.ndjson` in every folder that holds its takes. This device adds lines to its
 * own, each chained to the one before; those of others are read again whenever what they say matters.
 */

import { StudioError } from "../../core/failure";
import type { LedgerLine, TakeMarks } from "../../core/ledger";
import { holds, type Head } from "../../core/ledger-chain";
import type { Entry } from "../../core/ledger-entry";
import { foldedByTime, foldedMarks, withoutCopies } from "../../core/ledger-folding";
import type { HeadsNow } from "../../core/ledger-heads";
import { headOf } from "../../core/ledger-held";
import { stat } from "../../uxp/files";
import { joinPath } from "../../uxp/paths";
import { sumOfText } from "../disk/fingerprint";
import type { Home } from "../disk/home";
import { devicesIn, LEDGER_FOLDER, newSheet, readSheet, sheetPath, type Sheet } from "./ledger-sheet";
import { verifiedIn, type VerifiedLedgers } from "./ledger-verified";
import { writeTo, type ToWrite, type Written } from "./ledger-writing";
import { inTurn } from "../in-turn";
import type { Log } from "../log";

export interface LedgerOutside {
  readonly log: Log;
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Heads that stand outside of the ledgers: what is decided is held to them. @throws StudioError */
  readonly noted: () => Promise<readonly Head[]>;
}

export class Ledger {
  readonly #outside: LedgerOutside;
  #homes: readonly string[] = [];
  /** Of those the ones in which other projects keep theirs as well. */
  #shared: readonly string[] = [];
  #project = "";
  /** This one's id: the name of its own files. */
  device = "";
  /** By path. */
  #sheets = new Map<string, Sheet>();
  /** This device's own of other projects, whose takes are still under way. */
  readonly #elsewhere = new Map<string, Sheet>();
  /** What the disk did not take, by home: it goes before the next. */
  readonly #untold = new Map<string, readonly ToWrite[]>();
  /** As they were read last. */
  #noted: readonly Head[] = [];
  #marks: ReadonlyMap<string, TakeMarks> = new Map();
  #unread: readonly string[] = [];
  #folded: readonly LedgerLine[] | undefined;
  #doubtful: readonly LedgerLine[] | undefined;
  /** Reads and writes. */
  readonly #inTurn = inTurn();

  constructor(outside: LedgerOutside) {
    this.#outside = outside;
  }

  /** Another project: the ledgers in these folders, and no others. Never rejects. */
  async open({ projectId, path, also, local, isShared }: Home, device: string): Promise<void> {
    this.#project = projectId;
    this.#homes = [path, ...also];
    this.#shared = isShared ? [path, ...local] : local;
    this.device = device;
    this.#sheets = new Map();
    this.#elsewhere.clear();
    this.#fold();
    await this.read();
  }

  /** Reads what was added since, by anybody. Never rejects: what cannot be read is named in `unread`. */
  async read(): Promise<void> {
    await this.#inTurn(async () => {
      const sheets = this.#sheets;
      const before = new Map(sheets);
      const unread: string[] = [];
      await this.#readNoted();
      for (const home of this.#homes) {
        try {
          for (const device of await devicesIn(home)) await this.#readSheet(home, device, sheets, unread);
        } catch (error) {
          this.#note(home, error, unread);
        }
      }
      // Another project was opened meanwhile.
      if (sheets !== this.#sheets) return;
      this.#unread = unread;
      if ([...sheets].some(([path, sheet]) => before.get(path) !== sheet)) this.#fold();
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

  /**
   * Every line of every device that this version can read, of decisions those that hold: within a file in its order, files folded
   * by time. Clocks may be wrong, so where it matters who spoke last, both count.
   */
  get lines(): readonly LedgerLine[] {
    this.#folded ??= foldedByTime(withoutCopies([...this.#sheets.values()]));
    return this.#folded;
  }

  /** What is said to be decided in lines that do not hold to their chain or to a head that was noted: it counts for nothing. */
  get doubtful(): readonly LedgerLine[] {
    this.#doubtful ??= foldedByTime(
      withoutCopies([...this.#sheets.values()].map(({ doubtful: lines, texts }) => ({ lines, texts }))),
    );
    return this.#doubtful;
  }

  /** As `lines` and `doubtful`, of those alone. `isShared`: other projects keep theirs in that folder as well. */
  only(
    isWanted: (line: LedgerLine, isShared: boolean) => boolean,
  ): Record<"lines" | "doubtful", readonly LedgerLine[]> {
    const isShared = (path: string): boolean =>
      this.#shared.some((home) => path.startsWith(joinPath(home, LEDGER_FOLDER)));
    const sheets = [...this.#sheets].flatMap(([path, sheet]) => (isShared(path) ? [sheet] : []));
    const shared = new Set(sheets.flatMap(({ lines, doubtful }) => [...lines, ...doubtful]));
    const isKept = (line: LedgerLine): boolean => isWanted(line, shared.has(line));
    return { lines: this.lines.filter(isKept), doubtful: this.doubtful.filter(isKept) };
  }

  /** Names of clips whose takes were removed: not to be given again. */
  get removedClips(): readonly string[] {
    return [...this.#sheets.values()].flatMap(({ lines }) =>
      lines.flatMap((line) => (line.kind === "removed" ? [line.clipName] : [])),
    );
  }

  /** On disk when it resolves, in this device's own file below `home`; of the open project, or of that one. @throws StudioError */
  async add(home: string, entries: readonly Entry[], project = this.#project): Promise<void> {
    if (entries.length === 0) return;
    await this.#inTurn(async () => {
      const before = this.#untold.get(home) ?? [];
      const { left, refused } = await this.#write(home, [...before, ...entries.map((entry) => ({ entry, project }))]);
      const isOlder = ({ entry }: ToWrite): boolean => before.some((one) => one.entry === entry);
      this.#keepUntold(home, left.filter(isOlder));
      if (refused !== undefined && !left.every(isOlder)) throw refused;
    });
  }

  /**
   * As `add`, for what has happened already: what the disk refuses is kept, and goes before the next. That a take was asked
   * for is told once. Never rejects.
   */
  async tell(home: string, entries: readonly Entry[], project: string): Promise<void> {
    await this.#inTurn(async () => {
      const fresh = entries.filter((entry) => !this.#isAsked(home, entry)).map((entry) => ({ entry, project }));
      const told = [...(this.#untold.get(home) ?? []), ...fresh];
      if (told.length > 0) this.#keepUntold(home, (await this.#write(home, told)).left);
    });
  }

  /**
   * Where the ledgers in these homes stand, everybody's, and what stands in `local` ones, which no other machine has. Never
   * rejects: one that cannot be read is left out.
   */
  async heads(homes: readonly string[], local: readonly string[] = []): Promise<HeadsNow> {
    const texts = await this.#textsIn(homes);
    const others = local.length === 0 ? [] : await this.#textsIn(local);
    const isHere = (head: Head): boolean => texts.some((text) => holds(text, head, sumOfText));
    return {
      heads: texts.flatMap((text) => headOf(text, sumOfText, this.#noted) ?? []),
      holds: isHere,
      isLocal: (head) => !isHere(head) && others.some((text) => holds(text, head, sumOfText)),
    };
  }

  async #textsIn(homes: readonly string[]): Promise<readonly string[]> {
    const texts: string[] = [];
    await this.#inTurn(async () => {
      for (const home of homes) {
        try {
          for (const device of await devicesIn(home)) texts.push(await this.#newSheet(home, device).file.text());
        } catch (error) {
          this.#note(home, error, []);
        }
      }
    });
    return texts;
  }

  /** Every ledger of the project held to its chain and to `noted`. @throws StudioError where a folder cannot be listed */
  async verified(noted: readonly Head[]): Promise<VerifiedLedgers> {
    let found: VerifiedLedgers = { files: [], missing: [] };
    await this.#inTurn(async () => {
      found = await verifiedIn(this.#homes, this.device, noted, this.#outside);
    });
    return found;
  }

  /** Facts that happened and that the disk has not taken. */
  get untold(): number {
    return [...this.#untold.values()].reduce((count, entries) => count + entries.length, 0);
  }

  #isAsked(home: string, entry: Entry): boolean {
    if (entry.kind !== "asked") return false;
    const { lines } = this.#ownSheet(home);
    return lines.some((line) => line.kind === "asked" && line.takeId === entry.takeId);
  }

  #ownSheet(home: string): Sheet {
    const path = sheetPath(home, this.device);
    return this.#sheets.get(path) ?? this.#elsewhere.get(path) ?? this.#newSheet(home, this.device);
  }

  /** What the disk did not take, and why. Never rejects with a StudioError. */
  async #write(home: string, entries: readonly ToWrite[]): Promise<Pick<Written, "left" | "refused">> {
    const sheets = this.#homes.includes(home) ? this.#sheets : this.#elsewhere;
    const before = this.#ownSheet(home);
    const at = this.#outside.now().toISOString();
    const writing = { device: this.device, at, noted: this.#noted };
    const { sheet, left, refused } = await writeTo(before, entries, writing);
    sheets.set(sheetPath(home, this.device), sheet);
    this.#folded = undefined;
    if (sheet.doubtful.length > before.doubtful.length) this.#doubtful = undefined;
    if (sheet.lines.slice(before.lines.length).some(({ kind }) => kind === "mark")) this.#fold();
    if (refused !== undefined) this.#outside.log.trouble("writing the ledger", refused);
    return { left, ...(refused === undefined ? {} : { refused }) };
  }

  #keepUntold(home: string, left: readonly ToWrite[]): void {
    if (left.length === 0) this.#untold.delete(home);
    else this.#untold.set(home, left);
  }

  async #readNoted(): Promise<void> {
    try {
      this.#noted = await this.#outside.noted();
    } catch (error) {
      // What was noted before still was.
      this.#note("the project's heads", error, []);
    }
  }

  async #readSheet(home: string, device: string, sheets: Map<string, Sheet>, unread: string[]): Promise<void> {
    const path = sheetPath(home, device);
    const known = sheets.get(path) ?? this.#newSheet(home, device);
    try {
      const bytes = (await stat(path))?.size ?? 0;
      // Nobody else writes this device's own, so what is known of it is all of it.
      if (known.bytes !== undefined && (known.isMine || known.bytes === bytes)) return;
      const noted = (text: string): Promise<readonly Head[]> => this.#notedOf(text, path);
      sheets.set(path, await readSheet(known, bytes, noted, () => this.#outside.sleep(0)));
    } catch (error) {
      this.#note(path, error, unread);
    }
  }

  /** What a file is held to: not what was noted of a copy of it in which more was written. */
  async #notedOf(text: string, path: string): Promise<readonly Head[]> {
    const isHere = (head: Head): boolean => holds(text, head, sumOfText);
    const lost = this.#noted.filter((head) => text.includes(JSON.stringify(head.chain)) && !isHere(head));
    if (lost.length === 0) return this.#noted;
    const others: string[] = [];
    for (const home of this.#homes) {
      for (const device of await devicesIn(home)) {
        if (sheetPath(home, device) !== path) others.push(await this.#newSheet(home, device).file.text());
      }
    }
    return this.#noted.filter((head) => isHere(head) || !others.some((other) => holds(other, head, sumOfText)));
  }

  #newSheet(home: string, device: string): Sheet {
    return newSheet(home, device, device === this.device);
  }

  #fold(): void {
    this.#folded = undefined;
    this.#doubtful = undefined;
    this.#marks = foldedMarks([...this.#sheets.values()], this.#marks);
  }

  #note(what: string, error: unknown, unread: string[]): void {
    if (!(error instanceof StudioError)) throw error;
    this.#outside.log.trouble("reading a ledger", error);
    unread.push(what);
  }
}
