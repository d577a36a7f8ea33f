/** The one way in which Pickup changes a project. */

import type { Action, Project } from "@adobe/premierepro";
import { refusal } from "./ask";

/**
 * Carries out actions as one undo step called `label`. `build` runs under the project's lock, as 26.3 demands and 25.6
 * allows, and must be synchronous: whatever it needs is awaited before. Actions are used here and forgotten.
 *
 * That Premiere says yes does not mean that it did it: read back afterwards.
 * @throws StudioError `host-refused` when the lock, an action or the transaction is refused. Nothing was changed then.
 */
export function transact(project: Project, label: string, build: () => readonly Action[]): void {
  let executed: boolean | undefined;
  let failed: { readonly call: string; readonly cause: unknown } | undefined;
  try {
    project.lockedAccess(() => {
      executed = project.executeTransaction((compound) => {
        // All actions are made before the first is added: a transaction must not commit half of what was asked.
        const actions = attempt("Action", build);
        for (const action of actions) attempt("CompoundAction.addAction", () => added(compound.addAction(action)));
      }, label);
    });
  } catch (error) {
    // The error that crossed the host may have lost its shape on the way; ours is the one to tell.
    throw failed === undefined ? refusal("Project.executeTransaction", error) : refusal(failed.call, failed.cause);
  }
  if (failed !== undefined) throw refusal(failed.call, failed.cause);
  if (executed !== true) {
    throw refusal("Project.executeTransaction", undefined, `Premiere answered ${String(executed)}.`);
  }

  function attempt<T>(call: string, step: () => T): T {
    try {
      return step();
    } catch (error) {
      failed ??= { call, cause: error };
      throw error;
    }
  }
}

function added(answer: boolean): void {
  if (!answer) throw refusal("CompoundAction.addAction", undefined, "Premiere did not take the action.");
}
