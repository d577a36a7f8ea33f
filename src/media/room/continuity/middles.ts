/** What many figures come to in one: 0 where there are none. */

export function mean(values: Uint8Array | Float32Array): number {
  let sum = 0;
  for (let at = 0; at < values.length; at++) sum += values[at] ?? 0;
  return values.length === 0 ? 0 : sum / values.length;
}

export function median(values: readonly number[]): number {
  return quantile(Float32Array.from(values).sort(), 0.5);
}

/** Mean of the middle half: as deaf to outliers as the median, and finer than the steps of what it is taken of. */
export function middleMean(values: readonly number[]): number {
  const sorted = Float32Array.from(values).sort();
  return mean(sorted.subarray(Math.floor(sorted.length / 4), Math.ceil((3 * sorted.length) / 4)));
}

/** `sorted` from the least on; `share` 0 to 1. */
export function quantile(sorted: Float32Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? 0;
}
