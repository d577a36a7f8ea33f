/** The main colours of a look reference over a picture: a grade that comes in softly, for the first frame stays what it is. */

import type { Picture } from "../drawing";
import { emptyI420, fromI420, toI420 } from "../i420";
import { put, type FrameLayer } from "./frame-layer";
import { mainColours } from "./main-colours";
import { smoothstep } from "./pace";
import { recolouring } from "./recolour";

/** Seconds over which it comes in. */
const COMES_IN = 0.5;

/** Code values between two colours of the table, and how many there are of each of luma and the chromas. */
const STEP = 16;
const SIZE = 17;

/** What is added to luma and to both chromas, for each colour of the table; v runs fastest, then u, then luma. */
interface Shifts {
  readonly luma: Float32Array;
  readonly blue: Float32Array;
  readonly red: Float32Array;
}

/** @param picture the first frame, by which the grade is fitted. */
export function lookChange(picture: Picture, look: Picture): FrameLayer {
  const shifts = shiftsOf(picture, look);
  const at = new Table();
  return (_done, seconds, { width, height, bytes }) => {
    const share = smoothstep(0, COMES_IN, seconds);
    if (share <= 0) return;
    const luma = width * height;
    const wide = width / 2;
    for (let y = 0, chroma = 0; y < height / 2; y++) {
      for (let x = 0; x < wide; x++, chroma++) {
        const [u, v] = [luma + chroma, luma * 1.25 + chroma];
        at.chroma(bytes[u] ?? 128, bytes[v] ?? 128);
        let lightness = 0;
        for (let corner = 0; corner < 4; corner++) {
          const pixel = (y * 2 + (corner >> 1)) * width + x * 2 + (corner & 1);
          const code = bytes[pixel] ?? 16;
          lightness += code;
          put(bytes, pixel, code + share * at.of(shifts.luma, code));
        }
        const mean = lightness / 4;
        put(bytes, u, (bytes[u] ?? 128) + share * at.of(shifts.blue, mean));
        put(bytes, v, (bytes[v] ?? 128) + share * at.of(shifts.red, mean));
      }
    }
  };
}

/** Looks up between the colours of a table: chroma once, then luma as often as there are pixels of that chroma. */
class Table {
  #corner = 0;
  #u = 0;
  #v = 0;

  chroma(u: number, v: number): void {
    const [left, low] = [Math.floor(u / STEP), Math.floor(v / STEP)];
    this.#corner = left * SIZE + low;
    this.#u = u / STEP - left;
    this.#v = v / STEP - low;
  }

  of(table: Float32Array, code: number): number {
    const level = Math.floor(code / STEP);
    const at = level * SIZE * SIZE + this.#corner;
    const over = code / STEP - level;
    return (1 - over) * this.#between(table, at) + over * this.#between(table, at + SIZE * SIZE);
  }

  #between(table: Float32Array, at: number): number {
    const near = (table[at] ?? 0) + this.#v * ((table[at + 1] ?? 0) - (table[at] ?? 0));
    const far = (table[at + SIZE] ?? 0) + this.#v * ((table[at + SIZE + 1] ?? 0) - (table[at + SIZE] ?? 0));
    return near + this.#u * (far - near);
  }
}

/** Every colour of the table is two by two pixels of a frame, which is taken to a picture, graded, and taken back. */
function shiftsOf(picture: Picture, look: Picture): Shifts {
  const grade = recolouring([picture], mainColours(look));
  const colours = SIZE ** 3;
  const [width, height] = [2 * SIZE, 2 * SIZE * SIZE];
  const frame = emptyI420(width, height);
  for (let y = 0; y < height; y++) frame.bytes.fill(codeAt(Math.floor(y / 2 / SIZE)), y * width, (y + 1) * width);
  for (let i = 0; i < colours; i++) {
    frame.bytes[width * height + i] = codeAt(Math.floor(i / SIZE) % SIZE);
    frame.bytes[width * height + colours + i] = codeAt(i % SIZE);
  }
  const seen = fromI420(frame);
  const before = emptyI420(width, height);
  toI420(seen, before);
  const rgb = new Float64Array(3);
  for (let colour = 0; colour < colours; colour++) {
    const corner = (Math.floor(colour / SIZE) * 2 * width + (colour % SIZE) * 2) * 4;
    for (let c = 0; c < 3; c++) rgb[c] = (seen.rgba[corner + c] ?? 0) / 255;
    grade(rgb);
    for (const pixel of [corner, corner + 4, corner + width * 4, corner + width * 4 + 4]) {
      for (let c = 0; c < 3; c++) seen.rgba[pixel + c] = (rgb[c] ?? 0) * 255;
    }
  }
  const after = emptyI420(width, height);
  toI420(seen, after);
  const shift = (from: number, at: (i: number) => number): Float32Array =>
    Float32Array.from(
      { length: colours },
      (_, i) => (after.bytes[from + at(i)] ?? 0) - (before.bytes[from + at(i)] ?? 0),
    );
  return {
    luma: shift(0, (i) => Math.floor(i / SIZE) * 2 * width + (i % SIZE) * 2),
    blue: shift(width * height, (i) => i),
    red: shift(width * height + colours, (i) => i),
  };
}

function codeAt(step: number): number {
  return Math.min(255, step * STEP);
}
