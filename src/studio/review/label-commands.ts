/** Labels of the open sequence: what is decided of each range, what would be laid, and laying it. */

import type { Audit } from "../../core/audit";
import { failureOf, isCancel, StudioError } from "../../core/failure";
import { labelPicture } from "../../core/label-picture";
import { breaksIn, type Break } from "../../core/label-plan";
import { labelPreset, presetFor } from "../../core/label-presets";
import type { LabelChoice, LabelLanguage } from "../../core/label-choice";
import type { LedgerLine } from "../../core/ledger";
import type { ProjectView, SequenceView } from "../../core/sequence";
import { readMarkers } from "../../premiere/markers";
import { auditOf } from "./audit-state";
import type { Desk } from "../desk";
import type * as labelLaying from "./label-laying";
import { labelsToLay } from "./labels-to-lay";
import { LabelPreview } from "./label-preview";
import { Standings } from "./label-standings";
import type { LabelCommands as Commands, LabelState, SequenceLabels } from "./label-state";
import { labelsIn, presetOf, timelinePrint } from "./label-view";
import type { Log } from "../log";
import type { Takes } from "../takes/takes";
import { requireSequence } from "../open-sequence";

export interface LabelOutside extends labelLaying.LabelLayingOutside {
  readonly desk: Desk;
  readonly takes: Takes;
  readonly log: Log;
  /** @throws StudioError `no-project` */
  readonly look: () => Promise<ProjectView>;
  /** Whether the cut still is what was audited, also where nobody watches it. @throws StudioError */
  readonly isAsRead: () => Promise<boolean>;
}

/** Everything that the shown state is made of: where all of it is the very same, nothing is told anew. */
interface Seen {
  readonly audit: Audit | undefined;
  readonly isStale: boolean;
  readonly sequence: SequenceView | undefined;
  readonly lines: readonly LedgerLine[];
  readonly takes: unknown;
  readonly own: number;
}

export class LabelCommands implements Commands {
  readonly #outside: LabelOutside;
  readonly #standings: Standings;
  /** What was chosen here, by sequence. */
  readonly #choices = new Map<string, LabelChoice>();
  #language: LabelLanguage = "en";
  #breaks: { readonly sequenceId: string; readonly all: readonly Break[] } | undefined;
  readonly #preview: LabelPreview;
  #seen: Seen | undefined;
  /** Counts what changed here and not in the desk's state. */
  #own = 0;
  /** The timeline right after labels were laid or removed: what is said of it holds until it is another. */
  #doneAt: string | undefined;

