/** A telephone on a small stand: its screen on, a metal frame with buttons, three lenses at its back. */

import { CylinderGeometry, DoubleSide, ExtrudeGeometry, Group, MeshBasicMaterial, PlaneGeometry, Shape } from "three";
import { RoundedBoxGeometry } from "three/examples/jsm/geometries/RoundedBoxGeometry.js";
import type { Swatch } from "../../../../core/staging";
import { baked } from "./bake";
import { glossy } from "./gloss";
import { add, askedOr, matt, satin, turned, type Actor, type Kit } from "./kit";
import { fractal } from "./noise";
import { grounded, productTable } from "./product-table";
import { inkOf, sheetOf, type Ink } from "./sheet";

/** Metres. */
const WIDE = 0.0715;
const HIGH = 0.148;
const THICK = 0.0082;
const ROUND = 0.0125;
const BEZEL = 0.0028;
/** How far it leans back on its stand, in radians, and how high its foot is. */
const LEAN = 0.2;
const FOOT = 0.014;

export function phone(kit: Kit, turns = false, colour?: Swatch): Actor {
  const chance = kit.chance("phone");
  const setting = productTable(kit, turns, 0.12);
  const { still } = setting;
  grounded(still, 0.13, 0.12, 0.85);
  const whole = new Group();
  const body = new Group();
  body.position.set(0, FOOT, 0.012);
  body.rotation.x = -LEAN;
  whole.add(body);
  const finish = askedOr(colour, chance.pick(["#2b2d31", "#c9c5bb", "#37485e", "#6b5a4e"]));
  const metal = glossy(kit, { colour: finish, straight: 0.3, grazing: 0.8 });
  const back = glossy(kit, { colour: finish, straight: 0.1, grazing: 0.6 });
  const black = glossy(kit, { colour: "#050506", straight: 0.06, grazing: 0.6 });
  // Frame, then glass before and behind it.
  add(body, slab(0, THICK, 0.0014), metal);
  add(body, slab(0.0007, 0.0007, 0.0002), black, 0, 0, THICK / 2);
  add(body, slab(0.0007, 0.0007, 0.0002), back, 0, 0, -THICK / 2);
  screen(kit, body);
  buttons(body, metal);
  lenses(kit, body, metal, back);
  stand(whole, satin("#8b8d90", 0.35, 0.5));
  still.add(baked(whole));
  return { group: setting.group, height: FOOT + HIGH * Math.cos(LEAN), lift: setting.lift, update: setting.update };
}

function outline(wide: number, high: number, round: number): Shape {
  const [x, y] = [wide / 2, high];
  const shape = new Shape();
  shape.moveTo(-x + round, 0);
  shape.lineTo(x - round, 0);
  shape.absarc(x - round, round, round, -Math.PI / 2, 0, false);
  shape.lineTo(x, y - round);
  shape.absarc(x - round, y - round, round, 0, Math.PI / 2, false);
  shape.lineTo(-x + round, y);
  shape.absarc(-x + round, y - round, round, Math.PI / 2, Math.PI, false);
  shape.lineTo(-x, round);
  shape.absarc(-x + round, round, round, Math.PI, Math.PI * 1.5, false);
  return shape;
}

/** The phone's outline, `inset` smaller, with broken edges; its foot is at y 0 and its middle at z 0. */
function slab(inset: number, thick: number, bevel: number): ExtrudeGeometry {
  const shrink = inset + bevel;
  const depth = Math.max(0.0001, thick - 2 * bevel);
  const flat = outline(WIDE - 2 * shrink, HIGH - 2 * shrink, ROUND - shrink);
  return new ExtrudeGeometry(flat, {
    depth,
    bevelEnabled: true,
    bevelThickness: bevel,
    bevelSize: bevel,
    bevelSegments: 3,
    curveSegments: 12,
  }).translate(0, shrink, -depth / 2);
}

