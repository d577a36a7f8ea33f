/** What the prompt leaves open, chosen from the seed: each gap from its own stream, among what goes together. */

import { chanceOf, type Chance } from "./chance";
import type { Values } from "./direction";
import {
  isIndoors,
  isProduct,
  STAGING_VERSION,
  type Action,
  type Camera,
  type Focus,
  type FromFrame,
  type FromText,
  type Lighting,
  type Look,
  type Pace,
  type Palette,
  type Place,
  type ShotSize,
  type Subject,
  type SubjectSaid,
  type Swatch,
} from "./staging";
import {
  anglesFor,
  hoursFor,
  LENSES,
  MOODS,
  movesFor,
  palettesFor,
  placesFor,
  sizesFor,
  subjectsFor,
  weathersFor,
  type Some,
} from "./staging-open";
import type { Said } from "./staging-reading";
import { travels } from "./staging-things";

type Chances = (name: string) => Chance;

/** @param colours of a look reference, the largest first; they win over what the prompt says of a palette. */
export function stagingOf(said: Said, seed: number, colours: readonly Swatch[] = []): FromText {
  const chance: Chances = (name) => chanceOf(seed, name);
  const place = said.place ?? pickWithout(placesFor(said), said.without.places, chance("place"));
  const named = said.subjects ?? unnamed(said, place, chance("subject"));
  const size = said.direction.size ?? chance("size").pick(sizesFor(said, named));
  const subjects = named.map((one) => subjectOf(one, said, place, size, chance("action")));
  const hour =
    said.hour === undefined || said.hour === "day"
      ? pickWithout(hoursFor(said, place), said.without.hours, chance("time"))
      : said.hour;
  const weather =
    said.weather ??
    (isIndoors(place)
      ? "clear"
      : pickWithout(weathersFor(said, place, hour), said.without.weathers, chance("weather")));
  const lighting = said.lighting ?? lightingOf(said, place, subjects, chance("lighting"));
  return {
    version: STAGING_VERSION,
    kind: "from-text",
    place,
    hour,
    weather,
    lighting,
    subjects,
    camera: cameraOf(said, place, size, subjects, chance),
    look: lookOf(said, { hour, weather, lighting }, colours, chance("palette")),
  };
}

/** A move over a frame: without a word about the camera, a push in. */
export function frameStagingOf(said: Said, toLast: boolean): FromFrame {
  const moving = (said.subjects ?? []).flatMap((one): readonly Subject[] => {
    const { action } = one;
    // “the flag moves”: it does so where it is.
    if (one.kind === "block-out" && !travels(one.label)) return [];
    return action === "walk" || action === "run" || action === "travel" ? [{ ...one, action }] : [];
  });
  const { weather, hour } = said;
  return {
    version: STAGING_VERSION,
    kind: "from-frame",
    move: said.move ?? "push-in",
    pace: said.pace,
    ...(weather !== undefined && weather !== "clear" && { weather }),
    // The last frame has its own light, and the shot ends on it.
    ...(!toLast && hour !== undefined && hour !== "day" && { hour }),
    subjects: moving,
    toLast,
  };
}

/** Where all of them are unwanted, one of them all the same: something must be there. */
function pickWithout<T>(among: Some<T>, unwanted: readonly T[], chance: Chance): T {
  const [one, ...others] = among.filter((each) => !unwanted.includes(each));
  return chance.pick(one === undefined ? among : [one, ...others]);
}

/** Nobody rather than somebody unwanted. */
function unnamed(said: Said, place: Place, chance: Chance): readonly SubjectSaid[] {
  const unwanted: readonly string[] = said.without.subjects;
  const [one, ...others] = subjectsFor(said, place).filter(({ kind }) => !unwanted.includes(kind));
  return one === undefined ? [] : [chance.pick([one, ...others])];
}

function subjectOf(one: SubjectSaid, { move }: Said, place: Place, size: ShotSize, chance: Chance): Subject {
  const chosen: Action = one.action ?? chance.pick(actionsFor(one, place, size));
  // A camera that goes round a thing shows its sides: it need not turn as well.
  const action = one.action === undefined && move === "orbit" && isProduct(one.kind) ? "rest" : chosen;
  return { ...one, action };
}

