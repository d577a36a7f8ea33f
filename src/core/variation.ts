/** What an engine may be asked to make of a take that it made: the shot again, more of it, or the same with a change. */

import type { Capability, ExtensionAllowed, SecondsAllowed } from "./capability";
import { addressOf } from "./address";
import { lengthFor } from "./asking";
import { whoHas, type EngineEntry } from "./engine-entry";
import type { CannotVary } from "./failure-reasons";
import { shownOf } from "./head";
import { isWire, type AskedFrom, type Variation } from "./job";
import type { Parent } from "./recipe";
import { jobOf, type Take } from "./take";
import { TICKS_PER_SECOND } from "./time";

export const PARENTHOOD: Readonly<Record<Variation, Parent["kind"]>> = {
  remix: "remix-of",
  extend: "extends",
  edit: "edit-of",
};

/** A take that is short by less than this share of a second is not short. */
const HAIR = 1e-6;

/** Seconds of the film that an engine delivered, else of what was asked; of an extension that is all of it. 0: none. */
export function secondsOfFilm({ film, recipe }: Pick<Take, "film" | "recipe">): number {
  const { asked } = recipe;
  if (film !== undefined) return film.seconds;
  if (asked === undefined) return 0;
  return asked.seconds + (asked.from?.kind === "extend" ? asked.from.seconds : 0);
}

/** Frames from the film's first to where its clip ends in the cut: what an extension's clip leaves out. */
export function framesToOut({ recipe, film }: Pick<Take, "film" | "recipe">): number {
  const { from, frames } = shownOf(recipe, film);
  return from + frames;
}

/** What of the editor's engines the question turns on. */
export interface Known {
  readonly entries: readonly EngineEntry[];
  /** What the server can be told of the model's abilities. */
  readonly capability: (engineId: string, model: string) => Capability;
}

export type Offer =
  /** `sure`: written down that model and server can; else it is tried. */
  | { readonly kind: "can"; readonly engineId: string; readonly sure: boolean }
  | { readonly kind: "cannot"; readonly why: CannotVary };

export function offerOf(does: Variation, take: Take, { entries, capability }: Known): Offer {
  const no = (why: CannotVary): Offer => ({ kind: "cannot", why });
  if (!isWire(take.recipe.engine)) return no("drawn-here");
  if (take.state.kind !== "ready") return no("unfinished");
  const { job } = jobOf(take.state);
  if (job === undefined) return no("no-job");
  const found = whoHas(entries, job);
  if (found === undefined) return no("no-engine");
  const { id: engineId, address } = entries.find(({ id }) => id === found.entry.id) ?? found.entry;
  if ((addressOf(address)?.base ?? address) !== job.address) return no("moved");
  const can = capability(engineId, job.model);
  const able = can[does];
  if (able === false) return no("engine");
  if (does === "extend" && can.extension !== undefined && roomFor(take, can.extension) < shortest(can.extension)) {
    return no("as-long-as-it-gets");
  }
  return { kind: "can", engineId, sure: able === true };
}

/** The take's film as a request names it. Absent: nobody knows its job. */
export function fromOf(does: Variation, take: Take): AskedFrom | undefined {
  const { job } = jobOf(take.state);
  if (job === undefined) return undefined;
  if (does !== "extend") return { kind: does, job };
  return { kind: does, job, seconds: secondsOfFilm(take), times: timesExtended(take) + 1 };
}

/**
 * Seconds to ask behind the film that is there, so that `frames` are there behind the first `head`: the shortest that the
 * engine makes. The longest when none is enough.
 */
export function extensionFor(
  { head, frames, rate }: { readonly head: number; readonly frames: number; readonly rate: number },
  from: Pick<Extract<AskedFrom, { kind: "extend" }>, "seconds">,
  { extension: allowed, seconds: usual }: Pick<Capability, "extension" | "seconds">,
): { readonly seconds: number; readonly short: boolean } {
  const needed = Math.max(0, ((head + frames) * rate) / TICKS_PER_SECOND - from.seconds);
  if (allowed === undefined) {
    // Nobody wrote down how a film may be extended: by as much as the model makes at a time.
    const { seconds, tooLong } = lengthFor(needed, usual);
    return { seconds, short: tooLong.length > 0 };
  }
  const left = allowed.most - from.seconds;
  const legal = lengths(allowed.seconds).filter((one) => one <= left + HAIR);
  const enough = legal.find((one) => one >= needed - HAIR);
  const longest = legal[legal.length - 1] ?? shortest(allowed);
  return { seconds: enough ?? longest, short: enough === undefined };
}

function timesExtended({ recipe: { asked } }: Take): number {
  return asked?.from?.kind === "extend" ? asked.from.times : 0;
}

/** Seconds that may still come. */
function roomFor(take: Take, { times, most }: ExtensionAllowed): number {
  return timesExtended(take) >= times ? 0 : most - secondsOfFilm(take);
}

function shortest({ seconds }: ExtensionAllowed): number {
  return lengths(seconds)[0] ?? 0;
}

/** Rising. */
function lengths(allowed: SecondsAllowed): readonly number[] {
  switch (allowed.kind) {
    case "list":
      return [...allowed.values].sort((a, b) => a - b);
    case "range": {
      const { least, most, step } = allowed;
      const last = most === "unknown" ? least : most;
      const count = 1 + Math.floor((last - least) / Math.max(1, step) + HAIR);
      return Array.from({ length: count }, (_, index) => least + index * Math.max(1, step));
    }
    case "frames":
      return [Math.ceil(allowed.least / allowed.fps)];
  }
}
