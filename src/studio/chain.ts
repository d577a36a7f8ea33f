/** One link after another: its first frame cut out of the take before it, the take asked for, the seam measured. */

import { StudioError } from "../core/failure";
import { endsShown } from "../core/head";
import { linkPrompt, type Seam } from "../core/scene";
import type { ProjectView } from "../core/sequence";
import type { Take } from "../core/take";
import { rangeOf, ticksOfFrames, type Ticks } from "../core/time";
import type { MediaRoom } from "../media/client";
import type { FrameStill } from "../media/results";
import { makeFolder, openRead, openWrite, remove, type FileToRead } from "../uxp/files";
import { joinPath } from "../uxp/paths";
import { ask } from "./ask";
import { checkedOriginal } from "./bring";
import type { Home } from "./home";
import type { Log } from "./log";
import type { Desktop } from "./order";
import { referencesOf } from "./reference";
import type { Scene } from "./scene-record";
import { sequenceOf, staying } from "./scene-plan";
import type { Shelved } from "./shelf";
import type { ReferenceChoice, RoomState, ShotForm } from "./state";

export interface ChainOutside {
  readonly room: MediaRoom;
  readonly log: Log;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

export interface Linking {
  readonly scene: Scene;
  /** From 0. */
  readonly link: number;
  readonly start: Ticks;
  readonly seed: number;
  readonly project: ProjectView;
  readonly device: string;
  readonly home: Home;
  readonly known: readonly Take[];
  /** As in `Asking`. */
  readonly removed: readonly string[];
  readonly roomState: RoomState;
  readonly desktop?: Desktop;
  /** The take that it goes on from; absent for the first. */
  readonly before?: Shelved;
  /** The stills of the form, for the first link; of the first link's take, for the others. */
  readonly stills: readonly ReferenceChoice[];
}

/**
 * Puts the intent of a link on disk. @throws StudioError what `ask` throws; of the take before: `file-missing`,
 * `file-damaged`, `draw-failed` where its last frame cannot be had.
 */
export async function askLink(linking: Linking, outside: ChainOutside): Promise<Shelved> {
  const { scene, link, start, seed, before, project, stills, home, desktop, roomState, device, known, removed } =
    linking;
  const { frames = 0, beat = "" } = scene.links[link] ?? {};
  const first = before === undefined ? undefined : await lastFrame(before, home.path, outside);
  try {
    const references = first === undefined ? stills : [first, ...staying({ references: stills })];
    const form: ShotForm = { ...scene.form, prompt: linkPrompt(scene.form.prompt, beat), seed, references };
    const { shelved } = await ask({
      ...outside,
      device,
      project: { ...project, sequence: sequenceOf(scene) },
      form,
      room: roomState,
      ...(desktop === undefined ? {} : { desktop }),
      home,
      known,
      removed,
      at: { way: "playhead", rangeInSequence: rangeOf(start, ticksOfFrames(frames, scene.sequence.rate)) },
      scene: { id: scene.id, link },
      ...(before === undefined
        ? {}
        : { head: 1, parent: { kind: "continues", takeId: before.take.id, clipName: before.take.clipName } }),
    });
    return shelved;
  } finally {
    if (first !== undefined) await remove(first.file);
  }
}

/** Looks and subjects of the first link, for those that follow. One whose files are gone has none. */
export async function stillsOf(first: Shelved, home: Home, outside: ChainOutside): Promise<readonly ReferenceChoice[]> {
  try {
    return await referencesOf(first, home.path, outside);
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    outside.log.trouble("reading the stills of a scene", error);
    return [];
  }
}

/** The last frame that the cut shows of it, out of its original, as a still for the next. */
async function lastFrame(
  { take, folder }: Shelved,
  home: string,
  { room, newId }: ChainOutside,
): Promise<ReferenceChoice> {
  const { state } = take;
  if (state.kind !== "ready") throw new StudioError({ kind: "file-missing", file: take.clipName });
  await checkedOriginal(folder, state.original);
  const frames = joinPath(home, "frames");
  await makeFolder(frames);
  const path = joinPath(frames, `frame-${newId()}.png`);
  try {
    const { size, sha256 } = await cutInto(path, joinPath(folder, state.original.name), endsShown(take).last, room);
    const from = { kind: "take", takeId: take.id, clipName: take.clipName, at: "last" } as const;
    return { frame: { role: "first", sha256, size, from }, file: path };
  } catch (error) {
    await remove(path);
    throw error;
  }
}

async function cutInto(path: string, filmPath: string, seconds: number, room: MediaRoom): Promise<FrameStill> {
  const film = await openRead(filmPath);
  try {
    const out = await openWrite(path);
    try {
      return await room.still(film, seconds, out);
    } finally {
      await out.close();
    }
  } finally {
    await film.close();
  }
}

export interface MeasuredCut {
  readonly seam: Seam;
  readonly pictures: { readonly before: string; readonly after: string };
}

/** The long edge of the two pictures of a seam. */
const SMALL = 160;

/** What is seen at the cut from one take to the other. @throws StudioError */
export async function measureCut(before: Shelved, after: Shelved, { room }: ChainOutside): Promise<MeasuredCut> {
  const left = await openRead(originalOf(before));
  try {
    const right = await openRead(originalOf(after));
    try {
      const ends = { before: endsShown(before.take).last, after: endsShown(after.take).first };
      const seam = await room.seam({ file: left, at: ends.before }, { file: right, at: ends.after });
      const small = async (file: FileToRead, atSeconds: number): Promise<string> =>
        (await room.thumbnail(file, { atSeconds, longEdge: SMALL })).dataUrl;
      return {
        seam,
        pictures: { before: await small(left, ends.before), after: await small(right, ends.after) },
      };
    } finally {
      await right.close();
    }
  } finally {
    await left.close();
  }
}

function originalOf({ take: { state, clipName }, folder }: Shelved): string {
  if (state.kind !== "ready") throw new StudioError({ kind: "file-missing", file: clipName });
  return joinPath(folder, state.original.name);
}
