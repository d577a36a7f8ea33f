/** A submission that was not answered, put to the editor: what is known, and the ways out. */

import { useState, type ReactNode } from "react";
import type { FoundJob } from "../core/job";
import type { Take } from "../core/take";
import { Button } from "./controls";
import { useCommands, useText } from "./useStudio";

export function Question(props: { readonly take: Take }): ReactNode {
  const { id, state } = props.take;
  const text = useText();
  const studio = useCommands();
  const [sure, setSure] = useState(false);
  if (state.kind !== "unanswered") return null;
  const { submission, looked } = state;
  const found = looked?.found ?? [];
  return (
    <div className="question">
      <p className="why warn">{text.wire.question.says(clockOf(submission.at))}</p>
      {looked !== undefined && found.length === 0 && (
        <p className="why dim">{looked.listed ? text.wire.question.listed : text.wire.question.unlisted}</p>
      )}
      {found.length > 0 && <p className="why">{text.wire.question.found}</p>}
      {found.slice(0, MOST_SHOWN).map((job) => (
        <Candidate key={job.id} takeId={id} job={job} />
      ))}
      <div className="row actions">
        <Button onPress={() => void studio.settle(id, { kind: "look-again" })}>{text.wire.question.look}</Button>
        {sure ? (
          <Button onPress={() => void studio.settle(id, { kind: "ask-again" })}>{text.wire.question.askSure}</Button>
        ) : (
          <Button onPress={() => setSure(true)}>{text.wire.question.ask}</Button>
        )}
        <Button kind="link" onPress={() => void studio.settle(id, { kind: "give-up" })}>
          {text.wire.question.giveUp}
        </Button>
      </div>
    </div>
  );
}

const MOST_SHOWN = 5;

function Candidate(props: { readonly takeId: string; readonly job: FoundJob }): ReactNode {
  const { takeId, job } = props;
  const text = useText();
  const studio = useCommands();
  const clock = job.createdAt === undefined ? undefined : clockOf(job.createdAt);
  return (
    <div className="row candidate">
      <span className="cut figures">{text.wire.question.job(job, clock)}</span>
      <span className="spring" />
      <Button onPress={() => void studio.settle(takeId, { kind: "found", jobId: job.id })}>
        {text.wire.question.take}
      </Button>
    </div>
  );
}

/** On this machine's clock, to the second: `14:32:05`. */
export function clockOf(iso: string): string {
  const at = new Date(iso);
  const two = (value: number): string => String(value).padStart(2, "0");
  return `${two(at.getHours())}:${two(at.getMinutes())}:${two(at.getSeconds())}`;
}
