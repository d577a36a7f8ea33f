/**
 * A cut taken apart into its layers, nests opened: which clip is on which frames of the audited sequence, what of it nobody can
 * tell, and what lies over it. Pure.
 */

import type { Unread, WhyUnknown } from "./audit";
import {
  framesShowing,
  innerFrame,
  isCut,
  isRemapped,
  itemKey,
  runOf,
  type Cut,
  type CutBook,
  type CutItem,
  type Effect,
  type ItemLook,
  type Run,
} from "./cut";
import { isLabelFile } from "./label-laid";
import { share, within } from "./frame-runs";
import { coverDoubts, doubtsOf, MOTION, OPACITY } from "./picture-doubts";

/** What is left open of a picture, and on which frames. */
export interface Doubt {
  readonly run: Run;
  readonly why: WhyUnknown;
}

/** One clip that is no nest. Its frames are those of the sequence that was taken apart. */
export interface Layer extends Step {
  /** The nests in which it lies, the outermost first. */
  readonly path: readonly Step[];
  readonly run: Run;
  /** Why none of it is in the picture; absent: it is. */
  readonly off?: "disabled" | "track-off";
  /** Of its own picture; those of transitions reach beyond its run. */
  readonly doubts: readonly Doubt[];
  /** Why it may let through what lies below. Empty: it does not, save on the frames of its doubts. */
  readonly lets: readonly WhyUnknown[];
  /** Effects of adjustment layers that lie over it, each with the frames on which it does, counted from the clip's first. */
  readonly grades: readonly { readonly effects: readonly Effect[]; readonly run: Run }[];
}

/** A clip where it lies. */
export interface Step {
  readonly cut: Cut;
  readonly track: number;
  readonly item: CutItem;
}

/** A clip that a nest holds and does not show. */
export interface Outside extends Step {
  readonly path: readonly Step[];
}

export interface Layers {
  /** The lowest first. */
  readonly layers: readonly Layer[];
  readonly outside: readonly Outside[];
  readonly unread: readonly Unread[];
}

/** By `itemKey`; nothing is known of what is not there. */
export type Looks = ReadonlyMap<string, ItemLook>;

/** Deeper ones are not looked into: a sequence that shows itself has no end. */
const DEPTH = 32;

/** Clips in nests that are looked at, over a whole cut: nests that each show the next one twice double at every level. */
const MOST_IN_NESTS = 20_000;
/** Clips of a nest on one frame: each is held against all that lie over it. */
const MOST_AT_ONCE = 100;

export function layersOf(cut: Cut, book: CutBook, looks: Looks): Layers {
  const opening = new Opening(book, looks);
  const end = Math.max(0, ...cut.tracks.flatMap(({ items }) => items.map((item) => runIn(cut, item).end)));
  const layers = opening.open(cut, { start: 0, end }, []);
  return { layers, outside: opening.outside, unread: [...opening.unread.values()] };
}

/** The key of an item's look. */
export function keyOf({ cut, track, item }: Step): string {
  return itemKey(cut.sequenceId, track, item.rangeInSequence.start);
}

function runIn(cut: Cut, item: CutItem): Run {
  return runOf(item.rangeInSequence, cut.rate);
}

class Opening {
  readonly #book: CutBook;
  readonly #looks: Looks;
  /** By item: one that a nest does not show a hundred times is one. */
  readonly #outside = new Map<CutItem, Outside>();
  readonly unread = new Map<string, Unread>();
  #inNests = 0;

  constructor(book: CutBook, looks: Looks) {
    this.#book = book;
    this.#looks = looks;
  }

