/** What the ledgers of all devices come to. One file is one opinion, also a copy that a syncing drive made of somebody's. Pure. */

import { kindest, opinionsIn, type LaterLine, type LedgerLine, type Opinion, type TakeMarks } from "./ledger";

type Lines = readonly (LedgerLine | LaterLine)[];

/** One file, and of its chained lines how each stands in it. */
interface File {
  readonly lines: Lines;
  readonly texts: ReadonlyMap<Lines[number], string>;
}

/**
 * Each chained line once: what stands word for word in a copy that a syncing drive made was said in the longest of them. A line
 * bears its chain, its number and the sums before it, so nobody says the same twice.
 */
export function withoutCopies(files: readonly File[]): readonly Lines[] {
  const said = new Set<string>();
  const kept = new Map<File, Lines>();
  for (const file of [...files].sort((a, b) => b.lines.length - a.lines.length)) {
    const { lines, texts } = file;
    kept.set(
      file,
      lines.filter((line) => !said.has(texts.get(line) ?? "")),
    );
    for (const line of lines) said.add(texts.get(line) ?? "");
    // Of lines without a chain nobody can tell whether they were said twice.
    said.delete("");
  }
  return files.map((file) => kept.get(file) ?? file.lines);
}

/**
 * A merge: the earliest of what stands next in each file, so that a clock that was set back moves no line before its file's own.
 */
export function foldedByTime(files: readonly Lines[]): readonly LedgerLine[] {
  const queues = files.map((lines) => lines.filter((line): line is LedgerLine => line.kind !== "later"));
  const next = queues.map(() => 0);
  const folded: LedgerLine[] = [];
  for (;;) {
    let first: { readonly queue: number; readonly line: LedgerLine } | undefined;
    for (const [queue, lines] of queues.entries()) {
      const line = lines[next[queue] ?? 0];
      if (line !== undefined && (first === undefined || line.at < first.line.at)) first = { queue, line };
    }
    if (first === undefined) return folded;
    folded.push(first.line);
    next[first.queue] = (next[first.queue] ?? 0) + 1;
  }
}

/** By take; of what nothing changed of since `before` the very same object. */
export function foldedMarks(
  files: readonly { readonly isMine: boolean; readonly lines: Lines }[],
  before: ReadonlyMap<string, TakeMarks>,
): ReadonlyMap<string, TakeMarks> {
  const mine: ReadonlyMap<string, Opinion>[] = [];
  const theirs: ReadonlyMap<string, Opinion>[] = [];
  for (const { isMine, lines } of files) (isMine ? mine : theirs).push(opinionsIn(lines));
  const marks = new Map<string, TakeMarks>();
  for (const takeId of new Set([...mine, ...theirs].flatMap((opinions) => [...opinions.keys()]))) {
    const own = kindest(mine.map((opinions) => opinions.get(takeId)));
    const others = kindest(theirs.map((opinions) => opinions.get(takeId)));
    const known = before.get(takeId);
    const same = known?.mine === own && known?.others === others;
    marks.set(takeId, known !== undefined && same ? known : marksFrom(own, others));
  }
  return marks;
}

function marksFrom(mine: Opinion | undefined, others: Opinion | undefined): TakeMarks {
  return { ...(mine === undefined ? {} : { mine }), ...(others === undefined ? {} : { others }) };
}
