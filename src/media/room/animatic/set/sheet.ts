/** A sheet that is drawn on, for a label, a screen or a face of a box: rectangles, lines and lettering, then a texture. */

import {
  ClampToEdgeWrapping,
  DataTexture,
  LinearFilter,
  LinearMipmapNearestFilter,
  RGBAFormat,
  SRGBColorSpace,
} from "three";
import { lineOf } from "./letters";

/** sRGB, 0 … 1. */
export type Ink = readonly [number, number, number];

/** Of "#rrggbb". */
export function inkOf(colour: string): Ink {
  const of = (at: number): number => parseInt(colour.slice(at, at + 2), 16) / 255;
  return [of(1), of(3), of(5)];
}

export interface Sheet {
  /** Texels. Everything is placed in them, from the lower left corner. */
  readonly width: number;
  readonly height: number;
  /** Colours every texel anew; `u` and `v` are its place, 0 … 1 from the lower left corner. */
  wash(colour: (u: number, v: number) => Ink): void;
  /** From its lower left corner. `round` is the radius of its corners, default 0; `opacity` 0 … 1, default 1. */
  box(x: number, y: number, width: number, height: number, ink: Ink, round?: number, opacity?: number): void;
  line(x0: number, y0: number, x1: number, y1: number, thick: number, ink: Ink, opacity?: number): void;
  /** One line, its letters `high` texels and the middle of their height at `y`. */
  text(text: string, x: number, y: number, high: number, ink: Ink, look?: TextLook): void;
  texture(): DataTexture;
}

interface TextLook {
  /** Of its strokes, in letter heights. Default 0.13. */
  readonly weight?: number;
  /** Texels: it shrinks to be no wider. Absent: it takes what it takes. */
  readonly most?: number;
  /** What of it is at `x`. Default its middle. */
  readonly from?: "left" | "middle";
}

/** @param ground what all of it is coloured with at first. */
export function sheetOf(width: number, height: number, ground: Ink): Sheet {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let i = 0; i < data.length; i += 4) data.set([ground[0] * 255, ground[1] * 255, ground[2] * 255, 255], i);

  /** Lays ink where `distance`, in texels, is below 0, with an edge one texel soft. */
  const lay = (
    left: number,
    bottom: number,
    right: number,
    top: number,
    ink: Ink,
    opacity: number,
    distance: (x: number, y: number) => number,
  ): void => {
    for (let y = Math.max(0, Math.floor(bottom)); y <= Math.min(height - 1, Math.ceil(top)); y++) {
      for (let x = Math.max(0, Math.floor(left)); x <= Math.min(width - 1, Math.ceil(right)); x++) {
        const cover = opacity * Math.min(1, Math.max(0, 0.5 - distance(x + 0.5, y + 0.5)));
        if (cover <= 0) continue;
        const at = (y * width + x) * 4;
        for (let c = 0; c < 3; c++) data[at + c] = (data[at + c] ?? 0) * (1 - cover) + (ink[c] ?? 0) * 255 * cover;
      }
    }
  };

  const line: Sheet["line"] = (x0, y0, x1, y1, thick, ink, opacity = 1) => {
    const half = thick / 2;
    const [dx, dy] = [x1 - x0, y1 - y0];
    const long = dx * dx + dy * dy;
    const reach = half + 1;
    lay(
      Math.min(x0, x1) - reach,
      Math.min(y0, y1) - reach,
      Math.max(x0, x1) + reach,
      Math.max(y0, y1) + reach,
      ink,
      opacity,
      (x, y) => {
        const along = long === 0 ? 0 : Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / long));
        return Math.hypot(x - x0 - dx * along, y - y0 - dy * along) - half;
      },
    );
  };

  return {
    width,
    height,
    wash: (colour) => {
      for (let y = 0, i = 0; y < height; y++)
        for (let x = 0; x < width; x++, i += 4) {
          const ink = colour((x + 0.5) / width, (y + 0.5) / height);
          for (let c = 0; c < 3; c++) data[i + c] = (ink[c] ?? 0) * 255;
        }
    },
    box: (x, y, wide, high, ink, round = 0, opacity = 1) =>
      lay(x - 1, y - 1, x + wide + 1, y + high + 1, ink, opacity, (px, py) => {
        const across = Math.abs(px - x - wide / 2) - wide / 2 + round;
        const up = Math.abs(py - y - high / 2) - high / 2 + round;
        return Math.hypot(Math.max(across, 0), Math.max(up, 0)) + Math.min(Math.max(across, up), 0) - round;
      }),
    line,
    text: (text, x, y, high, ink, look = {}) => {
      const { strokes, width: wide } = lineOf(text);
      const size = Math.min(high, (look.most ?? Infinity) / Math.max(0.1, wide));
      const left = x - (look.from === "left" ? 0 : (wide * size) / 2);
      const foot = y - size / 2;
      const thick = Math.max(1, size * (look.weight ?? 0.13));
      for (const [x0, y0, x1, y1] of strokes)
        line(left + x0 * size, foot + y0 * size, left + x1 * size, foot + y1 * size, thick, ink);
    },
    texture: () => {
      const texture = new DataTexture(new Uint8Array(data.buffer), width, height, RGBAFormat);
      texture.colorSpace = SRGBColorSpace;
      texture.wrapS = texture.wrapT = ClampToEdgeWrapping;
      texture.magFilter = LinearFilter;
      texture.minFilter = LinearMipmapNearestFilter;
      texture.generateMipmaps = true;
      texture.needsUpdate = true;
      return texture;
    },
  };
}
