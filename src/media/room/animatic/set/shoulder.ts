/** Whose shoulder is looked over: somebody seen from behind at the edge of the frame, out of focus, who never leaves it. */

import { MathUtils, Vector3, type PerspectiveCamera } from "three";
import type { Actor } from "./kit";

export interface Shoulder {
  readonly actor: Actor;
  /** Finds the place for the frame that is composed: `foot` is where whoever is looked at stands. */
  compose(camera: PerspectiveCamera, foot: Vector3): void;
  /** Stays there, so that nearer and farther slide past each other, but for what would take it out of its edge of the frame. */
  keep(camera: PerspectiveCamera, foot: Vector3): void;
}

/** Of the frame's height at the near figure, in metres: a head and a shoulder fill it. */
const SEEN_HIGH = 0.66;
/** It stands no nearer to whoever is looked at than this share of the way to the lens. */
const FARTHEST = 0.66;
/** The head's axis across the frame, and its crown up it; 1 is the edge. */
const ACROSS = { least: 0.62, wished: 0.72, most: 0.82 };
const CROWN = { least: 0.74, wished: 0.9, most: 1.04 };
/** A narrow frame shows less of the one in front. */
const ACROSS_NARROW = { least: 0.84, wished: 0.94, most: 1.04 };

export function shoulderOf(actor: Actor): Shoulder {
  const [home, crown, looked] = [new Vector3(), new Vector3(), new Vector3()];
  let side = -1;

  const depthOf = ({ projectionMatrix, matrixWorldInverse, position }: PerspectiveCamera, foot: Vector3): number => {
    const tangent = 1 / (projectionMatrix.elements[5] || 1);
    const away = -looked.copy(foot).setY(position.y).applyMatrix4(matrixWorldInverse).z;
    return Math.min(SEEN_HIGH / (2 * tangent), away * FARTHEST);
  };
  const stand = (camera: PerspectiveCamera, x: number, y: number, depth: number, foot: Vector3): void => {
    const { elements } = camera.projectionMatrix;
    crown.set(
      ((x + (elements[8] ?? 0)) * depth) / (elements[0] || 1),
      ((y + (elements[9] ?? 0)) * depth) / (elements[5] || 1),
      -depth,
    );
    crown.applyMatrix4(camera.matrixWorld);
    // The frame ends above the feet: who sits is looked at over the shoulder of somebody as high.
    actor.group.position.set(crown.x, crown.y - actor.height, crown.z);
    actor.group.rotation.y = Math.atan2(foot.x - crown.x, foot.z - crown.z);
  };

  return {
    actor,
    compose: (camera, foot) => {
      side = (camera.projectionMatrix.elements[8] ?? 0) > 0 ? 1 : -1;
      stand(camera, side * acrossOf(camera).wished, CROWN.wished, depthOf(camera, foot), foot);
      home.copy(crown);
    },
    keep: (camera, foot) => {
      const depth = depthOf(camera, foot);
      const own = -crown.copy(home).applyMatrix4(camera.matrixWorldInverse).z;
      const kept = MathUtils.clamp(own, depth * 0.94, depth * 1.06);
      crown.multiplyScalar(kept / Math.max(0.1, own)).applyMatrix4(camera.projectionMatrix);
      const { least, most } = acrossOf(camera);
      const x = side * MathUtils.clamp(side * crown.x, least, most);
      stand(camera, x, MathUtils.clamp(crown.y, CROWN.least, CROWN.most), kept, foot);
    },
  };
}

function acrossOf({ aspect }: PerspectiveCamera): typeof ACROSS {
  return aspect < 1 ? ACROSS_NARROW : ACROSS;
}
