/**
 * The life of a take whose film came with Content Credentials: delivered, imported, placed, replaced, copied to fit, taken
 * back; and after each of these what stands on the disk, by its sum and by a reading of its own.
 */

import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import path from "node:path";
import type { Credentials } from "../../src/core/credentials";
import { PLAIN_FIT } from "../../src/core/fit";
import type { Take } from "../../src/core/take";
import { fileOf } from "../numbered-film";
import { startService, type Service } from "../service/service";
import { until, type SceneDesk } from "./scene";

/** What was seen after a step. */
export interface Seen {
  readonly after: string;
  /** Of the original, hex; of every byte. */
  readonly sha256: string;
  readonly original: Credentials;
  readonly clip: Credentials;
}

export interface Life {
  readonly takeId: string;
  /** As the record has it since it was delivered. */
  readonly delivered: string;
  readonly seen: readonly Seen[];
  /** The copy that was made to fit, and what the panel said that it leaves behind. */
  readonly copy: Credentials;
  readonly leaves?: Credentials;
}

/** An engine that delivers nothing but `film`. */
export class FilmEngine {
  readonly #desk: SceneDesk;
  readonly #service: Service;

  private constructor(desk: SceneDesk, service: Service) {
    this.#desk = desk;
    this.#service = service;
  }

  static async start(desk: SceneDesk, film: Uint8Array): Promise<FilmEngine> {
    const service = await startService({ tongue: "vllm-omni", clip: film, lifeMs: 100 });
    return new FilmEngine(desk, service);
  }

  /** Chosen for the next takes. */
  async choose(): Promise<void> {
    const { studio } = this.#desk;
    await studio.settings.saveEngine({
      name: `Rig ${studio.state.engines.length + 1}`,
      wire: "openai-videos",
      address: this.#service.url,
      dialect: "detect",
      privateHttp: false,
      atOnce: 1,
      costs: "by-price",
    });
    const row = studio.state.engines.at(-1);
    const model = row?.models[0]?.model;
    if (row === undefined || model === undefined) throw new Error("The engine names no model");
    studio.editForm({
      prompt: "The lights fail.",
      maker: { kind: "engine", engineId: row.entry.id, model },
      seconds: 2,
      placeholder: "none",
    });
  }

  close(): Promise<void> {
    return this.#service.close();
  }
}

/** Asks for a take, and waits until it lies in its place or in the bin. */
export async function aTakeOf(desk: SceneDesk): Promise<string> {
  const { studio } = desk;
  const before = new Set(studio.state.takes.map(({ take }) => take.id));
  for (let again = 0; ; again++) {
    await studio.make({ confirmed: true });
    const { problem } = studio.state;
    if (problem === undefined) break;
    // The panel may not have seen yet what was just taken back: then it says so, and the button is pressed again.
    if (again >= 10 || problem.failure.kind !== "plan-changed") {
      throw new Error(`It was refused: ${JSON.stringify(problem.failure)}`);
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const id = await until("the take", () => studio.state.takes.find(({ take }) => !before.has(take.id))?.take.id);
  await until(
    "its placement",
    () => {
      const { state, placement } = takeOf(desk, id);
      if (state.kind === "failed") throw new Error(`It failed: ${JSON.stringify(state.failure)}`);
      return placement;
    },
    120,
  );
  return id;
}

/** All of it with one take; another one comes in its place. */
export async function liveOut(desk: SceneDesk): Promise<Life> {
  const { studio, premiere } = desk;
  const seen: Seen[] = [];
  const takeId = await aTakeOf(desk);
  const look = async (after: string): Promise<void> => void seen.push(await seenOf(desk, takeId, after));
  await look("placed");
  const copy = await copyOf(desk, takeId);
  await look("copied to fit");
  premiere.undo();
  const other = await aTakeOf(desk);
  await studio.replace.look(other);
  await studio.replace.replace(other, "stack");
  await look("replaced");
  while (lies(desk)) premiere.undo();
  await look("taken back");
  const { state } = takeOf(desk, takeId);
  if (state.kind !== "ready") throw new Error(`It is ${state.kind}`);
  return { takeId, delivered: state.original.sha256, seen, ...copy };
}

function lies({ premiere, sequenceId }: SceneDesk): boolean {
  const sequence = premiere.project.document.sequences.find(({ id }) => id === sequenceId);
  return sequence?.video.some(({ items }) => items.length > 0) === true;
}

async function copyOf(desk: SceneDesk, takeId: string): Promise<Pick<Life, "copy" | "leaves">> {
  const { studio } = desk;
  await studio.check.open(takeId);
  await studio.check.copy("fit", PLAIN_FIT);
  const made = studio.state.checking?.copy;
  if (made?.kind !== "made") throw new Error(`No copy was made: ${JSON.stringify(studio.state.checking)}`);
  await studio.check.putCopy();
  const { name, leaves } = made.copy;
  studio.check.close();
  const copy = await read(desk, path.join(folderOf(desk, takeId), name));
  return { copy, ...(leaves === undefined ? {} : { leaves }) };
}

async function seenOf(desk: SceneDesk, takeId: string, after: string): Promise<Seen> {
  const { state } = takeOf(desk, takeId);
  if (state.kind !== "ready") throw new Error(`After ${after} it is ${state.kind}`);
  const [original, clip] = [state.original, state.clip].map(({ name }) => path.join(folderOf(desk, takeId), name));
  const sha256 = createHash("sha256")
    .update(readFileSync(original ?? ""))
    .digest("hex");
  return { after, sha256, original: await read(desk, original ?? ""), clip: await read(desk, clip ?? "") };
}

/** By the media room itself, past what the panel remembers. */
export function read(desk: SceneDesk, file: string): Promise<Credentials> {
  return desk.room.room.credentials(fileOf(file), "video/mp4");
}

export function folderOf(desk: SceneDesk, takeId: string): string {
  return path.join(desk.studio.state.folder?.path ?? "", "takes", takeId);
}

export function takeOf({ studio }: SceneDesk, takeId: string): Take {
  const row = studio.state.takes.find(({ take }) => take.id === takeId);
  if (row === undefined) throw new Error(`There is no take ${takeId}`);
  return row.take;
}
