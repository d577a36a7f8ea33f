/** What a model can do, as data: read from a capability document, from an engine's own list, or learnt from a refusal. */

import { VARIATIONS } from "./job";
import type { FrameSize } from "./sequence";
import type { Money } from "./money";
import type { ReferenceRole } from "./shot";

export type Known<T> = T | "unknown";

/** What a reference frame is to the take: its first frame, its last, or how it looks. */
export type Role = "first" | "last" | "look";

/** As what a model takes a reference: who is seen in it is told by the same pictures as how it looks. */
export function slotOf(role: ReferenceRole): Role {
  return role === "subject" ? "look" : role;
}

export type SecondsAllowed =
  | { readonly kind: "list"; readonly values: readonly number[] }
  /** Both ends included. `step` 0: any length between them. */
  | { readonly kind: "range"; readonly least: number; readonly most: Known<number>; readonly step: number }
  /** Counted in frames at the model's own rate: `step` × n + `plus`. 81 frames at 16 are 5.0625 s. */
  | {
      readonly kind: "frames";
      readonly fps: number;
      readonly step: number;
      readonly plus: number;
      readonly least: number;
      readonly most: Known<number>;
    };

export type SizesAllowed =
  | { readonly kind: "list"; readonly values: readonly FrameSize[] }
  /** Any size whose sides are whole multiples and whose pixels are not more than `mostPixels`. */
  | { readonly kind: "multiples"; readonly of: number; readonly mostPixels: Known<number> };

/** How many reference frames a model takes in each role; 0: it ignores or refuses them. */
export interface RolesAllowed {
  readonly first: Known<number>;
  readonly last: Known<number>;
  /** Style, subject: images that are no frames of the take. */
  readonly look: Known<number>;
  /** True: an image-to-video model, which refuses to start without its first frame. */
  readonly firstNeeded: boolean;
  /** Frames of the take and looks are two ways of asking: with a first or a last frame, looks cannot go along. */
  readonly framesOrLooks?: true;
  /** A last frame is where the first one goes to: alone it is ignored. */
  readonly lastNeedsFirst?: true;
  /** Of a look it takes the colours, not who is seen there: a subject is ignored. */
  readonly noSubjects?: true;
}

/** What is built in takes: a still hold the frame that it is, the Animatic also where it ends, and whose colours it has. */
export const BUILT_IN: Readonly<Record<"animatic" | "still-hold", Pick<Capability, "roles" | "negative">>> = {
  animatic: {
    roles: { first: 1, last: 1, look: 1, firstNeeded: false, lastNeedsFirst: true, noSubjects: true },
    negative: true,
  },
  "still-hold": { roles: { first: 1, last: 0, look: 0, firstNeeded: false }, negative: "unknown" },
};

/** Where an engine tells nothing of itself, it is given no more than a still hold is. */
export function builtIn(maker: string): Pick<Capability, "roles" | "negative"> {
  return BUILT_IN[maker === "animatic" ? maker : "still-hold"];
}

/** What pictures go along with a take: none, frames of it, or also some that are no frames of it. */
export type Carried = "none" | "frames" | "looks";

/** What is paid for: a take from nothing, or one from a film that is there. */
export const WORKS = ["new", ...VARIATIONS] as const;
export type Work = (typeof WORKS)[number];

export interface Price {
  readonly perSecond: Money;
  /** What it depends on, as the list says it: `720p`; empty when nothing. */
  readonly when: string;
  /** Holds only at so many lines, as resolutions are named: 720 for 720p, 2160 for 4K. Absent: at any. */
  readonly lines?: number;
  /** Holds only for takes with sound, or only for those without. Absent: for both. */
  readonly sound?: boolean;
  /** Holds only for takes that carry these. Absent: for all. */
  readonly carries?: readonly Carried[];
  /** Holds only for such work: `new` is a take from nothing. Absent: for all. */
  readonly work?: readonly Work[];
  /** For each picture that goes along, beside the seconds. */
  readonly perPicture?: Money;
  /** A take costs no less. */
  readonly atLeast?: Money;
  readonly source: Source;
}

export interface Source {
  /** An address that a person can open, or the name of the document. */
  readonly where: string;
  /** ISO 8601 day on which it said so. */
  readonly date: string;
}

export interface Licence {
  readonly name: Known<string>;
  readonly commercialUse: Known<"yes" | "no" | "with-conditions">;
  /** Whether what is sent may be used for training. On one's own hardware: no. */
  readonly trainsOnInputs: Known<"yes" | "no" | "opt-out">;
  readonly source?: Source;
}

/** How a film that is there may be made longer. */
export interface ExtensionAllowed {
  /** Of what comes behind the film that is there. */
  readonly seconds: SecondsAllowed;
  /** How often one film may be extended. */
  readonly times: number;
  /** Seconds in all, with what was there before. */
  readonly most: number;
}

export interface Capability {
  /** As it is sent. */
  readonly model: string;
  /** For people. */
  readonly name: string;
  readonly seconds: Known<SecondsAllowed>;
  readonly sizes: Known<SizesAllowed>;
  /** Frames a second that may be asked for; a list of one: it always delivers that; empty: none can be asked for. */
  readonly fps: Known<readonly number[]>;
  readonly roles: RolesAllowed;
  readonly seed: Known<boolean>;
  readonly negative: Known<boolean>;
  /** Makes sound. */
  readonly audio: Known<boolean>;
  readonly remix: Known<boolean>;
  readonly extend: Known<boolean>;
  readonly edit: Known<boolean>;
  /** How a film may be extended. Absent: nobody wrote it down, so it is tried by as much as it makes at a time. */
  readonly extension?: ExtensionAllowed;
  readonly longestPrompt: Known<number>;
  /** The first that holds is the take's; none that does, or empty: unknown. */
  readonly prices: readonly Price[];
  readonly licence: Licence;
  readonly source: Source;
}

/** What a refusal can be about and be of use the next time. A wrong seed or a model that is not there teaches nothing. */
export const LEARNABLE = ["seconds", "size", "prompt", "reference", "negative", "fps"] as const;

/** A limit that an engine told us by refusing: kept per engine and model, and said before the next time. */
export interface LearntLimit {
  readonly field: (typeof LEARNABLE)[number];
  /** What it was asked for and refused, as text: `7`, `1920x1080`; a prompt's characters; empty: that there was none. */
  readonly refused: string;
  /** What it said it takes and nothing else, when it said so: `["4","8","12"]`. */
  readonly takes?: readonly string[];
  /** The ends of what it said it takes, both included: seconds, frames a second, or characters. Absent: it named none. */
  readonly least?: number;
  readonly most?: number;
  /** Of a reference: it does not start without a first frame. */
  readonly needed?: true;
  /** The engine's own words. */
  readonly message: string;
  /** ISO 8601. */
  readonly at: string;
}

/** One thing that the model cannot do as asked. */
export type Misfitting =
  /** `nearest`: what it would make instead, when there is such a thing. */
  | { readonly kind: "too-long"; readonly seconds: number; readonly most: number }
  | { readonly kind: "size"; readonly wanted: FrameSize; readonly nearest: FrameSize }
  | { readonly kind: "reference-ignored"; readonly role: Role; readonly count: number }
  | { readonly kind: "first-frame-needed" }
  | { readonly kind: "negative-ignored" }
  | { readonly kind: "seed-ignored" }
  | { readonly kind: "prompt-too-long"; readonly characters: number; readonly most: number }
  | { readonly kind: "refused-before"; readonly limit: LearntLimit };
