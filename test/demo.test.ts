/** The demo's options, without a browser: what is wrong is said in a sentence. */

import { execFile } from "node:child_process";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const DEMO = join(__dirname, "../scripts/demo.mjs");
const NEEDED = ["--footage", "a.mp4", "--out", "o", "--prompt", "Rain"];

/** What each list of options comes to: a wish or a sentence. One process for all: Jest cannot load the script itself. */
async function wishes(lists: readonly (readonly string[])[]): Promise<readonly unknown[]> {
  const script = `
    const { wishOf } = await import(${JSON.stringify(pathToFileURL(DEMO).href)});
    const say = (options) => { try { return wishOf(options); } catch (error) { return error.message; } };
    console.log(JSON.stringify(${JSON.stringify(lists)}.map(say)));`;
  const { stdout } = await run(process.execPath, ["--input-type=module", "-e", script]);
  const said: unknown = JSON.parse(stdout);
  if (!Array.isArray(said)) throw new Error("The script said no list.");
  return said.map((one: unknown) => one);
}

test("each wrong option gives its own sentence", async () => {
  const wrong: readonly (readonly [readonly string[], RegExp])[] = [
    [["--out", "o", "--prompt", "Rain"], /^--footage is missing: name a file/],
    [["--footage", "a.mp4", "--prompt", "Rain"], /^--out is missing: name a folder/],
    [["--footage", "a.mp4", "--out", "o"], /^--prompt is missing: without a reference, only words/],
    [[...NEEDED, "--reference", "first"], /^--reference is playhead or none, not first\.$/],
    [[...NEEDED, "--rate", "26"], /^--rate 26 is not offered; it is one of 23\.976, 24, 25/],
    [[...NEEDED, "--size", "big"], /^--size looks like 1280x720, not big\.$/],
    [[...NEEDED, "--at", "soon"], /^--at soon is no number from 0 up\.$/],
    [[...NEEDED, "--at=-1"], /^--at -1 is no number from 0 up\.$/],
    [[...NEEDED, "--seconds", ""], /^--seconds {2}is no number from 0 up\.$/],
    [[...NEEDED, "--seconds", "0"], /^--seconds 0 asks for nothing/],
    [[...NEEDED, "--seed", "1.5"], /^--seed 1\.5 is no whole number from 0 up\.$/],
    [[...NEEDED, "--seed", "2147483648"], /^--seed 2147483648 is too large; it is at most 2147483647\.$/],
    [[...NEEDED, "--speed", "2"], /--speed/],
  ];
  const said = await wishes(wrong.map(([options]) => options));
  expect(said).toHaveLength(wrong.length);
  for (const [index, [, sentence]] of wrong.entries()) expect(said[index]).toMatch(sentence);
});

test("what is left out has a default, and 29.97 is cut in drop-frame", async () => {
  const plain = { footage: resolve("a.mp4"), out: resolve("o"), at: 0, seconds: 4, seed: 1 };
  expect(
    await wishes([
      NEEDED,
      ["--footage", "a.mp4", "--out", "o", "--reference", "playhead", "--rate", "29.97", "--size", "640x360"],
    ]),
  ).toEqual([
    { ...plain, prompt: "Rain", reference: "none" },
    { ...plain, prompt: "", reference: "playhead", rate: "29.97 drop-frame", size: "640x360" },
  ]);
});

test("wrong options end it with 2, the sentence and how it is used", async () => {
  const ended = run(process.execPath, [DEMO, "--footage", "a.mp4"]);
  const stderr: unknown = expect.stringMatching(/^--out is missing[^]*npm run demo -- --footage FILE/);
  await expect(ended).rejects.toMatchObject({ code: 2, stderr });
});
