/** A decoder's frame as the bytes that are examined. */

import type { Recolouring } from "../fit/recolouring";
import type { Turn } from "../fit/planes";
import { emptyI420 } from "../i420";
import { decodedOf, type DecodedFrame, type Samples } from "./planes";

/** What is needed of mediabunny's VideoSample; its coded size is that of the visible part. */
export interface DecodersFrame {
  readonly format: string | null;
  readonly codedWidth: number;
  readonly codedHeight: number;
  allocationSize(options?: VideoFrameCopyToOptions): number;
  copyTo(into: AllowSharedBufferSource, options?: VideoFrameCopyToOptions): Promise<PlaneLayout[]>;
}

/**
 * The frame stays open. `recolouring`: from the film's coding, so that every film is examined as BT.709 in limited range;
 * absent where it is that already. A last column or row without a partner is then left out.
 * @throws Error when its pixels cannot be had.
 */
export async function takeIn(frame: DecodersFrame, recolouring?: Recolouring): Promise<DecodedFrame> {
  const taken = await planesIn(frame);
  return recolouring === undefined || recolouring.isNone || !taken.isStored ? taken : recoloured(taken, recolouring);
}

interface Taken extends DecodedFrame {
  /** As the film codes it; otherwise the browser has converted it. */
  readonly isStored: boolean;
}

async function planesIn(frame: DecodersFrame): Promise<Taken> {
  const { format, codedWidth: width, codedHeight: height } = frame;
  if (format === "I420" || format === "I420A" || format === "NV12") {
    const bytes = new Uint8Array(frame.allocationSize());
    const [luma, second, third] = await frame.copyTo(bytes);
    if (luma === undefined || second === undefined) throw new Error("a frame has no planes");
    const from = ({ offset, stride }: PlaneLayout, more = 0, step = 1): Samples => ({
      bytes,
      offset: offset + more,
      stride,
      step,
    });
    if (format === "NV12") {
      return { width, height, luma: from(luma), cb: from(second, 0, 2), cr: from(second, 1, 2), isStored: true };
    }
    if (third === undefined) throw new Error("a frame has no second chroma plane");
    return { width, height, luma: from(luma), cb: from(second), cr: from(third), isStored: true };
  }
  const wish = { format: "RGBA" } as const;
  const rgba = new Uint8ClampedArray(frame.allocationSize(wish));
  await frame.copyTo(rgba, wish);
  return { ...decodedOf({ width, height, rgba }), isStored: false };
}

function recoloured(frame: DecodedFrame, recolouring: Recolouring): DecodedFrame {
  const [width, height] = [frame.width & ~1, frame.height & ~1];
  const stored = emptyI420(width, height);
  const bytes = new Uint8Array(stored.bytes);
  let to = 0;
  for (const [plane, wide, high] of [
    [frame.luma, width, height],
    [frame.cb, width >> 1, height >> 1],
    [frame.cr, width >> 1, height >> 1],
  ] as const) {
    for (let y = 0; y < high; y++) {
      let at = plane.offset + y * plane.stride;
      for (let x = 0; x < wide; x++, at += plane.step) bytes[to++] = plane.bytes[at] ?? 0;
    }
  }
  recolouring.apply({ width, height, bytes }, stored, { x: 0, y: 0 });
  const from = (offset: number, stride: number): Samples => ({ bytes: stored.bytes, offset, stride, step: 1 });
  const luma = width * height;
  return { width, height, luma: from(0, width), cb: from(luma, width >> 1), cr: from(luma + luma / 4, width >> 1) };
}

/** As players show it: another way of reading the same bytes. */
export function upright(frame: DecodedFrame, turn: Turn): DecodedFrame {
  const { width, height } = frame;
  const lies = turn.rotation === 90 || turn.rotation === 270;
  const half = { width: (width + 1) >> 1, height: (height + 1) >> 1 };
  return {
    width: lies ? height : width,
    height: lies ? width : height,
    luma: turnedBy(frame.luma, frame, turn),
    cb: turnedBy(frame.cb, half, turn),
    cr: turnedBy(frame.cr, half, turn),
  };
}

/** Where the first sample of the picture lies once it is turned, and which way it is to the next one right and down. */
function turnedBy(
  { bytes, offset, stride, step }: Samples,
  { width, height }: { readonly width: number; readonly height: number },
  { rotation, flip }: Turn,
): Samples {
  const [right, bottom] = [offset + (width - 1) * step, offset + (height - 1) * stride];
  const turned = {
    0: { offset, stride, step },
    90: { offset: bottom, stride: step, step: -stride },
    180: { offset: right + bottom - offset, stride: -stride, step: -step },
    270: { offset: right, stride: -step, step: stride },
  }[rotation];
  if (!flip) return { bytes, ...turned };
  const across = rotation === 90 || rotation === 270 ? height : width;
  return { bytes, ...turned, offset: turned.offset + (across - 1) * turned.step, step: -turned.step };
}
