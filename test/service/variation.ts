/**
 * A film made again, longer or with a change, after CreateVideoRemixBody, CreateVideoExtendJsonBody and
 * CreateVideoEditJsonBody of OpenAI's specification, and its guide where that is narrower; and OpenRouter's
 * `previous_job_id`, which is all three.
 */

import { wordIn, type Sent } from "./form";
import type { Job, Jobs } from "./job";
import { LONGEST_PROMPT, missingParameter, NOT_FOUND, UNPARSED, unsupported, type Refused } from "./refused";
import type { Tongue } from "./tongue";

export const VARIATIONS = ["remix", "extend", "edit"] as const;
export type Variation = (typeof VARIATIONS)[number];

const SECONDS = ["4", "8", "12", "16", "20"];
/** The guide's: how often, and seconds in all. */
const MOST_TIMES = 6;
const MOST_SECONDS = 120;

/** Which variation a path below a root asks for, and of which film where the path names it. */
export function variationIn(path: string): { readonly kind: Variation; readonly id?: string } | undefined {
  if (path === "/videos/extensions") return { kind: "extend" };
  if (path === "/videos/edits") return { kind: "edit" };
  const id = /^\/videos\/([^/]+)\/remix$/.exec(path)?.[1];
  return id === undefined ? undefined : { kind: "remix", id: decodeURIComponent(id) };
}

/** The film that the body names: `{video: {id}}`, in a form `video[id]`; OpenRouter's `previous_job_id`. */
function filmNamed(sent: Sent): string | undefined {
  const { video } = sent.fields;
  const inObject: unknown = typeof video === "object" && video !== null && "id" in video ? video.id : undefined;
  const named = typeof inObject === "string" ? inObject : wordIn(sent, "video[id]") || wordIn(sent, "previous_job_id");
  return named === "" ? undefined : named;
}

/** As the specification has it: nothing but words, a film by its id, and for more of it a length. */
export function checkVariation(kind: Variation, sent: Sent, film: Job | undefined): Refused | undefined {
  if (sent.kind !== "json" && sent.kind !== "multipart") return UNPARSED;
  const { fields } = sent;
  const { prompt, seconds } = fields;
  if (prompt === undefined || prompt === "") return missingParameter("prompt");
  if (typeof prompt !== "string" || [...prompt].length > LONGEST_PROMPT) {
    return { status: 400, message: "Invalid 'prompt'.", code: "invalid_type", param: "prompt" };
  }
  const known = kind === "remix" ? ["prompt"] : kind === "edit" ? ["video", "video[id]", "prompt"] : undefined;
  const strange = Object.keys(fields).find((name) => known !== undefined && !known.includes(name));
  if (strange !== undefined) {
    return { status: 400, message: `Unknown parameter: '${strange}'.`, code: "unknown_parameter", param: strange };
  }
  if (kind !== "remix" && filmNamed(sent) === undefined) return missingParameter("video");
  if (kind === "extend") {
    if (seconds === undefined) return missingParameter("seconds");
    if (typeof seconds !== "string" || !SECONDS.includes(seconds)) {
      return unsupported("seconds", wordIn(sent, "seconds"), SECONDS);
    }
  }
  if (film === undefined) return NOT_FOUND;
  if (film.status !== "completed") return { status: 400, message: "The source video is not completed." };
  if (kind !== "extend") return undefined;
  if (film.extensions >= MOST_TIMES) {
    return { status: 400, message: `A video can be extended up to ${MOST_TIMES} times.`, param: "video" };
  }
  if (Number(film.seconds) + Number(seconds) > MOST_SECONDS) {
    return { status: 400, message: `An extended video may be up to ${MOST_SECONDS} seconds long.`, param: "seconds" };
  }
  return undefined;
}

/** What of a job a variation takes from its film; of one made from nothing, nothing. */
export function inherited(
  { kind, film }: { readonly kind: Variation; readonly film: Job },
  sent: Sent,
): Pick<Job, "model" | "size" | "seconds" | "extensions" | "from"> {
  const more = wordIn(sent, "seconds") || wordIn(sent, "duration");
  const longer = kind === "extend";
  return {
    model: film.model,
    size: film.size,
    seconds: longer ? String(Number(film.seconds || "4") + Number(more || "4")) : film.seconds,
    extensions: film.extensions + (longer ? 1 : 0),
    from: { id: film.id, kind },
  };
}

/** The film that a request works on; `refused` when it names one that cannot be worked on. Absent: it makes one from nothing. */
export function workedOn(
  tongue: Tongue,
  path: string,
  sent: Sent,
  jobs: Jobs,
): { readonly refused: Refused } | { readonly kind: Variation; readonly film: Job } | undefined {
  const asked = variationIn(path);
  if (asked !== undefined) {
    const film = jobs.find(asked.id ?? filmNamed(sent) ?? "");
    const refused = tongue.checkVariation?.(asked.kind, sent, film);
    if (refused !== undefined) return { refused };
    if (film === undefined) return { refused: NOT_FOUND };
    return { kind: asked.kind, film };
  }
  const previous = tongue.name === "openrouter" ? filmNamed(sent) : undefined;
  if (previous === undefined) return undefined;
  const film = jobs.find(previous);
  if (film === undefined) return { refused: { status: 404, message: `Video job ${previous} not found` } };
  if (film.status !== "completed") {
    return { refused: { status: 400, message: `Video job ${previous} is not completed (status: ${film.status})` } };
  }
  if (film.model !== wordIn(sent, "model")) {
    return { refused: { status: 400, message: "previous_job_id must be of the same model" } };
  }
  // A length says that there is to be more of it.
  return { kind: sent.fields["duration"] === undefined ? "edit" : "extend", film };
}
