/** Where takes lie on the timeline: read from it, never remembered. */

import type { SequenceView, TrackItemView } from "../../core/sequence";
import { projectItemsOf, type Take } from "../../core/take";
import { contains, timecode } from "../../core/time";
import type { TakeRow } from "./take-row";

type Places = TakeRow["onTimeline"];

const NOWHERE: Places = [];

/** The clip's own name at the head of what a track item is called: Premiere, and people, add to it. */
const CLIP_NAME = /^PU_[A-Za-z0-9]+_\d+_T\d+/;

/** Absent: it is called otherwise. */
export function clipNameIn(name: string): string | undefined {
  return CLIP_NAME.exec(name)?.[0];
}

/** Everything that lies in one sequence, to be asked for thousands of takes. */
export class Lying {
  readonly #byItem = new Map<string, Places>();
  readonly #byName = new Map<string, Places>();

  constructor(sequence: SequenceView) {
    for (const { index, items } of sequence.video) {
      for (const item of items) {
        const { start } = item.rangeInSequence;
        const at = timecode(start, sequence.rate, sequence.timecodeFormat, sequence.zeroFrame);
        this.#add(item, { track: index, timecode: at });
      }
    }
  }

  /** By the project item where the host says it, else by the clip's name, which is unique across the project. */
  of(take: Take): Places {
    if (take.state.kind !== "ready") return NOWHERE;
    const found = projectItemsOf(take).flatMap((itemId) => this.#byItem.get(itemId) ?? []);
    const byName = this.#byName.get(take.clipName) ?? NOWHERE;
    return found.length + byName.length === 0 ? NOWHERE : [...found, ...byName];
  }

  #add({ projectItemId, name }: TrackItemView, place: Places[number]): void {
    const clip = projectItemId === undefined ? clipNameIn(name) : projectItemId;
    if (clip === undefined) return;
    const places = projectItemId === undefined ? this.#byName : this.#byItem;
    places.set(clip, [...(places.get(clip) ?? NOWHERE), place]);
  }
}

export function whereOnTimeline(take: Take, sequence: SequenceView): Places {
  return new Lying(sequence).of(take);
}

/** The track items that play it, the lowest track first. */
export function itemsOf(
  take: Take,
  { video }: SequenceView,
): readonly { readonly track: number; readonly item: TrackItemView }[] {
  if (take.state.kind !== "ready") return [];
  const items = projectItemsOf(take);
  const plays = ({ projectItemId, name }: TrackItemView): boolean =>
    projectItemId === undefined ? clipNameIn(name) === take.clipName : items.includes(projectItemId);
  return video.flatMap(({ index, items }) => items.filter(plays).map((item) => ({ track: index, item })));
}

export interface ClipOnTrack {
  /** From 0. */
  readonly track: number;
  readonly item: TrackItemView;
}

/** The selected clip, the topmost if there are several; else what is seen at the playhead, the topmost too. */
export function clipMeant({ video, playhead }: Pick<SequenceView, "video" | "playhead">): ClipOnTrack | undefined {
  const tracks = [...video].reverse();
  const all = tracks.flatMap(({ index, muted, items }) => items.map((item) => ({ track: index, muted, item })));
  return (
    all.find(({ item }) => item.selected) ??
    all.find(({ muted, item }) => !muted && !item.disabled && contains(item.rangeInSequence, playhead))
  );
}

/** The take whose project item, or whose copy's, it plays; by its unique name where the host says no item. */
export function takeOf({ projectItemId, name }: TrackItemView, takes: readonly Take[]): Take | undefined {
  if (projectItemId === undefined) {
    const clip = clipNameIn(name);
    return clip === undefined ? undefined : takes.find(({ clipName }) => clipName === clip);
  }
  return takes.find((take) => projectItemsOf(take).includes(projectItemId));
}
