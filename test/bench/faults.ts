/** Every fault on every engine: where the take ends, whether it hangs, and whether a key was seen anywhere. */

import { harmAll } from "../rig/faults";
import { TONGUES } from "../service/tongue";
import type { Figure } from "./figures";

const HOUR = 3_600_000;

export async function faultFigures(): Promise<Figure[]> {
  const figures: Figure[] = [];
  for (const tongue of TONGUES) {
    for (const aheadMs of tongue === "openai" ? [0, HOUR] : [0]) {
      const verdicts = await harmAll(tongue, aheadMs);
      const bad = verdicts.filter(({ wrong }) => wrong.length > 0);
      for (const { harm, wrong } of bad) process.stderr.write(`${harm}: ${wrong.join("; ")}\n`);
      const count = (about: RegExp): number => bad.filter(({ wrong }) => wrong.some((one) => about.test(one))).length;
      const none = { kind: "most", value: 0 } as const;
      const name = `faults ${tongue}${aheadMs === 0 ? "" : ", its clock an hour ahead"}`;
      figures.push(
        {
          name: `${name}: wrong ends`,
          unit: "",
          bound: none,
          seen: { value: count(/ends|says/) },
          beside: `${verdicts.length} faults`,
        },
        { name: `${name}: hangs`, unit: "", bound: none, seen: { value: count(/hangs/) } },
        { name: `${name}: keys seen`, unit: "", bound: none, seen: { value: count(/key/) } },
      );
    }
  }
  return figures;
}
