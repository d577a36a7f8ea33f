/** The ledgers as people ask after them: whether they hang together, what stands in them, whose names are erased. */

import { Misfit } from "../../core/decode";
import { failureOf, StudioError } from "../../core/failure";
import type { Head } from "../../core/ledger-chain";
import { headsInExport } from "../../core/ledger-heads";
import type { ProjectView } from "../../core/sequence";
import { readHeads } from "../../premiere/heads";
import { pickText, saveTextAs } from "../../uxp/dialogs";
import type { Desk } from "../desk";
import { sumOfText } from "../disk/fingerprint";
import type { VerifiedLedger } from "./ledger-verified";
import { NO_LEDGER, type LedgerCommands as Commands, type LedgerFile, type LedgerState } from "./ledger-state";
import type { Takes } from "../takes/takes";

export interface LedgerCommandsOutside {
  readonly desk: Desk;
  readonly takes: Takes;
  readonly now: () => Date;
}

export class LedgerCommands implements Commands {
  readonly #outside: LedgerCommandsOutside;
  /** Out of exports that were held against the open project. */
  #exported: readonly Head[] = [];

  constructor(outside: LedgerCommandsOutside) {
    this.#outside = outside;
  }

  /** The lines and words of which the shown state tells, and how many lines there were when they were checked. */
  #told: { readonly lines: unknown; readonly words: unknown; readonly checked: number } | undefined;

  /** Another project is open. */
  forget(): void {
    this.#exported = [];
    this.#outside.desk.set({ ledger: NO_LEDGER });
  }

  readonly look = async (): Promise<void> => {
    const { desk } = this.#outside;
    const { project } = desk;
    desk.set({ ledger: { kind: "reading" } });
    try {
      const read = await this.#read(desk.requireProject());
      if (desk.project?.projectId === project?.projectId) desk.set({ ledger: read });
    } catch (error) {
      if (desk.project?.projectId === project?.projectId)
        desk.set({ ledger: { kind: "failed", failure: failureOf(error) } });
    }
  };

  readonly verify = (): Promise<void> => this.#reading("verify", () => Promise.resolve());

  readonly checkAgainst = (): Promise<void> =>
    this.#reading("check against", async () => {
      const picked = await pickText(["json"]);
      if (picked === undefined) return;
      try {
        const known = new Set(this.#exported.map(nameOf));
        const fresh = headsInExport(picked.text).filter((head) => !known.has(nameOf(head)));
        this.#exported = [...this.#exported, ...fresh];
      } catch (error) {
        if (!(error instanceof Misfit)) throw error;
        throw new StudioError({ kind: "not-an-export", file: picked.name, why: error.message }, { cause: error });
      }
    });

  readonly saveAs: Commands["saveAs"] = (kind) =>
    this.#reading("save the ledger", async () => {
      const { desk, takes, now } = this.#outside;
      const project = desk.requireProject();
      await takes.readLedgers();
      const heads = await takes.heads();
      const { files: held, missing } = await takes.verifyLedgers(await this.#noted(project));
      const files = held.map(({ device, verified }) => (verified === undefined ? { device } : { device, verified }));
      const all = {
        project: project.name,
        at: now().toISOString(),
        heads,
        files,
        missing,
        ...takes.ofProject,
      };
      const { ledgerCsv, ledgerJson } = await import(/* webpackChunkName: "reports" */ "../../core/ledger-export");
      const text = kind === "csv" ? ledgerCsv(all, this.#wordsOf) : ledgerJson(all, this.#wordsOf);
      const savedTo = await saveTextAs(`${project.name.replace(/\.prproj$/i, "")} ledger.${kind}`, text);
      if (savedTo === undefined) return;
      await takes.noteAndHead(project.projectId, { kind: "exported", what: "ledger", sha256: sumOfText(text) });
      return savedTo;
    });

  readonly erase: Commands["erase"] = (ids) =>
    this.#reading("erase", async () => {
      const { takes } = this.#outside;
      await takes.words.erase((await takes.writableHome()).path, ids);
    });

  /** Runs a command and shows how the ledgers stand afterwards. `command` answers with the file that was saved. */
  #reading(name: string, command: () => Promise<string | void>): Promise<void> {
    const { desk } = this.#outside;
    return desk.once("review", name, async () => {
      const before = desk.state.ledger;
      const project = desk.requireProject();
      if (before.kind !== "read") desk.set({ ledger: { kind: "reading" } });
      try {
        const savedTo = await command();
        const read = await this.#read(project);
        if (desk.project?.projectId !== project.projectId) return;
        desk.set({ ledger: typeof savedTo === "string" ? { ...read, savedTo } : read });
      } catch (error) {
        if (desk.project?.projectId !== project.projectId) throw error;
        // Not as if nobody had asked: it would be asked again, and fail again.
        desk.set({ ledger: before.kind === "read" ? before : { kind: "failed", failure: failureOf(error) } });
        if (before.kind === "read") throw error;
      }
    });
  }

  async #read(project: ProjectView): Promise<Extract<LedgerState, { kind: "read" }>> {
    const { takes, now } = this.#outside;
    const inProject = await readHeads(project.projectId);
    const noted = await this.#noted(project);
    const { files, missing } = await takes.verifyLedgers(noted);
    const { ledgerLines: lines, words } = takes;
    this.#told = { lines, words: words.reading, checked: lines.length };
    return {
      kind: "read",
      files: files.map(fileOf),
      missing: missing.map(({ chain, count }) => ({ device: chain.split(" ")[0] ?? "", lines: count })),
      noted: {
        project: inProject === "unreadable" ? "unreadable" : inProject.length,
        exports: this.#exported.length,
      },
      doubtful: takes.doubtfulLines.length,
      untold: takes.untold,
      words: takes.ofProject.words,
      at: now().toISOString(),
      since: 0,
    };
  }

  /** After every change of the state. Costs nothing where nothing changed. */
  readonly follow = (): void => {
    const { desk, takes } = this.#outside;
    const { ledger } = desk.state;
    const told = this.#told;
    if (ledger.kind !== "read" || told === undefined) return;
    const { ledgerLines: lines, words } = takes;
    if (lines === told.lines && words.reading === told.words) return;
    this.#told = { ...told, lines, words: words.reading };
    const since = Math.max(0, lines.length - told.checked);
    const now = { since, words: takes.ofProject.words, doubtful: takes.doubtfulLines.length, untold: takes.untold };
    desk.set({ ledger: { ...ledger, ...now } });
  };

  async #noted({ projectId }: ProjectView): Promise<readonly Head[]> {
    const inProject = await readHeads(projectId);
    return [...(inProject === "unreadable" ? [] : inProject), ...this.#exported];
  }

  readonly #wordsOf = (id: string): string => {
    const words = this.#outside.takes.words.of(id);
    return words.kind === "said" ? words.text : `(${words.kind})`;
  };
}

function nameOf({ chain, count, sum }: Head): string {
  return `${chain} ${count} ${sum}`;
}

function fileOf({ device, isMine, verified, unread }: VerifiedLedger): LedgerFile {
  const about = { device, isMine, lines: 0, unchained: 0, torn: 0 };
  if (verified === undefined) return unread === undefined ? about : { ...about, unread };
  const { head, broken, unchained, torn } = verified;
  return {
    ...about,
    unchained,
    torn,
    ...(head === undefined ? {} : { lines: head.count, head: head.sum }),
    ...(broken === undefined ? {} : { broken }),
  };
}
