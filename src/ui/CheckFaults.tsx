/** What was found in a take frame by frame, and how it meets its neighbours. */

import { useState, type ReactNode } from "react";
import {
  MEASURES,
  STRENGTHS,
  UNSEEN,
  verdictOf,
  type Continuity,
  type Finding,
  type FirstFrame,
  type Measures,
  type Meeting,
  type Verdict,
} from "../core/continuity";
import { timesOf, type LaidFilm } from "../core/finding-times";
import type { SequenceView } from "../core/sequence";
import type { FaultsState } from "../studio/check/check-state";
import { clockOf } from "./clock";
import type { NotCounted } from "../studio/check/cut-frames";
import { CheckSteps } from "./CheckSteps";
import { Button } from "./controls";
import { Refusal } from "./Problem";
import { rangeOn, useSequence, videoTrack } from "./sequence";
import type { Text } from "./text/en";
import { useCommands, useText } from "./useStudio";

export function CheckFaults(props: { readonly faults: FaultsState }): ReactNode {
  const { faults } = props;
  const text = useText();
  const studio = useCommands();
  return (
    <section className="check-part" aria-label={text.check.faults}>
      <h4 className="title">{text.check.faults}</h4>
      {faults.kind === "refused" && <Refusal failure={faults.failure} />}
      {(faults.kind === "open" || faults.kind === "refused") && (
        <>
          <div className="row actions">
            <Button onPress={() => void studio.check.look()}>{text.check.look}</Button>
          </div>
          {faults.kind === "open" && <p className="why dim">{text.check.lookSays}</p>}
        </>
      )}
      {faults.kind === "looking" && (
        <CheckSteps part="faults" says={text.check.looking(faults.steps.done, faults.steps.total)} />
      )}
      {faults.kind === "looked" && <Looked faults={faults} />}
    </section>
  );
}

function Looked(props: { readonly faults: Extract<FaultsState, { kind: "looked" }> }): ReactNode {
  const { continuity, firstFrame, meets, notCounted = [], marked, laid, at } = props.faults;
  const { findings, notLooked } = continuity;
  const text = useText();
  const studio = useCommands();
  const sequence = useSequence();
  // Where it is not known how it lies, marking says why it cannot be done.
  const marking =
    laid === undefined || sequence === undefined
      ? findings.length
      : findings.filter(({ frames }) => timesOf(frames, laid, sequence.rate) !== undefined).length;
  const withheld = [...new Set(notLooked.map(({ why }) => why))];
  return (
    <>
      <p className="why" role="status">
        {verdict(text, continuity)}
      </p>
      {at !== undefined && <p className="why dim figures">{text.check.lookedAt(clockOf(at, text.months))}</p>}
      {findings.length > 0 && (
        <div className="findings" role="list">
          {findings.map((finding) => (
            <div key={`${finding.fault} ${finding.frames.start}`} className="finding" role="listitem">
              <span className="finding-name">{text.check.fault[finding.fault]}</span>
              <span className="spring" />
              <span className="dim figures">{strength(text, finding)}</span>
              <span className="finding-at figures">{whereText(text, finding, laid, sequence)}</span>
            </div>
          ))}
        </div>
      )}
      {firstFrame !== undefined && <p className="why figures">{startText(text, firstFrame)}</p>}
      {(["before", "after"] as const).map((side) => {
        const meeting = meets?.[side];
        return (
          meeting !== undefined && (
            <p key={side} className="why figures">
              {text.check.meets[side](meetingText(text, meeting))}
            </p>
          )
        );
      })}
      {notCounted.map((one, index) => (
        <p key={index} className="why dim">
          {notCountedText(text, one)}
        </p>
      ))}
      <div className="row actions">
        {marking > 0 && (
          <Button
            onPress={() =>
              void studio.check.mark((finding) => ({
                name: text.check.markerName(text.check.fault[finding.fault]),
                comments: `${text.check.frames(finding.frames.start, finding.frames.end)}, ${strength(text, finding)}`,
              }))
            }
          >
            {text.check.mark(marking)}
          </Button>
        )}
        <Button kind="link" onPress={() => void studio.check.look()}>
          {text.check.lookAgain}
        </Button>
      </div>
      {marked !== undefined && (
        <p className="why" role="status">
          {text.check.marked(marked)}
        </p>
      )}
      {withheld.map((why) => (
        <p key={why} className="why dim">
          {text.check.notLooked(
            notLooked
              .filter((one) => one.why === why)
              .map(({ fault }) => text.check.fault[fault])
              .join(", "),
            why,
          )}
        </p>
      ))}
      <Vector measures={continuity.measures} />
      <p className="why dim">{text.check.unseen(UNSEEN.map((one) => text.check.unseenThings[one]).join(", "))}</p>
    </>
  );
}

