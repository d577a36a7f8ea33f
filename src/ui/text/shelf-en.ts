/** Taking stock of takes, in English: marks, the search, the clean-up, the recipe. */

import type { Mark } from "../../core/ledger";
import { amountOf, type Estimate } from "../../core/money";
import { amountInEnglish } from "./amount";

export const shelfEn = {
  mark: { keep: "Keep", favourite: "Favourite", reject: "Reject" } satisfies Record<Mark, string>,
  markSays: {
    keep: "Keep this take (K). The clean-up leaves it alone; press again to take the mark away.",
    favourite: "The best of its shot (F). The clean-up leaves it alone; press again to take the mark away.",
    reject: "Not wanted (X). The clean-up offers it for removal; press again to take the mark away.",
  } satisfies Record<Mark, string>,
  markedElsewhere: {
    keep: "kept on another machine",
    favourite: "a favourite on another machine",
    reject: "rejected on another machine",
  } satisfies Record<Mark, string>,

  inBin: "in the bin",
  count: "Number of takes",
  takes: (count: number) => (count === 1 ? "1 take" : `${count} takes`),
  seeds: (first: number, last: number) => `seeds ${first}–${last}`,
  make: {
    /** `total`: of all of them. */
    engine: (takes: number, total: Estimate): string =>
      `Make ${takes} takes${total.kind === "about" ? `, about ${amountInEnglish(total.money)}` : total.kind === "unknown" ? ", cost unknown" : ""}`,
    animatic: (takes: number, length: string, track: string) =>
      `Draw ${takes} takes of ${length}, the first onto ${track}`,
  },
  /** Under the engine, when several takes are asked. */
  series: (takes: number) =>
    `${takes} takes, each with the next seed. The first that arrives is placed, the others wait in the bin.`,
  seedless: (takes: number) =>
    `Asked ${takes} times: this model takes no seed, so chance makes them differ. The first that arrives is placed, the others wait in the bin.`,
  each: (takes: number, estimate: Estimate): string =>
    estimate.kind === "about" && amountOf(estimate.money) > 0 ? `${takes} at ${amountInEnglish(estimate.money)}.` : "",
  stillOnce: "A still hold is the same every time, so one is made.",
};
