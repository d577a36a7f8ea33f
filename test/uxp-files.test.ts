import { mkdir } from "node:fs/promises";
import { failureOf, isCancel, type Failure } from "../src/core/failure";
import { CHUNK, copy, exists, fileSize, list, makeFolder, openRead, openWrite, remove, stat } from "../src/uxp/files";
import { cleanUp, real, someBytes, startUxp } from "./uxp.setup";
import type * as setup from "./uxp.setup";

jest.mock("fs", () => jest.requireActual<typeof setup>("./uxp.setup").moduleNow("fs"));

afterEach(cleanUp);

async function failureIn(task: Promise<unknown>): Promise<Failure> {
  const outcome = await task.then(
    () => undefined,
    (error: unknown) => ({ failure: failureOf(error) }),
  );
  if (outcome === undefined) throw new Error("It should have been refused.");
  return outcome.failure;
}

test("a range of a file is read by position, and stops where the file stops", async () => {
  const { folder, host } = await startUxp();
  const bytes = someBytes(5000);
  await real.write(`${folder}/a.mp4`, bytes);
  const reader = await openRead(`${folder}/a.mp4`);
  expect(reader.size).toBe(5000);
  expect(await reader.read(100, 300)).toEqual(bytes.slice(100, 300));
  expect(await reader.read(0, 10)).toEqual(bytes.slice(0, 10));
  expect(await reader.read(4990, 9000)).toEqual(bytes.slice(4990));
  expect(await reader.read(6000, 7000)).toHaveLength(0);
  await reader.close();
  expect(host.fs.openFiles).toBe(0);
});

test("pieces written in any order end up in their places", async () => {
  const { folder, host } = await startUxp();
  const bytes = someBytes(3000);
  const writer = await openWrite(`${folder}/a.mp4`);
  await writer.write(2000, bytes.subarray(2000));
  await writer.write(0, bytes.subarray(0, 1000));
  await writer.write(1000, bytes.subarray(1000, 2000));
  await writer.write(0, bytes.subarray(0, 16));
  await writer.close();
  expect(await real.bytes(`${folder}/a.mp4`)).toEqual(bytes);
  expect(host.fs.openFiles).toBe(0);
});

test("opening for writing empties what was there", async () => {
  const { folder } = await startUxp();
  await real.write(`${folder}/a.bin`, someBytes(100));
  const writer = await openWrite(`${folder}/a.bin`);
  await writer.write(0, someBytes(10));
  await writer.close();
  expect(await fileSize(`${folder}/a.bin`)).toBe(10);
});

test.each(["named", "numbered", "prose"] as const)(
  "a missing file, a locked folder and a full disk are told apart when the host's errors are %s",
  async (wording) => {
    const { folder, host } = await startUxp({ faults: { wording } });
    host.fs.faults.readOnly = [`${folder}/locked`];
    await mkdir(`${folder}/locked`);
    expect(await failureIn(openRead(`${folder}/none.mp4`))).toEqual({
      kind: "file-missing",
      file: `${folder}/none.mp4`,
    });
    expect(await failureIn(list(`${folder}/none`))).toEqual({ kind: "file-missing", file: `${folder}/none` });
    expect(await failureIn(openWrite(`${folder}/locked/a.mp4`))).toEqual({
      kind: "folder-not-writable",
      folder: `${folder}/locked`,
    });
    expect(await failureIn(openWrite(`${folder}/none/a.mp4`))).toEqual({
      kind: "folder-not-writable",
      folder: `${folder}/none`,
    });
    expect(await failureIn(makeFolder(`${folder}/locked/deep`))).toEqual({
      kind: "folder-not-writable",
      folder: `${folder}/locked`,
    });
    host.fs.faults.room = 1000;
    const writer = await openWrite(`${folder}/big.mp4`);
    await writer.write(0, someBytes(600));
    expect(await failureIn(writer.write(600, someBytes(600)))).toEqual({ kind: "disk-full", folder });
    await writer.close();
    expect(host.fs.openFiles).toBe(0);
  },
);

