/** Where a take is meant to go, and what placing it needs of the world outside. */

import type { Take } from "../../core/take";
import type { TimeRange } from "../../core/time";
import type { HeadsToNote } from "../../premiere/heads";
import type { Log } from "../log";

/** What the editor saw when the button was pressed: if that changed, the place is no longer the one that was meant. */
export interface Place {
  readonly range: TimeRange;
  /** As `surroundingsOf` says it. */
  readonly surroundings: string;
}

/** As it was meant when the button was pressed. A take of before does not know, so it is not placed late. */
export function placeOf({ shot, surroundings }: Take): Place {
  return { range: shot.rangeInSequence, surroundings: surroundings ?? "unknown" };
}

export interface PlaceOutside {
  readonly log: Log;
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Takes that were asked for the same place by the same press. Absent: there are none. */
  readonly siblings?: () => Promise<readonly Take[]>;
  /** Takes that may have come beside its place meanwhile. Absent: there are none. */
  readonly others?: (folder: string) => Promise<readonly Take[]>;
  /** Of the project's ledgers; what places notes them in its own step. Absent: they are noted elsewhere. */
  readonly heads?: HeadsToNote;
}
