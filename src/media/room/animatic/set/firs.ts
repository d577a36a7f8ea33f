/** Firs: boughs in drooping skirts round a straight stem, dark, with snow on what faces up. */

import { type BufferGeometry, Color, Vector3 } from "three";
import type { Chance } from "../../../../core/chance";
import { Shape } from "./planted";

const NEEDLES = new Color("#2c4030");
const BARK = new Color("#3a2d22");
const SNOW = new Color("#dfe6ee");

/**
 * A fir one metre high.
 * @param snow 0 … 1: how much lies on the boughs.
 */
export function fir(chance: Chance, snow: number): BufferGeometry {
  const shape = new Shape();
  stem(shape);
  const skirts = 15;
  for (let skirt = 0; skirt < skirts; skirt++) {
    const up = 0.07 + 0.9 * (skirt / skirts) ** 0.95;
    const reach = 0.22 * (1 - up) ** 0.85 + 0.012;
    const boughs = up > 0.8 ? 5 : 9;
    const turn = chance.between(0, 6.3);
    for (let i = 0; i < boughs; i++) {
      const around = turn + ((i + chance.between(-0.35, 0.35)) / boughs) * Math.PI * 2;
      bough(shape, chance, around, up + chance.between(-0.02, 0.02), reach * chance.between(0.6, 1.2), snow);
    }
  }
  return shape.geometry();
}

/** Droops, and turns up again at its tip; a fold along its middle, two fingers beside it. */
function bough(shape: Shape, chance: Chance, around: number, up: number, long: number, snow: number): void {
  const drop = long * chance.between(0.3, 0.6);
  const at = (turn: number, share: number, low: number): Vector3 =>
    new Vector3(
      Math.cos(around + turn) * long * share,
      up + long * 0.32 - drop * low,
      Math.sin(around + turn) * long * share,
    );
  const out = new Vector3(Math.cos(around), 0.9, Math.sin(around)).normalize();
  const over = new Vector3(out.x * 0.5, 1, out.z * 0.5).normalize();
  const green = NEEDLES.clone().multiplyScalar(chance.between(0.7, 1.25));
  const laden = green.clone().lerp(SNOW, snow * chance.between(0.3, 1));
  const root = shape.corner(at(0, 0.05, 0), over, green, 0.5);
  const middle = shape.corner(at(0, 0.62, 0.55), over, laden);
  const tip = shape.corner(at(0, 1, 1), out, green.clone().lerp(laden, 0.4), 1.1);
  for (const side of [-1, 1]) {
    const hand = shape.corner(at(side * 0.3, 0.58, 0.95), out, green, 0.62);
    const finger = shape.corner(at(side * 0.24, 0.86, 1.3), out, green, 0.85);
    shape.face(root, middle, hand);
    shape.face(middle, finger, hand);
    shape.face(middle, tip, finger);
  }
}

/** A fir one metre high as it is seen from a hundred metres: little more than its outline. */
export function farFir(chance: Chance, snow: number): BufferGeometry {
  const shape = new Shape();
  const boughs = 5;
  for (let skirt = 0; skirt < 5; skirt++) {
    const up = 0.05 + skirt * 0.18;
    const turn = chance.between(0, 6.3);
    for (let i = 0; i < boughs; i++) {
      const around = turn + (i / boughs) * Math.PI * 2;
      const long = (0.21 * (1 - up) ** 0.9 + 0.01) * chance.between(0.65, 1.25);
      const at = (aside: number, share: number, high: number): Vector3 =>
        new Vector3(Math.cos(around + aside) * long * share, high, Math.sin(around + aside) * long * share);
      const out = new Vector3(Math.cos(around), 0.8, Math.sin(around)).normalize();
      const green = NEEDLES.clone().lerp(SNOW, snow * chance.between(0.2, 0.8));
      const crown = shape.corner(new Vector3(0, Math.min(1, up + 0.3), 0), out, green, 0.75);
      const tip = shape.corner(at(0, 1, up - 0.02), out, green, 1.1);
      shape.face(crown, shape.corner(at(0.55, 0.5, up + 0.03), out, green, 0.65), tip);
      shape.face(crown, tip, shape.corner(at(-0.55, 0.5, up + 0.03), out, green, 0.65));
    }
  }
  return shape.geometry();
}

function stem(shape: Shape): void {
  const sides = 5;
  const ring = (y: number, radius: number): number[] =>
    Array.from({ length: sides }, (_, i) => {
      const normal = new Vector3(Math.cos((i / sides) * Math.PI * 2), 0, Math.sin((i / sides) * Math.PI * 2));
      return shape.corner(normal.clone().multiplyScalar(radius).setY(y), normal, BARK);
    });
  const [low, high] = [ring(-0.03, 0.019), ring(0.4, 0.012)];
  for (let i = 0; i < sides; i++) {
    const next = (i + 1) % sides;
    shape.face(low[i] ?? 0, high[i] ?? 0, high[next] ?? 0, low[next] ?? 0);
  }
}
