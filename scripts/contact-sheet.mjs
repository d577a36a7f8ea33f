/**
 * `npm run contact-sheet`: the Animatic draws the prompts of docs/animatic/prompts.json, and first, middle and last frame
 * of each go with the prompt under them into the PNGs of docs/animatic. For a look at some of them:
 *
 *   npm run contact-sheet -- --only 3,7 --out DIR
 *   npm run contact-sheet -- --prompt "A dog runs on the beach" --seed 4 --size 640x360 --out DIR
 */
import { createRequire } from "node:module";
import path from "node:path";
import { parseArgs } from "node:util";
import { root } from "./stale.mjs";

const require = createRequire(import.meta.url);
const { bundle } = require("./bundle.cjs");

const { values } = parseArgs({
  options: {
    only: { type: "string" },
    prompt: { type: "string", multiple: true },
    seed: { type: "string", default: "1" },
    size: { type: "string", default: "640x360" },
    seconds: { type: "string", default: "4" },
    out: { type: "string" },
  },
});

const page = await bundle({ entry: "./test/animatic-page.ts", target: "web" });
const tool = await bundle({ entry: "./test/contact-sheet.ts", target: "node" });
const { drawSheets } = require(tool);
const [width, height] = values.size.split("x").map(Number);
const files = await drawSheets({
  page,
  prompts: path.join(root, "docs/animatic/prompts.json"),
  own: values.prompt ?? [],
  only: (values.only ?? "")
    .split(",")
    .filter((one) => one !== "")
    .map(Number),
  seed: Number(values.seed),
  size: { width, height },
  seconds: Number(values.seconds),
  out: path.resolve(values.out ?? path.join(root, "docs/animatic")),
});
for (const file of files) console.log(path.relative(process.cwd(), file));
