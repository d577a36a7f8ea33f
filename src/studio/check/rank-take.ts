/**
 * One take of a shot, measured for a ranking: looked through for faults, and its frames against what it begins with and what it
 * meets. Its frames are the film's own and the neighbours' are the programme's, the same for every take, whether it lies in the
 * cut or waits in the bin.
 */

import type { Meeting } from "../../core/continuity";
import type { Difference, MatchReport } from "../../core/match";
import type { FitFigures } from "../../core/ranking";
import { fitInto, lengthOfFilm, startOf, type LyingClip } from "../../core/replace";
import type { FrameSize, SequenceView } from "../../core/sequence";
import type { Take } from "../../core/take";
import { TICKS_PER_SECOND, ticks, type FrameRate, type Ticks, type TimeRange } from "../../core/time";
import type { ReadableFile } from "../../media/calls";
import type { MediaRoom } from "../../media/client";
import { InMemory } from "../../media/in-memory";
import { exists } from "../../uxp/files";
import { joinPath } from "../../uxp/paths";
import { withFiles } from "../disk/open-files";
import { clipKeyOf, type CheckRecord, type PlaceRecord } from "./check-record";
import type { Steps } from "./check-state";
import { referenceFile, type Shelved } from "../disk/shelf";

/** Where takes of a shot are compared. */
export interface RankPlace {
  /** What lies around it, and from which frame on takes are shown there. */
  readonly key: string;
  /** What lies around it, as `cutKey` says it. */
  readonly cut: string;
  readonly sequence: SequenceView;
  /** The clip that lies there, and the take that it plays. */
  readonly old: LyingClip;
  readonly of: Take | undefined;
  /** Pictures of the programme beside it, paths of PNGs of `size`, in their order. Empty: nothing is counted on that side. */
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly size: FrameSize;
}

export interface RankWish {
  /** Absent: none of the takes lies in the sequence. */
  readonly place?: RankPlace;
  /** A still that came out of a programme can be held against the take's own frames only where that works as they do. */
  readonly comparesStart: boolean;
  /** What is known of this clip already. */
  readonly known?: CheckRecord;
  readonly device: string;
  readonly now: () => Date;
}

/** The size at which pictures without a place are compared: what a place would have. */
const SIZE: FrameSize = { width: 640, height: 360 };

/** @throws StudioError of the room or the disk; Cancelled */
export async function measureTake(
  shelved: Shelved,
  wish: RankWish,
  room: MediaRoom,
  signal: AbortSignal,
  onSteps: (steps: Steps) => void,
): Promise<CheckRecord> {
  const { take, folder } = shelved;
  const { state } = take;
  const clip = clipKeyOf(take);
  if (state.kind !== "ready" || clip === undefined) throw new RangeError("Only a take that is ready is ranked");
  const { known, place, device, now } = wish;
  const first = firstReference(take);
  const reference = first === undefined ? undefined : joinPath(folder, referenceFile(first.index));
  const hasReference = reference !== undefined && (await exists(reference));
  const paths = [joinPath(folder, state.clip.name), ...(hasReference ? [reference] : [])];
  return withFiles(paths, async ([film, still]) => {
    if (film === undefined) throw new RangeError("A take has a film");
    onSteps({ done: 0, total: 1 });
    const looked: Pick<CheckRecord, "continuity" | "firstFrame"> =
      known ??
      (await room.examine(film, {
        ...(still === undefined ? {} : { reference: still }),
        signal,
        onProgress: (done, total) => onSteps({ done, total }),
      }));
    const frames = new FilmFrames(film, take, place?.size ?? SIZE, room, signal);
    const start =
      still === undefined || !wish.comparesStart ? undefined : await startAgainst(still, frames, take, room, signal);
    const there = place === undefined ? undefined : await inPlace(take, frames, place, room, signal);
    return {
      device,
      at: known?.at ?? now().toISOString(),
      clip,
      continuity: looked.continuity,
      ...(looked.firstFrame === undefined ? {} : { firstFrame: looked.firstFrame }),
      measured: {
        at: now().toISOString(),
        ...(start === undefined ? {} : { start }),
        ...(there === undefined ? {} : { place: there }),
      },
    };
  });
}

/**
 * What a ranking goes by, out of what was measured. `key`: of the place; figures of another one say nothing. `countsStart`: not
 * where the still came out of a programme that does not work as the frames are told.
 */
