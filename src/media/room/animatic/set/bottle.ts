/** A bottle with a printed label; on a table that is not the studio's, with a glass and fruit for company. */

import { Color, CylinderGeometry, DoubleSide, Group } from "three";
import type { Swatch } from "../../../../core/staging";
import { glossy } from "./gloss";
import { add, askedOr, ball, matt, satin, turned, type Actor, type Kit } from "./kit";
import { fractal } from "./noise";
import { grounded, productTable } from "./product-table";
import { inkOf, sheetOf, type Ink } from "./sheet";

const HEIGHT = 0.306;
type Profile = readonly (readonly [number, number])[];

/** Foot, shoulders and neck; the last point is where the neck ends. */
const SHAPES: readonly [Profile, ...Profile[]] = [
  [
    [0.001, 0.006],
    [0.03, 0.001],
    [0.036, 0.001],
    [0.0385, 0.006],
    [0.0388, 0.012],
    [0.0388, 0.172],
    [0.0375, 0.19],
    [0.0325, 0.209],
    [0.0225, 0.229],
    [0.0165, 0.243],
    [0.0148, 0.257],
    [0.0143, 0.29],
    [0.0165, 0.2925],
    [0.0167, 0.302],
    [0.0145, 0.306],
    [0.011, 0.306],
  ],
  [
    [0.001, 0.006],
    [0.03, 0.001],
    [0.036, 0.001],
    [0.0385, 0.006],
    [0.0388, 0.012],
    [0.0388, 0.146],
    [0.0375, 0.16],
    [0.034, 0.178],
    [0.0285, 0.2],
    [0.0205, 0.23],
    [0.0165, 0.248],
    [0.0148, 0.29],
    [0.0168, 0.2925],
    [0.0168, 0.302],
    [0.0145, 0.306],
    [0.011, 0.306],
  ],
];

const GLASS: Profile = [
  [0.001, 0],
  [0.03, 0.0012],
  [0.033, 0.0025],
  [0.012, 0.006],
  [0.0045, 0.012],
  [0.0036, 0.075],
  [0.012, 0.084],
  [0.026, 0.1],
  [0.036, 0.128],
  [0.0345, 0.165],
  [0.03, 0.195],
];

const NAMES = ["Belmare", "Le Phare", "Clos Sud", "Orsay", "Haute Rive"] as const;

export function bottle(kit: Kit, turns = false, colour?: Swatch): Actor {
  const chance = kit.chance("bottle");
  const setting = productTable(kit, turns);
  const { still } = setting;
  grounded(still, 0.15, 0.15, 0.85);
  const shape = chance.pick(SHAPES);
  const tint = askedOr(colour, chance.pick(["#0f2a17", "#331608", "#123044", "#262f0c"]));
  add(still, turned(shape, 56), glossy(kit, { colour: tint, straight: 0.22, grazing: 0.85 }));
  const capsule = chance.pick(["#5b1216", "#18181a", "#7a5a1e", "#1e3a2c"]);
  const foil = glossy(kit, { colour: capsule, straight: 0.14, grazing: 0.5 });
  const cap = [
    [0.0153, 0.243],
    [0.0158, 0.244],
    [0.0156, 0.288],
    [0.0176, 0.2915],
    [0.0177, 0.303],
    [0.0165, 0.3065],
    [0.012, 0.3072],
    [0.001, 0.3072],
  ] as const;
  add(still, turned(cap, 40), foil);
  label(kit, still, capsule);
  if (kit.staging.place !== "studio") company(kit, setting.company);
  return { group: setting.group, height: HEIGHT, lift: setting.lift, update: setting.update };
}

function label(kit: Kit, still: Group, accent: string): void {
  const chance = kit.chance("label");
  const seed = Math.floor(chance.between(0, 1e6));
  const dark: Ink = [0.1, 0.09, 0.09];
  const band: Ink = inkOf(accent);
  const name = chance.pick(NAMES);
  const year = `20${String(12 + Math.floor(chance.next() * 11))}`;
  const sheet = sheetOf(640, 256, [1, 1, 1]);
  sheet.wash((u, v) => {
    const paper = 0.88 + 0.05 * fractal(u * 120, v * 50, 2, seed);
    return [paper, paper * 0.965, paper * 0.88];
  });
  for (const y of [14, 20, 236, 242]) sheet.line(0, y, 640, y, y === 14 || y === 242 ? 3 : 1.2, dark);
  for (const at of [160, 480]) {
    sheet.box(at - 7, 186, 14, 14, band, 7);
    sheet.line(at - 70, 193, at - 16, 193, 1.5, dark);
    sheet.line(at + 16, 193, at + 70, 193, 1.5, dark);
    sheet.text(name, at, 140, 44, dark, { weight: 0.12, most: 210 });
    sheet.text("grand vin", at, 98, 15, dark, { weight: 0.12 });
    sheet.text(year, at, 64, 26, band, { weight: 0.14 });
    sheet.text("75 cl   12.5 vol", at, 35, 10, dark, { weight: 0.13 });
  }
  const map = sheet.texture();
  // Front and back: each half of the picture takes half of the way round.
  add(
    still,
    new CylinderGeometry(0.0391, 0.0391, 0.086, 64, 1, true).rotateY(Math.PI / 2),
    matt("#ffffff", map),
    0,
    0.1,
  );
}

function company(kit: Kit, group: Group): void {
  const chance = kit.chance("company");
  const side = chance.pick([-1, 1]);
  const clear = glossy(kit, {
    colour: new Color("#1a1d1e"),
    straight: 0.05,
    grazing: 0.85,
    opacity: 0.14,
    side: DoubleSide,
  });
  const [x, z] = [side * 0.135, 0.06];
  const cup = add(group, turned(GLASS, 40), clear, x, 0.001, z);
  cup.castShadow = false;
  const wine = glossy(kit, { colour: new Color("#4c0a12"), straight: 0.04, grazing: 0.4 });
  const filled = [
    [0.001, 0.0815],
    [0.011, 0.085],
    [0.025, 0.1005],
    [0.0345, 0.126],
    [0.001, 0.1262],
  ] as const;
  add(group, turned(filled, 36), wine, x, 0.001, z);
  grounded(placed(group, x, z), 0.09, 0.09, 0.6);
  const peel = satin(chance.pick(["#c4651a", "#b59c25", "#7c2218"]), 0.5);
  for (const [px, pz, size] of [
    [-0.13, 0.02, 0.034],
    [-0.195, 0.055, 0.032],
    [-0.165, -0.045, 0.035],
  ] as const) {
    const fruit = add(group, ball(size, 26), peel, side * px, size * 0.94, pz);
    fruit.scale.y = 0.94;
    grounded(placed(group, side * px, pz), size * 2.6, size * 2.6, 0.75);
  }
}

function placed(group: Group, x: number, z: number): Group {
  const spot = new Group();
  spot.position.set(x, 0, z);
  group.add(spot);
  return spot;
}
