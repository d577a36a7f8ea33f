/** What an examination says of takes in which something is wrong at known frames, and of takes in which nothing is. */

import { existsSync } from "node:fs";
import path from "node:path";
import { STRENGTHS, verdictOf, type Continuity, type Fault, type Finding } from "../src/core/continuity";
import { firstFrame as firstFrameRecord } from "../src/core/continuity-record";
import { Misfit, parse } from "../src/core/decode";
import { Examiner } from "../src/media/room/continuity/examiner";
import { firstFrameOf, meetingOf } from "../src/media/room/continuity/likeness";
import { takeIn, upright, type DecodersFrame } from "../src/media/room/continuity/intake";
import { planesOf, type Planes, type Samples } from "../src/media/room/continuity/planes";
import { codingOf, upright as copysUpright } from "../src/media/room/fit/planes";
import { Recolouring } from "../src/media/room/fit/recolouring";
import { inject, type Injected, type Yuv } from "./bench/continuity-faults";
import { decodedFrame, readFootage } from "./bench/continuity-footage";

const FOOTAGE = path.join(__dirname, "../../shared/footage");
const FRAMES = 30;

interface Look {
  /** Pixels a frame. */
  readonly pan?: number;
  readonly light?: number;
  readonly blue?: number;
  readonly seed?: number;
}

/** A wall of soft bumps of many sizes that the camera pans over, with a little grain. */
function aTake({ pan = 1.5, light = 0, blue = 0, seed = 1 }: Look = {}, frames = FRAMES): Yuv[] {
  return Array.from({ length: frames }, (_, at) => aFrame(pan * at, light, blue * at, seed, at));
}

const [WIDTH, HEIGHT] = [320, 180];

function aFrame(shift: number, light: number, blue: number, seed: number, grain: number): Yuv {
  const bytes = new Uint8Array((WIDTH * HEIGHT * 3) / 2).fill(128);
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const at = x + shift + 37 * seed;
      const wall =
        Math.sin(at / (22 + seed)) * Math.cos(y / (18 - seed)) * 30 +
        Math.sin(at / (6 + seed) + y / 11) * Math.sin(y / (4 + seed)) * 20 +
        Math.sin(at / (2.9 + seed / 5) - y / (4.5 - seed / 5)) * 14;
      bytes[y * WIDTH + x] = 118 + light + wall + (((x * 7919 + y * 104729 + grain * 15485863) % 17) - 8) / 8;
    }
  }
  bytes.fill(128 + Math.round(blue), WIDTH * HEIGHT, WIDTH * HEIGHT * 1.25);
  return { width: WIDTH, height: HEIGHT, bytes };
}

/** `grain`: peak to peak, in code values. */
function plainFrame(level: number, grain: number, seed: number): Yuv {
  const bytes = new Uint8Array((WIDTH * HEIGHT * 3) / 2).fill(128);
  let state = seed * 7919;
  for (let at = 0; at < WIDTH * HEIGHT; at++) {
    state = (state * 48271) % 2147483647;
    bytes[at] = Math.round(level + grain * (state / 2147483647 - 0.5));
  }
  return { width: WIDTH, height: HEIGHT, bytes };
}

function lighter(frame: Yuv, by: number): Yuv {
  const bytes = frame.bytes.map((value, at) => (at < WIDTH * HEIGHT ? Math.min(235, value + by) : value));
  return { ...frame, bytes };
}

async function examined(frames: readonly Yuv[]): Promise<Continuity> {
  const examiner = new Examiner();
  for (const frame of frames) await examiner.add(decodedFrame(frame));
  return (await examiner.finish()).continuity;
}

function planes(frame: Yuv | undefined): Planes {
  if (frame === undefined) throw new Error("there is no such frame");
  return planesOf(decodedFrame(frame));
}

async function found(
  kind: Injected,
  strength: number,
): Promise<{ continuity: Continuity; start: number; end: number }> {
  const { frames, start, end } = inject(kind, strength, aTake(), 3);
  return { continuity: await examined(frames), start, end };
}

