/** The body of a car as two skins: the wall with the bonnet on it, and the cabin over it. Metres; it faces +z. */

import { smoothLine, steps, type Skin } from "./skin";

export type Make = "saloon" | "estate" | "coupe" | "van";

/** Half the width; the wheels' and the arches' radius. */
export const HALF = 0.91;
export const WHEEL = 0.33;
export const ARCH = 0.395;
const SILL = 0.2;
/** Radius of the corners, seen from above. */
const CORNER = 0.52;

/** Of a make, seen from the side: places are z, or z and height over the road. */
interface Lines {
  readonly rear: number;
  readonly front: number;
  readonly axles: readonly [number, number];
  /** The shoulder, from the rear to the front. */
  readonly shoulder: readonly (readonly [number, number])[];
  /** The cabin's outline from the foot of the rear window over the roof to that of the windscreen. */
  readonly cabin: readonly (readonly [number, number])[];
  /** Where the roof begins and ends. */
  readonly roof: readonly [number, number];
  readonly height: number;
  /** How far the sides of the cabin lean in, of its height. */
  readonly lean: number;
}

const LINES: Readonly<Record<Make, Lines>> = {
  saloon: {
    rear: -2.32,
    front: 2.28,
    axles: [-1.38, 1.38],
    shoulder: [
      [-2.32, 0.9],
      [-2.1, 0.945],
      [-1.3, 0.955],
      [0, 0.93],
      [0.95, 0.915],
      [1.6, 0.855],
      [2.05, 0.77],
      [2.28, 0.69],
    ],
    cabin: [
      [-1.86, 0.93],
      [-1.5, 1.17],
      [-1.1, 1.37],
      [-0.45, 1.44],
      [0.2, 1.42],
      [0.62, 1.2],
      [1.12, 0.9],
    ],
    roof: [-1.12, 0.2],
    height: 1.44,
    lean: 0.44,
  },
  estate: {
    rear: -2.34,
    front: 2.26,
    axles: [-1.38, 1.38],
    shoulder: [
      [-2.34, 0.93],
      [-2.1, 0.955],
      [-1.3, 0.955],
      [0, 0.93],
      [0.95, 0.915],
      [1.6, 0.86],
      [2.05, 0.79],
      [2.26, 0.71],
    ],
    cabin: [
      [-2.26, 0.93],
      [-2.1, 1.2],
      [-1.86, 1.41],
      [-0.6, 1.485],
      [0.2, 1.45],
      [0.62, 1.22],
      [1.12, 0.9],
    ],
    roof: [-1.84, 0.2],
    height: 1.485,
    lean: 0.44,
  },
  coupe: {
    rear: -2.16,
    front: 2.2,
    axles: [-1.28, 1.34],
    shoulder: [
      [-2.16, 0.86],
      [-1.95, 0.9],
      [-1.25, 0.915],
      [-0.3, 0.865],
      [0.9, 0.85],
      [1.5, 0.79],
      [1.95, 0.69],
      [2.2, 0.6],
    ],
    cabin: [
      [-1.92, 0.88],
      [-1.5, 1.02],
      [-0.95, 1.22],
      [-0.4, 1.29],
      [0.05, 1.27],
      [0.45, 1.09],
      [0.98, 0.83],
    ],
    roof: [-0.92, 0.05],
    height: 1.29,
    lean: 0.44,
  },
  van: {
    rear: -2.52,
    front: 2.36,
    axles: [-1.5, 1.5],
    shoulder: [
      [-2.52, 1.02],
      [-2.2, 1.05],
      [-1, 1.06],
      [0.6, 1.06],
      [1.4, 1.05],
      [1.85, 0.97],
      [2.2, 0.85],
      [2.36, 0.74],
    ],
    cabin: [
      [-2.5, 1.02],
      [-2.47, 1.6],
      [-2.38, 1.95],
      [-1, 2.04],
      [0.55, 2],
      [1.05, 1.7],
      [1.72, 1.04],
    ],
    roof: [-2.36, 0.55],
    height: 2.04,
    lean: 0.13,
  },
};

export interface CarBody {
  readonly lines: Lines;
  /** `along` is the way round from the middle of the tail to the middle of the nose; `up` 0 the sill, 1 the shoulder, 2 the middle. */
  readonly wall: Skin;
  /** The way round at a place of the side, and at a place of nose or tail that is `x` from the middle. */
  readonly beside: (z: number) => number;
  readonly nose: (x: number) => number;
  readonly tail: (x: number) => number;
  /** Lines that catch the arches. */
  readonly stations: readonly number[];
  /** Where the cabin begins and ends along z: the feet of the rear window and of the windscreen. */
  readonly screens: readonly [rear: number, front: number];
  /** `along` is z; `up` 0 the shoulder, 1 the middle of the roof. */
  readonly cabin: Skin;
}

