/** What one press will do for many shots: where each goes, what all of them cost together, and why they may not be asked. Pure. */

import type { Failure } from "../../core/failure";
import { sumsOf, type Estimate, type Money } from "../../core/money";
import type { SequenceView, TrackItemView, TrackView } from "../../core/sequence";
import type { Shot } from "../../core/shot";
import { lengthOf, overlap, type TimeRange } from "../../core/time";
import { freeTrack, type Where } from "../../core/where";
import { overCap, wantsConfirming, type Desktop } from "../form/order";
import { effectOf, planOf } from "../form/plan";
import type { Plan } from "../form/plan";
import type { RoomState } from "../form/room-state";
import type { ShotForm } from "../form/shot-form";

/** A shot of a list: what the form would say of it, and where it goes. */
export interface ListedShot {
  readonly form: ShotForm;
  readonly at: Where;
  readonly way?: Exclude<Shot["way"], Where["way"]>;
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
 * What one press will do for all of them. A shot whose place another of them takes goes above that one, and its sound onto
 * another track than that one's.
 */
export function planBatch(shots: readonly ListedShot[], { sequence, room, desktop }: BatchFacts): BatchPlan {
  const plans: Plan[] = [];
  const taken = new TakenPlaces();
  const sounding = new TakenPlaces();
  for (const { form, at } of shots) {
    const range = at.rangeInSequence;
    const crowded = { ...sequence, video: withTaken(sequence.video, taken.over(range)) };
    const plan = planOf({ sequence: crowded, form, room, at, ...(desktop === undefined ? {} : { desktop }) });
    taken.add({ track: plan.videoTrack, range });
    if (form.audioTrack === "off" || plan.silent) {
      plans.push(plan);
      continue;
    }
    const audioTrack = freeTrack(withTaken(sequence.audio, sounding.over(range)), range, form.audioTrack);
    plans.push({ ...plan, audioTrack });
    sounding.add({ track: audioTrack, range });
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

interface TakenPlace {
  readonly track: number;
  readonly range: TimeRange;
}

/** By their starts: a shot of thousands is not compared with all before it. */
class TakenPlaces {
  readonly #sorted: TakenPlace[] = [];
  #longest = 0;

  add(place: TakenPlace): void {
    this.#longest = Math.max(this.#longest, lengthOf(place.range));
    this.#sorted.splice(this.#from(place.range.start), 0, place);
  }

  over(range: TimeRange): readonly TakenPlace[] {
    // What begins earlier than the longest is long has ended by then.
    return this.#sorted
      .slice(this.#from(range.start - this.#longest), this.#from(range.end))
      .filter((one) => overlap(one.range, range) !== undefined);
  }

  /** The index of the first that does not begin before that time. */
  #from(time: number): number {
    let [low, high] = [0, this.#sorted.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((this.#sorted[middle]?.range.start ?? time) < time) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

function withTaken(lying: readonly TrackView[], taken: readonly TakenPlace[]): readonly TrackView[] {
  if (taken.length === 0) return lying;
  const itemOf = ({ range }: { readonly range: TimeRange }): TrackItemView => ({
    name: "",
    rangeInSequence: range,
    disabled: false,
    selected: false,
  });
  const highest = Math.max(...taken.map(({ track }) => track));
  const tracks = [...lying];
  while (tracks.length <= highest) tracks.push({ index: tracks.length, name: "", muted: false, items: [] });
  return tracks.map((track) => {
    const mine = taken.filter((one) => one.track === track.index);
    return mine.length === 0 ? track : { ...track, items: [...track.items, ...mine.map(itemOf)] };
  });
}

function totalOf(estimates: readonly Estimate[]): Total {
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
  { video, audio }: SequenceView,
  total: Total,
  desktop: Desktop | undefined,
): BatchPlan["refusal"] {
  const refused = plans.findIndex(({ refusal }) => refusal !== undefined);
  const failure = plans[refused]?.refusal;
  if (failure !== undefined) return { failure, index: refused };
  // Premiere makes one new track at a time: a shot that would need a second one has nowhere to go.
  const homeless = plans.findIndex(({ videoTrack }) => videoTrack > video.length);
  if (homeless >= 0) return { failure: { kind: "no-room", track: video.length }, index: homeless };
  const unheard = plans.findIndex(({ audioTrack = 0 }) => audioTrack > audio.length);
  if (unheard >= 0) return { failure: { kind: "no-room", track: audio.length, of: "sound" }, index: unheard };
  if (desktop === undefined) return undefined;
  const over = estimatesOf(total)
    .map((one) => overCap(one, desktop.settings, desktop.spending))
    .find((one) => one !== undefined);
  return over === undefined ? undefined : { failure: over };
}
