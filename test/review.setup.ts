/** A cut with an engine's take in it that was read, somebody who decides, and the ledger that it is written into. */

import { readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { SignOff } from "../src/core/ledger-entry";
import type { Standing } from "../src/core/review";
import { frameRateOf, ZERO } from "../src/core/time";
import { judgedOf } from "../src/studio/review/audit-state";
import type { SimulatedTrackItem } from "./host/document";
import { solidPng } from "./png";
import { newRoom } from "./rooms.setup";
import { slow, type Room } from "./studio.setup";
import { until } from "./wire.setup";

export const FILM = frameRateOf(24);
/** A take of an engine lies in the hole, the cut was read, and somebody said who decides. */
export async function aCut(): Promise<Room> {
  const room = await newRoom({ lifeMs: 30 });
  await room.addEngine();
  const takeId = await room.make();
  await room.standsAt(takeId, "ready");
  await until("it on the timeline", () => room.studio.state.takes.some(({ onTimeline }) => onTimeline.length > 0));
  room.studio.settings.editSettings({ person: "M. R." });
  await read(room);
  return room;
}

export async function read({ studio, premiere }: Room): Promise<void> {
  await premiere.settled();
  await studio.audit.read();
  const { audit } = studio.state;
  if (audit.kind !== "read") throw new Error(`It was not read: ${JSON.stringify(audit)}`);
}

export function theRange({ studio }: Room): string {
  const { audit } = studio.state;
  const [only, second] = audit.kind === "read" ? audit.audit.ranges : [];
  if (only === undefined || second !== undefined) throw new Error("There is not one range");
  return only.key;
}

export function standing(room: Room): Standing {
  const found = judgedOf(room.studio.state.audit).get(theRange(room))?.review;
  if (found === undefined) throw new Error("It was not judged");
  return found;
}

export async function decide(room: Room, decision: "approve" | "changes" | "reject", part: SignOff = "editorial") {
  await room.studio.review.decide(theRange(room), part, decision);
}

export function clip({ premiere }: Room): { readonly sequenceId: string; readonly item: SimulatedTrackItem } {
  const [sequence] = premiere.project.document.sequences;
  const item = sequence?.video.flatMap(({ items }) => items).find(({ name }) => name.startsWith("PU_"));
  if (sequence === undefined || item === undefined) throw new Error("The take is not on the timeline");
  return { sequenceId: sequence.id, item };
}

/** Other media than the take, which only their name says to be AI. */
export async function aStranger({ premiere, folder }: Room): Promise<string> {
  const file = path.join(folder, "sora_wave.png");
  await writeFile(file, solidPng(64, 36, 120));
  return (await premiere.importFile(file)).id;
}

/** They lie where the take lay, as long as it. */
export async function swapMedia(room: Room): Promise<void> {
  const { premiere } = room;
  const { sequenceId, item } = clip(room);
  const itemId = await aStranger(room);
  premiere.markItem(itemId, { in: 0, out: item.end - item.start });
  premiere.deleteItems(sequenceId, [item.id]);
  premiere.place({ sequenceId, itemId, mode: "overwrite", time: item.start, videoTrack: 0, audioTrack: -1 });
}

export async function openSequence({ studio, premiere }: Room, sequenceId: string): Promise<void> {
  premiere.project.openSequence(sequenceId);
  await until("that sequence", () => {
    const { host } = studio.state;
    return host.kind === "open" && host.project.sequence?.sequenceId === sequenceId;
  });
}

/** A decision of which the line stands, and which is being shown on its clip until it is let through. */
export async function decidesSlowly(room: Room): Promise<{ readonly letThrough: () => Promise<void> }> {
  const held = slow(room.premiere.modules.premierepro.Metadata, "getProjectMetadata");
  const deciding = decide(room, "approve");
  await until("it to be shown", () => held.waiting > 0);
  held.isSlow = false;
  return {
    letThrough: async () => {
      held.letThrough();
      await deciding;
    },
  };
}

export async function ledger({ folder }: Room): Promise<readonly Record<string, unknown>[]> {
  const home = path.join(folder, "Pickup/ledger");
  const names = (await readdir(home).catch(() => [])).filter((name) => name.endsWith(".ndjson"));
  const texts = await Promise.all(names.map((name) => readFile(path.join(home, name), "utf8")));
  return texts.flatMap((text) =>
    text
      .split("\n")
      .filter((line) => line !== "")
      .map((line) => JSON.parse(line) as Record<string, unknown>),
  );
}

export const reviewed = async (room: Room) => (await ledger(room)).filter(({ kind }) => kind === "reviewed");

/** The file of this device's ledger, and its lines. */
export async function sheet({ folder }: Room): Promise<{ readonly file: string; readonly lines: string[] }> {
  const home = path.join(folder, "Pickup/ledger");
  const name = (await readdir(home)).find((one) => one.endsWith(".ndjson")) ?? "";
  const file = path.join(home, name);
  return { file, lines: (await readFile(file, "utf8")).trimEnd().split("\n") };
}

/** A stranger's clip at the beginning, beside the take of the cut: the keys of both ranges, as they follow each other. */
export async function twoRanges(room: Room): Promise<readonly [string, string]> {
  const { sequenceId } = clip(room);
  const itemId = await aStranger(room);
  room.premiere.place({ sequenceId, itemId, mode: "overwrite", time: ZERO, videoTrack: 1, audioTrack: -1 });
  await read(room);
  const { audit } = room.studio.state;
  const [first, second, third] = audit.kind === "read" ? audit.audit.ranges : [];
  if (first === undefined || second === undefined || third !== undefined) throw new Error("There are not two ranges");
  return [first.key, second.key];
}
