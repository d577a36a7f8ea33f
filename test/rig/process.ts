/**
 * One run of the panel as an operating system sees it: its own modules, a clock that runs fast, calls that are counted,
 * and a death after which nothing of it has any effect.
 */

import { readFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { Script } from "node:vm";
import type { MediaRoom } from "../../src/media/client";
import type { Studio } from "../../src/studio/studio";
import { nodeDisk } from "../host/disk.node";
import { nodeMedia } from "../host/media.node";
import type { SimulatedProject } from "../host/model";
import { uxpFetch } from "../host/network";
import { testCards } from "../host/pictures.node";
import { SimulatedPremiere } from "../host/premiere";
import { simulatedUxp } from "../host/uxp";
import type { RigOutside } from "./entry";

/** Where `npm run bench` and the tests find the bundle. */
const BUNDLE = path.resolve(".workbench/build/studio.cjs");
/** How much faster than the wall the machine's clock goes. */
export const HASTE = 200;
/** By the wall: an answer may take so long, however slow this machine is. */
const LEAST_PATIENCE_MS = 2000;
/** How often it is looked whether there is still something to wait for. */
const LOOK_MS = 20;
/** By the wall: so long at the most is waited for what nobody will ever answer. */
const IN_VAIN_MS = 100;
const BEGAN = Date.now();

/** The machine's clock, in milliseconds: it goes on from one run to the next, and engines beside it must go by it too. */
export function hastyNow(): number {
  return BEGAN + (Date.now() - BEGAN) * HASTE;
}

export interface Death {
  /** Counted from 1, once counting has begun; or the first call of that name. */
  readonly at: number | string;
  /** `before`: the call is not carried out. `after`: it is, and never answers. */
  readonly when: "before" | "after";
}

export interface ProcessOptions {
  readonly folder: string;
  readonly project: SimulatedProject;
  readonly secrets: Map<string, Uint8Array>;
  readonly death?: Death;
  /** How many requests are under way that nobody will ever answer; absent: none. */
  readonly inVain?: () => number;
}

class Killed extends Error {
  override readonly name = "Killed";
}

let script: Script | undefined;

export class PanelProcess {
  readonly studio: Studio;
  readonly premiere: SimulatedPremiere;
  /** Names of the calls since counting began, in order. */
  readonly calls: string[] = [];
  isDead = false;
  readonly died: Promise<void>;
  readonly #death: Death | undefined;
  readonly #timers = new Set<NodeJS.Timeout>();
  readonly #inVain: () => number;
  /** Answers that are waited for. */
  #waits = 0;
  #counting = false;
  #onDeath: () => void = () => undefined;

  constructor({ folder, project, secrets, death, inVain = () => 0 }: ProcessOptions) {
    this.#death = death;
    this.#inVain = inVain;
    this.died = new Promise((resolve) => (this.#onDeath = resolve));
    const disk = nodeDisk();
    this.premiere = new SimulatedPremiere({ disk, media: nodeMedia(disk), pictures: testCards() }, { project });
    this.premiere.onCall = (call) => this.#host(call);
    const places = { data: `${folder}/data`, temporary: `${folder}/temp`, plugin: `${folder}/plugin` };
    const uxp = simulatedUxp({ disk, places, secrets });
    const modules: Readonly<Record<string, unknown>> = {
      premierepro: this.premiere.modules.premierepro,
      uxp: uxp.uxp,
      fs: this.#counted(uxp.fs),
      os: uxp.os,
    };
    const { makeStudio } = evaluate(modules);
    if (makeStudio === undefined) throw new Error("The bundle makes no studio");
    const fetch = uxpFetch(globalThis.fetch);
    this.studio = makeStudio({
      fetch: (url, init) => this.#call(`fetch ${init.method}`, () => fetch(url, init)),
      after: (milliseconds, callback) => this.#patience(milliseconds / HASTE, callback),
      now: () => new Date(hastyNow()),
      sleep: (milliseconds) =>
        new Promise((resolve) => this.#after(milliseconds / HASTE, () => void this.#hostRests(resolve))),
      newId: () => crypto.randomUUID(),
      newSeed: () => 4711,
    });
  }

  static async folders(folder: string): Promise<void> {
    for (const name of ["data", "temp", "plugin"]) await mkdir(path.join(folder, name), { recursive: true });
  }

  /** From now on calls are counted, and one of them may be the last. */
  count(): void {
    this.#counting = true;
  }

  /** Ends it: nothing that it still does has any effect. */
  kill(): void {
    this.isDead = true;
    for (const timer of this.#timers) clearTimeout(timer);
    this.#onDeath();
  }

  /**
   * What Premiere does on the side takes its time by the wall. The panel, whose clock is faster, must not give up an import
   * because this machine is slow.
   */
  async #hostRests(goOn: () => void): Promise<void> {
    await this.premiere.settled();
    if (!this.isDead) goOn();
  }

  /**
   * By the wall. Longer than the panel's own clock would have it, for this machine may be slow; but not where nothing is waited
   * for that will ever come.
   */
  #patience(milliseconds: number, callback: () => void): () => void {
    const began = Date.now();
    const most = Math.max(LEAST_PATIENCE_MS, milliseconds);
    this.#waits += 1;
    let disarm = this.#after(Math.min(milliseconds, IN_VAIN_MS), () => look());
    let isOver = false;
    const end = (): void => {
      if (!isOver) this.#waits -= 1;
      isOver = true;
      disarm();
    };
    const look = (): void => {
      if (Date.now() - began < most && this.#waits > this.#inVain()) {
        disarm = this.#after(LOOK_MS, look);
        return;
      }
      end();
      callback();
    };
    return end;
  }

  /** Milliseconds by the wall. What has rung is let go of: a long sitting sets tens of thousands. Answers how to stop it. */
  #after(milliseconds: number, callback: () => void): () => void {
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      if (!this.isDead) callback();
    }, milliseconds);
    this.#timers.add(timer);
    return () => {
      this.#timers.delete(timer);
      clearTimeout(timer);
    };
  }

  #host(call: string): void {
    if (this.isDead) throw new Killed(call);
    const fate = this.#fateOf(call);
    if (fate === "lives") return;
    this.kill();
    // An edit is carried out and its answer never heard: whatever follows is refused above.
    if (fate === "before") throw new Killed(call);
  }

  #fateOf(call: string): "lives" | "before" | "after" {
    if (!this.#counting) return "lives";
    this.calls.push(call);
    const { at, when } = this.#death ?? {};
    return when !== undefined && (at === this.calls.length || at === call) ? when : "lives";
  }

  async #call<T>(name: string, carryOut: () => Promise<T>): Promise<T> {
    if (this.isDead) return never();
    const fate = this.#fateOf(name);
    if (fate === "lives") {
      const answer = await carryOut();
      return this.isDead ? never() : answer;
    }
    if (fate === "after") await carryOut().catch(() => undefined);
    this.kill();
    return never();
  }

  #counted(fs: object): object {
    return new Proxy(fs, {
      get: (target, name) => {
        const member: unknown = Reflect.get(target, name, target);
        if (typeof member !== "function") return member;
        return (...given: unknown[]) =>
          this.#call(`fs.${String(name)}`, () => Reflect.apply(member, target, given) as Promise<unknown>);
      },
    });
  }
}

