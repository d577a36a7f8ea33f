/** What happens to the picture after it is drawn: bloom, exposure, grade, filmic curve, smooth edges. */

import { ShaderMaterial, Vector2, Vector3 } from "three";
import type { FrameSize } from "../../../../core/sequence";
import type { Grade } from "./grade";

const VERTEX = /* glsl */ `
  varying vec2 place;
  void main() {
    place = uv;
    gl_Position = vec4(position.xy, 0.0, 1.0);
  }`;

function pass(fragmentShader: string, uniforms: Readonly<Record<string, unknown>>): ShaderMaterial {
  const held = Object.entries(uniforms).map(([name, value]) => [name, { value }] as const);
  return new ShaderMaterial({
    vertexShader: VERTEX,
    fragmentShader: `uniform sampler2D source;\nvarying vec2 place;\n${fragmentShader}`,
    uniforms: { source: { value: null }, ...Object.fromEntries(held) },
    depthTest: false,
    depthWrite: false,
  });
}

/** In order of use. Each reads the texture `source`; `develop` also `bloom`. */
export type Passes = Readonly<Record<"bright" | "across" | "down" | "develop" | "smooth", ShaderMaterial>>;

export function passesOf(grade: Grade, size: FrameSize): Passes {
  const blur = /* glsl */ `
    uniform vec2 step;
    void main() {
      vec3 sum = texture2D(source, place).rgb * 0.2;
      sum += (texture2D(source, place + step * 1.4).rgb + texture2D(source, place - step * 1.4).rgb) * 0.19;
      sum += (texture2D(source, place + step * 3.4).rgb + texture2D(source, place - step * 3.4).rgb) * 0.13;
      sum += (texture2D(source, place + step * 6.0).rgb + texture2D(source, place - step * 6.0).rgb) * 0.08;
      gl_FragColor = vec4(sum, 1.0);
    }`;
  const texel = new Vector2(4 / size.width, 4 / size.height);
  return {
    bright: pass(
      /* glsl */ `
      uniform vec2 texel;
      void main() {
        vec3 sum = texture2D(source, place + texel * vec2(-0.25, -0.25)).rgb + texture2D(source, place + texel * vec2(0.25, -0.25)).rgb
          + texture2D(source, place + texel * vec2(-0.25, 0.25)).rgb + texture2D(source, place + texel * vec2(0.25, 0.25)).rgb;
        vec3 colour = min(sum * 0.25, vec3(12.0));
        float level = max(colour.r, max(colour.g, colour.b));
        gl_FragColor = vec4(colour * smoothstep(0.75, 2.2, level), 1.0);
      }`,
      { texel },
    ),
    across: pass(blur, { step: new Vector2(texel.x, 0) }),
    down: pass(blur, { step: new Vector2(0, texel.y) }),
    develop: develop(grade),
    smooth: smooth(size),
  };
}

/**
 * Smooths stairs: where the lightness of the neighbours differs, averages along the edge that they show. Rows are turned
 * over here, for read-back starts at the bottom; half a code value of fixed noise keeps smooth skies from banding.
 */
function smooth(size: FrameSize): ShaderMaterial {
  return pass(
    /* glsl */ `
    uniform vec2 texel;
    float light(vec2 at) { return dot(texture2D(source, at).rgb, vec3(0.299, 0.587, 0.114)); }
    void main() {
      vec2 at = vec2(place.x, 1.0 - place.y);
      vec3 colour = texture2D(source, at).rgb;
      float middle = dot(colour, vec3(0.299, 0.587, 0.114));
      float a = light(at + texel * vec2(-1.0, 1.0));
      float b = light(at + texel * vec2(1.0, 1.0));
      float c = light(at + texel * vec2(-1.0, -1.0));
      float d = light(at + texel * vec2(1.0, -1.0));
      float low = min(middle, min(min(a, b), min(c, d)));
      float high = max(middle, max(max(a, b), max(c, d)));
      if (high - low > max(0.03, high * 0.11)) {
        vec2 along = vec2((c + d) - (a + b), (a + c) - (b + d));
        float shorter = min(abs(along.x), abs(along.y)) + max((a + b + c + d) * 0.031, 0.008);
        along = clamp(along / shorter, -6.0, 6.0) * texel;
        vec3 close = 0.5 * (texture2D(source, at - along / 6.0).rgb + texture2D(source, at + along / 6.0).rgb);
        vec3 wide = 0.5 * close + 0.25 * (texture2D(source, at - along * 0.5).rgb + texture2D(source, at + along * 0.5).rgb);
        float level = dot(wide, vec3(0.299, 0.587, 0.114));
        colour = level < low || level > high ? close : wide;
      }
      float speck = fract(52.9829189 * fract(dot(gl_FragCoord.xy, vec2(0.06711056, 0.00583715)))) - 0.5;
      gl_FragColor = vec4(colour + speck / 255.0, 1.0);
    }`,
    { texel: new Vector2(1 / size.width, 1 / size.height) },
  );
}

/**
 * Exposure, bloom, the palette's split tones, a filmic curve (K. Narkowicz's fit of ACES), vignette, sRGB code values.
 */
function develop(grade: Grade): ShaderMaterial {
  return pass(
    /* glsl */ `
    uniform sampler2D bloom;
    uniform float exposure;
    uniform float saturation;
    uniform float contrast;
    uniform float vignette;
    uniform float fade;
    uniform vec3 shadows;
    uniform vec3 highlights;
    vec3 film(vec3 x) {
      x *= 0.62;
      return clamp((x * (2.51 * x + 0.03)) / (x * (2.43 * x + 0.59) + 0.14), 0.0, 1.0);
    }
    void main() {
      vec3 colour = texture2D(source, place).rgb + texture2D(bloom, place).rgb * 0.34;
      vec2 off = place - 0.5;
      colour *= exposure * (1.0 - vignette * smoothstep(0.12, 0.62, dot(off, off) * 1.35));
      float level = dot(colour, vec3(0.2126, 0.7152, 0.0722));
      colour = max(mix(vec3(level), colour, saturation), 0.0);
      float tone = level / (level + 0.32);
      colour *= mix(shadows, highlights, tone);
      colour = film(colour);
      colour = mix(colour, colour * colour * (3.0 - 2.0 * colour), contrast);
      colour = colour * (1.0 - fade) + fade * vec3(0.11, 0.105, 0.12);
      colour = mix(colour * 12.92, 1.055 * pow(colour, vec3(1.0 / 2.4)) - 0.055, step(0.0031308, colour));
      gl_FragColor = vec4(colour, 1.0);
    }`,
    {
      bloom: null,
      exposure: grade.exposure,
      saturation: grade.saturation,
      contrast: grade.contrast,
      vignette: grade.vignette,
      fade: grade.fade,
      shadows: new Vector3(...grade.shadows),
      highlights: new Vector3(...grade.highlights),
    },
  );
}
