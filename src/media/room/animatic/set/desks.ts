/** What an office is furnished with: benches of desks with screens, swivel chairs, cabinets, plants. */

import {
  BoxGeometry,
  Color,
  CylinderGeometry,
  DoubleSide,
  Group,
  MeshBasicMaterial,
  MeshLambertMaterial,
  type Material,
} from "three";
import { RoundedBoxGeometry } from "three/examples/jsm/geometries/RoundedBoxGeometry.js";
import type { Chance } from "../../../../core/chance";
import { add, capsule, matt, painted, turned, type Kit } from "./kit";
import { hash } from "./noise";

/** Metres: how high one sits and works, and a desk's measures. */
const SEAT = 0.45;
const TOP = 0.74;
const WIDE = 1.6;
const DEEP = 0.8;

export interface Paints {
  readonly top: Material;
  readonly steel: Material;
  readonly dark: Material;
  readonly cloth: Material;
  readonly paper: Material;
  readonly leaf: Material;
  readonly clay: Material;
  readonly screens: readonly Material[];
}

export function paintsOf(kit: Kit): Paints {
  const chance = kit.chance("office paints");
  const seed = Math.floor(chance.between(0, 1e6));
  return {
    top: matt(chance.pick(["#c9b291", "#d6d3cc", "#a98a66"])),
    steel: matt("#9a9fa3"),
    dark: matt("#1f2225"),
    cloth: matt(chance.pick(["#2f4d5c", "#3c3f44", "#7a4a3a", "#4d5c47"])),
    paper: matt("#d8d5cb"),
    leaf: new MeshLambertMaterial({ color: "#3f6136", side: DoubleSide }),
    clay: matt("#c7c2b8"),
    screens: [0, 1, 2].map((kind) => screen(seed + kind, kind, 0.75 + 0.55 * kit.light.lamps)),
  };
}

/** A programme's window: a bar, a column of names, then a chart, a text or a table. */
function screen(seed: number, kind: number, level: number): MeshBasicMaterial {
  const map = painted(64, [1, 1], (u, v) => {
    if (u < 0.02 || u > 0.98 || v < 0.03 || v > 0.97) return [0.02, 0.02, 0.03];
    if (v > 0.9) return [0.16, 0.2, 0.26];
    const row = Math.floor(v * 20);
    if (u < 0.2)
      return (v * 20) % 1 < 0.5 && u > 0.04 && u < 0.06 + 0.12 * hash(row, 1, seed)
        ? [0.5, 0.58, 0.66]
        : [0.12, 0.15, 0.2];
    const inked = (v * 20) % 1 < 0.45;
    switch (kind) {
      case 0: {
        const bar = Math.floor((u - 0.2) * 15);
        const isBar = ((u - 0.2) * 15) % 1 < 0.66 && v < 0.12 + 0.55 * hash(bar, 2, seed) && v > 0.1;
        return isBar ? [0.16, 0.52, 0.86] : [0.86, 0.89, 0.92];
      }
      case 1:
        return inked && u > 0.25 && u < 0.4 + 0.5 * hash(row, 3, seed) ? [0.45, 0.72, 0.6] : [0.07, 0.09, 0.12];
      default:
        return inked && u > 0.25 && (u * 9) % 1 < 0.7 ? [0.42, 0.46, 0.52] : [0.88, 0.89, 0.87];
    }
  });
  return new MeshBasicMaterial({ map, color: new Color(level, level, level) });
}

/** Two desks face to face, with what lies on them. `x` and `z` are the middle of the bench. */
export function bench(group: Group, paints: Paints, chance: Chance, x: number, z: number): void {
  for (const front of [1, -1] as const) {
    const half = new Group();
    half.position.set(x, 0, z);
    half.rotation.y = front === 1 ? 0 : Math.PI;
    desk(half, paints, chance);
    group.add(half);
  }
  add(group, new BoxGeometry(WIDE, 0.36, 0.03), paints.cloth, x, TOP + 0.2, z);
}

