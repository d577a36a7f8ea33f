/**
 * What the Animatic reads in a prompt: the direction as everywhere in Pickup, and beside it the places, subjects and styles
 * that the set has. What it does not use is listed, so that nobody waits for it.
 */

import type { Direction, Values } from "./direction";
import type { Found } from "./direction-reading";
import type { Hour, Lighting, Move, Pace, Place, Style, SubjectSaid, Swatch, Weather } from "./staging";
import { readColours } from "./staging-colours";
import type { Match, Meaning } from "./staging-lexicon";
import { castIn } from "./staging-subjects";
import { first, isRoomOf, onOtherSide, settingOf, type Without } from "./staging-setting";
import { textOf, withoutItsPlace, type Text } from "./staging-text";
import { unreadIn } from "./staging-unread";
import { fold } from "./vocabulary";

/** What the prompt says; absent is what it leaves open. The first word of a kind wins. */
export interface Said {
  readonly direction: Direction;
  readonly place?: Place;
  readonly hour?: Hour | "day";
  readonly weather?: Weather;
  /** Absent: nobody is named. Empty: nobody is there. */
  readonly subjects?: readonly SubjectSaid[];
  readonly lighting?: Lighting;
  readonly move?: Move;
  readonly pace: Pace;
  readonly style?: Style;
  /** No palette is wanted. */
  readonly isNeutral?: true;
  /** The largest first. */
  readonly colours: readonly Swatch[];
  readonly without: Without;
  /** In the order of the prompt, as they are written there; neighbours as one. */
  readonly unread: readonly string[];
  /** Of what is written beside the prompt as unwanted: what is not known, and so not kept out. */
  readonly unkept: readonly string[];
}

export function readStaging(prompt: string, negative = ""): Said {
  const text = textOf(prompt);
  const { direction } = text.reading;
  const without = withoutOf(text, negative);
  const cast = castIn(text, without.subjects);
  const { place, hour } = settingOf(text, cast.fixtures, without);
  const lighting = first(text, (one) => (one.is === "lighting" ? one.lighting : undefined));
  const style = first(text, (one) => (one.is === "style" ? one.style : undefined)) ?? styleOf(direction);
  const move = first(text, (one) => (one.is === "move" ? one.move : undefined)) ?? moveOf(text);
  const { colours, places } = readColours(
    prompt,
    text.words.filter((_, at) => cast.used.has(at)),
  );
  const weather = without.weathers.find((one) => one === direction.weather) ? undefined : direction.weather;
  // Whoever stands against the sun in silhouette is lit from behind, too: the stronger word counts.
  const isSilhouette = text.reading.found.some(({ value }) => value === "silhouette");
  const lit = lighting ?? (isSilhouette ? "silhouette" : direction.light);
  const isWet =
    weather === "rain" || weather === "storm" || (place === "street" && (hour === "night" || hour === "blue-hour"));
  const chosen: Chosen = { place, hour, lighting: lit, style, move, isWet };
  const kinds = (cast.subjects ?? []).map(({ kind }) => kind);
  const there = cast.fixtures.filter(
    ({ fixture: { drawnIn, broughtBy = [] } }) =>
      (place === undefined ? drawnIn.length > 1 : drawnIn.includes(place)) ||
      kinds.some((kind) => broughtBy.some((one) => one === kind)),
  );
  const unread = unreadIn(text, {
    words: new Set([
      ...cast.used,
      ...there.flatMap(({ used }) => used),
      ...text.matches.filter((one) => isUsed(one, chosen) || isRoomOf(text, one, place)).flatMap(indexes),
    ]),
    places,
    notDrawn: text.reading.found.filter(isNotDrawn),
  });
  return {
    direction,
    ...(place && { place }),
    ...(hour && { hour }),
    ...(weather && { weather }),
    ...(cast.subjects && { subjects: cast.subjects }),
    ...(lit && { lighting: lit }),
    ...(move && { move }),
    ...(style && { style }),
    ...(text.matches.some(({ meanings }) => meanings.some(({ is }) => is === "neutral")) && { isNeutral: true }),
    pace: direction.speed ?? "normal",
    colours,
    // What is said goes before its heading's side: that only keeps the seed from the other one.
    without: { ...without, places: [...without.places, ...onOtherSide(prompt)], subjects: cast.absent },
    unread,
    unkept: unreadBeside(negative),
  };
}

