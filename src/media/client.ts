/** The panel's side of the media room: everything it can be asked for, with what it promises. */

import type { Meeting } from "../core/continuity";
import type { Credentials } from "../core/credentials";
import type { CredentialFormat } from "../core/credentials-presence";
import { DRAWING_ROLES, type DrawingRole, type Drawn, type DrawingRequest } from "../core/drawing";
import type { CopyPlan } from "../core/fit-copy";
import type { LabelPicture } from "../core/label-picture";
import type { Seam } from "../core/scene";
import type { FrameSize } from "../core/sequence";
import type { DrawingPicture, FrameAt, SeamFilm } from "./asked";
import type { Means, ReadableFile, StopSignal, WritableFile } from "./calls";
import { Connection, type MediaRoomOptions, type MediaRoomState } from "./connection";
import { InMemory } from "./in-memory";
import { joined } from "./joined";
import { CHUNK } from "./protocol";
import type {
  BenchPart,
  BenchReport,
  BridgeSpeed,
  Capabilities,
  Examined,
  Copied,
  Fitted,
  FrameStill,
  LabelDrawn,
  Matched,
  MediaReport,
  Thumbnail,
} from "./results";

/** PNGs or JPEGs: the frame that a drawing begins with, the one that it ends with, the one whose look it takes on. */
type DrawingPictures = { readonly [R in DrawingRole]?: ReadableFile };

export interface DrawingMeans {
  readonly pictures?: DrawingPictures;
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

/**
 * Calls wait while the page starts. They throw StudioError: `room-unavailable` when there is no page to be had,
 * `interrupted` when it died in the middle (ask again), `draw-failed` with the room's reason; `Cancelled` after the
 * signal; and whatever the given file threw, unchanged.
 */
export class MediaRoom {
  private readonly connection: Connection;

  constructor(options: MediaRoomOptions) {
    this.connection = new Connection(options);
  }

  get state(): MediaRoomState {
    return this.connection.state;
  }

  /** Calls `listener` after every change of `state`. Returns what ends that. */
  subscribe(listener: () => void): () => void {
    return this.connection.subscribe(listener);
  }

  /** Builds the page; again after it was stopped or became unavailable. Does nothing while there is one. */
  start(): void {
    this.connection.start();
  }

  /** Takes the page away. Work under way is interrupted. */
  stop(): void {
    this.connection.stop();
  }

  capabilities(): Promise<Capabilities> {
    return this.connection.call({ kind: "capabilities" }, {});
  }

  /** Facts about a media file, read from its container; `unknown` with the reason for what is none. */
  probe(file: ReadableFile): Promise<MediaReport> {
    return this.connection.call({ kind: "probe", size: file.size }, { file });
  }

  /** The frame on screen at `atSeconds` (the first or last one beyond the ends), `longEdge` pixels at most. */
  thumbnail(file: ReadableFile, wish: { readonly atSeconds: number; readonly longEdge: number }): Promise<Thumbnail> {
    return this.connection.call({ kind: "thumbnail", size: file.size, ...wish }, { file });
  }

  /** A PNG or JPEG, scaled and cut at two edges to exactly `to`, written as a PNG into `out`. Code values as they are. */
  fit(file: ReadableFile, to: FrameSize, out: WritableFile, signal?: StopSignal): Promise<Fitted> {
    return this.connection.call({ kind: "fit", size: file.size, to }, { file, out, ...until(signal) });
  }

  /**
   * The frame on screen at `at`, in its full size, written as a PNG into `out`; `last` is the very last one that is shown. Of
   * a PNG or JPEG: that picture. As this web view shows it, 8 bits.
   * @throws StudioError `draw-failed`, also where just that frame cannot be decoded.
   */
  still(file: ReadableFile, at: FrameAt, out: WritableFile, signal?: StopSignal): Promise<FrameStill> {
    return this.connection.call({ kind: "still", size: file.size, at }, { file, out, ...until(signal) });
  }

