/** Engines as a house's rules name them. */

import { oneOf } from "./decode";
import { ENGINE_NAMES, type EngineName } from "./job";

/** What is said of it must all be so. At least one is said. */
export interface EngineMatch {
  /** Which of the built-in ones, or which wire. */
  readonly engine?: EngineName;
  /** `gpu.example.lan`, or with its port; `*.example.lan`: every host below it. */
  readonly host?: string;
  /** With or without its organisation; a `*` at its end: all that begin so. */
  readonly model?: string;
}

export const engineName = oneOf(...ENGINE_NAMES);

/** Who is about to make a take. */
export interface EngineAtWork {
  readonly engine: EngineName;
  readonly model: string;
  /** With its port where it has one of its own. Absent: built in. */
  readonly host?: string;
  /** As its capability document names it, `unknown` where nobody wrote it down. Absent: no model of anybody's is at work. */
  readonly licence?: string;
}

export function isMatch(match: EngineMatch, { engine, host, model }: EngineAtWork): boolean {
  if (match.engine !== undefined && match.engine !== engine) return false;
  if (match.host !== undefined && (host === undefined || !isHost(match.host, host))) return false;
  return match.model === undefined || isModel(match.model, model);
}

function isHost(wanted: string, host: string): boolean {
  const [pattern, there] = [wanted.trim().toLowerCase(), host.toLowerCase()];
  const bare = there.replace(/:\d+$/, "");
  if (pattern.startsWith("*.")) return bare.endsWith(pattern.slice(1));
  return pattern === there || pattern === bare;
}

function isModel(wanted: string, model: string): boolean {
  const names = [model.toLowerCase(), model.toLowerCase().slice(model.lastIndexOf("/") + 1)];
  const pattern = wanted.trim().toLowerCase();
  if (!pattern.endsWith("*")) return names.includes(pattern);
  const beginning = pattern.slice(0, -1);
  return names.some((name) => name.startsWith(beginning));
}
