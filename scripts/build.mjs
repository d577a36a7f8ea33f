/**
 * Builds dist/: all that goes into the .ccx and all that the workbench serves as the panel.
 * `built()` builds only when a source is newer than what is there, so that tests may ask for it freely.
 */
import { cp, mkdir, readdir, rename, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { writeCredentialsScript } from "./credentials-script.mjs";
import { KeepMinified } from "./minified.mjs";
import { writeNotices } from "./notices.mjs";
import { writeRoomPage } from "./room-page.mjs";
import { buildIfStale, root } from "./stale.mjs";

const require = createRequire(import.meta.url);
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
  "test/host/contract",
  "scripts",
];
const STAMP = ".built";

/** Into `to`, which is emptied first. */
async function build(to = dist) {
  const webpack = require("webpack");
  const configure = require("../webpack.config.js");
  const began = Date.now();
  // Built beside and swapped in: whoever reads dist/ meanwhile reads the old one, never half of the new.
  const next = path.join(root, `node_modules/.pickup-dist-${process.pid}`);
  await mkdir(next, { recursive: true });
  const modules = await new Promise((resolve, reject) => {
    const configurations = configure({ outDir: next }).map((one) => ({
      ...one,
      plugins: [...(one.plugins ?? []), new KeepMinified()],
    }));
    webpack(configurations, (error, stats) => {
      if (error) reject(error);
      else if (stats.hasErrors()) reject(new Error(stats.toString({ all: false, errors: true, colors: false })));
      else {
        const modules = stats.stats.map(({ compilation }) => [...compilation.modules].flatMap(identifiersOf));
        const strays = stats.stats.flatMap(({ compilation }, at) =>
          compilation.name === "panel" ? straysIn(modules[at]) : [],
        );
        if (strays.length > 0)
          reject(new Error(`Pixels belong to the media room, not into the panel: ${strays.join(", ")}`));
        else resolve(modules.flat());
      }
    });
  });
  await writeRoomPage(path.join(next, "room/room.js"), path.join(next, "room.html"));
  await writeCredentialsScript(path.join(next, "credentials/reader.js"), path.join(next, "credentials.js"));
  for (const name of ["room", "credentials"]) await rm(path.join(next, name), { recursive: true });
  await cp(path.join(root, "manifest.json"), path.join(next, "manifest.json"));
  await cp(path.join(root, "assets/index.html"), path.join(next, "index.html"));
  await cp(path.join(root, "assets/icons"), path.join(next, "icons"), { recursive: true });
  await cp(path.join(root, "src/ui/style.css"), path.join(next, "style.css"));
  await cp(path.join(root, "LICENSE"), path.join(next, "LICENSE"));
  await writeNotices(modules, path.join(next, "NOTICES.txt"));
  for (const name of await readdir(next)) if (name.endsWith(".LICENSE.txt")) await rm(path.join(next, name));
  await writeFile(path.join(next, STAMP), String(began));
  await rm(to, { recursive: true, force: true });
  await rename(next, to);
}

/** A module's own name, or those of the modules that webpack has merged into it. */
function identifiersOf(module) {
  return module.modules === undefined ? [module.identifier()] : module.modules.map((inner) => inner.identifier());
}

/** What of the media room stands among the panel's modules: one import is enough to bring a library along. */
function straysIn(modules) {
  return modules.filter((name) =>
    /\/src\/media\/room\/|\/node_modules\/(three|mediabunny|@contentauth)\//.test(name.replaceAll("\\", "/")),
  );
}

/** Makes sure that dist/ is as new as its sources. */
export function built() {
  return buildIfStale({ name: "build", stamp: path.join(dist, STAMP), sources: SOURCES, build: () => build() });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await build(process.argv[2]);
