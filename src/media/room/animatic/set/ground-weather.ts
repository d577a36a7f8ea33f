/** What weather has left on the ground before the first frame. */

import { Color } from "three";
import { smoothstep } from "../pace";
import type { Kit } from "./kit";

const SNOW = new Color("#e9eef4");

/** The colour of ground after rain or under snow; `colour` is changed. @param level 1 where it is flat. */
export function weathered({ staging }: Kit, colour: Color, level: number): Color {
  switch (staging.weather) {
    case "snow":
      return colour.lerp(SNOW, 0.92 * smoothstep(0.55, 0.85, level));
    case "rain":
    case "storm":
      return colour.multiplyScalar(0.62);
    case "clear":
    case "overcast":
    case "fog":
    case "wind":
      return colour;
  }
}
