/** Storyboards on disk, one file each. */

import { decodeBoard, encodeBoard } from "../../core/board-record";
import type { Board } from "../../core/storyboard";
import { joinPath } from "../../uxp/paths";
import { recordsIn, removeRecord, saveRecord } from "../disk/records";

const FOLDER = "boards";

/** A board, and the folder in which it is written. */
export interface KeptBoard {
  readonly board: Board;
  readonly home: string;
}

interface FoundBoards {
  readonly boards: readonly Board[];
  /** Names of files that are there and cannot be read; they are left as they are. */
  readonly unread: readonly string[];
}

/** The boards of a project below `home`. @throws StudioError when the folder cannot be listed. */
export async function loadBoards(home: string, projectId: string): Promise<FoundBoards> {
  const unread: string[] = [];
  const all = await recordsIn(joinPath(home, FOLDER), decodeBoard, (name) => unread.push(name));
  return { boards: all.filter((board) => board.projectId === projectId), unread };
}

/** @throws StudioError */
export async function saveBoard({ home, board }: KeptBoard): Promise<void> {
  await saveRecord(joinPath(home, FOLDER), board.id, encodeBoard(board));
}

/** Nothing there is no failure. @throws StudioError */
export async function removeBoard({ home, board }: KeptBoard): Promise<void> {
  await removeRecord(joinPath(home, FOLDER), board.id);
}
