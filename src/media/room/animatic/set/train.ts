/** A train of a driving car and coaches on its own track, longer than any frame; its windows are lit when it grows dark. */

import { BoxGeometry, Color, CylinderGeometry, Group, MeshBasicMaterial, type Material } from "three";
import { isIndoors, type Swatch } from "../../../../core/staging";
import { baked } from "./bake";
import { glossy } from "./gloss";
import { add, askedOr, contact, matt, satin, type Actor, type Kit } from "./kit";
import { sheetOf } from "./sheet";
import { panel, steps, type Skin } from "./skin";
import { trackOf } from "./track";

/** Metres; y is over the rail. */
const LONG = 19;
const GAP = 0.7;
const HALF = 1.42;
const FLOOR = 0.72;
const EAVES = 2.75;
const ROOF = 3.78;
/** How long the nose is. */
const NOSE = 4.4;
/** Where its tip is, ahead of the place that is framed. */
const AHEAD = 8;
/** Metres a second. */
const CRUISE = 10;
const COACHES = 5;

/** Body, doors and stripe, and what is dark. */
type Livery = readonly [string, string, string];

const LIVERIES: readonly [Livery, ...Livery[]] = [
  ["#c9c9c4", "#8e1b22", "#1c1e22"],
  ["#d0cdc2", "#1f4f7a", "#20262c"],
  ["#2f4f45", "#c9a24a", "#15191a"],
  ["#b7bcc0", "#c05a1c", "#23262a"],
];

interface Stuff {
  readonly paint: Material;
  readonly stripe: Material;
  readonly dark: Material;
  readonly glass: Material;
  readonly pane: Material;
  readonly roof: Material;
  readonly lamp: Material;
}

/** Faces +z, and rolls that way when it `moves`. */
export function train(kit: Kit, moves: boolean, colour?: Swatch): Actor {
  const chance = kit.chance("train");
  const isModel = isIndoors(kit.staging.place);
  const coaches = isModel ? 0 : COACHES;
  const group = new Group();
  const rear = AHEAD - (coaches + 1) * (LONG + GAP);
  const track = isModel
    ? trackOf(chance, AHEAD - LONG - 2, AHEAD + 2, false)
    : kit.staging.place === "street"
      ? trackOf(chance, rear - 30, AHEAD + 90, true)
      : trackOf(chance, rear - 160, AHEAD + 300, false);
  group.add(track.group);
  const stuff = stuffOf(kit, colour);
  const whole = new Group();
  for (let i = 0; i <= coaches; i++) {
    const coach = new Group();
    coach.position.z = AHEAD - i * (LONG + GAP);
    shellOf(coach, stuff, i === 0 ? noseSkin : coachSkin, i === 0);
    running(coach, stuff);
    if (i > 0) add(coach, new BoxGeometry(2.1, 2.3, GAP + 0.5), stuff.dark, 0, 1.95, GAP / 2);
    whole.add(coach);
  }
  const solid = baked(whole);
  solid.position.y = track.top;
  group.add(solid);
  const shade = new Group();
  shade.position.set(0, track.top - 0.18, (AHEAD + rear) / 2);
  contact(shade, 4.6, AHEAD - rear + 4, 0.9);
  group.add(shade);
  return {
    group,
    height: ROOF,
    lift: track.top,
    isLevel: true,
    ...(moves && !isModel && { speed: CRUISE }),
    update: (seconds, _, pace = 1) => {
      track.stay(moves && !isModel ? CRUISE * pace * seconds : 0);
      if (!moves) return;
      solid.rotation.z = 0.0022 * Math.sin(seconds * 3.1) + 0.0012 * Math.sin(seconds * 7.7);
      solid.position.y = track.top + 0.006 * Math.sin(seconds * 8.9);
    },
  };
}

