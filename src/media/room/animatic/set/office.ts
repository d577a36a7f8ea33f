/** An office high up: desks in rows, windows with blinds on two sides and the city behind, a room of glass in the corner. */

import {
  BoxGeometry,
  Color,
  CylinderGeometry,
  DoubleSide,
  Group,
  Mesh,
  MeshBasicMaterial,
  MeshLambertMaterial,
  PlaneGeometry,
  PointLight,
} from "three";
import { baked } from "./bake";
import { bench, meetingTable, officePlant, paintsOf, type Paints } from "./desks";
import { glossy } from "./gloss";
import { add, matt, painted, type Kit, type PlaceSet } from "./kit";
import { fractal, noise } from "./noise";
import { OFFICE } from "./room-size";
import { city } from "./towers";

/** Metres. Half the width, the ceiling, the back wall; the near side is open, where the camera stands. */
const { side: SIDE, back: BACK, open: OPEN } = OFFICE;
const HIGH = 3;
/** Walls go on above the ceiling: no light comes in at the joint, and a camera up there does not look over them. */
const LAP = 4;
/** The streets, under the office's floor. */
const BELOW = 74;

const WINDOW = { bottom: 0.62, top: 2.72, bay: 2.1, pier: 0.22 } as const;

export function office(kit: Kit): PlaceSet {
  const group = new Group();
  // The sun comes in from the side it is on.
  const side = kit.light.direction.x < 0 ? -1 : 1;
  const paints = paintsOf(kit);
  const still = new Group();
  const wall = matt(kit.chance("office").pick(["#bfbdb6", "#b5bab9", "#c2b8a8"]));
  windowWall(kit, still, wall, BACK, SIDE * 2, 0);
  windowWall(kit, still, wall, side * SIDE, OPEN - BACK, side);
  plainWall(kit, still, wall, paints, -side);
  desks(kit, still, paints, side);
  const glass = glassRoom(kit, still, paints, -side);
  group.add(baked(still), floorAndCeiling(kit), luminaires(kit), glass);
  const outside = city(kit, { below: BELOW, near: 70 });
  outside.rotation.y = side * -0.3;
  group.add(outside);
  if (kit.light.lamps < 0.5) group.add(sky(kit));
  return { group, ground: () => 0, update: () => undefined };
}

/** A wall of windows. With `side` 0 it is the back wall at z = `at`; else it stands at x = `at` and runs along z. */
function windowWall(
  kit: Kit,
  still: Group,
  paint: MeshLambertMaterial,
  at: number,
  length: number,
  side: number,
): void {
  const chance = kit.chance(`blinds ${side}`);
  const run = new Group();
  if (side === 0) run.position.z = at;
  else {
    run.position.set(at, 0, (OPEN + BACK) / 2);
    run.rotation.y = (-side * Math.PI) / 2;
  }
  const { bottom, top, bay, pier } = WINDOW;
  const frame = matt("#3b4044");
  const slat = new MeshLambertMaterial({ color: "#c9c6bd" });
  add(run, new BoxGeometry(length, bottom, 0.24), paint, 0, bottom / 2, -0.12);
  add(run, new BoxGeometry(length, HIGH + LAP - top, 0.24), paint, 0, (HIGH + LAP + top) / 2, -0.12);
  add(run, new BoxGeometry(length, 0.05, 0.36), matt("#d3d0c8"), 0, bottom + 0.02, -0.02);
  // The radiator's cover under the sill.
  add(run, new BoxGeometry(length, 0.36, 0.1), matt("#a9aaa8"), 0, 0.26, 0.05);
  const bays = Math.max(1, Math.round(length / bay));
  const width = length / bays;
  const drop = chance.between(0.16, 0.5);
  for (let i = 0; i <= bays; i++) {
    const x = -length / 2 + i * width;
    add(run, new BoxGeometry(pier, top - bottom, 0.24), paint, x, (top + bottom) / 2, -0.12);
    if (i === bays) continue;
    const middle = x + width / 2;
    const clear = width - pier;
    for (const edge of [-0.5, 0, 0.5]) {
      add(run, new BoxGeometry(0.05, top - bottom, 0.06), frame, middle + edge * clear, (top + bottom) / 2, -0.14);
    }
    for (const y of [bottom + 0.05, top - 0.03]) add(run, new BoxGeometry(clear, 0.06, 0.06), frame, middle, y, -0.14);
    blind(
      run,
      slat,
      middle,
      clear - 0.06,
      top,
      (top - bottom) * Math.min(1, Math.max(0.08, drop + chance.between(-0.14, 0.2))),
    );
  }
  still.add(run);
}

