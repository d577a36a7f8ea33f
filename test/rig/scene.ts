/**
 * A studio without a face but with the real media room in a real browser, over a simulated Premiere with an empty small
 * sequence and real files; and what is seen on that sequence, frame by frame, as ffmpeg decodes it.
 */

import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import type { Browser } from "playwright-core";
import { frameRateOf } from "../../src/core/time";
import type { Studio } from "../../src/studio/studio";
import { nodeDisk } from "../host/disk.node";
import { nodeMedia } from "../host/media.node";
import { SimulatedProject } from "../host/model";
import { testCards } from "../host/pictures.node";
import { newProjectId, SimulatedPremiere } from "../host/premiere";
import { simulatedUxp, type SimulatedUxp } from "../host/uxp";
import { openRoom, type RoomInBrowser } from "../room-in-browser";
import { evaluate, type PageOfPanel } from "./process";

const run = promisify(execFile);

export const SCENE_RATE = frameRateOf(24);
export const SCENE_SIZE = { width: 320, height: 180 };

interface SceneDeskOptions {
  readonly browser: Browser;
  /** A built room.html. */
  readonly page: string;
}

/** The page that the media room's is joined to, as `openRoom` has put it there by the time it is used. */
const page: PageOfPanel = { document: standIn("document"), window: standIn("window") };

function standIn(name: "document" | "window"): object {
  return new Proxy(
    {},
    {
      get: (_, property): unknown => {
        const real = Reflect.get(globalThis, name) as object;
        const member: unknown = Reflect.get(real, property, real);
        return typeof member === "function" ? (member.bind(real) as unknown) : member;
      },
    },
  );
}

export class SceneDesk {
  readonly premiere: SimulatedPremiere;
  readonly uxp: SimulatedUxp;
  readonly folder: string;
  readonly sequenceId: string;
  /** What the editor picks when a file is asked for; absent: the dialog is closed. */
  picks: string | undefined;
  readonly #options: SceneDeskOptions;
  #studio: Studio | undefined;
  #room: RoomInBrowser | undefined;
  #seeds = 0;

  private constructor(options: SceneDeskOptions, premiere: SimulatedPremiere, uxp: SimulatedUxp, folder: string) {
    this.#options = options;
    this.premiere = premiere;
    this.uxp = uxp;
    this.folder = folder;
    this.sequenceId = premiere.newSequence({ name: "Reel", rate: SCENE_RATE, ...SCENE_SIZE });
  }

  static async open(options: SceneDeskOptions): Promise<SceneDesk> {
    const folder = await mkdtemp(path.join(tmpdir(), "pickup-scene-"));
    const places = { data: `${folder}/data`, temporary: `${folder}/temp`, plugin: `${folder}/plugin` };
    for (const place of Object.values(places)) await mkdir(place, { recursive: true });
    const disk = nodeDisk();
    const premiere = new SimulatedPremiere(
      { disk, media: nodeMedia(disk), pictures: testCards() },
      { project: SimulatedProject.create({ id: newProjectId() }) },
    );
    await premiere.save(path.join(folder, "reel.prproj"));
    const uxp = simulatedUxp({ disk, places, dialogs: { open: () => Promise.resolve(desk.picks) } });
    const desk: SceneDesk = new SceneDesk(options, premiere, uxp, folder);
    await premiere.save();
    await desk.start();
    return desk;
  }

