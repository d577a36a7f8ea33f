/**
 * The ledger: what people decided about takes, one line a fact, in a file of its own for every device. A file only grows,
 * and one device writes it. State is folded from all of them.
 */

import { fieldsOf, oneOf, text, wholeFrom, type Decoder } from "./decode";
import { entryRecord, MARKS, type Entry, type Mark } from "./ledger-entry";

export const LEDGER_VERSION = 1;

/** What every line bears, whatever it says. */
export interface Envelope {
  readonly schema: "pickup.ledger";
  readonly version: typeof LEDGER_VERSION;
  /** ISO 8601, UTC, by that device's clock: for people. Within one file the order of its lines counts, and not this. */
  readonly at: string;
  readonly device: string;
  /** Whose it is, for several projects may share a folder. Absent: in what was written before that was noted. */
  readonly project?: string;
}

export type LedgerLine = Envelope & Entry;

/** A line of a later Pickup: all that is known is which take it may be about. */
export interface LaterLine {
  readonly kind: "later";
  readonly takeId?: string;
}

/** @throws Misfit for a line that is no ledger's, is damaged, or is of a kind that this version does not know. */
export const ledgerLine: Decoder<LedgerLine | LaterLine> = (value, at) => {
  const { read, maybe } = fieldsOf(value, at);
  const schema = read("schema", oneOf("pickup.ledger"));
  if (read("version", wholeFrom(1)) > LEDGER_VERSION) return { kind: "later", ...maybe("takeId", text) };
  return {
    ...entryRecord(value, at),
    schema,
    version: LEDGER_VERSION,
    at: read("at", text),
    device: read("device", text),
    ...maybe("project", text),
  };
};

/** What one device says of a take. `unread`: something that only a later Pickup understands. */
export type Opinion = Mark | "unread";

/** What the lines of one file come to: the last word on each take counts, in the file's own order. */
export function opinionsIn(lines: readonly (LedgerLine | LaterLine)[]): ReadonlyMap<string, Opinion> {
  const opinions = new Map<string, Opinion>();
  for (const line of lines) {
    if (line.kind === "later" && line.takeId !== undefined) opinions.set(line.takeId, "unread");
    if (line.kind !== "mark") continue;
    if (line.mark === "none") opinions.delete(line.takeId);
    else opinions.set(line.takeId, line.mark);
  }
  return opinions;
}

/** What is said of one take, here and on other machines. */
export interface TakeMarks {
  readonly mine?: Opinion;
  /** The kindest of the others. */
  readonly others?: Opinion;
}

/** The kindest first: what one device keeps, another's rejection does not take away. */
const KINDEST: readonly Opinion[] = ["favourite", "keep", "unread", "reject"];

export function kindest(opinions: readonly (Opinion | undefined)[]): Opinion | undefined {
  return KINDEST.find((one) => opinions.includes(one));
}

/** As what the take counts, in lists and searches. Absent: nobody marked it. */
export function markOf(marks: TakeMarks | undefined): Mark | undefined {
  return MARKS.find((mark) => mark === marks?.mine || mark === marks?.others);
}

/** Somebody wants it, or may. */
export function isSpared(marks: TakeMarks | undefined): boolean {
  const kind = kindest([marks?.mine, marks?.others]);
  return kind !== undefined && kind !== "reject";
}
