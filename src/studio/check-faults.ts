/** Looks through a take for faults, and at the cuts where it meets its neighbours; puts markers where something was found. */

import type { Finding, Meeting } from "../core/continuity";
import { StudioError } from "../core/failure";
import { timesOf, type LaidFilm } from "../core/finding-times";
import { matchFrames } from "../core/match-frames";
import { frameStart, ticks, type Ticks } from "../core/time";
import { readClip } from "../premiere/clip";
import { addMarkers, type NewMarker } from "../premiere/markers";
import { exists } from "../uxp/files";
import { joinPath } from "../uxp/paths";
import { CheckFrames, withFiles } from "./check-frames";
import type { CheckOutside, Lying } from "./check-commands";
import { ratesOf, shownIn } from "./check-interpret";
import type { FaultsState, Steps } from "./check-state";
import { referenceFile, type Shelved } from "./shelf";

type Looked = Omit<Extract<FaultsState, { kind: "looked" }>, "kind" | "marked">;

/** Frames either side of a cut, from which a movement can be told. */
const BESIDE = 2;

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
  const paths = [joinPath(folder, state.clip.name), ...(first >= 0 && (await exists(reference)) ? [reference] : [])];
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
  return { ...examined, meets: await meetings(lies, outside, signal), ...(typeof laid === "string" ? {} : { laid }) };
}

/** Each cut at which something is seen on both sides, and nothing lies above either. */
async function meetings(
  { project, shelved, place }: Lying,
  outside: CheckOutside,
  signal: AbortSignal,
): Promise<{ readonly before?: Meeting; readonly after?: Meeting }> {
  const { sequence } = project;
  const { rate } = sequence;
  const { start, end } = place.item.rangeInSequence;
  const frames = new CheckFrames(project, shelved, outside);
  const cut = async (at: Ticks): Promise<Meeting> => {
    const times = Array.from({ length: 2 * BESIDE }, (_, index) =>
      frameStart(ticks(at + (index - BESIDE) * rate), rate),
    );
    const paths: string[] = [];
    for (const time of times.filter((one) => one >= 0)) paths.push(await frames.take(time, signal));
    return withFiles(paths, (files) => outside.room.meet(files.slice(0, -BESIDE), files.slice(-BESIDE), signal));
  };
  try {
    const isOpen = (against: "before" | "after"): boolean =>
      !("kind" in matchFrames(against, place, shelved.take.recipe.references, sequence));
    return {
      ...(isOpen("before") ? { before: await cut(start) } : {}),
      ...(isOpen("after") ? { after: await cut(end) } : {}),
    };
  } finally {
    await frames.removeAll();
  }
}

/** How a finding is called in a marker. */
export type NameFinding = (finding: Finding) => { readonly name: string; readonly comments: string };

/**
 * A marker at each finding that the cut shows. Answers with how many there are then.
 * @throws StudioError `cannot-check` (retimed, interpreted), `sequence-changed`, `host-refused`
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

/** As it lies, or why its frames cannot be counted there. @throws StudioError `sequence-changed`, `host-refused` */
export async function laidFilm(lies: Lying): Promise<LaidFilm | "retimed" | "interpreted"> {
  const { project, place } = lies;
  const { sequenceId } = project.sequence;
  const { start } = place.item.rangeInSequence;
  const clip = await readClip({ projectId: project.projectId, sequenceId, track: place.track, start });
  if (clip === undefined) throw new StudioError({ kind: "sequence-changed" });
  if (clip.speed !== 1 || clip.reversed) return "retimed";
  const rates = await ratesOf(lies);
  const shown = shownIn(lies, clip.inPoint, rates);
  if (shown === undefined) return "interpreted";
  return { rangeInSequence: clip.rangeInSequence, inPoint: shown.start, rate: rates.now };
}
