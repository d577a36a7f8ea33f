/** What went wrong with an engine, in English: what happened, what it means for the cut and the purse, what to do. */

import type { Failure } from "../../core/failure";
import type { AddressRefusal } from "../../core/failure-reasons";
import { amountInEnglish } from "./amount";
import type { Said } from "./said";
import { becauseInEnglish } from "./reason-en";

export type EngineFailure = Extract<
  Failure,
  {
    readonly kind:
      | "no-engine"
      | "address-refused"
      | "key-refused"
      | "unreachable"
      | "engine-refused"
      | "engine-busy"
      | "engine-nonsense"
      | "no-protocol"
      | "engine-redirects"
      | "model-cannot"
      | "model-not-there"
      | "moderated"
      | "job-failed"
      | "job-vanished"
      | "job-ended"
      | "result-expired"
      | "result-damaged"
      | "over-cap"
      | "spending-unread"
      | "network-unread"
      | "job-of-another"
      | "not-confirmed";
  }
>;

const ADDRESS: Readonly<Record<AddressRefusal, (host: string) => Said>> = {
  "not-an-address": (host) => ({
    happened: `“${host}” is not an address Pickup can use.`,
    means: "Nothing was sent.",
    advice: "Type it as https://host/v1, without a name, a key or a question mark in it.",
  }),
  "http-public": (host) => ({
    happened: `${host} would be reached over the open internet without encryption.`,
    means: "Nothing was sent: prompt, frames and key could be read on the way.",
    advice: "Use its https:// address.",
  }),
  "http-private": (host) => ({
    happened: `${host} is reached without encryption on your network.`,
    means: "Nothing was sent.",
    advice: "Agree to plain http for this engine in Settings, or give it a certificate.",
  }),
  "this-network-only": (host) => ({
    happened: `This project stays on this network, and ${host} is outside.`,
    means: "Nothing was sent.",
    advice: "Choose an engine on your network, or change it under Settings > This project.",
  }),
  "not-allowed": (host) => ({
    happened: `The take lies at ${host}, which is not among your engines, so Pickup does not go there.`,
    means: "It may be made there, and charged. Nothing was fetched, no key went along, and its job is kept.",
    advice:
      "If it is an engine of yours, add it again under Settings > Engines and go on with the take. If an engine only named it, save the take from that engine’s own page.",
  }),
};

