/** What can be done with a take that is not under way, and why it was not done. */

import type { ReactNode } from "react";
import { canBeAskedAgain, jobOf, type Take } from "../core/take";
import type { TakeRow } from "../studio/takes/take-row";
import { AskedAbove } from "./AskedAbove";
import { CompareLink } from "./CompareLink";
import { Button } from "./controls";
import { Problem } from "./Problem";
import { Twice } from "./Twice";
import { UnderwayActions } from "./TakeUnderway";
import { VaryLink } from "./TakeVariations";
import type { Text } from "./text/en";
import { useCommands, useStudio, useText } from "./useStudio";

/** Why a command on this take was not carried out; what costs more than the editor lets pass is asked once more here. */
export function TakeTrouble(props: { readonly take: Take }): ReactNode {
  const { id, state } = props.take;
  const studio = useCommands();
  const failure = useStudio(({ problem }) => (problem?.take === id ? problem.failure : undefined));
  if (failure?.kind !== "not-confirmed") return <Problem at="takes" take={id} />;

  function askAgain(): void {
    studio.dismissProblem();
    if (state.kind === "unanswered") void studio.settle(id, { kind: "ask-again" }, { confirmed: true });
    else void studio.retry(id, { anew: jobOf(state).job !== undefined, confirmed: true });
  }

  return <AskedAbove estimate={failure.estimate} onYes={askAgain} />;
}

/** What going on with a take does: it is fetched again, looked for again, or made anew. */
function goOnText(text: Text, state: Take["state"]): string {
  if (jobOf(state).job === undefined) return text.take.again;
  if (state.kind === "failed" && state.failure.kind === "job-vanished") return text.wire.question.look;
  return state.kind === "cancelled" ? text.wire.job.goOn : text.wire.job.fetch;
}

export function TakeActions(props: {
  readonly row: TakeRow;
  readonly onRestored?: () => void;
  /** Opens and closes what the take was asked with. */
  readonly recipe?: { readonly isOpen: boolean; readonly onToggle: () => void };
}): ReactNode {
  const { row, onRestored, recipe } = props;
  const { take, work } = row;
  const text = useText();
  const studio = useCommands();
  const canPlace = useStudio((state) => state.plan !== undefined);
  const isReplacing = useStudio((state) => state.replacing?.takeId === take.id);
  const isChecked = useStudio((state) => state.checking?.takeId === take.id);
  if (work !== undefined) return <UnderwayActions takeId={take.id} work={work} />;
  if (take.state.kind === "unanswered") return null;
  return (
    <>
      <div className="row actions">
        {take.state.kind === "ready" && (
          <>
            <Button onPress={() => void studio.openInSource(take.id)} says={text.take.sourceSays}>
              {text.take.source}
            </Button>
            {(["overwrite", "insert"] as const).map((mode) => (
              <Button
                key={mode}
                disabled={!canPlace}
                onPress={() => void studio.place(take.id, mode)}
                says={text.take.placeSays(text.take[mode])}
              >
                {text.take[mode]}
              </Button>
            ))}
            <Button
              disabled={!canPlace}
              expanded={isReplacing}
              onPress={() => (isReplacing ? studio.replace.forget() : void studio.replace.look(take.id))}
              says={text.replace.replaceSays}
            >
              {text.replace.replace}
            </Button>
          </>
        )}
        {take.state.kind === "ready" && take.recipe.full !== undefined && (
          <Button onPress={() => void studio.again.inFull(take.id)}>{text.take.inFull}</Button>
        )}
        {canBeAskedAgain(take.state) && (
          <Button onPress={() => void studio.retry(take.id)}>{goOnText(text, take.state)}</Button>
        )}
        {canBeAskedAgain(take.state) && jobOf(take.state).job !== undefined && (
          <Twice
            ask={text.wire.question.ask}
            sure={text.wire.question.askSure(undefined)}
            not={text.wire.order.notNow}
            onSure={() => void studio.retry(take.id, { anew: true })}
          />
        )}
      </div>
      <div className="row links">
        {onRestored !== undefined && (
          <Button
            kind="link"
            onPress={() => {
              void studio.restore(take.id);
              onRestored();
            }}
            says={text.take.restoreSays}
          >
            {text.take.restore}
          </Button>
        )}
        {recipe !== undefined && (
          <Button kind="link" onPress={recipe.onToggle} expanded={recipe.isOpen} says={text.shelf.recipe.openSays}>
            {recipe.isOpen ? text.shelf.recipe.close : text.shelf.recipe.open}
          </Button>
        )}
        <VaryLink row={row} />
        <CompareLink row={row} />
        {take.state.kind === "ready" && (
          <Button
            kind="link"
            expanded={isChecked}
            onPress={() => (isChecked ? studio.check.close() : void studio.check.open(take.id))}
            says={text.check.checkSays}
          >
            {text.check.check}
          </Button>
        )}
      </div>
    </>
  );
}