describe("a take in which something is wrong", () => {
  const cases: readonly (readonly [Injected, number])[] = [
    ["black", 2],
    ["freeze", 6],
    ["cut", 1.5],
    ["luma-flicker", 6],
    ["jitter", 0.6],
    ["boil", 0.9],
    ["softness", 0.4],
  ];
  it.each(cases)("is found to have %s where it is, and nothing else first", async (kind, strength) => {
    const { continuity, start, end } = await found(kind, strength);
    const verdict = verdictOf(continuity);
    const worst = continuity.findings.find(({ fault }) => fault === kind);
    expect(worst).toBeDefined();
    expect(verdict.kind).toBe("faulty");
    expect(Math.abs((worst?.frames.start ?? 0) - start)).toBeLessThanOrEqual(3);
    expect(Math.abs((worst?.frames.end ?? 0) - end)).toBeLessThanOrEqual(3);
    expect(worst?.strength).toBeGreaterThanOrEqual(STRENGTHS[kind].least);
  });

  it("says how many of its frames repeat the one before when it stutters", async () => {
    const { frames } = inject("repeat", 4, aTake(), 3);
    const { findings } = await examined(frames);
    expect(findings.map(({ fault }) => fault)).toEqual(["repeat"]);
    expect(findings[0]?.strength).toBeCloseTo(25, 0);
  });

  it("is not called cut where it only comes out of black", async () => {
    const { continuity } = await found("black", 6);
    expect(continuity.findings.map(({ fault }) => fault)).toEqual(["black"]);
  });

  it("is not called cut where a held frame gives way to the present", async () => {
    const { continuity } = await found("freeze", 12);
    expect(continuity.findings.map(({ fault }) => fault)).toEqual(["freeze"]);
  });

  it("drifts in colour when it turns blue by and by", async () => {
    const { findings } = await examined(aTake({ blue: 0.6 }));
    expect(findings.map(({ fault }) => fault)).toEqual(["drift"]);
    expect(findings[0]?.frames.end).toBe(FRAMES);
  });

  it("names the fault that is farthest over its bound first, with the strongest finding of each", () => {
    const at = (fault: Fault, start: number, strength: number): Finding => ({
      fault,
      frames: { start, end: start + 2 },
      strength,
    });
    const findings = [at("black", 1, 99), at("cut", 9, 4), at("cut", 20, 7)];
    const verdict = verdictOf({ frames: 30, findings, measures: {}, notLooked: [] });
    expect(verdict).toEqual({
      kind: "faulty",
      faults: [
        { fault: "cut", times: 2, worst: findings[2] },
        { fault: "black", times: 1, worst: findings[0] },
      ],
    });
  });
});

describe("a take in which nothing is wrong", () => {
  it("has no findings when the camera pans evenly", async () => {
    const continuity = await examined(aTake());
    expect(continuity.findings).toEqual([]);
    expect(verdictOf(continuity)).toEqual({ kind: "clean" });
  });

  it("has none when it stands still, and says that freezes could not be told from that", async () => {
    const continuity = await examined(aTake({ pan: 0 }));
    expect(continuity.findings).toEqual([]);
    expect(continuity.notLooked).toEqual([
      { fault: "freeze", why: "no-movement" },
      { fault: "repeat", why: "no-movement" },
    ]);
  });

  it("has none when it fades to white evenly", async () => {
    expect((await examined(aTake().map((frame, at) => lighter(frame, at)))).findings).toEqual([]);
  });

  it("has none when something flashes once", async () => {
    const frames = aTake().map((frame, at) => (at === 12 || at === 13 ? lighter(frame, 20) : frame));
    expect((await examined(frames)).findings).toEqual([]);
  });

  it("has none when the camera sways as a hand does", async () => {
    const frames = Array.from({ length: FRAMES }, (_, at) => aFrame(6 * Math.sin(at / 3), 0, 0, 1, at));
    expect((await examined(frames)).findings).toEqual([]);
  });

  it("is too short to say when it has two frames", async () => {
    const continuity = await examined(aTake({}, 2));
    expect(verdictOf(continuity)).toEqual({ kind: "too-short" });
    expect(continuity.notLooked.map(({ fault }) => fault)).not.toContain("black");
  });

  it("is nothing at all without frames", async () => {
    expect(await examined([])).toMatchObject({ frames: 0, findings: [], measures: {} });
  });
});

describe("the vector of measures", () => {
  it("tells a trembling take from a still one by its flow, where plain difference does not tell it from a moving one", async () => {
    const still = await examined(aTake({ pan: 0 }));
    const trembling = await examined(inject("jitter", 0.6, aTake({ pan: 0 }), 3).frames);
    expect(trembling.measures.jerk).toBeGreaterThan(4 * (still.measures.jerk ?? 0));
  });

  it("finds the change at a cut many times that around it", async () => {
    const { measures } = await examined([...aTake({}, 15), ...aTake({ seed: 9 }, 15)]);
    expect(measures.cutRatio).toBeGreaterThan(3);
  });
});

