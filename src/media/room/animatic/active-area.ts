/** Black bars round a picture: they belong to the frame, and no camera moves them and no snow falls on them. */

import type { I420 } from "../drawing";

/** In pixels of the frame, all even; `right` and `bottom` are exclusive. */
export interface Area {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Code values of a bar: no luma of a line over the first, ringing of the encoder included, nor its mean over the second. */
const BLACK = 24;
const MEAN_BLACK = 18;
/** How far the chroma of a bar may be from grey. */
const NEUTRAL = 5;
/** Bars beyond this share of an edge are no bars: the picture is dark. */
const MOST = 0.3;
/** Bars of fewer pixels are left to the picture. */
const LEAST = 4;
/** Two bars of a picture differ by no more than this share of the edge. */
const UNEVEN = 0.008;

/**
 * The picture without its bars. The whole frame where there are none, or all is dark: bars are grey-black, and lie at two
 * opposite edges alike. A night sky does not.
 */
export function activeArea(frame: I420): Area {
  const { width, height } = frame;
  const half = width / 2;
  const isRow = (y: number): boolean =>
    isBlack(frame, { from: y * width, step: 1, count: width }, { from: (y >> 1) * half, step: 1, count: half });
  const isColumn = (x: number): boolean =>
    isBlack(frame, { from: x, step: width, count: height }, { from: x >> 1, step: half, count: height / 2 });
  const [top, bottom] = barsAt(height, isRow);
  const [left, right] = barsAt(width, isColumn);
  return { left, top, right: width - right, bottom: height - bottom };
}

/** Samples of a plane along a row or a column. */
interface Line {
  readonly from: number;
  readonly step: number;
  readonly count: number;
}

function isBlack({ width, height, bytes }: I420, luma: Line, chroma: Line): boolean {
  let sum = 0;
  for (let i = 0; i < luma.count; i++) {
    const code = bytes[luma.from + i * luma.step] ?? 0;
    if (code > BLACK) return false;
    sum += code;
  }
  if (sum > MEAN_BLACK * luma.count) return false;
  const plane = (width * height) / 4;
  for (let i = 0; i < chroma.count; i++) {
    const u = width * height + chroma.from + i * chroma.step;
    if (Math.abs((bytes[u] ?? 128) - 128) > NEUTRAL || Math.abs((bytes[u + plane] ?? 128) - 128) > NEUTRAL)
      return false;
  }
  return true;
}

/** How many lines the bars at both ends of an edge take up, both even; none unless they are a pair. */
function barsAt(length: number, isBar: (line: number) => boolean): readonly [number, number] {
  const most = length * MOST;
  let [first, last] = [0, 0];
  while (first <= most && isBar(first)) first++;
  while (last <= most && isBar(length - 1 - last)) last++;
  const isPair = Math.abs(first - last) <= Math.max(2, length * UNEVEN);
  if (!isPair || Math.min(first, last) < LEAST || Math.max(first, last) > most) return [0, 0];
  return [first + (first % 2), last + (last % 2)];
}

export function isSame(one: Area, other: Area): boolean {
  return one.left === other.left && one.top === other.top && one.right === other.right && one.bottom === other.bottom;
}

export function isWhole({ left, top, right, bottom }: Area, { width, height }: I420): boolean {
  return left === 0 && top === 0 && right === width && bottom === height;
}

/** Copies the area out of a frame into one of the area's size. */
export function cutOut(frame: I420, area: Area, into: I420): void {
  eachRow(frame, area, into, (whole, part, length) =>
    into.bytes.set(frame.bytes.subarray(whole, whole + length), part),
  );
}

/** Puts a frame of the area's size back into its place; what is round it stays. */
export function putBack(part: I420, area: Area, into: I420): void {
  eachRow(into, area, part, (whole, at, length) => into.bytes.set(part.bytes.subarray(at, at + length), whole));
}

function eachRow(
  frame: I420,
  { left, top }: Area,
  part: I420,
  copy: (whole: number, part: number, length: number) => void,
): void {
  let [wholePlane, partPlane] = [0, 0];
  for (const half of [1, 2, 2]) {
    const [wholeWidth, partWidth] = [frame.width / half, part.width / half];
    for (let row = 0; row < part.height / half; row++) {
      const whole = wholePlane + (top / half + row) * wholeWidth + left / half;
      copy(whole, partPlane + row * partWidth, partWidth);
    }
    wholePlane += wholeWidth * (frame.height / half);
    partPlane += partWidth * (part.height / half);
  }
}
