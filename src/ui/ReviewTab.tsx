/** Which frames of the open sequence are AI, who cleared them, and what is missing. */

import { useCallback, useMemo, useRef, type ReactNode } from "react";
import { shareOf, type Audit, type AuditRange } from "../core/audit";
import { capital, unreadText } from "../core/audit-words";
import { secondsOf, type Ticks } from "../core/time";
import { auditOf, judgedOf, type AuditState } from "../studio/review/audit-state";
import { rowsById } from "../studio/takes/row-index";
import { AuditReport } from "./AuditReport";
import { AuditRow } from "./AuditRow";
import { Button } from "./controls";
import { LedgerBlock } from "./LedgerBlock";
import { LabelPage } from "./LabelPage";
import { FailureText, Note, Problem } from "./Problem";
import { ReviewActions } from "./ReviewActions";
import { isNobodys } from "./ReviewDecision";
import { ReviewKeys } from "./ReviewKeys";
import { Scrolled } from "./Scrolled";
import { Steps } from "./Steps";
import type { ScrolledItem } from "./strip";
import type { Text } from "./text/en";
import { notCleared } from "./uncleared";
import { useCommands, useStudio, useText } from "./useStudio";

/** Of what could not be read, one by one; a report says all of it. */
const LISTED = 5;

export function ReviewTab(): ReactNode {
  const text = useText();
  const studio = useCommands();
  const state = useStudio(({ audit }) => audit);
  const isReady = useStudio(({ host }) => host.kind === "open");
  const isRefused = useStudio(({ problem }) => isNobodys(problem));
  const isAllClosed = useStudio(({ review }) => review.at === undefined);
  const audit = auditOf(state);
  const root = useRef<HTMLDivElement>(null);
  const read = (): void => {
    // The button that is pressed is gone in a moment; the keys go on.
    root.current?.focus({ preventScroll: true });
    void studio.audit.read();
  };
  if (!isReady) {
    return (
      <section className="block">
        <p className="teach">{text.audit.noSequence}</p>
      </section>
    );
  }
  return (
    <ReviewKeys root={root}>
      <section className="block">
        {state.kind === "none" && <p className="teach">{text.audit.none}</p>}
        {state.kind === "failed" && <FailureText failure={state.failure} />}
        {audit !== undefined && <Summary audit={audit} state={state} />}
        {state.kind === "reading" && (
          <Steps says={readingText(text, state)} stop={text.audit.stop} onStop={() => studio.audit.stop()} />
        )}
        {(state.kind === "none" || state.kind === "failed") && (
          <Button kind="primary" onPress={read}>
            {text.audit.read}
          </Button>
        )}
        {state.kind === "read" && state.isStale && <Note>{text.audit.stale}</Note>}
        {state.kind === "read" && (
          <div className="row links">
            <Button kind={state.isStale ? "plain" : "link"} onPress={read}>
              {text.audit.readAgain}
            </Button>
          </div>
        )}
        {state.kind === "read" && !state.isStale && <OlderReviews />}
        {(!isRefused || isAllClosed) && <Problem at="review" />}
        {audit?.unread.slice(0, LISTED).map((one) => (
          <Note key={JSON.stringify(one)}>{unreadText(text.audit, one)}</Note>
        ))}
        {audit !== undefined && audit.unread.length > LISTED && (
          <Note>{text.audit.moreUnread(audit.unread.length - LISTED)}</Note>
        )}
        {audit?.ranges.length === 0 && <p className="teach">{text.audit.empty}</p>}
      </section>
      {audit !== undefined && audit.ranges.length > 0 && <p className="dim keys">{text.review.keys}</p>}
      {audit !== undefined && <Ranges audit={audit} />}
      {audit !== undefined && <LabelPage audit={audit} />}
      {audit !== undefined && (
        <section className="block ruled">
          <ReviewActions audit={audit} />
          <AuditReport state={state} />
          <p className="dim">{text.audit.advice}</p>
          <p className="dim">{text.audit.watched}</p>
        </section>
      )}
      <LedgerBlock />
    </ReviewKeys>
  );
}

function readingText(
  { audit: words }: Text,
  { step, done, of, file }: Extract<AuditState, { kind: "reading" }>,
): string {
  const steps = words.reading[step](done, of);
  if (file === undefined) return steps;
  return `${steps} ${words.readingFile(file.name, Math.floor((file.done / file.size) * 100))}`;
}

