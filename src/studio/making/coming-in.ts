/**
 * Takes of one press that an engine finishes together: all that are here come into the project before the first is placed.
 * What brings one in are undo steps, and those that came after the placing would lie between the editor and Ctrl+Z.
 */

import type { Take } from "../../core/take";
import { rest } from "../front-desk/pace";

type Sleep = (milliseconds: number) => Promise<void>;
type OfPress = Pick<Take, "id" | "series">;

/** By id: not in the project yet, and the engine is done with them, or is just asked whether it is. */
const comingIn = new Set<string>();
/** Takes that an engine is asked about from time to time, and what ends the pause before the next time. */
const followed = new Map<string, () => void>();
/** Those that are to be asked about at once. */
const due = new Set<string>();
/** In the project and not placed yet, in the order in which they came. */
const inOrder: string[] = [];

/** Milliseconds that a take waits for others; a film may be long on its way. */
const PATIENCE = 15_000;
const LOOK_EVERY = 125;

/** The engine is done with it: that the others may be finished as well is asked now, and not when it is their turn. */
export function comesIn({ id, series = [] }: OfPress): void {
  followed.delete(id);
  comingIn.add(id);
  for (const other of series) {
    const askNow = followed.get(other);
    if (askNow === undefined || comingIn.has(other)) continue;
    comingIn.add(other);
    due.add(other);
    askNow();
  }
}

/** It is in the project, and is placed before those of its press that come after it. */
export function isIn(takeId: string): void {
  noLongerComing(takeId);
  if (!inOrder.includes(takeId)) inOrder.push(takeId);
}

/** Nobody waits for it any more: it is placed, waits in the bin, or ended. */
export function isThrough(takeId: string): void {
  noLongerComing(takeId);
  const at = inOrder.indexOf(takeId);
  if (at >= 0) inOrder.splice(at, 1);
}

/** It is not to be waited for just now. */
export function noLongerComing(takeId: string): void {
  comingIn.delete(takeId);
  followed.delete(takeId);
  due.delete(takeId);
}

/** The pause before an engine is asked again about a take that it is at. @throws Cancelled */
export async function restUnlessDue(takeId: string, seconds: number, signal: AbortSignal, sleep: Sleep): Promise<void> {
  // One of them was finished while this was asked for: the answer may be older than that.
  if (due.delete(takeId)) return;
  comingIn.delete(takeId);
  const isDue = new Promise<void>((resolve) => followed.set(takeId, resolve));
  await Promise.race([rest(seconds, signal, sleep), isDue]);
  due.delete(takeId);
}

/**
 * Resolves once none of those that were asked with it is on its way in, and none that came before it is still to be placed;
 * also when it is stopped. Never rejects.
 */
export async function othersIn({ id, series = [] }: OfPress, signal: AbortSignal, sleep: Sleep): Promise<void> {
  const isBefore = (other: string): boolean => {
    const at = inOrder.indexOf(other);
    return at >= 0 && at < inOrder.indexOf(id);
  };
  const waits = (): boolean => series.some((other) => other !== id && (comingIn.has(other) || isBefore(other)));
  for (let waited = 0; waited < PATIENCE && !signal.aborted && waits(); waited += LOOK_EVERY) {
    await sleep(LOOK_EVERY);
  }
}
