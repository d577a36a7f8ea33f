/** Under a take: the engine that has its film makes the shot again, goes on with it, or changes it. One line says what. */

import type { ReactNode } from "react";
import type { Failure } from "../core/failure";
import { isWire, VARIATIONS } from "../core/job";
import type { Take } from "../core/take";
import { rowsById } from "../studio/takes/row-index";
import type { TakeRow } from "../studio/takes/take-row";
import type { Plan } from "../studio/form/plan";
import type { VariationDraft } from "../studio/making/variation-state";
import { Confirming, useSecondPress } from "./Confirming";
import { Button, NumberField, TextField, onEscape } from "./controls";
import { Note, Problem, Refusal } from "./Problem";
import { timeOn, useSequence, videoTrack } from "./sequence";
import { useCommands, useStudio, useText } from "./useStudio";

/** Nothing that was drawn here lies with an engine. */
export function VaryLink(props: { readonly row: TakeRow }): ReactNode {
  const { take } = props.row;
  const text = useText();
  const studio = useCommands();
  const isOpen = useStudio(({ variation }) => variation.kind === "open" && variation.takeId === take.id);
  if (take.state.kind !== "ready" || !isWire(take.recipe.engine)) return null;
  return (
    <Button
      kind="link"
      expanded={isOpen}
      says={text.vary.openSays}
      onPress={() => (isOpen ? studio.variations.leave() : studio.variations.begin(take.id))}
    >
      {text.vary.open}
    </Button>
  );
}

export function TakeVariations(props: { readonly take: Take; readonly onRestored?: () => void }): ReactNode {
  const { take } = props;
  const draft = useStudio(({ variation }) =>
    variation.kind === "open" && variation.takeId === take.id ? variation : undefined,
  );
  const { state, recipe } = take;
  if (draft !== undefined) return <Draft {...props} draft={draft} />;
  // The film that it was to be made from is no longer with the engine, but it is still here.
  const isGone = state.kind === "failed" && state.failure.kind === "cannot-vary" && recipe.parent !== undefined;
  return isGone ? <FromLastFrame {...props} takeId={recipe.parent.takeId} /> : null;
}

/** The way round: a take of its own, that begins where the film ends. Absent where that take is gone too. */
function FromLastFrame(props: { readonly takeId: string; readonly onRestored?: () => void }): ReactNode {
  const { takeId, onRestored } = props;
  const text = useText();
  const studio = useCommands();
  const isThere = useStudio(({ takes }) => rowsById(takes).has(takeId));
  if (!isThere) return null;
  return (
    <div className="row actions">
      <Button
        says={text.vary.anewSays}
        onPress={() => {
          studio.variations.leave();
          void studio.references.takeFromTake(takeId, "last");
          onRestored?.();
        }}
      >
        {text.vary.anew}
      </Button>
    </div>
  );
}

function Draft(props: {
  readonly draft: VariationDraft;
  readonly take: Take;
  readonly onRestored?: () => void;
}): ReactNode {
  const { draft, take, onRestored } = props;
  const { does, offers, plan, refusal } = draft;
  const text = useText();
  const studio = useCommands();
  const offer = offers[does];

  return (
    <section
      className="vary"
      aria-label={text.vary.label(text.take.name(take.shot.number, take.number))}
      onKeyDown={onEscape(() => studio.variations.leave())}
    >
      <div className="row vary-kinds">
        {VARIATIONS.map((one) => (
          <button
            key={one}
            type="button"
            aria-pressed={one === does}
            className={
              one === does ? "page-name page-open" : offers[one].kind === "can" ? "page-name" : "page-name cannot"
            }
            onClick={() => studio.variations.edit({ does: one })}
          >
            {text.vary.kinds[one]}
          </button>
        ))}
        <span className="spring" />
        <Button kind="link" onPress={() => studio.variations.leave()}>
          {text.vary.close}
        </Button>
      </div>
      {offer.kind === "cannot" || plan === undefined ? (
        refusal !== undefined && (
          <>
            <Refusal failure={refusal} />
            {refusal.kind === "cannot-vary" && refusal.why !== "other-sequence" && (
              <FromLastFrame takeId={take.id} {...(onRestored && { onRestored })} />
            )}
          </>
        )
      ) : (
        <Line draft={draft} plan={plan} take={take} sure={offer.sure} />
      )}
      <Problem at="vary" />
    </section>
  );
}

