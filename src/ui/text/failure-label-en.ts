/** Why a decision about a label was not recorded, or labels were not laid, in English. */

import type { CannotLabel } from "../../core/failure-reasons";
import type { Said } from "./said";

const SAID: Readonly<Record<CannotLabel, Said>> = {
  "nobody-named": {
    happened: "Nobody is named.",
    means: "Who publishes decides; without a name nothing was recorded.",
    advice: "Write who decides: a name or initials.",
  },
  "no-reason": {
    happened: "There is no reason.",
    means: "Nothing was recorded: whoever asks later must be able to read why.",
    advice: "Write the reason in a few words.",
  },
  "range-gone": {
    happened: "That range is no longer among those that were read.",
    means: "Nothing was recorded.",
    advice: "Read the sequence again, and decide about what it shows.",
  },
  "not-audited": {
    happened: "The open sequence was not read.",
    means: "Nobody knows which of its ranges are AI, so no label was laid.",
    advice: "Read it first, in Review.",
  },
  "cut-changed": {
    happened: "The cut changed since it was read.",
    means: "Labels might stand where none is due, so none was laid.",
    advice: "Read the sequence again, then lay them.",
  },
  "nothing-due": {
    happened: "No range that is seen is to be labelled.",
    means: "No label was laid.",
    advice: "Decide about the ranges in Review: due, limited or not due.",
  },
};

export function labelFailureInEnglish(why: CannotLabel): Said {
  return SAID[why];
}