/**
 * A pan or a truck without a side goes right. What stands on a turntable is turned by it, not by the camera, and what
 * “file” down a French road is no “filé”.
 */
function moveOf({ prompt, reading }: Text): Move | undefined {
  const said = reading.found.find(
    ({ field, start, end }) =>
      field === "move" && !/^(?:file|.*(?:turn ?table|plateau).*)$/i.test(prompt.slice(start, end)),
  );
  const move = said?.field === "move" ? said.value : undefined;
  return move === "pan" ? "pan-right" : move === "truck" ? "truck-right" : move;
}

const STYLES: { readonly [S in Values["style"]]?: Style } = { noir: "noir", sketch: "ink", watercolour: "pastel" };

function styleOf({ style }: Direction): Style | undefined {
  return style && STYLES[style];
}

/** Styles that a direction knows and the set has nothing of. */
function isNotDrawn({ field, value }: Found): boolean {
  return field === "style" && ["animation", "stop-motion", "sci-fi", "realistic"].includes(String(value));
}

function withoutOf({ prompt, reading }: Text, negative: string): Without {
  const denied = reading.parts
    .filter(({ part }) => part === "negative")
    .map((one) => withoutItsPlace(one, fold(prompt)).text);
  const said = [negative, ...denied].join(", ").replace(DENYING, " ");
  const unwanted = textOf(said);
  const meant = unwanted.matches.flatMap(({ meanings }) => meanings);
  const { found } = unwanted.reading;
  return {
    subjects: meant.flatMap((one) => (one.is === "cast" ? [one.cast.kind] : [])),
    places: meant.flatMap((one) => (one.is === "place" ? [one.place] : [])),
    hours: [...found, ...reading.denied].flatMap((one) => (one.field === "time" ? [one.value] : [])),
    weathers: [...found, ...reading.denied].flatMap((one) => (one.field === "weather" ? [one.value] : [])),
  };
}

/** Of what is written beside the prompt as unwanted: all but who, where and when is no choice of the set's. */
function unreadBeside(negative: string): readonly string[] {
  if (negative.trim() === "") return [];
  const text = textOf(negative);
  const isKept = ({ meanings }: Match): boolean =>
    meanings.some(({ is }) => UNWANTED.has(is)) && !meanings.some(({ is }) => is === "clothes");
  return unreadIn(text, {
    words: new Set(text.matches.filter(isKept).flatMap(indexes)),
    places: [],
    notDrawn: [...text.reading.found, ...text.reading.denied].filter(
      ({ field }) => field !== "time" && field !== "weather",
    ),
  });
}

const UNWANTED: ReadonlySet<Meaning["is"]> = new Set([
  "cast",
  "thing",
  "place",
  "hour",
  "count",
  "nobody",
  "passed-over",
]);

/** In a field of what must not be seen, a “no” says nothing more. */
const DENYING = /(?<![\p{L}])(?:no|not|without|avoid|sans|pas de|pas d['’]|aucune?|eviter)(?![\p{L}])/giu;

interface Chosen {
  readonly place: Place | undefined;
  readonly hour: Hour | "day" | undefined;
  readonly lighting: Lighting | undefined;
  readonly style: Style | undefined;
  readonly move: Move | undefined;
  readonly isWet: boolean;
}

function isUsed({ meanings }: Match, { place, hour, lighting, style, move, isWet }: Chosen): boolean {
  return meanings.some((one) => {
    switch (one.is) {
      case "place":
        return one.place === place;
      case "hour":
        return one.hour === (hour === "dusk" ? "evening" : "day") || hour !== undefined;
      case "lighting":
        return one.lighting === lighting;
      case "style":
        return one.style === style;
      case "move":
        return one.move === move;
      case "wet":
        return isWet;
      case "passed-over":
      case "neutral":
      case "count":
        return true;
      case "verb":
      case "heading":
      case "cast":
      case "thing":
      case "clothes":
      case "fixture":
      case "pronoun":
      case "nobody":
      case "not-drawn":
        return false;
    }
  });
}

function indexes({ at, length }: Match): readonly number[] {
  return Array.from({ length }, (_, i) => at + i);
}
