/**
 * What the panel remembers on this machine: who it is, how it is set, and what stood in the form of each project, so that
 * a crash never costs a prompt. One JSON file in the plugin's data folder. Nothing of it belongs to the project.
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
import type { EngineEntry } from "../core/engine-entry";
import { DIALECTS } from "../core/job";
import type { FrameSize } from "../core/sequence";
import { StudioError } from "../core/failure";
import { copy } from "../uxp/files";
import { loadSettings, saveSettings } from "../uxp/settings";
import { FIRST_SETTINGS, type RememberedForm } from "./beginning";
import type { Limits } from "./refusals";
import type { MakerChoice, Settings } from "./state";

export interface Memory {
  /** Names this installation as the owner of what it writes. */
  readonly device: string;
  readonly settings: Settings;
  readonly engines: readonly EngineEntry[];
  /** What engines refused, by engine and model. */
  readonly limits: Limits;
  /** By project id, the latest used last. */
  readonly forms: readonly (readonly [projectId: string, form: RememberedForm])[];
}

const MOST_FORMS = 20;
/** Milliseconds between two writes. */
const PAUSE = 300;

/** Holds the memory, and writes it down: many keystrokes, one write. */
export class Keeper {
  readonly #sleep: (milliseconds: number) => Promise<void>;
  readonly #onError: (error: unknown) => void;
  #memory: Memory = { device: "", settings: FIRST_SETTINGS, engines: [], limits: {}, forms: [] };
  #writing: Promise<void> = Promise.resolve();
  #wanted = false;
  /** What could not be read is not written over: it may be there again at the next start. */
  #mayWrite = false;

  constructor(sleep: (milliseconds: number) => Promise<void>, onError: (error: unknown) => void) {
    this.#sleep = sleep;
    this.#onError = onError;
  }

  get now(): Memory {
    return this.#memory;
  }

  /** Answers with what was wrong when the file could not be read; it is then set aside as a copy, and all starts anew. */
  async load(newDevice: () => string): Promise<string | undefined> {
    const fresh: Memory = { ...this.#memory, device: newDevice() };
    this.#memory = fresh;
    try {
      const known = await loadSettings(memoryRecord);
      this.#memory = known ?? fresh;
      this.#mayWrite = true;
      // A device keeps its name from its very first start.
      if (known === undefined) this.keep(fresh);
      return undefined;
    } catch (error) {
      if (!(error instanceof StudioError) || error.failure.kind !== "file-damaged") throw error;
      await copy(error.failure.file, `${error.failure.file}.damaged`);
      this.#mayWrite = true;
      this.keep(fresh);
      return error.failure.why;
    }
  }

  /** What is kept while a write is under way is written after it, once. */
  keep(memory: Memory): void {
    this.#memory = memory;
    if (this.#wanted || !this.#mayWrite) return;
    this.#wanted = true;
    this.#writing = this.#writing
      .then(() => this.#sleep(PAUSE))
      .then(() => this.#write())
      .catch(this.#onError);
  }

  /** Writes now what waits to be written: before something that may take the panel away. */
  async flush(): Promise<void> {
    if (!this.#wanted) return;
    await this.#write().catch(this.#onError);
  }

  #write(): Promise<void> {
    this.#wanted = false;
    const { forms } = this.#memory;
    return saveSettings({ schema: "pickup.panel", version: 1, ...this.#memory, forms: forms.slice(-MOST_FORMS) });
  }
}

export function withForm(memory: Memory, projectId: string, form: RememberedForm): Memory {
  return { ...memory, forms: [...memory.forms.filter(([id]) => id !== projectId), [projectId, form]] };
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

const form: Decoder<RememberedForm> = object(({ read }) => ({
  prompt: read("prompt", text),
  negative: read("negative", text),
  way: read("way", oneOf("auto", "in-out", "clip", "gap", "playhead")),
  seconds: read("seconds", seconds),
  videoTrack: read("videoTrack", track),
  audioTrack: read("audioTrack", soundTrack),
  mode: read("mode", oneOf("overwrite", "insert")),
  use: read("use", oneOf("temp", "final")),
  seed: read("seed", whole),
  seedLocked: read("seedLocked", flag),
  caption: read("caption", flag),
  maker: read("maker", older(maker, { kind: "built-in" })),
  askedSize: read("askedSize", older(askedSize, "auto")),
}));

const engineEntry: Decoder<EngineEntry> = object(({ read, maybe }) => ({
  id: read("id", text),
  name: read("name", text),
  wire: read("wire", oneOf("openai-videos", "openrouter")),
  address: read("address", text),
  dialect: read("dialect", oneOf("detect", ...DIALECTS)),
  ...maybe("detected", oneOf(...DIALECTS)),
  privateHttp: read("privateHttp", flag),
  atOnce: read("atOnce", wholeFrom(1)),
  costs: read("costs", oneOf("by-price", "nothing")),
}));

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
const limits: Decoder<Limits> = (value, at) =>
  Object.fromEntries(
    Object.entries(fieldsOf(value, at).rest()).map(([key, some]) => [
      key,
      list(anything)(some, key)
        .filter((one) => !NO_LIMIT.includes(fieldsOf(one, key).read("field", text)))
        .map((one) => limit(one, key)),
    ]),
  );

const NO_LIMIT: readonly string[] = ["model", "seed"];

const formOfProject: Decoder<readonly [string, RememberedForm]> = (value, at) => {
  if (!Array.isArray(value)) throw new Misfit(at, "a pair");
  const pair: readonly unknown[] = value;
  return [text(pair[0], at), form(pair[1], at)];
};

const memoryRecord: Decoder<Memory> = object(({ read }) => ({
  device: read("device", text),
  settings: read(
    "settings",
    object((settings) => ({
      language: settings.read("language", oneOf("host", "en", "fr")),
      ...settings.maybe("folder", text),
      promptsInLog: settings.read("promptsInLog", flag),
      caption: settings.read("caption", flag),
      confirmAbove: settings.read("confirmAbove", older(finiteFrom(0), FIRST_SETTINGS.confirmAbove)),
      ...settings.maybe("monthlyCap", finiteFrom(0)),
      moderate: settings.read("moderate", older(flag, FIRST_SETTINGS.moderate)),
    })),
  ),
  engines: read("engines", older(list(engineEntry), [])),
  limits: read("limits", older(limits, {})),
  forms: read("forms", list(formOfProject)),
}));
