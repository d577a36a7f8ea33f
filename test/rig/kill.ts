/**
 * A take's whole life at an engine, killed before or after any one call to fetch, fs or the host, and begun again on the
 * same disk. What an editor would find afterwards is counted.
 */

import { createHash } from "node:crypto";
import { cp, mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { frameRateOf, ticksOfFrames } from "../../src/core/time";
import { decodeTake } from "../../src/core/record";
import type { Variation } from "../../src/core/job";
import { jobOf, type Take } from "../../src/core/take";
import type { TakeRow } from "../../src/studio/takes/take-row";
import { SimulatedProject } from "../host/model";
import { newProjectId, SimulatedPremiere } from "../host/premiere";
import { nodeDisk } from "../host/disk.node";
import { nodeMedia } from "../host/media.node";
import { testCards } from "../host/pictures.node";
import { smallFilm } from "../service/media";
import { startService, type Service, type ServiceOptions } from "../service/service";
import type { TongueName } from "../service/tongue";
import { PATIENCE_MS } from "../patience";
import { hastyNow, HASTE, PanelProcess, type Death } from "./process";

const FILM = frameRateOf(24);
export const MODEL = "Wan-AI/Wan2.2-TI2V-5B-Diffusers";
/** Of a job, and of a film that nobody fetches, by the wall. */
const LIFE_MS = 10;
const KEEPS_MS = 600_000;

/** What one run left behind. */
export interface Aftermath {
  /** A job that was taken and that no take knows or can take up; or a film on disk that cannot be placed. */
  readonly lost: number;
  /** Creates beyond the first, without the editor having said so. */
  readonly sentTwice: number;
  readonly placedTwice: number;
  readonly altered: number;
  /** How the take stood in the end; `none`: it was killed before anything was asked. */
  readonly end: Take["state"]["kind"] | "none";
  /** What went wrong, in words; empty when nothing did. */
  readonly why: string;
}

export interface KillRun {
  readonly death?: Death;
  /** Premiere comes back with the project as it was last saved. */
  readonly rolledBack: boolean;
  /** The panel is open for so long before the button is pressed, by the wall; absent: at once. */
  readonly idleMs?: number;
}

/** One engine and one disk, used run after run. */
export class KillRig {
  readonly #tongue: TongueName;
  #folder = "";
  #clean = "";
  #service: Service | undefined;
  #project: unknown;
  #secrets = new Map<string, Uint8Array>();
  #lives = 0;

  readonly #more: Partial<ServiceOptions>;
  /** What is done with a take that lies there from the start; absent: a take is made from nothing. */
  readonly #does: Variation | undefined;
  #parent: { readonly takeId: string; readonly jobId: string } | undefined;

  constructor(tongue: TongueName, more: Partial<ServiceOptions> = {}, does?: Variation) {
    this.#tongue = tongue;
    this.#more = more;
    this.#does = does;
  }

  /** @throws Error before `open`. */
  get service(): Service {
    if (this.#service === undefined) throw new Error("The rig is not open");
    return this.#service;
  }

  get folder(): string {
    return this.#folder;
  }

  /** Starts the engine, and keeps a disk on which the panel knows it. */
  async open(): Promise<void> {
    const root = await mkdtemp(path.join(tmpdir(), "pickup-kill-"));
    this.#folder = path.join(root, "work");
    this.#clean = path.join(root, "clean");
    await mkdir(this.#folder);
    await PanelProcess.folders(this.#folder);
    this.#service = await startService({
      tongue: this.#tongue,
      key: "sk-kill",
      now: hastyNow,
      lifeMs: LIFE_MS * HASTE,
      keepsSeconds: (KEEPS_MS * HASTE) / 1000,
      // A model of which it is written down that its films can be worked on.
      models: [this.#does === undefined ? MODEL : "sora-2"],
      // One that is extended comes back longer: those are the service's own.
      ...(this.#does === "extend" ? {} : { clip: smallFilm() }),
      ...this.#more,
    });
    const premiere = await aHole(this.#folder);
    const setup = new PanelProcess({ folder: this.#folder, project: premiere.project, secrets: this.#secrets });
    const { studio } = setup;
    await studio.start();
    await until("the project", () => studio.state.plan !== undefined);
    await studio.settings.saveEngine({
      name: "Rig",
      wire: this.#tongue === "openrouter" ? "openrouter" : "openai-videos",
      address: this.#service.url,
      dialect: "detect",
      privateHttp: false,
      atOnce: 2,
      costs: "by-price",
      key: "sk-kill",
    });
    const engineId = studio.state.engines[0]?.entry.id ?? "";
    const model = studio.state.engines[0]?.models[0]?.model ?? MODEL;
    studio.editForm({ prompt: "The lights fail.", maker: { kind: "engine", engineId, model } });
    await until("the plan", () => studio.state.plan?.order !== undefined && studio.state.plan.refusal === undefined);
    // Settings are written a moment after they were changed.
    await until("the settings on disk", async () =>
      (await readFile(path.join(this.#folder, "data/settings.json"), "utf8").catch(() => "")).includes(
        "The lights fail.",
      ),
    );
    if (this.#does !== undefined) {
      await studio.make({ confirmed: true });
      await until("the take to start from", () => isSettled(setup));
      const take = studio.state.takes[0]?.take;
      if (take === undefined) throw new Error("There is no take to start from");
      this.#parent = { takeId: take.id, jobId: jobOf(take.state).job?.id ?? "" };
    }
    setup.kill();
    await setup.premiere.settled();
    await setup.premiere.save();
    this.#project = JSON.parse(JSON.stringify(setup.premiere.project.save()));
    await cp(this.#folder, this.#clean, { recursive: true });
  }

  async close(): Promise<void> {
    await this.#service?.close();
    await rm(path.dirname(this.#folder), { recursive: true, force: true, maxRetries: 5, retryDelay: 50 });
  }

  /** The calls of a life that nobody interrupts. */
  async calls(): Promise<readonly string[]> {
    const { calls } = await this.#run({ rolledBack: false });
    return calls;
  }

  async run(run: KillRun): Promise<Aftermath> {
    return (await this.#run(run)).aftermath;
  }

  /** A life that nobody kills, on an engine that `prepare` may have harmed: how the take stands when it rests. */
  async live(
    prepare: (service: Service) => void,
  ): Promise<{ readonly take: Take | undefined; readonly hangs: boolean }> {
    await this.#clear();
    prepare(this.service);
    const panel = this.#panel(this.#project);
    await panel.studio.start();
    await until("the plan", () => isPlanned(panel));
    // The engine still lists the jobs of earlier lives: this one must be told from them.
    panel.studio.editForm({ prompt: `The lights fail, life ${++this.#lives}.` });
    await panel.studio.make();
    let hangs = false;
    await until("the end", () => isSettled(panel)).catch(() => (hangs = true));
    panel.kill();
    await panel.premiere.settled();
    return { take: await onDisk(this.#folder), hangs };
  }

  async #clear(): Promise<void> {
    await rm(this.#folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 20 });
    await cp(this.#clean, this.#folder, { recursive: true });
    this.service.heal();
    // An earlier life's jobs were asked for in the same words at nearly the same time.
    this.service.forget(this.#parent?.jobId);
  }

  /** Presses the button: of the form, or of the line under the take that lies there. */
  async #press({ studio }: PanelProcess): Promise<void> {
    if (this.#does === undefined || this.#parent === undefined) return studio.make();
    studio.variations.begin(this.#parent.takeId);
    studio.variations.edit({ does: this.#does, prompt: "Same shot, at night." });
    await studio.variations.ask({ confirmed: true });
  }

  #panel(project: unknown, death?: Death): PanelProcess {
    return new PanelProcess({
      folder: this.#folder,
      project: SimulatedProject.load(structuredClone(project)),
      secrets: new Map(this.#secrets),
      inVain: () => this.service.inVain,
      ...(death === undefined ? {} : { death }),
    });
  }

  async #run({
    death,
    rolledBack,
    idleMs = 0,
  }: KillRun): Promise<{ readonly aftermath: Aftermath; readonly calls: readonly string[] }> {
    const { service } = this;
    await this.#clear();
    const jobsBefore = service.jobs.length;
    const createsBefore = service.creates;
    const first = this.#panel(this.#project, death);
    await first.studio.start();
    const there = this.#parent === undefined ? 0 : 1;
    await until("the plan", () => isPlanned(first) && first.studio.state.takes.length === there);
    await new Promise((resolve) => setTimeout(resolve, idleMs));
    first.count();
    const made = this.#press(first);
    const ended = (): boolean => first.studio.state.takes.length > there && isSettled(first);
    await Promise.race([first.died, made.then(() => until("the end", ended))]);
    first.kill();
    await first.premiere.settled();
    const left: unknown = rolledBack ? this.#project : first.premiere.project.save();

    const second = this.#panel(left);
    const jobs = (): readonly { readonly id: string }[] => service.jobs.slice(jobsBefore);
    try {
      const creates = (): number => service.creates - createsBefore;
      const aftermath = await lookAt(second, service, jobs, creates, this.#folder, this.#parent?.takeId);
      return { aftermath, calls: first.calls };
    } finally {
      second.kill();
      await second.premiere.settled();
    }
  }
}

async function lookAt(
  { studio, premiere }: PanelProcess,
  service: Service,
  jobs: () => readonly { readonly id: string }[],
  creates: () => number,
  folder: string,
  parent?: string,
): Promise<Aftermath> {
  await studio.start();
  const there = parent === undefined ? 0 : 1;
  const left = await onDisk(folder, parent);
  await until(
    "the project again",
    () => studio.state.plan !== undefined && studio.state.takes.length >= (left === undefined ? there : there + 1),
  );
  const settled = (): boolean => studio.state.takes.every((row) => row.work === undefined && rests(row.take));
  let why = "";
  await until("the takes to settle", settled).catch(() => {
    why = `it does not settle: ${JSON.stringify(studio.state.takes.map(({ take, work }) => [take.state.kind, work]))}`;
  });
  const ours = (): TakeRow | undefined => studio.state.takes.find(({ take }) => take.id !== parent);
  const row = ours();
  if (row?.take.state.kind === "unanswered") {
    const candidate = row.take.state.looked?.found[0];
    const answer =
      candidate === undefined ? ({ kind: "give-up" } as const) : ({ kind: "found", jobId: candidate.id } as const);
    await studio.settle(row.take.id, answer);
    await until("the question to settle", settled).catch(() => (why = "the question does not settle"));
  }
  const id = row?.take.id ?? "";
  if (ours()?.take.state.kind === "ready" && placesOf(premiere) === there) {
    await studio.place(id, "overwrite");
    const { problem } = studio.state;
    if (problem !== undefined) why = `placing: ${JSON.stringify(problem)}`;
  }
  const take = await onDisk(folder, parent);
  const known = take === undefined ? undefined : jobOf(take.state).job?.id;
  const orphans = jobs().filter((job) => job.id !== known).length;
  const unplaceable = take?.state.kind === "ready" && placesOf(premiere) === there ? 1 : 0;
  const unsettled = why === "" ? 0 : 1;
  return {
    lost: Math.max(orphans + unplaceable, unsettled),
    sentTwice: Math.max(0, creates() - 1),
    placedTwice: Math.max(0, placesOf(premiere) - there - 1),
    altered: await alteredIn(folder, take, service),
    end: take?.state.kind ?? "none",
    why: why === "" && orphans > 0 ? `nobody knows ${orphans} job(s); the take is ${take?.state.kind ?? "none"}` : why,
  };
}

/** Nothing is under way, or the take waits for the editor. */
function rests({ state, placement }: Take): boolean {
  switch (state.kind) {
    case "ready":
      return placement !== undefined;
    case "failed":
    case "cancelled":
    case "interrupted":
      return true;
    case "unanswered":
      return state.looked !== undefined;
    case "asked":
    case "submitting":
    case "making":
    case "delivered":
      return false;
  }
}

function isPlanned({ studio }: PanelProcess): boolean {
  const { plan } = studio.state;
  return plan?.order !== undefined && plan.refusal === undefined;
}

function isSettled({ studio }: PanelProcess): boolean {
  const { takes } = studio.state;
  return takes.length > 0 && takes.every((row) => row.work === undefined && rests(row.take));
}

function placesOf(premiere: SimulatedPremiere): number {
  return premiere.project.document.sequences.flatMap(({ video }) =>
    video.flatMap((track) => track.items.filter(({ name }) => name.startsWith("PU_"))),
  ).length;
}

/** The one take, or the one that is not `parent`. */
async function onDisk(folder: string, parent?: string): Promise<Take | undefined> {
  const shelf = path.join(folder, "Pickup/takes");
  const names = await readdir(shelf).catch(() => []);
  for (const name of names) {
    const text = await readFile(path.join(shelf, name, "take.json"), "utf8").catch(() => undefined);
    if (text !== undefined && name !== parent) return decodeTake(text);
  }
  return undefined;
}

async function alteredIn(folder: string, take: Take | undefined, service: Service): Promise<number> {
  if (take?.state.kind !== "ready") return 0;
  const { job } = jobOf(take.state);
  if (job === undefined) return 1;
  const file = path.join(folder, "Pickup/takes", take.id, take.state.original.name);
  const found = createHash("sha256")
    .update(await readFile(file))
    .digest("hex");
  const served = createHash("sha256").update(service.film(job.id)).digest("hex");
  return found === served && take.state.original.sha256 === served ? 0 : 1;
}

/** Two stills of 100 frames with a hole of 96 between them, the playhead in it; saved. */
export async function aHole(folder: string): Promise<SimulatedPremiere> {
  const disk = nodeDisk();
  const premiere = new SimulatedPremiere(
    { disk, media: nodeMedia(disk), pictures: testCards() },
    { project: SimulatedProject.create({ id: newProjectId() }) },
  );
  await premiere.save(path.join(folder, "reel.prproj"));
  const sequenceId = premiere.newSequence({ name: "Reel", rate: FILM, width: 1280, height: 720 });
  for (const [name, start] of [
    ["before", 0],
    ["behind", 196],
  ] as const) {
    const file = path.join(folder, `${name}.png`);
    const layer = { kind: "media", path: file, still: true, seconds: 0 } as const;
    await disk.write(file, await testCards().png({ layers: [layer] }, 64, 36), "replace");
    const item = await premiere.importFile(file);
    premiere.markItem(item.id, { in: 0, out: 100 * FILM });
    const time = ticksOfFrames(start, FILM);
    premiere.place({ sequenceId, itemId: item.id, mode: "overwrite", time, videoTrack: 0, audioTrack: -1 });
  }
  premiere.project.movePlayhead(sequenceId, ticksOfFrames(120, FILM));
  await premiere.save();
  return premiere;
}

export async function until(
  what: string,
  look: () => boolean | Promise<boolean>,
  milliseconds = PATIENCE_MS,
): Promise<void> {
  const end = Date.now() + milliseconds;
  while (!(await look())) {
    if (Date.now() > end) throw new Error(`Waited ${milliseconds} ms in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 4));
  }
}
