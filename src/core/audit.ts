/** Which frames of a sequence are AI: what an audit found, as plain data. It advises; it never says that a cut may go out. */

import type { ClaimedSource } from "./credentials";
import { sizeOf, union } from "./frame-runs";
import { ticks, type FrameRate, type Ticks, type TimecodeFormat, type TimeRange } from "./time";
import type { UseInCut } from "./use-in-cut";

export interface Audit {
  readonly sequenceId: string;
  readonly name: string;
  readonly rate: FrameRate;
  readonly timecodeFormat: TimecodeFormat;
  readonly zeroFrame: number;
  /** Of the whole sequence, from its start to the end of its last item. */
  readonly length: Ticks;
  /** Every use of AI media and of animatics, by where it begins; of those that begin together the topmost first. */
  readonly ranges: readonly AuditRange[];
  /** What could not be looked at, so that nobody knows whether AI is in it. Empty: all was. */
  readonly unread: readonly Unread[];
  /** When it was read: ISO 8601, UTC. */
  readonly at: string;
  /** `cutPrint` of the sequence as it was seen right before it was read. Absent: nobody can tell whether it is that cut still. */
  readonly print?: string;
}

export interface Unread {
  /** A nest's or a file's name. */
  readonly what: string;
  /** In the host's own words; empty: it said none. */
  readonly why: string;
  /** Of a media file, what of its origin could not be read. Absent: it is a nest. */
  readonly origin?: WhyOriginUnknown;
  /** There are more clips in nests than are looked at. */
  readonly isTooLarge?: true;
}

/** `missing`: nothing is there. `credentials`: there are some, or may be, that nobody could look into. */
export type WhyOriginUnknown = "missing" | "metadata" | "credentials";

export interface AuditRange {
  /** Tells it from the others of this audit; of the next one only where the use is the same. */
  readonly key: string;
  readonly use: UseInCut;
  /** A video track of the audited sequence, from 0; of what lies in a nest, the nest's. */
  readonly track: number;
  /** Names of the nested sequences in which it lies, the outermost first. Empty: it lies in the sequence itself. */
  readonly nests: readonly string[];
  /** The clip's name on the timeline. */
  readonly clip: string;
  readonly projectItemId?: string;
  readonly visibility: Visibility;
  /** `animatic`: drawn by Pickup, and never counted as AI. `suspected`: nothing but its name says so. */
  readonly made: "ai" | "animatic" | "suspected";
  /** Its `essence` is a sum over samples: of large media that Pickup did not make. */
  readonly isSampled?: true;
  /** What says so, the strongest first; never empty. */
  readonly evidence: readonly Evidence[];
  /** What Content Credentials the file bears; that there are some proves nothing. Absent: nobody looked. */
  readonly credentials?: RangeCredentials;
}

/**
 * What Content Credentials its file carries: of a take its original, of other media the file that Premiere plays. `present`: nobody
 * has looked into them. `valid`: nothing was changed since somebody signed, whoever that is. `says`: signer and program, as claimed.
 */
export interface RangeCredentials {
  readonly kind: "none" | "unknown" | "present" | "valid" | "invalid";
  readonly says: string;
}

export type Visibility =
  | { readonly kind: "visible" }
  /** `covered`: by one clip or several on higher tracks, whole, and nothing of them lets it through. */
  | { readonly kind: "hidden"; readonly why: "disabled" | "track-off" | "covered" | "outside-nest" }
  /** Some of it is seen and some is not: the parts that are seen, on the audited sequence's clock. */
  | { readonly kind: "partly"; readonly seen: readonly TimeRange[] }
  /** Nobody can tell of all of it, and nobody guesses: the parts that are seen for certain, and those that may be. The rest is not seen. */
  | {
      readonly kind: "unknown";
      readonly why: readonly WhyUnknown[];
      readonly seen: readonly TimeRange[];
      readonly maybe: readonly TimeRange[];
    };

export const WHY_UNKNOWN = [
  "opacity",
  "scale",
  "matte",
  "time-remap",
  "transition",
  "multicam",
  "alpha",
  "effect",
  "covered-by-unknown",
  "unread",
] as const;
export type WhyUnknown = (typeof WHY_UNKNOWN)[number];

/** How it is known, from what Pickup wrote itself to what a name suggests. Presence of a claim is not proof of it. */
export interface Evidence {
  readonly kind: "ledger" | "essence" | "metadata" | "credentials" | "name";
  /** What it says in a few of its own words: a signer, a digital source type. Absent where the kind says it all. */
  readonly says?: string;
  /** What it claims of how the pictures came about. Absent: nothing, or its kind claims nothing. */
  readonly source?: ClaimedSource;
}

/** How much of the running time shows AI for certain, may, and the whole; frames that several cover are counted once. */
export interface AuditShare {
  readonly seen: Ticks;
  readonly maybe: Ticks;
  readonly of: Ticks;
}

/** The parts of a range that are seen for certain, on the audited sequence's clock. */
export function seenOf({ visibility, use }: AuditRange): readonly TimeRange[] {
  switch (visibility.kind) {
    case "visible":
      return [use.rangeInSequence];
    case "hidden":
      return [];
    case "partly":
    case "unknown":
      return visibility.seen;
  }
}

/** With why all or some of it is not seen, or is not known to be; empty: there is nothing to say. */
export function visibilityWhys(visibility: Visibility): {
  readonly kind: Visibility["kind"];
  readonly why: readonly string[];
} {
  const { kind } = visibility;
  switch (kind) {
    case "visible":
    case "partly":
      return { kind, why: [] };
    case "hidden":
      return { kind, why: [visibility.why] };
    case "unknown":
      return { kind, why: visibility.why };
  }
}

/** The parts that may be seen or not. */
export function maybeOf({ visibility }: AuditRange): readonly TimeRange[] {
  return visibility.kind === "unknown" ? visibility.maybe : [];
}

/** What only a name says to be AI may be it or not, and so counts as what may be seen. The Animatic does not count. */
export function shareOf({ ranges, length }: Pick<Audit, "ranges" | "length">): AuditShare {
  const certain = union(ranges.filter(({ made }) => made === "ai").flatMap(seenOf));
  const any = union(
    ranges.filter(({ made }) => made !== "animatic").flatMap((one) => [...seenOf(one), ...maybeOf(one)]),
  );
  const seen = sizeOf(certain);
  return { seen: ticks(seen), maybe: ticks(sizeOf(any) - seen), of: length };
}
