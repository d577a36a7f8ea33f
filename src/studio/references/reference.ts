/** Stills that are held for the form, in `frames/<device>/`: a take gets copies of its own. */

import type { FrameSize } from "../../core/sequence";
import type { FrameSource, ReferenceFrame, ReferenceRole } from "../../core/shot";
import type { MediaRoom } from "../../media/client";
import { copy, exists, list, makeFolder, readBytes, remove } from "../../uxp/files";
import { joinPath } from "../../uxp/paths";
import { sumOfFile } from "../disk/fingerprint";
import { withFile } from "../disk/open-files";
import type { Log } from "../log";
import { imageUrl, referenceFile, type Shelved } from "../disk/shelf";
import type { ReferenceChoice } from "../form/shot-form";

export interface ReferenceOutside {
  readonly room: MediaRoom;
  readonly log: Log;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly newId: () => string;
  readonly device: () => string;
}

const FRAMES = "frames";

/** The folder of this machine's, made where it is not there. */
export async function framesFolder(home: string, { device }: Pick<ReferenceOutside, "device">): Promise<string> {
  const folder = joinPath(home, FRAMES, device());
  await makeFolder(folder);
  return folder;
}

/** A new name in it. */
export async function newFrame(home: string, outside: ReferenceOutside): Promise<string> {
  return joinPath(await framesFolder(home, outside), `frame-${outside.newId()}.png`);
}

/**
 * Removes what an earlier session of this machine left there: what others hold is theirs. To be called once for a folder,
 * before anything is held there: projects may share it, and what goes on in one of them holds stills while another is open.
 */
export async function clearFrames(home: string, device: string): Promise<void> {
  const folder = joinPath(home, FRAMES, device);
  if (!(await exists(folder))) return;
  for (const name of await list(folder)) await remove(joinPath(folder, name));
}

/** The stills of a take, held for the form again with their roles. */
export async function referencesOf(
  { take, folder }: Shelved,
  home: string,
  outside: ReferenceOutside,
): Promise<readonly ReferenceChoice[]> {
  const held: ReferenceChoice[] = [];
  for (const [index, frame] of take.recipe.references.entries()) {
    const file = await newFrame(home, outside);
    await copy(joinPath(folder, referenceFile(index)), file);
    held.push({ frame, file, picture: await pictureOf(file, outside) });
  }
  return held;
}

/** What one PNG is as a reference. @throws StudioError `file-missing` */
export async function held(
  file: string,
  still: { readonly role: ReferenceRole; readonly from: FrameSource; readonly size: FrameSize },
  outside: ReferenceOutside,
): Promise<ReferenceChoice> {
  const { role, from, size } = still;
  const frame: ReferenceFrame = { role, sha256: await sumOfFile(file), size, from };
  return { frame, file, picture: await pictureOf(file, outside) };
}

/** A small picture by the media room; without it the PNG itself. */
async function pictureOf(path: string, { room, log }: ReferenceOutside): Promise<string> {
  if (room.state.kind === "ready") {
    const made = await withFile(path, async (file) => {
      try {
        return (await room.thumbnail(file, { atSeconds: 0, longEdge: 640 })).dataUrl;
      } catch (error) {
        log.trouble("making a small picture of the frame", error);
        return undefined;
      }
    });
    if (made !== undefined) return made;
  }
  return imageUrl(await readBytes(path));
}
