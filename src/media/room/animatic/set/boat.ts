/** A small sloop: a lofted hull, bellied sails, a wake of its own weight in the swell. */

import {
  BufferGeometry,
  Color,
  CylinderGeometry,
  DoubleSide,
  Float32BufferAttribute,
  Group,
  MeshLambertMaterial,
} from "three";
import { glossy } from "./gloss";
import { add, ball, capsule, matt, type Actor, type Kit } from "./kit";

const LENGTH = 6.4;
const MAST = 8;

/** Faces +z. Afloat, the water is at its foot; elsewhere it stands on its keel. */
export function boat(kit: Kit, isAfloat: boolean): Actor {
  const chance = kit.chance("boat");
  const group = new Group();
  const ship = new Group();
  group.add(ship);
  ship.position.y = isAfloat ? 0 : 0.42;
  const paint = chance.pick(["#e8e4da", "#7d1f22", "#1d3a55", "#2f5547"]);
  const hull = glossy(kit, { colour: new Color(paint), straight: 0.05, grazing: 0.4, side: DoubleSide });
  add(ship, loft(), hull);
  const deck = add(ship, deckOf(), matt(new Color("#9b7a4f")));
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
  const helmsman = new Group();
  add(helmsman, capsule(0.19, 0.42), matt("#27415c"), 0, 0.92, 0);
  add(helmsman, ball(0.12, 14), matt("#b98463"), 0, 1.38, 0);
  helmsman.position.set(-0.25, 0, -1.7);
  ship.add(helmsman);
  const phase = chance.between(0, 6);
  return {
    group,
    height: MAST + 0.5,
    ...(isAfloat && { speed: 0.55 }),
    update: (seconds) => {
      if (!isAfloat) return;
      ship.rotation.set(
        0.025 * Math.sin(seconds * 1.05 + phase),
        0,
        -0.075 + 0.03 * Math.sin(seconds * 0.8 + phase * 2),
      );
      ship.position.y = 0.07 * Math.sin(seconds * 1.05 + phase + 0.8);
    },
  };
}

/** Half the beam at a place along the hull, 0 the stern and 1 the stem, at the rail. */
function beam(along: number): number {
  return 1.02 * Math.pow(Math.sin(Math.PI * (0.28 + 0.72 * along)), 0.85) * (along > 0.999 ? 0 : 1);
}

function rail(along: number): number {
  return 0.52 + 0.26 * along * along;
}

function loft(): BufferGeometry {
  const places: number[] = [];
  const faces: number[] = [];
  const [stations, ribs] = [22, 12];
  for (let i = 0; i <= stations; i++) {
    const along = i / stations;
    const z = (along - 0.47) * LENGTH;
    const half = beam(along);
    const keel = -0.42 * (1 - Math.pow(along, 3)) - 0.02;
    for (let k = 0; k <= ribs; k++) {
      const round = ((k / ribs) * 2 - 1) * (Math.PI / 2);
      const up = keel + (rail(along) - keel) * Math.pow(Math.abs(Math.sin(round)), 1.5);
      places.push(
        Math.sign(round) * half * Math.pow(Math.abs(Math.sin(round)), 0.62),
        up,
        z + 0.3 * along * (up / 0.8),
      );
      if (i === stations || k === ribs) continue;
      const at = i * (ribs + 1) + k;
      faces.push(at, at + ribs + 1, at + 1, at + 1, at + ribs + 1, at + ribs + 2);
    }
  }
  return meshed(places, faces);
}

function deckOf(): BufferGeometry {
  const places: number[] = [];
  const faces: number[] = [];
  const stations = 20;
  for (let i = 0; i <= stations; i++) {
    const along = i / stations;
    const z = (along - 0.47) * LENGTH + 0.3 * along * (rail(along) / 0.8);
    places.push(-beam(along) * 0.97, rail(along) - 0.06, z, beam(along) * 0.97, rail(along) - 0.06, z);
    if (i < stations) faces.push(i * 2, i * 2 + 2, i * 2 + 1, i * 2 + 1, i * 2 + 2, i * 2 + 3);
  }
  return meshed(places, faces);
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

function meshed(places: readonly number[], faces: number[]): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new Float32BufferAttribute(places, 3));
  geometry.setIndex(faces);
  geometry.computeVertexNormals();
  return geometry;
}
