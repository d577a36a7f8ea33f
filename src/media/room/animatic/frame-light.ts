/** The light of another hour over a picture: a tone curve and a tint, from none at the first frame to all at the last. */

import type { Hour } from "../../../core/staging";
import type { I420 } from "../drawing";
import { put, type FrameLayer } from "./frame-layer";

/** In code values of limited range. Tints move the chroma of white; blacks keep their colour. */
interface Relight {
  /** What luma is multiplied by, over black. */
  readonly gain: number;
  /** Above 1 darkens the middle more than the ends. */
  readonly gamma: number;
  readonly saturation: number;
  readonly blue: number;
  readonly red: number;
}

/** By eye, on graded daylight: each is what it adds to an ordinary day. */
const HOURS: Readonly<Record<Hour, Relight>> = {
  dawn: { gain: 0.86, gamma: 1.12, saturation: 0.8, blue: -2, red: 9 },
  morning: { gain: 1.02, gamma: 0.98, saturation: 0.96, blue: -4, red: 2 },
  noon: { gain: 1.06, gamma: 0.92, saturation: 1.02, blue: 0, red: 0 },
  afternoon: { gain: 1, gamma: 1, saturation: 1.02, blue: -5, red: 3 },
  "golden-hour": { gain: 0.94, gamma: 1.08, saturation: 1.08, blue: -26, red: 19 },
  dusk: { gain: 0.62, gamma: 1.2, saturation: 0.78, blue: 9, red: 7 },
  "blue-hour": { gain: 0.5, gamma: 1.22, saturation: 0.62, blue: 24, red: -9 },
  night: { gain: 0.34, gamma: 1.38, saturation: 0.44, blue: 22, red: -10 },
};

/** Of a graded exterior by day: mean luma, 0 … 1. */
const ORDINARY_DAY = 0.4;

/**
 * What of the change `picture` still needs. Nobody knows its hour, but a still from a night street is as dark as night
 * already, and one from a sunset as warm: darkened or warmed once more it would no longer cut with the shot it came from.
 */
function stillToGo(to: Relight, picture: I420): Relight {
  const luma = picture.width * picture.height;
  const mean = (start: number, end: number): number => {
    let sum = 0;
    for (let i = start; i < end; i++) sum += picture.bytes[i] ?? 0;
    return sum / (end - start);
  };
  const light = Math.max(0, (mean(0, luma) - 16) / 219);
  const asked = to.gain * ORDINARY_DAY ** to.gamma;
  const darker = asked < ORDINARY_DAY ? share((light - asked) / (ORDINARY_DAY - asked)) : 1;
  const warmth = mean(luma * 1.25, luma * 1.5) - mean(luma, luma * 1.25);
  const askedWarmth = (to.red - to.blue) * light;
  const tinted = askedWarmth === 0 ? 1 : share(1 - warmth / askedWarmth);
  const part = (from: number, target: number): number => from + (target - from) * darker;
  return {
    gain: part(1, to.gain),
    gamma: part(1, to.gamma),
    saturation: part(1, to.saturation),
    blue: to.blue * tinted,
    red: to.red * tinted,
  };
}

const share = (value: number): number => Math.min(1, Math.max(0, value));

/** `picture` is the first frame: what it has of that hour already is not added again. */
export function lightChange(hour: Hour, picture: I420): FrameLayer {
  const to = stillToGo(HOURS[hour], picture);
  const curve = new Uint8Array(256);
  return (done, _seconds, { width, height, bytes }) => {
    if (done <= 0) return;
    const part = (from: number, target: number): number => from + (target - from) * done;
    const [gain, gamma, saturation] = [part(1, to.gain), part(1, to.gamma), part(1, to.saturation)];
    for (let code = 0; code < 256; code++) {
      const level = Math.max(0, (code - 16) / 219);
      curve[code] = Math.round(16 + 219 * Math.min(1.09, gain * level ** gamma));
    }
    const luma = width * height;
    const wide = width / 2;
    // Chroma first: its tint goes by the luma that is still there.
    for (let y = 0, at = 0; y < height / 2; y++) {
      for (let x = 0; x < wide; x++, at++) {
        const light = ((bytes[y * 2 * width + x * 2] ?? 16) - 16) / 219;
        const u = luma + at;
        const v = u + luma / 4;
        put(bytes, u, 128 + ((bytes[u] ?? 128) - 128) * saturation + to.blue * done * light);
        put(bytes, v, 128 + ((bytes[v] ?? 128) - 128) * saturation + to.red * done * light);
      }
    }
    for (let i = 0; i < luma; i++) bytes[i] = curve[bytes[i] ?? 16] ?? 16;
  };
}
