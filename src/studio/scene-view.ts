/** From what lies on disk and on the timeline to what is shown of a scene. Pure. */

import { shownOf } from "../core/head";
import { judgeSeam } from "../core/scene";
import type { SequenceView } from "../core/sequence";
import type { Take } from "../core/take";
import { itemsOf } from "./lying";
import { startsOf } from "./scene-plan";
import type { Scene } from "./scene-record";
import type { LinkView, SeamView, Spending } from "./scene-state";
import type { TakeRow } from "./state";

export interface Looked {
  /** Every take of the project. */
  readonly rows: readonly TakeRow[];
  /** Absent where another sequence is open. */
  readonly sequence?: SequenceView;
  /** Of those links, both ends included. */
  readonly costs: (from: number, to: number) => Spending;
  readonly pictures: (before: string, after: string) => SeamView["pictures"];
}

export function linksOf(scene: Scene, { rows, sequence, costs, pictures }: Looked): readonly LinkView[] {
  const starts = startsOf(scene);
  const views: LinkView[] = [];
  const takes = rows.filter(({ take }) => take.scene?.id === scene.id);
  for (const [index, { frames, beat }] of scene.links.entries()) {
    const own = takes
      .filter(({ take }) => take.scene?.link === index)
      .sort((a, b) => (a.take.askedAt < b.take.askedAt || a.take.number < b.take.number ? -1 : 1));
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
      again: costs(index, index),
      rest: costs(index, scene.links.length - 1),
      ...(seam === undefined ? {} : { seam }),
      ...(lies === undefined ? {} : { lies }),
    });
  }
  return views;
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

/** Of several takes that lie there the one that the scene shows counts. */
function liesIn(sequence: SequenceView, own: readonly TakeRow[], current: TakeRow | undefined): LinkView["lies"] {
  const found = own.flatMap(({ take }) =>
    itemsOf(take, sequence).map(({ track, item: { rangeInSequence } }) => ({
      track,
      start: rangeInSequence.start,
      isCurrent: take === current?.take,
    })),
  );
  return found.find(({ isCurrent }) => isCurrent) ?? found.at(-1);
}
