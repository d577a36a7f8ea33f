/** The audit of the open sequence: read when it is asked for, told stale when the cut changes, never read by itself. */

import type { Audit, AuditRange } from "../../core/audit";
import type { FileInCut, Found, Known } from "../../core/audit-ranges";
import { Cancelled, failureOf, isCancel, StudioError } from "../../core/failure";
import { labelStandingsOf } from "../../core/label";
import { cutPrint } from "../../core/label-laid";
import type { LedgerLine } from "../../core/ledger";
import type { SignOff } from "../../core/ledger-entry";
import { standingOf, standingsOf } from "../../core/review";
import type { ProjectView } from "../../core/sequence";
import { markRange, showRange, type ShownRange } from "../../premiere/show-range";
import type { Exported } from "./audit-export";
import type { AuditMedia, AuditMediaOutside, FileBeingRead } from "./audit-media";
import {
  auditOf,
  judgedOf,
  NOT_AUDITED,
  NOT_JUDGED,
  type AuditCommands as Commands,
  type AuditState,
  type Judged,
} from "./audit-state";
import type * as auditWork from "./audit-work";
import type { Desk } from "../desk";
import { sumOfText } from "../disk/fingerprint";
import { signOffsFor } from "./sign-offs";
import type { PolicyState } from "./policy-state";
import type { Takes } from "../takes/takes";
import { requireSequence } from "../open-sequence";

export interface AuditOutside extends AuditMediaOutside {
  readonly desk: Desk;
  readonly takes: Takes;
  readonly look: () => Promise<ProjectView>;
  readonly now: () => Date;
}

export class AuditCommands implements Commands {
  readonly #outside: AuditOutside;
  #reportOf: typeof auditWork.reportOf | undefined;
  /** It knows the files that it has read. Absent: nothing was read yet. */
  #media: AuditMedia | undefined;
  /** Of several readings the latest counts. */
  #turn = 0;
  #stopping: AbortController | undefined;
  /** What the last audit was made of, to be held against the cut again. */
  #read: { readonly audit: Audit; readonly known: Known; readonly sum: string } | undefined;
  /** The lines that people's decisions were folded from: the very same list until something of it changes. */
  #judgedBy: readonly LedgerLine[] | undefined;
  #judgedIn: PolicyState["applied"] | undefined;

  constructor(outside: AuditOutside) {
    this.#outside = outside;
  }

