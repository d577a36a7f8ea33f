/** Why a take is not in the cut: it failed, was stopped, waits in the bin, or nobody knows whether it was taken. */

import type { ReactNode } from "react";
import { isOver, type Take } from "../core/take";
import type { TakeRow } from "../studio/takes/take-row";
import { Explained, FailureText } from "./Problem";
import { Question } from "./Question";
import { useText } from "./useStudio";

/** Why it failed, or waits in the bin; nothing where all went well. */
export function TakeWhy(props: { readonly row: TakeRow }): ReactNode {
  const { work, isElsewhere } = props.row;
  const { state, placement } = props.row.take;
  const text = useText();
  if (isElsewhere === true && !isOver(state)) return <p className="why dim">{text.take.elsewhere}</p>;
  switch (state.kind) {
    case "failed":
      return <Failed state={state} />;
    case "cancelled":
      return <p className="why dim">{state.job === undefined ? text.take.cancelledSays : text.wire.job.goesOn}</p>;
    case "interrupted":
      return <p className="why dim">{text.take.interruptedSays}</p>;
    case "unanswered":
      return work === undefined ? <Question take={props.row.take} /> : null;
    case "asked":
    case "submitting":
    case "making":
    case "delivered":
      return null;
    case "ready":
      switch (placement?.outcome) {
        case "waits":
          return <p className="why dim">{text.take.waitsFor[placement.why]}</p>;
        case "unverified":
          return <p className="why warn">{text.take.unverified}</p>;
        case "failed":
          return <FailureText failure={placement.failure} />;
        case "verified":
        case undefined:
          return null;
      }
  }
}

/** What an engine has made already is fetched, not asked for again. */
function Failed(props: { readonly state: Extract<Take["state"], { kind: "failed" }> }): ReactNode {
  const { failure, job, original } = props.state;
  const text = useText();
  // Of what was fetched already only the copy for Premiere is missing, and nothing is paid for again.
  if (job === undefined || original !== undefined) return <FailureText failure={failure} />;
  switch (failure.kind) {
    case "no-engine":
      return <p className="why">{text.wire.job.engineGone(new URL(job.address).host)}</p>;
    case "disk-full":
    case "folder-not-writable":
      return (
        <Explained
          said={{
            ...text.failure(failure),
            means: text.wire.job.unkept,
            advice: text.wire.job.thenFetch[failure.kind],
          }}
          colour="bad"
        />
      );
    default:
      return <FailureText failure={failure} />;
  }
}
