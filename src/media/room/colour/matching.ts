/** How a take is brought to the look of a reference, how well, and whether at all. Pure: pictures in, a cube and a report out. */

import type { MatchReport } from "../../../core/match";
import type { Picture } from "../drawing";
import type { Cube } from "./cube";

export interface MatchRequest {
  readonly reference: Picture;
  /** Ungraded frames of one take in its order, all of one size; the first may be the reference itself, seen by an engine. */
  readonly take: readonly [Picture, ...Picture[]];
  /** 0 to 1; 1 when absent. */
  readonly strength?: number;
}

export interface ColourMatch {
  readonly report: MatchReport;
  /** For the ungraded take, at the strength asked for. The identity where nothing is done. */
  readonly cube: Cube;
}

/** Tests whether the take's first frame and the reference are the same picture; fits, judges on what was not fitted on, or refuses. */
export type MatchPictures = (request: MatchRequest) => ColourMatch;
