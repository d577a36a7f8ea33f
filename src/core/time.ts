/**
 * Time as Premiere counts it. Everything inside is `Ticks`; seconds appear only towards engines and on screen.
 *
 * A tick is 1/254 016 000 000 s, so one frame of every broadcast rate (23.976 … 119.88) and one sample of 48 kHz is a
 * whole number of ticks. Safe integers reach 9.85 h; `ticks` refuses what lies beyond.
 */

export type Brand<T, B extends string> = T & { readonly __brand: B };

/** A whole number of 1/254 016 000 000 s. May be negative as a difference, never as a place in a sequence. */
export type Ticks = Brand<number, "Ticks">;

/** Whole ticks per frame: 10 594 584 000 is 23.976 frames a second. Always positive. */
export type FrameRate = Brand<number, "FrameRate">;

/** Half-open: `start` is in, `end` is the first tick that is not. Whose clock it is on, the name of the value says. */
export interface TimeRange {
  readonly start: Ticks;
  readonly end: Ticks;
}

/** How a sequence writes its frames down. `unknown`: the host named a format that Pickup does not know; frames are shown. */
export type TimecodeFormat = "non-drop" | "drop" | "frames" | "unknown";

export const TICKS_PER_SECOND = 254_016_000_000;

export const ZERO = 0 as Ticks;

/** @throws RangeError when `value` is not a whole number within ±2^53. */
export function ticks(value: number): Ticks {
  if (!Number.isSafeInteger(value)) throw new RangeError(`Not a whole, safe number of ticks: ${value}`);
  return value as Ticks;
}

/** Reads the string in which Premiere hands ticks over. Absent when it is no whole number or lies beyond 9.85 h. */
export function parseTicks(text: string): Ticks | undefined {
  if (!/^-?\d+$/.test(text)) return undefined;
  const value = Number(text);
  return Number.isSafeInteger(value) ? (value as Ticks) : undefined;
}

/** @throws RangeError when `ticksPerFrame` is not a positive whole number. */
export function frameRate(ticksPerFrame: number): FrameRate {
  if (!Number.isSafeInteger(ticksPerFrame) || ticksPerFrame <= 0) {
    throw new RangeError(`Not a frame rate in ticks per frame: ${ticksPerFrame}`);
  }
  return ticksPerFrame as FrameRate;
}

/** The rate nearest to a spoken one: 23.976, 29.97, 59.94 and 119.88 become their NTSC fractions (n·1000/1001). */
export function frameRateOf(framesPerSecond: number): FrameRate {
  const nominal = Math.round(framesPerSecond);
  const ntsc = (nominal * 1000) / 1001;
  const exact = Math.abs(framesPerSecond - ntsc) < 0.005 && nominal % 6 === 0 ? ntsc : framesPerSecond;
  return frameRate(Math.round(TICKS_PER_SECOND / exact));
}

/** Frames a second, for people and engines; a fraction for the NTSC rates. */
export function framesPerSecond(rate: FrameRate): number {
  return TICKS_PER_SECOND / rate;
}

/** The rate as an exact fraction in lowest terms, as containers want it: 24000/1001. */
export function rateFraction(rate: FrameRate): { readonly numerator: number; readonly denominator: number } {
  const divisor = greatestCommonDivisor(TICKS_PER_SECOND, rate);
  return { numerator: TICKS_PER_SECOND / divisor, denominator: rate / divisor };
}

function greatestCommonDivisor(a: number, b: number): number {
  return b === 0 ? a : greatestCommonDivisor(b, a % b);
}

export function secondsOf(time: Ticks): number {
  return time / TICKS_PER_SECOND;
}

/** The frame that is on screen at `time`: the last one that has begun. */
export function frameAt(time: Ticks, rate: FrameRate): number {
  return Math.floor(time / rate);
}

export function ticksOfFrames(frames: number, rate: FrameRate): Ticks {
  return ticks(frames * rate);
}

/** `time` moved back to the start of its frame. */
export function frameStart(time: Ticks, rate: FrameRate): Ticks {
  return ticksOfFrames(frameAt(time, rate), rate);
}

/** The nearest whole number of frames to a length in seconds; zero or less stays as it is, for the caller to refuse. */
export function framesInSeconds(seconds: number, rate: FrameRate): number {
  return Math.round((seconds * TICKS_PER_SECOND) / rate);
}

export function rangeOf(start: Ticks, length: Ticks): TimeRange {
  return { start, end: ticks(start + length) };
}

export function lengthOf(range: TimeRange): Ticks {
  return ticks(range.end - range.start);
}

export function framesIn(range: TimeRange, rate: FrameRate): number {
  return Math.round((range.end - range.start) / rate);
}

export function contains(range: TimeRange, time: Ticks): boolean {
  return time >= range.start && time < range.end;
}

/** What two ranges share; absent when they only touch. */
export function overlap(a: TimeRange, b: TimeRange): TimeRange | undefined {
  const start = ticks(Math.max(a.start, b.start));
  const end = ticks(Math.min(a.end, b.end));
  return end > start ? { start, end } : undefined;
}

