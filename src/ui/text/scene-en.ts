/** Long scenes, in English. `scene-fr.ts` has the same shape. */

import type { Failure } from "../../core/failure";
import type { Join } from "../../core/joining";
import type { Estimate } from "../../core/money";
import type { Seam, SeamVerdict } from "../../core/scene";
import { amountInEnglish } from "./amount";
import type { Said } from "./said";

const linksOf = (count: number): string => (count === 1 ? "1 link" : `${count} links`);

/** One decimal: what lies behind it is noise. */
const decibels = (psnr: number | undefined): string => (psnr === undefined ? "identical" : `${psnr.toFixed(1)} dB`);

const costs = (estimate: Estimate): string => {
  switch (estimate.kind) {
    case "about":
      return `about ${amountInEnglish(estimate.money)}`;
    case "nothing":
      return "nothing";
    case "unknown":
      return "an unknown amount";
  }
};

export const sceneEn = {
  none: "A scene longer than the model goes is made of links: each goes on where the one before ends.",
  label: "Long scene",
  length: "Length of the scene in seconds",
  lengthBefore: "Length",
  lengthAfter: "s",
  linkLength: "Longest link in seconds",
  linkBefore: "links of",
  linkAfter: "s at most",
  beats: "What happens, one line a link",
  beatsHint: "What happens, one line a link, in order. It is added to the prompt.",
  plan: (links: number, length: string, from: string) => `${length} in ${linksOf(links)}, from ${from}.`,
  lengths: (length: string, last: string, links: number) =>
    links === 1
      ? `One link of ${length}.`
      : length === last
        ? `Each ${length}.`
        : `Each about ${length}, the last ${last}.`,
  heads: (frames: number) =>
    frames === 1
      ? "Each but the first begins on the last frame before it; that doubled frame is left out at the cut."
      : `Each but the first begins on the last frame before it; the ${frames} doubled frames are left out at the cut.`,
  joinLabel: "How a link goes on from the one before",
  joinBefore: "A link goes on",
  joins: { frame: "from the last frame", extend: "by the engine’s own extend" } satisfies Record<Join, string>,
  extendTried: "Nobody wrote down whether this engine can extend: it is tried, and a refusal stops the chain.",
  longer: (onFrame: number) =>
    `${onFrame === 0 ? "Each but the first is" : "The others are"} more of the film before, made by the engine; what is repeated of it is left out at the cut.`,
  ownFilms: (onFrame: number) =>
    onFrame === 1
      ? "1 link begins on the last frame before it, as the film gets no longer."
      : `${onFrame} links begin on the last frame before them, as a film gets no longer.`,
  cost: (estimate: Estimate, host: string | undefined) =>
    host === undefined
      ? "Drawn here: sends nothing, costs nothing."
      : `Costs ${costs(estimate)} in all, asked of ${host} link by link.`,
  spare: (count: number) =>
    count === 1 ? "The last line has no link to go to." : `The last ${count} lines have no link to go to.`,
  make: (length: string, links: number) => `Make ${length} in ${linksOf(links)}`,
  nothing: "Make a scene",
  confirm: (estimate: Estimate) => `Yes, spend ${costs(estimate)}`,
  asks: (estimate: Estimate) =>
    `This will cost ${costs(estimate)}. It is asked link by link, and can be stopped between them.`,
  another: "New scene",
  less: "Close",
  title: (length: string, from: string) => `${length} from ${from}`,
  done: (done: number, all: number) => `${done} of ${all} links`,
  elsewhere: "Begun on another machine",
  /** Absent: none has begun yet. */
  stop: (link: number | undefined) => (link === undefined ? "Stop" : `Stop after link ${link}`),
  stopNow: (link: number | undefined) => (link === undefined ? "Stop now" : `Stop link ${link} now`),
  stopping: "Stops after this link.",
  goOn: (link: number) => `Go on with link ${link}`,
  left: (links: number, estimate: Estimate) =>
    `${links === 1 ? "1 link is" : `${links} links are`} still to be made, for ${costs(estimate)}.`,
  lay: (links: number, from: string) => `Lay ${linksOf(links)} out at ${from}`,
  laidBy: (link: number, track: string) => `Counted from link ${link}, which lies on ${track} now.`,
  answerFirst: (link: number) => `Answer the question at link ${link} below; then the scene can go on.`,
  unread: (files: string) => `Not readable, and left as it was: ${files}. The other scenes are here.`,
  otherSequence: (name: string) => `Open ${name} to lay it out.`,
  forget: "Forget …",
  forgetSays: "It cannot be brought back. Its takes stay.",
  forgetSure: "Forget this scene",
  link: (number: number) => `Link ${number}`,
  picture: (number: number) => `First frame of link ${number}`,
  before: (number: number) => `Last frame of link ${number}`,
  states: {
    missing: "not made yet",
    ready: "ready",
    failed: "failed",
    cancelled: "stopped",
    interrupted: "interrupted",
    question: "not answered",
  },
  lies: (track: string) => `on ${track}`,
  stale: (number: number) => `goes on from another take of link ${number}`,
  staleMany: (count: number) =>
    count === 1
      ? "1 link no longer continues the one before it."
      : `${count} links no longer continue the one before them.`,
  short: (frames: number) => (frames === 1 ? "1 frame too short" : `${frames} frames too short`),
  /** Why nothing can be redone while a link is being made. */
  changesWait: "Its links can be changed once it rests.",
  redo: "Redo",
  redoAsks: "Redo …",
  redoRest: "Redo from here on",
  redoSays: (number: number) => `Another take of link ${number}, from the same frame`,
  redoRestSays: (number: number) => `Link ${number} and all that follow, one after the other`,
  /** `rest`: of it and all that follow. Absent: nothing follows. */
  redoCosts: (one: Estimate, rest: Estimate | undefined) =>
    rest === undefined ? `Costs ${costs(one)}.` : `Costs ${costs(one)}; from here on, ${costs(rest)}.`,
  swap: "Put in the cut",
  swapSays: (number: number) => `Overwrites the take of link ${number} that lies there.`,
  seam: (seam: Seam) => `seam ${decibels((seam.head ?? seam.cut).psnr)}`,
  step: (times: number) => `step ×${times.toFixed(1)}`,
  verdicts: {
    doubled: "a frame is doubled",
    jump: "the picture jumps",
    even: "moves on",
    still: "nothing moves here",
    unknown: "not to be judged",
  } satisfies Record<SeamVerdict, string>,
  seamSays: ({ cut, head, scaled }: Seam): string =>
    [
      "Measured on decoded 8-bit pictures.",
      ...(head === undefined
        ? []
        : [
            `The frame that is left out differs from the last one before the cut by ${head.luma.toFixed(2)} of 255 in luma, ${head.colour.toFixed(1)} ΔE in colour.`,
          ]),
      `The step at the cut is ${cut.luma.toFixed(2)} of 255, ${decibels(cut.psnr)}.`,
      ...(scaled ? ["The two sizes differ; one was scaled to compare them."] : []),
    ].join(" "),
};

