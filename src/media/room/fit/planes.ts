/** Decoded frames as 8-bit 4:2:0 planes, the right way up. */

import type { VideoSample } from "mediabunny";
import type { ColourTags } from "../../../core/fit-colour";
import { emptyI420, toI420 } from "../i420";
import { contextOf } from "../picture";

/** Of any size: where an edge is odd, the chroma planes have half a sample more. Y, then U, then V, without padding. */
export interface Planes {
  readonly width: number;
  readonly height: number;
  readonly bytes: Uint8Array<ArrayBuffer>;
}

/** How code values of a film stand for colours. */
export interface Coding {
  /** `bt470bg`: BT.601 of 625 lines, `smpte170m` of 525. */
  readonly primaries: "bt709" | "smpte170m" | "bt470bg";
  readonly matrix: "bt709" | "smpte170m" | "bt2020-ncl";
  readonly range: "limited" | "full";
}

export const BT709_LIMITED: Coding = { primaries: "bt709", matrix: "bt709", range: "limited" };

/** All zeros, which is green. */
export function emptyPlanes(width: number, height: number): Planes {
  return { width, height, bytes: new Uint8Array(width * height + 2 * half(width) * half(height)) };
}

/** Half an edge: samples of a chroma plane. */
export function half(edge: number): number {
  return (edge + 1) >> 1;
}

/**
 * A film without tags is taken for what Premiere takes it for: Rec.709, limited range. So are other primaries, whose colours
 * are then not those that were meant: `whyNotRec709` tells them.
 */
export function codingOf({ primaries, matrix, range = "limited" }: ColourTags): Coding {
  return {
    primaries: primaries === "smpte170m" || primaries === "bt470bg" ? primaries : "bt709",
    matrix:
      matrix === "smpte170m" || matrix === "bt470bg" ? "smpte170m" : matrix === "bt2020-ncl" ? "bt2020-ncl" : "bt709",
    range,
  };
}

/** The planes of a frame as stored, and how they are coded: otherwise than its film only where the browser converted it. */
export class PlaneReader {
  private readonly coding: Coding;
  /** Kept from frame to frame: what was read is good until the next one is. */
  private planes = emptyPlanes(2, 2);
  private buffer = new Uint8Array(0);

  constructor(coding: Coding) {
    this.coding = coding;
  }

  async read(sample: VideoSample): Promise<{ readonly planes: Planes; readonly coding: Coding }> {
    const frame = sample.toVideoFrame();
    try {
      const { width, height } = frame.visibleRect ?? { width: frame.codedWidth, height: frame.codedHeight };
      if (frame.format === "I420") {
        const planes = this.sized(width, height);
        await frame.copyTo(planes.bytes);
        return { planes, coding: this.coding };
      }
      if (frame.format === "NV12") {
        const length = frame.allocationSize();
        if (this.buffer.length !== length) this.buffer = new Uint8Array(length);
        await frame.copyTo(this.buffer);
        const planes = this.sized(width, height);
        fromNv12(this.buffer, planes);
        return { planes, coding: this.coding };
      }
      // Anything else, ten bits among it, goes through the browser's own conversion.
      return { planes: drawn(frame, width, height), coding: BT709_LIMITED };
    } finally {
      frame.close();
    }
  }

  private sized(width: number, height: number): Planes {
    if (this.planes.width !== width || this.planes.height !== height) this.planes = emptyPlanes(width, height);
    return this.planes;
  }
}

function fromNv12(bytes: Uint8Array, planes: Planes): void {
  const { width, height } = planes;
  const luma = width * height;
  const chroma = half(width) * half(height);
  planes.bytes.set(bytes.subarray(0, luma));
  for (let at = 0; at < chroma; at++) {
    planes.bytes[luma + at] = bytes[luma + 2 * at] ?? 128;
    planes.bytes[luma + chroma + at] = bytes[luma + 2 * at + 1] ?? 128;
  }
}

function drawn(frame: VideoFrame, width: number, height: number): Planes {
  // Half a chroma sample has nowhere to come from: the last row or column is drawn twice.
  const [wide, high] = [half(width) * 2, half(height) * 2];
  const context = contextOf(wide, high);
  if (wide !== width || high !== height) context.drawImage(frame, 0, 0, wide, high);
  context.drawImage(frame, 0, 0, width, height);
  const into = emptyI420(wide, high);
  toI420({ width: wide, height: high, rgba: context.getImageData(0, 0, wide, high).data }, into);
  if (wide === width && high === height) return { width, height, bytes: new Uint8Array(into.bytes) };
  const planes = emptyPlanes(width, height);
  for (let y = 0; y < height; y++) {
    planes.bytes.set(into.bytes.subarray(y * wide, y * wide + width), y * width);
  }
  planes.bytes.set(into.bytes.subarray(wide * high), width * height);
  return planes;
}

export interface Turn {
  /** Degrees clockwise. */
  readonly rotation: 0 | 90 | 180 | 270;
  /** Mirrored left to right, once it is turned. */
  readonly flip: boolean;
}

/** Turned and mirrored as players show it. The same planes when nothing is to be done. */
export function upright(planes: Planes, turn: Turn): Planes {
  if (turn.rotation === 0 && !turn.flip) return planes;
  const { width, height } = planes;
  const lies = turn.rotation === 90 || turn.rotation === 270;
  const into = emptyPlanes(lies ? height : width, lies ? width : height);
  let at = 0;
  for (const [w, h] of [
    [width, height],
    [half(width), half(height)],
    [half(width), half(height)],
  ] as const) {
    turnPlane(planes.bytes.subarray(at, at + w * h), w, h, turn, into.bytes.subarray(at, at + w * h));
    at += w * h;
  }
  return into;
}

/** Walks the target row by row, and the source from the corner where it begins, in the direction that it then runs. */
function turnPlane(from: Uint8Array, width: number, height: number, { rotation, flip }: Turn, into: Uint8Array): void {
  const lies = rotation === 90 || rotation === 270;
  const [wide, high] = lies ? [height, width] : [width, height];
  const last = width * height - 1;
  const turnedBy = {
    0: { start: 0, right: 1, down: width },
    90: { start: width * (height - 1), right: -width, down: 1 },
    180: { start: last, right: -1, down: -width },
    270: { start: width - 1, right: width, down: -1 },
  }[rotation];
  const right = flip ? -turnedBy.right : turnedBy.right;
  const start = flip ? turnedBy.start + turnedBy.right * (wide - 1) : turnedBy.start;
  let to = 0;
  for (let y = 0; y < high; y++) {
    let at = start + y * turnedBy.down;
    for (let x = 0; x < wide; x++) {
      into[to++] = from[at] ?? 0;
      at += right;
    }
  }
}
