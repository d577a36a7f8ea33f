/** Hulls of boats: lofted from the stern to the stem, with a deck in them. Metres; they face +z. */

import { BufferGeometry, Float32BufferAttribute } from "three";

export interface Hull {
  readonly long: number;
  /** Half the width where it is widest. */
  readonly beam: number;
  /** Of the rail over the water at the stern, and how much higher it is at the stem. */
  readonly rail: number;
  readonly sheer: number;
  /** Of the keel under the water. */
  readonly keel: number;
  /** How upright its sides are: 1 is round. */
  readonly full: number;
}

const STATIONS = 22;
const RIBS = 12;
/** Where the origin is along a hull; its share from the stern. */
const MIDDLE = 0.47;

/** Half the beam at a place along the hull, 0 the stern and 1 the stem, at the rail. */
export function beamAt({ beam }: Hull, along: number): number {
  return beam * Math.pow(Math.sin(Math.PI * (0.28 + 0.72 * along)), 0.85) * (along > 0.999 ? 0 : 1);
}

/** Of the rail over the water, at a share of the hull from the stern. */
export function railAt({ rail, sheer }: Hull, along: number): number {
  return rail + sheer * along * along;
}

/** Where a share of the hull is at a height: the stem leans forward. */
export function zAt({ long, rail, sheer }: Hull, along: number, up: number): number {
  return (along - MIDDLE) * long + long * 0.047 * along * (up / (rail + sheer));
}

/** Both sides and the transom, without a deck. */
export function sidesOf(hull: Hull): BufferGeometry {
  const places: number[] = [];
  const faces: number[] = [];
  for (let i = 0; i <= STATIONS; i++) {
    const along = i / STATIONS;
    const keel = -hull.keel * (1 - Math.pow(along, 3)) - 0.02;
    for (let k = 0; k <= RIBS; k++) {
      const round = ((k / RIBS) * 2 - 1) * (Math.PI / 2);
      const out = Math.abs(Math.sin(round));
      const up = keel + (railAt(hull, along) - keel) * Math.pow(out, 1.5);
      places.push(Math.sign(round) * beamAt(hull, along) * Math.pow(out, 0.62 * hull.full), up, zAt(hull, along, up));
      if (i === STATIONS || k === RIBS) continue;
      const at = i * (RIBS + 1) + k;
      faces.push(at, at + RIBS + 1, at + 1, at + 1, at + RIBS + 1, at + RIBS + 2);
    }
  }
  // The transom: a fan over the last rib.
  for (let k = 1; k < RIBS; k++) faces.push(0, k, k + 1);
  return meshed(places, faces);
}

/** A floor in it. @param under metres below the rail. @param from and @param to shares of the hull from the stern. */
export function deckOf(hull: Hull, under: number, from = 0, to = 1): BufferGeometry {
  const places: number[] = [];
  const faces: number[] = [];
  for (let i = 0; i <= STATIONS; i++) {
    const along = from + ((to - from) * i) / STATIONS;
    const up = railAt(hull, along) - under;
    const half = beamAt(hull, along) * 0.97;
    const z = zAt(hull, along, railAt(hull, along));
    places.push(-half, up, z, half, up, z);
    if (i < STATIONS) faces.push(i * 2, i * 2 + 2, i * 2 + 1, i * 2 + 1, i * 2 + 2, i * 2 + 3);
  }
  return meshed(places, faces);
}

/** A shape that `baked` can merge with others. @param places x, y and z of each corner in turn. */
export function meshed(places: readonly number[], faces: number[]): BufferGeometry {
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new Float32BufferAttribute(places, 3));
  // Boards and boxes have them too, and are merged with it.
  const flat = places.flatMap((at, i) => (i % 3 === 1 ? [] : [at]));
  geometry.setAttribute("uv", new Float32BufferAttribute(flat, 2));
  geometry.setIndex(faces);
  geometry.computeVertexNormals();
  return geometry;
}
