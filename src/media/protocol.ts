/**
 * What the panel and the media room say to each other: JSON text, nothing else. Letters keep the connection; the bodies
 * that `post` letters carry do the work. Both sides decode from `unknown` and trust nothing. It is longer than other files
 * because what is said and how it is read stand beside each other, so that neither drifts from the other.
 */

import { fromBase64 } from "../core/base64";
import {
  anything,
  fieldsOf,
  finiteFrom,
  list,
  flag,
  Misfit,
  object,
  oneOf,
  parse,
  text,
  wholeFrom,
  type Decoder,
  type Fields,
} from "../core/decode";
import type { Meeting } from "../core/continuity";
import { meeting } from "../core/continuity-record";
import type { Drawn, DrawingRequest } from "../core/drawing";
import { drawingRequestRecord, drawnRecord, sizeRecord } from "../core/drawing-record";
import { copyPlanRecord, type CopyPlan } from "../core/fit-copy";
import type { Seam } from "../core/scene";
import type { FrameSize } from "../core/sequence";
import {
  BENCH_PARTS,
  benchReport,
  bridgeSpeed,
  capabilities,
  examined,
  copied,
  fitted,
  frameStill,
  matched,
  mediaReport,
  seam,
  thumbnail,
  type BenchPart,
  type BenchReport,
  type BridgeSpeed,
  type Capabilities,
  type Examined,
  type Copied,
  type Fitted,
  type FrameStill,
  type Matched,
  type MediaReport,
  type Thumbnail,
} from "./results";

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

export type Call =
  | { readonly kind: "capabilities" }
  /** `size` is that of the file which the room may read ranges of. */
  | { readonly kind: "probe"; readonly size: number }
  | { readonly kind: "thumbnail"; readonly size: number; readonly atSeconds: number; readonly longEdge: number }
  /** A still, scaled and cut to exactly that many pixels, as a PNG. `size`: bytes of the file. */
  | { readonly kind: "fit"; readonly size: number; readonly to: FrameSize }
  /** One frame in its full size, as a PNG; of a picture the picture. `size`: bytes of the file. */
  | { readonly kind: "still"; readonly size: number; readonly at: FrameAt }
  /** The bytes of the film after the cut lie right behind those of the film before it, as if both were one file. */
  | { readonly kind: "seam"; readonly before: SeamFilm; readonly after: SeamFilm }
  /** PNGs, each right behind the one before: the reference's, the one at the cut first, then the take's. All in bytes. */
  | {
      readonly kind: "match";
      readonly reference: readonly number[];
      readonly take: readonly number[];
      /** 0 to 1. */
      readonly strength: number;
      /** Of the cube. */
      readonly title: string;
    }
  /** `size`: of the film; right behind it lies the picture that it was to begin with, where there is one. */
  | { readonly kind: "examine"; readonly size: number; readonly referenceSize?: number }
  /** PNGs, each right behind the one before. */
  | { readonly kind: "meet"; readonly before: readonly number[]; readonly after: readonly number[] }
  | { readonly kind: "draw"; readonly request: DrawingRequest; readonly referenceSize?: number }
  /** `size` bytes of film; where there is a cube, its bytes (33³ colours, 32-bit floats) lie right behind them. */
  | { readonly kind: "copy"; readonly size: number; readonly plan: CopyPlan; readonly cube: boolean }
  | { readonly kind: "bridge"; readonly bytes: number }
  | {
      readonly kind: "bench";
      readonly part: BenchPart;
      readonly request: DrawingRequest;
      readonly referenceSize?: number;
    };

/** Seconds from the start of the film; beyond its ends it is the first or the last frame. */
export type FrameAt = "first" | "last" | number;

/** A film at a cut: the frame that stands at it. `size` in bytes. */
export interface SeamFilm {
  readonly size: number;
  readonly at: FrameAt;
}

export type CallKind = Call["kind"];

export interface Results {
  readonly capabilities: Capabilities;
  readonly probe: MediaReport;
  readonly thumbnail: Thumbnail;
  readonly fit: Fitted;
  readonly still: FrameStill;
  readonly seam: Seam;
  readonly match: Matched;
  readonly examine: Examined;
  readonly meet: Meeting;
  readonly draw: Drawn;
  readonly copy: Copied;
  readonly bridge: BridgeSpeed;
  readonly bench: BenchReport;
}

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

const callRecord: Decoder<Call> = object((fields): Call => {
  const { read } = fields;
  const kind = read(
    "kind",
    oneOf(
      "capabilities",
      "probe",
      "thumbnail",
      "fit",
      "still",
      "seam",
      "match",
      "examine",
      "meet",
      "draw",
      "copy",
      "bridge",
      "bench",
    ),
  );
  switch (kind) {
    case "capabilities":
      return { kind };
    case "probe":
      return { kind, size: read("size", fromZero) };
    case "thumbnail":
      return {
        kind,
        size: read("size", fromZero),
        atSeconds: read("atSeconds", finiteFrom(0)),
        longEdge: read("longEdge", wholeFrom(1)),
      };
    case "fit":
      return { kind, size: read("size", fromZero), to: read("to", sizeRecord) };
    case "still":
      return { kind, size: read("size", fromZero), at: read("at", frameAt) };
    case "seam":
      return { kind, before: read("before", seamFilm), after: read("after", seamFilm) };
    case "match":
      return {
        kind,
        reference: read("reference", list(wholeFrom(1))),
        take: read("take", list(wholeFrom(1))),
        strength: read("strength", finiteFrom(0)),
        title: read("title", text),
      };
    case "examine":
      return { kind, size: read("size", fromZero), ...fields.maybe("referenceSize", wholeFrom(1)) };
    case "meet":
      return { kind, before: read("before", list(wholeFrom(1))), after: read("after", list(wholeFrom(1))) };
    case "draw":
      return { kind, ...drawingOf(fields) };
    case "copy":
      return { kind, size: read("size", fromZero), plan: read("plan", copyPlanRecord), cube: read("cube", flag) };
    case "bridge":
      return { kind, bytes: read("bytes", wholeFrom(1)) };
    case "bench":
      return { kind, part: read("part", oneOf(...BENCH_PARTS)), ...drawingOf(fields) };
  }
});

const frameAt: Decoder<FrameAt> = (value, at) =>
  typeof value === "number" ? finiteFrom(0)(value, at) : oneOf("first", "last")(value, at);

const seamFilm: Decoder<SeamFilm> = object(({ read }) => ({
  size: read("size", fromZero),
  at: read("at", frameAt),
}));

function drawingOf({ read, maybe }: Fields): { readonly request: DrawingRequest; readonly referenceSize?: number } {
  return { request: read("request", drawingRequestRecord), ...maybe("referenceSize", wholeFrom(1)) };
}

const results: { readonly [K in CallKind]: Decoder<Results[K]> } = {
  capabilities,
  probe: mediaReport,
  thumbnail,
  fit: fitted,
  still: frameStill,
  seam,
  match: matched,
  examine: examined,
  meet: meeting,
  draw: drawnRecord,
  copy: copied,
  bridge: bridgeSpeed,
  bench: benchReport,
};

/** What the room answered to a call of that kind. @throws Misfit */
export function decodeResult<K extends CallKind>(kind: K, value: unknown): Results[K] {
  return results[kind](value, "result");
}
