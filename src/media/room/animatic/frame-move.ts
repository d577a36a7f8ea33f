/**
 * A camera move over a still. Every frame is the still seen through a smooth displacement field: near layers travel
 * further than far ones, nothing is uncovered, so nothing has to be invented. Frame 0 is the still itself.
 *
 * All fields are in the picture's own coordinates, 0 … 1 from border to border both ways, and are built so that the
 * place they read from never leaves the picture.
 */

import type { Move, Pace } from "../../../core/staging";
import { chanceOf } from "../../../core/chance";
import { depthAt, LAYERS, type DepthMap } from "./depth";
import { smoothstep } from "./pace";

/** How far a whole move goes, as the middle layer feels it. Near layers go half as far again. */
export interface FrameMove {
  /** Share by which the picture grows; negative when it shrinks. */
  readonly zoom: number;
  /** What stays put under a zoom, 0 … 1. */
  readonly focusX: number;
  readonly focusY: number;
  /** How far the camera goes right and down, in picture widths and heights; the picture goes the other way. */
  readonly right: number;
  readonly down: number;
  /** The layer that a travelling camera keeps in place: 0 is the horizon (a truck), near 1 the subject (an orbit). */
  readonly pivot: number;
  /** How much of the depth guess is used: a camera that only turns shows little parallax, a zoom none. */
  readonly parallax: number;
  /** How far a hand shakes to each side, as a share of the picture; 0 for a tripod. */
  readonly shake: number;
}

/**
 * Speeds are per second and have a most, as an operator's have: a long clip moves slower, it does not move further.
 * `zoom` in shares of the picture, `travel` in widths (across) or heights (up and down). At 1280x720 a push reaches
 * about 14 px/s at the picture's side, a truck 23 px/s.
 */
const SPEED = {
  push: { perSecond: 0.022, most: 0.15 },
  pull: { perSecond: 0.014, most: 0.055 },
  pan: { perSecond: 0.02, most: 0.06 },
  tilt: { perSecond: 0.024, most: 0.06 },
  truck: { perSecond: 0.018, most: 0.05 },
  crane: { perSecond: 0.022, most: 0.055 },
  orbit: { perSecond: 0.02, most: 0.055 },
  whip: { perSecond: 0.12, most: 0.16 },
} as const;

/** Of a hand-held camera, as a share of the picture. */
const SHAKE = 0.011;
/** Seconds in which a hand begins to be felt, for the first frame is the frame that was given. */
const SHAKE_BEGINS = 0.7;

const PACE = { slow: 0.6, normal: 1, fast: 1.7 } as const;

/** A turning head shows less parallax than a travelling camera, and yet enough to feel the room. */
const TURN_PARALLAX = 0.8;
const ORBIT_PIVOT = 0.9;
/** An orbit needs less zoom to stay inside than a truck, for it moves both ways: most of |m - pivot| / m, twice. */
const ORBIT_ZOOM = 2 * Math.max((LAYERS.near - ORBIT_PIVOT) / LAYERS.near, (ORBIT_PIVOT - LAYERS.far) / LAYERS.far);

