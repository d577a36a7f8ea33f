/** The panel while a shot's place is held, while a take would replace a clip, and while versions would be made. */

import type { LyingClip } from "../src/core/replace";
import type { Replacing } from "../src/studio/placing/replace-state";
import type { StudioState } from "../src/studio/state";
import type { TakeRow } from "../src/studio/takes/take-row";
import { ordered, wireTake } from "./ui-engine-states";
import { aRow, aState, aTake, frames } from "./ui-states";

const old: LyingClip = {
  sequenceId: "reel-2",
  track: 0,
  name: "PU_Reel2_007_T01.mp4",
  rangeInSequence: frames(48, 124),
  disabled: false,
  inPoint: frames(0, 1).start,
  speed: 1,
  reversed: false,
  made: "clip",
  projectItemId: "i-1",
  takesFootage: true,
  sounds: [],
};

const offered: Extract<Replacing, { readonly kind: "offered" }> = {
  takeId: "take-2",
  kind: "offered",
  offer: {
    old,
    isSelected: false,
    shows: frames(0, 76),
    above: {
      track: 3,
      coverage: {
        hides: [
          { track: 0, names: [old.name], length: frames(0, 76).end },
          { track: 2, names: ["Title: Day 400"], length: frames(0, 42).end },
        ],
        hiddenBy: [],
        unseen: false,
      },
    },
    sound: { stack: "stays", overwrite: "stays" },
    footage: {
      kind: "possible",
      count: 4,
      places: [
        { sequence: "Reel 2", count: 2 },
        { sequence: "Trailer, 60 seconds, cinema", count: 1 },
        { sequence: "Reel 2 A", count: 1 },
      ],
      unread: ["Reel 1, from the archive"],
    },
  },
};

/** `picture` is any image's address. */
export function replaceStates(picture: string): Readonly<Record<string, StudioState>> {
  const lies = [{ track: 0, timecode: "10:00:02:00" }];
  const two: readonly TakeRow[] = [
    aRow(2, { picture, marks: { mine: "keep" } }),
    aRow(1, { picture, onTimeline: lies, marks: { mine: "favourite" } }),
  ];
  const { offer } = offered;
  const shotKey = "reel-2 7";
  const holding: readonly TakeRow[] = [
    aRow(2, { picture, onTimeline: lies }, { holdsFor: "take-1" }),
    aRow(
      1,
      { work: { step: "engine", state: "running", progress: 0.4, since: "2026-11-22T20:00:05Z", stalled: "no" } },
      wireTake({ kind: "making" }, { heldBy: { takeId: "take-2", way: "stack" } }),
    ),
  ];
  return {
    "place held": ordered({ form: { placeholder: "animatic" }, state: { takes: holding } }),
    "place held, footage": ordered({ form: { placeholder: "still", replaceBy: "footage" } }),
    "place held in vain": ordered({
      form: { placeholder: "animatic", replaceBy: "overwrite" },
      state: {
        takes: [
          aRow(2, { picture, onTimeline: lies }, { holdsFor: "take-1" }),
          aRow(
            1,
            { picture },
            wireTake({
              kind: "failed",
              failure: { kind: "job-failed", host: "gpu.local:8091", message: "Out of memory" },
            }),
          ),
        ],
      },
    }),
    "placeholder changed": aState({
      takes: [
        aRow(1, { picture }, { placement: { outcome: "waits", at: "", why: "placeholder-changed" } }),
        aRow(3, { picture }, { placement: { outcome: "waits", at: "", why: "replace-asks" } }),
      ],
    }),
    replacing: aState({ takes: two, replacing: offered }),
    "replacing by overwrite": aState({
      takes: two,
      form: { ...aState().form, replaceBy: "overwrite" },
      replacing: offered,
    }),
    "replacing, sound unknown": aState({
      takes: two,
      replacing: { ...offered, offer: { ...offer, sound: { stack: "unknown", overwrite: "unknown" } } },
    }),
    "replacing footage": aState({ takes: two, form: { ...aState().form, replaceBy: "footage" }, replacing: offered }),
    "replacing footage refused": aState({
      takes: two,
      form: { ...aState().form, replaceBy: "footage" },
      replacing: {
        ...offered,
        offer: {
          ...offer,
          footage: {
            kind: "refused",
            failure: {
              kind: "cannot-replace",
              why: "retimed",
              clip: old.name,
              sequence: "Trailer, 60 seconds, cinema",
            },
          },
        },
      },
    }),
    "not replaced": aState({
      takes: two,
      replacing: {
        takeId: "take-2",
        kind: "refused",
        failure: { kind: "cannot-replace", why: "too-short", clip: old.name, has: 48, needs: 76 },
      },
    }),
    versions: aState({
      takes: two,
      versioning: {
        shotKey,
        kind: "offered",
        offer: {
          old,
          versions: [
            { name: "Reel 2 A", takeId: "take-1", takeNumber: 1, sound: "none" },
            { name: "Reel 2 B", takeId: "take-2", takeNumber: 2, shows: frames(0, 76), sound: "goes" },
          ],
        },
      },
    }),
    "versions made": aState({ takes: two, versioning: { shotKey, kind: "made", names: ["Reel 2 A", "Reel 2 B"] } }),
    "versions refused": aState({
      takes: two,
      versioning: {
        shotKey,
        kind: "refused",
        failure: { kind: "no-versions", why: "several", shot: aTake(1).shot.number },
      },
    }),
  };
}
