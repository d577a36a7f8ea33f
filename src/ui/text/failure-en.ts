/** What went wrong, in English: what happened, what it means for the cut, what to do. */

import type { Failure } from "../../core/failure";
import { policyFailureInEnglish } from "./policy-en";
import { boardFailureInEnglish } from "./failure-board-en";
import { checkFailureInEnglish } from "./failure-check-en";
import { labelFailureInEnglish } from "./failure-label-en";
import { engineFailureInEnglish } from "./failure-engine-en";
import { cannotVaryInEnglish } from "./variation-en";
import { referenceFailureInEnglish } from "./failure-reference-en";
import { replaceFailureInEnglish } from "./failure-replace-en";
import { reviewFailureInEnglish } from "./failure-review-en";
import { sceneFailureInEnglish } from "./scene-en";
import { keptIn, type Said } from "./said";

export function failureInEnglish(failure: Failure): Said {
  switch (failure.kind) {
    case "no-project":
      return {
        happened: "No project is open.",
        means: "There is no sequence to put a clip into.",
        advice: "Open a project, then a sequence.",
      };
    case "no-sequence":
      return {
        happened: "No sequence is open.",
        means: "A clip has nowhere to go.",
        advice: "Open a sequence in the Timeline and park the playhead in the hole.",
      };
    case "empty-prompt":
      return {
        happened: "There is no prompt and no first frame.",
        means: "Nothing says what to draw.",
        advice: "Write what the shot shows, or take the frame at the playhead.",
      };
    case "bad-length":
      return failure.frames < 1
        ? {
            happened: "The shot has no length.",
            means: "There is nothing to draw.",
            advice: "Set In and Out, or type a length in seconds.",
          }
        : {
            happened: `${failure.frames} frames are too many; ${failure.most} are the most for one shot.`,
            means: "Nothing was drawn.",
            advice: "Mark a shorter range, and make the rest as further shots.",
          };
    case "sequence-changed":
      return {
        happened: "The sequence changed in the meantime.",
        means: "Nothing was placed, so nothing was overwritten by mistake.",
        advice: "Look at where the shot goes now, and place it again.",
      };
    case "plan-changed":
      return {
        happened: "What the button would do has changed.",
        means: "Nothing was made, and nothing was placed.",
        advice: "Look at what it says now, and press again.",
      };
    case "frame-not-exported":
      return {
        happened: `Premiere said it exported the frame, but no file came within ${failure.waitedSeconds} s.`,
        means: "There is no first frame yet; the cut is untouched.",
        advice: "Take the frame again. If it stays so, check that the takes’ folder can be written to.",
      };
    case "import-not-seen":
      return {
        happened: `Premiere said it imported ${failure.file}, but the clip did not show in the project within ${failure.waitedSeconds} s.`,
        means: "The take is safe on disk; nothing was placed.",
        advice: "Ask again, or import the file by hand.",
      };
    case "import-refused":
      return {
        happened: `Premiere refused to import ${failure.file}.`,
        means: "The take is safe on disk; nothing was placed.",
        advice: "Check that the project can be changed and is not read-only, then ask again.",
      };
    case "host-refused":
      return {
        happened:
          failure.message === undefined
            ? `Premiere refused a step (${failure.call}).`
            : `Premiere refused a step (${failure.call}): “${failure.message}”.`,
        means: "That step was not carried out; what was done before it stays.",
        advice: "Look at the timeline, then try again. If it stays so, save the diagnostics.",
      };
    case "not-on-timeline":
      return {
        happened: `Premiere reported success, but the clip is not on V${failure.track + 1}.`,
        means: "The take waits in the Pickup bin.",
        advice: "Check that the track is not locked, then place it again.",
      };
    case "folder-not-writable":
      return {
        happened: `Nothing can be written to ${failure.folder}.`,
        means: "What was to be kept there is not on disk.",
        advice: "Make the folder writable, or choose another one in Settings, then try again.",
      };
    case "disk-full":
      return {
        happened: `The disk of ${keptIn(failure.folder)} is full.`,
        means: "The take could not be finished; the cut is untouched.",
        advice: "Free some space, or choose a folder on another disk in Settings, then ask again.",
      };
    case "file-missing":
      return {
        happened: `${failure.file} is no longer there.`,
        means: "This take cannot be imported or placed.",
        advice: "Put the file back, or ask for the take again.",
      };
    case "file-damaged":
      return {
        happened: `${failure.file} is damaged: ${failure.why}.`,
        means: "It was not imported, so the cut is untouched.",
        advice: "Ask for the take again.",
      };
    case "memory-damaged":
      return {
        happened: `Some of what Pickup remembers on this machine could not be read: ${failure.why}.`,
        means: "The rest stands, and a copy of the file was set aside. Each take that may cost is asked about first.",
        advice: "Look at money and engines here; a monthly cap of 0 lets nothing through until you set it again.",
      };
    case "room-unavailable":
      return {
        happened: `The media room cannot run here: ${failure.why}.`,
        means: "Nothing can be drawn; a first frame can still be held as a clip.",
        advice: "Take a frame at the playhead, or run the probe in Settings to see what is missing.",
      };
    case "interrupted":
      return {
        happened: "The media room stopped in the middle.",
        means: "Nothing was placed; the prompt and the seed are kept.",
        advice: "Ask again: the same frames will be drawn.",
      };
    case "draw-failed":
      return {
        happened: `Drawing failed: ${failure.why}.`,
        means: "Nothing was placed.",
        advice: "Ask again; if it stays so, save the diagnostics in Settings.",
      };
    case "cannot-vary":
      return cannotVaryInEnglish(failure);
    case "no-room":
    case "no-board":
    case "board-undrawn":
    case "not-laid-out":
      return boardFailureInEnglish(failure);
    case "policy-unread":
      return policyFailureInEnglish(failure);
    case "cannot-chain":
    case "link-changed":
    case "link-short":
    case "scene-closed":
    case "stills-gone":
      return sceneFailureInEnglish(failure);
    case "unexpected":
      return {
        happened: `Something unexpected happened: ${failure.message}.`,
        means: "The step stopped; the timeline shows what was done before it.",
        advice: "Try again; if it stays so, save the diagnostics in Settings.",
      };
    case "no-frame":
    case "no-own-frame":
    case "not-a-picture":
    case "no-take-frame":
    case "consent-missing":
    case "library-entry-empty":
    case "library-elsewhere":
      return referenceFailureInEnglish(failure);
    case "cannot-check":
    case "cannot-interpret":
      return checkFailureInEnglish(failure);
    case "cannot-label":
      return labelFailureInEnglish(failure.why);
    case "cannot-review":
    case "not-an-export":
    case "decisions-refused":
    case "decisions-too-large":
      return reviewFailureInEnglish(failure);
    case "cannot-replace":
    case "no-versions":
      return replaceFailureInEnglish(failure);
    default:
      return engineFailureInEnglish(failure);
  }
}
