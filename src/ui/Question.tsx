/** A submission that was not answered, put to the editor: what is known, and the ways out. */

import type { ReactNode } from "react";
import type { FoundJob } from "../core/job";
import { wordsSent } from "../core/recipe";
import { jobOf, type Take } from "../core/take";
import { clockOf } from "./clock";
import { Button } from "./controls";
import { Twice } from "./Twice";
import { useCommands, useStudio, useText } from "./useStudio";

export function Question(props: { readonly take: Take }): ReactNode {
  const { id, state, recipe } = props.take;
  const text = useText();
  const studio = useCommands();
  // The job of another take is none of this one's; in one text, so that nothing is drawn anew while it stays the same.
  const taken = useStudio(({ takes }) => takes.flatMap(({ take }) => jobOf(take.state).job?.id ?? []).join(" "));
  if (state.kind !== "unanswered") return null;
  const { submission, looked } = state;
  const found = (looked?.found ?? []).filter(({ id: jobId }) => !taken.split(" ").includes(jobId));
  const alike = found.filter(({ prompt }) => prompt === wordsSent(recipe).prompt).length;
  return (
    <div className="question">
      <p className="why">
        <span className="happened">{text.wire.question.asks(recipe.asked?.host ?? recipe.model)}</span>{" "}
        {text.wire.question.says(clockOf(submission.at, text.months))}
      </p>
      {looked !== undefined && found.length === 0 && (
        <p className="why dim">
          {looked.listed
            ? text.wire.question.listed(clockOf(looked.at, text.months))
            : text.wire.question.unlisted(clockOf(looked.at, text.months))}
        </p>
      )}
      {found.length > 0 && (
        <p className="why">{alike > 1 ? text.wire.question.foundTwice(alike) : text.wire.question.found}</p>
      )}
      {found.slice(0, MOST_SHOWN).map((job) => (
        <Candidate key={job.id} takeId={id} job={job} />
      ))}
      <div className="row actions">
        <Button onPress={() => void studio.settle(id, { kind: "look-again" })}>{text.wire.question.look}</Button>
        <Twice
          ask={text.wire.question.ask}
          sure={text.wire.question.askSure(undefined)}
          not={text.wire.order.notNow}
          onSure={() => void studio.settle(id, { kind: "ask-again" })}
        />
        <Button kind="link" onPress={() => void studio.settle(id, { kind: "give-up" })}>
          {text.wire.question.giveUp}
        </Button>
      </div>
    </div>
  );
}

const MOST_SHOWN = 5;
/** Enough of a prompt to tell two apart. */
const PROMPT_SHOWN = 60;

function Candidate(props: { readonly takeId: string; readonly job: FoundJob }): ReactNode {
  const { takeId, job } = props;
  const text = useText();
  const studio = useCommands();
  const clock = job.createdAt === undefined ? undefined : clockOf(job.createdAt, text.months);
  const { prompt = "" } = job;
  const begin = prompt.length > PROMPT_SHOWN ? `${prompt.slice(0, PROMPT_SHOWN).trimEnd()} …` : prompt;
  return (
    <div className="candidate">
      <p className="figures">
        {text.wire.question.job(job, clock)}
        {begin !== "" && <span className="dim">{` ${text.takes.prompt(begin)}`}</span>}
      </p>
      <div className="row actions">
        <Button onPress={() => void studio.settle(takeId, { kind: "found", jobId: job.id })}>
          {text.wire.question.take}
        </Button>
      </div>
    </div>
  );
}
