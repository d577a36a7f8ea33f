/** A development as a cube of colours that the GPU looks up: whatever it costs to work out, a pixel costs one look. */

import { Data3DTexture, LinearFilter, RGBAFormat, UnsignedByteType } from "three";
import type { Development } from "./curve";

const SIZE = 32;

/** The cube's edges count stops of light, from below what any palette shows to above its white. */
const LOWEST_STOP = -10;
const STOPS = 15;

/** GLSL: the code values of light, through the cube `developed`. */
export const LUT_GLSL = /* glsl */ `
  uniform sampler3D developed;
  vec3 develop(vec3 light) {
    vec3 at = clamp((log2(max(light, 0.0001)) - ${LOWEST_STOP.toFixed(1)}) / ${STOPS.toFixed(1)}, 0.0, 1.0);
    return texture(developed, at * ${((SIZE - 1) / SIZE).toFixed(6)} + ${(0.5 / SIZE).toFixed(6)}).rgb;
  }`;

export function emptyLut(): Data3DTexture {
  const lut = new Data3DTexture(new Uint8Array(SIZE ** 3 * 4), SIZE, SIZE, SIZE);
  lut.format = RGBAFormat;
  // Code values are whole on film as well, and software looks bytes up in two thirds of the time.
  lut.type = UnsignedByteType;
  lut.minFilter = LinearFilter;
  lut.magFilter = LinearFilter;
  return lut;
}

export function fillLut(lut: Data3DTexture, development: Development): void {
  const data = lut.image.data;
  if (!(data instanceof Uint8Array)) throw new TypeError("A cube of bytes was made otherwise.");
  const light = Float64Array.from({ length: SIZE }, (_, i) =>
    i === 0 ? 0 : 2 ** (LOWEST_STOP + (STOPS * i) / (SIZE - 1)),
  );
  const rgb = new Float64Array(3);
  let i = 0;
  for (const blue of light) {
    for (const green of light) {
      for (const red of light) {
        rgb[0] = red;
        rgb[1] = green;
        rgb[2] = blue;
        development(rgb);
        data[i] = codeOf(rgb[0]);
        data[i + 1] = codeOf(rgb[1]);
        data[i + 2] = codeOf(rgb[2]);
        i += 4;
      }
    }
  }
  lut.needsUpdate = true;
}

/** Of a light that is written out, 0 … 1. */
function codeOf(value: number): number {
  return Math.round(255 * Math.min(1, Math.max(0, value)));
}
