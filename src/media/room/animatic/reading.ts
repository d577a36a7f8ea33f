/**
 * A small, honest reading of a prompt: which words of the set's vocabulary it holds. What it does not say is chosen from
 * the seed, among what goes together; what it says that the set does not have is passed over.
 */

import type {
  Angle,
  CameraMove,
  DrawnScene,
  Palette,
  Place,
  ShotSize,
  Subject,
  TimeOfDay,
} from "../../../core/drawing";
import { chanceOf, type Chance } from "./chance";
import {
  ACTIONS,
  ANGLES,
  MEANINGLESS,
  MOVES,
  NEED_SIDE,
  NEGATIONS,
  PACES,
  PALETTES,
  PLACES,
  SHOT_SIZES,
  SIDES,
  SUBJECTS,
  TIMES,
  TURNS,
  type Phrases,
  type Side,
  type Turn,
} from "./vocabulary";

export type Action = "walks" | "stands";
export type Pace = "slow" | "normal" | "fast";

/** What the prompt says; absent is what it leaves open. The first word of a kind wins. */
export interface Reading {
  readonly place?: Place;
  readonly time?: TimeOfDay;
  readonly subject?: Subject;
  readonly shotSize?: ShotSize;
  readonly angle?: Angle;
  readonly move?: CameraMove;
  readonly palette?: Palette;
  readonly pace: Pace;
  /** What a person does, of the little a mannequin can. */
  readonly action?: Action;
}

/** Everything that a scene in three dimensions needs to know, but for `scaled`, which the machine decides. */
export type Scene = Omit<Extract<DrawnScene, { kind: "from-text" }>, "kind" | "scaled">;

/** How many words may stand between a move and its side: "pans slowly across to the left". */
const SIDE_REACH = 5;

export function read(prompt: string): Reading {
  const words = wordsOf(prompt);
  const place = first(words, PLACES);
  const time = first(words, TIMES);
  const subject = subjectIn(words);
  const shotSize = first(words, SHOT_SIZES);
  const angle = first(words, ANGLES);
  const palette = first(words, PALETTES);
  const move = moveIn(words);
  const action = first(words, ACTIONS);
  return {
    ...(place && { place }),
    ...(time && { time }),
    ...(subject && { subject }),
    ...(shotSize && { shotSize }),
    ...(angle && { angle }),
    ...(move && { move }),
    ...(palette && { palette }),
    ...(action && { action }),
    pace: first(words, PACES) ?? "normal",
  };
}

/** The reading made whole: each gap filled from its own stream of the seed. */
export function sceneOf(reading: Reading, seed: number): Scene {
  const chance = (name: string): Chance => chanceOf(seed, name);
  const place = reading.place ?? placeOf(reading.subject, chance("place"));
  const time =
    reading.time ?? chance("time").pick(["dawn", "day", "day", "golden hour", "golden hour", "dusk", "night"]);
  const subject = reading.subject ?? subjectOf(place, chance("subject"));
  const shotSize = reading.shotSize ?? chance("size").pick(SIZES_FOR[subject]);
  const angle = reading.angle ?? chance("angle").pick(shotSize.includes("close") ? ["eye level"] : ANGLES_OPEN);
  const move =
    reading.move ?? chance("move").pick(["push in", "push in", "truck left", "truck right", "orbit", "crane up"]);
  const palette = reading.palette ?? chance("palette").pick(["neutral", "warm", "cool", "teal and orange"]);
  return { place, time, subject, shotSize, angle, move, palette };
}

/** From above or below only where the place is seen as well. */
const ANGLES_OPEN: readonly [Angle, ...Angle[]] = ["eye level", "eye level", "eye level", "low", "high"];

const SIZES_FOR: Readonly<Record<Subject, readonly [ShotSize, ...ShotSize[]]>> = {
  person: ["long", "medium", "medium"],
  car: ["long", "medium"],
  boat: ["extreme long", "long", "long"],
  tree: ["long", "extreme long"],
  bottle: ["medium", "close-up"],
  none: ["extreme long", "long"],
};

function placeOf(subject: Subject | undefined, chance: Chance): Place {
  switch (subject) {
    case "boat":
      return "sea";
    case "car":
      return "street";
    case "tree":
      return "field";
    case "bottle":
      return "room";
    case "person":
    case "none":
    case undefined:
      return chance.pick(["sea", "street", "field", "room"]);
  }
}

function subjectOf(place: Place, chance: Chance): Subject {
  switch (place) {
    case "sea":
      return chance.pick(["boat", "boat", "person", "none"]);
    case "street":
      return chance.pick(["person", "car", "person"]);
    case "field":
      return chance.pick(["tree", "tree", "person"]);
    case "room":
      return chance.pick(["bottle", "person", "person"]);
  }
}