/** The measures behind the verdict, folded away until they are asked for. */
function Vector(props: { readonly measures: Measures }): ReactNode {
  const { measures } = props;
  const text = useText();
  const [open, setOpen] = useState(false);
  const known = MEASURES.flatMap((name) => {
    const value = measures[name];
    return value === undefined ? [] : [{ name, value }];
  });
  if (known.length === 0) return null;
  return (
    <>
      <div className="row links">
        <Button kind="link" onPress={() => setOpen(!open)} expanded={open} says={text.check.vectorSays}>
          {text.check.vector}
        </Button>
      </div>
      {open && (
        <div className="facts">
          {known.map(({ name, value }) => (
            <div key={name} className="fact" title={text.check.measureOf[name].says}>
              <span className="fact-name measure-name dim">{text.check.measureOf[name].name}</span>
              <span className="fact-value figures">{text.check.measureIs(name, value)}</span>
            </div>
          ))}
        </div>
      )}
    </>
  );
}

function verdict(text: Text, continuity: Continuity): string {
  const said = verdictOf(continuity);
  switch (said.kind) {
    case "clean":
      return text.check.clean(continuity.frames);
    case "too-short":
      return text.check.tooShort;
    case "faulty":
      return text.check.found(continuity.findings.length, faultNames(text, said));
  }
}

/** Each fault once, the worst first. */
export function faultNames(text: Text, { faults }: Extract<Verdict, { kind: "faulty" }>): string {
  return faults
    .map(({ fault, times }) => (times === 1 ? text.check.fault[fault] : `${text.check.fault[fault]} (${times})`))
    .join(", ");
}

function startText(text: Text, firstFrame: FirstFrame): string {
  const { same, other, unknown } = text.check.starts;
  const differs = text.check.meeting(firstFrame.luma, chroma(firstFrame));
  switch (firstFrame.corresponds) {
    case true:
      return same(differs);
    case false:
      return other;
    case "unknown":
      return unknown(differs);
  }
}

/** In the sequence's timecode where the cut shows it; else by its frames in the take. */
function whereText(
  text: Text,
  { frames: { start, end } }: Finding,
  laid: LaidFilm | undefined,
  sequence: SequenceView | undefined,
): string {
  if (laid === undefined || sequence === undefined) return text.check.frames(start, end);
  const range = timesOf({ start, end }, laid, sequence.rate);
  if (range === undefined) return text.check.outside(start, end);
  return rangeOn(range, sequence);
}

function strength(text: Text, { fault, strength: value }: Finding): string {
  return text.check.strengthOf(value, STRENGTHS[fault].unit);
}

function chroma({ cb, cr }: Pick<Meeting, "cb" | "cr">): number {
  return Math.hypot(cb, cr);
}

export function notCountedText(text: Text, one: NotCounted): string {
  const { notCounted } = text.check;
  switch (one.kind) {
    case "nowhere":
    case "unseen":
    case "not-plain":
      return notCounted[one.kind];
    case "space":
      return one.space === undefined ? notCounted.unasked : notCounted.otherSpace;
    case "nothing":
      return notCounted.nothing(one.side);
    case "through":
      return notCounted.through(one.side, videoTrack(one.track), one.name);
  }
}

/** How two pictures meet, in figures. */
export function meetingText(text: Text, meeting: Meeting): string {
  const { luma, sharpness, grain, turn } = meeting;
  return [
    text.check.meeting(luma, chroma(meeting)),
    ...(sharpness === undefined ? [] : [text.check.sharper(sharpness)]),
    ...(grain === undefined ? [] : [text.check.grainier(grain)]),
    ...(turn === undefined ? [] : [text.check.turns(turn)]),
  ].join(", ");
}
