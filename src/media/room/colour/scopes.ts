/** Scopes as pictures: the reference on the left, the take on the right, at the panel's width. Without words, which are the panel's. */

import { SKIN_LINE } from "../../../core/match";
import type { Picture } from "../drawing";
import { chromaOf } from "./numbers";

interface Scopes {
  /** RGB parade of each: red, green, blue beside one another; black at the bottom, white at the top, a line each quarter. */
  readonly parade: Picture;
  /** BT.709 vectorscope of each, with the targets of 75 % bars and the skin line. */
  readonly vectorscope: Picture;
}

type Ink = readonly [red: number, green: number, blue: number];

/** The panel's field, and what is drawn on it. */
const FIELD: Ink = [0x14, 0x14, 0x14];
const LINE: Ink = [0x30, 0x30, 0x30];
const SKIN: Ink = [0xc8, 0xa0, 0x82];
const CHANNELS: readonly Ink[] = [
  [0xff, 0x6b, 0x68],
  [0x6f, 0xdc, 0x8c],
  [0x6c, 0xa6, 0xff],
];
/** Pixels between the two halves. */
const GAP = 8;
/** Pixels of a picture that are looked at. */
const MOST_PIXELS = 120_000;
/** Chroma, of its greatest, at the rim: the farthest target lies a little inside. */
const RIM = 0.85;

/** `width`: pixels of each scope, both pictures together; even. Opaque. */
export function scopesOf(reference: Picture, take: Picture, width = 320): Scopes {
  const half = (width - GAP) / 2;
  return {
    parade: sideBySide(paradeOf(reference, half), paradeOf(take, half), width),
    vectorscope: sideBySide(vectorscopeOf(reference, half), vectorscopeOf(take, half), width),
  };
}

function paradeOf(picture: Picture, width: number): Picture {
  const height = Math.round(width * 0.8);
  const canvas = field(width, height);
  const strip = Math.floor((width - 4) / 3);
  const row = (level: number): number => Math.round((height - 1) * (1 - level));
  for (const level of [0, 0.25, 0.5, 0.75, 1]) {
    for (let x = 0; x < width; x++) ink(canvas, x, row(level), LINE, 1);
  }
  for (const [channel, colour] of CHANNELS.entries()) {
    const counts = new Float64Array(strip * height);
    visit(picture, (at, x) => {
      const column = Math.min(strip - 1, Math.floor((x / picture.width) * strip));
      const cell = row((picture.rgba[at + channel] ?? 0) / 255) * strip + column;
      counts[cell] = (counts[cell] ?? 0) + 1;
    });
    const typical = typicalOf(counts);
    for (const [cell, count] of counts.entries()) {
      if (count === 0) continue;
      const x = channel * (strip + 2) + (cell % strip);
      ink(canvas, x, Math.floor(cell / strip), colour, 1 - Math.exp(-count / typical));
    }
  }
  return canvas;
}

function vectorscopeOf(picture: Picture, size: number): Picture {
  const canvas = field(size, size);
  const middle = (size - 1) / 2;
  const place = (chroma: number): number => (chroma / RIM) * (middle - 1);
  graticule(canvas, middle, place);
  const counts = new Float64Array(size * size);
  visit(picture, (at) => {
    const { rgba } = picture;
    const { cb, cr } = chromaOf((rgba[at] ?? 0) / 255, (rgba[at + 1] ?? 0) / 255, (rgba[at + 2] ?? 0) / 255);
    const [x, y] = [Math.round(middle + place(cb)), Math.round(middle - place(cr))];
    if (x < 0 || y < 0 || x >= size || y >= size) return;
    counts[y * size + x] = (counts[y * size + x] ?? 0) + 1;
  });
  const typical = typicalOf(counts);
  for (const [cell, count] of counts.entries()) {
    if (count === 0) continue;
    const [x, y] = [cell % size, Math.floor(cell / size)];
    const back = RIM / (middle - 1);
    ink(canvas, x, y, hueOf((x - middle) * back, (middle - y) * back), 1 - Math.exp(-count / typical));
  }
  return canvas;
}

