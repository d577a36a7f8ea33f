/** Who cleared which AI ranges: decisions and review packs, in English. `review-fr.ts` has the same shape. */

import type { Decision, SignOff } from "../../core/ledger-entry";
import type { PartStanding } from "../../core/review";
import type { UseChange } from "../../core/use-in-cut";
import { packEn } from "./pack-en";

export const reviewEn = {
  title: "Review",
  part: "Decide as",
  parts: { editorial: "Editorial", legal: "Legal", ethics: "Ethics" } satisfies Record<SignOff, string>,
  /** `by`: a name; `when`: a time of day, with its day. */
  standing: {
    open: (_by: string, _when: string) => "open",
    approved: (by: string, when: string) => `approved, ${by}, ${when}`,
    changes: (by: string, when: string) => `changes wanted, ${by}, ${when}`,
    rejected: (by: string, when: string) => `rejected, ${by}, ${when}`,
    reopened: (by: string, when: string) => `open again, decided before by ${by}, ${when}`,
  } satisfies Record<PartStanding["kind"], (by: string, when: string) => string>,
  line: (part: string, standing: string) => `${part}: ${standing}.`,
  moved: "Moved since, between the same clips.",
  why: {
    same: "Nothing of it changed.",
    moved: "It moved since, between the same clips.",
    "other-range": "Another range of it is shown since.",
    "other-look": "It looks otherwise since: speed, effects or grade.",
    "other-cut": "It lies elsewhere since, or between other clips.",
    "other-take": "Another take lies there since.",
  } satisfies Record<UseChange, string>,
  note: (note: string) => `“${note}”`,
  erasedNote: "The note was erased.",
  nobody: { erased: "a name that was erased", unknown: "a name that is not on this machine" },
  fromPack: "from a review pack",
  name: "Your name",
  nameSays: "Declared, not authenticated. Kept on this machine, and in the project’s words file.",
  decisions: { approve: "Approve A", changes: "Changes C", reject: "Reject R" } satisfies Record<Decision, string>,
  decisionSays: {
    approve: "Sign this use off: this range of this take, in this place of the cut (A)",
    changes: "Ask for changes; say which in the note (C)",
    reject: "Say that it must not stay (R)",
  } satisfies Record<Decision, string>,
  noteHint: "Note, goes with the decision (N)",
  noteLabel: "Note",
  play: "Play",
  playSays: "The playhead goes to its start, and the clip plays in the Source Monitor (Space)",
  played: {
    source:
      "The playhead stands at its start. The clip plays in the Source Monitor, without what lies around it; the programme itself no panel can play.",
    playhead: "The playhead stands at its start; play it in the Program Monitor.",
  },
  withdraw: "Withdraw",
  withdrawSays: "It is open again; the ledger keeps both",
  history: (count: number) => (count === 1 ? "1 decision in the ledger" : `${count} decisions in the ledger`),
  said: { approve: "approved", changes: "wanted changes", reject: "rejected", withdrawn: "withdrew" },
  historyLine: (when: string, by: string, part: string, said: string) => `${when}: ${by} ${said}, ${part}`,
  doubtful: "This line does not hold to its ledger, so it does not count: decide anew if it is yours.",
  older: (clips: number) =>
    clips === 1
      ? "In the project panel 1 clip shows an older review, or none."
      : `In the project panel ${clips} clips show an older review, or none.`,
  showReview: "Show it as it stands",
  showReviewSays:
    "Writes the column Review of these clips, and their label colours where Settings say so: one undo step, and nothing can be redone then",
  unshown: (clips: string) => `The project panel does not show it on ${clips}. The decision stands in the ledger.`,
  inTakes: (sequence: string, parts: string) => `In ${sequence}: ${parts}`,
  keys: "Keys: J next open, K previous, Space play, A approve, C changes, R reject, N note.",

  settings: {
    title: "Review",
    labels: "Show it on the label colours of clips",
    labelsSays:
      "Green: cleared. Orange: open. Yellow: changes wanted. Red: rejected. It takes the place of the colours that the clips have. Only right after this is switched on one Ctrl+Z brings them back; switching it off does not. The column Review is written in any case.",
    names: "Names in this project’s review and in its files",
    noNames: "No name stands in this project’s review yet.",
    erase: "Erase",
    eraseSays: (name: string) => `Erase ${name} from the project’s words; the decisions stay, without the name`,
    erased: "Notes stay, and so do packs and reports that left already.",
  },

  ...packEn,
};
