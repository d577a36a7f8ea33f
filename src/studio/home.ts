/** Where the takes of the open project are kept and looked for. */

import { StudioError } from "../core/failure";
import type { ProjectView } from "../core/sequence";
import { pickupFolder, probeFolder } from "../uxp/folders";
import type { Settings } from "./state";

export interface Home {
  /** New takes go here. A native path. */
  readonly path: string;
  /** The project has never been saved; its takes wait in the panel's own folder. */
  readonly temporary: boolean;
  /**
   * Takes are looked for here as well: beside the project, and in the panel's own folder from before it was saved. Other
   * projects may keep theirs there, so they are told apart by the project's id.
   */
  readonly also: readonly string[];
}

export async function homeOf(project: ProjectView, settings: Settings): Promise<Home> {
  const { path, temporary } = await pickupFolder({ projectPath: project.path, chosen: settings.folder });
  const beside = await pickupFolder({ projectPath: project.path });
  const before = await pickupFolder({});
  const also = [...new Set([beside.path, before.path])].filter((other) => other !== path);
  return { path, temporary, also };
}

/** Makes sure that the home can be written to, before anything is asked. @throws StudioError saying why it cannot. */
export async function prepareHome({ path }: Home): Promise<void> {
  const failure = await probeFolder(path);
  if (failure !== undefined) throw new StudioError(failure);
}
