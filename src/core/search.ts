/** Finding a take again among thousands: by words, and by what stands in lists to choose from. */

import { markOf, type TakeMarks } from "./ledger";
import type { Mark } from "./ledger-entry";
import { seedUsed } from "./recipe";
import { projectItemsOf, type Take } from "./take";

/** Where a take stands, as people look for it. */
export const STANDINGS = ["used", "unused", "underway", "question", "failed", "stopped"] as const;
export type Standing = (typeof STANDINGS)[number];

export interface TakeQuery {
  /** As typed: each word, and each phrase in quotes, must stand somewhere in the take. */
  readonly words: string;
  readonly standing?: Standing;
  readonly mark?: Mark | "none";
  /** As `modelKeyOf` says it. */
  readonly model?: string;
  readonly sequenceId?: string;
  /** ISO 8601: asked then or later. */
  readonly since?: string;
}

/** A take, and what is known of it beside its record. */
export interface Found {
  readonly take: Take;
  readonly marks?: TakeMarks;
  /** Absent: nothing is under way. */
  readonly work?: object;
  /** Where it lies in the open sequence. */
  readonly onTimeline: readonly unknown[];
}

/** Engines that are built in have one model each, whatever its version. */
export function modelKeyOf({ engine, model }: Take["recipe"]): string {
  return engine === "animatic" || engine === "still-hold" ? engine : model;
}

export function isAnything({ words, ...rest }: TakeQuery): boolean {
  return words.trim() === "" && Object.values(rest).every((one) => one === undefined);
}

/** `usedItems`: project items that lie in any sequence, as far as that was read. */
export function matcherOf(query: TakeQuery, usedItems: ReadonlySet<string>): (found: Found) => boolean {
  const terms = termsIn(query.words);
  const { standing, mark, model, sequenceId, since } = query;
  return (found) => {
    const { take } = found;
    if (sequenceId !== undefined && take.shot.sequenceId !== sequenceId) return false;
    if (model !== undefined && modelKeyOf(take.recipe) !== model) return false;
    if (since !== undefined && take.askedAt < since) return false;
    if (mark !== undefined && (markOf(found.marks) ?? "none") !== mark) return false;
    if (standing !== undefined && !standsAt(found, standing, usedItems)) return false;
    if (terms.length === 0) return true;
    const said = wordsOf(take);
    return terms.every((term) => said.includes(term));
  };
}

function isUsed({ take, onTimeline }: Found, usedItems: ReadonlySet<string>): boolean {
  return onTimeline.length > 0 || projectItemsOf(take).some((itemId) => usedItems.has(itemId));
}

function standsAt(found: Found, standing: Standing, usedItems: ReadonlySet<string>): boolean {
  const { kind } = found.take.state;
  switch (standing) {
    case "used":
      return isUsed(found, usedItems);
    case "unused":
      return kind === "ready" && !isUsed(found, usedItems);
    case "underway":
      return found.work !== undefined;
    case "question":
      return kind === "unanswered" && found.work === undefined;
    case "failed":
      return kind === "failed" || kind === "interrupted";
    case "stopped":
      return kind === "cancelled";
  }
}

/** What the words of a search are looked for in; made once for a take. */
const said = new WeakMap<Take, string>();

export function wordsOf(take: Take): string {
  const known = said.get(take);
  if (known !== undefined) return known;
  const { recipe, shot, clipName, askedAt } = take;
  const all = [
    recipe.prompt,
    recipe.negative,
    clipName,
    String(seedUsed(recipe) ?? ""),
    recipe.model,
    recipe.asked?.engineName ?? "",
    shot.sequenceName,
    askedAt.slice(0, 10),
  ];
  // No word reaches over the border of two fields.
  const words = all.map(folded).join("\n");
  said.set(take, words);
  return words;
}

/** A phrase that is still being typed, or an empty one. */
const LONE_QUOTES = /^["“”«»]+|["“”«»]+$/g;

function termsIn(words: string): readonly string[] {
  const terms = words.matchAll(/["“”«]([^"“”»]+)["“”»]|(\S+)/g);
  return [...terms]
    .map(([, phrase, word]) =>
      folded(phrase ?? word ?? "")
        .replace(LONE_QUOTES, "")
        .trim(),
    )
    .filter((term) => term !== "");
}

/** Case, accents, and marks that only say how text is drawn, make no difference. */
function folded(text: string): string {
  return text
    .normalize("NFKD")
    .replace(/[\p{M}\p{Cf}]/gu, "")
    .toLowerCase();
}
