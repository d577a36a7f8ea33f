/** A plain wooden chair, its seat under the hips of who sits on it. */

import { BoxGeometry, CylinderGeometry, Group } from "three";
import { RoundedBoxGeometry } from "three/examples/jsm/geometries/RoundedBoxGeometry.js";
import type { Chance } from "../../../../core/chance";
import { baked } from "./bake";
import { SEAT } from "./cycles";
import { add, satin } from "./kit";

/** Where the middle of the seat is behind the figure's own middle. */
const BACK = -0.02;

export function chair(chance: Chance): Group {
  const wood = satin(chance.pick(["#6b4a2e", "#3a2b22", "#8a6a46", "#2c2c2f"]), 0.6);
  const parts = new Group();
  add(parts, new RoundedBoxGeometry(0.43, 0.04, 0.43, 3, 0.018), wood, 0, SEAT - 0.025, BACK);
  for (const side of [-1, 1]) {
    const front = add(
      parts,
      new CylinderGeometry(0.018, 0.014, SEAT - 0.04, 10),
      wood,
      side * 0.185,
      (SEAT - 0.04) / 2,
      BACK + 0.19,
    );
    front.rotation.set(-0.05, 0, side * 0.03);
    const post = add(parts, new CylinderGeometry(0.016, 0.018, 0.92, 10), wood, side * 0.185, 0.445, BACK - 0.215);
    post.rotation.set(-0.09, 0, side * 0.02);
    const rail = add(parts, new CylinderGeometry(0.011, 0.011, 0.4, 8), wood, side * 0.185, 0.2, BACK);
    rail.rotation.x = Math.PI / 2;
  }
  for (const [high, back] of [
    [0.87, 0.252],
    [0.72, 0.238],
  ] as const) {
    const slat = add(
      parts,
      new RoundedBoxGeometry(0.38, high > 0.8 ? 0.1 : 0.05, 0.022, 2, 0.009),
      wood,
      0,
      high,
      BACK - back,
    );
    slat.rotation.x = -0.1;
  }
  add(parts, new BoxGeometry(0.36, 0.02, 0.02), wood, 0, 0.26, BACK + 0.19);
  return baked(parts);
}
