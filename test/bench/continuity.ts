/** How well faults are told from footage that has none, how fast, and what ffmpeg's own detectors make of the same. */

import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { promisify } from "node:util";
import { judged, type Traces } from "../../src/media/room/continuity/judging";
import { Measurer, type FrameMeasures } from "../../src/media/room/continuity/measuring";
import { planesOf } from "../../src/media/room/continuity/planes";
import type { Finding } from "../../src/core/continuity";
import { apart, inject, INJECTED, STRENGTHS_OF, type Faulty, type Injected, type Yuv } from "./continuity-faults";
import { decodedFrame, readFootage, type Footage } from "./continuity-footage";
import { speedFigures } from "./continuity-speed";
import type { BenchPlaces } from "./bench";
import type { Figure } from "./figures";

const run = promisify(execFile);

/** Frames in which one fault is injected, and how many such windows a shot may have. */
const WINDOW = 36;
const A_SHOT = 3;
/** A fault that changes the picture by less than this, in code values, is none; nor is a frame held where nothing moves. */
const VISIBLE = 0.3;
const MOVING = 0.5;
/** Frames beside the touched ones in which a finding still counts for them. */
const BESIDE = 2;

export async function continuityFigures(places: BenchPlaces): Promise<Figure[]> {
  const absent = !existsSync(places.footage) ? "the footage" : (await has("ffmpeg")) ? undefined : "ffmpeg";
  if (absent !== undefined) return [{ name: "continuity", unit: "", seen: { absent } }];
  const footage = (await readFootage(places.footage)).map(measured);
  return [...footage.flatMap(alarms), ...(await separation(footage, INJECTED)), ...(await speedFigures(places))];
}

interface Measured extends Footage {
  readonly measures: readonly FrameMeasures[];
  readonly traces: Traces;
  readonly findings: readonly Finding[];
}

/** The footage as it is, examined. */
function measured(footage: Footage): Measured {
  const measurer = new Measurer();
  const measures = footage.frames.map((frame) => measurer.add(planesOf(decodedFrame(frame))));
  const { continuity, traces } = judged(measures);
  return { ...footage, measures, traces, findings: continuity.findings };
}

function alarms({ name, frames, shots, findings }: Measured): Figure[] {
  const cuts = shots.slice(1);
  const found = cuts.filter((cut) => findings.some((one) => one.fault === "cut" && one.frames.start === cut));
  const wrong = findings.filter((one) => one.fault !== "cut" || !cuts.includes(one.frames.start));
  return [
    {
      name: `${name}: false alarms in ${frames.length} frames`,
      unit: "",
      bound: { kind: "most", value: 0 },
      seen: { value: wrong.length },
      beside: wrong.map((one) => `${one.fault} at ${one.frames.start}`).join(", "),
    },
    ...(cuts.length === 0
      ? []
      : [
          {
            name: `${name}: its own cuts that are found, at the frame, of ${cuts.length}`,
            unit: "",
            bound: { kind: "least" as const, value: cuts.length },
            seen: { value: found.length },
          },
        ]),
  ];
}

interface Window {
  readonly footage: Measured;
  readonly start: number;
  readonly frames: readonly Yuv[];
}

function windowsOf(footage: Measured): readonly Window[] {
  return footage.shots.flatMap((start, index) => {
    const end = footage.shots[index + 1] ?? footage.frames.length;
    const fit = Math.floor((end - start) / WINDOW);
    const taken = Math.min(A_SHOT, fit);
    return Array.from({ length: taken }, (_, at) => {
      const from = start + WINDOW * (taken < 2 ? 0 : Math.round((at * (fit - 1)) / (taken - 1)));
      return { footage, start: from, frames: footage.frames.slice(from, from + WINDOW) };
    });
  });
}

interface Trial {
  readonly strength: number;
  /** The greatest strength seen in and beside the touched frames, with the fault and without. */
  readonly faulty: number;
  readonly clean: number;
  readonly found: boolean;
}

/** How well faults of these kinds are told from the footage they were injected into. */
async function separation(footage: readonly Measured[], kinds: readonly Injected[]): Promise<Figure[]> {
  const windows = footage.flatMap(windowsOf);
  const theirs = await ffmpegsFinds(windows, kinds);
  return kinds.flatMap((kind) => {
    const trials: Trial[] = [];
    let unseen = 0;
    windows.forEach((window, at) => {
      for (const strength of STRENGTHS_OF[kind].of) {
        const faulty = inject(kind, strength, window.frames, at + 1);
        if (shows(kind, faulty, window.frames)) trials.push(trial(kind, strength, window, faulty));
        else unseen++;
      }
    });
    const share = (strength: number): string => {
      const those = trials.filter((one) => one.strength === strength);
      return `${those.filter(({ found }) => found).length} of ${those.length}`;
    };
    const { means, of } = STRENGTHS_OF[kind];
    const skipped = unseen === 0 ? "" : `; ${unseen} left out, for they change nothing that is seen`;
    return [
      {
        name: `${kind}: AUC over ${trials.length} faults of ${of.join(", ")}`,
        unit: "",
        bound: { kind: "least" as const, value: 0.97 },
        seen: trials.length === 0 ? { absent: "footage in which it is seen" } : { value: areaUnderCurve(trials) },
        beside: `${means}; found at these strengths: ${of.map(share).join(", ")}${skipped}`,
      },
      ...(theirs.get(kind) ?? []),
    ];
  });
}

