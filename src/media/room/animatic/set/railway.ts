/** Where a train runs, the land is cut and filled to the height of its track, as railways are built. */

import { smoothstep } from "../pace";
import { headingOf } from "./headings";
import type { Kit } from "./kit";
import type { Height } from "./land";

/** Metres from the middle of the track: level to here, and the land's own from there on. */
const LEVEL = 4.5;
const FREE = 26;

/** The ground with a way through it for the train that the picture is about; without one, the ground. */
export function levelled(kit: Kit, ground: Height): Height {
  const [main] = kit.staging.subjects;
  if (main?.kind !== "train") return ground;
  const heading = headingOf(main, kit);
  const [across, along] = [Math.cos(heading), Math.sin(heading)];
  const level = ground(0, 0);
  return (x, z) => {
    const own = smoothstep(LEVEL, FREE, Math.abs(x * across - z * along));
    return own >= 1 ? ground(x, z) : level + (ground(x, z) - level) * own;
  };
}
