/** What a panel begins with, before anybody has set or typed anything. */

import type { Settings } from "./settings";
import type { ShotForm } from "./form/shot-form";

/** The stills are not kept: their files are temporary, and the cut may have changed under it. */
export type RememberedForm = Omit<ShotForm, "references">;

export const FIRST_SETTINGS: Settings = {
  language: "host",
  promptsInLog: false,
  caption: true,
  confirmAbove: 5,
  moderate: true,
};

export function emptyForm(settings: Settings, seed: number): RememberedForm {
  return {
    prompt: "",
    negative: "",
    way: "auto",
    seconds: 4,
    videoTrack: "auto",
    audioTrack: "off",
    mode: "overwrite",
    replaceBy: "stack",
    placeholder: "none",
    use: "temp",
    seed,
    seedLocked: false,
    caption: settings.caption,
    maker: { kind: "built-in" },
    promptForm: "own",
    askedSize: "auto",
  };
}
