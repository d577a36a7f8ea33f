import {
  durationText,
  frameAt,
  framesInSeconds,
  frameRateOf,
  framesPerSecond,
  frameStart,
  lengthOf,
  overlap,
  parseTicks,
  parseTimecode,
  rangeOf,
  rangeText,
  rateFraction,
  ticks,
  ticksOfFrames,
  timecode,
  TICKS_PER_SECOND,
} from "../src/core/time";

const RATES = [23.976, 24, 25, 29.97, 30, 50, 59.94, 60, 119.88];
const hour = (hours: number) => ticks(hours * 3600 * TICKS_PER_SECOND);

test.each(RATES)("at %d fps a frame is a whole number of ticks, and every frame finds itself again", (spoken) => {
  const rate = frameRateOf(spoken);
  expect(TICKS_PER_SECOND / framesPerSecond(rate)).toBe(rate);
  for (let frame = 0; frame < 200_000; frame += 997) {
    const start = ticksOfFrames(frame, rate);
    expect(frameAt(start, rate)).toBe(frame);
    expect(frameAt(ticks(start + rate - 1), rate)).toBe(frame);
    expect(frameStart(ticks(start + 1), rate)).toBe(start);
  }
});

test("the NTSC rates are exact fractions", () => {
  expect(rateFraction(frameRateOf(23.976))).toEqual({ numerator: 24000, denominator: 1001 });
  expect(rateFraction(frameRateOf(29.97))).toEqual({ numerator: 30000, denominator: 1001 });
  expect(rateFraction(frameRateOf(59.94))).toEqual({ numerator: 60000, denominator: 1001 });
  expect(rateFraction(frameRateOf(25))).toEqual({ numerator: 25, denominator: 1 });
});

test("drop-frame timecode keeps to the clock: the tenth minute is whole, the first minute starts at ;02", () => {
  const rate = frameRateOf(29.97);
  const at = (frame: number) => timecode(ticksOfFrames(frame, rate), rate, "drop");
  expect(at(1799)).toBe("00;00;59;29");
  expect(at(1800)).toBe("00;01;00;02");
  expect(at(17981)).toBe("00;09;59;29");
  expect(at(17982)).toBe("00;10;00;00");
  expect(at(107892)).toBe("01;00;00;00");
  const fast = frameRateOf(59.94);
  expect(timecode(ticksOfFrames(3600, fast), fast, "drop")).toBe("00;01;00;04");
  expect(timecode(ticksOfFrames(215784, fast), fast, "drop")).toBe("01;00;00;00");
});

test("a rate that cannot drop is never written with semicolons", () => {
  expect(timecode(hour(1), frameRateOf(25), "drop")).toBe("01:00:00:00");
});

test.each(RATES)("at %d fps every timecode that is written is read back, dropped or not, from any start", (spoken) => {
  const rate = frameRateOf(spoken);
  for (const format of ["drop", "non-drop"] as const) {
    const zero = frameAt(hour(3), rate);
    for (let frame = 0; frame < 120_000; frame += 389) {
      const time = ticksOfFrames(frame, rate);
      expect(parseTimecode(timecode(time, rate, format, zero), rate, format, zero)).toBe(time);
    }
  }
});

test("a timecode that drop-frame skips, or that is none, is not read", () => {
  const rate = frameRateOf(29.97);
  expect(parseTimecode("00;01;00;01", rate, "drop")).toBeUndefined();
  expect(parseTimecode("00;10;00;00", rate, "drop")).toBe(ticksOfFrames(17982, rate));
  expect(parseTimecode("00:00:61:00", rate, "non-drop")).toBeUndefined();
  expect(parseTimecode("soon", rate, "non-drop")).toBeUndefined();
  expect(parseTimecode("10:00:00:00", rate, "non-drop")).toBeUndefined();
  expect(parseTimecode("10:00:01:00", rate, "non-drop", 1_080_000)).toBe(ticksOfFrames(30, rate));
  expect(parseTimecode("2:12", rate, "non-drop")).toBe(ticksOfFrames(72, rate));
});

test("a range is shown as Premiere shows it: its Out is the last frame inside", () => {
  const rate = frameRateOf(24);
  const range = rangeOf(ticksOfFrames(24 * 10, rate), ticksOfFrames(76, rate));
  expect(rangeText(range, rate, "non-drop", 10 * 3600 * 24)).toBe("10:00:10:00 – 10:00:13:03");
  expect(durationText(lengthOf(range), rate)).toBe("3:04");
});

test("lengths are said briefly", () => {
  const rate = frameRateOf(25);
  expect(durationText(ticksOfFrames(12, rate), rate)).toBe("0:12");
  expect(durationText(ticksOfFrames(25 * 62 + 3, rate), rate)).toBe("1:02:03");
  expect(durationText(ticksOfFrames(25 * 3723, rate), rate)).toBe("1:02:03:00");
});

test("in drop-frame a length is counted as Premiere counts it", () => {
  const rate = frameRateOf(29.97);
  expect(durationText(ticksOfFrames(5400, rate), rate, "drop")).toBe("3;00;06");
  expect(durationText(ticksOfFrames(96, rate), rate, "drop")).toBe("3;06");
});

test("ranges that only touch share nothing", () => {
  expect(overlap(rangeOf(ticks(0), ticks(10)), rangeOf(ticks(10), ticks(5)))).toBeUndefined();
  expect(overlap(rangeOf(ticks(0), ticks(10)), rangeOf(ticks(4), ticks(50)))).toEqual({ start: 4, end: 10 });
});

test("ticks beyond what a number holds exactly are refused, not rounded", () => {
  expect(parseTicks("9007199254740993")).toBeUndefined();
  expect(parseTicks("12.5")).toBeUndefined();
  expect(parseTicks("254016000000")).toBe(TICKS_PER_SECOND);
  expect(() => ticks(0.5)).toThrow(RangeError);
});

test("a length in seconds becomes the nearest whole number of frames", () => {
  expect(framesInSeconds(1, frameRateOf(23.976))).toBe(24);
  expect(framesInSeconds(3.5, frameRateOf(25))).toBe(88);
  expect(framesInSeconds(0.01, frameRateOf(24))).toBe(0);
});
