/** docs/files.md is what other tools read by: every file that Pickup writes is named in it, with every field that is in there. */

import "./wire.host";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import { decodeBoard } from "../src/core/board-record";
import { parse } from "../src/core/decode";
import { verify } from "../src/core/ledger-chain";
import { decodeHeads } from "../src/core/ledger-heads";
import { decodeEntry } from "../src/core/library";
import { policyPack } from "../src/core/policy";
import { decodeTake } from "../src/core/record";
import { decisionsRecord, packRecord } from "../src/core/review-pack";
import { sumOfText } from "../src/studio/disk/fingerprint";
import { decodeScene } from "../src/studio/scenes/scene-record";
import { readProvenance } from "../src/studio/provenance/xmp-packet";
import { everything, SAVED, type Everything } from "./every-file.setup";
import { FilesDocument } from "./files-document";

const document = new FilesDocument();

/** Whatever is in it is named, and whatever is said to be there always is there. */
function holdsTo(title: string, value: unknown): void {
  const [unnamed, missing] = [document.unnamed(title, value), document.missing(title, value)];
  expect({ unnamed, missing }).toEqual({ unnamed: [], missing: [] });
}

describe("a project in which every kind of file was written once", () => {
  let made: Everything;
  /** Paths in the project's folder, with `/`. */
  let files: readonly string[];

  beforeAll(async () => {
    made = await everything();
    files = await filesIn(made.room.folder);
  });
  afterAll(() => made.room.close());

  const read = (file: string): Promise<string> => readFile(path.join(made.room.folder, file), "utf8");
  const those = (pattern: RegExp): readonly string[] => {
    const found = files.filter((file) => pattern.test(file));
    expect(found).not.toEqual([]);
    return found;
  };

  test("every file and folder in it has its place in the document", () => {
    const own = files.flatMap((file) =>
      /^(Pickup|data|Review [^/]*)\//.test(file) ? file.replace(/^Pickup\//, "") : [],
    );
    expect(own.length).toBeGreaterThan(30);
    expect(own.filter((file) => !document.isNamed(file))).toEqual([]);
  });

  test.each<readonly [title: string, pattern: RegExp]>([
    ["takes/<take>/take.json", /^Pickup\/takes\/[^/]+\/take\.json$/],
    ["takes/<take>/check-<device>.json", /^Pickup\/takes\/[^/]+\/check-[^/]+\.json$/],
    ["ledger/<device>.words.json", /^Pickup\/ledger\/.+\.words\.json$/],
    ["project.json", /^Pickup\/project\.json$/],
    ["packs/<pack>.json", /^Pickup\/packs\//],
    ["packs/<pack>.json", /^Review [^/]+\/pack\.json$/],
    ["boards/<board>.json", /^Pickup\/boards\//],
    ["scenes/<scene>.json", /^Pickup\/scenes\//],
    ["library/<entry>/entry.json", /^Pickup\/library\/[^/]+\/entry\.json$/],
    ["AI-<sequence>-<day>.json", /^out\/AI-Reel\.json$/],
    ["<project> ledger.json", /^out\/ledger\.json$/],
    ["pickup-diagnostics.json", /^out\/pickup-diagnostics\.json$/],
    ["decisions.json", /^decisions\.json$/],
    ["data/settings.json", /^data\/settings\.json$/],
    ["data/device.json", /^data\/device\.json$/],
    ["data/homes.json", /^data\/homes\.json$/],
    ["data/unfinished.json", /^data\/unfinished\.json$/],
    ["data/queue.json", /^data\/queue\.json$/],
    ["data/engine-models.json", /^data\/engine-models\.json$/],
  ])("every field of %s is in its table", async (title, pattern) => {
    for (const file of those(pattern)) holdsTo(title, JSON.parse(await read(file)));
  });

  test.each([
    ["ledger/<device>.ndjson", /^Pickup\/ledger\/.+\.ndjson$/, 20],
    ["data/spending.ndjson", /^data\/spending\.ndjson$/, 4],
    ["data/submissions.ndjson", /^data\/submissions\.ndjson$/, 4],
  ])("every field of every line of %s is in its table", async (title, pattern, least) => {
    for (const file of those(pattern)) {
      const lines = (await read(file)).split("\n").filter((line) => line !== "");
      expect(lines.length).toBeGreaterThan(least);
      for (const line of lines) holdsTo(title, JSON.parse(line));
    }
  });

  test("every property of a sidecar is in its table, of takes and of copies", async () => {
    const listed = document.listed("takes/<take>/original.xmp", "property");
    for (const file of those(/\.xmp$/)) {
      const names = [...(await read(file)).matchAll(/<((?!rdf|x:)\w+:\w+)/g)].map(([, name = ""]) => name);
      expect(names).toContain("pickup:takeId");
      expect(names.filter((name) => !listed.includes(name))).toEqual([]);
    }
  });

  test("every column of a project item and every property of the project is in its table", () => {
    const { document: project } = made.room.premiere.project;
    const written = [...new Set(JSON.stringify(project).match(/\bPickup[A-Z]\w+/g))];
    const listed = [
      ...document.listed("Columns of a project item", "column"),
      ...document.listed("Properties of the project", "property"),
    ];
    expect(written).toContain("PickupRecipeId");
    expect(written).toContain("PickupLedgerHeads");
    expect(written.filter((name) => !listed.includes(name))).toEqual([]);
  });

  test.each([
    ["AI-<sequence>-<day>.csv", SAVED.audit.csv],
    ["<project> ledger.csv", SAVED.ledger.csv],
    ["pickup-spending.csv", SAVED.spending],
  ])("%s has the columns that are listed, in their order", async (title, file) => {
    const [head = ""] = (await read(file)).split("\r\n");
    expect(head.split(",")).toEqual(document.listed(title, "column"));
  });
});

describe("the document", () => {
  test("a field and a file that it does not name are told", () => {
    expect(
      document.unnamed("project.json", { schema: "pickup.project", projects: { one: "any" }, strange: 1 }),
    ).toEqual(["strange"]);
    expect(document.unnamed("takes/<take>/take.json", { shot: { rangeInSequence: { begin: 0 } } })).toEqual([
      "shot > rangeInSequence > begin",
    ]);
    expect(document.missing("project.json", { schema: "pickup.project" })).toEqual(["version"]);
    expect(document.isNamed("takes/one/take.json")).toBe(true);
    expect(document.isNamed("takes/one/strange.json")).toBe(false);
  });

  test("its links lead to headings that it has", () => {
    expect(document.links.length).toBeGreaterThan(50);
    expect(document.links.filter((link) => !document.anchors.includes(link))).toEqual([]);
  });

  test.each(document.titlesOf("json"))("the example of %s has no field that its table has not", (title) => {
    for (const example of document.examples(title, "json"))
      expect(document.unnamed(title, JSON.parse(example))).toEqual([]);
  });

  const example = (title: string, language = "json"): string => document.examples(title, language)[0] ?? "";

  test.each([
    ["takes/<take>/take.json", decodeTake],
    ["boards/<board>.json", decodeBoard],
    ["scenes/<scene>.json", decodeScene],
    ["library/<entry>/entry.json", decodeEntry],
    ["Properties of the project", decodeHeads],
    ["policy.json", (json: string) => parse(json, policyPack)],
    ["packs/<pack>.json", (json: string) => parse(json, packRecord)],
    ["decisions.json", (json: string) => parse(json, decisionsRecord)],
  ])("Pickup reads the example of %s", (title, decode) => {
    expect(() => decode(example(title))).not.toThrow();
  });

  test("the ledger's example hangs together, and the sidecar's says whose it is", () => {
    const found = verify(example("ledger/<device>.ndjson", "ndjson"), sumOfText);
    expect([found.broken, found.head?.count]).toEqual([undefined, 3]);
    const { takeId } = readProvenance(example("takes/<take>/original.xmp", "xml").trim());
    expect(takeId).toBe(decodeTake(example("takes/<take>/take.json")).id);
  });
});

/** What is just being rewritten counts as the text that it becomes. */
async function filesIn(folder: string): Promise<readonly string[]> {
  const found = await readdir(folder, { recursive: true, withFileTypes: true });
  const files = found.filter((one) => one.isFile()).map((one) => path.join(one.parentPath, one.name));
  const names = files.map((file) =>
    path
      .relative(folder, file)
      .split(path.sep)
      .join("/")
      .replace(/\.new$/, ""),
  );
  return [...new Set(names)];
}
