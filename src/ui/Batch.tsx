/** Shots asked together: the one button that says what it will do, and how far those are that were asked. */

import type { ReactNode } from "react";
import { money } from "../core/money";
import { effectOfBatch, type BatchPlan } from "../studio/board/batch-plan";
import type { BatchView } from "../studio/board/board-state";
import type { Confirmed } from "../studio/confirmed";
import { Confirming, useSecondPress } from "./Confirming";
import { Button } from "./controls";
import { ProgressBar } from "./Steps";
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
  // Another plan has not been agreed to.
  const second = useSecondPress(plan?.confirm === true && !isRefused, [effectOfBatch(plan)], (confirmed) =>
    onPress({ confirmed }),
  );
  if (plan === undefined || !second.isConfirming) {
    const disabled = second.isUnderWay || plan === undefined || isRefused;
    return (
      <Button kind="primary" onPress={() => void second.press()} disabled={disabled} takesKeyboard={second.hasAsked}>
        {label}
      </Button>
    );
  }
  const [sum] = plan.total.sums;
  return (
    <Confirming
      says={
        sum === undefined
          ? text.board.batch.aboveUnknown
          : text.board.batch.above(text.amount(money(limit, sum.currency)))
      }
      yes={text.board.batch.confirm(plan.total)}
      second={second}
    />
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
      {underWay > 0 && <ProgressBar name={title} done={done} total={takes.length} />}
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
