/**
 * The memory as JSON, read entry by entry: one that a later panel wrote, or that somebody edited, costs nothing but itself.
 * What money hangs on is then read as the more careful of two.
 */

import { LEARNABLE, type LearntLimit } from "../core/capability";
import {
  anything,
  fieldsOf,
  finite,
  finiteFrom,
  flag,
  list,
  Misfit,
  object,
  oneOf,
  text,
  whole,
  wholeFrom,
  type Decoder,
} from "../core/decode";
import { sizeRecord } from "../core/drawing-record";
import { FORM_CHOICES } from "../core/prompt-forms";
import { DIALECTS } from "../core/job";
import { PLACEHOLDERS, REPLACE_WAYS } from "../core/replace-way";
import type { FrameSize } from "../core/sequence";
import { WORKING_SPACES, type WorkingSpace } from "../core/working-space";
import { MOST_TAKES } from "../core/series";
import { FIRST_SETTINGS, type RememberedForm } from "./beginning";
import type { Limits } from "./front-desk/refusals";
import type { Settings } from "./settings";
import type { MakerChoice } from "./form/shot-form";
import type { EngineEntry } from "../core/engine-entry";

export interface Memory {
  /** Names this installation as the owner of what it writes. */
  readonly device: string;
  readonly settings: Settings;
  readonly engines: readonly EngineEntry[];
  /** What engines refused, by engine and model. */
  readonly limits: Limits;
  /** By project id, the latest used last. */
  readonly forms: readonly (readonly [projectId: string, form: RememberedForm])[];
  /** What sequences work in, as the editor said, the latest last. */
  readonly spaces: readonly (readonly [sequenceId: string, space: WorkingSpace])[];
}

const track: Decoder<number | "auto"> = (value, at) => (value === "auto" ? value : whole(value, at));
const soundTrack: Decoder<number | "off"> = (value, at) => (value === "off" ? value : whole(value, at));
/** A length that could not be read when it was kept is JSON's null. */
const seconds: Decoder<number> = (value, at) => (value === null ? Number.NaN : finite(value, at));

const maker: Decoder<MakerChoice> = object(({ read }): MakerChoice => {
  const kind = read("kind", oneOf("built-in", "engine"));
  return kind === "built-in" ? { kind } : { kind, engineId: read("engineId", text), model: read("model", text) };
});

/** What an older panel did not keep is as it was then. */
function older<T>(decode: Decoder<T>, before: T): Decoder<T> {
  return (value, at) => (value === undefined ? before : decode(value, at));
}

const askedSize: Decoder<FrameSize | "auto"> = (value, at) => (value === "auto" ? value : sizeRecord(value, at));

export const rememberedForm: Decoder<RememberedForm> = object(({ read, maybe: field }) => ({
  prompt: read("prompt", text),
  negative: read("negative", text),
  way: read("way", oneOf("auto", "in-out", "clip", "gap", "playhead")),
  seconds: read("seconds", seconds),
  videoTrack: read("videoTrack", track),
  audioTrack: read("audioTrack", soundTrack),
  mode: read("mode", oneOf("overwrite", "insert")),
  replaceBy: read("replaceBy", older(oneOf(...REPLACE_WAYS), "stack")),
  placeholder: read("placeholder", older(oneOf(...PLACEHOLDERS), "none")),
  use: read("use", oneOf("temp", "final")),
  seed: read("seed", whole),
  seedLocked: read("seedLocked", flag),
  caption: read("caption", flag),
  ...field("draft", flag),
  ...field("count", wholeFrom(1, MOST_TAKES)),
  maker: read("maker", older(maker, { kind: "built-in" })),
  promptForm: read("promptForm", older(oneOf(...FORM_CHOICES), "own")),
  askedSize: read("askedSize", older(askedSize, "auto")),
}));

/** Whatever else cannot be read of it: an engine is who has its address and its key. */
const engineEntry = (wrong: string[]): Decoder<EngineEntry> =>
  object(({ read }) => {
    const address = read("address", text);
    const detected = read("detected", soft(maybe(oneOf(...DIALECTS)), undefined, wrong));
    return {
      id: read("id", text),
      name: read("name", soft(text, address, wrong)),
      wire: read("wire", oneOf("openai-videos", "openrouter")),
      address,
      dialect: read("dialect", soft(oneOf("detect", ...DIALECTS), "detect", wrong)),
      ...(detected === undefined ? {} : { detected }),
      privateHttp: read("privateHttp", soft(flag, false, wrong)),
      atOnce: read("atOnce", soft(wholeFrom(1), 1, wrong)),
      costs: read("costs", soft(oneOf("by-price", "nothing"), "by-price", wrong)),
    };
  });

