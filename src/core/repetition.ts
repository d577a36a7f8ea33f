/** A take that was asked for again, held against the first: the same recipe, and what came of it the second time. Pure. */

import { canonicalJson } from "./canonical";
import type { Seam } from "./scene";
import { originalOf, type Film, type Take } from "./take";

export type Repetition =
  /** One of the two is not there, or nothing was kept that could be compared. */
  | { readonly kind: "waits" | "unknown" }
  /** Drawn: the frames before encoding have one sum; encoders are not deterministic, drawings are. */
  | { readonly kind: "same-frames" }
  /** `other-version`: by another version of the drawing rules. `scaled`: one was drawn smaller, for want of a GPU. */
  | { readonly kind: "other-frames"; readonly why: "other-version" | "scaled" | "unknown" }
  /** An engine gave the very same film. */
  | { readonly kind: "same-film" }
  /** It is expected that pictures differ; `differs` is what can be told without looking at them. */
  | { readonly kind: "other-film"; readonly differs: readonly FilmDifference[] };

export type FilmDifference = "frames" | "seconds" | "size" | "rate" | "sound";

/** How far the pictures of two films are apart, at the same seconds of both. */
export interface PictureDifference {
  readonly moments: number;
  /** Mean CIE76 over all of them; about 2.3 can just be seen (Mahy, Van Eycken, Oosterlinck 1994). */
  readonly deltaE: number;
  /** Of the moment where it is greatest, and where that is, in seconds. */
  readonly worst: { readonly deltaE: number; readonly seconds: number };
  /** One of them was scaled to the other's size to be compared. */
  readonly scaled: boolean;
}

/** At least one. */
export function pictureDifference(seams: readonly (readonly [seconds: number, seam: Seam])[]): PictureDifference {
  const all = seams.map(([seconds, { cut }]) => ({ deltaE: cut.colour, seconds }));
  const [first, ...others] = all;
  if (first === undefined) throw new RangeError("Nothing was compared");
  return {
    moments: all.length,
    deltaE: all.reduce((sum, { deltaE }) => sum + deltaE, 0) / all.length,
    worst: others.reduce((worst, one) => (one.deltaE > worst.deltaE ? one : worst), first),
    scaled: seams.some(([, { scaled }]) => scaled),
  };
}

/** What the recipe of the second says otherwise than the first's, beside its own id and whence it comes. */
export function recipeDifferences(first: Take, again: Take): readonly string[] {
  const one = sayings(first);
  const other = sayings(again);
  const names = new Set([...one.keys(), ...other.keys()]);
  return [...names].filter((name) => one.get(name) !== other.get(name)).sort();
}

function sayings({ recipe: { id: _id, parent: _parent, unknown, ...says } }: Take): ReadonlyMap<string, string> {
  return new Map(Object.entries({ ...unknown, ...says }).map(([name, value]) => [name, canonicalJson(value)]));
}

export function repetitionOf(first: Take, again: Take): Repetition {
  const [one, other] = [originalOf(first), originalOf(again)];
  if (one === undefined || other === undefined) return { kind: "waits" };
  if (again.recipe.engine === "animatic") return drawnAgain(first, again);
  const essences = [one.essenceSha256 ?? one.sha256, other.essenceSha256 ?? other.sha256];
  if (essences[0] === essences[1]) return { kind: "same-film" };
  if (first.film === undefined || again.film === undefined) return { kind: "unknown" };
  return { kind: "other-film", differs: filmDifferences(first.film, again.film) };
}

function drawnAgain(first: Take, again: Take): Repetition {
  if (first.drawn === undefined || again.drawn === undefined) return { kind: "unknown" };
  if (first.drawn.framesSha256 === again.drawn.framesSha256) return { kind: "same-frames" };
  if (first.recipe.model !== again.recipe.model) return { kind: "other-frames", why: "other-version" };
  return { kind: "other-frames", why: isScaled(first) === isScaled(again) ? "unknown" : "scaled" };
}

function isScaled({ drawn }: Take): boolean {
  return drawn?.scene.scaled === true;
}

function filmDifferences(one: Film, other: Film): readonly FilmDifference[] {
  const differs: readonly (readonly [FilmDifference, boolean])[] = [
    ["frames", one.frames !== other.frames],
    ["seconds", Math.abs(one.seconds - other.seconds) > 0.001],
    ["size", one.size.width !== other.size.width || one.size.height !== other.size.height],
    ["rate", one.rate !== other.rate],
    ["sound", one.sound !== other.sound],
  ];
  return differs.flatMap(([what, is]) => (is ? [what] : []));
}
