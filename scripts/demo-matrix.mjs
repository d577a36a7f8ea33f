/**
 * `npm run demo:matrix`: the demo over all footage beside the repository, one second at 640x360: at 25 frames a second
 * at its start, middle and last frame, with and without a reference; at the other rates in the middle, with one. A row
 * is ok when the clip lies where the panel said, and ffprobe says of the file what take.json says.
 * `-- --only WORD` keeps the rows whose name has the word; `-- --keep DIR` keeps what each row leaves.
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
const TICKS_PER_SECOND = 254016000000;
const SIZE = { width: 640, height: 360 };

/** Each as the Open footage dialogue offers it, and as a fraction. */
const RATES = new Map([
  ["25", [25, 1]],
  ["23.976", [24000, 1001]],
  ["29.97 drop-frame", [30000, 1001]],
  ["60", [60, 1]],
]);

async function footage() {
  const found = await stat(FOOTAGE).catch(() => undefined);
  if (found === undefined) return [];
  return (await readdir(FOOTAGE)).filter((name) => /\.(mp4|mov)$/.test(name)).sort();
}

function rows(files) {
  const [rate, ...otherRates] = RATES.keys();
  const places = [0, "middle", "last"];
  return [
    ...files.flatMap((file) =>
      places.flatMap((at) => ["playhead", "none"].map((reference) => ({ file, at, reference, rate }))),
    ),
    ...otherRates.flatMap((other) => files.map((file) => ({ file, at: "middle", reference: "playhead", rate: other }))),
  ];
}

function nameOf({ file, at, reference, rate }) {
  const place = at === 0 ? "start" : at;
  return [file, place, reference === "none" ? "no reference" : "reference", rate].join(", ");
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

function mustAgree(who, facts) {
  for (const [name, here, there] of facts) {
    if (here !== there) throw new Error(`${who} differ in ${name}: ${here} and ${there}.`);
  }
}

/**
 * The row's wish, take.json and the file on disk. False where no ffprobe could look at the file.
 * @throws Error with the first thing in which two of them differ.
 */
async function agree(row, result, out) {
  const { drawn } = JSON.parse(await readFile(path.join(out, "take.json"), "utf8"));
  if (drawn === undefined) throw new Error("take.json does not say what was drawn.");
  const [numerator, denominator] = RATES.get(row.rate);
  mustAgree("take.json and what was asked for", [
    ["frames", drawn.frames, result.frames],
    ["width", drawn.size.width, SIZE.width],
    ["height", drawn.size.height, SIZE.height],
    ["ticks a frame", drawn.rate, Math.round((TICKS_PER_SECOND * denominator) / numerator)],
    ["the kind of drawing", drawn.scene.kind, row.reference === "none" ? "from-text" : "from-frame"],
  ]);
  const seen = await probed(path.join(out, "take.mp4"));
  if (seen === undefined) return false;
  const [seenNumerator, seenDenominator] = seen.r_frame_rate.split("/").map(Number);
  mustAgree("ffprobe and take.json", [
    ["frames", Number(seen.nb_frames), drawn.frames],
    ["width", seen.width, drawn.size.width],
    ["height", seen.height, drawn.size.height],
    ["ticks a frame", Math.round((TICKS_PER_SECOND * seenDenominator) / seenNumerator), drawn.rate],
    ["pixels", seen.pix_fmt, "yuv420p"],
    ["range", seen.color_range, "tv"],
    ["matrix", seen.color_space, "bt709"],
    ["transfer", seen.color_transfer, "bt709"],
    ["primaries", seen.color_primaries, "bt709"],
  ]);
  return true;
}

async function trial(row, out, runDemo, browser) {
  const { file, at, reference, rate } = row;
  const size = `${SIZE.width}x${SIZE.height}`;
  const wish = {
    footage: path.join(FOOTAGE, file),
    prompt: PROMPT,
    seed: 7,
    seconds: 1,
    at,
    reference,
    rate,
    size,
    out,
  };
  try {
    const result = await runDemo(wish, { panel: dist, page }, browser);
    const wasProbed = await agree(row, result, out);
    const facts = `${result.place}, ${result.frames} f at ${Number(result.rate.toFixed(3))}`;
    return wasProbed ? { kind: "ok", said: facts } : { kind: "not probed", said: `${facts}; there is no ffprobe` };
  } catch (error) {
    return { kind: "FAIL", said: error.message };
  }
}

/** How many rows came out each way. */
async function tryAll(chosen, home) {
  await panelBuilt();
  await built();
  const { runDemo } = part("demo");
  const { launchBrowser } = part("browser");
  let browser = await launchBrowser();
  const count = { ok: 0, "not probed": 0, FAIL: 0 };
  try {
    for (const [index, row] of chosen.entries()) {
      const out = path.join(home, String(index + 1).padStart(2, "0"));
      const began = Date.now();
      // A row whose browser dies has failed; the next ones have not.
      if (!browser.isConnected()) browser = await launchBrowser();
      const { kind, said } = await trial(row, out, runDemo, browser);
      count[kind] += 1;
      const seconds = String(Math.round((Date.now() - began) / 1000)).padStart(3);
      console.log(`${nameOf(row).padEnd(64)}  ${seconds} s  ${kind.padEnd(10)}  ${said}`);
    }
  } finally {
    await browser.close();
  }
  return count;
}

async function main() {
  const { values } = parseArgs({ options: { only: { type: "string" }, keep: { type: "string" } } });
  const files = await footage();
  if (files.length === 0) {
    console.error(`There is no footage (.mp4 or .mov) in ${path.relative(root, FOOTAGE)}, so nothing was tried.`);
    return false;
  }
  const chosen = rows(files).filter((row) => nameOf(row).includes(values.only ?? ""));
  if (chosen.length === 0) {
    console.error(`No row has ${values.only} in its name, so nothing was tried.`);
    return false;
  }
  const { keep } = values;
  const home = keep === undefined ? await mkdtemp(path.join(tmpdir(), "pickup-matrix-")) : path.resolve(keep);
  try {
    const count = await tryAll(chosen, home);
    console.log(
      `${chosen.length} rows: ${count.ok} ok, ${count["not probed"]} not probed, ${count.FAIL} failed.` +
        (count["not probed"] === 0 ? "" : " Install ffprobe (it comes with ffmpeg) to have the files looked at."),
    );
    return count.ok === chosen.length;
  } finally {
    if (keep === undefined) await rm(home, { recursive: true, force: true });
  }
}

process.exitCode = (await main()) ? 0 : 1;
