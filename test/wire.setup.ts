/**
 * Takes at an engine without a panel: the studio's own code over a simulated Premiere and UXP on real files, a service over
 * real HTTP, and a clock that hurries. A test file imports wire.host first.
 */

import { mkdir, mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import type { EngineEntry } from "../src/core/engine-entry";
import type { Failure } from "../src/core/failure";
import { decodeTake, encodeTake } from "../src/core/record";
import type { Take, TakeState } from "../src/core/take";
import type { Engine } from "../src/engines/engine";
import type { MediaReport } from "../src/media/results";
import type { EngineHealth } from "../src/studio/front-desk/engine-state";
import type { TakeRow, TakeWork } from "../src/studio/takes/take-row";
import type { Takes } from "../src/studio/takes/takes";
import type { TakesOutside } from "../src/studio/takes/takes-parts";
import { FILM } from "./build-a";
import { mediaRoomOf, SETTINGS, takeAt, wireOf, type Spent } from "./desk-parts.setup";
import { CURRENT, TEMPORARY } from "./host-of-test.setup";
import { nodeDisk } from "./host/disk.node";
import { nodeMedia } from "./host/media.node";
import { testCards } from "./host/pictures.node";
import { SimulatedPremiere, type PremiereOptions } from "./host/premiere";
import { simulatedUxp, type SimulatedUxp } from "./host/uxp";
import { PATIENCE_MS } from "./patience";
import { filmFor } from "./service/media";
import { startService, type Service, type ServiceOptions } from "./service/service";

// Read before there is a host, as `hostModule` says.
filmFor("");
filmFor("", 0, "longer.mp4");

/** Host waits run ten times as fast, pauses between questions to an engine a hundred times. */
const hurry = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds < 1000 ? milliseconds / 10 : milliseconds / 100));

export interface Desk {
  readonly service: Service;
  readonly premiere: SimulatedPremiere;
  readonly uxp: SimulatedUxp;
  /** The project's folder. */
  readonly folder: string;
  readonly sequenceId: string;
  /** The panel that runs now. */
  readonly takes: Takes;
  /** By the ids of submissions. */
  readonly spending: ReadonlyMap<string, Spent>;
  readonly heard: EngineHealth["kind"][];
  /** Everything the takes were seen doing, in order and without repeats. */
  readonly seen: TakeWork[];
  room: { probe: (size: number) => MediaReport } | undefined;
  entry: EngineEntry;
  /** Thrown instead of letting a take be sent. */
  refusal: Failure | undefined;
  /** Every engine goes through it before it is asked anything. */
  harm: (engine: Engine) => Engine;
  /** Asks for a take in the hole; answers with its id. */
  ask(more?: Partial<Take>): Promise<string>;
  /** As it stands on disk. */
  onDisk(takeId: string): Promise<Take>;
  row(takeId: string): TakeRow | undefined;
  folderOf(takeId: string): string;
  /** Takes the panel away, changes what lies on disk, and opens it again as a restart does. */
  restart(change?: () => Promise<void>): Promise<void>;
  /** Puts a take on disk as an earlier run of the panel may have left it. */
  leave(state: TakeState, more?: Partial<Take>): Promise<string>;
  /** Pickup's clips as `name start–end`, in frames. */
  placed(): readonly string[];
  close(): Promise<void>;
}

