/** Whether a range bears a label, in its opened row: what was decided, by whom and why, and deciding it. */

import { useState, type ReactNode } from "react";
import type { Audit, AuditRange } from "../core/audit";
import { WORDINGS, type Wording } from "../core/label-choice";
import { LABEL_DECISIONS, type LabelDecision as Decision } from "../core/ledger-entry";
import type { Word } from "../studio/ledger/ledger-state";
import type { RangeLabelState } from "../studio/review/label-state";
import { clockOf } from "./clock";
import { Button, Select, TextField } from "./controls";
import { FailureText } from "./Problem";
import type { Text } from "./text/en";
import { useCommands, useStudio, useText } from "./useStudio";

export function LabelDecision(props: { readonly range: AuditRange; readonly audit: Audit }): ReactNode {
  const { range } = props;
  const text = useText();
  const label = useStudio(({ labels }) => labels.ranges.get(range.key));
  if (range.made === "animatic") return <p className="dim">{text.label.animatic}</p>;
  return label === undefined ? null : <Deciding key={JSON.stringify(range.use)} rangeKey={range.key} label={label} />;
}

function Deciding(props: { readonly rangeKey: string; readonly label: RangeLabelState }): ReactNode {
  const { rangeKey, label } = props;
  const text = useText();
  const studio = useCommands();
  const person = useStudio(({ labels, settings }) => labels.person ?? settings.person ?? "");
  const refused = useStudio(({ labels }) => (labels.refused?.range === rangeKey ? labels.refused.failure : undefined));
  const isBusy = useStudio(({ labels }) => labels.doing !== undefined);
  const [decision, setDecision] = useState<Decision>(decisionOf(label));
  const [wording, setWording] = useState<Wording>(label.wording);
  const [typed, setTyped] = useState<string>();
  // Whoever reviews decides here too, until another name is typed.
  const by = typed ?? person;
  const [reason, setReason] = useState("");
  const { suggested } = label;
  const isLabelled = decision === "due" || decision === "limited";
  const isWhole = by.trim() !== "" && (decision === "undecided" || reason.trim() !== "");

  function record(): void {
    // Also the suggested one: what Pickup suggests may be another some day, and this is what was decided on.
    void studio.labels.decide(rangeKey, { decision, by, reason, ...(isLabelled ? { wording } : {}) });
  }

  return (
    <div className="label-decision" role="group" aria-label={text.label.decision}>
      <Standing label={label} />
      <div className="row actions">
        <Select
          label={text.label.decision}
          value={decision}
          choices={LABEL_DECISIONS.map((value) => ({ value, text: text.label.decisions[value] }))}
          onChoose={setDecision}
        />
        {isLabelled && (
          <Select
            label={text.label.wording}
            value={wording}
            choices={WORDINGS.map((value) => ({ value, text: wordingText(text, value, suggested.wording) }))}
            onChoose={setWording}
          />
        )}
      </div>
      <p className="dim">
        {text.label.means[decision]}
        {isLabelled && ` ${text.label.because[suggested.because]}`}
      </p>
      <TextField label={text.label.person} hint={text.label.person} text={by} onType={setTyped} />
      <TextField label={text.label.reason} hint={text.label.reason} text={reason} lines={2} onType={setReason} />
      <div className="row actions">
        <Button disabled={!isWhole || isBusy} says={text.label.recordSays} onPress={record}>
          {text.label.record}
        </Button>
      </div>
      {refused !== undefined && <FailureText failure={refused} />}
      <p className="dim">{`${text.label.whoDecides} ${text.label.personSays}`}</p>
    </div>
  );
}

function Standing(props: { readonly label: RangeLabelState }): ReactNode {
  const { standing, by, reason } = props.label;
  const text = useText();
  if (standing.kind === "open") return null;
  const name = by === undefined ? "" : wordText(text, by);
  if (standing.kind === "reopened") {
    const { decision } = standing.was;
    return (
      <p className="warn">{text.label.reopened(text.label.decisions[decision], name, text.label.why[standing.why])}</p>
    );
  }
  const { decision, at } = standing.decided;
  const said = text.label.said(text.label.decisions[decision], name, clockOf(at, text.months));
  return <p>{reason === undefined ? `${said}.` : text.label.saidWhy(said, wordText(text, reason))}</p>;
}

/** Erased, or of a file that is not at hand: the decision stands all the same. */
function wordText(text: Text, word: Word): string {
  switch (word.kind) {
    case "said":
      return word.text;
    case "erased":
      return text.label.erased;
    case "unknown":
      return text.label.notAtHand;
  }
}

function decisionOf({ standing }: RangeLabelState): Decision {
  switch (standing.kind) {
    case "open":
      return "undecided";
    case "decided":
      return standing.decided.decision;
    case "reopened":
      return standing.was.decision;
  }
}

function wordingText(text: Text, wording: Wording, suggested: Wording): string {
  const said = text.label.wordings[wording];
  return wording === suggested ? text.label.suggested(said) : said;
}
