/**
 * RGB code values to BT.709 limited range 4:2:0 and back (ITU-R BT.709-6 §3, 8 bits), in whole numbers, so that every
 * machine makes the same bytes. Done here because browsers fed from a canvas write full range with the sRGB transfer.
 */

import type { I420, Picture } from "./drawing";

/** Fractions are kept in 2^-16. Each row of RGB weights adds up exactly: Y to 219/255, both chroma rows to zero. */
const HALF = 1 << 15;
const Y_R = 11_966;
const Y_G = 40_254;
const Y_B = 4_064;
const Y_BASE = (16 << 16) + HALF;

/** Chroma is taken of the sum of four pixels, so two more bits are shifted away. */
const U_R = -6_596;
const U_G = -22_189;
const V_G = -26_145;
const V_B = -2_640;
const CHROMA = 28_785;
const CHROMA_BASE = (128 << 18) + (1 << 17);

export type Weights = readonly [red: number, green: number, blue: number];

/** What a code value of red, green and blue, 0 … 255, adds to each plane over its black or grey. */
export const WEIGHTS: Readonly<Record<"y" | "u" | "v", Weights>> = {
  y: [Y_R / 65_536, Y_G / 65_536, Y_B / 65_536],
  u: [U_R / 65_536, U_G / 65_536, CHROMA / 65_536],
  v: [CHROMA / 65_536, V_G / 65_536, V_B / 65_536],
};

/** An empty frame. Sizes must be even. @throws RangeError otherwise. */
export function emptyI420(width: number, height: number): I420 {
  if (width < 2 || height < 2 || width % 2 !== 0 || height % 2 !== 0) {
    throw new RangeError(`A 4:2:0 frame has even edges: ${width}×${height}`);
  }
  return { width, height, bytes: new Uint8Array((width * height * 3) / 2) };
}

/**
 * Converts a picture into a frame of the same size; alpha is ignored. Chroma is the mean of each 2×2 block.
 * @throws RangeError when the sizes differ.
 */
export function toI420(picture: Picture, into: I420): void {
  const { width, height, bytes } = into;
  if (picture.width !== width || picture.height !== height) {
    throw new RangeError(`A picture of ${picture.width}×${picture.height} for a frame of ${width}×${height}`);
  }
  // One 32-bit read a pixel is twice as fast as three of 8 bits; every browser is little-endian.
  const rgba = new Uint32Array(picture.rgba.buffer, picture.rgba.byteOffset, width * height);
  const chromaWidth = width >> 1;
  let u = width * height;
  let v = u + chromaWidth * (height >> 1);
  for (let y = 0; y < height; y += 2) {
    let top = y * width;
    let bottom = top + width;
    for (let x = 0; x < chromaWidth; x++) {
      const a = rgba[top] ?? 0;
      const b = rgba[top + 1] ?? 0;
      const c = rgba[bottom] ?? 0;
      const d = rgba[bottom + 1] ?? 0;
      bytes[top] = luma(a);
      bytes[top + 1] = luma(b);
      bytes[bottom] = luma(c);
      bytes[bottom + 1] = luma(d);
      const red = (a & 255) + (b & 255) + (c & 255) + (d & 255);
      const green = ((a >> 8) & 255) + ((b >> 8) & 255) + ((c >> 8) & 255) + ((d >> 8) & 255);
      const blue = ((a >> 16) & 255) + ((b >> 16) & 255) + ((c >> 16) & 255) + ((d >> 16) & 255);
      bytes[u++] = (CHROMA_BASE + U_R * red + U_G * green + CHROMA * blue) >> 18;
      bytes[v++] = (CHROMA_BASE + CHROMA * red + V_G * green + V_B * blue) >> 18;
      top += 2;
      bottom += 2;
    }
  }
}

function luma(pixel: number): number {
  return (Y_BASE + Y_R * (pixel & 255) + Y_G * ((pixel >> 8) & 255) + Y_B * ((pixel >> 16) & 255)) >> 16;
}

/** The frame as opaque RGBA; each chroma sample serves its 2×2 block. For tests and stills, not for speed. */
export function fromI420(frame: I420): Picture {
  const { width, height, bytes } = frame;
  const rgba = new Uint8ClampedArray(width * height * 4);
  const chromaWidth = width >> 1;
  const uPlane = width * height;
  const vPlane = uPlane + chromaWidth * (height >> 1);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const chroma = (y >> 1) * chromaWidth + (x >> 1);
      const grey = ((bytes[y * width + x] ?? 16) - 16) * (255 / 219);
      const cb = ((bytes[uPlane + chroma] ?? 128) - 128) * (255 / 224);
      const cr = ((bytes[vPlane + chroma] ?? 128) - 128) * (255 / 224);
      const at = (y * width + x) * 4;
      rgba[at] = grey + 1.5748 * cr;
      rgba[at + 1] = grey - 0.1873 * cb - 0.4681 * cr;
      rgba[at + 2] = grey + 1.8556 * cb;
      rgba[at + 3] = 255;
    }
  }
  return { width, height, rgba };
}
