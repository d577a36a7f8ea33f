/**
 * What the panel and the media room say to each other: JSON text, nothing else. Letters keep the connection; the bodies
 * that `post` letters carry do the work. Both sides decode from `unknown` and trust nothing.
 */

import type { Drawn, DrawingRequest } from "../core/drawing";
import { fromBase64 } from "./base64";
import { Fields, Malformed } from "./fields";
import {
  BENCH_PARTS,
  decodeBenchReport,
  decodeBridgeSpeed,
  decodeCapabilities,
  decodeDrawingRequest,
  decodeDrawn,
  decodeReport,
  decodeThumbnail,
  type BenchPart,
  type BenchReport,
  type BridgeSpeed,
  type Capabilities,
  type MediaReport,
  type Thumbnail,
} from "./results";

/** Both sides must speak the same; the page and the panel come out of one build. */
export const PROTOCOL = 1;

/** The most bytes in one message: 1 MiB once they are base64. */
export const CHUNK = 768 * 1024;

/** The most writes that wait for their acknowledgement at a time. */
export const WINDOW = 4;

/** `got`: the last letter number up to which all have arrived. `session`: one life of one page. */
export type Letter<Body> =
  /** The page has loaded. All that it says before it knows a session. */
  | { readonly kind: "here" }
  | { readonly kind: "hello"; readonly session: string }
  | { readonly kind: "ready"; readonly session: string; readonly protocol: number }
  | { readonly kind: "ping" | "pong"; readonly session: string; readonly beat: number; readonly got: number }
  | {
      readonly kind: "post";
      readonly session: string;
      readonly number: number;
      readonly got: number;
      readonly body: Body;
    }
  /** These letters are missing, both ends included, although later ones arrived. */
  | { readonly kind: "again"; readonly session: string; readonly from: number; readonly to: number };

export type Call =
  | { readonly kind: "capabilities" }
  /** `size` is that of the file which the room may read ranges of. */
  | { readonly kind: "probe"; readonly size: number }
  | { readonly kind: "thumbnail"; readonly size: number; readonly atSeconds: number; readonly longEdge: number }
  | { readonly kind: "draw"; readonly request: DrawingRequest; readonly referenceSize?: number }
  | { readonly kind: "bridge"; readonly bytes: number }
  | {
      readonly kind: "bench";
      readonly part: BenchPart;
      readonly request: DrawingRequest;
      readonly referenceSize?: number;
    };

export type CallKind = Call["kind"];

export interface Results {
  readonly capabilities: Capabilities;
  readonly probe: MediaReport;
  readonly thumbnail: Thumbnail;
  readonly draw: Drawn;
  readonly bridge: BridgeSpeed;
  readonly bench: BenchReport;
}

/** From the panel. `call` numbers a call within a session, `request` a read or write within a session. */
export type PanelBody =
  | { readonly kind: "call"; readonly call: number; readonly what: Call }
  | { readonly kind: "cancel"; readonly call: number }
  /** Answers a read with exactly the bytes that were asked for. */
  | { readonly kind: "bytes"; readonly request: number; readonly data: string }
  | { readonly kind: "written"; readonly request: number }
  /** The read or write failed; the call is over on the panel's side. */
  | { readonly kind: "refused"; readonly request: number; readonly why: string };

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

/** @throws Malformed. Absent when the text is no letter of ours: other things may post messages too. */
export function decodeLetter(text: unknown): Letter<unknown> | undefined {
  const value = parse(text);
  if (typeof value !== "object" || value === null || !("pickup" in value) || value.pickup !== "room") return undefined;
  const letter = new Fields(value, "letter");
  const kind = letter.oneOf("kind", ["here", "hello", "ready", "ping", "pong", "post", "again"]);
  if (kind === "here") return { kind };
  const session = letter.text("session");
  switch (kind) {
    case "hello":
      return { kind, session };
    case "ready":
      return { kind, session, protocol: letter.whole("protocol", 0) };
    case "ping":
    case "pong":
      return { kind, session, beat: letter.whole("beat", 0), got: letter.whole("got", 0) };
    case "again":
      return { kind, session, from: letter.whole("from", 1), to: letter.whole("to", 1) };
    case "post":
      return {
        kind,
        session,
        number: letter.whole("number", 1),
        got: letter.whole("got", 0),
        body: letter.value("body"),
      };
  }
}

