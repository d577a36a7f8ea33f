/**
 * Frames of the programme either side of a clip, for comparing what meets at its cuts: only of what is plainly seen there, and
 * only where the sequence works in a colour that the frames are exported in.
 */

import { aboveNeighbour, type MatchFrames, type Through } from "../../core/match-frames";
import type { ProjectView, SequenceView } from "../../core/sequence";
import { frameStart, ticks, type FrameRate, type Ticks, type TimeRange } from "../../core/time";
import { seenAt } from "../../core/where";
import { canMeasure, type WorkingSpace } from "../../core/working-space";
import { readSource } from "../../premiere/source";
import type { CheckFrames } from "./check-frames";

export type CutSide = "before" | "after";

/** Why nothing is said of a cut. */
export type NotCounted =
  | { readonly kind: "nowhere" }
  /** It is switched off, or its track is. */
  | { readonly kind: "unseen" }
  /** What lies there plays at another speed or rate, or is no plain clip. */
  | { readonly kind: "not-plain" }
  /** `space` absent: the editor was not asked yet. */
  | { readonly kind: "space"; readonly sequenceId: string; readonly space?: WorkingSpace }
  /** Nothing is seen there. */
  | { readonly kind: "nothing"; readonly side: CutSide }
  /** What lies above would be compared with it. */
  | { readonly kind: "through"; readonly side: CutSide; readonly track: number; readonly name: string };

/** Frames either side of a cut, from which a movement can be told. */
const BESIDE = 2;

/**
 * What has no picture of its own and yet is on top of the reference: an adjustment layer or a title, on the take's track or
 * below it, where a range alone does not tell it from a clip.
 */
export async function layerOver(
  { reference }: Pick<MatchFrames, "reference">,
  { projectId, sequence }: { readonly projectId: string; readonly sequence: SequenceView },
): Promise<Through | undefined> {
  if (reference.kind === "still") return undefined;
  // At the other times the same clip is on top.
  const [time] = reference.times;
  const [top, beneath] = seenAt(sequence, time);
  if (top === undefined || beneath === undefined) return undefined;
  const source = await readSource({ projectId, sequenceId: sequence.sequenceId, track: top.track, time });
  return source?.media.kind === "none" ? { side: "reference", ...top } : undefined;
}

/** Absent: cuts can be compared in this sequence. */
export function notComparable(sequenceId: string, space: WorkingSpace | undefined): NotCounted | undefined {
  if (space !== undefined && canMeasure(space)) return undefined;
  return { kind: "space", sequenceId, ...(space === undefined ? {} : { space }) };
}

/** The last frames before the clip, or the first ones after it; the nearest to the cut is at the cut's side of the list. */
export async function besideOf(
  side: CutSide,
  { range, track }: { readonly range: TimeRange; readonly track: number },
  project: Pick<ProjectView, "projectId"> & { readonly sequence: SequenceView },
): Promise<readonly Ticks[] | NotCounted> {
  const { sequence } = project;
  const { rate } = sequence;
  const times = side === "before" ? timesUpTo(range.start, rate) : timesFrom(range.end, rate);
  const atCut = side === "before" ? times.at(-1) : times[0];
  if (atCut === undefined || seenAt(sequence, atCut).length === 0) return { kind: "nothing", side };
  const above = aboveNeighbour(sequence, atCut, track);
  if (above !== undefined) return { kind: "through", side, ...above };
  const layer = await layerOver({ reference: { kind: "programme", times: [atCut] } }, { ...project, sequence });
  return layer === undefined ? times : { kind: "through", side, track: layer.track, name: layer.name };
}

/** The clip's own first or last frames, unless something lies above them. */
export function ownAt(
  side: CutSide,
  { range, track }: { readonly range: TimeRange; readonly track: number },
  sequence: SequenceView,
): readonly Ticks[] | NotCounted {
  const { rate } = sequence;
  const times = side === "before" ? timesFrom(range.start, rate) : timesUpTo(range.end, rate);
  const own = times.filter((time) => time >= range.start && time < range.end);
  for (const time of own) {
    const [top] = seenAt(sequence, time);
    if (top !== undefined && top.track > track) return { kind: "through", side, ...top };
  }
  return own;
}

export async function exportAll(
  times: readonly Ticks[],
  frames: CheckFrames,
  signal: AbortSignal,
): Promise<readonly string[]> {
  const paths: string[] = [];
  for (const time of times) paths.push(await frames.take(time, signal));
  return paths;
}

/** Starts of the frames that are shown last before the cut. */
function timesUpTo(cut: Ticks, rate: FrameRate): readonly Ticks[] {
  const times = Array.from({ length: BESIDE }, (_, index) => ticks(cut - (BESIDE - index) * rate));
  return times.filter((time) => time >= 0).map((time) => frameStart(time, rate));
}

function timesFrom(cut: Ticks, rate: FrameRate): readonly Ticks[] {
  return Array.from({ length: BESIDE }, (_, index) => frameStart(ticks(cut + index * rate), rate));
}
