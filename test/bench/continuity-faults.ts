/** Faults done to footage on purpose: each of eight kinds at three strengths, each strength a number. */

/** Planar 4:2:0 of 8 bits; both edges are even. */
export interface Yuv {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array;
}

export const INJECTED = ["black", "freeze", "repeat", "cut", "luma-flicker", "jitter", "boil", "softness"] as const;
export type Injected = (typeof INJECTED)[number];

/** Weak, middling, strong. */
export const STRENGTHS_OF: Readonly<Record<Injected, { readonly means: string; readonly of: readonly number[] }>> = {
  black: { means: "frames at black (16) with a noise of 1.5 codes", of: [1, 2, 6] },
  freeze: {
    means: "times that a frame is shown again, with a noise of 0.25 codes; the time between is lost",
    of: [3, 6, 12],
  },
  repeat: { means: "every n-th frame of 24 shows the one before, with a noise of 0.25 codes", of: [8, 4, 2] },
  cut: { means: "× closer framing of the same shot from one frame on", of: [1.25, 1.5, 2] },
  "luma-flicker": { means: "% by which each of 16 frames' light is off at most, at random", of: [2, 4, 8] },
  jitter: { means: "% of the width by which each of 16 frames lies off at most, at random", of: [0.15, 0.3, 0.6] },
  boil: {
    means: "% of the width by which each patch (3 % wide) of each of 16 frames lies off at most, at random",
    of: [0.3, 0.6, 1.2],
  },
  softness: { means: "% of the width: σ of a Gaussian blur over 12 frames", of: [0.1, 0.2, 0.4] },
};

export interface Faulty {
  readonly frames: readonly Yuv[];
  /** Half-open: the frames that were touched; of a cut, the first one after it. */
  readonly start: number;
  readonly end: number;
}

/** The same frames with the fault around their middle; `clean` is left as it is. */
export function inject(kind: Injected, strength: number, clean: readonly Yuv[], seed: number): Faulty {
  const chance = chanceOf(seed);
  const length =
    kind === "black" || kind === "freeze" ? strength : kind === "repeat" ? 24 : kind === "softness" ? 12 : 16;
  const start = Math.floor((clean.length - length) / 2);
  const end = kind === "cut" ? start + 1 : start + length;
  const held = clean[start - 1];
  const frames = clean.map((frame, index): Yuv => {
    if (kind === "cut") return index < start ? frame : moved(frame, closer(frame, strength));
    if (index < start || index >= end) return frame;
    switch (kind) {
      case "black":
        return noisy(blackLike(frame), 1.5, chance);
      case "freeze":
        return noisy(held ?? frame, 0.25, chance);
      case "repeat":
        return (index - start) % strength === strength - 1 ? noisy(clean[index - 1] ?? frame, 0.25, chance) : frame;
      case "luma-flicker":
        return lit(frame, 1 + (strength / 100) * (2 * chance() - 1));
      case "jitter": {
        const angle = 2 * Math.PI * chance();
        const far = (strength / 100) * frame.width * Math.sqrt(chance());
        return moved(frame, (x, y) => [x + far * Math.cos(angle), y + far * Math.sin(angle)]);
      }
      case "boil":
        return moved(frame, boiling(frame, (strength / 100) * frame.width, chance));
      case "softness":
        return blurred(frame, (strength / 100) * frame.width);
    }
  });
  return { frames, start, end };
}

/** Mean absolute difference of luma between two frames, in code values. */
export function apart(a: Yuv, b: Yuv): number {
  const pixels = a.width * a.height;
  let sum = 0;
  for (let at = 0; at < pixels; at++) sum += Math.abs((a.bytes[at] ?? 0) - (b.bytes[at] ?? 0));
  return sum / pixels;
}

