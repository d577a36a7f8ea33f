/** How far the pictures of two films are apart, moment by moment: the media room holds frames of one against the other's. */

import { pictureDifference, type PictureDifference } from "../../core/repetition";
import { StudioError } from "../../core/failure";
import type { Seam } from "../../core/scene";
import { originalOf } from "../../core/take";
import type { MediaRoom } from "../../media/client";
import { joinPath } from "../../uxp/paths";
import { withFiles } from "../disk/open-files";
import type { Shelved } from "../disk/shelf";

/** Moments that are compared, spread evenly over the shorter one. */
export const MOMENTS = 5;

/**
 * Of the originals, at the same seconds. `onMoment` hears how many are done.
 * @throws StudioError `file-missing`, `cannot-check` (no-film), or what the room says; Cancelled
 */
export async function picturesApart(
  first: Shelved,
  again: Shelved,
  room: Pick<MediaRoom, "probe" | "seam">,
  signal: AbortSignal,
  onMoment: (done: number) => void,
): Promise<PictureDifference> {
  const paths = [first, again].map(({ take, folder }) => {
    const original = originalOf(take);
    if (original === undefined) throw new StudioError({ kind: "file-missing", file: take.clipName });
    return joinPath(folder, original.name);
  });
  return withFiles(paths, async ([one, other]) => {
    if (one === undefined || other === undefined) throw new RangeError("Two films");
    const lengths: number[] = [];
    for (const file of [one, other]) {
      const report = await room.probe(file);
      if (report.kind !== "video") throw new StudioError({ kind: "cannot-check", why: "no-film" });
      lengths.push(report.seconds);
    }
    const shorter = Math.min(...lengths);
    const seams: (readonly [seconds: number, seam: Seam])[] = [];
    for (let moment = 0; moment < MOMENTS; moment++) {
      onMoment(moment);
      const at = ((moment + 0.5) / MOMENTS) * shorter;
      seams.push([at, await room.seam({ file: one, at }, { file: other, at }, signal)]);
    }
    return pictureDifference(seams);
  });
}
