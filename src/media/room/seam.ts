/** What is seen at a cut between two films, in figures. */

import type { SeamFilm } from "../asked";
import type { Difference, Seam } from "../../core/scene";
import { labOfCodes } from "./colour/lab";
import type { Picture } from "./drawing";
import { framesAt } from "./frames";
import { contextOf } from "./picture";
import type { Task } from "./task";

/** The long edge at which colour is compared. */
const COLOUR_EDGE = 160;

/** The bytes of `after` lie behind those of `before` in what the task reads. @throws as `framesAt` */
export async function measureSeam(before: SeamFilm, after: SeamFilm, task: Task): Promise<Seam> {
  const left = await framesAt({ ...before, from: 0 }, task, ["before"]);
  const right = await framesAt({ ...after, from: before.size }, task, ["before", "after"]);
  const to = left.frame;
  const scaled = right.frame.width !== to.width || right.frame.height !== to.height;
  const fitted = (picture: Picture): Picture => (scaled ? scaledTo(picture, to.width, to.height) : picture);
  const first = fitted(right.frame);
  return {
    cut: differenceOf(left.frame, first),
    ...(right.before === undefined ? {} : { head: differenceOf(left.frame, fitted(right.before)) }),
    ...(left.before === undefined ? {} : { before: differenceOf(left.before, left.frame) }),
    ...(right.after === undefined ? {} : { after: differenceOf(first, fitted(right.after)) }),
    scaled,
  };
}

/** Both of one size. */
function differenceOf(a: Picture, b: Picture): Difference {
  const pixels = a.width * a.height;
  let sum = 0;
  let squares = 0;
  for (let at = 0; at < pixels * 4; at += 4) {
    const step = lumaAt(a.rgba, at) - lumaAt(b.rgba, at);
    sum += Math.abs(step);
    squares += step * step;
  }
  return {
    luma: sum / pixels,
    ...(squares === 0 ? {} : { psnr: Math.max(0, 10 * Math.log10((255 * 255 * pixels) / squares)) }),
    colour: colourBetween(a, b),
  };
}

function lumaAt(rgba: Uint8ClampedArray, at: number): number {
  return 0.2126 * (rgba[at] ?? 0) + 0.7152 * (rgba[at + 1] ?? 0) + 0.0722 * (rgba[at + 2] ?? 0);
}

/** Mean CIE76, both shrunk. */
function colourBetween(a: Picture, b: Picture): number {
  const scale = Math.min(1, COLOUR_EDGE / Math.max(a.width, a.height));
  const width = Math.max(1, Math.round(a.width * scale));
  const height = Math.max(1, Math.round(a.height * scale));
  const [one, other] = [scaledTo(a, width, height), scaledTo(b, width, height)];
  let sum = 0;
  const [left, right] = [labOfCodes(one.rgba), labOfCodes(other.rgba)];
  const step = (at: number): number => (left[at] ?? 0) - (right[at] ?? 0);
  for (let at = 0; at < left.length; at += 3) sum += Math.hypot(step(at), step(at + 1), step(at + 2));
  return sum / (width * height);
}

function scaledTo(picture: Picture, width: number, height: number): Picture {
  const from = contextOf(picture.width, picture.height);
  from.putImageData(new ImageData(new Uint8ClampedArray(picture.rgba), picture.width, picture.height), 0, 0);
  const context = contextOf(width, height);
  context.drawImage(from.canvas, 0, 0, width, height);
  return { width, height, rgba: context.getImageData(0, 0, width, height).data };
}
