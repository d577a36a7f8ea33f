/** What a place has to put a thing on: a plinth, a round table, a desk, a crate. Metres; it stands on the origin. */

import { BoxGeometry, CylinderGeometry, type Group, MeshLambertMaterial } from "three";
import { RoundedBoxGeometry } from "three/examples/jsm/geometries/RoundedBoxGeometry.js";
import type { Place } from "../../../../core/staging";
import { add, matt, painted, satin, turned, type Kit } from "./kit";
import { fractal, hash } from "./noise";

export type Stand = "plinth" | "table" | "desk" | "bistro" | "crate";

export const STANDS: Readonly<Record<Place, Stand>> = {
  studio: "plinth",
  "living-room": "table",
  office: "desk",
  street: "bistro",
  skyline: "bistro",
  sea: "crate",
  forest: "crate",
  desert: "crate",
  mountains: "crate",
  field: "crate",
};

/** How high its top is, in metres. */
export const TOPS: Readonly<Record<Stand, number>> = {
  plinth: 0.86,
  table: 0.74,
  desk: 0.735,
  bistro: 0.72,
  crate: 0.56,
};

/** The piece itself, into `group`. */
export function furnish(kit: Kit, kind: Stand, group: Group): void {
  const top = TOPS[kind];
  switch (kind) {
    case "plinth":
      return plinth(group, top);
    case "table":
      add(group, rounded(0.42, 0.03), satin("#ffffff", 0.42), 0, top - 0.03).material.map = wood(kit);
      return foot(group, top);
    case "desk":
      return desk(kit, group, top);
    case "bistro":
      add(
        group,
        rounded(0.33, 0.02),
        satin(kit.chance("table").pick(["#4f6b62", "#8a8f92", "#7d2f28"]), 0.4, 0.2),
        0,
        top - 0.02,
      );
      return foot(group, top);
    case "crate":
      return crate(kit, group, top);
  }
}

/** A round board whose edges are broken; its foot is at the origin. */
function rounded(radius: number, thick: number): ReturnType<typeof turned> {
  const bevel = Math.min(0.007, thick / 3);
  const board = turned(
    [
      [0.0001, 0],
      [radius - bevel, 0],
      [radius - bevel * 0.3, bevel * 0.3],
      [radius, bevel],
      [radius, thick - bevel],
      [radius - bevel * 0.3, thick - bevel * 0.3],
      [radius - bevel, thick],
      [0.0001, thick],
    ],
    64,
  );
  // The picture lies flat on it, as on a board that was sawn round.
  const [place, uv] = [board.getAttribute("position"), board.getAttribute("uv")];
  for (let i = 0; i < uv.count; i++) uv.setXY(i, 0.5 + place.getX(i) / radius / 2, 0.5 + place.getZ(i) / radius / 2);
  return board;
}

function wood(kit: Kit): ReturnType<typeof painted> {
  const seed = Math.floor(kit.chance("table").between(0, 1e6));
  return painted(256, [1, 1], (u, v) => {
    const value = 0.5 + 0.32 * fractal(u * 3, v * 34, 4, seed) + 0.18 * fractal(u * 6, v * 120, 2, seed + 4);
    return [value * 0.58, value * 0.37, value * 0.22];
  });
}

function foot(group: Group, top: number): void {
  const iron = satin("#191a1c", 0.5, 0.4);
  add(group, new CylinderGeometry(0.03, 0.035, top - 0.05, 16), iron, 0, (top - 0.03) / 2);
  add(
    group,
    turned(
      [
        [0.001, 0],
        [0.24, 0],
        [0.22, 0.025],
        [0.06, 0.06],
        [0.03, 0.1],
      ],
      32,
    ),
    iron,
  );
}

function plinth(group: Group, top: number): void {
  const lacquer = satin("#b4b3af", 0.55);
  const body = rounded(0.36, top - 0.03);
  add(group, body, lacquer, 0, 0.03);
  add(group, new CylinderGeometry(0.34, 0.34, 0.03, 48), matt("#1c1c1d"), 0, 0.015);
}

function desk(kit: Kit, group: Group, top: number): void {
  const board = satin(kit.chance("table").pick(["#c9c2b4", "#8c6a47", "#d5d5d2"]), 0.45);
  add(group, new RoundedBoxGeometry(1.6, 0.028, 0.78, 2, 0.008), board, 0, top - 0.014);
  const steel = satin("#2a2c2f", 0.45, 0.4);
  for (const side of [-1, 1]) {
    for (const end of [-1, 1]) {
      const leg = add(
        group,
        new BoxGeometry(0.045, top - 0.028, 0.045),
        steel,
        side * 0.7,
        (top - 0.028) / 2,
        end * 0.3,
      );
      leg.rotation.x = -end * 0.05;
    }
    add(group, new BoxGeometry(0.045, 0.045, 0.62), steel, side * 0.7, top - 0.05, 0);
  }
}

function crate(kit: Kit, group: Group, top: number): void {
  const chance = kit.chance("table");
  const seed = Math.floor(chance.between(0, 1e6));
  const grain = painted(128, [1, 1], (u, v) => {
    const value =
      0.62 + 0.34 * fractal(u * 40, v * 3, 4, seed) - 0.14 * Math.max(0, hash(u * 20, v * 20, seed) * 4 - 3);
    return [value * 0.66, value * 0.53, value * 0.38];
  });
  const pale = new MeshLambertMaterial({ color: "#cfc4b2", map: grain });
  const dark = new MeshLambertMaterial({ color: "#8f8575", map: grain });
  const [wide, deep] = [0.74, 0.52];
  const plank = (w: number, h: number, d: number, x: number, y: number, z: number, of = pale): void => {
    add(group, new RoundedBoxGeometry(w, h, d, 1, 0.004), of, x, y, z);
  };
  for (let i = 0; i < 4; i++)
    plank(wide, 0.022, deep / 4 - 0.008, chance.between(-0.006, 0.006), top - 0.011, ((i - 1.5) * deep) / 4);
  for (let i = 0; i < 4; i++) {
    const y = 0.07 + (i * (top - 0.1)) / 4 + 0.03;
    for (const end of [-1, 1]) {
      plank(wide - 0.03, 0.105, 0.018, chance.between(-0.004, 0.004), y, end * (deep / 2 - 0.02));
      plank(0.018, 0.105, deep - 0.06, end * (wide / 2 - 0.03), y, 0);
    }
  }
  for (const x of [-1, 1])
    for (const z of [-1, 1])
      plank(0.06, top - 0.022, 0.024, x * (wide / 2 - 0.05), (top - 0.022) / 2, z * (deep / 2 - 0.002), dark);
  plank(wide - 0.06, top - 0.06, deep - 0.06, 0, top / 2 - 0.02, 0, new MeshLambertMaterial({ color: "#1d1914" }));
}