describe("the first frame against its reference", () => {
  const reference = aTake()[0];

  it("corresponds when it is the same picture a little lighter, and says by how much", () => {
    const first = firstFrameOf(planes(reference), planes(aTake({ light: 6 })[0]));
    expect(first.corresponds).toBe(true);
    expect(first.luma).toBeCloseTo(6, 0);
    expect(first.sharpness).toBeCloseTo(1, 1);
  });

  it("says how far it lies beside it", () => {
    const first = firstFrameOf(planes(reference), planes(aTake()[2]));
    expect(first.corresponds).toBe(true);
    expect(first.shift?.x).toBeCloseTo((-100 * 3) / WIDTH, 1);
  });

  it("says that it is another picture when it is", () => {
    expect(firstFrameOf(planes(reference), planes(aTake({ seed: 9 })[0]))).toMatchObject({ corresponds: false });
  });

  it.each([
    ["the same plain grey", 0, 0],
    ["fog with grain that is never the same, a little lighter", 8, 3],
  ])("cannot be told when both are %s", (_what, grain, lightness) => {
    const [one, other] = [plainFrame(90, grain, 1), plainFrame(90 + lightness, grain, 2)];
    const first = firstFrameOf(planes(one), planes(other));
    expect(first.corresponds).toBe("unknown");
    expect(first.luma).toBeCloseTo(lightness, 0);
    expect(first).not.toHaveProperty("shift");
    expect(parse(JSON.stringify(first), firstFrameRecord)).toEqual(first);
    expect(() => parse(JSON.stringify({ ...first, corresponds: "perhaps" }), firstFrameRecord)).toThrow(Misfit);
  });

  it("is another picture when one is plain and the other is not", () => {
    expect(firstFrameOf(planes(reference), planes(plainFrame(118, 0, 1))).corresponds).toBe(false);
    expect(firstFrameOf(planes(plainFrame(118, 0, 1)), planes(reference)).corresponds).toBe(false);
  });

  it("corresponds when most of it is fog and what stands in it is the same", () => {
    const [fog, again] = [plainFrame(120, 8, 1), plainFrame(120, 8, 2)].map((frame) => {
      for (let y = 40; y < 120; y++) {
        for (let x = 80; x < 240; x++) frame.bytes[y * WIDTH + x] = reference?.bytes[y * WIDTH + x] ?? 0;
      }
      return frame;
    });
    expect(firstFrameOf(planes(fog), planes(again)).corresponds).toBe(true);
  });

  it("is softer when it was made softer", () => {
    const [soft] = inject("softness", 0.4, [aTake()[0], aTake()[0]].flatMap((one) => one ?? []).slice(0, 1), 3).frames;
    expect(firstFrameOf(planes(reference), planes(soft)).sharpness).toBeLessThan(0.7);
  });
});

