/**
 * Weather over a picture: rain and snow in three depths, fog that thickens with distance. It begins within a second, for
 * the first frame is the frame that was given; after that it goes on for ever without a seam.
 */

import { chanceOf } from "../../../core/chance";
import type { DrawingRequest } from "../../../core/drawing";
import type { FromFrame } from "../../../core/staging";
import { depthAt, LAYERS, type DepthMap } from "./depth";
import type { I420 } from "../drawing";
import { put, type FrameLayer } from "./frame-layer";
import { smoothstep } from "./pace";
import { fractal } from "./set/noise";

/** Seconds. */
const BEGINS = 1;
const STOPS = 1;

type Falling = NonNullable<FromFrame["weather"]>;

/** @param until the second at which it has stopped again, where the shot is to end on a picture without it. */
export function weatherOver(
  weather: Falling,
  request: DrawingRequest,
  depth: DepthMap,
  until: number | undefined,
): FrameLayer {
  const layers = layersOf(weather, request, depth);
  return (_done, seconds, into) => {
    const left = until === undefined ? 1 : smoothstep(0, STOPS, until - seconds);
    const begun = smoothstep(0, BEGINS, seconds) * left;
    if (begun > 0) for (const layer of layers) layer(begun, seconds, into);
  };
}

/** As a `FrameLayer`, but for its first number: how far the weather has begun, 0 … 1. */
type Weathering = (begun: number, seconds: number, into: I420) => void;

function layersOf(weather: Falling, request: DrawingRequest, depth: DepthMap): readonly Weathering[] {
  const { seed } = request;
  switch (weather) {
    case "overcast":
      return [flattened(0.9, 0.72)];
    case "fog":
      return [flattened(0.94, 0.7), mist(depth, seed, 0.78)];
    case "wind":
      return [specks(seed, { count: 46, fall: 0.05, drift: 0.62, radius: 0.0022, light: 70, opacity: 0.7 })];
    case "snow":
      return [
        flattened(0.94, 0.72),
        mist(depth, seed, 0.3),
        specks(seed, { count: 420, fall: 0.17, drift: 0.03, radius: 0.0052, light: 236, opacity: 0.85 }),
      ];
    case "rain":
      return [flattened(0.86, 0.74), mist(depth, seed, 0.2), streaks(seed, 340, 0.16)];
    case "storm":
      return [flattened(0.62, 0.6), mist(depth, seed, 0.26), streaks(seed, 620, 0.42), lightning(seed)];
  }
}

/** The sky closes: less contrast in the lights, less colour. */
function flattened(gain: number, saturation: number): Weathering {
  return (begun, _seconds, { width, height, bytes }) => {
    const luma = width * height;
    const [light, colour] = [1 + (gain - 1) * begun, 1 + (saturation - 1) * begun];
    for (let i = 0; i < luma; i++) put(bytes, i, 16 + ((bytes[i] ?? 16) - 16) * light);
    for (let i = luma; i < bytes.length; i++) put(bytes, i, 128 + ((bytes[i] ?? 128) - 128) * colour);
  };
}

/** Blocks of so many pixels share one thickness of fog; between their corners it is straight. */
const BLOCK = 16;
/** What fog looks like, in luma. */
const PALE = 196;

function mist(depth: DepthMap, seed: number, most: number): Weathering {
  return (begun, seconds, into) => {
    const { width, height, bytes } = into;
    const columns = Math.ceil(width / BLOCK);
    const rows = Math.ceil(height / BLOCK);
    const thick = new Float32Array((columns + 1) * (rows + 1));
    for (let row = 0, i = 0; row <= rows; row++) {
      for (let column = 0; column <= columns; column++, i++) {
        const [x, y] = [Math.min(1, (column * BLOCK) / width), Math.min(1, (row * BLOCK) / height)];
        const far = (LAYERS.near - depthAt(depth, x, y)) / (LAYERS.near - LAYERS.far);
        const bank = fractal(x * 3.2 - seconds * 0.11, y * 2.1 + seconds * 0.02, 3, seed);
        thick[i] = begun * most * Math.min(1, (0.18 + 0.95 * far) * (0.45 + 1.1 * bank));
      }
    }
    eachCell(width, height, columns, thick, (at, chroma, share) => {
      put(bytes, at, (bytes[at] ?? 16) + (PALE - (bytes[at] ?? 16)) * share);
      if (chroma < 0) return;
      const u = width * height + chroma;
      const v = u + (width * height) / 4;
      put(bytes, u, (bytes[u] ?? 128) + (130 - (bytes[u] ?? 128)) * share);
      put(bytes, v, (bytes[v] ?? 128) + (127 - (bytes[v] ?? 128)) * share);
    });
  };
}

/** `chroma` is the index of the pixel's chroma sample, negative where another pixel of its four has it. */
function eachCell(
  width: number,
  height: number,
  columns: number,
  values: Float32Array,
  each: (at: number, chroma: number, value: number) => void,
): void {
  for (let y = 0; y < height; y++) {
    const row = Math.floor(y / BLOCK);
    const down = (y % BLOCK) / BLOCK;
    const isEven = y % 2 === 0;
    for (let column = 0; column < columns; column++) {
      const i = row * (columns + 1) + column;
      const left = (values[i] ?? 0) * (1 - down) + (values[i + columns + 1] ?? 0) * down;
      const right = (values[i + 1] ?? 0) * (1 - down) + (values[i + columns + 2] ?? 0) * down;
      const end = Math.min(width, (column + 1) * BLOCK);
      const step = (right - left) / BLOCK;
      let value = left;
      for (let x = column * BLOCK; x < end; x++, value += step) {
        each(y * width + x, isEven && x % 2 === 0 ? (y / 2) * (width / 2) + x / 2 : -1, value);
      }
    }
  }
}

