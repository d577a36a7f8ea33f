/** One take: its picture, where it stands, and what can be done with it. */

import type { KeyboardEvent, ReactNode } from "react";
import { canBeAskedAgain, jobOf, type PlacementRecord, type Take } from "../core/take";
import { durationText, ticksOfFrames } from "../core/time";
import { targetOf } from "../studio/plan";
import type { TakeRow, TakeWork } from "../studio/state";
import { clockOf, elapsedText, useNow } from "./clock";
import { Button } from "./controls";
import { FailureText } from "./Problem";
import { AskTwice, Question } from "./Question";
import type { Text } from "./text/en";
import { useCommands, useStudio, useText } from "./useStudio";
import { videoTrack } from "./WhereBlock";

export function TakeCard(props: {
  readonly row: TakeRow;
  /** Under the heading of its shot the take's number is name enough. */
  readonly underShot?: boolean;
  /** Called once the form is filled from the take's recipe; absent where a take is not offered for that. */
  readonly onRestored?: () => void;
}): ReactNode {
  const { row, underShot = false, onRestored } = props;
  const { take, work } = row;
  const text = useText();
  const studio = useCommands();
  const name = text.take.name(take.shot.number, take.number);
  const state = standing(text, row);

  function stopOnEscape(event: KeyboardEvent<HTMLElement>): void {
    if (event.key === "Escape" && work !== undefined) studio.cancel(take.id);
  }

  return (
    <article className="take" aria-label={name} onKeyDown={stopOnEscape}>
      <div className={pictureClass(row)}>
        {row.picture !== undefined && <img src={row.picture} alt={text.take.picture(name)} />}
      </div>
      <div className="take-facts">
        <div className="row take-title">
          <h3 className="title">{underShot ? text.take.short(take.number) : name}</h3>
          <span className="spring" />
          <span className={`state ${state.colour}`} role="status">
            {state.word}
          </span>
        </div>
        <p className="dim figures">{facts(text, take)}</p>
        <Why row={row} />
        <Cuts take={take} />
        {work !== undefined && <Progress work={work} name={name} />}
        {work?.step === "engine" && <AtTheEngine since={work.since} isAway={work.offline} />}
        <Actions row={row} {...(onRestored && { onRestored })} />
      </div>
    </article>
  );
}

function pictureClass({ picture, take }: TakeRow): string {
  if (picture === undefined) return "take-picture empty";
  return take.recipe.size.height > take.recipe.size.width ? "take-picture tall" : "take-picture";
}

function makerOf(text: Text, { engine, asked, model }: Take["recipe"]): readonly string[] {
  switch (engine) {
    case "animatic":
    case "still-hold":
      return [text.engine.names[engine], text.take.notAi];
    case "openai-videos":
    case "openrouter":
      return [...(asked === undefined ? [] : [asked.engineName]), shortName(model), text.wire.order.ai];
  }
}

/** Without the organisation, and without what only says how the weights are packed. */
function shortName(model: string): string {
  return model.slice(model.lastIndexOf("/") + 1).replace(/-Diffusers$/, "");
}

function facts(text: Text, { recipe, charge }: Take): string {
  const length = durationText(ticksOfFrames(recipe.frames, recipe.rate), recipe.rate);
  const seed = recipe.engine === "still-hold" ? [] : [text.take.seed(recipe.seed)];
  const paid = charge === undefined ? [] : [text.wire.job.cost(charge.money, charge.how === "estimated")];
  return [length, ...seed, ...makerOf(text, recipe), ...paid].join(", ");
}

interface Standing {
  readonly word: string;
  readonly colour: "good" | "warn" | "bad" | "dim";
}

/** Where the take stands, in a word or two. What lies on the timeline says so, because that was read just now. */
function standing(text: Text, { take, work, onTimeline }: TakeRow): Standing {
  if (work !== undefined) return { word: text.take.working(work), colour: "dim" };
  const [place, second] = onTimeline;
  if (place !== undefined) {
    const word =
      second === undefined
        ? text.take.onTrack(videoTrack(place.track), place.timecode)
        : text.take.places(onTimeline.length);
    return { word, colour: "dim" };
  }
  switch (take.state.kind) {
    case "asked":
      return { word: text.take.asked, colour: "dim" };
    case "submitting":
    case "unanswered":
      return { word: text.wire.question.word, colour: "warn" };
    case "making":
      return { word: text.take.making, colour: "dim" };
    case "delivered":
      return { word: text.take.delivered, colour: "warn" };
    case "ready":
      return readyStanding(text, take.placement);
    case "failed":
      return { word: text.take.failed, colour: "bad" };
    case "cancelled":
      return { word: text.take.cancelled, colour: "dim" };
    case "interrupted":
      return { word: text.take.interrupted, colour: "warn" };
  }
}

function readyStanding(text: Text, placement: PlacementRecord | undefined): Standing {
  switch (placement?.outcome) {
    case "waits":
      return { word: text.take.waits, colour: "warn" };
    case "unverified":
      return { word: text.take.unconfirmed, colour: "warn" };
    case "failed":
      return { word: text.take.notPlaced, colour: "bad" };
    case "verified":
    case undefined:
      return { word: text.take.ready, colour: "good" };
  }
}

