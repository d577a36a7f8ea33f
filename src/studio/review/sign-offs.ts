/** Who has to clear an AI range before the cut goes out. */

import type { AuditRange } from "../../core/audit";
import type { SignOff } from "../../core/ledger-entry";
import { signOffsNeeded, type PolicyPack } from "../../core/policy";
import type { Takes } from "../takes/takes";

/** What is drawn here is no AI, so nobody has to clear it; media without a take of ours go out as they are. */
export function signOffsFor(
  { made, use }: AuditRange,
  applied: readonly PolicyPack[],
  takes: Pick<Takes, "maybe">,
): readonly SignOff[] {
  if (made === "animatic") return [];
  const take = use.takeId === undefined ? undefined : takes.maybe(use.takeId)?.take;
  return signOffsNeeded(applied, { before: "export", use: take?.shot.use ?? "final" });
}
