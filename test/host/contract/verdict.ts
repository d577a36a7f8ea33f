/** The words in which a case answers. */

import type { ContractCase, Verdict } from "../contract";
import type { Bench } from "./bench";

export function holdsIf(isTrue: boolean, seen: string): Verdict {
  return { outcome: isTrue ? "holds" : "differs", seen };
}

export function unknown(why: string): Verdict {
  return { outcome: "unknown", seen: why };
}

export function contractCase(
  id: string,
  fact: string,
  title: string,
  run: (bench: Bench) => Promise<Verdict> | Verdict,
): ContractCase {
  return { id, fact, title, run };
}

/** A fact that is written down but not tried, because trying it is dangerous, slow or touches what is the user's. */
export function notTried(id: string, fact: string, title: string, why: string): ContractCase {
  return contractCase(id, fact, title, () => unknown(`Not tried: ${why}`));
}

/** Several facts that are not tried for one reason. */
export function untried(fact: string, why: string, ...facts: readonly (readonly [id: string, title: string])[]) {
  return facts.map(([id, title]) => notTried(id, fact, title, why));
}

/** The host's own words when `task` throws; absent when it does not. */
export async function thrownBy(task: () => unknown): Promise<string | undefined> {
  try {
    await task();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
