/** Numbers and scopes of pictures whose numbers are known. */

import { numbersOf } from "../src/media/room/colour/numbers";
import { scopesOf } from "../src/media/room/colour/scopes";
import type { Picture } from "../src/media/room/drawing";

/** Columns of one colour each. */
function bars(...colours: readonly (readonly [number, number, number])[]): Picture {
  const [width, height] = [colours.length * 10, 20];
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let at = 0; at < rgba.length; at += 4) {
    rgba.set([...(colours[Math.floor(((at / 4) % width) / 10)] ?? [0, 0, 0]), 255], at);
  }
  return { width, height, rgba };
}

test("black, middle and white are the darkest, the median and the brightest code value of each channel, in %", () => {
  const { black, middle, white } = numbersOf(bars([0, 10, 20], [51, 102, 153], [255, 204, 230]));
  expect(black.map(Math.round)).toEqual([0, 4, 8]);
  expect(middle.map(Math.round)).toEqual([20, 40, 60]);
  expect(white.map(Math.round)).toEqual([100, 80, 90]);
});

test("a warm picture stands out in red and is short of blue, in the zone where it is warm alone", () => {
  const { balance } = numbersOf(bars([20, 20, 20], [140, 120, 100], [230, 230, 230]));
  expect(balance.shadows?.map(Math.round)).toEqual([0, 0, 0]);
  expect(balance.highlights?.map(Math.round)).toEqual([0, 0, 0]);
  const [red = 0, green = 0, blue = 0] = balance.midtones ?? [];
  expect(red).toBeGreaterThan(5);
  expect(Math.abs(green)).toBeLessThan(2);
  expect(blue).toBeLessThan(-5);
});

test("a zone without pixels, a picture without skin and one without greys say nothing about them", () => {
  const numbers = numbersOf(bars([0, 0, 255], [0, 0, 240]));
  expect(Object.keys(numbers.balance)).toEqual(["shadows"]);
  expect(numbers).not.toHaveProperty("skin");
  expect(numbers).not.toHaveProperty("neutral");
});

test("skin of light and of dark tone lies near the skin line", () => {
  for (const tone of [
    [224, 172, 140],
    [198, 134, 100],
    [141, 85, 58],
  ] as const) {
    const { skin } = numbersOf(bars(tone, [90, 90, 90]));
    expect(Math.abs((skin?.angle ?? 0) - 123)).toBeLessThan(12);
    expect(skin?.share).toBeCloseTo(0.5);
    expect(skin?.saturation).toBeGreaterThan(10);
  }
});

test("a grey with a cast is off the middle toward its colour, a grey without is not", () => {
  const plain = numbersOf(bars([128, 128, 128])).neutral;
  expect([plain?.cb, plain?.cr].map((value) => Math.round((value ?? NaN) * 10))).toEqual([0, 0].map((zero) => zero));
  const blue = numbersOf(bars([126, 128, 134])).neutral;
  expect(blue?.cb).toBeGreaterThan(2);
  expect(blue?.cr).toBeLessThan(0);
});

/** How much stands out from the field, in one part of a picture. */
function lit({ width, rgba }: Picture, left: number, right: number, channel: number): number {
  let sum = 0;
  for (let at = 0; at < rgba.length; at += 4) {
    const x = (at / 4) % width;
    if (x >= left && x < right) sum += Math.max(0, (rgba[at + channel] ?? 0) - 0x40);
  }
  return sum;
}

test("the scopes fit the panel, the reference on the left and the take on the right", () => {
  const { parade, vectorscope } = scopesOf(bars([200, 60, 60], [30, 30, 30]), bars([60, 60, 200], [30, 30, 30]));
  expect([parade.width, vectorscope.width]).toEqual([320, 320]);
  expect(parade.rgba).toHaveLength(parade.width * parade.height * 4);
  // A red picture is drawn in red on the left, a blue one in blue on the right.
  expect(lit(vectorscope, 0, 156, 0)).toBeGreaterThan(lit(vectorscope, 164, 320, 0));
  expect(lit(vectorscope, 164, 320, 2)).toBeGreaterThan(lit(vectorscope, 0, 156, 2));
  expect([...parade.rgba].every((value, at) => at % 4 !== 3 || value === 255)).toBe(true);
});
