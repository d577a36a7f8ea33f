/** One shot of the storyboard: its picture, number, length and words; the chosen one is open for changes. */

import type { ReactNode } from "react";
import { headingWords, wordsAsked } from "../core/scene-heading";
import { canSplit, type BoardShot } from "../core/storyboard";
import { pictureOf, takesOf } from "../studio/board/shot-picture";
import type { TakeRow } from "../studio/takes/take-row";
import type { StoryState } from "../studio/board/story-state";
import { BatchButton } from "./Batch";
import { Button, NumberField, TextField } from "./controls";
import { MakerSelect } from "./OrderBlock";
import { FailureText } from "./Problem";
import { videoTrack } from "./sequence";
import { useCommands, useStudio, useText } from "./useStudio";

export function StoryShot(props: {
  readonly shot: BoardShot;
  readonly scene: string;
  readonly rows: ReadonlyMap<string, TakeRow>;
  readonly story: StoryState;
  readonly isLast: boolean;
}): ReactNode {
  const { shot, scene, rows, story, isLast } = props;
  const text = useText();
  const { board: commands } = useCommands();
  const words = text.board.story;
  const row = pictureOf(shot, rows) ?? takesOf(shot, rows).at(-1);
  const busy = shot.takes.map((id) => rows.get(id)?.work).find((work) => work !== undefined);
  const isChosen = story.chosen === shot.id;
  const isStale = row !== undefined && busy === undefined && story.undrawn.includes(shot.id);
  const name = words.shot(shot.number);
  const state = busy !== undefined ? text.take.working(busy) : isStale ? words.stale : undefined;
  const { picture } = row ?? {};
  return (
    <>
      {scene !== "" && <h4 className="scene">{scene}</h4>}
      <article className={isChosen ? "frame frame-chosen" : "frame"} aria-label={name}>
        <button
          type="button"
          className={isStale || busy !== undefined ? "frame-picture unmade" : "frame-picture"}
          aria-pressed={isChosen}
          aria-label={`${words.openShot(shot.number)}${picture === undefined ? `, ${words.undrawn}` : ""}`}
          onClick={() => commands.chooseShot(isChosen ? undefined : shot.id)}
        >
          {picture === undefined ? (
            <span className="frame-empty">{words.undrawn}</span>
          ) : (
            <img src={picture} alt={words.pictureOf(shot.number)} />
          )}
        </button>
        <div className="row frame-line">
          <span className="frame-number">{shot.number}</span>
          {state !== undefined && <span className="dim cut">{state}</span>}
          <span className="spring" />
          <span className="dim figures">{words.seconds(shot.seconds)}</span>
        </div>
        {!isChosen && (
          <p className="frame-words" dir="auto">
            {shot.prompt}
          </p>
        )}
        {isChosen && !story.isElsewhere && <OpenShot shot={shot} story={story} isLast={isLast} />}
        {isChosen && story.isElsewhere && (
          <>
            <p dir="auto">{shot.prompt}</p>
            <Heading shot={shot} />
          </>
        )}
      </article>
    </>
  );
}

/** Follows the words while they are typed: an hour of theirs goes before the heading's. */
function Heading(props: { readonly shot: BoardShot }): ReactNode {
  const text = useText().board.story;
  const words = headingWords(props.shot);
  return wordsAsked(props.shot) !== props.shot.prompt && <p className="dim">{text.heading(words)}</p>;
}

function OpenShot(props: {
  readonly shot: BoardShot;
  readonly story: StoryState;
  readonly isLast: boolean;
}): ReactNode {
  const { shot, story, isLast } = props;
  const { id } = shot;
  const text = useText().board.story;
  const { board: commands } = useCommands();
  return (
    <div className="open-shot">
      <TextField
        label={text.promptOf(shot.number)}
        hint={text.promptHint}
        text={shot.prompt}
        lines={4}
        className="negative"
        onType={(prompt) => commands.editShot(id, { prompt })}
      />
      <Heading shot={shot} />
      <div className="row">
        <span className="dim">{text.length}</span>
        <NumberField
          label={text.lengthOf(shot.number)}
          value={shot.seconds}
          onType={(seconds) => {
            // What cannot be read stays in the field alone.
            if (seconds > 0) commands.editShot(id, { seconds });
          }}
        />
        <span className="dim">s</span>
      </div>
      <div className="row actions">
        <Button onPress={() => commands.moveShot(id, -1)}>{text.earlier}</Button>
        <Button onPress={() => commands.moveShot(id, 1)} disabled={isLast}>
          {text.later}
        </Button>
        <Button onPress={() => commands.splitShot(id)} disabled={!canSplit(shot)}>
          {text.split}
        </Button>
        <Button onPress={() => commands.mergeShot(id)} disabled={isLast}>
          {text.merge}
        </Button>
        <Button onPress={() => commands.removeShot(id)}>{text.remove}</Button>
      </div>
      <Real story={story} />
    </div>
  );
}

/** A real take for the place where the shot's picture lies. */
function Real(props: { readonly story: StoryState }): ReactNode {
  const { asks, chosen } = props.story;
  const text = useText();
  const { board: commands } = useCommands();
  const engines = useStudio((state) => state.engines);
  const maker = useStudio((state) => state.form.maker);
  const words = text.board.story;
  if (engines.length === 0) return <p className="dim">{words.noEngine}</p>;
  if (asks === undefined) return <p className="dim">{words.notLaid}</p>;
  const { plan, track, timecode } = asks;
  return (
    <>
      <MakerSelect />
      <p className="dim lead">{words.replaces(videoTrack(track), timecode)}</p>
      <BatchButton
        plan={plan}
        isRefused={plan.refusal !== undefined || maker.kind === "built-in"}
        label={maker.kind === "built-in" ? words.chooseEngine : words.real(text.board.batch.make(1, plan.total))}
        onPress={async (how) => {
          if (chosen !== undefined) await commands.askForShot(chosen, how);
        }}
      />
      {plan.refusal !== undefined && maker.kind === "engine" && <FailureText failure={plan.refusal.failure} />}
    </>
  );
}
