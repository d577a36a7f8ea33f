/**
 * Originals and copies of takes that lie outside their folders and that the open project plays: whose they are is said by the
 * packet in them, or by the sidecar that was moved with them.
 */

import { StudioError } from "../../core/failure";
import type { Provenance } from "../../core/provenance";
import { playedFiles, type PlayedFiles } from "../../premiere/remove";
import { TAKES_FOLDER } from "../../uxp/folders";
import { fileNameIn, joinPath, plainPath } from "../../uxp/paths";
import type { Log } from "../log";
import { sidecarOf } from "./media-metadata";
import { provenanceBeside, provenanceIn, takeNameOut, takeNameOutBeside } from "./name-in-file";
import type { Shelved } from "../disk/shelf";

/** One that gives a name, in itself or beside it. */
export interface Named {
  readonly takeId: string;
  /** Of the film. */
  readonly name: string;
  /** Out of both. @throws StudioError; what could be taken out by then is */
  readonly takeOut: () => Promise<void>;
}

export interface LookingElsewhere {
  readonly log: Log;
  /** Absent: asked anew. */
  readonly files?: PlayedFiles;
  /** Before each file; throws to stop. */
  readonly onLook?: () => void;
}

/** Of those takes. Media that cannot be read are in the log. @throws StudioError of the project; what `onLook` throws */
export async function namedElsewhere(
  projectId: string,
  takes: readonly Shelved[],
  { log, files, onLook }: LookingElsewhere,
): Promise<readonly Named[]> {
  if (takes.length === 0) return [];
  const ids = new Set(takes.map(({ take }) => take.id));
  const folders = takes.map(({ folder }) => plainPath(joinPath(folder, "")));
  const seen = new Set<string>();
  const found: Named[] = [];
  /** The take whose name stands there; absent: none of those. */
  const takeOf = ({ takeId, promptWriter }: Provenance = {}): string | undefined =>
    promptWriter !== undefined && takeId !== undefined && ids.has(takeId) ? takeId : undefined;
  for (const path of (files ?? (await playedFiles(projectId, TAKES_FOLDER))).values()) {
    if (path === "unreadable" || seen.has(path)) continue;
    seen.add(path);
    if (folders.some((folder) => plainPath(path).startsWith(folder))) continue;
    onLook?.();
    try {
      // Two films of one name may share a sidecar.
      const beside = seen.has(sidecarOf(path)) ? undefined : takeOf(await provenanceBeside(path));
      const inside = takeOf(await provenanceIn(path));
      const takeId = inside ?? beside;
      if (takeId === undefined) continue;
      if (beside !== undefined) seen.add(sidecarOf(path));
      const takeOut = async (): Promise<void> => {
        try {
          if (inside !== undefined) await takeNameOut(path);
        } finally {
          if (beside !== undefined) await takeNameOutBeside(path);
        }
      };
      found.push({ takeId, name: fileNameIn(path), takeOut });
    } catch (error) {
      if (!(error instanceof StudioError)) throw error;
      log.trouble(`looking for a name in ${fileNameIn(path)}`, error);
    }
  }
  return found;
}
