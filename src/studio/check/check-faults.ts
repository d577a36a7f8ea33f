/** Looks through a take for faults, and at the cuts where it meets its neighbours; puts markers where something was found. */

import type { Finding, Meeting } from "../../core/continuity";
import { StudioError } from "../../core/failure";
import { timesOf, type LaidFilm } from "../../core/finding-times";
import { readClip } from "../../premiere/clip";
import { addMarkers, type NewMarker } from "../../premiere/markers";
import { exists } from "../../uxp/files";
import { joinPath } from "../../uxp/paths";
import { CheckFrames } from "./check-frames";
import { withFiles } from "../disk/open-files";
import type { CheckOutside, Lying } from "./check-open";
import { ratesOf, shownIn } from "./check-interpret";
import type { FaultsState, Steps } from "./check-state";
import { besideOf, exportAll, notComparable, ownAt, type CutSide, type NotCounted } from "./cut-frames";
import { referenceFile, type Shelved } from "../disk/shelf";

export type Looked = Omit<Extract<FaultsState, { kind: "looked" }>, "kind" | "marked">;

/** `lies` absent: only the film is looked at. @throws StudioError `cannot-check` (no-film), or the room's; Cancelled */
export async function lookThrough(
  { take, folder }: Shelved,
  lies: Lying | undefined,
  outside: CheckOutside,
  signal: AbortSignal,
  onSteps: (steps: Steps) => void,
): Promise<Looked> {
  const { state } = take;
  if (state.kind !== "ready" || take.recipe.engine === "still-hold") {
    throw new StudioError({ kind: "cannot-check", why: "no-film" });
  }
  onSteps({ done: 0, total: 1 });
  const first = take.recipe.references.findIndex(({ role }) => role === "first");
  const reference = joinPath(folder, referenceFile(Math.max(0, first)));
  // What plays there is what is looked through: the clip, or a copy of it.
  const paths = [
    joinPath(folder, lies?.copy?.name ?? state.clip.name),
    ...(first >= 0 && (await exists(reference)) ? [reference] : []),
  ];
  const examined = await withFiles(paths, ([film, start]) => {
    if (film === undefined) throw new RangeError("A take has a film");
    return outside.room.examine(film, {
      ...(start === undefined ? {} : { reference: start }),
      signal,
      onProgress: (done, total) => onSteps({ done, total }),
    });
  });
  if (lies === undefined) return examined;
  const laid = await laidFilm(lies);
  return { ...examined, ...(await meetings(lies, outside, signal)), ...(typeof laid === "string" ? {} : { laid }) };
}

/** Each cut at which both sides are plainly seen; of the others why nothing is said. */
async function meetings(
  { project, shelved, place }: Lying,
  outside: CheckOutside,
  signal: AbortSignal,
): Promise<Required<Pick<Looked, "meets" | "notCounted">>> {
  const { sequence } = project;
  const space = notComparable(sequence.sequenceId, outside.spaces.of(sequence.sequenceId));
  if (space !== undefined) return { meets: {}, notCounted: [space] };
  const { track, item } = place;
  if (item.disabled || sequence.video[track]?.muted !== false) {
    return { meets: {}, notCounted: [{ kind: "unseen" }] };
  }
  const at = { range: item.rangeInSequence, track };
  const frames = new CheckFrames(project, shelved, outside);
  const notCounted: NotCounted[] = [];
  const cut = async (side: CutSide): Promise<Meeting | undefined> => {
    const [beside, own] = [await besideOf(side, at, project), ownAt(side, at, sequence)];
    for (const one of [beside, own]) {
      if ("kind" in one) {
        notCounted.push(one);
        return undefined;
      }
    }
    if ("kind" in beside || "kind" in own) return undefined;
    const [theirs, ours] = [await exportAll(beside, frames, signal), await exportAll(own, frames, signal)];
    const [left, right] = side === "before" ? [theirs, ours] : [ours, theirs];
    return withFiles([...left, ...right], (files) =>
      outside.room.meet(files.slice(0, left.length), files.slice(left.length), signal),
    );
  };
  try {
    const [before, after] = [await cut("before"), await cut("after")];
    const meets = { ...(before === undefined ? {} : { before }), ...(after === undefined ? {} : { after }) };
    return { meets, notCounted };
  } finally {
    await frames.removeAll();
  }
}

/** How a finding is called in a marker. */
export type NameFinding = (finding: Finding) => { readonly name: string; readonly comments: string };

/**
 * A marker at each finding that the cut shows. Answers with how many there are then.
 * @throws StudioError `cannot-check` (retimed, interpreted, variable-rate), `sequence-changed`, `host-refused`
 */
export async function markFindings(findings: readonly Finding[], lies: Lying, name: NameFinding): Promise<number> {
  const { project, shelved } = lies;
  const { sequence, projectId } = project;
  const film = await laidFilm(lies);
  if (typeof film === "string") throw new StudioError({ kind: "cannot-check", why: film });
  const markers = findings.flatMap((finding): readonly NewMarker[] => {
    const range = timesOf(finding.frames, film, sequence.rate);
    return range === undefined ? [] : [{ ...name(finding), range }];
  });
  if (markers.length === 0) return 0;
  const label = `Mark what was found in take ${shelved.take.number}`;
  return addMarkers(projectId, sequence.sequenceId, label, markers);
}

/** As it lies, or why its frames cannot be counted there. `variable-rate`: its frames come at no steady rate. @throws StudioError `sequence-changed`, `host-refused` */
export async function laidFilm(lies: Lying): Promise<LaidFilm | "retimed" | "interpreted" | "variable-rate"> {
  const { project, place, shelved, copy } = lies;
  const { film } = shelved.take;
  if (copy === undefined && film !== undefined && film.rate === undefined && film.frames > 1) return "variable-rate";
  const { sequenceId } = project.sequence;
  const { start } = place.item.rangeInSequence;
  const clip = await readClip({ projectId: project.projectId, sequenceId, track: place.track, start });
  if (clip === undefined) throw new StudioError({ kind: "sequence-changed" });
  if (clip.speed !== 1 || clip.reversed) return "retimed";
  if (copy !== undefined) return { rangeInSequence: clip.rangeInSequence, inPoint: clip.inPoint, rate: copy.rate };
  const rates = await ratesOf(lies);
  const shown = shownIn(lies, clip.inPoint, rates);
  if (shown === undefined) return "interpreted";
  return { rangeInSequence: clip.rangeInSequence, inPoint: shown.start, rate: rates.now };
}