/** Slats let down by `drop` metres, their cords, and the rail at the end. */
function blind(run: Group, slat: MeshLambertMaterial, x: number, width: number, top: number, drop: number): void {
  const pitch = 0.075;
  for (let y = 0; y < drop; y += pitch) {
    const one = add(run, new BoxGeometry(width, 0.006, 0.06), slat, x, top - 0.08 - y, 0.02);
    one.rotation.x = 0.5;
  }
  add(run, new BoxGeometry(width, 0.03, 0.05), slat, x, top - 0.08 - drop, 0.02);
  add(run, new BoxGeometry(width, 0.06, 0.07), slat, x, top - 0.03, 0.02);
  for (const share of [-0.36, 0.36])
    add(run, new BoxGeometry(0.008, drop, 0.008), slat, x + share * width, top - 0.08 - drop / 2, 0.052);
}

/** The wall without windows: cabinets, a board, a clock, a door. */
function plainWall(
  kit: Kit,
  still: Group,
  paint: MeshLambertMaterial,
  { steel, dark, paper, top }: Paints,
  side: number,
): void {
  const chance = kit.chance("cabinets");
  const run = new Group();
  run.position.set(side * SIDE, 0, 0);
  run.rotation.y = (-side * Math.PI) / 2;
  const middle = ((OPEN + BACK) / 2) * side;
  add(run, new BoxGeometry(OPEN - BACK, HIGH + LAP, 0.24), paint, middle, (HIGH + LAP) / 2, -0.12);
  add(run, new BoxGeometry(OPEN - BACK, 0.1, 0.03), dark, middle, 0.05, 0.01);
  for (let i = 0; i < 4; i++) {
    const x = side * (-0.4 + i * 0.84);
    add(run, new BoxGeometry(0.8, 1.15, 0.44), steel, x, 0.575, 0.24);
    for (const y of [0.2, 0.56, 0.92]) add(run, new BoxGeometry(0.74, 0.31, 0.012), paper, x, y + 0.02, 0.462);
    for (const y of [0.3, 0.66, 1.02]) add(run, new BoxGeometry(0.16, 0.02, 0.02), dark, x, y, 0.475);
    let at = x - 0.34;
    while (at < x + 0.28 && chance.next() < 0.9) {
      const thick = chance.between(0.05, 0.09);
      add(run, new BoxGeometry(thick, 0.32, 0.26), chance.pick([dark, paper, top]), at + thick / 2, 1.31, 0.24);
      at += thick + 0.004;
    }
  }
  const board = side * 4.6;
  add(run, new BoxGeometry(2.5, 1.25, 0.03), steel, board, 1.62, 0.02);
  add(run, new BoxGeometry(2.42, 1.17, 0.034), matt("#ffffff", notes(kit)), board, 1.62, 0.022);
  add(run, new CylinderGeometry(0.17, 0.17, 0.04, 24).rotateX(Math.PI / 2), dark, side * 0.9, 2.2, 0.03);
  add(run, new CylinderGeometry(0.15, 0.15, 0.044, 24).rotateX(Math.PI / 2), paper, side * 0.9, 2.2, 0.032);
  add(run, new BoxGeometry(0.012, 0.1, 0.01), dark, side * 0.9, 2.25, 0.06);
  add(run, new BoxGeometry(0.08, 0.012, 0.01), dark, side * 0.9 + 0.035, 2.2, 0.06);
  still.add(run);
}

