/** Sets of whole frames, or of ticks, as runs in order that neither touch nor overlap. Pure. */

import type { Run } from "./cut";

/** All frames that are in any of them. */
export function union(runs: readonly Run[]): readonly Run[] {
  const whole: Run[] = [];
  for (const run of [...runs].filter(({ start, end }) => end > start).sort((a, b) => a.start - b.start)) {
    const last = whole.at(-1);
    if (last === undefined || run.start > last.end) whole.push(run);
    else if (run.end > last.end) whole[whole.length - 1] = { start: last.start, end: run.end };
  }
  return whole;
}

/** Whether they have a frame in common. */
export function share(a: Run, b: Run): boolean {
  return a.start < b.end && b.start < a.end;
}

/** What of `runs` lies within `range`. */
export function within(runs: readonly Run[], range: Run): readonly Run[] {
  return runs.flatMap(({ start, end }) => {
    const shared = { start: Math.max(start, range.start), end: Math.min(end, range.end) };
    return shared.end > shared.start ? [shared] : [];
  });
}

/** What of `runs` is in none of `others`. */
export function without(runs: readonly Run[], others: readonly Run[]): readonly Run[] {
  const gone = union(others);
  return union(runs).flatMap((run) => {
    const left: Run[] = [];
    let from = run.start;
    for (const { start, end } of gone) {
      if (end <= from || start >= run.end) continue;
      if (start > from) left.push({ start: from, end: start });
      from = Math.max(from, end);
    }
    if (from < run.end) left.push({ start: from, end: run.end });
    return left;
  });
}

/** How much they hold together: frames of runs, ticks of ranges, bytes of parts of a file. */
export function sizeOf(runs: readonly Run[]): number {
  return runs.reduce((sum, { start, end }) => sum + end - start, 0);
}
