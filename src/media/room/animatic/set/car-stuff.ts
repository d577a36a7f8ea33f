/** What cars are made of, and painted with. */

import { Color, MeshBasicMaterial, type MeshLambertMaterial } from "three";
import { glossy } from "./gloss";
import { matt, type Kit } from "./kit";

const PAINTS = [
  "#7d1519",
  "#1c3a5e",
  "#b9b6ae",
  "#15181c",
  "#9c6c1e",
  "#2f4a3a",
  "#5d6870",
  "#cfc8b6",
  "#3b2a4a",
  "#25606a",
] as const;
/** A taxi. */
export const CAB = "#d59a17";

/** What a car is made of; one of each, for `baked` draws each by itself. */
export interface Stuff {
  readonly paint: MeshLambertMaterial;
  readonly glass: MeshLambertMaterial;
  readonly black: MeshLambertMaterial;
  readonly bright: MeshLambertMaterial;
  readonly white: MeshBasicMaterial;
  readonly red: MeshBasicMaterial;
}

/** Cars that are numbered one after the other are of different colours: the seed turns the list, the number steps on it. */
export function colourOf(kit: Kit, name: string): string {
  const start = Math.floor(kit.chance("car colours").next() * PAINTS.length);
  return PAINTS[(start + numberOf(name) * 3) % PAINTS.length] ?? PAINTS[0];
}

/** The number at the end of a name; 0 where there is none, as of the first of its kind. */
export function numberOf(name: string): number {
  return Number(/\d+$/.exec(name)?.[0] ?? 0);
}

export function stuffOf(kit: Kit, colour: Color, isFar: boolean): Stuff {
  const { lamps } = kit.light;
  const paint = glossy(kit, { colour, straight: 0.12, grazing: 0.7 });
  paint.name = "paint";
  return {
    paint,
    glass: glossy(kit, { colour: "#0a0e10", straight: 0.16, grazing: 0.9, opacity: isFar ? 1 : 0.62 }),
    black: matt("#0d0d0e"),
    bright: glossy(kit, { colour: "#77797b", straight: 0.45, grazing: 0.9 }),
    white: new MeshBasicMaterial({ color: new Color(1, 0.95, 0.86).multiplyScalar(0.75 + lamps * 6) }),
    red: new MeshBasicMaterial({ color: new Color(0.8, 0.02, 0.015).multiplyScalar(0.3 + lamps * 2.6) }),
  };
}
