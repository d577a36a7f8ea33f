/**
 * The scene language: what the Animatic draws, as plain data. A direction is read into it (`staging-reading`), what the
 * prompt leaves open is chosen from the seed (`staging-choosing`), the media room builds it, and take.json keeps it.
 */

import type { Values } from "./direction";

/** Of the language. A later one may hold words that this one does not know. */
export const STAGING_VERSION = 2;

export const PLACES = [
  "sea",
  "forest",
  "desert",
  "mountains",
  "field",
  "street",
  "skyline",
  "living-room",
  "office",
  "studio",
] as const;
export type Place = (typeof PLACES)[number];

/** Under a roof: no sky over it, no weather in it. */
export function isIndoors(place: Place): boolean {
  return place === "living-room" || place === "office" || place === "studio";
}

/** What stands and moves by itself. */
export const SUBJECT_KINDS = [
  "person",
  "car",
  "train",
  "boat",
  "dog",
  "bird",
  "bottle",
  "box",
  "phone",
  "cup",
  "tree",
] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** What is shown on a table, and turns there. */
export function isProduct(kind: SubjectKind | "block-out"): boolean {
  return kind === "bottle" || kind === "box" || kind === "phone" || kind === "cup";
}

/**
 * `travel`: it drives, sails, flies, trots. `rest`: whatever it does when it does nothing. `turn`: a person turns round; a
 * thing stands on a turntable.
 */
export const ACTIONS = ["stand", "walk", "run", "sit", "turn", "point", "talk", "travel", "rest"] as const;
export type Action = (typeof ACTIONS)[number];

/** Seen from the camera. */
export const HEADINGS = ["towards", "away", "left", "right"] as const;
export type Heading = (typeof HEADINGS)[number];

/** Metres. */
export interface Extent {
  readonly wide: number;
  readonly high: number;
  readonly deep: number;
}

export const WHO = ["man", "woman", "child", "boy", "girl"] as const;
export type Who = (typeof WHO)[number];

/** sRGB code values, 0 … 255. */
export type Swatch = readonly [number, number, number];

export type Outfit = "coat" | "jacket" | "hoodie" | "shirt" | "dress";
export type Headgear = "fedora" | "beanie" | "cap";

/** What somebody has on, as far as the words say. Absent: the seed's. */
export interface Clothes {
  readonly outfit?: Outfit;
  /** Of the outfit itself. */
  readonly top?: Swatch;
  readonly bottom?: Swatch;
  /** The shirt under a coat or a jacket. */
  readonly inner?: Swatch;
  readonly tie?: Swatch;
  readonly shoes?: Swatch;
  readonly headgear?: Headgear;
  readonly hat?: Swatch;
  readonly hair?: Swatch;
}

/** What kind of a boat, a car, a bottle or a box the words name, where they name one. */
export type Variant =
  "sail" | "motor" | "row" | "ship" | "saloon" | "estate" | "coupe" | "van" | "taxi" | "flask" | "carton" | "coffret";

interface Counted {
  /** 1 … `MOST_IN_A_CROWD`. */
  readonly count: number;
  /** Absent: three quarters, as the set chooses. */
  readonly heading?: Heading;
  /** Of people, in the order in which they are named. Shorter than `count`: who the others are is the seed's. */
  readonly who?: readonly Who[];
  /** Absent: the seed's. */
  readonly variant?: Variant;
  /** Of people. Absent: grown up, or as `who` says. */
  readonly age?: "old";
  /** Of a thing or an animal: its paint, its coat, its glass. Absent: the seed's. */
  readonly colour?: Swatch;
  /** Of people, in the order of `who`: one for all of them, or one for each; empty where nothing is said of one. */
  readonly clothes?: readonly Clothes[];
}

interface Model {
  readonly kind: SubjectKind;
}

/** What the set has no model of: a box of the right size that bears its name. */
interface BlockOut {
  readonly kind: "block-out";
  readonly label: string;
  readonly extent: Extent;
  /** Nobody wrote down how large such a thing is: the size is a guess. */
  readonly guessed?: true;
}

/** As the words name it: what it does may be left open. */
export type SubjectSaid = Counted & { readonly action?: Action } & (Model | BlockOut);

export type Subject = Counted & { readonly action: Action } & (Model | BlockOut);

export const MOST_IN_A_CROWD = 40;

export type Hour = Values["time"];
export type Weather = Values["weather"];
export type ShotSize = Values["size"];
export type Angle = Values["angle"];

/** How it is lit, beside the hour: `natural` by sun, sky and what lamps the place has. */
export type Lighting = "natural" | "three-point" | Values["light"];

/** What the camera does. A dolly is `push-in` and `pull-out`, a pedestal rises without looking down. */
export const MOVES = [
  "static",
  "pan-left",
  "pan-right",
  "tilt-up",
  "tilt-down",
  "push-in",
  "pull-out",
  "truck-left",
  "truck-right",
  "pedestal-up",
  "pedestal-down",
  "crane-up",
  "crane-down",
  "orbit",
  "zoom-in",
  "zoom-out",
  "follow",
  "handheld",
  "whip-pan",
] as const;
export type Move = (typeof MOVES)[number];

export const PACES = ["slow", "normal", "fast"] as const;
export type Pace = (typeof PACES)[number];

export type Focus = "shallow" | "deep" | "rack";

export interface Camera {
  readonly size: ShotSize;
  readonly angle: Angle;
  /** Focal length in mm on a full-frame gate, 36 wide: 14 … 200. */
  readonly lens: number;
  readonly move: Move;
  readonly pace: Pace;
  readonly focus: Focus;
}

/** `film` looks photographed; `previz` is grey clay; `ink` a drawing; `product` stands before white. */
export const STYLES = ["film", "previz", "noir", "pastel", "ink", "product"] as const;
export type Style = (typeof STYLES)[number];

export type Palette = "neutral" | Values["palette"];
export const PALETTES: readonly Palette[] = [
  "neutral",
  "warm",
  "cool",
  "desaturated",
  "saturated",
  "monochrome",
  "teal-orange",
  "pastel",
];

export interface Look {
  readonly style: Style;
  readonly palette: Palette;
  /** The main colours that are asked for, the largest first: named in the prompt, or those of a look reference. */
  readonly colours: readonly Swatch[];
  /** 0 … 1. */
  readonly grain: number;
}

export interface FromText {
  readonly version: number;
  readonly kind: "from-text";
  readonly place: Place;
  readonly hour: Hour;
  readonly weather: Weather;
  readonly lighting: Lighting;
  /** The first is what the picture is about. Empty: nobody and nothing. */
  readonly subjects: readonly Subject[];
  readonly camera: Camera;
  readonly look: Look;
}

/** A move over a frame: the picture as a shallow set, and what the text lays over it. */
export interface FromFrame {
  readonly version: number;
  readonly kind: "from-frame";
  readonly move: Move;
  readonly pace: Pace;
  /** What falls or drifts before the picture; absent where the text says none. */
  readonly weather?: Exclude<Weather, "clear">;
  /** The light that it goes to; absent where the text says none. */
  readonly hour?: Hour;
  /** Who crosses it; empty where the text names nobody who moves. */
  readonly subjects: readonly Subject[];
  /** The last frame is given too: it ends there. */
  readonly toLast: boolean;
}

export type Staging = FromText | FromFrame;
