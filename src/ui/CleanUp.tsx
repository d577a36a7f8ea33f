/** Removing takes that nobody wants: what would go is counted and weighed first, and asked. */

import type { ReactNode } from "react";
import type { Removable } from "../core/clean-up";
import type { CleanUp as State, Lot } from "../studio/takes/shelf-state";
import { Button } from "./controls";
import { Note } from "./Problem";
import { Twice } from "./Twice";
import { useCommands, useStudio, useText } from "./useStudio";

/** Absent while an offer stands. */
export function CleanUpLink(): ReactNode {
  const { cleanUp } = useText().shelf;
  const studio = useCommands();
  const isOpen = useStudio(({ shelf }) => shelf.cleanUp !== undefined);
  if (isOpen) return null;
  return (
    <Button kind="link" onPress={() => void studio.shelf.reviewCleanUp()} says={cleanUp.openSays}>
      {cleanUp.open}
    </Button>
  );
}

export function CleanUp(): ReactNode {
  const text = useText();
  const studio = useCommands();
  const state = useStudio(({ shelf }) => shelf.cleanUp);
  const { cleanUp } = text.shelf;
  if (state === undefined) return null;
  return (
    <div className="clean-up" role="group" aria-label={cleanUp.open}>
      <Says state={state} />
      {(state.kind === "offer" || state.kind === "removed") && (
        <Button kind="link" onPress={() => studio.shelf.closeCleanUp()}>
          {state.kind === "offer" ? text.wire.order.notNow : cleanUp.close}
        </Button>
      )}
    </div>
  );
}

function Says(props: { readonly state: State }): ReactNode {
  const { state } = props;
  const { cleanUp } = useText().shelf;
  switch (state.kind) {
    case "looking":
      return <p role="status">{cleanUp.looking}</p>;
    case "removing":
      return <p role="status">{cleanUp.removing(state.done, state.of)}</p>;
    case "removed":
      return <p role="status">{cleanUp.removed(state.takes, state.bytes, state.left)}</p>;
    case "offer": {
      const isNothing = state.rejected.takes.length === 0 && state.leftover.takes.length === 0;
      return (
        <>
          {state.unreadLedgers > 0 && <Note>{cleanUp.unreadLedgers(state.unreadLedgers)}</Note>}
          {state.unreadBoards > 0 && <Note>{cleanUp.unreadBoards(state.unreadBoards)}</Note>}
          {state.unreadSequences > 0 && <Note>{cleanUp.unreadSequences(state.unreadSequences)}</Note>}
          {state.unreadClips > 0 && <Note>{cleanUp.unreadClips(state.unreadClips)}</Note>}
          <Offered which="rejected" lot={state.rejected} />
          <Offered which="leftover" lot={state.leftover} />
          {isNothing && state.unreadLedgers + state.unreadBoards === 0 && <p className="teach">{cleanUp.nothing}</p>}
          <p className="dim">{cleanUp.stays}</p>
          {!isNothing && <p className="dim">{cleanUp.forGood}</p>}
        </>
      );
    }
  }
}

function Offered(props: { readonly which: Removable; readonly lot: Lot }): ReactNode {
  const { which, lot } = props;
  const text = useText();
  const studio = useCommands();
  const count = lot.takes.length;
  if (count === 0) return null;
  return (
    <div className="row actions figures">
      <span className="beside-actions">{text.shelf.cleanUp[which](count, lot.bytes)}</span>
      <Twice
        ask={text.shelf.cleanUp.remove(count)}
        sure={text.shelf.cleanUp.sure(count)}
        not={text.wire.order.notNow}
        onSure={() => void studio.shelf.cleanUp(which, lot.takes)}
      />
    </div>
  );
}
