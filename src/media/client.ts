/**
 * The panel's side of the media room: keeps its page alive, hands it files by ranges, and says truly how far it is. It is
 * longer than other files because every call stands here with what it promises, each a line or two over the same way out.
 */

import type { Meeting } from "../core/continuity";
import type { Drawn, DrawingRequest } from "../core/drawing";
import { Cancelled, StudioError } from "../core/failure";
import { OpenCall, type Means, type ReadableFile, type StopSignal, type WritableFile } from "./calls";
import { InMemory } from "./in-memory";
import { joined } from "./joined";
import {
  CHUNK,
  decodeResult,
  type Call,
  type CallKind,
  type FrameAt,
  type Results,
  type RoomBody,
  type SeamFilm,
} from "./protocol";
import type { CopyPlan } from "../core/fit-copy";
import type { Seam } from "../core/scene";
import type { FrameSize } from "../core/sequence";
import type {
  BenchPart,
  BenchReport,
  BridgeSpeed,
  Capabilities,
  Examined,
  Copied,
  Fitted,
  FrameStill,
  Matched,
  MediaReport,
  Thumbnail,
} from "./results";
import { Session, type After } from "./session";

export type MediaRoomState =
  | { readonly kind: "starting" }
  | { readonly kind: "ready" }
  /** It died and is being built again. */
  | { readonly kind: "rebuilding"; readonly why: string }
  | { readonly kind: "unavailable"; readonly why: string };

export interface MediaRoomOptions {
  /** Holds the webview. Must be in the document and never `display:none`. */
  readonly parent: HTMLElement;
  /** The page. Default: the panel's own. */
  readonly src?: string;
  /** The clock; default is the window's. */
  readonly after?: After;
}

export interface DrawingMeans {
  /** A PNG or JPEG; the drawing's first frame. */
  readonly reference?: ReadableFile;
  readonly out: WritableFile;
  readonly signal?: StopSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

export interface MatchWish {
  /** Frames of one shot, the one at the cut first; at least one. */
  readonly reference: readonly ReadableFile[];
  /** Of one take, the one at the cut first; at least one. */
  readonly take: readonly ReadableFile[];
  /** 0 to 1. */
  readonly strength: number;
  /** Of the cube. */
  readonly title: string;
}

export interface CopyMeans {
  readonly out: WritableFile;
  /** Baked into the picture, not into the black beside it: 33³ colours, red fastest, three numbers each, 0 … 1. */
  readonly cube?: Float32Array;
  readonly signal?: StopSignal;
  readonly onProgress?: (done: number, total: number) => void;
}

/** How many pages in a row may die, before their first whole heartbeat, until the room is given up. */
const TRIES = 3;

interface Waiting {
  readonly go: (session: Session) => void;
  readonly fail: (error: Error) => void;
}

/**
 * Calls wait while the page starts. They throw StudioError: `room-unavailable` when there is no page to be had,
 * `interrupted` when it died in the middle (ask again), `draw-failed` with the room's reason; `Cancelled` after the
 * signal; and whatever the given file threw, unchanged.
 */
export class MediaRoom {
  private readonly options: MediaRoomOptions;
  private current: MediaRoomState = { kind: "unavailable", why: "it was not started" };
  private session: Session | undefined;
  private failures = 0;
  private sessions = 0;
  private calls = 0;
  private readonly open = new Map<number, OpenCall>();
  private readonly waiting = new Set<Waiting>();
  private readonly listeners = new Set<() => void>();

  constructor(options: MediaRoomOptions) {
    this.options = options;
  }

  get state(): MediaRoomState {
    return this.current;
  }

