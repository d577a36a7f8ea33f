/**
 * What Pickup believes of Premiere, as named checks. The same checks run on the simulator, in tests, and inside Premiere
 * by a command of the panel, where they write the report that a user can send. Where the two differ, Premiere is right.
 *
 * Safe in a real project: everything is done to a bin and a sequence of the contract's own, which are taken away again.
 */

import { Bench } from "./contract/bench";
import { effectCases } from "./contract/effects";
import type { ContractHost } from "./contract/host";
import { interpretingCases } from "./contract/interpreting";
import { metadataCases } from "./contract/metadata";
import { mediaCases } from "./contract/media";
import { pictureCases } from "./contract/pictures";
import { placingCases } from "./contract/placing";
import { replacingCases } from "./contract/replacing";
import { runtimeCases } from "./contract/runtime";
import { styleCases } from "./contract/style";
import { timelineCases } from "./contract/timeline";

export type { ContractHost } from "./contract/host";

export type Verdict = {
  /** `unknown`: it could not or should not be tried here; `seen` says why. */
  readonly outcome: "holds" | "differs" | "unknown";
  readonly seen: string;
};

export interface ContractCase {
  /** Stable: reports are compared by it. */
  readonly id: string;
  /** What is believed, as a sentence. */
  readonly title: string;
  /** Where the belief comes from. */
  readonly fact: string;
  readonly run: (bench: Bench) => Promise<Verdict> | Verdict;
}

export interface ContractReport {
  readonly schema: "pickup contract";
  readonly version: 1;
  readonly hostVersion: string;
  readonly uxpVersion: string;
  /** As module "os" says it. */
  readonly os: string;
  readonly cases: readonly (Omit<ContractCase, "run"> & Verdict & { readonly milliseconds: number })[];
  /** What stays behind, in words for the user: what could not be taken away, and the steps in the undo list. */
  readonly left: readonly string[];
}

export const contractCases: readonly ContractCase[] = [
  ...runtimeCases,
  ...pictureCases,
  ...styleCases,
  ...mediaCases,
  ...placingCases,
  ...replacingCases,
  ...interpretingCases,
  ...effectCases,
  ...timelineCases,
  ...metadataCases,
];

/** Runs every case, one after another. Never rejects: a case that throws is unknown, with what it threw. */
export async function runContract(
  host: ContractHost,
  { log = () => undefined }: { readonly log?: (line: string) => void } = {},
): Promise<ContractReport> {
  const bench = new Bench(host);
  const cases: ContractReport["cases"][number][] = [];
  for (const { run, ...about } of contractCases) {
    const started = Date.now();
    const verdict = await attempt(() => run(bench));
    cases.push({ ...about, ...verdict, milliseconds: Date.now() - started });
    log(`${verdict.outcome}  ${about.id}: ${about.title}. ${verdict.seen}`);
  }
  const left = await bench.cleanUp();
  return { schema: "pickup contract", version: 1, ...bench.about(), cases, left };
}

async function attempt(run: () => Promise<Verdict> | Verdict): Promise<Verdict> {
  try {
    return await run();
  } catch (error) {
    return { outcome: "unknown", seen: `It threw: ${error instanceof Error ? error.message : String(error)}` };
  }
}
