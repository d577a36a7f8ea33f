/** A cut with everything in it that makes counting hard, made from a seed, as a document of the simulated Premiere. */

import { frameRateOf, ticks, type FrameRate } from "../../src/core/time";
import type {
  SimulatedDocument,
  SimulatedEffect,
  SimulatedItem,
  SimulatedSequence,
  SimulatedTrack,
  SimulatedTrackItem,
} from "../host/document";

/** Below `below`, whole; the same row of numbers every time. Mulberry32. */
function diceFrom(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
}

const SIZE = { width: 1920, height: 1080 };

export interface MadeCut {
  readonly document: SimulatedDocument;
  readonly rootId: string;
  /** Project items that are AI. */
  readonly ai: readonly string[];
}

const opacity = (value: number): SimulatedEffect => ({
  matchName: "AE.ADBE Opacity",
  params: [
    { name: "Opacity", value },
    { name: "Blend Mode", value: 18 },
  ],
});
const LUMETRI: SimulatedEffect = { matchName: "AE.ADBE Lumetri", params: [{ name: "Exposure", value: 0.4 }] };
const WARP: SimulatedEffect = { matchName: "AE.ADBE Twirl", params: [{ name: "Angle", value: 30 }] };

/** `clips`: in the root and its nests together. */
export function madeCut(seed: number, clips: number): MadeCut {
  const dice = diceFrom(seed);
  const chance = (percent: number): boolean => dice(100) < percent;
  const ai = Array.from({ length: 8 }, (_, index) => `ai-${index}`);
  const plain = Array.from({ length: 6 }, (_, index) => `film-${index}`);
  const see = Array.from({ length: 2 }, (_, index) => `title-${index}`);
  const file = (id: string, ending: string, size = SIZE): SimulatedItem => ({
    id,
    parentId: "root",
    name: id,
    label: 0,
    columns: {},
    markers: [],
    content:
      ending === "png"
        ? { kind: "still", path: `/footage/${id}.png`, ...size }
        : {
            kind: "video",
            path: `/footage/${id}.mp4`,
            ...size,
            rate: frameRateOf(24),
            duration: ticks(frameRateOf(24) * 100_000),
            hasAudio: false,
          },
  });
  const sequences: SimulatedSequence[] = [];
  const items: SimulatedItem[] = [
    ...[...ai, ...plain].map((id) => file(id, "mp4")),
    ...see.map((id) => file(id, "png")),
    // Smaller than the frame: it lets through what lies below.
    file("small", "mp4", { width: 1280, height: 720 }),
  ];
  let count = 0;

  function lay(rate: FrameRate, tracks: number, wanted: number, nests: readonly string[]): readonly SimulatedTrack[] {
    return Array.from({ length: tracks }, (_, track) => {
      const laid: SimulatedTrackItem[] = [];
      let frame = dice(40);
      for (let index = 0; index < wanted / tracks; index++) {
        frame += chance(40) ? dice(30) : 0;
        const length = 1 + dice(60);
        const isNest = nests.length > 0 && chance(18);
        const isAdjustment = track > 0 && !isNest && chance(5);
        const what = isNest ? nests : chance(40) ? ai : chance(75) ? plain : chance(60) ? see : ["small"];
        const effects = [
          ...(chance(8) ? [opacity(20 + dice(70))] : []),
          ...(chance(10) ? [LUMETRI] : []),
          ...(chance(4) || isAdjustment ? [isAdjustment && chance(50) ? LUMETRI : WARP] : []),
        ];
        const speeds = [0.25, 0.5, 1, 1, 1, 1, 1.5, 2, 3.7];
        laid.push({
          id: `clip-${count++}`,
          name: `clip ${count}`,
          itemId: isAdjustment ? "title-0" : (what[dice(what.length)] ?? ""),
          start: ticks(frame * rate),
          end: ticks((frame + length) * rate),
          inPoint: ticks(dice(30) * rate),
          disabled: chance(8),
          ...(chance(isNest ? 60 : 30) && !isAdjustment ? { speed: speeds[dice(speeds.length)] ?? 1 } : {}),
          ...(chance(isNest ? 40 : 8) ? { reversed: true as const } : {}),
          ...(effects.length > 0 ? { effects } : {}),
          ...(isAdjustment ? { adjustment: true as const } : {}),
        });
        frame += length;
      }
      return { id: track, name: `V${track + 1}`, muted: tracks > 3 && track === 2, items: laid };
    });
  }

  function sequence(id: string, fps: number, tracks: number, wanted: number, nests: readonly string[]): void {
    const rate = frameRateOf(fps);
    sequences.push({
      id,
      name: id,
      rate,
      size: SIZE,
      zeroFrame: 0,
      display: "non-drop",
      fields: "progressive",
      video: lay(rate, tracks, wanted, nests),
      audio: [],
      markers: [],
    });
    items.push({
      id: `item-${id}`,
      parentId: "root",
      name: id,
      label: 0,
      columns: {},
      markers: [],
      content: { kind: "sequence", sequenceId: id },
    });
  }

  const part = Math.floor(clips / 10);
  // Of another rate than the one that shows it; and a nest in a nest.
  sequence("inner", 25, 2, part, []);
  sequence("nest", 24, 3, part * 2, ["item-inner"]);
  sequence("other", 30, 2, part, ["item-inner"]);
  sequence("root-cut", 24, 5, clips - part * 4, ["item-nest", "item-other", "item-inner"]);
  const root: SimulatedItem = {
    id: "root",
    name: "Root",
    label: 0,
    content: { kind: "root" },
    columns: {},
    markers: [],
  };
  return { document: { items: [root, ...items], sequences, properties: {} }, rootId: "root-cut", ai };
}
