/**
 * What was asked of engines on this device and what it cost, whatever the project: one line a fact in `spending.ndjson` in
 * the panel's own folder, folded by submission.
 */

import { csvOf } from "../../core/csv";
import { object, oneOf, text, type Decoder } from "../../core/decode";
import { StudioError } from "../../core/failure";
import { chargeRecord, moneyRecord } from "../../core/job-record";
import { amountOf, type Charge, type Estimate, type Money } from "../../core/money";
import type { Submission } from "../../core/job";
import type { Take } from "../../core/take";
import { LineFile } from "../disk/line-file";
import { overCap } from "../form/order";
import type { Settings } from "../settings";
import type { SpendingState } from "./engine-state";
import { costOf, monthOf, Tally, type Entry } from "./tally";
import type { SpendingBook } from "./wire";

type Outcome = Parameters<SpendingBook["ended"]>[1];

/** A word on a submission whose own entry is not known, because the book could not be read yet. */
interface Word {
  readonly submission: Submission;
  readonly outcome: Outcome;
  readonly charge: Charge | undefined;
}

const entryRecord: Decoder<Entry> = object(({ read, maybe }) => ({
  id: read("id", text),
  at: read("at", text),
  take: read("take", text),
  project: read("project", text),
  sequence: read("sequence", text),
  engine: read("engine", text),
  ...maybe("projectId", text),
  ...maybe("sequenceId", text),
  ...maybe("engineId", text),
  model: read("model", text),
  seconds: read("seconds", (value) => (typeof value === "number" ? value : 0)),
  free: read("free", (value) => value === true),
  ...maybe("estimate", moneyRecord),
  ...maybe("outcome", oneOf("delivered", "failed", "discarded", "not-taken")),
  ...maybe("charge", chargeRecord),
}));

export class Spending {
  readonly #now: () => Date;
  /** By submission, in the order in which they were sent. */
  readonly #entries = new Map<string, Entry>();
  readonly #tally = new Tally();
  readonly #names = new Map<string, string>();
  /** Reserved, and not on disk yet. */
  readonly #unwritten = new Set<string>();
  #early: Word[] = [];
  #loading: Promise<void> | undefined;
  #isRead = false;
  readonly #file = new LineFile("spending.ndjson", entryRecord);
  #seen: { readonly month: string; readonly state: SpendingState } | undefined;

  constructor(now: () => Date) {
    this.#now = now;
  }

  /** Reads the book, unless it was read; what could not be read is tried again at the next call. @throws StudioError */
  load(): Promise<void> {
    this.#loading ??= this.#load().catch((error: unknown) => {
      this.#loading = undefined;
      throw error;
    });
    return this.#loading;
  }

  async #load(): Promise<void> {
    const found = new Map((await this.#file.read()).map((entry) => [entry.id, entry]));
    // What was sent while the book could not be read is known better here.
    for (const entry of found.values()) if (!this.#entries.has(entry.id)) this.#set(entry);
    this.#isRead = true;
    this.#seen = undefined;
    for (const { submission, outcome, charge } of this.#early.splice(0)) await this.ended(submission, outcome, charge);
  }

  /**
   * Takes the estimate out of what the cap leaves, at once: takes that are sent together must not all see the same money.
   * In memory only; `submitted` writes it down.
   * @throws StudioError `over-cap`, `spending-unread`; then nothing is reserved.
   */
  reserve({ shot, recipe, clipName }: Take, { id, at }: Submission, estimate: Estimate, settings: Settings): void {
    const refusal = overCap(estimate, settings, this.state);
    if (refusal !== undefined) throw new StudioError(refusal);
    const { asked, model } = recipe;
    this.#unwritten.add(id);
    this.#set({
      id,
      at,
      take: clipName,
      project: this.#names.get(shot.projectId) ?? shot.projectId,
      sequence: shot.sequenceName,
      engine: asked?.engineName ?? "",
      projectId: shot.projectId,
      sequenceId: shot.sequenceId,
      ...(asked === undefined ? {} : { engineId: asked.engineId }),
      model,
      seconds: asked?.seconds ?? 0,
      free: estimate.kind === "nothing",
      ...(estimate.kind === "about" ? { estimate: estimate.money } : {}),
    });
  }

  /** What was reserved is on disk when it resolves: before the request leaves. @throws StudioError */
  async submitted({ id }: Submission): Promise<void> {
    const entry = this.#entries.get(id);
    if (entry === undefined) throw new RangeError("What is submitted was reserved before");
    await this.#file.add(entry);
    this.#unwritten.delete(id);
  }

  /** As SpendingBook says. What was reserved and never written is forgotten when it was not taken. @throws StudioError */
  async ended(submission: Submission, outcome: Outcome, charge: Charge | undefined): Promise<void> {
    const known = this.#entries.get(submission.id);
    if (known === undefined) {
      if (!this.#isRead) this.#early.push({ submission, outcome, charge });
      return;
    }
    if (outcome === "not-taken" && this.#unwritten.delete(submission.id)) {
      this.#tally.change(known, undefined);
      this.#entries.delete(submission.id);
      this.#seen = undefined;
      return;
    }
    const next = { ...known, outcome, ...(charge === undefined ? {} : { charge }) };
    // Said twice, after a restart or at the end of a life, it is still the same.
    if (JSON.stringify(next) === JSON.stringify(known)) return;
    this.#set(next);
    await this.#file.add(next);
  }

  /** So that lists name projects as people do. */
  name(projectId: string, name: string): void {
    this.#names.set(projectId, name);
  }

  /** The very same object as long as nothing of it changed, and the month did not. */
  get state(): SpendingState {
    const now = this.#now();
    const month = monthOf(now);
    if (this.#seen?.month !== month) {
      const sums = { month: this.#tally.month(now), places: this.#tally.places };
      this.#seen = { month, state: this.#isRead ? sums : { ...sums, unread: true } };
    }
    return this.#seen.state;
  }

  /** For a second of that model. Absent before the engine ever reported what it took. */
  learnt(engineId: string, model: string): Money | undefined {
    return this.#tally.learnt(engineId, model);
  }

  /** RFC 4180, with a header line; a cell that a spreadsheet would take for a formula begins with an apostrophe. */
  csv(): string {
    const rows = [...this.#entries.values()].map((entry) => {
      const cost = costOf(entry);
      return [
        entry.at,
        entry.take,
        entry.project,
        entry.sequence,
        entry.engine,
        entry.model,
        entry.seconds,
        entry.outcome ?? "open",
        cost && amountOf(cost),
        cost?.currency,
        cost === undefined ? "unknown" : (entry.charge?.how ?? "estimated"),
      ];
    });
    return csvOf([HEAD, ...rows]);
  }

  #set(entry: Entry): void {
    this.#tally.change(this.#entries.get(entry.id), entry);
    this.#entries.set(entry.id, entry);
    this.#seen = undefined;
  }
}

const HEAD = [
  "when",
  "take",
  "project",
  "sequence",
  "engine",
  "model",
  "seconds",
  "outcome",
  "amount",
  "currency",
  "how sure",
];
