/** A storyboard frame: ink lines, three ways of hatching and a grey wash on paper. */

import { Vector2 } from "three";
import type { FrameSize } from "../../../../core/sequence";
import { CREASES_GLSL } from "./creases";
import { pass, type Told } from "./pass";
import type { DrawnOver } from "./drawn-over";
import { hatchTile, paperTile, TILE, TILE_FOR } from "./tiles";

export function inkOver(size: FrameSize, lens: Told): DrawnOver {
  const paper = paperTile();
  const hatch = hatchTile();
  const scale = size.height / TILE_FOR;
  const material = pass(
    /* glsl */ `
    uniform sampler2D paper;
    uniform sampler2D hatch;
    uniform vec2 tiles;
    uniform vec2 texel;
    uniform vec4 lens;
    ${CREASES_GLSL}
    float luma(vec2 at) { return dot(texture2D(source, at).rgb, vec3(0.299, 0.587, 0.114)); }
    void main() {
      vec4 sheet = texture2D(paper, place * tiles);
      // The hand does not quite follow what the eye sees.
      vec2 at = place + (sheet.ba - 0.5) * texel * 3.2;
      vec2 spot = stored(at);
      float here = nearness(spot);
      vec2 right = texel * vec2(0.8, 0.0);
      vec2 up = texel * vec2(0.0, 0.8);
      float shape = 0.0;
      if (here > 1e-6) {
        vec2 bend = vec2(hollow(here, spot, vec2(point.x, 0.0)), hollow(here, spot, vec2(0.0, point.y)));
        shape = smoothstep(trusted(here) * 2.5, trusted(here) * 9.0, max(abs(bend.x), abs(bend.y)));
        // An outline is drawn heavier than a fold.
        shape *= 0.62 + 0.38 * smoothstep(0.03, 0.2, max(abs(bend.x), abs(bend.y)));
      }
      float middle = luma(at);
      float l = luma(at - right * 1.2);
      float r = luma(at + right * 1.2);
      float d = luma(at - up * 1.2);
      float u = luma(at + up * 1.2);
      float step = length(vec2(r - l, u - d));
      float ink = max(shape, smoothstep(0.1, 0.34, step) * 0.75);
      // Pressure comes and goes; the nib skips on the tooth.
      ink *= 0.8 + 0.35 * sheet.g;
      ink *= 1.0 - 0.35 * smoothstep(0.55, 0.8, sheet.r);
      // What is far is drawn with a lighter hand.
      float metres = lens.x / max(here, 1e-7);
      ink *= mix(1.0, 0.5, smoothstep(1.3, 5.0, metres / max(lens.z, 3.0)));

      float tone = 0.25 * (l + r + d + u);
      float dark = 1.0 - smoothstep(0.02, 0.74, tone);
      vec3 strokes = texture2D(hatch, place * tiles).rgb;
      vec3 reach = vec3(dark * 1.45 - 0.6, dark * 1.7 - 1.08, dark * 1.9 - 1.4);
      vec3 drawn = smoothstep(strokes - 0.13, strokes + 0.13, reach);
      float hatched = max(drawn.r * 0.62, max(drawn.g * 0.7, drawn.b * 0.85));

      vec3 ground = vec3(0.965, 0.95, 0.915) * (0.955 + 0.06 * sheet.r + 0.03 * (sheet.g - 0.5));
      vec3 colour = texture2D(source, at).rgb;
      vec3 tint = mix(vec3(1.0), clamp(colour / max(middle, 0.05), 0.0, 1.6), 0.28);
      float wash = 0.3 * (1.0 - smoothstep(0.5, 0.72, tone + (sheet.g - 0.5) * 0.1)) + 0.26 * (1.0 - smoothstep(0.24, 0.42, tone + (sheet.g - 0.5) * 0.1));
      vec3 page = ground * mix(vec3(1.0), vec3(0.62, 0.63, 0.66) * tint, wash * 1.2);
      page *= mix(vec3(1.0), tint, 0.5);
      page = mix(page, vec3(0.1, 0.1, 0.125), clamp(hatched * 0.75, 0.0, 1.0));
      page = mix(page, vec3(0.06, 0.06, 0.08), clamp(ink, 0.0, 1.0));
      gl_FragColor = vec4(page, 1.0);
    }`,
    {
      ...lens,
      point: { value: new Vector2(1 / size.width, 1 / size.height) },
      texel: { value: new Vector2(scale / size.width, scale / size.height) },
      paper: { value: paper },
      hatch: { value: hatch },
      tiles: { value: new Vector2(size.width / (TILE * scale), size.height / (TILE * scale)) },
    },
  );
  return {
    pass: material,
    dispose: () => {
      material.dispose();
      paper.dispose();
      hatch.dispose();
    },
  };
}
