/** What went wrong, beside its cause: what happened stands out, what it means and what to do follow. */

import type { ReactNode } from "react";
import type { Failure } from "../core/failure";
import type { StudioState } from "../studio/state";
import { Button } from "./controls";
import type { Said } from "./text/said";
import { useCommands, useStudio, useText } from "./useStudio";

/** Why a button cannot be pressed: nothing failed, so nothing is red. `id`: for the button that it describes. */
export function Refusal(props: { readonly failure: Failure; readonly id?: string }): ReactNode {
  const said = useText().failure(props.failure);
  return (
    <p className="refusal dim" id={props.id}>
      <span className="happened">{said.happened}</span> {said.means} {said.advice}
    </p>
  );
}

export function FailureText(props: { readonly failure: Failure }): ReactNode {
  return <Explained said={useText().failure(props.failure)} colour="bad" />;
}

/** `warn`: it may pass by itself. */
export function Explained(props: { readonly said: Said; readonly colour: "bad" | "warn" }): ReactNode {
  const { said, colour } = props;
  return (
    <div className="failure">
      <span className={`dot ${colour}-dot`} aria-hidden="true" />
      <p className="failure-text">
        <span className="happened">{said.happened}</span> {said.means} {said.advice}
      </p>
    </div>
  );
}

/** The latest failure of a command, if it belongs `at` this place. */
export function Problem(props: {
  readonly at: NonNullable<StudioState["problem"]>["at"];
  /** The take beside which it stands. Absent: what belongs to none. */
  readonly take?: string;
}): ReactNode {
  const text = useText();
  const studio = useCommands();
  const problem = useStudio((state) => state.problem);
  if (problem === undefined || problem.at !== props.at || problem.take !== props.take) return null;
  return (
    <div className="problem" role="alert">
      <FailureText failure={problem.failure} />
      <Button kind="link" onPress={() => studio.dismissProblem()}>
        {text.problem.dismiss}
      </Button>
    </div>
  );
}

export function Note(props: { readonly children: ReactNode }): ReactNode {
  return (
    <div className="note">
      <span className="dot warn-dot" aria-hidden="true" />
      <p className="note-text">{props.children}</p>
    </div>
  );
}
