/** What is out of focus: a quarter-size gather of light over each point's circle of confusion. */

import { Vector2, Vector4, type DepthTexture, type ShaderMaterial } from "three";
import type { FrameSize } from "../../../../core/sequence";
import { pass, type Told } from "./pass";

/** The largest radius of a blur circle, as a share of the frame's width: larger ones show how few points are looked at. */
const WIDEST = 0.022;

/** A blur below this many pixels across is not looked for. */
const SEEN = 1.2;

/** How a lens is told to the passes that look at depth: near, far, focus (metres), and radius at infinity (pixels). */
const LENS_GLSL = /* glsl */ `
  uniform sampler2D depth;
  uniform vec4 lens;
  uniform float widest;
  float metresOf(float deep) { return lens.x * lens.y / (lens.y - deep * (lens.y - lens.x)); }
  // Radius in pixels of the whole picture; below 0 before the plane of focus. A thin lens: r = R (1 - focus / distance).
  float circleOf(float deep) { return clamp(lens.w * (1.0 - lens.z / metresOf(deep)), -widest, widest); }`;

/** GLSL for the pass that develops: the sharp picture with what is out of focus laid over it. */
export const BLUR_GLSL = /* glsl */ `
  ${LENS_GLSL}
  uniform sampler2D blurred;
  vec3 focused(vec3 sharp, ivec2 texel, vec2 at) {
    if (lens.w <= 0.0) return sharp;
    vec4 soft = texture2D(blurred, at);
    float circle = circleOf(texelFetch(depth, texel, 0).r);
    return mix(sharp, soft.rgb, max(smoothstep(0.7, 2.4, abs(circle)), soft.a));
  }`;

const POINTS = 28;

interface Blur {
  /** For the passes that look at depth. */
  readonly told: Told;
  /** In order, a quarter as wide and high as the picture: the first reads it, each later one what the one before wrote. */
  readonly passes: readonly [ShaderMaterial, ShaderMaterial, ShaderMaterial];
  /**
   * @param metres to what is sharp. @param share of the frame's width that a point at infinity is blurred over.
   * @returns whether there is a blur to be seen.
   */
  focus(camera: { readonly near: number; readonly far: number }, metres: number, share: number): boolean;
}

export function blurOf(size: FrameSize, depth: DepthTexture): Blur {
  const lens = new Vector4();
  const told: Told = {
    depth: { value: depth },
    lens: { value: lens },
    widest: { value: WIDEST * size.width },
    blurred: { value: null },
  };
  const texel = { value: new Vector2(4 / size.width, 4 / size.height) };
  // Sunflower seeds: even over the disc, however many.
  const points = Array.from({ length: POINTS }, (_, i) => {
    const radius = Math.sqrt((i + 0.5) / POINTS);
    return new Vector2(Math.cos(i * 2.399963) * radius, Math.sin(i * 2.399963) * radius);
  });
  return {
    told,
    passes: [pass(gathered, { ...told, texel }), pass(spread, { points: { value: points } }), pass(evened, { texel })],
    focus: ({ near, far }, metres, share) => {
      const radius = Math.min(0.5, share / 2) * size.width;
      const seen = radius * 2 > SEEN;
      lens.set(near, far, metres, seen ? radius : 0);
      return seen;
    },
  };
}

/** A quarter of the size, the circle's radius (in its own pixels) in alpha. What is blurred counts, what is sharp hardly. */
const gathered = /* glsl */ `
  uniform vec2 texel;
  ${LENS_GLSL}
  void main() {
    vec4 sum = vec4(0.0);
    float weights = 0.0;
    for (int i = 0; i < 4; i++) {
      vec2 at = place + texel * (vec2(float(i & 1), float(i >> 1)) - 0.5) * 0.5;
      float circle = circleOf(texture2D(depth, at).r);
      float weight = 0.02 + abs(circle);
      sum += vec4(min(texture2D(source, at).rgb, vec3(24.0)), circle * 0.25) * weight;
      weights += weight;
    }
    gl_FragColor = sum / weights;
  }`;

/**
 * Every point within reach is asked whether its own circle covers this one. What is sharp gives nothing to what is not, and
 * what lies behind no more than this point's own circle lets through; alpha is how much blurred foreground lies over it.
 */
const spread = /* glsl */ `
  uniform vec2 points[${POINTS}];
  // Whole texels: the gaps are closed afterwards, and software pays for each filter.
  vec4 texelAt(vec2 off) {
    return texelFetch(source, clamp(ivec2(gl_FragCoord.xy + off), ivec2(0), textureSize(source, 0) - 1), 0);
  }
  void main() {
    vec4 own = texelFetch(source, ivec2(gl_FragCoord.xy), 0);
    float circle = abs(own.a);
    float reach = circle;
    for (int i = 0; i < 8; i++) {
      float around = texelAt(points[i * 3 + 3] * 5.0).a;
      reach = max(reach, abs(around));
    }
    if (reach < 0.25) {
      gl_FragColor = vec4(own.rgb, 0.0);
      return;
    }
    // A sharp point is filled with its blurred surroundings: the picture's edge beside it looks here too.
    bool sharp = circle < 0.5;
    float mine = sharp ? reach : circle;
    vec3 sum = own.rgb * (sharp ? 0.0001 : 1.0 / max(circle * circle, 1.0));
    float weights = sharp ? 0.0001 : 1.0 / max(circle * circle, 1.0);
    float over = 0.0;
    for (int i = 0; i < ${POINTS}; i++) {
      vec2 off = points[i] * reach;
      vec4 there = texelAt(off);
      float size = abs(there.a);
      float covers = clamp((there.a > own.a ? min(size, mine) : size) - length(off) + 1.0, 0.0, 1.0);
      float weight = covers * smoothstep(0.35, 0.9, size) / max(size * size, 1.0);
      sum += there.rgb * weight;
      weights += weight;
      if (there.a < -0.5 && there.a < own.a - 0.5) over += clamp(size - length(off) + 1.0, 0.0, 1.0) / max(size * size, 1.0);
    }
    gl_FragColor = vec4(sum / weights, clamp(over * reach * reach / ${POINTS.toFixed(1)} * 1.3, 0.0, 1.0));
  }`;

/** Closes the gaps between the points. */
const evened = /* glsl */ `
  uniform vec2 texel;
  void main() {
    gl_FragColor = 0.25 * (texture2D(source, place + texel * vec2(-0.5, -0.5)) + texture2D(source, place + texel * vec2(0.5, -0.5))
      + texture2D(source, place + texel * vec2(-0.5, 0.5)) + texture2D(source, place + texel * vec2(0.5, 0.5)));
  }`;
