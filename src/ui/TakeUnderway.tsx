/** What a take that is under way is doing: how far it is, how long already, where it will go, and how to stop it. */

import type { ReactNode } from "react";
import { isWire } from "../core/job";
import type { Take } from "../core/take";
import type { TakeWork } from "../studio/takes/take-row";
import { clockOf, elapsedText, useNow } from "./clock";
import { Button } from "./controls";
import { Note } from "./Problem";
import { ProgressBar } from "./Steps";
import { Twice } from "./Twice";
import { timeOn, useSequence, videoTrack } from "./sequence";
import { useCommands, useStudio, useText } from "./useStudio";

export function Underway(props: { readonly take: Take; readonly work: TakeWork; readonly name: string }): ReactNode {
  const { take, work, name } = props;
  const text = useText();
  const host = take.recipe.asked?.host ?? "";
  return (
    <>
      <Progress work={work} name={name} />
      {work.step === "engine" && <AtTheEngine work={work} host={host} />}
      {work.step === "fetching" && work.broke !== "no" && (
        <p className="dim">{work.broke === "again" ? text.wire.brokeOff : text.wire.stalled(work.broke, host)}</p>
      )}
      <GoesTo take={take} />
    </>
  );
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
  return <ProgressBar name={name} done={done} total={total} />;
}

/** How long the engine has had it. A second is fine enough, and slow enough to cost nothing. */
export function Elapsed(props: { readonly since: string }): ReactNode {
  const text = useText();
  const now = useNow(1000);
  const elapsed = elapsedText(props.since, now);
  return (
    <span className="state dim figures" title={text.wire.since(clockOf(props.since, text.months, now))}>
      {`, ${elapsed.kind === "clock" ? elapsed.text : text.days(elapsed.days, elapsed.hours)}`}
    </span>
  );
}

function AtTheEngine(props: {
  readonly work: Extract<TakeWork, { step: "engine" }>;
  readonly host: string;
}): ReactNode {
  const { stalled, state, progress } = props.work;
  const text = useText();
  switch (stalled) {
    case "away":
      return <p className="dim">{text.wire.stalled(stalled, props.host)}</p>;
    case "key-refused":
    case "redirected":
      return <Note>{text.wire.stalled(stalled, props.host)}</Note>;
    case "no":
      return state === "running" && progress === "unknown" ? <Uncounted /> : null;
  }
}

const DASHES = Array.from({ length: 12 }, (_, index) => index);

/** Nobody counts it, so the bar has no end. */
function Uncounted(): ReactNode {
  const text = useText();
  return (
    <>
      <p className="dim">{text.wire.noProgress}</p>
      <div className="dashes" aria-hidden="true">
        {DASHES.map((dash) => (
          <span key={dash} className="dash" />
        ))}
      </div>
    </>
  );
}

/** Where it will lie, while that can still be told: in the sequence that is open. */
function GoesTo(props: { readonly take: Take }): ReactNode {
  const { shot, recipe } = props.take;
  const text = useText();
  const sequence = useSequence();
  if (!isWire(recipe.engine) || sequence?.sequenceId !== shot.sequenceId) return null;
  const start = timeOn(shot.rangeInSequence.start, sequence);
  return (
    <p className="dim figures" title={text.wire.goesToSays}>
      {text.wire.goesTo(text.take.at(videoTrack(shot.videoTrack), start))}
    </p>
  );
}

/** The engine has it, or may have it by now: stopping saves nothing for certain. */
export function isPaidFor({ step }: TakeWork): boolean {
  return step === "sending" || step === "engine" || step === "fetching" || step === "looking";
}

/** Holds, hurries and stops what is under way. */
export function UnderwayActions(props: { readonly takeId: string; readonly work: TakeWork }): ReactNode {
  const { takeId, work } = props;
  const text = useText();
  const studio = useCommands();
  const waiting = useStudio((state) => state.queue.waiting);
  const place = work.step === "queued" ? waiting.indexOf(takeId) : -1;
  return (
    <div className="row actions">
      {isPaidFor(work) ? (
        <Twice
          ask={text.take.stop}
          sure={text.wire.stopSure}
          not={text.wire.keepOn}
          onSure={() => studio.cancel(takeId)}
        />
      ) : (
        <Button onPress={() => studio.cancel(takeId)}>{text.take.stop}</Button>
      )}
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
