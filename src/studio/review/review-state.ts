/** Who cleared which AI ranges of the cut, as the panel shows it, and what can be decided. */

import type { Failure } from "../../core/failure";
import type { Decision, SignOff } from "../../core/ledger-entry";
import type { PageWords } from "../../core/review-page";
import type { Word } from "../ledger/ledger-state";

export interface ReviewState {
  /** Names and notes, by the ids that standings refer to. */
  readonly words: ReadonlyMap<string, Word>;
  /** The range in hand, by its key: the row that is open. Absent: none is. */
  readonly at?: string;
  /** As what the editor decides. */
  readonly part: SignOff;
  /** What is typed beside the range in hand, and goes with the next decision on it. */
  readonly note: string;
  /** What the last range that was asked for plays in. `playhead`: it only stands there. */
  readonly played?: { readonly key: string; readonly how: "source" | "playhead" };
  readonly pack: PackState;
  readonly taking: TakingIn;
  /** Names that stand in this project's review, by which lines are signed, each once. */
  readonly names: readonly string[];
  /** Project items of the audited cut that show another review than it stands, as was seen after the reading. Absent: none does. */
  readonly older?: readonly string[];
  /** Clips whose column or label does not read back as it was written, by name. Absent: all do. */
  readonly unshown?: readonly string[];
}

export type PackState =
  | { readonly kind: "none" }
  | { readonly kind: "making"; readonly step: "stills" | "films"; readonly done: number; readonly total: number }
  /** `films` counts ranges whose film is in it; `folder` is a native path. */
  | {
      readonly kind: "made";
      readonly folder: string;
      readonly ranges: number;
      readonly stills: number;
      readonly films: number;
    }
  | { readonly kind: "failed"; readonly failure: Failure };

export type TakingIn =
  | { readonly kind: "none" }
  /** `known`: taken in before. `reopened`: made on what is another use now; absent where the sequence was not read. */
  | {
      readonly kind: "taken";
      readonly file: string;
      readonly taken: number;
      readonly known: number;
      readonly reopened?: number;
      /** Made before something else was said of that use, which stands. */
      readonly outweighed?: number;
    }
  | { readonly kind: "failed"; readonly failure: Failure };

export const NO_REVIEW: ReviewState = {
  words: new Map(),
  part: "editorial",
  note: "",
  pack: { kind: "none" },
  taking: { kind: "none" },
  names: [],
};

/** What the Review tab can do with a range. A typed name is declared, not authenticated. */
export interface ReviewCommands {
  /** Opens that range's row, and closes another's; absent: closes it. */
  choose(key?: string): void;
  /** Opens the next or the previous range that is open; round the end. */
  step(to: "next" | "previous"): void;
  /** As what the editor decides from here on. */
  as(part: SignOff): void;
  /** Puts the playhead at the range's start and plays its clip in the Source Monitor: no API plays the programme. */
  play(key: string): Promise<void>;
  /** What goes with the next decision. */
  write(note: string): void;
  /** On that range as it was read, signed with the name in Settings, with the note that is typed. */
  decide(key: string, part: SignOff, decision: Decision): Promise<void>;
  /** What was decided of it no longer counts; the ledger keeps both. */
  withdraw(key: string, part: SignOff): Promise<void>;
  /** Asks for a folder and makes a review pack in it. `words`: of its page. */
  makePack(words: PageWords): Promise<void>;
  stopPack(): void;
  /** Asks for the decisions file of a pack and takes it in. */
  takeIn(): Promise<void>;
  /** A name is taken out of the words that the ledger refers to; the decisions stay. */
  eraseName(name: string): Promise<void>;
  /** On the clips that show an older review, as it stands; in one undo step. */
  showReview(): Promise<void>;
  /** Whether clips bear label colours by how they stand; switched on, they are shown at once. */
  showLabels(shown: boolean): Promise<void>;
}