test("what is there is described, what is not is absent", async () => {
  const { folder } = await startUxp();
  await real.write(`${folder}/a.txt`, "four");
  expect(await stat(`${folder}/a.txt`)).toMatchObject({ size: 4, isFile: true });
  expect(await stat(folder)).toMatchObject({ isFile: false });
  expect(await stat(`${folder}/b.txt`)).toBeUndefined();
  expect(await stat(`${folder}/a.txt/below`)).toBeUndefined();
  expect(await fileSize(folder)).toBeUndefined();
  expect(await exists(`${folder}/b.txt`)).toBe(false);
});

test("folders are made with those above them, and twice without complaint", async () => {
  const { folder } = await startUxp();
  await Promise.all([makeFolder(`${folder}/a/b/c`), makeFolder(`${folder}/a/b/d`)]);
  await makeFolder(`${folder}/a/b/c/`);
  expect(await real.names(`${folder}/a/b`)).toEqual(["c", "d"]);
});

test("a folder is not made where a file is", async () => {
  const { folder } = await startUxp();
  await real.write(`${folder}/a`, "a file");
  expect(await failureIn(makeFolder(`${folder}/a`))).toMatchObject({ kind: "folder-not-writable" });
  expect(await real.text(`${folder}/a`)).toBe("a file");
});

test("a folder goes with all that is in it, and what is gone already is no failure", async () => {
  const { folder } = await startUxp();
  await makeFolder(`${folder}/take/frames`);
  await real.write(`${folder}/take/frames/1.png`, "x");
  await real.write(`${folder}/take/take.json`, "{}");
  await remove(`${folder}/take`);
  await remove(`${folder}/take`);
  expect(await exists(`${folder}/take`)).toBe(false);
});

test("a copy is the same, byte for byte, and says how far it is", async () => {
  const { folder, host } = await startUxp();
  const bytes = someBytes(2 * CHUNK + 77);
  await real.write(`${folder}/a.mp4`, bytes);
  const steps: number[] = [];
  await copy(`${folder}/a.mp4`, `${folder}/b.mp4`, {
    onProgress: (done, total) => steps.push(done / total),
  });
  expect(Buffer.compare(await real.bytes(`${folder}/b.mp4`), bytes)).toBe(0);
  expect(steps).toEqual([0, CHUNK / bytes.length, (2 * CHUNK) / bytes.length, 1]);
  expect(host.fs.openFiles).toBe(0);
});

test("a copy that the disk has no room for leaves nothing behind", async () => {
  const { folder, host } = await startUxp();
  await real.write(`${folder}/a.mp4`, someBytes(2 * CHUNK));
  host.fs.faults.room = CHUNK + 5;
  expect(await failureIn(copy(`${folder}/a.mp4`, `${folder}/b.mp4`))).toEqual({ kind: "disk-full", folder });
  expect(await exists(`${folder}/b.mp4`)).toBe(false);
  expect(host.fs.openFiles).toBe(0);
});

test("a copy that is stopped leaves nothing behind", async () => {
  const { folder, host } = await startUxp();
  await real.write(`${folder}/a.mp4`, someBytes(3 * CHUNK));
  const stop = new AbortController();
  const copying = copy(`${folder}/a.mp4`, `${folder}/b.mp4`, {
    signal: stop.signal,
    onProgress: (done) => {
      if (done > 0) stop.abort();
    },
  });
  expect(await copying.catch(isCancel)).toBe(true);
  expect(await exists(`${folder}/b.mp4`)).toBe(false);
  expect(host.fs.openFiles).toBe(0);
});

test("a refusal that nobody foresaw names the call and keeps the host's words", async () => {
  const { folder } = await startUxp();
  await makeFolder(`${folder}/a`);
  // UXP cannot open a folder, and says so in a way of its own.
  expect(await failureIn(openWrite(`${folder}/a`))).toMatchObject({ kind: "host-refused", call: "fs.open" });
});