export function encodeLetter(letter: Letter<PanelBody | RoomBody>): string {
  return JSON.stringify({ pickup: "room", ...letter });
}

function parse(text: unknown): unknown {
  // Whatever else speaks on the same window need not be JSON at all.
  if (typeof text !== "string" || !text.startsWith('{"pickup":"room"')) return undefined;
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Malformed("a letter is cut short", { cause: error });
  }
}

/** @throws Malformed */
export function decodePanelBody(value: unknown): PanelBody {
  const body = new Fields(value, "body");
  const kind = body.oneOf("kind", ["call", "cancel", "bytes", "written", "refused"]);
  switch (kind) {
    case "call":
      return { kind, call: body.whole("call", 1), what: decodeCall(body.fields("what")) };
    case "cancel":
      return { kind, call: body.whole("call", 1) };
    case "bytes":
      return { kind, request: body.whole("request", 1), data: body.text("data") };
    case "written":
      return { kind, request: body.whole("request", 1) };
    case "refused":
      return { kind, request: body.whole("request", 1), why: body.text("why") };
  }
}

/** @throws Malformed, also for a range or a payload of more than `CHUNK`. */
export function decodeRoomBody(value: unknown): RoomBody {
  const body = new Fields(value, "body");
  const kind = body.oneOf("kind", ["read", "write", "progress", "result", "failed"]);
  const call = body.whole("call", 1);
  switch (kind) {
    case "read": {
      const start = body.whole("start", 0);
      const end = body.whole("end", start + 1);
      if (end - start > CHUNK) body.refuse("end");
      return { kind, call, request: body.whole("request", 1), start, end };
    }
    case "write":
      return {
        kind,
        call,
        request: body.whole("request", 1),
        position: body.whole("position", 0),
        data: body.text("data"),
      };
    case "progress":
      return { kind, call, done: body.whole("done", 0), total: body.whole("total", 1) };
    case "result":
      return { kind, call, result: body.value("result") };
    case "failed":
      return { kind, call, reason: body.oneOf("reason", ["draw-failed", "cannot"]), why: body.text("why") };
  }
}

/** The bytes of a payload. @throws Malformed when it is not base64, or more than `CHUNK`. */
export function decodeChunk(data: string): Uint8Array<ArrayBuffer> {
  const bytes = data.length <= Math.ceil(CHUNK / 3) * 4 ? fromBase64(data) : undefined;
  if (bytes === undefined) throw new Malformed("a chunk is no base64, or too long");
  return bytes;
}

function decodeCall(call: Fields): Call {
  const kind = call.oneOf("kind", ["capabilities", "probe", "thumbnail", "draw", "bridge", "bench"]);
  switch (kind) {
    case "capabilities":
      return { kind };
    case "probe":
      return { kind, size: call.whole("size", 0) };
    case "thumbnail":
      return {
        kind,
        size: call.whole("size", 0),
        atSeconds: call.number("atSeconds", 0),
        longEdge: call.whole("longEdge", 1),
      };
    case "draw":
      return { kind, ...drawingOf(call) };
    case "bridge":
      return { kind, bytes: call.whole("bytes", 1) };
    case "bench":
      return { kind, part: call.oneOf("part", BENCH_PARTS), ...drawingOf(call) };
  }
}

function drawingOf(call: Fields): { readonly request: DrawingRequest; readonly referenceSize?: number } {
  const request = decodeDrawingRequest(call.fields("request"));
  return call.has("referenceSize") ? { request, referenceSize: call.whole("referenceSize", 1) } : { request };
}

/** How each call's result is read. @throws Malformed */
export const decodeResult: { readonly [K in CallKind]: (value: unknown) => Results[K] } = {
  capabilities: decodeCapabilities,
  probe: decodeReport,
  thumbnail: decodeThumbnail,
  draw: decodeDrawn,
  bridge: decodeBridgeSpeed,
  bench: decodeBenchReport,
};
