/** Why a take was not checked, in English. */

import type { CannotCheck } from "../../core/failure";
import type { Said } from "./failure-en";

const SAID: Readonly<Record<CannotCheck, Said>> = {
  "not-placed": {
    happened: "The take lies nowhere in the open sequence.",
    means: "A match is measured in the programme, after effects, so there is nothing to measure.",
    advice: "Place it first; one Ctrl+Z takes it away again.",
  },
  unseen: {
    happened: "The take is switched off in the sequence.",
    means: "None of it is in the programme, so there is nothing to measure.",
    advice: "Switch the clip and its track on.",
  },
  "nothing-there": {
    happened: "Nothing is seen there to measure against.",
    means: "No figure was made.",
    advice: "Choose another frame.",
  },
  "working-space": {
    happened: "This sequence does not work in Direct Rec.709.",
    means:
      "The exported frame is 8-bit and display-referred: a figure or a cube made of it would not be true of what Lumetri works on.",
    advice: "Match by the scopes in Lumetri, or check the take in a Direct Rec.709 sequence.",
  },
  "no-film": {
    happened: "This take is a still.",
    means: "It has no frames to look through.",
    advice: "Check a take that moves.",
  },
  retimed: {
    happened: "The take is retimed or reversed in the sequence.",
    means: "Its frames do not lie where they were found, so no marker was put.",
    advice: "Set its speed back to 100 %, or go by the frame numbers.",
  },
  stale: {
    happened: "The cut changed since it was measured.",
    means: "The match is for how it was, so nothing was made of it.",
    advice: "Measure again.",
  },
};

export function checkFailureInEnglish({ why }: { readonly why: CannotCheck }): Said {
  return SAID[why];
}
