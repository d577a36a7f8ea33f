/** Everything behind the page: the simulated project on its disk, its media, what plays. One for the life of the page. */

import { ZERO } from "../../../src/core/time";
import { SimulatedProject } from "../../host/model";
import type { Disk, PictureMaker } from "../../host/ports";
import { newProjectId, SimulatedPremiere } from "../../host/premiere";
import { ensureFolder, httpDisk, readJson } from "./disk";
import { MediaLibrary } from "./media";
import { pictureMaker } from "./pictures";
import { FOOTAGE_FOLDER, PROJECT_FILE, SAVED } from "./places";
import { RoomLine } from "./roomline";
import { Thumbnails } from "./thumbnails";
import { Transport } from "./transport";

/** After the last change; a playing playhead does not write sixty times a second. */
const SAVE_AFTER_MS = 150;

export class World {
  readonly project: SimulatedProject;
  /** For what a person does by hand. The panel has a Premiere of its own realm around the same project. */
  readonly premiere: SimulatedPremiere;
  readonly disk: Disk;
  readonly library: MediaLibrary;
  readonly pictures: PictureMaker;
  readonly thumbnails: Thumbnails;
  readonly transport: Transport;
  readonly room = new RoomLine();
  /** False on the very first start: the sample is still to be made. */
  readonly wasSaved: boolean;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #isClosed = false;
  #saving: Promise<void> = Promise.resolve();

  /** Opens `project` and saves it; without one, what was there last time, or an empty project. */
  static async open(project?: SimulatedProject): Promise<World> {
    const library = new MediaLibrary();
    const disk = httpDisk((path) => library.forget(path));
    await ensureFolder(disk, FOOTAGE_FOLDER);
    const kept =
      (await disk.stat(SAVED)) === undefined ? undefined : SimulatedProject.load(await readJson(disk, SAVED));
    const world = new World(disk, library, project ?? kept);
    if (project !== undefined) world.#saveNow();
    return world;
  }

  private constructor(disk: Disk, library: MediaLibrary, project: SimulatedProject | undefined) {
    this.disk = disk;
    this.library = library;
    this.wasSaved = project !== undefined;
    this.project = project ?? SimulatedProject.create({ id: newProjectId(), path: PROJECT_FILE });
    this.pictures = pictureMaker(library);
    this.thumbnails = new Thumbnails(library);
    this.premiere = new SimulatedPremiere({ disk, media: library, pictures: this.pictures }, { project: this.project });
    this.transport = new Transport(this.project);
    this.project.subscribe(() => this.#saveSoon());
  }

  /** Another world takes over; this one must not play or save any more. */
  close(): void {
    clearTimeout(this.#timer);
    this.#isClosed = true;
    this.transport.close();
  }

  /** Resolves once all that has happened so far is on disk. */
  async saved(): Promise<void> {
    if (this.#timer !== undefined) this.#saveNow();
    await this.#saving;
  }

  openInSource(itemId: string): void {
    this.project.look((view) => ({ ...view, source: { itemId, position: ZERO, speed: 0 } }));
    this.transport.choose("source");
  }

  #saveSoon(): void {
    if (this.#isClosed) return;
    if (this.#timer !== undefined) clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#saveNow(), SAVE_AFTER_MS);
  }

  #saveNow(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#saving = this.#saving
      .then(() => this.#save())
      .catch((error: unknown) => console.error("Cannot save the project:", error));
  }

  /** First beside, then in place: a page that is closed in the middle leaves the former one whole. */
  async #save(): Promise<void> {
    const bytes = new TextEncoder().encode(JSON.stringify(this.project.save()));
    await this.disk.write(`${SAVED}.new`, bytes, "replace");
    await this.disk.rename(`${SAVED}.new`, SAVED);
  }
}
