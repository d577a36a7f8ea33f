/** A take against what it sits next to, on pictures that were exported: what is in the way, the match, and whether it is still true. */

import { Misfit } from "../../core/decode";
import type { MatchReport } from "../../core/match";
import type { MatchFrames } from "../../core/match-frames";
import { decodeUtf8 } from "../../core/utf8";
import type { MediaRoom } from "../../media/client";
import { InMemory } from "../../media/in-memory";
import type { CheckFrames } from "./check-frames";
import { withFiles } from "../disk/open-files";
import type { Earlier, Measured, Steps } from "./check-state";
import type { Shelved } from "../disk/shelf";

/** What was exported for one match: paths of PNGs, the ones at the cut first. */
export interface Sides {
  readonly frames: MatchFrames;
  readonly reference: readonly string[];
  readonly take: readonly string[];
}

/** In code values of luma and of colour, mean: two exports of one frame differ by less. */
const SAME_PICTURE = 0.5;

/** The match at that strength, with its cube as text. @throws StudioError of the room, or what the disk says; Cancelled */
export async function matchSides(
  { reference: wanted, take: paths }: Sides,
  { take }: Shelved,
  strength: number,
  { room }: { readonly room: MediaRoom },
  signal: AbortSignal,
  onSteps: (steps: Steps) => void,
): Promise<Pick<Measured, "report" | "scopes" | "matchedScopes"> & { readonly cube?: string }> {
  const out = new InMemory();
  const { cubeBytes, ...matched } = await withFiles([...wanted, ...paths], (files) =>
    room.match(
      {
        reference: files.slice(0, wanted.length),
        take: files.slice(wanted.length),
        strength,
        title: take.clipName,
      },
      { out, signal, onProgress: (done, total) => onSteps({ done, total }) },
    ),
  );
  if (cubeBytes === 0) return matched;
  const cube = decodeUtf8(await out.read(0, out.size));
  if (cube === undefined) throw new Misfit("cube", "UTF-8");
  return { ...matched, cube };
}

/** The frame of the reference at the cut is exported once more: what was done to it no range tells. A still does not change. */
export async function isAnother(
  { frames: { reference }, reference: before }: Sides,
  frames: CheckFrames,
  room: MediaRoom,
  signal: AbortSignal,
): Promise<boolean> {
  if (reference.kind === "still") return false;
  return frames.glance(reference.times[0], signal, (now) => differs(before[0], now, room, signal));
}

/** Paths of two PNGs; what is not there is like nothing. */
async function differs(
  before: string | undefined,
  now: string | undefined,
  room: MediaRoom,
  signal: AbortSignal,
): Promise<boolean> {
  if (before === undefined || now === undefined) return true;
  const { cut } = await withFiles([before, now], ([one, other]) => {
    if (one === undefined || other === undefined) throw new RangeError("Two pictures");
    return room.seam({ file: one, at: "first" }, { file: other, at: "first" }, signal);
  });
  return cut.luma > SAME_PICTURE || cut.colour > SAME_PICTURE;
}

/** Less is the same figure, as people read it. */
const SAME_FIGURE = 0.05;

/** Whether something came of it: after an undo the take measures what it did before, and there is nothing to tell. */
export function hasCome(earlier: Earlier, { outcome }: MatchReport): boolean {
  const now = outcome.kind === "distribution" ? undefined : outcome.before?.mean;
  return now !== undefined && Math.abs(now - earlier.measured) >= SAME_FIGURE;
}

/**
 * What was said before of the take, where since then something was done to its picture and nothing to the reference's: a
 * match that was computed then can be held against what is measured now.
 */
export async function earlierOf(
  before: { readonly said: Measured; readonly sides: Sides },
  now: Sides,
  room: MediaRoom,
  signal: AbortSignal,
): Promise<Earlier | undefined> {
  const { said, sides } = before;
  const { outcome } = said.report;
  const first = outcome.kind === "paired" ? { measured: outcome.before.mean, computed: outcome.after.mean } : undefined;
  // Of several grades each is held against the take as it came.
  const known = said.earlier ?? first;
  if (known === undefined || said.against !== now.frames.against) return undefined;
  if (await differs(sides.reference[0], now.reference[0], room, signal)) return undefined;
  return (await differs(sides.take[0], now.take[0], room, signal)) ? known : said.earlier;
}
