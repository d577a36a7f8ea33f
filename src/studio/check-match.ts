/** A take against what it sits next to, on pictures that were exported: what is in the way, the match, and whether it is still true. */

import type { MatchFrames, Through } from "../core/match-frames";
import type { SequenceView } from "../core/sequence";
import { seenAt } from "../core/where";
import type { MediaRoom } from "../media/client";
import { readSource } from "../premiere/source";
import { openWrite, remove } from "../uxp/files";
import { joinPath } from "../uxp/paths";
import { withFiles, type CheckFrames } from "./check-frames";
import type { Measured } from "./check-state";
import type { Shelved } from "./shelf";

/** What was exported for one match: paths of PNGs. */
export interface Sides {
  readonly frames: MatchFrames;
  readonly reference: string;
  readonly take: readonly string[];
}

/** In code values of luma, mean: two exports of one frame differ by less. */
const SAME_PICTURE = 0.5;

/**
 * What has no picture of its own and yet is on top of the reference: an adjustment layer or a title, on the take's track or
 * below it, where a range alone does not tell it from a clip.
 */
export async function layerOver(
  { reference }: MatchFrames,
  { projectId, sequence }: { readonly projectId: string; readonly sequence: SequenceView },
): Promise<Through | undefined> {
  if (reference.kind === "still") return undefined;
  const { time } = reference;
  const [top, beneath] = seenAt(sequence, time);
  if (top === undefined || beneath === undefined) return undefined;
  const source = await readSource({ projectId, sequenceId: sequence.sequenceId, track: top.track, time });
  return source?.media.kind === "none" ? { side: "reference", ...top } : undefined;
}

/**
 * The match at that strength; its cube is written into the take's folder, which machines share, so each writes its own.
 * @throws StudioError of the room, or what the disk says; Cancelled
 */
export async function matchSides(
  { reference: referencePath, take: paths }: Sides,
  { take, folder }: Shelved,
  strength: number,
  { room, device }: { readonly room: MediaRoom; readonly device: () => string },
  signal: AbortSignal,
): Promise<Pick<Measured, "report" | "scopes" | "matchedScopes" | "cube">> {
  const cube = `match-${device()}.cube`;
  const path = joinPath(folder, cube);
  const matched = await withFiles([referencePath, ...paths], async ([reference, ...frames]) => {
    if (reference === undefined) throw new RangeError("A check has a reference");
    const out = await openWrite(path);
    try {
      return await room.match({ reference, take: frames, strength, title: take.clipName }, out, signal);
    } finally {
      await out.close();
    }
  });
  const { report, scopes, matchedScopes, cubeBytes } = matched;
  if (cubeBytes === 0) await remove(path);
  return {
    report,
    scopes,
    ...(matchedScopes === undefined ? {} : { matchedScopes }),
    ...(cubeBytes === 0 ? {} : { cube }),
  };
}

/** The reference is exported once more: it may have been graded since, which no range tells. A still does not change. */
export async function isStale(
  { frames: { reference }, reference: before }: Sides,
  frames: CheckFrames,
  room: MediaRoom,
  signal: AbortSignal,
): Promise<boolean> {
  if (reference.kind === "still") return false;
  const after = await frames.take(reference.time, signal);
  const { cut } = await withFiles([before, after], ([one, other]) => {
    if (one === undefined || other === undefined) throw new RangeError("Two pictures");
    return room.seam({ file: one, at: "first" }, { file: other, at: "first" }, signal);
  });
  return cut.luma > SAME_PICTURE;
}
