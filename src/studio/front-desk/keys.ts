/** The engines' keys: they lie in SecureStorage, and stay in memory once read, so that all that leaves can be cleaned of them. */

import { forgetSecret, keepSecret, readSecret } from "../../uxp/secrets";

export class Keys {
  readonly #known = new Map<string, string>();

  /** Every key that was read. */
  get all(): readonly string[] {
    return [...this.#known.values()];
  }

  /** Absent for an engine that has none. */
  async read(engineId: string): Promise<string | undefined> {
    const known = this.#known.get(engineId);
    if (known !== undefined) return known;
    const kept = await readSecret(secretName(engineId));
    if (kept !== undefined) this.#known.set(engineId, kept);
    return kept;
  }

  /** Empty: forgotten. */
  async keep(engineId: string, key: string): Promise<void> {
    if (key === "") return this.forget(engineId);
    await keepSecret(secretName(engineId), key);
    this.#known.set(engineId, key);
  }

  async forget(engineId: string): Promise<void> {
    this.#known.delete(engineId);
    await forgetSecret(secretName(engineId));
  }
}

function secretName(engineId: string): string {
  return `engine.${engineId}`;
}