export function figuresOf(
  { continuity, measured = { at: "" } }: CheckRecord,
  key: string | undefined,
  countsStart: boolean,
): FitFigures {
  const { start, place } = measured;
  const { key: _where, ...there } = place !== undefined && place.key === key ? place : { key };
  return { continuity, ...(start === undefined || !countsStart ? {} : { start }), ...there };
}

/**
 * The still that a take was to begin with, by its place among the recipe's references. `sequenceId`: of the programme that it
 * came out of; absent: it is a picture of its own.
 */
export function firstReference({ recipe }: Take): { readonly index: number; readonly sequenceId?: string } | undefined {
  const index = recipe.references.findIndex(({ role }) => role === "first");
  const from = recipe.references[index]?.from;
  if (from === undefined) return undefined;
  return { index, ...(from.kind === "program" ? { sequenceId: from.sequenceId } : {}) };
}

async function startAgainst(
  reference: ReadableFile,
  frames: FilmFrames,
  take: Take,
  room: MediaRoom,
  signal: AbortSignal,
): Promise<Difference | "another-picture" | undefined> {
  const first = await frames.at(startOf(take));
  const wish = { reference: [reference], take: [first], strength: 1, title: take.clipName };
  const { report } = await room.match(wish, { out: new InMemory(), signal });
  return startOfReport(report);
}

/** As it came, not as a match would make it. Absent: there is too little in one of the pictures to tell. */
function startOfReport({ outcome }: MatchReport): Difference | "another-picture" | undefined {
  if (outcome.kind === "none" && outcome.why !== "already-close" && outcome.why !== "no-gain") return undefined;
  if (outcome.kind === "distribution" || outcome.correspondence?.kind !== "same-picture") return "another-picture";
  return outcome.before;
}

async function inPlace(
  take: Take,
  frames: FilmFrames,
  { key, old, of, sequence, before, after }: RankPlace,
  room: MediaRoom,
  signal: AbortSignal,
): Promise<PlaceRecord> {
  const fit = fitInto(old, take, of, sequence.rate);
  const shows = fit.kind === "fits" ? fit.shows : allOf(take);
  const rate = rateOf(take);
  const meet = (left: readonly ReadableFile[], right: readonly ReadableFile[]): Promise<Meeting> =>
    room.meet(left, right, signal);
  const [head, tail] = [
    [shows.start, ticks(shows.start + rate)],
    [ticks(shows.end - 2 * rate), ticks(shows.end - rate)],
  ];
  const own = (times: readonly Ticks[]): Promise<readonly ReadableFile[]> => frames.all(times);
  return {
    key,
    ...(before.length === 0 ? {} : { before: await withFiles(before, async (files) => meet(files, await own(head))) }),
    ...(after.length === 0 ? {} : { after: await withFiles(after, async (files) => meet(await own(tail), files)) }),
    ...(fit.kind === "fits" ? {} : { lacks: Math.max(1, fit.needs - fit.has) }),
  };
}

function allOf(take: Take): TimeRange {
  const start = startOf(take);
  return { start, end: lengthOfFilm(take) ?? ticks(start + rateOf(take)) };
}

function rateOf({ film, drawn, recipe }: Take): FrameRate {
  return film?.rate ?? drawn?.rate ?? recipe.rate;
}

/** Frames of one film as PNGs of one size, held in memory for as long as they are compared. */
class FilmFrames {
  readonly #film: ReadableFile;
  readonly #take: Take;
  readonly #size: FrameSize;
  readonly #room: MediaRoom;
  readonly #signal: AbortSignal;

  constructor(film: ReadableFile, take: Take, size: FrameSize, room: MediaRoom, signal: AbortSignal) {
    this.#film = film;
    this.#take = take;
    this.#size = size;
    this.#room = room;
    this.#signal = signal;
  }

  /** The frame that begins at `time`, on the film's own clock; asked for in its middle, so that no rounding moves it. */
  async at(time: Ticks): Promise<ReadableFile> {
    const seconds = Math.max(0, time + rateOf(this.#take) / 2) / TICKS_PER_SECOND;
    const [whole, scaled] = [new InMemory(), new InMemory()];
    await this.#room.still(this.#film, seconds, whole, this.#signal);
    await this.#room.fit(whole, this.#size, scaled, this.#signal);
    return scaled;
  }

  async all(times: readonly Ticks[]): Promise<readonly ReadableFile[]> {
    const files: ReadableFile[] = [];
    for (const time of times) files.push(await this.at(time));
    return files;
  }
}
