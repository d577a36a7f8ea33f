import { copyPlanOf, fitOf, PLAIN_FIT, soundOf, type ClipFacts, type FitSequence } from "../src/core/fit";
import { copyPlanRecord, layInto } from "../src/core/fit-copy";
import { SQUARE } from "../src/core/pixel-aspect";
import { countsOf, framesShown } from "../src/core/fit-frames";
import { Misfit, parse } from "../src/core/decode";
import { codingOf, type Planes } from "../src/media/room/fit/planes";
import { Recolouring } from "../src/media/room/fit/recolouring";
import { frameRateOf, ticksOfFrames, ticks, TICKS_PER_SECOND, type FrameRate, type Ticks } from "../src/core/time";

const HD = { width: 1920, height: 1080 };
const BT709 = { primaries: "bt709", transfer: "bt709", matrix: "bt709", range: "limited" } as const;
const SEQUENCE: FitSequence = { rate: frameRateOf(25), size: HD, fields: "progressive", pixelAspect: SQUARE };

function clip(more: Partial<ClipFacts> = {}): ClipFacts {
  return {
    ...({ size: HD, pixelAspect: SQUARE, rotation: 0, rate: frameRateOf(25), constantRate: true } as const),
    ...{ frames: 100, seconds: 4, colour: BT709, decodable: true },
    ...more,
  };
}

function without<K extends keyof ClipFacts>(facts: ClipFacts, ...names: readonly K[]): Omit<ClipFacts, K> {
  const left = { ...facts };
  for (const name of names) delete left[name];
  return left;
}

const kinds = (facts: ClipFacts, sequence = SEQUENCE) => fitOf(facts, sequence).differences.map(({ kind }) => kind);

