/** Numbers at the crossings of a grid that is laid over a picture; its corners are the picture's. */

export interface Grid {
  /** Crossings to a row, and rows of them: two at least. */
  readonly across: number;
  readonly down: number;
  readonly values: Float32Array;
  /** How many numbers each crossing has. Absent: 1. */
  readonly stride?: number;
}

/** Straight between the four crossings round a place; both coordinates 0 … 1. @param part which number of a crossing. */
export function valueAt({ across, down, values, stride = 1 }: Grid, x: number, y: number, part = 0): number {
  const u = Math.min(across - 1.001, Math.max(0, x * (across - 1)));
  const v = Math.min(down - 1.001, Math.max(0, y * (down - 1)));
  const [column, row] = [Math.floor(u), Math.floor(v)];
  const at = row * across + column;
  const of = (crossing: number): number => values[crossing * stride + part] ?? 0;
  const above = of(at) + (of(at + 1) - of(at)) * (u - column);
  const below = of(at + across) + (of(at + across + 1) - of(at + across)) * (u - column);
  return above + (below - above) * (v - row);
}
