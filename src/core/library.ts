/**
 * entry.json: a person, a place or a look that shots of a project use again. Versioned; what this version does not know
 * survives a round trip.
 */

import { isDay, list, Misfit, object, oneOf, parse, text, textLike, versionUpTo, type Decoder } from "./decode";
import { sizeRecord } from "./drawing-record";
import type { Failure } from "./failure";
import { consentRecord, rightsRecord } from "./shot-record";
import type { FrameSize } from "./sequence";
import { LIBRARY_KINDS, type Consent, type LibraryKind, type ReferenceRights, type ReferenceRole } from "./shot";

export interface LibraryEntry {
  readonly id: string;
  /** The device that made it; the only one that writes this record. */
  readonly owner: string;
  /** The project that it was kept for. Absent in entries of before. */
  readonly projectId?: string;
  readonly kind: LibraryKind;
  readonly name: string;
  /** In the order in which they are put into a shot. */
  readonly pictures: readonly LibraryPicture[];
  /** Of a look: said in words, beside or instead of pictures. */
  readonly words?: string;
  /** Without it a person is kept, and not used. */
  readonly consent?: Consent;
  /** Of its pictures. Each shot that uses them takes them over as they are then. */
  readonly rights?: ReferenceRights;
  /** ISO 8601, UTC. */
  readonly madeAt: string;
  readonly unknown: Readonly<Record<string, unknown>>;
}

/** A PNG in the entry's folder. */
export interface LibraryPicture {
  readonly file: string;
  /** Hex. */
  readonly sha256: string;
  readonly size: FrameSize;
}

const VERSION = 1;

export function encodeEntry({ unknown, ...known }: LibraryEntry): string {
  return `${JSON.stringify({ ...unknown, schema: "pickup.library", version: VERSION, ...known }, undefined, 2)}\n`;
}

/** @throws Misfit when the text is no entry, is damaged, or comes from a later version than this one can read. */
export function decodeEntry(json: string): LibraryEntry {
  return parse(json, entry);
}

/** Files are Pickup's own: a name can lead nowhere else. */
const fileName = textLike(/^picture-[1-9]\d*\.png$/, "the name of a picture in the entry’s folder");

const picture: Decoder<LibraryPicture> = object(({ read }) => ({
  file: read("file", fileName),
  sha256: read("sha256", text),
  size: read("size", sizeRecord),
}));

const entry: Decoder<LibraryEntry> = object(({ read, maybe, rest }): LibraryEntry => {
  read("schema", oneOf("pickup.library"));
  read("version", versionUpTo(VERSION));
  const known = {
    id: read("id", text),
    owner: read("owner", text),
    ...maybe("projectId", text),
    kind: read("kind", oneOf(...LIBRARY_KINDS)),
    name: read("name", text),
    pictures: read("pictures", list(picture)),
    ...maybe("words", text),
    ...maybe("consent", consentRecord),
    ...maybe("rights", rightsRecord),
    madeAt: read("madeAt", text),
  };
  if (known.name.trim() === "") throw new Misfit("name", "a name");
  return { ...known, unknown: rest() };
});

/** Why it cannot be put into a shot; absent: it can. */
export function unusable({ kind, name, consent, pictures, words }: LibraryEntry): Failure | undefined {
  if (kind === "person" && !isConsent(consent)) return { kind: "consent-missing", name };
  if (pictures.length === 0 && (words ?? "") === "") return { kind: "library-entry-empty", name };
  return undefined;
}

/** A note without words, or a day without a date, says nothing. */
export function isConsent(consent: Consent | undefined): consent is Consent {
  return consent !== undefined && consent.note.trim() !== "" && isDay(consent.date);
}

export function roleOf(kind: LibraryKind): ReferenceRole {
  return kind === "person" ? "subject" : "look";
}

export function nextPicture({ pictures }: LibraryEntry): string {
  const numbers = pictures.map(({ file }) => Number(/\d+/.exec(file)?.[0] ?? 0));
  return `picture-${1 + Math.max(0, ...numbers)}.png`;
}
