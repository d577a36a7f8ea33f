/** Every fault on every engine ends where it should, says what to do, and shows no key to anybody. */

import { execFileSync } from "node:child_process";
import path from "node:path";
import { HARMS_BY_THE_CLOCK, harmAll } from "./rig/faults";
import { TONGUES } from "./service/tongue";

jest.setTimeout(600_000);

beforeAll(() => {
  execFileSync(process.execPath, [path.join(__dirname, "workbench/build.mjs")]);
});

test.each(TONGUES)("%s", async (tongue) => {
  const verdicts = await harmAll(tongue);
  expect(verdicts.length).toBeGreaterThan(25);
  expect(verdicts.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
});

test.each([
  ["an hour ahead", "vllm-omni", 3_600_000],
  ["an hour behind", "openai", -3_600_000],
] as const)("an engine whose clock is %s: %s", async (_, tongue, aheadMs) => {
  const verdicts = await harmAll(tongue, aheadMs, HARMS_BY_THE_CLOCK);
  expect(verdicts.length).toBeGreaterThan(15);
  expect(verdicts.filter(({ wrong }) => wrong.length > 0)).toEqual([]);
});
