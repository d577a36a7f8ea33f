/** A soft painted sheet: patches of colour with darker rims, on paper that shows through. */

import { Vector2 } from "three";
import type { FrameSize } from "../../../../core/sequence";
import { pass } from "./pass";
import type { DrawnOver } from "./drawn-over";
import { paperTile, TILE, TILE_FOR } from "./tiles";

/**
 * Each point takes the mean of whichever quarter round it varies least, so colours run flat up to their edges (Kuwahara,
 * 1976): paint, not blur.
 */
export function washOver(size: FrameSize): DrawnOver {
  const paper = paperTile();
  const scale = size.height / TILE_FOR;
  const material = pass(
    /* glsl */ `
    uniform sampler2D paper;
    uniform vec2 tiles;
    uniform vec2 texel;
    vec3 best;
    float least;
    void quarter(vec2 at, vec2 way) {
      vec3 a = texture2D(source, at + texel * way * vec2(0.6, 0.6)).rgb;
      vec3 b = texture2D(source, at + texel * way * vec2(3.2, 1.0)).rgb;
      vec3 c = texture2D(source, at + texel * way * vec2(1.0, 3.2)).rgb;
      vec3 d = texture2D(source, at + texel * way * vec2(3.0, 3.0)).rgb;
      vec3 mean = (a + b + c + d) * 0.25;
      vec3 off = abs(a - mean) + abs(b - mean) + abs(c - mean) + abs(d - mean);
      float varies = off.r + off.g + off.b;
      if (varies < least) { least = varies; best = mean; }
    }
    void main() {
      vec4 sheet = texture2D(paper, place * tiles);
      vec2 at = place + (sheet.ba - 0.5) * texel * 5.0;
      least = 99.0;
      quarter(at, vec2(1.0, 1.0));
      quarter(at, vec2(-1.0, 1.0));
      quarter(at, vec2(1.0, -1.0));
      quarter(at, vec2(-1.0, -1.0));
      vec3 colour = best;
      // Pigment gathers where a patch ends, and settles in the tooth of the paper.
      float rim = clamp(length(texture2D(source, at).rgb - best) * 0.9, 0.0, 0.25);
      colour *= 1.0 - rim * 0.5;
      vec3 thick = 1.0 - colour;
      colour = 1.0 - thick * (0.93 + 0.26 * (sheet.g - 0.5) + 0.2 * (sheet.r - 0.5));
      colour *= 0.985 + 0.03 * sheet.r;
      gl_FragColor = vec4(colour, 1.0);
    }`,
    {
      texel: { value: new Vector2(scale / size.width, scale / size.height) },
      paper: { value: paper },
      tiles: { value: new Vector2(size.width / (TILE * scale), size.height / (TILE * scale)) },
    },
  );
  return {
    pass: material,
    dispose: () => {
      material.dispose();
      paper.dispose();
    },
  };
}
