/** What Settings shows of the metadata of the project's takes. */

export type MetadataState =
  | { readonly kind: "none" }
  /** Takes and project items that were looked at so far, of all. `of` 0: nobody knows yet how many. */
  | { readonly kind: "looking"; readonly done: number; readonly of: number }
  | ({ readonly kind: "found" } & MetadataCounts)
  /** `unverified`: of `columns`, those that do not read back as they were written. */
  | ({ readonly kind: "repaired"; readonly unverified: number } & MetadataCounts)
  /** Somebody's name was taken out of what lies in the project's takes. */
  | ({ readonly kind: "unnamed" } & Unnamed);

export interface Unnamed {
  readonly projectId: string;
  /** That it was taken out of, or out of what stands beside them. */
  readonly files: number;
  /** Files that could not be written, and takes that are under way, by name. */
  readonly left: readonly string[];
  /** Takes that other machines asked for, which alone write there. */
  readonly elsewhere: number;
}

export interface MetadataCounts {
  /** The project that was looked at. */
  readonly projectId: string;
  /** With an original. */
  readonly takes: number;
  /** Project items that play a take or a copy of one. */
  readonly clips: number;
  /** Of `clips`, those that lie elsewhere or are called otherwise, and were known by their essence. */
  readonly recognised: number;
  /** Project items whose columns do not say what they should; once repaired: those that were written. */
  readonly columns: number;
  /** Of `columns`, those whose review does not say how the ledger's decisions stand. */
  readonly reviews: number;
  /** Project items whose review is not what is known, while a ledger or a sequence that may know better could not be read. */
  readonly unknownReviews: number;
  /** Sequences with decisions in them that could not be read, so that nobody knows how their reviews stand. */
  readonly unreadCuts: number;
  /** Beside originals and copies, those that are missing or say something else; once repaired: those that were written. */
  readonly sidecars: number;
  /** Files that were moved out of their take's folder and say who asked for it, though it may not be said; once repaired: that did. */
  readonly names: number;
  /** Sidecars that only the machine which asked for their takes may write. */
  readonly elsewhere: number;
  /** Takes whose original is not where it was. */
  readonly gone: number;
  /** Project items that play what several takes have in common, so that nobody knows whose they are. */
  readonly ambiguous: number;
  /** Project items of which nobody knows what they play: their file cannot be read, or Premiere does not say which it is. */
  readonly unread: number;
}

export interface MetadataCommands {
  /** Compares what take.json and the ledger say with columns and sidecars. Nothing is changed. */
  check(): Promise<void>;
  /** The same, and writes what is missing: columns in one undo step, and sidecars of this machine's takes. */
  repair(): Promise<void>;
  /** Looks no further, also in the middle of a large file; what was repaired by then stays. */
  stop(): void;
  /**
   * Whether the name of who sits here goes into the files of takes that are asked for from now on. Switched off, it is taken
   * out of those of this project that this machine asked for.
   */
  nameInFiles(wanted: boolean): Promise<void>;
}