/** One desk in front of the bench's middle line; whoever works at it looks along -z. */
function desk(half: Group, { top, steel, dark, cloth, paper, screens }: Paints, chance: Chance): void {
  add(half, new BoxGeometry(WIDE, 0.03, DEEP), top, 0, TOP, DEEP / 2 + 0.02);
  for (const side of [-1, 1]) {
    add(half, new BoxGeometry(0.05, TOP, 0.05), steel, side * (WIDE / 2 - 0.06), TOP / 2, DEEP - 0.06);
    add(half, new BoxGeometry(0.05, TOP, 0.05), steel, side * (WIDE / 2 - 0.06), TOP / 2, 0.08);
    add(half, new BoxGeometry(0.04, 0.04, DEEP - 0.1), steel, side * (WIDE / 2 - 0.06), TOP - 0.05, DEEP / 2);
  }
  const shift = chance.between(-0.12, 0.12);
  const pair = chance.next() < 0.5;
  for (const at of pair ? [-0.3, 0.3] : [0]) {
    const stand = new Group();
    stand.position.set(shift + at, TOP + 0.015, 0.2);
    stand.rotation.y = -at * 0.7;
    add(stand, new BoxGeometry(0.22, 0.012, 0.18), dark, 0, 0.006, 0);
    add(stand, new BoxGeometry(0.045, 0.26, 0.03), dark, 0, 0.13, -0.04);
    add(stand, new BoxGeometry(0.57, 0.345, 0.025), dark, 0, 0.35, 0);
    const lit = screens[Math.floor(chance.next() * screens.length)];
    if (lit) add(stand, new BoxGeometry(0.55, 0.322, 0.004), lit, 0, 0.352, 0.013).castShadow = false;
    half.add(stand);
  }
  add(half, new BoxGeometry(0.42, 0.018, 0.14), dark, shift, TOP + 0.024, 0.52);
  add(half, new BoxGeometry(0.06, 0.02, 0.1), dark, shift + 0.32, TOP + 0.025, 0.52);
  const sheets = add(half, new BoxGeometry(0.22, 0.03 + 0.05 * chance.next(), 0.3), paper, -0.6, TOP + 0.04, 0.42);
  sheets.rotation.y = chance.between(-0.3, 0.3);
  add(half, new CylinderGeometry(0.04, 0.034, 0.095, 12), cloth, 0.62, TOP + 0.06, chance.between(0.3, 0.55));
  add(half, new BoxGeometry(0.4, 0.55, 0.52), steel, WIDE / 2 - 0.3, 0.3, 0.42);
  for (const y of [0.2, 0.38]) add(half, new BoxGeometry(0.36, 0.012, 0.008), dark, WIDE / 2 - 0.3, y, 0.684);
  chair(
    half,
    { dark, cloth },
    shift + chance.between(-0.1, 0.1),
    DEEP + chance.between(0.12, 0.4),
    chance.between(-0.6, 0.6),
  );
}

/** A swivel chair on five castors. Unturned, who sits on it looks along -z. */
function chair(
  parent: Group,
  { dark, cloth }: Pick<Paints, "dark" | "cloth">,
  x: number,
  z: number,
  turn: number,
): void {
  const whole = new Group();
  whole.position.set(x, 0, z);
  whole.rotation.y = turn;
  for (let leg = 0; leg < 5; leg++) {
    const spoke = new Group();
    spoke.rotation.y = (leg / 5) * Math.PI * 2;
    add(spoke, new BoxGeometry(0.045, 0.035, 0.29), dark, 0, 0.085, 0.16);
    add(spoke, new CylinderGeometry(0.032, 0.032, 0.04, 8).rotateZ(Math.PI / 2), dark, 0, 0.034, 0.29);
    whole.add(spoke);
  }
  add(whole, new CylinderGeometry(0.028, 0.034, SEAT - 0.12, 8), dark, 0, SEAT / 2 + 0.02, 0);
  add(whole, new RoundedBoxGeometry(0.49, 0.085, 0.47, 2, 0.04), cloth, 0, SEAT, 0);
  const back = new Group();
  back.position.set(0, SEAT + 0.36, 0.235);
  back.rotation.x = -0.13;
  add(back, new RoundedBoxGeometry(0.45, 0.52, 0.06, 2, 0.03), cloth, 0, 0.04, 0);
  add(back, new BoxGeometry(0.07, 0.42, 0.03), dark, 0, -0.2, 0.04);
  whole.add(back);
  for (const side of [-1, 1]) {
    add(whole, new BoxGeometry(0.035, 0.2, 0.035), dark, side * 0.27, SEAT + 0.1, 0.05);
    add(whole, new BoxGeometry(0.06, 0.03, 0.26), dark, side * 0.27, SEAT + 0.21, 0.02);
  }
  parent.add(whole);
}

/** A long table with chairs on both sides and a screen at its end, for the room behind glass. */
export function meetingTable(group: Group, paints: Paints, x: number, z: number): void {
  add(group, new RoundedBoxGeometry(2.2, 0.04, 0.95, 2, 0.02), paints.top, x, TOP, z);
  for (const side of [-1, 1]) {
    add(group, new BoxGeometry(0.07, TOP, 0.6), paints.dark, x + side * 0.75, TOP / 2, z);
    for (const at of [-0.6, 0.15, 0.85])
      chair(group, paints, x + at * 0.9, z + side * 0.72, side > 0 ? 0.1 * at : Math.PI + 0.2 * at);
  }
}

/** A tall plant in a pot: blades that lean out and over. */
export function officePlant(group: Group, { leaf, clay }: Paints, chance: Chance, x: number, z: number): void {
  add(
    group,
    turned(
      [
        [0.001, 0],
        [0.17, 0],
        [0.22, 0.42],
        [0.2, 0.44],
        [0.18, 0.4],
        [0.001, 0.4],
      ],
      20,
    ),
    clay,
    x,
    0,
    z,
  );
  for (let i = 0; i < 26; i++) {
    const around = i * 2.4 + chance.between(-0.3, 0.3);
    const lean = 0.12 + 0.75 * (i / 26) * chance.between(0.7, 1.2);
    const long = chance.between(0.7, 1.15);
    const blade = capsule(0.045, long)
      .scale(1, 1, 0.14)
      .translate(0, long / 2, 0);
    const place = blade.getAttribute("position");
    // Blades bend under their own weight.
    for (let k = 0; k < place.count; k++) {
      const up = place.getY(k);
      place.setXYZ(k, place.getX(k), up - up * up * lean * 0.25, place.getZ(k) + up * up * lean * 0.55);
    }
    blade.computeVertexNormals();
    const mesh = add(group, blade, leaf, x, 0.36, z);
    mesh.rotation.set(lean * 0.55, around, 0, "YXZ");
  }
}
