/** What the media room answers, as plain data, and how it is read off the wire. */

import type {
  Angle,
  CameraMove,
  Drawn,
  DrawnScene,
  DrawingRequest,
  Palette,
  Place,
  ShotSize,
  Subject,
  TimeOfDay,
} from "../core/drawing";
import type { FrameSize } from "../core/sequence";
import { frameRate, type FrameRate } from "../core/time";
import { Fields, ifThere } from "./fields";

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

/** A colour tag as WebCodecs names it (`bt709`, `smpte170m` …); absent where the file has none. */
export interface ColourTags {
  readonly primaries?: string;
  readonly transfer?: string;
  readonly matrix?: string;
  readonly range?: "limited" | "full";
}

export type MediaReport =
  | {
      readonly kind: "video";
      /** `video/mp4` and the like. */
      readonly mimeType: string;
      /** As stored, before rotation and pixel aspect. */
      readonly size: FrameSize;
      /** Degrees clockwise that players turn it by. */
      readonly rotation: 0 | 90 | 180 | 270;
      /** Absent when frames come at no steady rate, or there is but one. */
      readonly rate?: FrameRate;
      /** Every frame lasts as long as the next. */
      readonly constantRate: boolean;
      readonly frames: number;
      readonly seconds: number;
      /** RFC 6381; absent when the codec is not known. */
      readonly codec?: string;
      readonly colour: ColourTags;
      readonly audio?: { readonly codec: string; readonly sampleRate: number; readonly channels: number };
      /** This machine's room can show its frames. */
      readonly decodable: boolean;
    }
  | { readonly kind: "still"; readonly mimeType: string; readonly size: FrameSize }
  | { readonly kind: "audio"; readonly mimeType: string; readonly seconds: number }
  | { readonly kind: "unknown"; readonly why: string };

