/** Everything needed to ask for a take again: complete data, versioned. */

import type { Asked, EngineName } from "./job";
import type { FrameSize } from "./sequence";
import type { IntendedUse, ReferenceFrame } from "./shot";
import type { FrameRate } from "./time";

export const RECIPE_VERSION = 1;

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
  readonly references: readonly ReferenceFrame[];
  readonly caption: boolean;
  readonly sound: boolean;
  readonly use: IntendedUse;
  /** Present exactly when `engine` is a wire. */
  readonly asked?: Asked;
  /** Fields of a later version or of another tool, kept as they were and written back. */
  readonly unknown: Readonly<Record<string, unknown>>;
}