  /** Calls `listener` after every change of `state`. Returns what ends that. */
  subscribe(listener: () => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Builds the page; again after it was stopped or became unavailable. Does nothing while there is one. */
  start(): void {
    if (this.session !== undefined) return;
    this.failures = 0;
    this.become({ kind: "starting" });
    this.build();
  }

  /** Takes the page away. Work under way is interrupted. */
  stop(): void {
    this.session?.end();
    this.session = undefined;
    this.become({ kind: "unavailable", why: "it was stopped" });
    this.interrupt();
    this.refuseWaiting("it was stopped");
  }

  capabilities(): Promise<Capabilities> {
    return this.call({ kind: "capabilities" }, {});
  }

  /** Facts about a media file, read from its container; `unknown` with the reason for what is none. */
  probe(file: ReadableFile): Promise<MediaReport> {
    return this.call({ kind: "probe", size: file.size }, { file });
  }

  /** The frame on screen at `atSeconds` (the first or last one beyond the ends), `longEdge` pixels at most. */
  thumbnail(file: ReadableFile, wish: { readonly atSeconds: number; readonly longEdge: number }): Promise<Thumbnail> {
    return this.call({ kind: "thumbnail", size: file.size, ...wish }, { file });
  }

  /** A PNG or JPEG, scaled and cut at two edges to exactly `to`, written as a PNG into `out`. Code values as they are. */
  fit(file: ReadableFile, to: FrameSize, out: WritableFile, signal?: StopSignal): Promise<Fitted> {
    const stop = signal === undefined ? {} : { signal };
    return this.call({ kind: "fit", size: file.size, to }, { file, out, ...stop });
  }

  /**
   * The frame on screen at `at`, in its full size, written as a PNG into `out`; `last` is the very last one that is shown. Of
   * a PNG or JPEG: that picture. As this web view shows it, 8 bits.
   * @throws StudioError `draw-failed`, also where just that frame cannot be decoded.
   */
  still(file: ReadableFile, at: FrameAt, out: WritableFile, signal?: StopSignal): Promise<FrameStill> {
    const stop = signal === undefined ? {} : { signal };
    return this.call({ kind: "still", size: file.size, at }, { file, out, ...stop });
  }

  /** What is seen at the cut from `before` to `after`: `at` is the last frame of the one and the first of the other. */
  seam(
    before: { readonly file: ReadableFile; readonly at: FrameAt },
    after: { readonly file: ReadableFile; readonly at: FrameAt },
    signal?: StopSignal,
  ): Promise<Seam> {
    const stop = signal === undefined ? {} : { signal };
    const filmOf = ({ file, at }: { readonly file: ReadableFile; readonly at: FrameAt }): SeamFilm => ({
      size: file.size,
      at,
    });
    return this.call(
      { kind: "seam", before: filmOf(before), after: filmOf(after) },
      { file: joined([before.file, after.file]), ...stop },
    );
  }

  /**
   * How far the take's pictures are from the reference, and what would bring them there; all are PNGs. The cube is written
   * into `out` as text where there is one. Progress counts pictures taken in and parts of the fit. @throws StudioError, Cancelled
   */
  match(
    { reference, take, strength, title }: MatchWish,
    means: Pick<Means, "signal" | "onProgress"> & { readonly out: WritableFile },
  ): Promise<Matched> {
    const sizes = (files: readonly ReadableFile[]): readonly number[] => files.map(({ size }) => size);
    return this.call(
      { kind: "match", reference: sizes(reference), take: sizes(take), strength, title },
      { ...means, file: joined([...reference, ...take]) },
    );
  }

  /** Looks through a film for faults, frame by frame; `reference`: the picture it was to begin with, a PNG. In frames. */
  examine(
    film: ReadableFile,
    means: Pick<Means, "signal" | "onProgress"> & { readonly reference?: ReadableFile },
  ): Promise<Examined> {
    const { reference, ...rest } = means;
    const files = reference === undefined ? [film] : [film, reference];
    return this.call({ kind: "examine", size: film.size, ...sizeOf(reference) }, { ...rest, file: joined(files) });
  }

  /** How the pictures either side of a cut meet: PNGs in their order, the nearest to the cut inmost. */
  meet(before: readonly ReadableFile[], after: readonly ReadableFile[], signal?: StopSignal): Promise<Meeting> {
    const sizes = (files: readonly ReadableFile[]): readonly number[] => files.map(({ size }) => size);
    return this.call(
      { kind: "meet", before: sizes(before), after: sizes(after) },
      { file: joined([...before, ...after]), ...(signal === undefined ? {} : { signal }) },
    );
  }

  /** Draws and encodes an MP4 into `out`. Progress counts encoded frames. */
  draw(request: DrawingRequest, means: DrawingMeans): Promise<Drawn> {
    const { reference, ...rest } = means;
    return this.call({ kind: "draw", request, ...sizeOf(reference) }, { ...rest, ...fileOf(reference) });
  }

  /**
   * A film into a copy of its own that fits, written as an MP4 into `out`; the film is only read. Progress counts encoded
   * frames. @throws StudioError `draw-failed`, also where one of its frames cannot be decoded.
   */
  copy(file: ReadableFile, plan: CopyPlan, { cube, ...means }: CopyMeans): Promise<Copied> {
    const whole = cube === undefined ? file : joined([file, new InMemory(bytesOf(cube))]);
    return this.call({ kind: "copy", size: file.size, plan, cube: cube !== undefined }, { ...means, file: whole });
  }

  /** Sends that many bytes each way and times it, in the room's clock. */
  bridgeSpeed(bytes: number): Promise<BridgeSpeed> {
    const chunk = new Uint8Array(CHUNK).map((_, at) => at * 31);
    return this.call(
      { kind: "bridge", bytes },
      {
        file: { size: bytes, read: (start, end) => Promise.resolve(chunk.subarray(0, end - start)) },
        out: { write: () => Promise.resolve() },
      },
    );
  }

  /** Measures a part of drawing inside the page; nothing is written. */
  bench(part: BenchPart, request: DrawingRequest, reference?: ReadableFile): Promise<BenchReport> {
    return this.call({ kind: "bench", part, request, ...sizeOf(reference) }, fileOf(reference));
  }

  private async call<K extends CallKind>(what: Extract<Call, { kind: K }>, means: Means): Promise<Results[K]> {
    const session = await this.whenReady(means.signal);
    const number = ++this.calls;
    const call = new OpenCall(
      number,
      means,
      (body) => session.post(body),
      () => this.open.delete(number),
    );
    this.open.set(number, call);
    session.post({ kind: "call", call: number, what });
    return decodeResult<K>(what.kind, await call.done);
  }

  private whenReady(signal: StopSignal | undefined): Promise<Session> {
    if (signal?.aborted === true) return Promise.reject(new Cancelled("stopped by the editor"));
    if (this.current.kind === "unavailable") return Promise.reject(unavailable(this.current.why));
    if (this.current.kind === "ready" && this.session !== undefined) return Promise.resolve(this.session);
    return new Promise((resolve, reject) => {
      const onAbort = (): void => waiting.fail(new Cancelled("stopped by the editor"));
      const leave = (): void => {
        this.waiting.delete(waiting);
        signal?.removeEventListener("abort", onAbort);
      };
      const waiting: Waiting = {
        go: (session) => {
          leave();
          resolve(session);
        },
        fail: (error) => {
          leave();
          reject(error);
        },
      };
      this.waiting.add(waiting);
      signal?.addEventListener("abort", onAbort);
    });
  }

  private build(): void {
    const id = `${++this.sessions}-${Math.random().toString(36).slice(2)}`;
    const { parent, src = "plugin:/room.html", after = windowClock } = this.options;
    const session = new Session(parent, src, id, after, {
      ready: () => {
        this.become({ kind: "ready" });
        for (const waiting of [...this.waiting]) waiting.go(session);
      },
      steady: () => {
        this.failures = 0;
      },
      body: (body) => this.hear(body),
      died: (why) => this.rebuild(why),
    });
    this.session = session;
  }

  private hear(body: RoomBody): void {
    // A call that was given up is still spoken of until the room has heard of it.
    this.open.get(body.call)?.hear(body);
  }

  private rebuild(why: string): void {
    this.session = undefined;
    this.failures += 1;
    if (this.failures < TRIES) {
      this.become({ kind: "rebuilding", why });
      this.interrupt();
      this.build();
      return;
    }
    this.become({ kind: "unavailable", why });
    this.interrupt();
    this.refuseWaiting(why);
  }

  private interrupt(): void {
    for (const call of [...this.open.values()]) call.fail(new StudioError({ kind: "interrupted" }));
  }

  private refuseWaiting(why: string): void {
    for (const waiting of [...this.waiting]) waiting.fail(unavailable(why));
  }

  private become(state: MediaRoomState): void {
    this.current = state;
    for (const listener of [...this.listeners]) listener();
  }
}

function unavailable(why: string): StudioError {
  return new StudioError({ kind: "room-unavailable", why });
}

function sizeOf(reference: ReadableFile | undefined): { readonly referenceSize?: number } {
  return reference === undefined ? {} : { referenceSize: reference.size };
}

function fileOf(reference: ReadableFile | undefined): { readonly file?: ReadableFile } {
  return reference === undefined ? {} : { file: reference };
}

/** Little-endian, which every machine that Premiere runs on is. */
function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

const windowClock: After = (milliseconds, callback) => {
  const timer = setTimeout(callback, milliseconds);
  return () => clearTimeout(timer);
};
