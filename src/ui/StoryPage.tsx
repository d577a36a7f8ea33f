/** The storyboard: pictures in order, each with its number, its length and its words; what is chosen is open for changes. */

import { useState, type ReactNode } from "react";
import { lengthOfBoard, type Board } from "../core/storyboard";
import { rowsById } from "../studio/takes/row-index";
import type { StoryState } from "../studio/board/story-state";
import { Batches } from "./Batch";
import { Button, Select, TextField } from "./controls";
import { useForGood } from "./ForGood";
import { Note, Problem } from "./Problem";
import { StoryLaying } from "./StoryLaying";
import { StoryShot } from "./StoryShot";
import { useCommands, useStudio, useText } from "./useStudio";

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
  const words = { ask: text.removeBoard, says: text.removeBoardSays, sure: text.removeBoardSure };
  const removal = useForGood(board?.id, words, () => void commands.removeBoard());
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
          {board !== undefined && !isElsewhere && removal.link}
        </div>
      )}
      {!isElsewhere && removal.line}
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
            <StoryShot
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
      {board.shots.length > 0 && !story.isElsewhere && <StoryLaying board={board} story={story} />}
    </>
  );
}
