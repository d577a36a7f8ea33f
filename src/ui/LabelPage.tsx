/** Labels of the cut: chosen, said before they are laid, laid and taken off. Below the Review tab's ranges. */

import { Fragment, useState, type ReactNode } from "react";
import type { Audit } from "../core/audit";
import { CORNERS, LABEL_LANGUAGES, LABEL_MODES, type LabelForm, type Wording } from "../core/label-choice";
import type { Overrun } from "../core/label-overrun";
import { LABEL_PRESETS, labelPreset } from "../core/label-presets";
import { framesIn, lengthOf, secondsOf } from "../core/time";
import type { LabelState, SequenceLabels } from "../studio/review/label-state";
import { Button, Select, onEscape } from "./controls";
import { FailureText, Note } from "./Problem";
import { rangeOn, videoTrack } from "./sequence";
import type { Text } from "./text/en";
import { useCommands, useStudio, useText } from "./useStudio";

/** Labels that are listed one by one. */
const LISTED = 6;

export function LabelPage(props: { readonly audit: Audit }): ReactNode {
  const text = useText();
  const studio = useCommands();
  const labels = useStudio((state) => state.labels);
  const { sequence } = labels;
  if (sequence === undefined) return null;
  if (labels.page === "closed") {
    return (
      <section className="block ruled">
        <div className="row actions">
          <Button expanded={false} onPress={() => void studio.labels.open(text.direction.language)}>
            {text.label.open}
          </Button>
        </div>
        {sequence.laid.count > 0 && <Laid sequence={sequence} />}
      </section>
    );
  }
  return <OpenPage audit={props.audit} labels={labels} sequence={sequence} />;
}

function OpenPage(props: {
  readonly audit: Audit;
  readonly labels: LabelState;
  readonly sequence: SequenceLabels;
}): ReactNode {
  const { audit, labels, sequence } = props;
  const text = useText();
  const studio = useCommands();
  const { plan, laid, isStale } = sequence;
  const isBusy = labels.doing !== undefined;

  return (
    <section
      className="block ruled"
      role="group"
      aria-label={text.label.heading}
      onKeyDown={onEscape(() => studio.labels.close())}
    >
      <div className="row both-ends">
        <span className="title cut">{text.label.heading}</span>
        <Button kind="link" onPress={() => studio.labels.close()}>
          {text.label.close}
        </Button>
      </div>
      <p className="dim">{text.label.whoDecides}</p>
      <Choices sequence={sequence} />
      <Preview sequence={sequence} />
      <Planned audit={audit} sequence={sequence} />
      <Laid sequence={sequence} />
      {isStale && <Note>{text.label.stale}</Note>}
      {plan.length > 0 && (
        <Button
          kind="primary"
          disabled={isBusy || isStale || laid.fit === "fits"}
          onPress={() => void studio.labels.lay()}
        >
          {labels.doing === "laying"
            ? text.label.laying
            : laid.count === 0
              ? text.label.lay(plan.length)
              : text.label.layAnew(plan.length)}
        </Button>
      )}
      {laid.count > 0 && (
        <div className="row links">
          <Button kind="link" disabled={isBusy} onPress={() => void studio.labels.remove()}>
            {labels.doing === "removing" ? text.label.removing : text.label.remove}
          </Button>
        </div>
      )}
      <Outcome labels={labels} />
      <Sources id={sequence.choice.preset} />
    </section>
  );
}

function Choices(props: { readonly sequence: SequenceLabels }): ReactNode {
  const { choice, breaks } = props.sequence;
  const text = useText();
  const { labels } = useCommands();
  const { language } = text.direction;
  return (
    <>
      <div className="row">
        <Select
          label={text.label.preset}
          value={choice.preset}
          choices={LABEL_PRESETS.map(({ id, name }) => ({ value: id, text: name[language] }))}
          onChoose={(preset) => void labels.choose({ preset })}
        />
        <Select
          label={text.label.language}
          value={choice.language}
          choices={LABEL_LANGUAGES.map((value) => ({ value, text: text.label.languages[value] }))}
          onChoose={(chosen) => void labels.choose({ language: chosen })}
        />
      </div>
      <div className="row">
        <Select
          label={text.label.mode}
          value={choice.mode}
          choices={LABEL_MODES.map((value) => ({ value, text: text.label.modes[value] }))}
          onChoose={(mode) => void labels.choose({ mode })}
        />
        <Select
          label={text.label.corner}
          value={choice.corner}
          choices={CORNERS.map((value) => ({ value, text: text.label.corners[value] }))}
          onChoose={(corner) => void labels.choose({ corner })}
        />
      </div>
      <p className="dim">{text.label.modeSays[choice.mode]}</p>
      {choice.mode === "after-breaks" && (
        <p className="dim">
          {breaks.length === 0 ? text.label.noBreaks : text.label.breaks(breaks.map(({ name }) => name).join(", "))}
        </p>
      )}
    </>
  );
}

function Preview(props: { readonly sequence: SequenceLabels }): ReactNode {
  const { preview } = props.sequence;
  const text = useText();
  const room = useStudio((state) => state.room);
  if (preview !== undefined) return <img className="label-preview" src={preview} alt={text.label.preview} />;
  return room.kind === "unavailable" ? <Note>{text.label.noPreview(room.why)}</Note> : null;
}

