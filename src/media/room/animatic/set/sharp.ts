/** What of a subject has to be sharp: its front, from where it is nearest to where its outline lies. */

import type { Camera, Vector3 } from "three";
import type { Subject } from "../../../../core/staging";
import type { Depths } from "./lens";

/** Metres from the axis of a head to the tip of its nose, and back to its temples. */
const NOSE = 0.12;
const TEMPLES = 0.03;

/** Who comes straight at the lens is not focused on nearer than this share of the way to the middle. */
const NEAREST = 0.4;

/**
 * @param middle of what is looked at: the eyes, or the axis of a thing. @param points all over it, each to be moved by
 * `moved`: it has gone that far since they were measured.
 */
export function sharpOf(
  kind: Subject["kind"] | undefined,
  camera: Camera,
  middle: Vector3,
  points: readonly Vector3[],
  moved: Vector3,
): Depths {
  const view = camera.matrixWorldInverse.elements;
  const depthOf = (x: number, y: number, z: number): number =>
    -((view[2] ?? 0) * x + (view[6] ?? 0) * y + (view[10] ?? 0) * z + (view[14] ?? 0));
  const axis = Math.max(0.05, depthOf(middle.x, middle.y, middle.z));
  if (kind === undefined || points.length === 0) return { near: axis, far: axis };
  if (kind === "person") return { near: Math.max(axis * NEAREST, axis - NOSE), far: axis + TEMPLES };
  let [near, far] = [Infinity, 0];
  for (const { x, y, z } of points) {
    const depth = depthOf(x + moved.x, y + moved.y, z + moved.z);
    near = Math.min(near, depth);
    far = Math.max(far, depth);
  }
  near = Math.max(near, axis * NEAREST);
  return { near, far: Math.max(near, (near + far) / 2) };
}
