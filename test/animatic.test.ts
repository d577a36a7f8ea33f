import { frameRateOf } from "../src/core/time";
import type { DrawingRequest } from "../src/core/drawing";
import type { Move } from "../src/core/staging";
import { readStaging } from "../src/core/staging-reading";
import type { I420, Picture } from "../src/media/room/drawing";
import { emptyI420, toI420 } from "../src/media/room/i420";
import { enlarge } from "../src/media/room/animatic/enlarge";
import { createFrameDrawing } from "../src/media/room/animatic/frame-drawing";
import { progressAt } from "../src/media/room/animatic/pace";
import { fractal, hash } from "../src/media/room/animatic/set/noise";

/** Nobody crosses the picture: that takes a browser. */
const NOBODY = (): undefined => undefined;

const SIZE = { width: 480, height: 270 };
const FRAMES = 96;

function aRequest(prompt: string, more: Partial<DrawingRequest> = {}): DrawingRequest {
  return {
    kind: "from-frame",
    prompt,
    negative: "",
    seed: 3,
    size: SIZE,
    rate: frameRateOf(24),
    frames: FRAMES,
    caption: false,
    ...more,
  };
}

/** Fine and coarse texture everywhere, so that motion can be measured everywhere; soft, as a lens draws it. */
function texture({ width, height } = SIZE): Picture {
  const rgba = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const grey = 40 + 170 * fractal(x / 22, y / 22, 3, 5);
      rgba.set([grey, grey * 0.8 + 30 * hash(x >> 3, y >> 3, 2), 255 - grey, 255], (y * width + x) * 4);
    }
  }
  return { width, height, rgba };
}

const REFERENCE = texture();

function drawn(request: DrawingRequest, index: number, reference = REFERENCE): I420 {
  const drawing = createFrameDrawing(request, readStaging(request.prompt), { first: reference }, NOBODY);
  const frame = emptyI420(request.size.width, request.size.height);
  drawing.draw(index, frame);
  drawing.dispose();
  return frame;
}

function converted(picture: Picture): I420 {
  const frame = emptyI420(picture.width, picture.height);
  toI420(picture, frame);
  return frame;
}

/** How far the block round a place of the first frame has gone, to a quarter of a pixel, by its least squared difference. */
function flowAt(first: I420, last: I420, x: number, y: number): readonly [number, number] {
  const [half, reach] = [9, 36];
  const cost = (dx: number, dy: number): number => {
    let sum = 0;
    for (let j = -half; j <= half; j += 2) {
      for (let i = -half; i <= half; i += 2) {
        const a = first.bytes[(y + j) * first.width + x + i] ?? 0;
        sum += (a - sampled(last, x + i + dx, y + j + dy)) ** 2;
      }
    }
    return sum;
  };
  let best: readonly [number, number] = [0, 0];
  let least = Infinity;
  const look = (step: number, span: number): void => {
    const [cx, cy] = best;
    for (let dy = -span; dy <= span; dy += step) {
      for (let dx = -span; dx <= span; dx += step) {
        const value = cost(cx + dx, cy + dy);
        if (value < least) [least, best] = [value, [cx + dx, cy + dy]];
      }
    }
  };
  look(3, reach);
  look(1, 2);
  look(0.25, 0.75);
  return best;
}

function sampled({ bytes, width, height }: I420, x: number, y: number): number {
  if (x < 0 || y < 0 || x > width - 1 || y > height - 1) return 0;
  const [left, top] = [Math.min(width - 2, Math.floor(x)), Math.min(height - 2, Math.floor(y))];
  const [u, v] = [x - left, y - top];
  const at = (i: number, j: number): number => bytes[(top + j) * width + left + i] ?? 0;
  return (at(0, 0) * (1 - u) + at(1, 0) * u) * (1 - v) + (at(0, 1) * (1 - u) + at(1, 1) * u) * v;
}

const MOVES: readonly Move[] = [
  "push-in",
  "pull-out",
  "pan-left",
  "pan-right",
  "tilt-up",
  "tilt-down",
  "truck-left",
  "truck-right",
  "crane-up",
  "crane-down",
  "orbit",
];