/** Who walks leaves a close frame; who stands is seen in any. */
function actionsFor({ kind, count }: SubjectSaid, place: Place, size: ShotSize): Some<Action> {
  const isWide = size === "extreme-long" || size === "long";
  switch (kind) {
    case "person":
      if (place === "office" || place === "living-room") return count > 1 ? ["talk"] : ["stand", "sit", "stand"];
      if (place === "studio") return ["stand", "turn"];
      return isWide ? ["stand", "walk"] : count > 1 && count < 6 ? ["stand", "talk"] : ["stand"];
    case "car":
      return isWide && !isIndoors(place) ? ["travel", "rest"] : ["rest"];
    case "boat":
    case "train":
      return isIndoors(place) ? ["rest"] : ["travel"];
    case "bird":
      return isWide ? ["travel"] : ["rest", "travel"];
    case "dog":
      return isWide ? ["travel", "rest"] : ["rest"];
    case "bottle":
    case "box":
    case "phone":
    case "cup":
      return place === "studio" ? ["turn", "rest"] : ["rest"];
    case "tree":
    case "block-out":
      return ["rest"];
  }
}

function cameraOf(said: Said, place: Place, size: ShotSize, subjects: readonly Subject[], chance: Chances): Camera {
  const { angle, lens, depth } = said.direction;
  return {
    size,
    angle: angle ?? chance("angle").pick(anglesFor(said, size, place, subjects[0])),
    lens:
      lens === undefined
        ? chance("lens").pick(LENSES[size])
        : Math.min(200, Math.max(14, typeof lens === "number" ? lens : NAMED[lens])),
    move: said.move ?? chance("move").pick(movesFor(said, size, subjects)),
    pace: paceOf(said),
    focus: depth ?? focusOf(size, chance("focus")),
  };
}

function paceOf({ pace, direction }: Said): Pace {
  return direction.speed === undefined && direction.mood === "calm" ? "slow" : pace;
}

function focusOf(size: ShotSize, chance: Chance): Focus {
  if (size.includes("close-up")) return "shallow";
  return size === "medium" || size === "medium-long" ? chance.pick(["shallow", "deep"]) : "deep";
}

const NAMED: Readonly<Record<Values["lens"], number>> = {
  wide: 24,
  normal: 45,
  telephoto: 135,
  macro: 100,
  anamorphic: 50,
  fisheye: 14,
};

function lookOf(
  said: Said,
  { hour, weather, lighting }: Pick<FromText, "hour" | "weather" | "lighting">,
  reference: readonly Swatch[],
  chance: Chance,
): Look {
  const { style: named, mood, palette } = said.direction;
  const colours = reference.length > 0 ? reference : said.colours;
  const isPlain = said.isNeutral === true || (said.style !== undefined && said.style !== "film") || colours.length > 0;
  const open = mood === undefined ? palettesFor(hour, weather, lighting) : MOODS[mood].palettes;
  const faded: Palette | undefined = named === "vintage" ? "warm" : named === "archive" ? "desaturated" : undefined;
  return {
    style: said.style ?? "film",
    palette: palette ?? (isPlain ? "neutral" : (faded ?? chance.pick(open))),
    colours,
    grain: named === "archive" || named === "vintage" ? 0.6 : named === "documentary" ? 0.4 : 0.25,
  };
}

function lightingOf(said: Said, place: Place, subjects: readonly Subject[], chance: Chance): Lighting {
  const { mood } = said.direction;
  const isDark = mood === "tense" || mood === "eerie" || mood === "mysterious";
  const [main] = subjects;
  if (place === "studio") {
    if (said.style === "product") return "soft";
    if (isDark) return "low-key";
    return main !== undefined && isProduct(main.kind) ? chance.pick(["soft", "soft", "rim"]) : "three-point";
  }
  return isIndoors(place) && isDark ? "low-key" : "natural";
}
