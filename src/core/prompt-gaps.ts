/** Places in a prompt that are still to be filled in: what stands in ‹ ›. */

/** Where something is to be filled in: code units, the marks included; `end` is exclusive. */
export interface Gap {
  readonly start: number;
  readonly end: number;
  /** Without its marks. */
  readonly wants: string;
}

export function gapsIn(prompt: string): readonly Gap[] {
  return [...prompt.matchAll(/‹([^‹›\n]*)›/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
    wants: match[1] ?? "",
  }));
}

/** The next one behind a place; absent: there is none behind it. */
export function gapAfter(prompt: string, place: number): Gap | undefined {
  return gapsIn(prompt).find(({ start }) => start >= place);
}
