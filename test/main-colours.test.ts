import type { Swatch } from "../src/core/staging";
import { rgbOfLab } from "../src/media/room/colour/inverse";
import { labOf } from "../src/media/room/colour/lab";
import type { Picture } from "../src/media/room/drawing";
import { mainColours } from "../src/media/room/animatic/main-colours";

/** Upright bands, each as wide as it says. */
function bands(colours: readonly (readonly [Swatch, number])[]): Picture {
  const row = colours.flatMap(([colour, wide]) => Array.from({ length: wide }, () => [...colour, 255]));
  const width = row.length;
  const rgba = new Uint8ClampedArray(width * width * 4);
  for (let y = 0; y < width; y++) rgba.set(row.flat(), y * width * 4);
  return { width, height: width, rgba };
}

describe("main colours", () => {
  it("of five bands are those bands, the widest first, and the same every time", () => {
    const picture = bands([
      [[20, 30, 60], 10],
      [[230, 200, 150], 24],
      [[200, 60, 40], 6],
      [[60, 140, 130], 16],
      [[250, 250, 250], 8],
    ]);
    const seen = mainColours(picture);
    const wanted: readonly Swatch[] = [
      [230, 200, 150],
      [60, 140, 130],
      [20, 30, 60],
      [250, 250, 250],
      [200, 60, 40],
    ];
    expect(seen).toHaveLength(5);
    seen.forEach((swatch, i) =>
      swatch.forEach((code, c) => expect(Math.abs(code - (wanted[i]?.[c] ?? 0))).toBeLessThanOrEqual(2)),
    );
    expect(mainColours(picture)).toEqual(seen);
  });

  it("of one colour are that colour alone, and of no pixel none", () => {
    expect(mainColours(bands([[[90, 120, 40], 30]]))).toEqual([[90, 120, 40]]);
    expect(mainColours({ width: 0, height: 0, rgba: new Uint8ClampedArray(0) })).toEqual([]);
  });

  it("noise on a picture does not move them", () => {
    const clean = bands([
      [[40, 60, 90], 64],
      [[220, 180, 120], 64],
    ]);
    const noisy = { ...clean, rgba: clean.rgba.map((code, i) => (i % 4 === 3 ? code : code + ((i * 7919) % 21) - 10)) };
    const [before, after] = [mainColours(clean), mainColours(noisy)];
    // Five groups split what noise is left; each still lies by one of the two.
    for (const swatch of after) {
      const away = before.map((other) => Math.hypot(...swatch.map((code, c) => code - (other[c] ?? 0))));
      expect(Math.min(...away)).toBeLessThan(12);
    }
  });

  it("a colour comes back from L*a*b* as it went", () => {
    const rgb = new Float64Array(3);
    for (const colour of [
      [0, 0, 0],
      [1, 1, 1],
      [0.2, 0.5, 0.9],
      [0.03, 0.02, 0.3],
    ]) {
      rgbOfLab(labOf(Float64Array.from(colour)), 0, rgb);
      colour.forEach((value, c) => expect(rgb[c]).toBeCloseTo(value, 3));
    }
  });
});
