/** How much of what people write is read as they mean it: phrases by someone who has not seen the vocabulary. */

import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { fieldsOf, list, object, parse, text, type Decoder } from "../../src/core/decode";
import { FIELDS } from "../../src/core/direction";
import { readDirection } from "../../src/core/direction-reading";
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

/** The chips that the panel shows first for each field. */
export function chipsIn(said: string): Chips {
  const { direction } = readDirection(said);
  return Object.fromEntries(
    FIELDS.flatMap((field) => (direction[field] === undefined ? [] : [[field, direction[field]]])),
  );
}

/** Speed counts only where the row speaks of it. */
function isRight({ text: said, chips }: Row): boolean {
  const read = chipsIn(said);
  return FIELDS.every((field) => read[field] === chips[field] || (field === "speed" && chips[field] === undefined));
}

export function directingFigures(places: { readonly dist: string }): Promise<Figure[]> {
  const file = path.join(places.dist, "../test/direction-unseen.json");
  const name = "directing: unseen phrases read as they are meant";
  const bound = { kind: "least", value: 0.85 } as const;
  if (!existsSync(file))
    return Promise.resolve([{ name, unit: "", bound, seen: { absent: "test/direction-unseen.json" } }]);
  const rows = parse(readFileSync(file, "utf8"), list(rowRecord));
  const wrong = rows.filter((row) => !isRight(row));
  for (const { text: said, chips } of wrong) {
    process.stderr.write(`${said}: wanted ${JSON.stringify(chips)}, read ${JSON.stringify(chipsIn(said))}\n`);
  }
  const value = rows.length === 0 ? 0 : 1 - wrong.length / rows.length;
  return Promise.resolve([
    { name, unit: "", bound, seen: { value }, beside: `${rows.length - wrong.length} of ${rows.length}` },
  ]);
}