export async function openDesk(
  options: Partial<ServiceOptions> = {},
  host: PremiereOptions & { readonly atOnce?: number; readonly sleep?: typeof hurry } = {},
): Promise<Desk> {
  const service = await startService({ tongue: "openai", ...options });
  const folder = await mkdtemp(path.join(TEMPORARY, "pickup-wire-"));
  const disk = nodeDisk();
  const premiere = new SimulatedPremiere({ disk, media: nodeMedia(disk), pictures: testCards() }, host);
  const places = { data: `${folder}/uxp/data`, temporary: `${folder}/uxp/temp`, plugin: `${folder}/uxp/plugin` };
  for (const place of Object.values(places)) await mkdir(place, { recursive: true });
  const uxp = simulatedUxp({ disk: nodeDisk(), places });
  Reflect.set(globalThis, CURRENT, { premiere, uxp });
  const sequenceId = premiere.newSequence({ name: "Reel 2", rate: FILM, width: 1280, height: 720 });
  await premiere.save(path.join(folder, "reel_2.prproj"));
  const desk = new OpenDesk(service, premiere, uxp, folder, sequenceId, host.atOnce ?? 1, host.sleep ?? hurry);
  await desk.open();
  return desk;
}

class OpenDesk implements Desk {
  readonly spending = new Map<string, Spent>();
  readonly heard: EngineHealth["kind"][] = [];
  readonly seen: TakeWork[] = [];
  room: Desk["room"];
  entry: EngineEntry;
  refusal: Failure | undefined;
  harm: Desk["harm"] = (engine) => engine;
  #takes: Takes | undefined;
  #count = 0;

  readonly service: Service;
  readonly premiere: SimulatedPremiere;
  readonly uxp: SimulatedUxp;
  readonly folder: string;
  readonly sequenceId: string;
  readonly #sleep: typeof hurry;

  constructor(
    service: Service,
    premiere: SimulatedPremiere,
    uxp: SimulatedUxp,
    folder: string,
    sequenceId: string,
    atOnce: number,
    sleep: typeof hurry,
  ) {
    this.#sleep = sleep;
    this.service = service;
    this.premiere = premiere;
    this.uxp = uxp;
    this.folder = folder;
    this.sequenceId = sequenceId;
    this.entry = {
      id: "engine-1",
      name: "Studio GPU",
      wire: "openai-videos",
      address: service.url,
      dialect: "detect",
      privateHttp: false,
      atOnce,
      costs: "by-price",
    };
  }

  get takes(): Takes {
    if (this.#takes === undefined) throw new Error("The panel is closed");
    return this.#takes;
  }

  async open(): Promise<void> {
    const { Takes: Class } = await import("../src/studio/takes/takes");
    const { Log } = await import("../src/studio/log");
    const { isProjectOpen } = this.premiere;
    const log = new Log(() => new Date());
    const outside: TakesOutside = {
      room: mediaRoomOf(this),
      log,
      now: () => new Date(),
      sleep: this.#sleep,
      wire: wireOf(this, this.spending, () => `submission-${this.#next()}`),
      onReading: () => undefined,
      policyFor: () => undefined,
      consenting: () => undefined,
      onChange: () => {
        for (const { work } of this.#takes?.rows(undefined) ?? []) {
          if (work !== undefined && JSON.stringify(this.seen.at(-1)) !== JSON.stringify(work)) this.seen.push(work);
        }
      },
    };
    const takes = new Class(outside);
    this.#takes = takes;
    await takes.recover("device-1");
    if (isProjectOpen) await this.#openProject(takes);
  }

  async #openProject(takes: Takes): Promise<void> {
    const { id, name, path: file } = this.premiere.project;
    const project = { projectId: id, name, ...(file === undefined ? {} : { path: file }) };
    await takes.open(project, SETTINGS, "device-1", () => Promise.resolve());
  }

  #next(): number {
    return (this.#count += 1);
  }

