/**
 * OpenAI's moderation, which outlived its video service: text in all categories, pictures in a few (violence, self-harm,
 * sexual; not those about minors). It advises and is never required: a check that cannot be made is no refusal.
 */

import { addressOf } from "../core/address";
import { fieldsOf, list, Misfit, object, type Decoder } from "../core/decode";
import { isCancel, StudioError } from "../core/failure";
import { messageOf } from "../core/thrown";
import { encodeUtf8 } from "../core/utf8";
import { jsonOf, messageOf as wordsOf } from "./answers";
import type { Picture, StopSignal } from "./engine";
import { Line, READ_SECONDS, type LineOutside } from "./line";
import { dataUrl } from "./openai-videos/body";
import { call } from "./openai-videos/client";

export const MODERATION_ADDRESS = "https://api.openai.com/v1";
const MODEL = "omni-moderation-latest";

type Moderated =
  | { readonly kind: "clear" }
  /** In the service's own words: `violence/graphic`. */
  | { readonly kind: "flagged"; readonly categories: readonly string[] }
  | { readonly kind: "unchecked"; readonly why: string };

interface ToModerate {
  readonly texts: readonly string[];
  readonly pictures: readonly Picture[];
  readonly signal: StopSignal;
}

/** `address`: another place that answers alike, for tests. @throws Cancelled */
export async function moderate(
  { texts, pictures, signal }: ToModerate,
  outside: LineOutside,
  address = MODERATION_ADDRESS,
): Promise<Moderated> {
  const base = addressOf(address);
  if (base === undefined) throw new RangeError(`${address} is no address`);
  const input = [
    ...texts.filter((text) => text.trim() !== "").map((text) => ({ type: "text", text })),
    ...pictures.map((picture) => ({ type: "image_url", image_url: { url: dataUrl(picture) } })),
  ];
  if (input.length === 0) return { kind: "clear" };
  const bytes = encodeUtf8(JSON.stringify({ model: MODEL, input }));
  const body = { contentType: "application/json", bytes };
  try {
    const answer = await call(new Line(base, outside), {
      method: "post",
      path: "/moderations",
      body,
      signal,
      timeoutSeconds: READ_SECONDS,
    });
    if (answer.status !== 200) return { kind: "unchecked", why: wordsOf(answer) };
    const categories = flagged(jsonOf(answer, base.host), "");
    return categories.length === 0 ? { kind: "clear" } : { kind: "flagged", categories };
  } catch (error) {
    if (isCancel(error)) throw error;
    if (error instanceof StudioError || error instanceof Misfit) return { kind: "unchecked", why: messageOf(error) };
    throw error;
  }
}

/** Every category that any result is flagged for. */
const flagged: Decoder<readonly string[]> = (value, at) => {
  const results = fieldsOf(value, at).read("results", list(object(({ read }) => read("categories", anyFlags))));
  return [...new Set(results.flat())];
};

const anyFlags: Decoder<readonly string[]> = (value, at) =>
  Object.entries(fieldsOf(value, at).rest()).flatMap(([name, is]) => (is === true ? [name] : []));
