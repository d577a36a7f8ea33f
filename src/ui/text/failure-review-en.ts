/** Why nothing was decided or taken in, in English. */

import type { Failure } from "../../core/failure";
import type { CannotReview, DecisionsRefusal } from "../../core/failure-reasons";
import type { Said } from "./said";

const CANNOT: Readonly<Record<CannotReview, Said>> = {
  "no-name": {
    happened: "Nobody said who decides.",
    means: "A decision without a name is none, so nothing was recorded.",
    advice: "Type your name first; it is declared, not authenticated.",
  },
  "not-read": {
    happened: "The sequence was not read for AI ranges yet.",
    means: "There is nothing to decide on.",
    advice: "Read it first.",
  },
  stale: {
    happened: "The sequence changed since it was read, or another one is open.",
    means: "What would be decided on is not what lies there now, so nothing was recorded.",
    advice: "Read it again, look, and decide then.",
  },
  gone: {
    happened: "That range is no longer among those that were read.",
    means: "Nothing was recorded.",
    advice: "Choose another one.",
  },
  nothing: {
    happened: "No AI range was found in this sequence.",
    means: "There is nothing to make a review pack of.",
    advice: "See what could not be read, if anything; otherwise there is nothing to do.",
  },
};

const REFUSED: Readonly<Record<DecisionsRefusal, Said>> = {
  "not-decisions": {
    happened: "This file is no decisions file of a review pack.",
    means: "Nothing of it was taken in.",
    advice: "Take the decisions.json that the page of the pack saved, as it is.",
  },
  "other-pack": {
    happened: "These decisions are on a pack that this project did not make.",
    means: "Nothing of them was taken in: nobody knows which ranges they mean.",
    advice: "Open the project that made the pack, or make a new pack here.",
  },
  altered: {
    happened: "These decisions do not fit the pack as it was made.",
    means: "The page or the file was changed on the way, so nothing of it was taken in.",
    advice: "Ask for the file once more, from the page as you sent it.",
  },
};

export function reviewFailureInEnglish(
  failure: Extract<Failure, { kind: "cannot-review" | "decisions-refused" | "decisions-too-large" | "not-an-export" }>,
): Said {
  if (failure.kind === "cannot-review") return CANNOT[failure.why];
  if (failure.kind === "not-an-export") {
    return {
      happened: `${failure.file} does not say where the ledger stood: ${failure.why}.`,
      means: "Nothing was compared.",
      advice: "Choose a JSON that Pickup wrote: a ledger, a report, or the pack.json of a review pack.",
    };
  }
  if (failure.kind === "decisions-too-large") {
    return {
      happened: `${failure.file} is too large to be a decisions file: ${megabytes(failure.bytes)}, and below ${megabytes(failure.most)} is expected.`,
      means: "Nothing of it was read.",
      advice: "Take the decisions.json that the page of the pack saved, as it is.",
    };
  }
  const said = REFUSED[failure.why];
  return failure.says === undefined ? said : { ...said, happened: `${said.happened} ${failure.says}.` };
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
