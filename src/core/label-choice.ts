/** What is chosen of a label: its words, when it is shown, and where it stands. */

import { object, oneOf, text, type Decoder } from "./decode";

/** `generated`: all of the picture came from a model. `modified`: something that was filmed is in it. */
export const WORDINGS = ["generated", "modified"] as const;
export type Wording = (typeof WORDINGS)[number];

/** `after-breaks`: at the head of each part of the programme that shows a range, the first one too. */
export const LABEL_MODES = ["first-exposure", "programme-start", "after-breaks"] as const;
export type LabelMode = (typeof LABEL_MODES)[number];

export const CORNERS = ["top-left", "top-right", "bottom-left", "bottom-right"] as const;
export type Corner = (typeof CORNERS)[number];

export const LABEL_LANGUAGES = ["en", "fr"] as const;
export type LabelLanguage = (typeof LABEL_LANGUAGES)[number];

/** `limited`: as it is laid where a range was decided to be `limited`. */
export type LabelForm = "full" | "limited";

export interface LabelChoice {
  /** The preset's id. */
  readonly preset: string;
  readonly mode: LabelMode;
  readonly corner: Corner;
  /** Of the label, whatever the panel speaks. */
  readonly language: LabelLanguage;
}

export const labelChoiceRecord: Decoder<LabelChoice> = object(({ read }) => ({
  preset: read("preset", text),
  mode: read("mode", oneOf(...LABEL_MODES)),
  corner: read("corner", oneOf(...CORNERS)),
  language: read("language", oneOf(...LABEL_LANGUAGES)),
}));
