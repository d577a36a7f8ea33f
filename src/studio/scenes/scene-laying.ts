/** A scene onto the timeline: what is ready and not there yet, or one take in the place of another. One undo step each. */

import { StudioError, type Failure } from "../../core/failure";
import { shownOf } from "../../core/head";
import type { ProjectView, SequenceView } from "../../core/sequence";
import { soundOf, type Take } from "../../core/take";
import { advance } from "../../core/take-events";
import { rangeOf, ticks, ticksOfFrames, ZERO, type Ticks, type TimeRange } from "../../core/time";
import { freeTrack, soundsOver, soundTrackFor, surroundingsOf } from "../../core/where";
import { placeTogether, type ClipToPlace } from "../../premiere/placement";
import { readClip } from "../../premiere/clip";
import { readProject } from "../../premiere/project";
import type { Log } from "../log";
import { oneAtATime, recordOf } from "../placing/at-timeline";
import { exchange, whatIsSeen } from "../placing/replace";
import type { SceneView } from "./scene-state";
import type { Takes } from "../takes/takes";

export interface LayingOutside {
  readonly takes: Takes;
  readonly log: Log;
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly device: () => string;
}

interface Laid {
  readonly take: Take;
  readonly at: Ticks;
  readonly track: number;
  /** `null`: it comes without sound. */
  readonly audioTrack: number | null;
}

/** Where what is made and does not lie there goes: links that follow each other lie on one track, and so does their sound. */
export function placesFor({ scene, links }: SceneView, sequence: SequenceView): readonly Laid[] {
  const { rate } = scene.sequence;
  const laid: Laid[] = [];
  let track = 0;
  let over: TimeRange = rangeOf(ZERO, ZERO);
  for (const [index, { row, goes, frames }] of links.entries()) {
    if (row === undefined || goes === undefined) continue;
    if (links[index - 1]?.goes === undefined) {
      const end = links.slice(index).findIndex((link) => link.goes === undefined);
      const last = links.slice(index, end < 0 ? undefined : index + end).at(-1);
      over = {
        start: goes.at,
        end: ticks((last?.goes?.at ?? goes.at) + ticksOfFrames(last?.frames ?? frames, rate)),
      };
      // Nothing that lies there is cut: where the neighbour's track is taken, they go above.
      track = freeTrack(sequence.video, over, goes.from?.track ?? 0);
    }
    const { take } = row;
    const wanted = soundOf(take) === "silent" ? undefined : take.shot.audioTrack;
    const audioTrack = wanted === undefined ? null : soundTrackFor(sequence.audio, over, wanted);
    laid.push({ take, at: goes.at, track, audioTrack });
  }
  return laid;
}

/** @throws StudioError; then nothing was laid. */
export async function layScene(view: SceneView, project: ProjectView, outside: LayingOutside): Promise<void> {
  const sequence = sequenceFor(view, project);
  const laid = placesFor(view, sequence);
  if (laid.length > 0) await put(laid, `Lay out ${laid.length} links`, project, sequence, outside);
}

/**
 * The take that the scene shows, over the one that lies there; its sound in the place of that one's, as Replace would have it.
 * @throws StudioError `link-short` where it has too few frames to fill it; `link-changed` where that is not as long as the link any more: what else would be cut, nobody said.
 */
export async function swapLink(
  view: SceneView,
  index: number,
  project: ProjectView,
  outside: LayingOutside,
): Promise<void> {
  const sequence = sequenceFor(view, project);
  const link = view.links[index];
  if (link?.row === undefined || link.lies === undefined || link.lies.isCurrent) return;
  if (link.missing > 0) throw new StudioError({ kind: "link-short", link: index + 1, missing: link.missing });
  const { track, start } = link.lies;
  const there = sequence.video
    .find((one) => one.index === track)
    ?.items.find((one) => one.rangeInSequence.start === start);
  const length = ticksOfFrames(link.frames, view.scene.sequence.rate);
  if (there === undefined || there.rangeInSequence.end - start !== length) {
    throw new StudioError({ kind: "link-changed", link: index + 1 });
  }
  const { projectId } = project;
  const old = await readClip({ projectId, sequenceId: sequence.sequenceId, track, start });
  if (old === undefined) throw new StudioError({ kind: "link-changed", link: index + 1 });
  const itemId = await outside.takes.itemOf(link.row.take.id);
  const shelved = outside.takes.get(link.row.take.id);
  const { take } = shelved;
  const shows = whatIsSeen(take, old, undefined, sequence);
  const { audioTrack } = take.shot;
  const label = `Replace link ${index + 1}`;
  const record = await oneAtATime(() =>
    exchange({ projectId, sequence, take, itemId, old, shows, way: "overwrite", audioTrack, label }, outside),
  );
  if (take.owner === outside.device()) {
    await outside.takes.update({ ...shelved, take: advance(take, { kind: "placement", record }) });
  }
}

function sequenceFor({ scene }: SceneView, { sequence }: ProjectView): SequenceView {
  if (sequence?.sequenceId !== scene.sequence.sequenceId) throw new StudioError({ kind: "sequence-changed" });
  return sequence;
}

async function put(
  laid: readonly Laid[],
  label: string,
  { projectId }: ProjectView,
  sequence: SequenceView,
  outside: LayingOutside,
): Promise<void> {
  const clips: ClipToPlace[] = [];
  for (const { take, at, track, audioTrack } of laid) {
    const itemId = await outside.takes.itemOf(take.id);
    const { recipe, film } = take;
    clips.push({
      itemId,
      at,
      frames: shownOf(recipe, film).frames,
      rate: recipe.rate,
      videoTrack: track,
      audioTrack,
      mode: "overwrite",
    });
  }
  const seen = look(sequence, laid);
  const placed = await oneAtATime(() =>
    placeTogether(
      {
        projectId,
        sequenceId: sequence.sequenceId,
        label,
        clips,
        atLast: async () => {
          const now = (await readProject())?.sequence;
          if (now?.sequenceId !== sequence.sequenceId || look(now, laid) !== seen) {
            throw new StudioError({ kind: "sequence-changed" });
          }
        },
      },
      outside.sleep,
    ),
  );
  let failure: Failure | undefined;
  for (const [index, { take }] of laid.entries()) {
    const one = placed[index];
    if (one === undefined) continue;
    const record = recordOf(one, outside.now());
    if (record.outcome === "failed") failure ??= record.failure;
    const shelved = outside.takes.get(take.id);
    if (take.owner === outside.device()) {
      await outside.takes.update({ ...shelved, take: advance(shelved.take, { kind: "placement", record }) });
    }
  }
  if (failure !== undefined) throw new StudioError(failure);
}

/** All that is around the places, and all sound over them, as one text. */
function look(sequence: SequenceView, laid: readonly Laid[]): string {
  return laid
    .map(({ take: { recipe }, at, audioTrack }) => {
      const range = rangeOf(at, ticksOfFrames(recipe.frames, recipe.rate));
      const sounds = audioTrack === null ? "" : soundsOver(sequence, audioTrack, range);
      return surroundingsOf(sequence, range) + sounds;
    })
    .join();
}
