/** Shots asked together: the one button that says what it will do, and how far those are that were asked. */

import { useState, type ReactNode } from "react";
import { money } from "../core/money";
import { effectOfBatch, type BatchPlan } from "../studio/board/batch-plan";
import type { BatchView } from "../studio/board/board-state";
import type { Confirmed } from "../studio/confirmed";
import { Button } from "./controls";
import { useCommands, useStudio, useText } from "./useStudio";

/** Asks once more where the whole costs more than the editor lets pass. */
export function BatchButton(props: {
  readonly plan: BatchPlan | undefined;
  /** What one press does. */
  readonly label: string;
  readonly isRefused: boolean;
  readonly onPress: (how: Confirmed) => Promise<void>;
}): ReactNode {
  const { plan, label, isRefused, onPress } = props;
  const text = useText();
  const limit = useStudio((state) => state.settings.confirmAbove);
  const [pressed, setPressed] = useState(false);
  /** What was about to be spent when the button was pressed: another plan has not been agreed to. */
  const [asked, setAsked] = useState<string>();
  const effect = effectOfBatch(plan);
  const confirming = plan?.confirm === true && asked === effect;

  async function press(): Promise<void> {
    if (plan?.confirm === true && !confirming) return setAsked(effect);
    setPressed(true);
    await onPress({ confirmed: confirming });
    setPressed(false);
    setAsked(undefined);
  }

  if (!confirming) {
    return (
      <Button kind="primary" onPress={() => void press()} disabled={pressed || plan === undefined || isRefused}>
        {label}
      </Button>
    );
  }
  const [sum] = plan.total.sums;
  return (
    <div onKeyDown={(event) => event.key === "Escape" && setAsked(undefined)}>
      <p className="confirm">
        {sum === undefined
          ? text.board.batch.aboveUnknown
          : text.board.batch.above(text.amount(money(limit, sum.currency)))}
      </p>
      <Button kind="primary" onPress={() => void press()} disabled={pressed}>
        {text.board.batch.confirm(plan.total)}
      </Button>
      <div className="row centred">
        <Button kind="link" onPress={() => setAsked(undefined)}>
          {text.board.batch.notNow}
        </Button>
      </div>
    </div>
  );
}

/** Those that were asked together and are still shown, the latest first. */
export function Batches(): ReactNode {
  const batches = useStudio((state) => state.board.batches);
  return batches.map((batch) => <BatchCard key={batch.id} batch={batch} />);
}

function BatchCard(props: { readonly batch: BatchView }): ReactNode {
  const { batch } = props;
  const { id, takes, underWay, here, placed, inBin, failed, isBoard } = batch;
  const text = useText().board.batch;
  const { board } = useCommands();
  const title = text.title(takes.length);
  const done = takes.length - underWay;
  return (
    <article className="batch" aria-label={title}>
      <div className="row">
        <h3 className="title">{title}</h3>
        <span className="spring" />
        <span className="state dim" role="status">
          {text.progress(batch)}
        </span>
      </div>
      {underWay > 0 && (
        <div
          className="progress"
          role="progressbar"
          aria-label={title}
          aria-valuemin={0}
          aria-valuemax={takes.length}
          aria-valuenow={done}
        >
          <div className="progress-done" style={{ width: `${(100 * done) / takes.length}%` }} />
        </div>
      )}
      {placed > 0 && <p className="dim">{text.placed(placed)}</p>}
      {inBin > 0 && !isBoard && <p className="warn">{text.inBin(inBin)}</p>}
      {failed.length > 0 && <p className="bad">{text.failed(failed)}</p>}
      <div className="row actions">
        {here > 0 && underWay > 0 && (
          <Button onPress={() => board.placeNow(id)} says={text.placeNowSays}>
            {text.placeNow(here)}
          </Button>
        )}
        {underWay > 0 && <Button onPress={() => board.stopBatch(id)}>{text.stop}</Button>}
        {underWay === 0 && here === 0 && (
          <Button kind="link" onPress={() => board.forgetBatch(id)}>
            {text.hide}
          </Button>
        )}
      </div>
    </article>
  );
}
