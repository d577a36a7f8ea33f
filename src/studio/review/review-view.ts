/** The review as the panel shows it: made anew whenever the audit, a ledger or the words behind it are other ones. */

import type { Audit, AuditRange } from "../../core/audit";
import { StudioError } from "../../core/failure";
import type { SignOff } from "../../core/ledger-entry";
import { standingsOf, type Overall, type Standing } from "../../core/review";
import { clipStandings, columnText, gravestOf } from "../../core/review-shown";
import { showReviews, unshownOf, type LabelColour, type ShownReview } from "../../premiere/review-shown";
import { sequenceNames } from "../../premiere/uses";
import { readXmpProperty, setXmpProperties } from "../../uxp/xmp";
import { auditOf, judgedOf } from "./audit-state";
import type { Desk } from "../desk";
import type { Word } from "../ledger/ledger-state";
import type { ReviewState } from "./review-state";
import { signOffsFor } from "./sign-offs";
import type { Takes } from "../takes/takes";

export interface ReviewViewOutside {
  readonly desk: Desk;
  readonly takes: Takes;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/** What was read, and of which project. */
export interface ReadCutOf {
  readonly audit: Audit;
  readonly projectId: string;
}

/** By the keys of ranges. */
type Standings = ReadonlyMap<string, Standing>;

const LABELS: Readonly<Record<Overall, LabelColour | undefined>> = {
  cleared: "FOREST",
  open: "MANGO",
  changes: "YELLOW",
  rejected: "ROSE",
  "not-needed": undefined,
};

export class ReviewView {
  readonly #outside: ReviewViewOutside;
  /** Names of clips by item. */
  readonly #unshown = new Map<string, string>();
  #seen: { readonly judged?: unknown; readonly lines?: unknown; readonly words?: unknown } = {};

  constructor(outside: ReviewViewOutside) {
    this.#outside = outside;
  }

  get shown(): ReviewState {
    return this.#outside.desk.state.review;
  }

  show(change: Partial<ReviewState>): void {
    this.#outside.desk.set({ review: { ...this.shown, ...change } });
  }

