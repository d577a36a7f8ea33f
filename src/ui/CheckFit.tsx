/** Whether the clip is what the sequence wants, and the copy that would be. */

import { useState, type ReactNode } from "react";
import { PLAIN_FIT, soundName, type ClipFacts, type Fit, type FitDifference, type SoundFate } from "../core/fit";
import { SCALES, type CopyPlan } from "../core/fit-copy";
import { framesPerSecond, type FrameRate } from "../core/time";
import type { CopyKind, CopyState, FitState } from "../studio/check-state";
import { CheckSteps } from "./CheckSteps";
import { Button, Check, Select } from "./controls";
import { FailureText } from "./Problem";
import type { Text } from "./text/en";
import { useCommands, useText } from "./useStudio";

export function CheckFit(props: { readonly fit: FitState; readonly copy?: CopyState }): ReactNode {
  const { fit, copy } = props;
  const text = useText();
  if (fit.kind !== "told") return null;
  return (
    <section className="check-part" aria-label={text.check.fit}>
      <h4 className="title">{text.check.fit}</h4>
      <Told fit={fit.fit} {...(copy && { copy })} />
    </section>
  );
}

function Told(props: { readonly fit: Fit; readonly copy?: CopyState }): ReactNode {
  const { fit, copy } = props;
  const { clip, differences, remedy } = fit;
  const text = useText();
  const studio = useCommands();
  const [scale, setScale] = useState<CopyPlan["scale"]>(PLAIN_FIT.scale);
  const [blend, setBlend] = useState(PLAIN_FIT.blend);
  const hasSize = differences.some(({ kind }) => kind === "size");
  const hasPace = remedy.kind === "copy" && remedy.plan.pace !== "each-once" && differences.some(isOfPace);
  return (
    <>
      <p className="why dim figures" title={text.check.facts.says}>
        {factsText(text, clip)}
      </p>
      {differences.length === 0 && <p className="why">{text.check.fits}</p>}
      {differences.map((difference) => (
        <p key={"what" in difference ? difference.what : difference.kind} className="why">
          {differenceText(text, difference)}
        </p>
      ))}
      {remedy.kind === "interpret" && (
        <p className="why dim">{text.check.remedy.interpret(rateText(text, remedy.rate))}</p>
      )}
      {remedy.kind === "cannot" && <p className="why dim">{text.check.remedy.cannot[remedy.why]}</p>}
      {remedy.kind === "copy" && (
        <>
          <p className="why dim">{text.check.remedy.copy}</p>
          {hasSize && (
            <div className="row">
              <Select
                label={text.check.scale}
                value={scale}
                choices={SCALES.map((value) => ({ value, text: text.check.scales[value] }))}
                onChoose={setScale}
              />
            </div>
          )}
          {hasPace && <Check label={text.check.blend} checked={blend} onChange={setBlend} />}
          <Sound fate={remedy.sound} words={text.check.sound} />
          <div className="row actions">
            <Button
              disabled={copy?.kind === "making"}
              onPress={() => void studio.check.copy("fit", { ...PLAIN_FIT, scale, blend })}
            >
              {text.check.makeFit}
            </Button>
          </div>
        </>
      )}
      <Copied what="fit" {...(copy && { copy })} />
    </>
  );
}

/** How far the copy is, or where it lies. */
export function Copied(props: { readonly what: CopyKind; readonly copy?: CopyState }): ReactNode {
  const { what, copy } = props;
  const text = useText();
  const studio = useCommands();
  if (copy === undefined || (copy.kind === "made" ? copy.copy.kind : copy.what) !== what) return null;
  switch (copy.kind) {
    case "making":
      return <CheckSteps says={text.check.making(copy.steps.done, copy.steps.total)} />;
    case "refused":
      return <FailureText failure={copy.failure} />;
    case "made":
      return (
        <>
          <p className="why">{copy.put ? text.check.isPut : text.check.made(copy.copy.name)}</p>
          <Sound fate={copy.copy.sound} words={text.check.soundMade} />
          {!copy.put && (
            <div className="row actions">
              <Button onPress={() => void studio.check.putCopy()} says={text.check.putSays}>
                {text.check.put}
              </Button>
            </div>
          )}
        </>
      );
  }
}

/** What becomes, or became, of the sound in a copy; nothing where there is none. */
function Sound(props: { readonly fate: SoundFate; readonly words: Text["check"]["sound"] }): ReactNode {
  const { fate, words } = props;
  if (fate.kind === "none") return null;
  const says =
    fate.kind === "left-out"
      ? words.leftOut(soundName(fate.codec))
      : fate.inStep
        ? words.inStep
        : words.outOfStep(fate.faster * 100);
  return <p className={fate.kind === "copied" && fate.inStep ? "why dim" : "why"}>{says}</p>;
}

/** What the container says, whether it differs or not. */
function factsText(text: Text, clip: ClipFacts): string {
  const { rate, constantRate, frames, size, pixelAspect, colour, audio } = clip;
  const { facts } = text.check;
  const { numerator, denominator } = pixelAspect;
  return [
    ...(rate === undefined ? [] : [facts.rate(rateText(text, rate))]),
    ...(constantRate ? [] : [facts.variable]),
    facts.frames(frames),
    `${size.width} × ${size.height}`,
    ...(numerator === denominator ? [] : [facts.pixels(numerator, denominator)]),
    facts.range[colour.range ?? "untagged"],
    audio === undefined ? facts.silent : soundName(audio.codec),
  ].join(", ");
}

function isOfPace({ kind }: FitDifference): boolean {
  return kind === "rate" || kind === "variable-rate";
}

function differenceText(text: Text, difference: FitDifference): string {
  switch (difference.kind) {
    case "rate": {
      const { clip, sequence, premiere } = difference;
      return text.check.rate(rateText(text, clip), rateText(text, sequence), premiere);
    }
    case "variable-rate":
      return text.check.variable;
    case "size":
      return text.check.size(difference.clip, difference.sequence);
    case "pixel-aspect":
      return text.check.pixelAspect;
    case "rotation":
      return text.check.rotated(difference.degrees);
    case "colour":
      return text.check.colour[difference.what];
    case "fields":
      return text.check.fields;
  }
}

function rateText(text: Text, rate: FrameRate): string {
  return text.check.framesPerSecond(framesPerSecond(rate));
}
