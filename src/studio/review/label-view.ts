/** What is shown of the labels of a sequence: what would be laid as it was chosen, and what of it lies there. */

import type { Audit } from "../../core/audit";
import type { LabelChoice } from "../../core/label-choice";
import { cutPrint, laidLabels, withoutLabels } from "../../core/label-laid";
import { overrunsOf } from "../../core/label-overrun";
import { labelPlan, labelTally, labelTrack, type Break } from "../../core/label-plan";
import { labelPreset, presetFor, type LabelPreset } from "../../core/label-presets";
import type { SequenceView } from "../../core/sequence";
import { labelsToLay } from "./labels-to-lay";
import type { LabelState, SequenceLabels } from "./label-state";

export interface LabelFacts {
  readonly audit: Audit;
  /** The audited one, as it is now. */
  readonly sequence: SequenceView;
  readonly ranges: LabelState["ranges"];
  readonly breaks: readonly Break[];
  readonly choice: LabelChoice;
  /** Where the audit has no print to hold against the sequence. */
  readonly isStale: boolean;
}

export function labelsIn({ audit, sequence, ranges, breaks, choice, ...seen }: LabelFacts): SequenceLabels {
  const isStale = audit.print === undefined ? seen.isStale : audit.print !== cutPrint(sequence);
  const preset = presetOf(choice, sequence);
  const plan = labelPlan({ audit, labels: ranges, preset, mode: choice.mode, breaks });
  const track = labelTrack(withoutLabels(sequence.video), plan);
  const wanted = isStale ? undefined : labelsToLay(plan, preset, choice, sequence);
  return {
    choice,
    breaks,
    plan,
    // A slate stands where the programme begins, whatever lies there.
    beyond: plan.map((one) => (choice.mode === "first-exposure" ? overrunsOf(one, audit, sequence.video) : [])),
    track,
    isNewTrack: track >= sequence.video.length,
    tally: labelTally(audit, ranges),
    laid: laidLabels(sequence, wanted),
    isStale,
  };
}

/** Of the cut and of the labels in it. */
export function timelinePrint(sequence: SequenceView | undefined): string {
  if (sequence === undefined) return "";
  const labels = sequence.video.map(({ items }) =>
    items.flatMap(({ label, name, rangeInSequence: { start, end } }) =>
      label === undefined ? [] : [[name, start, end]],
    ),
  );
  return JSON.stringify([cutPrint(sequence), labels]);
}

export function presetOf({ preset }: LabelChoice, sequence: SequenceView): LabelPreset {
  return labelPreset(preset) ?? presetFor(sequence);
}