/** Lower case, accents off, everything that is no letter or digit a gap. Œ is oe. */
function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .replaceAll("œ", "oe")
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== "");
}

interface Found<T> {
  readonly value: T;
  readonly at: number;
  /** Words in the phrase. */
  readonly length: number;
}

function first<T extends string>(words: readonly string[], phrases: Phrases<T>): T | undefined {
  return found(words, phrases)[0]?.value;
}

/**
 * All of a kind in the order of the prompt, without those that are denied. At a place the longest phrase wins, of whatever
 * kind it is: "golden hour" is a time and no palette, "depth of field" nothing at all.
 */
function found<T extends string>(words: readonly string[], phrases: Phrases<T>): readonly Found<T>[] {
  const all: Found<T>[] = [];
  for (let at = 0; at < words.length;) {
    const most = longest(words, at, EVERYTHING);
    if (most > 0 && !isDenied(words, at)) {
      const value = entries(phrases).find(([, list]) => longest(words, at, list) === most)?.[0];
      if (value !== undefined) all.push({ value, at, length: most });
    }
    at += Math.max(1, most);
  }
  return all;
}

const EVERYTHING: readonly string[] = [
  PLACES,
  TIMES,
  SUBJECTS,
  SHOT_SIZES,
  ANGLES,
  PALETTES,
  PACES,
  ACTIONS,
  MOVES,
  TURNS,
  SIDES,
]
  .flatMap((phrases) => Object.values(phrases).flat())
  .concat(MEANINGLESS);

/** Whoever is named is in the picture, however empty the place; where somebody is only denied, nobody is. */
function subjectIn(words: readonly string[]): Subject | undefined {
  const named = found(words, SUBJECTS);
  const somebody = named.find(({ value }) => value !== "none");
  if (somebody !== undefined || named.length > 0) return somebody?.value ?? "none";
  return words.some(
    (_, at) => isDenied(words, at) && Object.values(SUBJECTS).some((list) => longest(words, at, list) > 0),
  )
    ? "none"
    : undefined;
}

function entries<T extends string>(phrases: Phrases<T>): readonly (readonly [T, readonly string[]])[] {
  const keys = Object.keys(phrases).filter((key): key is T => key in phrases);
  return keys.map((key) => [key, phrases[key]]);
}

/** Words of the longest phrase that stands at `at`; 0 when none does. */
function longest(words: readonly string[], at: number, phrases: readonly string[]): number {
  let most = 0;
  for (const phrase of phrases) {
    const parts = phrase.split(" ");
    if (parts.length > most && parts.every((part, i) => isWord(words[at + i], part))) most = parts.length;
  }
  return most;
}

function isWord(word: string | undefined, entry: string): boolean {
  if (word === entry) return true;
  // Short entries are abbreviations and pronouns: they have no plural.
  return entry.length > 2 && (word === `${entry}s` || word === `${entry}es`);
}

function isDenied(words: readonly string[], at: number): boolean {
  return NEGATIONS.some((negation) => {
    const parts = negation.split(" ");
    return parts.every((part, i) => words[at - parts.length + i] === part);
  });
}

/** The first move that is named. A pan or a truck without a side goes right, a tilt or a crane up. */
function moveIn(words: readonly string[]): CameraMove | undefined {
  const plain: readonly Found<CameraMove>[] = found(words, MOVES);
  const turns = found(words, TURNS).flatMap((turn): readonly Found<CameraMove>[] => {
    const side = sideNear(words, turn);
    const isPlainWord = turn.length === 1 && NEED_SIDE.includes(words[turn.at] ?? "");
    return side === undefined && isPlainWord ? [] : [{ ...turn, value: turned(turn.value, side) }];
  });
  // Where both stand at one place ("dolly in", "dolly"), the longer phrase is meant.
  return [...plain, ...turns].sort((a, b) => a.at - b.at || b.length - a.length)[0]?.value;
}

function sideNear(words: readonly string[], turn: Found<Turn>): Side | undefined {
  return found(words.slice(turn.at, turn.at + turn.length + SIDE_REACH), SIDES)[0]?.value;
}

function turned(turn: Turn, side: Side | undefined): CameraMove {
  const vertical = side === "up" || side === "down";
  switch (turn) {
    case "pan":
      return side === undefined ? "pan right" : vertical ? `tilt ${side}` : `pan ${side}`;
    case "tilt":
      return vertical ? `tilt ${side}` : "tilt up";
    case "truck":
      return side === undefined ? "truck right" : vertical ? `crane ${side}` : `truck ${side}`;
    case "crane":
      return vertical ? `crane ${side}` : "crane up";
  }
}
