/** The Shot tab, top to bottom: where, references, prompt, engine, the one button, the latest takes. */

import type { ReactNode } from "react";
import { ticksOfFrames } from "../core/time";
import type { StudioState } from "../studio/state";
import { Confirming, useSecondPress } from "./Confirming";
import { Button } from "./controls";
import { Later } from "./later-pages";
import { PolicyLine } from "./PolicyLine";
import { Note, Problem, Refusal } from "./Problem";
import { References } from "./References";
import { Engine, Prompt } from "./ShotForm";
import { isQuestion } from "./take-question";
import { lengthOn, openSequence, videoTrack } from "./sequence";
import type { Text } from "./text/en";
import { useCommands, useOthers, useStudio, useText } from "./useStudio";
import { WhereBlock } from "./WhereBlock";

const LATEST = 3;

export function ShotTab(props: {
  readonly onAllTakes: () => void;
  readonly onGoTo: (takeId: string) => void;
  readonly onConnect: () => void;
}): ReactNode {
  return (
    <>
      <WhereBlock />
      <Later>{({ AgainBlock }) => <AgainBlock />}</Later>
      <References />
      <Prompt />
      <Engine onConnect={props.onConnect} />
      <PolicyLine />
      <Make />
      <Latest onAllTakes={props.onAllTakes} onGoTo={props.onGoTo} />
    </>
  );
}

function Make(): ReactNode {
  const text = useText();
  const studio = useCommands();
  const plan = useStudio((state) => state.plan);
  const label = useStudio((state) => makeText(text, state));
  const refusal = plan?.refusal;
  const order = plan?.order;
  const form = useStudio((state) => state.form);
  const confirmAbove = useStudio((state) => state.settings.confirmAbove);
  const refusing = useStudio(refusingEngine);
  const spends = order === undefined ? "" : JSON.stringify([order.asked, order.model, order.total]);
  // Another form has not been agreed to, even where it spends as much.
  const second = useSecondPress(order?.confirm === true && refusal === undefined, [form, spends], (confirmed) =>
    studio.make({ confirmed }),
  );
  return (
    <section className="block">
      {order !== undefined && second.isConfirming ? (
        <Confirming
          says={text.wire.order.above(order.total, confirmAbove)}
          yes={text.wire.order.confirm(order.total)}
          second={second}
        />
      ) : (
        <Button
          kind="primary"
          onPress={() => void second.press()}
          disabled={second.isUnderWay || plan === undefined || refusal !== undefined}
          takesKeyboard={second.hasAsked}
          {...(refusal === undefined ? { says: text.make.key } : { describedBy: "refusal" })}
        >
          {label}
        </Button>
      )}
      {refusing !== undefined && refusal === undefined && <Note>{text.wire.refusing(refusing)}</Note>}
      {refusal !== undefined && <Refusal failure={refusal} id="refusal" />}
      <Problem at="make" />
    </section>
  );
}

/** The name of the chosen engine, while it refuses the key or points elsewhere. */
function refusingEngine({ plan, engines }: StudioState): string | undefined {
  const chosen = engines.find(({ entry }) => entry.id === plan?.order?.asked.engineId);
  return chosen?.health.kind === "refuses" ? chosen.entry.name : undefined;
}

/** What one press will do, in the words of the plan. */
function makeText(text: Text, state: StudioState): string {
  const { plan, form } = state;
  const sequence = openSequence(state);
  if (plan === undefined || sequence === undefined || plan.frames < 1) return text.make.nowhere;
  if (plan.order !== undefined)
    return plan.takes === 1
      ? text.wire.order.make(plan.order.asked.seconds, plan.order.total)
      : text.shelf.make.engine(plan.takes, plan.order.total);
  if (plan.maker === "engine") return text.wire.order.makeNone;
  const length = lengthOn(ticksOfFrames(plan.frames, sequence.rate), sequence);
  if (plan.takes > 1) return text.shelf.make.animatic(plan.takes, length, videoTrack(plan.videoTrack));
  const words = plan.maker === "animatic" ? text.make.animatic : text.make.stillHold;
  return words[form.mode](length, videoTrack(plan.videoTrack));
}

function Latest(props: { readonly onAllTakes: () => void; readonly onGoTo: (takeId: string) => void }): ReactNode {
  const text = useText();
  const takes = useStudio((state) => state.takes);
  useOthers();
  // A question waits for nobody else, so it is not for scrolling to.
  const latest = [...takes.filter(isQuestion), ...takes.filter((row) => !isQuestion(row))].slice(0, LATEST);
  return (
    <section className="block ruled" aria-label={text.tabs.takes}>
      <Problem at="takes" />
      {takes.length === 0 && <p className="teach">{text.takes.noneShort}</p>}
      <Later>
        {({ TakeCard }) => latest.map((row) => <TakeCard key={row.take.id} row={row} onGoTo={props.onGoTo} />)}
      </Later>
      {takes.length > LATEST && (
        <Button kind="link" onPress={props.onAllTakes}>
          {text.takes.all(takes.length)}
        </Button>
      )}
    </section>
  );
}
