/** Paper and pencil strokes, as tiles: they lie still on the screen, so that nothing boils from frame to frame. */

import { DataTexture, LinearFilter, RepeatWrapping, RGBAFormat } from "three";
import { fractal, noise } from "./noise";

/** Texels along an edge. */
export const TILE = 256;

/** The frame height, in pixels, at which a texel is a pixel. */
export const TILE_FOR = 360;

function tile(of: (x: number, y: number) => readonly [number, number, number, number]): DataTexture {
  const data = new Uint8Array(TILE * TILE * 4);
  for (let y = 0, i = 0; y < TILE; y++) {
    for (let x = 0; x < TILE; x++, i += 4) {
      of(x, y).forEach((value, c) => (data[i + c] = Math.round(Math.min(1, Math.max(0, value)) * 255)));
    }
  }
  const texture = new DataTexture(data, TILE, TILE, RGBAFormat);
  texture.wrapS = RepeatWrapping;
  texture.wrapT = RepeatWrapping;
  texture.minFilter = LinearFilter;
  texture.magFilter = LinearFilter;
  texture.needsUpdate = true;
  return texture;
}

/** Red: tooth, fine. Green: clouds of fibre, coarse. Blue and alpha: two slow, even noises, to lead a hand astray. */
export function paperTile(): DataTexture {
  return tile((x, y) => [
    fractal(x / 3.2, y / 3.2, 2, 5, 80),
    fractal(x / 32, y / 32, 4, 9, 8),
    fractal(x / 32, y / 32, 2, 21, 8),
    fractal(x / 32, y / 32, 2, 33, 8),
  ]);
}

/**
 * Three ways of hatching: red falls to the left, green crosses it, blue lies flatter. A value is the darkness (0 … 1) from
 * which a stroke has reached that point, so strokes grow wider as it darkens.
 */
export function hatchTile(): DataTexture {
  const strokes = (along: number, across: number, count: number, seed: number): number => {
    const bend = noise(along * 5, across * 9, seed) * 0.5;
    const at = across * count + bend;
    const line = Math.floor(at);
    const off = Math.abs(at - line - 0.5) * 2;
    const pressure = noise(along * 9 + (((line % count) + count) % count) * 7.3, line % count, seed + 3);
    return off * 0.66 + (pressure - 0.45) * 0.62;
  };
  return tile((x, y) => {
    const [u, v] = [x / TILE, y / TILE];
    const wrap = (value: number): number => value - Math.floor(value);
    return [
      strokes(wrap(u - v), wrap(u + v), 40, 1),
      strokes(wrap(u + v), wrap(u - v), 40, 2),
      strokes(wrap(v * 2 - u), wrap(u + v * 2), 34, 4),
      1,
    ];
  });
}
