/**
 * A grade towards asked colours, as gentle as will do: the picture's own main colours go part of the way to them, and every
 * other colour goes along with those that it is like. After Chang, Fried, Liu, DiVerdi and Finkelstein, "Palette-based Photo
 * Recoloring" (2015). Light and dark stay in their order, neighbours stay neighbours, and skin stays skin.
 */

import type { Swatch } from "../../../core/staging";
import type { ColourMap } from "../colour/colour-map";
import { rgbOfLab } from "../colour/inverse";
import { deltaE2000, labOf, labOfCodes } from "../colour/lab";
import type { Picture } from "../drawing";
import { groupsOf, shrunk } from "./main-colours";
import { accentsOf, arrangedTo, leantTo, suited, type Pairs } from "./palette-fit";
import { smoothstep } from "./pace";

/** Share of the way to the asked colours that a grade begins with, and by how much it may be taken on from there. */
const FIRST = 0.5;
const ROUNDS = 16;
const STEP = 0.5;

/** Mean CIEDE2000 of the main colours to the asked ones at which they pass for them: no more is moved. */
const PASSES = 7;

/** One to three colours, as words name them, are a leaning that the whole picture takes on, not a picture to be like. */
const LEANS = 3;

/** Main colours of the picture that lean. */
const GROUPS = 5;

/** How far beyond an asked colour a grade may aim: in lightness, and in a* and b*. */
const BEYOND = { light: 18, chroma: 26 };

/** How far hue and chroma of a main colour may be moved, in a* and b*. */
const FARTHEST = 76;

/** How far two main colours may be driven apart: so many times what parts them. More is a poster. */
const GAIN = 3.6;

/** @param frames of the shot as it would be without, some of them. @param colours five at most. */
export function recolouring(frames: readonly Picture[], colours: readonly Swatch[]): ColourMap {
  const seen = labOfCodes(joined(frames.map(shrunk)));
  const asked = labOfCodes(Uint8ClampedArray.from(colours.flatMap((swatch) => [...swatch, 255])));
  const map = mapOf(colours.length <= LEANS ? leaning(seen, asked) : fitted(seen, asked, frames));
  const lab = new Float64Array(3);
  return (rgb) => {
    lab.set(labOf(rgb));
    map(lab, 0);
    rgbOfLab(lab, 0, rgb);
  };
}

function leaning(seen: Float64Array, asked: Float64Array): Pairs {
  const { middles, sizes } = groupsOf(seen, GROUPS);
  const to = leantTo(middles, asked);
  drawTogether(to, middles, sizes);
  return { from: middles, to };
}

/** Taken on from half the way, round by round, until the main colours of what comes out pass for the asked ones. */
function fitted(seen: Float64Array, asked: Float64Array, frames: readonly Picture[]): Pairs {
  const count = asked.length / 3;
  const own = groupsOf(seen, count);
  const from = spreadOut(own.middles, count);
  const { wanted, left } = suited(from, asked, own.sizes);
  const accents = accentsOf(frames, left);
  const pairsOf = (to: Float64Array): Pairs => ({
    from: Float64Array.of(...from, ...accents.from),
    to: Float64Array.of(...to, ...accents.to),
    ...(accents.from.length > 0 && { main: count }),
  });
  const towards = from.map((value, i) => value + FIRST * ((wanted[i] ?? 0) - value));
  const gentle = (): void => {
    hold(towards, from);
    drawTogether(towards, from, own.sizes);
  };
  gentle();
  let best = Float64Array.from(towards);
  let least = Infinity;
  for (let round = 0; round < ROUNDS && least > PASSES; round++) {
    const reached = groupsOf(moved(seen, mapOf(pairsOf(towards))), count).middles;
    const partners = arrangedTo(wanted, spreadOut(reached, count));
    const off = meanDifference(wanted, partners);
    if (off < least) {
      least = off;
      best = Float64Array.from(towards);
    }
    towards.forEach((value, i) => {
      const aim = wanted[i] ?? 0;
      const most = i % 3 === 0 ? BEYOND.light : BEYOND.chroma;
      towards[i] = Math.min(aim + most, Math.max(aim - most, value + STEP * (aim - (partners[i] ?? 0))));
    });
    gentle();
  }
  return pairsOf(best);
}

/** Shortens what would go too far: a sea asked to be red becomes a warm one. */
function hold(towards: Float64Array, from: Float64Array): void {
  for (let at = 0; at < from.length; at += 3) {
    const [a, b] = [from[at + 1] ?? 0, from[at + 2] ?? 0];
    const [toA, toB] = [(towards[at + 1] ?? 0) - a, (towards[at + 2] ?? 0) - b];
    const share = Math.min(1, FARTHEST / Math.max(1e-6, Math.hypot(toA, toB)));
    towards[at + 1] = a + toA * share;
    towards[at + 2] = b + toB * share;
  }
}

/** Differences below this are always given, in L*a*b*. */
const APART = 4;

/** Draws together what would be driven too far apart, the smaller one more: no blotches in what was smooth. */
function drawTogether(to: Float64Array, from: Float64Array, sizes: readonly number[]): void {
  const count = from.length / 3;
  for (let round = 0; round < 12; round++) {
    for (let i = 0; i < count; i++) {
      for (let j = 0; j < i; j++) {
        const most = GAIN * Math.sqrt(squaredDistance(from, i * 3, from, j * 3)) + APART;
        const is = Math.sqrt(squaredDistance(to, i * 3, to, j * 3));
        if (is <= most) continue;
        const [own, other] = [sizes[i] ?? 1, sizes[j] ?? 1];
        const share = other / (own + other);
        for (let c = 0; c < 3; c++) {
          const by = ((to[j * 3 + c] ?? 0) - (to[i * 3 + c] ?? 0)) * (1 - most / is);
          to[i * 3 + c] = (to[i * 3 + c] ?? 0) + by * share;
          to[j * 3 + c] = (to[j * 3 + c] ?? 0) - by * (1 - share);
        }
      }
    }
  }
}