  get audit(): Audit | undefined {
    return auditOf(this.#outside.desk.state.audit);
  }

  /** Absent: nothing was read of the open project. */
  get read(): ReadCutOf | undefined {
    const { audit } = this;
    const projectId = this.#outside.desk.project?.projectId;
    return audit === undefined || projectId === undefined ? undefined : { audit, projectId };
  }

  /** Absent: that range was not judged. */
  standing(key: string): Standing | undefined {
    return judgedOf(this.#outside.desk.state.audit).get(key)?.review;
  }

  /** Costs nothing where nothing changed. */
  follow(): void {
    const { takes, desk } = this.#outside;
    const seen = { judged: judgedOf(desk.state.audit), lines: takes.ledgerLines, words: takes.words.reading };
    if (seen.judged === this.#seen.judged && seen.lines === this.#seen.lines && seen.words === this.#seen.words) return;
    this.#seen = seen;
    this.make();
  }

  /** Whatever was seen. */
  make(): void {
    const { takes, desk } = this.#outside;
    const { at, older, unshown, ...rest } = this.shown;
    const ranges = this.audit?.ranges ?? [];
    const words = new Map<string, Word>();
    for (const { review } of judgedOf(desk.state.audit).values()) {
      for (const { by, note } of [...review.history, ...review.doubtful]) {
        words.set(by, takes.words.of(by));
        if (note !== undefined) words.set(note, takes.words.of(note));
      }
    }
    const isThere = at !== undefined && ranges.some(({ key }) => key === at);
    if (this.audit === undefined) this.#unshown.clear();
    const ofClips = this.audit === undefined ? {} : { ...(older && { older }), ...(unshown && { unshown }) };
    desk.set({ review: { ...rest, ...ofClips, ...(isThere ? { at } : {}), words, names: this.#names() } });
  }

  #names(): readonly string[] {
    const { takes } = this.#outside;
    const names = new Set<string>();
    const note = (id: string): void => {
      const word = takes.words.of(id);
      if (word.kind === "said") names.add(word.text);
    };
    for (const line of takes.ofProject.lines)
      if (line.kind === "reviewed" || line.kind === "label-decided") note(line.by);
    for (const { promptWriter } of takes.all) if (promptWriter !== undefined) note(promptWriter);
    return [...names].sort();
  }

  /**
   * The audit, as it was read of the sequence that is open; it may be decided on. @throws StudioError `cannot-review` (not-read,
   * stale)
   */
  current(): Audit {
    const { desk } = this.#outside;
    const { audit } = desk.state;
    const sequenceId = desk.project?.sequence?.sequenceId;
    if (audit.kind === "none" || audit.kind === "failed")
      throw new StudioError({ kind: "cannot-review", why: "not-read" });
    if (audit.kind === "reading" || audit.isStale || audit.audit.sequenceId !== sequenceId)
      throw new StudioError({ kind: "cannot-review", why: "stale" });
    return audit.audit;
  }

  /** The cut is still as that audit has it. */
  isCurrent(audit: Audit): boolean {
    const { state, project } = this.#outside.desk;
    if (project?.sequence?.sequenceId !== audit.sequenceId) return false;
    return state.audit.kind === "read" && state.audit.audit === audit && !state.audit.isStale;
  }

  /** @throws StudioError `cannot-review` */
  range(key: string): AuditRange {
    const range = this.current().ranges.find((one) => one.key === key);
    if (range === undefined) throw new StudioError({ kind: "cannot-review", why: "gone" });
    return range;
  }

  /**
   * On the clips of these ranges of that audit, whatever was read since; in one undo step, on their labels too where the editor wants
   * that. @throws StudioError
   */
  async showOnClips({ audit, projectId }: ReadCutOf, ranges: readonly AuditRange[]): Promise<void> {
    const { desk, sleep, takes } = this.#outside;
    if (desk.project?.projectId !== projectId) return;
    const shown = await this.#onClips({ audit, projectId }, ranges);
    const xmp = { setXmpProperties, readXmpProperty };
    const means = { xmp, rest: sleep, heads: await takes.headsNow() };
    const wrong = new Set(await showReviews(projectId, shown, "Show the review", means));
    this.#note(audit, shown, wrong);
  }

  /** Nobody knows what the clips of these ranges show. */
  noteUnshown({ audit }: ReadCutOf, ranges: readonly AuditRange[]): void {
    const items = ranges.flatMap(({ projectItemId }) => projectItemId ?? []);
    this.#note(audit, [], new Set(items));
  }

  /** Of what was to be shown; what other clips do not show stays told. */
  #note(audit: Audit, shown: readonly ShownReview[], wrong: ReadonlySet<string>): void {
    for (const { itemId } of shown) this.#unshown.delete(itemId);
    for (const { projectItemId, clip } of audit.ranges) {
      if (projectItemId !== undefined && wrong.has(projectItemId)) this.#unshown.set(projectItemId, clip);
    }
    const isRight = new Set(shown.map(({ itemId }) => itemId).filter((itemId) => !wrong.has(itemId)));
    this.#showClips((this.shown.older ?? []).filter((itemId) => !isRight.has(itemId)));
  }

  #showClips(older: readonly string[]): void {
    const { unshown: _unshown, older: _older, ...rest } = this.shown;
    const unshown = [...new Set(this.#unshown.values())];
    this.#outside.desk.set({
      review: {
        ...rest,
        ...(unshown.length === 0 ? {} : { unshown }),
        ...(older.length === 0 ? {} : { older }),
      },
    });
  }

  /** Which clips of these ranges show another review than it stands. Nothing of the project is changed. @throws StudioError */
  async lookOnClips(read: ReadCutOf, ranges: readonly AuditRange[]): Promise<void> {
    const { sleep } = this.#outside;
    if (this.audit !== read.audit) return;
    const shown = ranges.length === 0 ? [] : await this.#onClips(read, ranges);
    const found = await unshownOf(read.projectId, shown, { xmp: { readXmpProperty }, rest: sleep });
    if (this.audit !== read.audit) return;
    // Of what shows an older review more need not be told.
    for (const { itemId } of shown) this.#unshown.delete(itemId);
    this.#showClips(found);
  }

  /** As it stands, of the items that these ranges show. */
  async #onClips({ audit, projectId }: ReadCutOf, ranges: readonly AuditRange[]): Promise<readonly ShownReview[]> {
    const items = [...new Set(ranges.flatMap(({ projectItemId }) => projectItemId ?? []))];
    const names = await sequenceNames(projectId);
    const standings = this.#standingsIn(audit);
    return items.map((itemId) => this.#shownOn(itemId, audit, standings, names));
  }

  #standingsIn(audit: Audit): Standings {
    const { takes, desk } = this.#outside;
    if (audit === this.audit) return new Map([...judgedOf(desk.state.audit)].map(([key, { review }]) => [key, review]));
    const needed = (range: AuditRange): readonly SignOff[] => signOffsFor(range, desk.state.policy.applied, takes);
    return standingsOf(audit.ranges, takes.ledgerLines, needed, takes.doubtfulLines);
  }

  /** In every sequence that still exists, as far as somebody decided there; in the one that was audited, as it is now. */
  #shownOn(itemId: string, audit: Audit, standings: Standings, names: ReadonlyMap<string, string>): ShownReview {
    const { takes, desk } = this.#outside;
    const uses = audit.ranges.flatMap(({ key, use, projectItemId }) => {
      const standing = projectItemId === itemId ? standings.get(key) : undefined;
      return standing === undefined ? [] : [{ use, standing }];
    });
    const all = clipStandings(audit.name, uses, takes.ledgerLines, names);
    const overall = gravestOf(all.flatMap((one) => one.standings));
    const label = overall === undefined ? undefined : LABELS[overall];
    const wantsLabel = desk.state.settings.reviewLabels === true && label !== undefined;
    return { itemId, says: columnText(all), ...(wantsLabel ? { label } : {}) };
  }
}