const limit: Decoder<LearntLimit> = object(({ read, maybe }) => ({
  field: read("field", oneOf(...LEARNABLE)),
  refused: read("refused", text),
  ...maybe("takes", list(text)),
  ...maybe("least", finite),
  ...maybe("most", finite),
  ...(read("needed", (value) => value === true) ? { needed: true } : {}),
  message: read("message", text),
  at: read("at", text),
}));

/** Older panels kept what they had read of a wrong model or seed, which is no limit: that is left behind. */
const limits =
  (wrong: string[]): Decoder<Limits> =>
  (value, at) =>
    Object.fromEntries(
      Object.entries(fieldsOf(value, at).rest()).map(([key, some]) => [
        key,
        each(anything, wrong)(some, key)
          .filter((one) => !isNoLimit(one))
          .flatMap((one) => soft<readonly LearntLimit[]>((two) => [limit(two, key)], [], wrong)(one, key)),
      ]),
    );

function isNoLimit(value: unknown): boolean {
  return typeof value === "object" && value !== null && "field" in value && NO_LIMIT.includes(String(value.field));
}

const NO_LIMIT: readonly string[] = ["model", "seed"];

const formOfProject: Decoder<readonly [string, RememberedForm]> = (value, at) => {
  if (!Array.isArray(value)) throw new Misfit(at, "a pair");
  const pair: readonly unknown[] = value;
  return [text(pair[0], at), rememberedForm(pair[1], at)];
};

const spaceOfSequence: Decoder<readonly [string, WorkingSpace]> = (value, at) => {
  if (!Array.isArray(value)) throw new Misfit(at, "a pair");
  const pair: readonly unknown[] = value;
  return [text(pair[0], at), oneOf(...WORKING_SPACES)(pair[1], at)];
};

/** Where nobody can say what the editor had set: each take that may cost is asked about first. */
export const CAREFUL_SETTINGS: Settings = { ...FIRST_SETTINGS, confirmAbove: 0 };

const settingsRecord = (wrong: string[]): Decoder<Settings> =>
  object(({ read }) => {
    const before = FIRST_SETTINGS;
    const folder = read("folder", soft(maybe(text), undefined, wrong));
    const person = read("person", soft(maybe(text), undefined, wrong));
    const reviewLabels = read("reviewLabels", soft(maybe(flag), undefined, wrong));
    const nameInFiles = read("nameInFiles", soft(maybe(flag), undefined, wrong));
    // A cap that cannot be read lets nothing through until the editor sets it again.
    const monthlyCap = read("monthlyCap", soft(maybe(finiteFrom(0)), 0, wrong));
    return {
      language: read("language", soft(oneOf("host", "en", "fr"), before.language, wrong)),
      ...(folder === undefined ? {} : { folder }),
      promptsInLog: read("promptsInLog", soft(flag, before.promptsInLog, wrong)),
      caption: read("caption", soft(flag, before.caption, wrong)),
      confirmAbove: read(
        "confirmAbove",
        soft(older(finiteFrom(0), before.confirmAbove), CAREFUL_SETTINGS.confirmAbove, wrong),
      ),
      ...(monthlyCap === undefined ? {} : { monthlyCap }),
      moderate: read("moderate", soft(older(flag, before.moderate), before.moderate, wrong)),
      ...(person === undefined ? {} : { person }),
      ...(reviewLabels === undefined ? {} : { reviewLabels }),
      ...(nameInFiles === undefined ? {} : { nameInFiles }),
    };
  });

/** `wrong` hears of every entry that could not be read. */
export function memoryRecord(wrong: string[]): Decoder<Memory> {
  return object(({ read }) => ({
    device: read("device", soft(text, "", wrong)),
    settings: read("settings", soft(settingsRecord(wrong), CAREFUL_SETTINGS, wrong)),
    engines: read("engines", older(each(engineEntry(wrong), wrong), [])),
    limits: read("limits", soft(older(limits(wrong), {}), {}, wrong)),
    forms: read("forms", each(formOfProject, wrong)),
    spaces: read("spaces", older(each(spaceOfSequence, wrong), [])),
  }));
}

/** What does not fit is as it was `before`. */
function soft<T>(decode: Decoder<T>, before: T, wrong: string[]): Decoder<T> {
  return (value, at) => {
    try {
      return decode(value, at);
    } catch (error) {
      if (!(error instanceof Misfit)) throw error;
      wrong.push(error.message);
      return before;
    }
  };
}

/** Those that fit. */
function each<T>(item: Decoder<T>, wrong: string[]): Decoder<readonly T[]> {
  const one = soft<readonly T[]>((value, at) => [item(value, at)], [], wrong);
  return (value, at) =>
    soft(list(anything), [], wrong)(value, at).flatMap((some, index) => one(some, `${at}[${index}]`));
}

function maybe<T>(decode: Decoder<T>): Decoder<T | undefined> {
  return (value, at) => (value === undefined ? undefined : decode(value, at));
}
