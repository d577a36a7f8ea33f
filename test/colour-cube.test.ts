/** A grade as a `.cube`: what is written, what is read, and what it does to a picture. */

import { cubeText, parseCube } from "../src/core/cube";
import { applyCube, cubeOf, identityCube } from "../src/media/room/colour/cube";
import type { Picture } from "../src/media/room/drawing";

/** Every code value of each channel by itself, and 50 000 mixed ones. */
function manyColours(): Picture {
  const colours = Array.from({ length: 50_000 }, (_, index) => [
    (index * 7) % 256,
    (index * 31) % 256,
    (index * 101) % 256,
  ]);
  for (let code = 0; code < 256; code++) colours.push([code, 0, 0], [0, code, 0], [0, 0, code], [code, code, code]);
  return { width: colours.length, height: 1, rgba: Uint8ClampedArray.from(colours.flatMap((one) => [...one, 200])) };
}

test("the identity leaves every pixel as it is, and its transparency", () => {
  const picture = manyColours();
  expect(Buffer.from(applyCube(identityCube(), picture)).equals(Buffer.from(picture.rgba))).toBe(true);
});

test("a grade without curves is the same through the cube as without it", () => {
  const picture = manyColours();
  const grade = ([red = 0, green = 0, blue = 0]: ArrayLike<number> & Iterable<number>): readonly number[] => [
    0.05 + 0.8 * red + 0.1 * green,
    0.9 * green,
    0.1 + 0.7 * blue + 0.05 * red,
  ];
  const made = applyCube(
    cubeOf((rgb) => rgb.set(grade(rgb))),
    picture,
  );
  let worst = 0;
  for (let at = 0; at < made.length; at += 4) {
    const wanted = grade([...picture.rgba.subarray(at, at + 3)].map((code) => code / 255));
    for (const [channel, value] of wanted.entries())
      worst = Math.max(worst, Math.abs((made[at + channel] ?? 0) - value * 255));
  }
  expect(worst).toBeLessThan(0.51);
});

test("greys stay greys in a cube that only moves their brightness", () => {
  const grey: Picture = {
    width: 256,
    height: 1,
    rgba: Uint8ClampedArray.from({ length: 1024 }, (_, at) => (at % 4 === 3 ? 255 : at >> 2)),
  };
  const made = applyCube(
    cubeOf((rgb) => rgb.set(rgb.map((value) => value ** 1.4))),
    grey,
  );
  for (let at = 0; at < made.length; at += 4) expect([made[at + 1], made[at + 2]]).toEqual([made[at], made[at]]);
});

test("what is written is what a grading program reads, and comes back the same", () => {
  const cube = cubeOf((rgb) => rgb.set([rgb[1] ?? 0, 0.5 * (rgb[0] ?? 0), 1 - (rgb[2] ?? 0)]));
  const text = cubeText(cube, 'PU_Reel2_003 "T01"\nlook');
  expect(text.split("\n").slice(0, 5)).toEqual([
    'TITLE "PU_Reel2_003  T01  look"',
    "LUT_3D_SIZE 33",
    "DOMAIN_MIN 0 0 0",
    "DOMAIN_MAX 1 1 1",
    "0 0 1",
  ]);
  // Red is fastest: the second line is a little red alone, which this grade makes green.
  expect(text.split("\n")[5]).toBe("0 0.015625 1");
  expect(text.trimEnd().split("\n")).toHaveLength(4 + 33 ** 3);
  const picture = manyColours();
  expect(Buffer.from(applyCube(parseCube(text), picture)).equals(Buffer.from(applyCube(cube, picture)))).toBe(true);
});

test("a stranger's table with comments, its own domain and Windows line ends is read", () => {
  const corners = ["0 0 0", "1 0 0", "0 1 0", "1 1 0", "0 0 1", "1 0 1", "0 1 1", "1 1 1"];
  const text = ["# by hand", 'TITLE "x"', "LUT_3D_SIZE 2", "DOMAIN_MAX 2 2 2", "", ...corners].join("\r\n");
  const made = applyCube(parseCube(text), { width: 1, height: 1, rgba: Uint8ClampedArray.of(200, 100, 50, 255) });
  expect([...made]).toEqual([100, 50, 25, 255]);
});

test("a broken table is refused with the line that is wrong", () => {
  expect(() => parseCube("LUT_3D_SIZE 2\n0 0 0\n0 0 zero")).toThrow(
    "Line 3 of the .cube file is not three numbers: 0 0 zero",
  );
  expect(() => parseCube("LUT_3D_SIZE 2\n0 0 0")).toThrow("has 1 colours where a table of 2 has 8");
  expect(() => parseCube("LUT_1D_SIZE 4\n0 0 0")).toThrow("Line 1");
  expect(() => parseCube("0 0 0")).toThrow("does not say how large");
});
