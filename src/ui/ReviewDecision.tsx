/** What people decided about a range, and deciding on it, in its opened row. */

import { Fragment, useState, type ReactNode } from "react";
import type { Audit, AuditRange } from "../core/audit";
import { DECISIONS, SIGN_OFFS, type SignOff } from "../core/ledger-entry";
import type { Decided, PartStanding, Standing } from "../core/review";
import { judgedOf } from "../studio/review/audit-state";
import type { Word } from "../studio/ledger/ledger-state";
import type { StudioState } from "../studio/state";
import { clockOf } from "./clock";
import { Button, Select, TextField } from "./controls";
import { Problem } from "./Problem";
import type { Text } from "./text/en";
import { useCommands, useStudio, useText } from "./useStudio";

export function ReviewDecision(props: { readonly range: AuditRange; readonly audit: Audit }): ReactNode {
  const { key, made } = props.range;
  const text = useText();
  const studio = useCommands();
  const standing = useStudio((state) => judgedOf(state.audit).get(key)?.review);
  const review = useStudio((state) => state.review);
  const person = useStudio((state) => state.settings.person ?? "");
  const isRefused = useStudio(({ problem }) => isNobodys(problem));
  if (standing === undefined || made === "animatic") return null;
  const { part, note, played } = review;
  const shown = SIGN_OFFS.filter((one) => standing.needed.includes(one) || standing.parts[one].kind !== "open");
  return (
    <div className="review-decision" role="group" aria-label={text.review.title}>
      {shown.map((one) => (
        <PartLine key={one} part={one} standing={standing.parts[one]} range={key} />
      ))}
      <Doubtful standing={standing} />
      <History standing={standing} />
      <TextField
        label={text.review.name}
        text={person}
        hint={text.review.name}
        className="review-name"
        onType={(typed) => studio.settings.editSettings({ person: typed })}
      />
      <p className="dim">{text.review.nameSays}</p>
      <TextField
        label={text.review.noteLabel}
        text={note}
        hint={text.review.noteHint}
        lines={2}
        className="review-note"
        onType={(typed) => studio.review.write(typed)}
      />
      <div className="row actions">
        <Select
          label={text.review.part}
          value={part}
          choices={SIGN_OFFS.map((value) => ({ value, text: text.review.parts[value] }))}
          onChoose={(value) => studio.review.as(value)}
        />
        <Button says={text.review.playSays} onPress={() => void studio.review.play(key)}>
          {text.review.play}
        </Button>
      </div>
      <div className="row actions">
        {DECISIONS.map((decision) => (
          <Button
            key={decision}
            says={text.review.decisionSays[decision]}
            onPress={() => void studio.review.decide(key, part, decision)}
          >
            {text.review.decisions[decision]}
          </Button>
        ))}
      </div>
      {isRefused && <Problem at="review" />}
      {played?.key === key && (
        <p className="dim" role="status">
          {text.review.played[played.how]}
        </p>
      )}
    </div>
  );
}

/** A decision for which nobody stands: that is said beside the buttons, not at the head of the list. */
export function isNobodys(problem: StudioState["problem"]): boolean {
  return problem?.failure.kind === "cannot-review" && problem.failure.why === "no-name";
}

/** One sign-off: how it stands, and what was said with it. */
function PartLine(props: {
  readonly part: SignOff;
  readonly standing: PartStanding;
  /** The range's key. */
  readonly range: string;
}): ReactNode {
  const { part, standing, range } = props;
  const text = useText();
  const studio = useCommands();
  const words = useStudio((state) => state.review.words);
  const said = standing.kind === "open" ? undefined : standing.said;
  const by = said === undefined ? "" : nameOf(text, words, said.by);
  const when = said === undefined ? "" : clockOf(said.at, text.months);
  return (
    <div>
      <div className="row top">
        <p className={standing.kind === "approved" ? "good" : standing.kind === "rejected" ? "bad" : "dim"}>
          {text.review.line(text.review.parts[part], text.review.standing[standing.kind](by, when))}
        </p>
        <span className="spring" />
        {said !== undefined && standing.kind !== "reopened" && (
          <Button kind="link" says={text.review.withdrawSays} onPress={() => void studio.review.withdraw(range, part)}>
            {text.review.withdraw}
          </Button>
        )}
      </div>
      {standing.kind === "reopened" && <p className="warn">{text.review.why[standing.why]}</p>}
      {standing.kind !== "open" && standing.kind !== "reopened" && standing.isMoved && (
        <p className="dim">{text.review.moved}</p>
      )}
      {said?.note !== undefined && <p className="dim">{noteOf(text, words, said.note)}</p>}
    </div>
  );
}

/** What is said in lines that do not hold to their ledger. */
function Doubtful(props: { readonly standing: Standing }): ReactNode {
  const text = useText();
  const words = useStudio((state) => state.review.words);
  return props.standing.doubtful.map((one, index) => (
    <p key={`${one.at} ${index}`} className="why warn">
      {lineOf(text, words, one)} {text.review.doubtful}
    </p>
  ));
}

/** Every line of the ledger that bears on it, the latest first. */
function History(props: { readonly standing: Standing }): ReactNode {
  const { history } = props.standing;
  const text = useText();
  const words = useStudio((state) => state.review.words);
  const [isOpen, setIsOpen] = useState(false);
  if (history.length < 2) return null;
  return (
    <>
      <div className="row links">
        <Button kind="link" expanded={isOpen} onPress={() => setIsOpen(!isOpen)}>
          {text.review.history(history.length)}
        </Button>
      </div>
      {isOpen &&
        [...history].reverse().map((one, index) => (
          <Fragment key={`${one.at} ${index}`}>
            <p className="dim figures">{lineOf(text, words, one)}</p>
            {one.note !== undefined && <p className="dim">{noteOf(text, words, one.note)}</p>}
          </Fragment>
        ))}
    </>
  );
}

type Words = ReadonlyMap<string, Word>;

function lineOf(text: Text, words: Words, { at, by, part, decision, pack }: Decided): string {
  const { review } = text;
  const line = review.historyLine(
    clockOf(at, text.months),
    nameOf(text, words, by),
    review.parts[part],
    review.said[decision],
  );
  return pack === undefined ? `${line}.` : `${line}, ${review.fromPack}.`;
}

function nameOf(text: Text, words: Words, id: string): string {
  const word = words.get(id) ?? { kind: "unknown" };
  return word.kind === "said" ? word.text : text.review.nobody[word.kind];
}

function noteOf(text: Text, words: Words, id: string): string {
  const word = words.get(id) ?? { kind: "unknown" };
  return word.kind === "said" ? text.review.note(word.text) : text.review.erasedNote;
}
