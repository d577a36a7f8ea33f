/**
 * The whole studio without a face: an engine over real HTTP, real files, a simulated Premiere with a hole in its sequence,
 * and a clock that hurries. A test file imports wire.host first.
 */

import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { amountOf, type Money } from "../src/core/money";
import type { Take } from "../src/core/take";
import type { MediaRoom } from "../src/media/client";
import type { EngineDraft } from "../src/studio/commands";
import type { Order } from "../src/studio/front-desk/engine-state";
import type { Studio } from "../src/studio/studio";
import { nodeDisk } from "./host/disk.node";
import type { SimulatedPremiere } from "./host/premiere";
import { simulatedUxp, type SimulatedUxp } from "./host/uxp";
import type { RigOutside } from "./rig/entry";
import { aHole } from "./rig/kill";
import { startService, type Service, type ServiceOptions } from "./service/service";
import { CURRENT, TEMPORARY } from "./host-of-test.setup";
import { until } from "./wire.setup";
import { PATIENCE_MS } from "./patience";

/** Host waits run ten times as fast, pauses between questions to an engine a hundred times. */
const hurry = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds < 1000 ? milliseconds / 10 : milliseconds / 100));

/** A model whose price by the second its list names. */
const PRICED = "google/veo-3.1";

export interface Room {
  readonly service: Service;
  readonly premiere: SimulatedPremiere;
  readonly uxp: SimulatedUxp;
  /** The project's folder. */
  readonly folder: string;
  /** The panel that runs now. */
  readonly studio: Studio;
  /** This machine's clock. */
  now: () => Date;
  /** How a pause of so many milliseconds is spent. */
  sleep: (milliseconds: number) => Promise<void>;
  /** The file that the editor names where one is to be saved; absent: the dialog is closed. */
  savesTo?: string;
  /** The file that the editor names where one is opened; absent: the dialog is closed. */
  opens?: string;
  /** The folder that the editor names; absent: the dialog is closed. */
  picks?: string;
  /** Where a request goes that would leave this machine, and when. */
  reroute: (url: string) => string | Promise<string>;
  /** Adds the engine and chooses its first model; answers with its id. */
  addEngine(more?: Partial<EngineDraft>): Promise<string>;
  /** Presses the button, and again where that is wanted; answers with the take's id. */
  make(prompt?: string): Promise<string>;
  take(takeId: string): Take;
  /** Once the take stands so. */
  standsAt(takeId: string, kind: Take["state"]["kind"]): Promise<Take>;
  /** What the plan says of the engine. @throws Error while there is no plan for one. */
  order(): Order;
  /** Takes the panel away, changes what lies on disk, and opens it again; with a project that is open, waits for its plan. */
  restart(change?: () => Promise<void>): Promise<void>;
  close(): Promise<void>;
}

/** `media`: a media room for every run of the panel. Absent: this machine has none. */
export async function openRoom(options: Partial<ServiceOptions> = {}, media?: () => MediaRoom): Promise<Room> {
  // The studio gives the keyboard back to Premiere, and there is none here.
  Object.assign(globalThis, { document: { activeElement: null }, HTMLElement: class {} });
  const service = await startService({ tongue: "openrouter", models: [PRICED], now: hastyNow, ...options });
  const folder = await mkdtemp(path.join(TEMPORARY, "pickup-studio-"));
  const places = { data: `${folder}/data`, temporary: `${folder}/temp`, plugin: `${folder}/plugin` };
  for (const place of Object.values(places)) await mkdir(place, { recursive: true });
  const premiere = await aHole(folder);
  let named: Pick<Room, "savesTo" | "opens" | "picks"> = {};
  const dialogs = {
    save: () => Promise.resolve(named.savesTo),
    open: () => Promise.resolve(named.opens),
    folder: () => Promise.resolve(named.picks),
  };
  const uxp = simulatedUxp({ disk: nodeDisk(), places, dialogs });
  Reflect.set(globalThis, CURRENT, { premiere, uxp });
  const room = new OpenRoom(service, premiere, uxp, folder, media);
  named = room;
  await room.open();
  return room;
}

const BEGAN = Date.now();
/**
 * Of its machine, in milliseconds: ten times as fast as the wall. By it the panel looks at the timeline as often as it ever does,
 * and sees each step at once.
 */
const hastyNow = (): number => BEGAN + (Date.now() - BEGAN) * 10;

class OpenRoom implements Room {
  readonly service: Service;
  readonly premiere: SimulatedPremiere;
  readonly uxp: SimulatedUxp;
  readonly folder: string;
  now: () => Date = () => new Date(hastyNow());
  sleep = hurry;
  reroute: (url: string) => string | Promise<string> = (url) => url;
  savesTo?: string;
  opens?: string;
  picks?: string;
  #studio: Studio | undefined;

  readonly #media: (() => MediaRoom) | undefined;

  constructor(
    service: Service,
    premiere: SimulatedPremiere,
    uxp: SimulatedUxp,
    folder: string,
    media: (() => MediaRoom) | undefined,
  ) {
    this.#media = media;
    this.service = service;
    this.premiere = premiere;
    this.uxp = uxp;
    this.folder = folder;
  }