export interface Thumbnail {
  readonly dataUrl: string;
  readonly size: FrameSize;
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

const PLACES = ["sea", "street", "field", "room"] as const satisfies readonly Place[];
const TIMES = ["dawn", "day", "golden hour", "dusk", "night"] as const satisfies readonly TimeOfDay[];
const SUBJECTS = ["person", "car", "boat", "tree", "bottle", "none"] as const satisfies readonly Subject[];
const SHOT_SIZES = [
  "extreme long",
  "long",
  "medium",
  "close-up",
  "extreme close-up",
] as const satisfies readonly ShotSize[];
const ANGLES = ["eye level", "high", "low", "top"] as const satisfies readonly Angle[];
const PALETTES = ["neutral", "warm", "cool", "teal and orange", "pastel", "noir"] as const satisfies readonly Palette[];
const MOVES = [
  "static",
  "push in",
  "pull out",
  "pan left",
  "pan right",
  "tilt up",
  "tilt down",
  "truck left",
  "truck right",
  "crane up",
  "crane down",
  "orbit",
] as const satisfies readonly CameraMove[];

export function decodeCapabilities(value: unknown): Capabilities {
  const said = new Fields(value, "capabilities");
  return {
    userAgent: said.text("userAgent"),
    secureContext: said.flag("secureContext"),
    h264Encode: said.flag("h264Encode"),
    h264EncodeFullHd: said.flag("h264EncodeFullHd"),
    h264Decode: said.flag("h264Decode"),
    webgl2: said.flag("webgl2"),
    ...ifThere(said, "renderer", () => said.text("renderer")),
    hidden: said.flag("hidden"),
    ...ifThere(said, "cores", () => said.whole("cores", 1)),
  };
}

export function decodeReport(value: unknown): MediaReport {
  const said = new Fields(value, "report");
  const kind = said.oneOf("kind", ["video", "still", "audio", "unknown"]);
  switch (kind) {
    case "unknown":
      return { kind, why: said.text("why") };
    case "still":
      return { kind, mimeType: said.text("mimeType"), size: decodeSize(said.fields("size")) };
    case "audio":
      return { kind, mimeType: said.text("mimeType"), seconds: said.number("seconds", 0) };
    case "video": {
      const colour = said.fields("colour");
      const audio = said.has("audio") ? said.fields("audio") : undefined;
      const rotation = said.whole("rotation", 0);
      if (rotation !== 0 && rotation !== 90 && rotation !== 180 && rotation !== 270) return said.refuse("rotation");
      return {
        kind,
        mimeType: said.text("mimeType"),
        size: decodeSize(said.fields("size")),
        rotation,
        ...ifThere(said, "rate", () => frameRate(said.whole("rate", 1))),
        constantRate: said.flag("constantRate"),
        frames: said.whole("frames", 0),
        seconds: said.number("seconds", 0),
        ...ifThere(said, "codec", () => said.text("codec")),
        colour: {
          ...ifThere(colour, "primaries", () => colour.text("primaries")),
          ...ifThere(colour, "transfer", () => colour.text("transfer")),
          ...ifThere(colour, "matrix", () => colour.text("matrix")),
          ...ifThere(colour, "range", () => colour.oneOf("range", ["limited", "full"])),
        },
        ...(audio === undefined
          ? {}
          : {
              audio: {
                codec: audio.text("codec"),
                sampleRate: audio.number("sampleRate", 1),
                channels: audio.whole("channels", 1),
              },
            }),
        decodable: said.flag("decodable"),
      };
    }
  }
}

export function decodeThumbnail(value: unknown): Thumbnail {
  const said = new Fields(value, "thumbnail");
  const dataUrl = said.text("dataUrl");
  if (!/^data:image\/(?:png|jpeg);base64,/.test(dataUrl)) said.refuse("dataUrl");
  return { dataUrl, size: decodeSize(said.fields("size")) };
}

export function decodeBridgeSpeed(value: unknown): BridgeSpeed {
  const said = new Fields(value, "bridge speed");
  return {
    toRoomBytesPerSecond: said.number("toRoomBytesPerSecond", 0),
    fromRoomBytesPerSecond: said.number("fromRoomBytesPerSecond", 0),
    roundTripMilliseconds: said.number("roundTripMilliseconds", 0),
  };
}

export function decodeBenchReport(value: unknown): BenchReport {
  const said = new Fields(value, "bench report");
  return {
    part: said.oneOf("part", BENCH_PARTS),
    frames: said.whole("frames", 1),
    milliseconds: said.number("milliseconds", 0),
  };
}

export function decodeDrawingRequest(fields: Fields): DrawingRequest {
  return {
    kind: fields.oneOf("kind", ["from-frame", "from-text"]),
    prompt: fields.text("prompt"),
    seed: fields.whole("seed", 0),
    size: decodeSize(fields.fields("size")),
    rate: frameRate(fields.whole("rate", 1)),
    frames: fields.whole("frames", 1),
    caption: fields.flag("caption"),
  };
}

export function decodeDrawn(value: unknown): Drawn {
  const said = new Fields(value, "drawn");
  const framesSha256 = said.text("framesSha256");
  if (!/^[0-9a-f]{64}$/.test(framesSha256)) said.refuse("framesSha256");
  return {
    frames: said.whole("frames", 1),
    rate: frameRate(said.whole("rate", 1)),
    size: decodeSize(said.fields("size")),
    codec: said.text("codec"),
    framesSha256,
    scene: decodeScene(said.fields("scene")),
    bytes: said.whole("bytes", 1),
  };
}

function decodeScene(scene: Fields): DrawnScene {
  const kind = scene.oneOf("kind", ["from-frame", "from-text"]);
  const move = scene.oneOf("move", MOVES);
  switch (kind) {
    case "from-frame":
      return { kind, move, layers: scene.whole("layers", 1) };
    case "from-text":
      return {
        kind,
        place: scene.oneOf("place", PLACES),
        time: scene.oneOf("time", TIMES),
        subject: scene.oneOf("subject", SUBJECTS),
        shotSize: scene.oneOf("shotSize", SHOT_SIZES),
        angle: scene.oneOf("angle", ANGLES),
        move,
        palette: scene.oneOf("palette", PALETTES),
        scaled: scene.flag("scaled"),
      };
  }
}

function decodeSize(size: Fields): FrameSize {
  return { width: size.whole("width", 1), height: size.whole("height", 1) };
}
