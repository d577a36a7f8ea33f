/** How much of what people write is read as they mean it: phrases by someone who has not seen the vocabulary. */

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fieldsOf, list, object, parse, text, type Decoder } from "../../src/core/decode";
import { FIELDS } from "../../src/core/direction";
import { readDirection } from "../../src/core/direction-reading";
import { loadWords } from "../../src/core/vocabulary";
import type { Figure } from "./figures";

type Chips = Readonly<Record<string, unknown>>;

/** One phrase and what it must be read as, by field; a field that is absent must not be read. */
interface Row {
  readonly text: string;
  readonly chips: Chips;
}

const rowRecord: Decoder<Row> = object(({ read }) => ({
  text: read("text", text),
  chips: read("chips", (value, at) => fieldsOf(value, at).rest()),
}));

const tableRecord: Decoder<readonly Row[]> = object(({ read }) => [
  ...read("en", list(rowRecord)),
  ...read("fr", list(rowRecord)),
]);

/** The chips that the panel shows first for each field. */
export function chipsIn(said: string): Chips {
  const { direction } = readDirection(said);
  return Object.fromEntries(
    FIELDS.flatMap((field) => (direction[field] === undefined ? [] : [[field, direction[field]]])),
  );
}

/** Speed counts only where the row speaks of it. */
export function isRight({ text: said, chips }: Row): boolean {
  const read = chipsIn(said);
  return FIELDS.every((field) => read[field] === chips[field] || (field === "speed" && chips[field] === undefined));
}

export async function directingFigures(places: { readonly dist: string }): Promise<Figure[]> {
  await loadWords();
  const table = path.join(places.dist, "../test/direction-phrases.json");
  const unseen = path.join(places.dist, "../test/direction-unseen.json");
  return [
    figure("directing: phrases of the table read as they are meant", table, tableRecord, 1),
    figure("directing: unseen phrases read as they are meant", unseen, list(rowRecord), 0.85),
  ];
}

function figure(name: string, file: string, decode: Decoder<readonly Row[]>, least: number): Figure {
  const bound = { kind: "least", value: least } as const;
  if (!existsSync(file)) return { name, unit: "", bound, seen: { absent: path.basename(file) } };
  const rows = parse(readFileSync(file, "utf8"), decode);
  const wrong = rows.filter((row) => !isRight(row));
  for (const { text: said, chips } of wrong) {
    process.stderr.write(`${said}: wanted ${JSON.stringify(chips)}, read ${JSON.stringify(chipsIn(said))}\n`);
  }
  const right = rows.length - wrong.length;
  return {
    name,
    unit: "",
    bound,
    seen: { value: rows.length === 0 ? 0 : right / rows.length },
    beside: `${right} of ${rows.length}`,
  };
}
