/**
 * The sample reel: a short scene with a hole in it, the playhead in the hole. Its footage is drawn by the Animatic in
 * the media room at the very first start, since no footage is in the repository, and kept with everything else.
 */

import type { DrawingRequest } from "../../../src/core/drawing";
import { ANIMATIC_VERSION } from "../../../src/core/drawing";
import { frameRateOf, rateFraction, ticks, ticksOfFrames, type Ticks } from "../../../src/core/time";
import { MediaRoom } from "../../../src/media/client";
import { FIRST_SETTINGS, type RememberedForm } from "../../../src/studio/beginning";
import type { Memory } from "../../../src/studio/memory-record";
import { SimulatedProject } from "../../host/model";
import type { Disk } from "../../host/ports";
import { newProjectId, SimulatedPremiere } from "../../host/premiere";
import { ensureFolder, readJson } from "./disk";
import { encodeTestCard } from "./testcard";
import { silentWav } from "./wav";
import { FOOTAGE_FOLDER, PLACES, PROJECT_FILE, PROJECT_FOLDER } from "./places";
import type { World } from "./world";

const RATE = frameRateOf(24);

/** `small` is the same reel at an eighth of the size and a sixteenth of the length: a test sees it drawn within seconds. */
type SampleScale = "full" | "small";

const SIZES = { full: { width: 1280, height: 720 }, small: { width: 160, height: 90 } };
const SHARES = { full: 1, small: 1 / 16 };

const HOUR_TEN = 10 * 3600 * 24;

interface SampleShot {
  readonly name: string;
  readonly prompt: string;
  readonly seed: number;
  readonly frames: number;
  readonly hue: number;
}

const SHOTS: readonly SampleShot[] = [
  {
    name: "A014_street_ext",
    prompt: "A person on a street at dusk, long shot, slow push in, teal and orange",
    seed: 14,
    frames: 108,
    hue: 210,
  },
  {
    name: "A015_room_int",
    prompt: "A bottle on the table of a room at night, medium shot, low angle, truck left, warm light",
    seed: 15,
    frames: 96,
    hue: 25,
  },
  {
    name: "A016_sea_ext",
    prompt: "A boat on the sea at dawn, extreme long shot, eye level, pan right, cool",
    seed: 16,
    frames: 96,
    hue: 190,
  },
];

/** What the hole asks for; the panel's prompt box starts with it. */
const SAMPLE_PROMPT = "A car waits in the street at night, low angle, crane up, teal and orange";

type SampleState =
  | {
      readonly kind: "drawing";
      readonly shot: string;
      readonly number: number;
      readonly of: number;
      readonly done: number;
      readonly total: number;
    }
  /** The footage is there and is laid out; what the panel is to find in its settings is not yet. */
  | { readonly kind: "laying-out" }
  | { readonly kind: "failed"; readonly why: string }
  | { readonly kind: "done" };

export class Sample {
  #state: SampleState = { kind: "done" };
  readonly #listeners = new Set<() => void>();
  readonly #stop = new AbortController();
  readonly #scale: SampleScale;

  constructor(scale: SampleScale) {
    this.#scale = scale;
  }

