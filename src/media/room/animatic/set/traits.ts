/** What camera and light need to know of a place before it is built. */

import type { Place } from "../../../../core/staging";
import { FAR, FRONT } from "./road-size";
import { BACK, OFFICE, OPEN, ROOF, SIDE, STUDIO } from "./room-size";

/** Sides of a place from above, in metres: +x is right, +z is towards the camera. */
export interface Sides {
  readonly left: number;
  readonly right: number;
  readonly back: number;
  readonly front: number;
}

export interface Traits {
  /** How far the camera may stand from straight on, in degrees: a street has an axis, a room has walls. */
  readonly swing: number;
  /** Nobody can step back further than this, in metres. Absent: as far as the shot asks. */
  readonly reach?: number;
  /** Nor stand further from the middle than this, nor higher. Metres. Absent: the same. */
  readonly side?: number;
  readonly roof?: number;
  /** Neither camera nor cast gets past these. Absent: it is open ground. */
  readonly walls?: Sides;
  /** Nobody walks further than this, though a camera may float there: the edge of a roof. */
  readonly edges?: Sides;
  /** Share of the sky's light that arrives; a street gets back what its walls throw to each other. */
  readonly skylight: number;
}

/** Walls as far on either side. */
function between(side: number, back: number, front: number): Sides {
  return { left: -side, right: side, back, front };
}

export const TRAITS: Readonly<Record<Place, Traits>> = {
  sea: { swing: 16, skylight: 1 },
  forest: { swing: 14, skylight: 0.8 },
  desert: { swing: 20, skylight: 1 },
  mountains: { swing: 16, skylight: 1 },
  field: { swing: 22, skylight: 1 },
  street: { swing: 7, reach: 30, side: 4.6, walls: between(FRONT, FAR, Infinity), skylight: 1.6 },
  skyline: { swing: 12, edges: between(ROOF.side, ROOF.back, ROOF.open), skylight: 1 },
  "living-room": { swing: 13, reach: 6.4, side: 2.7, roof: 2.6, walls: between(SIDE, BACK, OPEN), skylight: 0.45 },
  office: {
    swing: 10,
    reach: 8,
    side: 3,
    roof: 2.6,
    walls: between(OFFICE.side, OFFICE.back, OFFICE.open),
    skylight: 0.6,
  },
  studio: {
    swing: 14,
    reach: 9,
    roof: 6,
    walls: between(STUDIO.side - 1, STUDIO.back + STUDIO.curve, STUDIO.open),
    skylight: 0.5,
  },
};
