/** What everybody's ledgers say of the ranges' labels, with the names and reasons that they refer to, and this device's own word. */

import type { Audit } from "../../core/audit";
import { StudioError } from "../../core/failure";
import { labelStandingsOf, suggestedWording, type LabelStanding } from "../../core/label";
import type { LedgerLine } from "../../core/ledger";
import type { UseInCut } from "../../core/use-in-cut";
import { alikeIn } from "../../core/uses-now";
import type { LabelSaid, RangeLabelState } from "./label-state";
import type { Takes } from "../takes/takes";

export class Standings {
  readonly #takes: Takes;
  #folded:
    | {
        readonly audit: Audit;
        readonly lines: readonly LedgerLine[];
        readonly standings: ReadonlyMap<string, LabelStanding>;
      }
    | undefined;

  constructor(takes: Takes) {
    this.#takes = takes;
  }

  /** By key of the audit's ranges. */
  of(audit: Audit): ReadonlyMap<string, RangeLabelState> {
    const standings = this.#fold(audit);
    return new Map(
      audit.ranges
        .filter(({ made }) => made !== "animatic")
        .map((range) => {
          const standing = standings.get(range.key) ?? ({ kind: "open" } as const);
          const said = saidIn(standing);
          const suggested = suggestedWording(range, (takeId) => this.#takes.maybe(takeId)?.take.recipe);
          const { words } = this.#takes;
          return [
            range.key,
            {
              standing,
              suggested,
              wording: said?.wording ?? suggested.wording,
              ...(said === undefined ? {} : { by: words.of(said.by) }),
              ...(said?.reason === undefined ? {} : { reason: words.of(said.reason) }),
            },
          ];
        }),
    );
  }

  #fold(audit: Audit): ReadonlyMap<string, LabelStanding> {
    const lines = this.#takes.ledgerLines;
    if (this.#folded?.audit === audit && this.#folded.lines === lines) return this.#folded.standings;
    const standings = labelStandingsOf(audit.ranges, lines);
    this.#folded = { audit, lines, standings };
    return standings;
  }

  /** On disk when it resolves. @throws StudioError `cannot-label` (nobody-named, no-reason), and what the disk refuses */
  async write(use: UseInCut, { decision, by, reason, wording }: LabelSaid): Promise<void> {
    const [name, why] = [by.trim(), reason.trim()];
    if (name === "") throw new StudioError({ kind: "cannot-label", why: "nobody-named" });
    if (why === "" && decision !== "undecided") throw new StudioError({ kind: "cannot-label", why: "no-reason" });
    const { path } = await this.#takes.writableHome();
    const { words } = this.#takes;
    const byId = await words.keep(path, name);
    const reasonId = why === "" ? undefined : await words.keep(path, why);
    await this.#takes.note({
      kind: "label-decided",
      use,
      decision,
      by: byId,
      alike: alikeIn(use, this.#folded?.audit.ranges.map((range) => range.use) ?? []),
      ...(reasonId === undefined ? {} : { reason: reasonId }),
      ...(wording === undefined ? {} : { wording }),
    });
  }
}

/** The words of a re-opened one are those of what it was. */
function saidIn(standing: LabelStanding): Extract<LabelStanding, { kind: "decided" }>["decided"] | undefined {
  switch (standing.kind) {
    case "open":
      return undefined;
    case "decided":
      return standing.decided;
    case "reopened":
      return standing.was;
  }
}
