/** What models can do, as written down: by the schema, with a source each, and found by every spelling that servers use. */

import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import Ajv from "ajv";
import { documentFor, unknownModel } from "../src/engines/documents";

const FOLDER = path.join(__dirname, "../assets/engines");
const files = readdirSync(FOLDER).filter((name) => name.endsWith(".json") && name !== "schema.json");

interface ModelDocument {
  readonly ids: readonly string[];
  readonly source: { readonly where: string; readonly date: string };
}

function read(name: string): unknown {
  return JSON.parse(readFileSync(path.join(FOLDER, name), "utf8"));
}

test.each(files)("%s keeps to the schema", (name) => {
  const validate = new Ajv({ strict: false }).compile(read("schema.json") as object);
  expect([validate(read(name)), validate.errors]).toEqual([true, null]);
});

test.each(files)("every model of %s is found by each of its names, and by none that is only like it", (name) => {
  const { models } = read(name) as { readonly models: readonly ModelDocument[] };
  for (const { ids, source } of models) {
    expect(source.date).toMatch(/^20\d\d-\d\d-\d\d$/);
    for (const id of ids) {
      expect(documentFor(id)?.model).toBe(id);
      expect(documentFor(id.toUpperCase())).toBeDefined();
      expect(documentFor(`${id}-turbo`)).toBeUndefined();
    }
  }
});

test("no two documents claim the same name", () => {
  const ids = files.flatMap((name) =>
    (read(name) as { models: readonly ModelDocument[] }).models.flatMap((one) => one.ids),
  );
  expect(new Set(ids.map((id) => id.toLowerCase())).size).toBe(ids.length);
});

test("a model that nobody wrote down is unknown in everything", () => {
  const { seconds, sizes, prices, roles, licence } = unknownModel("somebody/new");
  expect([seconds, sizes, prices, roles.first, licence.commercialUse]).toEqual([
    "unknown",
    "unknown",
    [],
    "unknown",
    "unknown",
  ]);
});
