/** Every use of AI media in a cut, frame-exact on the cut's own clock, with what of it is seen. Pure. */

import { WHY_UNKNOWN, type AuditRange, type Evidence, type Unread, type Visibility, type WhyUnknown } from "./audit";
import { keyOf, layersOf, type Layer, type Looks, type Outside, type Step } from "./audit-layers";
import { innerFrame, isCut, rangeOfRun, type Cut, type CutBook, type CutItem, type Run } from "./cut";
import { share, union, within, without } from "./frame-runs";
import { isLabelFile } from "./label-laid";
import type { Sum } from "./ledger-chain";
import { overlap, ticks, type Ticks, type TimeRange } from "./time";
import type { UseInCut } from "./use-in-cut";

/** What is known of the media behind a project item. Of ordinary media nothing is. */
export interface KnownMedia {
  readonly made: AuditRange["made"];
  /** As `UseInCut` says it. */
  readonly essence: string;
  readonly isSampled?: true;
  readonly takeId?: string;
  readonly evidence: readonly Evidence[];
  readonly credentials?: NonNullable<AuditRange["credentials"]>;
}

/** By project item. */
export type Known = ReadonlyMap<string, KnownMedia>;

export interface Found {
  readonly ranges: readonly AuditRange[];
  readonly unread: readonly Unread[];
}

export function rangesIn(cut: Cut, book: CutBook, looks: Looks, known: Known, sum: Sum): Found {
  const { layers, outside, unread } = layersOf(cut, book, looks);
  const found: { readonly range: AuditRange; readonly height: number }[] = [];
  for (const [height, layer] of layers.entries()) {
    const media = mediaOf(layer, known);
    if (media === undefined) continue;
    const visibility = visibilityOf(layer, layers, height, cut);
    const use: UseInCut = {
      ...contextOf(layer, cut, media, looks, sum),
      rangeInSequence: rangeOfRun(layer.run, cut.rate),
      rangeInMedia: playedIn(layer, layer.run),
    };
    found.push({ range: rangeOf(layer, media, use, visibility, `${layer.run.start}`), height });
  }
  const shown = new Set(found.map(({ range }) => range.use.essence));
  for (const one of outside) {
    const media = mediaOf(one, known);
    // What is shown elsewhere is accounted for; of a reel of selects only what is nowhere shown is worth a word, and once.
    if (media === undefined || shown.has(media.essence)) continue;
    shown.add(media.essence);
    const start = one.path[0]?.item.rangeInSequence.start ?? one.item.rangeInSequence.start;
    const use: UseInCut = {
      ...contextOf({ ...one, grades: [] }, cut, media, looks, sum),
      rangeInSequence: { start, end: start },
      rangeInMedia: one.item.rangeInMedia,
    };
    found.push({ range: rangeOf(one, media, use, { kind: "hidden", why: "outside-nest" }, "outside"), height: -1 });
  }
  found.sort((a, b) => a.range.use.rangeInSequence.start - b.range.use.rangeInSequence.start || b.height - a.height);
  return { ranges: found.map(({ range }) => range), unread };
}

function mediaOf({ item: { shows } }: Step, known: Known): KnownMedia | undefined {
  return shows.kind === "media" ? known.get(shows.itemId) : undefined;
}

function rangeOf(
  one: Outside,
  { made, evidence, credentials, isSampled }: KnownMedia,
  use: UseInCut,
  visibility: Visibility,
  place: string,
): AuditRange {
  const { path, item, track } = one;
  return {
    key: [...path, one].map((step) => `${step.track}:${step.item.rangeInSequence.start}`).join("/") + `@${place}`,
    use,
    track,
    nests: path.map((step) => step.item.name),
    clip: item.name,
    ...(item.shows.kind === "media" ? { projectItemId: item.shows.itemId } : {}),
    visibility,
    made,
    ...(isSampled && { isSampled }),
    evidence,
    ...(credentials && { credentials }),
  };
}

