/** Where the takes of a project are kept and looked for. */

import { list, Misfit, object, text } from "../../core/decode";
import { StudioError } from "../../core/failure";
import type { ProjectView } from "../../core/sequence";
import { pickupFolder, probeFolder } from "../../uxp/folders";
import type { Log } from "../log";
import type { Settings } from "../settings";
import { readDataFile, writeDataFile } from "./data-file";

export interface Home {
  /** Whose it is. */
  readonly projectId: string;
  /** New takes go here. A native path. */
  readonly path: string;
  /** The project has never been saved; its takes wait in the panel's own folder. */
  readonly temporary: boolean;
  /** Projects that have nothing to do with this one keep theirs there as well: it was chosen, or is the panel's own. */
  readonly isShared: boolean;
  /**
   * Takes are looked for here as well: beside the project, in the panel's own folder from before it was saved, and where it
   * had them before it was saved elsewhere. Other projects may keep theirs there, so they are told apart by the project's id.
   */
  readonly also: readonly string[];
  /** Of those the ones in which only this machine looks: what stands there, no colleague can be expected to have. */
  readonly local: readonly string[];
}

const FILE = "homes.json";
const MOST_HOMES = 8;
const MOST_PROJECTS = 500;

/** Knows every place in which a project had its takes on this machine. An index: what it forgets is only not looked for. */
export class Homes {
  readonly #log: Log;
  /** By project id, the latest last; of each project too. */
  readonly #known = new Map<string, readonly string[]>();
  /** By project id, as `of` answered last. */
  readonly #last = new Map<string, Home>();
  #loading: Promise<void> | undefined;

  constructor(log: Log) {
    this.#log = log;
  }

  async of(project: ProjectView, settings: Settings): Promise<Home> {
    const { path, temporary } = await pickupFolder({ projectPath: project.path, chosen: settings.folder });
    const beside = await pickupFolder({ projectPath: project.path });
    const before = await pickupFolder({});
    this.#loading ??= this.#load();
    await this.#loading;
    const known = this.#known.get(project.projectId) ?? [];
    if (!temporary && known.at(-1) !== path) await this.#remember(project.projectId, path);
    const also = [...new Set([beside.path, before.path, ...known])].filter((other) => other !== path);
    const local = also.filter((other) => other !== beside.path);
    const { projectId } = project;
    const home = { projectId, path, temporary, isShared: temporary || path !== beside.path, also, local };
    this.#last.set(projectId, home);
    return home;
  }

  /** Everywhere that project has or had its takes on this machine, whichever is open. */
  async all(projectId: string): Promise<readonly string[]> {
    const last = this.#last.get(projectId);
    if (last !== undefined) return [last.path, ...last.also];
    this.#loading ??= this.#load();
    await this.#loading;
    const before = await pickupFolder({});
    return [...(this.#known.get(projectId) ?? []), before.path];
  }

  async #load(): Promise<void> {
    try {
      for (const { project, homes } of (await readDataFile(FILE, record)) ?? []) this.#known.set(project, homes);
    } catch (error) {
      this.#note(error);
    }
  }

  async #remember(projectId: string, path: string): Promise<void> {
    const others = (this.#known.get(projectId) ?? []).filter((other) => other !== path);
    this.#known.delete(projectId);
    this.#known.set(projectId, [...others, path].slice(-MOST_HOMES));
    const projects = [...this.#known].slice(-MOST_PROJECTS).map(([project, homes]) => ({ project, homes }));
    try {
      await writeDataFile(FILE, `${JSON.stringify({ schema: "pickup.homes", version: 1, projects }, null, 2)}\n`);
    } catch (error) {
      this.#note(error);
    }
  }

  #note(error: unknown): void {
    if (!(error instanceof Misfit) && !(error instanceof StudioError)) throw error;
    this.#log.trouble("where projects had their takes", error);
  }
}

/** Makes sure that the home can be written to, before anything is asked. @throws StudioError saying why it cannot. */
export async function prepareHome({ path }: Home): Promise<void> {
  const failure = await probeFolder(path);
  if (failure !== undefined) throw new StudioError(failure);
}

const record = object(({ read }) =>
  read(
    "projects",
    list(object((one) => ({ project: one.read("project", text), homes: one.read("homes", list(text)) }))),
  ),
);
