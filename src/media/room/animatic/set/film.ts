/** What happens to the picture after it is drawn: bloom, exposure, development, smooth edges, grain. */

import { Vector2, type Data3DTexture, type ShaderMaterial, type Texture } from "three";
import type { FrameSize } from "../../../../core/sequence";
import { BLUR_GLSL } from "./blur";
import type { Grade } from "./grade";
import { GRAIN_GLSL } from "./grain";
import { LUT_GLSL } from "./lut";
import { pass, type Told } from "./pass";

/** In order of use. Each reads the texture `source`; `develop` also `bloom` and what is out of focus. */
type Passes = Readonly<Record<"bright" | "across" | "down" | "develop" | "smooth", ShaderMaterial>>;

/** How far a picture without multisampling is softened: fine leaves and far windows crawl under a move, not grain alone. */
const SOFTENED = 0.25;

/** @param lens what `blur.ts` tells of depth and focus. @param grain the tile. @param isCoarse drawn with one sample a pixel. */
export function passesOf(
  grade: Grade,
  size: FrameSize,
  lut: Data3DTexture,
  lens: Told,
  grain: Texture,
  isCoarse: boolean,
): Passes {
  const blur = /* glsl */ `
    uniform vec2 step;
    void main() {
      // A Gauss curve of three texels, two at a tap: anything flatter draws lamps as squares.
      vec3 sum = texture2D(source, place).rgb * 0.1336;
      sum += (texture2D(source, place + step * 1.459).rgb + texture2D(source, place - step * 1.459).rgb) * 0.2333;
      sum += (texture2D(source, place + step * 3.404).rgb + texture2D(source, place - step * 3.404).rgb) * 0.136;
      sum += (texture2D(source, place + step * 5.352).rgb + texture2D(source, place - step * 5.352).rgb) * 0.0513;
      sum += (texture2D(source, place + step * 7.305).rgb + texture2D(source, place - step * 7.305).rgb) * 0.0126;
      gl_FragColor = vec4(sum, 1.0);
    }`;
  const texel = new Vector2(4 / size.width, 4 / size.height);
  return {
    bright: pass(
      /* glsl */ `
      uniform vec2 texel;
      uniform float exposure;
      void main() {
        vec3 sum = texture2D(source, place + texel * vec2(-0.25, -0.25)).rgb + texture2D(source, place + texel * vec2(0.25, -0.25)).rgb
          + texture2D(source, place + texel * vec2(-0.25, 0.25)).rgb + texture2D(source, place + texel * vec2(0.25, 0.25)).rgb;
        vec3 colour = min(sum * 0.25, vec3(14.0));
        float level = max(colour.r, max(colour.g, colour.b)) * exposure;
        gl_FragColor = vec4(colour * smoothstep(0.8, 2.6, level), 1.0);
      }`,
      { texel: { value: texel }, exposure: { value: grade.exposure } },
    ),
    across: pass(blur, { step: { value: new Vector2(texel.x, 0) } }),
    down: pass(blur, { step: { value: new Vector2(0, texel.y) } }),
    develop: develop(grade, lut, lens),
    smooth: smooth(size, grade, grain, isCoarse ? SOFTENED : 0),
  };
}

/**
 * Smooths stairs: where the lightness of the neighbours differs, averages along the edge that they show. Rows are turned
 * over here, for read-back starts at the bottom. Grain comes last, as sharp as the film holds it; half a code value of
 * fixed noise keeps smooth skies from banding where there is none.
 */
function smooth(size: FrameSize, grade: Grade, tile: Texture, softened: number): ShaderMaterial {
  return pass(
    /* glsl */ `
    uniform vec2 texel;
    uniform float softened;
    ${GRAIN_GLSL}
    float light(vec3 colour) { return dot(colour, vec3(0.299, 0.587, 0.114)); }
    // Whole texels are fetched: software pays for a filter that has nothing to mix.
    vec3 near(ivec2 off) {
      ivec2 last = textureSize(source, 0) - 1;
      return texelFetch(source, clamp(ivec2(gl_FragCoord.x, float(last.y) + 1.0 - gl_FragCoord.y) + off, ivec2(0), last), 0).rgb;
    }
    void main() {
      vec2 at = vec2(place.x, 1.0 - place.y);
      vec3 colour = near(ivec2(0, 0));
      vec3 nw = near(ivec2(-1, 1));
      vec3 ne = near(ivec2(1, 1));
      vec3 sw = near(ivec2(-1, -1));
      vec3 se = near(ivec2(1, -1));
      float middle = light(colour);
      float a = light(nw);
      float b = light(ne);
      float c = light(sw);
      float d = light(se);
      float low = min(middle, min(min(a, b), min(c, d)));
      float high = max(middle, max(max(a, b), max(c, d)));
      if (high - low > max(0.03, high * 0.11)) {
        vec2 along = vec2((c + d) - (a + b), (a + c) - (b + d));
        float shorter = min(abs(along.x), abs(along.y)) + max((a + b + c + d) * 0.031, 0.008);
        along = clamp(along / shorter, -6.0, 6.0) * texel;
        vec3 close = 0.5 * (texture2D(source, at - along / 6.0).rgb + texture2D(source, at + along / 6.0).rgb);
        vec3 wide = 0.5 * close + 0.25 * (texture2D(source, at - along * 0.5).rgb + texture2D(source, at + along * 0.5).rgb);
        float level = light(wide);
        colour = level < low || level > high ? close : wide;
      }
      colour = mix(colour, (nw + ne + sw + se) * 0.25, softened);
      if (grain > 0.0) colour += grainOf(colour, gl_FragCoord.xy);
      float speck = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715)))) - 0.5;
      gl_FragColor = vec4(colour + speck / 255.0, 1.0);
    }`,
    {
      texel: { value: new Vector2(1 / size.width, 1 / size.height) },
      grainTile: { value: tile },
      grainAt: { value: new Vector2() },
      grain: { value: grade.grain },
      softened: { value: softened },
    },
  );
}

/** Focus, bloom, exposure and vignette in linear light; then the palette's cube, which gives sRGB code values. */
function develop(grade: Grade, lut: Data3DTexture, lens: Told): ShaderMaterial {
  return pass(
    /* glsl */ `
    uniform sampler2D bloom;
    uniform float bloomed;
    uniform float exposure;
    uniform float vignette;
    ${LUT_GLSL}
    ${BLUR_GLSL}
    void main() {
      ivec2 texel = ivec2(gl_FragCoord.xy);
      vec3 light = focused(texelFetch(source, texel, 0).rgb, texel, place);
      light += texture2D(bloom, place).rgb * bloomed;
      vec2 off = place - 0.5;
      light *= exposure * (1.0 - vignette * smoothstep(0.1, 0.62, dot(off, off) * 1.3));
      gl_FragColor = vec4(develop(light), 1.0);
    }`,
    {
      ...lens,
      developed: { value: lut },
      bloom: { value: null },
      bloomed: { value: grade.bloom },
      exposure: { value: grade.exposure },
      vignette: { value: grade.vignette },
    },
  );
}
