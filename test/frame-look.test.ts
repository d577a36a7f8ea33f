import type { Swatch } from "../src/core/staging";
import { readStaging } from "../src/core/staging-reading";
import { frameRateOf } from "../src/core/time";
import { createFrameDrawing } from "../src/media/room/animatic/frame-drawing";
import { mainColours } from "../src/media/room/animatic/main-colours";
import { fractal } from "../src/media/room/animatic/set/noise";
import { labOfCodes } from "../src/media/room/colour/lab";
import type { I420, Picture } from "../src/media/room/drawing";
import { emptyI420, fromI420, toI420 } from "../src/media/room/i420";
import { meanDifference } from "./bench/seen-colours";

const SIZE = { width: 128, height: 72 };
const FRAMES = 48;

/** Sky over grass over earth, none of them of one colour. */
function aLandscape(): Picture {
  return painted((u, v) => {
    const tone = 0.1 + 1.6 * fractal(u * 6, v * 6, 3, 4);
    const [red, green, blue] = v < 0.45 ? [120, 160, 205] : v < 0.8 ? [70, 110, 50] : [120, 90, 64];
    return [red * tone, green * tone, blue * tone];
  });
}

/** Five upright bands. */
const LOOK: readonly Swatch[] = [
  [40, 34, 48],
  [104, 62, 72],
  [186, 104, 78],
  [228, 168, 112],
  [248, 226, 190],
];

function aLook(): Picture {
  return painted((u) => LOOK[Math.floor(u * LOOK.length)] ?? [0, 0, 0]);
}

function painted(colour: (u: number, v: number) => Swatch): Picture {
  const { width, height } = SIZE;
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) rgba.set([...colour(x / width, y / height), 255], (y * width + x) * 4);
  return { width, height, rgba };
}

function drawn(
  indexes: readonly number[],
  more: { readonly look?: Picture; readonly last?: Picture },
): readonly I420[] {
  const prompt = "static shot";
  const request = {
    kind: "from-frame",
    prompt,
    negative: "",
    seed: 3,
    size: SIZE,
    rate: frameRateOf(24),
    frames: FRAMES,
    caption: false,
  } as const;
  const drawing = createFrameDrawing(request, readStaging(prompt), { first: aLandscape(), ...more }, () => undefined);
  const frames = indexes.map((index) => {
    const frame = emptyI420(SIZE.width, SIZE.height);
    drawing.draw(index, frame);
    return frame;
  });
  drawing.dispose();
  return frames;
}

const farFromLook = (frame: I420): number =>
  meanDifference(
    LOOK,
    labOfCodes(Uint8ClampedArray.from(mainColours(fromI420(frame)).flatMap((one) => [...one, 255]))),
  );

describe("a look reference over a frame", () => {
  it("leaves the first frame byte for byte, and has come near its main colours within half a second", () => {
    const first = emptyI420(SIZE.width, SIZE.height);
    toI420(aLandscape(), first);
    const [start, half, end] = drawn([0, 12, FRAMES - 1], { look: aLook() });
    const [plain] = drawn([12], {});
    if (!start || !half || !end || !plain) throw new Error("Four frames were asked for.");
    expect(start.bytes).toEqual(first.bytes);
    expect(farFromLook(plain)).toBeGreaterThan(25);
    expect(farFromLook(half)).toBeLessThan(15);
    expect(end.bytes).toEqual(half.bytes);
  });

  it("comes in without a jump", () => {
    const frames = drawn([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], { look: aLook() }).map(({ bytes }) => bytes);
    const steps = frames.slice(1).map((bytes, i) => change(frames[i] ?? bytes, bytes));
    const whole = change(frames[0] ?? new Uint8Array(), frames.at(-1) ?? new Uint8Array());
    expect(Math.max(...steps)).toBeLessThan(whole / 6);
    expect(Math.max(...steps)).toBeGreaterThan(0);
  });

  it("changes nothing of a shot that has a last frame to arrive at", () => {
    const last = aLandscape();
    const [graded] = drawn([24], { look: aLook(), last });
    const [plain] = drawn([24], { last });
    expect(graded?.bytes).toEqual(plain?.bytes);
  });
});

function change(from: Uint8Array, to: Uint8Array): number {
  return from.reduce((sum, code, i) => sum + Math.abs(code - (to[i] ?? 0)), 0);
}
