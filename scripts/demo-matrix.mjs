/**
 * `npm run demo:matrix`: the demo over all footage beside the repository, at its start, middle and last frame, with and
 * without a reference, in other rates and sizes. `-- --only WORD` keeps the rows whose name has the word.
 */
import { mkdtemp, readdir, readFile, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { execFile } from "node:child_process";
import { parseArgs, promisify } from "node:util";
import { built as panelBuilt, dist } from "./build.mjs";
import { root } from "./stale.mjs";
import { built, page, part } from "../test/workbench/build.mjs";

const FOOTAGE = path.join(root, "../shared/footage");
const PROMPT = "A person waits by the table, medium shot, slow push in, dusk";

async function footage() {
  const found = await stat(FOOTAGE).catch(() => undefined);
  if (found === undefined) return [];
  return (await readdir(FOOTAGE)).filter((name) => /\.(mp4|mov)$/.test(name)).sort();
}

function rows(files) {
  const row = (file, more) => ({ file, at: 0, reference: "playhead", seconds: 1, size: "640x360", ...more });
  const [first] = files.filter((name) => /tears/.test(name)).concat(files);
  return [
    ...files.flatMap((file) => [
      row(file, { at: 0, size: undefined }),
      row(file, { at: "middle" }),
      row(file, { at: "last" }),
      row(file, { at: "middle", reference: "none" }),
    ]),
    ...["23.976", "25", "29.97 drop-frame", "60"].flatMap((rate) => [
      row(first, { at: "middle", rate }),
      row(first, { at: "middle", rate, reference: "none" }),
    ]),
  ];
}

function nameOf({ file, at, reference, rate, size }) {
  return [
    file,
    at === 0 ? "start" : at,
    reference === "none" ? "no reference" : "reference",
    rate ?? "own rate",
    size ?? "own size",
  ].join(", ");
}

/** What ffprobe says of the take; absent where there is no ffprobe. */
async function probed(file) {
  const fields =
    "stream=width,height,r_frame_rate,nb_frames,pix_fmt,color_range,color_space,color_transfer,color_primaries";
  const arguments_ = ["-v", "error", "-select_streams", "v", "-show_entries", fields, "-of", "json", file];
  const said = await promisify(execFile)("ffprobe", arguments_).catch((error) => {
    if (error.code === "ENOENT") return undefined;
    throw error;
  });
  return said === undefined ? undefined : JSON.parse(said.stdout).streams[0];
}

/** @throws Error with the first thing in which the file and take.json differ. */
async function agree(out) {
  const take = JSON.parse(await readFile(path.join(out, "take.json"), "utf8"));
  if (take.drawn === undefined) return;
  const seen = await probed(path.join(out, "take.mp4"));
  if (seen === undefined) return;
  const [numerator, denominator] = seen.r_frame_rate.split("/").map(Number);
  const facts = [
    ["frames", Number(seen.nb_frames), take.drawn.frames],
    ["width", seen.width, take.drawn.size.width],
    ["height", seen.height, take.drawn.size.height],
    ["ticks a frame", Math.round((254016000000 * denominator) / numerator), take.drawn.rate],
    ["pixels", seen.pix_fmt, "yuv420p"],
    ["range", seen.color_range, "tv"],
    ["matrix", seen.color_space, "bt709"],
    ["transfer", seen.color_transfer, "bt709"],
    ["primaries", seen.color_primaries, "bt709"],
  ];
  for (const [name, here, there] of facts) {
    if (here !== there) throw new Error(`ffprobe and take.json differ in ${name}: ${here} and ${there}.`);
  }
}

const { values } = parseArgs({ options: { only: { type: "string" }, keep: { type: "string" } } });
const files = await footage();
if (files.length === 0) {
  console.log(`No footage in ${path.relative(root, FOOTAGE)}: nothing to try.`);
  process.exit(0);
}
await panelBuilt();
await built();
const { runDemo } = part("demo");
const browser = await part("browser").launchBrowser();
const home =
  values.keep === undefined ? await mkdtemp(path.join(tmpdir(), "pickup-matrix-")) : path.resolve(values.keep);
let failed = 0;
const chosen = rows(files).filter((row) => nameOf(row).includes(values.only ?? ""));
for (const [index, row] of chosen.entries()) {
  const out = path.join(home, String(index));
  const began = Date.now();
  let said;
  try {
    const { reference, seconds, at, rate, size } = row;
    const wish = {
      footage: path.join(FOOTAGE, row.file),
      prompt: PROMPT,
      seed: 7,
      out,
      reference,
      seconds,
      at,
      ...(rate && { rate }),
      ...(size && { size }),
    };
    const result = await runDemo(wish, { panel: dist, page }, browser);
    await agree(out);
    said = `ok    ${result.place}, ${result.frames} f at ${Number(result.rate.toFixed(3))}`;
  } catch (error) {
    failed += 1;
    said = `FAIL  ${error.message}`;
  }
  console.log(`${nameOf(row).padEnd(72)}  ${String(Math.round((Date.now() - began) / 1000)).padStart(4)} s  ${said}`);
}
await browser.close();
if (values.keep === undefined) await rm(home, { recursive: true, force: true });
console.log(`${chosen.length - failed} of ${chosen.length} lie on the timeline as asked.`);
process.exit(failed === 0 ? 0 : 1);
