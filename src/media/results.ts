/** What the media room answers, as plain data, and how it is read off the wire. */

import type { Continuity, FirstFrame } from "../core/continuity";
import { continuity, firstFrame } from "../core/continuity-record";
import { finiteFrom, flag, object, oneOf, sha256Hex, text, textLike, wholeFrom, type Decoder } from "../core/decode";
import { rateRecord, sizeRecord } from "../core/drawing-record";
import { matchReport, type MatchReport } from "../core/match";
import type { ClipFacts } from "../core/fit";
import type { ColourTags } from "../core/fit-colour";
import { pixelAspectRecord } from "../core/fit-copy";
import { boxRecord, type Box } from "../core/label-picture";
import type { Difference, Seam } from "../core/scene";
import type { FrameSize } from "../core/sequence";

/** What this machine's media room can do. Asked once the room is ready; read, never guessed. */
export interface Capabilities {
  readonly userAgent: string;
  /** WebCodecs exist in secure contexts only. */
  readonly secureContext: boolean;
  readonly h264Encode: boolean;
  /** At 1920×1080; some machines encode small pictures only. */
  readonly h264EncodeFullHd: boolean;
  readonly h264Decode: boolean;
  readonly webgl2: boolean;
  /** The GPU's name as WebGL tells it; absent without WebGL2 or where the browser hides it. */
  readonly renderer?: string;
  /** The page believes that nobody sees it. */
  readonly hidden: boolean;
  /** Cores; absent where the browser does not say. */
  readonly cores?: number;
}

export type MediaReport =
  | (ClipFacts & {
      readonly kind: "video";
      /** `video/mp4` and the like. */
      readonly mimeType: string;
      /** RFC 6381; absent when the codec is not known. */
      readonly codec?: string;
    })
  | { readonly kind: "still"; readonly mimeType: string; readonly size: FrameSize }
  | { readonly kind: "audio"; readonly mimeType: string; readonly seconds: number }
  | { readonly kind: "unknown"; readonly why: string };

/** What it says of a film. */
export type VideoReport = Extract<MediaReport, { kind: "video" }>;

export interface Thumbnail {
  readonly dataUrl: string;
  readonly size: FrameSize;
}

/** A label that was written. */
export interface LabelDrawn {
  /** All that is not transparent lies in it. */
  readonly box: Box;
  readonly bytes: number;
  /** Of the file, hex. */
  readonly sha256: string;
}

export interface BridgeSpeed {
  /** Towards the room, and back from it. */
  readonly toRoomBytesPerSecond: number;
  readonly fromRoomBytesPerSecond: number;
  /** The median of small exchanges. */
  readonly roundTripMilliseconds: number;
}

export const BENCH_PARTS = ["drawing", "encoding", "both"] as const;

/** `encoding` hashes, captions, encodes and muxes frames that were drawn beforehand, outside the measured time. */
export type BenchPart = (typeof BENCH_PARTS)[number];

export interface BenchReport {
  readonly part: BenchPart;
  readonly frames: number;
  readonly milliseconds: number;
}

/** It goes into the panel's page as it is. */
const picture = textLike(/^data:image\/(?:png|jpeg);base64,/, "a PNG or JPEG as a data URL");
const count = wholeFrom(1);
const duration = finiteFrom(0);

export const capabilities: Decoder<Capabilities> = object(({ read, maybe }) => ({
  userAgent: read("userAgent", text),
  secureContext: read("secureContext", flag),
  h264Encode: read("h264Encode", flag),
  h264EncodeFullHd: read("h264EncodeFullHd", flag),
  h264Decode: read("h264Decode", flag),
  webgl2: read("webgl2", flag),
  ...maybe("renderer", text),
  hidden: read("hidden", flag),
  ...maybe("cores", count),
}));

const colourTags: Decoder<ColourTags> = object(({ maybe }) => ({
  ...maybe("primaries", text),
  ...maybe("transfer", text),
  ...maybe("matrix", text),
  ...maybe("range", oneOf("limited", "full")),
}));

export const mediaReport: Decoder<MediaReport> = object(({ read, maybe }): MediaReport => {
  const kind = read("kind", oneOf("video", "still", "audio", "unknown"));
  switch (kind) {
    case "unknown":
      return { kind, why: read("why", text) };
    case "still":
      return { kind, mimeType: read("mimeType", text), size: read("size", sizeRecord) };
    case "audio":
      return { kind, mimeType: read("mimeType", text), seconds: read("seconds", duration) };
    case "video":
      return {
        kind,
        mimeType: read("mimeType", text),
        size: read("size", sizeRecord),
        pixelAspect: read("pixelAspect", pixelAspectRecord),
        rotation: read("rotation", oneOf(0, 90, 180, 270)),
        ...maybe("rate", rateRecord),
        constantRate: read("constantRate", flag),
        frames: read("frames", wholeFrom(0)),
        seconds: read("seconds", duration),
        ...maybe("codec", text),
        colour: read("colour", colourTags),
        ...maybe(
          "audio",
          object((audio) => ({
            codec: audio.read("codec", text),
            sampleRate: audio.read("sampleRate", finiteFrom(1)),
            channels: audio.read("channels", count),
          })),
        ),
        decodable: read("decodable", flag),
      };
  }
});

