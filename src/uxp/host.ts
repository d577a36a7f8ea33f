/** What the host says about itself: for the language, for the diagnostics, and for takes that must say where they were made. */

import fs from "fs";
import os from "os";
import uxp from "uxp";
import { messageOf } from "../core/thrown";

/** The modules as UXP gives them, for the contract, which holds them to what is believed of them. */
export const hostModules = { uxp, fs, os };

interface HostInfo {
  /** `premierepro`; `unknown` where the host does not say, as for all of these. */
  readonly name: string;
  readonly version: string;
  readonly uxp: string;
  readonly plugin: string;
  /** `darwin`, `win32`, `win10`. */
  readonly platform: string;
  readonly release: string;
  readonly arch: string;
  /** The user interface's language, `fr_FR` or `fr-FR`. */
  readonly locale: string;
}

/** All that the host says of itself; what it does not say, or refuses to, is `unknown`. */
export function hostInfo(): HostInfo {
  return {
    name: said(() => uxp.host.name),
    version: said(() => uxp.host.version),
    uxp: said(() => uxp.versions.uxp),
    plugin: said(() => uxp.versions.plugin),
    platform: said(() => os.platform()),
    release: said(() => os.release()),
    arch: said(() => os.arch()),
    locale: said(() => uxp.host.uiLocale),
  };
}

/** The user's own folder, whose name is the user's; absent where the host does not say. */
export function homeFolder(): string | undefined {
  const home = said(() => os.homedir());
  return home.startsWith("unknown") || home.length < 3 ? undefined : home;
}

/** None of it is worth a panel that does not start. */
function said(ask: () => unknown): string {
  try {
    const answer = ask();
    return typeof answer === "string" && answer !== "" ? answer : "unknown";
  } catch (error) {
    return `unknown (${messageOf(error)})`;
  }
}
