/**
 * What the panel remembers on this machine: who it is, how it is set, and what stood in the form of each project, so that
 * a crash never costs a prompt. One JSON file in the plugin's data folder. Nothing of it belongs to the project.
 */

import { StudioError } from "../core/failure";
import { loadSettings, saveSettings, setSettingsAside } from "../uxp/settings";
import { FIRST_SETTINGS, type RememberedForm } from "./beginning";
import { keepDevice, readDevice } from "./disk/device";
import { CAREFUL_SETTINGS, memoryRecord } from "./memory-record";
import type { Memory } from "./memory-record";

const MOST_FORMS = 20;
/** Milliseconds between two writes. */
const PAUSE = 300;

/** Holds the memory, and writes it down: many keystrokes, one write. */
export class Keeper {
  readonly #sleep: (milliseconds: number) => Promise<void>;
  readonly #onError: (error: unknown) => void;
  #memory: Memory = { device: "", settings: FIRST_SETTINGS, engines: [], limits: {}, forms: [], spaces: [] };
  #writing: Promise<void> = Promise.resolve();
  /** The latest write, done or not. */
  #saving: Promise<void> = Promise.resolve();
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

  /**
   * Takes up what can be read of it, entry by entry. Answers with what could not: the file is then set aside as a copy.
   * @throws StudioError when the disk does not answer.
   */
  async load(newDevice: () => string): Promise<string | undefined> {
    this.#memory = { ...this.#memory, device: newDevice() };
    const wrong: string[] = [];
    const known = await this.#read(wrong);
    // Older panels kept it among the settings alone.
    const device = await readDevice();
    const id = device ?? (known?.device === "" ? undefined : known?.device) ?? this.#memory.device;
    if (wrong.length > 0) await setSettingsAside();
    const settings = wrong.length > 0 ? CAREFUL_SETTINGS : FIRST_SETTINGS;
    this.#memory = { ...(known ?? { ...this.#memory, settings }), device: id };
    this.#mayWrite = true;
    if (known === undefined || wrong.length > 0) this.keep(this.#memory);
    if (device === undefined) await keepDevice(id);
    return wrong.length === 0 ? undefined : wrong.join("; ");
  }

  /** Absent when nothing has been kept yet, or nothing of it can be read. */
  async #read(wrong: string[]): Promise<Memory | undefined> {
    try {
      return await loadSettings(memoryRecord(wrong));
    } catch (error) {
      if (!(error instanceof StudioError) || error.failure.kind !== "file-damaged") throw error;
      wrong.push(error.failure.why);
      return undefined;
    }
  }

  /** What is kept while a write is under way is written after it, once. */
  keep(memory: Memory): void {
    this.#memory = memory;
    if (this.#wanted || !this.#mayWrite) return;
    this.#wanted = true;
    this.#writing = this.#writing
      .then(() => this.#sleep(PAUSE))
      .then(() => (this.#wanted ? this.#write() : undefined))
      .catch(this.#onError);
  }

  /** Writes now what waits to be written, and waits for what is being written: before something that may take the panel away. */
  async flush(): Promise<void> {
    if (this.#wanted) await this.#write().catch(this.#onError);
    // Whoever began that write tells of its failure.
    else await this.#saving.catch(() => undefined);
  }

  #write(): Promise<void> {
    this.#wanted = false;
    const { forms } = this.#memory;
    this.#saving = saveSettings({
      schema: "pickup.panel",
      version: 1,
      ...this.#memory,
      forms: forms.slice(-MOST_FORMS),
    });
    return this.#saving;
  }
}

export function withForm(memory: Memory, projectId: string, form: RememberedForm): Memory {
  return { ...memory, forms: [...memory.forms.filter(([id]) => id !== projectId), [projectId, form]] };
}