describe("what does not fit", () => {
  it("is nothing for a clip made for the sequence", () => {
    expect(fitOf(clip(), SEQUENCE)).toEqual({ clip: clip(), differences: [], remedy: { kind: "none" } });
  });

  it.each([
    [24, 25, "repeats-frames"],
    [23.976, 24, "repeats-frames"],
    [24, 23.976, "drops-frames"],
    [25, 23.976, "drops-frames"],
    [30, 29.97, "drops-frames"],
  ] as const)("%s in %s is interpreted, without a copy and without new frames", (from, to, premiere) => {
    const [rate, sequence] = [frameRateOf(from), { ...SEQUENCE, rate: frameRateOf(to) }];
    expect(fitOf(clip({ rate }), sequence)).toEqual({
      clip: clip({ rate }),
      differences: [{ kind: "rate", clip: rate, sequence: sequence.rate, premiere, remedy: "interpret" }],
      remedy: { kind: "interpret", rate: sequence.rate },
    });
  });

  it.each([
    [30, 25],
    [24, 29.97],
    [60, 30],
  ])("%s in %s needs a copy in which frames are repeated or dropped, and mixed only if asked", (from, to) => {
    const facts = clip({ rate: frameRateOf(from) });
    const sequence = { ...SEQUENCE, rate: frameRateOf(to) };
    expect(fitOf(facts, sequence).remedy).toMatchObject({ kind: "copy", plan: { pace: "as-shown", size: HD } });
    expect(fitOf(facts, sequence, { ...PLAIN_FIT, blend: true }).remedy).toMatchObject({ plan: { pace: "blended" } });
  });

  it("a film of no steady rate is always copied, whatever its mean rate is", () => {
    const facts = { ...without(clip(), "rate"), constantRate: false };
    expect(fitOf(facts, SEQUENCE)).toMatchObject({
      differences: [{ kind: "variable-rate", premiere: "assumes-one-rate", remedy: "copy" }],
      remedy: { kind: "copy", plan: { pace: "as-shown", rate: SEQUENCE.rate } },
    });
  });

  it("a film of another size and a close rate is copied once, each frame once", () => {
    const facts = clip({ rate: frameRateOf(24), size: { width: 1280, height: 720 } });
    expect(fitOf(facts, SEQUENCE)).toMatchObject({
      differences: [{ kind: "rate" }, { kind: "size", sameShape: true, premiere: "keeps-its-size" }],
      remedy: { kind: "copy", plan: { pace: "each-once" } },
    });
  });

  it("a size is told as it is shown: turned, and in the sequence's own pixels", () => {
    expect(fitOf(clip({ rotation: 90 }), SEQUENCE).differences).toMatchObject([
      { kind: "rotation", degrees: 90 },
      { kind: "size", clip: { width: 1080, height: 1920 }, sameShape: false },
    ]);
    const anamorphic = clip({ size: { width: 1440, height: 1080 }, pixelAspect: { numerator: 4, denominator: 3 } });
    expect(kinds(anamorphic)).toEqual(["pixel-aspect"]);
    const hdv = { ...SEQUENCE, size: { width: 1440, height: 1080 }, pixelAspect: { numerator: 4, denominator: 3 } };
    expect(kinds(anamorphic, hdv)).toEqual([]);
    expect(kinds(clip(), hdv)).toEqual(["pixel-aspect"]);
  });

  it("colours: without tags Premiere is right by itself, another matrix or range is brought over, HDR is left alone", () => {
    expect(fitOf(clip({ colour: {} }), SEQUENCE)).toMatchObject({
      differences: [{ what: "untagged", premiere: "assumes-rec-709" }],
      remedy: { kind: "none" },
    });
    expect(fitOf(clip({ colour: { ...BT709, matrix: "smpte170m" } }), SEQUENCE).remedy.kind).toBe("copy");
    expect(fitOf(clip({ colour: { ...BT709, range: "full" } }), SEQUENCE).remedy.kind).toBe("copy");
    const hlg = clip({ colour: { ...BT709, transfer: "hlg" }, rate: frameRateOf(60) });
    expect(fitOf(hlg, SEQUENCE).remedy).toEqual({ kind: "cannot", why: "high-dynamic-range" });
  });

  it.each([
    [
      "bt2020 without HDR",
      { ...BT709, primaries: "bt2020", transfer: "bt709", matrix: "bt2020-ncl" },
      "other-primaries",
    ],
    ["Display P3", { ...BT709, primaries: "smpte432", transfer: "iec61966-2-1" }, "other-primaries"],
    ["linear light", { ...BT709, transfer: "linear" }, "other-transfer"],
  ] as const)("%s is a difference, and no copy is made that would only say Rec.709 of it", (_name, colour, what) => {
    const alone = fitOf(clip({ colour }), SEQUENCE);
    expect(alone).toMatchObject({ differences: [{ kind: "colour", what }], remedy: { kind: "none" } });
    expect(fitOf(clip({ colour, rate: frameRateOf(60) }), SEQUENCE).remedy).toEqual({ kind: "cannot", why: what });
    expect(fitOf(clip({ colour }), SEQUENCE, { ...PLAIN_FIT, copy: true }).remedy.kind).toBe("cannot");
  });

  it("sRGB's curve is near enough to be left alone, but is said; standard definition is brought over", () => {
    const web = clip({ colour: { ...BT709, transfer: "iec61966-2-1" } });
    expect(fitOf(web, SEQUENCE)).toMatchObject({
      differences: [{ kind: "colour", what: "srgb-transfer", premiere: "unknown" }],
      remedy: { kind: "none" },
    });
    expect(fitOf({ ...web, rate: frameRateOf(60) }, SEQUENCE).remedy.kind).toBe("copy");
    const ntsc = { primaries: "smpte170m", transfer: "smpte170m", matrix: "smpte170m", range: "full" } as const;
    expect(fitOf(clip({ colour: ntsc }), SEQUENCE)).toMatchObject({
      differences: [{ what: "standard-definition" }, { what: "full-range" }],
      remedy: { kind: "copy" },
    });
  });

  it("an interlaced sequence is warned of, and gets the progressive clip as it is", () => {
    expect(fitOf(clip(), { ...SEQUENCE, fields: "interlaced" })).toEqual({
      clip: clip(),
      differences: [{ kind: "fields", premiere: "splits-whole-frames", remedy: "none" }],
      remedy: { kind: "none" },
    });
  });

  it("footage that is interpreted differs by the rate it is played at, is copied as it is played, and its sound by its own", () => {
    const played = clip({
      rate: frameRateOf(24),
      playedAt: frameRateOf(25),
      size: { width: 1280, height: 720 },
      audio: { codec: "mp4a.40.2", sampleRate: 48_000, channels: 2 },
    });
    const { differences, remedy } = fitOf(played, SEQUENCE);
    expect(differences.map(({ kind }) => kind)).toEqual(["size"]);
    expect(remedy).toMatchObject({
      kind: "copy",
      plan: { pace: "each-once" },
      sound: { kind: "copied", inStep: false },
    });
  });

  it("what cannot be decoded cannot be copied, but can be interpreted", () => {
    expect(fitOf(clip({ decodable: false, rate: frameRateOf(30) }), SEQUENCE).remedy).toEqual({
      kind: "cannot",
      why: "undecodable",
    });
    expect(fitOf(clip({ decodable: false, rate: frameRateOf(24) }), SEQUENCE).remedy.kind).toBe("interpret");
  });

  it("sound is never retimed: it is said when it falls out of step, and when no copy can hold it", () => {
    const audio = { codec: "mp4a.40.2", sampleRate: 48_000, channels: 2 };
    const slow = clip({ audio, rate: frameRateOf(24) });
    const fate = soundOf(slow, copyPlanOf(slow, SEQUENCE));
    expect(fate).toMatchObject({ kind: "copied", inStep: false });
    // 25 / 24: the picture is that much faster than its sound.
    expect("faster" in fate ? fate.faster : undefined).toBeCloseTo(0.0417, 4);
    const fast = clip({ audio, rate: frameRateOf(30) });
    expect(soundOf(fast, copyPlanOf(fast, SEQUENCE))).toEqual({ kind: "copied", inStep: true });
    const opus = clip({ audio: { ...audio, codec: "opus" } });
    expect(soundOf(opus, copyPlanOf(opus, SEQUENCE))).toEqual({ kind: "left-out", codec: "opus" });
  });
});

