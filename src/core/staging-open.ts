/** What goes together where a prompt leaves it open: a value that stands twice is twice as likely. */

import type { Values } from "./direction";
import {
  isIndoors,
  isProduct,
  type Angle,
  type Hour,
  type Lighting,
  type Move,
  type Palette,
  type Place,
  type ShotSize,
  type SubjectKind,
  type SubjectSaid,
  type Weather,
} from "./staging";
import type { Said } from "./staging-reading";
import { isSmall } from "./staging-things";

export type Some<T> = readonly [T, ...T[]];

interface Mood {
  readonly hours: Some<Hour>;
  readonly weathers: Some<Weather>;
  readonly palettes: Some<Palette>;
  readonly angles?: Some<Angle>;
}

/** A mood is the hour, the weather and the colours that a scene of it is shot in, as far as nobody says them. */
export const MOODS: Readonly<Record<Values["mood"], Mood>> = {
  calm: { hours: ["dawn", "morning", "golden-hour"], weathers: ["clear"], palettes: ["neutral", "pastel", "warm"] },
  tense: {
    hours: ["dusk", "night", "night"],
    weathers: ["clear", "overcast", "rain"],
    palettes: ["cool", "desaturated"],
    angles: ["eye-level", "low", "dutch"],
  },
  joyful: {
    hours: ["morning", "noon", "afternoon", "golden-hour"],
    weathers: ["clear"],
    palettes: ["warm", "saturated"],
  },
  melancholic: {
    hours: ["dawn", "dusk", "blue-hour"],
    weathers: ["overcast", "rain", "fog"],
    palettes: ["cool", "desaturated"],
  },
  mysterious: { hours: ["night", "dusk", "dawn"], weathers: ["fog"], palettes: ["cool", "teal-orange"] },
  epic: {
    hours: ["golden-hour", "dawn", "dusk"],
    weathers: ["clear"],
    palettes: ["teal-orange", "warm"],
    angles: ["low", "low", "eye-level"],
  },
  eerie: { hours: ["night", "dusk", "dawn"], weathers: ["fog"], palettes: ["desaturated", "cool"] },
  romantic: { hours: ["golden-hour", "golden-hour", "dusk"], weathers: ["clear"], palettes: ["warm", "pastel"] },
};

/** A grade goes along with the light: a cool one would take the gold out of a golden hour. */
export function palettesFor(hour: Hour, weather: Weather, lighting: Lighting): Some<Palette> {
  if (weather === "rain" || weather === "storm" || weather === "fog") return ["neutral", "cool"];
  if (lighting === "candle" || lighting === "fire" || lighting === "practical") return ["neutral", "warm"];
  switch (hour) {
    case "dawn":
    case "golden-hour":
    case "dusk":
      return ["neutral", "warm", "saturated"];
    case "morning":
    case "noon":
    case "afternoon":
      return ["neutral", "warm", "saturated", "teal-orange"];
    case "blue-hour":
    case "night":
      return ["neutral", "cool", "saturated", "teal-orange"];
  }
}

/** From above or below only where the place is seen as well; a landscape keeps its horizon, two who talk their eyes. */
export function anglesFor({ direction, move }: Said, size: ShotSize, place: Place, main?: SubjectSaid): Some<Angle> {
  const isPair = main !== undefined && main.action === "talk" && main.count > 1;
  if (size.includes("close") || isPair) return ["eye-level"];
  if (direction.mood !== undefined) return MOODS[direction.mood].angles ?? ANGLES_OPEN;
  const isWide = size === "long" || size === "extreme-long";
  const isLevel =
    move === "follow" || move === "crane-up" || move === "tilt-up" || move === "tilt-down" || move === "pedestal-up";
  if (isLevel || main?.kind === "bird" || (isWide && !isIndoors(place) && place !== "street")) {
    return ["eye-level", "eye-level", "eye-level", "low"];
  }
  return size.startsWith("medium") ? ["eye-level", "eye-level", "low"] : ANGLES_OPEN;
}

const ANGLES_OPEN: Some<Angle> = ["eye-level", "eye-level", "low", "high"];

