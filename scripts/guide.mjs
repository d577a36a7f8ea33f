/**
 * `npm run guide`: walks the workbench through an editor's day, in English and in French, and puts the pictures of
 * docs/guide.md and docs/guide.fr.md into docs/guide. `--language en`, `--out DIR` for a look at some of them.
 */
import { createRequire } from "node:module";
import path from "node:path";
import { parseArgs } from "node:util";
import { built as panelBuilt, dist } from "./build.mjs";
import { root } from "./stale.mjs";
import { built, home, page } from "../test/workbench/build.mjs";

const require = createRequire(import.meta.url);
const { bundle } = require("./bundle.cjs");

const { values } = parseArgs({ options: { language: { type: "string" }, out: { type: "string" } } });
const { language, out } = values;
if (language !== undefined && language !== "en" && language !== "fr") {
  console.error(`--language is en or fr, not ${language}.`);
  process.exit(2);
}

await panelBuilt();
await built();
const outDir = path.join(home, "guide");
const { drawGuide } = require(await bundle({ entry: "./test/guide/guide.ts", target: "node" }));
for (const one of language === undefined ? ["en", "fr"] : [language]) {
  const files = await drawGuide({
    language: one,
    panel: dist,
    page,
    kept: path.join(outDir, "sample"),
    out: path.resolve(out ?? path.join(root, "docs/guide")),
  });
  for (const file of files) console.log(path.relative(process.cwd(), file));
}
