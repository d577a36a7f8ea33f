/** What a product is shown on: a plinth with a turntable and a softbox in the studio, else a table that the place would have. */

import { BoxGeometry, Color, CylinderGeometry, Group, MeshBasicMaterial } from "three";
import { baked } from "./bake";
import { panelsOf } from "./gloss";
import { add, contact, matt, satin, turned, type Kit } from "./kit";
import { sheetOf } from "./sheet";
import { furnish, STANDS, TOPS } from "./stands";

export interface Setting {
  /** Of the whole actor; the blocking turns it. */
  readonly group: Group;
  /** Where the product stands, at its origin; it turns with the turntable. */
  readonly still: Group;
  /** Beside it on the table; it does not turn. */
  readonly company: Group;
  /** How high the product stands over the ground, in metres. */
  readonly lift: number;
  readonly update: (seconds: number) => void;
}

/** Seconds of one turn. */
const ROUND = 8;
const DISC = 0.018;

/**
 * @param turns once round in eight seconds, clockwise from above, from where the seed says.
 * @param radius of the turntable, in metres.
 */
export function productTable(kit: Kit, turns: boolean, radius = 0.15): Setting {
  const { place } = kit.staging;
  const kind = STANDS[place];
  const group = new Group();
  // Furniture and lamps keep their place in the room, whichever way the product faces.
  const room = new Group();
  room.name = "room";
  const company = new Group();
  const still = new Group();
  still.name = "turntable";
  const solid = new Group();
  furnish(kit, kind, solid);
  room.add(baked(solid), company);
  group.add(room);
  contact(room, kind === "desk" ? 2.1 : 1.15, 1.15, 0.75);
  const hasDisc = turns || kind === "plinth";
  const lift = TOPS[kind] + (hasDisc ? DISC : 0);
  company.position.y = TOPS[kind];
  still.position.y = lift;
  group.add(still);
  if (hasDisc) {
    still.add(discOf(radius));
    const dark = new Group();
    dark.position.y = TOPS[kind] - 0.0212;
    room.add(dark);
    contact(dark, radius * 2.35, radius * 2.35, 0.8);
  }
  if (kind === "plinth") room.add(softbox(kit));
  const start = turns ? kit.chance("turntable").between(-0.9, 0.9) : 0;
  return {
    group,
    still,
    company,
    lift,
    update: (seconds) => {
      room.rotation.y = -group.rotation.y;
      still.rotation.y = start + (turns ? (seconds / ROUND) * Math.PI * 2 : 0);
    },
  };
}

/** The soft dark under something that stands there; sizes in metres. */
export function grounded(still: Group, width: number, depth: number, strength = 0.7): void {
  const shade = new Group();
  // `contact` lies as far over its ground as a field or a street needs; a table needs less.
  shade.position.y = -0.0214;
  still.add(shade);
  contact(shade, width, depth, strength);
}

/** A disc with marks round its rim, so that its turning is seen. */
function discOf(radius: number): Group {
  const disc = new Group();
  disc.name = "disc";
  const rim = sheetOf(512, 16, [0.2, 0.205, 0.21]);
  for (let i = 0; i < 72; i++) {
    const x = (i / 72) * 512;
    rim.line(x, 2, x, i % 6 === 0 ? 14 : 8, i % 6 === 0 ? 2.4 : 1.2, [0.9, 0.9, 0.88]);
  }
  const side = matt("#ffffff", rim.texture());
  add(disc, new CylinderGeometry(radius, radius, DISC - 0.004, 64, 1, true), side, 0, -DISC / 2 - 0.001).castShadow =
    false;
  const face = satin("#c9c8c4", 0.38);
  add(
    disc,
    turned(
      [
        [radius * 1.0, -0.005],
        [radius * 1.004, -0.002],
        [radius * 0.995, 0],
        [radius * 0.9, 0],
        [radius * 0.895, -0.0008],
        [radius * 0.885, 0],
        [0.0001, 0],
      ],
      72,
    ),
    face,
  ).castShadow = false;
  const mark = new MeshBasicMaterial({ color: "#a3341f" });
  const dot = add(disc, new CylinderGeometry(0.004, 0.004, 0.0008, 12), mark, 0, 0, radius * 0.945);
  dot.castShadow = false;
  return disc;
}

/** The lamp that is mirrored in what is glossy, where the mirror image says that it is. */
function softbox(kit: Kit): Group {
  const rig = new Group();
  const [key] = panelsOf(kit);
  const head = new Group();
  const away = 1.5;
  head.position
    .copy(key.way)
    .multiplyScalar(away)
    .setY(key.way.y * away + TOPS.plinth + 0.1);
  head.lookAt(0, TOPS.plinth + 0.1, 0);
  const [wide, high] = [key.half[0] * away * 2, key.half[1] * away * 2];
  const glow = new MeshBasicMaterial({ color: new Color(1, 0.98, 0.95).multiplyScalar(1.5) });
  add(head, new BoxGeometry(wide, high, 0.01), glow).castShadow = false;
  const black = matt("#141415");
  const shell = add(
    head,
    new CylinderGeometry(0.12, 0.707, 0.3, 4).rotateY(Math.PI / 4).rotateX(-Math.PI / 2),
    black,
    0,
    0,
    -0.16,
  );
  shell.scale.set(wide, high, 1);
  shell.castShadow = false;
  for (const [x, w, h] of [
    [0, wide + 0.03, 0.03],
    [1, 0.03, high + 0.03],
  ] as const)
    for (const side of [-1, 1])
      add(head, new BoxGeometry(w, h, 0.05), black, x * side * (wide / 2), (1 - x) * side * (high / 2)).castShadow =
        false;
  rig.add(head);
  const { x, y, z } = head.position;
  const post = add(rig, new CylinderGeometry(0.014, 0.018, y, 10), black, x * 1.14, y / 2, z * 1.14);
  post.castShadow = false;
  for (let i = 0; i < 3; i++) {
    const leg = add(
      rig,
      new CylinderGeometry(0.01, 0.01, 0.6, 8).rotateZ(1.1).translate(0.25, 0.14, 0),
      black,
      x * 1.14,
      0,
      z * 1.14,
    );
    leg.rotation.y = (i / 3) * Math.PI * 2;
    leg.castShadow = false;
  }
  return baked(rig);
}
