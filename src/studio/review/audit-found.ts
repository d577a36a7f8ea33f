/** The AI ranges of a cut that was read, once it is known which of its media are AI. */

import { rangesIn, toLookAt, type Found, type Known } from "../../core/audit-ranges";
import type { ReadCut } from "../../premiere/cut";
import { readLooks } from "../../premiere/looks";
import { sumOfText } from "../disk/fingerprint";

/** Effects and speeds are read from Premiere. `onLook` hears how many clips were looked at. @throws StudioError */
export async function foundIn(
  projectId: string,
  { cut, book }: ReadCut,
  known: Known,
  onLook: (done: number, of: number) => void = () => undefined,
): Promise<Found> {
  const places = toLookAt(cut, book, known).map(({ cut: of, track, item }) => ({
    sequenceId: of.sequenceId,
    track,
    start: item.rangeInSequence.start,
  }));
  let looked = 0;
  const looks = await readLooks(projectId, places, () => onLook(++looked, places.length));
  return rangesIn(cut, book, looks, known, sumOfText);
}
