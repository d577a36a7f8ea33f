/** Chance that repeats: every choice the prompt leaves open is drawn from the seed, each from its own named stream. */

export interface Chance {
  /** 0 ≤ value < 1. */
  next(): number;
  /** `from` ≤ value < `to`. */
  between(from: number, to: number): number;
  /** One of a list that is not empty; a value listed twice is twice as likely. */
  pick<T>(choices: readonly [T, ...T[]]): T;
}

/**
 * The stream `name` of a seed. Streams do not disturb each other, so a new choice in one place never changes what
 * another place draws. (FNV-1a over the name, then the mulberry32 generator: whole-number arithmetic, the same anywhere.)
 */
export function chanceOf(seed: number, name: string): Chance {
  let state = 0x811c9dc5 ^ seed;
  for (let i = 0; i < name.length; i++) state = Math.imul(state ^ name.charCodeAt(i), 0x01000193);
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
  next();
  return {
    next,
    between: (from, to) => from + (to - from) * next(),
    pick: (choices) => choices[Math.floor(next() * choices.length)] ?? choices[0],
  };
}
