/**
 * A result on its way to the take's folder: into `original.part`, going on where an earlier try broke off, even one before
 * a restart; then checked, and only then called the original.
 */

import { Misfit, object, parse, text } from "../core/decode";
import { StudioError } from "../core/failure";
import type { JobRef, ResultRef } from "../core/job";
import { structureOf } from "../core/structure";
import type { Engine, Sink } from "../engines/engine";
import { fileSize, openRead, openUpdate, openWrite, remove, rename, type FileToWrite } from "../uxp/files";
import { joinPath } from "../uxp/paths";
import { maybeReadText, writeText } from "../uxp/texts";

const PART = "original.part";
/** What the server called the version that lies in the part. */
const VERSION = "original.part.json";

export interface Receiving {
  readonly folder: string;
  readonly engine: Engine;
  readonly job: JobRef;
  readonly result: ResultRef;
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number | undefined) => void;
}

/**
 * Answers with the original's name in the folder.
 * @throws what Engine.fetch throws; StudioError `result-damaged` when what came is no whole film: the part is gone then.
 */
export async function receive(receiving: Receiving): Promise<string> {
  const { folder, engine, job, result, signal, onProgress } = receiving;
  const path = joinPath(folder, PART);
  const version = joinPath(folder, VERSION);
  const part = new Part(path, version);
  try {
    await part.open();
    await engine.fetch(job, result, part, { signal, onProgress });
  } finally {
    await part.close();
  }
  const ending = await endingOf(path, job);
  const name = `original.${ending}`;
  await rename(path, joinPath(folder, name));
  await remove(version);
  return name;
}

class Part implements Sink {
  readonly #path: string;
  readonly #version: string;
  #file: FileToWrite | undefined;
  have = 0;
  validator: string | undefined;

  constructor(path: string, version: string) {
    this.#path = path;
    this.#version = version;
  }

  async open(): Promise<void> {
    this.validator = await readVersion(this.#version);
    this.have = this.validator === undefined ? 0 : ((await fileSize(this.#path)) ?? 0);
    if (this.have > 0) this.#file = await openUpdate(this.#path);
  }

  async restart(validator: string | undefined): Promise<void> {
    await this.close();
    this.#file = await openWrite(this.#path);
    if (validator === undefined) await remove(this.#version);
    else await writeText(this.#version, JSON.stringify({ validator }));
  }

  async write(position: number, bytes: Uint8Array): Promise<void> {
    if (this.#file === undefined) throw new RangeError("The part is not open");
    await this.#file.write(position, bytes);
  }

  async close(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    await file?.close();
  }
}

async function readVersion(path: string): Promise<string | undefined> {
  const json = await maybeReadText(path);
  if (json === undefined) return undefined;
  try {
    return parse(
      json,
      object(({ maybe }) => maybe("validator", text)),
    ).validator;
  } catch (error) {
    // A version that cannot be read is none: all is fetched anew.
    if (error instanceof Misfit) return undefined;
    throw error;
  }
}

async function endingOf(path: string, { address }: JobRef): Promise<string> {
  const file = await openRead(path);
  let found;
  try {
    found = await structureOf(file.size, (start, end) => file.read(start, end));
  } finally {
    await file.close();
  }
  if (found.kind === "whole") return found.ending;
  await remove(path);
  throw new StudioError({ kind: "result-damaged", host: new URL(address).host, why: found.why });
}
