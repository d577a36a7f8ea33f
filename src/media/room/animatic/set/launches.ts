/** What goes without sails: a motor boat, a rowing boat, a ship. */

import { BoxGeometry, Color, CylinderGeometry, Group, MeshBasicMaterial } from "three";
import { RoundedBoxGeometry } from "three/examples/jsm/geometries/RoundedBoxGeometry.js";
import type { Swatch } from "../../../../core/staging";
import { baked } from "./bake";
import { glossy } from "./gloss";
import { beamAt, deckOf, railAt, sidesOf, zAt, type Hull } from "./hull";
import { add, askedOr, capsule, matt, satin, type Kit } from "./kit";
import { crewman, hullPaint, type Vessel } from "./vessel";

const LAUNCH: Hull = { long: 6.6, beam: 1.14, rail: 0.62, sheer: 0.34, keel: 0.3, full: 0.8 };
const SKIFF: Hull = { long: 4.3, beam: 0.74, rail: 0.42, sheer: 0.18, keel: 0.16, full: 0.9 };
const COASTER: Hull = { long: 46, beam: 4.4, rail: 2.6, sheer: 1.7, keel: 1.2, full: 0.45 };

/** An open speedboat: a long foredeck, a raked windscreen, an outboard motor. */
export function motorboat(kit: Kit, ship: Group, name: string, colour?: Swatch): Vessel {
  const chance = kit.chance(name);
  const [side, band] = chance.pick<readonly [string, string]>([
    ["#e9e6df", "#1d3a55"],
    ["#e9e6df", "#a3241f"],
    ["#1c3247", "#d9d2c2"],
    ["#8c1f1f", "#e6e0d2"],
  ]);
  const whole = new Group();
  add(whole, sidesOf(LAUNCH), hullPaint(kit, askedOr(colour, side)));
  add(whole, deckOf(LAUNCH, 0.02, 0.56, 0.995), satin("#a8733f", 0.4));
  add(whole, deckOf(LAUNCH, 0.3, 0.005, 0.6), matt("#cfc8ba")).castShadow = false;
  const trim = hullPaint(kit, band);
  for (const out of [-1, 1]) {
    for (let i = 0; i < 12; i++) {
      const [from, to] = [0.02 + i * 0.08, 0.02 + (i + 1) * 0.08];
      rubbed(whole, LAUNCH, out, from, Math.min(0.97, to), trim);
    }
  }
  const glass = glossy(kit, { colour: "#0f1a20", straight: 0.12, grazing: 0.9, opacity: 0.7 });
  const screen = add(whole, new RoundedBoxGeometry(1.5, 0.46, 0.03, 2, 0.014), glass, 0, 0.98, 0.62);
  screen.rotation.x = -0.62;
  for (const out of [-1, 1]) {
    const wing = add(whole, new RoundedBoxGeometry(0.03, 0.36, 0.8, 2, 0.014), glass, out * 0.82, 0.92, 0.2);
    wing.rotation.set(0.1, out * -0.16, 0);
  }
  const seat = satin("#d8d0c0", 0.6);
  for (const x of [-0.42, 0.42]) {
    add(whole, new RoundedBoxGeometry(0.52, 0.16, 0.5, 3, 0.06), seat, x, 0.5, -0.35);
    add(whole, new RoundedBoxGeometry(0.52, 0.5, 0.14, 3, 0.06), seat, x, 0.74, -0.62);
  }
  add(whole, new RoundedBoxGeometry(1.5, 0.34, 0.44, 3, 0.08), seat, 0, 0.5, -1.9);
  add(whole, new BoxGeometry(1.5, 0.2, 0.16), matt("#1d1d20"), 0, 0.72, 0.5);
  const motor = satin("#1b1d21", 0.35);
  add(whole, new RoundedBoxGeometry(0.4, 0.5, 0.5, 4, 0.12), motor, 0, 0.86, -3.28);
  add(whole, new BoxGeometry(0.16, 0.8, 0.24), motor, 0, 0.3, -3.28);
  crewman(whole, 0.42, 0.55, -0.32, chance.pick(["#27415c", "#8a2f28", "#44503c"]));
  if (chance.next() < 0.6) crewman(whole, -0.42, 0.52, -0.34, chance.pick(["#b59b6a", "#5d5f68", "#c9c4ba"]));
  ship.add(baked(whole));
  return { hull: LAUNCH, height: 1.6, speed: 2.4, water: 2.6, heel: 0.03, trim: 0.055, wake: 24 };
}

