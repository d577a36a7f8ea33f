/** Film grain: a tile of clumped, bell-shaped noise, laid anew for every frame. */

import { DataTexture, RepeatWrapping, RGBAFormat } from "three";
import { hash } from "./noise";

/** Texels along an edge; a power of two. */
const GRAIN_TILE = 256;

/** Code values by which a texel of full swing moves a middle grey at full strength. */
const SWING = 34;

/**
 * GLSL: what the grain adds to a code value colour (0 … 1). Dark greys show most of it, white and black little; `strength`
 * is 0 … 1. Whole texels are read, so every machine reads the same.
 */
export const GRAIN_GLSL = /* glsl */ `
  uniform sampler2D grainTile;
  uniform ivec2 grainAt;
  uniform float grain;
  vec3 grainOf(vec3 colour, vec2 pixel) {
    ivec2 at = (ivec2(pixel) + grainAt) & ${GRAIN_TILE - 1};
    float level = sqrt(dot(colour, vec3(0.299, 0.587, 0.114)));
    return (texelFetch(grainTile, at, 0).rgb - 0.5) * grain * ${(SWING / 255).toFixed(5)} * (0.3 + 2.8 * level * (1.0 - level));
  }`;

/** Code values round one half; the same for every picture, `grainPlace` moves it. */
export function grainTile(): DataTexture {
  const size = GRAIN_TILE;
  const raw = (x: number, y: number, layer: number): number => {
    const at = (salt: number): number => hash(x & (size - 1), y & (size - 1), layer * 31 + salt);
    return (at(1) + at(2) + at(3) + at(4)) / 2 - 1;
  };
  // A crystal is a little larger than a pixel: each takes in its neighbours.
  const clump = (x: number, y: number, layer: number): number =>
    0.62 * raw(x, y, layer) +
    0.3 * (raw(x + 1, y, layer) + raw(x, y + 1, layer)) +
    0.2 * (raw(x - 1, y, layer) + raw(x, y - 1, layer));
  const data = new Uint8Array(size * size * 4);
  for (let y = 0, i = 0; y < size; y++) {
    for (let x = 0; x < size; x++, i += 4) {
      const silver = clump(x, y, 0) * 0.92;
      for (let c = 0; c < 3; c++) {
        data[i + c] = Math.round(Math.min(1, Math.max(0, 0.5 + 0.8 * (silver + raw(x, y, c + 1) * 0.28))) * 255);
      }
      data[i + 3] = 255;
    }
  }
  const texture = new DataTexture(data, size, size, RGBAFormat);
  texture.wrapS = RepeatWrapping;
  texture.wrapT = RepeatWrapping;
  texture.needsUpdate = true;
  return texture;
}

/** Mean square of the tile's grey, as luma weighs red, green and blue; a texel of full swing is 1. */
export function grainPower(): number {
  const data = grainTile().image.data ?? new Uint8Array(0);
  let sum = 0;
  for (let i = 0; i < data.length; i += 4) {
    const luma = 0.299 * (data[i] ?? 0) + 0.587 * (data[i + 1] ?? 0) + 0.114 * (data[i + 2] ?? 0);
    sum += (luma / 255 - 0.5) ** 2;
  }
  return sum / (data.length / 4);
}

/** By how much a texel of the tile moves a grey of `code` (0 … 1), at `strength`; of 255. */
export function grainSwing(code: number, strength: number): number {
  const level = Math.sqrt(code);
  return strength * SWING * (0.3 + 2.8 * level * (1 - level));
}

/** Where the tile lies in a frame, in texels across and up. */
export function grainPlace(index: number, seed: number): readonly [number, number] {
  return [Math.floor(hash(index, 1, seed) * GRAIN_TILE), Math.floor(hash(index, 2, seed) * GRAIN_TILE)];
}