  constructor(outside: LabelOutside) {
    this.#outside = outside;
    this.#standings = new Standings(outside.takes);
    this.#preview = new LabelPreview(outside);
    outside.desk.subscribe(() => this.#tell());
  }

  readonly decide: Commands["decide"] = (key, said) =>
    this.#doing("deciding", key, async () => {
      const range = this.#audit?.ranges.find((one) => one.key === key);
      if (range === undefined) throw new StudioError({ kind: "cannot-label", why: "range-gone" });
      await this.#standings.write(range.use, said);
      this.#set({ person: said.by.trim() });
    });

  readonly open: Commands["open"] = async (language) => {
    this.#language = language;
    this.#set({ page: "open" });
    // What was read before the panel's language was known is said in it now.
    this.#changed();
    await this.#readBreaks();
    await this.#draw();
  };

  readonly close = (): void => {
    const { done: _done, refused: _refused, ...rest } = this.#outside.desk.state.labels;
    this.#outside.desk.set({ labels: { ...rest, page: "closed" } });
  };

  readonly choose: Commands["choose"] = async (change) => {
    const sequence = this.#sequence;
    if (sequence === undefined) return;
    const before = this.#choiceFor(sequence);
    // Another preset has its own corner.
    const corner = change.preset === undefined ? undefined : labelPreset(change.preset)?.corner;
    this.#choices.set(sequence.sequenceId, { ...before, ...(corner === undefined ? {} : { corner }), ...change });
    this.#changed();
    await this.#readBreaks();
    await this.#draw();
  };

  readonly lay = (): Promise<void> =>
    this.#doing("laying", undefined, async () => {
      const { takes, look, desk, isAsRead } = this.#outside;
      // What somebody said yes to: markers are read anew, and may make another plan.
      const agreed = planPrint(desk.state.labels.sequence);
      await this.#readBreaks();
      const project = await look();
      const sequence = requireSequence(project);
      const shown = desk.state.labels.sequence;
      const { audit } = desk.state;
      if (shown === undefined || audit.kind !== "read")
        throw new StudioError({ kind: "cannot-label", why: "not-audited" });
      const { print } = audit.audit;
      if (shown.isStale || print === undefined) throw new StudioError({ kind: "cannot-label", why: "cut-changed" });
      if (shown.plan.length === 0) throw new StudioError({ kind: "cannot-label", why: "nothing-due" });
      if (!(await isAsRead())) throw new StudioError({ kind: "cannot-label", why: "cut-changed" });
      if (planPrint(desk.state.labels.sequence) !== agreed)
        throw new StudioError({ kind: "cannot-label", why: "cut-changed" });
      const { choice, plan } = shown;
      const home = (await takes.writableHome()).path;
      const labels = labelsToLay(plan, presetOf(choice, sequence), choice, sequence);
      const { layLabels } = await work();
      const done = await layLabels(labels, { project, sequence, home, print }, this.#outside);
      this.#set({ done });
      await look();
      this.#doneAt = timelinePrint(this.#sequence);
      await takes.note({
        kind: "labelled",
        sequenceId: sequence.sequenceId,
        does: "laid",
        labels: done.labels,
        choice,
      });
    });

  readonly remove = (): Promise<void> =>
    this.#doing("removing", undefined, async () => {
      const { takes, look } = this.#outside;
      const project = await look();
      const sequence = requireSequence(project);
      const { removeLabels } = await work();
      const done = await removeLabels(project, sequence, this.#outside);
      this.#set({ done });
      await look();
      this.#doneAt = timelinePrint(this.#sequence);
      if (done.labels === 0) return;
      await takes.note({
        kind: "labelled",
        sequenceId: sequence.sequenceId,
        does: "removed",
        labels: done.labels,
      });
    });

  /** A command that a double click must not run twice; what goes wrong stands in the labels' own state. Never rejects. */
  #doing(doing: NonNullable<LabelState["doing"]>, range: string | undefined, work: () => Promise<void>): Promise<void> {
    const { desk, log } = this.#outside;
    // Whoever decides goes on deciding: the keyboard goes back to Premiere only where something was done to the timeline.
    const run = (command: () => Promise<void>): Promise<void> =>
      doing === "deciding" ? desk.attempt("takes", command) : desk.once("takes", "labels", command);
    return run(async () => {
      const { done: _done, refused: _refused, ...rest } = desk.state.labels;
      this.#doneAt = undefined;
      desk.set({ labels: { ...rest, doing } });
      try {
        await work();
      } catch (error) {
        if (!isCancel(error)) {
          log.trouble("labels", error);
          this.#set({ refused: { failure: failureOf(error), ...(range === undefined ? {} : { range }) } });
        }
      }
      const { doing: _doing, ...idle } = desk.state.labels;
      desk.set({ labels: idle });
    });
  }

  get #audit(): Audit | undefined {
    return auditOf(this.#outside.desk.state.audit);
  }

  get #sequence(): SequenceView | undefined {
    return this.#outside.desk.project?.sequence;
  }

  #set(change: Partial<LabelState>): void {
    this.#outside.desk.set({ labels: { ...this.#outside.desk.state.labels, ...change } });
  }

  /** Somebody undid it, or edited since: one Ctrl+Z is another step by now. */
  #forgetDone(): void {
    this.#doneAt = undefined;
    const { done: _done, ...rest } = this.#outside.desk.state.labels;
    this.#outside.desk.set({ labels: rest });
  }

  #changed(): void {
    this.#own += 1;
    this.#tell();
  }

  /** After every change of the desk's state: only where something of it concerns labels. */
  #tell(): void {
    const { desk, takes } = this.#outside;
    const { audit } = desk.state;
    const now: Seen = {
      audit: this.#audit,
      isStale: audit.kind === "read" && audit.isStale,
      sequence: this.#sequence,
      lines: takes.ledgerLines,
      takes: desk.state.takes,
      own: this.#own,
    };
    const before = this.#seen;
    if (before !== undefined && isSame(before, now)) return;
    this.#seen = now;
    if (this.#doneAt !== undefined && this.#doneAt !== timelinePrint(now.sequence)) this.#forgetDone();
    if (now.audit === undefined) {
      const { sequence: _sequence, ...rest } = desk.state.labels;
      if (before?.audit !== undefined) desk.set({ labels: { ...rest, ranges: new Map() } });
      return;
    }
    const ranges = this.#standings.of(now.audit);
    const sequence = this.#labelsIn(now, ranges);
    const { sequence: shown, ...rest } = desk.state.labels;
    desk.set({ labels: { ...rest, ranges, ...(sequence === undefined ? {} : { sequence }) } });
    if (rest.page === "open" && planPrint(sequence) !== planPrint(shown)) void this.#draw();
    if (before?.audit !== now.audit) void this.#readBreaks();
  }

  /** Absent: the open sequence is not the audited one. */
  #labelsIn({ audit, sequence, isStale }: Seen, ranges: LabelState["ranges"]): SequenceLabels | undefined {
    if (audit === undefined || sequence?.sequenceId !== audit.sequenceId) return undefined;
    const breaks = this.#breaks?.sequenceId === sequence.sequenceId ? this.#breaks.all : [];
    const choice = this.#choiceFor(sequence);
    const labels = labelsIn({ audit, sequence, ranges, breaks, choice, isStale });
    return { ...labels, ...(this.#preview.url === undefined ? {} : { preview: this.#preview.url }) };
  }

  /** As it was chosen here, else by which labels were laid last, by whomever, else what suits the sequence. */
  #choiceFor(sequence: SequenceView): LabelChoice {
    const { sequenceId } = sequence;
    const chosen = this.#choices.get(sequenceId);
    if (chosen !== undefined) return chosen;
    for (const line of [...this.#outside.takes.ledgerLines].reverse()) {
      if (line.kind !== "labelled" || line.sequenceId !== sequenceId || line.choice === undefined) continue;
      if (labelPreset(line.choice.preset) !== undefined) return line.choice;
    }
    const { id, corner } = presetFor(sequence);
    return { preset: id, mode: "first-exposure", corner, language: this.#language };
  }

  /** Breaks stand in markers, which are read only when they matter. Never rejects. */
  async #readBreaks(): Promise<void> {
    const { desk, log } = this.#outside;
    const project = desk.project;
    const sequenceId = project?.sequence?.sequenceId;
    if (project === undefined || sequenceId === undefined) return;
    try {
      const all = breaksIn(await readMarkers(project.projectId, sequenceId));
      if (JSON.stringify(this.#breaks) === JSON.stringify({ sequenceId, all })) return;
      this.#breaks = { sequenceId, all };
      this.#changed();
    } catch (error) {
      if (!(error instanceof StudioError)) throw error;
      log.trouble("reading markers for breaks", error);
    }
  }

  /** The picture of the first label, or of what one would be. Never rejects: without it the page says the same in words. */
  async #draw(): Promise<void> {
    const { room, desk } = this.#outside;
    const sequence = this.#sequence;
    const shown = desk.state.labels.sequence;
    if (sequence === undefined || shown === undefined || room.state.kind !== "ready") return;
    const first = shown.plan[0] ?? ({ kind: "bug", form: "full", wording: "generated" } as const);
    const picture = labelPicture(first, presetOf(shown.choice, sequence), shown.choice, sequence);
    if (await this.#preview.draw(picture)) this.#changed();
  }
}

function planPrint(shown: SequenceLabels | undefined): string | undefined {
  return shown && JSON.stringify([shown.choice, shown.plan]);
}

function work(): Promise<typeof labelLaying> {
  return import(/* webpackChunkName: "work" */ "./label-laying");
}

function isSame(a: Seen, b: Seen): boolean {
  return (
    a.audit === b.audit &&
    a.isStale === b.isStale &&
    a.sequence === b.sequence &&
    a.lines === b.lines &&
    a.takes === b.takes &&
    a.own === b.own
  );
}
