/** What goes to and fro: a level or a place that keeps turning back within a few frames, as flicker and jitter do. */

/** Frames within which the swings must lie. */
const WITHIN = 16;
/** Steps on each side that say the trend: a fade, or the camera's own way. */
const TREND = 2;

/**
 * For each frame the size of the swings it lies in, in the unit of `steps`, as far as `many` of them at least as large
 * follow each other within 16 frames; else 0. Of each step the trend of the steps around it is taken off. A flash is two
 * swings and a hand-held camera turns back seldom, so neither counts. `steps[i]` is the change from frame i − 1 to i;
 * undefined where nothing is known, which parts the frames before from those after.
 */
export function swingsIn(steps: readonly (number | undefined)[], many: number): Float32Array {
  const strength = new Float32Array(steps.length);
  const swings = swingsOf(offTrend(steps));
  for (let first = 0; first < swings.length; first++) {
    const begun = swings[first];
    if (begun === undefined) break;
    let last = first;
    while (last + 1 < swings.length && fits(begun, swings[last + 1])) last++;
    const near = swings.slice(first, last + 1);
    const size = near.map((swing) => swing.size).sort((a, b) => b - a)[many - 1];
    if (size === undefined) continue;
    for (const swing of near) {
      if (swing.size < size) continue;
      for (let at = swing.start; at <= swing.end; at++) strength[at] = Math.max(strength[at] ?? 0, size);
    }
  }
  return strength;
}

/** The trend is the median of the steps around, to which one flash, or the leap back from it, is nothing. */
function offTrend(steps: readonly (number | undefined)[]): readonly (number | undefined)[] {
  return steps.map((step, index) => {
    if (step === undefined) return undefined;
    const near = [step];
    for (const way of [-1, 1]) {
      for (let far = 1; far <= TREND; far++) {
        const other = steps[index + way * far];
        if (other === undefined) break;
        near.push(other);
      }
    }
    near.sort((a, b) => a - b);
    return step - (near[near.length >> 1] ?? 0);
  });
}

/** From one turning point to the next, of one run of known steps. */
interface Swing {
  readonly run: number;
  /** The first frame that has moved, and the last. */
  readonly start: number;
  readonly end: number;
  readonly size: number;
}

function fits(first: Swing, next: Swing | undefined): boolean {
  return next !== undefined && next.run === first.run && next.end - first.start < WITHIN;
}

function swingsOf(steps: readonly (number | undefined)[]): readonly Swing[] {
  const swings: Swing[] = [];
  let run = 0;
  let start = 0;
  let sum = 0;
  const close = (end: number): void => {
    if (sum !== 0) swings.push({ run, start, end, size: Math.abs(sum) });
    sum = 0;
  };
  steps.forEach((step, index) => {
    if (step === undefined) {
      close(index - 1);
      run++;
      return;
    }
    if (sum !== 0 && step !== 0 && Math.sign(step) !== Math.sign(sum)) close(index - 1);
    if (sum === 0) start = index;
    sum += step;
  });
  close(steps.length - 1);
  return swings;
}
