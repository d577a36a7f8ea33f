/** Interpret Footage for a take: at which rate Premiere plays it, what another would mean for the cut, and setting it. */

import { isClose, type Fit } from "../../core/fit";
import { StudioError } from "../../core/failure";
import { asPlayed, mostEmpty, rateSaid, type Rates } from "../../core/interpretation";
import { framesPerSecond, lengthOf, ticks, type FrameRate, type TimeRange } from "../../core/time";
import type { VideoReport } from "../../media/results";
import { isSamePath } from "../../premiere/bin";
import { readFootageRate, setFootageRate } from "../../premiere/interpretation";
import { usesOf, type Use, type Uses } from "../../premiere/uses";
import { joinPath } from "../../uxp/paths";
import type { CheckOutside, Lying } from "./check-open";
import type { ItemRate, RateChange, RateSet } from "./check-state";
import { oneAtATime } from "../placing/at-timeline";
import type { Shelved } from "../disk/shelf";

/**
 * How Premiere plays what lies there. Where it does not say, at the film's own rate; where nobody looked into the film, its own
 * is what Premiere says. Of a copy that was made frame for frame it is the copy's rate, of another the film's own, whose
 * time it keeps.
 * @throws StudioError `no-project`, `host-refused`
 */
export async function ratesOf({ project, shelved, place }: Lying): Promise<Rates> {
  const { film, drawn, recipe } = shelved.take;
  const known = film?.rate ?? drawn?.rate;
  const own = known ?? recipe.rate;
  const { projectItemId: itemId } = place.item;
  const said = itemId === undefined ? undefined : await readFootageRate({ projectId: project.projectId, itemId });
  if (said?.framesPerSecond === undefined) return { own, now: own };
  const now = rateSaid(said.framesPerSecond, own) ?? own;
  if (isClipOf(shelved, said.path)) return { own: known ?? now, now };
  return { own, now: isClose(own, now) ? now : own };
}

/** What of the film the clip shows, in the clock that it is played by; absent where Premiere's figures fit no clock. */
export function shownIn({ place }: Lying, inPoint: TimeRange["start"], rates: Rates): TimeRange | undefined {
  const played = lengthOf(place.item.rangeInSequence);
  const { outInMedia } = place.item;
  if (outInMedia === undefined && rates.own !== rates.now) return undefined;
  return asPlayed({ start: inPoint, end: outInMedia ?? ticks(inPoint + played) }, played, rates);
}

function isClipOf({ take, folder }: Shelved, path: string): boolean {
  return take.state.kind === "ready" && isSamePath(path, joinPath(folder, take.state.clip.name));
}

/**
 * How Premiere plays the take's own project item. Absent where what lies there is another (a copy of it), where its frames
 * come at no steady rate, or where Premiere does not say. `changes` is filled in by `withChanges`.
 * @throws StudioError `no-project`, `host-refused`
 */
export async function itemRateOf(
  { project, shelved, place }: Lying,
  report: VideoReport,
): Promise<ItemRate | undefined> {
  const { projectItemId: itemId } = place.item;
  if (itemId === undefined || report.rate === undefined || !report.constantRate) return undefined;
  const { framesPerSecond: said, path, canSet } = await readFootageRate({ projectId: project.projectId, itemId });
  if (said === undefined || !isClipOf(shelved, path)) return undefined;
  const now = rateSaid(said, report.rate);
  return now === undefined ? undefined : { own: report.rate, now, canSet, changes: [] };
}

/**
 * With what else it could be played at: the sequence's rate where that is the remedy for its pace, whatever else differs, and
 * its own where it is not played so.
 */
export async function withChanges(lies: Lying, playing: ItemRate, fit: Fit, report: VideoReport): Promise<ItemRate> {
  const { own, now, canSet } = playing;
  const wanted = fit.differences.flatMap((one) =>
    one.kind === "rate" && one.remedy === "interpret" ? [one.sequence] : [],
  );
  const rates = [...wanted, own].filter((rate, index, all) => rate !== now && all.indexOf(rate) === index);
  if (!canSet || rates.length === 0) return playing;
  const found = await usesNow(lies);
  return { ...playing, changes: rates.map((to) => changeTo(to, lies, found, report)) };
}

/**
 * The take is played at that rate, wherever it is used; one undo step. Answers with what the clips say of themselves then.
 * @throws StudioError `cannot-interpret`, `no-project`, `host-refused`
 */
export async function playAt(
  lies: Lying,
  report: VideoReport,
  offered: RateChange,
  { sleep, log }: Pick<CheckOutside, "sleep" | "log">,
): Promise<RateSet> {
  const { projectItemId: itemId } = lies.place.item;
  if (itemId === undefined) throw new StudioError({ kind: "cannot-interpret", why: "changed" });
  const { project, shelved } = lies;
  return oneAtATime(async () => {
    const before = await usesNow(lies);
    const change = changeTo(offered.to, lies, before, report);
    if (change.isRetimed) throw new StudioError({ kind: "cannot-interpret", why: "retimed" });
    if (JSON.stringify(change) !== JSON.stringify(offered)) {
      throw new StudioError({ kind: "cannot-interpret", why: "changed" });
    }
    const label = `Play take ${shelved.take.number} at ${Number(framesPerSecond(offered.to).toFixed(3))}`;
    await setFootageRate({ projectId: project.projectId, itemId }, offered.to, label, sleep);
    const after = await usesNow(lies);
    log.say("interpreted", { clip: shelved.take.clipName });
    const moved = before.uses.filter((use) => !after.uses.some((other) => placeOf(other) === placeOf(use)));
    const begins = before.uses.filter((use) =>
      after.uses.some(
        (other) => placeOf(other) === placeOf(use) && other.rangeInMedia.start !== use.rangeInMedia.start,
      ),
    );
    return { to: offered.to, moved: moved.length, begins: begins.length };
  });
}

interface Found {
  readonly uses: readonly Use[];
  readonly unread: Uses["unread"];
}

async function usesNow({ project, place }: Lying): Promise<Found> {
  const { projectItemId: itemId = "" } = place.item;
  const { uses, unread } = await usesOf(project.projectId, [itemId]);
  return { uses: uses.get(itemId) ?? [], unread };
}

function placeOf({ sequenceId, kind, track, rangeInSequence: { start, end } }: Use): string {
  return `${sequenceId} ${kind} ${track} ${start} ${end}`;
}

function changeTo(to: FrameRate, { project }: Lying, { uses, unread }: Found, report: VideoReport): RateChange {
  const { sequenceId, rate } = project.sequence;
  const pictures = uses.filter(({ kind }) => kind === "video");
  const names = [...new Map(pictures.map((use) => [use.sequenceId, use.sequenceName]))];
  const { frames } = report;
  return {
    to,
    here: pictures.filter((use) => use.sequenceId === sequenceId).length,
    elsewhere: names
      .filter(([id]) => id !== sequenceId)
      .map(([id, sequence]) => ({ sequence, count: pictures.filter((use) => use.sequenceId === id).length })),
    unread: unread.map(({ sequenceName }) => sequenceName),
    lasts: ticks(frames * to),
    empty: mostEmpty(pictures, { frames, to }, rate),
    isTrimmed: pictures.some(({ rangeInMedia }) => rangeInMedia.start > 0),
    isRetimed: uses.some(({ speed, reversed }) => speed !== 1 || reversed),
    hasSound: uses.some(({ kind }) => kind === "audio"),
  };
}
