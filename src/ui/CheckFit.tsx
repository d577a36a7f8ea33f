/** Whether the clip is what the sequence wants, and the copy that would be. */

import type { ReactNode } from "react";
import { PLAIN_FIT, soundName, type ClipFacts, type FitDifference, type FitWishes, type SoundFate } from "../core/fit";
import { SCALES } from "../core/fit-copy";
import type { CopyKind } from "../core/take";
import { isLaid, type CopyState, type FitState, type RateState } from "../studio/check/check-state";
import { CheckRate, rateText } from "./CheckRate";
import { CheckSteps } from "./CheckSteps";
import { Button, Check, Select } from "./controls";
import { BeforeCopy, CopiedWithout } from "./Credentials";
import { FailureText } from "./Problem";
import { useSequence } from "./sequence";
import type { Text } from "./text/en";
import { useCommands, useText } from "./useStudio";

interface Wishes {
  readonly wishes: FitWishes;
  readonly onWishes: (wishes: FitWishes) => void;
}

export function CheckFit(
  props: {
    readonly fit: FitState;
    readonly copy?: CopyState;
    readonly rate?: RateState;
  } & Wishes,
): ReactNode {
  const { fit, copy, rate, wishes, onWishes } = props;
  const text = useText();
  if (fit.kind !== "told") return null;
  return (
    <section className="check-part" aria-label={text.check.fit}>
      <h4 className="title">{text.check.fit}</h4>
      <Told told={fit} wishes={wishes} onWishes={onWishes} {...(copy && { copy })} {...(rate && { rate })} />
    </section>
  );
}

function Told(
  props: {
    readonly told: Extract<FitState, { kind: "told" }>;
    readonly copy?: CopyState;
    readonly rate?: RateState;
  } & Wishes,
): ReactNode {
  const { told, copy, rate, wishes, onWishes } = props;
  const { fit, plays } = told;
  const { clip, differences, remedy } = fit;
  const text = useText();
  const studio = useCommands();
  const { scale, blend, anchor } = wishes;
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
      <CheckRate remedy={remedy} {...(plays && { plays })} {...(rate && { rate })} />
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
                onChoose={(next) => onWishes({ ...wishes, scale: next })}
              />
              <span className="gap" />
              <Select
                label={text.check.anchor}
                value={anchorOf(anchor)}
                choices={ANCHORS.map(({ name }) => ({ value: name, text: text.check.anchors[name] }))}
                onChoose={(next) => onWishes({ ...wishes, anchor: pointOf(next) })}
              />
            </div>
          )}
          {hasPace && (
            <Check label={text.check.blend} checked={blend} onChange={(next) => onWishes({ ...wishes, blend: next })} />
          )}
          <Sound fate={remedy.sound} words={text.check.sound} />
          <BeforeCopy />
          <div className="row actions">
            <Button disabled={copy?.kind === "making"} onPress={() => void studio.check.copy("fit", wishes)}>
              {text.check.makeFit}
            </Button>
          </div>
        </>
      )}
      <Copied what="fit" {...(copy && { copy })} />
    </>
  );
}

/** Which part of the picture stays, or where it lies between the bars. */
const ANCHORS = [
  { name: "middle", x: 0.5, y: 0.5 },
  { name: "left", x: 0, y: 0.5 },
  { name: "right", x: 1, y: 0.5 },
  { name: "top", x: 0.5, y: 0 },
  { name: "bottom", x: 0.5, y: 1 },
] as const;
type Anchor = (typeof ANCHORS)[number]["name"];

function anchorOf({ x, y }: FitWishes["anchor"]): Anchor {
  return ANCHORS.find((one) => one.x === x && one.y === y)?.name ?? "middle";
}

function pointOf(name: Anchor): FitWishes["anchor"] {
  const { x, y } = ANCHORS.find((one) => one.name === name) ?? PLAIN_FIT.anchor;
  return { x, y };
}

/** How far the copy is, or where it lies. */
export function Copied(props: { readonly what: CopyKind; readonly copy?: CopyState }): ReactNode {
  const { what, copy } = props;
  const text = useText();
  const studio = useCommands();
  const sequence = useSequence();
  if (copy === undefined || (copy.kind === "made" ? copy.copy.kind : copy.what) !== what) return null;
  switch (copy.kind) {
    case "making":
      return <CheckSteps part="copy" says={text.check.making(copy.steps.done, copy.steps.total)} />;
    case "refused":
      return <FailureText failure={copy.failure} />;
    case "made": {
      // What was laid may have been taken back since.
      const isThere = sequence !== undefined && isLaid(copy.copy, sequence);
      return (
        <>
          <p className="why">
            {copy.put === undefined || (copy.put === "verified" && !isThere)
              ? text.check.made(copy.copy.name)
              : text.check.isPut[copy.put]}
          </p>
          <Sound fate={copy.copy.sound} words={text.check.soundMade} />
          <CopiedWithout {...(copy.copy.leaves && { original: copy.copy.leaves })} />
          {!isThere && (
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
