/** The storyboard: pictures in order, each with its number, its length and its words; what is chosen is open for changes. */

import { useState, type ReactNode } from "react";
import { canSplit, lengthOfBoard, type Board, type BoardShot } from "../core/storyboard";
import { framesPerSecond } from "../core/time";
import { rowsById } from "../studio/row-index";
import type { TakeRow } from "../studio/state";
import type { StoryState } from "../studio/story-state";
import { BatchButton, Batches } from "./Batch";
import { Button, NumberField, Select, TextField } from "./controls";
import { MakerSelect } from "./OrderBlock";
import { FailureText, Note, Problem } from "./Problem";
import { useCommands, useStudio, useText } from "./useStudio";
import { videoTrack } from "./WhereBlock";

/** As many as anyone takes in at once; a board of thousands is turned over, not scrolled. */
const ON_A_PAGE = 24;

export function StoryPage(): ReactNode {
  const text = useText();
  const host = useStudio((state) => state.host);
  const story = useStudio((state) => state.board.story);
  if (host.kind === "starting" || host.kind === "no-project") {
    return (
      <section className="block">
        <p className="teach">{host.kind === "starting" ? text.where.starting : text.where.noProject}</p>
      </section>
    );
  }
  return (
    <>
      <Which story={story} />
      {story.board === undefined ? <ReadIn story={story} /> : <TheBoard board={story.board} story={story} />}
      <section className="block">
        <Problem at="board" />
        <Batches />
      </section>
    </>
  );
}

/** Which of several boards, or a new one. */
function Which(props: { readonly story: StoryState }): ReactNode {
  const { board, boards, unread, isElsewhere } = props.story;
  const text = useText().board.story;
  const commands = useCommands().board;
  return (
    <section className="block">
      {boards.length > 0 && (
        <div className="row both-ends">
          <Select
            label={text.choose}
            className="flush"
            value={board?.id ?? ""}
            choices={[
              ...boards.map(({ id, title }) => ({ value: id, text: title === "" ? text.untitled : title })),
              { value: "", text: text.another },
            ]}
            onChoose={(id) => commands.chooseBoard(id === "" ? undefined : id)}
          />
          {isElsewhere && (
            <Button kind="link" onPress={() => void commands.copyBoard()}>
              {text.copy}
            </Button>
          )}
        </div>
      )}
      {isElsewhere && <p className="dim">{text.elsewhere}</p>}
      {unread.length > 0 && <Note>{text.unread(unread.join(", "))}</Note>}
    </section>
  );
}

function ReadIn(props: { readonly story: StoryState }): ReactNode {
  const { reading, fault } = props.story;
  const text = useText().board.story;
  const commands = useCommands().board;
  // A pasted book is not kept in the state: it lives as long as this field.
  const [pasted, setPasted] = useState("");
  return (
    <section className="block">
      <p className="teach">{text.none}</p>
      <TextField
        label={text.paste}
        hint={text.pasteHint}
        text={pasted}
        lines={8}
        className="script"
        onType={setPasted}
      />
      <Button
        kind="primary"
        disabled={pasted.trim() === "" || reading !== undefined}
        onPress={() => void commands.readScript(pasted)}
      >
        {reading === undefined ? text.read : text.reading(reading)}
      </Button>
      <div className="row centred">
        <Button kind="link" onPress={() => void commands.openScript()} disabled={reading !== undefined}>
          {text.openFile}
        </Button>
      </div>
      {fault !== undefined && <Note>{text.fault(fault)}</Note>}
    </section>
  );
}

