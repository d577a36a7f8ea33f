/**
 * What happened, for whoever must find out why it did not work. Kept in memory, a thousand lines at most; leaves the
 * machine only in a file that the editor saves. Never holds a key; holds prompts only if the editor agreed.
 */

export interface LogLine {
  /** ISO 8601, UTC. */
  readonly at: string;
  readonly what: string;
  readonly facts: Readonly<Record<string, string | number | boolean>>;
}

const MOST_LINES = 1000;

export class Log {
  readonly #lines: LogLine[] = [];
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  say(what: string, facts: LogLine["facts"] = {}): void {
    this.#lines.push({ at: this.#now().toISOString(), what, facts });
    if (this.#lines.length > MOST_LINES) this.#lines.shift();
  }

  /** An error with its cause, as text. */
  trouble(what: string, error: unknown): void {
    const cause = error instanceof Error && error.cause instanceof Error ? { cause: error.cause.message } : {};
    this.say(what, { error: String(error), ...cause });
  }

  get lines(): readonly LogLine[] {
    return this.#lines;
  }
}

/**
 * `value`, plain data, as it may leave the machine: every one of `words` (prompts, folders) is cut out of every text in
 * it, wherever it stands, the longest first, so that no part of a longer one is left over. Words of one or two letters
 * stand in everything and hide nothing, so they stay.
 */
export function redacted(value: unknown, words: readonly string[]): unknown {
  const hidden = words.filter((word) => word.trim().length > 2).sort((a, b) => b.length - a.length);
  const clean = (one: unknown): unknown => {
    if (typeof one === "string") return hidden.reduce((rest, word) => rest.split(word).join("[…]"), one);
    if (Array.isArray(one)) return one.map(clean);
    if (typeof one !== "object" || one === null) return one;
    return Object.fromEntries(Object.entries(one).map(([name, inside]) => [name, clean(inside)]));
  };
  return clean(value);
}
