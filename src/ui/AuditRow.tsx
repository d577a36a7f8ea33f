/** One AI range of the cut: where it is, what it is, what is said of it; opened, what can be done about it. */

import type { ReactNode } from "react";
import { seenOf, visibilityWhys, type Audit, type AuditRange } from "../core/audit";
import { credentialsText, evidenceText, labelText, reviewText, visibilityText } from "../core/audit-words";
import type { LabelStanding } from "../core/label";
import { seedUsed } from "../core/recipe";
import type { Standing } from "../core/review";
import type { Take } from "../core/take";
import { ticks } from "../core/time";
import { judgedOf } from "../studio/review/audit-state";
import { Button } from "./controls";
import { LabelDecision } from "./LabelDecision";
import { makerName } from "./maker";
import { ReviewDecision } from "./ReviewDecision";
import { lengthOn, rangeOn, videoTrack } from "./sequence";
import type { Text } from "./text/en";
import { useCommands, useStudio, useText } from "./useStudio";

export function AuditRow(props: {
  readonly range: AuditRange;
  readonly audit: Audit;
  /** That of the range; absent: it has none, or its take is not known any more. */
  readonly take?: Take;
  readonly isOpen: boolean;
  /** Opens it, and shows it in Premiere. */
  readonly onPress: () => void;
}): ReactNode {
  const { range, audit, take, isOpen, onPress } = props;
  const text = useText();
  const studio = useCommands();
  const judged = useStudio((state) => judgedOf(state.audit).get(range.key));
  const name = nameOf(text, range, take);
  const [first, last] = rangeOn(range.use.rangeInSequence, audit).split(" – ");
  const where = range.nests.length > 0 ? text.audit.inNest(range.nests.join(" › ")) : videoTrack(range.track);
  const isTemp = take?.shot.use === "temp" && range.made !== "animatic";
  return (
    <article className={isOpen ? "audit-row audit-open" : "audit-row"} aria-label={name}>
      <div className="audit-times dim figures" onClick={onPress}>
        <div>{first}</div>
        <div>{last}</div>
      </div>
      <div className="audit-facts">
        <div className="row top audit-title">
          <span className={`dot ${colourOf(range, judged?.review, isTemp)}-dot`} aria-hidden="true" />
          <button
            type="button"
            className="audit-name"
            aria-expanded={isOpen}
            title={text.audit.openRow(name)}
            onClick={onPress}
          >
            {name}
          </button>
          <span className="dim after">{where}</span>
        </div>
        <div onClick={onPress}>
          {isTemp && <p className="warn">{text.audit.temp}</p>}
          <p className="dim">{sentencesOf(text, range, audit, judged).join(" ")}</p>
        </div>
        {isOpen && (
          <>
            <p className="dim">{knownBy(text, range)}</p>
            {take !== undefined && <p className="dim audit-prompt">{promptOf(text, take)}</p>}
            {range.use.rangeInSequence.end > range.use.rangeInSequence.start && (
              <div className="row links">
                <Button kind="link" says={text.audit.markSays} onPress={() => void studio.audit.mark(range.key)}>
                  {text.audit.mark}
                </Button>
              </div>
            )}
          </>
        )}
      </div>
      {isOpen && (
        <div className="audit-decisions">
          <ReviewDecision range={range} audit={audit} />
          <LabelDecision range={range} audit={audit} />
        </div>
      )}
    </article>
  );
}

/** `Shot 7, take 3, Wan 2.2`; of what was not made here the clip's own name. */
export function nameOf(text: Text, { clip }: AuditRange, take: Take | undefined): string {
  if (take === undefined) return clip;
  return `${text.audit.take(take.shot.number, take.number)}, ${makerName(text, take.recipe)}`;
}

function colourOf({ made, visibility }: AuditRange, review: Standing | undefined, isTemp: boolean): string {
  if (made === "animatic") return "faint";
  switch (review?.overall) {
    case "rejected":
    case "changes":
      return "bad";
    case "cleared":
    case "not-needed":
      return isTemp || visibility.kind === "unknown" ? "warn" : "good";
    case "open":
    case undefined:
      return "bad";
  }
}

function sentencesOf(
  text: Text,
  range: AuditRange,
  audit: Audit,
  judged: { readonly review: Standing; readonly label: LabelStanding } | undefined,
): readonly string[] {
  const { made, visibility, credentials, use } = range;
  const said: string[] = [];
  if (made === "animatic") said.push(text.audit.animatic);
  else {
    if (use.takeId === undefined) said.push(text.audit.notOurs);
    if (made === "suspected") said.push(text.audit.suspected);
    if (judged !== undefined)
      said.push(reviewText(text.audit, judged.review), `${labelText(text.audit, judged.label)}.`);
  }
  const seen = visibilityText(text.audit, visibilityWhys(visibility), lengthText(seenOf(range), audit));
  if (seen !== undefined) said.push(seen);
  if (credentials !== undefined) said.push(credentialsText(text.audit, credentials));
  return said;
}

function lengthText(ranges: readonly { readonly start: number; readonly end: number }[], audit: Audit): string {
  const sum = ranges.reduce((all, { start, end }) => all + end - start, 0);
  return lengthOn(ticks(sum), audit);
}

function knownBy(text: Text, { evidence }: AuditRange): string {
  return `${text.audit.evidence} ${evidenceText(text.audit, evidence)}.`;
}

function promptOf(text: Text, { recipe }: Take): string {
  const prompt = recipe.prompt.trim();
  const seed = seedUsed(recipe);
  const said = prompt === "" ? text.audit.noPrompt : text.audit.prompt(prompt);
  return seed === undefined ? said : `${said} ${text.audit.seed(seed)}`;
}
