import { failureOf, type Failure } from "../src/core/failure";
import type * as texts from "../src/uxp/texts";
import { readText, writeText } from "../src/uxp/texts";
import { cleanUp, real, startUxp } from "./uxp.setup";
import type * as setup from "./uxp.setup";

jest.mock("fs", () => jest.requireActual<typeof setup>("./uxp.setup").moduleNow("fs"));

afterEach(cleanUp);

/** Premiere starts again: the same disk, a new host, and the panel's modules from the beginning. */
async function startAgain(folder: string): Promise<typeof texts> {
  await startUxp({}, folder);
  jest.resetModules();
  return import("../src/uxp/texts");
}

const failureIn = (task: Promise<unknown>): Promise<Failure | undefined> => task.then(() => undefined, failureOf);

test("a text comes back as it was written, in every script", async () => {
  const { folder } = await startUxp();
  const text = '{"prompt":"pluie sur l’étang, 雨, 🎬"}\n';
  await writeText(`${folder}/take.json`, text);
  expect(await readText(`${folder}/take.json`)).toBe(text);
  expect(await real.text(`${folder}/take.json`)).toBe(text);
  expect(await real.names(folder)).toEqual(["Plugin", "take.json"]);
});

test.each(["writeFile", "rename"] as const)("the old text is there when Premiere dies in %s", async (diesIn) => {
  const { folder, host } = await startUxp();
  const file = `${folder}/take.json`;
  await writeText(file, '{"state":"asked"}');
  host.fs.faults.diesIn = diesIn;
  void writeText(file, '{"state":"ready"}');
  await host.fs.died;

  const again = await startAgain(folder);
  expect(await again.readText(file)).toBe('{"state":"asked"}');
  await again.writeText(file, '{"state":"drawn"}');
  expect(await again.readText(file)).toBe('{"state":"drawn"}');
  expect(await real.names(folder)).toEqual(["Plugin", "take.json"]);
});

test("the new text is there when Premiere dies between taking the old one away and putting the new one there", async () => {
  const { folder, host } = await startUxp({ faults: { renameKeepsOld: true } });
  const file = `${folder}/take.json`;
  await writeText(file, '{"state":"asked"}');
  host.fs.faults.diesIn = "rename";
  void writeText(file, '{"state":"ready"}');
  await host.fs.died;
  expect(await real.names(folder)).toEqual(["Plugin", "take.json.new"]);

  const again = await startAgain(folder);
  expect(await again.readText(file)).toBe('{"state":"ready"}');
});

test.each([
  ["within a word", '{"state":"asked"}', '{"state"'],
  ["within a letter", '{"s":"雨雨"}', '{"s":"\uFFFD'],
])("a first text that Premiere died over %s does not count", async (_, text, half) => {
  const { folder, host } = await startUxp({ faults: { diesIn: "writeFile" } });
  const file = `${folder}/take.json`;
  void writeText(file, text);
  await host.fs.died;
  expect(await real.text(`${file}.new`)).toBe(half);

  const again = await startAgain(folder);
  expect(await again.maybeReadText(file)).toBeUndefined();
  await expect(again.readText(file)).rejects.toMatchObject({ failure: { kind: "file-missing", file } });
});

test("a system that renames only to where nothing is gets the new text all the same", async () => {
  const { folder } = await startUxp({ faults: { renameKeepsOld: true } });
  const file = `${folder}/take.json`;
  await writeText(file, "1");
  await writeText(file, "2");
  expect(await real.text(file)).toBe("2");
  expect(await real.names(folder)).toEqual(["Plugin", "take.json"]);
});

test("a full disk leaves the old text, and says so", async () => {
  const { folder, host } = await startUxp();
  const file = `${folder}/take.json`;
  await writeText(file, '"short"');
  host.fs.faults.room = 20;
  expect(await failureIn(writeText(file, `"${"long ".repeat(20)}"`))).toEqual({ kind: "disk-full", folder });
  expect(await readText(file)).toBe('"short"');
});

test("a folder that cannot be written to is named", async () => {
  const { folder, host } = await startUxp();
  host.fs.faults.readOnly = [folder];
  expect(await failureIn(writeText(`${folder}/take.json`, "1"))).toEqual({ kind: "folder-not-writable", folder });
});

test("texts written at once are written one after the other, and the last one stays", async () => {
  const { folder } = await startUxp({ faults: { delay: 1 } });
  const file = `${folder}/take.json`;
  await Promise.all(["1", "2", "3"].map((text) => writeText(file, text)));
  expect(await readText(file)).toBe("3");
  expect(await real.names(folder)).toEqual(["Plugin", "take.json"]);
});

test("a failed write does not hold up the next", async () => {
  const { folder, host } = await startUxp();
  const file = `${folder}/take.json`;
  host.fs.faults.readOnly = [folder];
  const failing = failureIn(writeText(file, "1"));
  await failing;
  host.fs.faults.readOnly = [];
  await writeText(file, "2");
  expect(await readText(file)).toBe("2");
});