/** Mulberry32: the same faults on every machine. */
function chanceOf(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

function blackLike({ width, height }: Yuv): Yuv {
  const bytes = new Uint8Array((width * height * 3) / 2).fill(128);
  bytes.fill(16, 0, width * height);
  return { width, height, bytes };
}

/** Roughly Gaussian: the sum of three even draws. */
function noisy({ width, height, bytes }: Yuv, sigma: number, chance: () => number): Yuv {
  const out = Uint8Array.from(bytes);
  for (let at = 0; at < width * height; at++) {
    out[at] = clamped((bytes[at] ?? 0) + sigma * 2 * (chance() + chance() + chance() - 1.5));
  }
  return { width, height, bytes: out };
}

function lit({ width, height, bytes }: Yuv, gain: number): Yuv {
  const out = Uint8Array.from(bytes);
  for (let at = 0; at < width * height; at++) out[at] = clamped(16 + ((bytes[at] ?? 0) - 16) * gain);
  for (let at = width * height; at < bytes.length; at++) out[at] = clamped(128 + ((bytes[at] ?? 0) - 128) * gain);
  return { width, height, bytes: out };
}

type Place = (x: number, y: number) => readonly [number, number];

function closer({ width, height }: Yuv, scale: number): Place {
  const [centreX, centreY] = [width / 2, height / 2];
  return (x, y) => [centreX + (x - centreX) / scale, centreY + (y - centreY) / scale];
}

/** Corners of a grid drawn anew; between them bilinear. */
function boiling({ width, height }: Yuv, most: number, chance: () => number): Place {
  const cell = width * 0.03;
  const columns = Math.ceil(width / cell) + 2;
  const rows = Math.ceil(height / cell) + 2;
  const field = Float32Array.from({ length: 2 * columns * rows }, () => most * (2 * chance() - 1));
  return (x, y) => {
    const [left, top] = [Math.floor(x / cell), Math.floor(y / cell)];
    const [across, down] = [x / cell - left, y / cell - top];
    const at = (axis: 0 | 1): number => {
      const one = 2 * (top * columns + left) + axis;
      const other = one + 2 * columns;
      const upper = (field[one] ?? 0) * (1 - across) + (field[one + 2] ?? 0) * across;
      const lower = (field[other] ?? 0) * (1 - across) + (field[other + 2] ?? 0) * across;
      return upper * (1 - down) + lower * down;
    };
    return [x + at(0), y + at(1)];
  };
}

/** Each pixel is read at `place`, between samples (bicubic, or a shift by half a pixel would blur); edges repeat. */
function moved({ width, height, bytes }: Yuv, place: Place): Yuv {
  const out = new Uint8Array(bytes.length);
  const plane = (offset: number, columns: number, rows: number, scale: number): void => {
    for (let y = 0, to = offset; y < rows; y++) {
      for (let x = 0; x < columns; x++, to++) {
        const [fromX, fromY] = place(x * scale, y * scale);
        out[to] = bicubic(bytes, offset, columns, rows, fromX / scale, fromY / scale);
      }
    }
  };
  plane(0, width, height, 1);
  plane(width * height, width / 2, height / 2, 2);
  plane((width * height * 5) / 4, width / 2, height / 2, 2);
  return { width, height, bytes: out };
}

/** Catmull-Rom weights for 64 places between two samples, four each. */
const WEIGHTS = Float32Array.from({ length: 4 * 65 }, (_, at) => catmullRom((at % 4) - 1 - Math.floor(at / 4) / 64));

function bicubic(bytes: Uint8Array, offset: number, columns: number, rows: number, x: number, y: number): number {
  const left = Math.floor(x);
  const top = Math.floor(y);
  const across = 4 * Math.round(64 * (x - left));
  const down = 4 * Math.round(64 * (y - top));
  const inside = left >= 1 && left + 2 < columns;
  let sum = 0;
  for (let row = 0; row < 4; row++) {
    const line = offset + Math.max(0, Math.min(rows - 1, top + row - 1)) * columns;
    let part = 0;
    for (let column = 0; column < 4; column++) {
      const at = inside ? left + column - 1 : Math.max(0, Math.min(columns - 1, left + column - 1));
      part += (WEIGHTS[across + column] ?? 0) * (bytes[line + at] ?? 0);
    }
    sum += (WEIGHTS[down + row] ?? 0) * part;
  }
  return clamped(sum);
}

function catmullRom(distance: number): number {
  const far = Math.abs(distance);
  if (far < 1) return 1 - 2.5 * far * far + 1.5 * far * far * far;
  return far < 2 ? 2 - 4 * far + 2.5 * far * far - 0.5 * far * far * far : 0;
}

function blurred({ width, height, bytes }: Yuv, sigma: number): Yuv {
  const out = Uint8Array.from(bytes);
  const plane = (offset: number, columns: number, rows: number, spread: number): void => {
    const reach = Math.ceil(3 * spread);
    const weights = Array.from({ length: 2 * reach + 1 }, (_, at) =>
      Math.exp(-((at - reach) ** 2) / (2 * spread ** 2)),
    );
    const total = weights.reduce((sum, one) => sum + one, 0);
    const between = new Float32Array(columns * rows);
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < columns; x++) {
        let sum = 0;
        for (let at = -reach; at <= reach; at++) {
          sum +=
            (weights[at + reach] ?? 0) *
            (bytes[offset + y * columns + Math.max(0, Math.min(columns - 1, x + at))] ?? 0);
        }
        between[y * columns + x] = sum / total;
      }
    }
    for (let y = 0; y < rows; y++) {
      for (let x = 0; x < columns; x++) {
        let sum = 0;
        for (let at = -reach; at <= reach; at++) {
          sum += (weights[at + reach] ?? 0) * (between[Math.max(0, Math.min(rows - 1, y + at)) * columns + x] ?? 0);
        }
        out[offset + y * columns + x] = clamped(sum / total);
      }
    }
  };
  plane(0, width, height, sigma);
  plane(width * height, width / 2, height / 2, sigma / 2);
  plane((width * height * 5) / 4, width / 2, height / 2, sigma / 2);
  return { width, height, bytes: out };
}

function clamped(value: number): number {
  return Math.max(0, Math.min(255, Math.round(value)));
}