describe("a move over a frame", () => {
  const first = converted(REFERENCE);

  it.each([...MOVES, "static" as const])("%s: the first frame is the reference, byte for byte", (move) => {
    expect(Buffer.compare(drawn(aRequest(move), 0).bytes, first.bytes)).toBe(0);
  });

  it("without a word about the camera is a push in", () => {
    const said = readStaging("the robot wakes up");
    expect(createFrameDrawing(aRequest("the robot wakes up"), said, { first: REFERENCE }, NOBODY).scene).toMatchObject({
      kind: "from-frame",
      move: "push-in",
    });
  });

  it("static keeps every frame the reference", () => {
    for (const index of [1, 48, FRAMES - 1]) {
      expect(Buffer.compare(drawn(aRequest("locked-off shot"), index).bytes, first.bytes)).toBe(0);
    }
  });

  it.each(MOVES)(
    "%s: moves, and no frame has a hole: every sample lies between samples of the reference nearby",
    (move) => {
      const last = drawn(aRequest(move), FRAMES - 1);
      expect(Buffer.compare(last.bytes, first.bytes)).not.toBe(0);
      const { width, height } = SIZE;
      const reach = 80;
      const strange: string[] = [];
      for (let y = 0; y < height; y += 7) {
        for (let x = 0; x < width; x += 7) {
          const value = last.bytes[y * width + x] ?? 0;
          let nearest = 255;
          for (let j = Math.max(0, y - reach); j <= Math.min(height - 1, y + reach) && nearest > 1; j++) {
            for (let i = Math.max(0, x - reach); i <= Math.min(width - 1, x + reach) && nearest > 1; i++) {
              nearest = Math.min(nearest, Math.abs((first.bytes[j * width + i] ?? 0) - value));
            }
          }
          if (nearest > 3) strange.push(`${x},${y}`);
        }
      }
      expect(strange).toEqual([]);
    },
  );

  it.each(["push-in", "truck-right", "truck-left", "pan-right", "pull-out"] as const)(
    "%s: near ground goes at least half as far again as far ground, and the middle lies between",
    (move) => {
      const last = drawn(aRequest(move), FRAMES - 1);
      // A zoom moves a place by its distance from what stays put: both sides together, as the push may close in beside it.
      const isZoom = move === "push-in" || move === "pull-out";
      const speed = (band: number): number => {
        const y = Math.round(SIZE.height * band);
        const flows = (isZoom ? [60, 90, 120, 360, 390, 420] : [215, 228, 240, 252, 265]).map((x) => {
          const [dx] = flowAt(first, last, x, y);
          return isZoom ? dx / (x - SIZE.width / 2) : dx;
        });
        return Math.abs(flows.reduce((sum, flow) => sum + flow, 0) / flows.length);
      };
      const [far, middle, near] = [speed(0.15), speed(0.5), speed(0.85)];
      expect(near / far).toBeGreaterThanOrEqual(1.5);
      expect(middle).toBeGreaterThan(far);
      expect(middle).toBeLessThan(near);
    },
  );

  const ways: readonly (readonly [Move, 0 | 1, 1 | -1])[] = [
    ["pan-left", 0, 1],
    ["pan-right", 0, -1],
    ["truck-left", 0, 1],
    ["truck-right", 0, -1],
    ["tilt-up", 1, 1],
    ["tilt-down", 1, -1],
    ["crane-up", 1, 1],
    ["crane-down", 1, -1],
  ];

  it.each(ways)("%s: the picture goes the other way", (move, axis, sign) => {
    const last = drawn(aRequest(move), FRAMES - 1);
    const flow = flowAt(first, last, 240, 135);
    expect(Math.sign(flow[axis])).toBe(sign);
    expect(Math.abs(flow[axis])).toBeGreaterThan(2);
    expect(Math.abs(flow[axis])).toBeGreaterThan(3 * Math.abs(flow[axis === 0 ? 1 : 0]));
  });

  it("starts and settles gently, and is even between", () => {
    const steps = Array.from({ length: FRAMES - 1 }, (_, i) => progressAt(i + 1, FRAMES, 4) - progressAt(i, FRAMES, 4));
    const fastest = Math.max(...steps);
    expect(steps[0]).toBeLessThan(fastest * 0.05);
    expect(steps.at(-1)).toBeLessThan(fastest * 0.05);
    expect(Math.min(...steps)).toBeGreaterThanOrEqual(0);
    expect(steps.slice(30, 60).every((step) => step > fastest * 0.99)).toBe(true);
    expect(progressAt(FRAMES - 1, FRAMES, 4)).toBeCloseTo(1, 12);
    expect(progressAt(0, 1, 0.04)).toBe(0);
  });

  it("a longer clip moves no faster", () => {
    const gone = (frames: number, index: number): number =>
      Math.abs(flowAt(first, drawn(aRequest("truck-right", { frames }), index), 240, 135)[0]);
    expect(gone(480, 240) / 240).toBeLessThanOrEqual(gone(96, 48) / 48);
  });

  it("the same request draws the same bytes, in any order; another seed closes in on another point", () => {
    const once = createFrameDrawing(aRequest("push-in"), readStaging("push-in"), { first: REFERENCE }, NOBODY);
    const [a, b] = [emptyI420(SIZE.width, SIZE.height), emptyI420(SIZE.width, SIZE.height)];
    once.draw(60, a);
    once.draw(12, b);
    once.draw(60, b);
    expect(Buffer.compare(a.bytes, b.bytes)).toBe(0);
    expect(Buffer.compare(drawn(aRequest("push-in"), 60).bytes, a.bytes)).toBe(0);
    expect(Buffer.compare(drawn(aRequest("push-in", { seed: 4 }), 60).bytes, a.bytes)).not.toBe(0);
  });

  it("a reference of another size fills the frame, nothing stretched", () => {
    const size = { width: 320, height: 180 };
    const frame = drawn(aRequest("static", { size }), 0, texture({ width: 800, height: 332 }));
    const rows = [0, 90, 179].map((y) => frame.bytes.subarray(y * 320, y * 320 + 320));
    expect(rows.every((row) => Math.max(...row) - Math.min(...row) > 20)).toBe(true);
    // A square stays square: its edges are found at the same distance both ways.
    const square = { width: 800, height: 400, rgba: new Uint8ClampedArray(800 * 400 * 4).fill(255) };
    for (let y = 150; y < 250; y++) square.rgba.fill(0, (y * 800 + 350) * 4, (y * 800 + 450) * 4);
    const small = drawn(aRequest("static", { size: { width: 160, height: 160 } }), 0, square);
    const dark = (at: (i: number) => number): number =>
      Array.from({ length: 160 }, (_, i) => small.bytes[at(i)] ?? 0).filter((value) => value < 120).length;
    expect(dark((i) => 80 * 160 + i)).toBe(40);
    expect(dark((i) => i * 160 + 80)).toBe(40);
  });

  it.each([
    { width: 2, height: 2 },
    { width: 270, height: 480 },
    { width: 642, height: 38 },
  ])("$width×$height can be drawn", (size) => {
    const frame = drawn(aRequest("truck-left", { size, frames: 30 }), 29, texture(size));
    expect(frame.bytes.some((value) => value > 16)).toBe(true);
  });
});

describe("a frame made larger", () => {
  it("keeps plain surfaces plain and edges where they are", () => {
    const small = emptyI420(64, 36);
    small.bytes.fill(77);
    for (let y = 0; y < 36; y++) small.bytes.fill(200, y * 64 + 32, y * 64 + 64);
    const large = emptyI420(128, 72);
    enlarge(small, large);
    const row = large.bytes.subarray(36 * 128, 37 * 128);
    expect([...row.subarray(0, 58)].every((value) => value === 77)).toBe(true);
    expect([...row.subarray(70)].every((value) => value === 200)).toBe(true);
    const middle = ((row[63] ?? 0) + (row[64] ?? 0)) / 2;
    expect(Math.abs(middle - 138.5)).toBeLessThan(2);
    expect([...large.bytes.subarray(128 * 72)].every((value) => value === 77)).toBe(true);
  });
});
