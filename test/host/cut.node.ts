/** A small cut to try the simulator on, the way a panel reaches it and the way an editor reads it. */

import type { Action, Project, ProjectItem, Sequence, VideoClipTrackItem } from "@adobe/premierepro";
import type { Ticks } from "../../src/core/time";
import { frameRateOf, ticksOfFrames } from "../../src/core/time";
import { footage, still } from "./footage.node";
import type { SimulatedSequence } from "./document";
import type { SimulatedPremiere } from "./premiere";
import type { Stage } from "./stage.node";
import { stage } from "./stage.node";

export const RATE = frameRateOf(25);
export const frames = (count: number): Ticks => ticksOfFrames(count, RATE);

/** A 25 fps sequence with 10 s of picture and sound on V1 and A1, and a 2 s clip and a still in the bin. */
export async function aCut(version: "26.3" | "25.6" = "26.3"): Promise<{
  readonly stage: Stage;
  readonly premiere: SimulatedPremiere;
  readonly sequenceId: string;
  readonly clipId: string;
  readonly stillId: string;
}> {
  const staged = await stage({ version });
  const { premiere, disk, folder } = staged;
  await disk.write(
    `${folder}/long.mp4`,
    await footage({ width: 640, height: 360, rate: 25, frames: 250, sound: true }),
    "replace",
  );
  await disk.write(`${folder}/clip.mp4`, await footage({ width: 640, height: 360, rate: 25, frames: 50 }), "replace");
  await disk.write(`${folder}/still.png`, still(640, 360), "replace");
  const long = await premiere.importFile(`${folder}/long.mp4`);
  const clip = await premiere.importFile(`${folder}/clip.mp4`);
  const image = await premiere.importFile(`${folder}/still.png`);
  const sequenceId = premiere.newSequenceFromMedia(long.id, "Cut");
  return { stage: staged, premiere, sequenceId, clipId: clip.id, stillId: image.id };
}

export async function open(
  premiere: SimulatedPremiere,
): Promise<{ readonly project: Project; readonly sequence: Sequence }> {
  const project = await premiere.modules.premierepro.Project.getActiveProject();
  return { project, sequence: await project.getActiveSequence() };
}

export async function itemNamed(premiere: SimulatedPremiere, name: string): Promise<ProjectItem> {
  const { project } = await open(premiere);
  const items = await (await project.getRootItem()).getItems();
  const item = items.find((one) => one.name === name);
  if (item === undefined) throw new Error(`No ${name} in the root`);
  return item;
}

export function transact(project: Project, label: string, build: () => readonly Action[]): boolean {
  let done = false;
  project.lockedAccess(() => {
    done = project.executeTransaction((compound) => {
      for (const action of build()) compound.addAction(action);
    }, label);
  });
  return done;
}

/** What placing that item at that frame of the open sequence takes. */
async function toPlace(premiere: SimulatedPremiere, name: string, frame: number) {
  const { project, sequence } = await open(premiere);
  const { SequenceEditor, TickTime } = premiere.modules.premierepro;
  const time = TickTime.createWithTicks(String(frames(frame)));
  return { project, item: await itemNamed(premiere, name), time, editor: SequenceEditor.getEditor(sequence) };
}

/** Tracks are counted from 0; -1 leaves that half out. Answers what Premiere did. */
export async function overwriteAt(
  premiere: SimulatedPremiere,
  name: string,
  frame: number,
  video: number,
  audio: number,
): Promise<boolean> {
  const { project, item, time, editor } = await toPlace(premiere, name, frame);
  return transact(project, "Place take", () => [editor.createOverwriteItemAction(item, time, video, audio)]);
}

/** Without its sound. */
export async function insertAt(
  premiere: SimulatedPremiere,
  name: string,
  frame: number,
  video: number,
): Promise<boolean> {
  const { project, item, time, editor } = await toPlace(premiere, name, frame);
  return transact(project, "Insert take", () => [editor.createInsertProjectItemAction(item, time, video, -1, false)]);
}

export function theSequence(premiere: SimulatedPremiere): SimulatedSequence {
  const sequence = premiere.project.document.sequences[0];
  if (sequence === undefined) throw new Error("No sequence");
  return sequence;
}

/** `name start-end @in` in frames, track by track, as an editor would read the timeline aloud. */
export function timeline(
  premiere: SimulatedPremiere,
  kind: "video" | "audio" = "video",
): readonly (readonly string[])[] {
  return theSequence(premiere)[kind].map((track) =>
    track.items.map((item) => `${item.name} ${item.start / RATE}-${item.end / RATE} @${item.inPoint / RATE}`),
  );
}

export async function firstVideoItem(premiere: SimulatedPremiere, track = 0): Promise<VideoClipTrackItem> {
  const { Constants } = premiere.modules.premierepro;
  const { sequence } = await open(premiere);
  const item = (await sequence.getVideoTrack(track)).getTrackItems(Constants.TrackItemType.CLIP, false)[0];
  if (item === undefined) throw new Error("Nothing on the track");
  return item;
}

export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
