/** The open project, as plain data. */

import ppro from "premierepro";
import type { Project } from "@adobe/premierepro";
import { failureOf, StudioError } from "../core/failure";
import type { ProjectView } from "../core/sequence";
import type { Ticks } from "../core/time";
import { ask, askMaybe, withFreshObjects } from "./ask";
import { readPosition, readSequence, sequenceIdOf } from "./sequence";

/** The module as Premiere gives it, for the contract, which holds it to what is believed of it. */
export const hostModule = ppro;

/** Premiere's own version, as it says it: `26.3.0`. */
export async function readHostVersion(): Promise<string> {
  return ask("Application.version", () => ppro.Application.version);
}

/** The active project; absent when none is open. Good until the next await only: ask again, never keep it. */
export async function activeProject(): Promise<Project | undefined> {
  return askMaybe("Project.getActiveProject", () => ppro.Project.getActiveProject());
}

/**
 * The open project of that id, active or not: several can be open, and what is late must not land in another one.
 * @throws StudioError `no-project` when it is not open.
 */
export async function requireProject(projectId: string): Promise<Project> {
  const active = await activeProject();
  if (active !== undefined && active.guid.toString() === projectId) return active;
  const other =
    active && (await askMaybe("Project.getProject", () => ppro.Project.getProject(ppro.Guid.fromString(projectId))));
  if (other === undefined) throw new StudioError({ kind: "no-project" });
  return other;
}

/** Whether that project is open, active or not. @throws StudioError `host-refused` */
export async function isProjectOpen(projectId: string): Promise<boolean> {
  return withFreshObjects(async () => {
    try {
      await requireProject(projectId);
      return true;
    } catch (error) {
      if (failureOf(error).kind === "no-project") return false;
      throw error;
    }
  });
}

/** The active project with its active sequence; absent when no project is open. */
export async function readProject(): Promise<ProjectView | undefined> {
  return withFreshObjects(async () => {
    const project = await activeProject();
    if (project === undefined) return undefined;
    const { name, path } = project;
    const view = { projectId: project.guid.toString(), name, ...(path ? { path } : {}) };
    const sequence = await askMaybe("Project.getActiveSequence", () => project.getActiveSequence());
    return sequence === undefined ? view : { ...view, sequence: await readSequence(sequence) };
  });
}

export interface PlayheadView {
  readonly projectId: string;
  readonly sequenceId: string;
  /** In the sequence's clock. */
  readonly playhead: Ticks;
}

/** Three questions instead of hundreds, for polling: Premiere has no event for the playhead. Absent without a sequence. */
export async function readPlayhead(): Promise<PlayheadView | undefined> {
  return withFreshObjects(async () => {
    const project = await activeProject();
    const sequence = project && (await askMaybe("Project.getActiveSequence", () => project.getActiveSequence()));
    if (project === undefined || sequence === undefined) return undefined;
    const playhead = await readPosition(sequence);
    return { projectId: project.guid.toString(), sequenceId: sequenceIdOf(sequence), playhead };
  });
}
