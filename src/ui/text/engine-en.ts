/** Engines, queue, questions and money, in English. `engine-fr.ts` has the same shape. */

import type { Misfitting } from "../../core/capability";
import type { FoundJob } from "../../core/job";
import type { Estimate, Money } from "../../core/money";
import type { FrameSize } from "../../core/sequence";
import type { Sends, TakeWork } from "../../studio/state";
import { amountInEnglish } from "./amount";
import { settingsEn } from "./settings-en";

const size = ({ width, height }: FrameSize): string => `${width} × ${height}`;
const seconds = (value: number): string => `${Number(value.toFixed(2))} s`;

export const engineEn = {
  order: {
    choose: "Who makes it",
    builtIn: "Animatic, built in",
    connect: "Connect an engine",
    untested: (engine: string) => `${engine}: test it in Settings`,
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
    sends: ({ host, reach, frames, words }: Sends): string => {
      const what = `${frames === 0 ? "no frame" : frames === 1 ? "1 frame" : `${frames} frames`} and ${words === 1 ? "1 word" : `${words} words`}`;
      const where = { machine: "this machine", network: "on your network", internet: "on the internet" }[reach];
      return `Sends ${what} to ${host}, ${where}.`;
    },
    checked: (host: string) => `${host} looks at them first.`,
    costs: (estimate: Estimate): string => {
      switch (estimate.kind) {
        case "about":
          return `About ${amountInEnglish(estimate.money)} (${estimate.how === "list-price" ? "list price" : "by what it charged before"}).`;
        case "nothing":
          return "Costs nothing.";
        case "unknown":
          return "Cost unknown.";
      }
    },
    make: (length: number, estimate: Estimate): string =>
      `Make a ${seconds(length)} take${estimate.kind === "about" ? `, about ${amountInEnglish(estimate.money)}` : estimate.kind === "unknown" ? ", cost unknown" : ""}`,
    confirm: (estimate: Estimate): string =>
      estimate.kind === "about" ? `Spend about ${amountInEnglish(estimate.money)}` : "Send it at an unknown cost",
    notNow: "Not now",
    misfit: (misfit: Misfitting): string => {
      switch (misfit.kind) {
        case "too-long":
          return `This model makes ${seconds(misfit.most)} at most; the cut wants ${seconds(misfit.seconds)}. The rest stays open.`;
        case "size":
          return `It is made at ${size(misfit.nearest)}, another shape than the sequence.`;
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
    ai: "AI",
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
        if (work.offline) return "engine away";
        if (work.state === "queued") return "waits at the engine";
        return work.progress === "unknown" ? "being made" : `${Math.round(work.progress * 100)} %`;
      case "fetching": {
        const mega = (bytes: number): string => (bytes / 1e6).toFixed(1);
        return work.total === undefined
          ? `fetching, ${mega(work.done)} MB`
          : `${mega(work.done)} of ${mega(work.total)} MB`;
      }
      case "looking":
        return "looking for it";
    }
  },

  since: (elapsed: string, clock: string) => `At the engine for ${elapsed}, since ${clock}.`,
  away: "It cannot be asked just now; nothing is lost, and it goes on by itself.",

  question: {
    word: "no answer",
    says: (clock: string, host: string) =>
      `Sent to ${host} at ${clock}; no answer came. It may have been taken, and may cost money.`,
    listed: (clock: string) => `At ${clock} it was not in the engine’s list, which proves nothing.`,
    unlisted: (clock: string) => `At ${clock} the engine had no list that could be asked.`,
    found: "This may be it:",
    job: ({ state }: FoundJob, clock: string | undefined) =>
      clock === undefined ? `${STATES[state]}, time not told.` : `${clock}, ${STATES[state]}.`,
    take: "This is it",
    look: "Look again",
    ask: "Ask again",
    askSure: "Yes, it may cost twice",
    giveUp: "Give up",
  },

  job: {
    fetch: "Fetch again",
    goOn: "Go on with it",
    cost: (money: Money, estimated: boolean) => `${estimated ? "about " : ""}${amountInEnglish(money)}`,
    goesOn: "You stopped waiting. This engine cannot be stopped: it may still make it, and charge it.",
  },

  settings: settingsEn,
};

const HELD = { paused: "queue paused", busy: "engine busy", offline: "engine away", key: "key refused" };

const STATES: Readonly<Record<FoundJob["state"], string>> = {
  queued: "waiting",
  running: "being made",
  done: "done",
  failed: "failed",
  ended: "ended",
};

export type EngineText = typeof engineEn;