  get outside(): readonly Outside[] {
    return [...this.#outside.values()];
  }

  #leaveOut({ cut, track, item }: Step, path: readonly Step[]): void {
    if (!this.#outside.has(item)) this.#outside.set(item, { cut, track, item, path });
  }

  /** On the frames of `cut`, of which `shown` are looked at. */
  open(cut: Cut, shown: Run, path: readonly Step[]): readonly Layer[] {
    let layers: Layer[] = [];
    const mattes: { readonly track: number; readonly run: Run }[] = [];
    for (const [track, { muted, items, transitions }] of cut.tracks.entries()) {
      for (const item of items) {
        const step = { cut, track, item };
        const whole = runIn(cut, item);
        const [run] = share(whole, shown) ? within([whole], shown) : [];
        if (run === undefined) {
          if (path.length > 0) this.#leaveOut(step, path);
          continue;
        }
        if (path.length > 0) this.#inNests += 1;
        const off = muted ? ("track-off" as const) : item.disabled ? ("disabled" as const) : undefined;
        const passing = within(
          transitions.map((one) => runOf(one, cut.rate)).filter((one) => touch(one, run)),
          shown,
        );
        if (item.shows.kind === "adjustment") {
          if (off === undefined) layers = this.#under(step, run, layers);
          continue;
        }
        if (off === undefined && takesMatte(this.#looks.get(keyOf(step)))) mattes.push({ track, run });
        const found = this.#layersAt(step, run, passing, path);
        for (const layer of found) layers.push(off === undefined ? layer : { ...layer, off });
      }
    }
    return mattes.length === 0 ? layers : layers.map((layer) => besideMattes(layer, mattes, path.length));
  }

  /** An adjustment layer is seen through: what it does, it does to all that lies below it. */
  #under(step: Step, run: Run, layers: readonly Layer[]): Layer[] {
    const effects = this.#looks.get(keyOf(step))?.effects.filter(({ matchName }) => !FIXED.has(matchName));
    const why: readonly WhyUnknown[] = effects === undefined ? ["unread"] : doubtsOf(effects);
    return layers.map((layer) => {
      const [shared] = share(run, layer.run) ? within([run], layer.run) : [];
      if (shared === undefined) return layer;
      const doubts = [...layer.doubts, ...why.map((one) => ({ run: shared, why: one }))];
      const { start } = layer.run;
      const on = { start: shared.start - start, end: shared.end - start };
      return { ...layer, doubts, grades: [...layer.grades, { effects: effects ?? [], run: on }] };
    });
  }

  #layersAt(step: Step, run: Run, passing: readonly Run[], path: readonly Step[]): readonly Layer[] {
    const { item, cut } = step;
    // A label of Pickup's says what lies below it, and lets it through.
    if (item.shows.kind === "media" && isLabelFile(item.shows.path)) return [];
    const look = this.#looks.get(keyOf(step));
    const whole: WhyUnknown[] = look === undefined ? ["unread"] : [...doubtsOf(look.effects)];
    if (isRemapped(item, cut.rate) && item.shows.kind !== "graphic") whole.push("time-remap");
    if (item.shows.kind === "multicam") whole.push("multicam");
    const doubts: Doubt[] = [
      ...whole.map((why) => ({ run, why })),
      ...passing.map((one) => ({ run: one, why: "transition" as const })),
    ];
    if (item.shows.kind === "sequence" || item.shows.kind === "multicam")
      return this.#nested(step, run, doubts, path, look);
    const lets: readonly WhyUnknown[] =
      item.shows.kind === "graphic"
        ? ["alpha"]
        : look === undefined
          ? ["unread"]
          : coverDoubts(look.effects, look.cover, cut);
    return [{ ...step, path, run, doubts, lets, grades: [] }];
  }

  /** What lies in a nest, on the frames of the sequence that shows the nest; each thing that is so of the nest is so of all in it. */
  #nested(
    step: Step,
    run: Run,
    doubts: readonly Doubt[],
    path: readonly Step[],
    look: ItemLook | undefined,
  ): readonly Layer[] {
    const { cut: outer, item } = step;
    const sequenceId = "sequenceId" in item.shows ? item.shows.sequenceId : undefined;
    const inner = sequenceId === undefined ? undefined : this.#book.get(sequenceId);
    const goesRound = path.length >= DEPTH || [...path, step].some(({ cut }) => cut.sequenceId === sequenceId);
    const closed = (unread: Omit<Unread, "what">): readonly Layer[] => {
      this.unread.set(item.name, { what: item.name, ...unread });
      // What nobody can look into may hide what lies below it.
      return [{ ...step, path, run, doubts, lets: ["unread"], grades: [] }];
    };
    if (!isCut(inner) || goesRound) return closed({ why: inner !== undefined && "why" in inner ? inner.why : "" });
    if (this.#inNests >= MOST_IN_NESTS) return closed({ why: "", isTooLarge: true });
    const { size, pixelAspect } = inner;
    const cover = { size, ...(pixelAspect && { pixelAspect }), alpha: "none" } as const;
    const lets = look === undefined ? (["unread"] as const) : coverDoubts(look.effects, cover, outer);
    const frameOf = (frame: number): number => innerFrame(item, frame, outer.rate, inner.rate);
    const [first, last] = [frameOf(run.start), frameOf(run.end - 1)];
    const within_ = [...path, step];
    const found = this.open(inner, { start: Math.min(first, last), end: Math.max(first, last) + 1 }, within_);
    if (mostAtOnce(found.map((layer) => layer.run)) > MOST_AT_ONCE) return closed({ why: "", isTooLarge: true });
    const showing = once((wanted: Run) => framesShowing(run, wanted, frameOf));
    return found.flatMap((layer) => {
      const on = showing(layer.run);
      if (on === undefined) {
        this.#leaveOut(layer, layer.path);
        return [];
      }
      const own = layer.doubts.flatMap(({ run: doubted, why }) => {
        const there = showing(doubted);
        return there === undefined ? [] : [{ run: there, why }];
      });
      return [
        {
          ...layer,
          run: on,
          doubts: [...own, ...doubts.flatMap((doubt) => ofPart(doubt, on, run))],
          lets: [...new Set([...layer.lets, ...lets])],
        },
      ];
    });
  }
}

/** Layers and their doubts are mostly on the same frames. */
function once<T>(find: (run: Run) => T): (run: Run) => T {
  const found = new Map<string, { readonly of: T }>();
  return (run) => {
    const key = `${run.start} ${run.end}`;
    const one = found.get(key) ?? { of: find(run) };
    found.set(key, one);
    return one.of;
  };
}

/** How many of them share the frame that most of them share. */
function mostAtOnce(runs: readonly Run[]): number {
  if (runs.length <= MOST_AT_ONCE) return runs.length;
  const ends = runs.map(({ end }) => end).sort((a, b) => a - b);
  let [most, over] = [0, 0];
  for (const [index, start] of runs
    .map((run) => run.start)
    .sort((a, b) => a - b)
    .entries()) {
    while ((ends[over] ?? Infinity) <= start) over += 1;
    most = Math.max(most, index + 1 - over);
  }
  return most;
}

/** What an adjustment layer has by itself does nothing to what lies below it. */
const FIXED: ReadonlySet<string> = new Set([OPACITY, MOTION]);

/** Whether its picture is cut out by what lies on another track. */
function takesMatte(look: ItemLook | undefined): boolean {
  return look?.effects.some(({ matchName }) => /track ?matte/i.test(matchName)) ?? false;
}

/**
 * What serves as a track matte is not seen itself, and no call says on which track it lies: so whatever lies on another one at
 * that time may be it, and neither is seen nor covers anything for certain. `depth`: of the cut in which the mattes are taken.
 */
function besideMattes(
  layer: Layer,
  mattes: readonly { readonly track: number; readonly run: Run }[],
  depth: number,
): Layer {
  const { track } = layer.path[depth] ?? layer;
  const taken = mattes.filter((one) => one.track !== track).flatMap(({ run }) => within([layer.run], run));
  if (taken.length === 0) return layer;
  return { ...layer, doubts: [...layer.doubts, ...taken.map((run) => ({ run, why: "matte" as const }))] };
}

/** What is so of a nest, as it is so of a part of it that is on those frames; beyond them only where the part is at the nest's end. */
function ofPart({ run, why }: Doubt, part: Run, nest: Run): readonly Doubt[] {
  const reach = {
    start: part.start === nest.start ? Math.min(run.start, part.start) : part.start,
    end: part.end === nest.end ? Math.max(run.end, part.end) : part.end,
  };
  return within([run], reach).map((one) => ({ run: one, why }));
}

/** A transition may begin or end where a clip does: then it shows the clip beyond its ends. */
function touch(passing: Run, run: Run): boolean {
  return passing.start <= run.end && passing.end >= run.start;
}