/** Millimetres on a full-frame gate. */
export const LENSES: Readonly<Record<ShotSize, Some<number>>> = {
  "extreme-long": [21, 27, 35],
  long: [24, 32, 40],
  full: [28, 35, 50],
  "medium-long": [35, 40, 50],
  medium: [40, 50, 65],
  "medium-close-up": [50, 65, 85],
  "close-up": [75, 85, 100],
  "extreme-close-up": [100],
};

const OUTSIDE: Some<Place> = ["sea", "forest", "desert", "mountains", "field", "street", "skyline"];

/** Where who is there, what falls from the sky, and what it is lit by, would be found. */
export function placesFor(said: Said): Some<Place> {
  const { direction, style, lighting } = said;
  const main = said.subjects?.[0];
  if (style === "product") return ["studio"];
  if (lighting === "three-point") return ["studio"];
  if (main !== undefined && main.kind !== "person") return placesOf(main);
  switch (lighting) {
    case "neon":
      return ["street"];
    case "candle":
    case "practical":
      return ["living-room"];
    case "fire":
      return ["forest", "sea", "field"];
    case "natural":
    case "low-key":
    case "high-key":
    case "backlit":
    case "silhouette":
    case "soft":
    case "hard":
    case "rim":
    case undefined:
  }
  if (direction.weather === "snow") return ["mountains", "forest", "street", "field"];
  if (direction.weather === "rain" || direction.weather === "storm") return ["street", "sea", "forest", "field"];
  if (direction.weather === "fog") return ["forest", "sea", "mountains", "street", "field"];
  if (direction.weather !== undefined) return OUTSIDE;
  if (main?.action === "sit" || main?.action === "talk") return ["living-room", "office", "street", "field"];
  return [...OUTSIDE, "living-room", "office"];
}

function placesOf(main: SubjectSaid): Some<Place> {
  switch (main.kind) {
    case "boat":
      return ["sea"];
    case "car":
      return ["street", "street", "desert", "mountains"];
    case "train":
      return ["field", "mountains", "desert"];
    case "tree":
      return ["field", "field", "desert"];
    case "dog":
      return ["field", "sea", "forest", "street"];
    case "bird":
      return ["sea", "field", "skyline", "mountains"];
    case "bottle":
    case "box":
    case "phone":
    case "cup":
      return ["studio", "studio", "living-room", "office"];
    case "block-out":
      return isSmall(main.extent) ? ["studio", "living-room"] : ["field", "desert", "street"];
    case "person":
      return OUTSIDE;
  }
}

/** Who could be where nobody is named. */
export function subjectsFor({ style, direction }: Said, place: Place): Some<SubjectSaid> {
  const of = (kind: SubjectKind): SubjectSaid => ({ kind, count: 1 });
  const person = of("person");
  if (style === "product") return [of("bottle"), of("box"), of("phone"), of("cup")];
  if (direction.angle === "over-the-shoulder") return [{ ...person, action: "talk" }];
  if (direction.size?.includes("medium") === true || direction.size === "full") return [person];
  switch (place) {
    case "sea":
      return [of("boat"), of("boat"), person, of("bird")];
    case "street":
      return [person, of("car"), person];
    case "field":
      return [of("tree"), of("dog"), person, of("train")];
    case "forest":
      return [person, of("dog")];
    case "mountains":
      return [person, person, of("train"), of("bird")];
    case "desert":
      return [person, of("car")];
    case "skyline":
      return [person, of("bird")];
    case "living-room":
      return [person, person, of("bottle"), of("cup")];
    case "office":
      return [person, person, of("phone")];
    case "studio":
      return [person, of("bottle"), of("box"), of("phone"), of("cup")];
  }
}

