/** Engines, queue, questions and money, in English. `engine-fr.ts` has the same shape. */

import type { Misfitting } from "../../core/capability";
import type { FoundJob } from "../../core/job";
import { money, type Estimate, type Money } from "../../core/money";
import type { FrameSize } from "../../core/sequence";
import { nameOfSource } from "../../core/shot";
import type { TakeWork } from "../../studio/takes/take-row";
import type { EngineHealth, Sends } from "../../studio/front-desk/engine-state";
import { amountInEnglish } from "./amount";
import { dayInEnglish } from "./day";
import { settingsEn } from "./settings-en";

const size = ({ width, height }: FrameSize): string => `${width} × ${height}`;
const seconds = (value: number): string => `${Number(value.toFixed(2))} s`;

export const engineEn = {
  order: {
    choose: "Who makes it",
    builtIn: "Animatic, built in",
    connect: "Connect an engine",
    modelOn: (model: string, engine: string) => `${model} on ${engine}`,
    gone: (model: string) => `${model}, gone`,
    /** Why no model of it can be chosen. */
    without: (engine: string, health: EngineHealth["kind"]) =>
      health === "answers" ? `${engine}: names no models` : `${engine}: test it in Settings`,
    /** `handle` in frames of the sequence. */
    asks: (length: number, asked: FrameSize, handle: number) =>
      `Asks ${seconds(length)} at ${size(asked)}${handle === 0 ? "" : `, keeps ${handle} f of handle`}.`,
    waits: "Waits its turn in the queue.",
    strange:
      "Nobody has written down what this model can do. It is asked for what the cut needs; what it refuses is remembered.",
    unsure: (fields: string) => `Not known whether this model uses: ${fields}.`,
    size: "Size",
    sizeAuto: (asked: FrameSize) => `${size(asked)} (auto)`,
    sizeIs: size,
    sends: ({ host, reach, frames, words, negative }: Sends): string => {
      const where = { machine: "this machine", network: "on your network", internet: "on the internet" }[reach];
      const text = `${negative ? "the prompt and the negative" : "the prompt"}, ${words === 1 ? "1 word" : `${words} words`}`;
      const [only, second] = frames;
      const pictures =
        only === undefined
          ? "no frame"
          : second === undefined
            ? `the frame of ${nameOfSource(only)}`
            : `${frames.length} frames (${frames.map(nameOfSource).join(", ")})`;
      return `To ${host}, ${where}, it sends ${text}, and ${pictures}.`;
    },
    checked: (host: string) => `${host} looks at them first.`,
    costs: (estimate: Estimate, reach: Sends["reach"]): string => {
      switch (estimate.kind) {
        case "about": {
          const listed = estimate.listed === undefined ? "list price" : `list price, ${dayInEnglish(estimate.listed)}`;
          const source = estimate.how === "list-price" ? listed : "by what it charged before";
          return `About ${amountInEnglish(estimate.money)} (${source}).`;
        }
        case "nothing":
          return "Costs nothing.";
        case "unknown":
          return `Cost unknown.${reach === "internet" ? "" : " Your own hardware? Say so in Settings."}`;
      }
    },
    make: (length: number, estimate: Estimate): string =>
      `Make a ${seconds(length)} take${estimate.kind === "about" ? `, about ${amountInEnglish(estimate.money)}` : estimate.kind === "unknown" ? ", cost unknown" : ""}`,
    /** By an engine that is gone. */
    makeNone: "Make a take",
    /** `limit` in the estimate's currency. */
    above: (estimate: Estimate, limit: number): string =>
      estimate.kind === "about"
        ? `That is more than ${amountInEnglish(money(limit, estimate.money.currency))}, so it asks once more.`
        : "Nobody knows what it costs, so it asks once more.",
    confirm: (estimate: Estimate): string =>
      estimate.kind === "about" ? `Spend about ${amountInEnglish(estimate.money)}` : "Send it at an unknown cost",
    notNow: "Not now",
    misfit: (misfit: Misfitting): string => {
      switch (misfit.kind) {
        case "too-long":
          return `This model makes ${seconds(misfit.most)} at most; the cut wants ${seconds(misfit.seconds)}. The rest stays open.`;
        case "size":
          return `Made at ${size(misfit.nearest)} for ${size(misfit.wanted)}: at 100 %, as it goes in, Premiere ${shapeShown(misfit.wanted, misfit.nearest)}.`;
        case "reference-ignored":
          return "This model does not start from a frame: the frame is not sent.";
        case "first-frame-needed":
          return "This model starts from a frame.";
        case "negative-ignored":
          return "This model ignores the negative prompt.";
        case "seed-ignored":
          return "This model takes no seed: the same request gives another take.";
        case "prompt-too-long":
          return `The prompt has ${misfit.characters} characters; this model takes ${misfit.most}.`;
        case "refused-before":
          return `It refused the same before: ${misfit.limit.message}`;
      }
    },
    licenceName: (name: string) => `Licence: ${name}.`,
    licence: (commercial: "yes" | "no" | "with-conditions" | "unknown", trains: "yes" | "no" | "opt-out" | "unknown") =>
      `Commercial use: ${commercial === "with-conditions" ? "with conditions" : commercial}. Trains on what you send: ${trains === "opt-out" ? "unless you opt out" : trains}.`,
  },

  queue: {
    label: "Queue",
    state: (running: number, waiting: number) => `${running} running, ${waiting} waiting`,
    paused: "Paused: nothing new is sent.",
    pause: "Pause",
    goOn: "Go on",
    stopAll: "Stop all",
    stopAllSure: "Stop them all",
    keep: "Keep them",
    first: "First",
    up: "Up",
    down: "Down",
  },

  work: (
    work: Extract<TakeWork, { step: "queued" | "checking-content" | "sending" | "engine" | "fetching" | "looking" }>,
  ): string => {
    switch (work.step) {
      case "queued":
        return [
          ...(work.because === undefined ? [] : [HELD[work.because]]),
          ...(work.before > 0 ? [`${work.before} before it`] : work.because === undefined ? ["next in the queue"] : []),
        ].join(", ");
      case "checking-content":
        return "checking";
      case "sending":
        return "sending";
      case "engine":
        if (work.stalled !== "no") return STALLED[work.stalled];
        if (work.state === "queued") return "waits at the engine";
        return work.progress === "unknown" ? "being made" : `${Math.round(work.progress * 100)} %`;
      case "fetching": {
        const mega = (bytes: number): string => (bytes / 1e6).toFixed(1);
        if (work.broke !== "no") return work.broke === "again" ? "fetch broke off" : STALLED[work.broke];
        if (work.done === 0) return "fetching";
        return work.total === undefined
          ? `fetching, ${mega(work.done)} MB`
          : `${mega(work.done)} of ${mega(work.total)} MB`;
      }
      case "looking":
        return work.isAway === true ? STALLED.away : "looking for it";
    }
  },

  since: (clock: string) => `At the engine since ${clock}`,
  /** `host` and port. */
  stalled: (why: "away" | "key-refused" | "redirected", host: string): string => {
    switch (why) {
      case "away":
        return "It cannot be asked just now; nothing is lost, and it goes on by itself.";
      case "key-refused":
        return `${host} does not accept the key. Enter another under Settings > Engines; the take goes on then.`;
      case "redirected":
        return `${host} points elsewhere, where Pickup does not follow with a key. Log in to the network, or correct the address under Settings > Engines; the take goes on then.`;
    }
  },
  noProgress: "This server does not report progress.",
  brokeOff: "The take is made and safe at the engine; the fetch goes on by itself.",
  /** `place`: the track and timecode. */
  goesTo: (place: string) => `Goes to ${place}`,
  goesToSays: "If nothing changes there; else it waits in the bin.",
  stopSure: "Stop it, it may be charged all the same",
  keepOn: "Keep it",
  refusing: (engine: string) => `${engine} refuses: a take would wait until that is mended in Settings.`,

  question: {
    word: "no answer",
    /** In the corner of the panel. */
    count: (questions: number) => (questions === 1 ? "1 question" : `${questions} questions`),
    asks: (host: string) => `Did ${host} take it?`,
    says: (clock: string) => `It was sent at ${clock} and not answered. It may be charged.`,
    listed: (clock: string) => `It was not in the engine’s list at ${clock}, but some lists are late.`,
    unlisted: (clock: string) => `At ${clock} the engine had no list that could be asked.`,
    found: "This may be it:",
    foundTwice: (count: number) =>
      `The engine has ${count} alike. A network that repeats a request may do that, and each may be charged.`,
    job: ({ id, state, seconds: length, size: of }: FoundJob, clock: string | undefined) =>
      [
        clock ?? "Time not told",
        ...(length === undefined ? [] : [seconds(length)]),
        ...(of === undefined ? [] : [of.replace("x", " × ")]),
        STATES[state],
        `…${id.slice(-5)}`,
      ].join(", "),
    take: "This is it",
    look: "Look again",
    ask: "Ask again",
    askSure: (cost: string | undefined) =>
      cost === undefined ? "Ask again, maybe paying twice" : `Ask again, maybe paying twice: about ${cost}`,
    giveUp: "Give up",
  },

  job: {
    fetch: "Fetch again",
    goOn: "Go on with it",
    engineGone: (host: string) =>
      `The engine it was sent to was removed. It may still be made there, and charged. Connect ${host} again under Settings > Engines, then fetch it.`,
    /** Of a take that an engine has: what a failure of this disk means for it. */
    unkept: "The engine has the take, and may charge it; it could not be kept here.",
    thenFetch: {
      "disk-full": "Free some space, then fetch it again: it is not paid twice.",
      "folder-not-writable": "Make the folder writable, then fetch it again: it is not paid twice.",
    },
    cost: (money: Money, estimated: boolean) => `${estimated ? "about " : ""}${amountInEnglish(money)}`,
    goesOn: "You stopped waiting. This engine cannot be stopped: it may still make it, and charge it.",
  },

  settings: settingsEn,
};

/** What Premiere does with a clip of another shape that nobody scaled. */
function shapeShown(sequence: FrameSize, clip: FrameSize): string {
  const cut = [
    ...(clip.height > sequence.height ? ["top and bottom"] : []),
    ...(clip.width > sequence.width ? ["its sides"] : []),
  ];
  const black = [
    ...(clip.height < sequence.height ? ["above and below it"] : []),
    ...(clip.width < sequence.width ? ["at its sides"] : []),
  ];
  return [
    ...(cut.length === 0 ? [] : [`crops it at ${cut.join(" and ")}`]),
    ...(black.length === 0 ? [] : [`leaves black ${black.length === 2 ? "around it" : black.join("")}`]),
  ].join(" and ");
}

const STALLED = { away: "engine away", "key-refused": "key refused", redirected: "sent elsewhere" };

const HELD = { paused: "queue paused", busy: "engine busy", offline: "engine away", key: "key refused" };

const STATES: Readonly<Record<FoundJob["state"], string>> = {
  queued: "waiting",
  running: "being made",
  done: "done",
  failed: "failed",
  ended: "ended",
};

export type EngineText = typeof engineEn;