/** `height`: its place among all layers; those behind it lie over it. */
function visibilityOf(layer: Layer, layers: readonly Layer[], height: number, { rate }: Cut): Visibility {
  const { run, off } = layer;
  if (off !== undefined) return { kind: "hidden", why: off };
  const reach = union([run, ...layer.doubts.map((doubt) => doubt.run)]);
  const hides: Run[] = [];
  const open = [...layer.doubts];
  const whole = { start: reach[0]?.start ?? run.start, end: reach.at(-1)?.end ?? run.end };
  for (let above = height + 1; above < layers.length; above++) {
    const one = layers[above];
    if (one === undefined || one.off !== undefined) continue;
    // Most of thousands lie elsewhere: those are passed over before anything is made of them.
    if (!share(one.run, whole) && !one.doubts.some((doubt) => share(doubt.run, whole))) continue;
    const whys = one.lets.length > 0 ? one.lets.map((why) => ({ run: one.run, why })) : [];
    const doubts = [...whys, ...one.doubts].filter((doubt) => reach.some((own) => within([doubt.run], own).length > 0));
    open.push(...doubts, ...doubts.map((doubt) => ({ run: doubt.run, why: "covered-by-unknown" as const })));
    if (one.lets.length === 0)
      hides.push(
        ...without(
          [one.run],
          one.doubts.map((doubt) => doubt.run),
        ),
      );
  }
  const openRuns = union(open.map((doubt) => doubt.run));
  const shown = without(reach, hides);
  const maybe = shown.flatMap((part) => within(openRuns, part));
  const seen = without(without([run], hides), openRuns);
  const asRanges = (runs: readonly Run[]): readonly TimeRange[] => runs.map((one) => rangeOfRun(one, rate));
  if (maybe.length > 0) {
    const whys = new Set(
      open.filter((doubt) => maybe.some((part) => within([doubt.run], part).length > 0)).map(({ why }) => why),
    );
    const why: readonly WhyUnknown[] = WHY_UNKNOWN.filter((one) => whys.has(one));
    return { kind: "unknown", why, seen: asRanges(seen), maybe: asRanges(maybe) };
  }
  if (seen.length === 0) return { kind: "hidden", why: "covered" };
  const [first] = seen;
  const isWhole = seen.length === 1 && first?.start === run.start && first.end === run.end;
  return isWhole ? { kind: "visible" } : { kind: "partly", seen: asRanges(seen) };
}

/** What of its media a layer plays on those frames of the audited cut. */
function playedIn({ path, item, cut }: Layer, run: Run): TimeRange {
  const { rangeInSequence, rangeInMedia, speed, reversed } = item;
  let frames: readonly [number, number] = [run.start, run.end - 1];
  for (const [index, step] of path.entries()) {
    const inner = path[index + 1]?.cut ?? cut;
    const [a, b] = frames;
    frames = [innerFrame(step.item, a, step.cut.rate, inner.rate), innerFrame(step.item, b, step.cut.rate, inner.rate)];
  }
  const shown = rangeOfRun({ start: Math.min(...frames), end: Math.max(...frames) + 1 }, cut.rate);
  const own = overlap(shown, rangeInSequence) ?? rangeInSequence;
  if (own.start === rangeInSequence.start && own.end === rangeInSequence.end) return rangeInMedia;
  const moment = (time: Ticks): Ticks => {
    const along = reversed ? rangeInSequence.end - time : time - rangeInSequence.start;
    return ticks(rangeInMedia.start + Math.round(along * speed));
  };
  return reversed
    ? { start: moment(own.end), end: moment(own.start) }
    : { start: moment(own.start), end: moment(own.end) };
}

function contextOf(
  layer: Outside & Pick<Layer, "grades">,
  cut: Cut,
  { essence, takeId }: KnownMedia,
  looks: Looks,
  sum: Sum,
): Pick<UseInCut, "sequenceId" | "essence" | "takeId" | "tracks" | "look" | "beside"> {
  const steps = [...layer.path, layer];
  const own = steps.map((step) => [step.item.speed, step.item.reversed, looks.get(keyOf(step))?.effects ?? "unknown"]);
  return {
    sequenceId: cut.sequenceId,
    essence,
    ...(takeId === undefined ? {} : { takeId }),
    tracks: steps.map(({ track }) => track),
    look: sum(JSON.stringify([own, layer.grades])),
    beside: sum(JSON.stringify(steps.map(besideOf))),
  };
}