  get studio(): Studio {
    if (this.#studio === undefined) throw new Error("The panel is closed");
    return this.#studio;
  }

  async open(): Promise<void> {
    const { makeStudio } = await import("./rig/entry");
    const outside: RigOutside = {
      fetch: async (url, init) => {
        const to = await this.reroute(url);
        const found = await fetch(to, init);
        // Who asks must not see that another place answered.
        return to === url ? found : Object.defineProperty(found, "url", { value: url });
      },
      after: (milliseconds, callback) => {
        const timer = setTimeout(callback, Math.max(2000, milliseconds / 100));
        return () => clearTimeout(timer);
      },
      now: () => this.now(),
      sleep: (milliseconds) => this.sleep(milliseconds),
      newId: () => crypto.randomUUID(),
      newSeed: () => 4711,
    };
    const studio = this.#media === undefined ? makeStudio(outside) : makeStudio(outside, this.#media());
    this.#studio = studio;
    await studio.start();
    if (!this.premiere.isProjectOpen) return;
    await until("the plan", () => studio.state.plan !== undefined && studio.state.folder !== undefined);
  }

  async addEngine(more: Partial<EngineDraft> = {}): Promise<string> {
    await this.studio.settings.saveEngine({
      name: "Rig",
      wire: this.service.url.includes("/api/") ? "openrouter" : "openai-videos",
      address: this.service.url,
      dialect: "detect",
      privateHttp: false,
      atOnce: 1,
      costs: "by-price",
      key: "sk-rig-0123",
      ...more,
    });
    const row = this.studio.state.engines.at(-1);
    const engineId = row?.entry.id ?? "";
    const model = row?.models[0]?.model ?? "";
    this.studio.editForm({ prompt: "The lights fail.", maker: { kind: "engine", engineId, model } });
    return engineId;
  }

  async make(prompt = "The lights fail."): Promise<string> {
    const before = new Set(this.studio.state.takes.map(({ take }) => take.id));
    this.studio.editForm({ prompt });
    await this.studio.make({ confirmed: true });
    return until(
      "the take",
      () => this.studio.state.takes.find(({ take }) => !before.has(take.id))?.take.id ?? this.#refused(),
    );
  }

  #refused(): undefined {
    const { problem } = this.studio.state;
    if (problem !== undefined) throw new Error(`It was refused: ${JSON.stringify(problem.failure)}`);
  }

  take(takeId: string): Take {
    const row = this.studio.state.takes.find(({ take }) => take.id === takeId);
    if (row === undefined) throw new Error(`There is no take ${takeId}`);
    return row.take;
  }

  async standsAt(takeId: string, kind: Take["state"]["kind"]): Promise<Take> {
    return until(`${takeId} to be ${kind}`, () => {
      const row = this.studio.state.takes.find(({ take }) => take.id === takeId);
      return row?.take.state.kind === kind && (kind === "making" || row.work === undefined) ? row.take : undefined;
    });
  }

  order(): Order {
    const order = this.studio.state.plan?.order;
    if (order === undefined) throw new Error("The form names no engine");
    return order;
  }

  async restart(change: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    // Settings are written a moment after they were changed.
    await hurry(3000);
    await this.studio.stop();
    await hurry(1000);
    await change();
    await this.open();
  }

  async close(): Promise<void> {
    await this.#studio?.stop();
    await this.service.close();
    await this.premiere.settled();
    await hurry(1000);
    await rm(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }
}

/** What becomes true in a moment: asserted again and again. @throws what `assert` threw last */
export async function soon(assert: () => void | Promise<void>): Promise<void> {
  const end = Date.now() + PATIENCE_MS;
  for (;;) {
    try {
      return await assert();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Every line of the spending book, as it lies on disk. */
export async function bookOf({ folder }: Room): Promise<readonly Record<string, unknown>[]> {
  const text = await readFile(path.join(folder, "data/spending.ndjson"), "utf8").catch(() => "");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** As `0.4 USD`. */
export function sums(all: readonly Money[]): readonly string[] {
  return all.map((money) => `${amountOf(money)} ${money.currency}`);
}

/** Makes calls of one method of a simulated host fail while `refuses` says so. */
export function failing(host: object, method: string, refuses: (...given: readonly unknown[]) => boolean): void {
  const real = Reflect.get(host, method) as ((...given: readonly unknown[]) => unknown) | undefined;
  if (real === undefined) throw new Error(`There is no ${method}`);
  Reflect.set(host, method, (...given: readonly unknown[]): unknown =>
    refuses(...given)
      ? Promise.reject(Object.assign(new Error("It cannot be had just now"), { code: "EIO" }))
      : Reflect.apply(real, host, given),
  );
}

/** Holds up those calls of one method of a simulated host while `isSlow`, until they are let through. */
export function slow(host: object, method: string, which: (...given: readonly unknown[]) => boolean = () => true) {
  const real = Reflect.get(host, method) as (...given: readonly unknown[]) => unknown;
  let letThrough = (): void => undefined;
  const gate = new Promise<void>((resolve) => (letThrough = resolve));
  const held = { isSlow: true, waiting: 0, letThrough };
  Reflect.set(host, method, async (...given: readonly unknown[]): Promise<unknown> => {
    if (held.isSlow && which(...given)) {
      held.waiting += 1;
      await gate;
    }
    return Reflect.apply(real, host, given);
  });
  return held;
}
