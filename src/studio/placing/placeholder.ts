/**
 * What holds a shot's place on the timeline while an engine makes its take: a take of its own, made here. It is replaced
 * only as it was laid; what becomes of the other take, it stays.
 */

import { startOf, whatForbids, type LyingClip } from "../../core/replace";
import type { ProjectView, SequenceView } from "../../core/sequence";
import { isOver, projectItemsOf, type Take } from "../../core/take";
import { frameStart, ticks, ZERO, type TimeRange } from "../../core/time";
import { readClip } from "../../premiere/clip";
import { exists } from "../../uxp/files";
import { joinPath, parentOf } from "../../uxp/paths";
import { ask, type Asked, type Asking } from "../making/ask";
import type { PlaceOutside } from "./place-meant";
import type { ReferenceOutside } from "../references/reference";
import { programFrame } from "../references/reference-sources";
import { askSeries } from "../making/series";
import { readTake, saveTake, TAKE_FILE, type Shelved } from "../disk/shelf";
import type { RoomState } from "../form/room-state";
import type { ReferenceChoice } from "../form/shot-form";
import { requireSequence } from "../open-sequence";

export interface LateOutside extends PlaceOutside {
  /** Stops a take that is under way: nothing of it is placed. */
  readonly giveUp: (takeId: string) => void;
}

/**
 * What was laid to hold the take's place, or the draft that it is drawn in full from. Absent: nothing was, or it did not get
 * so far, and the take is placed by itself; what is still under way is given up. `gone`: its record is not to be found any
 * more, or the draft lies nowhere.
 */
export async function holderOf({ take, folder }: Shelved, { giveUp }: LateOutside): Promise<Take | "gone" | undefined> {
  if (take.heldBy === undefined) return undefined;
  const { takeId } = take.heldBy;
  const place = joinPath(parentOf(folder), takeId);
  if (!(await exists(joinPath(place, TAKE_FILE)))) return "gone";
  const holder = await readTake(place);
  const { state, placement, holdsFor } = holder;
  const lies = placement?.outcome === "verified" || placement?.outcome === "unverified";
  // A draft that never got its place has none to give.
  if (holdsFor === undefined) return lies ? holder : "gone";
  if (!isOver(state) || (state.kind === "ready" && placement === undefined)) {
    giveUp(takeId);
    return undefined;
  }
  return lies ? holder : undefined;
}

/** The placeholder's clip if it lies just where it was laid, whole, seen and not retimed; else absent. @throws StudioError */
export async function untouched(
  holder: Take,
  projectId: string,
  sequence: SequenceView,
): Promise<LyingClip | undefined> {
  const items = projectItemsOf(holder);
  const lying = sequence.video.flatMap(({ index, items: all }) =>
    all
      .filter(({ projectItemId }) => projectItemId !== undefined && items.includes(projectItemId))
      .map((item) => ({ ...item, track: index })),
  );
  const [only, second] = lying;
  const { rangeInSequence, videoTrack } = holder.shot;
  if (only === undefined || second !== undefined || only.disabled) return undefined;
  // Asked onto a track beyond the last, it made the next one.
  const track = Math.min(videoTrack, sequence.video.length - 1);
  const { start, end } = only.rangeInSequence;
  if (only.track !== track || start !== rangeInSequence.start || end !== rangeInSequence.end) return undefined;
  const clip = await readClip({ projectId, sequenceId: sequence.sequenceId, track: only.track, start });
  if (clip === undefined || whatForbids(clip) !== undefined) return undefined;
  return Math.abs(clip.inPoint - startOf(holder)) * 2 > sequence.rate ? undefined : clip;
}

/** A room that is not there: then what is built in holds a still. */
const NO_ROOM: RoomState = { kind: "unavailable", why: "a still was asked for" };

/**
 * Asks for takes of one shot, and where the form wants it for an engine's, for what holds their place meanwhile: the first
 * that comes takes it over. `unheld`: why nothing does, although it was wanted; the takes go on by themselves.
 * @throws StudioError what asking throws: then nothing is asked.
 */
export async function askHeld(
  asking: Asking,
  count: number,
  outside: ReferenceOutside,
): Promise<{ readonly asked: readonly Asked[]; readonly unheld?: unknown }> {
  const { form, newId } = asking;
  if (form.placeholder === "none" || form.maker.kind === "built-in") return { asked: await askSeries(asking, count) };
  const holderId = newId();
  const takes = await askSeries({ ...asking, heldBy: { takeId: holderId, way: form.replaceBy } }, count);
  try {
    const all = takes.map(({ shelved }) => shelved.take);
    return { asked: [await askPlaceholder(asking, holderId, all, outside), ...takes] };
  } catch (error) {
    const alone: Asked[] = [];
    for (const { shelved, place } of takes) {
      const { heldBy: _nothing, ...take } = shelved.take;
      await saveTake({ ...shelved, take });
      alone.push({ shelved: { ...shelved, take }, place });
    }
    return { asked: alone, unheld: error };
  }
}

/** Where the take goes. A still holds the form's own first frame, or the picture before the shot. */
async function askPlaceholder(
  { desktop: _engine, ...asking }: Asking,
  id: string,
  takes: readonly Take[],
  outside: ReferenceOutside,
): Promise<Asked> {
  const [take] = takes;
  if (take === undefined) throw new RangeError("A placeholder holds the place of a take");
  const { form, project, home, known } = asking;
  const { rangeInSequence, videoTrack, way } = take.shot;
  const isStill = form.placeholder === "still" || asking.room.kind === "unavailable";
  const first = form.references.filter(({ frame }) => frame.role === "first");
  const before = isStill && first.length === 0 ? [await frameBefore(project, rangeInSequence, home.path, outside)] : [];
  return ask({
    ...asking,
    id,
    holdsFor: take.id,
    known: [...known, ...takes],
    // A marker's or a board's shot is the take's to be.
    at: { way: way === "marker" || way === "board" ? "playhead" : way, rangeInSequence },
    // Picture only: what will sound is the take.
    form: {
      ...form,
      references: [...first, ...before],
      videoTrack,
      maker: { kind: "built-in" },
      audioTrack: "off",
      askedSize: "auto",
      draft: false,
    },
    room: isStill ? NO_ROOM : asking.room,
  });
}

async function frameBefore(
  project: ProjectView,
  range: TimeRange,
  home: string,
  outside: ReferenceOutside,
): Promise<ReferenceChoice> {
  const sequence = requireSequence(project);
  const time = range.start === 0 ? ZERO : frameStart(ticks(range.start - 1), sequence.rate);
  return programFrame(home, { ...project, sequence }, time, "first", outside);
}
