/** One link of a scene: what it begins with, taken from the link before; the take asked for; the seam between the two. */

import { StudioError } from "../../core/failure";
import { endsShown } from "../../core/head";
import { linkPrompt, type Seam } from "../../core/scene";
import type { ProjectView } from "../../core/sequence";
import { rangeOf, ticksOfFrames, type Ticks } from "../../core/time";
import { fromOf, framesToOut, PARENTHOOD, secondsOfFilm } from "../../core/variation";
import type { MediaRoom } from "../../media/client";
import { remove, type FileToRead } from "../../uxp/files";
import { joinPath } from "../../uxp/paths";
import { ask, type Asking } from "../making/ask";
import { checkedOriginal } from "../placing/bring";
import type { Home } from "../disk/home";
import { withFile, withFiles, writing } from "../disk/open-files";
import type { Log } from "../log";
import type { Desktop } from "../form/order";
import { newFrame } from "../references/reference";
import { longerForm, sequenceOf, staying } from "./scene-plan";
import type { Scene, SceneLink } from "./scene-record";
import type { Shelved } from "../disk/shelf";
import type { RoomState } from "../form/room-state";
import type { ReferenceChoice, ShotForm } from "../form/shot-form";
import type { Takes } from "../takes/takes";

export interface LinkOutside {
  readonly room: MediaRoom;
  readonly takes: Takes;
  readonly log: Log;
  readonly now: () => Date;
  readonly newId: () => string;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly device: () => string;
}

export interface Linking {
  readonly scene: Scene;
  /** From 0. */
  readonly link: number;
  readonly start: Ticks;
  readonly seed: number;
  readonly project: ProjectView;
  readonly home: Home;
  readonly roomState: RoomState;
  readonly desktop?: Desktop;
  /** The take that it goes on from; absent for the first. */
  readonly before?: Shelved;
  /** The stills of the form, for the first link; of the first link's take, for the others. */
  readonly stills: readonly ReferenceChoice[];
  /**
   * Throws where the project is not the one that is open any more, or nobody wants it any more; asked last, before the intent
   * is on disk.
   */
  readonly requireWanted: () => void;
}

/**
 * Puts the intent of a link on disk. @throws StudioError what `ask` and `requireWanted` throw; of the take before:
 * `file-missing`, `file-damaged`, `draw-failed` where its last frame cannot be had, `cannot-vary` where its film cannot be
 * made longer.
 */
export async function askLink(linking: Linking, outside: LinkOutside): Promise<Shelved> {
  const { scene, link, seed, before, home, stills } = linking;
  const { beat, join } = linkOf(scene, link);
  if (before !== undefined && join === "extend") return shelveLink(linking, longerThan(before, linking), outside);
  const first = before === undefined ? undefined : await lastFrame(before, home.path, outside);
  try {
    const references = first === undefined ? stills : [first, ...staying({ references: stills })];
    const form = { ...scene.form, prompt: linkPrompt(scene.form.prompt, beat), seed, references };
    return await shelveLink(linking, { form, ...(before === undefined ? {} : goesOn(before)) }, outside);
  } finally {
    if (first !== undefined) await remove(first.file);
  }
}

type Beginning = Pick<Asking, "form" | "head" | "parent" | "vary">;

function goesOn({ take: { id, clipName } }: Shelved): Pick<Beginning, "head" | "parent"> {
  return { head: 1, parent: { kind: "continues", takeId: id, clipName } };
}

/** The engine goes on with its own film; what of it the cut shows already is the head of the next. */
function longerThan({ take }: Shelved, { scene, link, seed }: Linking): Beginning {
  const from = fromOf("extend", take);
  const { asked } = take.recipe;
  if (from === undefined || asked === undefined) {
    throw new StudioError({ kind: "cannot-vary", does: "extend", why: "no-job" });
  }
  const form: ShotForm = { ...scene.form, seed, references: [] };
  return {
    form: longerForm(form, linkOf(scene, link).beat),
    vary: { from, size: take.film?.size ?? asked.size, seconds: secondsOfFilm(take), head: framesToOut(take) },
    parent: { kind: PARENTHOOD.extend, takeId: take.id, clipName: take.clipName },
  };
}

function linkOf({ links }: Scene, link: number): SceneLink {
  const found = links[link];
  if (found === undefined) throw new RangeError(`The scene has no link ${link}`);
  return found;
}

async function shelveLink(linking: Linking, beginning: Beginning, outside: LinkOutside): Promise<Shelved> {
  const { scene, link, start, project, home, roomState, desktop, requireWanted } = linking;
  const { takes } = outside;
  return takes.oneAsks(async () => {
    requireWanted();
    await takes.refresh(project);
    requireWanted();
    const { shelved } = await ask({
      ...outside,
      device: outside.device(),
      project: { ...project, sequence: sequenceOf(scene) },
      room: roomState,
      ...(desktop === undefined ? {} : { desktop }),
      home,
      known: takes.all,
      removed: takes.removedClips,
      at: {
        way: "playhead",
        rangeInSequence: rangeOf(start, ticksOfFrames(linkOf(scene, link).frames, scene.sequence.rate)),
      },
      scene: { id: scene.id, link },
      ...beginning,
    });
    return shelved;
  });
}

/** The last frame that the cut shows of it, out of its original, as a still for the next. */
async function lastFrame({ take, folder }: Shelved, home: string, outside: LinkOutside): Promise<ReferenceChoice> {
  const { state } = take;
  if (state.kind !== "ready") throw new StudioError({ kind: "file-missing", file: take.clipName });
  await checkedOriginal(folder, state.original);
  const path = await newFrame(home, outside);
  try {
    const { size, sha256 } = await withFile(joinPath(folder, state.original.name), (film) =>
      writing(path, (out) => outside.room.still(film, endsShown(take).last, out)),
    );
    const from = { kind: "take", takeId: take.id, clipName: take.clipName, at: "last" } as const;
    return { frame: { role: "first", sha256, size, from }, file: path };
  } catch (error) {
    await remove(path);
    throw error;
  }
}

export interface MeasuredCut {
  readonly seam: Seam;
  /** Data URLs. */
  readonly pictures: { readonly before: string; readonly after: string };
}

/** The long edge of the two pictures of a seam. */
const SMALL = 160;

/** What is seen at the cut from one take to the other. @throws StudioError */
export async function measureCut(before: Shelved, after: Shelved, { room }: LinkOutside): Promise<MeasuredCut> {
  return withFiles([originalPathOf(before), originalPathOf(after)], async ([left, right]) => {
    if (left === undefined || right === undefined) throw new RangeError("Two films");
    const ends = { before: endsShown(before.take).last, after: endsShown(after.take).first };
    const seam = await room.seam({ file: left, at: ends.before }, { file: right, at: ends.after });
    const small = async (file: FileToRead, atSeconds: number): Promise<string> =>
      (await room.thumbnail(file, { atSeconds, longEdge: SMALL })).dataUrl;
    return {
      seam,
      pictures: { before: await small(left, ends.before), after: await small(right, ends.after) },
    };
  });
}

function originalPathOf({ take: { state, clipName }, folder }: Shelved): string {
  if (state.kind !== "ready") throw new StudioError({ kind: "file-missing", file: clipName });
  return joinPath(folder, state.original.name);
}
