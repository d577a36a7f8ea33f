/** Sixty shots with what a viewer should see in each: where the picture goes, how large its subject is, which hour it is. */

import type { DrawingRequest } from "../../src/core/drawing";
import { frameRateOf } from "../../src/core/time";

/** Where what is seen goes in the frame: a pan to the right moves it left. */
export type Goes = "left" | "right" | "up" | "down" | "outwards" | "inwards";
export type Told = "day" | "golden hour" | "night";

export interface Asked {
  readonly request: DrawingRequest;
  /** Absent where the camera stands still. */
  readonly goes?: Goes;
  /** The subject's size in the frame in which it is measured, and that frame: where the move lands or sets out. */
  readonly size: Range;
  readonly composed: number;
  readonly isPerson: boolean;
  /** Absent where an hour is not seen: under a roof there are lamps, and close by there is a face. */
  readonly hour?: Told;
}

interface Range {
  readonly least: number;
  readonly most: number;
}

export const FRAMES = 96;

/** A person's whole height over the frame's. */
const OF_PEOPLE: Readonly<Record<string, Range>> = {
  "extreme long shot": { least: 0.08, most: 0.22 },
  "long shot": { least: 0.3, most: 0.55 },
  "full shot": { least: 0.68, most: 0.92 },
  "medium long shot": { least: 1.12, most: 1.55 },
  "medium shot": { least: 1.75, most: 2.45 },
  "medium close-up": { least: 2.7, most: 3.9 },
  "close-up": { least: 3.9, most: 5.4 },
  "extreme close-up": { least: 8, most: 12.5 },
};
/** A thing's longest side over the frame's along it. */
const OF_THINGS: Readonly<Record<string, Range>> = {
  "extreme long shot": { least: 0.08, most: 0.24 },
  "long shot": { least: 0.26, most: 0.45 },
  "full shot": { least: 0.48, most: 0.74 },
  "medium long shot": { least: 0.6, most: 0.88 },
  "medium shot": { least: 0.72, most: 1.05 },
  "close-up": { least: 1.2, most: 1.85 },
};

const MOVES: readonly (readonly [string, Goes | undefined, number])[] = [
  ["pan left", "right", 1],
  ["zoom in", "outwards", 1],
  ["tilt up", "down", 1],
  ["truck right", "left", 0.5],
  ["static shot", undefined, 0],
  ["pan right", "left", 1],
  ["zoom out", "inwards", 0],
  ["tilt down", "up", 1],
  ["truck left", "right", 0.5],
  ["push in", "outwards", 1],
  ["pull out", "inwards", 0],
  ["static shot", undefined, 0],
];
const HOURS: readonly (readonly [string, Told])[] = [
  ["noon", "day"],
  ["golden hour", "golden hour"],
  ["night", "night"],
];
/** What stands in each place, people first; indoors a car would be a model. */
const PLACES: readonly (readonly [string, readonly string[], boolean])[] = [
  ["in a field", ["a man standing", "a tree", "a woman standing"], false],
  ["in a street", ["a woman standing", "a man standing", "a parked car"], false],
  ["by the sea", ["a moored boat", "a man standing", "a woman standing"], false],
  ["in the desert", ["a parked car", "a woman standing", "a man standing"], false],
  ["in the mountains", ["a man standing", "a woman standing", "a man standing"], false],
  ["in a living room", ["a woman standing", "a man standing", "a woman standing"], true],
  ["in a forest", ["a man standing", "a woman standing", "a man standing"], false],
  ["in an office", ["a man standing", "a woman standing", "a man standing"], true],
  ["before a skyline", ["a woman standing", "a man standing", "a woman standing"], false],
  ["in a studio", ["a man standing", "a woman standing", "a man standing"], true],
];

export function askedShots(): readonly Asked[] {
  return Array.from({ length: 60 }, (_, i): Asked => {
    const [move, goes, composed] = at(MOVES, i);
    // Each place comes with every move, and each move with every hour and size, before a pair comes again.
    const [place, subjects, isUnderRoof] = at(PLACES, i + Math.floor(i / 30));
    const subject = at(subjects, Math.floor(i / 10));
    const isPerson = /man/.test(subject);
    const sizes = Object.entries(isPerson ? OF_PEOPLE : OF_THINGS);
    const [size, range] = at(sizes, i * 3 + Math.floor(i / 8));
    const [time, hour] = at(HOURS, i + Math.floor(i / 12));
    return {
      request: aRequest(`${size} of ${subject} ${place}, ${time}, eye level, ${move}`, 100 + i * 17),
      ...(goes && { goes }),
      size: range,
      composed: Math.round(composed * (FRAMES - 1)),
      isPerson,
      ...(!isUnderRoof && !size.includes("close-up") && { hour }),
    };
  });
}

export function aRequest(prompt: string, seed: number): DrawingRequest {
  return {
    kind: "from-text",
    prompt,
    negative: "",
    seed,
    size: { width: 320, height: 180 },
    rate: frameRateOf(24),
    frames: FRAMES,
    caption: false,
  };
}

function at<T>(list: readonly T[], i: number): T {
  const found = list[i % list.length];
  if (found === undefined) throw new Error("The list is empty.");
  return found;
}
