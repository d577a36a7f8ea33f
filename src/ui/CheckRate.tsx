/** At which rate Premiere plays the take, what another would mean for the cut, and what became of it. */

import type { ReactNode } from "react";
import { framesPerSecond, secondsOf, type FrameRate } from "../core/time";
import type { FitRemedy } from "../core/fit";
import type { ItemRate, RateChange, RateState } from "../studio/check/check-state";
import { Button } from "./controls";
import { FailureText } from "./Problem";
import type { Text } from "./text/en";
import { useCommands, useText } from "./useStudio";

export function CheckRate(props: {
  readonly remedy: FitRemedy;
  readonly plays?: ItemRate;
  readonly rate?: RateState;
}): ReactNode {
  const { remedy, plays, rate } = props;
  const text = useText();
  const byHand = remedy.kind === "interpret" && plays?.canSet !== true;
  return (
    <>
      {plays !== undefined && plays.now !== plays.own && (
        <p className="why">{text.check.plays.now(rateText(text, plays.now), rateText(text, plays.own))}</p>
      )}
      {byHand && (
        <p className="why dim">
          {plays === undefined
            ? text.check.remedy.interpret(rateText(text, remedy.rate))
            : text.check.plays.byHand(rateText(text, remedy.rate))}
        </p>
      )}
      {plays?.changes.map((change) => (
        <Change key={change.to} change={change} plays={plays} />
      ))}
      {rate?.kind === "refused" && <FailureText failure={rate.failure} />}
      {rate?.kind === "set" && <Set rate={rate} />}
    </>
  );
}

/** One way in which it could be played, and all that it would change. */
function Change(props: { readonly change: RateChange; readonly plays: ItemRate }): ReactNode {
  const { change, plays } = props;
  const text = useText();
  const studio = useCommands();
  const said = text.check.plays;
  const rate = rateText(text, change.to);
  if (change.isRetimed) return <p className="why dim">{said.retimed}</p>;
  const now = secondsOf(change.lasts) * (plays.now / change.to);
  const unknown = [...(change.isTrimmed ? [said.begins] : []), ...(change.hasSound ? [said.sound] : [])];
  return (
    <>
      <p className="why dim">
        {[said.means, said.reaches(change.here, change.elsewhere), said.lasts(now, secondsOf(change.lasts))].join(" ")}
      </p>
      {unknown.length > 0 && <p className="why dim">{unknown.join(" ")}</p>}
      {change.unread.length > 0 && <p className="why">{said.unread(change.unread)}</p>}
      {change.empty > 0 && <p className="why">{said.empty(change.empty)}</p>}
      <div className="row actions">
        <Button onPress={() => void studio.check.playAt(change.to)} says={said.says}>
          {change.to === plays.own ? said.atOwn(rate) : said.at(rate)}
        </Button>
      </div>
    </>
  );
}

function Set(props: { readonly rate: Extract<RateState, { kind: "set" }> }): ReactNode {
  const { to, moved, begins } = props.rate;
  const text = useText();
  const said = text.check.plays;
  return (
    <p className="why" role="status">
      {[
        said.set(rateText(text, to)),
        ...(moved === 0 && begins === 0 ? [said.stayed] : []),
        ...(moved === 0 ? [] : [said.moved(moved)]),
        ...(begins === 0 ? [] : [said.begun(begins)]),
      ].join(" ")}
    </p>
  );
}

export function rateText(text: Text, rate: FrameRate): string {
  return text.check.framesPerSecond(framesPerSecond(rate));
}
