/** A scene onto the timeline: what is ready and not there yet, or one take in the place of another. One undo step each. */

import { StudioError, type Failure } from "../core/failure";
import { shownOf } from "../core/head";
import type { ProjectView, SequenceView } from "../core/sequence";
import type { PlacementRecord, Take } from "../core/take";
import { advance } from "../core/take-events";
import { rangeOf, ticks, ticksOfFrames, type Ticks, type TimeRange } from "../core/time";
import { freeTrack, surroundingsOf } from "../core/where";
import { placeTogether, type ClipToPlace, type PlacedTogether } from "../premiere/placement";
import { readProject } from "../premiere/project";
import { oneAtATime } from "./place";
import type { SceneView } from "./scene-state";
import type { Takes } from "./takes";

export interface LayingOutside {
  readonly takes: Takes;
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
  readonly device: () => string;
}

interface Laid {
  readonly take: Take;
  readonly at: Ticks;
  readonly track: number;
}

/** Where what is made and does not lie there goes: links that follow each other lie on one track. */
export function placesFor({ scene, links }: SceneView, sequence: SequenceView): readonly Laid[] {
  const { rate } = scene.sequence;
  const laid: Laid[] = [];
  let track = 0;
  for (const [index, { row, goes, frames }] of links.entries()) {
    if (row === undefined || goes === undefined) continue;
    if (links[index - 1]?.goes === undefined) {
      const end = links.slice(index).findIndex((link) => link.goes === undefined);
      const last = links.slice(index, end < 0 ? undefined : index + end).at(-1);
      const over = {
        start: goes.at,
        end: ticks((last?.goes?.at ?? goes.at) + ticksOfFrames(last?.frames ?? frames, rate)),
      };
      // Nothing that lies there is cut: where the neighbour's track is taken, they go above.
      track = freeTrack(sequence.video, over, goes.from?.track ?? 0);
    }
    laid.push({ take: row.take, at: goes.at, track });
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
 * The take that the scene shows, over the one that lies there.
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
  await put([{ take: link.row.take, at: start, track }], `Replace link ${index + 1}`, project, sequence, outside);
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
  for (const { take, at, track } of laid) {
    const itemId = await outside.takes.itemOf(take.id);
    const { recipe, shot, film } = take;
    clips.push({
      itemId,
      at,
      frames: shownOf(recipe, film).frames,
      rate: recipe.rate,
      videoTrack: track,
      audioTrack: recipe.sound ? (shot.audioTrack ?? null) : null,
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
    const record = recordOf(placed[index], outside.now());
    if (record === undefined) continue;
    if (record.outcome === "failed") failure ??= record.failure;
    const shelved = outside.takes.get(take.id);
    if (take.owner === outside.device()) {
      await outside.takes.update({ ...shelved, take: advance(shelved.take, { kind: "placement", record }) });
    }
  }
  if (failure !== undefined) throw new StudioError(failure);
}

/** All that is around the places, as one text. */
function look(sequence: SequenceView, laid: readonly Laid[]): string {
  const ranges: readonly TimeRange[] = laid.map(({ take: { recipe }, at }) =>
    rangeOf(at, ticksOfFrames(recipe.frames, recipe.rate)),
  );
  return ranges.map((range) => surroundingsOf(sequence, range)).join();
}

function recordOf(placed: PlacedTogether | undefined, now: Date): PlacementRecord | undefined {
  const at = now.toISOString();
  switch (placed?.kind) {
    case "verified":
      return { outcome: "verified", at };
    case "committed-unverified":
      return { outcome: "unverified", at, why: placed.why };
    case "failed":
      return { outcome: "failed", at, failure: placed.failure };
    case undefined:
      return undefined;
  }
}
