/** What is said of the stills that the form holds, beside the stills themselves. */

import type { FrameSource, LibraryKind, ReferenceRights } from "../../core/shot";

export interface ReferencesState {
  /** The older frame that had the role, and became a look when another took it; said until the stills change again. */
  readonly gaveWay?: { readonly from: FrameSource; readonly role: "first" | "last" };
}

/** People, places and looks of the project, for any shot. */
export interface LibraryState {
  /** By name. */
  readonly entries: readonly LibraryRow[];
  /** Entries that are there but cannot be read, by folder name: left as they are. */
  readonly unread: readonly { readonly name: string; readonly why: string }[];
}

export interface LibraryRow {
  readonly id: string;
  readonly kind: LibraryKind;
  readonly name: string;
  /** A data URL of its first picture; absent until there is one. */
  readonly picture?: string;
  readonly pictures: number;
  /** Of a look: words that say it, beside or instead of pictures. */
  readonly words?: string;
  readonly consent?: { readonly note: string; readonly date: string };
  readonly rights?: ReferenceRights;
  /** Another machine made it, and alone writes its record. */
  readonly isElsewhere: boolean;
}

export const NO_LIBRARY: LibraryState = { entries: [], unread: [] };
