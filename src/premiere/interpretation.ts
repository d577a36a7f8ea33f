/** Interpret Footage of one project item: the rate at which Premiere plays its film, read and set. */

import type { ClipProjectItem } from "@adobe/premierepro";
import { StudioError } from "../core/failure";
import { isSaid } from "../core/interpretation";
import { framesPerSecond, type FrameRate } from "../core/time";
import { ask, askMaybe, isStale, withFreshObjects, type Sleep } from "./ask";
import { clipOf, requireItem, type ItemRef } from "./bin";
import { requireProject } from "./project";
import { transact } from "./transact";

export interface FootageRate {
  /**
   * Frames a second, as Premiere says it: the file's own unless another is assumed, and it does not say which. Absent where
   * it says none.
   */
  readonly framesPerSecond?: number;
  /** The file's native path; empty for what has none. */
  readonly path: string;
  /** This Premiere has the call that sets it. */
  readonly canSet: boolean;
}

/** @throws StudioError `no-project`; `host-refused` when the item is gone. */
export async function readFootageRate(ref: ItemRef): Promise<FootageRate> {
  return withFreshObjects(async () => {
    const clip = clipOf(await requireItem(await requireProject(ref.projectId), ref.itemId));
    const [rate, path] = await Promise.all([
      saidRate(clip),
      askMaybe("ClipProjectItem.getMediaFilePath", () => clip.getMediaFilePath()),
    ]);
    return { ...(rate === undefined ? {} : { framesPerSecond: rate }), path: path ?? "", canSet: canSet(clip) };
  });
}

/**
 * Frames a second that an item is played at. A Premiere that has no such call, or refuses it, does not say: that is an answer.
 */
export async function saidRate(clip: ClipProjectItem): Promise<number | undefined> {
  try {
    const how = await askMaybe("ClipProjectItem.getFootageInterpretation", () => clip.getFootageInterpretation());
    const rate = how && (await ask("FootageInterpretation.getFrameRate", () => how.getFrameRate()));
    return typeof rate === "number" && rate > 0 && Number.isFinite(rate) ? rate : undefined;
  } catch (error) {
    if (isStale(error) || !(error instanceof StudioError)) throw error;
    return undefined;
  }
}

function canSet(clip: ClipProjectItem): boolean {
  return typeof clip.createSetOverrideFrameRateAction === "function";
}

/** How often the rate is read back, and milliseconds in between. */
const LOOKS = 6;
const LOOK_EVERY = 150;

/**
 * The item's film is played at that rate from now on, wherever it is used: one undo step called `label`. No call takes an
 * assumed rate away again; the file's own can be set like any other.
 * @throws StudioError `no-project`; `host-refused`; `cannot-interpret` (no-call), and (kept) when another rate reads back.
 */
export async function setFootageRate(ref: ItemRef, rate: FrameRate, label: string, sleep: Sleep): Promise<void> {
  await withFreshObjects(async () => {
    const project = await requireProject(ref.projectId);
    const clip = clipOf(await requireItem(project, ref.itemId));
    if (!canSet(clip)) throw new StudioError({ kind: "cannot-interpret", why: "no-call" });
    transact(project, label, () => [clip.createSetOverrideFrameRateAction(framesPerSecond(rate))]);
  });
  for (let look = 0; look < LOOKS; look++) {
    const { framesPerSecond: now } = await readFootageRate(ref);
    if (now !== undefined && isSaid(now, rate)) return;
    await sleep(LOOK_EVERY);
  }
  throw new StudioError({ kind: "cannot-interpret", why: "kept" });
}
