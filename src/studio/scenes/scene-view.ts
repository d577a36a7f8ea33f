/** From what lies on disk and on the timeline to what is shown of a scene. Pure. */

import { shownOf } from "../../core/head";
import { judgeSeam } from "../../core/scene";
import type { SequenceView, TrackItemView } from "../../core/sequence";
import { soundOf, type Take } from "../../core/take";
import { ticks, ticksOfFrames } from "../../core/time";
import { itemsOf } from "../takes/lying";
import type { OldSound } from "../placing/replace-state";
import type { LinkCosts } from "./scene-costs";
import { startsOf } from "./scene-plan";
import type { Scene } from "./scene-record";
import type { LinkView, SeamView } from "./scene-state";
import type { TakeRow } from "../takes/take-row";

export interface Looked {
  /** Every take of the project. */
  readonly rows: readonly TakeRow[];
  /** Absent where another sequence is open. */
  readonly sequence?: SequenceView;
  readonly costs: LinkCosts;
  readonly pictures: (before: string, after: string) => SeamView["pictures"];
}

export function linksOf(scene: Scene, { rows, sequence, costs, pictures }: Looked): readonly LinkView[] {
  const starts = startsOf(scene);
  const views: LinkView[] = [];
  const takes = rows.filter(({ take }) => take.scene?.id === scene.id);
  for (const [index, { frames, beat }] of scene.links.entries()) {
    const own = takes
      .filter(({ take }) => take.scene?.link === index)
      // By number, which only grows: a clock may be set back.
      .sort((a, b) => a.take.number - b.take.number);
    const row = own.filter(({ take }) => take.state.kind === "ready").at(-1);
    const last = own.at(-1);
    const before = views.at(-1)?.row?.take;
    const seam = row && before && seamOf(scene, before, row.take, pictures);
    const lies = sequence && liesIn(sequence, own, row);
    views.push({
      frames,
      beat,
      start: starts[index] ?? scene.start,
      ...(row === undefined ? {} : { row }),
      ...(last === undefined || last === row ? {} : { latest: last }),
      isStale: index > 0 && row !== undefined && row.take.recipe.parent?.takeId !== before?.id,
      missing: row === undefined ? 0 : frames - shownOf(row.take.recipe, row.take.film).frames,
      again: costs.again(index),
      rest: costs.rest(index),
      ...(seam === undefined ? {} : { seam }),
      ...(lies === undefined ? {} : { lies }),
    });
  }
  return sequence === undefined ? views : views.map((view, index) => ({ ...view, ...placed(views, index, scene) }));
}

/** Counted from the nearest neighbour that lies there: one that was moved takes nothing along but what hangs on it. */
function placed(views: readonly LinkView[], index: number, { sequence: { rate } }: Scene): Pick<LinkView, "goes"> {
  const view = views[index];
  if (view?.row === undefined || view.lies !== undefined) return {};
  const between = (from: number, to: number): number =>
    ticksOfFrames(
      views.slice(from, to).reduce((sum, { frames }) => sum + frames, 0),
      rate,
    );
  const isThere = ({ lies }: LinkView): boolean => lies !== undefined;
  const before = views.slice(0, index).map(isThere).lastIndexOf(true);
  const link = before < 0 ? views.findIndex(isThere) : before;
  const lies = views[link]?.lies;
  if (lies === undefined) return { goes: { at: view.start } };
  const at = before < 0 ? lies.start - between(index, link) : lies.end + between(link + 1, index);
  return { goes: { at: ticks(Math.max(0, at)), from: { link, track: lies.track } } };
}

function seamOf(scene: Scene, before: Take, after: Take, pictures: Looked["pictures"]): SeamView | undefined {
  const found = scene.seams.find((one) => one.before === before.id && one.after === after.id);
  if (found === undefined) return undefined;
  const shown = pictures(before.id, after.id);
  return {
    figures: found.seam,
    verdict: judgeSeam(found.seam),
    ...(shown === undefined ? {} : { pictures: shown }),
  };
}

function hasSound({ rangeInSequence: { start, end }, projectItemId }: TrackItemView, { audio }: SequenceView): boolean {
  const isIts = (one: TrackItemView): boolean =>
    one.projectItemId === projectItemId && one.rangeInSequence.start === start && one.rangeInSequence.end === end;
  return projectItemId !== undefined && audio.some(({ items }) => items.some(isIts));
}

/** Of the clip that this take overwrites. */
function oldSound(take: Take): OldSound {
  const sound = soundOf(take);
  return sound === "silent" ? "stays" : sound === "sounds" ? "goes" : "unknown";
}

/** Of several takes that lie there the one that the scene shows counts. */
function liesIn(sequence: SequenceView, own: readonly TakeRow[], current: TakeRow | undefined): LinkView["lies"] {
  const found = own.flatMap(({ take }) =>
    itemsOf(take, sequence).map(({ track, item }) => ({
      track,
      ...item.rangeInSequence,
      isCurrent: take === current?.take,
      ...(current !== undefined && hasSound(item, sequence) ? { sound: oldSound(current.take) } : {}),
    })),
  );
  return found.find(({ isCurrent }) => isCurrent) ?? found.at(-1);
}
