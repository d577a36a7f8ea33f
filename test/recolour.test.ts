import type { Swatch } from "../src/core/staging";
import { recolouring } from "../src/media/room/animatic/recolour";
import { labOf } from "../src/media/room/colour/lab";
import type { Picture } from "../src/media/room/drawing";

/** Colours side by side, each of a share of the picture's width, darker downwards by `range` code values. */
function aPicture(bands: readonly (readonly [Swatch, number])[], range = 30): Picture {
  const [width, height] = [200, 60];
  const rgba = new Uint8ClampedArray(width * height * 4);
  let left = 0;
  for (const [colour, share] of bands) {
    const right = left + Math.round(share * width);
    for (let y = 0; y < height; y++) {
      const by = range * (0.5 - y / height);
      for (let x = left; x < Math.min(width, right); x++)
        rgba.set([...colour.map((c) => c + by), 255], (y * width + x) * 4);
    }
    left = right;
  }
  return { width, height, rgba };
}

function graded(picture: Picture, palette: readonly Swatch[]): (colour: Swatch) => readonly [number, number, number] {
  const map = recolouring([picture], palette);
  return (colour) => {
    const rgb = Float64Array.from(colour, (code) => code / 255);
    map(rgb);
    const [light = 0, a = 0, b = 0] = labOf(rgb);
    return [light, a, b];
  };
}

function labOfSwatch(colour: Swatch): readonly [number, number, number] {
  const [light = 0, a = 0, b = 0] = labOf(Float64Array.from(colour, (code) => code / 255));
  return [light, a, b];
}

const hue = ([, a, b]: readonly [number, number, number]): number => (Math.atan2(b, a) * 180) / Math.PI;
const apart = (one: readonly number[], other: readonly number[]): number =>
  Math.hypot(...one.map((value, i) => value - (other[i] ?? 0)));

const NAUTICAL: readonly Swatch[] = [
  [29, 53, 87],
  [69, 123, 157],
  [168, 218, 220],
  [241, 250, 238],
  [230, 57, 70],
];
const SEA: Swatch = [70, 78, 110];
const SKY: Swatch = [104, 108, 142];
const FLAG: Swatch = [130, 60, 62];

describe("a grade towards asked colours", () => {
  it("leaves the water in the blues, and gives the red to the flag that is red already", () => {
    const bay = aPicture([
      [[56, 62, 92], 0.14],
      [SEA, 0.26],
      [[86, 92, 124], 0.2],
      [SKY, 0.3],
      [[150, 152, 170], 0.095],
      [FLAG, 0.005],
    ]);
    const after = graded(bay, NAUTICAL);
    for (const water of [SEA, SKY, [58, 66, 96], [90, 96, 130]] as const) {
      const [, a, b] = after(water);
      expect(b).toBeLessThan(0);
      expect(a).toBeLessThan(8);
    }
    const before = labOfSwatch(FLAG);
    expect(after(FLAG)[1]).toBeGreaterThan(before[1] + 8);
  });

  it("drives no two neighbouring colours so far apart that a smooth wall becomes a poster", () => {
    const wall = aPicture([
      [[120, 116, 110], 0.3],
      [[112, 116, 112], 0.3],
      [[108, 110, 118], 0.4],
    ]);
    const after = graded(wall, NAUTICAL);
    for (let grey = 96; grey < 130; grey += 2) {
      const [one, other]: readonly [Swatch, Swatch] = [
        [grey, grey, grey],
        [grey + 2, grey + 2, grey + 2],
      ];
      const was = apart(labOfSwatch(one), labOfSwatch(other));
      expect(apart(after(one), after(other)) / was).toBeLessThan(4);
    }
  });

  it("leans a wood to teal and rust by hue: leaves to the one, bark to the other, and a face stays a face", () => {
    const [leaf, bark, coat, face]: readonly Swatch[] = [
      [52, 92, 40],
      [98, 56, 34],
      [82, 88, 104],
      [196, 144, 112],
    ] as const;
    if (!leaf || !bark || !coat || !face) throw new Error("There are four.");
    const wood = aPicture([
      [leaf, 0.45],
      [bark, 0.35],
      [coat, 0.14],
      [face, 0.06],
    ]);
    const after = graded(wood, [
      [0, 128, 128],
      [183, 65, 14],
    ]);
    expect(after(leaf)[2]).toBeLessThan(0.5 * labOfSwatch(leaf)[2]);
    expect(after(coat)[1]).toBeLessThan(-4);
    expect(Math.abs(hue(after(bark)) - 50)).toBeLessThan(15);
    expect(Math.abs(hue(after(face)) - 50)).toBeLessThan(20);
    const [light, a] = after(face);
    const [was] = labOfSwatch(face);
    expect(Math.abs(light - was)).toBeLessThan(10);
    expect(a).toBeLessThan(40);
  });
});
