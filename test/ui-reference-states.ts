/** States of the strip and the library, as an editor meets them. */

import type { FrameSource, ReferenceRole } from "../src/core/shot";
import { ticksOfFrames } from "../src/core/time";
import type { LibraryRow } from "../src/studio/references/reference-state";
import type { StudioState } from "../src/studio/state";
import type { ReferenceChoice } from "../src/studio/form/shot-form";
import { ordered } from "./ui-engine-states";
import { aRow, aState, frames, planned, reel } from "./ui-states";

const SIZE = { width: 1280, height: 534 };

function inReel(
  frame: number,
  timecode: string,
): { readonly [K in "sequenceId" | "sequenceName" | "timecode"]: string } & {
  readonly time: ReturnType<typeof ticksOfFrames>;
} {
  return { sequenceId: "reel-2", sequenceName: "Reel 2", time: ticksOfFrames(frame, reel().rate), timecode };
}

export function held(role: ReferenceRole, from: FrameSource, picture: string, size = SIZE): ReferenceChoice {
  return { frame: { role, sha256: "0".repeat(64), size, from }, file: `${role}-${JSON.stringify(from)}.png`, picture };
}

export function referenceStates(picture: string): Readonly<Record<string, StudioState>> {
  const before: FrameSource = { kind: "program", ...inReel(47, "10:00:01:23"), carries: ["Title: Day 400"] };
  const after: FrameSource = { kind: "program", ...inReel(124, "10:00:05:04"), carries: [] };
  const own: FrameSource = {
    kind: "source-clip",
    ...inReel(47, "10:00:01:23"),
    clipName: "A015_tower",
    seconds: 1.96,
  };
  const consent = { note: "Mara Oak agreed to be shown, to the producer", date: "2026-11-20" };
  const mara: FrameSource = { kind: "library", entryId: "m", name: "Mara", entry: "person", consent };
  const file: FrameSource = { kind: "file", name: "look_bleach_bypass_reference_board_final.png" };
  const last: FrameSource = { kind: "take", takeId: "take-1", clipName: "PU_Reel2_007_T01", at: "last" };
  const all = [
    held("first", before, picture),
    held("look", file, picture),
    held("subject", mara, picture),
    held("look", last, picture),
    held("last", after, picture),
  ];
  const library: readonly LibraryRow[] = [
    {
      id: "h",
      kind: "look",
      name: "House look",
      pictures: 0,
      words: "Bleach bypass, cold shadows",
      isElsewhere: false,
    },
    { id: "m", kind: "person", name: "Mara", pictures: 2, picture, consent, isElsewhere: false },
    { id: "o", kind: "person", name: "The night guard with the lamp", pictures: 1, picture, isElsewhere: false },
    { id: "p", kind: "place", name: "The old pier", pictures: 1, picture, isElsewhere: true },
  ];
  const unread = [{ name: "5f1c0e9a", why: "entry.json is not JSON" }];
  return {
    "both ends": planned(reel(), { references: [held("first", own, picture), held("last", after, picture)] }),
    "many references": planned(
      reel({ inOut: frames(48, 124) }),
      { references: all },
      { takes: [aRow(1, { picture })], library: { entries: library, unread: [] } },
    ),
    "role taken over": planned(
      reel(),
      { references: [held("first", after, picture), held("look", before, picture)] },
      { references: { gaveWay: { from: before, role: "first" } } },
    ),
    "many references, engine": { ...ordered({ form: { references: all } }), library: { entries: library, unread: [] } },
    portrait: planned(reel(), {
      references: [held("first", { kind: "file", name: "mara.jpg" }, picture, { width: 3000, height: 4000 })],
    }),
    "no own frame": planned(
      reel(),
      { references: [held("first", before, picture)] },
      { problem: { at: "reference", failure: { kind: "no-own-frame", clip: "A015_tower", why: "undecodable" } } },
    ),
    library: aState({ library: { entries: library, unread } }),
    "library refuses": aState({
      library: { entries: library, unread: [] },
      problem: { at: "library", failure: { kind: "consent-missing", name: "The night guard with the lamp" } },
    }),
    "library empty": aState(),
  };
}