/** What will be done, before it is done. */
function Planned(props: { readonly audit: Audit; readonly sequence: SequenceLabels }): ReactNode {
  const { audit, sequence } = props;
  const { plan, beyond, track, isNewTrack, tally, laid, choice } = sequence;
  const text = useText();
  const all = plan.map(({ rangeInSequence }) => Math.round(secondsOf(lengthOf(rangeInSequence)) * 10) / 10);
  const kept = plan.some(({ kind }) => kind === "bug") ? labelPreset(choice.preset)?.clearance : undefined;
  // As they are laid: in the label's language, not in the panel's.
  const wordsOf = (form: LabelForm, wording: Wording): string =>
    labelPreset(choice.preset)?.forms[form].words[wording][choice.language] ?? text.label.wordings[wording];
  const notes = [
    { count: beyond.filter((parts) => parts.length > 0).length, says: text.label.beyond },
    { count: tally.undecided, says: text.label.undecided },
    { count: tally.reopened, says: text.label.reopenedCount },
    { count: tally.hidden, says: text.label.hidden },
    { count: tally.unknown, says: text.label.doubtful },
  ].filter(({ count }) => count > 0);
  return (
    <>
      {plan.length === 0 ? (
        <p className="teach">{text.label.nothing}</p>
      ) : (
        <p className="figures" role="status">
          {text.label.lays(
            plan.length,
            isNewTrack ? text.label.newTrack(videoTrack(track)) : videoTrack(track),
            text.label.lasts(Math.min(...all), Math.max(...all)),
          )}
          {laid.count > 0 && laid.fit !== "fits" && ` ${text.label.replaces}`}
          {laid.fit !== "fits" && ` ${text.label.brings(picturesOf(plan, audit))}`}
        </p>
      )}
      {plan.slice(0, LISTED).map(({ rangeInSequence, wording, form }, index) => (
        <Fragment key={rangeInSequence.start}>
          <p className="dim figures cut">
            {`${rangeOn(rangeInSequence, audit)}, `}
            {form === "limited" ? text.label.limited(wordsOf(form, wording)) : wordsOf(form, wording)}
          </p>
          {beyond[index]?.map((part) => (
            <p key={part.rangeInSequence.start} className="dim figures">
              {text.label.beyondAt(rangeOn(part.rangeInSequence, audit), overText(text, part))}
            </p>
          ))}
        </Fragment>
      ))}
      {plan.length > LISTED && <p className="dim">{text.label.more(plan.length - LISTED)}</p>}
      {kept !== undefined && kept > 0 && (
        <p className="dim">{text.label.clearance[choice.corner.startsWith("top") ? "top" : "bottom"](kept)}</p>
      )}
      {notes.map(({ count, says }) => (
        <p key={says(count)} className="dim figures">
          {says(count)}
        </p>
      ))}
    </>
  );
}

/** Clips that are named one by one. */
const NAMED = 3;

function overText(text: Text, { over, overNothing }: Overrun): string {
  const names = over.slice(0, NAMED);
  const more = over.length > NAMED ? [text.label.more(over.length - NAMED)] : [];
  return [...names, ...more, ...(overNothing ? [text.label.noPicture] : [])].join(", ");
}

function Laid(props: { readonly sequence: SequenceLabels }): ReactNode {
  const text = useText();
  const { laid } = props.sequence;
  const isOdd = laid.count > 0 && laid.fit !== "fits";
  return <p className={isOdd ? "warn lead" : "dim lead"}>{laidText(text, props.sequence)}</p>;
}

/** Labels that look alike and last as long are one picture in the bin. */
function picturesOf(plan: SequenceLabels["plan"], { rate }: Audit): number {
  return new Set(plan.map((one) => `${one.kind} ${one.form} ${one.wording} ${framesIn(one.rangeInSequence, rate)}`))
    .size;
}

function laidText(text: Text, { laid: { count, fit }, plan }: SequenceLabels): string {
  if (count === 0) return text.label.none;
  if (fit === "other" && plan.length === 0) return text.label.stray(count);
  switch (fit) {
    case "fits":
      return text.label.fits(count);
    case "other":
      return text.label.other(count);
    case "unknown":
      return text.label.doubt(count);
  }
}

function Outcome(props: { readonly labels: LabelState }): ReactNode {
  const { done, refused } = props.labels;
  const text = useText();
  return (
    <>
      {done?.kind === "laid" && (
        <p className="dim" role="status">
          {text.label.laid(done.labels, videoTrack(done.track))}
        </p>
      )}
      {done?.kind === "laid" && done.missing > 0 && <Note>{text.label.missing(done.missing)}</Note>}
      {done?.kind === "laid" && done.unverified > 0 && <Note>{text.label.unverified(done.unverified)}</Note>}
      {done?.kind === "removed" && (
        <p className="dim" role="status">
          {text.label.removed(done.labels)}
        </p>
      )}
      {refused !== undefined && refused.range === undefined && <FailureText failure={refused.failure} />}
    </>
  );
}

function Sources(props: { readonly id: string }): ReactNode {
  const text = useText();
  const [isOpen, setOpen] = useState(false);
  const sources = labelPreset(props.id)?.sources ?? [];
  return (
    <>
      <div className="row links">
        <Button kind="link" expanded={isOpen} onPress={() => setOpen(!isOpen)}>
          {text.label.sources}
        </Button>
      </div>
      {isOpen &&
        sources.map(({ where, date, says }) => (
          <p key={where} className="dim">
            {text.label.source(`${where}, ${date}`, says)}
          </p>
        ))}
    </>
  );
}
