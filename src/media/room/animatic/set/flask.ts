/** A flask of perfume: a block of clear glass with a scent in it, a metal collar and a heavy stopper. */

import { Color, CylinderGeometry, PlaneGeometry } from "three";
import { RoundedBoxGeometry } from "three/examples/jsm/geometries/RoundedBoxGeometry.js";
import type { Swatch } from "../../../../core/staging";
import { clear, liquid } from "./glass";
import { glossy } from "./gloss";
import { add, askedOr, matt, type Actor, type Kit } from "./kit";
import { grounded, productTable } from "./product-table";
import { inkOf, sheetOf } from "./sheet";

/** Metres: the glass, and what is left of it for the scent. */
const WIDE = 0.066;
const HIGH = 0.078;
const DEEP = 0.036;
const WALL = 0.0038;
const FOOT = 0.011;
const NECK = 0.012;
const STOPPER = 0.03;

const HOUSES = ["Vey", "Sillage", "Nuit 9", "Aurore"] as const;

export function flask(kit: Kit, turns = false, colour?: Swatch): Actor {
  const chance = kit.chance("flask");
  const { group, still, lift, update } = productTable(kit, turns);
  grounded(still, WIDE * 1.9, DEEP * 2.6, 0.85);
  const scent = askedOr(colour, chance.pick(["#b97f45", "#b3666c", "#7d9c7c", "#c4965c"]));
  const metal = chance.pick(["#b08d4a", "#8c8f93", "#1c1a1a"]);
  const full = (HIGH - FOOT) * chance.between(0.84, 0.92);
  const filled = new RoundedBoxGeometry(WIDE - WALL * 2, full, DEEP - WALL * 2, 3, 0.004);
  add(still, filled, liquid(kit, scent, full), 0, FOOT + full / 2);
  const glass = clear(kit);
  const block = add(still, new RoundedBoxGeometry(WIDE, HIGH, DEEP, 6, 0.0075), glass, 0, HIGH / 2);
  block.renderOrder = 3;
  const rim = glossy(kit, { colour: new Color(metal), straight: 0.4, grazing: 0.9 });
  add(still, new CylinderGeometry(0.0115, 0.0125, NECK, 40), rim, 0, HIGH + NECK / 2);
  add(still, new CylinderGeometry(0.0148, 0.0148, 0.0024, 40), rim, 0, HIGH + 0.0014);
  const cap = glossy(kit, { colour: chance.pick(["#17181a", metal, "#e1ddd2"]), straight: 0.14, grazing: 0.7 });
  add(
    still,
    new RoundedBoxGeometry(WIDE * 0.5, STOPPER, DEEP * 0.82, 5, 0.0045),
    cap,
    0,
    HIGH + NECK + STOPPER / 2 - 0.002,
  );
  const paper = sheetOf(320, 208, [0.93, 0.91, 0.86]);
  const ink = inkOf("#1c1a19");
  for (const y of [14, 194]) paper.line(14, y, 306, y, 2, inkOf(metal));
  paper.text(chance.pick(HOUSES), 160, 118, 62, ink, { weight: 0.1, most: 270 });
  paper.text("eau de parfum", 160, 64, 17, ink, { weight: 0.12, most: 260 });
  paper.text("50 ml", 160, 36, 14, ink, { weight: 0.12 });
  const label = matt("#ffffff", paper.texture());
  for (const side of [0, 1]) {
    const plate = add(
      still,
      new PlaneGeometry(0.04, 0.026),
      label,
      0,
      HIGH * 0.45,
      (side === 0 ? 1 : -1) * (DEEP / 2 + 0.0004),
    );
    plate.rotation.y = side * Math.PI;
    plate.castShadow = false;
    plate.renderOrder = 4;
  }
  return { group, height: HIGH + NECK + STOPPER, lift, update };
}
