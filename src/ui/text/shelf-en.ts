/** Taking stock of takes, in English: marks, the search, the clean-up, the recipe. */

import type { Mark } from "../../core/ledger-entry";
import { amountOf, type Estimate } from "../../core/money";
import type { Parent } from "../../core/recipe";
import type { Standing } from "../../core/search";
import type { FrameSize } from "../../core/sequence";
import type { FrameSource, ReferenceFrame, ReferenceRole } from "../../core/shot";
import { amountInEnglish } from "./amount";
import { sizeOf } from "./bytes";

export const shelfEn = {
  mark: { keep: "Keep", favourite: "Favourite", reject: "Reject" } satisfies Record<Mark, string>,
  markSays: {
    keep: "Keep this take (K). The clean-up leaves it alone; press again to take the mark away.",
    favourite: "The best of its shot (F). The clean-up leaves it alone; press again to take the mark away.",
    reject: "Not wanted (X). The clean-up offers it for removal; press again to take the mark away.",
  } satisfies Record<Mark, string>,
  markedElsewhere: {
    keep: "kept on another machine",
    favourite: "a favourite on another machine",
    reject: "rejected on another machine",
  } satisfies Record<Mark, string>,

  inBin: "in the bin",
  count: "Number of takes",
  takes: takesOf,
  seeds: (first: number, last: number) => `seeds ${first}–${last}`,
  make: {
    /** `total`: of all of them. */
    engine: (takes: number, total: Estimate): string =>
      `Make ${takes} takes${total.kind === "about" ? `, about ${amountInEnglish(total.money)}` : total.kind === "unknown" ? ", cost unknown" : ""}`,
    animatic: (takes: number, length: string, track: string) =>
      `Draw ${takes} takes of ${length}, the first onto ${track}`,
  },
  /** Under the engine, when several takes are asked. */
  series: (takes: number) =>
    `${takes} takes, each with the next seed. The first that arrives is placed, the others wait in the bin.`,
  seedless: (takes: number) =>
    `Asked ${takes} times: this model takes no seed, so chance makes them differ. The first that arrives is placed, the others wait in the bin.`,
  each: (takes: number, estimate: Estimate): string =>
    estimate.kind === "about" && amountOf(estimate.money) > 0 ? `${takes} at ${amountInEnglish(estimate.money)}.` : "",
  stillOnce: "A still hold is the same every time, so one is made.",

  reading: (count: number) => `Reading the takes: ${count} so far …`,
  all: takesOf,
  found: (found: number, all: number) => `${found} of ${all} takes`,
  nothingFound: "No take is like that. Try fewer words, or set one of the menus back.",
  filter: {
    standing: "Where it stands",
    anyStanding: "Any state",
    standings: {
      used: "Used",
      unused: "Not used",
      underway: "Under way",
      question: "Open question",
      failed: "Failed",
      stopped: "Stopped",
    } satisfies Record<Standing, string>,
    mark: "Mark",
    anyMark: "Any mark",
    marks: { favourite: "Favourites", keep: "Kept", reject: "Rejected", none: "Unmarked" } satisfies Record<
      Mark | "none",
      string
    >,
    model: "Model",
    anyModel: "Any model",
    sequence: "Sequence",
    anySequence: "Any sequence",
    date: "When it was asked",
    anyDate: "Any day",
    days: (days: number) => (days === 1 ? "Last 24 hours" : `Last ${days} days`),
  },

  cleanUp: {
    open: "Clean up …",
    openSays: "Counts the takes that nobody wants or uses, and asks before any is removed",
    close: "Close",
    looking: "Looking through every sequence and everybody’s marks …",
    rejected: (count: number, bytes: number) => `${takesOf(count)} rejected, ${sizeText(bytes)}.`,
    leftover: (count: number, bytes: number) => `${takesOf(count)} unmarked and in no sequence, ${sizeText(bytes)}.`,
    remove: (count: number) => (count === 1 ? "Remove it" : `Remove ${count}`),
    sure: (count: number) => (count === 1 ? "Remove it for good" : `Remove ${count} for good`),
    removing: (done: number, of: number) => `Removing ${done} of ${of} …`,
    removed: (count: number, bytes: number, left: number) =>
      `${takesOf(count)} removed, ${sizeText(bytes)} freed.${left === 0 ? "" : ` ${takesOf(left)} stayed: somebody wants or uses them by now, or they could not be removed.`}`,
    nothing: "Nothing to remove: whatever is here is marked, used, or not yours to remove.",
    stays:
      "Kept takes and favourites stay, whoever marked them; so do takes in any sequence, storyboard or scene of this project, what others were made from, what is under way, and what another machine asked for.",
    forGood:
      "Their files and clips go for good: Ctrl+Z would bring back the clip in the bin, but not its file. Other projects that use these files are not looked at.",
    unreadLedgers: (count: number) =>
      `${count === 1 ? "The marks of one machine" : `The marks of ${count} machines`} could not be read, so nobody knows what is kept there. Nothing is offered; try again once the folder can be read.`,
    unreadBoards: (count: number) =>
      `${count === 1 ? "One storyboard or scene" : `${count} storyboards or scenes`} could not be read, so nobody knows which takes are needed there. Nothing is offered; try again once the folder can be read.`,
    unreadSequences: (count: number) =>
      `${count === 1 ? "One sequence" : `${count} sequences`} could not be read, so nobody knows what is used there. No take that came into the project is offered.`,
    unreadClips: (count: number) =>
      `${count === 1 ? "One clip" : `${count} clips`} in the project could not say which file ${count === 1 ? "it plays" : "they play"}: it may be a take’s. No take that came into the project is offered.`,
  },

  goTo: "Show that take",
  gone: (name: string) => `${name}, which is no longer there`,
  lineage: {
    continues: "Goes on from",
    extends: "Extends",
    "remix-of": "Remix of",
    "edit-of": "Edit of",
    "again-of": "Asked for again after",
    first: "First frame from",
    last: "Last frame from",
    look: "Look from",
    subject: "Subject from",
  } satisfies Record<Parent["kind"] | ReferenceRole, string>,

  recipe: {
    open: "Recipe",
    openSays: "Everything that this take was asked with. Looking changes nothing in the Shot tab.",
    close: "Hide the recipe",
    title: "Recipe",
    prompt: "Prompt",
    negative: "Negative",
    sent: "Sent as",
    sentNegative: "Negative, sent as",
    model: "Model",
    seed: "Seed",
    picture: "Picture",
    pictureIs: (frames: number, fps: number, { width, height }: FrameSize) =>
      `${frames} frames at ${fps}, ${width} × ${height}`,
    asked: "Asked for",
    askedFor: (seconds: number, { width, height }: FrameSize) =>
      `${Math.round(seconds * 100) / 100} s, ${width} × ${height}`,
    reference: (number: number) => `Frame ${number}`,
    /** The sum of its file in the take's folder, as far as one compares by eye. */
    referenceIs: ({ role, from, sha256 }: Pick<ReferenceFrame, "role" | "from" | "sha256">) =>
      `${ROLES[role]}, ${takenFrom(from)}, SHA-256 ${sha256.slice(0, 8)}…`,
    use: "Use",
    shot: "Shot",
    when: "Asked at",
    bringBack: "Bring back",
    all: "Everything",
    allSays: "Prompt, settings, seed and frames go into the Shot tab",
    onlyPrompt: "Prompt",
    promptSays: "Only the prompt and the negative go into the Shot tab",
    onlySeed: "Seed",
    seedSays: "Only the seed goes into the Shot tab, and is kept",
  },
};

const ROLES: Readonly<Record<ReferenceRole, string>> = {
  first: "first frame",
  last: "last frame",
  look: "look",
  subject: "subject",
};

function takesOf(count: number): string {
  return count === 1 ? "1 take" : `${count} takes`;
}

function sizeText(bytes: number): string {
  const [figure, unit] = sizeOf(bytes);
  return `${figure} ${["bytes", "KB", "MB", "GB"][unit] ?? ""}`;
}

function takenFrom(from: FrameSource): string {
  switch (from.kind) {
    case "program":
      return from.carries.length === 0 ? from.timecode : `${from.timecode} with ${from.carries.join(", ")}`;
    case "source-clip":
      return `${from.clipName} alone at ${from.timecode}`;
    case "take":
      return `the ${from.at} of ${from.clipName}`;
    case "file":
      return from.name;
    case "library":
      return from.consent === undefined ? from.name : `${from.name}, consent of ${from.consent.date}`;
  }
}
