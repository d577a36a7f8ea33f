/** Which language the panel speaks. */

import type { Settings } from "../../studio/state";
import { en, type Text } from "./en";
import { fr } from "./fr";

/** `hostLocale` as the host writes it: `fr_FR`, `fr-CA`, `en_US`. Anything but French, or none, is English. */
export function textFor(language: Settings["language"], hostLocale?: string): Text {
  const wanted = language === "host" ? (hostLocale ?? "") : language;
  return /^fr\b|^fr_/i.test(wanted) ? fr : en;
}
