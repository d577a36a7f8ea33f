/** Every state that the panel's tests and pictures know, by name. */

import type { StudioState } from "../src/studio/state";
import { againStates } from "./ui-again-states";
import { animaticStates } from "./ui-animatic-states";
import { auditStates } from "./ui-audit-states";
import { boardStates } from "./ui-board-states";
import { checkStates } from "./ui-check-states";
import { compareStates } from "./ui-compare-states";
import { engineStates } from "./ui-engine-states";
import { labelStates } from "./ui-label-states";
import { policyStates } from "./ui-policy-states";
import { rankStates } from "./ui-rank-states";
import { referenceStates } from "./ui-reference-states";
import { replaceStates } from "./ui-replace-states";
import { reviewStates } from "./ui-review-states";
import { sceneStates } from "./ui-scene-states";
import { manyStates } from "./ui-states";
import { takesStates } from "./ui-takes-states";

/** `picture` is any image's address. */
export function everyState(picture: string): Readonly<Record<string, StudioState>> {
  return {
    ...manyStates(picture),
    ...engineStates(picture),
    ...sceneStates(picture),
    ...replaceStates(picture),
    ...checkStates(picture),
    ...labelStates(picture),
    ...rankStates(picture),
    ...policyStates(picture),
    ...takesStates(picture),
    ...boardStates(picture),
    ...referenceStates(picture),
    ...compareStates(picture),
    ...againStates(picture),
    ...animaticStates(picture),
    ...reviewStates(),
    ...auditStates(picture),
  };
}
