/** A frame made larger, smoothly and without overshoot into ringing: Catmull-Rom across, then down, in whole numbers. */

import type { I420 } from "../drawing";

/** Four taps for each place of an edge, in 2^-7, and where the first of them lies. */
interface Taps {
  readonly first: Int32Array;
  readonly weights: Int16Array;
}

const plans = new Map<string, Taps>();

/** Both frames have even edges; `into` has the same shape, larger. */
export function enlarge(from: I420, into: I420): void {
  const planes = [
    [0, 0, 1],
    [from.width * from.height, into.width * into.height, 2],
    [(from.width * from.height * 5) / 4, (into.width * into.height * 5) / 4, 2],
  ] as const;
  for (const [source, target, half] of planes) {
    const small = from.bytes.subarray(source, source + (from.width * from.height) / (half * half));
    const large = into.bytes.subarray(target, target + (into.width * into.height) / (half * half));
    enlargePlane(small, from.width / half, from.height / half, large, into.width / half, into.height / half);
  }
}

function enlargePlane(
  small: Uint8Array,
  fromWidth: number,
  fromHeight: number,
  large: Uint8Array,
  width: number,
  height: number,
): void {
  const across = tapsOf(fromWidth, width);
  const down = tapsOf(fromHeight, height);
  // Columns at twice eight bits, with a row to spare at each end for the taps that reach over it.
  const wide = new Int16Array(width * fromHeight);
  for (let y = 0; y < fromHeight; y++) {
    const row = y * fromWidth;
    for (let x = 0, i = y * width; x < width; x++, i++) {
      const first = across.first[x] ?? 0;
      let sum = 0;
      for (let k = 0; k < 4; k++) {
        const at = first + k;
        const clamped = at < 0 ? 0 : at >= fromWidth ? fromWidth - 1 : at;
        sum += (across.weights[x * 4 + k] ?? 0) * (small[row + clamped] ?? 0);
      }
      wide[i] = sum >> 1;
    }
  }
  for (let y = 0; y < height; y++) {
    const first = down.first[y] ?? 0;
    const line = (k: number): number => Math.min(fromHeight - 1, Math.max(0, first + k)) * width;
    const [a, b, c, d] = [line(0), line(1), line(2), line(3)];
    const [wa, wb, wc, wd] = [0, 1, 2, 3].map((k) => down.weights[y * 4 + k] ?? 0);
    for (let x = 0, i = y * width; x < width; x++, i++) {
      const sum =
        (wa ?? 0) * (wide[a + x] ?? 0) +
        (wb ?? 0) * (wide[b + x] ?? 0) +
        (wc ?? 0) * (wide[c + x] ?? 0) +
        (wd ?? 0) * (wide[d + x] ?? 0);
      const value = (sum + 4096) >> 13;
      large[i] = value < 0 ? 0 : value > 255 ? 255 : value;
    }
  }
}

function tapsOf(from: number, to: number): Taps {
  const key = `${from}:${to}`;
  const known = plans.get(key);
  if (known) return known;
  const first = new Int32Array(to);
  const weights = new Int16Array(to * 4);
  for (let place = 0; place < to; place++) {
    const at = ((place + 0.5) * from) / to - 0.5;
    const t = at - Math.floor(at);
    first[place] = Math.floor(at) - 1;
    const raw = [
      (-t + 2 * t * t - t ** 3) / 2,
      (2 - 5 * t * t + 3 * t ** 3) / 2,
      (t + 4 * t * t - 3 * t ** 3) / 2,
      (t ** 3 - t * t) / 2,
    ];
    const whole = raw.map((weight) => Math.round(weight * 128));
    // Rounded weights still add up to one, so a plain surface stays plain.
    whole[t < 0.5 ? 1 : 2] = (whole[t < 0.5 ? 1 : 2] ?? 0) + 128 - whole.reduce((sum, weight) => sum + weight, 0);
    weights.set(whole, place * 4);
  }
  const taps = { first, weights };
  plans.set(key, taps);
  return taps;
}
