/** A boat under sail, with a motor or with oars, or a ship: as the words name it, or of the seed's. */

import { Group } from "three";
import type { Swatch, Variant } from "../../../../core/staging";
import { zAt } from "./hull";
import type { Actor, Kit } from "./kit";
import { motorboat, rowboat, steamer } from "./launches";
import { sailboat } from "./sailboat";
import type { Vessel } from "./vessel";
import { wakeOf } from "./wake";

/** As the words have it; the rest is the seed's. */
interface Asked {
  readonly variant: Variant | undefined;
  readonly colour: Swatch | undefined;
}

/** Faces +z. Afloat, the water is at its foot; elsewhere it stands on its keel. */
export function boat(kit: Kit, name: string, isAfloat: boolean, asked: Asked): Actor {
  const group = new Group();
  const ship = new Group();
  group.add(ship);
  const { hull, height, speed, water, heel, trim, wake: long, update } = vesselOf(kit, ship, name, asked);
  ship.position.y = isAfloat ? 0 : hull.keel;
  const phase = kit.chance(`${name} swell`).between(0, 6);
  const wake = isAfloat ? wakeOf(kit, zAt(hull, 0.97, 0), zAt(hull, 0, 0), hull.beam * 0.93, long) : undefined;
  if (wake) group.add(wake.group);
  // The larger, the slower it rolls and the less.
  const slow = Math.sqrt(6.4 / hull.long);
  return {
    group,
    height,
    ...(isAfloat && { speed }),
    update: (seconds, _, pace = 1) => {
      if (!isAfloat) return;
      wake?.update(speed * pace * water * seconds);
      update?.(seconds);
      const beat = seconds * slow;
      ship.rotation.set(
        -trim + 0.025 * slow * Math.sin(beat * 1.05 + phase),
        0,
        -heel + 0.03 * slow * Math.sin(beat * 0.8 + phase * 2),
      );
      ship.position.y = Math.min(0.07, hull.rail * 0.12) * Math.sin(beat * 1.05 + phase + 0.8);
    },
  };
}

function vesselOf(kit: Kit, ship: Group, name: string, { variant, colour }: Asked): Vessel {
  switch (variant ?? kit.chance(`${name} kind`).pick<Variant>(["sail", "sail", "motor"])) {
    case "motor":
      return motorboat(kit, ship, name, colour);
    case "row":
      return rowboat(kit, ship, name, colour);
    case "ship":
      return steamer(kit, ship, name, colour);
    default:
      return sailboat(kit, ship, name, colour);
  }
}
