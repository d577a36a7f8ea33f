/** Where and when it is, by the words for places and hours and by what stands there. */

import type { Hour, Place, SubjectKind, Weather } from "./staging";
import { isIndoors, PLACES } from "./staging";
import type { Reading } from "./direction-reading";
import type { Match, Meaning } from "./staging-lexicon";
import type { FixtureSaid } from "./staging-mentions";
import { isDenied, wordsBefore, type Text } from "./staging-text";

/** What is denied, in the prompt or beside it: the seed does not choose it either. */
export interface Without {
  readonly subjects: readonly SubjectKind[];
  readonly places: readonly Place[];
  readonly hours: readonly Hour[];
  readonly weathers: readonly Weather[];
}

interface Setting {
  readonly place?: Place;
  readonly hour?: Hour | "day";
}

/** Street lamps and neon signs say that there is a street, and that it is dark. */
export function settingOf(text: Text, fixtures: readonly FixtureSaid[], without: Without): Setting {
  const isUnderSigns = text.reading.found.some(
    ({ value, start, end }) => value === "neon" && /sign|enseigne/i.test(text.prompt.slice(start, end)),
  );
  const implied = [
    ...(isUnderSigns ? [{ implies: "street", hour: "night" } as const] : []),
    ...fixtures.map(({ fixture }) => fixture),
  ];
  const place =
    placeOf(text, without.places) ??
    implied
      .flatMap(({ implies }) => (implies === undefined ? [] : [implies]))
      .find((one) => !without.places.includes(one));
  const isLit =
    implied.some((one) => one.hour === "night" && one.implies === place) && !without.hours.includes("night");
  const hour = hourOf(text, without.hours) ?? (isLit ? "night" : undefined);
  return { ...(place && { place }), ...(hour && { hour }) };
}

/** The first that is said and neither denied there nor unwanted. */
export function first<T>(
  { matches, words }: Text,
  valueIn: (meaning: Meaning) => T | undefined,
  unwanted: readonly T[] = [],
): T | undefined {
  for (const { meanings, at } of matches) {
    if (isDenied(words, at)) continue;
    const value = meanings.map(valueIn).find((one) => one !== undefined);
    if (value !== undefined && !unwanted.includes(value)) return value;
  }
  return undefined;
}

/** The first; but “a road in the desert” leads through one. */
function placeOf(text: Text, unwanted: readonly Place[]): Place | undefined {
  const placeIn = (one: Meaning): Place | undefined => (one.is === "place" ? one.place : undefined);
  const way = text.matches.findIndex(({ meanings }) => meanings.some((one) => placeIn(one) !== undefined));
  const [road, through] = [text.matches[way], text.matches[way + 1]];
  const isWay =
    road !== undefined && through !== undefined && WAYS.has(text.words[road.at + road.length - 1]?.text ?? "");
  const leads =
    isWay && wordsBefore(text, through.at, through.at - road.at - road.length).some(({ text: word }) => INTO.has(word));
  // “He crosses the room. INT. lab.”: it is the lab's.
  const inside = text.matches.find((one) => !isAnyRoom(text, one) && one.meanings.map(placeIn).some(isRoom));
  const isItsRoom = inside !== undefined && road !== undefined && road.at < inside.at && isAnyRoom(text, road);
  const from = isItsRoom ? text.matches.indexOf(inside) : leads ? way + 1 : 0;
  return first({ ...text, matches: text.matches.slice(from) }, placeIn, unwanted);
}

function isRoom(place: Place | undefined): boolean {
  return place !== undefined && isIndoors(place);
}

function isAnyRoom({ words }: Text, { at, length }: Match): boolean {
  return length === 1 && /^(?:rooms?|pieces?|inside|indoors|interieur)$/.test(words[at]?.text ?? "");
}

const WAYS: ReadonlySet<string> = new Set("road path track lane route chemin sentier piste".split(" "));
const INTO: ReadonlySet<string> = new Set("in through across dans travers".split(" "));

/** Under `INT.` or `EXT.` of a script's heading, places that are on its other side. */
export function onOtherSide(prompt: string): readonly Place[] {
  const [, side] = /(?<![\p{L}/])(INT|EXT)\.(?!\/)/u.exec(prompt) ?? [];
  return side === undefined ? [] : PLACES.filter((place) => isIndoors(place) !== (side === "INT"));
}

/** “a hospital corridor”: a room of the one that was named right before. */
export function isRoomOf(text: Text, { at, meanings }: Match, place: Place | undefined): boolean {
  const before = text.matches.find((one) => one.at + one.length === at && text.words[at]?.joined === true);
  const isIn = (one: Meaning): boolean => one.is === "place" && one.place === place;
  const isRoom = meanings.some((one) => one.is === "place" && isIndoors(one.place));
  return isRoom && place !== undefined && isIndoors(place) && before?.meanings.some(isIn) === true;
}

function hourOf(text: Text, unwanted: readonly Hour[]): Hour | "day" | undefined {
  const said = hourSaid(text.prompt, text.reading);
  if (said !== undefined) return unwanted.includes(said) ? undefined : said;
  const word = first(text, (one) => (one.is === "hour" ? one.hour : undefined));
  if (word !== undefined) return word === "evening" ? "dusk" : "day";
  // A sunny street is no street at night.
  const weather = text.reading.found.find(({ field }) => field === "weather");
  return weather !== undefined && /sun|soleil|ensoleill|blue|bleu/i.test(text.prompt.slice(weather.start, weather.end))
    ? "day"
    : undefined;
}

/** At sunset the sun is still there, low and warm; at dusk it is gone. */
function hourSaid(prompt: string, { direction, found: read }: Reading): Hour | undefined {
  const said = read.find(({ field }) => field === "time");
  const isSunset =
    said !== undefined &&
    /sun ?set|setting sun|couch|sun (?:sets|dips|sinks)/i.test(prompt.slice(said.start, said.end));
  return direction.time === "dusk" && isSunset ? "golden-hour" : direction.time;
}
