/** What was pasted or opened, read into the shots of a storyboard: a slice at a time, for it may be a book. */

import { shotsOfScript } from "../../core/script";
import { listKindOf, readList, type ListRead } from "../../core/shot-list";
import { withShots, type Board, type ReadShot } from "../../core/storyboard";
import type { Remarks } from "./story-state";

export interface ScriptReading {
  readonly sleep: (milliseconds: number) => Promise<void>;
  /** Shots so far, of a script that takes more than a moment. */
  readonly onReading: (shots: number) => void;
  /** False once something else is read instead: then what there is so far is enough. */
  readonly isWanted: () => boolean;
}

/** Milliseconds of reading before the panel gets a breath. */
const SLICE = 12;
/** A book is no script: what comes beyond is left out, and said. */
const MOST_SHOTS = 5000;

/** A shot list where `kind` says so or the text looks like one, else a brief or a script. */
export async function readShots(
  text: string,
  kind: "csv" | "json" | undefined,
  reading: ScriptReading,
): Promise<ListRead> {
  const list = kind ?? listKindOf(text);
  return list === undefined ? readScript(text, reading) : readList(text, list);
}

/** Read to its end, so that it can be said how much of it no board takes. */
async function readScript(text: string, { sleep, onReading, isWanted }: ScriptReading): Promise<ListRead> {
  const shots: ReadShot[] = [];
  let began = Date.now();
  for (const shot of shotsOfScript(text)) {
    shots.push(shot);
    if (Date.now() - began < SLICE) continue;
    onReading(shots.length);
    await sleep(0);
    if (!isWanted()) break;
    began = Date.now();
  }
  if (shots.length === 0) return { kind: "refused", fault: { why: "empty" } };
  return { kind: "read", shots, ignored: [], skipped: [], guessed: [] };
}

/** The shots that were read on a board of their own. `remarks`: what was left out or guessed; absent: nothing. */
export function boardFrom(
  { shots, ignored, skipped, guessed }: Extract<ListRead, { kind: "read" }>,
  empty: Omit<Board, "shots" | "unknown">,
  newId: () => string,
): { readonly board: Board; readonly remarks?: Remarks } {
  const board = withShots({ ...empty, shots: [], unknown: {} }, shots.slice(0, MOST_SHOTS), newId);
  const beyond = shots.length - board.shots.length;
  const isAll = ignored.length + skipped.length + guessed.length + beyond === 0;
  return { board, ...(isAll ? {} : { remarks: { ignored, skipped, guessed, beyond } }) };
}
