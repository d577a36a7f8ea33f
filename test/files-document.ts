/** docs/files.md as a machine reads it: which files it names, and which fields of each. */

import { readFileSync } from "node:fs";
import path from "node:path";

interface Table {
  /** Head of its first column. */
  readonly column: string;
  /** The first three cells of each: in a table of fields its name, its type, and whether it is always there. */
  readonly rows: readonly (readonly [name: string, type: string, when: string])[];
}

/** A part of the document, from one heading to the next. */
interface Part {
  readonly title: string;
  readonly tables: readonly Table[];
  /** Texts in its fences, by their language. */
  readonly examples: readonly { readonly language: string; readonly text: string }[];
}

export class FilesDocument {
  readonly #text: string;
  readonly #parts: readonly Part[];

  constructor(text = readFileSync(path.join(path.dirname(__dirname), "docs/files.md"), "utf8")) {
    this.#text = text;
    this.#parts = partsOf(text);
  }

  /** Every file that has a heading or a row of its own, as it is written: `takes/<take>/take.json`. */
  get files(): readonly string[] {
    const titles = this.#parts.flatMap(({ title }) => spans(title));
    return [...titles, ...this.#parts.flatMap((part) => named(part, "file"))];
  }

  isNamed(file: string): boolean {
    return this.files.some((pattern) => patternOf(pattern).test(file));
  }

  /** What its links within the document lead to, and what a heading is called in one. */
  get links(): readonly string[] {
    return [...this.#text.matchAll(/\]\(#([^)]+)\)/g)].map(([, link = ""]) => link);
  }

  get anchors(): readonly string[] {
    return this.#parts.map(({ title }) => anchorOf(title));
  }

  /** Headings with an example in that language. */
  titlesOf(language: string): readonly string[] {
    return this.#parts.flatMap(({ title, examples }) =>
      examples.some((one) => one.language === language) ? [spans(title)[0] ?? title] : [],
    );
  }

  /** First cells of the table below `title` that lists so: columns, properties. */
  listed(title: string, column: string): readonly string[] {
    return named(this.#part(title), column);
  }

  /** Paths of `value` that no row below `title` names. A row whose type links to a shape is gone on with there. */
  unnamed(title: string, value: unknown): readonly string[] {
    const rows = this.#fields(title);
    if (rows.length === 0) return [`no fields below ${title}`];
    return [...new Set(this.#unnamedIn(value, "", rows))];
  }

  /** Fields below `title` that are said to be there always, and are not in `value`. */
  missing(title: string, value: unknown): readonly string[] {
    const always = this.#fields(title).filter(([, , when]) => when === "always");
    return always.flatMap(([name]) => spans(name).filter((span) => !isIn(value, span.split("."))));
  }

  #fields(title: string): Table["rows"] {
    return this.#part(title).tables.flatMap(({ column, rows }) => (column === "field" ? rows : []));
  }

  examples(title: string, language: string): readonly string[] {
    return this.#part(title).examples.flatMap((one) => (one.language === language ? [one.text] : []));
  }

  #unnamedIn(value: unknown, at: string, rows: Table["rows"]): readonly string[] {
    const own = rows.filter(([name]) => spans(name).some((span) => patternOf(span).test(at)));
    if (typeof value !== "object" || value === null) return own.length > 0 ? [] : [at];
    const types = own.map(([, type]) => type).join(" ");
    if (/\bas it is\b/.test(types)) return [];
    const shape = /\]\(#shape-([\w-]+)\)/.exec(types)?.[1];
    if (shape !== undefined) {
      const inside = [value].flat().flatMap((one) => this.unnamed(this.#shape(shape), one));
      return inside.map((rest) => `${at} > ${rest}`);
    }
    if (Array.isArray(value)) return value.flatMap((one: unknown) => this.#unnamedIn(one, `${at}[]`, rows));
    return Object.entries(value).flatMap(([name, one]) =>
      this.#unnamedIn(one, at === "" ? name : `${at}.${name}`, rows),
    );
  }

  #shape(slug: string): string {
    const found = this.#parts.find(({ title }) => anchorOf(title) === `shape-${slug}`);
    if (found === undefined) throw new Error(`docs/files.md links to a shape that it has not: ${slug}`);
    return found.title;
  }

  #part(title: string): Part {
    const found = this.#parts.find((part) => part.title === title || spans(part.title).includes(title));
    if (found === undefined) throw new Error(`docs/files.md has no heading ${title}`);
    return found;
  }
}

function partsOf(text: string): readonly Part[] {
  return text.split(/^#{2,4} /m).map((part) => {
    const [title = "", ...lines] = part.split("\n");
    const fences = [...part.matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)];
    return {
      title,
      tables: tablesIn(lines),
      examples: fences.map(([, language = "", text = ""]) => ({ language, text })),
    };
  });
}

function tablesIn(lines: readonly string[]): readonly Table[] {
  const tables: { column: string; rows: (readonly [string, string, string])[] }[] = [];
  for (const [index, line] of lines.entries()) {
    if (!line.startsWith("|")) continue;
    const [first = "", second = "", third = ""] = line
      .split(/(?<!\\)\|/)
      .slice(1)
      .map((cell) => cell.trim());
    if (/^\|\s*:?-/.test(lines[index + 1] ?? "")) tables.push({ column: first, rows: [] });
    else if (!/^:?-+:?$/.test(first)) tables.at(-1)?.rows.push([first, second, third]);
  }
  return tables;
}

function named({ tables }: Part, wanted: string): readonly string[] {
  return tables.flatMap(({ column, rows }) => (column === wanted ? rows.flatMap(([name]) => spans(name)) : []));
}

/** Whether all that the path leads through has it: `shots[]` is each of the shots. */
function isIn(value: unknown, [step, ...rest]: readonly string[]): boolean {
  if (step === undefined) return value !== undefined;
  const name = step.replace("[]", "");
  const inside: unknown = typeof value === "object" && value !== null ? Reflect.get(value, name) : undefined;
  if (name === step) return isIn(inside, rest);
  return Array.isArray(inside) && inside.every((one: unknown) => isIn(one, rest));
}

/** As the sites that show it call a heading. */
function anchorOf(title: string): string {
  return title
    .toLowerCase()
    .replace(/[^\w -]/g, "")
    .replace(/ /g, "-");
}

/** What stands in backticks. */
function spans(text: string): readonly string[] {
  return [...text.matchAll(/`([^`]+)`/g)].map(([, span = ""]) => span);
}

/** `<take>` stands for a name. */
function patternOf(written: string): RegExp {
  const parts = written
    .split(/(<[^>]+>)/)
    .map((part) => (/^<.+>$/.test(part) ? "[^/]+" : part.replace(/[.[\]()*+?^$|\\]/g, "\\$&")));
  return new RegExp(`^${parts.join("")}$`);
}
