/** Takes that a storyboard or a scene names, of any machine: they are wanted, whatever lies on the timeline. */

import { loadBoards } from "../board/boards";
import { loadScenes } from "../scenes/scene-record";
import type { Board } from "../../core/storyboard";
import type { Take } from "../../core/take";

export interface NamedTakes {
  readonly names: (take: Take) => boolean;
  /** Boards and scenes that cannot be read: what they name, nobody knows. */
  readonly unread: number;
}

/** As the disk says now; `open`: boards that may not be written yet. @throws StudioError when a folder cannot be listed */
export async function namedTakes(
  homes: readonly string[],
  projectId: string,
  open: readonly Board[],
): Promise<NamedTakes> {
  const takes = new Set<string>();
  const scenes = new Set<string>();
  let unread = 0;
  const note = ({ shots }: Board): void => {
    for (const shot of shots) for (const id of shot.takes) takes.add(id);
  };
  open.forEach(note);
  for (const home of homes) {
    const found = await loadBoards(home, projectId);
    found.boards.forEach(note);
    unread += found.unread.length;
    for (const { id } of await loadScenes(home, projectId, () => (unread += 1))) scenes.add(id);
  }
  return { names: ({ id, scene }) => takes.has(id) || (scene !== undefined && scenes.has(scene.id)), unread };
}
