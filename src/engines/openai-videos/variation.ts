/**
 * A film that the engine has, made again, longer, or with a change: `/videos/{id}/remix`, `/videos/extensions`,
 * `/videos/edits`. All are JSON with little in it: size, model and the rest are the film's own.
 */

import { encodeUtf8 } from "../../core/utf8";
import { isCancel, StudioError } from "../../core/failure";
import type { AskedFrom } from "../../core/job";
import { wordsSent, type Recipe } from "../../core/recipe";
import type { StartRequest, Started } from "../engine";
import type { Answer } from "../line";
import { bodyOf, type Body } from "./body";
import type { Dialect } from "./dialects";

/** Where a request goes, and with what. */
export function sendingOf(dialect: Dialect, request: StartRequest): { readonly path: string; readonly body: Body } {
  const from = request.recipe.asked?.from;
  return from === undefined ? { path: "/videos", body: bodyOf(dialect, request) } : variationOf(from, request.recipe);
}

function variationOf(from: AskedFrom, recipe: Recipe): { readonly path: string; readonly body: Body } {
  const { id } = from.job;
  const { prompt } = wordsSent(recipe);
  switch (from.kind) {
    case "remix":
      return { path: `/videos/${encodeURIComponent(id)}/remix`, body: json({ prompt }) };
    case "edit":
      return { path: "/videos/edits", body: json({ video: { id }, prompt }) };
    case "extend":
      return {
        path: "/videos/extensions",
        body: json({ video: { id }, prompt, seconds: String(recipe.asked?.seconds) }),
      };
  }
}

function json(value: object): Body {
  return { contentType: "application/json", bytes: encodeUtf8(JSON.stringify(value)) };
}

/** "There is no such thing": of the film, or of the call. */
const NO_SUCH = [404, 405, 410, 501];

/**
 * What a no to a variation means where it may be the film that is missing, or the call: the film is asked after, which is a
 * read and costs nothing. Absent: it is a refusal like any other.
 */
export async function goneOr(
  { status }: Answer,
  from: AskedFrom,
  host: string,
  read: (path: string) => Promise<Answer>,
): Promise<Started | undefined> {
  if (!NO_SUCH.includes(status)) return undefined;
  let film: Answer;
  try {
    film = await read(`/videos/${encodeURIComponent(from.job.id)}`);
  } catch (error) {
    // Nobody answers any more: then what was said first is all there is.
    if (error instanceof StudioError || isCancel(error)) return undefined;
    throw error;
  }
  if (film.status !== 200 && film.status !== 404 && film.status !== 410) return undefined;
  const why = film.status === 200 ? "engine" : "gone";
  return { kind: "refused", failure: { kind: "cannot-vary", does: from.kind, why, host } };
}
