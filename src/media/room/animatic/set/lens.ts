/** Lenses on a full-frame gate, 36 × 24 mm: how much they see, and how far out of focus they draw. */

import type { FrameSize } from "../../../../core/sequence";
import type { Focus } from "../../../../core/staging";

const GATE = { wide: 36, high: 24 };

/** The shortest and the longest lens in the case, in mm. */
export const SHORTEST_LENS = 14;
export const LONGEST_LENS = 200;

/** What a frame of that shape leaves of the gate, in mm: a picture is cropped from it, never squeezed. */
function gateOf({ width, height }: FrameSize): { readonly wide: number; readonly high: number } {
  const aspect = width / height;
  const high = Math.min(GATE.high, GATE.wide / aspect);
  return { wide: high * aspect, high };
}

/** Half the height of what a lens sees, one metre away. */
export function tangentOf(millimetres: number, size: FrameSize): number {
  return gateOf(size).high / 2 / millimetres;
}

/** The lens that sees so much, in mm. */
export function lensOf(tangent: number, size: FrameSize): number {
  return gateOf(size).high / 2 / tangent;
}

/** The stop at which each wish is shot. */
const STOPS: Readonly<Record<Focus, number>> = { shallow: 1.8, deep: 11, rack: 2 };

/** A blur circle of that share of the frame's width passes for sharp: 1.5 pixels of 640. */
const PASSES_FOR_SHARP = 1.5 / 640;

/** From the nearest point of what must be sharp to the farthest, in metres before the lens. */
export interface Depths {
  readonly near: number;
  readonly far: number;
}

/** The distance to focus at so that both ends are equally sharp: their harmonic mean. */
export function focusOn({ near, far }: Depths): number {
  return (2 * near * far) / (near + far);
}

/** How wide a point at infinity may be blurred over with all between still passing for sharp: a camera stops down for it. */
export function mostBlur({ near, far }: Depths): number {
  return (PASSES_FOR_SHARP * (far + near)) / Math.max(1e-6, far - near);
}

/**
 * Diameter of the blur circle of a point at infinity, as a share of the frame's width, when the lens is focused at
 * `metres`: f² / (N · (d − f)), the thin-lens formula (S. F. Ray, Applied Photographic Optics, on depth of field). A point
 * at depth z is drawn |1 − d / z| times as wide.
 */
export function blurOf(millimetres: number, focus: Focus, metres: number, size: FrameSize): number {
  const distance = Math.max(metres * 1000, millimetres * 1.5);
  return millimetres ** 2 / (STOPS[focus] * (distance - millimetres)) / gateOf(size).wide;
}