describe("the colours of a copy", () => {
  const recoloured = (y: number, u: number, v: number, primaries: string): readonly number[] => {
    const planes: Planes = { width: 2, height: 2, bytes: Uint8Array.of(y, y, y, y, u, v) };
    const into = { width: 2, height: 2, bytes: new Uint8Array(6) };
    const coding = codingOf({ primaries, matrix: "smpte170m", range: "limited" });
    new Recolouring(coding, undefined).apply(planes, into, { x: 0, y: 0 });
    return [...into.bytes.subarray(3)];
  };

  it.each([
    // The reds and greens of both kinds of BT.601, as ffmpeg's colorspace filter brings them over.
    ["smpte170m", [81, 90, 240], [73, 95, 229]],
    ["smpte170m", [145, 54, 34], [179, 36, 49]],
    ["bt470bg", [81, 90, 240], [63, 102, 242]],
    ["bt470bg", [145, 54, 34], [166, 52, 6]],
  ] as const)("%s: %s is brought into Rec.709's primaries", (primaries, [y, u, v], expected) => {
    const seen = recoloured(y, u, v, primaries);
    expect(seen.map((value, at) => Math.abs(value - (expected[at] ?? NaN)) <= 2)).toEqual([true, true, true]);
  });

  it("a grey stays the grey it was", () => {
    expect(recoloured(120, 128, 128, "smpte170m")).toEqual([120, 128, 128]);
  });
});

