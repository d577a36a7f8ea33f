/** Questions to the panel's realm, which may lack or break anything. */

import type { ContractCase, Verdict } from "../contract";
import type { Bench } from "./bench";
import { contractCase, holdsIf, unknown } from "./verdict";

/** What stands at `path` below the panel's globals; absent when there is nothing. */
export function valueIn({ host }: Bench, path: string): unknown {
  let value: unknown = host.globals;
  for (const name of path.split(".")) {
    if (value === undefined || value === null) return undefined;
    value = (Object(value) as Readonly<Record<string, unknown>>)[name];
  }
  return value;
}

export function typeIn(bench: Bench, path: string): string {
  const value = valueIn(bench, path);
  return value === null ? "null" : typeof value;
}

/** A new object of the realm's class of that name; absent when there is no such class. */
export function made(bench: Bench, name: string, ...args: readonly unknown[]): object | undefined {
  const make = valueIn(bench, name);
  if (typeof make !== "function") return undefined;
  const object: unknown = Reflect.construct(make, args);
  return typeof object === "object" && object !== null ? object : undefined;
}

/** The names of an object's own and inherited members, but for those that every object has. */
export function membersOf(object: object): readonly string[] {
  const names: string[] = [];
  for (
    let owner: unknown = object;
    typeof owner === "object" && owner !== null;
    owner = Reflect.getPrototypeOf(owner)
  ) {
    if (owner === Object.prototype) break;
    names.push(...Object.getOwnPropertyNames(owner));
  }
  return names;
}

export function present(fact: string, ...paths: readonly string[]): ContractCase[] {
  return paths.map((path) =>
    contractCase(`has ${path}`, fact, `The realm has ${path}`, (bench) => {
      const type = typeIn(bench, path);
      return holdsIf(type !== "undefined", `typeof ${path} is ${type}`);
    }),
  );
}

/** Pickup does without these; a realm that has them is no fault, but the reference should learn of it. */
export function absent(fact: string, ...paths: readonly string[]): ContractCase[] {
  return paths.map((path) =>
    contractCase(`lacks ${path}`, fact, `The realm lacks ${path}`, (bench) => {
      const type = typeIn(bench, path);
      return holdsIf(type === "undefined", `typeof ${path} is ${type}`);
    }),
  );
}

/** Runs `look` on an element that is on the page for that long only. */
export async function onPage(
  bench: Bench,
  look: (element: HTMLElement, page: Document) => Promise<Verdict> | Verdict,
): Promise<Verdict> {
  const page = valueIn(bench, "document");
  if (!isDocument(page)) return unknown("This realm has no document.");
  const element = page.createElement("div");
  page.body.appendChild(element);
  try {
    return await look(element, page);
  } finally {
    page.body.removeChild(element);
  }
}

function isDocument(value: unknown): value is Document {
  return typeof value === "object" && value !== null && "createElement" in value && "body" in value;
}
