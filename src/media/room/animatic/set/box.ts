/** A box, as the words name it or by the seed: a parcel of cardboard with its tape and labels, or a rigid gift box with a ribbon. */

import { BoxGeometry, Color, Group, type MeshLambertMaterial, PlaneGeometry } from "three";
import { RoundedBoxGeometry } from "three/examples/jsm/geometries/RoundedBoxGeometry.js";
import type { Swatch, Variant } from "../../../../core/staging";
import { baked } from "./bake";
import { glossy } from "./gloss";
import { add, askedOr, asPaint, matt, painted, satin, turned, type Actor, type Kit } from "./kit";
import { fractal, hash } from "./noise";
import { grounded, productTable } from "./product-table";
import { inkOf, sheetOf, type Ink, type Sheet } from "./sheet";

/** Metres. */
interface Size {
  readonly wide: number;
  readonly high: number;
  readonly deep: number;
}

export function box(kit: Kit, turns = false, variant?: Variant, colour?: Swatch): Actor {
  const chance = kit.chance("box");
  const setting = productTable(kit, turns, 0.21);
  const either = chance.pick([true, false]);
  const isParcel = variant === "carton" || (variant !== "coffret" && either);
  const size: Size = isParcel ? { wide: 0.3, high: 0.2, deep: 0.22 } : { wide: 0.2, high: 0.125, deep: 0.2 };
  grounded(setting.still, size.wide * 1.5, size.deep * 1.55, 1);
  const whole = new Group();
  if (isParcel) parcel(kit, whole, size, colour);
  else coffret(kit, whole, size, colour);
  setting.still.add(baked(whole));
  const reach = Math.hypot(size.wide, size.deep) / 2 + 0.005;
  return { group: setting.group, height: size.high, reach, lift: setting.lift, update: setting.update };
}

const MAKERS = ["Nordkai", "Atelier 9", "Maison Vey", "Halden"] as const;

const KRAFT: Ink = [0.66, 0.5, 0.33];
const PRINT: Ink = [0.2, 0.13, 0.08];
/** Texels a metre on the faces of a parcel. */
const FINE = 1700;

function parcel(kit: Kit, still: Group, { wide, high, deep }: Size, colour?: Swatch): void {
  const board: Ink = colour ? inkOf(`#${asPaint(colour).getHexString()}`) : KRAFT;
  const seed = Math.floor(kit.chance("cardboard").between(0, 1e6));
  const sheet = (width: number, height: number): Sheet => {
    const made = sheetOf(Math.round(width * FINE), Math.round(height * FINE), board);
    made.wash((u, v) => {
      const [x, y] = [u * width * 100, v * height * 100];
      // Fibres, and the flutes that show through the liner.
      const tone = 0.9 + 0.16 * fractal(x * 0.5, y * 0.5, 3, seed) + 0.05 * (hash(x * 22, y * 9, seed) - 0.5);
      const worn = Math.min(u * width, (1 - u) * width, v * height, (1 - v) * height) < 0.0025 ? 1.1 : 1;
      const flute = 1 + 0.014 * Math.sin(x * 12.6);
      return [board[0] * tone * flute * worn, board[1] * tone * flute * worn, board[2] * tone * flute * worn];
    });
    return made;
  };
  const front = sheet(wide, high);
  brand(front, kit);
  const side = sheet(deep, high);
  marks(side);
  const lid = sheet(wide, deep);
  lid.line(0, lid.height / 2, lid.width, lid.height / 2, 4, [0.16, 0.1, 0.06]);
  shippingLabel(lid, kit);
  const face = (width: number, height: number, printed: MeshLambertMaterial): Group => {
    const turnedFace = new Group();
    add(turnedFace, new PlaneGeometry(width, height), printed);
    still.add(turnedFace);
    return turnedFace;
  };
  // A core throws the shadow and rounds the edges; faces lie on it.
  const core = painted(16, [1, 1], () => board);
  add(
    still,
    new RoundedBoxGeometry(wide - 0.001, high - 0.001, deep - 0.001, 3, 0.004),
    matt("#e8e0d4", core),
    0,
    high / 2,
  );
  const [ahead, beside] = [matt("#ffffff", front.texture()), matt("#ffffff", side.texture())];
  const inset = 0.007;
  const [w, h, d] = [wide - inset, high - inset, deep - inset];
  for (const half of [0, 1]) {
    const near = face(w, h, ahead);
    near.position.set(0, high / 2, (half === 0 ? 1 : -1) * (deep / 2 - 0.0002));
    near.rotation.y = half * Math.PI;
    const flank = face(d, h, beside);
    flank.position.set((half === 0 ? 1 : -1) * (wide / 2 - 0.0002), high / 2, 0);
    flank.rotation.y = (half === 0 ? 1 : -1) * (Math.PI / 2);
  }
  const over = face(w, d, matt("#ffffff", lid.texture()));
  over.position.y = high - 0.0002;
  over.rotation.x = -Math.PI / 2;
  const tape = glossy(kit, { colour: "#a98552", straight: 0.08, grazing: 0.55, opacity: 0.82 });
  const strip = add(still, new PlaneGeometry(wide - 0.001, 0.05), tape, 0, high + 0.0006);
  strip.rotation.x = -Math.PI / 2;
  const tails = [-1, 1].map((end) => {
    const tail = add(still, new PlaneGeometry(0.05, 0.055), tape, end * (wide / 2 + 0.0006), high - 0.0285);
    tail.rotation.y = end * (Math.PI / 2);
    return tail;
  });
  for (const piece of [strip, ...tails]) {
    piece.castShadow = false;
    piece.renderOrder = 3;
  }
}

