/** People's own words in a line of the ledger: names and notes stand apart, and the line has their ids. */

import type { LedgerLine } from "./ledger";

/** What a line's id of words stands for. */
export type WordsOf = (id: string) => string;

/** Ids of words become the words; everything else stays as it stands in the ledger. */
export function spelled(line: LedgerLine, wordsOf: WordsOf): Readonly<Record<string, unknown>> {
  switch (line.kind) {
    case "reviewed":
      return { ...line, by: wordsOf(line.by), ...(line.note === undefined ? {} : { note: wordsOf(line.note) }) };
    case "label-decided":
      return { ...line, by: wordsOf(line.by), ...(line.reason === undefined ? {} : { reason: wordsOf(line.reason) }) };
    case "mark":
    case "removed":
    case "asked":
    case "submitted":
    case "delivered":
    case "failed":
    case "placed":
    case "replaced":
    case "labelled":
    case "exported":
      return { ...line };
  }
}

/** Ids of the words that it refers to. */
export function wordsOfLine(line: LedgerLine): readonly string[] {
  const ids: string[] = [];
  spelled(line, (id) => {
    ids.push(id);
    return id;
  });
  return ids;
}
