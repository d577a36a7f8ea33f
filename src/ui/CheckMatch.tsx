/** How a take's colours stand to a reference: what was measured, what a match would bring, and the cube that does it. */

import { useState, type ReactNode } from "react";
import { isCloseAllOver, PAIRED_WIDTH, type Correspondence, type Difference, type MatchReport } from "../core/match";
import type { Against } from "../core/match-frames";
import type { WorkingSpace } from "../core/working-space";
import type { FitWishes } from "../core/fit";
import type { CopyState, Earlier, MatchState, Measured } from "../studio/check/check-state";
import { Copied } from "./CheckFit";
import { BeforeCopy } from "./Credentials";
import { CheckNumbers } from "./CheckNumbers";
import { CheckSteps } from "./CheckSteps";
import { Button, Select } from "./controls";
import { Note, Refusal } from "./Problem";
import { SpaceSelect } from "./SpaceSelect";
import { videoTrack } from "./sequence";
import type { Text } from "./text/en";
import { useCommands, useText } from "./useStudio";

/** `isLaid`: the picture is of another shape or size than the sequence, so that a copy has to be laid into its frame. */
interface Baking {
  readonly wishes: FitWishes;
  readonly isLaid: boolean;
  readonly copy?: CopyState;
}

export function CheckMatch(props: { readonly match: MatchState } & Baking): ReactNode {
  const { match, ...baking } = props;
  const text = useText();
  return (
    <section className="check-part" aria-label={text.check.match}>
      <h4 className="title">{text.check.match}</h4>
      {match.kind === "refused" && (
        <>
          <Refusal failure={match.failure} />
          {match.failure.kind === "cannot-check" && match.failure.why === "working-space" && <Space />}
          {match.choices.length > 0 && <Choose choices={match.choices} />}
        </>
      )}
      {match.kind === "open" && match.space === undefined && <Space />}
      {match.kind === "open" && match.space !== undefined && (
        <>
          <Choose choices={match.choices} />
          {match.choices.length > 0 && <p className="why dim">{text.check.measures}</p>}
          <KnownSpace space={match.space} />
        </>
      )}
      {match.kind === "through" && (
        <>
          <Note>{text.check.through(videoTrack(match.through.track), match.through.name, match.through.side)}</Note>
          <Choose choices={match.choices} measured={match.against} />
        </>
      )}
      {match.kind === "measuring" && (
        <CheckSteps part="match" says={text.check[match.doing](match.steps.done, match.steps.total)} />
      )}
      {match.kind === "measured" && <Result measured={match} {...baking} />}
    </section>
  );
}

/** What was said wrongly can be said anew where it stands in the way. */
function Space(props: { readonly asks?: boolean }): ReactNode {
  const { asks = true } = props;
  const studio = useCommands();
  return <SpaceSelect asks={asks} onChoose={(space) => void studio.check.setSpace(space)} />;
}

/** What was said of the sequence; a wrong word would make every figure untrue, so it can be changed here. */
function KnownSpace(props: { readonly space: WorkingSpace }): ReactNode {
  const text = useText();
  const [changes, setChanges] = useState(false);
  if (changes) return <Space asks={false} />;
  return (
    <div className="row">
      <span className="dim">{text.check.spaces[props.space]}</span>
      <span className="spring" />
      <Button kind="link" onPress={() => setChanges(true)}>
        {text.check.wrongSpace}
      </Button>
    </div>
  );
}

function Choose(props: { readonly choices: readonly Against[]; readonly measured?: Against }): ReactNode {
  const { choices, measured } = props;
  const text = useText();
  const studio = useCommands();
  const [chosen, setChosen] = useState<Against | undefined>(measured);
  const against = choices.find((choice) => choice === chosen) ?? choices[0];
  if (against === undefined) return <p className="why dim">{text.check.nothingAgainst}</p>;
  return (
    <div className="row">
      <Select
        label={text.check.against}
        value={against}
        choices={choices.map((value) => ({ value, text: text.check.choices[value] }))}
        onChoose={setChosen}
      />
      <span className="spring" />
      <Button onPress={() => void studio.check.measure(against)}>
        {measured === undefined ? text.check.measure : text.check.measureAgain}
      </Button>
    </div>
  );
}

