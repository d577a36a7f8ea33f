/**
 * Adobe's types without the `new` and `()` that its instance types carry, so that classes can implement them: a member
 * that Premiere lacks, or answers differently, does not compile.
 */
export type Simulated<T> = { [K in keyof T]: Member<T[K]> };

type Plain = string | number | boolean | bigint | undefined | null | void;

/** Methods have no keys of their own; Adobe's instance types, callable or not, do. */
type Member<M> = M extends Plain
  ? M
  : [keyof M] extends [never]
    ? M extends (...args: infer A) => infer R
      ? (...args: A) => Answer<R>
      : M
    : Simulated<M>;

/**
 * Adobe's types never say it, but where there is nothing to give, Premiere gives `null`. `Partial`, because the simulator
 * has only some of what an answered object can do.
 */
type Answer<R> = R extends Plain
  ? R
  : R extends Promise<infer P>
    ? Promise<Answer<P>>
    : R extends readonly (infer E)[]
      ? Answer<E>[]
      : Partial<Simulated<R>> | null;

/** A part of an Adobe type: what the simulator has of it. */
export type Part<T, K extends keyof T> = Simulated<Pick<T, K>>;

/** The words in which Premiere refuses. */
const REFUSALS = {
  lock: "Requires locked access",
  stale: "The script object is no longer valid",
  few: "Not Enough Parameters",
  type: "Illegal Parameter type",
  invalid: "Invalid parameter.",
} as const;

/** Premiere's refusal: its own words, and for whoever debugs, why. */
export class HostRefusal extends Error {
  override readonly name = "Error";
  readonly why: string;

  constructor(kind: keyof typeof REFUSALS, why: string) {
    super(REFUSALS[kind]);
    this.why = why;
  }
}

/** What Premiere's async methods do: they throw inside the promise, never before it. */
export function answer<T>(question: () => T): Promise<T> {
  return Promise.resolve().then(question);
}

/** Premiere counts arguments before it looks at them. */
export function need(call: string, given: readonly unknown[]): void {
  if (given.some((argument) => argument === undefined)) throw new HostRefusal("few", call);
}

export function textOf(call: string, value: unknown): string {
  if (typeof value !== "string") throw new HostRefusal("type", `${call}: not a string`);
  return value;
}

export function wholeOf(call: string, value: unknown): number {
  if (typeof value !== "number") throw new HostRefusal("type", `${call}: not a number`);
  if (!Number.isInteger(value)) throw new HostRefusal("invalid", `${call}: ${value} is not whole`);
  return value;
}

export function truthOf(call: string, value: unknown): boolean {
  if (typeof value !== "boolean") throw new HostRefusal("type", `${call}: not a boolean`);
  return value;
}
