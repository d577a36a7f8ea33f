/** Labels as pictures: a plate with words on it, and everything else transparent. */

import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex } from "@noble/hashes/utils.js";
import type { Box, LabelPicture } from "../../core/label-picture";
import type { LabelDrawn } from "../results";
import { contextOf, encodedPng } from "./picture";
import type { Task } from "./task";

/** The system's own face, bold: no font is brought along. */
const FACE = '"Segoe UI", "Helvetica Neue", Helvetica, Arial, sans-serif';
/** All in heights of a capital letter. */
const PADDING = { across: 0.95, along: 0.75 };
const ROUND = 0.28;
/** Letters are not quite white, so that nothing blooms on a television. */
const INK = "rgb(235, 235, 235)";

/** Written as a PNG of the frame's size into the task's file. @throws Error when this web view gives no canvas */
export async function drawLabel(picture: LabelPicture, task: Task): Promise<LabelDrawn> {
  const { size, words, plate } = picture;
  const context = contextOf(size.width, size.height);
  context.clearRect(0, 0, size.width, size.height);
  const { cap, box } = layOut(picture, context);
  context.fillStyle = `rgba(0, 0, 0, ${plate})`;
  context.beginPath();
  context.roundRect(box.x, box.y, box.width, box.height, Math.round(ROUND * cap));
  context.fill();
  context.fillStyle = INK;
  context.textAlign = "center";
  context.textBaseline = "alphabetic";
  // An accent stands above the capitals, and nothing of the words hangs below them but a comma.
  context.fillText(words, box.x + box.width / 2, box.y + box.height / 2 + cap / 2);
  const bytes = await encodedPng(context);
  await task.write(0, bytes);
  await task.written();
  return { box, bytes: bytes.length, sha256: bytesToHex(sha256(bytes)) };
}

/** The plate, and the letters in it; sets the font. Where the words are too long for the area, all of it becomes smaller. */
function layOut(
  { words, kind, corner, area, capHeight }: LabelPicture,
  context: OffscreenCanvasRenderingContext2D,
): { readonly cap: number; readonly box: Box } {
  const { widthOf, capOf } = measured(words, context);
  const wide = (cap: number): number => widthOf(cap) + 2 * PADDING.across * cap;
  const high = (cap: number): number => cap * (1 + 2 * PADDING.along);
  const scale = Math.min(1, area.width / wide(capHeight), area.height / high(capHeight));
  const cap = capHeight * scale;
  context.font = `700 ${cap / capOf}px ${FACE}`;
  const width = Math.max(1, Math.min(area.width, kind === "slate" ? area.width : Math.ceil(wide(cap))));
  const height = Math.max(1, Math.min(area.height, Math.ceil(high(cap))));
  if (kind === "slate") {
    return { cap, box: { x: area.x, y: area.y + Math.floor((area.height - height) / 2), width, height } };
  }
  const isLeft = corner === "top-left" || corner === "bottom-left";
  const isTop = corner === "top-left" || corner === "top-right";
  const x = isLeft ? area.x : area.x + area.width - width;
  const y = isTop ? area.y : area.y + area.height - height;
  return { cap, box: { x, y, width, height } };
}

/** A face's letters are as high as it likes: how high, and how wide the words are, it says itself. */
function measured(
  words: string,
  context: OffscreenCanvasRenderingContext2D,
): { readonly widthOf: (cap: number) => number; readonly capOf: number } {
  const pixels = 200;
  context.font = `700 ${pixels}px ${FACE}`;
  const capOf = context.measureText("H").actualBoundingBoxAscent / pixels;
  const { width } = context.measureText(words);
  return { widthOf: (cap) => (width / pixels) * (cap / capOf), capOf };
}
