/** Takes of a shot by how they fit, in English. `rank-fr.ts` has the same shape. */

import type { Term } from "../../core/ranking";

const SIDE = { before: "before", after: "after" } as const;

const ordinal = (place: number): string => {
  const tens = place % 100;
  const ending = tens > 10 && tens < 14 ? "th" : (["th", "st", "nd", "rd"][place % 10] ?? "th");
  return `${place}${ending}`;
};

export const rankEn = {
  rank: "Rank takes",
  rankSays: "Measure each take of this shot the same way, and list the one that sits best in the cut first",
  measuring: (take: number, nth: number, of: number, done: number, total: number) =>
    `Take ${take} (${nth} of ${of})${total <= 1 ? "" : `, frame ${done} of ${total}`} …`,
  stop: "Stop",
  /** `at`: a time of day, or a day with it. */
  ranked: (at: string) => `Ranked, the best first. Measured ${at}.`,
  anew: "Measure again",
  newest: "Newest first",
  stale: "The cut changed around it since.",
  /** `reason`: one of `best` or `behind`; absent: nothing sets it apart. */
  line: (place: number, isShared: boolean, reason: string | undefined) =>
    `${isShared ? "Shared" : "Ranked"} ${ordinal(place)}${reason === undefined ? "" : `: ${reason}`}.`,
  alike: "no difference to speak of",
  only: "the only one that was measured",
  best: {
    length: "it is long enough",
    faults: "least is wrong with it",
    start: "closest to its first frame",
    before: "meets the shot before best",
    after: "meets the shot after best",
  } satisfies Record<Term, string>,
  behind: {
    length: "too short for its place",
    faults: "more is wrong with it",
    start: "farther from its first frame",
    before: "meets the shot before less well",
    after: "meets the shot after less well",
  } satisfies Record<Term, string>,
  figures: {
    clean: "nothing found",
    tooShort: "too few frames to tell faults",
    faults: (count: number, faults: string) => `${count === 1 ? "1 finding" : `${count} findings`} (${faults})`,
    start: (deltaE: number) => `ΔE ${deltaE.toFixed(1)} from its first frame`,
    anotherPicture: "begins with another picture than it was given",
    cut: (side: "before" | "after", meeting: string) => `cut ${SIDE[side]}: ${meeting}`,
    lacks: (frames: number) => (frames === 1 ? "lacks 1 frame" : `lacks ${frames} frames`),
  },
  left: {
    still: "Not ranked: a still does not move.",
    failed: "Not ranked: its film could not be looked through.",
  },
};
