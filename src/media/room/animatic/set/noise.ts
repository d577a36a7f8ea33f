/** Noise for skies, hills and surfaces: smooth, repeatable, made of whole-number hashes. */

// Whole odd numbers whose bits lie evenly: each spreads one coordinate over all of a hash.
const [ACROSS, DOWN, SEEDED] = [0x27d4eb2d, 0x165667b1, 0x9e3779b1];

/** 0 ≤ value < 1 for a crossing of the lattice; fractions of the three numbers are cut off. */
export function hash(x: number, y: number, seed: number): number {
  return mixed(Math.imul(x, ACROSS) ^ Math.imul(y, DOWN) ^ Math.imul(seed, SEEDED));
}

function mixed(spread: number): number {
  let h = Math.imul(spread ^ (spread >>> 15), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return ((h ^ (h >>> 16)) >>> 0) / 4294967296;
}

/** Value noise, 0 … 1, one bump a unit. With `period` it repeats after that many units both ways. */
export function noise(x: number, y: number, seed: number, period = 0): number {
  const column = Math.floor(x);
  const row = Math.floor(y);
  const u = x - column;
  const v = y - row;
  // A sky alone asks four million times, so neighbours share what is the same for both.
  const left = Math.imul(wrapped(column, period), ACROSS) ^ Math.imul(seed, SEEDED);
  const right = Math.imul(wrapped(column + 1, period), ACROSS) ^ Math.imul(seed, SEEDED);
  const top = Math.imul(wrapped(row, period), DOWN);
  const bottom = Math.imul(wrapped(row + 1, period), DOWN);
  const su = u * u * (3 - 2 * u);
  const sv = v * v * (3 - 2 * v);
  const above = mixed(left ^ top) * (1 - su) + mixed(right ^ top) * su;
  const below = mixed(left ^ bottom) * (1 - su) + mixed(right ^ bottom) * su;
  return above * (1 - sv) + below * sv;
}

function wrapped(n: number, period: number): number {
  return period > 0 ? ((n % period) + period) % period : n;
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