function trial(kind: Injected, strength: number, { footage, start, frames }: Window, faulty: Faulty): Trial {
  const first = start + faulty.start;
  const measures = [...footage.measures];
  // What precedes the fault is as it was, and two frames behind it still look back at it.
  const measurer = new Measurer();
  const last = kind === "cut" ? WINDOW : Math.min(WINDOW, faulty.end + 2);
  for (let at = faulty.start - 2; at < last; at++) {
    const frame = faulty.frames[at] ?? frames[at];
    if (frame === undefined) break;
    const one = measurer.add(planesOf(decodedFrame(frame)));
    if (at >= faulty.start) measures[start + at] = one;
  }
  const { continuity, traces } = judged(kind === "cut" ? measures.slice(0, start + WINDOW) : measures);
  const from = first - BESIDE;
  const to = start + faulty.end + BESIDE;
  const most = (trace: Float32Array): number => Math.max(...trace.subarray(from, to));
  return {
    strength,
    faulty: most(traces[kind]),
    clean: most(footage.traces[kind]),
    found: continuity.findings.some((one) => one.fault === kind && one.frames.start < to && one.frames.end > from),
  };
}

function shows(kind: Injected, { frames, start, end }: Faulty, clean: readonly Yuv[]): boolean {
  if (kind === "freeze" || kind === "repeat") {
    const moves: number[] = [];
    for (let at = start - 2; at < Math.min(clean.length, end + 2); at++) {
      const [one, other] = [clean[at], clean[at + 1]];
      if (one !== undefined && other !== undefined) moves.push(apart(one, other));
    }
    // Where the picture comes to rest within the stretch, standing still is no fault.
    return Math.min(...moves) >= MOVING;
  }
  let change = 0;
  for (let at = start; at < end; at++) {
    const [one, other] = [frames[at], clean[at]];
    if (one !== undefined && other !== undefined) change += apart(one, other) / (end - start);
  }
  return change >= VISIBLE;
}

/** The share of pairs of a faulty and a clean stretch in which the faulty one is the stronger; ties count half. */
function areaUnderCurve(trials: readonly Trial[]): number {
  let won = 0;
  for (const { faulty } of trials) {
    for (const { clean } of trials) won += faulty > clean ? 1 : faulty === clean ? 0.5 : 0;
  }
  return won / trials.length ** 2;
}

const THEIRS = [
  { kind: "black", filter: "blackdetect=d=0.03", says: /black_start/ },
  { kind: "freeze", filter: "freezedetect=n=-60dB:d=0.08", says: /freeze_start/ },
  { kind: "cut", filter: "scdet", says: /lavfi\.scd\.score/ },
] as const;

/** The same windows, 24 frames a second, through ffmpeg's detectors at their defaults but for the shortest stretch. */
async function ffmpegsFinds(
  windows: readonly Window[],
  kinds: readonly Injected[],
): Promise<ReadonlyMap<Injected, readonly Figure[]>> {
  const folder = await mkdtemp(path.join(tmpdir(), "pickup-bench-"));
  try {
    const found = new Map<Injected, readonly Figure[]>();
    for (const { kind, filter, says } of THEIRS.filter((one) => kinds.includes(one.kind))) {
      let faulty = 0;
      let hits = 0;
      let alarms = 0;
      for (const [at, { frames }] of windows.entries()) {
        if (await isFound(folder, frames, filter, says)) alarms++;
        for (const strength of STRENGTHS_OF[kind].of) {
          const done = inject(kind, strength, frames, at + 1);
          if (!shows(kind, done, frames)) continue;
          faulty++;
          if (await isFound(folder, done.frames, filter, says)) hits++;
        }
      }
      found.set(kind, [
        {
          name: `${kind}: found by ffmpeg's ${filter.split("=")[0] ?? filter}, of ${faulty}`,
          unit: "",
          seen: { value: hits },
          beside: `${alarms} of ${windows.length} clean windows are alarms to it`,
        },
      ]);
    }
    return found;
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function isFound(folder: string, frames: readonly Yuv[], filter: string, says: RegExp): Promise<boolean> {
  const [first] = frames;
  if (first === undefined) return false;
  const raw = path.join(folder, "window.yuv");
  await writeFile(raw, Buffer.concat(frames.map(({ bytes }) => bytes)));
  const input = [
    "-f",
    "rawvideo",
    "-pix_fmt",
    "yuv420p",
    "-s",
    `${first.width}x${first.height}`,
    "-r",
    "24",
    "-i",
    raw,
  ];
  const { stderr } = await run("ffmpeg", ["-hide_banner", ...input, "-vf", filter, "-f", "null", "-"]);
  return says.test(stderr);
}

async function has(program: string): Promise<boolean> {
  try {
    await run(program, ["-version"]);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return false;
    throw error;
  }
}
