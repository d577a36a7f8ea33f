/**
 * Which lines of a ledger count as what its device wrote: those that hang on its chain from the first line on, or on a head that was
 * noted elsewhere. One whose own sum is right but that nothing hangs together with was put there by hand. A file that a crash, a
 * restored copy or an editor damaged keeps what holds. Pure.
 */

import { linkOf, type Head, type Link, type Sum } from "./ledger-chain";

/** A line that adds up. `at`: its index in the file. */
interface Node {
  readonly at: number;
  readonly link: Link;
}

export interface Held {
  /** Indices in the file, in the order in which the lines were written, wherever they stand now. */
  readonly lines: readonly number[];
  /** Where the next line goes on. Absent: no line holds. */
  readonly head?: Head;
}

/** `noted`: heads that stand elsewhere. One of this chain whose line is not here says that another stands at its number. */
export function heldIn(file: string, sum: Sum, noted: readonly Head[] = []): Held {
  const links = file.split("\n").map((line) => linkOf(line, sum));
  return heldAmong(links, noted);
}

/** As `heldIn`, by what the lines of the file bear, in its order; `undefined` for one that does not add up. */
export function heldAmong(links: readonly (Link | undefined)[], noted: readonly Head[]): Held {
  const nodes = new Map<string, Node>();
  for (const [at, link] of links.entries()) {
    // Of a line that stands there twice the first was written.
    if (link !== undefined && !nodes.has(link.sum)) nodes.set(link.sum, { at, link });
  }
  const chain = mainOf([...nodes.values()], noted);
  if (chain === undefined) return { lines: [] };
  return new Tree(
    [...nodes.values()].filter(({ link }) => link.chain === chain),
    noted.filter((head) => head.chain === chain),
  ).held();
}

/** As `heldIn` says; of what was written since a head was noted not more is read than that. */
export function headOf(file: string, sum: Sum, noted: readonly Head[] = []): Head | undefined {
  let last: Link | undefined;
  let first: Link | undefined;
  let isRow = true;
  for (let end = file.lastIndexOf("\n"); end >= 0;) {
    const start = end === 0 ? -1 : file.lastIndexOf("\n", end - 1);
    const link = linkOf(file.slice(start + 1, end), sum);
    end = start;
    if (link === undefined) continue;
    isRow = first === undefined || follows(first, link);
    if (!isRow) break;
    last ??= link;
    first = link;
    if (noted.some((head) => isAt(head, link))) return headAt(last);
  }
  return isRow && last !== undefined && first?.line === 1 ? headAt(last) : heldIn(file, sum, noted).head;
}

/** One that a head is noted of; else the longest that has its first line. Absent: none. */
function mainOf(nodes: readonly Node[], noted: readonly Head[]): string | undefined {
  const chains = new Map<string, { lines: number; counts: 0 | 1 | 2 }>();
  for (const { link } of nodes) {
    const known = chains.get(link.chain) ?? { lines: 0, counts: 0 };
    const counts = noted.some((head) => isAt(head, link)) ? 2 : link.line === 1 ? 1 : 0;
    chains.set(link.chain, { lines: known.lines + 1, counts: counts > known.counts ? counts : known.counts });
  }
  const [main] = [...chains]
    .filter(([, { counts }]) => counts > 0)
    .sort(([, a], [, b]) => b.counts - a.counts || b.lines - a.lines);
  return main?.[0];
}

/** The lines of one chain by what each was written behind: as it was written it is a row, and a line put in by hand makes it fork. */
class Tree {
  readonly #bySum: ReadonlyMap<string, Node>;
  readonly #behind = new Map<string, Node[]>();
  /** Lines that follow on the longest way from each, itself counted. */
  readonly #length = new Map<Node, number>();
  /** Those that a noted head was noted behind, and so all that it hangs on. */
  readonly #vouched = new Set<Node>();
  /** Numbers of lines that are known to be those. */
  readonly #taken = new Set<number>();
  /** Numbers at which another line was noted that is not here any more. */
  readonly #denied = new Set<number>();

  constructor(nodes: readonly Node[], noted: readonly Head[]) {
    this.#bySum = new Map(nodes.map((node) => [node.link.sum, node]));
    for (const head of noted) this.#vouch(head);
    for (const node of [...nodes].sort((a, b) => b.link.line - a.link.line)) this.#put(node);
  }

  #vouch({ count, sum }: Head): void {
    let node = this.#bySum.get(sum);
    if (count > 0 && node?.link.line !== count) this.#denied.add(count);
    while (node !== undefined && !this.#vouched.has(node)) {
      this.#vouched.add(node);
      this.#taken.add(node.link.line);
      const before = this.#bySum.get(node.link.after);
      // The line before it is known by its sum, whether it is here or not.
      this.#taken.add(node.link.line - 1);
      node = before?.link.line === node.link.line - 1 ? before : undefined;
    }
  }

  /** The longest numbers first, so that what follows is there already. */
  #put(node: Node): void {
    if (this.#taken.has(node.link.line) && !this.#vouched.has(node)) return;
    const { line, after } = node.link;
    const following = this.#following(node.link).map((one) => this.#length.get(one) ?? 0);
    this.#length.set(node, 1 + Math.max(0, ...following));
    const key = line === 1 ? "" : after;
    this.#behind.set(key, [...(this.#behind.get(key) ?? []), node]);
  }

  #following({ sum, line }: Link): readonly Node[] {
    return (this.#behind.get(sum) ?? []).filter(({ link }) => link.line === line + 1);
  }

  held(): Held {
    const counted = new Set(this.#vouched);
    const tops = [...this.#vouched].filter((node) => !this.#following(node.link).some((one) => this.#vouched.has(one)));
    let head: Node | undefined;
    for (const from of [undefined, ...tops]) {
      const end = this.#follow(from, counted);
      if (end !== undefined && (head === undefined || end.link.line >= head.link.line)) head = end;
    }
    const lines = [...counted]
      .filter(({ link }) => !this.#denied.has(link.line))
      .sort((a, b) => a.link.line - b.link.line || a.at - b.at)
      .map(({ at }) => at);
    return { lines, ...(head === undefined ? {} : { head: headAt(head.link) }) };
  }

  /**
   * Along the longest way; where two are as long nobody knows which was written, and none counts, but what is written next goes on
   * behind the first. Answers with the last of it.
   */
  #follow(from: Node | undefined, counted: Set<Node>): Node | undefined {
    let end = from;
    let isKnown = true;
    for (;;) {
      const next = end === undefined ? (this.#behind.get("") ?? []) : this.#following(end.link);
      const most = Math.max(...next.map((node) => this.#length.get(node) ?? 0));
      const [first, second] = next.filter((node) => this.#length.get(node) === most).sort((a, b) => a.at - b.at);
      if (first === undefined) return end;
      isKnown &&= second === undefined;
      if (isKnown) counted.add(first);
      end = first;
    }
  }
}

function follows({ chain, line, after }: Link, before: Link): boolean {
  return chain === before.chain && line === before.line + 1 && after === before.sum;
}

function isAt({ chain, count, sum }: Head, link: Link): boolean {
  return chain === link.chain && count === link.line && sum === link.sum;
}

function headAt({ chain, line: count, sum }: Link): Head {
  return { chain, count, sum };
}
