/** A take for another clip: what lies there now, why it may not be replaced, and what of the take would be seen. Pure. */

import { shownOf } from "./head";
import type { Recipe } from "./recipe";
import type { Film } from "./take";
import { lengthOf, ticks, TICKS_PER_SECOND, ticksOfFrames, type FrameRate, type Ticks, type TimeRange } from "./time";
import type { WhyNotReplace } from "./replace-way";

/** A clip on a timeline, with everything that can stand against replacing it. */
export interface LyingClip {
  readonly sequenceId: string;
  /** From 0. */
  readonly track: number;
  readonly name: string;
  readonly rangeInSequence: TimeRange;
  readonly disabled: boolean;
  /** Where its media begins on the timeline, in the media's own clock. */
  readonly inPoint: Ticks;
  /** 1 for a clip that was not retimed. */
  readonly speed: number;
  readonly reversed: boolean;
  /** `graphic`: no media of its own, as a title or an adjustment layer. */
  readonly made: "clip" | "sequence" | "multicam" | "merged" | "graphic";
  /** Absent for what has none. */
  readonly projectItemId?: string;
  /** Premiere can give its project item another file. */
  readonly takesFootage: boolean;
  /** Audio tracks on which the same item lies over the same range: its sound. */
  readonly sounds: readonly number[];
}

/** Why it may not be replaced in any way, by what it is; absent when it may. */
export function whatForbids({
  speed,
  reversed,
  made,
}: Pick<LyingClip, "speed" | "reversed" | "made">): WhyNotReplace | undefined {
  switch (made) {
    case "sequence":
      return "nested";
    case "multicam":
    case "merged":
    case "graphic":
      return made;
    case "clip":
      // A clip that runs backwards is at its own speed all the same.
      return reversed ? "reversed" : speed === 1 ? undefined : "retimed";
  }
}

/** A film, as far as replacing is concerned; of a still that is held there is always enough. */
export interface Footage {
  readonly recipe: Recipe;
  readonly film?: Film;
}

/** The first frame that the cut shows of a film, in its own clock. */
export function startOf({ recipe, film }: Footage): Ticks {
  return recipe.engine === "still-hold" ? ticks(0) : ticksOfFrames(shownOf(recipe, film).from, recipe.rate);
}

/** How long a film is; absent for a still that is held. */
export function lengthOfFilm({ recipe, film }: Footage): Ticks | undefined {
  if (recipe.engine === "still-hold") return undefined;
  if (film !== undefined) return ticks(Math.round(film.seconds * TICKS_PER_SECOND));
  return ticksOfFrames(recipe.frames + (recipe.head ?? 0), recipe.rate);
}

export type Fit =
  /** What of the film is seen, in its own clock. */
  | { readonly kind: "fits"; readonly shows: TimeRange }
  /** In frames of the sequence. */
  | { readonly kind: "too-short"; readonly has: number; readonly needs: number };

/**
 * What of a take is seen in the place of a clip, as long as that is. Where the old one is a take of the same shot whose
 * head was trimmed, the new one begins as much later, so that what happens in it stays where it was.
 */
export function fitInto(old: LyingClip, taken: Footage, of: Footage | undefined, rate: FrameRate): Fit {
  const length = lengthOf(old.rangeInSequence);
  const later = of === undefined ? 0 : old.inPoint - startOf(of);
  const there = lengthOfFilm(taken);
  if (there === undefined) return { kind: "fits", shows: { start: ticks(0), end: length } };
  const start = startOf(taken) + later;
  const missing = Math.max(0, -start) + Math.max(0, start + length - there);
  // Half a frame short is rounding.
  if (missing * 2 > rate) {
    const needs = Math.round(length / rate);
    return { kind: "too-short", has: Math.max(0, needs - Math.ceil(missing / rate - 0.5)), needs };
  }
  const from = Math.max(0, start);
  return { kind: "fits", shows: { start: ticks(from), end: ticks(from + length) } };
}

/** Whether two looks at one place saw the same. */
export function isSameClip(a: LyingClip, b: LyingClip): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** "Reel 2 A", "Reel 2 B" … of a sequence; letters that are taken are passed over, and behind Z comes AA. */
export function copyNames(sequence: string, count: number, taken: readonly string[]): readonly string[] {
  const names: string[] = [];
  for (let number = 0; names.length < count; number++) {
    const name = `${sequence} ${lettersOf(number)}`;
    if (!taken.includes(name)) names.push(name);
  }
  return names;
}

function lettersOf(number: number): string {
  const letter = String.fromCharCode(65 + (number % 26));
  return number < 26 ? letter : lettersOf(Math.floor(number / 26) - 1) + letter;
}
