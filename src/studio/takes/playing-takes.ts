/** Which project items play which take: by the folder that their file lies in, else by its essence, whatever it is called. */

import { StudioError } from "../../core/failure";
import type { Take } from "../../core/take";
import { isSamePath } from "../../premiere/bin";
import type { PlayedFiles } from "../../premiere/remove";
import { fileNameIn, joinPath, parentOf } from "../../uxp/paths";
import { KnownEssences } from "./known-essences";
import type { Shelved } from "../disk/shelf";

export type Played =
  /** `by`: how it was known. */
  | { readonly kind: "take"; readonly take: Take; readonly by: "place" | "essence" }
  /** It plays what several takes have in common. */
  | { readonly kind: "ambiguous"; readonly takes: readonly Take[] }
  | { readonly kind: "unread" };

/**
 * Items that play no take are absent. Files that cannot be any take's by their length are not read through, so that a project
 * full of rushes costs a look at each. `onLook` hears of every item. @throws StudioError of the disk, but for a single file;
 * Cancelled
 */
export async function playedTakes(
  played: PlayedFiles,
  takes: readonly Take[],
  find: (takeId: string) => Shelved | undefined,
  onLook: () => void,
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, Played>> {
  const known = new KnownEssences(takes);
  const found = new Map<string, Played>();
  for (const [itemId, path] of played) {
    const one = path === "unreadable" ? ({ kind: "unread" } as const) : await playedBy(path, find, known, signal);
    if (one !== undefined) found.set(itemId, one);
    onLook();
  }
  return found;
}

async function playedBy(
  path: string,
  find: (takeId: string) => Shelved | undefined,
  known: KnownEssences,
  signal: AbortSignal | undefined,
): Promise<Played | undefined> {
  const at = find(fileNameIn(parentOf(path)));
  if (at !== undefined && filesOf(at).some((file) => isSamePath(file, path))) {
    return { kind: "take", take: at.take, by: "place" };
  }
  let takes: readonly Take[];
  try {
    takes = await known.takesIn(path, signal);
  } catch (error) {
    // Media that are offline, or on a volume that does not answer.
    if (error instanceof StudioError) return { kind: "unread" };
    throw error;
  }
  const [take] = takes;
  if (take === undefined) return undefined;
  return takes.length === 1 ? { kind: "take", take, by: "essence" } : { kind: "ambiguous", takes };
}

/** Of a take's folder, what Premiere may play. */
function filesOf({ take, folder }: Shelved): readonly string[] {
  const { state, footage = [] } = take;
  const names = state.kind === "ready" ? [state.clip.name] : [];
  return [...names, ...footage.flatMap(({ copy }) => copy?.name ?? [])].map((name) => joinPath(folder, name));
}
