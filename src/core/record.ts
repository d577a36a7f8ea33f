/**
 * take.json: a take as text and back. Versioned; fields that this version does not know, in the record and in its
 * recipe, survive a round trip.
 */

import { Misfit, finite, flag, list, object, oneOf, parse, text, whole, type Decoder } from "./decode";
import { drawnRecord, rateRecord, sizeRecord } from "./drawing-record";
import type { Failure } from "./failure";
import { RECIPE_VERSION, type Recipe } from "./recipe";
import type { ReferenceFrame, Shot } from "./shot";
import type { PlacementRecord, StoredFile, Take, TakeState } from "./take";
import { ticks, type Ticks, type TimeRange } from "./time";

const TAKE_VERSION = 1;

export function encodeTake(take: Take): string {
  const { unknown, recipe, ...known } = take;
  const { unknown: unknownOfRecipe, ...knownOfRecipe } = recipe;
  const record = {
    ...unknown,
    schema: "pickup.take",
    version: TAKE_VERSION,
    ...known,
    recipe: { ...unknownOfRecipe, ...knownOfRecipe },
  };
  return `${JSON.stringify(record, undefined, 2)}\n`;
}

/** @throws Misfit when the text is no take, is damaged, or comes from a later version than this one can read. */
export function decodeTake(json: string): Take {
  return parse(json, takeRecord);
}

const tickCount: Decoder<Ticks> = (value, at) => ticks(whole(value, at));

const range: Decoder<TimeRange> = object(({ read }) => ({
  start: read("start", tickCount),
  end: read("end", tickCount),
}));

const referenceFrame: Decoder<ReferenceFrame> = object(({ read }) => ({
  role: read("role", oneOf("first")),
  sha256: read("sha256", text),
  size: read("size", sizeRecord),
  from: read(
    "from",
    object((from) => ({
      sequenceId: from.read("sequenceId", text),
      sequenceName: from.read("sequenceName", text),
      time: from.read("time", tickCount),
      timecode: from.read("timecode", text),
      carries: from.read("carries", list(text)),
    })),
  ),
}));

const recipeRecord: Decoder<Recipe> = object(({ read, rest }) => {
  read("version", atMost(RECIPE_VERSION));
  return {
    version: RECIPE_VERSION,
    id: read("id", text),
    prompt: read("prompt", text),
    negative: read("negative", text),
    engine: read("engine", oneOf("animatic", "still-hold")),
    model: read("model", text),
    seed: read("seed", whole),
    frames: read("frames", whole),
    rate: read("rate", rateRecord),
    size: read("size", sizeRecord),
    references: read("references", list(referenceFrame)),
    caption: read("caption", flag),
    sound: read("sound", flag),
    use: read("use", oneOf("temp", "final")),
    unknown: rest(),
  };
});

const shot: Decoder<Shot> = object(({ read, maybe }) => ({
  number: read("number", whole),
  projectId: read("projectId", text),
  sequenceId: read("sequenceId", text),
  sequenceName: read("sequenceName", text),
  sequenceSize: read("sequenceSize", sizeRecord),
  way: read("way", oneOf("in-out", "clip", "gap", "playhead")),
  rangeInSequence: read("rangeInSequence", range),
  rate: read("rate", rateRecord),
  videoTrack: read("videoTrack", whole),
  ...maybe("audioTrack", whole),
  mode: read("mode", oneOf("overwrite", "insert")),
  use: read("use", oneOf("temp", "final")),
}));

const storedFile: Decoder<StoredFile> = object(({ read, maybe }) => ({
  name: read("name", text),
  bytes: read("bytes", whole),
  sha256: read("sha256", text),
  ...maybe("essenceSha256", text),
}));

/** A failure is kept for people to read: any kind that has a name is taken, facts and all. */
const failure: Decoder<Failure> = object(({ read, rest }): Failure => {
  const kind = read("kind", text);
  const facts = rest();
  switch (kind) {
    case "room-unavailable":
    case "draw-failed":
      return { kind, why: text(facts["why"], "why") };
    case "frame-not-exported":
      return { kind, waitedSeconds: finite(facts["waitedSeconds"], "waitedSeconds") };
    case "import-not-seen":
      return {
        kind,
        file: text(facts["file"], "file"),
        waitedSeconds: finite(facts["waitedSeconds"], "waitedSeconds"),
      };
    case "import-refused":
    case "file-missing":
      return { kind, file: text(facts["file"], "file") };
    case "file-damaged":
      return { kind, file: text(facts["file"], "file"), why: text(facts["why"], "why") };
    case "folder-not-writable":
    case "disk-full":
      return { kind, folder: text(facts["folder"], "folder") };
    case "not-on-timeline":
      return { kind, track: whole(facts["track"], "track") };
    case "bad-length":
      return { kind, frames: whole(facts["frames"], "frames"), most: whole(facts["most"], "most") };
    case "host-refused":
      return {
        kind,
        call: text(facts["call"], "call"),
        ...(facts["message"] === undefined ? {} : { message: text(facts["message"], "message") }),
      };
    case "no-project":
    case "no-sequence":
    case "empty-prompt":
    case "sequence-changed":
    case "interrupted":
      return { kind };
    default:
      return { kind: "unexpected", message: kind === "unexpected" ? text(facts["message"], "message") : kind };
  }
});

const state: Decoder<TakeState> = object(({ read, maybe }): TakeState => {
  const kind = read("kind", oneOf("asked", "making", "delivered", "ready", "failed", "cancelled", "interrupted"));
  switch (kind) {
    case "delivered":
      return { kind, original: read("original", storedFile) };
    case "ready":
      return {
        kind,
        original: read("original", storedFile),
        clip: read("clip", storedFile),
        projectItemId: read("projectItemId", text),
      };
    case "failed":
      return { kind, failure: read("failure", failure), ...maybe("original", storedFile) };
    case "cancelled":
    case "interrupted":
      return { kind, ...maybe("original", storedFile) };
    case "asked":
    case "making":
      return { kind };
  }
});

const placement: Decoder<PlacementRecord> = object(({ read }): PlacementRecord => {
  const outcome = read("outcome", oneOf("verified", "unverified", "waits", "failed"));
  const at = read("at", text);
  switch (outcome) {
    case "verified":
      return { outcome, at };
    case "unverified":
      return { outcome, at, why: read("why", text) };
    case "waits":
      return {
        outcome,
        at,
        why: read("why", oneOf("sequence-changed", "place-taken", "playing", "no-longer-wanted")),
      };
    case "failed":
      return { outcome, at, failure: read("failure", failure) };
  }
});

const takeRecord: Decoder<Take> = object(({ read, maybe, rest }) => {
  read("schema", oneOf("pickup.take"));
  read("version", atMost(TAKE_VERSION));
  return {
    id: read("id", text),
    owner: read("owner", text),
    number: read("number", whole),
    askedAt: read("askedAt", text),
    clipName: read("clipName", text),
    shot: read("shot", shot),
    recipe: read("recipe", recipeRecord),
    state: read("state", state),
    ...maybe("drawn", drawnRecord),
    ...maybe("placement", placement),
    unknown: rest(),
  };
});

function atMost(known: number): Decoder<number> {
  return (value, at) => {
    const version = whole(value, at);
    if (version < 1 || version > known) throw new Misfit(at, `a version that this Pickup reads (1 to ${known})`);
    return version;
  };
}
