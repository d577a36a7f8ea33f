/** Review packs and what comes back of them, in English. `pack-fr.ts` has the same shape. */

import type { Visibility } from "../../core/audit";
import type { PageWords } from "../../core/review-page";
import { dayInEnglish } from "./day";

/** A page is kept for years, so its year stands in it. */
const AT_ANY_TIME = new Date(0);

const count = (of: number, what: string): string => (of === 1 ? `1 ${what}` : `${of} ${what}s`);

/** The page is read alone, so its words are whole. */
const page: PageWords = {
  language: "en",
  title: (sequence) => `Review: AI in ${sequence}`,
  made: (day, ranges) =>
    `Made ${dayInEnglish(day, AT_ANY_TIME)} by Pickup. ${ranges === 1 ? "1 AI range." : `${ranges} AI ranges.`}`,
  about: [
    "Times are the sequence’s own timecode; the second is the last frame inside. Stills show the programme as it is seen, all tracks together. The small films show the take’s own picture, whole, without titles, effects or grade of the cut; they start at what the cut shows.",
    "This page works without a network and sends nothing. What you decide stays in it until you save it as a file, which you send back.",
    "Advice and record, not legal clearance.",
  ],
  noRoom: "No small films could be made on the machine that made this pack: judge by the stills.",
  name: "Your name",
  nameSays: "A typed name is declared, not authenticated. It stands with each decision that you make from now on.",
  part: "You decide as",
  parts: { editorial: "Editorial", legal: "Legal", ethics: "Ethics" },
  save: "Save decisions",
  decide: "Decision",
  decisions: { approve: "Approve", changes: "Changes wanted", reject: "Reject" },
  note: "Note",
  stills: ["First frame", "Middle", "Last frame"],
  film: "The take’s own picture",
  noFilm: "No film of this one.",
  facts: {
    clip: "Clip",
    seen: "Seen",
    take: "Take",
    engine: "Made by",
    prompt: "Prompt",
    negative: "Negative",
    seed: "Seed",
    references: "References",
    use: "Meant as",
    needed: "Has to be cleared by",
    standing: "So far",
  },
  visibility: (visibility: Visibility) => SEEN[visibility.kind],
  track: (track, nests) => (nests.length === 0 ? `V${track + 1}` : `V${track + 1}, in nest ${nests.join(" › ")}`),
  uses: { temp: "Temp, not final", final: "Final" },
  standings: {
    open: "open",
    approved: "approved",
    changes: "changes wanted",
    rejected: "rejected",
    reopened: "open again",
  },
  suspected: "Not known; only its name suggests AI",
  notKnown: "Not made with this project’s Pickup",
  nobody: "Nobody, as the house has it",
  script: {
    nameFirst: "Type your name first.",
    count: "{0} of {1} decided as {2}.",
    unsaved: "Not saved yet.",
    saved: "Saved.",
    nothing: "Nothing is decided yet.",
    leave: "Decisions are not saved yet.",
    by: "{0}, {1}",
    decisions: { approve: "approved", changes: "changes wanted", reject: "rejected" },
    parts: { editorial: "Editorial", legal: "Legal", ethics: "Ethics" },
    takeBack: "Take back",
  },
};

const SEEN: Readonly<Record<Visibility["kind"], string>> = {
  visible: "Yes",
  hidden: "No: switched off, covered or outside its nest",
  partly: "In part",
  unknown: "Unknown",
};

export const packEn = {
  page,
  makePack: "Review pack …",
  makePackSays:
    "Asks for a folder and makes one in it: a page for readers without Premiere, stills of the programme, and small films of the takes. Prompts and references are in it.",
  making: {
    stills: (done: number, total: number) => `Exporting still ${Math.min(done + 1, total)} of ${total} …`,
    films: (done: number, total: number) => `Making film ${Math.min(done + 1, total)} of ${total} …`,
  },
  stop: "Stop",
  made: (ranges: number, stills: number, films: number, folder: string) =>
    `${count(ranges, "range")}, ${count(stills, "still")} and ${count(films, "film")}, in ${folder}. Send the whole folder.`,
  stillsOnly: "No films: the media room made none here, so readers judge by stills.",
  takeIn: "Take in decisions …",
  takeInSays: "Asks for the decisions.json that the page of a review pack saved",
  taken: (count: number, file: string) => `${count} ${count === 1 ? "decision" : "decisions"} taken in from ${file}.`,
  known: (count: number) => `${count} had been taken in before.`,
  reopened: (count: number) =>
    count === 1
      ? "1 is on what changed since: it stands as open again."
      : `${count} are on what changed since: they stand as open again.`,
  outweighed: (count: number) =>
    count === 1
      ? "1 was made before something else was said of it, which stands."
      : `${count} were made before something else was said of them, which stands.`,
  unread: "Read the cut to see whether they still hold.",
};
