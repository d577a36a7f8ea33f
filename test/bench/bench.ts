/** `npm run bench -- NAME …`: the figures that were promised, measured now, one a row. */

import { adherenceFigures } from "./adherence";
import { animaticFigures } from "./animatic";
import { auditFigures } from "./audit";
import { bakeFigures } from "./bake";
import { chainFigures } from "./chain";
import { coherenceFigures } from "./coherence";
import { continuityFigures } from "./continuity";
import { directingFigures } from "./directing";
import { rowOf, verdictOf, type Figure } from "./figures";
import { downloadFigures } from "./download";
import { faultFigures } from "./faults";
import { fitFigures } from "./fit";
import { fuzzFigures } from "./fuzz";
import { killFigures } from "./kill";
import { ledgerFigures } from "./ledger";
import { matchFigures } from "./match/match";
import { panelFigures } from "./panel";
import { pristineFigures } from "./pristine";
import { queueFigures } from "./queue";
import { searchFigures } from "./search";
import { sittingFigures } from "./sitting";
import { taskFigures } from "./tasks";

export interface BenchPlaces {
  readonly dist: string;
  /** Real pictures; may not be there. */
  readonly footage: string;
}

const BENCHES: Readonly<Record<string, (places: BenchPlaces) => Promise<readonly Figure[]>>> = {
  panel: panelFigures,
  tasks: taskFigures,
  sitting: sittingFigures,
  animatic: animaticFigures,
  coherence: coherenceFigures,
  adherence: adherenceFigures,
  kill: killFigures,
  faults: faultFigures,
  queue: queueFigures,
  download: downloadFigures,
  directing: directingFigures,
  chain: chainFigures,
  continuity: continuityFigures,
  search: searchFigures,
  bake: bakeFigures,
  fit: fitFigures,
  match: matchFigures,
  ledger: ledgerFigures,
  fuzz: fuzzFigures,
  pristine: pristineFigures,
  audit: auditFigures,
};

/** What a bench that broke off falls short of. */
const ALL = { kind: "least", value: 1 } as const;

/**
 * Prints the rows of a bench once it is done. One that breaks off counts as a figure that is short; the others are measured
 * all the same. Answers how many are short. @throws Error naming the benches for an unknown name.
 */
export async function runBench(
  names: readonly string[],
  places: BenchPlaces,
  print: (row: string) => void,
): Promise<number> {
  const known = Object.keys(BENCHES);
  const wrong = names.find((name) => !known.includes(name));
  if (wrong !== undefined) throw new Error(`There is no bench "${wrong}". There are: ${known.join(", ")}.`);
  let short = 0;
  for (const name of names.length === 0 ? known : names) {
    try {
      for (const figure of (await BENCHES[name]?.(places)) ?? []) {
        print(rowOf(figure));
        if (verdictOf(figure) === "short") short += 1;
      }
    } catch (error) {
      const [why = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
      print(rowOf({ name: `${name} broke off`, unit: "", bound: ALL, seen: { value: 0 }, beside: why }));
      short += 1;
    }
  }
  return short;
}
