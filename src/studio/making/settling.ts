/** What the editor says of a submission that was not answered, and what becomes of its take then. */

import { StudioError } from "../../core/failure";
import { jobOf, type Take } from "../../core/take";
import { advance } from "../../core/take-events";
import type { Settlement } from "../commands";
import { adopted } from "./looking";
import type { Submissions } from "../front-desk/submissions";
import type { WireOutside } from "../front-desk/wire";

export interface SettlingOutside {
  readonly wire: Pick<WireOutside, "engines" | "spending">;
  readonly submissions: Submissions;
  /** Every take that lies beside this one. */
  readonly others: () => Promise<readonly Take[]>;
}

/**
 * The take as the answer leaves it, to be put on disk and gone on with: the very same one where it is only looked for again,
 * one that is over where it is given up. Absent: there was nothing to answer.
 * @throws StudioError `job-of-another` where the job that the editor named is known to be another take's
 */
export async function settled(
  take: Take,
  answer: Settlement,
  { wire, submissions, others }: SettlingOutside,
): Promise<Take | undefined> {
  const { state } = take;
  const { asked } = take.recipe;
  if (state.kind !== "unanswered" || asked === undefined) return undefined;
  const { submission } = state;
  switch (answer.kind) {
    case "look-again":
      return take;
    case "found": {
      const whose = (await others()).find((one) => one.id !== take.id && jobOf(one.state).job?.id === answer.jobId);
      if (whose !== undefined) throw new StudioError({ kind: "job-of-another", clip: whose.clipName });
      const left = await submissions.find(submission);
      const to = left?.to ?? wire.engines.refOf(asked.engineId, take.recipe.model);
      const job = adopted(answer.jobId, submission, to);
      await submissions.taken(take, job);
      return advance(take, { kind: "accepted", job });
    }
    case "ask-again":
      await wire.spending.ended(submission, "discarded", undefined);
      return advance(take, { kind: "anew" });
    case "give-up":
      await wire.spending.ended(submission, "discarded", undefined);
      return advance(take, { kind: "cancelled" });
  }
}
