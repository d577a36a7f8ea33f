/** Deciding on the AI ranges of the cut: lines of this device's ledger, which are never taken out again. */

import type { Audit, AuditRange } from "../../core/audit";
import { failureOf, isCancel, StudioError } from "../../core/failure";
import type { Entry } from "../../core/ledger-entry";
import type { Standing } from "../../core/review";
import { changeOf } from "../../core/use-in-cut";
import { alikeIn } from "../../core/uses-now";
import type { MediaRoom } from "../../media/client";
import { noteHeads } from "../../premiere/heads";
import { movePlayhead, playInSource } from "../../premiere/playhead";
import type { Log } from "../log";
import type { ReviewCommands as Commands } from "./review-state";
import { ReviewView, type ReadCutOf, type ReviewViewOutside } from "./review-view";
import type { Settings } from "../settings";

export interface ReviewOutside extends ReviewViewOutside {
  readonly log: Log;
  readonly room: MediaRoom;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly editSettings: (change: Partial<Settings>) => void;
  /** Whether the cut is what the shown audit was made of, read again. */
  readonly isAsRead: () => Promise<boolean>;
}

type Reviewed = Extract<Entry, { kind: "reviewed" }>;

export class ReviewCommands implements Commands {
  readonly #outside: ReviewOutside;
  readonly #view: ReviewView;
  /** The reading after which the clips were looked through. */
  #shownOf: Audit | undefined;
  #stop: AbortController | undefined;
  /** What was typed beside ranges that are not in hand now, by `#draftOf`. */
  readonly #drafts = new Map<string, string>();
  /** What the note that is shown was typed beside. */
  #noteOf: string | undefined;
  /** Decisions one after the other: of two keys that are struck quickly neither is lost. */
  #last: Promise<void> = Promise.resolve();

  constructor(outside: ReviewOutside) {
    this.#outside = outside;
    this.#view = new ReviewView(outside);
  }

