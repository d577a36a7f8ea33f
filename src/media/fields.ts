/** Reading fields off a value that came from elsewhere. Whatever is not as expected throws `Malformed`, naming the field. */

export class Malformed extends Error {
  override readonly name = "Malformed";
}

export class Fields {
  private readonly values: ReadonlyMap<string, unknown>;
  private readonly what: string;

  /** @throws Malformed when `value` is not an object. `what` names it in errors. */
  constructor(value: unknown, what: string) {
    if (typeof value !== "object" || value === null || Array.isArray(value))
      throw new Malformed(`${what} is no object`);
    this.values = new Map<string, unknown>(Object.entries(value));
    this.what = what;
  }

  has(name: string): boolean {
    return this.values.get(name) !== undefined;
  }

  /** Whatever is there, for a decoder of its own. */
  value(name: string): unknown {
    return this.values.get(name);
  }

  text(name: string): string {
    const value = this.values.get(name);
    return typeof value === "string" ? value : this.refuse(name);
  }

  flag(name: string): boolean {
    const value = this.values.get(name);
    return typeof value === "boolean" ? value : this.refuse(name);
  }

  /** A finite number of at least `least`. */
  number(name: string, least: number): number {
    const value = this.values.get(name);
    return typeof value === "number" && Number.isFinite(value) && value >= least ? value : this.refuse(name);
  }

  /** A safe whole number of at least `least`. */
  whole(name: string, least: number): number {
    const value = this.number(name, least);
    return Number.isSafeInteger(value) ? value : this.refuse(name);
  }

  oneOf<const T extends string>(name: string, choices: readonly T[]): T {
    const value = this.values.get(name);
    return choices.find((choice) => choice === value) ?? this.refuse(name);
  }

  fields(name: string): Fields {
    return new Fields(this.values.get(name), `${this.what}.${name}`);
  }

  refuse(name: string): never {
    throw new Malformed(`${this.what} has no usable ${name}`);
  }
}

/** `{ [name]: read() }` when the field is there, nothing otherwise: for optional properties, by spreading. */
export function ifThere<N extends string, T>(fields: Fields, name: N, read: () => T): { readonly [K in N]?: T } {
  return fields.has(name) ? ({ [name]: read() } as { readonly [K in N]: T }) : {};
}
