/** Why a take was not checked, or not played at another rate, in English. */

import type { Failure } from "../../core/failure";
import type { CannotCheck, CannotInterpret } from "../../core/failure-reasons";
import type { Said } from "./said";

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
  interpreted: {
    happened: "Premiere plays the take at another rate than its own, and what it says of the clip fits neither.",
    means: "Which of its frames the clip shows is not known, so nothing was put into the sequence.",
    advice: "Play it at its own rate under Fit, or go by the frame numbers.",
  },
  "variable-rate": {
    happened: "The take’s frames come at no steady rate.",
    means: "Premiere takes one rate for all, so where a frame lies in the cut is not known, and no marker was put.",
    advice: "Make a copy that fits and lay it above, or go by the frame numbers.",
  },
  stale: {
    happened: "The cut changed since it was measured.",
    means: "The match is for how it was, so nothing was made of it.",
    advice: "Measure again.",
  },
};

const KEPT_RATE: Readonly<Record<CannotInterpret, Said>> = {
  "no-call": {
    happened: "This Premiere lets no panel change the rate of footage.",
    means: "The cut is as it was.",
    advice: "Do it in Premiere: Modify > Interpret Footage.",
  },
  retimed: {
    happened: "A clip of the take is retimed or reversed.",
    means: "What Premiere would make of both is not known, so nothing was changed.",
    advice: "Set its speed back to 100 %, or make a copy.",
  },
  changed: {
    happened: "The take’s clips, or its rate, changed since.",
    means: "Nothing was done: what it means for the cut is another thing now.",
    advice: "Read it again, and press again if it is what you want.",
  },
  kept: {
    happened: "Premiere said yes, and does not play the take at that rate.",
    means: "Its clips may show other frames than before, or not.",
    advice: "Look at the clip, and at Modify > Interpret Footage; Ctrl+Z takes back what was done.",
  },
};

export function checkFailureInEnglish(failure: Extract<Failure, { kind: "cannot-check" | "cannot-interpret" }>): Said {
  return failure.kind === "cannot-check" ? SAID[failure.why] : KEPT_RATE[failure.why];
}