/**
 * The timecode of a place in a sequence. `zeroFrame` is the number of the sequence's first frame: its start timecode
 * counted in whole frames, because the ticks of 10:00:00:00, where many reels start, are beyond a safe integer.
 * Drop-frame skips the numbers ;00 and ;01 (;00 to ;03 at 59.94) at each minute but every tenth (SMPTE ST 12-1 §5.2.3);
 * it is written with semicolons, and only 29.97 and 59.94 can drop.
 */
export function timecode(time: Ticks, rate: FrameRate, format: TimecodeFormat, zeroFrame = 0): string {
  const frame = frameAt(time, rate) + zeroFrame;
  if (format === "frames" || format === "unknown") return String(frame);
  const drops = format === "drop" && canDrop(rate);
  return writeFrames(drops ? numberDropped(frame, rate) : frame, Math.round(framesPerSecond(rate)), drops ? ";" : ":");
}

/**
 * A length as Premiere's editors say it: no leading zeros, at least seconds and frames; `3:04`, `1:02:10`, `0:12`. In a
 * drop-frame sequence it is counted as timecode from zero, as Premiere counts it.
 */
export function durationText(length: Ticks, rate: FrameRate, format: TimecodeFormat = "non-drop"): string {
  const counted = format === "drop" ? "drop" : "non-drop";
  const text = timecode(ticksOfFrames(Math.round(length / rate), rate), rate, counted);
  return text.replace(/^(?:00[:;]){1,2}/, "").replace(/^0(?=\d)/, "");
}

/**
 * A range as Premiere shows it: its displayed Out is the last frame inside, one before our exclusive `end`.
 * An empty range shows its start twice.
 */
export function rangeText(range: TimeRange, rate: FrameRate, format: TimecodeFormat, zeroFrame = 0): string {
  const last = ticks(Math.max(range.start, range.end - rate));
  return `${timecode(range.start, rate, format, zeroFrame)} – ${timecode(last, rate, format, zeroFrame)}`;
}

/**
 * The place that a typed timecode names; the inverse of `timecode`. Takes `:`, `;` and `.` alike and fills missing
 * leading fields with zero. Absent when it is not one, names a number that drop-frame skips, or lies beyond 9.85 h.
 */
export function parseTimecode(text: string, rate: FrameRate, format: TimecodeFormat, zeroFrame = 0): Ticks | undefined {
  const fields = text.trim().split(/[:;.]/);
  if (fields.length > 4 || !fields.every((field) => /^\d{1,9}$/.test(field))) return undefined;
  if (format === "frames" || format === "unknown") {
    return fields.length === 1 ? placeOfFrame(Number(fields[0]) - zeroFrame, rate) : undefined;
  }
  const [hours = 0, minutes = 0, seconds = 0, frames = 0] = [0, 0, 0, 0, ...fields.map(Number)].slice(-4);
  const nominal = Math.round(framesPerSecond(rate));
  if (minutes > 59 || seconds > 59 || frames >= nominal) return undefined;
  const totalMinutes = hours * 60 + minutes;
  let frame = (totalMinutes * 60 + seconds) * nominal + frames;
  if (format === "drop" && canDrop(rate)) {
    const skipped = nominal / 15;
    if (minutes % 10 !== 0 && seconds === 0 && frames < skipped) return undefined;
    frame -= skipped * (totalMinutes - Math.floor(totalMinutes / 10));
  }
  return placeOfFrame(frame - zeroFrame, rate);
}

function placeOfFrame(frame: number, rate: FrameRate): Ticks | undefined {
  return Number.isSafeInteger(frame * rate) ? ticksOfFrames(frame, rate) : undefined;
}

function canDrop(rate: FrameRate): boolean {
  const nominal = Math.round(framesPerSecond(rate));
  return nominal % 30 === 0 && Math.abs(framesPerSecond(rate) - (nominal * 1000) / 1001) < 0.005;
}

function numberDropped(frame: number, rate: FrameRate): number {
  const nominal = Math.round(framesPerSecond(rate));
  const skipped = nominal / 15;
  const perTenMinutes = nominal * 600 - skipped * 9;
  const perMinute = nominal * 60 - skipped;
  const tens = Math.floor(frame / perTenMinutes);
  const rest = frame % perTenMinutes;
  const minutes = rest < nominal * 60 ? 0 : 1 + Math.floor((rest - nominal * 60) / perMinute);
  return frame + skipped * (tens * 9 + minutes);
}

function writeFrames(frame: number, nominal: number, separator: string): string {
  const sign = frame < 0 ? "-" : "";
  const whole = Math.abs(frame);
  const seconds = Math.floor(whole / nominal);
  const numbers = [Math.floor(seconds / 3600), Math.floor(seconds / 60) % 60, seconds % 60, whole % nominal];
  return sign + numbers.map((value) => String(value).padStart(2, "0")).join(separator);
}