/** Why it failed, or waits in the bin; nothing where all went well. */
function Why(props: { readonly row: TakeRow }): ReactNode {
  const { work } = props.row;
  const { state, placement } = props.row.take;
  const text = useText();
  switch (state.kind) {
    case "failed":
      return <FailureText failure={state.failure} />;
    case "cancelled":
      return <p className="why dim">{state.job === undefined ? text.take.cancelledSays : text.wire.job.goesOn}</p>;
    case "interrupted":
      return <p className="why dim">{text.take.interruptedSays}</p>;
    case "unanswered":
      return work === undefined ? <Question take={props.row.take} /> : null;
    case "asked":
    case "submitting":
    case "making":
    case "delivered":
      return null;
    case "ready":
      switch (placement?.outcome) {
        case "waits":
          return <p className="why dim">{text.take.waitsFor[placement.why]}</p>;
        case "unverified":
          return <p className="why warn">{text.take.unverified}</p>;
        case "failed":
          return <FailureText failure={placement.failure} />;
        case "verified":
        case undefined:
          return null;
      }
  }
}

/** What placing the take now would cut away, said before it is done; nothing where nothing would be. */
function Cuts(props: { readonly take: Take }): ReactNode {
  const { take } = props;
  const text = useText();
  const host = useStudio((state) => state.host);
  const form = useStudio((state) => state.form);
  const sequence = host.kind === "open" ? host.project.sequence : undefined;
  if (sequence === undefined || take.state.kind !== "ready") return null;
  const { overwrites } = targetOf(take, sequence, form).coverage;
  if (overwrites === undefined) return null;
  const [only, second] = overwrites.names;
  const names = only !== undefined && second === undefined ? only : text.where.items(overwrites.names.length);
  const length = durationText(overwrites.length, sequence.rate, sequence.timecodeFormat);
  return <p className="why warn">{text.take.cuts(names, length, videoTrack(overwrites.track))}</p>;
}

/** What is done of what, where somebody counts; a total of 0 where nobody does. */
function countOf(work: TakeWork): readonly [done: number, total: number] {
  if (work.step === "drawing") return [work.done, work.total];
  if (work.step === "fetching") return [work.done, work.total ?? 0];
  return work.step === "engine" && work.progress !== "unknown" ? [Math.round(work.progress * 100), 100] : [0, 0];
}

/** Frames done, where they are counted; where nothing is counted, no bar pretends to know. */
function Progress(props: { readonly work: TakeWork; readonly name: string }): ReactNode {
  const { work, name } = props;
  const [done, total] = countOf(work);
  if (total < 1) return null;
  return (
    <div
      className="progress"
      role="progressbar"
      aria-label={name}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={done}
    >
      <div className="progress-done" style={{ width: `${(100 * done) / total}%` }} />
    </div>
  );
}

/** How long the engine has had it. A second is fine enough, and slow enough to cost nothing. */
function AtTheEngine(props: { readonly since: string; readonly isAway: boolean }): ReactNode {
  const text = useText();
  const now = useNow(1000);
  return (
    <p className="dim figures">
      {text.wire.since(elapsedText(props.since, now), clockOf(props.since, now))}
      {props.isAway && ` ${text.wire.away}`}
    </p>
  );
}

/** Holds, hurries and stops what is under way. */
function Underway(props: { readonly takeId: string; readonly work: TakeWork }): ReactNode {
  const { takeId, work } = props;
  const text = useText();
  const studio = useCommands();
  const waiting = useStudio((state) => state.queue.waiting);
  const place = work.step === "queued" ? waiting.indexOf(takeId) : -1;
  return (
    <div className="row actions">
      <Button onPress={() => studio.cancel(takeId)}>{text.take.stop}</Button>
      {place > 0 && (
        <>
          <Button onPress={() => studio.moveInQueue(takeId, "first")}>{text.wire.queue.first}</Button>
          <Button onPress={() => studio.moveInQueue(takeId, "up")}>{text.wire.queue.up}</Button>
        </>
      )}
      {place >= 0 && place < waiting.length - 1 && (
        <Button onPress={() => studio.moveInQueue(takeId, "down")}>{text.wire.queue.down}</Button>
      )}
    </div>
  );
}

/** What going on with a take does: it is fetched again, looked for again, or made anew. */
function goOnText(text: Text, state: Take["state"]): string {
  if (jobOf(state).job === undefined) return text.take.again;
  if (state.kind === "failed" && state.failure.kind === "job-vanished") return text.wire.question.look;
  return state.kind === "cancelled" ? text.wire.job.goOn : text.wire.job.fetch;
}

function Actions(props: { readonly row: TakeRow; readonly onRestored?: () => void }): ReactNode {
  const { row, onRestored } = props;
  const { take, work } = row;
  const text = useText();
  const studio = useCommands();
  const canPlace = useStudio((state) => state.plan !== undefined);
  if (work !== undefined) return <Underway takeId={take.id} work={work} />;
  if (take.state.kind === "unanswered") return null;
  return (
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
        </>
      )}
      {canBeAskedAgain(take.state) && (
        <Button onPress={() => void studio.retry(take.id)}>{goOnText(text, take.state)}</Button>
      )}
      {canBeAskedAgain(take.state) && jobOf(take.state).job !== undefined && (
        <AskTwice onSure={() => void studio.retry(take.id, { anew: true })} />
      )}
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
    </div>
  );
}