/** A lock screen: the hour, the day, two messages, a row of signs. */
function screen(kit: Kit, body: Group): void {
  const chance = kit.chance("screen");
  const seed = Math.floor(chance.between(0, 1e6));
  const [from, to, over] = chance.pick<readonly [Ink, Ink, Ink]>([
    [inkOf("#16335b"), inkOf("#d9793f"), inkOf("#f3c66a")],
    [inkOf("#10242b"), inkOf("#2f8f86"), inkOf("#d7e3b0")],
    [inkOf("#2a1746"), inkOf("#b0386a"), inkOf("#f2a25c")],
  ]);
  const [w, h] = [288, 608];
  const sheet = sheetOf(w, h, [0, 0, 0]);
  const mix = (a: Ink, b: Ink, share: number): Ink => [
    a[0] + (b[0] - a[0]) * share,
    a[1] + (b[1] - a[1]) * share,
    a[2] + (b[2] - a[2]) * share,
  ];
  sheet.wash((u, v) => {
    // A sun over hills: three bands of hills in front of a sky.
    const sky = mix(to, from, Math.min(1, Math.max(0, v * 1.5 - 0.35)));
    const sun = Math.hypot((u - 0.62) * 0.47, v - 0.46) < 0.09 ? 1 : 0;
    let ink = mix(sky, over, sun);
    for (let band = 0; band < 3; band++) {
      const ridge = 0.42 - band * 0.1 + 0.14 * (fractal(u * (2 + band) + band * 9, 0.5, 3, seed) - 0.5);
      if (v < ridge) ink = mix(to, from, 0.45 + band * 0.25);
    }
    return ink;
  });
  const white: Ink = [0.97, 0.97, 0.97];
  const dim: Ink = [0.85, 0.86, 0.88];
  sheet.box(w / 2 - 34, h - 34, 68, 20, [0, 0, 0], 10);
  sheet.text("9:41", 38, h - 24, 13, white, { weight: 0.16, from: "middle" });
  sheet.box(w - 52, h - 30, 26, 12, white, 4);
  sheet.text("tuesday 14 may", w / 2, h - 92, 15, dim, { weight: 0.12 });
  sheet.text("9:41", w / 2, h - 142, 62, white, { weight: 0.1 });
  const cards = [
    ["studio", "the cut is ready"],
    ["calendar", "shoot at six"],
  ] as const;
  cards.forEach(([who, what], i) => {
    const y = 176 - i * 74;
    sheet.box(16, y, w - 32, 64, [0.94, 0.94, 0.95], 16, 0.82);
    sheet.box(28, y + 16, 32, 32, i === 0 ? over : to, 9);
    sheet.text(who, 72, y + 43, 12, [0.1, 0.1, 0.12], { weight: 0.17, from: "left" });
    sheet.text(what, 72, y + 22, 12, [0.25, 0.25, 0.28], { weight: 0.12, from: "left", most: w - 110 });
  });
  for (const x of [46, w - 46]) sheet.box(x - 19, 34, 38, 38, [0.1, 0.1, 0.12], 19, 0.55);
  sheet.box(w / 2 - 46, 12, 92, 5, white, 2.5);
  const glow = new MeshBasicMaterial({ map: sheet.texture() });
  glow.color.setScalar(1.05);
  const face = add(body, lit(), glow, 0, 0, THICK / 2 + 0.00056);
  face.castShadow = face.receiveShadow = false;
  // Over it lies glass that catches the lamps.
  const glass = glossy(kit, { colour: "#000000", straight: 0.035, grazing: 0.55, opacity: 0.02, side: DoubleSide });
  const cover = add(body, new PlaneGeometry(WIDE - 0.004, HIGH - 0.004), glass, 0, HIGH / 2, THICK / 2 + 0.0009);
  cover.castShadow = cover.receiveShadow = false;
  cover.renderOrder = 3;
}

