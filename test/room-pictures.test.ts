import { Caption } from "../src/media/room/caption";
import type { Picture } from "../src/media/room/drawing";
import { emptyI420, fromI420, toI420 } from "../src/media/room/i420";

function picture(
  width: number,
  height: number,
  at: (x: number, y: number) => readonly [number, number, number],
): Picture {
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) for (let x = 0; x < width; x++) rgba.set([...at(x, y), 255], (y * width + x) * 4);
  return { width, height, rgba };
}

function converted(from: Picture): Uint8Array {
  const frame = emptyI420(from.width, from.height);
  toI420(from, frame);
  return frame.bytes;
}

/** ITU-R BT.709-6, in real numbers: what the whole numbers must come to. */
function byTheBook([r, g, b]: readonly [number, number, number]): readonly [number, number, number] {
  const y = 0.2126 * r + 0.7152 * g + 0.0722 * b;
  return [16 + (219 * y) / 255, 128 + (224 * (b - y)) / 1.8556 / 255, 128 + (224 * (r - y)) / 1.5748 / 255];
}

describe("RGB to BT.709 limited range", () => {
  it.each([
    ["black", [0, 0, 0], [16, 128, 128]],
    ["white", [255, 255, 255], [235, 128, 128]],
    ["red", [255, 0, 0], [63, 102, 240]],
    ["green", [0, 255, 0], [173, 42, 26]],
    ["blue", [0, 0, 255], [32, 240, 118]],
  ] as const)("%s is what the standard says", (_name, rgb, yuv) => {
    const bytes = converted(picture(2, 2, () => rgb));
    expect([bytes[0], bytes[4], bytes[5]]).toEqual(yuv);
  });

  it("is within half a code value of the standard for every colour of a wide sample", () => {
    let worst = 0;
    for (let r = 0; r < 256; r += 15) {
      for (let g = 0; g < 256; g += 15) {
        for (let b = 0; b < 256; b += 15) {
          const bytes = converted(picture(2, 2, () => [r, g, b]));
          byTheBook([r, g, b]).forEach((value, plane) => {
            worst = Math.max(worst, Math.abs((bytes[plane === 0 ? 0 : plane + 3] ?? 0) - value));
          });
        }
      }
    }
    expect(worst).toBeLessThan(0.51);
  });

  it("every grey comes back within one code value, and without a tint", () => {
    const ramp = picture(256, 2, (x) => [x, x, x]);
    const back = fromI420({ width: 256, height: 2, bytes: converted(ramp) }).rgba;
    for (let x = 0; x < 256; x++) {
      const [r = 0, g, b] = back.subarray(x * 4, x * 4 + 3);
      expect([g, b]).toEqual([r, r]);
      expect(Math.abs(r - x)).toBeLessThanOrEqual(1);
    }
  });

  it("takes the mean of each block for chroma", () => {
    const halves = converted(picture(2, 2, (x) => (x === 0 ? [255, 0, 0] : [0, 0, 255])));
    const purple = byTheBook([127.5, 0, 127.5]);
    expect(Math.abs((halves[4] ?? 0) - purple[1])).toBeLessThanOrEqual(0.51);
    expect(Math.abs((halves[5] ?? 0) - purple[2])).toBeLessThanOrEqual(0.51);
  });

  it("refuses odd edges and a picture of another size", () => {
    expect(() => emptyI420(3, 2)).toThrow(RangeError);
    expect(() =>
      toI420(
        picture(4, 2, () => [0, 0, 0]),
        emptyI420(2, 2),
      ),
    ).toThrow(RangeError);
  });
});

describe("the caption", () => {
  const sizes = [
    [1280, 720],
    [1920, 1080],
    [1080, 1920],
    [640, 360],
    [320, 180],
    [64, 36],
  ] as const;

  it.each(sizes)("at %i×%i it changes the lower left corner and nothing else", (width, height) => {
    const frame = emptyI420(width, height);
    toI420(
      picture(width, height, (x, y) => [(x * 7) % 256, (y * 5) % 256, 128]),
      frame,
    );
    const before = frame.bytes.slice();
    new Caption(width, height).blendInto(frame);
    let changed = 0;
    let right = 0;
    let top: number = height;
    for (let y = 0; y < height; y++) {
      for (let x = 0; x < width; x++) {
        if (frame.bytes[y * width + x] === before[y * width + x]) continue;
        changed += 1;
        right = Math.max(right, x);
        top = Math.min(top, y);
      }
    }
    expect(changed).toBeGreaterThan(0);
    if (width >= 320) {
      expect(right).toBeLessThan(width / 2.5);
      expect(top).toBeGreaterThan(height * 0.85);
      expect(changed / (width * height)).toBeLessThan(0.03);
    }
  });

  it.each([16, 235])("is light letters on a darker plate, whatever the picture is (luma %i)", (luma) => {
    const frame = emptyI420(1280, 720);
    frame.bytes.fill(luma, 0, 1280 * 720).fill(128, 1280 * 720);
    new Caption(1280, 720).blendInto(frame);
    const band = frame.bytes.subarray(680 * 1280 + 26, 680 * 1280 + 148);
    const values = [...band];
    expect(Math.max(...values)).toBeGreaterThan(200);
    expect(Math.min(...values)).toBeLessThan(120);
    expect([...frame.bytes.subarray(1280 * 720)].every((chroma) => chroma === 128)).toBe(true);
  });

  it("is the same each time", () => {
    const [one, other] = [emptyI420(640, 360), emptyI420(640, 360)];
    new Caption(640, 360).blendInto(one);
    new Caption(640, 360).blendInto(other);
    expect(Buffer.from(one.bytes).equals(Buffer.from(other.bytes))).toBe(true);
  });
});
