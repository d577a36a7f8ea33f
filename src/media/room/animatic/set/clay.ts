/** A previz viewport: grey clay with soft dark in its hollows and faint lines at its edges. */

import { Vector2 } from "three";
import type { FrameSize } from "../../../../core/sequence";
import { CREASES_GLSL } from "./creases";
import { pass, type Told } from "./pass";
import type { DrawnOver } from "./drawn-over";
import { TILE_FOR } from "./tiles";

export function clayOver(size: FrameSize, lens: Told): DrawnOver {
  const step = Math.max(1, Math.round(size.height / TILE_FOR));
  const material = pass(
    /* glsl */ `
    uniform vec2 texel;
    ${CREASES_GLSL}
    void main() {
      vec3 colour = texture2D(source, place).rgb;
      vec2 spot = stored(place);
      float here = nearness(spot);
      float line = 0.0;
      float dark = 0.0;
      if (here > 1e-6) {
        float bends = abs(hollow(here, spot, texel * vec2(1.0, 0.0))) + abs(hollow(here, spot, texel * vec2(0.0, 1.0)));
        line = smoothstep(trusted(here) * 3.0, trusted(here) * 14.0, bends);
        // Outlines of what is far in front cast no hollow.
        vec4 wide = vec4(
          hollow(here, spot, texel * vec2(3.0, 1.0)), hollow(here, spot, texel * vec2(-1.0, 3.0)),
          hollow(here, spot, texel * vec2(7.0, -4.0)), hollow(here, spot, texel * vec2(4.0, 7.0)));
        vec4 deep = max(wide, 0.0) * exp(-max(wide, 0.0) * 9.0);
        dark = clamp(dot(deep, vec4(5.0, 5.0, 3.4, 3.4)), 0.0, 0.3);
      }
      colour *= 1.0 - dark;
      colour = mix(colour, colour * 0.42, line * 0.42);
      gl_FragColor = vec4(colour, 1.0);
    }`,
    {
      ...lens,
      point: { value: new Vector2(1 / size.width, 1 / size.height) },
      texel: { value: new Vector2(step / size.width, step / size.height) },
    },
  );
  return { pass: material, dispose: () => material.dispose() };
}