  get state(): SampleState {
    return this.#state;
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** The editor goes on without the sample. */
  dismiss(): void {
    this.#stop.abort();
    this.#become({ kind: "done" });
  }

  /**
   * Draws what is not on disk yet and has the project opened, saved and with nothing to undo; not when it was dismissed or
   * failed, and `state` says which. It is done once `open` is: a panel that came earlier would be opened on the world of
   * before, and might be writing its settings when it is taken away.
   */
  async make(world: World, open: (project: SimulatedProject) => Promise<void>): Promise<void> {
    this.#become({ kind: "laying-out" });
    const room = new MediaRoom({ parent: roomPlace() });
    try {
      await ensureFolder(world.disk, FOOTAGE_FOLDER);
      for (const [index, shot] of SHOTS.entries()) {
        if ((await world.disk.stat(pathOf(shot.name))) !== undefined) continue;
        const progress = (done: number): void =>
          this.#become({
            kind: "drawing",
            shot: shot.name,
            number: index + 1,
            of: SHOTS.length,
            done,
            total: framesAt(shot.frames, this.#scale),
          });
        progress(0);
        await this.#draw(world, room, shot, progress);
      }
      this.#become({ kind: "laying-out" });
      await open(await assemble(world, this.#scale));
      this.#become({ kind: "done" });
    } catch (error) {
      if (this.#stop.signal.aborted) return;
      this.#become({ kind: "failed", why: error instanceof Error ? error.message : String(error) });
    } finally {
      room.stop();
    }
  }

  /** Beside, then in place: half a shot never counts as one. */
  async #draw(world: World, room: MediaRoom, shot: SampleShot, onProgress: (done: number) => void): Promise<void> {
    const { disk } = world;
    const path = pathOf(shot.name);
    const unfinished = `${path}.part`;
    const { prompt, seed } = shot;
    const frames = framesAt(shot.frames, this.#scale);
    const size = SIZES[this.#scale];
    const request: DrawingRequest = {
      kind: "from-text",
      prompt,
      negative: "",
      seed,
      size,
      rate: RATE,
      frames,
      caption: false,
    };
    await disk.write(unfinished, new Uint8Array(), "replace");
    room.start();
    try {
      const out = { write: (position: number, bytes: Uint8Array) => disk.write(unfinished, bytes, position) };
      await room.draw(request, { out, signal: this.#stop.signal, onProgress });
    } catch (error) {
      if (this.#stop.signal.aborted) throw error;
      // Without a media room there is still a timeline to try: numbered cards stand in for the footage.
      console.warn(`The Animatic (version ${ANIMATIC_VERSION}) did not draw ${shot.name}:`, error);
      const card = { ...size, rate: rateFraction(RATE), frames, hue: shot.hue, title: shot.name };
      await disk.write(unfinished, await encodeTestCard(card, onProgress), "replace");
    }
    await disk.rename(unfinished, path);
  }

  #become(state: SampleState): void {
    this.#state = state;
    for (const listener of [...this.#listeners]) listener();
  }
}

/** The reel as an editor would lay it: two shots, a hole of 3:04, a third shot, a title over the seam, dialogue beneath. */
async function assemble(world: World, scale: SampleScale): Promise<SimulatedProject> {
  const { disk, library, pictures } = world;
  const sounds = { "dialogue_1.wav": 7, "dialogue_2.wav": 8, "room_tone.wav": 14 };
  for (const [name, seconds] of Object.entries(sounds)) {
    await disk.write(`${FOOTAGE_FOLDER}/${name}`, silentWav(seconds), "replace");
  }
  const project = SimulatedProject.create({ id: newProjectId(), path: PROJECT_FILE });
  const premiere = new SimulatedPremiere({ disk, media: library, pictures }, { project });
  const sequenceId = premiere.newSequence({
    name: "Reel 2",
    rate: RATE,
    ...SIZES[scale],
    zeroFrame: HOUR_TEN,
    audioTracks: 2,
  });
  const frames = (count: number): Ticks => ticksOfFrames(framesAt(count, scale), RATE);
  const lay = async (
    file: string,
    from: number,
    start: number,
    end: number,
    tracks: { v?: number; a?: number },
  ): Promise<void> => {
    const path = `${FOOTAGE_FOLDER}/${file}`;
    const known = project.document.items.find(({ content }) => "path" in content && content.path === path);
    const item = known ?? (await premiere.importFile(path));
    premiere.markItem(item.id, { in: frames(from), out: ticks(frames(from) + frames(end) - frames(start)) });
    premiere.place({
      sequenceId,
      itemId: item.id,
      time: frames(start),
      videoTrack: tracks.v ?? -1,
      audioTrack: tracks.a ?? -1,
      mode: "overwrite",
    });
    premiere.markItem(item.id, {});
  };
  await lay("A014_street_ext.mp4", 4, 0, 96, { v: 0 });
  await lay("A015_room_int.mp4", 6, 96, 180, { v: 0 });
  await lay("A016_sea_ext.mp4", 2, 256, 350, { v: 0 });
  await lay("dialogue_1.wav", 0, 0, 168, { a: 0 });
  await lay("dialogue_2.wav", 0, 172, 350, { a: 0 });
  await lay("room_tone.wav", 0, 40, 350, { a: 1 });
  premiere.addTitle(sequenceId, "Day 400", { start: frames(206), end: frames(290) }, 2);
  project.movePlayhead(sequenceId, frames(180));
  await fillPrompt(disk, project.id);
  await ensureFolder(disk, PROJECT_FOLDER);
  await premiere.save(PROJECT_FILE);
  return SimulatedProject.load({ ...project.save(), undoStack: [], redoStack: [], dirty: false });
}

/** The panel keeps the form of each project in its own settings; this is where it finds the sample's. */
async function fillPrompt(disk: Disk, projectId: string): Promise<void> {
  const path = `${PLACES.data}/settings.json`;
  const form: RememberedForm = {
    prompt: SAMPLE_PROMPT,
    negative: "",
    way: "auto",
    seconds: 4,
    videoTrack: "auto",
    audioTrack: "off",
    mode: "overwrite",
    replaceBy: "stack",
    placeholder: "none",
    use: "temp",
    seed: 400,
    seedLocked: false,
    caption: true,
    maker: { kind: "built-in" },
    promptForm: "own",
    askedSize: "auto",
  };
  const first: Memory = {
    device: crypto.randomUUID(),
    settings: FIRST_SETTINGS,
    engines: [],
    limits: {},
    forms: [],
    spaces: [],
  };
  const known = (await disk.stat(path)) === undefined ? undefined : await readJson(disk, path);
  const memory = isMemory(known) ? known : { schema: "pickup.panel", version: 1, ...first };
  const filled = { ...memory, forms: [...memory.forms, [projectId, form]] };
  await ensureFolder(disk, PLACES.data);
  await disk.write(path, new TextEncoder().encode(JSON.stringify(filled)), "replace");
}

function isMemory(value: unknown): value is { readonly forms: readonly unknown[] } {
  return typeof value === "object" && value !== null && "forms" in value && Array.isArray(value.forms);
}

function framesAt(count: number, scale: SampleScale): number {
  return Math.round(count * SHARES[scale]);
}

function pathOf(name: string): string {
  return `${FOOTAGE_FOLDER}/${name}.mp4`;
}

/** The media room must be in the document and seen, if only as two pixels. */
function roomPlace(): HTMLElement {
  const found = document.getElementById("room");
  if (found === null) throw new Error("The page has no place for the media room");
  return found;
}
