/** One immutable state, listeners, nothing else. */
export class Store<State> {
  #state: State;
  readonly #listeners = new Set<() => void>();

  constructor(state: State) {
    this.#state = state;
  }

  get state(): State {
    return this.#state;
  }

  /** Lays `change` over the state. Nobody is told when every field stays the very same. */
  set(change: Partial<State>): void {
    const next = { ...this.#state, ...change };
    for (const name in next) {
      if (next[name] !== this.#state[name]) {
        this.#state = next;
        for (const listener of [...this.#listeners]) listener();
        return;
      }
    }
  }

  /** Calls `listener` after every change, until the returned function is called. */
  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => void this.#listeners.delete(listener);
  }
}
