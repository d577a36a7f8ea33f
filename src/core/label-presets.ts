/**
 * How labels look, where they stand and how long they last, from `assets/labels/presets.json`, each with its sources. They are
 * no broadcaster's: a channel's own rules go before them.
 */

import data from "../../assets/labels/presets.json";
import { finiteFrom, list, object, oneOf, text, type Decoder } from "./decode";
import { CORNERS, type Corner, type LabelForm, type LabelLanguage, type Wording } from "./label-choice";
import type { SequenceView } from "./sequence";

type Named = Readonly<Record<LabelLanguage, string>>;

/** How one form of it looks. Heights are those of a capital letter, in per cent of the frame's height. */
export interface LabelLook {
  readonly words: Readonly<Record<Wording, Named>>;
  readonly bugHeight: number;
  readonly slateHeight: number;
  /** How much of the plate behind the letters covers the picture, 0 to 1. */
  readonly plate: number;
  /** The least that it lasts. */
  readonly seconds: number;
}

export interface LabelPreset {
  readonly id: string;
  readonly name: Named;
  readonly shape: "wide" | "tall";
  readonly corner: Corner;
  /** Margins that stay free of it, in per cent of the frame's width (left, right) and height. */
  readonly safe: Readonly<Record<"left" | "right" | "top" | "bottom", number>>;
  /** What stays free for a channel's own bug in the same corner: from that edge on, in per cent of the frame's height. */
  readonly clearance: number;
  readonly forms: Readonly<Record<LabelForm, LabelLook>>;
  readonly sources: readonly { readonly where: string; readonly date: string; readonly says: string }[];
}

const percent = finiteFrom(0);

const named: Decoder<Named> = object(({ read }) => ({ en: read("en", text), fr: read("fr", text) }));

const look: Decoder<LabelLook> = object(({ read }) => ({
  words: read(
    "words",
    object((words) => ({ generated: words.read("generated", named), modified: words.read("modified", named) })),
  ),
  bugHeight: read("bugHeight", percent),
  slateHeight: read("slateHeight", percent),
  plate: read("plate", percent),
  seconds: read("seconds", percent),
}));

const preset: Decoder<LabelPreset> = object(({ read }) => ({
  id: read("id", text),
  name: read("name", named),
  shape: read("shape", oneOf("wide", "tall")),
  corner: read("corner", oneOf(...CORNERS)),
  safe: read(
    "safe",
    object((safe) => ({
      left: safe.read("left", percent),
      right: safe.read("right", percent),
      top: safe.read("top", percent),
      bottom: safe.read("bottom", percent),
    })),
  ),
  clearance: read("clearance", percent),
  forms: read(
    "forms",
    object((forms) => ({ full: forms.read("full", look), limited: forms.read("limited", look) })),
  ),
  sources: read(
    "sources",
    list(
      object((one) => ({ where: one.read("where", text), date: one.read("date", text), says: one.read("says", text) })),
    ),
  ),
}));

export const LABEL_PRESETS: readonly LabelPreset[] = object(({ read }) => read("presets", list(preset)))(
  data,
  "labels",
);

/** Absent: none is called so (any more). */
export function labelPreset(id: string): LabelPreset | undefined {
  return LABEL_PRESETS.find((one) => one.id === id);
}

/** The first that is made for the sequence's shape. @throws Error when none is shipped */
export function presetFor({ size, pixelAspect }: Pick<SequenceView, "size" | "pixelAspect">): LabelPreset {
  const width = pixelAspect === undefined ? size.width : (size.width * pixelAspect.numerator) / pixelAspect.denominator;
  const shape = width < size.height ? "tall" : "wide";
  const found = LABEL_PRESETS.find((one) => one.shape === shape) ?? LABEL_PRESETS[0];
  if (found === undefined) throw new Error("No label preset is shipped");
  return found;
}