describe("a film that is coded otherwise", () => {
  const FULL_601 = { primaries: "bt709", matrix: "smpte170m", range: "full" } as const;
  const recolouring = new Recolouring(codingOf(FULL_601), undefined);
  /** The same colours in BT.601, full range: both standards' formulas, written out. */
  const inFull601 = ({ width, height, bytes }: Yuv): Yuv => {
    const luma = width * height;
    const out = bytes.slice();
    for (let at = 0; at < luma; at++) {
      const chroma = luma + (Math.floor(at / width) >> 1) * (width / 2) + ((at % width) >> 1);
      const [y, cb, cr] = [
        ((bytes[at] ?? 0) - 16) / 219,
        ((bytes[chroma] ?? 0) - 128) / 224,
        ((bytes[chroma + luma / 4] ?? 0) - 128) / 224,
      ];
      const [r, g, b] = [y + 1.5748 * cr, y - 0.18733 * cb - 0.46813 * cr, y + 1.8556 * cb];
      const grey = 0.299 * r + 0.587 * g + 0.114 * b;
      out[at] = Math.round(255 * grey);
      out[chroma] = Math.round(128 + (255 * (b - grey)) / 1.772);
      out[chroma + luma / 4] = Math.round(128 + (255 * (r - grey)) / 1.402);
    }
    return { width, height, bytes: out };
  };
  /** What a decoder gives, as NV12 is in memory: chroma interleaved. */
  const decoders = ({ width, height, bytes }: Yuv): DecodersFrame => {
    const luma = width * height;
    const nv12 = bytes.slice();
    for (let at = 0; at < luma / 4; at++) {
      nv12[luma + 2 * at] = bytes[luma + at] ?? 0;
      nv12[luma + 2 * at + 1] = bytes[luma + luma / 4 + at] ?? 0;
    }
    return {
      format: "NV12",
      codedWidth: width,
      codedHeight: height,
      allocationSize: () => nv12.length,
      copyTo: (into) => {
        if (into instanceof Uint8Array) into.set(nv12);
        return Promise.resolve([
          { offset: 0, stride: width },
          { offset: luma, stride: width },
        ]);
      },
    };
  };

  it("in BT.601 and full range looks to the examination like the same one in BT.709 and limited range", async () => {
    const [plain] = aTake({ blue: 20 }, 1).map((frame) => ({ ...frame, bytes: frame.bytes.fill(150, WIDTH * HEIGHT) }));
    if (plain === undefined) throw new Error("there is no frame");
    const reference = planes(plain);
    const asItIs = planesOf(await takeIn(decoders(inFull601(plain))));
    expect(firstFrameOf(reference, asItIs).luma).toBeGreaterThan(3);
    const first = firstFrameOf(reference, planesOf(await takeIn(decoders(inFull601(plain)), recolouring)));
    expect(first.corresponds).toBe(true);
    for (const differs of [first.luma, first.cb, first.cr]) expect(Math.abs(differs)).toBeLessThan(0.7);
  });

  it("in full range is black where it is black, and not where it is only dark", async () => {
    const dark = plainFrame(18, 0, 1);
    const grey = plainFrame(38, 0, 1);
    const findings = async (frame: Yuv): Promise<readonly Fault[]> => {
      const examiner = new Examiner();
      for (let at = 0; at < 4; at++) await examiner.add(await takeIn(decoders(inFull601(frame)), recolouring));
      return (await examiner.finish()).continuity.findings.map(({ fault }) => fault);
    };
    expect(await findings(dark)).toContain("black");
    expect(await findings(grey)).not.toContain("black");
  });

  it.each([0, 90, 180, 270] as const)("turned by %s° it is read the right way up, mirrored or not", (rotation) => {
    const [wide, high] = [10, 6];
    const bytes = Uint8Array.from({ length: (wide * high * 3) / 2 }, (_, at) => at);
    for (const flip of [false, true]) {
      const seen = upright(decodedFrame({ width: wide, height: high, bytes }), { rotation, flip });
      const copied = copysUpright({ width: wide, height: high, bytes }, { rotation, flip });
      const read = ({ bytes: from, offset, stride, step }: Samples, width: number, height: number): number[] =>
        Array.from(
          { length: width * height },
          (_, at) => from[offset + Math.floor(at / width) * stride + (at % width) * step] ?? -1,
        );
      const half = [seen.width / 2, seen.height / 2] as const;
      expect([
        ...read(seen.luma, seen.width, seen.height),
        ...read(seen.cb, ...half),
        ...read(seen.cr, ...half),
      ]).toEqual([...copied.bytes]);
    }
  });
});

describe("the seam at a cut", () => {
  it("turns by half a circle when the camera goes back the other way", () => {
    const there = aTake({ pan: 2 }, 2).map(planes);
    const back = aTake({ pan: -2, light: 4 }, 2).map(planes);
    const { turn, luma } = meetingOf(there, back);
    expect(turn).toBeCloseTo(180, 0);
    expect(luma).toBeCloseTo(4, 0);
  });

  it("has no turn where one side stands still, or is one frame", () => {
    const there = aTake({ pan: 2 }, 2).map(planes);
    expect(meetingOf(there, aTake({ pan: 0 }, 2).map(planes)).turn).toBeUndefined();
    expect(meetingOf(there, aTake({}, 1).map(planes)).moveAfter).toBeUndefined();
  });
});

(existsSync(FOOTAGE) ? describe : describe.skip)("real footage (skipped without it)", () => {
  it("keeps still for seconds without being called frozen", async () => {
    const person = (await readFootage(FOOTAGE)).find(({ name }) => name === "person.mp4");
    const continuity = await examined(person?.frames ?? []);
    expect(continuity.frames).toBe(100);
    expect(continuity.findings).toEqual([]);
  });
});
