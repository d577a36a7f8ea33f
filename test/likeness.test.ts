/** Two pictures beside each other: a first frame and its reference, both sides of a cut, and both however their films are coded. */

import type { Fault } from "../src/core/continuity";
import { firstFrame as firstFrameRecord } from "../src/core/continuity-record";
import { Misfit, parse } from "../src/core/decode";
import { Examiner } from "../src/media/room/continuity/examiner";
import { takeIn, upright, type DecodersFrame } from "../src/media/room/continuity/intake";
import { firstFrameOf, meetingOf } from "../src/media/room/continuity/likeness";
import { planesOf, type Samples } from "../src/media/room/continuity/planes";
import { codingOf, upright as copysUpright } from "../src/media/room/fit/planes";
import { Recolouring } from "../src/media/room/fit/recolouring";
import { inject, type Yuv } from "./bench/continuity-faults";
import { decodedFrame } from "./bench/continuity-footage";
import { aTake, HEIGHT, plainFrame, planes, WIDTH } from "./continuity.setup";

describe("the first frame against its reference", () => {
  const [reference] = aTake({}, 1);

  it("corresponds when it is the same picture a little lighter, and says by how much", () => {
    const first = firstFrameOf(planes(reference), planes(aTake({ light: 6 }, 1)[0]));
    expect(first.corresponds).toBe(true);
    expect(first.luma).toBeCloseTo(6, 0);
    expect(first.sharpness).toBeCloseTo(1, 1);
  });

  it("says how far it lies beside it", () => {
    const first = firstFrameOf(planes(reference), planes(aTake({}, 3)[2]));
    expect(first.corresponds).toBe(true);
    expect(first.shift?.x).toBeCloseTo((-100 * 3) / WIDTH, 1);
  });

  it("says that it is another picture when it is", () => {
    expect(firstFrameOf(planes(reference), planes(aTake({ seed: 9 }, 1)[0]))).toMatchObject({ corresponds: false });
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
    const [soft] = inject("softness", 0.4, aTake({}, 1), 3).frames;
    expect(firstFrameOf(planes(reference), planes(soft)).sharpness).toBeLessThan(0.7);
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
