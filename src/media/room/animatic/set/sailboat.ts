/** A sloop under sail, with somebody at the helm. */

import { type BufferGeometry, Color, CylinderGeometry, DoubleSide, type Group, MeshLambertMaterial } from "three";
import type { Swatch } from "../../../../core/staging";
import { deckOf, meshed, sidesOf, type Hull } from "./hull";
import { add, askedOr, capsule, matt, type Kit } from "./kit";
import { crewman, hullPaint, type Vessel } from "./vessel";

const SLOOP: Hull = { long: 6.4, beam: 1.02, rail: 0.52, sheer: 0.26, keel: 0.42, full: 1 };
const MAST = 8;

export function sailboat(kit: Kit, ship: Group, name: string, colour?: Swatch): Vessel {
  const chance = kit.chance(name);
  const paint = chance.pick(["#e8e4da", "#7d1f22", "#1d3a55", "#2f5547"]);
  const hull = hullPaint(kit, askedOr(colour, paint));
  add(ship, sidesOf(SLOOP), hull);
  const deck = add(ship, deckOf(SLOOP, 0.06), matt(new Color("#9b7a4f")));
  deck.castShadow = false;
  add(
    ship,
    capsule(0.42, 1.1)
      .rotateX(Math.PI / 2)
      .scale(1, 0.55, 1),
    matt("#ded8ca"),
    0,
    0.72,
    0.75,
  );
  const spar = matt("#6b5236");
  add(ship, new CylinderGeometry(0.035, 0.06, MAST - 0.4, 10), spar, 0, 0.45 + (MAST - 0.4) / 2, 0.62);
  const boom = add(ship, new CylinderGeometry(0.035, 0.035, 3, 8).rotateX(Math.PI / 2), spar, 0.12, 1.32, -0.9);
  boom.rotation.y = -0.09;
  const canvas = new MeshLambertMaterial({
    color: chance.pick(["#f2ede0", "#f2ede0", "#c4593a", "#e3d2a8"]),
    side: DoubleSide,
  });
  // Sails let light through: a backlit sail glows.
  canvas.emissive = new Color(...kit.light.key).multiplyScalar(kit.light.keyStrength * 0.045).multiply(canvas.color);
  add(ship, sail([0, 7.5, 0.56], [0, 1.42, 0.52], [0.26, 1.45, -2.4], 0.42), canvas);
  add(ship, sail([0, 6.2, 0.72], [0, 0.72, 3.05], [0.34, 1.05, 0.35], 0.36), canvas);
  const flag = new MeshLambertMaterial({ color: "#b3382c", side: DoubleSide });
  add(ship, sail([0, MAST + 0.35, 0.62], [0, MAST + 0.08, 0.62], [0.25, MAST + 0.2, -0.1], 0.06), flag);
  for (const z of [3.02, -2.4]) {
    const stay = new CylinderGeometry(0.014, 0.014, Math.hypot(MAST - 0.7, z - 0.62), 5);
    const rope = add(ship, stay, spar, 0, 0.55 + (MAST - 0.7) / 2, (z + 0.62) / 2);
    rope.rotation.x = Math.atan2(0.62 - z, MAST - 0.7);
  }
  crewman(ship, -0.25, 0.52, -1.7, "#27415c");
  return { hull: SLOOP, height: MAST + 0.5, speed: 0.55, water: 2.2, heel: 0.075, trim: 0, wake: 13 };
}

type Corner = readonly [number, number, number];

/** A sail between head, tack and clew, bellied by the wind to +x. */
function sail(head: Corner, tack: Corner, clew: Corner, belly: number): BufferGeometry {
  const places: number[] = [];
  const faces: number[] = [];
  const rows = 10;
  for (let i = 0; i <= rows; i++) {
    const down = i / rows;
    for (let k = 0; k <= rows; k++) {
      const out = k / rows;
      const from = (axis: 0 | 1 | 2): number => head[axis] + (tack[axis] - head[axis]) * down;
      const to = (axis: 0 | 1 | 2): number => head[axis] + (clew[axis] - head[axis]) * down;
      const full = belly * Math.sin(Math.PI * out) * Math.sin(Math.PI * Math.min(1, 0.12 + down * 0.88)) * (0.4 + down);
      places.push(
        from(0) + (to(0) - from(0)) * out + full,
        from(1) + (to(1) - from(1)) * out,
        from(2) + (to(2) - from(2)) * out,
      );
      if (i === rows || k === rows) continue;
      const at = i * (rows + 1) + k;
      faces.push(at, at + 1, at + rows + 1, at + 1, at + rows + 2, at + rows + 1);
    }
  }
  return meshed(places, faces);
}