/** Rim, axes, a small box at each target, and the skin line from the middle to the rim. */
function graticule(canvas: Picture, middle: number, place: (chroma: number) => number): void {
  for (let turn = 0; turn < 720; turn++) {
    const angle = (turn * Math.PI) / 360;
    soft(canvas, middle + (middle - 1) * Math.cos(angle), middle - (middle - 1) * Math.sin(angle), LINE, 0.6);
  }
  for (let off = -middle + 1; off < middle; off++) {
    ink(canvas, Math.round(middle + off), Math.round(middle), LINE, 0.6);
    ink(canvas, Math.round(middle), Math.round(middle + off), LINE, 0.6);
  }
  const bars: readonly Ink[] = [
    [0.75, 0, 0],
    [0.75, 0.75, 0],
    [0, 0.75, 0],
    [0, 0.75, 0.75],
    [0, 0, 0.75],
    [0.75, 0, 0.75],
  ];
  for (const [red, green, blue] of bars) {
    const { cb, cr } = chromaOf(red, green, blue);
    const [x, y] = [Math.round(middle + place(cb)), Math.round(middle - place(cr))];
    for (let side = -3; side <= 3; side++) {
      for (const [dx, dy] of [
        [side, -3],
        [side, 3],
        [-3, side],
        [3, side],
      ] as const) {
        ink(canvas, x + dx, y + dy, hueOf(cb, cr), 0.5);
      }
    }
  }
  const [across, up] = [Math.cos((SKIN_LINE * Math.PI) / 180), Math.sin((SKIN_LINE * Math.PI) / 180)];
  for (let off = 0; off < middle - 1; off += 0.5) soft(canvas, middle + off * across, middle - off * up, SKIN, 0.45);
}

/** The colour that a chroma stands for, bright enough to be seen on the field. */
function hueOf(cb: number, cr: number): Ink {
  const length = Math.max(0.02, Math.hypot(cb, cr));
  const grey = 0.72;
  const pull = Math.min(1, length / 0.2) * 0.42;
  const [x, y] = [(cb / length) * pull, (cr / length) * pull];
  const [red, blue] = [grey + y, grey + x];
  const green = grey - (0.2126 * y + 0.0722 * x) / 0.7152;
  const code = (value: number): number => Math.min(255, Math.max(0, value * 255));
  return [code(red), code(green), code(blue)];
}

/** How many hits a cell has that is well to be seen: scopes of flat pictures and of busy ones are then as bright. */
function typicalOf(counts: Float64Array): number {
  const hit = counts.filter((count) => count > 0).sort();
  return Math.max(1, (hit[Math.floor(hit.length * 0.7)] ?? 1) * 1.2);
}

function visit({ width, height }: Picture, look: (at: number, x: number) => void): void {
  const every = Math.max(1, Math.round(Math.sqrt((width * height) / MOST_PIXELS)));
  for (let y = 0; y < height; y += every) {
    for (let x = 0; x < width; x += every) look((y * width + x) * 4, x);
  }
}

function field(width: number, height: number): Picture {
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < rgba.length; at += 4) rgba.set([...FIELD, 255], at);
  return { width, height, rgba };
}

function ink({ width, height, rgba }: Picture, x: number, y: number, colour: Ink, amount: number): void {
  if (x < 0 || y < 0 || x >= width || y >= height) return;
  const at = (y * width + x) * 4;
  for (let channel = 0; channel < 3; channel++) {
    const was = rgba[at + channel] ?? 0;
    rgba[at + channel] = was + amount * ((colour[channel] ?? 0) - was);
  }
}

/** A dot between pixels, shared among the four around it. */
function soft(canvas: Picture, x: number, y: number, colour: Ink, amount: number): void {
  const [left, top] = [Math.floor(x), Math.floor(y)];
  const [across, down] = [x - left, y - top];
  ink(canvas, left, top, colour, amount * (1 - across) * (1 - down));
  ink(canvas, left + 1, top, colour, amount * across * (1 - down));
  ink(canvas, left, top + 1, colour, amount * (1 - across) * down);
  ink(canvas, left + 1, top + 1, colour, amount * across * down);
}

function sideBySide(left: Picture, right: Picture, width: number): Picture {
  const { height } = left;
  const canvas = field(width, height);
  for (const [picture, from] of [
    [left, 0],
    [right, width - right.width],
  ] as const) {
    for (let y = 0; y < height; y++) {
      const line = picture.rgba.subarray(y * picture.width * 4, (y + 1) * picture.width * 4);
      canvas.rgba.set(line, (y * width + from) * 4);
    }
  }
  return canvas;
}
