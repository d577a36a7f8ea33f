/**
 * How often each AI clip of a cut is seen, may be seen and is not, counted frame by frame: at every frame the tracks are walked
 * from the top down, nests entered. Written without a line of what it judges.
 */

import type { SimulatedDocument, SimulatedItem, SimulatedSequence, SimulatedTrackItem } from "../host/document";

export interface Count {
  seen: number;
  maybe: number;
  hidden: number;
}

interface Counted {
  /** Frames by project item, each clip that shows it counted by itself. */
  readonly byItem: ReadonlyMap<string, Count>;
  /** Frames of the programme on which some AI is seen for certain, and on which some may be. */
  readonly seen: number;
  readonly maybe: number;
}

/** What lies above, at one frame: does it hide, may it hide, does an adjustment above it leave open what is seen. */
interface Above {
  hides: boolean;
  mayHide: boolean;
}

export function countFrames(document: SimulatedDocument, rootId: string, ai: readonly string[]): Counted {
  const items = new Map(document.items.map((item) => [item.id, item]));
  const sequences = new Map(document.sequences.map((sequence) => [sequence.id, sequence]));
  const byItem = new Map<string, Count>(ai.map((id) => [id, { seen: 0, maybe: 0, hidden: 0 }]));
  const root = sequences.get(rootId);
  if (root === undefined) throw new Error("There is no such sequence");
  const last = Math.max(...root.video.flatMap((track) => track.items.map(({ end }) => end / root.rate)));
  const totals = { seen: 0, maybe: 0 };

  /** `isOff`: a nest around it is not in the picture. `isOpen`: something around it leaves open how it is seen. */
  function walk(
    sequence: SimulatedSequence,
    frame: number,
    above: Above,
    isOff: boolean,
    isOpen: boolean,
  ): Set<string> {
    const found = new Set<string>();
    let isBent = isOpen;
    for (const track of [...sequence.video].reverse()) {
      const at = track.items.find(({ start, end }) => start <= frame * sequence.rate && frame * sequence.rate < end);
      if (at === undefined) continue;
      const off = isOff || track.muted || at.disabled;
      const own = items.get(at.itemId);
      if (at.adjustment === true) {
        if (!off && at.effects?.some(({ matchName }) => matchName.includes("Twirl")) === true) isBent = true;
        continue;
      }
      const bends = isBent || isDoubtful(at);
      if (own?.content.kind === "sequence") {
        const inner = sequences.get(own.content.sequenceId);
        if (inner === undefined) continue;
        for (const one of walk(inner, frameIn(at, sequence, inner, frame), above, off, bends)) found.add(one);
        continue;
      }
      const count = byItem.get(at.itemId);
      if (count !== undefined) {
        const how = off || above.hides ? "hidden" : above.mayHide || bends ? "maybe" : "seen";
        count[how] += 1;
        found.add(how);
      }
      if (off) continue;
      if (bends || letsThrough(own)) above.mayHide = true;
      else above.hides = true;
    }
    return found;
  }

  for (let frame = 0; frame < last; frame++) {
    const found = walk(root, frame, { hides: false, mayHide: false }, false, false);
    if (found.has("seen")) totals.seen += 1;
    else if (found.has("maybe")) totals.maybe += 1;
  }
  return { byItem, ...totals };
}

/** A number as it is written, exact: 3.7 is 37 of 10. */
interface Fraction {
  readonly of: bigint;
  readonly by: bigint;
}

function exactly(value: number): Fraction {
  const [whole = "0", behind = ""] = String(value).split(".");
  if (!/^-?\d+$/.test(whole) || !/^\d*$/.test(behind)) throw new Error(`${value} is not written in plain digits`);
  return { of: BigInt(whole + behind), by: 10n ** BigInt(behind.length) };
}

/** Of whole numbers, towards less; `by` is above 0. */
function floorOf(of: bigint, by: bigint): bigint {
  const whole = of / by;
  return of % by < 0n ? whole - 1n : whole;
}

interface Playing extends Pick<SimulatedTrackItem, "start" | "end" | "inPoint" | "speed"> {
  readonly reversed?: boolean;
}

/**
 * The frame of a nest that is in the picture at a frame of the sequence around it. Playing forwards, the place in the nest at the
 * frame's first moment is its In and what has passed since the clip began, times the speed; the frame that lies there is the
 * one that has begun and has not ended. Playing backwards, the place is its In and what is left until the clip ends, times
 * the speed, and from that moment on what is shown lies before it: a frame that only begins there is not shown yet.
 */
export function frameIn(
  { start, end, inPoint, speed = 1, reversed = false }: Playing,
  { rate }: Pick<SimulatedSequence, "rate">,
  inner: Pick<SimulatedSequence, "rate">,
  frame: number,
): number {
  const { of, by } = exactly(speed);
  const moment = BigInt(frame) * BigInt(rate);
  const passes = reversed ? BigInt(end) - moment : moment - BigInt(start);
  // Both over `by`, so that nothing is rounded.
  const place = BigInt(inPoint) * by + passes * of;
  const frames = BigInt(inner.rate) * by;
  return Number(reversed ? -floorOf(-place, frames) - 1n : floorOf(place, frames));
}

function isDoubtful({ effects = [] }: SimulatedTrackItem): boolean {
  return effects.some(
    ({ matchName, params }) =>
      matchName.includes("Twirl") || (matchName.includes("Opacity") && params[0]?.value !== 100),
  );
}

function letsThrough(item: SimulatedItem | undefined): boolean {
  return item?.content.kind === "still" || (item?.content.kind === "video" && item.content.width < 1920);
}