function meanDifference(one: Float64Array, other: Float64Array): number {
  let sum = 0;
  const count = one.length / 3;
  for (let i = 0; i < count; i++) sum += deltaE2000(one, i, other, i);
  return sum / Math.max(1, count);
}

/** Moves the colour that begins at a place of a list of L*a*b*. */
type LabMap = (lab: Float64Array, at: number) => void;

/**
 * Each colour moves as the mean of what `from` move, weighed by a wide bell over how far it is from each: no two neighbours
 * part, so that a smooth sky stays smooth. Nothing gets much more colour than the most colourful that is asked.
 */
function mapOf({ from, to, main = from.length / 3 }: Pairs): LabMap {
  const count = from.length / 3;
  const width = Math.max(5, meanDistance(from.subarray(0, main * 3)) * WIDTH);
  let most = 0;
  for (let i = 0; i < count; i++) most = Math.max(most, RICHEST * Math.hypot(to[i * 3 + 1] ?? 0, to[i * 3 + 2] ?? 0));
  return (lab, at) => {
    let total = 0;
    const by = [0, 0, 0];
    let nearest = Infinity;
    for (let i = 0; i < count; i++) nearest = Math.min(nearest, squaredDistance(lab, at, from, i * 3));
    for (let i = 0; i < count; i++) {
      const weight = Math.exp((nearest - squaredDistance(lab, at, from, i * 3)) / (2 * width * width));
      total += weight;
      for (let c = 0; c < 3; c++) by[c] = (by[c] ?? 0) + weight * ((to[i * 3 + c] ?? 0) - (from[i * 3 + c] ?? 0));
    }
    // Black and white are no colour of anybody's: they stay where they are.
    const [light, a, b] = [lab[at] ?? 0, lab[at + 1] ?? 0, lab[at + 2] ?? 0];
    const kept = Math.max(0, Math.min(1, light / 16, (100 - light) / 6));
    const own = 1 - SKIN_KEEPS * likeSkin(light, a, b);
    for (let c = 0; c < 3; c++) lab[at + c] = (lab[at + c] ?? 0) + ((by[c] ?? 0) / total) * kept * (c === 0 ? 1 : own);
    const [newA, newB] = [lab[at + 1] ?? 0, lab[at + 2] ?? 0];
    const share = Math.min(1, Math.max(most, Math.hypot(a, b)) / Math.max(1e-6, Math.hypot(newA, newB)));
    lab[at + 1] = newA * share;
    lab[at + 2] = newB * share;
  };
}

/** Chroma that a colour may get, over the most that a main colour is given. */
const RICHEST = 1.25;

/** Of the bell, as a share of how far the main colours lie apart. */
const WIDTH = 0.4;

/** How much of its hue and chroma skin keeps. */
const SKIN_KEEPS = 0.5;

/** 0 … 1: how near to the line on which all skins lie, light and dark: at 50° of hue, neither grey nor a primary. */
function likeSkin(light: number, a: number, b: number): number {
  const chroma = Math.hypot(a, b);
  const hue = (Math.atan2(b, a) * 180) / Math.PI;
  const inHue = smoothstep(30, 12, Math.abs(hue - 50));
  return inHue * smoothstep(8, 18, chroma) * smoothstep(62, 46, chroma) * smoothstep(14, 28, light);
}

function moved(lab: Float64Array, map: LabMap): Float64Array {
  const result = Float64Array.from(lab);
  const rgb = new Float64Array(3);
  for (let at = 0; at < result.length; at += 3) {
    map(result, at);
    // As the screen will clip it.
    rgbOfLab(result, at, rgb);
    result.set(labOf(rgb), at);
  }
  return result;
}

/** As many as asked: where a picture has fewer groups, its last stands twice, a hair lighter. */
function spreadOut(middles: Float64Array, count: number): Float64Array {
  const all = new Float64Array(count * 3);
  const held = Math.max(1, middles.length / 3);
  for (let i = 0; i < count; i++) {
    const from = Math.min(i, held - 1) * 3;
    all.set([(middles[from] ?? 50) + Math.max(0, i - held + 1), middles[from + 1] ?? 0, middles[from + 2] ?? 0], i * 3);
  }
  return all;
}

function meanDistance(lab: Float64Array): number {
  const count = lab.length / 3;
  let sum = 0;
  for (let i = 0; i < count; i++) {
    for (let j = 0; j < i; j++) sum += Math.sqrt(squaredDistance(lab, i * 3, lab, j * 3));
  }
  return count < 2 ? 0 : sum / ((count * (count - 1)) / 2);
}

function squaredDistance(one: Float64Array, at: number, other: Float64Array, by: number): number {
  return (
    ((one[at] ?? 0) - (other[by] ?? 0)) ** 2 +
    ((one[at + 1] ?? 0) - (other[by + 1] ?? 0)) ** 2 +
    ((one[at + 2] ?? 0) - (other[by + 2] ?? 0)) ** 2
  );
}

function joined(parts: readonly Uint8ClampedArray[]): Uint8ClampedArray {
  const all = new Uint8ClampedArray(parts.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
