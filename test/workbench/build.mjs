/**
 * Builds the workbench into .workbench/build. `built()` builds only when a source is newer than what is there; two
 * processes that ask at once build once.
 */
import { cp, mkdir, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { writeRoomPage } from "../../scripts/room-page.mjs";
import { buildIfStale, root } from "../../scripts/stale.mjs";

const require = createRequire(import.meta.url);
const here = path.dirname(fileURLToPath(import.meta.url));
export const home = path.join(root, ".workbench");
export const page = path.join(home, "build");

const SOURCES = [
  "test/workbench",
  "test/host",
  "test/browser.ts",
  "test/bench",
  "test/rig",
  "test/signed-film.ts",
  "test/reflect-metadata.ts",
  "test/service",
  "test/room-in-browser.ts",
  "test/story.setup.ts",
  "test/review-page.ts",
  "test/seat.ts",
  "test/in-sight.ts",
  "test/patience.ts",
  "test/continuity-page.ts",
  "test/animatic-page.ts",
  "test/animatic-page-api.ts",
  "test/adherence-page.ts",
  "test/adherence-page-api.ts",
  "test/continuity-footage.json",
  "src",
  "assets",
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
  // The media room's policy goes by a script's hash, so a page of another script is made the same way.
  await writeRoomPage(path.join(page, "continuity.js"), path.join(page, "continuity.html"));
  await writeFile(STAMP, String(began));
}

export function built() {
  return buildIfStale({ name: "workbench-build", stamp: STAMP, sources: SOURCES, build });
}

/** What was built for Node: `server` has serveWorkbench, `demo` has runDemo, `browser` has launchBrowser. */
export function part(name) {
  return require(path.join(page, `${name}.cjs`));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await built();
