/** Builders: a sequence, a shot, a take, each whole and plausible, with what a test cares about on top. */

import type { SequenceView, TrackItemView, TrackView } from "../src/core/sequence";
import type { Shot } from "../src/core/shot";
import type { Take } from "../src/core/take";
import { frameRateOf, rangeOf, ticksOfFrames, type Ticks, type TimeRange } from "../src/core/time";

export const FILM = frameRateOf(24);

/** Frames at 24 fps. */
export function frames(count: number): Ticks {
  return ticksOfFrames(count, FILM);
}

/** A range in frames at 24 fps, `end` exclusive. */
export function between(start: number, end: number): TimeRange {
  return rangeOf(frames(start), frames(end - start));
}

export function anItem(name: string, start: number, end: number, more: Partial<TrackItemView> = {}): TrackItemView {
  return { name, rangeInSequence: between(start, end), disabled: false, selected: false, ...more };
}

export function aTrack(index: number, ...items: readonly TrackItemView[]): TrackView {
  return { index, name: `V${index + 1}`, muted: false, items };
}

/** V1: 0–100 and 196–300 with a hole of 96 frames between; V2 empty; V3 a title over 150–220. Playhead at 100. */
export function aSequence(more: Partial<SequenceView> = {}): SequenceView {
  return {
    sequenceId: "sequence-1",
    name: "Reel 2",
    rate: FILM,
    size: { width: 1280, height: 720 },
    zeroFrame: 24 * 3600 * 10,
    timecodeFormat: "non-drop",
    fields: "progressive",
    playhead: frames(100),
    end: frames(300),
    video: [
      aTrack(0, anItem("A015_tower", 0, 100), anItem("A014_lab", 196, 300)),
      aTrack(1),
      aTrack(2, anItem("Title", 150, 220)),
    ],
    audio: [{ index: 0, name: "A1", muted: false, items: [] }],
    ...more,
  };
}

export function aShot(more: Partial<Shot> = {}): Shot {
  return {
    number: 7,
    projectId: "project-1",
    sequenceId: "sequence-1",
    sequenceName: "Reel 2",
    sequenceSize: { width: 1280, height: 720 },
    way: "gap",
    rangeInSequence: between(100, 196),
    rate: FILM,
    videoTrack: 0,
    mode: "overwrite",
    use: "temp",
    ...more,
  };
}

export function aTake(more: Partial<Take> = {}): Take {
  return {
    id: "take-1",
    owner: "device-1",
    number: 3,
    askedAt: "2026-11-22T10:00:00.000Z",
    clipName: "PU_Reel2_007_T03",
    shot: aShot(),
    recipe: {
      version: 1,
      id: "recipe-1",
      prompt: "He turns from the bench as the lights fail. Slow push in.",
      negative: "",
      engine: "animatic",
      model: "animatic 1",
      seed: 4711,
      frames: 96,
      rate: FILM,
      size: { width: 1280, height: 720 },
      references: [],
      caption: true,
      sound: false,
      use: "temp",
      unknown: {},
    },
    state: { kind: "asked" },
    unknown: {},
    ...more,
  };
}