  /** What is seen at the cut from `before` to `after`: `at` is the last frame of the one and the first of the other. */
  seam(
    before: { readonly file: ReadableFile; readonly at: FrameAt },
    after: { readonly file: ReadableFile; readonly at: FrameAt },
    signal?: StopSignal,
  ): Promise<Seam> {
    const filmOf = ({ file, at }: { readonly file: ReadableFile; readonly at: FrameAt }): SeamFilm => ({
      size: file.size,
      at,
    });
    return this.connection.call(
      { kind: "seam", before: filmOf(before), after: filmOf(after) },
      { file: joined([before.file, after.file]), ...until(signal) },
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
    return this.connection.call(
      { kind: "match", reference: reference.map(sizeOf), take: take.map(sizeOf), strength, title },
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
    return this.connection.call(
      { kind: "examine", size: film.size, ...(reference === undefined ? {} : { referenceSize: reference.size }) },
      { ...rest, file: joined(files) },
    );
  }

  /** How the pictures either side of a cut meet: PNGs in their order, the nearest to the cut inmost. */
  meet(before: readonly ReadableFile[], after: readonly ReadableFile[], signal?: StopSignal): Promise<Meeting> {
    return this.connection.call(
      { kind: "meet", before: before.map(sizeOf), after: after.map(sizeOf) },
      { file: joined([...before, ...after]), ...until(signal) },
    );
  }

  /**
   * A file's Content Credentials, as the reader finds them; what keeps it from that is in the answer. The page holds the whole
   * file meanwhile. Progress counts bytes. @throws StudioError, Cancelled
   */
  credentials(
    file: ReadableFile,
    format: CredentialFormat,
    means: Pick<Means, "signal" | "onProgress"> = {},
  ): Promise<Credentials> {
    return this.connection.call({ kind: "credentials", size: file.size, format }, { ...means, file });
  }

  /** Draws and encodes an MP4 into `out`. Progress counts encoded frames. */
  draw(request: DrawingRequest, means: DrawingMeans): Promise<Drawn> {
    const { pictures, ...rest } = means;
    const { listed, file } = asOneFile(pictures);
    return this.connection.call({ kind: "draw", request, pictures: listed }, { ...rest, ...file });
  }

  /**
   * A film into a copy of its own that fits, written as an MP4 into `out`; the film is only read. Progress counts encoded
   * frames. @throws StudioError `draw-failed`, also where one of its frames cannot be decoded.
   */
  copy(file: ReadableFile, plan: CopyPlan, { cube, ...means }: CopyMeans): Promise<Copied> {
    const whole = cube === undefined ? file : joined([file, new InMemory(bytesOf(cube))]);
    return this.connection.call(
      { kind: "copy", size: file.size, plan, cube: cube !== undefined },
      { ...means, file: whole },
    );
  }

  /** A label on a transparent frame, written as a PNG into `out`. */
  label(picture: LabelPicture, out: WritableFile): Promise<LabelDrawn> {
    return this.connection.call({ kind: "label", picture }, { out });
  }

  /** Sends that many bytes, 1 at least, each way and times it, in the room's clock. */
  bridgeSpeed(bytes: number): Promise<BridgeSpeed> {
    const chunk = new Uint8Array(CHUNK).map((_, at) => at * 31);
    return this.connection.call(
      { kind: "bridge", bytes },
      {
        file: { size: bytes, read: (start, end) => Promise.resolve(chunk.subarray(0, end - start)) },
        out: { write: () => Promise.resolve() },
      },
    );
  }

  /** Measures a part of drawing inside the page; nothing is written. */
  bench(part: BenchPart, request: DrawingRequest, pictures?: DrawingPictures): Promise<BenchReport> {
    const { listed, file } = asOneFile(pictures);
    return this.connection.call({ kind: "bench", part, request, pictures: listed }, file);
  }
}

function asOneFile(pictures: DrawingPictures = {}): {
  readonly listed: readonly DrawingPicture[];
  readonly file: { readonly file?: ReadableFile };
} {
  const given = DRAWING_ROLES.flatMap((role) => {
    const file = pictures[role];
    return file === undefined ? [] : [{ role, file }];
  });
  return {
    listed: given.map(({ role, file }) => ({ role, bytes: file.size })),
    file: given.length === 0 ? {} : { file: joined(given.map(({ file }) => file)) },
  };
}

function until(signal: StopSignal | undefined): Pick<Means, "signal"> {
  return signal === undefined ? {} : { signal };
}

function sizeOf({ size }: ReadableFile): number {
  return size;
}

/** Little-endian, which every machine that Premiere runs on is. */
function bytesOf({ buffer, byteOffset, byteLength }: Float32Array): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}
