/** A decoder's frame as the bytes that are examined. */

import { decodedOf, type DecodedFrame, type Samples } from "./planes";

/** What is needed of mediabunny's VideoSample; its coded size is that of the visible part. */
export interface DecodersFrame {
  readonly format: string | null;
  readonly codedWidth: number;
  readonly codedHeight: number;
  allocationSize(options?: VideoFrameCopyToOptions): number;
  copyTo(into: AllowSharedBufferSource, options?: VideoFrameCopyToOptions): Promise<PlaneLayout[]>;
}

/** The frame stays open. @throws Error when its pixels cannot be had. */
export async function takeIn(frame: DecodersFrame): Promise<DecodedFrame> {
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
      return { width, height, luma: from(luma), cb: from(second, 0, 2), cr: from(second, 1, 2) };
    }
    if (third === undefined) throw new Error("a frame has no second chroma plane");
    return { width, height, luma: from(luma), cb: from(second), cr: from(third) };
  }
  const wish = { format: "RGBA" } as const;
  const rgba = new Uint8ClampedArray(frame.allocationSize(wish));
  await frame.copyTo(rgba, wish);
  return decodedOf({ width, height, rgba });
}
