/** What the media room is asked to draw, and what it says it drew. Plain data: both cross the bridge as JSON. */

import type { FrameSize } from "./sequence";
import type { FrameRate } from "./time";

/** Version of the Animatic's drawing rules. A recipe drawn by another version may give other frames. */
export const ANIMATIC_VERSION = 1;

export const DRAWING_KINDS = ["from-frame", "from-text"] as const;

export interface DrawingRequest {
  /** `from-frame` moves a camera over the reference frame; `from-text` lights a scene that answers the prompt. */
  readonly kind: (typeof DRAWING_KINDS)[number];
  readonly prompt: string;
  /** 0 … 2^31-1. The same request gives the same frames. */
  readonly seed: number;
  /** Even, at most 1920 on the long edge: `drawingSize` makes it so. */
  readonly size: FrameSize;
  readonly rate: FrameRate;
  /** At least 1. */
  readonly frames: number;
  /** The small ANIMATIC caption in the corner. */
  readonly caption: boolean;
}

export interface Drawn {
  readonly frames: number;
  readonly rate: FrameRate;
  readonly size: FrameSize;
  /** RFC 6381, as the encoder said it: `avc1.64001f`. */
  readonly codec: string;
  /** SHA-256, hex, of all frames' I420 bytes (BT.709, limited range; Y, then U, then V) in order, before encoding. */
  readonly framesSha256: string;
  /** What was drawn, chosen from the prompt and the seed; for take.json and for people. */
  readonly scene: DrawnScene;
  /** Bytes written. */
  readonly bytes: number;
}

/** The choices behind a drawing, in the vocabulary of the set. A value that the prompt did not give came from the seed. */
export type DrawnScene =
  | {
      readonly kind: "from-frame";
      readonly move: CameraMove;
      readonly layers: number;
    }
  | {
      readonly kind: "from-text";
      readonly place: Place;
      readonly time: TimeOfDay;
      readonly subject: Subject;
      readonly shotSize: ShotSize;
      readonly angle: Angle;
      readonly move: CameraMove;
      readonly palette: Palette;
      /** True when 3D was drawn smaller than asked and scaled up, because the machine has no GPU. */
      readonly scaled: boolean;
    };

/** The vocabulary of the Animatic, first version. Lists, so that what comes from outside can be held to them. */
export const PLACES = ["sea", "street", "field", "room"] as const;
export const TIMES_OF_DAY = ["dawn", "day", "golden hour", "dusk", "night"] as const;
export const SUBJECTS = ["person", "car", "boat", "tree", "bottle", "none"] as const;
export const SHOT_SIZES = ["extreme long", "long", "medium", "close-up", "extreme close-up"] as const;
export const ANGLES = ["eye level", "high", "low", "top"] as const;
export const CAMERA_MOVES = [
  "static",
  "push in",
  "pull out",
  "pan left",
  "pan right",
  "tilt up",
  "tilt down",
  "truck left",
  "truck right",
  "crane up",
  "crane down",
  "orbit",
] as const;
export const PALETTES = ["neutral", "warm", "cool", "teal and orange", "pastel", "noir"] as const;

export type Place = (typeof PLACES)[number];
export type TimeOfDay = (typeof TIMES_OF_DAY)[number];
export type Subject = (typeof SUBJECTS)[number];
export type ShotSize = (typeof SHOT_SIZES)[number];
export type Angle = (typeof ANGLES)[number];
export type CameraMove = (typeof CAMERA_MOVES)[number];
export type Palette = (typeof PALETTES)[number];

const LONG_EDGE = 1920;

/**
 * The size at which a sequence of that size is drawn: the same shape, both edges even, at most 1920 on the long one.
 * Premiere scales the rest; take.json says so.
 */
export function drawingSize(sequence: FrameSize): FrameSize {
  const scale = Math.min(1, LONG_EDGE / Math.max(sequence.width, sequence.height));
  const even = (edge: number): number => Math.max(2, Math.round((edge * scale) / 2) * 2);
  return { width: even(sequence.width), height: even(sequence.height) };
}