function Result(props: { readonly measured: Measured } & Baking): ReactNode {
  const { measured, copy, wishes, isLaid } = props;
  const { report, scopes, matchedScopes, stale, unexported, graded, cubeStrength, savedTo, strength } = measured;
  const isFitting = cubeStrength !== strength;
  const text = useText();
  const studio = useCommands();
  return (
    <>
      <Choose choices={measured.choices} measured={measured.against} />
      {stale && <Note>{text.check.stale}</Note>}
      <Outcome report={report} {...(measured.earlier && { earlier: measured.earlier })} />
      <ScopesView before={scopes} {...(matchedScopes && { after: matchedScopes })} />
      <CheckNumbers report={report} />
      {report.clipped > 0.001 && <Note>{text.check.clipped(report.clipped * 100)}</Note>}
      {unexported && <p className="why dim">{text.check.unexported}</p>}
      <p className="why dim">{text.check.label}</p>
      {graded && <p className="why">{text.check.graded}</p>}
      {cubeStrength !== undefined && (
        <>
          <input
            type="range"
            className="scrub"
            aria-label={text.check.strength(Math.round(strength * 100))}
            min={0}
            max={100}
            step={5}
            value={Math.round(strength * 100)}
            onChange={(event) => void studio.check.setStrength(Number(event.currentTarget.value) / 100)}
          />
          <div className="row actions">
            <span className="dim figures">{text.check.strength(Math.round(strength * 100))}</span>
            <span className="spring" />
            <Button onPress={() => void studio.check.saveCube()} disabled={stale || isFitting}>
              {text.check.cube}
            </Button>
          </div>
          <p className="why dim">{text.check.cubeSays}</p>
          {savedTo !== undefined && (
            <p className="why" role="status">
              {text.check.saved(savedTo)}
            </p>
          )}
          <div className="row actions">
            <Button
              onPress={() => void studio.check.copy("match", wishes)}
              disabled={stale || isFitting || copy?.kind === "making"}
            >
              {text.check.bake}
            </Button>
          </div>
          <p className="why dim">{text.check.bakeSays}</p>
          <BeforeCopy />
          {isLaid && <p className="why dim">{text.check.laidSo(text.check.scales[wishes.scale])}</p>}
          <Copied what="match" {...(copy && { copy })} />
        </>
      )}
    </>
  );
}

/** The reference on the left; on the right the take as it is, or as the cube would make it. */
function ScopesView(props: { readonly before: Measured["scopes"]; readonly after?: Measured["scopes"] }): ReactNode {
  const { before, after } = props;
  const text = useText();
  const [shown, setShown] = useState<"before" | "after">("after");
  const side = after === undefined ? "before" : shown;
  const { parade, vectorscope } = after !== undefined && side === "after" ? after : before;
  return (
    <>
      <div className="row scope-sides">
        <span className="scope-side dim">{text.check.side.reference}</span>
        <span className="scope-side">
          {after === undefined ? (
            <span className="dim">{text.check.side.before}</span>
          ) : (
            <Select
              label={text.check.scopeSide}
              value={side}
              choices={(["after", "before"] as const).map((value) => ({ value, text: text.check.side[value] }))}
              onChoose={setShown}
            />
          )}
        </span>
      </div>
      <img className="scopes" src={parade} alt={text.check.parade} />
      <img className="scopes" src={vectorscope} alt={text.check.vectorscope} />
    </>
  );
}

/** What is measured and what a match is only computed to bring are never one figure. */
function Outcome(props: { readonly report: MatchReport; readonly earlier?: Earlier }): ReactNode {
  const { earlier } = props;
  const { outcome } = props.report;
  const text = useText();
  const before = outcome.kind === "distribution" ? undefined : outcome.before;
  const brought = before !== undefined && earlier !== undefined && (
    <>
      <p className="measure">
        <span className="figures">{text.check.deltaE(earlier.measured, before.mean)}</span>{" "}
        <span className="dim">{text.check.bothMeasured}</span>
      </p>
      <p className="why figures">{text.check.hadComputed(earlier.computed)}</p>
    </>
  );
  switch (outcome.kind) {
    case "paired":
      return (
        <>
          {brought}
          <p className="measure">
            <span className="figures">{text.check.deltaE(outcome.before.mean, outcome.after.mean)}</span>{" "}
            <span className="dim">{text.check.afterComputed}</span>
          </p>
          <p className="why figures">{text.check.p95(outcome.before.p95, outcome.after.p95)}</p>
          {outcome.atCut !== undefined && <p className="why figures">{text.check.atCut(outcome.atCut.mean)}</p>}
          <p className="why dim">{comparedText(text, outcome.correspondence, outcome.before)}</p>
          <p className="why dim">
            {text.check.paired[outcome.correspondence.kind]} {text.check.judged(outcome.fittedFrames)}
          </p>
        </>
      );
    case "distribution":
      return <p className="why">{text.check.distribution(outcome.predictedGain, outcome.fittedFrames)}</p>;
    case "none":
      return (
        <>
          {brought}
          <Left outcome={outcome} />
          {outcome.atCut !== undefined && <p className="why figures">{text.check.atCut(outcome.atCut.mean)}</p>}
        </>
      );
  }
}

/** Left as it is. Where pixels are paired, what they differ by is said with what it was taken over. */
function Left(props: { readonly outcome: Extract<MatchReport["outcome"], { kind: "none" }> }): ReactNode {
  const { why, correspondence, before } = props.outcome;
  const text = useText();
  const says = text.check.none[why];
  if (correspondence === undefined || before === undefined) return <p className="why">{says}</p>;
  const isPlain = why !== "already-close" || isCloseAllOver(before, correspondence);
  return (
    <>
      <p className="why">
        <span className="title figures">{text.check.deltaEAlone(before.mean)} </span>
        {isPlain ? says : text.check.closeInPart}
      </p>
      <p className="why figures">{text.check.p95Alone(before.p95)}</p>
      <p className="why dim">{comparedText(text, correspondence, before)}</p>
    </>
  );
}

/** A share that is not all is never rounded up to it. */
function comparedText(text: Text, correspondence: Correspondence, { pixels }: Difference): string {
  const { compared } = text.check;
  const percent = (share: number): number => Math.floor(share * 100);
  return correspondence.kind === "same-picture"
    ? compared["same-picture"](percent(correspondence.compared), pixels, PAIRED_WIDTH)
    : compared["same-places"](correspondence.places, percent(correspondence.shared), pixels, PAIRED_WIDTH);
}
