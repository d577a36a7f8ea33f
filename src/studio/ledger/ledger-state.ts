/** What the Review tab shows of the ledgers: whether they hang together, and who is named in them. */

import type { Failure } from "../../core/failure";
import type { Broken } from "../../core/ledger-chain";

export type LedgerState =
  | { readonly kind: "none" | "reading" }
  | { readonly kind: "failed"; readonly failure: Failure }
  | {
      readonly kind: "read";
      /** One a file: a device's own in one of the project's folders. */
      readonly files: readonly LedgerFile[];
      /** Ledgers of which a head is noted and that are not there. `device`: its id. Empty: all are. */
      readonly missing: readonly { readonly device: string; readonly lines: number }[];
      /** What heads were noted elsewhere: in the project, and in exports that were held against it. */
      readonly noted: { readonly project: number | "unreadable"; readonly exports: number };
      /** Decisions in lines that do not hold: they count for nothing. */
      readonly doubtful: number;
      /** Facts that happened and that the disk has not taken. */
      readonly untold: number;
      /** Names and notes that stand in this project's reviews, for erasing. */
      readonly words: readonly { readonly id: string; readonly text: string }[];
      /** When they were checked: ISO 8601, UTC. `untold`, `doubtful` and `words` are as they are now. */
      readonly at: string;
      /** Lines that came since then, of any device; they were not checked. */
      readonly since: number;
      readonly savedTo?: string;
    };

export interface LedgerFile {
  readonly device: string;
  readonly isMine: boolean;
  /** Lines that hang together by sums, and those of before there were any. */
  readonly lines: number;
  readonly unchained: number;
  readonly torn: number;
  /** Hex, of the last line. Absent: no line is chained. */
  readonly head?: string;
  readonly broken?: Broken;
  /** Why nobody knows what it says. */
  readonly unread?: Failure;
}

/** A name or a note that a line refers to by its id. `erased`: somebody had it erased. `unknown`: no file that could be read has it. */
export type Word = { readonly kind: "said"; readonly text: string } | { readonly kind: "erased" | "unknown" };

export const NO_LEDGER: LedgerState = { kind: "none" };

export interface LedgerCommands {
  /** As `verify`, but nobody asked: once for every project that is open, and the keyboard stays where it is. */
  look(): Promise<void>;
  /** Holds every ledger of the project to its chain and to the heads that are noted elsewhere. */
  verify(): Promise<void>;
  /** Asks for a JSON that Pickup exported, and holds the ledgers to the heads in it. */
  checkAgainst(): Promise<void>;
  /** Asks where; names and notes are written out, those that were erased are not. */
  saveAs(kind: "csv" | "json"): Promise<void>;
  /** Nobody reads these names and notes any more; the ledger stays whole. */
  erase(ids: readonly string[]): Promise<void>;
}
