/**
 * Builds the workbench into .workbench/build. `built()` builds only when a source is newer than what is there; two
 * processes that ask at once build once.
 */
import { cp, mkdir, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";

const require = createRequire(import.meta.url);
const here = path.dirname(fileURLToPath(import.meta.url));
export const root = path.resolve(here, "../..");
export const home = path.join(root, ".workbench");
export const page = path.join(home, "build");

const SOURCES = [
  "test/workbench",
  "test/host",
  "test/browser.ts",
  "test/bench",
  "test/room-in-browser.ts",
  "src/core",
  "src/media",
  "package.json",
];
const STAMP = path.join(page, ".built");

async function build() {
  const webpack = require("webpack");
  const configure = require("./webpack.config.cjs");
  const began = Date.now();
  await mkdir(page, { recursive: true });
  await new Promise((resolve, reject) => {
    webpack(configure(page), (error, stats) => {
      if (error) reject(error);
      else if (stats.hasErrors()) reject(new Error(stats.toString({ all: false, errors: true, colors: false })));
      else resolve();
    });
  });
  for (const name of ["index.html", "style.css"]) await cp(path.join(here, "page", name), path.join(page, name));
  await writeFile(STAMP, String(began));
}

export async function built() {
  const lock = path.join(root, "node_modules/.pickup-workbench-build");
  for (let waited = 0; ; waited += 1) {
    try {
      await mkdir(lock);
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      const age = await stat(lock).then(
        (found) => Date.now() - found.mtimeMs,
        () => 0,
      );
      // Whoever held it was killed.
      if (age > 300_000 || waited > 1500) await rm(lock, { recursive: true, force: true });
      else await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }
  try {
    if (await isStale()) await build();
  } finally {
    await rm(lock, { recursive: true, force: true });
  }
}

async function isStale() {
  const stamp = await readFile(STAMP, "utf8").then(Number, () => 0);
  const times = await Promise.all(SOURCES.map((name) => newest(path.join(root, name))));
  return Math.max(...times) > stamp;
}

async function newest(file) {
  const found = await stat(file);
  if (!found.isDirectory()) return found.mtimeMs;
  const inside = await Promise.all((await readdir(file)).map((name) => newest(path.join(file, name))));
  return Math.max(0, ...inside);
}

/** What was built for Node: `server` has serveWorkbench, `demo` has runDemo, `browser` has launchBrowser. */
export function part(name) {
  return require(path.join(page, `${name}.cjs`));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await built();
