/** Two takes beside each other: which words differ, and how two lengths lie on one clock. */

/** A run of words that both have, or that only this one has. */
export interface Run {
  readonly text: string;
  readonly differs: boolean;
}

/** Words of one prompt, each in turn, that are not in the other at that place (longest common subsequence, by words). */
export function wordsThatDiffer(a: string, b: string): { readonly a: readonly Run[]; readonly b: readonly Run[] } {
  const one = wordsIn(a);
  const other = wordsIn(b);
  if (one.length * other.length > MOST_CELLS) {
    const differs = a !== b;
    return { a: [{ text: a, differs }], b: [{ text: b, differs }] };
  }
  const width = other.length + 1;
  const length = new Uint16Array((one.length + 1) * width);
  const at = (i: number, j: number): number => length[i * width + j] ?? 0;
  for (let i = one.length - 1; i >= 0; i -= 1) {
    for (let j = other.length - 1; j >= 0; j -= 1) {
      length[i * width + j] = same(one[i], other[j]) ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
    }
  }
  const inA: Word[] = [];
  const inB: Word[] = [];
  let i = 0;
  let j = 0;
  while (i < one.length || j < other.length) {
    const [left, right] = [one[i], other[j]];
    if (left !== undefined && right !== undefined && same(left, right)) {
      inA.push([left, false]);
      inB.push([right, false]);
      i += 1;
      j += 1;
    } else if (left !== undefined && (right === undefined || at(i + 1, j) >= at(i, j + 1))) {
      inA.push([left, true]);
      i += 1;
    } else if (right !== undefined) {
      inB.push([right, true]);
      j += 1;
    }
  }
  return { a: runsOf(inA), b: runsOf(inB) };
}

/** Prompts of two thousand words each; longer ones are not laid side by side word by word. */
const MOST_CELLS = 4_000_000;

type Word = readonly [word: string, differs: boolean];

/** With the space that follows each, so that they are the text again when joined. */
function wordsIn(text: string): readonly string[] {
  return text.match(/\S+\s*/g) ?? [];
}

/** Marks at its end make no other word. */
function same(a: string | undefined, b: string | undefined): boolean {
  const bare = (word = ""): string => word.trim().replace(/[.,;:!?]+$/, "");
  return bare(a) === bare(b);
}

function runsOf(words: readonly Word[]): readonly Run[] {
  const runs: { text: string; differs: boolean }[] = [];
  for (const [text, differs] of words) {
    const last = runs[runs.length - 1];
    if (last?.differs === differs) last.text += text;
    else runs.push({ text, differs });
  }
  return runs;
}

/** How a film lies on the clock that both share: that begins where each clip does in the cut. */
export interface Lying {
  /** Seconds of the film before that. */
  readonly before: number;
  /** Seconds from there to its end; a still lasts as long as the other. Absent: nobody knows. */
  readonly seconds?: number;
}

/** Where a film is when the shared clock says `at`: in its own seconds, at its last frame where it has ended. */
export function secondsInFilm({ before, seconds }: Lying, at: number): number {
  return before + Math.max(0, seconds === undefined ? at : Math.min(at, Math.max(0, seconds - LAST_FRAME)));
}

/** Before the end of a film there is a frame, at whatever rate films are made. */
const LAST_FRAME = 1 / 120;

/** Seconds of the shared clock. 0: of neither is known how long it is. */
export function sharedSeconds(a: Lying, b: Lying): number {
  return Math.max(a.seconds ?? 0, b.seconds ?? 0);
}
