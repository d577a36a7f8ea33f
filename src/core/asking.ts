/**
 * What is asked of a model for a hole in the cut: the next legal length, the nearest legal size; and, before anything is
 * sent, what the model will not do as asked.
 */

import type { Capability, LearntLimit, Misfitting, SecondsAllowed } from "./capability";
import type { FrameSize } from "./sequence";
import { TICKS_PER_SECOND, type FrameRate } from "./time";

export interface Wanted {
  /** As many as the cut needs. From 1. */
  readonly frames: number;
  readonly rate: FrameRate;
  readonly sequenceSize: FrameSize;
  readonly size: FrameSize | "auto";
  /** Reference frames by role. */
  readonly references: readonly ("first" | "last" | "look")[];
  readonly negative: string;
  readonly prompt: string;
  /** The editor keeps a seed, so that one which is ignored is worth a word. */
  readonly seedMatters: boolean;
}

export interface Ask {
  readonly seconds: number;
  readonly size: FrameSize;
  /** Absent: the model's own. */
  readonly fps?: number;
  /** Frames at the sequence's rate beyond what the cut needs, at the end. 0 when the take is too short. */
  readonly handle: number;
  readonly misfits: readonly Misfitting[];
}

/** A take that is short by less than this share of a frame is not short. */
const HAIR = 1e-6;

export function askFor(wanted: Wanted, can: Capability, learnt: readonly LearntLimit[]): Ask {
  const needed = (wanted.frames * wanted.rate) / TICKS_PER_SECOND;
  const { seconds, tooLong } = lengthFor(needed, secondsAfter(can.seconds, learnt));
  const size = sizeFor(wanted, can, learnt);
  const fps = fpsFor(wanted.rate, can);
  const delivered = Math.floor((seconds * TICKS_PER_SECOND) / wanted.rate + HAIR);
  return {
    seconds,
    size,
    ...(fps === undefined ? {} : { fps }),
    handle: Math.max(0, delivered - wanted.frames),
    misfits: [...tooLong, ...misfitsOf(wanted, can, learnt, { seconds, size })],
  };
}

/** Whether sending would be for nothing. */
export function blocks(misfit: Misfitting): boolean {
  switch (misfit.kind) {
    case "first-frame-needed":
    case "prompt-too-long":
    case "refused-before":
      return true;
    case "too-long":
    case "size":
    case "reference-ignored":
    case "negative-ignored":
    case "seed-ignored":
      return false;
  }
}

function lengthFor(
  needed: number,
  allowed: Capability["seconds"],
): { readonly seconds: number; readonly tooLong: readonly Misfitting[] } {
  // The protocol's `seconds` is a whole number where no document says otherwise.
  if (allowed === "unknown") return { seconds: Math.max(1, Math.ceil(needed - HAIR)), tooLong: [] };
  const seconds = nextLegal(needed, allowed);
  if (seconds !== undefined) return { seconds, tooLong: [] };
  const most = longest(allowed);
  return { seconds: most, tooLong: [{ kind: "too-long", seconds: needed, most }] };
}

/** The shortest legal length that covers `needed`; absent when none does. */
function nextLegal(needed: number, allowed: SecondsAllowed): number | undefined {
  switch (allowed.kind) {
    case "list":
      return [...allowed.values].sort((a, b) => a - b).find((one) => one >= needed - HAIR);
    case "range": {
      const { least, most, step } = allowed;
      const over = Math.max(0, needed - least);
      const seconds = least + (step === 0 ? over : Math.ceil(over / step - HAIR) * step);
      return seconds > most + HAIR ? undefined : seconds;
    }
    case "frames": {
      const { fps, step, plus, least, most } = allowed;
      const frames = Math.max(least, Math.ceil((needed * fps - plus) / step - HAIR) * step + plus);
      return most !== "unknown" && frames > most ? undefined : frames / fps;
    }
  }
}

function longest(allowed: SecondsAllowed): number {
  switch (allowed.kind) {
    case "list":
      return Math.max(...allowed.values);
    case "range":
      return allowed.most;
    case "frames":
      return (allowed.most === "unknown" ? allowed.least : allowed.most) / allowed.fps;
  }
}

/** A list that the engine itself gave when it refused holds as a document would, and over it. */
function secondsAfter(seconds: Capability["seconds"], learnt: readonly LearntLimit[]): Capability["seconds"] {
  const takes = latest(learnt, "seconds")
    ?.takes?.map(Number)
    .filter((one) => one > 0);
  return takes === undefined || takes.length === 0 ? seconds : { kind: "list", values: takes };
}

