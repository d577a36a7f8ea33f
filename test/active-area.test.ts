import { activeArea } from "../src/media/room/animatic/active-area";
import type { I420 } from "../src/media/room/drawing";
import { emptyI420, toI420 } from "../src/media/room/i420";

const [WIDTH, HEIGHT] = [240, 136];
const WHOLE = { left: 0, top: 0, right: WIDTH, bottom: HEIGHT };

/** Bright and uneven, but for rows of another colour. */
function aFrame(rows: (y: number) => readonly [number, number, number] | undefined = () => undefined): I420 {
  const rgba = new Uint8ClampedArray(WIDTH * HEIGHT * 4);
  for (let i = 0; i < WIDTH * HEIGHT; i++) {
    const grey = 60 + ((i * 37) % 150);
    rgba.set([...(rows(Math.floor(i / WIDTH)) ?? [grey, grey * 0.8, grey * 0.9]), 255], i * 4);
  }
  const frame = emptyI420(WIDTH, HEIGHT);
  toI420({ width: WIDTH, height: HEIGHT, rgba }, frame);
  return frame;
}

it("black at the top and the bottom alike is bars", () => {
  expect(activeArea(aFrame((y) => (y < 18 || y >= 118 ? [0, 0, 0] : undefined)))).toEqual({
    ...WHOLE,
    top: 18,
    bottom: 118,
  });
});

it.each<readonly [string, (y: number) => readonly [number, number, number] | undefined]>([
  ["a night sky over a quarter of it", (y) => (y < 34 ? [3, 3, 3] : undefined)],
  ["a dark floor", (y) => (y > 105 ? [2, 2, 2] : undefined)],
  ["a dark sky and a lower dark floor", (y) => (y < 30 || y > 120 ? [2, 2, 2] : undefined)],
  ["dusk over dusk, blue and not black", (y) => (y < 20 || y >= 116 ? [0, 0, 40] : undefined)],
  ["dim walls, dark but not black", (y) => (y < 20 || y >= 116 ? [8, 8, 8] : undefined)],
  ["all of it, dark", () => [0, 0, 0]],
])("%s is no bar", (_, rows) => {
  expect(activeArea(aFrame(rows))).toEqual(WHOLE);
});

it("bars stand at the sides as well, with the noise of an encoder, and one may be a line wider", () => {
  const frame = aFrame();
  const luma = WIDTH * HEIGHT;
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      if (x >= 30 && x < 209) continue;
      const chroma = luma + (y >> 1) * (WIDTH / 2) + (x >> 1);
      frame.bytes[y * WIDTH + x] = 15 + ((x * 7 + y * 3) % 4);
      frame.bytes[chroma] = 127 + (y % 3);
      frame.bytes[chroma + luma / 4] = 128;
    }
  }
  expect(activeArea(frame)).toEqual({ ...WHOLE, left: 30, right: 208 });
});