interface Specks {
  readonly count: number;
  /** Heights and widths of the picture a second, of the nearest. */
  readonly fall: number;
  readonly drift: number;
  /** Of the nearest, in heights. */
  readonly radius: number;
  /** Luma. */
  readonly light: number;
  readonly opacity: number;
}

/** Flakes, or what the wind carries: soft discs, the far ones smaller, slower and fainter, swaying as they fall. */
function specks(seed: number, { count, fall, drift, radius, light, opacity }: Specks): Weathering {
  const chance = chanceOf(seed, "specks");
  const all = Array.from({ length: count }, () => ({
    x: chance.next(),
    y: chance.next(),
    near: 0.3 + 0.7 * chance.next() ** 2,
    sway: chance.between(0.004, 0.016),
    rate: chance.between(0.3, 0.7),
    phase: chance.next(),
  }));
  return (begun, seconds, into) => {
    for (const one of all) {
      const sway = one.sway * Math.sin(2 * Math.PI * (one.rate * seconds + one.phase));
      const x = wrapped(one.x + drift * one.near * seconds + sway);
      const y = wrapped(one.y + fall * one.near * seconds);
      disc(
        into,
        x * into.width,
        y * into.height,
        Math.max(0.7, radius * one.near * into.height),
        light,
        begun * opacity * one.near,
      );
    }
  };
}

/** Rain: straight strokes along the wind, the near ones longer, faster and brighter. */
function streaks(seed: number, count: number, slant: number): Weathering {
  const chance = chanceOf(seed, "streaks");
  const all = Array.from({ length: count }, () => ({
    x: chance.next(),
    y: chance.next(),
    near: 0.25 + 0.75 * chance.next() ** 2,
    speed: chance.between(1.7, 2.2),
  }));
  return (begun, seconds, into) => {
    for (const { x, y, near, speed } of all) {
      const gone = speed * (0.5 + 0.5 * near) * seconds;
      const length = 0.035 + 0.06 * near;
      const top = wrapped(y + gone);
      const along = wrapped(x - slant * gone * (into.height / into.width));
      stroke(into, along * into.width, top * into.height, slant, length * into.height, begun * (0.12 + 0.4 * near));
    }
  };
}

/** One or two flashes somewhere in each eight seconds: the whole picture brightens and falls back within a quarter of one. */
function lightning(seed: number): Weathering {
  const chance = chanceOf(seed, "lightning");
  const moments = [chance.between(1.3, 3.4), chance.between(4.4, 7.6)];
  return (begun, seconds, { width, height, bytes }) => {
    const since = Math.min(...moments.map((at) => (seconds % 8) - at).filter((after) => after >= 0), 9);
    const flash = begun * 0.55 * Math.exp(-since * 14) * (since < 0.5 ? 1 : 0);
    if (flash < 0.01) return;
    for (let i = 0; i < width * height; i++) put(bytes, i, (bytes[i] ?? 16) + (228 - (bytes[i] ?? 16)) * flash);
  };
}

/** Into -0.1 … 1.1, so that what leaves at one side comes in at the other unseen. */
function wrapped(place: number): number {
  const span = 1.2;
  return ((((place + 0.1) % span) + span) % span) - 0.1;
}

function disc(into: I420, x: number, y: number, radius: number, light: number, opacity: number): void {
  const { width, height, bytes } = into;
  const reach = Math.ceil(radius + 0.5);
  for (let row = Math.max(0, Math.floor(y) - reach); row <= Math.min(height - 1, Math.floor(y) + reach); row++) {
    for (
      let column = Math.max(0, Math.floor(x) - reach);
      column <= Math.min(width - 1, Math.floor(x) + reach);
      column++
    ) {
      const inside = radius + 0.5 - Math.hypot(column + 0.5 - x, row + 0.5 - y);
      if (inside <= 0) continue;
      const share = opacity * Math.min(1, inside / Math.max(1, radius * 0.7));
      const at = row * width + column;
      put(bytes, at, (bytes[at] ?? 16) + (light - (bytes[at] ?? 16)) * share);
      paler(into, column, row, share);
    }
  }
}

function stroke(into: I420, x: number, y: number, slant: number, length: number, opacity: number): void {
  const { width, height, bytes } = into;
  const thick = Math.max(1, Math.round((height / 720) * 2));
  for (let i = 0; i < length; i++) {
    const row = Math.floor(y - i);
    if (row < 0 || row >= height) continue;
    const place = x + slant * i;
    const column = Math.floor(place);
    const share = opacity * Math.min(1, (4 * Math.min(i + 1, length - i)) / length);
    for (let k = 0; k <= thick; k++) {
      const at = column + k;
      const part = k === 0 ? 1 - (place - column) : k === thick ? place - column : 1;
      if (at < 0 || at >= width) continue;
      const index = row * width + at;
      put(bytes, index, (bytes[index] ?? 16) + (226 - (bytes[index] ?? 16)) * share * part);
    }
  }
}

function paler({ width, height, bytes }: I420, x: number, y: number, share: number): void {
  if (x % 2 !== 0 || y % 2 !== 0) return;
  const u = width * height + (y / 2) * (width / 2) + x / 2;
  const v = u + (width * height) / 4;
  put(bytes, u, (bytes[u] ?? 128) + (128 - (bytes[u] ?? 128)) * share);
  put(bytes, v, (bytes[v] ?? 128) + (128 - (bytes[v] ?? 128)) * share);
}
