/** What it means when a request that makes something is answered with anything but yes, or not at all. */

import { failureOf, isCancel } from "../core/failure";
import { messageOf } from "../core/thrown";
import { isModeration, retryAfterOf, saidIn } from "./answers";
import type { Started, StartRequest } from "./engine";
import { learntFrom } from "./learnt";
import type { Answer } from "./line";

/** A 5xx may come from a proxy after the engine took it: that is no answer. */
export function refusalOf(answer: Answer, host: string, { recipe }: StartRequest, now: Date): Started {
  const { status } = answer;
  if (status === 429) {
    const after = retryAfterOf(answer, now);
    return { kind: "turned-away", ...(after === undefined ? {} : { retryAfter: after }) };
  }
  if (status >= 500 || status === 408) return { kind: "unanswered", why: `it answers ${status}` };
  const said = saidIn(answer);
  if ((status === 401 || status === 403) && (said === undefined || !isModeration(said))) {
    return { kind: "refused", failure: { kind: "key-refused", host } };
  }
  // A refusal that is not in the engine's own words may be a portal's on the way: but 4xx it is, so nothing was taken.
  const message = said?.message ?? `it answers ${status}`;
  if (said !== undefined && isModeration(said)) {
    return { kind: "refused", failure: { kind: "moderated", by: "engine", message } };
  }
  // What it says of a film of its own is no limit of what it makes from nothing.
  const isNew = recipe.asked?.from === undefined;
  const learnt = said === undefined || !isNew ? undefined : learntFrom(said, recipe, now);
  const failure = { kind: "engine-refused", host, status, message } as const;
  return { kind: "refused", failure, ...(learnt === undefined ? {} : { learnt }) };
}

/** What a request that threw comes to. Refused only where it is certain that nothing was taken: a redirect that was not followed. */
export function unansweredBy(error: unknown): Started {
  if (isCancel(error)) return { kind: "unanswered", why: "stopped while it was being sent" };
  const failure = failureOf(error);
  if (failure.kind === "engine-redirects") return { kind: "refused", failure };
  return { kind: "unanswered", why: failure.kind === "unreachable" ? failure.why : messageOf(error) };
}
