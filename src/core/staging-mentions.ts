/** Somebody or something that a prompt names, with all that the words around the noun say of it. */

import type { Action, Clothes, Extent, Heading, SubjectKind, Variant, Who } from "./staging";
import { MOST_IN_A_CROWD } from "./staging";
import type { CastWords } from "./staging-roles";
import type { Verb } from "./staging-deeds";
import { dressedInColour } from "./staging-dyes";
import type { Fixture } from "./staging-fixtures";
import type { Worn } from "./staging-garments";
import { isPlural, SEVERAL } from "./staging-joining-words";
import type { Match, Meaning } from "./staging-lexicon";
import { genderOf, isAround, oldAt } from "./staging-nouns";
import { wordsBefore, type Text } from "./staging-text";

/** Somebody or something, as it is named once; named again it is the same one. */
export interface Mention {
  readonly kind: SubjectKind | "block-out";
  readonly label?: string;
  readonly extent?: Extent;
  readonly guessed?: true;
  variant?: Variant;
  who: readonly Who[];
  /** So only because it is what most of that role are. */
  readonly isUsual?: true;
  readonly age?: "old";
  /** What their role wears. */
  role?: Clothes;
  readonly worn: Worn[];
  /** It belongs to a place, too. */
  readonly fixture?: Fixture;
  readonly count: number;
  /** Index of its first word, and how many there are. */
  readonly at: number;
  readonly length: number;
  /** In, on, at or from it something else is. */
  readonly isAround: boolean;
  action?: Action;
  heading?: Heading;
  /** What it was asked to do in something: drives, sails. */
  aboard?: Verb;
  readonly used: number[];
}

export interface FixtureSaid {
  readonly fixture: Fixture;
  /** Indexes of its words. */
  readonly used: readonly number[];
}

/** What the noun right behind it belongs to, or is described by. */
export interface Owner {
  readonly cast: CastWords | undefined;
  readonly end: number;
  readonly match: Match;
}

export interface Counted {
  readonly count: number;
  readonly match: Match;
}

export type Noun = Extract<Meaning, { readonly is: "cast" | "thing" }>;

interface Named {
  readonly match: Match;
  readonly meaning: Noun;
  readonly owner: Owner | undefined;
  readonly counted: Counted | undefined;
  /** Where the last verb or mention ends. */
  readonly end: number;
}

export function mentionOf(text: Text, { match, meaning, owner, counted, end }: Named): Mention {
  const { at, length, plural } = match;
  const { words } = text;
  const cast = meaning.is === "cast" ? meaning.cast : undefined;
  const sure = cast?.who ?? owner?.cast?.who ?? genderOf(text, match);
  const who = sure ?? cast?.usually ?? [];
  const kind = cast?.kind ?? "block-out";
  const count = counted?.count ?? cast?.count ?? (plural || isPlural(words[at + length - 1]?.text) ? SEVERAL[kind] : 1);
  const isPerson = kind === "person";
  const old = isPerson ? (oldAt(text, match) ?? (owner && oldAt(text, owner.match))) : undefined;
  const age = cast?.age ?? owner?.cast?.age ?? (old === undefined ? undefined : "old");
  const role = owner?.cast?.clothes || cast?.clothes ? { ...owner?.cast?.clothes, ...cast?.clothes } : undefined;
  const fixture = match.meanings.find((one) => one.is === "fixture")?.fixture;
  const dressed = isPerson ? dressedInColour(text, at + length) : undefined;
  return {
    kind,
    ...(meaning.is === "thing" && { label: meaning.label, extent: meaning.thing.extent }),
    ...(cast?.variant && { variant: cast.variant }),
    who: !isPerson
      ? []
      : who.length === 1 && count > 1
        ? Array.from({ length: Math.min(count, 8) }, () => who[0] ?? "man")
        : who,
    ...(sure === undefined && who.length > 0 && { isUsual: true }),
    ...(age && { age }),
    ...(role && { role }),
    ...(fixture && { fixture }),
    worn: dressed === undefined ? [] : [{ garment: "all", ...dressed }],
    count: Math.min(count, MOST_IN_A_CROWD),
    at,
    length,
    isAround: isAround(text, end, at),
    used: [...(counted === undefined ? [] : range(counted.match)), ...(old === undefined ? [] : [old])],
  };
}

/** A number within three words before a noun. */
export function countBefore(text: Text, at: number, counted: Counted | undefined, end: number): Counted | undefined {
  const { words } = text;
  const from = counted === undefined ? -1 : counted.match.at + counted.match.length;
  const near = counted !== undefined && from > at - 3 && words.slice(from, at + 1).every(({ joined }) => joined);
  if (near && from >= end) return counted;
  const index = wordsBefore(text, at, 3).findIndex((word) => /^\d{1,3}$/.test(word.text));
  if (index < 0) return undefined;
  const digits = at - 1 - index;
  return { count: Number(words[digits]?.text), match: { meanings: [], at: digits, length: 1, plural: false } };
}

export function range({ at, length }: { readonly at: number; readonly length: number }): number[] {
  return Array.from({ length }, (_, i) => at + i);
}

export function whoFits(known: readonly Who[], wanted: readonly Who[]): boolean {
  return known.length === 0 || wanted.length === 0 || wanted.some((one) => known.includes(one));
}
