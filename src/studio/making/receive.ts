/**
 * A result on its way to the take's folder: into `original.part`, going on where an earlier try broke off, even one before
 * a restart; then checked, and only then called the original.
 */

import { Misfit, object, parse, text, type Decoder } from "../../core/decode";
import { StudioError } from "../../core/failure";
import type { JobRef, ResultRef } from "../../core/job";
import { structureOf } from "../../core/structure";
import type { Film } from "../../core/take";
import type { Engine, Sink } from "../../engines/engine";
import type { MediaRoom } from "../../media/client";
import type { MediaReport } from "../../media/results";
import { exists, fileSize, openUpdate, openWrite, remove, rename, type FileToWrite } from "../../uxp/files";
import { joinPath } from "../../uxp/paths";
import { maybeReadText, writeText } from "../../uxp/texts";
import { RunningFingerprint, type Fingerprint } from "../disk/fingerprint";
import { withFile } from "../disk/open-files";
import type { Log } from "../log";

const PART = "original.part";
/** Whose film the part is, and how far it came. */
const MARKER = "original.part.json";

interface Marker {
  /** Both: ids of servers that forget everything may come round again. */
  readonly job: string;
  readonly submission: string;
  /** What the server called the version that lies in the part. */
  readonly validator?: string;
  /** What the part is called since it was found whole. */
  readonly whole?: string;
}

export interface Receiving {
  readonly folder: string;
  readonly engine: Engine;
  readonly job: JobRef;
  readonly result: ResultRef;
  readonly room: MediaRoom;
  readonly log: Log;
  readonly signal: AbortSignal;
  readonly thisNetworkOnly: boolean;
  readonly onProgress: (done: number, total: number | undefined) => void;
}

export interface Received {
  /** Of the original, in the take's folder. */
  readonly name: string;
  /** As it came, when it came in one go; absent: read it from the disk. */
  readonly fingerprint?: Fingerprint;
  readonly film?: Film;
}

/**
 * Fetches the result and makes it the original. One that was found whole before a restart is not fetched again. What lies
 * there of another job is left behind.
 * @throws what Engine.fetch throws; StudioError `result-damaged` when what came is no whole film: the part is gone then.
 */
export async function receive(receiving: Receiving): Promise<Received> {
  const { folder, engine, job, result, signal, thisNetworkOnly, onProgress } = receiving;
  const path = joinPath(folder, PART);
  const marker = joinPath(folder, MARKER);
  const known = await readMarker(marker);
  if (known?.job !== job.id || known.submission !== job.submission.id) await startAfresh(folder);
  else if (known.whole !== undefined) {
    const original = joinPath(folder, known.whole);
    if (await exists(path)) await rename(path, original);
    if (await exists(original)) return { name: known.whole, ...filmOf(await look(original, receiving)) };
  }
  const part = new Part(path, marker, job);
  try {
    await part.open();
    await engine.fetch(job, result, part, { signal, thisNetworkOnly, onProgress });
  } finally {
    await part.close();
  }
  const name = `original.${await endingOf(path, job)}`;
  const report = await look(path, receiving);
  // Its structure is whole already; a room that cannot make anything of it only says what this machine can show.
  if (report?.kind === "still" || report?.kind === "audio") {
    await remove(path);
    const why = `it is no film (${report.kind})`;
    throw new StudioError({ kind: "result-damaged", host: new URL(job.address).host, why });
  }
  await writeMarker(marker, job, { whole: name });
  await rename(path, joinPath(folder, name));
  const { fingerprint } = part;
  return { name, ...(fingerprint === undefined ? {} : { fingerprint }), ...filmOf(report) };
}

/** The take knows its original now: what was kept for going on is not needed any more. */
export async function received(folder: string): Promise<void> {
  await remove(joinPath(folder, MARKER));
}

/** Nothing that came for an earlier job is gone on with. */
export async function startAfresh(folder: string): Promise<void> {
  await remove(joinPath(folder, MARKER));
  await remove(joinPath(folder, PART));
}

/** Absent where no media room runs, or it cannot look just now: a film is whole all the same. */
async function look(path: string, { room, log }: Receiving): Promise<MediaReport | undefined> {
  if (room.state.kind !== "ready") return undefined;
  return withFile(path, async (file) => {
    try {
      return await room.probe(file);
    } catch (error) {
      if (!(error instanceof StudioError)) throw error;
      log.trouble("looking into what came", error);
      return undefined;
    }
  });
}

function filmOf(report: MediaReport | undefined): { readonly film?: Film } {
  if (report?.kind !== "video") return {};
  const { frames, seconds, size, rate, decodable, audio } = report;
  const sound = audio !== undefined;
  return { film: { frames, seconds, size, decodable, sound, ...(rate === undefined ? {} : { rate }) } };
}

class Part implements Sink {
  readonly #path: string;
  readonly #marker: string;
  readonly #job: JobRef;
  #file: FileToWrite | undefined;
  have = 0;
  validator: string | undefined;
  /** Absent where an earlier try is gone on with: its bytes did not pass here. */
  #hash: RunningFingerprint | undefined;
  #hashed = 0;

  constructor(path: string, marker: string, job: JobRef) {
    this.#path = path;
    this.#marker = marker;
    this.#job = job;
  }

  async open(): Promise<void> {
    this.validator = (await readMarker(this.#marker))?.validator;
    this.have = this.validator === undefined ? 0 : ((await fileSize(this.#path)) ?? 0);
    if (this.have > 0) this.#file = await openUpdate(this.#path);
  }

  async restart(validator: string | undefined): Promise<void> {
    await this.close();
    this.#file = await openWrite(this.#path);
    this.#hash = new RunningFingerprint();
    this.#hashed = 0;
    if (validator === undefined) await remove(this.#marker);
    else await writeMarker(this.#marker, this.#job, { validator });
  }

  async write(position: number, bytes: Uint8Array): Promise<void> {
    if (this.#file === undefined) throw new RangeError("The part is not open");
    await this.#file.write(position, bytes);
    if (position !== this.#hashed) this.#hash = undefined;
    this.#hash?.update(bytes);
    this.#hashed += bytes.length;
  }

  /** Of all that came. Absent where it could not be followed to its end. */
  get fingerprint(): Fingerprint | undefined {
    const found = this.#hash?.digest();
    return found?.essenceSha256 === undefined ? undefined : found;
  }

  async close(): Promise<void> {
    const file = this.#file;
    this.#file = undefined;
    await file?.close();
  }
}

function writeMarker(path: string, job: JobRef, how: Pick<Marker, "validator" | "whole">): Promise<void> {
  const marker: Marker = { job: job.id, submission: job.submission.id, ...how };
  return writeText(path, JSON.stringify(marker));
}

async function readMarker(path: string): Promise<Marker | undefined> {
  const json = await maybeReadText(path);
  if (json === undefined) return undefined;
  try {
    return parse(json, markerRecord);
  } catch (error) {
    // One that cannot be read is none: all is fetched anew.
    if (error instanceof Misfit) return undefined;
    throw error;
  }
}

const markerRecord: Decoder<Marker> = object(({ read, maybe }) => ({
  job: read("job", text),
  submission: read("submission", text),
  ...maybe("validator", text),
  ...maybe("whole", text),
}));

async function endingOf(path: string, { address }: JobRef): Promise<string> {
  const found = await withFile(path, ({ size, read }) => structureOf(size, read));
  if (found.kind === "whole") return found.ending;
  await remove(path);
  throw new StudioError({ kind: "result-damaged", host: new URL(address).host, why: found.why });
}
