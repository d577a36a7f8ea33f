/** Noise for skies, hills and surfaces: smooth, repeatable, made of whole-number hashes. */

/** 0 ≤ value < 1 for a crossing of the lattice. */
export function hash(x: number, y: number, seed: number): number {
  let h = Math.imul(x | 0, 0x27d4eb2d) ^ Math.imul(y | 0, 0x165667b1) ^ Math.imul(seed | 0, 0x9e3779b1);
  h = Math.imul(h ^ (h >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

/** Value noise, 0 … 1, one bump a unit. With `period` it repeats after that many units both ways. */
export function noise(x: number, y: number, seed: number, period = 0): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const u = x - column;
  const v = y - row;
  const wrap = (n: number): number => (period > 0 ? ((n % period) + period) % period : n);
  const at = (dx: number, dy: number): number => hash(wrap(column + dx), wrap(row + dy), seed);
  const su = u * u * (3 - 2 * u);
  const sv = v * v * (3 - 2 * v);
  const above = at(0, 0) * (1 - su) + at(1, 0) * su;
  const below = at(0, 1) * (1 - su) + at(1, 1) * su;
  return above * (1 - sv) + below * sv;
}

/** Octaves of noise, each half as large and half as strong; 0 … 1. */
export function fractal(x: number, y: number, octaves: number, seed: number, period = 0): number {
  let sum = 0;
  let total = 0;
  for (let octave = 0, size = 1; octave < octaves; octave++, size *= 2) {
    sum += noise(x * size, y * size, seed + octave * 101, period * size) / size;
    total += 1 / size;
  }
  return sum / total;
}