function stuffOf(kit: Kit, colour?: Swatch): Stuff {
  const { lamps } = kit.light;
  const [body, accent, dark] = kit.chance("livery").pick(LIVERIES);
  const glass = glossy(kit, { colour: "#0b0f12", straight: 0.22, grazing: 0.9 });
  return {
    paint: glossy(kit, { colour: askedOr(colour, body), straight: 0.07, grazing: 0.5 }),
    stripe: glossy(kit, { colour: accent, straight: 0.07, grazing: 0.5 }),
    dark: matt(dark),
    glass,
    pane: lamps > 0.3 ? lit(lamps) : glass,
    roof: satin("#5a5d60", 0.7, 0.1),
    lamp: new MeshBasicMaterial({ color: new Color(1, 0.95, 0.84).multiplyScalar(0.9 + lamps * 6) }),
  };
}

/** A window by night: a warm compartment with heads and seats against it. */
function lit(lamps: number): MeshBasicMaterial {
  const sheet = sheetOf(128, 80, [0.98, 0.86, 0.62]);
  sheet.box(0, 62, 128, 8, [1, 0.97, 0.86]);
  sheet.box(0, 0, 128, 10, [0.42, 0.3, 0.2]);
  for (const [x, high, hasHead] of [
    [22, 40, true],
    [64, 36, false],
    [104, 38, true],
  ] as const) {
    sheet.box(x - 14, -6, 28, high, [0.2, 0.2, 0.26], 8);
    if (!hasHead) continue;
    sheet.box(x - 15, -4, 22, 34, [0.13, 0.1, 0.1], 10);
    sheet.box(x - 10, 26, 15, 20, [0.16, 0.1, 0.08], 7);
  }
  const pane = new MeshBasicMaterial({ map: sheet.texture() });
  pane.color.setScalar(0.35 + lamps * 0.95);
  return pane;
}

/** `along` is z, 0 the front of a coach; `up` 0 the floor, 1 the eaves, 2 the ridge. */
const coachSkin: Skin = (along, up, into) => {
  if (up <= 1) {
    const y = FLOOR + (EAVES - FLOOR) * up;
    return into.set(HALF - 0.09 * Math.max(0, up - 0.35) ** 2 - 0.08 * Math.max(0, 0.3 - up) ** 1.5, y, along);
  }
  const turn = Math.min(1, up - 1) * (Math.PI / 2);
  const edge = HALF - 0.038;
  return into.set(edge * Math.max(0, Math.cos(turn)) ** 0.75, EAVES + (ROOF - EAVES) * Math.sin(turn), along);
};

/** The same, drawn out to a rounded nose. */
const noseSkin: Skin = (along, up, into) => {
  coachSkin(along, up, into);
  const out = Math.min(1, Math.max(0, (along + NOSE) / NOSE));
  const wide = Math.max(0, 1 - out ** 3.4) ** 0.42;
  const high = Math.max(0, 1 - out ** 2.2) ** 0.62;
  const chin = FLOOR - 0.34 * out * (1 - out) * 2;
  into.x *= wide;
  into.y = chin + 0.3 * out + (into.y - FLOOR) * (0.08 + 0.92 * high);
  return into;
};