/** What a reading found and did not write by itself. */
function OlderReviews(): ReactNode {
  const text = useText();
  const studio = useCommands();
  const count = useStudio(({ review }) => review.older?.length ?? 0);
  if (count === 0) return null;
  return (
    <>
      <p className="warn">{text.review.older(count)}</p>
      <div className="row actions">
        <Button says={text.review.showReviewSays} onPress={() => void studio.review.showReview()}>
          {text.review.showReview}
        </Button>
      </div>
    </>
  );
}

function Summary(props: { readonly audit: Audit; readonly state: AuditState }): ReactNode {
  const { audit, state } = props;
  const text = useText();
  const takes = useStudio((one) => one.takes);
  const share = shareOf(audit);
  const judged = judgedOf(state);
  const ai = audit.ranges.filter(({ made }) => made !== "animatic");
  const temps = ai.filter(({ use }) => rowsById(takes).get(use.takeId ?? "")?.take.shot.use === "temp").length;
  const unknown = ai.filter(({ visibility }) => visibility.kind === "unknown").length;
  const open = notCleared(state);
  const undecided = ai.filter(({ key }) => isUndecided(judged.get(key)?.label)).length;
  const percent = share.of === 0 ? 0 : (share.seen / share.of) * 100;
  const counts = [
    { says: text.audit.notCleared(open), count: open, colour: "bad" },
    { says: text.audit.temps(temps), count: temps, colour: "warn" },
    { says: text.audit.unknown(unknown), count: unknown, colour: "dim" },
    { says: text.audit.undecided(undecided), count: undecided, colour: "dim" },
  ].filter(({ count }) => count > 0);
  const animatics = audit.ranges.length - ai.length;
  const suspected = ai.filter(({ made }) => made === "suspected").length;
  return (
    <>
      <div className="row both-ends figures">
        <span className="title cut">{audit.name}</span>
        <span className="end dim">
          {`${text.audit.count(ai.length - suspected)}, ${text.audit.share(clock(share.seen), clock(share.of), percent)}`}
        </span>
      </div>
      <p className="figures" role="status">
        {counts.map(({ says, colour }, index) => (
          <span key={says} className={colour}>
            {index === 0 ? says : `, ${says}`}
          </span>
        ))}
      </p>
      {share.maybe > 0 && <p className="dim figures">{`${capital(text.audit.maybe(clock(share.maybe)))}.`}</p>}
      {suspected > 0 && <p className="dim">{`${text.audit.suspectedCount(suspected)}.`}</p>}
      {animatics > 0 && <p className="dim">{`${text.audit.animatics(animatics)}.`}</p>}
    </>
  );
}

/** Of a label that nobody decided, or that has to be decided anew. */
export function isUndecided(
  label: { readonly kind: string; readonly decided?: { readonly decision: string } } | undefined,
): boolean {
  return label?.kind !== "decided" || label.decided?.decision === "undecided";
}

/** Minutes and seconds, rounded up: nothing that is there lasts 0:00. */
export function clock(length: Ticks): string {
  const seconds = Math.ceil(secondsOf(length) - 1e-9);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}

type Item = ScrolledItem & { readonly range: AuditRange };

/** Pixels of a row, about, until it is measured. */
const ROW = 68;

function Ranges(props: { readonly audit: Audit }): ReactNode {
  const { audit } = props;
  const studio = useCommands();
  const open = useStudio((state) => state.review.at);
  const goTo = useMemo(() => (open === undefined ? undefined : { key: open }), [open]);
  const items = useMemo(() => audit.ranges.map((range): Item => ({ key: range.key, guess: ROW, range })), [audit]);
  const takes = useStudio((state) => state.takes);
  const onShow = useCallback(
    (shown: readonly Item[]) => studio.shelf.look(shown.flatMap(({ range }) => range.use.takeId ?? [])),
    [studio],
  );
  return (
    <Scrolled
      items={items}
      isStop={isRange}
      {...(goTo === undefined ? {} : { goTo })}
      onShow={onShow}
      render={({ range }) => {
        const { takeId } = range.use;
        const take = takeId === undefined ? undefined : rowsById(takes).get(takeId)?.take;
        return (
          <AuditRow
            range={range}
            audit={audit}
            {...(take && { take })}
            isOpen={open === range.key}
            onPress={() => {
              studio.review.choose(range.key);
              void studio.audit.select(range.key);
            }}
          />
        );
      }}
    />
  );
}

function isRange(): boolean {
  return true;
}
