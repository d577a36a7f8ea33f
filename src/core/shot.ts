/** What an editor asks for: a range of a sequence that wants footage. */

import type { FrameSize } from "./sequence";
import type { FrameRate, Ticks, TimeRange } from "./time";
import type { Way } from "./where";

/** What a still is to the take: the frame it begins or ends with, how it should look, or who and what is seen in it. */
export const REFERENCE_ROLES = ["first", "last", "look", "subject"] as const;
export type ReferenceRole = (typeof REFERENCE_ROLES)[number];

/** A still that steers a take. */
export interface ReferenceFrame {
  readonly role: ReferenceRole;
  /** Of the PNG's bytes, hex. */
  readonly sha256: string;
  readonly size: FrameSize;
  readonly from: FrameSource;
  /** As somebody wrote it down. Absent: nobody did. */
  readonly rights?: ReferenceRights;
}

/** Whose a picture is, in the words of whoever took it up. What is absent, nobody said. */
export interface ReferenceRights {
  readonly author?: string;
  /** Who holds the rights, or by what right it is used: a licence, a contract. */
  readonly rights?: string;
  /** Where it comes from, where its source does not say: an archive and a number. */
  readonly origin?: string;
}

export const RIGHTS_FIELDS = ["author", "rights", "origin"] as const;

/** Without what is empty. Absent: nothing is said. */
export function rightsSaid(typed: ReferenceRights): ReferenceRights | undefined {
  const said: { [F in (typeof RIGHTS_FIELDS)[number]]?: string } = {};
  for (const field of RIGHTS_FIELDS) {
    const words = typed[field]?.trim() ?? "";
    if (words !== "") said[field] = words;
  }
  return Object.keys(said).length === 0 ? undefined : said;
}

/** With those rights as typed; what is empty is not said. */
export function withRights(frame: ReferenceFrame, typed: ReferenceRights): ReferenceFrame {
  const { rights: _before, ...rest } = frame;
  const rights = rightsSaid(typed);
  return rights === undefined ? rest : { ...rest, rights };
}

/** Where a still was taken from, as it was then: none of it need be there any more. */
export type FrameSource =
  /** The programme: all tracks composed. */
  | (InSequence & {
      readonly kind: "program";
      /** Items on higher tracks that the programme frame carries as well: titles, adjustment layers. The topmost first. */
      readonly carries: readonly string[];
    })
  /** The clip's own frame, without what lies above it and without its effects. */
  | (InSequence & {
      readonly kind: "source-clip";
      readonly clipName: string;
      /** In the media, from its start. */
      readonly seconds: number;
    })
  | { readonly kind: "file"; readonly name: string }
  | { readonly kind: "take"; readonly takeId: string; readonly clipName: string; readonly at: "first" | "last" }
  /** Of the project's library of people, places and looks. `consent`: of a person, as it stood when the picture was taken up. */
  | {
      readonly kind: "library";
      readonly entryId: string;
      readonly name: string;
      readonly entry: LibraryKind;
      readonly consent?: Consent;
    };

export const LIBRARY_KINDS = ["person", "place", "look"] as const;
export type LibraryKind = (typeof LIBRARY_KINDS)[number];

/** That a person agreed to be shown: in the editor's words who, to what and towards whom. */
export interface Consent {
  readonly note: string;
  /** The day of the agreement, ISO 8601: `2026-11-22`. */
  readonly date: string;
}

interface InSequence {
  readonly sequenceId: string;
  readonly sequenceName: string;
  /** On the sequence's clock. */
  readonly time: Ticks;
  /** As Premiere showed it when the frame was taken. */
  readonly timecode: string;
}

/** The source in a word: a timecode, or the name of what it was taken from. */
export function nameOfSource(from: FrameSource): string {
  switch (from.kind) {
    case "program":
    case "source-clip":
      return from.timecode;
    case "take":
      return from.clipName;
    case "file":
    case "library":
      return from.name;
  }
}

/** As its source says it, in no language. */
export function originOf(from: FrameSource): string {
  switch (from.kind) {
    case "program":
      return `${from.sequenceName}, ${from.timecode}`;
    case "source-clip":
      return `${from.clipName}, ${from.sequenceName}, ${from.timecode}`;
    case "take":
      return from.clipName;
    case "file":
    case "library":
      return from.name;
  }
}

/** `temp` holds a place in the cut; `final` may go out. */
export type IntendedUse = "temp" | "final";

/** `board`: a shot of a storyboard, on the board's own clock; its sequence is the board until it is laid out. */
export type ShotWay = Way | "marker" | "board";

/** How a clip goes in. Premiere's own words. */
export type PlacementMode = "overwrite" | "insert";

export interface Shot {
  /** Counts from 1 within a sequence; `007` in file names. */
  readonly number: number;
  readonly projectId: string;
  readonly sequenceId: string;
  readonly sequenceName: string;
  readonly sequenceSize: FrameSize;
  readonly way: ShotWay;
  readonly rangeInSequence: TimeRange;
  readonly rate: FrameRate;
  /** From 0; the number of tracks there are means a new one. */
  readonly videoTrack: number;
  /** Absent: picture only. */
  readonly audioTrack?: number;
  readonly mode: PlacementMode;
  readonly use: IntendedUse;
}

/**
 * The clip's name without its ending, unique across the project: `PU_Reel2_007_T03`. What is not a letter or a digit
 * of the sequence's name goes, so that every file system and every EDL takes it; an empty rest becomes `Seq`.
 */
export function clipName(sequenceName: string, shot: number, take: number): string {
  const plain = sequenceName
    .normalize("NFKD")
    .replace(/[^A-Za-z0-9]/g, "")
    .slice(0, 24);
  const three = String(shot).padStart(3, "0");
  return `PU_${plain === "" ? "Seq" : plain}_${three}_T${String(take).padStart(2, "0")}`;
}