/** The lit part of the glass, with the picture laid over its whole. */
function lit(): ExtrudeGeometry {
  const [wide, high] = [WIDE - 2 * BEZEL, HIGH - 2 * BEZEL];
  const flat = new ExtrudeGeometry(outline(wide, high, ROUND - BEZEL), {
    depth: 0.00004,
    bevelEnabled: false,
    curveSegments: 12,
  });
  const [place, uv] = [flat.getAttribute("position"), flat.getAttribute("uv")];
  for (let i = 0; i < uv.count; i++) uv.setXY(i, place.getX(i) / wide + 0.5, place.getY(i) / high);
  return flat.translate(0, BEZEL, 0);
}

function buttons(body: Group, metal: ReturnType<typeof glossy>): void {
  const key = (side: number, y: number, long: number): void => {
    add(body, new RoundedBoxGeometry(0.0012, long, 0.0032, 2, 0.0005), metal, side * (WIDE / 2 + 0.0002), y, 0);
  };
  key(1, 0.098, 0.019);
  key(-1, 0.112, 0.006);
  key(-1, 0.098, 0.011);
  key(-1, 0.083, 0.011);
  const port = add(body, new RoundedBoxGeometry(0.009, 0.001, 0.0032, 2, 0.0004), matt("#050505"), 0, 0.0001, 0);
  port.castShadow = false;
}

function lenses(kit: Kit, body: Group, metal: ReturnType<typeof glossy>, back: ReturnType<typeof glossy>): void {
  const island = new Group();
  // Seen from behind, at the upper left.
  island.position.set(WIDE / 2 - 0.021, HIGH - 0.021, -THICK / 2 - 0.0012);
  island.rotation.y = Math.PI;
  add(island, new RoundedBoxGeometry(0.034, 0.034, 0.0024, 4, 0.0011), back);
  const dark = glossy(kit, { colour: "#07080b", straight: 0.2, grazing: 0.9 });
  const pupil = glossy(kit, { colour: "#16223a", straight: 0.4, grazing: 0.9 });
  for (const [x, y] of [
    [-0.0078, 0.0078],
    [-0.0078, -0.0078],
    [0.0082, 0],
  ] as const) {
    const ring = turned(
      [
        [0.0052, 0],
        [0.0066, 0],
        [0.0067, 0.0016],
        [0.0062, 0.002],
        [0.0055, 0.0016],
      ],
      32,
    ).rotateX(Math.PI / 2);
    add(island, ring, metal, x, y, 0.001);
    add(island, new CylinderGeometry(0.0056, 0.0056, 0.0012, 28).rotateX(Math.PI / 2), dark, x, y, 0.0019);
    add(island, new CylinderGeometry(0.0026, 0.0026, 0.0012, 24).rotateX(Math.PI / 2), pupil, x, y, 0.00205);
  }
  const flash = add(
    island,
    new CylinderGeometry(0.0024, 0.0024, 0.0008, 20).rotateX(Math.PI / 2),
    matt("#e9e2c8"),
    0.0085,
    0.0118,
    0.0014,
  );
  flash.castShadow = false;
  body.add(island);
}

/** A bent strip of metal: a lip before the phone's foot, a back to lean on. */
function stand(still: Group, metal: ReturnType<typeof satin>): void {
  add(still, new RoundedBoxGeometry(0.056, 0.004, 0.085, 2, 0.0015), metal, 0, 0.003, -0.006);
  add(still, new RoundedBoxGeometry(0.05, 0.011, 0.004, 2, 0.0015), metal, 0, 0.0095, 0.0215);
  add(still, new RoundedBoxGeometry(0.05, 0.008, 0.018, 2, 0.0015), metal, 0, 0.0085, 0.012);
  const rest = add(still, new RoundedBoxGeometry(0.034, 0.085, 0.004, 2, 0.0015), metal, 0, 0.046, -0.008);
  rest.rotation.x = -LEAN;
}
