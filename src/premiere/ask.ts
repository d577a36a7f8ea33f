/** Every question to Premiere goes through here, so that a refusal always arrives as a StudioError that names the call. */

import ppro from "premierepro";
import type { TickTime } from "@adobe/premierepro";
import { failureOf, StudioError } from "../core/failure";
import { messageOf } from "../core/thrown";
import { parseTicks } from "../core/time";
import type { Ticks } from "../core/time";

/** Waits that many milliseconds. The studio gives it, so that tests drive the clock. */
export type Sleep = (milliseconds: number) => Promise<void>;

/**
 * The host's answer, or a refusal. Adobe's types are not always right about what is a promise, so both are taken.
 * @throws StudioError `host-refused` when the call throws or answers with nothing.
 */
export async function ask<T>(call: string, question: () => T | Promise<T>): Promise<NonNullable<T>> {
  const answer = await askMaybe(call, question);
  if (answer === undefined) throw refusal(call, undefined, "Premiere answered with nothing.");
  return answer;
}

/** As `ask`, where nothing is an answer too: `null` and `undefined` both become absent. @throws StudioError `host-refused` */
export async function askMaybe<T>(call: string, question: () => T | Promise<T>): Promise<NonNullable<T> | undefined> {
  try {
    return (await question()) ?? undefined;
  } catch (error) {
    throw refusal(call, error);
  }
}

/** @throws StudioError `host-refused` when the call throws or answers anything but `true`. */
export async function askToDo(call: string, question: () => boolean | Promise<boolean>): Promise<void> {
  const done = await askMaybe(call, question);
  if (done !== true) throw refusal(call, undefined, `Premiere answered ${String(done)}.`);
}

/** A refusal as it is thrown between folders. One that already is a StudioError stays as it is. */
export function refusal(call: string, cause: unknown, message = textOf(cause)): StudioError {
  if (cause instanceof StudioError) return cause;
  return new StudioError({ kind: "host-refused", call, ...(message === "" ? {} : { message }) }, { cause });
}

/**
 * Runs `task`, and twice more when a host object in it had outlived what it stood for: a project that changes meanwhile
 * does that, and asking anew cures it. Only for what has changed nothing by the time it fails.
 */
export async function withFreshObjects<T>(task: () => Promise<T>): Promise<T> {
  for (let left = 2; ; left--) {
    try {
      return await task();
    } catch (error) {
      if (!isStale(error)) throw error;
      if (left === 0) throw refusal("premierepro", error);
    }
  }
}

/** True for the error that Premiere throws when an object has outlived what it stood for. */
export function isStale(error: unknown): boolean {
  const failure = failureOf(error);
  const message = failure.kind === "host-refused" || failure.kind === "unexpected" ? failure.message : undefined;
  return message?.includes("no longer valid") ?? false;
}

/** Why a part of a project could not be read, in the host's own words. */
export function wordsOf(error: unknown): string {
  if (isStale(error)) return "It changed again and again while it was read.";
  const failure = failureOf(error);
  return failure.kind === "host-refused" ? `${failure.call} ${failure.message ?? ""}`.trim() : messageOf(error);
}

function textOf(error: unknown): string {
  if (error instanceof Error) return error.message;
  return typeof error === "string" ? error : "";
}

/**
 * Ticks as Premiere hands them over: in a string, because its `ticksNumber` rounds beyond 9.8 h.
 * @throws StudioError `host-refused` when they are no whole number, or too far out to count.
 */
export function ticksOf(call: string, time: TickTime): Ticks {
  const read = parseTicks(String(time.ticks));
  if (read === undefined) throw refusal(call, undefined, `Not a number of ticks: ${String(time.ticks)}`);
  return read;
}

/** As Premiere takes them. */
export function tickTimeOf(time: Ticks): TickTime {
  return ppro.TickTime.createWithTicks(String(time));
}
