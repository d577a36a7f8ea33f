import { boxMeans } from "../src/media/room/animatic/box-means";
import { flowBetween } from "../src/media/room/animatic/flow";
import { fractal } from "../src/media/room/animatic/set/noise";
import { emptyI420 } from "../src/media/room/i420";
import type { I420 } from "../src/media/room/drawing";

test("a block counts with all of its pixels, of one channel alone", () => {
  const values = [1, 9, 3, 9, 5, 9, 7, 9];
  expect([...boxMeans({ width: 4, height: 1, values, stride: 2 }, 2, 1)]).toEqual([2, 6]);
  expect([...boxMeans({ width: 4, height: 1, values, stride: 2, offset: 1 }, 2, 1)]).toEqual([9, 9]);
});

test("a plane with fewer places than asked has no holes", () => {
  const means = boxMeans({ width: 3, height: 2, values: [4, 4, 4, 4, 4, 4] }, 7, 5);
  expect([...means]).toEqual(Array.from({ length: 35 }, () => 4));
});

/** A soft texture that has gone `by` pixels to the right. */
function gone(by: number): I420 {
  const frame = emptyI420(96, 54);
  for (let y = 0; y < 54; y++) {
    for (let x = 0; x < 96; x++) frame.bytes[y * 96 + x] = 40 + 170 * fractal((x - by + 50) / 9, y / 9, 3, 5);
  }
  return frame;
}

test("what has moved is found in small pictures as well", () => {
  const { columns, rows, moves, explained } = flowBetween(gone(0), gone(6));
  const middle = (Math.floor(rows / 2) * (columns + 1) + Math.floor(columns / 2)) * 2;
  expect(moves[middle]).toBeCloseTo(6 / 96, 2);
  expect(explained).toBeGreaterThan(0.9);
});
