/** A skyline from a rooftop: the roof one stands on, a neighbour lower down, and the city behind in its own air. */

import { Group } from "three";
import type { Kit, PlaceSet } from "./kit";
import { rooftop } from "./rooftop";
import { city } from "./towers";

/** Metres down to the streets: some eighteen storeys. */
const BELOW = 62;

export function skyline(kit: Kit): PlaceSet {
  const group = new Group();
  group.add(rooftop(kit), city(kit, { below: BELOW, near: 58 }));
  return { group, ground: () => 0, update: () => undefined };
}
