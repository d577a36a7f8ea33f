/** What is to be laid of a plan: how each label is drawn, and what it is called. */

import type { LabelChoice } from "../../core/label-choice";
import { labelName, type WantedLabel } from "../../core/label-laid";
import { labelPicture, type LabelPicture } from "../../core/label-picture";
import type { LabelPlacement } from "../../core/label-plan";
import type { LabelPreset } from "../../core/label-presets";
import type { SequenceView } from "../../core/sequence";
import { sumOfText } from "../disk/fingerprint";

/** A label, how it is drawn, and what it is called. */
export interface LabelToLay extends WantedLabel {
  readonly picture: LabelPicture;
}

/** The same look and length, the same name: so it is drawn and imported once. */
export function labelsToLay(
  plan: readonly LabelPlacement[],
  preset: LabelPreset,
  choice: LabelChoice,
  sequence: SequenceView,
): readonly LabelToLay[] {
  return plan.map((placement) => {
    const picture = labelPicture(placement, preset, choice, sequence);
    return { name: labelName(placement, sumOfText(JSON.stringify(picture)), sequence.rate), placement, picture };
  });
}