function sizeFor({ size, sequenceSize }: Wanted, can: Capability, learnt: readonly LearntLimit[]): FrameSize {
  if (size !== "auto") return size;
  const taken = latest(learnt, "size")?.takes?.flatMap((one): FrameSize[] => {
    const [width = 0, height = 0] = one.split("x").map(Number);
    return width > 0 && height > 0 ? [{ width, height }] : [];
  });
  const allowed = taken !== undefined && taken.length > 0 ? ({ kind: "list", values: taken } as const) : can.sizes;
  if (allowed === "unknown") return sequenceSize;
  if (allowed.kind === "list") return nearestSize(sequenceSize, allowed.values);
  const { of, mostPixels } = allowed;
  const pixels = sequenceSize.width * sequenceSize.height;
  const scale = mostPixels === "unknown" ? 1 : Math.min(1, Math.sqrt(mostPixels / pixels));
  const down = (side: number): number => Math.max(of, Math.floor((side * scale) / of + HAIR) * of);
  return { width: down(sequenceSize.width), height: down(sequenceSize.height) };
}

/** The likest shape wins; among equals the smallest that is not smaller than the sequence, else the largest. */
function nearestSize(wanted: FrameSize, sizes: readonly FrameSize[]): FrameSize {
  const shape = (size: FrameSize): number =>
    Math.abs(Math.log((size.width * wanted.height) / (size.height * wanted.width)));
  const area = ({ width, height }: FrameSize): number => width * height;
  const likest = Math.min(...sizes.map(shape));
  const alike = sizes.filter((size) => shape(size) <= likest + 0.01).sort((a, b) => area(a) - area(b));
  return alike.find((size) => area(size) >= area(wanted)) ?? alike[alike.length - 1] ?? wanted;
}

/** The sequence's own rate where the model offers it; its only one where it has only one. */
function fpsFor(rate: FrameRate, { fps, seconds }: Capability): number | undefined {
  if (seconds !== "unknown" && seconds.kind === "frames") return seconds.fps;
  if (fps === "unknown") return undefined;
  const wanted = TICKS_PER_SECOND / rate;
  const near = fps.find((one) => Math.abs(one - wanted) < 0.05);
  return near ?? (fps.length === 1 ? fps[0] : undefined);
}

function misfitsOf(
  wanted: Wanted,
  can: Capability,
  learnt: readonly LearntLimit[],
  ask: { readonly seconds: number; readonly size: FrameSize },
): readonly Misfitting[] {
  const found: Misfitting[] = [];
  const { roles } = can;
  for (const role of ["first", "last", "look"] as const) {
    const given = wanted.references.filter((one) => one === role).length;
    const taken = roles[role];
    if (taken !== "unknown" && given > taken) found.push({ kind: "reference-ignored", role, count: given - taken });
  }
  if (roles.firstNeeded && !wanted.references.includes("first")) found.push({ kind: "first-frame-needed" });
  if (shapeDiffers(ask.size, wanted.sequenceSize)) {
    found.push({ kind: "size", wanted: wanted.sequenceSize, nearest: ask.size });
  }
  if (wanted.negative.trim() !== "" && can.negative === false) found.push({ kind: "negative-ignored" });
  if (wanted.seedMatters && can.seed === false) found.push({ kind: "seed-ignored" });
  const { longestPrompt } = can;
  if (longestPrompt !== "unknown" && wanted.prompt.length > longestPrompt) {
    found.push({ kind: "prompt-too-long", characters: wanted.prompt.length, most: longestPrompt });
  }
  const refused = learnt.find((limit) => isRefusedAgain(limit, wanted, ask));
  if (refused !== undefined) found.push({ kind: "refused-before", limit: refused });
  return found;
}

/** More than the four per cent that nobody sees as a crop. */
function shapeDiffers(a: FrameSize, b: FrameSize): boolean {
  return Math.abs(Math.log((a.width * b.height) / (a.height * b.width))) > 0.04;
}

function isRefusedAgain(
  limit: LearntLimit,
  { prompt, references }: Wanted,
  { seconds, size }: { readonly seconds: number; readonly size: FrameSize },
): boolean {
  switch (limit.field) {
    case "seconds":
      return limit.refused === String(seconds);
    case "size":
      return limit.refused === `${size.width}x${size.height}`;
    case "prompt":
      return prompt.length >= Number(limit.refused);
    case "reference":
      return references.length > 0 && limit.refused === `${size.width}x${size.height}`;
    case "seed":
    case "negative":
    case "fps":
    case "model":
      return false;
  }
}

function latest(learnt: readonly LearntLimit[], field: LearntLimit["field"]): LearntLimit | undefined {
  return learnt
    .filter((limit) => limit.field === field && limit.takes !== undefined)
    .sort((a, b) => (a.at < b.at ? 1 : -1))[0];
}
