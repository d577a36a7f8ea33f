/** It costs more than the editor lets pass without a word: the sum, and the press that says yes to it. */

import type { ReactNode } from "react";
import type { Estimate, Money } from "../core/money";
import { Button } from "./controls";
import { useCommands, useStudio, useText } from "./useStudio";

/** `estimate` absent: nobody knows what it costs. */
export function AskedAbove(props: {
  readonly estimate: Money | undefined;
  readonly onYes: () => void;
  readonly disabled?: boolean;
}): ReactNode {
  const { estimate, onYes, disabled = false } = props;
  const text = useText().wire.order;
  const studio = useCommands();
  const confirmAbove = useStudio((state) => state.settings.confirmAbove);
  const about: Estimate =
    estimate === undefined ? { kind: "unknown" } : { kind: "about", money: estimate, how: "list-price" };
  return (
    <div role="alert">
      <p className="why">{text.above(about, confirmAbove)}</p>
      <div className="row actions">
        <Button onPress={onYes} disabled={disabled}>
          {text.confirm(about)}
        </Button>
        <Button kind="link" onPress={() => studio.dismissProblem()}>
          {text.notNow}
        </Button>
      </div>
    </div>
  );
}
