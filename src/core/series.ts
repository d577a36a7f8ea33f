/** Several takes of one shot that one press asks for. */

export const MOST_TAKES = 8;
/** Seeds are whole numbers below this. */
const SEEDS = 2 ** 31;

/** The seed of the take that stands at `index`, from 0. */
export function seedAt(first: number, index: number): number {
  return (first + index) % SEEDS;
}