type CannotChain = Extract<Failure, { kind: "cannot-chain" }>;
type SceneFailure =
  CannotChain | Extract<Failure, { kind: "link-changed" | "link-short" | "scene-closed" | "stills-gone" }>;

export function sceneFailureInEnglish(failure: SceneFailure): Said {
  switch (failure.kind) {
    case "cannot-chain":
      return cannotChain(failure);
    case "link-changed":
      return {
        happened: `Link ${failure.link} is no longer as long on the timeline as it was laid out.`,
        means: "Nothing was overwritten.",
        advice: "Place its new take by hand from Takes.",
      };
    case "link-short":
      return {
        happened: `Link ${failure.link} came ${failure.missing === 1 ? "1 frame" : `${failure.missing} frames`} too short.`,
        means: "The cut would show a hole behind it. Nothing was overwritten, and nothing further was asked.",
        advice: "Redo the link, or go on all the same.",
      };
    case "scene-closed":
      return {
        happened: "The project of this scene was closed before all of it was made.",
        means: "The chain stopped. All links that were made are kept, and nothing further was asked.",
        advice: "Go on when you like.",
      };
    case "stills-gone":
      return {
        happened: "The frames that this scene was begun with are no longer held by the shot.",
        means: "Its first link would begin without them; nothing was asked.",
        advice: "Take the same frames in Shot and go on, or begin the scene anew.",
      };
  }
}

function cannotChain({ model, why, links = 0 }: CannotChain): Said {
  switch (why) {
    case "too-short":
      return {
        happened: `A take of ${model} is too short to be a link.`,
        means: "Without the frame that it repeats there would be nothing of it to see; nothing was asked.",
        advice: "Choose a longer link, or another model.",
      };
    case "no-first-frame":
      return {
        happened: `${model} takes no first frame.`,
        means: "Its links would not go on from one another; nothing was asked.",
        advice: "Choose a model that starts from a frame, or make the scene as one link.",
      };
    case "too-many":
      return {
        happened: `That would be ${links} links of ${model}.`,
        means: "Nobody looks through so many seams; nothing was asked.",
        advice: "Make the scene shorter, or its links longer.",
      };
  }
}
