/** The one request that may cost money: sent once, and what its answer means. */

import { fieldsOf, Misfit, text } from "../../core/decode";
import { failureOf, isCancel, StudioError } from "../../core/failure";
import { messageOf } from "../../core/thrown";
import { decodedFrom } from "../answers";
import type { Started, StartRequest, StopSignal } from "../engine";
import type { Answer, Line } from "../line";
import { refusalOf, unansweredBy } from "../refusal";
import { call, readOnce } from "./client";
import type { Dialect } from "./dialects";
import { goneOr, sendingOf } from "./variation";

/** Never rejects for what a server or network does; `signal` aborted meanwhile leaves it unanswered. */
export async function submit(
  line: Line,
  dialect: Dialect,
  engineId: string,
  request: StartRequest,
  signal: StopSignal,
): Promise<Started> {
  const { host, base } = line.address;
  const { recipe, submission } = request;
  const headers = { "idempotency-key": submission.id };
  const { path, body } = sendingOf(dialect, request);
  let answer: Answer;
  try {
    answer = await call(line, { method: "post", path, body, headers, signal });
  } catch (error) {
    const failure = failureOf(error);
    // The SDK gave up before it asked for the wire.
    if (failure.kind === "unexpected" && !isCancel(error)) return { kind: "refused", failure };
    return unansweredBy(error);
  }
  if (answer.status >= 200 && answer.status < 300) {
    try {
      const id = idOf(answer, host);
      const { model } = recipe;
      const job = {
        engineId,
        wire: "openai-videos",
        dialect: dialect.name,
        address: base,
        model,
        id,
        submission,
      } as const;
      return { kind: "accepted", job };
    } catch (error) {
      if (!(error instanceof StudioError)) throw error;
      return { kind: "unanswered", why: messageOf(error) };
    }
  }
  const from = recipe.asked?.from;
  const gone = from === undefined ? undefined : await goneOr(answer, from, host, (at) => readOnce(line, at, signal));
  return gone ?? refusalOf(answer, host, request, line.now());
}

/** Of a create's answer only the id matters: whatever else is missing can be asked for. @throws StudioError `engine-nonsense` */
function idOf(answer: Answer, host: string): string {
  return decodedFrom(answer, host, (value, at) => {
    const id = fieldsOf(value, at).read("id", text);
    if (id === "") throw new Misfit("id", "an id");
    return id;
  });
}
