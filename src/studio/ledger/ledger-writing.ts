/** Adding lines to one file of a ledger, each chained to the one before, on a disk that may refuse and that may not tell the truth. */

import { StudioError } from "../../core/failure";
import { LEDGER_VERSION, type LedgerLine } from "../../core/ledger";
import { beginning, chained, type Head } from "../../core/ledger-chain";
import type { Entry } from "../../core/ledger-entry";
import { headOf } from "../../core/ledger-held";
import { sumOfText } from "../disk/fingerprint";
import { isDecision, type Sheet } from "./ledger-sheet";

/** What is to be written. `text`: as the disk was asked to take it before; it may stand there although the disk said no. */
export interface ToWrite {
  readonly entry: Entry;
  /** Whose it is; empty: nobody knows. */
  readonly project: string;
  readonly text?: string;
}

export interface Writing {
  readonly device: string;
  /** ISO 8601, UTC. */
  readonly at: string;
  /** Heads that stand elsewhere. */
  readonly noted: readonly Head[];
}

export interface Written {
  /** As it is known now. Where the disk refused, without its bytes and its head: it has to be read anew. */
  readonly sheet: Sheet;
  /** What is not on disk, as far as anybody can tell. Empty: all of it is, whatever the disk said. */
  readonly left: readonly ToWrite[];
  /** What the disk said. */
  readonly refused?: StudioError;
}

/** Never rejects with a StudioError. */
export async function writeTo(sheet: Sheet, entries: readonly ToWrite[], writing: Writing): Promise<Written> {
  // Should the disk refuse, nobody knows how much of it is there: the chain is read off the file then.
  const { head: known, bytes: _bytes, ...unread } = sheet;
  let waiting = entries;
  let head = known;
  try {
    if (head === undefined) {
      const found = await sheet.file.text();
      waiting = waiting.filter(({ text }) => text === undefined || !stands(text, found));
      head = headIn(found, writing);
    }
    if (waiting.length === 0) return { sheet, left: [] };
  } catch (error) {
    return { sheet: unread, left: waiting, refused: refusalOf(error) };
  }
  const envelope = {
    schema: "pickup.ledger",
    version: LEDGER_VERSION,
    at: writing.at,
    device: writing.device,
  } as const;
  const lines: { readonly asked: ToWrite; readonly line: LedgerLine; readonly text: string; readonly head: Head }[] =
    [];
  for (const asked of waiting) {
    const { entry, project } = asked;
    const line: LedgerLine = { ...envelope, ...(project === "" ? {} : { project }), ...entry };
    const next = chained({ ...line }, head, sumOfText);
    head = next.head;
    lines.push({ asked, line, text: next.line, head });
  }
  try {
    await sheet.file.append(lines.map(({ text }) => text));
  } catch (error) {
    const refused = refusalOf(error);
    const found = await foundIn(sheet);
    const there = lines.filter(({ text }) => stands(text, found));
    const left = lines.flatMap(({ asked, text }) => (stands(text, found) ? [] : [{ ...asked, text }]));
    return { sheet: grown(unread, there, writing.noted), left, refused };
  }
  return { sheet: { ...grown(sheet, lines, writing.noted), head }, left: [] };
}

/** With these lines behind its own. */
function grown(
  sheet: Sheet,
  written: readonly { readonly line: LedgerLine; readonly text: string; readonly head: Head }[],
  noted: readonly Head[],
): Sheet {
  const isDoubtful = ({ line, head }: (typeof written)[number]): boolean =>
    isDecision(line) && isNotedOtherwise(head, noted);
  return {
    ...sheet,
    lines: [...sheet.lines, ...written.filter((one) => !isDoubtful(one)).map(({ line }) => line)],
    doubtful: [...sheet.doubtful, ...written.filter(isDoubtful).map(({ line }) => line)],
    texts: new Map([...sheet.texts, ...written.map(({ line, text }) => [line, text] as const)]),
  };
}

/** Where another line was noted at its number, nobody can tell it from one that was put in the place of that. */
function isNotedOtherwise({ chain, count, sum }: Head, noted: readonly Head[]): boolean {
  return noted.some((head) => head.chain === chain && head.count === count && head.sum !== sum);
}

function headIn(found: string, { device, at, noted }: Writing): Head {
  // A half line is ended before anything is added.
  const text = found === "" || found.endsWith("\n") ? found : `${found}\n`;
  return headOf(text, sumOfText, noted) ?? beginning(`${device} ${at}`, text, sumOfText);
}

/** As a whole line: one that broke off is none. */
function stands(text: string, found: string): boolean {
  return found.includes(`${text}\n`);
}

/** Empty where it cannot be read: then nothing is known to stand there. */
async function foundIn({ file }: Sheet): Promise<string> {
  try {
    return await file.text();
  } catch (error) {
    refusalOf(error);
    return "";
  }
}

/** @throws whatever is no refusal of the disk */
function refusalOf(error: unknown): StudioError {
  if (!(error instanceof StudioError)) throw error;
  return error;
}
