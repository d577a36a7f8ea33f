/** One file of a ledger: `ledger/<device>.ndjson` in a folder that holds takes, and what of it counts. */

import { ledgerLine, type LaterLine, type LedgerLine } from "../../core/ledger";
import { isChained, linkOf, type Head, type Link } from "../../core/ledger-chain";
import { heldAmong } from "../../core/ledger-held";
import { exists, list } from "../../uxp/files";
import { joinPath } from "../../uxp/paths";
import { sumOfText } from "../disk/fingerprint";
import { LineFile } from "../disk/line-file";

export const LEDGER_FOLDER = "ledger";
const ENDING = ".ndjson";
/** Lines that are summed up before the host gets a word in. */
const SLICE = 200;

/** One file, as it was read last. */
export interface Sheet {
  readonly file: LineFile<LedgerLine | LaterLine>;
  readonly isMine: boolean;
  /** Bytes when it was read; it only grows. Absent: not read yet. */
  readonly bytes?: number;
  /** In the order in which they were written. */
  readonly lines: readonly (LedgerLine | LaterLine)[];
  /** What is said to be decided in lines that do not hold to the chain: they are nobody's word, and not among `lines`. */
  readonly doubtful: readonly LedgerLine[];
  /** Of chained lines, how they stand in the file. */
  readonly texts: ReadonlyMap<LedgerLine | LaterLine, string>;
  /** Where its chain goes on; absent: it has to be read off the file. */
  readonly head?: Head;
}

export function sheetPath(home: string, device: string): string {
  return joinPath(home, LEDGER_FOLDER, `${device}${ENDING}`);
}

/** Not read yet. */
export function newSheet(home: string, device: string, isMine: boolean): Sheet {
  const file = new LineFile(`${device}${ENDING}`, ledgerLine, () => Promise.resolve(joinPath(home, LEDGER_FOLDER)));
  return { file, isMine, lines: [], doubtful: [], texts: new Map() };
}

/** The devices, or the copies that a syncing drive made, whose files lie in that home. @throws StudioError */
export async function devicesIn(home: string): Promise<readonly string[]> {
  const folder = joinPath(home, LEDGER_FOLDER);
  if (!(await exists(folder))) return [];
  return (await list(folder)).flatMap((name) => (name.endsWith(ENDING) ? [name.slice(0, -ENDING.length)] : []));
}

/** `noted`: heads that stand elsewhere, as this file is held to them. @throws StudioError */
export async function readSheet(
  sheet: Sheet,
  bytes: number,
  noted: (text: string) => Promise<readonly Head[]>,
  rest: () => Promise<void>,
): Promise<Sheet> {
  const { text, lines } = await sheet.file.numbered(rest);
  const rows = text.split("\n");
  const texts = new Map([...lines].flatMap(([at, line]) => chainedAt(rows, at).map((row) => [line, row] as const)));
  // What was never decided needs no clearing, and is read without its sums.
  if (![...lines.values()].some(isDecision))
    return { ...sheet, bytes, lines: [...lines.values()], doubtful: [], texts };
  const links: (Link | undefined)[] = [];
  for (const line of rows) {
    links.push(linkOf(line, sumOfText));
    // Sums of thousands of lines must not hold up the panel.
    if (links.length % SLICE === 0) await rest();
  }
  const held = heldAmong(links, await noted(text)).lines;
  const holds = new Set(held);
  const doubtful: LedgerLine[] = [];
  const counted = new Map<number, LedgerLine | LaterLine>();
  for (const [at, line] of lines) {
    if (isDecision(line) && !holds.has(at)) doubtful.push(line);
    else counted.set(at, line);
  }
  return { ...sheet, bytes, lines: asWritten(counted, held), doubtful, texts };
}

function chainedAt(rows: readonly string[], at: number): readonly string[] {
  const row = rows[at] ?? "";
  return isChained(row) ? [row] : [];
}

/** What people decided counts only where it holds to the chain. */
export function isDecision(line: LedgerLine | LaterLine): line is Extract<LedgerLine, { use: unknown }> {
  return line.kind === "reviewed" || line.kind === "label-decided";
}

/** Lines that hold in the order in which they were written, wherever somebody moved them; the others where they stand. */
function asWritten<Line>(lines: ReadonlyMap<number, Line>, held: readonly number[]): readonly Line[] {
  const order = held.filter((at) => lines.has(at));
  const holds = new Set(order);
  let next = 0;
  return [...lines].map(([at, line]) => {
    if (!holds.has(at)) return line;
    const written = order[next++];
    return (written === undefined ? undefined : lines.get(written)) ?? line;
  });
}
