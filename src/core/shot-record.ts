/** A shot and its reference frames as they stand in records, and back. */

import { finiteFrom, list, object, oneOf, text, textLike, whole, type Decoder } from "./decode";
import { rateRecord, sizeRecord } from "./drawing-record";
import {
  LIBRARY_KINDS,
  REFERENCE_ROLES,
  type Consent,
  type FrameSource,
  type ReferenceFrame,
  type ReferenceRights,
  type Shot,
} from "./shot";
import { ticks, type Ticks, type TimeRange } from "./time";

export const tickCount: Decoder<Ticks> = (value, at) => ticks(whole(value, at));

const day = textLike(/^\d{4}-\d\d-\d\d$/, "a day, as 2026-11-22");

export const consentRecord: Decoder<Consent> = object(({ read }) => ({
  note: read("note", text),
  date: read("date", day),
}));

/** Records of before knew the programme alone, and did not say so. */
const frameSource: Decoder<FrameSource> = object(({ read, maybe }): FrameSource => {
  const { kind = "program" } = maybe("kind", oneOf("program", "source-clip", "file", "take", "library"));
  const inSequence = (): Omit<Extract<FrameSource, { kind: "program" }>, "kind" | "carries"> => ({
    sequenceId: read("sequenceId", text),
    sequenceName: read("sequenceName", text),
    time: read("time", tickCount),
    timecode: read("timecode", text),
  });
  switch (kind) {
    case "program":
      return { kind, ...inSequence(), carries: read("carries", list(text)) };
    case "source-clip":
      return { kind, ...inSequence(), clipName: read("clipName", text), seconds: read("seconds", finiteFrom(0)) };
    case "file":
      return { kind, name: read("name", text) };
    case "take":
      return {
        kind,
        takeId: read("takeId", text),
        clipName: read("clipName", text),
        at: read("at", oneOf("first", "last")),
      };
    case "library":
      return {
        kind,
        entryId: read("entryId", text),
        name: read("name", text),
        entry: read("entry", oneOf(...LIBRARY_KINDS)),
        ...maybe("consent", consentRecord),
      };
  }
});

export const rangeRecord: Decoder<TimeRange> = object(({ read }) => ({
  start: read("start", tickCount),
  end: read("end", tickCount),
}));

export const rightsRecord: Decoder<ReferenceRights> = object(({ maybe }) => ({
  ...maybe("author", text),
  ...maybe("rights", text),
  ...maybe("origin", text),
}));

export const referenceFrame: Decoder<ReferenceFrame> = object(({ read, maybe }) => ({
  role: read("role", oneOf(...REFERENCE_ROLES)),
  sha256: read("sha256", text),
  size: read("size", sizeRecord),
  from: read("from", frameSource),
  ...maybe("rights", rightsRecord),
}));

export const shotRecord: Decoder<Shot> = object(({ read, maybe }) => ({
  number: read("number", whole),
  projectId: read("projectId", text),
  sequenceId: read("sequenceId", text),
  sequenceName: read("sequenceName", text),
  sequenceSize: read("sequenceSize", sizeRecord),
  way: read("way", oneOf("in-out", "clip", "gap", "playhead", "marker", "board")),
  rangeInSequence: read("rangeInSequence", rangeRecord),
  rate: read("rate", rateRecord),
  videoTrack: read("videoTrack", whole),
  ...maybe("audioTrack", whole),
  mode: read("mode", oneOf("overwrite", "insert")),
  use: read("use", oneOf("temp", "final")),
}));
