/**
 * take.json: a take as text and back. Versioned; fields that this version does not know, in the record and in its
 * recipe, survive a round trip.
 */

import {
  bareName,
  finiteFrom,
  flag,
  list,
  object,
  oneOf,
  parse,
  text,
  versionUpTo,
  whole,
  wholeFrom,
  type Decoder,
} from "./decode";
import { drawnRecord, rateRecord, sizeRecord } from "./drawing-record";
import { failureRecord } from "./failure-record";
import { ENGINE_NAMES } from "./job";
import { askedRecord, chargeRecord, foundJobRecord, jobRecord, submissionRecord } from "./job-record";
import { policyRecord } from "./policy";
import { PARENT_KINDS, RECIPE_VERSION, type Parent, type Recipe } from "./recipe";
import { REPLACE_WAYS } from "./replace-way";
import { referenceFrame, shotRecord } from "./shot-record";
import {
  WAIT_REASONS,
  type Film,
  type Looked,
  type PlacementRecord,
  type StoredFile,
  type Take,
  type TakeState,
  type PlayingItem,
} from "./take";

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

const parent: Decoder<Parent> = object(({ read }) => ({
  kind: read("kind", oneOf(...PARENT_KINDS)),
  takeId: read("takeId", text),
  clipName: read("clipName", text),
}));

const sent = object(({ read }) => ({ prompt: read("prompt", text), negative: read("negative", text) }));

const recipeRecord: Decoder<Recipe> = object(({ read, maybe, rest }) => {
  read("version", versionUpTo(RECIPE_VERSION));
  return {
    version: RECIPE_VERSION,
    id: read("id", text),
    prompt: read("prompt", text),
    negative: read("negative", text),
    engine: read("engine", oneOf(...ENGINE_NAMES)),
    model: read("model", text),
    seed: read("seed", whole),
    frames: read("frames", whole),
    rate: read("rate", rateRecord),
    size: read("size", sizeRecord),
    ...maybe("full", sizeRecord),
    references: read("references", list(referenceFrame)),
    caption: read("caption", flag),
    sound: read("sound", flag),
    use: read("use", oneOf("temp", "final")),
    ...maybe("asked", askedRecord),
    ...maybe("sent", sent),
    ...maybe("parent", parent),
    ...maybe("head", wholeFrom(0)),
    unknown: rest(),
  };
});

const storedFile: Decoder<StoredFile> = object(({ read, maybe }) => ({
  name: read("name", bareName),
  bytes: read("bytes", whole),
  sha256: read("sha256", text),
  ...maybe("essenceSha256", text),
}));

const looked: Decoder<Looked> = object(({ read }) => ({
  at: read("at", text),
  found: read("found", list(foundJobRecord)),
  listed: read("listed", flag),
}));

const state: Decoder<TakeState> = object(({ read, maybe }): TakeState => {
  const kind = read(
    "kind",
    oneOf("asked", "submitting", "unanswered", "making", "delivered", "ready", "failed", "cancelled", "interrupted"),
  );
  const job = maybe("job", jobRecord);
  switch (kind) {
    case "asked":
      return { kind };
    case "submitting":
      return { kind, submission: read("submission", submissionRecord) };
    case "unanswered":
      return { kind, submission: read("submission", submissionRecord), ...maybe("looked", looked) };
    case "making":
      return { kind, ...job };
    case "delivered":
      return { kind, original: read("original", storedFile), ...job };
    case "ready":
      return {
        kind,
        original: read("original", storedFile),
        clip: read("clip", storedFile),
        projectItemId: read("projectItemId", text),
        ...job,
      };
    case "failed":
      return { kind, failure: read("failure", failureRecord), ...maybe("original", storedFile), ...job };
    case "cancelled":
      return { kind, ...maybe("original", storedFile), ...job };
    case "interrupted":
      return { kind, ...maybe("original", storedFile) };
  }
});

const film: Decoder<Film> = object(({ read, maybe }) => ({
  frames: read("frames", whole),
  seconds: read("seconds", finiteFrom(0)),
  size: read("size", sizeRecord),
  ...maybe("rate", rateRecord),
  decodable: read("decodable", flag),
  ...maybe("sound", flag),
}));

const replaced = object(({ read }) => ({ way: read("way", oneOf(...REPLACE_WAYS)), clip: read("clip", text) }));

const heldBy = object(({ read }) => ({ takeId: read("takeId", bareName), way: read("way", oneOf(...REPLACE_WAYS)) }));

const footage: Decoder<PlayingItem> = object(({ read, maybe }) => ({
  projectItemId: read("projectItemId", text),
  at: read("at", text),
  ...maybe(
    "copy",
    object((copy) => ({
      kind: copy.read("kind", oneOf("fit", "match")),
      name: copy.read("name", text),
      rate: copy.read("rate", rateRecord),
      eachOnce: copy.read("eachOnce", flag),
      ...(copy.maybe("leavesCredentials", flag).leavesCredentials === true ? { leavesCredentials: true as const } : {}),
      ...copy.maybe(
        "essence",
        object((one) => ({ sha256: one.read("sha256", text), bytes: one.read("bytes", wholeFrom(0)) })),
      ),
    })),
  ),
}));

const placement: Decoder<PlacementRecord> = object(({ read, maybe }): PlacementRecord => {
  const outcome = read("outcome", oneOf("verified", "unverified", "waits", "failed"));
  const at = read("at", text);
  switch (outcome) {
    case "verified":
      return { outcome, at, ...maybe("replaced", replaced) };
    case "unverified":
      return { outcome, at, why: read("why", text) };
    case "waits":
      return {
        outcome,
        at,
        why: read("why", oneOf(...WAIT_REASONS)),
      };
    case "failed":
      return { outcome, at, failure: read("failure", failureRecord) };
  }
});

/** Links count from 0. */
const sceneLink = object(({ read }) => ({ id: read("id", text), link: read("link", wholeFrom(0)) }));

const takeRecord: Decoder<Take> = object(({ read, maybe, rest }) => {
  read("schema", oneOf("pickup.take"));
  read("version", versionUpTo(TAKE_VERSION));
  return {
    id: read("id", bareName),
    owner: read("owner", text),
    number: read("number", whole),
    askedAt: read("askedAt", text),
    clipName: read("clipName", bareName),
    shot: read("shot", shotRecord),
    recipe: read("recipe", recipeRecord),
    state: read("state", state),
    ...maybe("submission", submissionRecord),
    ...maybe("holdsFor", text),
    ...maybe("heldBy", heldBy),
    ...maybe("footage", list(footage)),
    ...maybe("scene", sceneLink),
    ...maybe("batch", text),
    ...maybe("series", list(text)),
    ...maybe("surroundings", text),
    ...maybe("charge", chargeRecord),
    ...maybe("check", oneOf("clear", "unchecked")),
    ...maybe("policy", policyRecord),
    ...maybe("drawn", drawnRecord),
    ...maybe("film", film),
    ...maybe("placement", placement),
    ...maybe("promptWriter", text),
    unknown: rest(),
  };
});
