/** Storyboards on disk, one file each. */

import { decodeBoard, encodeBoard } from "../core/board-record";
import { Misfit } from "../core/decode";
import { failureOf, StudioError } from "../core/failure";
import type { Board } from "../core/storyboard";
import { exists, makeFolder } from "../uxp/files";
import { joinPath } from "../uxp/paths";
import { readText, removeText, textsIn, writeText } from "../uxp/texts";

const FOLDER = "boards";

/** A board, and the folder in which it is written. */
export interface KeptBoard {
  readonly board: Board;
  readonly home: string;
}

export interface FoundBoards {
  readonly boards: readonly Board[];
  /** Names of files that are there and cannot be read; they are left as they are. */
  readonly unread: readonly string[];
}

/** The boards of a project below `home`. @throws StudioError when the folder cannot be listed. */
export async function loadBoards(home: string, projectId: string): Promise<FoundBoards> {
  const folder = joinPath(home, FOLDER);
  const boards: Board[] = [];
  const unread: string[] = [];
  if (!(await exists(folder))) return { boards, unread };
  for (const name of await textsIn(folder)) {
    if (!name.endsWith(".json")) continue;
    try {
      const board = decodeBoard(await readText(joinPath(folder, name)));
      if (board.projectId === projectId) boards.push(board);
    } catch (error) {
      if (!(error instanceof Misfit) && !(error instanceof StudioError)) throw error;
      // Its first writing was cut off, or goes on: there is no such board yet.
      if (failureOf(error).kind === "file-missing") continue;
      unread.push(name);
    }
  }
  return { boards, unread };
}

/** @throws StudioError */
export async function saveBoard({ home, board }: KeptBoard): Promise<void> {
  await makeFolder(joinPath(home, FOLDER));
  await writeText(fileOf(home, board), encodeBoard(board));
}

/** Nothing there is no failure. @throws StudioError */
export async function removeBoard({ home, board }: KeptBoard): Promise<void> {
  await removeText(fileOf(home, board));
}

/** @throws RangeError when the id could lead out of the folder: ids are Pickup's own. */
function fileOf(home: string, { id }: Board): string {
  if (!/^[A-Za-z0-9][A-Za-z0-9._-]*$/.test(id)) throw new RangeError(`Not a board's id: ${id}`);
  return joinPath(home, FOLDER, `${id}.json`);
}
