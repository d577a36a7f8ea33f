/** One immutable state, listeners, nothing else. */
export class Store<State extends object> {
  #state: State;
  readonly #onError: (error: unknown) => void;
  readonly #listeners = new Set<() => void>();

  /** `onError` hears what a listener throws: whoever changed the state has no part in it, and the others are told. */
  constructor(state: State, onError: (error: unknown) => void) {
    this.#state = state;
    this.#onError = onError;
  }

  get state(): State {
    return this.#state;
  }

  /** Nobody is told when every field stays the very same. */
  replace(next: State): void {
    const before = this.#state;
    if (sameFields(before, next)) return;
    this.#state = next;
    for (const listener of [...this.#listeners]) {
      try {
        listener();
      } catch (error) {
        this.#onError(error);
      }
    }
  }

  /** Calls `listener` after every change, until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}

/** Whether two lists hold the very same things, in the same order. */
export function sameItems(some: readonly unknown[], others: readonly unknown[]): boolean {
  return some.length === others.length && some.every((one, index) => one === others[index]);
}

function sameFields<State extends object>(a: State, b: State): boolean {
  const names = new Set<keyof State>();
  for (const name in a) names.add(name);
  for (const name in b) names.add(name);
  return [...names].every((name) => a[name] === b[name]);
}