/** What plays right before and right behind it on its track, whether it touches, and by which frame. */
function besideOf({ cut, track, item }: Step): readonly unknown[] {
  const items = cut.tracks[track]?.items ?? [];
  const at = items.indexOf(item);
  const [before, behind] = [items[at - 1], items[at + 1]];
  return [
    before && [nameOf(before), before.rangeInMedia.end, before.rangeInSequence.end === item.rangeInSequence.start],
    behind && [nameOf(behind), behind.rangeInMedia.start, behind.rangeInSequence.start === item.rangeInSequence.end],
  ];
}

function nameOf({ shows, name }: CutItem): string {
  return "itemId" in shows ? (shows.itemId ?? name) : name;
}

/**
 * The items that have to be looked at closely: AI media, nests on the way to it, what lies over either at any time, and what lies
 * below, for that may take an AI clip as its matte. Of thousands of clips it is few.
 */
export function toLookAt(cut: Cut, book: CutBook, known: Known): readonly Step[] {
  const wanted = new Map<string, Step>();
  const holds = new Map<string, boolean>();
  const holdsAi = (item: CutItem): boolean => {
    if (item.shows.kind === "media") return known.has(item.shows.itemId);
    const inner = "sequenceId" in item.shows && item.shows.sequenceId !== undefined ? item.shows.sequenceId : undefined;
    if (inner === undefined) return false;
    const before = holds.get(inner);
    if (before !== undefined) return before;
    // One that shows itself holds what it holds beside that.
    holds.set(inner, false);
    const of = book.get(inner);
    const found = isCut(of) && of.tracks.some(({ items }) => items.some((one) => holdsAi(one)));
    holds.set(inner, found);
    return found;
  };
  const opened = new Set<string>();
  const open = (of: Cut, isOverAi: boolean): void => {
    if (opened.has(`${of.sequenceId} ${isOverAi}`)) return;
    opened.add(`${of.sequenceId} ${isOverAi}`);
    const held = of.tracks.map(({ items }) => items.filter(holdsAi).map(({ rangeInSequence }) => rangeInSequence));
    for (const [track, { items }] of of.tracks.entries()) {
      const [below, above] = [held.slice(0, track).flat(), held.slice(track + 1).flat()];
      for (const item of items) {
        const meets = (range: TimeRange): boolean => share(range, item.rangeInSequence);
        const isOver = isOverAi || below.some(meets);
        const isBeside = isOver || holdsAi(item);
        if (!isBeside && !above.some(meets)) continue;
        const step = { cut: of, track, item };
        wanted.set(keyOf(step), step);
        const inner =
          "sequenceId" in item.shows && item.shows.sequenceId !== undefined
            ? book.get(item.shows.sequenceId)
            : undefined;
        if (isBeside && isCut(inner)) open(inner, isOver);
      }
    }
  };
  open(cut, false);
  return [...wanted.values()];
}

export interface FileInCut {
  readonly itemId: string;
  readonly path: string;
  /** Of the clips that show it. */
  readonly names: readonly string[];
}

/** Media files of a cut, each project item once; labels are none. */
export function filesIn(book: CutBook): readonly FileInCut[] {
  const files = new Map<string, { readonly path: string; readonly names: Set<string> }>();
  for (const cut of book.values()) {
    if (!isCut(cut)) continue;
    for (const { items } of cut.tracks) {
      for (const { shows, name } of items) {
        if (shows.kind !== "media" || isLabelFile(shows.path)) continue;
        const file = files.get(shows.itemId) ?? { path: shows.path, names: new Set() };
        file.names.add(name);
        files.set(shows.itemId, file);
      }
    }
  }
  return [...files].map(([itemId, { path, names }]) => ({ itemId, path, names: [...names] }));
}
