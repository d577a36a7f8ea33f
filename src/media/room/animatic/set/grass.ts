/** Grass: tufts of bent blades, dry or green, with ears when it stands high. */

import { type BufferGeometry, Color, Group, Vector3 } from "three";
import type { Chance } from "../../../../core/chance";
import type { Move } from "../../../../core/staging";
import type { Kit } from "./kit";
import type { Height } from "./land";
import { planted, Shape, type Planted } from "./planted";
import { swingOf } from "./rig";
import { surface } from "./surface";

interface Tuft {
  readonly blades: number;
  /** Metres. */
  readonly tall: readonly [number, number];
  /** Half of a blade's width at its root. */
  readonly wide: number;
  /** How far a blade's tip lies beside its root, in metres. */
  readonly lean: readonly [number, number];
  /** How far the roots stand apart. */
  readonly spread: number;
  readonly root: Color;
  readonly tip: Color;
  /** Share of blades that bear an ear. */
  readonly ears: number;
}

/** Coloured from root to tip; as lit as the ground that it stands on. */
function tuft(chance: Chance, { blades, tall, wide, lean, spread, root, tip, ears }: Tuft): BufferGeometry {
  const shape = new Shape();
  const up = new Vector3(0, 1, 0);
  for (let blade = 0; blade < blades; blade++) {
    const around = (blade / blades) * Math.PI * 2 + chance.next();
    const out = new Vector3(Math.cos(around), 0, Math.sin(around));
    const side = new Vector3(-out.z, 0, out.x);
    const foot = out.clone().multiplyScalar(spread * Math.sqrt(chance.next()));
    const high = chance.between(...tall);
    const far = chance.between(...lean);
    const at = (share: number, aside: number): Vector3 =>
      foot
        .clone()
        .addScaledVector(out, far * share * share)
        .addScaledVector(side, aside)
        .setY(high * share - 0.04);
    const normal = out.clone().multiplyScalar(0.35).add(up).normalize();
    const shade = chance.between(0.8, 1.15);
    const middle = root.clone().lerp(tip, 0.55);
    const [a, b] = [shape.corner(at(0, -wide), normal, root, shade), shape.corner(at(0, wide), normal, root, shade)];
    const [c, d] = [
      shape.corner(at(0.6, -wide * 0.7), normal, middle, shade),
      shape.corner(at(0.6, wide * 0.7), normal, middle, shade),
    ];
    shape.face(a, b, d, c);
    const point = shape.corner(at(1, 0), normal, tip, shade);
    shape.face(c, d, point);
    if (chance.next() >= ears) continue;
    const [e, f] = [
      shape.corner(at(0.86, -wide * 1.5), normal, tip, shade),
      shape.corner(at(0.86, wide * 1.5), normal, tip, shade),
    ];
    shape.face(e, f, shape.corner(at(1.12, 0), normal, tip, shade * 1.1));
  }
  return shape.geometry();
}

export function dryTuft(chance: Chance): BufferGeometry {
  return tuft(chance, {
    blades: 26,
    tall: [0.16, 0.52],
    wide: 0.006,
    lean: [0.08, 0.34],
    spread: 0.07,
    root: new Color("#5f5236"),
    tip: new Color("#b19a64"),
    ears: 0.15,
  });
}

const MOVES_ON: ReadonlySet<Move> = new Set(["follow", "truck-left", "truck-right", "orbit"]);

export interface Meadow {
  readonly ground: Height;
  /** Metres from the camera to the subject: it stands thickest before the lens. */
  readonly distance: number;
  /** The colour of the ground below, which the blades take on. */
  readonly colourAt: (x: number, z: number) => Color;
  readonly isFree: (x: number, z: number) => boolean;
  /** What blooms; absent: nothing. */
  readonly bloom?: Color;
}

/** Tufts over the ground before the camera: fine ones close by, larger and fewer where they are small on screen. */
export function meadow(
  kit: Kit,
  { ground, distance, colourAt, isFree, bloom }: Meadow,
  wind: { readonly value: number },
): Group {
  const chance = kit.chance("tufts");
  const material = surface(kit, { leaf: true, wind, sway: 0.16 });
  const { azimuth } = swingOf(kit.staging, kit.chance("camera"));
  const [aside, back] = [Math.sin(azimuth), Math.cos(azimuth)];
  // A camera that goes along sees more of the meadow than one that stands.
  const goes = MOVES_ON.has(kit.staging.camera.move);
  const gone = goes ? 9 + distance * 0.25 : 1 + distance * 0.1;
  const [root, tip] = [new Color().setScalar(0.62), new Color().setScalar(1.7)];
  const spots = (count: number, from: number, to: number, size: readonly [number, number], tint: number): Planted[] => {
    const found: Planted[] = [];
    for (let i = 0; i < count; i++) {
      const away = from * (to / from) ** chance.next();
      // As the lens stands; towards the sides they grow thin, for a meadow has no edge.
      const off = chance.between(-1, 1) * (away * 0.95 + 0.6) + chance.between(-1, 1) ** 3 * gone;
      const deep = distance * 1.02 - away + (goes ? chance.between(-0.5, 0.5) * gone : 0);
      const [x, z] = [deep * aside + off * back, deep * back - off * aside];
      const large = chance.between(...size) * (1 + away * 0.006);
      if (!isFree(x, z)) continue;
      found.push({
        x,
        y: ground(x, z),
        z,
        turn: chance.between(0, 6.3),
        size: large,
        tall: chance.between(0.7, 1.2),
        tint: colourAt(x, z).multiplyScalar(tint * chance.between(0.8, 1.2)),
      });
    }
    return found;
  };
  const fine = tuft(chance, {
    blades: 16,
    tall: [0.16, 0.5],
    wide: 0.009,
    lean: [0.04, 0.24],
    spread: 0.14,
    root,
    tip,
    ears: 0.12,
  });
  const coarse = tuft(chance, {
    blades: 10,
    tall: [0.2, 0.5],
    wide: 0.024,
    lean: [0.06, 0.3],
    spread: 0.4,
    root,
    tip,
    ears: 0,
  });
  const group = new Group();
  group.add(
    planted(
      fine,
      material,
      spots(820, Math.min(2.6, Math.max(0.9, distance * 0.16)), 9 + distance * 0.9, [0.5, 1], 1),
      false,
    ),
    planted(coarse, material, spots(860, 3 + Math.min(3, distance * 0.14), 80 + distance, [0.6, 1.2], 0.95), false),
  );
  if (bloom) {
    const flower = tuft(chance, {
      blades: 4,
      tall: [0.3, 0.48],
      wide: 0.007,
      lean: [0.02, 0.1],
      spread: 0.2,
      root: new Color("#4d5a34"),
      tip: bloom,
      ears: 1,
    });
    const blooming = spots(150, Math.max(1.4, distance * 0.3), 40 + distance, [0.8, 1.2], 1);
    group.add(
      planted(
        flower,
        material,
        blooming.map(({ tint: _, ...spot }) => spot),
        false,
      ),
    );
  }
  return group;
}