export const thumbnail: Decoder<Thumbnail> = object(({ read }) => ({
  dataUrl: read("dataUrl", picture),
  size: read("size", sizeRecord),
}));

export const labelDrawn: Decoder<LabelDrawn> = object(({ read }) => ({
  box: read("box", boxRecord),
  bytes: read("bytes", count),
  sha256: read("sha256", sha256Hex),
}));

export const bridgeSpeed: Decoder<BridgeSpeed> = object(({ read }) => ({
  toRoomBytesPerSecond: read("toRoomBytesPerSecond", finiteFrom(0)),
  fromRoomBytesPerSecond: read("fromRoomBytesPerSecond", finiteFrom(0)),
  roundTripMilliseconds: read("roundTripMilliseconds", duration),
}));

export const benchReport: Decoder<BenchReport> = object(({ read }) => ({
  part: read("part", oneOf(...BENCH_PARTS)),
  frames: read("frames", count),
  milliseconds: read("milliseconds", duration),
}));

/** A still that was made to fit. */
export interface Fitted {
  /** Of the PNG. */
  readonly bytes: number;
}

export const fitted: Decoder<Fitted> = object(({ read }) => ({ bytes: read("bytes", count) }));

/** One frame of a film, or a picture, as it was written out. */
export interface FrameStill {
  /** As players show it: turned, and with square pixels. */
  readonly size: FrameSize;
  /** When the frame comes on screen, in seconds from the start of the film; 0 for a picture. */
  readonly seconds: number;
  /** Of the PNG, hex. */
  readonly sha256: string;
  /** Of the PNG. */
  readonly bytes: number;
}

export const frameStill: Decoder<FrameStill> = object(({ read }) => ({
  size: read("size", sizeRecord),
  seconds: read("seconds", duration),
  sha256: read("sha256", sha256Hex),
  bytes: read("bytes", count),
}));

const difference: Decoder<Difference> = object(({ read, maybe }) => ({
  luma: read("luma", finiteFrom(0)),
  ...maybe("psnr", finiteFrom(0)),
  colour: read("colour", finiteFrom(0)),
}));

export const seam: Decoder<Seam> = object(({ read, maybe }) => ({
  cut: read("cut", difference),
  ...maybe("head", difference),
  ...maybe("before", difference),
  ...maybe("after", difference),
  scaled: read("scaled", flag),
}));

/** The reference on the left and the take on the right: PNGs as data URLs. */
export interface Scopes {
  readonly parade: string;
  readonly vectorscope: string;
}

const scopes: Decoder<Scopes> = object(({ read }) => ({
  parade: read("parade", picture),
  vectorscope: read("vectorscope", picture),
}));

/** How a take's colours stand to a reference. */
export interface Matched {
  readonly report: MatchReport;
  readonly scopes: Scopes;
  /** Of the take through the cube; absent where there is none. */
  readonly matchedScopes?: Scopes;
  /** Of the cube's text; 0 where there is none, as nothing would be gained. */
  readonly cubeBytes: number;
}

export const matched: Decoder<Matched> = object(({ read, maybe }) => ({
  report: read("report", matchReport),
  scopes: read("scopes", scopes),
  ...maybe("matchedScopes", scopes),
  cubeBytes: read("cubeBytes", wholeFrom(0)),
}));

/** A film that was looked through. */
export interface Examined {
  readonly continuity: Continuity;
  /** Absent where nothing was given that it was to begin with. */
  readonly firstFrame?: FirstFrame;
}

export const examined: Decoder<Examined> = object(({ read, maybe }) => ({
  continuity: read("continuity", continuity),
  ...maybe("firstFrame", firstFrame),
}));

/** A derived copy as it was written. */
export interface Copied {
  readonly frames: number;
  /** RFC 6381, as the encoder said it. */
  readonly codec: string;
  /** Of the file. */
  readonly bytes: number;
  /** Frames of the copy that show again what the one before showed. */
  readonly repeated: number;
  /** Frames of the film that are not in the copy. */
  readonly dropped: number;
  /** `left-out`: the film has sound that no MP4 for Premiere can hold. It is never retimed. */
  readonly sound: "none" | "copied" | "left-out";
}

export const copied: Decoder<Copied> = object(({ read }) => ({
  frames: read("frames", count),
  codec: read("codec", text),
  bytes: read("bytes", count),
  repeated: read("repeated", wholeFrom(0)),
  dropped: read("dropped", wholeFrom(0)),
  sound: read("sound", oneOf("none", "copied", "left-out")),
}));
