/**
 * The clip came into the project, and then Premiere went away. Whether it was placed is read from the timeline; if it was
 * not, it is placed only where nothing has changed since.
 */

import type { PlacementRecord, Take } from "../../core/take";
import { readProject } from "../../premiere/project";
import { itemOf } from "../placing/bring";
import type { Life } from "../takes/life";
import { whereOnTimeline } from "../takes/lying";
import { rivalry, type MakeOutside } from "./make";
import { placeIfMeant } from "../placing/place";
import type { Place } from "../placing/place-meant";

/** For a take that stands at `ready` and of whose placement nothing is known. @throws Cancelled, StudioError */
export async function placeLate(life: Life, place: Place, outside: MakeOutside): Promise<void> {
  const { state, shot } = life.take;
  if (state.kind !== "ready") return;
  await outside.whenOpen(shot.projectId, life);
  const itemId = await itemOf(life.shelved, outside);
  if (itemId !== state.projectItemId) {
    await life.happens({ kind: "imported", clip: state.clip, projectItemId: itemId }, { step: "placing" });
  }
  const record =
    (await placesNow(life.take)) > 0
      ? ({ outcome: "verified", at: outside.now().toISOString() } as const)
      : await putLate(life, itemId, place, outside);
  // Stopped because the panel goes away: the next start looks again.
  if (outside.isLettingGo() && record.outcome === "waits") return;
  await life.happens({ kind: "placement", record }, undefined);
}

async function putLate(life: Life, itemId: string, place: Place, outside: MakeOutside): Promise<PlacementRecord> {
  if (life.take.batch === undefined)
    return placeIfMeant(life.shelved, itemId, place, life.signal, rivalry(life, outside));
  life.goesOn({ step: "gathering" });
  return outside.together.arrive(life, itemId, place);
}

async function placesNow(take: Take): Promise<number> {
  const project = await readProject();
  const sequence = project?.sequence;
  if (project?.projectId !== take.shot.projectId || sequence === undefined) return 0;
  if (sequence.sequenceId !== take.shot.sequenceId) return 0;
  return whereOnTimeline(take, sequence).length;
}