/** Notes in coloured squares, a few lines and arrows in pen. */
function notes(kit: Kit): ReturnType<typeof painted> {
  const chance = kit.chance("notes");
  const squares = Array.from({ length: 22 }, () => ({
    u: 0.06 + Math.floor(chance.between(0, 9)) * 0.1,
    v: 0.12 + Math.floor(chance.between(0, 4)) * 0.2,
    ink: [0.5 + 0.45 * chance.next(), 0.72 + 0.15 * chance.next(), 0.4 + 0.4 * chance.next()] as const,
  }));
  return painted(128, [1, 1], (u, v) => {
    for (const square of squares) {
      if (u > square.u && u < square.u + 0.075 && v > square.v && v < square.v + 0.15) return square.ink;
    }
    const line = Math.abs(v - 0.5 - 0.3 * Math.sin(u * 5)) < 0.008 && u > 0.1 && u < 0.9;
    return line ? [0.2, 0.28, 0.5] : [0.9, 0.91, 0.9];
  });
}

/** Rows that leave the middle free; the nearest are the frame's foreground. `side` is the sun's. */
function desks(kit: Kit, still: Group, paints: Paints, side: number): void {
  const chance = kit.chance("desks");
  for (const [x, z] of [
    [side * 2.5, -1.7],
    [side * 4.25, -1.7],
    [side * 2.5, -4.6],
    [side * 4.25, -4.6],
    [side * 0.2, -5],
    [-side * 2.7, -1.1],
    [-side * 4.45, -1.1],
    [side * 4.4, 2.4],
    [-side * 4.5, 2.9],
  ] as const) {
    bench(still, paints, chance, x, z);
  }
  officePlant(still, paints, chance, side * (SIDE - 0.65), BACK + 0.7);
  officePlant(still, paints, chance, -side * 1.75, BACK + 3.1);
  for (const z of [-3.1, 5.2])
    add(still, new BoxGeometry(0.5, HIGH, 0.5), matt("#b9b7b1"), side * (SIDE - 1.15), HIGH / 2, z);
}

/** A meeting room behind glass, in the corner away from the sun. Returns its panes, which are seen through. */
function glassRoom(kit: Kit, still: Group, paints: Paints, side: number): Group {
  const [inner, front] = [side * 2.25, -3.3];
  const width = SIDE - 2.25;
  const depth = front - BACK;
  const panes = new Group();
  const glass = glossy(kit, { colour: "#9fb4b8", straight: 0.05, grazing: 0.5, opacity: 0.1, side: DoubleSide });
  const along = new Mesh(new PlaneGeometry(width, HIGH), glass);
  along.position.set(inner + (side * width) / 2, HIGH / 2, front);
  const across = new Mesh(new PlaneGeometry(depth, HIGH).rotateY(Math.PI / 2), glass);
  across.position.set(inner, HIGH / 2, front - depth / 2);
  panes.add(along, across);
  for (const y of [0.03, 2.15, HIGH - 0.04]) {
    add(still, new BoxGeometry(width, 0.06, 0.06), paints.dark, along.position.x, y, front);
    add(still, new BoxGeometry(0.06, 0.06, depth), paints.dark, inner, y, across.position.z);
  }
  for (let i = 0; i <= 4; i++)
    add(still, new BoxGeometry(0.05, HIGH, 0.06), paints.dark, inner + (side * width * i) / 4, HIGH / 2, front);
  for (let i = 1; i <= 3; i++)
    add(still, new BoxGeometry(0.06, HIGH, 0.05), paints.dark, inner, HIGH / 2, front - (depth * i) / 3);
  // A frosted band, so that nobody walks into it.
  const frost = new MeshLambertMaterial({
    color: "#d9dedd",
    transparent: true,
    opacity: 0.42,
    side: DoubleSide,
    depthWrite: false,
  });
  const band = new Mesh(new PlaneGeometry(width, 0.42), frost);
  band.position.set(along.position.x, 1.12, front + 0.004);
  panes.add(band);
  for (const part of panes.children) part.renderOrder = 12;
  meetingTable(still, paints, inner + (side * width) / 2, front - depth / 2);
  return panes;
}