export function sizesFor({ direction }: Said, [main]: readonly SubjectSaid[]): Some<ShotSize> {
  if (main === undefined) return ["extreme-long", "long"];
  if (direction.angle === "over-the-shoulder") return ["medium", "medium-close-up"];
  if (direction.lens === "macro" && isProduct(main.kind)) return ["close-up"];
  if (direction.mood === "epic" && !isProduct(main.kind)) return ["extreme-long", "long"];
  switch (main.kind) {
    case "person":
      if (main.count >= 6) return ["long", "long", "extreme-long"];
      return main.count > 1 ? ["full", "medium-long", "long"] : ["full", "medium-long", "medium", "long"];
    case "car":
    case "dog":
    case "bird":
      return ["long", "full"];
    case "train":
      return ["extreme-long", "long"];
    case "boat":
    case "tree":
      return ["extreme-long", "long", "long"];
    case "bottle":
    case "box":
    case "phone":
    case "cup":
      return ["full", "medium", "medium-close-up"];
    case "block-out":
      return isSmall(main.extent) ? ["full", "medium"] : ["long", "full"];
  }
}

export function hoursFor({ hour, direction, lighting, weather }: Said, place: Place): Some<Hour> {
  if (hour === "day") return ["morning", "noon", "afternoon", "afternoon"];
  // There the lamps make the hour; one that nobody asked for would only tint them.
  if (place === "studio") return ["noon"];
  switch (lighting) {
    case "neon":
    case "candle":
    case "fire":
      return ["night", "night", "blue-hour"];
    case "practical":
    case "low-key":
      return ["night", "dusk"];
    case "hard":
      return ["noon", "afternoon"];
    case "backlit":
    case "silhouette":
    case "rim":
      return ["golden-hour", "dawn", "golden-hour"];
    case "high-key":
      return ["morning", "noon"];
    case "natural":
    case "three-point":
    case "soft":
    case undefined:
  }
  if (direction.mood !== undefined) return MOODS[direction.mood].hours;
  if (weather === "clear") return ["morning", "noon", "afternoon", "golden-hour"];
  // At night nobody sees it.
  if (weather === "fog") return ["dawn", "morning", "morning", "afternoon"];
  if (place === "street" || place === "skyline") {
    return ["dawn", "morning", "afternoon", "golden-hour", "dusk", "blue-hour", "night", "night"];
  }
  // What falls from the sky is to be seen: out of town there is no lamp that shows it by night.
  if (weather === "rain" || weather === "storm" || weather === "snow") return ["morning", "noon", "afternoon"];
  return ["dawn", "morning", "noon", "afternoon", "golden-hour", "golden-hour", "dusk", "blue-hour", "night"];
}

/** A low sun and a hard light need a clear sky. */
export function weathersFor({ direction, lighting, hour: said }: Said, place: Place, hour: Hour): Some<Weather> {
  if (hour === "golden-hour" || said === "day" || (lighting !== undefined && lighting !== "soft")) return ["clear"];
  if (direction.mood !== undefined) return MOODS[direction.mood].weathers;
  // By night out of town there is the moon to see by, if anything.
  if (hour === "night" && place !== "street") return ["clear"];
  switch (place) {
    case "sea":
    case "field":
    case "skyline":
      return ["clear", "clear", "clear", "overcast", "fog"];
    case "forest":
      return ["clear", "clear", "fog", "overcast"];
    case "mountains":
      return ["clear", "clear", "clear", "overcast"];
    case "street":
      return ["clear", "clear", "overcast", "rain"];
    case "desert":
    case "living-room":
    case "office":
    case "studio":
      return ["clear"];
  }
}

export function movesFor({ direction }: Said, size: ShotSize, subjects: readonly SubjectSaid[]): Some<Move> {
  if (direction.style === "documentary") return ["handheld"];
  const [main] = subjects;
  // Round what turns by itself nobody needs to go.
  if (main !== undefined && isProduct(main.kind) && main.action === "turn") return ["push-in", "push-in", "static"];
  if (size.includes("close")) return ["push-in", "push-in", "orbit", "truck-left", "truck-right"];
  if (main === undefined) return ["push-in", "truck-left", "truck-right", "crane-up", "pan-left", "pan-right"];
  if (main.action === "travel" || main.action === "walk" || main.action === "run") {
    return ["follow", "push-in", "truck-left", "truck-right", "crane-up"];
  }
  return ["push-in", "push-in", "truck-left", "truck-right", "orbit", "crane-up", "pull-out"];
}
