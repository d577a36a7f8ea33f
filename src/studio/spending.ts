/**
 * What was asked of engines on this device and what it cost, whatever the project: one line a fact in `spending.ndjson` in
 * the panel's own folder, folded by submission. A line that a crash broke is passed over; the others stand.
 */

import { Misfit, object, oneOf, parse, text, type Decoder } from "../core/decode";
import { chargeRecord, moneyRecord } from "../core/job-record";
import { amountOf, sumsOf, type Charge, type Estimate, type Money } from "../core/money";
import type { Submission } from "../core/job";
import type { Take } from "../core/take";
import { dataFolder } from "../uxp/folders";
import { joinPath } from "../uxp/paths";
import { appendText, maybeReadText } from "../uxp/texts";
import type { SpendingPlace, SpendingState, SpendingSum } from "./state";
import type { SpendingBook } from "./wire";

const FILE = "spending.ndjson";

type Outcome = Parameters<SpendingBook["ended"]>[1];

interface Entry {
  readonly id: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly take: string;
  readonly project: string;
  readonly sequence: string;
  readonly engine: string;
  readonly model: string;
  readonly seconds: number;
  /** Absent: nobody knew. Nothing for one's own hardware. */
  readonly estimate?: Money;
  readonly free: boolean;
  /** Absent while it is under way, or nobody knows whether it arrived: then the estimate counts. */
  readonly outcome?: Outcome;
  readonly charge?: Charge;
}

export class Spending implements SpendingBook {
  readonly #now: () => Date;
  readonly #entries = new Map<string, Entry>();

  constructor(now: () => Date) {
    this.#now = now;
  }

  async load(): Promise<void> {
    const known = (await maybeReadText(await path(), () => true)) ?? "";
    // A line that broke off must not take the next one with it.
    if (known !== "" && !known.endsWith("\n")) await appendText(await path(), "\n");
    for (const line of known.split("\n")) {
      const entry = lineOf(line);
      if (entry !== undefined) this.#entries.set(entry.id, entry);
    }
  }

  async submitted({ shot, recipe, clipName }: Take, { id, at }: Submission, estimate: Estimate): Promise<void> {
    const { asked, model } = recipe;
    await this.#note({
      id,
      at,
      take: clipName,
      project: projectName(shot.projectId, this.#names),
      sequence: shot.sequenceName,
      engine: asked?.engineName ?? "",
      model,
      seconds: asked?.seconds ?? 0,
      free: estimate.kind === "nothing",
      ...(estimate.kind === "about" ? { estimate: estimate.money } : {}),
    });
  }

  async ended({ id }: Submission, outcome: Outcome, charge: Charge | undefined): Promise<void> {
    const known = this.#entries.get(id);
    if (known === undefined) return;
    // Said twice after a restart, it is still the same.
    if (known.outcome === outcome && charge === undefined) return;
    await this.#note({ ...known, outcome, ...(charge === undefined ? {} : { charge }) });
  }

  /** So that lists name projects as people do. */
  name(projectId: string, name: string): void {
    this.#names.set(projectId, name);
  }

  readonly #names = new Map<string, string>();

  get state(): SpendingState {
    const all = [...this.#entries.values()].filter(({ outcome }) => outcome !== "not-taken");
    const month = monthOf(this.#now());
    return { month: sumOf(all.filter(({ at }) => monthOf(new Date(at)) === month)), places: placesOf(all) };
  }

  /** What this engine took for a second of that model: the middle one of what it reported. Absent before it ever did. */
  learnt(engine: string, model: string): Money | undefined {
    const rates = [...this.#entries.values()]
      .filter((entry) => entry.engine === engine && entry.model === model && entry.charge?.how === "reported")
      .flatMap(({ charge, seconds }) =>
        charge === undefined || seconds <= 0
          ? []
          : [{ millionths: Math.round(charge.money.millionths / seconds), currency: charge.money.currency }],
      )
      .sort((a, b) => a.millionths - b.millionths);
    return rates[Math.floor(rates.length / 2)];
  }

  /** RFC 4180, with a header line; a cell that a spreadsheet would take for a formula begins with an apostrophe. */
  csv(): string {
    const head = [
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
    const rows = [...this.#entries.values()].map((entry) => {
      const cost = costOf(entry);
      return [
        entry.at,
        entry.take,
        entry.project,
        entry.sequence,
        entry.engine,
        entry.model,
        String(entry.seconds),
        entry.outcome ?? "open",
        cost === undefined ? "" : String(amountOf(cost)),
        cost?.currency ?? "",
        cost === undefined ? "unknown" : (entry.charge?.how ?? "estimated"),
      ];
    });
    return [head, ...rows].map((row) => row.map(cell).join(",")).join("\r\n") + "\r\n";
  }

  async #note(entry: Entry): Promise<void> {
    this.#entries.set(entry.id, entry);
    await appendText(await path(), `${JSON.stringify(entry)}\n`);
  }
}

async function path(): Promise<string> {
  return joinPath(await dataFolder(), FILE);
}

const entryRecord: Decoder<Entry> = object(({ read, maybe }) => ({
  id: read("id", text),
  at: read("at", text),
  take: read("take", text),
  project: read("project", text),
  sequence: read("sequence", text),
  engine: read("engine", text),
  model: read("model", text),
  seconds: read("seconds", (value) => (typeof value === "number" ? value : 0)),
  free: read("free", (value) => value === true),
  ...maybe("estimate", moneyRecord),
  ...maybe("outcome", oneOf("delivered", "failed", "discarded", "not-taken")),
  ...maybe("charge", chargeRecord),
}));

function lineOf(line: string): Entry | undefined {
  if (line.trim() === "") return undefined;
  try {
    return parse(line, entryRecord);
  } catch (error) {
    if (error instanceof Misfit) return undefined;
    throw error;
  }
}

function projectName(projectId: string, names: ReadonlyMap<string, string>): string {
  return names.get(projectId) ?? projectId;
}

/** In this machine's own time: a budget is kept by the calendar on the wall. */
function monthOf(date: Date): string {
  return `${date.getFullYear()}-${date.getMonth() + 1}`;
}

/** What it cost, or may: absent when nobody knows, or nothing is owed. */
function costOf({ outcome, charge, estimate }: Entry): Money | undefined {
  if (outcome === "not-taken") return undefined;
  return charge?.money ?? (outcome === "failed" ? undefined : estimate);
}

function sumOf(entries: readonly Entry[]): SpendingSum {
  const costs = (some: readonly Entry[]): readonly Money[] => sumsOf(some.flatMap((entry) => costOf(entry) ?? []));
  return {
    spent: costs(entries),
    discarded: costs(entries.filter(({ outcome }) => outcome === "discarded")),
    failed: costs(entries.filter(({ outcome }) => outcome === "failed")),
    unknown: entries.filter((entry) => !entry.free && costOf(entry) === undefined).length,
  };
}

function placesOf(entries: readonly Entry[]): readonly SpendingPlace[] {
  const places = new Map<string, Entry[]>();
  for (const entry of entries) {
    const key = JSON.stringify([entry.project, entry.sequence]);
    places.set(key, [...(places.get(key) ?? []), entry]);
  }
  const most = ({ spent }: SpendingPlace): number => Math.max(0, ...spent.map(({ millionths }) => millionths));
  return [...places.values()]
    .map((some) => ({ project: some[0]?.project ?? "", sequence: some[0]?.sequence ?? "", ...sumOf(some) }))
    .sort((a, b) => most(b) - most(a));
}

function cell(value: string): string {
  const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
}
