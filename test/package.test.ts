import { execFile, execFileSync } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { readZip } from "./zip";

const root = path.dirname(__dirname);
const run = promisify(execFile);

/** dist/ as the build left it, without what earlier packagings put there. */
let dist: string;
let folder: string;
/** What is made of it. */
let ccx: Buffer;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "pickup-package-"));
  dist = path.join(folder, "dist");
  await cp(path.join(root, "dist"), dist, { recursive: true });
  await rm(path.join(dist, "pickup.ccx"), { force: true });
  ccx = await packaged(dist, "pickup.ccx");
});

afterAll(() => rm(folder, { recursive: true }));

async function packaged(from: string, name: string): Promise<Buffer> {
  const out = path.join(folder, name);
  await run(process.execPath, [path.join(root, "scripts/package.mjs"), "--dist", from, "--out", out]);
  return readFile(out);
}

test("the .ccx holds exactly the panel, byte for byte", async () => {
  const entries = readZip(ccx);
  expect(entries.map(({ name }) => name)).toEqual([
    "LICENSE",
    "NOTICES.txt",
    "credentials.js",
    "icons/panel-for-dark@1x.png",
    "icons/panel-for-dark@2x.png",
    "icons/panel-for-light@1x.png",
    "icons/panel-for-light@2x.png",
    "icons/plugin@1x.png",
    "icons/plugin@2x.png",
    "index.html",
    "index.js",
    "later-contract.js",
    "later-french.js",
    "later-openai.js",
    "later-pages.js",
    "later-reports.js",
    "later-words.js",
    "later-work.js",
    "later-xml.js",
    "manifest.json",
    "room.html",
    "style.css",
  ]);
  for (const { name, bytes } of entries) {
    expect(Buffer.compare(bytes, await readFile(path.join(dist, name)))).toBe(0);
  }
});

test("nothing in it is compressed, described afterwards, dated or marked", () => {
  for (const { flags, method, time, date, externalAttributes } of readZip(ccx)) {
    expect({ flags, method, time, date, externalAttributes }).toEqual({
      flags: 0,
      method: 0,
      time: 0,
      date: 0x21,
      externalAttributes: 0,
    });
  }
});

test("put together twice, the same sources are the same file", async () => {
  // All that goes into it is put together anew; what the minifier makes of the very same script is not asked twice.
  const again = path.join(root, "node_modules/.pickup-again");
  await run(process.execPath, [path.join(root, "scripts/build.mjs"), again]);
  const second = await packaged(again, "again.ccx");
  await rm(again, { recursive: true });
  expect(Buffer.compare(ccx, second)).toBe(0);
}, 240_000);

test("packaging does not look at times and order: the same files are the same .ccx, whenever and in whatever order they were written", async () => {
  const again = path.join(folder, "again");
  const names: string[] = [];
  for (const name of await readdir(dist, { recursive: true })) {
    if ((await stat(path.join(dist, name))).isFile()) names.unshift(name);
  }
  for (const [index, name] of names.entries()) {
    const copy = path.join(again, name);
    await mkdir(path.dirname(copy), { recursive: true });
    await writeFile(copy, await readFile(path.join(dist, name)));
    await utimes(copy, 1e9 + index, 1e9 + index * 86_400);
  }
  expect(Buffer.compare(ccx, await packaged(again, "later.ccx"))).toBe(0);
});

test("a file that nobody asked for stops the packaging, and so does one that is missing", async () => {
  const wrong = path.join(folder, "wrong");
  await cp(dist, wrong, { recursive: true });
  await writeFile(path.join(wrong, "index.js.map"), "{}");
  await expect(packaged(wrong, "wrong.ccx")).rejects.toThrow("index.js.map");
  await rm(path.join(wrong, "index.js.map"));
  await rm(path.join(wrong, "room.html"));
  await expect(packaged(wrong, "wrong.ccx")).rejects.toThrow("room.html");
});

function has(command: string, ...args: readonly string[]): boolean {
  try {
    execFileSync(command, args, { stdio: "ignore" });
    return true;
  } catch {
    // Not there, or of no use: the test that wants it says so by name.
    return false;
  }
}

const unzipTest = has("unzip", "-v") ? test : test.skip;
const pythonTest = has("python3", "-c", "import zipfile") ? test : test.skip;

unzipTest("unzip finds no fault with it", async () => {
  const { stdout } = await run("unzip", ["-tqq", path.join(folder, "pickup.ccx")]);
  expect(stdout).toBe("");
});

pythonTest("Python's zipfile finds no fault with it, and reads the manifest", async () => {
  const script =
    "import sys, zipfile\nz = zipfile.ZipFile(sys.argv[1])\nassert z.testzip() is None\nprint(z.read('manifest.json').decode())";
  const { stdout } = await run("python3", ["-c", script, path.join(folder, "pickup.ccx")]);
  expect(JSON.parse(stdout)).toEqual(JSON.parse(await readFile(path.join(root, "manifest.json"), "utf8")));
});

test("the notices name every library in the bundles, with its licence and where the MPL's source is", async () => {
  const notices = await readFile(path.join(dist, "NOTICES.txt"), "utf8");
  for (const name of [
    "react",
    "react-dom",
    "scheduler",
    "@contentauth/c2pa-wasm",
    "@noble/hashes",
    "mediabunny",
    "three",
  ]) {
    const about = JSON.parse(await readFile(path.join(root, "node_modules", name, "package.json"), "utf8")) as {
      readonly version: string;
      readonly license: string;
    };
    expect(notices).toContain(`${name} ${about.version} (${about.license})`);
  }
  expect(notices).toContain("Permission is hereby granted, free of charge");
  expect(notices).toContain("Mozilla Public License Version 2.0");
  expect(notices).toMatch(
    /Source Code Form of mediabunny .* is available[^]*https:\/\/github\.com\/Vanilagy\/mediabunny/,
  );
});

test("no script in it asks for what only a developer's machine has", async () => {
  const scripts = (await readdir(dist)).filter((name) => name.endsWith(".js"));
  for (const name of [...scripts, "room.html", "style.css", "index.html"]) {
    const text = await readFile(path.join(dist, name), "utf8");
    expect(text).not.toContain(root);
    expect(text).not.toContain("sourceMappingURL");
  }
});
