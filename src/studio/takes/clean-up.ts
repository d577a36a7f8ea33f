/**
 * Taking unwanted takes away for good: first the offer, then, once the editor said yes, only what may still go at that
 * moment. The record goes last, so that a crash in between leaves a take that can be cleaned up again, and no nameless files.
 */

import { parentsIn, removable, type Removable } from "../../core/clean-up";
import type { Board } from "../../core/storyboard";
import { projectItemsOf, type Take } from "../../core/take";
import { playedFiles, removeClips, type PlayedFiles } from "../../premiere/remove";
import { usesOf } from "../../premiere/uses";
import { exists, fileSize, list, remove } from "../../uxp/files";
import { TAKES_FOLDER } from "../../uxp/folders";
import { joinPath } from "../../uxp/paths";
import { namedTakes } from "./named-takes";
import { TAKE_FILE, type Shelved } from "../disk/shelf";
import type { CleanUp, Lot } from "./shelf-state";
import type { TakeRow } from "./take-row";
import type { Takes } from "./takes";

export interface CleanUpOutside {
  readonly takes: Takes;
  readonly rows: () => readonly TakeRow[];
  readonly projectId: string;
  readonly device: string;
  /** Boards as they are being changed: the disk follows a moment later. */
  readonly boards: () => readonly Board[];
}

type Offer = Extract<CleanUp, { kind: "offer" }>;

/** What may go, as the ledgers, the timeline and the disk say now. @throws StudioError */
export async function offerOf(outside: CleanUpOutside): Promise<Offer> {
  const { lots, ...unread } = await judge(outside);
  return {
    kind: "offer",
    rejected: await weighed(lots.rejected, outside.takes),
    leftover: await weighed(lots.leftover, outside.takes),
    ...unread,
  };
}

/** Removes of `wanted` what may still go. @throws StudioError; what was removed by then is gone, and said by `onDone`. */
export async function cleanUp(
  wanted: readonly string[],
  which: Removable,
  outside: CleanUpOutside,
  onDone: (done: number, of: number) => void,
): Promise<Extract<CleanUp, { kind: "removed" }>> {
  const { lots } = await judge(outside);
  const may = new Set(lots[which]);
  const going = wanted.filter((id) => may.has(id)).map((id) => outside.takes.get(id));
  // Of a clip that the editor cut with, and gave the take's media to, only the editor may say that it goes.
  await removeClips(outside.projectId, going.flatMap(ownItem));
  const still = playersIn(await playedFiles(outside.projectId, TAKES_FOLDER));
  const gone: { readonly shelved: Shelved; readonly bytes: number }[] = [];
  try {
    for (const shelved of going) {
      if (still.unread > 0 || still.of(shelved.take).length > 0) continue;
      const bytes = await bytesIn(shelved.folder);
      await removeFolder(shelved.folder);
      gone.push({ shelved, bytes });
      onDone(gone.length, going.length);
    }
  } finally {
    await outside.takes.forget(gone);
  }
  const bytes = gone.reduce((sum, one) => sum + one.bytes, 0);
  return { kind: "removed", takes: gone.length, bytes, left: wanted.length - gone.length };
}

async function judge(outside: CleanUpOutside): Promise<{
  readonly lots: Readonly<Record<Removable, readonly string[]>>;
  readonly unreadLedgers: number;
  readonly unreadBoards: number;
  readonly unreadSequences: number;
  readonly unreadClips: number;
}> {
  const { takes, projectId, device } = outside;
  // One that is still to be read may be made from any of the others.
  const homes = await takes.homes();
  const unreadLedgers = (await takes.readLedgers()).length;
  const named = await namedTakes(homes, projectId, outside.boards());
  const all = takes.all;
  const { uses, unread } = await usesOf(projectId, all.flatMap(projectItemsOf));
  const players = playersIn(await playedFiles(projectId, TAKES_FOLDER));
  const bounds = { device, projectId, parents: parentsIn(all) };
  const lots: Record<Removable, string[]> = { rejected: [], leftover: [] };
  for (const row of unreadLedgers + named.unread > 0 ? [] : outside.rows()) {
    const use = named.names(row.take) ? "used" : whetherUsed(row, uses, players, unread.length);
    const which = removable({ ...row, use }, bounds);
    if (which !== undefined) lots[which].push(row.take.id);
  }
  return {
    lots,
    unreadLedgers,
    unreadBoards: named.unread,
    unreadSequences: unread.length,
    unreadClips: players.unread,
  };
}

interface Players {
  /** The project items that play a file of that take, its own clip among them. */
  readonly of: (take: Take) => readonly string[];
  readonly has: (itemId: string) => boolean;
  /** Project items of which nobody knows what they play. */
  readonly unread: number;
}

/** By the take's folder, which is called after its id, wherever the project's volume is mounted now. */
function playersIn(played: PlayedFiles): Players {
  const players = new Map<string, string[]>();
  let unread = 0;
  for (const [itemId, path] of played) {
    const takeId = /[\\/]takes[\\/]([^\\/]+)[\\/][^\\/]+$/i.exec(path)?.[1]?.toLowerCase();
    if (path === "unreadable") unread += 1;
    else if (takeId !== undefined) players.set(takeId, [...(players.get(takeId) ?? []), itemId]);
  }
  return { of: ({ id }) => players.get(id.toLowerCase()) ?? [], has: (itemId) => played.has(itemId), unread };
}

function ownItem({ take: { state } }: Shelved): readonly string[] {
  return state.kind === "ready" && state.projectItemId !== "" ? [state.projectItemId] : [];
}

function whetherUsed(
  { take, onTimeline }: TakeRow,
  uses: ReadonlyMap<string, readonly unknown[]>,
  players: Players,
  unread: number,
): "used" | "unused" | "unknown" {
  if (onTimeline.length > 0) return "used";
  const own = take.state.kind === "ready" ? take.state.projectItemId : "";
  // A copy, a subclip or a clip of the editor's own plays the same file, whatever it is called.
  if (players.of(take).some((itemId) => itemId !== own)) return "used";
  if (take.state.kind !== "ready") return "unused";
  // Its media were given to a clip of the editor's, or its own clip was given others: either is cut with.
  if (take.footage !== undefined || (players.has(own) && players.of(take).length === 0)) return "used";
  if ((uses.get(own) ?? []).length > 0) return "used";
  return unread + players.unread > 0 ? "unknown" : "unused";
}

async function weighed(ids: readonly string[], takes: Takes): Promise<Lot> {
  let bytes = 0;
  for (const id of ids) bytes += await bytesIn(takes.get(id).folder);
  return { takes: ids, bytes };
}

async function bytesIn(folder: string): Promise<number> {
  // Somebody took it away by hand: then there is nothing to weigh, and only the list to put right.
  if (!(await exists(folder))) return 0;
  let bytes = 0;
  for (const name of await list(folder)) bytes += (await fileSize(joinPath(folder, name))) ?? 0;
  return bytes;
}

async function removeFolder(folder: string): Promise<void> {
  if (!(await exists(folder))) return;
  for (const name of await list(folder)) if (name !== TAKE_FILE) await remove(joinPath(folder, name));
  await remove(joinPath(folder, TAKE_FILE));
  await remove(folder);
}

/** Project items that lie in any sequence. @throws StudioError */
export async function usedItems(projectId: string, takes: readonly Take[]): Promise<ReadonlySet<string>> {
  const items = takes.flatMap(projectItemsOf);
  const { uses } = await usesOf(projectId, items);
  return new Set([...uses].flatMap(([item, found]) => (found.length > 0 ? [item] : [])));
}
