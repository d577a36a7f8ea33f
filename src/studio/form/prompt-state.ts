/** What stood in the prompt before Pickup wrote over it: a starting point, a look, an older prompt. */

import type { ShotForm } from "./shot-form";

export type Written = Pick<ShotForm, "prompt" | "negative" | "seconds" | "use">;

export interface PromptState {
  /** Absent: nothing was written over. It belongs to the project in which that was done. */
  readonly before?: { readonly projectId: string; readonly form: Written };
}
