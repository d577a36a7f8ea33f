/** Which server this is, told by what it lists and how it says no; and the models that it has. */

import { anything, list, Misfit, object, text } from "../../core/decode";
import { StudioError } from "../../core/failure";
import { decodedFrom, readFailure } from "../answers";
import type { EngineLook, StopSignal } from "../engine";
import type { Answer, Line } from "../line";
import { readOnce } from "./client";
import { dialectFrom, type Dialect } from "./dialects";
import { videoPage } from "./video";

/** An id that no server gives: how it says that it does not know it tells servers apart. */
const NOBODY = "pickup_nobody";

/**
 * `known`: the dialect that the editor says it speaks; then only its models are asked for. No dialect in the answer: it is none
 * of those that are known. @throws StudioError `no-protocol` for a server of another kind, or why it cannot be asked.
 */
export async function identify(line: Line, known: Dialect | undefined, signal: StopSignal): Promise<EngineLook> {
  const { host, base } = line.address;
  const listed = await readOnce(line, "/models", signal);
  if (listed.status === 401 || listed.status === 403 || listed.status === 429 || listed.status >= 500) {
    throw new StudioError(readFailure(listed, host, line.now()));
  }
  const found = listed.status === 200 ? decodedFrom(listed, host, modelList) : [];
  const models = found.map(({ id }) => id);
  if (known !== undefined && listed.status !== 404) return { dialect: known.name, models };
  const videos = await readOnce(line, "/videos?limit=1", signal);
  // Some servers have no list of models, and some no list of videos; one that has neither is somebody else.
  if (listed.status === 404 && videos.status === 404) {
    throw new StudioError({ kind: "no-protocol", host, path: new URL(base).pathname });
  }
  if (known !== undefined) return { dialect: known.name, models };
  const missing = await readOnce(line, `/videos/${NOBODY}`, signal);
  const dialect = dialectFrom({
    owners: found.map(({ owner }) => owner),
    list: { status: videos.status, hasCursor: hasCursor(videos) },
    ...missingShape(missing),
    headers: tellingHeaders(listed, videos, missing),
  });
  return { ...(dialect === undefined ? {} : { dialect }), models };
}

function hasCursor(answer: Answer): boolean {
  try {
    return answer.status === 200 && videoPage(JSON.parse(answer.text), "").hasCursor;
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof Misfit) return false;
    throw error;
  }
}

function missingShape({ text: body }: Answer): { readonly missing?: "detail" | "error" } {
  return /^\s*\{\s*"detail"/.test(body)
    ? { missing: "detail" }
    : /^\s*\{\s*"error"/.test(body)
      ? { missing: "error" }
      : {};
}

const TELLING = [
  "x-litellm-version",
  "x-litellm-call-id",
  "x-oneapi-request-id",
  "x-new-api-version",
  "openai-version",
];

function tellingHeaders(...answers: readonly Answer[]): readonly string[] {
  return TELLING.filter((name) => answers.some(({ header }) => header(name) !== undefined));
}

/** A model as the server lists it; `owner` empty where it names none. */
const modelRecord = object(({ read }) => {
  const owner = read("owned_by", anything);
  return { id: read("id", text), owner: typeof owner === "string" ? owner : "" };
});

const modelList = object(({ read }) => read("data", list(modelRecord)));
