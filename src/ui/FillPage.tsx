/** Holes of the cut: gaps on a track, and markers that say `PU:`. Those that are chosen are asked together. */

import { useEffect, type ReactNode } from "react";
import type { SequenceView } from "../core/sequence";
import { lengthOf, ticks } from "../core/time";
import type { HoleRow } from "../studio/board/board-state";
import { BatchButton, Batches } from "./Batch";
import { Button, Check, NumberField, Select, TextField } from "./controls";
import { MakerSelect } from "./OrderBlock";
import { FailureText, Note, Problem } from "./Problem";
import { audioTrack, lengthOn, rangeOn, useSequence, videoTrack } from "./sequence";
import { useCommands, useStudio, useText } from "./useStudio";

export function FillPage(): ReactNode {
  const text = useText();
  const { board } = useCommands();
  const sequence = useSequence();
  // The tracks are the same as long as only the playhead moves.
  const { sequenceId, video } = sequence ?? {};
  useEffect(() => {
    if (sequenceId !== undefined) void board.findHoles();
  }, [board, sequenceId, video]);
  if (sequence === undefined) {
    return (
      <section className="block">
        <p className="teach">{text.where.noSequence}</p>
      </section>
    );
  }
  return <Holes sequence={sequence} />;
}

function Holes(props: { readonly sequence: SequenceView }): ReactNode {
  const { sequence } = props;
  const text = useText();
  const fill = useStudio((state) => state.board.fill);
  const maker = useStudio((state) => state.form.maker);
  const engines = useStudio((state) => state.engines);
  const { holes } = fill;
  const chosen = holes.filter(({ isChosen }) => isChosen);
  return (
    <>
      <section className="block">
        <Look sequence={sequence} />
        {fill.unread !== undefined && (
          <>
            <Note>{text.board.fill.unread}</Note>
            <FailureText failure={fill.unread} />
          </>
        )}
        {holes.length === 0 && <p className="teach">{text.board.fill.none(videoTrack(fill.onTrack))}</p>}
        {holes.map((hole) => (
          <HoleCard key={hole.id} hole={hole} sequence={sequence} />
        ))}
      </section>
      <section className="block ruled">
        {holes.length > 0 && (
          <>
            {engines.length > 0 || maker.kind === "engine" ? (
              <MakerSelect />
            ) : (
              <p className="dim">{`${text.engine.animatic}. ${text.engine.animaticSays}`}</p>
            )}
            <Ask chosen={chosen} sequence={sequence} />
          </>
        )}
        <Problem at="board" />
      </section>
      <section className="block">
        <Batches />
      </section>
    </>
  );
}

function Look(props: { readonly sequence: SequenceView }): ReactNode {
  const { sequence } = props;
  const text = useText().board.fill;
  const { board } = useCommands();
  const fill = useStudio((state) => state.board.fill);
  const auto = { value: "auto", text: fill.track === "auto" ? text.trackAuto(videoTrack(fill.onTrack)) : "auto" };
  return (
    <div className="row where-row">
      <span className="end">
        <Select
          label={text.track}
          className="flush"
          value={String(fill.track)}
          choices={[auto, ...sequence.video.map(({ index }) => ({ value: String(index), text: videoTrack(index) }))]}
          onChoose={(value) => void board.editFill({ track: value === "auto" ? "auto" : Number(value) })}
        />
        <span className="gap" />
        <span className="dim">{text.leastBefore}</span>
        <NumberField
          label={text.least}
          value={fill.leastFrames}
          onType={(frames) => {
            if (Number.isInteger(frames) && frames >= 0) void board.editFill({ leastFrames: frames });
          }}
        />
        <span className="dim">{text.leastAfter}</span>
      </span>
      <Button kind="link" onPress={() => void board.findHoles()}>
        {text.again}
      </Button>
    </div>
  );
}

function HoleCard(props: { readonly hole: HoleRow; readonly sequence: SequenceView }): ReactNode {
  const { hole, sequence } = props;
  const { id, kind, range, prompt, notes, isChosen, goesTo, soundsOn, refusal } = hole;
  const text = useText().board.fill;
  const { board } = useCommands();
  const said = rangeOn(range, sequence);
  const length = lengthOn(lengthOf(range), sequence);
  const facts = [
    text[kind],
    ...(goesTo === undefined ? [] : [text.goesTo(videoTrack(goesTo))]),
    ...(soundsOn === undefined ? [] : [text.soundsOn(audioTrack(soundsOn))]),
  ].join(", ");
  return (
    <article className={isChosen ? "hole" : "hole unchosen"} aria-label={said}>
      <div className="row">
        <Check label={said} checked={isChosen} onChange={(checked) => board.editHole(id, { isChosen: checked })} />
        <span className="spring" />
        <span className="length">{length}</span>
      </div>
      <p className="dim hole-note">{facts}</p>
      {notes.map((note) => (
        <p key={note} className="dim hole-note">
          {text.notes[note]}
        </p>
      ))}
      {isChosen && (
        <TextField
          label={text.prompt(said)}
          hint={text.hint}
          text={prompt}
          lines={2}
          className="words"
          onType={(typed) => board.editHole(id, { prompt: typed })}
        />
      )}
      {refusal !== undefined && <FailureText failure={refusal} />}
    </article>
  );
}

function Ask(props: { readonly chosen: readonly HoleRow[]; readonly sequence: SequenceView }): ReactNode {
  const { chosen, sequence } = props;
  const text = useText();
  const { board } = useCommands();
  const plan = useStudio((state) => state.board.fill.plan);
  const length = chosen.reduce((sum, { range }) => sum + lengthOf(range), 0);
  const said = lengthOn(ticks(length), sequence);
  const count = chosen.length;
  const refusal = plan?.refusal;
  const maker = plan?.plans[0]?.maker;
  const words = text.board.batch;
  return (
    <>
      <p className="dim lead">
        {plan === undefined
          ? text.board.fill.nothingChosen
          : `${words.costs(count, plan.total)} ${text.board.fill.stills}`}
      </p>
      <BatchButton
        plan={plan}
        isRefused={refusal !== undefined}
        label={
          plan !== undefined && maker === "engine"
            ? words.make(count, plan.total)
            : maker === "still-hold"
              ? words.hold(count, said)
              : words.draw(count, said)
        }
        onPress={(how) => board.fill(how)}
      />
      {refusal !== undefined &&
        (refusal.index === undefined ? (
          <FailureText failure={refusal.failure} />
        ) : (
          <p className="dim">{text.board.fill.refused}</p>
        ))}
    </>
  );
}
