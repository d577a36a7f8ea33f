/** Many shots asked together: each with a place of its own, one sum, one agreement, and all of them on disk before the first leaves. */

import type { Failure } from "../core/failure";
import { StudioError } from "../core/failure";
import { sumsOf, type Estimate, type Money } from "../core/money";
import type { ProjectView, SequenceView, TrackItemView } from "../core/sequence";
import type { TimeRange } from "../core/time";
import { overlap } from "../core/time";
import type { Where } from "../core/where";
import { remove } from "../uxp/files";
import { ask, type Asking } from "./ask";
import type { Log } from "./log";
import { overCap, wantsConfirming, type Desktop } from "./order";
import type { Place } from "./place";
import { effectOf, planOf } from "./plan";
import type { Shelved } from "./shelf";
import type { Plan, RoomState, ShotForm } from "./state";

/** A shot of a list: what the form would say of it, and where it goes. */
export interface ListedShot {
  readonly form: ShotForm;
  readonly at: Where;
  readonly way?: Asking["way"];
  readonly number?: number;
}

export interface BatchFacts {
  readonly sequence: SequenceView;
  readonly room: RoomState;
  readonly desktop?: Desktop;
}

export interface BatchPlan {
  /** In the order of the shots. */
  readonly plans: readonly Plan[];
  readonly total: Total;
  /** The whole is above the editor's threshold. */
  readonly confirm: boolean;
  /** Why none of them is asked: one shot's own refusal, or the sum's. `index`: whose. */
  readonly refusal?: { readonly failure: Failure; readonly index?: number };
}

/** What all of them cost together. */
export interface Total {
  /** One sum a currency. */
  readonly sums: readonly Money[];
  /** Takes of which nobody knows the price. */
  readonly unknown: number;
}

/**
 * What one press will do for all of them. A shot whose place another of them takes goes above that one.
 */
export function planBatch(shots: readonly ListedShot[], { sequence, room, desktop }: BatchFacts): BatchPlan {
  const plans: Plan[] = [];
  const taken: { readonly track: number; readonly range: TimeRange }[] = [];
  for (const { form, at } of shots) {
    const crowded = withTaken(sequence, taken);
    const plan = planOf({ sequence: crowded, form, room, at, ...(desktop === undefined ? {} : { desktop }) });
    plans.push(plan);
    taken.push({ track: plan.videoTrack, range: plan.where.rangeInSequence });
  }
  const estimates = plans.flatMap(({ order }) => (order === undefined ? [] : [order.estimate]));
  const total = totalOf(estimates);
  const refusal = refusalOf(plans, sequence, total, desktop);
  return {
    plans,
    total,
    confirm:
      desktop !== undefined && estimatesOf(total).some((one) => wantsConfirming(one, desktop.entry, desktop.settings)),
    ...(refusal === undefined ? {} : { refusal }),
  };
}

/** What the batch will do, to the timeline and to the purse, as one text: the button must do what it said. */
export function effectOfBatch(plan: BatchPlan | undefined): string {
  if (plan === undefined) return "";
  return JSON.stringify([plan.plans.map(effectOf), plan.total]);
}

function withTaken(
  sequence: SequenceView,
  taken: readonly { readonly track: number; readonly range: TimeRange }[],
): SequenceView {
  if (taken.length === 0) return sequence;
  const itemOf = ({ range }: { readonly range: TimeRange }): TrackItemView => ({
    name: "",
    rangeInSequence: range,
    disabled: false,
    selected: false,
  });
  const highest = Math.max(...taken.map(({ track }) => track));
  const tracks = [...sequence.video];
  while (tracks.length <= highest) tracks.push({ index: tracks.length, name: "", muted: false, items: [] });
  return {
    ...sequence,
    video: tracks.map((track) => {
      const mine = taken.filter((one) => one.track === track.index);
      return mine.length === 0 ? track : { ...track, items: [...track.items, ...mine.map(itemOf)] };
    }),
  };
}

export function totalOf(estimates: readonly Estimate[]): Total {
  return {
    sums: sumsOf(estimates.flatMap((one) => (one.kind === "about" ? [one.money] : []))),
    unknown: estimates.filter(({ kind }) => kind === "unknown").length,
  };
}

/** As the rules for one take would have it: a sum a currency, and one that nobody knows where there is any. */
function estimatesOf({ sums, unknown }: Total): readonly Estimate[] {
  const about = sums.map((money): Estimate => ({ kind: "about", money, how: "list-price" }));
  return unknown === 0 ? about : [...about, { kind: "unknown" }];
}

function refusalOf(
  plans: readonly Plan[],
  { video }: SequenceView,
  total: Total,
  desktop: Desktop | undefined,
): BatchPlan["refusal"] {
  const refused = plans.findIndex(({ refusal }) => refusal !== undefined);
  const failure = plans[refused]?.refusal;
  if (failure !== undefined) return { failure, index: refused };
  // Premiere makes one new track at a time: a shot that would need a second one has nowhere to go.
  const homeless = plans.findIndex(({ videoTrack }) => videoTrack > video.length);
  if (homeless >= 0) return { failure: { kind: "no-room", track: video.length }, index: homeless };
  if (desktop === undefined) return undefined;
  const over = estimatesOf(total)
    .map((one) => overCap(one, desktop.settings, desktop.spending))
    .find((one) => one !== undefined);
  return over === undefined ? undefined : { failure: over };
}

export interface BatchAsking extends Omit<Asking, "form" | "at" | "batch" | "known" | "number" | "way"> {
  readonly known: Asking["known"];
  readonly log: Log;
}

/**
 * Puts all of them on disk under one id. When one cannot be written, none is left there.
 * @throws StudioError the refusal of the batch, or what the disk says; then nothing is asked.
 */
export async function askTogether(
  id: string,
  shots: readonly ListedShot[],
  asking: BatchAsking,
): Promise<readonly { readonly shelved: Shelved; readonly place: Place }[]> {
  const sequence = requireSequence(asking.project);
  const { plans, refusal } = planBatch(shots, { ...asking, sequence });
  if (refusal !== undefined) throw new StudioError(refusal.failure);
  const asked: { readonly shelved: Shelved; readonly place: Place }[] = [];
  try {
    for (const [index, { form, at, way, number }] of shots.entries()) {
      const track = plans[index]?.videoTrack ?? form.videoTrack;
      asked.push(
        await ask({
          ...asking,
          known: [...asking.known, ...asked.map(({ shelved }) => shelved.take)],
          form: { ...form, videoTrack: track },
          at,
          batch: id,
          ...(way === undefined ? {} : { way }),
          ...(number === undefined ? {} : { number }),
        }),
      );
    }
    return asked;
  } catch (error) {
    // None has left: what lies there of it would be taken for asked at the next start.
    for (const { shelved } of asked) await unwrite(shelved, asking.log);
    throw error;
  }
}

async function unwrite({ folder, take }: Shelved, log: Log): Promise<void> {
  try {
    await remove(folder);
  } catch (error) {
    if (!(error instanceof StudioError)) throw error;
    log.trouble(`taking back ${take.clipName}`, error);
  }
}

function requireSequence({ sequence }: ProjectView): SequenceView {
  if (sequence === undefined) throw new StudioError({ kind: "no-sequence" });
  return sequence;
}

/** Which of these ranges share time with an earlier one. */
export function overlapping(ranges: readonly TimeRange[]): readonly boolean[] {
  return ranges.map((range, index) => ranges.slice(0, index).some((other) => overlap(range, other) !== undefined));
}
