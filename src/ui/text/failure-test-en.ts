/** Why the test of an engine failed, in English, as Settings says it: no take is concerned, and the form is a press away. */

import type { Failure } from "../../core/failure";
import { failureInEnglish } from "./failure-en";
import { type Said } from "./said";
import { becauseInEnglish, isAnswer } from "./reason-en";

/** `hasKey`: one was sent along. */
export function testFailureInEnglish(failure: Failure, hasKey: boolean): Said {
  switch (failure.kind) {
    case "unreachable":
      if (isAnswer(failure.why)) {
        return {
          happened: `${failure.host} has trouble of its own: ${failure.why}.`,
          means: "The address may be right, but the server is starting, overloaded or broken.",
          advice: "Look after the server, then press Test.",
        };
      }
      return {
        happened: `${failure.host} cannot be reached${becauseInEnglish(failure.why)}.`,
        means: "Check the address and port, that the server runs, and your network.",
        advice: "Then press Test.",
      };
    case "key-refused":
      return hasKey
        ? {
            happened: `${failure.host} does not accept the key.`,
            means: "It makes no take with it.",
            advice: "Press Edit, enter another, and save it.",
          }
        : {
            happened: `${failure.host} wants a key, and none is set.`,
            means: "It makes no take without one.",
            advice: "Press Edit, enter it, and save it.",
          };
    case "engine-busy":
      return {
        happened: `${failure.host} has too much to do to say what it has.`,
        means: "The address is right.",
        advice: "Press Test again in a while.",
      };
    case "engine-refused":
      return {
        happened: `${failure.host} said no: ${failure.message}.`,
        means: "It was only asked which models it has.",
        advice: "Check the address and the dialect under Edit, then press Test.",
      };
    case "engine-nonsense":
      return {
        happened: `${failure.host} answers, but not as an engine${becauseInEnglish(failure.why)}.`,
        means: "A sign-in page or a proxy may be in between.",
        advice: "Open the address in a browser, then press Test.",
      };
    case "no-protocol":
      return { ...failureInEnglish(failure), advice: "Correct the address under Edit, then press Test." };
    case "engine-redirects":
      return {
        happened: `${failure.host} points to ${failure.to}.`,
        means: "Pickup does not carry your key to another host, so nothing was sent there.",
        advice: "If that host is right, press Edit and enter its address.",
      };
    default:
      return failureInEnglish(failure);
  }
}
