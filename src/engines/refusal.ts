/** What an engine means by an answer other than yes to a request that makes something. */

import { isModeration, retryAfterOf, saidBy } from "./answers";
import type { Started, StartRequest } from "./engine";
import { learntFrom } from "./learnt";
import type { Answer } from "./line";

/** What an answer other than yes means. A 5xx may come from a proxy after the engine took it: that is no answer. */
export function refusalOf(answer: Answer, host: string, { recipe }: StartRequest, now: Date): Started {
  const { status } = answer;
  if (status === 429) {
    const after = retryAfterOf(answer, now);
    return { kind: "turned-away", ...(after === undefined ? {} : { retryAfter: after }) };
  }
  if (status >= 500 || status === 408) return { kind: "unanswered", why: `it answers ${status}` };
  if (status === 401 || status === 403) {
    const said = saidIn(answer);
    if (said === undefined || !isModeration(said)) return { kind: "refused", failure: { kind: "key-refused", host } };
  }
  const said = saidIn(answer);
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

function saidIn({ text: body }: Answer): ReturnType<typeof saidBy> {
  try {
    return saidBy(JSON.parse(body));
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