  get studio(): Studio {
    if (this.#studio === undefined) throw new Error("The panel is closed");
    return this.#studio;
  }

  get room(): RoomInBrowser {
    if (this.#room === undefined) throw new Error("The panel is closed");
    return this.#room;
  }

  async start(): Promise<void> {
    const { premierepro } = this.premiere.modules;
    const { uxp, fs, os } = this.uxp;
    const { makeStudio, MediaRoom: Room } = evaluate({ premierepro, uxp, fs, os }, page);
    if (makeStudio === undefined || Room === undefined) throw new Error("The bundle makes no studio");
    this.#room = await openRoom(this.#options.browser, this.#options.page, "frame", {
      make: (given) => new Room(given),
    });
    const studio = makeStudio(
      {
        fetch: (url, init) => fetch(url, init),
        after: (milliseconds, callback) => {
          const timer = setTimeout(callback, Math.max(2000, milliseconds / 100));
          return () => clearTimeout(timer);
        },
        now: () => new Date(),
        sleep: (milliseconds) =>
          new Promise((resolve) => setTimeout(resolve, milliseconds < 1000 ? milliseconds / 10 : milliseconds / 100)),
        newId: () => crypto.randomUUID(),
        newSeed: () => 1000 * ++this.#seeds,
      },
      this.#room.room,
    );
    this.#studio = studio;
    await studio.start();
    studio.scenes.show(true);
    studio.scenes.showDraft(true);
    await until("the plan", () => studio.state.scenes.plan !== undefined && studio.state.folder !== undefined);
    await until("the media room", () => studio.state.room.kind === "ready");
  }

  /** The panel goes away, and comes back on the same disk. */
  async restart(change: () => Promise<void> = () => Promise.resolve()): Promise<void> {
    await this.stop();
    await change();
    await this.start();
  }

  async stop(): Promise<void> {
    // Settings are written a moment after they were changed.
    await new Promise((resolve) => setTimeout(resolve, 100));
    await this.#studio?.stop();
    await this.#room?.close();
    await this.premiere.settled();
    this.#studio = undefined;
    this.#room = undefined;
  }

  async close(): Promise<void> {
    await this.stop();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  }

  /** What the sequence shows, from its first item to its last, decoded. */
  async seen(): Promise<Seen> {
    const { document } = this.premiere.project;
    const sequence = document.sequences.find(({ id }) => id === this.sequenceId);
    const frames: (Buffer | undefined)[] = [];
    const links: { start: number; from: number; film: readonly Buffer[] }[] = [];
    for (const { items } of sequence?.video ?? []) {
      for (const item of items) {
        const of = document.items.find(({ id }) => id === item.itemId)?.content;
        if (of?.kind !== "video") continue;
        const film = await lumaOf(of.path);
        const start = Math.round(item.start / SCENE_RATE);
        const count = Math.round((item.end - item.start) / SCENE_RATE);
        const from = Math.round(item.inPoint / of.rate);
        links.push({ start, from, film });
        for (let frame = 0; frame < count; frame++) frames[start + frame] = film[from + frame];
      }
    }
    return { frames, links };
  }
}

export interface Seen {
  /** Luma of each frame of the sequence; absent where nothing lies. */
  readonly frames: readonly (Buffer | undefined)[];
  /** Each item: where it lies, with which frame of its film it begins, and all of that film. */
  readonly links: readonly { readonly start: number; readonly from: number; readonly film: readonly Buffer[] }[];
}

async function lumaOf(file: string): Promise<readonly Buffer[]> {
  const { stdout } = await run(
    "ffmpeg",
    ["-v", "fatal", "-i", file, "-fps_mode", "passthrough", "-f", "rawvideo", "-pix_fmt", "gray", "-"],
    { encoding: "buffer", maxBuffer: 1e9 },
  );
  const length = SCENE_SIZE.width * SCENE_SIZE.height;
  return Array.from({ length: stdout.length / length }, (_, at) => stdout.subarray(at * length, (at + 1) * length));
}

/** Mean of the absolute differences of luma, 0 … 255. */
export function step(a: Buffer | undefined, b: Buffer | undefined): number {
  if (a === undefined || b === undefined) return Number.NaN;
  let sum = 0;
  for (let at = 0; at < a.length; at++) sum += Math.abs((a[at] ?? 0) - (b[at] ?? 0));
  return sum / a.length;
}

export async function until<T>(what: string, look: () => T | undefined | false, seconds = 60): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`Waited in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}