export function engineFailureInEnglish(failure: EngineFailure): Said {
  switch (failure.kind) {
    case "no-engine":
      return {
        happened: "That engine or model is not there any more.",
        means: "Nothing was sent.",
        advice: "Choose another one above, or connect it under Settings > Engines.",
      };
    case "address-refused":
      return ADDRESS[failure.why](failure.host);
    case "key-refused":
      return {
        happened: `${failure.host} does not accept the key.`,
        means: "Nothing was made or charged by this request.",
        advice: "Enter another key under Settings > Engines, then try again.",
      };
    case "unreachable":
      return {
        happened: `${failure.host} cannot be reached${becauseInEnglish(failure.why)}.`,
        means: "Takes that it has go on there; nothing is sent twice.",
        advice: "Check that it runs and that the network is up. Pickup tries again by itself.",
      };
    case "engine-refused":
      return {
        happened: `${failure.host} said no: ${failure.message}.`,
        means: "It was not taken, so it costs nothing.",
        advice: "Change what it complains about, and ask again.",
      };
    case "engine-busy":
      return {
        happened: `${failure.host} has too much to do.`,
        means: "It was not taken, so it costs nothing.",
        advice: "Leave it in the queue: it is sent when the engine has room.",
      };
    case "engine-nonsense":
      return {
        happened: `${failure.host} answers, but not as an engine${becauseInEnglish(failure.why)}.`,
        means: "A sign-in page or a proxy may be in between. Takes that it has go on there.",
        advice: "Open the address in a browser, and check it under Settings > Engines.",
      };
    case "no-protocol":
      return {
        happened: `${failure.host} answers, but speaks no video protocol at ${failure.path}.`,
        means: failure.path.endsWith("/v1")
          ? "It may be a server of something else. Nothing was sent."
          : "Most servers want /v1 at the end.",
        advice: "Check the address under Settings > Engines.",
      };
    case "engine-redirects":
      return {
        happened: `${failure.host} points to ${failure.to}.`,
        means: "Pickup does not carry your key to another host, so nothing was sent there.",
        advice: "If that host is right, enter its address under Settings > Engines.",
      };
    case "model-cannot":
      return modelCannot(failure);
    case "model-not-there":
      return {
        happened: `${failure.host} has ${failure.has}, not ${failure.model}.`,
        means: "Nothing was sent: another model’s take would not be the one you asked for.",
        advice: "Choose the model that it has, or start the server with the one you want.",
      };
    case "moderated":
      return failure.by === "check"
        ? {
            happened: `The check before sending objected: ${failure.message}.`,
            means: "Nothing was sent, and it costs nothing.",
            advice: "Change the prompt or the frame, or switch the check off in Settings.",
          }
        : {
            happened: `The engine refused what the shot shows: ${failure.message}.`,
            means: "No take was made. Some engines charge for that all the same.",
            advice: "Change the prompt or the frame, and ask again.",
          };
    case "job-failed":
      return {
        happened: `${failure.host} could not make it: ${failure.message}.`,
        means: "There is no take. Whether it was charged, only the engine can say.",
        advice: "Ask again; if it fails again, try a shorter length, a smaller size or another model.",
      };
    case "job-vanished":
      return {
        happened: `${failure.host} no longer knows this take.`,
        means: "It was restarted, or another server behind the same address answered.",
        advice: "Look again in a while. If it stays away, ask anew: that may cost a second time.",
      };
    case "job-ended":
      return {
        happened: `${failure.host} ended it without a result (${failure.why}).`,
        means: "There is no take.",
        advice: "Ask again if you still want it.",
      };
    case "result-expired":
      return {
        happened: `The finished take is no longer kept at ${failure.host}.`,
        means: "It was made and may be charged. Pickup looked several times and keeps its number.",
        advice: "Try again in a while, or look on the engine’s own page. Asking anew may cost a second time.",
      };
    case "result-damaged":
      return {
        happened: `What came from ${failure.host} is not the whole take: ${failure.why}.`,
        means: "It was fetched several times. The take is still there; nothing was imported.",
        advice: "Fetch it again in a while.",
      };
    case "over-cap":
      return {
        happened: `${failure.estimate === undefined ? "Nobody knows what this take costs" : `This take is about ${amountInEnglish(failure.estimate)}`}; this month has ${amountInEnglish(failure.spent)} of ${amountInEnglish(failure.cap)} behind it.`,
        means: "Nothing was sent.",
        advice: "Raise the monthly cap in Settings, or choose a shorter or cheaper take.",
      };
    case "spending-unread":
      return {
        happened: "Pickup cannot read what this month has cost so far.",
        means: "Nothing was sent: the monthly cap could not be kept.",
        advice: "Try again in a moment, or take the cap away in Settings and watch the engine’s own bill.",
      };
    case "job-of-another":
      return {
        happened: `That job is ${failure.clip}’s.`,
        means: "Nothing was changed: two takes cannot have one film.",
        advice: "Choose another job of the list, look again in a moment, or ask again.",
      };
    case "network-unread":
      return {
        happened: `Pickup cannot read whether this project may leave your network: ${failure.why}.`,
        means: "Nothing of it is sent to an engine until that is known. Takes and the timeline are as they were.",
        advice: "Set “This network only” in Settings once more: that writes the project’s file anew.",
      };
    case "not-confirmed":
      return {
        happened:
          failure.estimate === undefined
            ? "Nobody knows what this take costs."
            : `This take costs about ${amountInEnglish(failure.estimate)}.`,
        means: "Nothing was sent.",
        advice: "Press the button again to confirm it.",
      };
  }
}

function modelCannot({ model, why, said }: Extract<EngineFailure, { readonly kind: "model-cannot" }>): Said {
  switch (why) {
    case "first-frame-needed":
      return {
        happened: `${model} starts from a frame, and there is none.`,
        means: "Nothing was sent.",
        advice: "Take the frame at the playhead, or choose a model that needs only words.",
      };
    case "prompt-too-long":
      return {
        happened: `The prompt is longer than ${model} takes.`,
        means: "Nothing was sent.",
        advice: "Shorten it.",
      };
    case "refused-before":
      return {
        happened: `${model} refused the same before: ${said ?? "it did not say why"}.`,
        means: "Nothing was sent this time.",
        advice: "Change length, size or frame, or choose another model.",
      };
  }
}