/** The whole of a move over `seconds`. The seed decides only what the move leaves open: the point that a push closes in on. */
export function frameMoveOf(move: Move, pace: Pace, seconds: number, seed: number): FrameMove {
  const still: FrameMove = { zoom: 0, focusX: 0.5, focusY: 0.5, right: 0, down: 0, pivot: 0, parallax: 1, shake: 0 };
  const far = (speed: { readonly perSecond: number; readonly most: number }): number =>
    Math.min(speed.most, speed.perSecond * PACE[pace] * seconds);
  // The border that the camera goes towards has nothing behind it, so it is pinned: the picture grows away from it.
  const across = (way: number, parallax: number): FrameMove => ({
    ...still,
    right: way,
    zoom: 2 * Math.abs(way),
    parallax,
  });
  const along = (way: number, parallax: number): FrameMove => ({
    ...still,
    down: way,
    zoom: 2 * Math.abs(way),
    parallax,
  });
  switch (move) {
    case "static":
      return still;
    case "handheld":
      return { ...still, shake: SHAKE, parallax: TURN_PARALLAX };
    case "push-in":
    case "zoom-in": {
      const chance = chanceOf(seed, "push in");
      return {
        ...still,
        parallax: move === "zoom-in" ? 0 : 1,
        zoom: far(SPEED.push),
        focusX: chance.between(0.42, 0.58),
        focusY: chance.between(0.4, 0.52),
      };
    }
    case "pull-out":
      return { ...still, zoom: -far(SPEED.pull) };
    case "zoom-out":
      return { ...still, zoom: -far(SPEED.pull), parallax: 0 };
    case "pan-left":
      return across(-far(SPEED.pan), TURN_PARALLAX);
    case "pan-right":
      return across(far(SPEED.pan), TURN_PARALLAX);
    case "whip-pan":
      return across(far(SPEED.whip) * chanceOf(seed, "whip").pick([-1, 1]), 0);
    case "follow":
      // Who is followed stays where they are, and the ground goes by.
      return { ...across(far(SPEED.truck) * chanceOf(seed, "follow").pick([-1, 1]), 1), pivot: LAYERS.near };
    case "tilt-up":
      return along(-far(SPEED.tilt), TURN_PARALLAX);
    case "tilt-down":
      return along(far(SPEED.tilt), TURN_PARALLAX);
    case "truck-left":
      return across(-far(SPEED.truck), 1);
    case "truck-right":
      return across(far(SPEED.truck), 1);
    case "crane-up":
    case "pedestal-up":
      return along(-far(SPEED.crane), 1);
    case "crane-down":
    case "pedestal-down":
      return along(far(SPEED.crane), 1);
    case "orbit": {
      const right = far(SPEED.orbit) * chanceOf(seed, "orbit").pick([-1, 1]);
      return { ...still, right, zoom: ORBIT_ZOOM * Math.abs(right), pivot: ORBIT_PIVOT };
    }
  }
}

/**
 * The part of a move that is done: `done` (0 … 1) of its way, `seconds` after the first frame. A hand is two slow waves
 * and a quick small one each way, as operators are measured; nothing of it is in the first frame.
 */
export function movedBy(move: FrameMove, done: number, seconds: number, seed: number): FrameMove {
  const part = { ...move, zoom: move.zoom * done, right: move.right * done, down: move.down * done };
  if (move.shake === 0) return part;
  const chance = chanceOf(seed, "hand");
  const felt = move.shake * smoothstep(0, SHAKE_BEGINS, seconds);
  const wave = (): number => {
    const swing = (hertz: number): number => Math.sin(2 * Math.PI * (hertz * seconds + chance.next()));
    return 0.55 * swing(0.37) + 0.33 * swing(0.83) + 0.12 * swing(2.1);
  };
  return { ...part, right: felt * wave(), down: felt * wave(), zoom: 2 * felt };
}

/** Where a frame reads from: pairs of x and y at the crossings of a grid over the picture, row by row. */
export interface Field {
  readonly columns: number;
  readonly rows: number;
  readonly places: Float64Array;
}

export function emptyField(columns: number, rows: number): Field {
  return { columns, rows, places: new Float64Array((columns + 1) * (rows + 1) * 2) };
}

/** Fills `field` for what is done of a move. Depth belongs to the still, so it is found by iteration. */
export function fillField(field: Field, move: FrameMove, depth: DepthMap): void {
  const { columns, rows, places } = field;
  for (let row = 0, i = 0; row <= rows; row++) {
    for (let column = 0; column <= columns; column++, i += 2) {
      const x = column / columns;
      const y = row / rows;
      let fromX = x;
      let fromY = y;
      for (let step = 0; step < 4; step++) {
        const layer = 1 + (depthAt(depth, fromX, fromY) - 1) * move.parallax;
        fromX = along(x, move.focusX, move.zoom * layer, move.right * (layer - move.pivot));
        fromY = along(y, move.focusY, move.zoom * layer, move.down * (layer - move.pivot));
      }
      places[i] = Math.min(1, Math.max(0, fromX));
      places[i + 1] = Math.min(1, Math.max(0, fromY));
    }
  }
}

/**
 * Where one coordinate reads from. Growing, the picture is read from a smaller part of itself. Shrinking has nothing to
 * show beyond the border, so the middle shrinks and a rim stretches to hold the border where it is.
 */
function along(at: number, focus: number, zoom: number, travel: number): number {
  if (zoom >= 0) return focus + (at - focus + travel) / (1 + zoom);
  const off = at - focus;
  const rim = (2 * off) ** 4;
  return focus + off * (1 - zoom * (1 - rim));
}