  readonly read = async (): Promise<void> => {
    const { desk } = this.#outside;
    desk.dismiss("review");
    const mine = this.#nextTurn();
    try {
      const audit = await this.#audit(mine);
      if (mine !== this.#turn) return;
      this.#show(audit, false);
      // Somebody may have edited while it was read.
      this.follow(desk.project);
    } catch (error) {
      if (mine !== this.#turn) return;
      if (isCancel(error)) this.#showBefore();
      else {
        this.#outside.log.trouble("reading the cut", error);
        desk.set({ audit: { kind: "failed", failure: failureOf(error) } });
      }
    }
  };

  readonly stop = (): void => {
    if (this.#outside.desk.state.audit.kind !== "reading") return;
    this.#nextTurn();
    this.#showBefore();
  };

  /** Whatever is being read stops, also in the middle of a large file. */
  #nextTurn(): number {
    this.#stopping?.abort();
    return ++this.#turn;
  }

  readonly select: Commands["select"] = (key) => this.#atRange(key, showRange);

  readonly mark: Commands["mark"] = (key) => this.#atRange(key, markRange);

  #atRange(
    key: string,
    work: (projectId: string, sequenceId: string, range: ShownRange) => Promise<void>,
  ): Promise<void> {
    const { desk, look } = this.#outside;
    return desk.attempt("review", async () => {
      const audit = auditOf(desk.state.audit);
      const range = audit?.ranges.find((one) => one.key === key);
      if (audit === undefined || range === undefined) return;
      const { projectId, sequence } = await look();
      if (sequence?.sequenceId !== audit.sequenceId) throw new StudioError({ kind: "sequence-changed" });
      await work(projectId, audit.sequenceId, { track: trackOf(key), range: range.use.rangeInSequence });
    });
  }

  readonly exportReport: Commands["exportReport"] = async (format, words) => {
    const { desk } = this.#outside;
    await desk.attempt("review", async () => {
      await this.isAsRead();
      const exported = this.#exported();
      if (exported === undefined) return;
      const { exportReport } = await work();
      const savedTo = await exportReport(exported, format, words, this.#outside);
      const { audit } = desk.state;
      if (savedTo !== undefined && audit.kind === "read") desk.set({ audit: { ...audit, savedTo } });
    });
  };

  readonly sources: Commands["sources"] = () => {
    const exported = this.#exported();
    // Whatever was read was read with it.
    return exported && this.#reportOf?.(exported, this.#outside);
  };

  #exported(): Exported | undefined {
    const { desk } = this.#outside;
    const { audit, host, policy, labels } = desk.state;
    if (audit.kind !== "read") return undefined;
    if (host.kind !== "open" && host.kind !== "no-sequence") return undefined;
    const { name: project, projectId } = host.project;
    const of = { project, projectId, policy, labels: labels.sequence, sequence: desk.project?.sequence };
    return { audit: audit.audit, isStale: audit.isStale, judged: audit.judged, ...of };
  }

  /** Another project is open. */
  forget(): void {
    this.#nextTurn();
    this.#read = undefined;
    this.#outside.desk.set({ audit: NOT_AUDITED });
  }

  /** A new picture of the project: what was read may be of how the cut was before. */
  follow(project: ProjectView | undefined): void {
    const { desk } = this.#outside;
    const { audit } = desk.state;
    const before = auditOf(audit);
    if (before === undefined || project?.sequence === undefined) return;
    if (project.sequence.sequenceId !== before.sequenceId) return this.forget();
    if (audit.kind !== "read" || audit.isStale || cutPrint(project.sequence) === before.print) return;
    desk.set({ audit: { ...audit, isStale: true } });
  }

  /**
   * Whether the cut still is what the shown audit was made of, effects, speeds and nests included, which nobody watches; what differs
   * makes the audit stale. `false` too where nothing was audited, or the cut cannot be read any more.
   */
  async isAsRead(): Promise<boolean> {
    const { desk, look, log } = this.#outside;
    const read = this.#read;
    if (read === undefined || auditOf(desk.state.audit) !== read.audit) return false;
    let isSame = false;
    let print: string | undefined;
    try {
      const { projectId, sequence } = await look();
      const { foundIn, readCut, filesIn } = await work();
      const now = await readCut(projectId, read.audit.sequenceId, () => undefined);
      isSame = sumOf(await foundIn(projectId, now, read.known), filesIn(now.book)) === read.sum;
      print = sequence && cutPrint(sequence);
    } catch (error) {
      if (!(error instanceof StudioError)) throw error;
      log.trouble("reading the cut again", error);
    }
    const { audit } = desk.state;
    if (audit.kind !== "read" || audit.audit !== read.audit) return false;
    if (isSame) desk.set({ audit: { ...audit, isStale: print !== read.audit.print } });
    else {
      // It is a print of that cut no more, whatever is seen of it without a closer look.
      const { print: _print, ...rest } = read.audit;
      desk.set({ audit: { ...audit, audit: rest, isStale: true } });
    }
    return isSame;
  }

  async #audit(mine: number): Promise<Audit> {
    const { look, takes, now } = this.#outside;
    const project = await look();
    const { projectId } = project;
    const sequence = requireSequence(project);
    const { sequenceId } = sequence;
    const before = this.#before(sequenceId);
    const judged = before.before === undefined ? NOT_JUDGED : judgedOf(this.#outside.desk.state.audit);
    type Step = Extract<AuditState, { kind: "reading" }>["step"];
    const show = (step: Step, done: number, of?: number, file?: FileBeingRead): void => {
      if (mine !== this.#turn) throw new Cancelled("Stopped");
      const far = { done, ...(of === undefined ? {} : { of }), ...(file === undefined ? {} : { file }) };
      this.#outside.desk.set({ audit: { kind: "reading", step, ...far, ...before, judged } });
    };
    show("cut", 0);
    const stop = new AbortController();
    this.#stopping = stop;
    const print = cutPrint(sequence);
    await takes.allRead();
    // The ledger tells of takes that are gone, and of what others decided since.
    await takes.readLedgers();
    const { AuditMedia, foundIn, readCut, filesIn, reportOf } = await work();
    this.#reportOf = reportOf;
    const read = await readCut(projectId, sequenceId, (count) => show("cut", count));
    const media = (this.#media ??= new AuditMedia(this.#outside));
    const makings = { takes: takes.shelved, lines: takes.ledgerLines };
    const { known, unread } = await media.known(read.book, makings, (...far) => show("media", ...far), stop.signal);
    const found = await foundIn(projectId, read, known, (done, of) => show("effects", done, of));
    const { rate, timecodeFormat, zeroFrame, name, end } = read.cut;
    const of = { sequenceId, name, rate, timecodeFormat, zeroFrame, length: end, print };
    const audit = { ...of, ...found, unread: [...found.unread, ...unread], at: now().toISOString() };
    if (mine === this.#turn) this.#read = { audit, known, sum: sumOf(found, filesIn(read.book)) };
    return audit;
  }

  #before(sequenceId: string): { readonly before?: Audit } {
    const before = auditOf(this.#outside.desk.state.audit);
    return before?.sequenceId === sequenceId ? { before } : {};
  }

  #showBefore(): void {
    const { desk } = this.#outside;
    const before = auditOf(desk.state.audit);
    if (before === undefined) desk.set({ audit: NOT_AUDITED });
    else this.#show(before, true);
  }

  #show(audit: Audit, isStale: boolean): void {
    this.#outside.desk.set({ audit: { kind: "read", audit, isStale, judged: this.#judgedOf(audit) } });
  }

  /** Somebody may have decided something. */
  judge(): void {
    const { desk, takes } = this.#outside;
    const { audit } = desk.state;
    if (audit.kind !== "read") return;
    if (takes.ledgerLines === this.#judgedBy && desk.state.policy.applied === this.#judgedIn) return;
    desk.set({ audit: { ...audit, judged: this.#judgedOf(audit.audit) } });
  }

  #neededFor(range: AuditRange): readonly SignOff[] {
    const { desk, takes } = this.#outside;
    return signOffsFor(range, desk.state.policy.applied, takes);
  }

  #judgedOf({ ranges }: Audit): Judged {
    const { ledgerLines: lines, doubtfulLines } = this.#outside.takes;
    this.#judgedBy = lines;
    this.#judgedIn = this.#outside.desk.state.policy.applied;
    const standings = standingsOf(ranges, lines, (range) => this.#neededFor(range), doubtfulLines);
    const labels = labelStandingsOf(ranges, lines);
    return new Map(
      ranges.map((range) => {
        const { key, use } = range;
        const review = standings.get(key) ?? standingOf(use, lines, this.#neededFor(range));
        return [key, { review, label: labels.get(key) ?? { kind: "open" } }];
      }),
    );
  }
}

function work(): Promise<typeof auditWork> {
  return import(/* webpackChunkName: "work" */ "./audit-work");
}

/** The track of the audited sequence on which a range, or the nest in which it lies, is: its key begins with it. */
function trackOf(key: string): number {
  return Number(key.slice(0, key.indexOf(":")));
}

/** What was found, and in which files it was looked for. Labels are in neither. */
function sumOf({ ranges, unread }: Found, inCut: readonly FileInCut[]): string {
  const files = inCut.map(({ itemId, path }) => `${itemId} ${path}`);
  return sumOfText(JSON.stringify([ranges, unread, files.sort()]));
}
