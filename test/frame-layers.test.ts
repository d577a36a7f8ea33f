import type { DrawingRequest } from "../src/core/drawing";
import { readStaging } from "../src/core/staging-reading";
import { frameRateOf } from "../src/core/time";
import { activeArea } from "../src/media/room/animatic/active-area";
import { flowBetween } from "../src/media/room/animatic/flow";
import { createFrameDrawing } from "../src/media/room/animatic/frame-drawing";
import { fractal, hash } from "../src/media/room/animatic/set/noise";
import { lightChange } from "../src/media/room/animatic/frame-light";
import { weatherOver } from "../src/media/room/animatic/frame-weather";
import type { I420, Picture } from "../src/media/room/drawing";
import { emptyI420, toI420 } from "../src/media/room/i420";

/** Nobody crosses the picture: that takes a browser. */
const NOBODY = (): undefined => undefined;

const SIZE = { width: 480, height: 270 };
const FRAMES = 96;

function aRequest(prompt: string, more: Partial<DrawingRequest> = {}): DrawingRequest {
  const rate = frameRateOf(24);
  return {
    kind: "from-frame",
    prompt,
    negative: "",
    seed: 3,
    size: SIZE,
    rate,
    frames: FRAMES,
    caption: false,
    ...more,
  };
}

/** Fine and coarse texture everywhere, seen from `shift` pixels further right; inside `bars` rows of black. */
function texture({ shift = 0, bars = 0, seed = 5 } = {}): Picture {
  const key = `${shift} ${bars} ${seed}`;
  const picture = textures.get(key) ?? painted(shift, bars, seed);
  textures.set(key, picture);
  return picture;
}

const textures = new Map<string, Picture>();

function painted(shift: number, bars: number, seed: number): Picture {
  const { width, height } = SIZE;
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const grey = y < bars || y >= height - bars ? 0 : 40 + 170 * fractal((x + shift) / 22, y / 22, 3, seed);
      const spread = grey === 0 ? 0 : 30 * hash((x + shift) >> 3, y >> 3, 2);
      rgba.set([grey, grey * 0.8 + spread, grey * 0.9, 255], (y * width + x) * 4);
    }
  }
  return { width, height, rgba };
}

function graded(by: (r: number, g: number, b: number) => readonly number[]): Picture {
  const { rgba, ...size } = texture();
  const other = rgba.slice();
  for (let i = 0; i < other.length; i += 4) other.set(by(rgba[i] ?? 0, rgba[i + 1] ?? 0, rgba[i + 2] ?? 0), i);
  return { ...size, rgba: other };
}

function converted(picture: Picture): I420 {
  const frame = emptyI420(picture.width, picture.height);
  toI420(picture, frame);
  return frame;
}

function drawn(prompt: string, index: number, first = texture(), last?: Picture): I420 {
  return drawnAll(prompt, [index], first, last)[0] ?? emptyI420(2, 2);
}

function drawnAll(prompt: string, indexes: readonly number[], first: Picture, last?: Picture): readonly I420[] {
  const drawing = createFrameDrawing(aRequest(prompt), readStaging(prompt), { first, ...(last && { last }) }, NOBODY);
  const frames = indexes.map((index) => {
    const frame = emptyI420(SIZE.width, SIZE.height);
    drawing.draw(index, frame);
    return frame;
  });
  drawing.dispose();
  return frames;
}

function mean(frame: I420, plane: "y" | "u" | "v", rows: readonly [number, number] = [0, 1]): number {
  const half = plane === "y" ? 1 : 2;
  const [wide, high] = [SIZE.width / half, SIZE.height / half];
  const luma = SIZE.width * SIZE.height;
  const offset = plane === "y" ? 0 : plane === "u" ? luma : (luma * 5) / 4;
  const part = frame.bytes.subarray(
    offset + Math.floor(rows[0] * high) * wide,
    offset + Math.floor(rows[1] * high) * wide,
  );
  return part.reduce((sum, value) => sum + value, 0) / part.length;
}

function psnr(one: I420, other: I420): number {
  const luma = SIZE.width * SIZE.height;
  let sum = 0;
  for (let i = 0; i < luma; i++) sum += ((one.bytes[i] ?? 0) - (other.bytes[i] ?? 0)) ** 2;
  return 10 * Math.log10(255 ** 2 / (sum / luma));
}

