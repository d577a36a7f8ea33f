/** Everything needed to ask for a take again: complete data, versioned. */

import type { Asked, EngineName } from "./job";
import type { FrameSize } from "./sequence";
import type { IntendedUse, ReferenceFrame } from "./shot";
import type { FrameRate } from "./time";

export const RECIPE_VERSION = 1;

/** `continues`: it begins with the last frame of that one. `again-of`: the same recipe. The others the engine did itself. */
export const PARENT_KINDS = ["continues", "extends", "remix-of", "edit-of", "again-of"] as const;

export interface Parent {
  readonly kind: (typeof PARENT_KINDS)[number];
  readonly takeId: string;
  /** For people, when it is gone. */
  readonly clipName: string;
}

export interface Recipe {
  readonly version: typeof RECIPE_VERSION;
  readonly id: string;
  /** As the editor wrote it, untouched. */
  readonly prompt: string;
  readonly negative: string;
  readonly engine: EngineName;
  /** The engine's model and its version: `animatic 1`; a wire's as it is sent. */
  readonly model: string;
  readonly seed: number;
  /** As many as the cut needs, at `rate`. What an engine delivers beyond them is handle, at the end. */
  readonly frames: number;
  readonly rate: FrameRate;
  readonly size: FrameSize;
  /** Of a draft: the size that it is drawn at when it is asked for in full. Absent: that is `size`. */
  readonly full?: FrameSize;
  readonly references: readonly ReferenceFrame[];
  readonly caption: boolean;
  readonly sound: boolean;
  readonly use: IntendedUse;
  /** Present exactly when `engine` is a wire. */
  readonly asked?: Asked;
  /** What left instead of `prompt` and `negative`, in the form that the model wants. Absent: they left as written. */
  readonly sent?: { readonly prompt: string; readonly negative: string };
  /** The take that this one was made from. Absent: from none. */
  readonly parent?: Parent;
  /** Frames at the head, at `rate`, that show again what lies before the cut: made beside `frames`, behind the clip's In. */
  readonly head?: number;
  /** Fields of a later version or of another tool, kept as they were and written back. */
  readonly unknown: Readonly<Record<string, unknown>>;
}

/** What leaves for an engine: `prompt` is what the editor wrote, and may not be it. */
export function wordsSent({ prompt, negative, sent }: Pick<Recipe, "prompt" | "negative" | "sent">): {
  readonly prompt: string;
  readonly negative: string;
} {
  return sent ?? { prompt, negative };
}

/** Absent: none was used. A still that is held is not drawn, and whoever works on a film of its own is told no seed. */
export function seedUsed({ engine, asked, seed }: Pick<Recipe, "engine" | "asked" | "seed">): number | undefined {
  return engine === "still-hold" || asked?.from !== undefined ? undefined : seed;
}