  /** After every change of the state. */
  readonly follow = (): void => {
    this.#view.follow();
    this.#followNote();
    const { audit } = this.#outside.desk.state;
    if (audit.kind !== "read" || audit.isStale || audit.audit === this.#shownOf) return;
    this.#shownOf = audit.audit;
    // What somebody decided may stand otherwise since; that is offered, for who reads a cut changes nothing of the project.
    const said = audit.audit.ranges.filter(({ key }) => {
      const { history = [], doubtful = [] } = audit.judged.get(key)?.review ?? {};
      return history.length + doubtful.length > 0;
    });
    const { read } = this.#view;
    if (read !== undefined) this.#last = this.#last.then(() => this.#look(read, said));
  };

  /** What is typed stays with the take that it was typed beside, also where another one lies in its place. */
  #followNote(): void {
    const { at, note } = this.#view.shown;
    const of = at === undefined ? undefined : this.#draftOf(at);
    if (this.#view.audit === undefined || of === this.#noteOf) return;
    this.#view.show({ note: this.#turnTo(of, note) });
  }

  /** Lays `note` by, and answers with what was typed of the other one. */
  #turnTo(of: string | undefined, note: string): string {
    if (this.#noteOf !== undefined) this.#drafts.set(this.#noteOf, note);
    this.#noteOf = of;
    return of === undefined ? "" : (this.#drafts.get(of) ?? "");
  }

  readonly choose: Commands["choose"] = (key) => {
    const { at: _before, ...rest } = this.#view.shown;
    const note = this.#turnTo(key === undefined ? undefined : this.#draftOf(key), rest.note);
    this.#outside.desk.set({ review: { ...rest, note, ...(key === undefined ? {} : { at: key }) } });
  };

  /** A key is of a place, where another take may lie the next time. Absent: there is no such range. */
  #draftOf(key: string): string | undefined {
    const use = this.#view.audit?.ranges.find((range) => range.key === key)?.use;
    return use && JSON.stringify([use.sequenceId, key, use.essence]);
  }

  readonly step: Commands["step"] = (to) => {
    const { at } = this.#view.shown;
    const all = this.#view.audit?.ranges ?? [];
    const isOpen = ({ key }: AuditRange): boolean => this.#view.standing(key)?.overall === "open";
    const here = all.findIndex(({ key }) => key === at);
    const from = here < 0 && to === "previous" ? 0 : here;
    const by = to === "next" ? 1 : -1;
    const round = all.map((_, index) => all[(from + by * (index + 1) + 2 * all.length) % all.length]);
    // Where all is decided on, there is still something to look at.
    const next = round.find((range) => range !== undefined && isOpen(range)) ?? round[0];
    if (next !== undefined) this.choose(next.key);
  };

  readonly as: Commands["as"] = (part) => this.#view.show({ part });

  readonly play: Commands["play"] = (key) =>
    this.#attempt(async () => {
      const audit = this.#view.current();
      const { use, projectItemId } = this.#view.range(key);
      const { projectId } = this.#outside.desk.requireProject();
      const { sequenceId, rate } = audit;
      await movePlayhead({ projectId, sequenceId, to: use.rangeInSequence.start, rate });
      this.#view.show({ played: { key, how: "playhead" } });
      if (projectItemId === undefined) return;
      await playInSource({ projectId, itemId: projectItemId }, use.rangeInMedia.start);
      this.#view.show({ played: { key, how: "source" } });
    });

  readonly write: Commands["write"] = (note) => this.#view.show({ note });

  readonly decide: Commands["decide"] = (key, part, decision) =>
    this.#say(key, { part, decision }, this.#view.shown.note);

  readonly withdraw: Commands["withdraw"] = (key, part) => this.#say(key, { part, decision: "withdrawn" }, "");

  #say(key: string, said: Pick<Reviewed, "part" | "decision">, note: string): Promise<void> {
    const { read } = this.#view;
    const struck = read?.audit.ranges.find((range) => range.key === key);
    const draft = this.#draftOf(key);
    const person = this.#outside.desk.state.settings.person?.trim() ?? "";
    const mine = this.#last.then(() =>
      this.#attempt(async () => {
        const { takes } = this.#outside;
        const range = this.#view.range(key);
        // By its turn another take may lie there under the same key, or another sequence may have been read.
        if (read === undefined || struck === undefined || changeOf(struck.use, range.use) !== "same")
          throw new StudioError({ kind: "cannot-review", why: "stale" });
        if (person === "") throw new StudioError({ kind: "cannot-review", why: "no-name" });
        // A key that was struck twice says nothing new.
        if (note.trim() === "" && this.#stands(key, said, person)) return;
        // Nobody watches effects, speeds and nests: who decides has seen the cut as it was read.
        if (!(await this.#outside.isAsRead())) throw new StudioError({ kind: "cannot-review", why: "stale" });
        const { path } = await takes.writableHome();
        const by = await takes.words.keep(path, person);
        const noted = note.trim() === "" ? {} : { note: await takes.words.keep(path, note.trim()) };
        const uses = this.#view.audit?.ranges.map(({ use }) => use) ?? [];
        const alike = alikeIn(range.use, uses);
        await takes.note({ kind: "reviewed", use: range.use, ...said, by, ...noted, alike });
        if (this.#noteOf === draft && this.#view.shown.note === note) this.write("");
        else if (draft !== undefined && this.#drafts.get(draft) === note) this.#drafts.delete(draft);
        this.#view.follow();
        await this.#showDecided(read, [range]);
      }),
    );
    this.#last = mine;
    return mine;
  }

  /** That person said the same of that use, and it still holds. */
  #stands(key: string, { part, decision }: Pick<Reviewed, "part" | "decision">, person: string): boolean {
    const standing = this.#view.standing(key)?.parts[part];
    if (standing === undefined || standing.kind === "open" || standing.kind === "reopened") return false;
    const { said } = standing;
    const by = this.#outside.takes.words.of(said.by);
    return said.change === "same" && said.decision === decision && by.kind === "said" && by.text === person;
  }

  /** A decision stands in the ledger, whether the project panel shows it or not: that is a trouble of its own. */
  async #show(read: ReadCutOf, ranges: readonly AuditRange[]): Promise<void> {
    try {
      await this.#view.showOnClips(read, ranges);
    } catch (error) {
      this.#outside.log.trouble("showing the review on clips", error);
      this.#view.noteUnshown(read, ranges);
    }
  }

  /** Where nobody can look, nothing is offered. */
  async #look(read: ReadCutOf, ranges: readonly AuditRange[]): Promise<void> {
    try {
      await this.#view.lookOnClips(read, ranges);
    } catch (error) {
      if (!(error instanceof StudioError)) throw error;
      this.#outside.log.trouble("looking which clips show an older review", error);
    }
  }

  /** Also where the project panel shows it already: the project notes the head behind what was decided. */
  async #showDecided(read: ReadCutOf | undefined, ranges: readonly AuditRange[]): Promise<void> {
    const { desk, takes, log } = this.#outside;
    if (read !== undefined) await this.#show(read, ranges);
    const { project } = desk;
    if (project === undefined) return;
    try {
      await noteHeads(project.projectId, await takes.headsNow());
    } catch (error) {
      if (!(error instanceof StudioError)) throw error;
      log.trouble("noting the ledger's head", error);
    }
  }

  readonly makePack: Commands["makePack"] = async (words) => {
    if (this.#stop !== undefined) return;
    const stop = new AbortController();
    this.#stop = stop;
    const before = this.#view.shown.pack;
    try {
      const audit = this.#view.current();
      const standing = (key: string): Standing | undefined => this.#view.standing(key);
      const { makePack } = await import(/* webpackChunkName: "work" */ "./pack-making");
      const made = await makePack(audit, words, standing, this.#outside, {
        signal: stop.signal,
        onStep: (step) => this.#view.show({ pack: { kind: "making", ...step } }),
        isCurrent: () => this.#view.isCurrent(audit),
        isAsRead: this.#outside.isAsRead,
      });
      this.#view.show({ pack: made === undefined ? before : { kind: "made", ...made } });
    } catch (error) {
      if (isCancel(error)) return this.#view.show({ pack: before });
      this.#outside.log.trouble("making a review pack", error);
      this.#view.show({ pack: { kind: "failed", failure: failureOf(error) } });
    } finally {
      this.#stop = undefined;
    }
  };

  readonly stopPack = (): void => this.#stop?.abort();

  readonly takeIn = (): Promise<void> =>
    this.#outside.desk.once("review", "take in decisions", async () => {
      try {
        const { audit } = this.#outside.desk.state;
        const { read } = this.#view;
        const fresh = audit.kind === "read" && !audit.isStale ? audit.audit : undefined;
        const { takeInDecisions } = await import(/* webpackChunkName: "work" */ "./pack-taking");
        const taken = await takeInDecisions(fresh, this.#outside);
        if (taken === undefined) return;
        const { about, ...said } = taken;
        this.#view.follow();
        this.#view.show({ taking: { kind: "taken", ...said } });
        await this.#showDecided(read, about);
      } catch (error) {
        this.#outside.log.trouble("taking in decisions", error);
        this.#view.show({ taking: { kind: "failed", failure: failureOf(error) } });
      }
    });

  readonly eraseName: Commands["eraseName"] = (name) =>
    this.#outside.desk.attempt("settings", async () => {
      const { takes } = this.#outside;
      await takes.readLedgers();
      const ids = new Set([
        ...takes.ledgerLines.flatMap((line) =>
          line.kind === "reviewed" || line.kind === "label-decided" ? [line.by] : [],
        ),
        ...takes.all.flatMap(({ promptWriter }) => promptWriter ?? []),
      ]);
      const named = [...ids].filter((id) => {
        const word = takes.words.of(id);
        return word.kind === "said" && word.text === name;
      });
      if (named.length > 0) await takes.words.erase((await takes.writableHome()).path, named);
      this.#view.make();
      const { ledger } = this.#outside.desk.state;
      if (ledger.kind === "read") this.#outside.desk.set({ ledger: { ...ledger, words: takes.ofProject.words } });
    });

  readonly showReview = (): Promise<void> =>
    this.#outside.desk.once("review", "show the review", async () => {
      const { read } = this.#view;
      const older = new Set(this.#view.shown.older);
      const ranges = this.#view.current().ranges.filter(({ projectItemId = "" }) => older.has(projectItemId));
      if (read === undefined || ranges.length === 0) return;
      this.#last = this.#last.then(() => this.#show(read, ranges));
      await this.#last;
    });

  readonly showLabels: Commands["showLabels"] = (shown) =>
    this.#attempt(async () => {
      this.#outside.editSettings({ reviewLabels: shown });
      const { read } = this.#view;
      if (shown && read !== undefined) await this.#view.showOnClips(read, read.audit.ranges);
    });

  /** The keyboard stays in the panel, where the next range is decided on. */
  #attempt(command: () => Promise<void>): Promise<void> {
    return this.#outside.desk.attempt("review", command);
  }
}