describe("a camera over a frame", () => {
  const first = converted(texture());

  it.each([
    "zoom in",
    "zoom out",
    "handheld",
    "whip pan",
    "camera follows her",
    "pedestal up",
    "heavy rain",
    "at night",
  ])("%s: the first frame is the reference, byte for byte, and the last is another", (prompt) => {
    expect(Buffer.compare(drawn(prompt, 0).bytes, first.bytes)).toBe(0);
    expect(Buffer.compare(drawn(prompt, FRAMES - 1).bytes, first.bytes)).not.toBe(0);
  });

  it("a zoom shows no parallax and a dolly does: what is low and near grows faster than what is high and far", () => {
    const growth = (prompt: string): number => {
      const { moves, columns } = flowBetween(first, drawn(prompt, FRAMES - 1));
      const row = (y: number): number => {
        const across = Array.from({ length: 80 }, (_, i) => moves[(y * (columns + 1) + 40 + i) * 2 + 1] ?? 0);
        return across.reduce((sum, value) => sum + value, 0) / across.length;
      };
      const [high, middle, low] = [row(12), row(45), row(78)];
      return (low - middle) / (middle - high);
    };
    expect(growth("fast zoom in")).toBeGreaterThan(0.85);
    expect(growth("fast zoom in")).toBeLessThan(1.15);
    expect(growth("fast dolly in")).toBeGreaterThan(1.3);
  });

  it("a hand is felt and never goes far", () => {
    const hand = [24, 48, 72].map((index) => drawn("handheld", index));
    expect(new Set(hand.map(({ bytes }) => Buffer.from(bytes).toString("base64"))).size).toBe(3);
    for (const frame of hand) {
      const { moves } = flowBetween(first, frame);
      expect(Math.max(...moves.map(Math.abs))).toBeLessThan(0.05);
    }
  });

  it("black bars stay black and straight, whatever moves or falls between them", () => {
    const barred = texture({ bars: 30 });
    expect(activeArea(converted(barred))).toEqual({ left: 0, top: 30, right: 480, bottom: 240 });
    for (const prompt of ["truck left", "crane up", "fog", "snow", "storm at noon"]) {
      const { bytes } = drawn(prompt, FRAMES - 1, barred);
      const lines = [...bytes.subarray(0, 30 * 480), ...bytes.subarray(240 * 480, 270 * 480)];
      expect(Math.max(...lines)).toBe(16);
      expect(Math.min(...bytes.subarray(31 * 480, 238 * 480))).toBeGreaterThan(16);
    }
  });
});

describe("from a first frame to a last", () => {
  it("ends on the last, byte for byte", () => {
    const last = texture({ shift: 24 });
    expect(Buffer.compare(drawn("", FRAMES - 1, texture(), last).bytes, converted(last).bytes)).toBe(0);
  });

  let halfWay: I420 | undefined;
  const plain = (): I420 => (halfWay ??= drawn("", FRAMES / 2, texture(), texture({ shift: 24 })));

  it.each(["snow begins to fall", "a storm", "at night", "fog at golden hour"])(
    "%s: it ends on the last, byte for byte, and gets there without a jump",
    (prompt) => {
      const last = texture({ shift: 24 });
      const [half, near, end] = drawnAll(prompt, [FRAMES / 2, FRAMES - 2, FRAMES - 1], texture(), last);
      if (half === undefined || near === undefined || end === undefined) throw new Error("Three were asked for.");
      expect(Buffer.compare(end.bytes, converted(last).bytes)).toBe(0);
      expect(psnr(near, end)).toBeGreaterThan(28);
      // The last picture has its own light; what falls does so on the way.
      const changed = psnr(half, plain());
      if (prompt === "at night") expect(changed).toBe(Infinity);
      else expect(changed).toBeLessThan(32);
    },
  );

  it("bars that only the first has are not laid over the last, and those that both have stay", () => {
    const barred = texture({ bars: 30 });
    const open = texture();
    expect(Buffer.compare(drawn("", FRAMES - 1, barred, open).bytes, converted(open).bytes)).toBe(0);
    const both = texture({ bars: 30, shift: 24 });
    const [half, end] = drawnAll("", [FRAMES / 2, FRAMES - 1], barred, both);
    expect(Math.max(...(half?.bytes.subarray(0, 30 * 480) ?? []))).toBe(16);
    expect(Buffer.compare(end?.bytes ?? new Uint8Array(), converted(both).bytes)).toBe(0);
  });

  it("what stands in both travels: half-way it is half-way there, not twice", () => {
    const half = drawn("", FRAMES / 2, texture(), texture({ shift: 24 }));
    const scores = [0, 6, 12, 18, 24].map((shift) => psnr(half, converted(texture({ shift }))));
    expect(Math.max(...scores)).toBe(scores[2]);
    expect(scores[2]).toBeGreaterThan(24);
  });

  it("pictures of two things dissolve: half-way each is there by half", () => {
    const other = texture({ seed: 91 });
    const [a, b] = [converted(texture()), converted(other)];
    const half = drawn("", FRAMES / 2, texture(), other);
    const away = half.bytes.reduce(
      (sum, value, i) => sum + Math.abs(value - ((a.bytes[i] ?? 0) + (b.bytes[i] ?? 0)) / 2),
      0,
    );
    expect(away / half.bytes.length).toBeLessThan(3);
  });
});

