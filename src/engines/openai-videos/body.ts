/**
 * The body of a create, as bytes: JSON, or multipart/form-data by hand (RFC 7578), since UXP's FormData arrives empty.
 * Bytes also keep the SDK from asking for classes that UXP lacks.
 */

import { toBase64 } from "../../core/base64";
import { wordsSent } from "../../core/recipe";
import { encodeUtf8 } from "../../core/utf8";
import type { Picture, StartRequest } from "../engine";
import { severalOf, type Dialect } from "./dialects";

export interface Body {
  readonly contentType: string;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

type Value = string | number | boolean;

/** A request without `asked` is a mistake of the caller. @throws RangeError */
export function bodyOf(dialect: Dialect, request: StartRequest): Body {
  const fields = fieldsOf(dialect, request);
  if (severalOf(dialect, request.recipe.model) === "minimax-h3") return minimaxH3(fields, request);
  const picture = request.pictures.find(({ role }) => role === "first");
  const { body } = dialect;
  const asJson = body === "json" || (body === "multipart-for-pictures" && picture === undefined);
  if (asJson) {
    const reference = picture === undefined ? {} : { [dialect.picture]: { image_url: dataUrl(picture) } };
    return { contentType: "application/json", bytes: encodeUtf8(JSON.stringify({ ...fields, ...reference })) };
  }
  return multipart(
    request.submission.id,
    Object.entries(fields).map(([name, value]) => [name, String(value)]),
    picture === undefined ? [] : [{ name: dialect.picture, picture }],
  );
}

/**
 * MiniMax H3 has one half for frames of the take and one for references, and is told which in `extra_params`; with several
 * pictures their field is another, which goes alone.
 */
function minimaxH3(fields: Readonly<Record<string, Value>>, { submission, pictures }: StartRequest): Body {
  const frames = (["first", "last"] as const).flatMap((role) => pictures.find((one) => one.role === role) ?? []);
  const sent = frames.length > 0 ? frames : pictures;
  const name = sent.length > 1 ? "input_references" : "input_reference";
  const task =
    frames.length > 0
      ? { task: "fl2va", frame_indices: frames.map(({ role }) => (role === "first" ? 0 : -1)) }
      : { task: sent.length > 0 ? "ref2va" : "t2va" };
  return multipart(
    submission.id,
    [
      ...Object.entries(fields).map(([field, value]) => [field, String(value)] as const),
      ["extra_params", JSON.stringify(task)],
    ],
    sent.map((picture) => ({ name, picture })),
  );
}

function fieldsOf({ fields, seconds }: Dialect, { recipe }: StartRequest): Readonly<Record<string, Value>> {
  const { asked, model, seed, sound } = recipe;
  const { prompt, negative } = wordsSent(recipe);
  if (asked === undefined) throw new RangeError("A recipe for an engine says what is asked of it");
  const { fps, size } = asked;
  const frames = fields.frames === undefined || fps === undefined ? undefined : Math.round(asked.seconds * fps);
  const whole = secondsFor(asked.seconds, frames);
  const known: [name: string | undefined, value: Value | undefined][] = [
    ["prompt", prompt],
    ["model", model === "" ? undefined : model],
    ["seconds", whole === undefined || seconds === "number" ? whole : String(whole)],
    ["size", `${size.width}x${size.height}`],
    [fields.fps, fps],
    [fields.frames, frames],
    [fields.seed, seed],
    [fields.negative, negative === "" ? undefined : negative],
    [fields.sound, sound ? true : undefined],
  ];
  return Object.fromEntries(
    known.flatMap(([name, value]) => (name === undefined || value === undefined ? [] : [[name, value]])),
  );
}

/**
 * Every server wants whole seconds. A length that is none is said in frames alone, as 81 at 16; where frames cannot be
 * said, the next whole second covers the cut.
 */
function secondsFor(seconds: number, frames: number | undefined): number | undefined {
  if (Number.isInteger(seconds)) return seconds;
  return frames === undefined ? Math.ceil(seconds) : undefined;
}

/** A picture as JSON carries it. */
export function dataUrl({ mimeType, bytes }: Picture): string {
  return `data:${mimeType};base64,${toBase64(bytes)}`;
}

/** The boundary is lower-case, because UXP lower-cases types; a submission's id is in no picture and in no prompt. */
function multipart(
  id: string,
  texts: readonly (readonly [name: string, value: string])[],
  files: readonly { readonly name: string; readonly picture: Picture }[],
): Body {
  const boundary = `pickup-${id.toLowerCase().replace(/[^a-z0-9]/g, "")}`;
  const parts: Uint8Array[] = [];
  for (const [name, value] of texts) {
    parts.push(encodeUtf8(`--${boundary}\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`));
  }
  for (const { name, picture } of files) {
    const ending = picture.mimeType === "image/png" ? "png" : "jpg";
    const says = `form-data; name="${name}"; filename="frame.${ending}"`;
    parts.push(
      encodeUtf8(`--${boundary}\r\ncontent-disposition: ${says}\r\ncontent-type: ${picture.mimeType}\r\n\r\n`),
      picture.bytes,
      encodeUtf8("\r\n"),
    );
  }
  parts.push(encodeUtf8(`--${boundary}--\r\n`));
  return { contentType: `multipart/form-data; boundary=${boundary}`, bytes: joined(parts) };
}

function joined(parts: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
