/** Lays a storyboard out in time: as a new sequence, or in the one that is open. */

import { StudioError } from "../../core/failure";
import type { ProjectView, SequenceView } from "../../core/sequence";
import type { Board } from "../../core/storyboard";
import { soundOf, type Take } from "../../core/take";
import { advance } from "../../core/take-events";
import { frameStart, timecode, ZERO, type Ticks, type TimeRange } from "../../core/time";
import { freeTrack, soundsOver, soundTrackFor, surroundingsOf } from "../../core/where";
import { makeSequenceFrom } from "../../premiere/lay-out";
import { placeTogether, type ClipToPlace, type PlacedTogether } from "../../premiere/placement";
import { readProject } from "../../premiere/project";
import type { Log } from "../log";
import { oneAtATime, recordOf, whenStill } from "../placing/at-timeline";
import { rowsById } from "../takes/row-index";
import type { Shelved } from "../disk/shelf";
import { FIRST_TRACK, placesOf, stretchOf } from "./lay-places";
import { pictureOf } from "./shot-picture";
import type { LaidOut } from "./story-state";
import type { Takes } from "../takes/takes";

export interface LayingOutside {
  readonly takes: Takes;
  readonly log: Log;
  readonly now: () => Date;
  readonly device: () => string;
  readonly sleep: (milliseconds: number) => Promise<void>;
}

/**
 * Lays the shots out one behind the other: in a new sequence, made from the first of them, or in the open one from the playhead
 * on, on the lowest track that is free all the way. One undo step, read back clip by clip.
 * @throws StudioError `board-undrawn` when a shot has no picture, `sequence-changed`; then nothing was laid. What Premiere refuses.
 */
export async function layOut(
  board: Board,
  to: "new" | "playhead",
  { projectId, sequence: open }: ProjectView,
  outside: LayingOutside,
): Promise<LaidOut> {
  const { takes, sleep } = outside;
  const rows = rowsById(takes.rows(open));
  const pictures = board.shots.map((shot) => ({ shot, take: pictureOf(shot, rows)?.take }));
  const missing = pictures.filter(({ take }) => take === undefined).map(({ shot }) => shot.number);
  if (missing.length > 0 || pictures.length === 0)
    throw new StudioError({ kind: "board-undrawn", shots: missing.join(", ") });
  const clips: ShotClip[] = [];
  for (const { shot, take } of pictures) {
    if (take === undefined) continue;
    clips.push({ number: shot.number, itemId: await takes.itemOf(take.id), shelved: takes.get(take.id) });
  }
  const [first] = clips;
  if (first === undefined) throw new StudioError({ kind: "board-undrawn", shots: "" });
  if (to === "playhead" && open === undefined) throw new StudioError({ kind: "no-sequence" });
  const isNew = to === "new" || open === undefined;
  if (!isNew) await whenStill(sleep);
  const put = await oneAtATime(async () => {
    const sequence = isNew ? await makeSequenceFrom(projectId, first.itemId, board.title) : await asItIsNow(open);
    // Where the playhead stood when the button was pressed.
    const start = isNew ? ZERO : frameStart(open.playhead, sequence.rate);
    return {
      sequence,
      start,
      ...(await putAll({ projectId, sequence, start, isNew, title: board.title }, clips, sleep)),
    };
  });
  const { sequence, start, placed, track } = put;
  await keep(clips, placed, outside);
  const numbersOf = (kind: PlacedTogether["kind"]): readonly number[] =>
    clips.filter((_, index) => placed[index]?.kind === kind).map(({ number }) => number);
  return {
    sequence: sequence.name,
    isNew,
    track,
    timecode: timecode(start, sequence.rate, sequence.timecodeFormat, sequence.zeroFrame),
    rate: sequence.rate,
    size: sequence.size,
    placed: placed.length - numbersOf("failed").length,
    unverified: numbersOf("committed-unverified").length,
    failed: numbersOf("failed"),
  };
}

interface ShotClip {
  readonly number: number;
  readonly shelved: Shelved;
  readonly itemId: string;
}

/** One undo step; called off when the timeline over those places is not what it was when the track was chosen. */
async function putAll(
  to: {
    readonly projectId: string;
    readonly sequence: SequenceView;
    readonly start: Ticks;
    readonly isNew: boolean;
    readonly title: string;
  },
  clips: readonly ShotClip[],
  sleep: LayingOutside["sleep"],
): Promise<{ readonly placed: readonly PlacedTogether[]; readonly track: number }> {
  const { projectId, sequence, start, isNew, title } = to;
  const stretches = clips.map(({ shelved: { take } }) => stretchOf(take));
  const { places, over } = placesOf(stretches, start, sequence.rate);
  const track = isNew ? FIRST_TRACK : freeTrack(sequence.video, over);
  const toPlace = clips.map(({ itemId, shelved: { take } }, index): ClipToPlace => ({
    itemId,
    at: places[index] ?? start,
    ...stretchOf(take),
    videoTrack: track,
    audioTrack: soundTrackOf(take, sequence, over),
    mode: "overwrite",
  }));
  const around = (at: SequenceView): string =>
    [surroundingsOf(at, over), ...toPlace.map(({ audioTrack }) => soundsOver(at, audioTrack ?? -1, over))].join();
  const seen = around(sequence);
  const atLast = async (): Promise<void> => {
    if (around(await asItIsNow(sequence)) !== seen) throw new StudioError({ kind: "sequence-changed" });
  };
  const { sequenceId } = sequence;
  const label = `Lay out ${title}`;
  return { placed: await placeTogether({ projectId, sequenceId, label, clips: toPlace, atLast }, sleep), track };
}

/** Beside the pictures, where nothing lies all the way; of a new sequence the first. `null`: it is known to have none. */
function soundTrackOf(take: Take, { audio }: SequenceView, over: TimeRange): number | null {
  const { audioTrack } = take.shot;
  if (audioTrack === undefined || soundOf(take) === "silent") return null;
  return soundTrackFor(audio, over, Math.min(audioTrack, audio.length));
}

/** @throws StudioError `sequence-changed` when another one is open by now */
async function asItIsNow({ sequenceId }: SequenceView): Promise<SequenceView> {
  const sequence = (await readProject())?.sequence;
  if (sequence?.sequenceId !== sequenceId) throw new StudioError({ kind: "sequence-changed" });
  return sequence;
}

/** What became of each stands in its record; one writer a file. */
async function keep(
  clips: readonly ShotClip[],
  placed: readonly PlacedTogether[],
  { takes, now, device, log }: LayingOutside,
): Promise<void> {
  for (const [index, { shelved }] of clips.entries()) {
    const one = placed[index];
    if (one === undefined || shelved.take.owner !== device()) continue;
    const record = recordOf(one, now());
    try {
      await takes.update({ ...shelved, take: advance(shelved.take, { kind: "placement", record }) });
    } catch (error) {
      if (!(error instanceof StudioError)) throw error;
      log.trouble("keeping where a shot was laid", error);
    }
  }
}
