/**
 * How far a match is from the truth. A frame is graded by a known grade and is the reference; the take is ungraded; the
 * truth is the take through the same grade. Scored in CIEDE2000 (sRGB decode, D65), mean over every seventh pixel, at the file's own size.
 * Nothing of the truth reaches the method: its few constants are the same for all pairs and all grades.
 */

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { promisify } from "node:util";
import { corresponding } from "../../../src/media/room/colour/correspondence";
import { applyCube, cubeOf } from "../../../src/media/room/colour/cube";
import { deltaE2000, labOf, labOfCodes } from "../../../src/media/room/colour/lab";
import { matchPictures } from "../../../src/media/room/colour/matching";
import { reduced } from "../../../src/media/room/colour/reduced";
import type { Picture } from "../../../src/media/room/drawing";
import type { Figure } from "../figures";
import { graded, GRADES } from "./grades";
import { frameAt, oneEach, otherShots, secondsApart, seenAgain, type Moment, type MomentPair } from "./pairs";
import { RIVALS } from "./rivals";

const run = promisify(execFile);

const OURS = "ours";
/** The same, given what lies behind the two frames that meet as well. */
const OURS_OF_THREE = "ours, three frames a side";
const NOTHING = "do nothing";
/** Each pair under so many of the six grades in turn. */
const GRADES_A_PAIR = 2;
/** CIEDE2000 of places found again, median, ungraded: above it the scene's own light moved, and what the truth is nobody knows. */
const STEADY = 4;

/** Ungraded both. */
interface Pair {
  readonly reference: Picture;
  readonly take: Picture;
  /** Absent: nothing does. */
  readonly behind?: { readonly reference: readonly Picture[]; readonly take: readonly Picture[] };
}

export async function matchFigures({ footage }: { readonly footage: string }): Promise<Figure[]> {
  const missing = await lacking(footage);
  if (missing !== undefined) return [{ name: "match", unit: "ΔE00", seen: { absent: missing } }];
  const frames = new Map<string, Promise<Picture>>();
  const frame = (moment: Moment): Promise<Picture> => {
    const key = `${moment.file} ${moment.at}`;
    const found = frames.get(key) ?? frameAt(footage, moment);
    frames.set(key, found);
    return found;
  };
  const again: Pair[] = [];
  const moments = oneEach();
  for (const [index, moment] of moments.entries()) {
    const reference = await frame(moment);
    const other = await frame(moments[(index + (moments.length >> 1)) % moments.length] ?? moment);
    again.push({ reference, take: seenAgain(reference, other, index) });
  }
  const each = async (moments: readonly Moment[]): Promise<readonly Picture[]> => {
    const pictures: Picture[] = [];
    for (const moment of moments) pictures.push(await frame(moment));
    return pictures;
  };
  const shown = async ({ reference, take, behind }: MomentPair): Promise<Pair> => ({
    reference: await frame(reference),
    take: await frame(take),
    behind: { reference: await each(behind.reference), take: await each(behind.take) },
  });
  const apart: Pair[] = [];
  for (const pair of secondsApart()) apart.push(await shown(pair));
  const others: Pair[] = [];
  for (const pair of otherShots()) others.push(await shown(pair));
  const steady = apart.filter((pair) => lightMoved(pair) <= STEADY);
  return [
    ...figuresOf("same frame, 5 × 3 px off, noise, 10 % new", scored(again), 2),
    ...figuresOf("same shot seconds apart", scored(steady)),
    ...figuresOf("another shot of the scene", scored(others)),
    ...onlyShown("same shot, its own light moved", scored(apart.filter((pair) => !steady.includes(pair)))),
  ];
}

/** 0 where nothing is found again. */
function lightMoved({ reference, take }: Pair): number {
  const found = corresponding(reduced(reference), reduced(take));
  if (found === undefined) return 0;
  const [one, other] = [labOf(found.pairs.reference), labOf(found.pairs.take)];
  const all = Float64Array.from(found.pairs.weight, (_, pair) => deltaE2000(one, pair, other)).sort();
  return all[all.length >> 1] ?? 0;
}

/** One score a case, in the same order in every row. */
type Scores = ReadonlyMap<string, readonly number[]>;