interface Bundle {
  readonly makeStudio?: (outside: RigOutside, room?: MediaRoom) => Studio;
  readonly MediaRoom?: typeof MediaRoom;
  readonly receiveBare?: unknown;
  readonly storedFile?: unknown;
  readonly readCut?: unknown;
  readonly readLooks?: unknown;
}

/** What a page has and Node lacks, as far as the studio uses it. */
export interface PageOfPanel {
  readonly document: object;
  readonly window: object;
}

/** The panel's code as a new process has it: every module anew, on these host modules. */
export function evaluate(
  modules: Readonly<Record<string, unknown>>,
  // Nothing has the focus where there is no face.
  page: PageOfPanel = { document: { activeElement: null }, window: {} },
): Bundle {
  script ??= new Script(
    `(function (module, require, document, HTMLElement, window) { ${readFileSync(BUNDLE, "utf8")}\n})`,
  );
  const module: { exports: Bundle } = { exports: {} };
  const run = script.runInThisContext() as (
    module: unknown,
    require: (id: string) => unknown,
    document: unknown,
    element: unknown,
    window: unknown,
  ) => void;
  run(module, (id) => modules[id], page.document, class NoElement {}, page.window);
  return module.exports;
}

function never<T>(): Promise<T> {
  return new Promise<T>(() => undefined);
}
