/** A grade as a table of colours, and as the `.cube` text that grading programs read (Adobe's Cube LUT Specification 1.0). */

/** What Lumetri takes as a Look, and most of what colourists exchange. */
export const CUBE_SIZE = 33;

export interface Cube {
  /** Points along each edge. */
  readonly size: number;
  /** Colour in at the first and at the last point. */
  readonly domain: { readonly min: readonly number[]; readonly max: readonly number[] };
  /** Colour out, 0 to 1: red, green, blue a point; red is fastest, blue slowest. */
  readonly table: Float32Array;
}

export const UNIT_DOMAIN = { min: [0, 0, 0], max: [1, 1, 1] } as const;

/** As the file that Lumetri loads. `title`: one line; quotes and line ends in it become spaces. */
export function cubeText({ size, domain, table }: Cube, title: string): string {
  const lines = [`TITLE "${title.replace(/["\r\n]/g, " ")}"`, `LUT_3D_SIZE ${size}`];
  lines.push(`DOMAIN_MIN ${domain.min.join(" ")}`, `DOMAIN_MAX ${domain.max.join(" ")}`);
  const number = (value = 0): string => String(Number(value.toFixed(6)));
  for (let at = 0; at < table.length; at += 3) {
    lines.push(`${number(table[at])} ${number(table[at + 1])} ${number(table[at + 2])}`);
  }
  return `${lines.join("\n")}\n`;
}

/** Reads a stranger's. @throws Error that says which line is not as it must be; also for one-dimensional tables. */
export function parseCube(text: string): Cube {
  let size: number | undefined;
  let domain: Cube["domain"] = UNIT_DOMAIN;
  const values: number[] = [];
  for (const [index, raw] of text.split(/\r\n|\r|\n/).entries()) {
    const line = raw.replace(/^\uFEFF/, "").trim();
    if (line === "" || line.startsWith("#")) continue;
    const [word = "", ...rest] = line.split(/\s+/);
    const wrong = (wanted: string): Error =>
      new Error(`Line ${index + 1} of the .cube file is not ${wanted}: ${line.slice(0, 80)}`);
    if (word === "TITLE") continue;
    else if (word === "LUT_1D_SIZE") throw wrong("of a 3D table, the only kind that is read here");
    else if (word === "LUT_3D_SIZE") {
      size = Number(rest[0]);
      if (!Number.isInteger(size) || size < 2 || size > 256) throw wrong("a size from 2 to 256");
    } else if (word === "DOMAIN_MIN" || word === "DOMAIN_MAX") {
      const bounds = numbersIn(rest);
      if (bounds?.length !== 3) throw wrong("three bounds");
      domain = word === "DOMAIN_MIN" ? { ...domain, min: bounds } : { ...domain, max: bounds };
    } else if (/^[A-Z]/.test(word))
      continue; // a word of another program's; the table says the same without it
    else {
      const colour = numbersIn([word, ...rest]);
      if (colour?.length !== 3) throw wrong("three numbers");
      values.push(...colour);
    }
  }
  if (size === undefined) throw new Error("The .cube file does not say how large its table is (LUT_3D_SIZE)");
  if (values.length !== size ** 3 * 3) {
    throw new Error(`The .cube file has ${values.length / 3} colours where a table of ${size} has ${size ** 3}`);
  }
  if (domain.max.some((most, channel) => most <= (domain.min[channel] ?? 0))) {
    throw new Error("The .cube file's DOMAIN_MAX is not above its DOMAIN_MIN");
  }
  return { size, domain, table: Float32Array.from(values) };
}

/** Undefined when one of them is none. */
function numbersIn(words: readonly string[]): readonly number[] | undefined {
  const numbers = words.map(Number);
  return numbers.every(Number.isFinite) ? numbers : undefined;
}