describe("which frame is shown when", () => {
  const clock = (from: number, frames: number) => {
    const rate = frameRateOf(from);
    return {
      starts: Array.from({ length: frames }, (_, at) => ticksOfFrames(at, rate)),
      end: ticksOfFrames(frames, rate),
    };
  };
  const shown = (from: number, frames: number, to: number) =>
    framesShown(clock(from, frames), { rate: frameRateOf(to), pace: "as-shown" }).map(({ frame }) => frame);

  it.each([
    [30, 10, 24, [0, 1, 2, 4, 5, 6, 7, 9]],
    [24, 8, 30, [0, 1, 1, 2, 3, 4, 5, 5, 6, 7]],
    [60, 8, 30, [0, 2, 4, 6]],
    [120, 8, 30, [0, 4]],
    [25, 3, 50, [0, 0, 1, 1, 2, 2]],
    [25, 3, 25, [0, 1, 2]],
  ])("%s frames a second, %s of them, in %s", (from, frames, to, expected) => {
    expect(shown(from, frames, to)).toEqual(expected);
  });

  it("times rounded to milliseconds neither repeat nor drop a frame", () => {
    const starts = Array.from({ length: 90 }, (_, at) =>
      ticks(Math.round((at * 1000) / 30) * (TICKS_PER_SECOND / 1000)),
    );
    const film = { starts, end: ticks(3 * TICKS_PER_SECOND) };
    const frames = framesShown(film, { rate: frameRateOf(30), pace: "as-shown" });
    expect(frames.map(({ frame }) => frame)).toEqual(starts.map((_, at) => at));
    expect(countsOf(frames, 90)).toEqual({ repeated: 0, dropped: 0 });
  });

  it("a frame that stands for a second is shown for a second", () => {
    const at = (seconds: number): Ticks => ticks(Math.round(seconds * TICKS_PER_SECOND));
    const film = { starts: [at(0), at(0.04), at(1), at(1.04)], end: at(1.08) };
    const frames = framesShown(film, { rate: frameRateOf(25), pace: "as-shown" }).map(({ frame }) => frame);
    expect(frames).toEqual([0, ...Array.from({ length: 24 }, () => 1), 2, 3]);
    expect(countsOf(framesShown(film, { rate: frameRateOf(25), pace: "as-shown" }), 4)).toEqual({
      repeated: 23,
      dropped: 0,
    });
  });

  it("mixed frames lie between their neighbours by time, and none is mixed that lies on one", () => {
    const frames = framesShown(clock(48, 4), { rate: frameRateOf(36), pace: "blended" });
    expect(frames[0]).toEqual({ frame: 0, next: 0 });
    expect(frames[1]?.frame).toBe(1);
    expect(frames[1]?.next).toBeCloseTo(1 / 3, 6);
    expect(frames[2]?.next).toBeCloseTo(2 / 3, 6);
  });
});

describe("how a picture lies in a frame", () => {
  const target = { size: HD, pixelAspect: SQUARE, anchor: { x: 0.5, y: 0.5 } };

  it("fits with bars, fills by cutting, and is cropped without scaling", () => {
    const picture = { size: { width: 800, height: 332 }, pixelAspect: SQUARE };
    expect(layInto(picture, { ...target, scale: "fit" })).toEqual({
      from: { x: 0, y: 0, width: 800, height: 332 },
      into: { x: 0, y: 142, width: 1920, height: 796 },
    });
    const filled = layInto(picture, { ...target, scale: "fill" });
    expect(filled.into).toEqual({ x: 0, y: 0, ...HD });
    expect(filled.from.width / filled.from.height).toBeCloseTo(16 / 9, 6);
    expect(filled.from.x).toBeCloseTo((800 - filled.from.width) / 2, 6);
    expect(layInto(picture, { ...target, scale: "crop" })).toEqual({
      from: { x: 0, y: 0, width: 800, height: 332 },
      into: { x: 560, y: 374, width: 800, height: 332 },
    });
  });

  it("keeps the side that the anchor names", () => {
    const tall = { size: { width: 1080, height: 1920 }, pixelAspect: SQUARE };
    const top = layInto(tall, { ...target, scale: "fill", anchor: { x: 0.5, y: 0 } });
    const bottom = layInto(tall, { ...target, scale: "fill", anchor: { x: 0.5, y: 1 } });
    expect(top.from.y).toBe(0);
    expect(bottom.from.y + bottom.from.height).toBeCloseTo(1920, 6);
    expect(layInto(tall, { ...target, scale: "fit", anchor: { x: 0, y: 0.5 } }).into.x).toBe(0);
  });

  it("a plan is read off the wire as it was said, and what makes no sense is refused", () => {
    const plan = copyPlanOf(clip({ rate: frameRateOf(30) }), { ...SEQUENCE, size: { width: 853, height: 479 } });
    expect(plan.size).toEqual({ width: 854, height: 480 });
    expect(parse(JSON.stringify(plan), copyPlanRecord)).toEqual(plan);
    for (const wrong of [{ size: { width: 853, height: 480 } }, { anchor: { x: 2, y: 0 } }, { pace: "fast" }]) {
      expect(() => parse(JSON.stringify({ ...plan, ...wrong }), copyPlanRecord)).toThrow(Misfit);
    }
  });
});

/** Kept apart from `frameRateOf`: a container may name any rate. */
const odd: FrameRate = frameRateOf(17);

it("a rate that no sequence has is fitted like any other", () => {
  expect(fitOf(clip({ rate: odd }), SEQUENCE).remedy).toMatchObject({ kind: "copy", plan: { pace: "as-shown" } });
});