function scored(pairs: readonly Pair[]): Scores {
  const grades = Object.values(GRADES);
  const rows = new Map<string, number[]>([...Object.keys(RIVALS), OURS].map((name) => [name, []]));
  if (pairs.every(({ behind }) => behind !== undefined)) rows.set(OURS_OF_THREE, []);
  for (const [index, { reference, take, behind }] of pairs.entries()) {
    for (let turn = 0; turn < GRADES_A_PAIR; turn++) {
      const grade = grades[(index + turn * (grades.length / GRADES_A_PAIR)) % grades.length];
      if (grade === undefined) continue;
      const wanted = graded(grade, reference);
      const truth = labOfCodes(graded(grade, take).rgba);
      const [from, to] = [reduced(take).rgb, reduced(wanted).rgb];
      for (const [name, rival] of Object.entries(RIVALS)) {
        const made = name === NOTHING ? take.rgba : applyCube(cubeOf(rival(from, to)), take);
        rows.get(name)?.push(distance(made, truth));
      }
      const { cube } = matchPictures({ reference: [wanted], take: [take] });
      rows.get(OURS)?.push(distance(applyCube(cube, take), truth));
      if (behind === undefined) continue;
      const several = matchPictures({
        reference: [wanted, ...behind.reference.map((one) => graded(grade, one))],
        take: [take, ...behind.take],
      });
      rows.get(OURS_OF_THREE)?.push(distance(applyCube(several.cube, take), truth));
    }
  }
  return rows;
}

function distance(made: Uint8ClampedArray, truth: Float64Array): number {
  const lab = labOfCodes(made);
  let [sum, count] = [0, 0];
  for (let pixel = 0; pixel < truth.length / 3; pixel += 7) {
    sum += deltaE2000(lab, pixel, truth);
    count += 1;
  }
  return sum / count;
}

const meanOf = (scores: readonly number[]): number =>
  scores.reduce((sum, score) => sum + score, 0) / Math.max(1, scores.length);

function figuresOf(setting: string, scores: Scores, most?: number): Figure[] {
  const nothing = scores.get(NOTHING) ?? [];
  const isOurs = (name: string): boolean => name === OURS || name === OURS_OF_THREE;
  const rivals = [...scores].filter(([name]) => !isOurs(name));
  const best = Math.min(...rivals.map(([, row]) => meanOf(row)));
  const name = (row: string): string => `match: ${setting}: ${row}`;
  const ours = [...scores].filter(([row]) => isOurs(row));
  return [
    ...ours.map(([row, seen]): Figure => ({
      name: name(row),
      unit: "ΔE00",
      ...(most === undefined ? {} : { bound: { kind: "most" as const, value: most } }),
      seen: { value: meanOf(seen) },
      beside: `${seen.length} matches`,
    })),
    ...rivals.map(([row, seen]) => ({ name: name(row), unit: "ΔE00", seen: { value: meanOf(seen) } })),
    ...ours.flatMap(([row, seen]): Figure[] => [
      {
        name: name(`${row} less the best other`),
        unit: "ΔE00",
        bound: { kind: "most", value: 0 },
        seen: { value: meanOf(seen) - best },
      },
      {
        name: name(`${row}, worst against doing nothing`),
        unit: "ΔE00",
        bound: { kind: "most", value: 0.3 },
        seen: { value: Math.max(...seen.map((score, index) => score - (nothing[index] ?? 0))) },
      },
    ]),
  ];
}

function onlyShown(setting: string, scores: Scores): Figure[] {
  return [...scores].map(([name, row]) => ({
    name: `match: ${setting}: ${name}`,
    unit: "ΔE00",
    seen: { value: meanOf(row) },
    beside: `${row.length} matches; held to nothing: the take under the grade is not what the reference shows`,
  }));
}

/** What the bench cannot do without and has not. */
async function lacking(footage: string): Promise<string | undefined> {
  if (!existsSync(footage)) return "the footage";
  try {
    await run("ffmpeg", ["-version"]);
    await run("ffprobe", ["-version"]);
    return undefined;
  } catch (error) {
    if (error instanceof Error) return "ffmpeg";
    throw error;
  }
}