function brand(sheet: Sheet, kit: Kit): void {
  const { width: w, height: h } = sheet;
  const name = kit.chance("brand").pick(MAKERS);
  sheet.text(name, w / 2, h * 0.54, h * 0.2, PRINT, { weight: 0.18, most: w * 0.72 });
  sheet.line(w * 0.2, h * 0.36, w * 0.8, h * 0.36, h * 0.012, PRINT);
  sheet.text("handle with care", w / 2, h * 0.27, h * 0.06, PRINT, { weight: 0.14 });
}

/** Arrows up, a glass, and how it is piled. */
function marks(sheet: Sheet): void {
  const { width: w, height: h } = sheet;
  const thick = h * 0.022;
  for (const x of [0.24, 0.36]) {
    sheet.line(w * x, h * 0.36, w * x, h * 0.66, thick, PRINT);
    sheet.line(w * x, h * 0.67, w * x - h * 0.06, h * 0.57, thick, PRINT);
    sheet.line(w * x, h * 0.67, w * x + h * 0.06, h * 0.57, thick, PRINT);
  }
  sheet.line(w * 0.18, h * 0.32, w * 0.42, h * 0.32, thick, PRINT);
  const [x, y] = [w * 0.68, h * 0.5];
  sheet.line(x - h * 0.08, y + h * 0.17, x + h * 0.08, y + h * 0.17, thick, PRINT);
  sheet.line(x - h * 0.08, y + h * 0.17, x - h * 0.05, y + h * 0.02, thick, PRINT);
  sheet.line(x + h * 0.08, y + h * 0.17, x + h * 0.05, y + h * 0.02, thick, PRINT);
  sheet.line(x - h * 0.05, y + h * 0.02, x + h * 0.05, y + h * 0.02, thick, PRINT);
  sheet.line(x, y + h * 0.02, x, y - h * 0.15, thick, PRINT);
  sheet.line(x - h * 0.07, y - h * 0.16, x + h * 0.07, y - h * 0.16, thick, PRINT);
  sheet.text("this way up", w / 2, h * 0.18, h * 0.06, PRINT, { weight: 0.14 });
}

function shippingLabel(sheet: Sheet, kit: Kit): void {
  const { width: w, height: h } = sheet;
  const bars = kit.chance("barcode");
  const [x, y, wide, high] = [w * 0.58, h * 0.08, w * 0.34, h * 0.28];
  const ink: Ink = [0.08, 0.08, 0.08];
  sheet.box(x, y, wide, high, [0.93, 0.92, 0.9], 4);
  for (let at = x + wide * 0.08; at < x + wide * 0.92;) {
    const thick = bars.pick([1.6, 1.6, 3, 4.4]);
    sheet.box(at, y + high * 0.1, thick, high * 0.42, ink);
    at += thick + bars.pick([1.8, 1.8, 3.4]);
  }
  sheet.text("24 - 00817", x + wide / 2, y + high * 0.68, high * 0.11, ink);
  sheet.text("priority", x + wide / 2, y + high * 0.86, high * 0.11, ink, { weight: 0.2 });
}

