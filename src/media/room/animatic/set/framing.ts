/** What a shot size means: how large the subject is drawn, where it is cut, and where in the frame it lies. */

import { isProduct, type FromText, type ShotSize, type Subject } from "../../../../core/staging";
import { aloft } from "./aloft";

export interface Framing {
  /**
   * How large the subject is drawn: a person's whole height over the frame's, a thing's longest side over the frame's
   * along it. Above 1 it is cut.
   */
  readonly size: number;
  /** The part that the frame is built around, as a share of the subject's height. */
  readonly at: number;
  /** Where that part lies in the frame: -1 bottom, 1 top. */
  readonly lies: number;
}

type Framings = Readonly<Record<ShotSize, Framing>>;

/**
 * Far off the feet are placed, with ground before them; nearer the top of the head, with its headroom. The cuts miss the
 * joints: above the knee, under the waist, at the chest, on the shoulders. Closest, eyes and mouth fill the frame.
 */
const PERSON: Framings = {
  "extreme-long": { size: 0.15, at: 0, lies: -0.56 },
  long: { size: 0.42, at: 0, lies: -0.74 },
  full: { size: 0.8, at: 1, lies: 0.81 },
  "medium-long": { size: 1.3, at: 1, lies: 0.83 },
  medium: { size: 2.02, at: 1, lies: 0.84 },
  "medium-close-up": { size: 3.05, at: 1, lies: 0.84 },
  "close-up": { size: 4.3, at: 1, lies: 0.86 },
  "extreme-close-up": { size: 10.4, at: 0.925, lies: 0.03 },
};

const THING: Framings = {
  "extreme-long": { size: 0.15, at: 0, lies: -0.5 },
  long: { size: 0.34, at: 0, lies: -0.62 },
  full: { size: 0.62, at: 0.5, lies: -0.1 },
  "medium-long": { size: 0.74, at: 0.5, lies: -0.08 },
  medium: { size: 0.88, at: 0.5, lies: -0.05 },
  "medium-close-up": { size: 1.14, at: 0.52, lies: 0 },
  "close-up": { size: 1.5, at: 0.55, lies: 0 },
  "extreme-close-up": { size: 2.6, at: 0.62, lies: 0 },
};

/**
 * On a table a thing is shown nearly whole however close it is, with the place behind it: only from closest is it cut. It
 * lies a little high, over its reflection.
 */
const PRODUCT: Framings = {
  "extreme-long": { size: 0.14, at: 0, lies: -0.4 },
  long: { size: 0.28, at: 0.5, lies: -0.1 },
  full: { size: 0.5, at: 0.5, lies: 0 },
  "medium-long": { size: 0.56, at: 0.5, lies: 0.02 },
  medium: { size: 0.62, at: 0.5, lies: 0.03 },
  "medium-close-up": { size: 0.7, at: 0.5, lies: 0.04 },
  "close-up": { size: 0.8, at: 0.5, lies: 0.05 },
  "extreme-close-up": { size: 1.6, at: 0.62, lies: 0 },
};

/** Nobody is there: the horizon is placed. The height is that of a storey. */
const NOBODY = { at: 0.5, lies: -0.3 };

export function framingOf({ subjects, camera, place }: Pick<FromText, "subjects" | "camera" | "place">): Framing {
  const [main] = subjects;
  if (main === undefined) return { ...NOBODY, size: THING[camera.size].size };
  const { kind } = main;
  if (kind === "bird" && main.action === "travel") return inTheAir(THING[camera.size]);
  const framing = (kind === "person" ? PERSON : isProduct(kind) ? PRODUCT : THING)[camera.size];
  // What flies has the sky round it and a strip of ground to tell how high it is.
  if (aloft(main, place) !== undefined) return { size: framing.size, at: 0.5, lies: framing.size < 0.5 ? 0.3 : 0 };
  // Who has a face is cut round it, not through the middle.
  if (kind === "dog" && framing.size > 1) return { size: framing.size * 1.5, at: 0.86, lies: 0.12 };
  return kind === "bird" && framing.size > 1 ? { size: framing.size, at: 1, lies: 0.45 } : framing;
}

/** A bird on the wing has no ground to be placed on, and needs room for its wings. */
function inTheAir({ size }: Framing): Framing {
  return { size: Math.min(0.24, size * 0.5), at: 0.5, lies: 0.1 };
}

/** A train is not framed by all its carriages: of a long thing so many heights count. */
const LONGEST = 3.4;

/** What `Framing.size` measures, of a subject drawn `high` × `wide`, both over the frame's height. */
export function drawnSize(kind: Subject["kind"] | undefined, high: number, wide: number, aspect: number): number {
  if (kind === "person" || kind === undefined) return high;
  return Math.max(high, Math.min(wide, high * LONGEST) / aspect);
}

/** Of somebody who sits, how much of the standing height is left. */
const SEATED = 0.75;

/** The height that cuts are made by: a seated person's head is as large as a standing one's. */
export function statureOf(subject: Subject | undefined, height: number): number {
  return subject?.kind === "person" && subject.action === "sit" ? height / SEATED : height;
}

/** Height of a camera at eye level over what the subject stands on, in metres. `aim` is that of what is framed. */
export function eyeHeight({ camera: { size, angle }, subjects }: FromText, height: number, aim: number): number {
  const kind = subjects[0]?.kind;
  if (kind === undefined) return 1.6;
  if (isProduct(kind)) return height * (size === "extreme-close-up" ? 0.7 : 0.85);
  if (kind !== "person") return Math.min(1.6, Math.max(0.75, size === "long" || size === "extreme-long" ? 1.1 : aim));
  if (angle === "pov" || angle === "over-the-shoulder") return Math.min(1.62, height * 0.94);
  return height * PERSON_EYES[size];
}

/**
 * A share of the person's height. From afar the camera stands low, so that the horizon comes to the lower third and the
 * head before the sky; close by it looks into the eyes.
 */
const PERSON_EYES: Readonly<Record<ShotSize, number>> = {
  "extreme-long": 0.62,
  long: 0.56,
  full: 0.66,
  "medium-long": 0.76,
  medium: 0.85,
  "medium-close-up": 0.92,
  "close-up": 0.93,
  "extreme-close-up": 0.93,
};

/** How far beside the middle the subject stands, as a share of half the frame: the thirds are at 0.33. */
export function thirdOf({ camera: { size }, subjects }: FromText): number {
  const kind = subjects[0]?.kind;
  if (kind === undefined) return 0;
  if (isProduct(kind)) return 0.1;
  switch (size) {
    case "extreme-long":
    case "long":
    case "full":
      return 0.33;
    case "medium-long":
    case "medium":
      return 0.26;
    case "medium-close-up":
      return 0.2;
    case "close-up":
      return 0.14;
    case "extreme-close-up":
      return 0.05;
  }
}