  async ask(more: Partial<Take> = {}): Promise<string> {
    const { shelve } = await import("../src/studio/disk/shelf");
    const { placeOf } = await import("../src/studio/placing/place-meant");
    const take = await takeAt(this, this.#next(), { kind: "asked" }, more);
    const shelved = await shelve(path.join(this.folder, "Pickup"), take, []);
    void this.takes.run(shelved, placeOf(take));
    return take.id;
  }

  async leave(state: TakeState, more: Partial<Take> = {}): Promise<string> {
    const { shelve } = await import("../src/studio/disk/shelf");
    const take = await takeAt(this, this.#next(), state, more);
    await shelve(path.join(this.folder, "Pickup"), take, []);
    const list = `${this.folder}/uxp/data/unfinished.json`;
    const { writeText, maybeReadText } = await import("../src/uxp/texts");
    const before = JSON.parse((await maybeReadText(list)) ?? '{"takes":[]}') as { takes: object[] };
    const takes = [...before.takes, { take: take.id, folder: this.folderOf(take.id) }];
    await writeText(list, JSON.stringify({ schema: "pickup.unfinished", version: 1, takes }));
    return take.id;
  }

  async onDisk(takeId: string): Promise<Take> {
    return decodeTake(await readFile(path.join(this.folderOf(takeId), "take.json"), "utf8"));
  }

  row(takeId: string): TakeRow | undefined {
    return this.takes.rows(undefined).find(({ take }) => take.id === takeId);
  }

  folderOf(takeId: string): string {
    return path.join(this.folder, "Pickup/takes", takeId);
  }

  async restart(change: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    this.takes.letGo();
    await hurry(500);
    await change();
    await this.open();
  }

  placed(): readonly string[] {
    const sequence = this.premiere.project.document.sequences.find(({ id }) => id === this.sequenceId);
    return (sequence?.video ?? []).flatMap(({ items }) =>
      items
        .filter(({ name }) => name.startsWith("PU_"))
        .map(({ name, start, end }) => `${name} ${start / FILM}–${end / FILM}`),
    );
  }

  async close(): Promise<void> {
    this.#takes?.letGo();
    await this.service.close();
    await this.premiere.settled();
    await hurry(500);
    await rm(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
}

/** Looks until `look` answers. @throws Error with what was waited for in vain. */
export async function until<T>(
  what: string,
  look: () => T | undefined | false | Promise<T | undefined | false>,
): Promise<T> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** Once the panel has looked so many times more at what is open in Premiere: what it would do by itself, it has begun. */
export async function looked({ premiere }: Pick<Desk, "premiere">, times = 10): Promise<void> {
  let looks = 0;
  premiere.onCall = (call) => void (looks += call.includes("getActiveProject") ? 1 : 0);
  await until(`${times} looks`, () => looks >= times);
  premiere.onCall = () => undefined;
}

/** The take once it stands so on disk. */
export async function standsAt<K extends TakeState["kind"]>(desk: Desk, takeId: string, kind: K): Promise<Take> {
  let last = "nowhere";
  try {
    return await until(kind, async () => {
      const take = await desk.onDisk(takeId);
      last = JSON.stringify(take.state);
      return take.state.kind === kind ? take : undefined;
    });
  } catch (error) {
    throw new Error(`The take does not come to ${kind}; it stands at ${last}`, { cause: error });
  }
}

/** The editor asks for a take that ended once more, or anew; resolves when it is under way. */
export async function again(desk: Desk, id: string, kind: "again" | "anew" = "again"): Promise<void> {
  const { advance } = await import("../src/core/take-events");
  const { placeOf } = await import("../src/studio/placing/place-meant");
  // Its record says how it ended a moment before it has; the panel offers nothing until then.
  await until("its end", () => !desk.takes.isBusy(id));
  const found = desk.takes.get(id);
  const next = { ...found, take: advance(found.take, { kind }) };
  await desk.takes.update(next);
  void desk.takes.run(next, placeOf(next.take));
}

/** Rewrites a record as a crash at another moment would have left it. */
export async function rewrite(desk: Desk, takeId: string, change: (take: Take) => Take): Promise<void> {
  const { writeText } = await import("../src/uxp/texts");
  await writeText(path.join(desk.folderOf(takeId), "take.json"), encodeTake(change(await desk.onDisk(takeId))));
}

export async function namesIn(folder: string): Promise<readonly string[]> {
  return (await readdir(folder)).sort();
}
