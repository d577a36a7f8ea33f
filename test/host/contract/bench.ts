/** The contract's own bin, sequence and still in whatever project is open, made when first asked for. */

import { fromBase64 } from "../../../src/core/base64";
import type { Action, FolderItem, premierepro, Project, ProjectItem, Sequence, TickTime } from "@adobe/premierepro";
import { SECOND } from "./clips";
import { FILM } from "./film";
import type { ContractHost } from "./host";
import { PNG } from "./still";

const NAME = "Pickup contract";

export class Bench {
  readonly host: ContractHost;
  readonly ppro: premierepro;
  /** Part of every file name, so that one run never takes another's file for its own. */
  readonly run = Date.now().toString(36);
  readonly #files: string[] = [];
  #sequenceId: string | undefined;
  #innerId: string | undefined;
  #formerSequenceId: string | undefined;
  readonly #copies: string[] = [];
  #stillPath: string | undefined;
  /** Undo steps that the contract has taken so far. */
  steps = 0;
  /** Of every transaction that did not throw: what ran in which order, and what addAction and the whole answered. */
  readonly transactions: { readonly order: string; readonly answers: readonly unknown[] }[] = [];
  #names = 0;
  #slots = 0;
  #clipAt: TickTime | undefined;

  constructor(host: ContractHost) {
    this.host = host;
    this.ppro = host.ppro;
  }

  about(): { readonly hostVersion: string; readonly uxpVersion: string; readonly os: string } {
    const { os, uxp } = this.host;
    return {
      hostVersion: String(this.ppro.Application.version),
      uxpVersion: typeof uxp.versions?.uxp === "string" ? uxp.versions.uxp : "unknown",
      os: `${os.platform()} ${os.release()}`,
    };
  }

  /** True for 26.3 and newer, whose locks are stricter. */
  get isNew(): boolean {
    const [major = 0, minor = 0] = String(this.ppro.Application.version).split(".").map(Number);
    return major > 26 || (major === 26 && minor >= 3);
  }

  /** @throws Error without an open project: most cases are unknown then. */
  async project(): Promise<Project> {
    const project: Project | null | undefined = await this.ppro.Project.getActiveProject();
    if (!project) throw new Error("No project is open.");
    return project;
  }

  /** Lock, build, execute; answers what `executeTransaction` said. */
  async transact(label: string, build: (project: Project) => readonly Action[]): Promise<boolean> {
    const project = await this.project();
    let done = false;
    const order: string[] = [];
    const answers: unknown[] = [];
    this.steps += 1;
    project.lockedAccess(() => {
      order.push("lock");
      done = project.executeTransaction((compound) => {
        order.push("transaction");
        for (const action of build(project)) answers.push(compound.addAction(action));
      }, `${NAME}: ${label}`);
      answers.push(done);
    });
    order.push("after");
    this.transactions.push({ order: order.join(" "), answers });
    return done;
  }

  async bin(): Promise<ProjectItem> {
    const found = await this.#findBin();
    if (found !== undefined) return found;
    const root = await (await this.project()).getRootItem();
    await this.transact("bin", () => [root.createBinAction(NAME, false)]);
    const made = await this.#findBin();
    if (made === undefined) throw new Error("The contract's bin did not appear.");
    return made;
  }