function shellOf(coach: Group, stuff: Stuff, skin: Skin, isHead: boolean): void {
  const front = isHead ? -NOSE : 0;
  // Towards its tip the nose is cut finer.
  const tip = isHead ? steps(0, 1, 26).map((share) => -NOSE + NOSE * Math.sin((share * Math.PI) / 2)) : [];
  const all = [...steps(-LONG, front, 8), ...tip.slice(1)];
  add(coach, panel(skin, all, steps(0, 1, 8)), stuff.paint);
  add(coach, panel(skin, all, steps(1, 1.28, 4)), stuff.paint);
  add(coach, panel(skin, all, steps(1.28, 2, 6)), stuff.roof);
  add(coach, panel(skin, all.slice(0, isHead ? 26 : undefined), steps(0.02, 0.1, 2), 0.006), stuff.dark);
  add(coach, panel(skin, all.slice(0, isHead ? 30 : undefined), steps(0.2, 0.3, 2), 0.006), stuff.stripe);
  const cab = isHead ? front - 0.6 : -1.9;
  add(coach, panel(skin, steps(-LONG + 1.9, cab, 8), steps(0.44, 0.86, 4), 0.006), stuff.dark);
  const doors = [-LONG + 1.15, -LONG / 2, ...(isHead ? [] : [-1.15])];
  for (let z = -LONG + 2.15; z < cab - 1.4; z += 1.62) {
    if (doors.some((door) => door > z - 0.75 && door < z + 1.4 + 0.75)) continue;
    add(coach, panel(skin, steps(z, z + 1.4, 2), steps(0.475, 0.83, 3), 0.014), stuff.pane).castShadow = false;
  }
  for (const z of doors) {
    add(coach, panel(skin, steps(z - 0.68, z + 0.68, 2), steps(0.03, 0.94, 6), 0.016), stuff.stripe);
    add(coach, panel(skin, steps(z - 0.008, z + 0.008, 1), steps(0.03, 0.94, 4), 0.02), stuff.dark);
    for (const side of [-1, 1]) {
      const [from, to] = side < 0 ? [z - 0.55, z - 0.13] : [z + 0.13, z + 0.55];
      add(coach, panel(skin, steps(from, to, 1), steps(0.42, 0.84, 3), 0.022), stuff.pane).castShadow = false;
    }
  }
  add(coach, new BoxGeometry(HALF * 1.8, 1.9, 0.1), stuff.dark, 0, 1.9, -LONG + 0.02);
  if (!isHead) add(coach, new BoxGeometry(HALF * 1.8, 1.9, 0.1), stuff.dark, 0, 1.9, -0.02);
  for (const z of [-LONG * 0.28, -LONG * 0.72]) {
    add(coach, new BoxGeometry(1.7, 0.24, 3), stuff.roof, 0, ROOF + 0.02, z);
    add(coach, new BoxGeometry(1.4, 0.06, 2.6), stuff.dark, 0, ROOF + 0.15, z);
  }
  if (isHead) face(coach, stuff, skin);
}

/** Windscreen, lamps and coupling of the driving car. */
function face(coach: Group, { glass, dark, lamp, stripe }: Stuff, skin: Skin): void {
  const at = (share: number): number => -NOSE + NOSE * share;
  add(coach, panel(skin, steps(at(0.36), at(0.8), 8), steps(1.06, 2, 8), 0.012), dark);
  add(coach, panel(skin, steps(at(0.4), at(0.76), 8), steps(1.12, 2, 8), 0.02), glass);
  add(coach, panel(skin, steps(at(0.04), at(0.26), 3), steps(0.5, 0.84, 4), 0.012), glass);
  add(coach, panel(skin, steps(at(0.84), at(0.955), 8), steps(0.5, 0.86, 4), 0.012), dark);
  add(coach, panel(skin, steps(at(0.87), at(0.945), 6), steps(0.58, 0.78, 3), 0.02), lamp).castShadow = false;
  add(coach, panel(skin, steps(at(0.5), at(0.99), 14), steps(0.22, 0.4, 2), 0.012), stripe);
  add(coach, new BoxGeometry(1.5, 0.4, 1.6), dark, 0, 0.5, -1.9);
}

/** Frames, wheels and boxes under the floor. */
function running(coach: Group, { dark }: Stuff): void {
  const steel = satin("#3a3632", 0.6, 0.3);
  add(coach, new BoxGeometry(2.3, 0.36, LONG - 5.4), dark, 0, 0.62, -LONG / 2 - 0.2);
  add(coach, new BoxGeometry(2.5, 0.5, 4.2), dark, 0, 0.42, -LONG / 2);
  for (const z of [-3.9, -LONG + 3.1]) {
    for (const side of [-1, 1]) {
      add(coach, new BoxGeometry(0.14, 0.26, 2.9), dark, side * 1.02, 0.55, z);
      for (const axle of [-1.1, 1.1]) {
        const wheel = new CylinderGeometry(0.44, 0.44, 0.12, 22).rotateZ(Math.PI / 2);
        add(coach, wheel, steel, side * 0.78, 0.44, z + axle);
        add(coach, new BoxGeometry(0.16, 0.2, 0.3), steel, side * 1.06, 0.46, z + axle);
      }
    }
    add(coach, new BoxGeometry(1.9, 0.3, 1.2), dark, 0, 0.56, z);
  }
}
