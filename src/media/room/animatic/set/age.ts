/** What years do to a figure: a beard, lines in the face, a back that is no longer straight. */

import { blob, carved, egg, frontOf, grown, mirrored, thicker, within, type Field, type Point } from "./distance";
import { chain, raised, skull } from "./face";
import type { Frame } from "./figure";
import type { Pose } from "./pose";

/** Round jaw and mouth, as far up as the ears, with the lips left free. */
export function beard(sex: Frame["sex"]): Field {
  const full = thicker(skull(sex), 0.0095);
  const tuft = grown([blob([0, 0.03, 0.062], [0, -0.006, 0.06], 0.026, 0.014, [1.3, 1, 0.8])], 0.01);
  const upper = grown([blob([0, 0.0635, 0.09], [0.026, 0.0535, 0.074], 0.0082, 0.005)], 0.004);
  const mouth = grown([egg([0, 0.05, 0.09], 0.022, 0.0068, 0.03)], 0.002);
  // Up along the cheek to the ear, down from there to under the chin.
  const jaw = within(full, (_x, y, z) => {
    const cheek = 0.05 + 0.42 * Math.max(0, 0.058 - z);
    return Math.max(y - Math.min(0.115, cheek), -0.02 - y, -0.014 - z);
  });
  const curls = (x: number, y: number, z: number): number =>
    0.0016 * Math.sin(x * 260 + Math.sin(y * 210) * 1.4 + z * 150);
  const whole = carved((x, y, z) => Math.min(jaw(x, y, z), tuft(x, y, z), upper(x, y, z)), mouth, 0.004);
  return raised(mirrored((x, y, z) => whole(x, y, z) + curls(x, y, z)));
}

/** Across the brow, at the corners of the eyes, from the nose past the mouth. */
export function wrinkles(sex: Frame["sex"]): Field {
  const bone = skull(sex);
  const at = (x: number, y: number): Point => [x, y, frontOf(bone, x, y) - 0.0002];
  const line = (...places: readonly (readonly [number, number])[]): Field =>
    chain(
      places.map(([x, y]) => at(x, y)),
      0.0013,
      0.0007,
    );
  const lines = [
    line([0, 0.158], [0.014, 0.1592], [0.03, 0.157]),
    line([0, 0.169], [0.016, 0.1702], [0.034, 0.167]),
    line([0.0475, 0.113], [0.053, 0.1155]),
    line([0.0475, 0.1085], [0.053, 0.1065]),
    line([0.018, 0.0985], [0.029, 0.0945], [0.04, 0.0985]),
    line([0.0165, 0.078], [0.0255, 0.068], [0.0305, 0.056]),
  ];
  return raised(mirrored((x, y, z) => lines.reduce((nearest, one) => Math.min(nearest, one(x, y, z)), 1)));
}

/** Metres by which a bent back lowers the head. */
export const STOOP = 0.035;

/** Bends a pose forwards, with the head held up to look ahead. Once for each time that the pose is set. */
export function stoop(pose: Pose): void {
  pose.spine.nod += 0.1;
  pose.chest.nod += 0.16;
  pose.neck.nod += 0.16;
  pose.head.nod -= 0.3;
  for (const arm of pose.arms) arm.forward += 0.12;
}
