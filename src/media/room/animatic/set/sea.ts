/** The sea: open water before a beach, headlands at the side, boulders, and by chance a groyne, a pier or a near cliff. */

import { Group } from "three";
import { smoothstep } from "../pace";
import { headlands, rocks } from "./coast";
import type { Kit, PlaceSet } from "./kit";
import { fractal, noise } from "./noise";
import { swingOf } from "./rig";
import { beach, pier, piles } from "./shore";
import { waterOf } from "./water";

/** Half the height of a wide frame on the film, in mm. */
const GATE_HIGH = 10.1;

/** Metres inland from which the beach before a boat is level. */
const LEVEL_AFTER = 4;

export function sea(kit: Kit, distance: number): PlaceSet {
  const chance = kit.chance("sea");
  const seed = Math.floor(chance.between(0, 1e6));
  const floats = kit.staging.subjects[0]?.kind === "boat";
  // A boat lies off the beach where the camera stands; anyone else stands on it.
  const off = chance.between(-8.5, -5.5);
  const lies = chance.between(-0.12, 0.12);
  // From the top nothing is seen of the sea but what comes into a corner of the frame.
  const isTop = kit.staging.camera.angle === "top" && !floats;
  const high = (distance * GATE_HIGH) / kit.staging.camera.lens;
  const shore = floats ? Math.max(13, distance - chance.between(1.5, 3)) : isTop ? -Math.max(2.6, high * 0.92) : off;
  const slant = isTop ? Math.sign(lies) * 0.34 : lies;
  const waterline = (x: number): number =>
    shore + x * slant + (noise(x * 0.12 + 5, 3, seed) - 0.5) * (floats ? 1.2 : 3);
  const sand = (x: number, z: number): number => {
    const inland = z - waterline(x);
    // From behind a beach that rises nothing would be seen of what floats before it.
    const rises = floats ? Math.min(inland, LEVEL_AFTER) : inland;
    const dune = floats ? 0 : smoothstep(9, 34, inland) * 2.2 * fractal(x * 0.05, z * 0.05, 3, seed + 4);
    return Math.max(-3, rises * 0.075) + dune + (noise(x * 0.7, z * 0.7, seed) - 0.5) * 0.07;
  };
  const group = new Group();
  const water = waterOf(kit, seed, shore, slant);
  group.add(water.mesh, beach(kit, seed, shore, slant, sand, waterline));
  const side = chance.pick([-1, 1]);
  rocks(kit, group, sand, waterline, chance.pick([-1, 1]));
  const layer = kit.chance("sea layer").pick(["groyne", "groyne", "pier", "cliff"]);
  headlands(kit, group, seed, side, layer === "cliff");
  // On the camera's side it would stand between it and the boat.
  const beyond = floats ? -Math.sign(swingOf(kit.staging, kit.chance("camera")).azimuth) : undefined;
  if (layer === "pier") pier(kit, group, waterline, beyond);
  else if (!floats) piles(kit, group, sand, waterline);
  return {
    group,
    ground: (x, z) => (floats ? 0 : Math.max(0, sand(x, z))),
    floor: (x, z) => Math.max(0, sand(x, z)),
    update: water.update,
  };
}
