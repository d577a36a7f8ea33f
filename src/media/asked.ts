/** What the media room can be asked for, and what it answers. Both sides decode from `unknown` and trust nothing. */

import { finiteFrom, flag, list, object, oneOf, text, wholeFrom, type Decoder, type Fields } from "../core/decode";
import type { Meeting } from "../core/continuity";
import { meeting } from "../core/continuity-record";
import { credentialsRecord, type Credentials } from "../core/credentials";
import { CREDENTIAL_FORMATS, type CredentialFormat } from "../core/credentials-presence";
import { DRAWING_ROLES, type DrawingRole, type Drawn, type DrawingRequest } from "../core/drawing";
import { drawingRequestRecord, drawnRecord, sizeRecord } from "../core/drawing-record";
import { copyPlanRecord, type CopyPlan } from "../core/fit-copy";
import { labelPictureRecord, type LabelPicture } from "../core/label-picture";
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
  labelDrawn,
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
  type LabelDrawn,
  type Matched,
  type MediaReport,
  type Thumbnail,
} from "./results";

export interface DrawingPicture {
  readonly role: DrawingRole;
  readonly bytes: number;
}

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
  /** Content Credentials. `size`: bytes of the file. */
  | { readonly kind: "credentials"; readonly size: number; readonly format: CredentialFormat }
  /** PNGs, each right behind the one before. */
  | { readonly kind: "meet"; readonly before: readonly number[]; readonly after: readonly number[] }
  /** PNGs or JPEGs, each right behind the one before, at most one of a role. */
  | { readonly kind: "draw"; readonly request: DrawingRequest; readonly pictures: readonly DrawingPicture[] }
  /** `size` bytes of film; where there is a cube, its bytes (33³ colours, 32-bit floats) lie right behind them. */
  | { readonly kind: "copy"; readonly size: number; readonly plan: CopyPlan; readonly cube: boolean }
  | { readonly kind: "label"; readonly picture: LabelPicture }
  | { readonly kind: "bridge"; readonly bytes: number }
  | {
      readonly kind: "bench";
      readonly part: BenchPart;
      readonly request: DrawingRequest;
      readonly pictures: readonly DrawingPicture[];
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
  readonly credentials: Credentials;
  readonly meet: Meeting;
  readonly draw: Drawn;
  readonly copy: Copied;
  readonly label: LabelDrawn;
  readonly bridge: BridgeSpeed;
  readonly bench: BenchReport;
}

/** A size, a position or a count that may be nothing yet. */
const fromZero = wholeFrom(0);

export const callRecord: Decoder<Call> = object((fields): Call => {
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
      "credentials",
      "meet",
      "draw",
      "copy",
      "label",
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
    case "credentials":
      return { kind, size: read("size", fromZero), format: read("format", oneOf(...CREDENTIAL_FORMATS)) };
    case "meet":
      return { kind, before: read("before", list(wholeFrom(1))), after: read("after", list(wholeFrom(1))) };
    case "draw":
      return { kind, ...drawingOf(fields) };
    case "copy":
      return { kind, size: read("size", fromZero), plan: read("plan", copyPlanRecord), cube: read("cube", flag) };
    case "label":
      return { kind, picture: read("picture", labelPictureRecord) };
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

function drawingOf({ read }: Fields): {
  readonly request: DrawingRequest;
  readonly pictures: readonly DrawingPicture[];
} {
  return { request: read("request", drawingRequestRecord), pictures: read("pictures", list(drawingPicture)) };
}

const drawingPicture: Decoder<DrawingPicture> = object(({ read }) => ({
  role: read("role", oneOf(...DRAWING_ROLES)),
  bytes: read("bytes", wholeFrom(1)),
}));

const results: { readonly [K in CallKind]: Decoder<Results[K]> } = {
  capabilities,
  probe: mediaReport,
  thumbnail,
  fit: fitted,
  still: frameStill,
  seam,
  match: matched,
  examine: examined,
  credentials: credentialsRecord,
  meet: meeting,
  draw: drawnRecord,
  copy: copied,
  label: labelDrawn,
  bridge: bridgeSpeed,
  bench: benchReport,
};

/** What the room answered to a call of that kind. @throws Misfit */
export function decodeResult<K extends CallKind>(kind: K, value: unknown): Results[K] {
  return results[kind](value, "result");
}
