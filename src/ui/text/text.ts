/** Which language the panel speaks. French is a script of its own, read only where it is spoken. */

import type { Settings } from "../../studio/settings";
import { en, type Text } from "./en";

let french: Text | undefined;

/** `hostLocale` as the host writes it: `fr_FR`, `fr-CA`, `en_US`. Anything but French, or none, is English. */
export function languageFor(language: Settings["language"], hostLocale?: string): "en" | "fr" {
  const wanted = language === "host" ? (hostLocale ?? "") : language;
  return /^fr\b|^fr_/i.test(wanted) ? "fr" : "en";
}

/** English as long as the other is not learnt. */
export function textFor(language: Settings["language"], hostLocale?: string): Text {
  return languageFor(language, hostLocale) === "fr" ? (french ?? en) : en;
}

export function learnFrench(text: Text): void {
  french = text;
}

export function isLearnt(language: "en" | "fr"): boolean {
  return language === "en" || french !== undefined;
}

/** Rejects where the language's script cannot be read: then the panel goes on in English. */
export async function learn(language: "en" | "fr"): Promise<void> {
  if (isLearnt(language)) return;
  const { fr } = await import(/* webpackChunkName: "french" */ "./fr");
  learnFrench(fr);
}
