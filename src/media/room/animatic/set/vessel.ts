/** What all boats share: how they lie in the water, their paint, and whoever is aboard. */

import { Color, DoubleSide, Group } from "three";
import { glossy } from "./gloss";
import type { Hull } from "./hull";
import { add, ball, capsule, matt, type Kit } from "./kit";

/** What has been built, and how it lies in the water. */
export interface Vessel {
  readonly hull: Hull;
  /** Metres over the water, of what is framed. */
  readonly height: number;
  /** Metres a second: what the camera sees it go, and how much faster the water runs along its sides. */
  readonly speed: number;
  readonly water: number;
  /** Radians: how far it lies over, and how far its bow is lifted under way. */
  readonly heel: number;
  readonly trim: number;
  /** How far behind it its wake is seen. Metres. */
  readonly wake: number;
  /** What moves on board. */
  readonly update?: (seconds: number) => void;
}

export function hullPaint(kit: Kit, colour: string | Color): ReturnType<typeof glossy> {
  return glossy(kit, { colour: new Color(colour), straight: 0.05, grazing: 0.4, side: DoubleSide });
}

/** Somebody aboard, from the seat up. */
export function crewman(ship: Group, x: number, y: number, z: number, coat: string): Group {
  const one = new Group();
  add(one, capsule(0.19, 0.42), matt(coat), 0, 0.4, 0).scale.set(1.1, 1, 0.8);
  add(one, ball(0.115, 14), matt("#b98463"), 0, 0.86, 0).scale.set(0.85, 1.1, 0.95);
  add(one, ball(0.118, 14), matt("#2a1d16"), 0, 0.89, -0.02).scale.set(0.88, 0.95, 0.95);
  one.position.set(x, y, z);
  ship.add(one);
  return one;
}
