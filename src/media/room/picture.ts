/** Stills in and out of the page: code values as they are in the file, whatever profile it carries. */

import { toBase64 } from "../../core/base64";
import type { FrameSize } from "../../core/sequence";
import type { Thumbnail } from "../results";
import type { Picture } from "./drawing";

/**
 * Decodes a PNG or JPEG without colour conversion: a gAMA, cHRM or ICC tag does not move a single value.
 * `fill`: scaled, and cut at two edges if the shape differs, to exactly that size, in pixels that are `pixelWidth` times as
 * wide as they are high. Transparency goes to black.
 * @throws Error when the bytes are no picture.
 */
export async function decodePicture(
  bytes: Uint8Array<ArrayBuffer>,
  fill?: FrameSize,
  pixelWidth = 1,
): Promise<Picture> {
  const bitmap = await decodeBitmap(bytes);
  const { width, height } = fill ?? bitmap;
  const context = contextOf(width, height);
  const scale = Math.max((width * pixelWidth) / bitmap.width, height / bitmap.height);
  const [wide, high] = [(bitmap.width * scale) / pixelWidth, bitmap.height * scale];
  context.drawImage(bitmap, (width - wide) / 2, (height - high) / 2, wide, high);
  bitmap.close();
  return { width, height, rgba: context.getImageData(0, 0, width, height).data };
}

/**
 * As `decodePicture`, in its own shape, shrunk to `longEdge` pixels at most; never enlarged.
 * @throws Error when the bytes are no picture.
 */
export async function decodeSmall(bytes: Uint8Array<ArrayBuffer>, longEdge: number): Promise<Picture> {
  const bitmap = await decodeBitmap(bytes);
  const { width, height } = smaller(bitmap, longEdge);
  const context = contextOf(width, height);
  context.drawImage(bitmap, 0, 0, width, height);
  bitmap.close();
  return { width, height, rgba: context.getImageData(0, 0, width, height).data };
}

/** The same shape, with a long edge of `longEdge` pixels at most. */
function smaller(size: FrameSize, longEdge: number): FrameSize {
  const scale = Math.min(1, longEdge / Math.max(size.width, size.height));
  const shrunk = (length: number): number => Math.max(1, Math.round(length * scale));
  return { width: shrunk(size.width), height: shrunk(size.height) };
}

/** A picture as a PNG, its code values as they are. */
export async function pngOf({ width, height, rgba }: Picture): Promise<Uint8Array<ArrayBuffer>> {
  const context = contextOf(width, height);
  context.putImageData(new ImageData(new Uint8ClampedArray(rgba), width, height), 0, 0);
  return encodedPng(context);
}

/** What was drawn, as a PNG, with what of it is transparent. */
export async function encodedPng({ canvas }: OffscreenCanvasRenderingContext2D): Promise<Uint8Array<ArrayBuffer>> {
  const blob = await canvas.convertToBlob({ type: "image/png" });
  return new Uint8Array(await blob.arrayBuffer());
}

/** A decoded file, as its code values are. Close it. */
export async function decodeBitmap(bytes: Uint8Array<ArrayBuffer>): Promise<ImageBitmap> {
  try {
    return await createImageBitmap(new Blob([bytes]), { colorSpaceConversion: "none", premultiplyAlpha: "none" });
  } catch (error) {
    throw new Error("the picture cannot be decoded", { cause: error });
  }
}

/** A JPEG of `size` shrunk to `longEdge` pixels at most (never enlarged), drawn by `paint`. */
export async function thumbnailOf(
  size: FrameSize,
  longEdge: number,
  paint: (context: OffscreenCanvasRenderingContext2D, width: number, height: number) => void,
): Promise<Thumbnail> {
  const { width, height } = smaller(size, longEdge);
  const context = contextOf(width, height);
  paint(context, width, height);
  const blob = await context.canvas.convertToBlob({ type: "image/jpeg", quality: 0.85 });
  const bytes = new Uint8Array(await blob.arrayBuffer());
  return { dataUrl: `data:image/jpeg;base64,${toBase64(bytes)}`, size: { width, height } };
}

/** A black canvas of that size, in pixels, to draw on and to read from. @throws Error where this web view gives none */
export function contextOf(width: number, height: number): OffscreenCanvasRenderingContext2D {
  const context = new OffscreenCanvas(width, height).getContext("2d", { willReadFrequently: true, colorSpace: "srgb" });
  if (context === null) throw new Error("this web view gives no canvas");
  context.fillStyle = "#000";
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = "high";
  return context;
}
