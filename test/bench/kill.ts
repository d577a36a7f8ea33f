/** A life at an engine, killed at every call: what is lost, sent twice, placed twice or altered. All must be none. */

import type { Variation } from "../../src/core/job";
import { KillRig, type Aftermath } from "../rig/kill";
import type { Death } from "../rig/process";
import type { Figure } from "./figures";

const TONGUES = ["openai", "sglang", "vllm-omni", "litellm"] as const;

interface LifeKilled {
  readonly tongue: (typeof TONGUES)[number];
  readonly rolledBack: boolean;
  /** What is done with a take that is there; absent: one is made from nothing. */
  readonly does?: Variation;
}

const LIVES: readonly LifeKilled[] = [
  ...TONGUES.flatMap((tongue) => [false, true].map((rolledBack) => ({ tongue, rolledBack }))),
  { tongue: "openai", rolledBack: false, does: "remix" },
  { tongue: "litellm", rolledBack: false, does: "extend" },
];

export async function killFigures(): Promise<Figure[]> {
  const figures: Figure[] = [];
  let points = 0;
  for (const { tongue, rolledBack, does } of LIVES) {
    const name = `kill ${tongue}${does === undefined ? "" : `, ${does}`}${rolledBack ? ", project rolled back" : ""}`;
    const all = await killEverywhere(tongue, rolledBack, 1, does);
    points += all.length;
    const sum = (count: (aftermath: Aftermath) => number): number => all.reduce((total, one) => total + count(one), 0);
    const none = { kind: "most", value: 0 } as const;
    for (const { why } of all.filter((one) => one.why !== "").slice(0, 3)) process.stderr.write(`${name}: ${why}\n`);
    figures.push(
      {
        name: `${name}: takes lost`,
        unit: "",
        bound: none,
        seen: { value: sum(({ lost }) => lost) },
        beside: `${all.length} kill points`,
      },
      {
        name: `${name}: requests sent twice`,
        unit: "",
        bound: none,
        seen: { value: sum(({ sentTwice }) => sentTwice) },
      },
      {
        name: `${name}: clips placed twice`,
        unit: "",
        bound: none,
        seen: { value: sum(({ placedTwice }) => placedTwice) },
      },
      { name: `${name}: originals altered`, unit: "", bound: none, seen: { value: sum(({ altered }) => altered) } },
    );
  }
  figures.push({ name: "kill points", unit: "", seen: { value: points } });
  return figures;
}

/** Disks and engines beside each other: a life mostly waits. */
const LANES = 3;

/** Every `stride`-th point, before and after. */
export async function killEverywhere(
  tongue: (typeof TONGUES)[number],
  rolledBack: boolean,
  stride: number,
  does?: Variation,
): Promise<readonly Aftermath[]> {
  const rigs = Array.from({ length: LANES }, () => new KillRig(tongue, {}, does));
  try {
    await Promise.all(rigs.map((rig) => rig.open()));
    const calls = (await rigs[0]?.calls()) ?? [];
    const deaths = calls.flatMap((call, index): readonly { readonly at: number; readonly when: Death["when"] }[] => {
      const at = index + 1;
      if (index % stride > 0) return [];
      // A death after a read leaves what a death before the next call leaves.
      return isRead(call) ? [{ at, when: "before" }] : (["before", "after"] as const).map((when) => ({ at, when }));
    });
    const all: Aftermath[] = [];
    await Promise.all(
      rigs.map(async (rig, lane) => {
        for (const death of deaths.filter((_, place) => place % LANES === lane)) {
          const aftermath = await rig.run({ death, rolledBack });
          const where = `${death.when} call ${death.at}, ${calls[death.at - 1] ?? ""}`;
          all.push(aftermath.why === "" ? aftermath : { ...aftermath, why: `${where}: ${aftermath.why}` });
        }
      }),
    );
    return all;
  } finally {
    await Promise.all(rigs.map((rig) => rig.close()));
  }
}

function isRead(call: string): boolean {
  return /^get|^fs\.(lstat|readFile|read|readdir)$|^fetch GET$/.test(call);
}
