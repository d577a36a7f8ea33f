/**
 * Reading data that came from outside: a file, a server, another device. Nothing is cast; what does not fit is refused
 * with the path at which it did not.
 */

import { messageOf } from "./thrown";

/** What does not fit; its message says where and what was wanted, in English. */
export class Misfit extends Error {
  override readonly name = "Misfit";
  /** Where in the data, `recipe.seed`; empty for the whole. */
  readonly at: string;

  constructor(at: string, wanted: string) {
    super(`${at === "" ? "The data" : at} is not ${wanted}`);
    this.at = at;
  }
}

/** Reads a value of one shape, or throws a Misfit that names `at`. */
export type Decoder<T> = (value: unknown, at: string) => T;

/** Whatever is there, to be read later by a decoder of its own. */
export const anything: Decoder<unknown> = (value) => value;

export const text: Decoder<string> = (value, at) => {
  if (typeof value !== "string") throw new Misfit(at, "text");
  return value;
};

/** Text that `pattern` matches; `wanted` says in words what that is. */
export function textLike(pattern: RegExp, wanted: string): Decoder<string> {
  return (value, at) => {
    if (typeof value !== "string" || !pattern.test(value)) throw new Misfit(at, wanted);
    return value;
  };
}

/** A name in a folder, that leads nowhere else: records are written by other machines too. */
export const bareName = textLike(/^(?!\.{1,2}$)[^/\\:\p{Cc}]+$/u, "the name of a file or a folder, without a path");

export const sha256Hex = textLike(/^[0-9a-f]{64}$/, "a SHA-256 in lower-case hex");

/** `2026-11-22`, and a day that there is. */
export function isDay(date: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(date)) return false;
  const time = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === date;
}

export const calendarDay: Decoder<string> = (value, at) => {
  const date = text(value, at);
  if (!isDay(date)) throw new Misfit(at, "a day, as 2026-11-22");
  return date;
};

export const flag: Decoder<boolean> = (value, at) => {
  if (typeof value !== "boolean") throw new Misfit(at, "true or false");
  return value;
};

export const whole: Decoder<number> = (value, at) => {
  if (typeof value !== "number" || !Number.isSafeInteger(value)) throw new Misfit(at, "a whole number");
  return value;
};

export const finite: Decoder<number> = (value, at) => {
  if (typeof value !== "number" || !Number.isFinite(value)) throw new Misfit(at, "a number");
  return value;
};

/** Both ends included. */
export function wholeFrom(least: number, most?: number): Decoder<number> {
  const limits = most === undefined ? `of at least ${least}` : `from ${least} to ${most}`;
  return (value, at) => {
    const number = whole(value, at);
    if (number < least || number > (most ?? number)) throw new Misfit(at, `a whole number ${limits}`);
    return number;
  };
}

/** Both ends included. */
export function finiteFrom(least: number, most?: number): Decoder<number> {
  const limits = most === undefined ? `of at least ${least}` : `from ${least} to ${most}`;
  return (value, at) => {
    const number = finite(value, at);
    if (number < least || number > (most ?? number)) throw new Misfit(at, `a number ${limits}`);
    return number;
  };
}

/** The version of a record that this Pickup reads up to `known`; what a later one wrote may mean something else. */
export function versionUpTo(known: number): Decoder<number> {
  return (value, at) => {
    const version = whole(value, at);
    if (version < 1 || version > known) throw new Misfit(at, `a version that this Pickup reads (1 to ${known})`);
    return version;
  };
}

export function oneOf<const T extends string | number>(...allowed: readonly T[]): Decoder<T> {
  return (value, at) => {
    const found = allowed.find((one) => one === value);
    if (found === undefined) throw new Misfit(at, `one of ${allowed.join(", ")}`);
    return found;
  };
}

export function list<T>(item: Decoder<T>): Decoder<readonly T[]> {
  return (value, at) => {
    if (!Array.isArray(value)) throw new Misfit(at, "a list");
    return value.map((one: unknown, index) => item(one, `${at}[${index}]`));
  };
}

/** Fields of an object, read one at a time. `rest()` gives those that nobody read. */
export interface Fields {
  readonly read: <T>(name: string, decode: Decoder<T>) => T;
  /** An object with that one field, or an empty one where it is absent: made for spreading. */
  readonly maybe: <K extends string, T>(name: K, decode: Decoder<T>) => { readonly [P in K]?: T };
  readonly rest: () => Readonly<Record<string, unknown>>;
}

export function fieldsOf(value: unknown, at: string): Fields {
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Misfit(at, "an object");
  const entries = new Map<string, unknown>(Object.entries(value));
  const seen = new Set<string>();
  const path = (name: string): string => (at === "" ? name : `${at}.${name}`);
  return {
    read: (name, decode) => {
      seen.add(name);
      return decode(entries.get(name), path(name));
    },
    maybe: <K extends string, T>(name: K, decode: Decoder<T>): { readonly [P in K]?: T } => {
      seen.add(name);
      const found = entries.get(name);
      if (found === undefined) return {};
      const one: { [P in K]?: T } = {};
      one[name] = decode(found, path(name));
      return one;
    },
    rest: () => Object.fromEntries([...entries].filter(([name]) => !seen.has(name))),
  };
}

export function object<T>(read: (fields: Fields) => T): Decoder<T> {
  return (value, at) => read(fieldsOf(value, at));
}

/** JSON text of one shape. @throws Misfit, also where the text is no JSON at all. */
export function parse<T>(json: string, decode: Decoder<T>): T {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (error) {
    throw new Misfit("", `JSON (${messageOf(error)})`);
  }
  return decode(value, "");
}
