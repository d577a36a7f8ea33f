/** Where the shot goes, said before anything is done: range, length, tracks, and what the clip would hide or cut. */

import type { ReactNode } from "react";
import type { FrameSize, SequenceView } from "../core/sequence";
import { lengthOf, secondsOf, type TimeRange } from "../core/time";
import type { Covered, Way, WhereNote } from "../core/where";
import type { Plan } from "../studio/form/plan";
import type { ShotForm } from "../studio/form/shot-form";
import { Button, NumberField, Select, type Choice } from "./controls";
import { HoldRow } from "./HoldRow";
import { Note, Problem } from "./Problem";
import { audioTrack, lengthOn, openSequence, rangeOn, videoTrack } from "./sequence";
import type { Text } from "./text/en";
import { useCommands, useStudio, useText } from "./useStudio";

const WAYS: readonly Way[] = ["in-out", "clip", "gap", "playhead"];

export function WhereBlock(): ReactNode {
  const text = useText();
  const host = useStudio((state) => state.host);
  const plan = useStudio((state) => state.plan);
  const sequence = openSequence({ host });
  return (
    <section className="block" aria-label={text.where.label}>
      {host.kind === "open" && plan !== undefined && sequence !== undefined ? (
        <Place plan={plan} sequence={sequence} />
      ) : (
        <p className="teach">
          {host.kind === "no-project"
            ? text.where.noProject
            : host.kind === "no-sequence"
              ? text.where.noSequence
              : text.where.starting}
        </p>
      )}
      <Problem at="where" />
    </section>
  );
}

function Place(props: { readonly plan: Plan; readonly sequence: SequenceView }): ReactNode {
  const { plan, sequence } = props;
  const text = useText();
  const studio = useCommands();
  const form = useStudio((state) => state.form);
  const { rangeInSequence } = plan.where;
  const range = rangeOn(rangeInSequence, sequence);
  return (
    <>
      <div className="row where-row">
        <Select
          label={text.where.way}
          className="flush"
          value={form.way}
          choices={wayChoices(text, plan, form)}
          onChoose={(way) => studio.editForm({ way })}
        />
        <span className="where-range">
          <span className="range" role="status" aria-label={text.where.range(range)}>
            {range}
          </span>
          <span className="length">{lengthOn(lengthOf(rangeInSequence), sequence)}</span>
        </span>
      </div>
      <div className="row">
        <Select
          label={text.where.track}
          className="flush"
          value={String(form.videoTrack)}
          choices={trackChoices(text, plan, form, sequence)}
          onChoose={(value) => studio.editForm({ videoTrack: value === "auto" ? "auto" : Number(value) })}
        />
        <Select
          label={text.where.mode}
          value={form.mode}
          className="apart"
          choices={(["overwrite", "insert"] as const).map((value) => ({ value, text: text.where.modes[value] }))}
          onChoose={(mode) => studio.editForm({ mode })}
        />
        <span className="spring" />
        <Select
          label={text.where.sound}
          value={String(form.audioTrack)}
          choices={[
            { value: "off", text: text.where.soundOff },
            ...sequence.audio.map(({ index }) => ({
              value: String(index),
              text: text.where.soundOn(audioTrack(index)),
            })),
          ]}
          onChoose={(value) => studio.editForm({ audioTrack: value === "off" ? "off" : Number(value) })}
        />
      </div>
      <Effects plan={plan} form={form} sequence={sequence} />
      <HoldRow />
      {plan.where.way === "playhead" && (
        <div className="row">
          <span className="dim">{text.where.lengthBefore}</span>
          <NumberField
            label={text.where.length}
            value={form.seconds}
            onType={(seconds) => studio.editForm({ seconds })}
          />
          <span className="dim">{text.where.lengthAfter}</span>
        </div>
      )}
      <Notes plan={plan} sequence={sequence} />
    </>
  );
}

function wayChoices(text: Text, plan: Plan, form: ShotForm): readonly Choice<Way | "auto">[] {
  const named = WAYS.map((value) => ({
    value,
    text: text.where.ways[value],
    disabled: value !== form.way && !plan.ways.some((where) => where.way === value),
  }));
  const auto = form.way === "auto" ? text.where.auto(text.where.ways[plan.where.way]) : text.where.automatic;
  return [{ value: "auto", text: auto }, ...named];
}

