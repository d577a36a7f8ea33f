/** Open footage: files of this computer become files of the simulated disk, items of the project, clips of a sequence. */

import type { FrameSize } from "../../../src/core/sequence";
import { frameRateOf, ZERO } from "../../../src/core/time";
import type { SimulatedItem } from "../../host/document";
import { FOOTAGE_FOLDER } from "./places";
import type { World } from "./world";

/** What is sent at once; the server writes it through. */
const CHUNK = 4 * 1024 * 1024;

interface FootageSettings {
  /** Absent: the clip's own. Frames a second, as people say it. */
  readonly rate?: number;
  readonly drop?: boolean;
  /** Absent: the clip's own. */
  readonly size?: FrameSize;
}

/**
 * Copies the files, imports them, and makes a sequence with the first that has a picture. Answers the imported items.
 * @throws Error with a sentence for people.
 */
export async function openFootage(world: World, files: readonly File[], settings: FootageSettings): Promise<void> {
  const items = await importFiles(world, files);
  const picture = items.find(({ content }) => content.kind === "video" || content.kind === "still");
  if (picture !== undefined) makeSequence(world, picture, settings);
}

/** @throws Error with a sentence for people; the files before the one that failed are in the project. */
export async function importFiles(world: World, files: readonly File[]): Promise<readonly SimulatedItem[]> {
  const items: SimulatedItem[] = [];
  for (const file of files) {
    const path = await copyIn(world, file);
    const known = world.project.document.items.find(({ content }) => "path" in content && content.path === path);
    items.push(known ?? (await importOne(world, path, file.name)));
  }
  return items;
}

async function importOne(world: World, path: string, name: string): Promise<SimulatedItem> {
  try {
    return await world.premiere.importFile(path);
  } catch (error) {
    console.warn(`Cannot import ${path}:`, error);
    await world.disk.remove(path);
    throw new Error(`${name} is no video, sound or still that this browser can read, so nothing was imported from it.`);
  }
}

/** What the panel's file dialog answers: the copy's path; absent when it was closed. `types`: endings without a dot. */
export async function pickFile(world: World, types: readonly string[]): Promise<string | undefined> {
  const dialog = document.createElement("input");
  dialog.type = "file";
  dialog.accept = types.map((type) => `.${type}`).join(",");
  const file = await new Promise<File | undefined>((resolve) => {
    dialog.addEventListener("change", () => resolve(dialog.files?.[0]));
    dialog.addEventListener("cancel", () => resolve(undefined));
    dialog.click();
  });
  return file === undefined ? undefined : copyIn(world, file);
}

/** A file of the same name and length is taken for the same; another gets a number. */
async function copyIn({ disk }: World, file: File): Promise<string> {
  const dot = file.name.lastIndexOf(".");
  const [stem, ending] = dot <= 0 ? [file.name, ""] : [file.name.slice(0, dot), file.name.slice(dot)];
  const safe = stem.replace(/[^\p{L}\p{N} ._()-]/gu, "_").slice(0, 120);
  for (let number = 1; ; number += 1) {
    const path = `${FOOTAGE_FOLDER}/${safe}${number === 1 ? "" : ` ${number}`}${ending}`;
    const there = await disk.stat(path);
    // What Premiere wrote into the header makes the copy longer than what it was copied from.
    if (there !== undefined && there.size >= file.size && there.size - file.size < 64 * 1024) return path;
    if (there !== undefined) continue;
    for (let at = 0; at === 0 || at < file.size; at += CHUNK) {
      const bytes = new Uint8Array(await file.slice(at, at + CHUNK).arrayBuffer());
      await disk.write(path, bytes, at === 0 ? "replace" : at);
    }
    return path;
  }
}

function makeSequence(world: World, item: SimulatedItem, settings: FootageSettings): void {
  const { premiere, project } = world;
  const name = item.name.replace(/\.[^.]+$/, "");
  if (settings.rate === undefined && settings.size === undefined) {
    premiere.newSequenceFromMedia(item.id, name);
  } else {
    const { content } = item;
    const own = content.kind === "video" || content.kind === "still" ? content : { width: 1280, height: 720 };
    const rate = settings.rate === undefined ? undefined : frameRateOf(settings.rate);
    const sequenceId = premiere.newSequence({
      name,
      rate: rate ?? (content.kind === "video" ? content.rate : frameRateOf(24)),
      width: settings.size?.width ?? own.width,
      height: settings.size?.height ?? own.height,
      display: settings.drop === true ? "drop" : "non-drop",
    });
    const audioTrack = content.kind === "video" && content.hasAudio ? 0 : -1;
    premiere.place({ sequenceId, itemId: item.id, time: ZERO, videoTrack: 0, audioTrack, mode: "overwrite" });
  }
  const { activeSequenceId } = project.view;
  if (activeSequenceId !== undefined) project.movePlayhead(activeSequenceId, 0);
  world.transport.choose("program");
}
