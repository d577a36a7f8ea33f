/**
 * The word ANIMATIC in the lower left corner, so that nobody takes a drawing for footage. The letters are strokes, not
 * pixels, so that they are crisp at every size; they are blended into the frame itself and count towards its hash.
 */

import type { I420 } from "./drawing";

type Point = readonly [x: number, y: number];

/** Strokes in a box one cap height high: y runs down from 0 to 1. `width` is the letter's own, without spacing. */
interface Letter {
  readonly width: number;
  readonly strokes: readonly (readonly Point[])[];
}

const A: Letter = {
  width: 0.8,
  strokes: [
    [
      [0, 1],
      [0.4, 0],
      [0.8, 1],
    ],
    [
      [0.135, 0.66],
      [0.665, 0.66],
    ],
  ],
};
const N: Letter = {
  width: 0.68,
  strokes: [
    [
      [0, 1],
      [0, 0],
      [0.68, 1],
      [0.68, 0],
    ],
  ],
};
const I: Letter = {
  width: 0,
  strokes: [
    [
      [0, 0],
      [0, 1],
    ],
  ],
};
const M: Letter = {
  width: 0.84,
  strokes: [
    [
      [0, 1],
      [0, 0],
      [0.42, 0.7],
      [0.84, 0],
      [0.84, 1],
    ],
  ],
};
const T: Letter = {
  width: 0.72,
  strokes: [
    [
      [0, 0],
      [0.72, 0],
    ],
    [
      [0.36, 0],
      [0.36, 1],
    ],
  ],
};
const C: Letter = { width: 0.74, strokes: [arc(0.47, 0.5, 0.47, 0.5, 50, 310)] };

const WORD = [A, N, I, M, A, T, I, C];

/** All in cap heights. */
const SPACING = 0.42;
const STROKE = 0.135;
const PADDING = 0.72;
const CORNER = 0.5;

/** Cap height and margin as parts of the frame's shorter edge. */
const CAP = 0.0185;
const MARGIN = 0.035;
const SMALLEST_CAP = 7;
/** In pixels; a thinner stroke would only be grey. */
const THINNEST_STROKE = 1.2;

/** Code values in limited range: a plate that lets the picture through, letters that are not quite white. */
const PLATE = { luma: 22, opacity: 0.6 };
const INK = { luma: 222, opacity: 0.95 };

/** The caption for frames of one size: its box in the frame, and per pixel how much of the picture stays. */
export class Caption {
  private readonly left: number;
  private readonly top: number;
  private readonly width: number;
  private readonly height: number;
  /** 0 … 256: how much of the picture's luma stays, and what is added to it, in 1/256 code values. */
  private readonly keep: Uint16Array;
  private readonly add: Uint16Array;

  constructor(frameWidth: number, frameHeight: number) {
    const shorter = Math.min(frameWidth, frameHeight);
    const cap = Math.max(SMALLEST_CAP, shorter * CAP);
    const margin = Math.round(shorter * MARGIN);
    const textWidth = WORD.reduce((sum, letter) => sum + letter.width, 0) + SPACING * (WORD.length - 1);
    // Even edges, so that the plate covers whole chroma samples.
    this.width = Math.min(even((textWidth + 2 * PADDING + STROKE) * cap), frameWidth);
    this.height = Math.min(even((1 + 2 * PADDING) * cap), frameHeight);
    this.left = Math.min(even(margin), frameWidth - this.width);
    this.top = Math.max(0, even(frameHeight - margin - this.height));
    this.keep = new Uint16Array(this.width * this.height);
    this.add = new Uint16Array(this.width * this.height);
    const halfStroke = Math.max(STROKE * cap, THINNEST_STROKE) / 2;
    const segments = layOut(cap, (this.width - textWidth * cap) / 2, (this.height - cap) / 2);
    for (let y = 0; y < this.height; y++) {
      for (let x = 0; x < this.width; x++) {
        const plate = PLATE.opacity * coverage(outsidePlate(x + 0.5, y + 0.5, this.width, this.height, CORNER * cap));
        const ink = INK.opacity * coverage(distance(segments, x + 0.5, y + 0.5) - halfStroke);
        const at = y * this.width + x;
        this.keep[at] = Math.round((1 - plate) * (1 - ink) * 256);
        this.add[at] = Math.round((plate * (1 - ink) * PLATE.luma + ink * INK.luma) * 256);
      }
    }
  }