function trackChoices(text: Text, plan: Plan, form: ShotForm, sequence: SequenceView): readonly Choice<string>[] {
  const count = sequence.video.length;
  const name = (track: number): string => (track >= count ? text.where.newTrack(videoTrack(track)) : videoTrack(track));
  const auto = form.videoTrack === "auto" ? text.where.auto(name(plan.videoTrack)) : text.where.automatic;
  const tracks = Array.from({ length: count + 1 }, (_, track) => ({ value: String(track), text: name(track) }));
  return [{ value: "auto", text: auto }, ...tracks.reverse()];
}

function Effects(props: { readonly plan: Plan; readonly form: ShotForm; readonly sequence: SequenceView }): ReactNode {
  const { plan, form, sequence } = props;
  const text = useText();
  const { overwrites, hides, hiddenBy } = plan.coverage;
  const length = (covered: Covered): string => lengthOn(covered.length, sequence);
  const whole = lengthOn(lengthOf(plan.where.rangeInSequence), sequence);
  const loud =
    form.mode === "insert"
      ? text.where.inserts(whole)
      : overwrites === undefined
        ? undefined
        : text.where.overwrites(namesOf(text, overwrites), length(overwrites));
  const quiet = [
    ...(plan.coverage.unseen ? [text.where.unseen(videoTrack(plan.videoTrack))] : []),
    ...byLength(hides).map((alike) => text.where.hides(tracksOf(alike), length(alike[0]))),
    ...hiddenBy.map((covered) => text.where.liesUnder(namesOf(text, covered), videoTrack(covered.track))),
    ...(plan.audioTrack === undefined || plan.audioTrack === form.audioTrack
      ? []
      : [text.where.soundMoves(audioTrack(plan.audioTrack))]),
    ...(plan.head > 0 ? [text.replace.head(plan.head)] : []),
  ];
  return (
    <p className="effects">
      {loud !== undefined && <span className="warn">{loud}</span>}
      {loud !== undefined && quiet.length > 0 && ", "}
      {quiet.join(", ")}
      {loud === undefined && quiet.length === 0 && text.where.hidesNothing}
    </p>
  );
}

type Alike = readonly [Covered, ...Covered[]];

/** Tracks that lose the same length are named together. */
function byLength(hidden: readonly Covered[]): readonly Alike[] {
  const lengths = new Map<number, [Covered, ...Covered[]]>();
  for (const covered of hidden) {
    const alike = lengths.get(covered.length);
    if (alike === undefined) lengths.set(covered.length, [covered]);
    else alike.push(covered);
  }
  return [...lengths.values()];
}

function tracksOf(hidden: Alike): string {
  return hidden.map((covered) => videoTrack(covered.track)).join(" + ");
}

function namesOf(text: Text, covered: Covered): string {
  const [only, second] = covered.names;
  return only !== undefined && second === undefined ? only : text.where.items(covered.names.length);
}

function Notes(props: { readonly plan: Plan; readonly sequence: SequenceView }): ReactNode {
  const { plan, sequence } = props;
  const text = useText();
  const room = useStudio((state) => state.room);
  const size = ({ width, height }: FrameSize): string => `${width}\u00a0×\u00a0${height}`;
  return (
    <>
      {plan.notes.map((note) => (
        <Note key={note.kind}>
          <WhereNoteText note={note} plan={plan} sequence={sequence} />
        </Note>
      ))}
      {plan.silent && <Note>{text.note.silent}</Note>}
      {plan.interlaced && <Note>{text.note.interlaced}</Note>}
      {plan.drawnAt !== undefined && <Note>{text.note.drawnSmaller(size(plan.drawnAt), size(sequence.size))}</Note>}
      {room.kind === "starting" && <Note>{text.note.roomStarting}</Note>}
      {room.kind === "rebuilding" && <Note>{text.note.roomRebuilding}</Note>}
    </>
  );
}

function WhereNoteText(props: {
  readonly note: WhereNote;
  readonly plan: Plan;
  readonly sequence: SequenceView;
}): ReactNode {
  const { note, plan, sequence } = props;
  const text = useText();
  const studio = useCommands();
  const shown = (range: TimeRange): string => rangeOn(range, sequence);
  switch (note.kind) {
    case "stale-in-out": {
      const seconds = Math.round(secondsOf(note.away));
      if (plan.where.way === "in-out") return text.note.staleUsed(seconds);
      return (
        <>
          {text.note.stale(shown(note.range), seconds)}{" "}
          <Button kind="link" onPress={() => studio.editForm({ way: "in-out" })}>
            {text.note.useIt}
          </Button>
        </>
      );
    }
    case "past-end":
      return text.note.pastEnd(lengthOn(note.after, sequence));
    case "nothing-there":
      return text.note.nothingThere[note.way];
  }
}
