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

  /**
   * The lines as they may leave the machine. Every one of `words` (prompts, the home folder's name) is replaced wherever
   * it stands, longest first, so that no part of a longer one is left over.
   */
  redacted(words: readonly string[]): readonly LogLine[] {
    const hidden = words.filter((word) => word.trim().length > 2).sort((a, b) => b.length - a.length);
    const clean = (text: string): string => hidden.reduce((rest, word) => rest.split(word).join("[…]"), text);
    return this.#lines.map(({ at, what, facts }) => ({
      at,
      what: clean(what),
      facts: Object.fromEntries(
        Object.entries(facts).map(([name, value]) => [name, typeof value === "string" ? clean(value) : value]),
      ),
    }));
  }
}
