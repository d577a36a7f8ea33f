/**
 * Builds dist/: all that goes into the .ccx and all that the workbench serves as the panel.
 * `built()` builds only when a source is newer than what is there, so that tests may ask for it freely.
 */
import { cp, mkdir, readdir, readFile, rename, rm, stat, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { writeNotices } from "./notices.mjs";
import { writeRoomPage } from "./room-page.mjs";

const require = createRequire(import.meta.url);
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
export const dist = path.join(root, "dist");

const SOURCES = [
  "src",
  "assets",
  "manifest.json",
  "LICENSE",
  "webpack.config.js",
  "tsconfig.json",
  "package.json",
  "test/host/contract.ts",
  "scripts",
];
const STAMP = ".built";

export async function build() {
  const webpack = require("webpack");
  const configure = require("../webpack.config.js");
  const began = Date.now();
  // Built beside and swapped in: whoever reads dist/ meanwhile reads the old one, never half of the new.
  const next = path.join(root, `node_modules/.pickup-dist-${process.pid}`);
  await mkdir(next, { recursive: true });
  const modules = await new Promise((resolve, reject) => {
    webpack(configure({ outDir: next }), (error, stats) => {
      if (error) reject(error);
      else if (stats.hasErrors()) reject(new Error(stats.toString({ all: false, errors: true, colors: false })));
      else resolve(stats.stats.flatMap((one) => [...one.compilation.modules].flatMap(identifiersOf)));
    });
  });
  await writeRoomPage(path.join(next, "room/room.js"), path.join(next, "room.html"));
  await rm(path.join(next, "room"), { recursive: true });
  await cp(path.join(root, "manifest.json"), path.join(next, "manifest.json"));
  await cp(path.join(root, "assets/index.html"), path.join(next, "index.html"));
  await cp(path.join(root, "assets/icons"), path.join(next, "icons"), { recursive: true });
  await cp(path.join(root, "src/ui/style.css"), path.join(next, "style.css"));
  await cp(path.join(root, "LICENSE"), path.join(next, "LICENSE"));
  await writeNotices(modules, path.join(next, "NOTICES.txt"));
  for (const name of await readdir(next)) if (name.endsWith(".LICENSE.txt")) await rm(path.join(next, name));
  await writeFile(path.join(next, STAMP), String(began));
  await rm(dist, { recursive: true, force: true });
  await rename(next, dist);
}

/** A module's own name, or those of the modules that webpack has merged into it. */
function identifiersOf(module) {
  return module.modules === undefined ? [module.identifier()] : module.modules.map((inner) => inner.identifier());
}

/** Makes sure that dist/ is as new as its sources. Two processes that ask at once build once. */
export async function built() {
  const lock = path.join(root, "node_modules/.pickup-build");
  for (let waited = 0; ; waited += 1) {
    try {
      await mkdir(lock);
      break;
    } catch (error) {
      if (error.code !== "EEXIST") throw error;
      const age =
        Date.now() -
        (await stat(lock).then(
          (found) => found.mtimeMs,
          () => Date.now(),
        ));
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
  const stamp = await readFile(path.join(dist, STAMP), "utf8").then(Number, () => 0);
  const times = await Promise.all(SOURCES.map((name) => newest(path.join(root, name))));
  return Math.max(...times) > stamp;
}

async function newest(file) {
  const found = await stat(file).catch((error) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  if (found === undefined) return 0;
  if (!found.isDirectory()) return found.mtimeMs;
  const inside = await Promise.all((await readdir(file)).map((name) => newest(path.join(file, name))));
  return Math.max(0, ...inside);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build();
