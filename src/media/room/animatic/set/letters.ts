/** An alphabet of strokes, as on an architect's drawing: own letters, for those of a system differ from one to the next. */

import { fold } from "../../../../core/vocabulary";

/** Two ends of a straight stroke: x and y of each, in letter heights, from the foot of the line's first letter. */
export type Stroke = readonly [number, number, number, number];

/** Lines of points on a grid 4 wide and 6 high, two digits a point, "|" between lines. */
const GLYPHS: Readonly<Record<string, string>> = {
  a: "00 26 40|12 32",
  b: "03 33 44 45 36 06 00 30 41 42 33",
  c: "45 36 16 05 01 10 30 41",
  d: "00 06 26 44 42 20 00",
  e: "46 06 00 40|03 33",
  f: "46 06 00|03 33",
  g: "45 36 16 05 01 10 30 41 43 23",
  h: "00 06|40 46|03 43",
  i: "20 26",
  j: "46 41 30 10 01",
  k: "00 06|46 03 40",
  l: "06 00 40",
  m: "00 06 22 46 40",
  n: "00 06 40 46",
  o: "10 01 05 16 36 45 41 30 10",
  p: "00 06 36 45 44 33 03",
  q: "10 01 05 16 36 45 41 30 10|22 40",
  r: "00 06 36 45 44 33 03|23 40",
  s: "45 36 16 05 04 13 33 42 41 30 10 01",
  t: "06 46|26 20",
  u: "06 01 10 30 41 46",
  v: "06 20 46",
  w: "06 10 24 30 46",
  x: "00 46|06 40",
  y: "06 23 46|23 20",
  z: "06 46 00 40",
  "0": "10 01 05 16 36 45 41 30 10",
  "1": "14 26 20|10 30",
  "2": "05 16 36 45 44 00 40",
  "3": "05 16 36 45 44 33 13|33 42 41 30 10 01",
  "4": "30 36 02 42",
  "5": "46 06 03 33 42 41 30 10 01",
  "6": "45 36 16 05 01 10 30 41 42 33 03",
  "7": "06 46 10",
  "8": "13 04 05 16 36 45 44 33 13 02 01 10 30 41 42 33",
  "9": "01 10 30 41 45 36 16 05 04 13 43",
  "-": "13 33",
  "'": "25 26",
  ".": "20 20",
  ":": "21 21|24 24",
  "/": "00 46",
};

/** What has no letter here is a hollow box: the name is seen to be longer than it could be written. */
const UNKNOWN = "00 40 46 06 00";

/** From one letter to the next, in letter heights; some are narrow. */
const STEP = 5.9 / 6;
const NARROW: Readonly<Record<string, number>> = {
  i: 3.2 / 6,
  "'": 3 / 6,
  ".": 3 / 6,
  ":": 3 / 6,
  " ": 3.6 / 6,
  "1": 4.6 / 6,
};

export interface Line {
  readonly strokes: readonly Stroke[];
  /** In letter heights. */
  readonly width: number;
}

/** A text on one line, in capitals and without accents. */
export function lineOf(text: string): Line {
  const strokes: Stroke[] = [];
  let x = 0;
  for (const letter of fold(text)) {
    const step = NARROW[letter] ?? STEP;
    if (letter !== " ") strokes.push(...strokesOf(GLYPHS[letter] ?? UNKNOWN, x + (step - STEP) / 2));
    x += step;
  }
  return { strokes, width: Math.max(0, x - STEP + 4 / 6) };
}

function strokesOf(glyph: string, x: number): readonly Stroke[] {
  return glyph.split("|").flatMap((line) => {
    const points = line.split(" ").map((point) => [x + Number(point[0]) / 6, Number(point[1]) / 6] as const);
    return points.slice(1).map((end, i): Stroke => {
      const start = points[i] ?? end;
      return [...start, ...end];
    });
  });
}
