/** Whether a take cuts, below its buttons: how it matches, and what is wrong with it. */

import { useState, type ReactNode } from "react";
import { PLAIN_FIT, type FitWishes } from "../core/fit";
import type { Checking } from "../studio/check/check-state";
import { CheckFaults } from "./CheckFaults";
import { CheckFit } from "./CheckFit";
import { CheckMatch } from "./CheckMatch";
import { Button, onEscape } from "./controls";
import { useCommands, useStudio, useText } from "./useStudio";

/** Opens for one take at a time. `name`: the take's. */
export function CheckPage(props: { readonly takeId: string; readonly name: string }): ReactNode {
  const { takeId, name } = props;
  const text = useText();
  const studio = useCommands();
  const checking: Checking | undefined = useStudio((state) =>
    state.checking?.takeId === takeId ? state.checking : undefined,
  );
  // One set of wishes for both copies: what is chosen for the one holds for the other.
  const [wishes, setWishes] = useState<FitWishes>(PLAIN_FIT);
  if (checking === undefined) return null;
  const { fit } = checking;
  const isLaid = fit.kind === "told" && fit.fit.differences.some(({ kind }) => kind === "size");
  const copied = checking.copy === undefined ? {} : { copy: checking.copy };

  return (
    <div
      className="offer check-page"
      role="group"
      aria-label={text.check.heading(name)}
      onKeyDown={onEscape(() => studio.check.close())}
    >
      <CheckMatch match={checking.match} wishes={wishes} isLaid={isLaid} {...copied} />
      <CheckFit
        fit={fit}
        wishes={wishes}
        onWishes={setWishes}
        {...copied}
        {...(checking.rate && { rate: checking.rate })}
      />
      <CheckFaults faults={checking.faults} />
      <div className="row links">
        <Button kind="link" onPress={() => studio.check.close()}>
          {text.check.close}
        </Button>
      </div>
    </div>
  );
}
