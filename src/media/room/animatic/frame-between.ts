/**
 * From a first frame to a last one. Where the last shows the same things from elsewhere, everything travels there and
 * the one picture melts into the other on the way; where it shows something else, it is a dissolve, and no more is claimed.
 */

import { emptyI420 } from "../i420";
import { flowBetween, type Flow } from "./flow";
import type { FrameLayer } from "./frame-layer";
import type { Field } from "./frame-move";
import { warp, type Still } from "./frame-warp";
import { valueAt } from "./grid";
import { smoothstep } from "./pace";

/** Below this share of the difference explained, motion would only smear. */
const SAME_PLACE = 0.35;

/** @param field to be filled anew for each frame. */
export function betweenOf(first: Still, last: Still, field: Field): FrameLayer {
  const { width, height } = first.frame;
  const found = flowBetween(first.frame, last.frame);
  const flow = found.explained >= SAME_PLACE ? found : undefined;
  const other = emptyI420(width, height);
  return (done, _seconds, into) => {
    if (done >= 1) {
      into.bytes.set(last.frame.bytes);
      return;
    }
    fillAlong(field, flow, -done);
    warp(first, field, into);
    fillAlong(field, flow, 1 - done);
    warp(last, field, other);
    // The ends hold their own picture a while: that is what was asked for.
    const share = Math.round(256 * smoothstep(0.12, 0.88, done));
    const { bytes } = into;
    for (let i = 0; i < bytes.length; i++) {
      const own = bytes[i] ?? 0;
      bytes[i] = own + ((((other.bytes[i] ?? 0) - own) * share + 128) >> 8);
    }
  };
}

/** Where each place reads from, `share` of the flow away. The flow belongs to the first picture, so it is found by iteration. */
function fillAlong({ columns, rows, places }: Field, flow: Flow | undefined, share: number): void {
  const done = share <= 0 ? -share : 1 - share;
  for (let row = 0, i = 0; row <= rows; row++) {
    for (let column = 0; column <= columns; column++, i += 2) {
      const x = column / columns;
      const y = row / rows;
      let [moveX, moveY] = [0, 0];
      for (let step = 0; flow !== undefined && step < 3; step++) {
        const [fromX, fromY] = [x - done * moveX, y - done * moveY];
        moveX = flowAt(flow, fromX, fromY, 0);
        moveY = flowAt(flow, fromX, fromY, 1);
      }
      places[i] = Math.min(1, Math.max(0, x + share * moveX));
      places[i + 1] = Math.min(1, Math.max(0, y + share * moveY));
    }
  }
}

function flowAt({ columns, rows, moves }: Flow, x: number, y: number, part: 0 | 1): number {
  return valueAt({ across: columns + 1, down: rows + 1, values: moves, stride: 2 }, x, y, part);
}