/** A lid over a base, a gap of shade between them, and a ribbon with a bow. */
function coffret(kit: Kit, still: Group, { wide, high, deep }: Size, colour?: Swatch): void {
  const chance = kit.chance("coffret");
  const [paper, ribbon] = chance.pick<readonly [string, string]>([
    ["#1d2b3a", "#b08d4a"],
    ["#5c1520", "#d2b27a"],
    ["#d9d2c4", "#22302c"],
    ["#26382f", "#c8a86a"],
  ] as const);
  const body = satin(askedOr(colour, paper), 0.62);
  const lidHigh = high * 0.4;
  add(
    still,
    new RoundedBoxGeometry(wide - 0.008, high - lidHigh + 0.01, deep - 0.008, 3, 0.002),
    body,
    0,
    (high - lidHigh) / 2 + 0.002,
  );
  add(still, new BoxGeometry(wide - 0.014, 0.004, deep - 0.014), matt("#0a0a0a"), 0, high - lidHigh);
  add(still, new RoundedBoxGeometry(wide, lidHigh - 0.0012, deep, 4, 0.0026), body, 0, high - lidHigh / 2);
  const silk = glossy(kit, { colour: ribbon, straight: 0.1, grazing: 0.55 });
  const band = 0.026;
  for (const along of [0, 1]) {
    const strip = new Group();
    strip.rotation.y = along * (Math.PI / 2);
    const long = along === 0 ? wide : deep;
    add(strip, new RoundedBoxGeometry(long + 0.0022, 0.0016, band, 1, 0.0006), silk, 0, high + 0.0006 + along * 0.0012);
    for (const end of [-1, 1])
      add(
        strip,
        new RoundedBoxGeometry(0.0016, high - 0.002, band, 1, 0.0006),
        silk,
        end * (long / 2 + 0.0006),
        high / 2,
      );
    still.add(strip);
  }
  bow(still, silk, high);
  stamp(kit, still, ribbon, { wide, high, deep });
}

function bow(still: Group, silk: MeshLambertMaterial, high: number): void {
  const knot = new Group();
  knot.position.y = high + 0.005;
  knot.rotation.y = 0.5;
  for (const side of [-1, 1]) {
    // A loop is a flat ring, pinched at the knot.
    const ring = turned(
      [
        [0.0165, -0.012],
        [0.0172, 0],
        [0.0165, 0.012],
        [0.0155, 0.012],
        [0.0162, 0],
        [0.0155, -0.012],
        [0.0165, -0.012],
      ],
      28,
    ).rotateX(Math.PI / 2);
    const loop = add(knot, ring, silk, side * 0.023, 0.008, 0);
    loop.scale.set(1.45, 0.62, 1);
    loop.rotation.z = side * 0.32;
    const tail = add(knot, new RoundedBoxGeometry(0.05, 0.0014, 0.02, 1, 0.0006), silk, side * 0.03, -0.001, 0.026);
    tail.rotation.set(0.12, side * -0.8, side * -0.05);
  }
  add(knot, new RoundedBoxGeometry(0.017, 0.014, 0.024, 3, 0.005), silk, 0, 0.005, 0);
  still.add(knot);
}

/** The maker's name in foil on the front of the lid. */
function stamp(kit: Kit, still: Group, foil: string, { high, deep }: Size): void {
  const name = kit.chance("brand").pick(MAKERS);
  const sheet = sheetOf(384, 64, [0, 0, 0]);
  sheet.text(name, 192, 32, 34, [1, 1, 1], { weight: 0.11, most: 360 });
  const alpha = sheet.texture();
  const gold = glossy(kit, { colour: new Color().setRGB(...inkOf(foil)), straight: 0.3, grazing: 0.7 });
  gold.alphaMap = alpha;
  gold.alphaTest = 0.4;
  const plate = add(still, new PlaneGeometry(0.066, 0.011), gold, 0.055, high * 0.8, deep / 2 + 0.0007);
  plate.castShadow = false;
}
