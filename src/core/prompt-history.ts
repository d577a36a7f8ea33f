/** What was asked for before: the distinct prompts of a project's takes. There is no other store of them. */

import type { Take } from "./take";

export interface PastPrompt {
  readonly prompt: string;
  readonly negative: string;
  /** Takes that were asked for with it. From 1. */
  readonly takes: number;
  /** Of the latest; ISO 8601. */
  readonly askedAt: string;
}

/** The latest first. `takes`: the newest first. */
export function promptHistory(takes: readonly { readonly take: Take }[]): readonly PastPrompt[] {
  const found = new Map<string, PastPrompt>();
  for (const { take } of takes) {
    const { prompt, negative } = take.recipe;
    if (prompt.trim() === "") continue;
    const before = found.get(prompt);
    if (before === undefined) found.set(prompt, { prompt, negative, takes: 1, askedAt: take.askedAt });
    else found.set(prompt, { ...before, takes: before.takes + 1 });
  }
  return [...found.values()];
}

/** Those that hold every word of `wanted`, whatever their case and accents; all of them where it is empty. */
export function searchHistory(history: readonly PastPrompt[], wanted: string): readonly PastPrompt[] {
  const words = plain(wanted)
    .split(/\s+/)
    .filter((word) => word !== "");
  if (words.length === 0) return history;
  return history.filter(({ prompt }) => {
    const said = plainOf(prompt);
    return words.every((word) => said.includes(word));
  });
}

/** By prompt, so that the next key of a search costs nothing. */
const known = new Map<string, string>();
const MOST_KNOWN = 50_000;

function plainOf(prompt: string): string {
  const before = known.get(prompt);
  if (before !== undefined) return before;
  if (known.size >= MOST_KNOWN) known.clear();
  const made = plain(prompt);
  known.set(prompt, made);
  return made;
}

function plain(said: string): string {
  const lower = said.toLowerCase();
  return /[^\x20-\x7e]/.test(lower) ? lower.normalize("NFD").replace(/\p{M}/gu, "") : lower;
}