/** A strake along the rail from one share of a hull to another. */
function rubbed(
  parent: Group,
  hull: Hull,
  out: number,
  from: number,
  to: number,
  paint: ReturnType<typeof glossy>,
): void {
  const [x0, x1] = [out * beamAt(hull, from), out * beamAt(hull, to)];
  const [y0, y1] = [railAt(hull, from), railAt(hull, to)];
  const [z0, z1] = [zAt(hull, from, y0), zAt(hull, to, y1)];
  const strake = add(
    parent,
    new BoxGeometry(0.07, 0.11, Math.hypot(x1 - x0, z1 - z0) * 1.06),
    paint,
    (x0 + x1) / 2,
    (y0 + y1) / 2 - 0.04,
    (z0 + z1) / 2,
  );
  strake.rotation.set(-Math.atan2(y1 - y0, z1 - z0), Math.atan2(x1 - x0, z1 - z0), 0, "YXZ");
}

/** Seconds from one stroke to the next. */
const STROKE = 2.6;

/** A skiff with thwarts, and somebody who rows it with the back to the bow. */
export function rowboat(kit: Kit, ship: Group, name: string, colour?: Swatch): Vessel {
  const chance = kit.chance(name);
  const whole = new Group();
  add(
    whole,
    sidesOf(SKIFF),
    hullPaint(kit, askedOr(colour, chance.pick(["#7a4a26", "#2d5a52", "#8a2a24", "#dcd6c8"]))),
  );
  const plank = matt("#8d6a42");
  add(whole, deckOf(SKIFF, 0.22, 0.005, 0.93), plank).castShadow = false;
  for (const [z, wide] of [
    [-1.35, 1.2],
    [-0.2, 1.42],
    [1.1, 0.9],
  ] as const)
    add(whole, new BoxGeometry(wide, 0.045, 0.26), plank, 0, 0.36, z);
  const trim = hullPaint(kit, "#5a3a20");
  for (const out of [-1, 1]) {
    for (let i = 0; i < 10; i++) rubbed(whole, SKIFF, out, i * 0.097, (i + 1) * 0.097, trim);
  }
  for (const x of [-0.12, 0.12]) {
    const leg = add(whole, capsule(0.085, 0.5), matt("#2c3140"), x, 0.42, -0.55);
    leg.rotation.x = Math.PI / 2 - 0.2;
  }
  ship.add(baked(whole));
  const rower = crewman(ship, 0, 0.36, -0.18, chance.pick(["#8a3a2c", "#3d5876", "#a89062", "#d9d5ca"]));
  rower.rotation.y = Math.PI;
  const ash = matt("#b08a55");
  const oars = [-1, 1].map((out) => {
    const oar = new Group();
    oar.position.set(out * 0.72, 0.56, -0.5);
    add(oar, new CylinderGeometry(0.022, 0.026, 2.7, 8).rotateZ(Math.PI / 2), ash, out * 0.62, 0, 0);
    add(oar, new BoxGeometry(0.6, 0.16, 0.02), ash, out * 1.95, 0, 0);
    const arm = add(oar, capsule(0.05, 0.42), matt("#b98463"), -out * 0.52, 0.03, 0.2);
    arm.rotation.set(Math.PI / 2 - 0.35, 0, 0);
    ship.add(oar);
    return { oar, out };
  });
  return {
    hull: SKIFF,
    height: 1.3,
    speed: 0.5,
    water: 1.6,
    heel: 0,
    trim: 0,
    wake: 5,
    update: (seconds) => {
      const turn = (seconds / STROKE) * Math.PI * 2;
      rower.rotation.x = 0.26 * Math.sin(turn);
      for (const { oar, out } of oars) {
        oar.rotation.set(0, out * 0.5 * Math.sin(turn), -out * (0.2 - 0.16 * Math.cos(turn)), "YXZ");
      }
    },
  };
}