function TheBoard(props: { readonly board: Board; readonly story: StoryState }): ReactNode {
  const { board, story } = props;
  const text = useText();
  const { board: commands } = useCommands();
  const takes = useStudio((state) => state.takes);
  const rows = rowsById(takes);
  const [page, setPage] = useState(0);
  const pages = Math.max(1, Math.ceil(board.shots.length / ON_A_PAGE));
  const now = Math.min(page, pages - 1);
  const first = now * ON_A_PAGE;
  const shown = board.shots.slice(first, first + ON_A_PAGE);
  const words = text.board.story;
  return (
    <>
      <section className="block">
        <div className="row both-ends">
          <TextField
            label={words.title}
            text={board.title}
            className="board-title"
            onType={(title) => commands.renameBoard(title)}
          />
          <span className="dim figures">{words.sum(board.shots.length, lengthOfBoard(board))}</span>
        </div>
        {story.remarks !== undefined && <Note>{words.remarks(story.remarks)}</Note>}
        {story.canUndo && (
          <Button kind="link" onPress={() => commands.undoBoard()}>
            {words.undo}
          </Button>
        )}
        {board.shots.length === 0 && <p className="teach">{words.empty}</p>}
        <div className="frames">
          {shown.map((shot, index) => (
            <Shot
              key={shot.id}
              shot={shot}
              scene={shot.scene === (board.shots[first + index - 1]?.scene ?? "") ? "" : shot.scene}
              rows={rows}
              story={story}
              isLast={first + index === board.shots.length - 1}
            />
          ))}
        </div>
        {pages > 1 && (
          <div className="row centred">
            <Button kind="link" disabled={now === 0} onPress={() => setPage(now - 1)}>
              {words.before}
            </Button>
            <span className="dim figures apart">{words.page(first + 1, first + shown.length, board.shots.length)}</span>
            <span className="apart" />
            <Button kind="link" disabled={now === pages - 1} onPress={() => setPage(now + 1)}>
              {words.after}
            </Button>
          </div>
        )}
      </section>
      {board.shots.length > 0 && !story.isElsewhere && <DrawAndLay board={board} story={story} />}
    </>
  );
}

function pictureOf({ takes }: BoardShot, rows: ReadonlyMap<string, TakeRow>): TakeRow | undefined {
  const mine = takes.map((id) => rows.get(id)).filter((row) => row !== undefined);
  return mine.filter(({ take }) => take.state.kind === "ready").at(-1) ?? mine.at(-1);
}

function Shot(props: {
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
  const row = pictureOf(shot, rows);
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
          aria-label={words.openShot(shot.number)}
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
        {isChosen && story.isElsewhere && <p dir="auto">{shot.prompt}</p>}
      </article>
    </>
  );
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

function DrawAndLay(props: { readonly board: Board; readonly story: StoryState }): ReactNode {
  const { board, story } = props;
  const { undrawn, drawing, laid } = story;
  const text = useText();
  const { board: commands } = useCommands();
  const hasSequence = useStudio((state) => state.host.kind === "open");
  const [pressed, setPressed] = useState(false);
  const words = text.board.story;

  async function once(work: () => Promise<void>): Promise<void> {
    setPressed(true);
    await work();
    setPressed(false);
  }

  return (
    <section className="block ruled">
      {undrawn.length > 0 ? (
        <>
          <p className="dim lead">{`${words.drawSays} ${text.engine.animaticSays}`}</p>
          <Button kind="primary" disabled={pressed} onPress={() => void once(() => commands.drawBoard())}>
            {undrawn.length === board.shots.length ? words.drawAll(undrawn.length) : words.drawRest(undrawn.length)}
          </Button>
        </>
      ) : (
        <>
          <p className="dim lead">{drawing.length > 0 ? words.drawingSays(drawing.length) : words.laySays}</p>
          <Button
            kind="primary"
            disabled={pressed || drawing.length > 0}
            onPress={() => void once(() => commands.layOut("new"))}
          >
            {words.layNew}
          </Button>
          {hasSequence && (
            <div className="row centred">
              <Button
                kind="link"
                disabled={pressed || drawing.length > 0}
                onPress={() => void once(() => commands.layOut("playhead"))}
              >
                {words.layHere}
              </Button>
            </div>
          )}
        </>
      )}
      {laid !== undefined && (
        <>
          <p className="dim">
            {words.laid(laid.placed, laid.sequence)}
            {laid.isNew && ` ${words.settings(laid.size, Math.round(framesPerSecond(laid.rate) * 1000) / 1000)}`}
          </p>
          {laid.unverified > 0 && <Note>{words.unverified(laid.unverified)}</Note>}
          {laid.failed.length > 0 && <Note>{words.notLaidOut(laid.failed.join(", "))}</Note>}
        </>
      )}
    </section>
  );
}
