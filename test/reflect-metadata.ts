/**
 * As much of the Reflect metadata proposal as @peculiar/x509 wants of its world before it is loaded: values that are kept
 * by a key beside a class.
 */

const kept = new WeakMap<object, Map<unknown, unknown>>();

function define(key: unknown, value: unknown, target: object): void {
  const own = kept.get(target) ?? new Map<unknown, unknown>();
  kept.set(target, own.set(key, value));
}

function get(key: unknown, target: object | null): unknown {
  for (let at = target; at !== null; at = Object.getPrototypeOf(at) as object | null) {
    const own = kept.get(at);
    if (own?.has(key) === true) return own.get(key);
  }
  return undefined;
}

Object.assign(Reflect, {
  defineMetadata: define,
  getMetadata: get,
  getOwnMetadata: (key: unknown, target: object) => kept.get(target)?.get(key),
  metadata: (key: unknown, value: unknown) => (target: object) => define(key, value, target),
});