/** A coaster: holds before, the bridge and the funnel behind, lit as it grows dark. */
export function steamer(kit: Kit, ship: Group, name: string, colour?: Swatch): Vessel {
  const chance = kit.chance(name);
  const whole = new Group();
  const [side, stack] = chance.pick<readonly [string, string]>([
    ["#1c2b3f", "#b8862f"],
    ["#6f1d1c", "#1c1c1f"],
    ["#20242a", "#a32a22"],
    ["#2c4a46", "#d6cdb8"],
  ]);
  add(whole, sidesOf(COASTER), hullPaint(kit, askedOr(colour, side)));
  add(whole, deckOf(COASTER, 0.5), matt("#7d4a3a"));
  const white = satin("#d9d6cc", 0.6);
  const dark = matt("#1a1d20");
  const pane = new MeshBasicMaterial({
    color: new Color(1, 0.84, 0.56).multiplyScalar(0.05 + kit.light.lamps * 1.5),
  });
  for (const [wide, high, deep, y, z] of [
    [7.2, 2.7, 9, 3.4, -15.6],
    [6.6, 2.5, 7.4, 6, -15.2],
    [6.2, 2.3, 5.4, 8.4, -14.6],
  ] as const) {
    add(whole, new RoundedBoxGeometry(wide, high, deep, 2, 0.2), white, 0, y, z);
    add(whole, new BoxGeometry(wide + 0.5, 0.14, deep + 0.6), white, 0, y + high / 2, z);
    for (const out of [-1, 1]) {
      for (let at = -deep / 2 + 1; at < deep / 2 - 0.5; at += 1.5) {
        add(whole, new BoxGeometry(0.06, 0.62, 0.7), pane, (out * wide) / 2, y + 0.2, z + at).castShadow = false;
      }
    }
    for (let at = -wide / 2 + 0.8; at < wide / 2 - 0.4; at += 1.15)
      add(whole, new BoxGeometry(0.8, 0.72, 0.06), pane, at, y + 0.25, z + deep / 2).castShadow = false;
  }
  add(whole, new CylinderGeometry(0.95, 1.15, 3.4, 20), matt(stack), 0, 10.6, -17.6);
  add(whole, new CylinderGeometry(0.98, 0.98, 0.7, 20), dark, 0, 12.3, -17.6);
  for (const z of [-13.2, 3.5, 16.5]) {
    const high = z < 0 ? 4 : 7.5;
    add(whole, new CylinderGeometry(0.09, 0.16, high, 8), white, 0, (z < 0 ? 9.4 : 2.6) + high / 2, z);
    if (z < 0) continue;
    const jib = add(whole, new CylinderGeometry(0.08, 0.1, 7.6, 8), white, 0, 6.6, z - 2.6);
    jib.rotation.x = 1.05;
  }
  const boxes = ["#8a4a2c", "#2f5570", "#6f7562", "#8b8578", "#7a2d28"] as const;
  for (let i = 0; i < 4; i++) {
    for (const [x, row] of [
      [-1.3, 0],
      [1.3, 0],
      [-1.3, 1],
      [1.3, 1],
    ] as const) {
      if (row === 1 && chance.next() < 0.35) continue;
      add(whole, new BoxGeometry(2.44, 2.4, 5.4), matt(chance.pick(boxes)), x, 3.6 + row * 2.45, -6.6 + i * 5.7);
    }
  }
  ship.add(baked(whole));
  return { hull: COASTER, height: 13, speed: 1.6, water: 2.4, heel: 0, trim: 0, wake: 46 };
}
