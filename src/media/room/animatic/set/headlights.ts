/** What a car's headlights throw on the ground before it, out in the country after dark. */

import { Color, SpotLight, type Group } from "three";
import { isIndoors } from "../../../../core/staging";
import type { Kit } from "./kit";

/**
 * Of the pair together. In town the street lamps are stronger, and a model on a table has none: its light would not be a
 * model's. @param front metres from the car's axis to its nose.
 */
export function headlights({ light, staging: { place } }: Kit, car: Group, front: number): void {
  if (light.lamps < 0.5 || place === "street" || place === "skyline" || isIndoors(place)) return;
  const pair = new SpotLight(new Color(1, 0.9, 0.72), 26 / light.exposure, 18, 0.62, 0.85, 1.2);
  pair.position.set(0, 0.72, front - 0.1);
  pair.target.position.set(0, -0.35, front + 5);
  car.add(pair, pair.target);
}