/** @param isFar with a third of the lines, for the background. */
export function carBody(make: Make, isFar = false): CarBody {
  const lines = LINES[make];
  const { rear, front, axles } = lines;
  const shoulder = smoothLine(lines.shoulder);
  const roofAt = smoothLine(lines.cabin);
  // The plan is half a rectangle with round corners; `along` runs on it.
  const flat = HALF - CORNER;
  const round = (CORNER * Math.PI) / 2;
  const straight = front - rear - 2 * CORNER;
  const length = 2 * flat + 2 * round + straight;
  const sideStart = flat + round;

  const plan = (along: number): readonly [number, number] => {
    if (along < flat) return [along, rear];
    if (along < sideStart) {
      const turn = (along - flat) / CORNER;
      return [flat + CORNER * Math.sin(turn), rear + CORNER * (1 - Math.cos(turn))];
    }
    if (along < sideStart + straight) return [HALF, rear + CORNER + along - sideStart];
    if (along < length - flat) {
      const turn = (along - sideStart - straight) / CORNER;
      return [flat + CORNER * Math.cos(turn), front - CORNER + CORNER * Math.sin(turn)];
    }
    return [length - along, front];
  };

  const foot = (z: number): number => {
    const ends = Math.max(0, Math.abs(z) - 1.9);
    const plain = SILL + ends * 0.16;
    return axles.reduce((sill, axle) => {
      const inside = ARCH * ARCH - (z - axle) * (z - axle);
      return inside <= 0 ? sill : Math.max(sill, WHEEL + Math.sqrt(inside));
    }, plain);
  };

  const wall: Skin = (along, up, into) => {
    const [px, pz] = plan(along);
    const [low, high] = [foot(pz), shoulder(pz)];
    const t = Math.min(1, up);
    const y = low + (high - low) * t;
    // Height over the sill as a share, wherever an arch begins: all sections have one shape.
    const share = Math.min(1, Math.max(0, (y - SILL) / (high - SILL)));
    const waist =
      1 - 0.075 * (1 - share) ** 2.4 - 0.085 * share ** 3 + 0.012 * Math.exp(-(((share - 0.74) / 0.07) ** 2));
    const middle = (rear + front) / 2;
    const taper = 1 - 0.085 * Math.abs((pz - middle) / (front - middle)) ** 2.6;
    // Bumpers stand out; nose and tail are bowed.
    const end = Math.max(0, Math.abs(pz - middle) - (front - middle) + CORNER) / CORNER;
    const bumper =
      0.11 * Math.sin(Math.PI * Math.min(1, 0.12 + share * 0.88)) * (1 - 0.45 * (px / HALF) ** 2) * end ** 2;
    const over = Math.max(0, up - 1);
    const crown = 0.075 * Math.sin(over * Math.PI * 0.5) ** 0.8 * Math.min(1, px / 0.5) * (1 - 0.4 * end);
    return into.set(px * waist * taper * (1 - over), y + crown, pz + Math.sign(pz - middle) * bumper * (1 - over));
  };

  const beside = (z: number): number => sideStart + z - rear - CORNER;
  const edges = axles.flatMap((axle) => {
    const arc = steps(0, Math.PI, isFar ? 6 : 14).map((turn) => beside(axle - ARCH * 0.9999 * Math.cos(turn)));
    return [beside(axle - ARCH - 0.001), ...arc, beside(axle + ARCH + 0.001)];
  });
  const stations = [...steps(0, length, isFar ? 24 : 64), ...edges].sort((a, b) => a - b);

  const [cabinRear, cabinFront] = [lines.cabin[0]?.[0] ?? 0, lines.cabin.at(-1)?.[0] ?? 0];
  const cabin: Skin = (z, up, into) => {
    const base = shoulder(z) - 0.03;
    const high = Math.max(0.012, roofAt(z) - base);
    const share = (z - (cabinRear + cabinFront) / 2) / ((cabinFront - cabinRear) / 2);
    const half = (HALF - 0.115) * (1 - 0.15 * Math.abs(share) ** 3.2);
    const turn = Math.min(1, Math.max(0, up)) * (Math.PI / 2);
    const rise = Math.max(0, Math.sin(turn)) ** 0.36;
    const across = Math.max(0, Math.cos(turn)) ** 0.36;
    // Windscreens are bowed: their middle lies further out.
    const bow = 0.12 * Math.abs(share) ** 5 * (1 - across * across);
    return into.set((half - lines.lean * high * rise) * across, base + high * rise, z + Math.sign(share) * bow);
  };

  return {
    lines,
    wall,
    beside,
    nose: (x) => length - x,
    tail: (x) => x,
    stations,
    screens: [cabinRear, cabinFront],
    cabin,
  };
}