function Line(props: {
  readonly draft: VariationDraft;
  readonly plan: Plan;
  readonly take: Take;
  readonly sure: boolean;
}): ReactNode {
  const { draft, plan, take, sure } = props;
  const { does, prompt, seconds, refusal } = draft;
  const text = useText();
  const studio = useCommands();
  const place = usePlace(plan);
  return (
    <>
      <TextField
        label={text.vary.line[does]}
        hint={text.vary.hint[does]}
        text={prompt}
        lines={2}
        className="vary-line"
        onType={(typed) => studio.variations.edit({ prompt: typed })}
      />
      {does === "extend" ? (
        <>
          <div className="row">
            <span className="dim">{text.vary.lengthBefore}</span>
            <NumberField
              label={text.vary.length}
              value={seconds}
              onType={(typed) => studio.variations.edit({ seconds: typed })}
            />
            <span className="dim">{text.vary.lengthAfter}</span>
          </div>
          <p className="dim">{text.vary.extends(place)}</p>
        </>
      ) : (
        <p className="dim">{text.vary.says[does](take.shot.number, place)}</p>
      )}
      {plan.order !== undefined && (
        <p className="dim figures cost">
          {does === "extend" && `${text.vary.adds(plan.order.asked.seconds, plan.order.handle)} `}
          <span className="happened">{text.wire.order.costs(plan.order.estimate, plan.order.sends.reach)}</span>{" "}
          {text.wire.order.sends(plan.order.sends)}
          {plan.order.sends.checkedBy !== undefined && ` ${text.wire.order.checked(plan.order.sends.checkedBy)}`}
        </p>
      )}
      {plan.order?.misfits.map((misfit) => (
        <Note key={misfit.kind}>{text.wire.order.misfit(misfit)}</Note>
      ))}
      {!sure && <p className="dim">{text.vary.unsure}</p>}
      <Ask draft={draft} plan={plan} />
      {isTold(refusal) && <Refusal failure={refusal} id="vary-refusal" />}
    </>
  );
}

/** `V2 10:00:04:00`, and what is hidden there. */
function usePlace({ videoTrack: track, where, coverage }: Plan): string {
  const text = useText();
  const sequence = useSequence();
  if (sequence === undefined) return videoTrack(track);
  const at = text.take.at(videoTrack(track), timeOn(where.rangeInSequence.start, sequence));
  const [hidden] = coverage.hides;
  return hidden === undefined ? at : `${at}, ${text.vary.hides(videoTrack(hidden.track))}`;
}

/** What costs more than the editor lets pass is asked once more, and only for what stood there when it was pressed. */
function Ask(props: { readonly draft: VariationDraft; readonly plan: Plan }): ReactNode {
  const { draft, plan } = props;
  const { does, refusal, takeId, prompt } = draft;
  const { order } = plan;
  const text = useText();
  const studio = useCommands();
  const confirmAbove = useStudio((state) => state.settings.confirmAbove);
  const spends = JSON.stringify([takeId, prompt, order?.asked, order?.estimate]);
  const isAsked = order?.confirm === true && refusal === undefined;
  const second = useSecondPress(isAsked, [spends], (confirmed) => studio.variations.ask({ confirmed }));
  if (order === undefined) return null;
  return second.isConfirming ? (
    <Confirming
      says={text.wire.order.above(order.estimate, confirmAbove)}
      yes={text.wire.order.confirm(order.estimate)}
      second={second}
    />
  ) : (
    <div className="row actions">
      <Button
        kind="primary"
        disabled={second.isUnderWay || refusal !== undefined}
        takesKeyboard={second.hasAsked}
        {...(isTold(refusal) && { describedBy: "vary-refusal" })}
        onPress={() => void second.press()}
      >
        {text.vary.ask(text.vary.kinds[does], order.estimate)}
      </Button>
    </div>
  );
}

/** An empty line says by itself what is missing. */
function isTold(refusal: Failure | undefined): refusal is Failure {
  return refusal !== undefined && refusal.kind !== "empty-prompt";
}
