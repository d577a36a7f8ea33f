/** `npm run demo -- --footage FILE …`: one take through the panel's real UI, without a screen. */
import path from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { built as panelBuilt, dist } from "./build.mjs";
import { built, page, part } from "../test/workbench/build.mjs";

const USAGE = `npm run demo -- --footage FILE --out DIR [--at SECONDS] [--prompt TEXT] [--seconds N] [--seed N]
  [--reference playhead|none] [--rate 23.976|24|25|29.97|30|50|59.94|60] [--size 1280x720]`;

/** 29.97 and 59.94 are cut in drop-frame; "29.97ndf" says otherwise. */
const RATES = new Map([
  ["23.976", "23.976"],
  ["24", "24"],
  ["25", "25"],
  ["29.97", "29.97 drop-frame"],
  ["29.97ndf", "29.97 non-drop"],
  ["30", "30"],
  ["50", "50"],
  ["59.94", "59.94 drop-frame"],
  ["60", "60"],
]);

/** @throws Error with a sentence for the first option that is wrong. */
export function wishOf(argv) {
  const { values } = parseArgs({
    args: argv,
    options: Object.fromEntries(
      ["footage", "at", "prompt", "seconds", "seed", "reference", "rate", "size", "out"].map((name) => [
        name,
        { type: "string" },
      ]),
    ),
  });
  const { footage, at = "0", prompt = "", seconds = "4", seed = "1", reference = "none", rate, size, out } = values;
  if (footage === undefined) throw new Error("--footage is missing: name a file to open.");
  if (out === undefined) throw new Error("--out is missing: name a folder for what the demo leaves.");
  const number = (name, text, { least, whole = false }) => {
    const value = text.trim() === "" ? NaN : Number(text);
    if (!Number.isFinite(value) || value < least || (whole && !Number.isInteger(value))) {
      throw new Error(`--${name} ${text} is no ${whole ? "whole number" : "number"} from ${least} up.`);
    }
    return value;
  };
  if (reference !== "playhead" && reference !== "none")
    throw new Error(`--reference is playhead or none, not ${reference}.`);
  if (rate !== undefined && !RATES.has(rate))
    throw new Error(`--rate ${rate} is not offered; it is one of ${[...RATES.keys()].join(", ")}.`);
  if (size !== undefined && !/^\d{2,5}x\d{2,5}$/.test(size))
    throw new Error(`--size looks like 1280x720, not ${size}.`);
  if (prompt.trim() === "" && reference === "none")
    throw new Error("--prompt is missing: without a reference, only words say what to draw.");
  const long = number("seconds", seconds, { least: 0 });
  if (long === 0) throw new Error("--seconds 0 asks for nothing; it must be more than 0.");
  const start = number("at", at, { least: 0 });
  const grain = number("seed", seed, { least: 0, whole: true });
  if (grain > 2 ** 31 - 1) throw new Error(`--seed ${seed} is too large; it is at most ${2 ** 31 - 1}.`);
  return {
    footage: path.resolve(footage),
    at: start,
    prompt,
    seconds: long,
    seed: grain,
    reference,
    ...(rate === undefined ? {} : { rate: RATES.get(rate) }),
    ...(size === undefined ? {} : { size }),
    out: path.resolve(out),
  };
}

async function main() {
  let wish;
  try {
    wish = wishOf(process.argv.slice(2));
  } catch (error) {
    console.error(`${error.message}\n\n${USAGE}`);
    process.exit(2);
  }
  try {
    await panelBuilt();
    await built();
    const result = await part("demo").runDemo(wish, { panel: dist, page });
    console.log(
      `On the timeline: ${result.place}, ${result.frames} frames at ${Number(result.rate.toFixed(3))} fps, ${result.size}. See ${wish.out}`,
    );
  } catch (error) {
    console.error(error.message);
    process.exit(1);
  }
}

if (fileURLToPath(import.meta.url) === process.argv[1]) await main();