function floorAndCeiling(kit: Kit): Group {
  const seed = Math.floor(kit.chance("carpet").between(0, 1e6));
  const group = new Group();
  const [width, depth, middle] = [SIDE * 2 + 0.4, OPEN - BACK, (OPEN + BACK) / 2];
  const carpet = painted(128, [width / 2, depth / 2], (u, v) => {
    const tile = (Math.floor(u * 4) + Math.floor(v * 4)) % 2 === 0 ? 1 : 0.94;
    const joint = (u * 4) % 1 < 0.02 || (v * 4) % 1 < 0.02 ? 0.9 : 1;
    const pile = 1 + 0.16 * (noise(u * 64, v * 64, seed, 64) - 0.5) + 0.08 * (fractal(u * 6, v * 6, 2, seed, 6) - 0.5);
    const tone = tile * joint * pile;
    return [0.42 * tone, 0.405 * tone, 0.39 * tone];
  });
  const floor = add(
    group,
    new PlaneGeometry(width, depth).rotateX(-Math.PI / 2),
    matt("#ffffff", carpet),
    0,
    0,
    middle,
  );
  floor.castShadow = false;
  const tiles = painted(64, [width / 1.2, depth / 1.2], (u, v) => {
    const joint = (u * 2) % 1 < 0.05 || (v * 2) % 1 < 0.05 ? 0.72 : 1;
    return [0.86 * joint, 0.86 * joint, 0.84 * joint];
  });
  const above = matt("#ffffff", tiles);
  // The floor and the desks throw light up to it.
  above.emissive = new Color(...kit.light.fill)
    .lerp(new Color(1, 0.96, 0.88), 0.4 + 0.6 * kit.light.lamps)
    .multiplyScalar(0.2);
  above.emissiveMap = tiles;
  // Seen from above it is not there: a high camera looks in.
  add(group, new PlaneGeometry(width, depth).rotateX(Math.PI / 2), above, 0, HIGH, middle);
  // A lid on the walls, or the sun would lie on their upper ends.
  add(group, new PlaneGeometry(width, depth).rotateX(Math.PI / 2), matt("#3a3a3a"), 0, HIGH + LAP, middle);
  return group;
}

/** Long lamps in the ceiling: on by day as in any office, the only light by night. */
function luminaires(kit: Kit): Group {
  const { lamps } = kit.light;
  const group = new Group();
  const panels = new Group();
  const lit = new MeshBasicMaterial({ color: new Color(1, 0.96, 0.88).multiplyScalar(1.25 + 1.3 * lamps) });
  for (let z = BACK + 1.5; z < OPEN; z += 2.4) {
    for (const x of [-4.8, -2.4, 0, 2.4, 4.8]) {
      add(panels, new PlaneGeometry(0.28, 1.2).rotateX(Math.PI / 2), lit, x, HIGH - 0.012, z);
    }
  }
  group.add(baked(panels));
  group.traverse((part) => (part.castShadow = false));
  // By day they do not count beside the windows.
  if (lamps > 0.3) {
    for (const z of [-3.6, 1.6]) {
      const light = new PointLight(new Color(1, 0.95, 0.86), 10.5 * lamps, 14, 1.3);
      light.position.set(0, HIGH - 1, z);
      group.add(light);
    }
  }
  return group;
}

/** What the sky throws in through the panes when nobody sees it: a large soft lamp at the windows. */
function sky(kit: Kit): PointLight {
  const { direction, fill, fillStrength } = kit.light;
  const light = new PointLight(new Color(...fill), fillStrength * 5, 14, 1.2);
  light.position.set(Math.sign(direction.x) * (SIDE - 1.2), 2, 1);
  return light;
}
