/** What the editor says of a shot that is to be asked for. */

import type { FormChoice } from "../../core/prompt-forms";
import type { PlaceholderChoice, ReplaceWay } from "../../core/replace-way";
import type { FrameSize } from "../../core/sequence";
import type { IntendedUse, PlacementMode, ReferenceFrame } from "../../core/shot";
import type { Way } from "../../core/where";

export interface ShotForm {
  readonly prompt: string;
  readonly negative: string;
  /** `auto`: the first way in the order of precedence. */
  readonly way: Way | "auto";
  /** The length at the playhead, as typed; not a number while it cannot be read. */
  readonly seconds: number;
  /** `auto`: the gap's or clip's own track, else the lowest free one. From 0. */
  readonly videoTrack: number | "auto";
  readonly audioTrack: number | "off";
  readonly mode: PlacementMode;
  /** How a take comes in the place of a clip, unless said otherwise there. */
  readonly replaceBy: ReplaceWay;
  /** What holds the place while an engine is at work. */
  readonly placeholder: PlaceholderChoice;
  readonly use: IntendedUse;
  readonly seed: number;
  /** A new seed for every take. */
  readonly seedLocked: boolean;
  readonly caption: boolean;
  /** Drawn at 360 lines, quickly. Absent: in full. Only what is drawn here has drafts. */
  readonly draft?: boolean;
  /** Takes that one press asks for: from 1 to 8. Absent: one. */
  readonly count?: number;
  readonly maker: MakerChoice;
  /** Of the prompt, as it is sent to an engine. */
  readonly promptForm: FormChoice;
  /** `auto`: the model's legal size that is nearest to the sequence's. */
  readonly askedSize: FrameSize | "auto";
  /** In the order in which they are sent; at most one is the first frame, and one the last. */
  readonly references: readonly ReferenceChoice[];
}

export type MakerChoice =
  /** The Animatic; the still hold where the media room cannot run. */
  { readonly kind: "built-in" } | { readonly kind: "engine"; readonly engineId: string; readonly model: string };

/** A still that was taken and is held ready; `picture` is a data URL for an <img>, absent until it can be shown. */
export interface ReferenceChoice {
  readonly frame: ReferenceFrame;
  readonly file: string;
  readonly picture?: string;
}
