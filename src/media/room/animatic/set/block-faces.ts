/** The sides of a proxy: a pale shell squared by the metre, its name and its measures, corner marks, a band at its foot. */

import { MeshLambertMaterial } from "three";
import type { Extent } from "../../../../core/staging";
import { sheetOf, type Ink, type Sheet } from "./sheet";

const SHELL: Ink = [0.7, 0.71, 0.725];
const GRID: Ink = [0.8, 0.81, 0.82];
const MARK: Ink = [0.2, 0.21, 0.23];
const LETTER: Ink = [0.1, 0.105, 0.12];
const SIGNAL: Ink = [0.86, 0.41, 0.12];
/** Texels on the longest edge of a face. */
const FINE = 512;

/** Right, left, top, bottom, front, back, as a BoxGeometry has them. */
export function facesOf({ wide, high, deep }: Extent, label: string): MeshLambertMaterial[] {
  const skin = (sheet: Sheet): MeshLambertMaterial => new MeshLambertMaterial({ map: sheet.texture() });
  const [flank, front] = [skin(wall(deep, high, label)), skin(wall(wide, high, label))];
  return [flank, flank, skin(top(wide, deep, label)), skin(squared(wide, deep)), front, front];
}

/** The name as large as it may be, and how wide the side is under it, as on a drawing. */
function wall(width: number, height: number, label: string): Sheet {
  const sheet = squared(width, height);
  const { width: w, height: h } = sheet;
  const small = Math.min(w, h);
  sheet.box(0, 0, w, small * 0.07, SIGNAL);
  sheet.box(0, small * 0.07, w, small * 0.018, MARK);
  named(sheet, label, height > width * 1.6 ? 0.72 : 0.58);
  // A line from edge to edge with its length on it.
  const [left, right, foot] = [w * 0.1, w * 0.9, h * 0.2 + small * 0.05];
  const thin = Math.max(1.5, small / 110);
  const high = small * 0.085;
  sheet.line(left, foot, right, foot, thin, MARK);
  for (const x of [left, right]) sheet.line(x, foot - high * 0.7, x, foot + high * 0.7, thin, MARK);
  const measure = `${width < 10 ? width.toFixed(1) : Math.round(width)} M`;
  const wide = Math.min(w * 0.5, measure.length * high * 1.05);
  sheet.box(w / 2 - wide / 2, foot - high * 0.8, wide, high * 1.6, SHELL);
  sheet.text(measure, w / 2, foot, high, MARK, { weight: 0.15, most: w * 0.44 });
  return sheet;
}

/** From above: its name, and which way it faces; the picture has +z at its foot. */
function top(width: number, depth: number, label: string): Sheet {
  const sheet = squared(width, depth);
  const { width: w, height: h } = sheet;
  named(sheet, label, 0.62);
  const size = Math.min(w, h) * 0.16;
  const foot = h * 0.06 + size * 0.2;
  const thick = Math.max(3, size * 0.24);
  sheet.line(w / 2, foot, w / 2 - size, foot + size * 0.8, thick, SIGNAL);
  sheet.line(w / 2, foot, w / 2 + size, foot + size * 0.8, thick, SIGNAL);
  return sheet;
}

function named(sheet: Sheet, label: string, up: number): void {
  const { width: w, height: h } = sheet;
  const most = w * 0.84;
  const high = Math.min(h * 0.34, w * 0.36, most / Math.max(1, label.length * 0.9));
  sheet.text(label, w / 2, h * up, high, LETTER, { weight: 0.2, most });
}

/** Squares of a metre, or of what divides the face into a few, and marks in its corners. */
function squared(width: number, height: number): Sheet {
  const scale = FINE / Math.max(width, height);
  const texels = (length: number): number => Math.max(32, Math.round(length * scale));
  const sheet = sheetOf(texels(width), texels(height), SHELL);
  const { width: w, height: h } = sheet;
  const long = Math.max(width, height);
  const cell = long > 16 ? 4 : long > 3 ? 1 : long / 4;
  const thin = Math.max(1, Math.min(w, h) / 200);
  for (let x = cell; x < width - cell * 0.2; x += cell) sheet.line(x * scale, 0, x * scale, h, thin, GRID, 0.8);
  for (let y = cell; y < height - cell * 0.2; y += cell) sheet.line(0, y * scale, w, y * scale, thin, GRID, 0.8);
  const arm = Math.min(w, h) * 0.13;
  const inset = Math.min(w, h) * 0.12;
  const thick = Math.max(2, Math.min(w, h) / 70);
  for (const [x, across] of [
    [inset, 1],
    [w - inset, -1],
  ] as const) {
    sheet.line(x, h - inset, x + across * arm, h - inset, thick, MARK);
    sheet.line(x, h - inset, x, h - inset - arm, thick, MARK);
  }
  return sheet;
}
