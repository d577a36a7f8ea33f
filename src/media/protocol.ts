/**
 * What the panel and the media room say to each other: JSON text, nothing else. Letters keep the connection; the bodies
 * that `post` letters carry do the work. Both sides decode from `unknown` and trust nothing.
 */

import { fromBase64 } from "../core/base64";
import { anything, fieldsOf, Misfit, object, oneOf, parse, text, wholeFrom, type Decoder } from "../core/decode";
import { callRecord, type Call } from "./asked";

/** Both sides must speak the same; the page and the panel come out of one build. */
export const PROTOCOL = 1;

/** The most bytes in one message: 1 MiB once they are base64. */
export const CHUNK = 768 * 1024;

/** The most writes that wait for their acknowledgement at a time. */
export const WINDOW = 4;

/**
 * `got`: the last letter number up to which all have arrived. `session`: one webview, as the panel names it. `page`: one
 * life of what it shows, as the page names itself; another one in the same session has forgotten all that was said.
 */
export type Letter<Body> =
  /** The page has loaded. All that it says before it knows a session. */
  | { readonly kind: "here"; readonly page: string }
  | { readonly kind: "hello"; readonly session: string }
  | { readonly kind: "ready"; readonly session: string; readonly page: string; readonly protocol: number }
  | { readonly kind: "ping"; readonly session: string; readonly beat: number; readonly got: number }
  | {
      readonly kind: "pong";
      readonly session: string;
      readonly page: string;
      readonly beat: number;
      readonly got: number;
    }
  | {
      readonly kind: "post";
      readonly session: string;
      readonly number: number;
      readonly got: number;
      readonly body: Body;
    }
  /** These letters are missing, both ends included, although later ones arrived. */
  | { readonly kind: "again"; readonly session: string; readonly from: number; readonly to: number };

/** From the panel. `call` numbers a call within a session, `request` a read or write within a session. */
export type PanelBody =
  | { readonly kind: "call"; readonly call: number; readonly what: Call }
  | { readonly kind: "cancel"; readonly call: number }
  /** Answers a read with exactly the bytes that were asked for. */
  | { readonly kind: "bytes"; readonly request: number; readonly data: string }
  | { readonly kind: "written"; readonly request: number };

/** From the room. Ranges and positions are in bytes; `end` is exclusive. */
export type RoomBody =
  | {
      readonly kind: "read";
      readonly call: number;
      readonly request: number;
      readonly start: number;
      readonly end: number;
    }
  | {
      readonly kind: "write";
      readonly call: number;
      readonly request: number;
      readonly position: number;
      readonly data: string;
    }
  | { readonly kind: "progress"; readonly call: number; readonly done: number; readonly total: number }
  | { readonly kind: "result"; readonly call: number; readonly result: unknown }
  | { readonly kind: "failed"; readonly call: number; readonly reason: "draw-failed" | "cannot"; readonly why: string };

/** Every letter begins so; whatever else speaks on the same window does not. */
const BEGINNING = '{"pickup":"room"';

export function encodeLetter(letter: Letter<PanelBody | RoomBody>): string {
  return JSON.stringify({ pickup: "room", ...letter });
}

/** @throws Misfit. Absent when the text is no letter of ours: other things may post messages too. */
export function decodeLetter(said: unknown): Letter<unknown> | undefined {
  if (typeof said !== "string" || !said.startsWith(BEGINNING)) return undefined;
  return parse(said, letter);
}

/** What numbers a letter, a call or a request. */
const ordinal = wholeFrom(1);
/** Also a size, a position or a count that may be nothing yet. */
const fromZero = wholeFrom(0);

const letter: Decoder<Letter<unknown>> = object(({ read }): Letter<unknown> => {
  const kind = read("kind", oneOf("here", "hello", "ready", "ping", "pong", "post", "again"));
  if (kind === "here") return { kind, page: read("page", text) };
  const session = read("session", text);
  switch (kind) {
    case "hello":
      return { kind, session };
    case "ready":
      return { kind, session, page: read("page", text), protocol: read("protocol", fromZero) };
    case "ping":
      return { kind, session, beat: read("beat", fromZero), got: read("got", fromZero) };
    case "pong":
      return {
        kind,
        session,
        page: read("page", text),
        beat: read("beat", fromZero),
        got: read("got", fromZero),
      };
    case "again":
      return { kind, session, from: read("from", ordinal), to: read("to", ordinal) };
    case "post":
      return {
        kind,
        session,
        number: read("number", ordinal),
        got: read("got", fromZero),
        body: read("body", anything),
      };
  }
});

/** @throws Misfit */
export function decodePanelBody(value: unknown): PanelBody {
  const { read } = fieldsOf(value, "body");
  const kind = read("kind", oneOf("call", "cancel", "bytes", "written"));
  switch (kind) {
    case "call":
      return { kind, call: read("call", ordinal), what: read("what", callRecord) };
    case "cancel":
      return { kind, call: read("call", ordinal) };
    case "bytes":
      return { kind, request: read("request", ordinal), data: read("data", text) };
    case "written":
      return { kind, request: read("request", ordinal) };
  }
}

/** The call that a body of the panel's speaks of, even one that is otherwise unreadable. @throws Misfit */
export function callOf(value: unknown): number {
  return fieldsOf(value, "body").read("call", ordinal);
}

/** @throws Misfit, also for a range of more than `CHUNK`. */
export function decodeRoomBody(value: unknown): RoomBody {
  const { read } = fieldsOf(value, "body");
  const kind = read("kind", oneOf("read", "write", "progress", "result", "failed"));
  const call = read("call", ordinal);
  switch (kind) {
    case "read": {
      const start = read("start", fromZero);
      const end = read("end", wholeFrom(start + 1, start + CHUNK));
      return { kind, call, request: read("request", ordinal), start, end };
    }
    case "write":
      return {
        kind,
        call,
        request: read("request", ordinal),
        position: read("position", fromZero),
        data: read("data", text),
      };
    case "progress":
      return { kind, call, done: read("done", fromZero), total: read("total", ordinal) };
    case "result":
      return { kind, call, result: read("result", anything) };
    case "failed":
      return { kind, call, reason: read("reason", oneOf("draw-failed", "cannot")), why: read("why", text) };
  }
}

/** The bytes of a payload. @throws Misfit when it is not base64, or more than `CHUNK`. */
export function decodeChunk(data: string): Uint8Array<ArrayBuffer> {
  const bytes = data.length <= Math.ceil(CHUNK / 3) * 4 ? fromBase64(data) : undefined;
  if (bytes === undefined) throw new Misfit("body.data", `base64 of at most ${CHUNK} bytes`);
  return bytes;
}
