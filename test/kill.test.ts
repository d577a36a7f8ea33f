/** A take at an engine, killed at calls all along its life. `npm run bench -- kill` does it at every one, for every dialect. */

import { execFileSync } from "node:child_process";
import path from "node:path";
import { killEverywhere } from "./bench/kill";
import { KillRig } from "./rig/kill";

jest.setTimeout(600_000);

beforeAll(() => {
  execFileSync(process.execPath, [path.join(__dirname, "workbench/build.mjs")]);
});

/** A prime, so that the points are others in each life. */
const STRIDE = 23;

test.each([
  ["openai", false],
  ["sglang", true],
  ["vllm-omni", false],
  ["litellm", true],
] as const)(
  "killed in %s (project rolled back: %s), no take is lost, sent or placed twice, or altered",
  async (tongue, rolledBack) => {
    const all = await killEverywhere(tongue, rolledBack, STRIDE);
    expect(all.length).toBeGreaterThan(12);
    expect(
      all.filter(({ lost, sentTwice, placedTwice, altered }) => lost + sentTwice + placedTwice + altered > 0),
    ).toEqual([]);
    // The rig would prove nothing if every life ended before it began.
    expect(all.filter(({ end }) => end === "ready").length).toBeGreaterThan(3);
  },
);

test.each([
  ["openai", "remix"],
  ["litellm", "extend"],
] as const)(
  "killed in %s while a take is varied (%s), nothing is lost, sent or placed twice, or altered",
  async (tongue, does) => {
    const all = await killEverywhere(tongue, false, STRIDE, does);
    expect(
      all.filter(({ lost, sentTwice, placedTwice, altered }) => lost + sentTwice + placedTwice + altered > 0),
    ).toEqual([]);
    expect(all.filter(({ end }) => end === "ready").length).toBeGreaterThan(3);
  },
);

test("killed before it heard that its request arrived, a panel that was open for long finds the job at its next start", async () => {
  const rig = new KillRig("litellm", {}, "extend");
  await rig.open();
  try {
    const death = { at: "fetch POST", when: "after" } as const;
    // By the machine's clock more than the minute by which a job may seem to be older than its request.
    const aftermath = await rig.run({ death, rolledBack: false, idleMs: 1500 });
    expect(aftermath).toMatchObject({ lost: 0, sentTwice: 0, end: "ready", why: "" });
  } finally {
    await rig.close();
  }
});