  async #findBin(): Promise<ProjectItem | undefined> {
    const root = await (await this.project()).getRootItem();
    return (await root.getItems()).find((item) => item.name === NAME);
  }

  async folder(): Promise<FolderItem> {
    return this.ppro.FolderItem.cast(await this.bin());
  }

  /** The contract's sequence, new at first; what the user had open is opened again in the end. */
  async sequence(): Promise<Sequence> {
    if (this.#sequenceId === undefined) {
      const former: Sequence | null | undefined = await (await this.project()).getActiveSequence();
      this.#formerSequenceId = former?.guid.toString();
      this.#sequenceId = await this.#newSequence(NAME);
    }
    return this.#sequenceOf(this.#sequenceId);
  }

  /** The project item of another sequence: what has picture and sound without any media. */
  async inner(): Promise<ProjectItem> {
    const outer = await this.sequence();
    if (this.#innerId === undefined) {
      this.#innerId = await this.#newSequence(`${NAME}, inner`);
      await (await this.project()).openSequence(outer);
    }
    return (await this.#sequenceOf(this.#innerId)).getProjectItem();
  }

  /** From the still, so that no preset is needed; slots begin a minute later. */
  async #newSequence(name: string): Promise<string> {
    const still = this.ppro.ClipProjectItem.cast(await this.still());
    const bin = await this.bin();
    const project = await this.project();
    const made: Sequence | null | undefined = await project.createSequenceFromMedia(name, [still], bin);
    if (!made) throw new Error(`The sequence "${name}" was not made.`);
    return made.guid.toString();
  }

  async #sequenceOf(id: string): Promise<Sequence> {
    const found = (await (await this.project()).getSequences()).find(({ guid }) => guid.toString() === id);
    if (found === undefined) throw new Error("The contract's sequence is gone.");
    return found;
  }

  /** A PNG in the contract's bin. */
  async still(): Promise<ProjectItem> {
    if (this.#stillPath === undefined) {
      const path = await this.newPng();
      await (await this.project()).importFiles([path], true, await this.bin(), false);
      this.#stillPath = path;
    }
    const found = await this.until(15_000, () => this.itemOfFile(this.#stillPath ?? ""));
    if (found === undefined) throw new Error("The imported still did not appear within 15 s.");
    return found;
  }

  /** The item of the contract's bin that plays that file. */
  async itemOfFile(path: string): Promise<ProjectItem | undefined> {
    return (await this.itemsOfFile(path))[0];
  }

  async itemsOfFile(path: string): Promise<readonly ProjectItem[]> {
    const plain = (text: string): string => text.replace(/\\/g, "/").toLowerCase();
    const found: ProjectItem[] = [];
    for (const item of await (await this.folder()).getItems()) {
      const media = await this.ppro.ClipProjectItem.cast(item).getMediaFilePath();
      if (plain(media) === plain(path)) found.push(item);
    }
    return found;
  }

  /** Writes the picture under a new name in the temporary folder. */
  async newPng(): Promise<string> {
    const path = await this.newPath("still");
    const bytes = fromBase64(PNG);
    if (bytes === undefined) throw new Error("The contract's picture is damaged.");
    await this.host.fs.writeFile(path, bytes);
    return path;
  }

  /** The item of a film of 2 s at 24 frames a second, in the contract's bin: a new one each time. */
  async newFilm(): Promise<ProjectItem> {
    const path = await this.newPath("film", "mp4");
    const bytes = fromBase64(FILM);
    if (bytes === undefined) throw new Error("The contract's film is damaged.");
    await this.host.fs.writeFile(path, bytes);
    await (await this.project()).importFiles([path], true, await this.bin(), false);
    const found = await this.until(15_000, () => this.itemOfFile(path));
    if (found === undefined) throw new Error("The imported film did not appear within 15 s.");
    return found;
  }

  /** A native path in the temporary folder where nothing is yet; it is taken away in the end. */
  async newPath(stem: string, extension = "png"): Promise<string> {
    const path = joined(await this.temporaryFolder(), `${this.newName(stem)}.${extension}`);
    this.forget(path);
    return path;
  }

  async temporaryFolder(): Promise<string> {
    return (await this.host.uxp.storage.localFileSystem.getTemporaryFolder()).nativePath;
  }

  /** A minute of the contract's sequence that no other case uses. */
  slot(): TickTime {
    this.#slots += 1;
    return this.ppro.TickTime.createWithTicks(String(BigInt(this.#slots) * 60n * SECOND));
  }

  /** Where the clip lies that cases share. */
  get clipAt(): TickTime {
    return (this.#clipAt ??= this.slot());
  }

  newName(stem: string): string {
    this.#names += 1;
    return `pickup-${stem}-${this.run}-${this.#names}`;
  }

  /** Takes the file away in the end, if it is there. */
  forget(path: string): void {
    this.#files.push(path);
  }

  /** Takes the sequence away in the end. */
  forgetSequence(id: string): void {
    this.#copies.push(id);
  }

  async sizeOf(path: string): Promise<number | undefined> {
    try {
      return (await this.host.fs.lstat(path)).size;
    } catch (error) {
      // What is not there has no size; the host words that in its own way, so the error says no more.
      if (error instanceof Error || typeof error === "object") return undefined;
      throw error;
    }
  }

  /** Asks every 100 ms until there is an answer; absent when the time is over. */
  async until<T>(milliseconds: number, question: () => Promise<T | undefined>): Promise<T | undefined> {
    const end = Date.now() + milliseconds;
    for (;;) {
      const answer = await question();
      if (answer !== undefined || Date.now() > end) return answer;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  /** Takes away what the contract made; answers what it could not. */
  async cleanUp(): Promise<readonly string[]> {
    const left: string[] = [];
    const attempt = async (what: string, task: () => Promise<unknown>): Promise<void> => {
      try {
        if ((await task()) === false) left.push(what);
      } catch (error) {
        left.push(`${what} (${error instanceof Error ? error.message : String(error)})`);
      }
    };
    if (this.#formerSequenceId !== undefined) {
      const former = this.#formerSequenceId;
      await attempt("Another sequence in front", async () =>
        (await this.project()).openSequence(await this.#sequenceOf(former)),
      );
    }
    for (const id of [...this.#copies, this.#sequenceId, this.#innerId]) {
      if (id === undefined) continue;
      await attempt("A sequence of the contract", async () =>
        (await this.project()).deleteSequence(await this.#sequenceOf(id)),
      );
    }
    await attempt(`The bin "${NAME}"`, async () => {
      if (this.steps === 0) return true;
      const found = await this.#findBin();
      if (found === undefined) return true;
      const root = await (await this.project()).getRootItem();
      return this.transact("clean up", () => [root.createRemoveItemAction(found)]);
    });
    for (const path of this.#files) {
      if ((await this.sizeOf(path)) !== undefined) await attempt(path, () => this.host.fs.unlink(path));
    }
    if (this.steps > 0) left.push(`${this.steps} steps in Premiere's undo list`);
    return left;
  }
}

/** A name in a native folder, with the separator that the folder uses. */
export function joined(folder: string, name: string): string {
  const separator = folder.includes("\\") ? "\\" : "/";
  return `${folder.replace(/[\\/]$/, "")}${separator}${name}`;
}