  /** Blends the caption into a frame of the size it was made for. */
  blendInto(frame: I420): void {
    const { bytes, width } = frame;
    for (let y = 0; y < this.height; y++) {
      for (let x = 0; x < this.width; x++) {
        const at = y * this.width + x;
        const pixel = (this.top + y) * width + this.left + x;
        bytes[pixel] = ((this.keep[at] ?? 256) * (bytes[pixel] ?? 0) + (this.add[at] ?? 0) + 128) >> 8;
      }
    }
    const chromaWidth = width >> 1;
    const plane = width * frame.height;
    const planeSize = plane >> 2;
    for (let y = 0; y < this.height; y += 2) {
      for (let x = 0; x < this.width; x += 2) {
        const at = y * this.width + x;
        const keep =
          ((this.keep[at] ?? 256) +
            (this.keep[at + 1] ?? 256) +
            (this.keep[at + this.width] ?? 256) +
            (this.keep[at + this.width + 1] ?? 256)) >>
          2;
        const chroma = plane + ((this.top + y) >> 1) * chromaWidth + ((this.left + x) >> 1);
        for (const sample of [chroma, chroma + planeSize]) {
          bytes[sample] = (keep * (bytes[sample] ?? 128) + (256 - keep) * 128 + 128) >> 8;
        }
      }
    }
  }
}

/** Pieces of strokes in pixels: x, y of both ends, four numbers each. */
function layOut(cap: number, left: number, top: number): Float64Array {
  const segments: number[] = [];
  let pen = left;
  for (const letter of WORD) {
    for (const stroke of letter.strokes) {
      stroke.slice(1).forEach(([x, y], before) => {
        const [fromX, fromY] = stroke[before] ?? [x, y];
        segments.push(pen + fromX * cap, top + fromY * cap, pen + x * cap, top + y * cap);
      });
    }
    pen += (letter.width + SPACING) * cap;
  }
  return Float64Array.from(segments);
}

/** From a point to the nearest stroke's middle line, in pixels. */
function distance(segments: Float64Array, x: number, y: number): number {
  let nearest = Infinity;
  for (let i = 0; i + 3 < segments.length; i += 4) {
    const ax = segments[i] ?? 0;
    const ay = segments[i + 1] ?? 0;
    const dx = (segments[i + 2] ?? 0) - ax;
    const dy = (segments[i + 3] ?? 0) - ay;
    const along = Math.min(1, Math.max(0, ((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy)));
    const ox = x - ax - along * dx;
    const oy = y - ay - along * dy;
    nearest = Math.min(nearest, ox * ox + oy * oy);
  }
  return Math.sqrt(nearest);
}

/** Signed distance to a plate with round corners that fills the box; negative inside. */
function outsidePlate(x: number, y: number, width: number, height: number, corner: number): number {
  const dx = Math.abs(x - width / 2) - (width / 2 - corner);
  const dy = Math.abs(y - height / 2) - (height / 2 - corner);
  const outX = Math.max(dx, 0);
  const outY = Math.max(dy, 0);
  return Math.sqrt(outX * outX + outY * outY) + Math.min(Math.max(dx, dy), 0) - corner;
}

/** How much of a pixel lies inside an edge at that signed distance. */
function coverage(signedDistance: number): number {
  return Math.min(1, Math.max(0, 0.5 - signedDistance));
}

function even(value: number): number {
  return Math.max(2, Math.round(value / 2) * 2);
}

/** An elliptical arc as points, clockwise from the right, in degrees. */
function arc(x: number, y: number, radiusX: number, radiusY: number, from: number, to: number): readonly Point[] {
  const steps = 28;
  return Array.from({ length: steps + 1 }, (_, step): Point => {
    const angle = ((from + ((to - from) * step) / steps) * Math.PI) / 180;
    return [x + radiusX * Math.cos(angle), y + radiusY * Math.sin(angle)];
  });
}
