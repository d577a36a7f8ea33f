/** What stays free of trees in a wood: a lane to the lens, and the whole way along which somebody goes and is followed. */

import type { Subject } from "../../../../core/staging";
import { headingOf } from "./headings";
import { goesAlong } from "./keeping";
import type { Kit } from "./kit";
import { swingOf } from "./rig";

/** Half the width at `z` that stays free: somebody stands there, and the camera looks through, wherever it moves. */
export function lane(z: number, distance: number): number {
  return z > 0 ? 1.5 + Math.min(z, distance) * 0.3 : 1.5;
}

/** The middle of what stays free: the path behind who stands there, before it the way to the lens. */
export function middleOf(kit: Kit, pathAt: (z: number) => number): (z: number) => number {
  const slant = Math.tan(swingOf(kit.staging, kit.chance("camera")).azimuth);
  return (z) => (z > 0 ? z * slant : pathAt(z));
}

/** Metres that somebody may go either way from the middle of a shot. */
const WAYS: { readonly [A in Subject["action"]]?: number } = { walk: 8, run: 17, travel: 15 };

/**
 * Whether something `wide` may stand there: never in the path of who travels, nor between them and the lens, wherever
 * either has got to.
 */
export function clearingOf(kit: Kit, distance: number): (x: number, z: number, wide: number) => boolean {
  const { staging } = kit;
  const main = staging.subjects[0];
  const { azimuth } = swingOf(staging, kit.chance("camera"));
  const lens = { x: Math.sin(azimuth) * distance, z: Math.cos(azimuth) * distance };
  const way = main === undefined ? 0 : (WAYS[main.action] ?? 0);
  const heading = main === undefined ? 0 : headingOf(main, kit);
  const ahead = { x: Math.sin(heading), z: Math.cos(heading) };
  const { move } = staging.camera;
  // A camera that trucks stands to either side of its mark.
  const asides = move === "truck-left" || move === "truck-right" ? [-0.24, 0, 0.24] : [0];
  const looks: (readonly [number, number, number, number])[] = [];
  for (let gone = -way; gone <= way; gone++) {
    for (const aside of asides) {
      for (const along of new Set([goesAlong(move) ? 1 : 0, way > 0 ? 1 : 0])) {
        looks.push([
          ahead.x * gone,
          ahead.z * gone,
          lens.x + ahead.x * gone * along + lens.z * aside,
          lens.z + ahead.z * gone * along - lens.x * aside,
        ]);
      }
    }
  }
  return (x, z, wide) => looks.every((look) => offLine(x, z, look) > HALF + wide);
}

/** Half of what somebody takes up, in metres, with swinging arms. */
const HALF = 0.55;

/** Metres from a place to the line from a subject to its lens. */
function offLine(x: number, z: number, [fromX, fromZ, toX, toZ]: readonly [number, number, number, number]): number {
  const [dx, dz] = [toX - fromX, toZ - fromZ];
  const along = ((x - fromX) * dx + (z - fromZ) * dz) / (dx * dx + dz * dz || 1);
  const t = Math.min(1, Math.max(0, along));
  return Math.hypot(x - fromX - dx * t, z - fromZ - dz * t);
}