describe("what the text lays over a frame", () => {
  const first = converted(texture());

  it("night is darker and bluer, golden hour warmer, and the light goes there", () => {
    const [early, night, gold] = [
      drawn("static, at night", 30),
      drawn("static, at night", 95),
      drawn("static, golden hour", 95),
    ];
    expect(mean(night, "y")).toBeLessThan(mean(first, "y") * 0.62);
    expect(mean(early, "y")).toBeGreaterThan(mean(night, "y") + 10);
    expect(mean(night, "u") - mean(first, "u")).toBeGreaterThan(2);
    expect(mean(gold, "v") - mean(first, "v")).toBeGreaterThan(4);
    expect(mean(gold, "u")).toBeLessThan(mean(first, "u") - 4);
  });

  it("a picture that is as dark as night stays legible, and one as warm as golden hour is not warmed again", () => {
    const dark = graded((r, g, b) => [r * 0.3, g * 0.32, b * 0.4]);
    const night = mean(drawn("static, at night", 95, dark), "y");
    expect(night).toBeGreaterThan(mean(converted(dark), "y") * 0.8);
    const warm = graded((r, g, b) => [r * 1.05, g * 0.75, b * 0.4]);
    const gold = drawn("static, golden hour", 95, warm);
    expect(Math.abs(mean(gold, "u") - mean(converted(warm), "u"))).toBeLessThan(3);
    expect(Math.abs(mean(gold, "v") - mean(converted(warm), "v"))).toBeLessThan(3);
  });

  it.each(["dawn", "golden-hour", "dusk", "blue-hour", "night"] as const)(
    "%s: a strong colour keeps its hue",
    (hour) => {
      const sign = graded((r, g, b) => (r > 180 ? [255, 255, 0] : r > 120 ? [0, 0, 255] : [r, g, b]));
      const [before, after] = [converted(sign), converted(sign)];
      lightChange(hour, before)(1, 4, after);
      for (let i = 480 * 270; i < after.bytes.length; i++) {
        const [was, is] = [(before.bytes[i] ?? 0) - 128, (after.bytes[i] ?? 0) - 128];
        if (Math.abs(was) > 60 && Math.sign(is) !== Math.sign(was)) throw new Error(`${was} turned into ${is}.`);
      }
    },
  );

  it.each(["overcast", "fog", "snow", "rain", "storm"])("%s, hardly begun, tints and darkens nothing", (what) => {
    const frame = emptyI420(480, 270);
    frame.bytes.fill(118, 0, 480 * 270).fill(131, 480 * 270);
    const { bytes } = frame;
    const flat = { columns: 2, rows: 2, values: new Float32Array(4).fill(1) };
    const weather = readStaging(what).weather;
    if (weather === undefined || weather === "clear") throw new Error(`No weather in “${what}”`);
    weatherOver(weather, aRequest(what), flat, undefined)(0, 0.02, frame);
    expect(Math.abs(mean(frame, "y") - 118)).toBeLessThan(0.3);
    expect(Math.abs(bytes.subarray(480 * 270).reduce((sum, value) => sum + value, 0) / (480 * 135) - 131)).toBeLessThan(
      0.1,
    );
  });

  it("fog hides what is far more than what is near", () => {
    const fog = drawn("static, fog", 95);
    const contrast = (frame: I420, from: number, to: number): number => {
      const rows = frame.bytes.subarray(from * 480, to * 480);
      const middle = rows.reduce((sum, value) => sum + value, 0) / rows.length;
      return Math.sqrt(rows.reduce((sum, value) => sum + (value - middle) ** 2, 0) / rows.length);
    };
    const top = contrast(fog, 0, 60) / contrast(first, 0, 60);
    const bottom = contrast(fog, 210, 270) / contrast(first, 210, 270);
    expect(top).toBeLessThan(bottom * 0.75);
  });

  it.each(["rain", "snow", "storm"])(
    "%s falls: it lies elsewhere in the next frame, and the same frame is always the same",
    (what) => {
      const [one, same, next] = [
        drawn(`static, ${what}`, 50),
        drawn(`static, ${what}`, 50),
        drawn(`static, ${what}`, 51),
      ];
      expect(Buffer.compare(one.bytes, same.bytes)).toBe(0);
      let brighter = 0;
      for (let i = 0; i < 480 * 270; i++) if ((one.bytes[i] ?? 0) > (next.bytes[i] ?? 0) + 12) brighter++;
      expect(brighter).toBeGreaterThan(200);
      expect(brighter).toBeLessThan(480 * 270 * 0.2);
    },
  );
});
