/**
 * What is asked of a model for a hole in the cut: the next legal length, the nearest legal size; and, before anything is
 * sent, what the model will not do as asked.
 */

import {
  slotOf,
  type Capability,
  type LearntLimit,
  type Misfitting,
  type Role,
  type SecondsAllowed,
} from "./capability";
import type { ReferenceRole } from "./shot";
import { taught } from "./limits";
import type { FrameSize } from "./sequence";
import { TICKS_PER_SECOND, type FrameRate } from "./time";

export interface Wanted {
  /** As many as the cut needs. From 1. */
  readonly frames: number;
  readonly rate: FrameRate;
  readonly sequenceSize: FrameSize;
  readonly size: FrameSize | "auto";
  /** Reference frames by role. */
  readonly references: readonly Role[];
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

/** `given`: what the server can be told of it, as `sayable` has it. What was learnt holds over that. */
export function askFor(wanted: Wanted, given: Capability, learnt: readonly LearntLimit[]): Ask {
  const can = taught(given, learnt);
  const needed = (wanted.frames * wanted.rate) / TICKS_PER_SECOND;
  const { seconds, tooLong } = lengthFor(needed, can.seconds);
  const size = sizeFor(wanted, can);
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

/** What a form holds that may leave with a request. */
export interface Held<R extends { readonly role: ReferenceRole }> {
  readonly references: readonly R[];
  readonly negative: string;
}

/** What of it leaves: whatever the model would ignore or refuse stays here, and is not in the recipe either. */
export function leaving<R extends { readonly role: ReferenceRole }>(
  held: Held<R>,
  { roles, negative }: Pick<Capability, "roles" | "negative">,
): Held<R> {
  const begins = held.references.some(({ role }) => role === "first");
  const wanted = held.references.filter(
    ({ role }) =>
      !(role === "last" && roles.lastNeedsFirst === true && !begins) &&
      !(role === "subject" && roles.noSubjects === true),
  );
  const taken = wanted.filter(({ role }, index, all) => {
    const slot = slotOf(role);
    const most = roles[slot];
    const before = all.slice(0, index).filter((one) => slotOf(one.role) === slot).length;
    return most === "unknown" || before < most;
  });
  const frames = taken.filter(({ role }) => slotOf(role) !== "look");
  const references = roles.framesOrLooks === true && frames.length > 0 ? frames : taken;
  return { references, negative: negative === false ? "" : held.negative };
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

/** The next legal length that covers `needed` seconds; the longest where none does, and that it is too short. */
export function lengthFor(
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
      return most !== "unknown" && seconds > most + HAIR ? undefined : seconds;
    }
    case "frames": {
      const { fps, step, plus, least, most } = allowed;
      const frames = Math.max(least, Math.ceil((needed * fps - plus) / step - HAIR) * step + plus);
      return most !== "unknown" && frames > most ? undefined : frames / fps;
    }
  }
}

/** Seconds; of a model without a known end the shortest. */
export function longest(allowed: SecondsAllowed): number {
  switch (allowed.kind) {
    case "list":
      return Math.max(...allowed.values);
    case "range": {
      const { least, most, step } = allowed;
      if (most === "unknown" || step === 0) return most === "unknown" ? least : most;
      return least + Math.floor((most - least) / step + HAIR) * step;
    }
    case "frames": {
      const { least, most, step, plus, fps } = allowed;
      return (most === "unknown" ? least : Math.floor((most - plus) / step) * step + plus) / fps;
    }
  }
}

/** A size that the editor chose for another model is asked of this one only where it has it. */
function sizeFor({ size, sequenceSize }: Wanted, { sizes }: Capability): FrameSize {
  const wanted = size === "auto" ? sequenceSize : size;
  if (sizes === "unknown") return wanted;
  if (sizes.kind === "list") return nearestSize(wanted, sizes.values);
  if (size !== "auto") return size;
  const { of, mostPixels } = sizes;
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
  const held = wanted.references.map((role) => ({ role }));
  const sent = leaving({ references: held, negative: wanted.negative }, can);
  for (const role of ["first", "last", "look"] as const) {
    const isOfRole = (one: { readonly role: Role }): boolean => one.role === role;
    const count = held.filter(isOfRole).length - sent.references.filter(isOfRole).length;
    if (count > 0) found.push({ kind: "reference-ignored", role, count });
  }
  const begins = sent.references.some(({ role }) => role === "first");
  if (can.roles.firstNeeded && !begins) found.push({ kind: "first-frame-needed" });
  if (shapeDiffers(ask.size, wanted.sequenceSize)) {
    found.push({ kind: "size", wanted: wanted.sequenceSize, nearest: ask.size });
  }
  if (wanted.negative.trim() !== "" && sent.negative === "") found.push({ kind: "negative-ignored" });
  if (wanted.seedMatters && can.seed === false) found.push({ kind: "seed-ignored" });
  const { longestPrompt } = can;
  if (longestPrompt !== "unknown" && wanted.prompt.length > longestPrompt) {
    found.push({ kind: "prompt-too-long", characters: wanted.prompt.length, most: longestPrompt });
  }
  const refused = learnt.find((limit) => isRefusedAgain(limit, wanted.prompt, sent.references.length > 0, ask));
  if (refused !== undefined) found.push({ kind: "refused-before", limit: refused });
  return found;
}

/** More than the four per cent that nobody sees as a crop. */
export function shapeDiffers(a: FrameSize, b: FrameSize): boolean {
  return Math.abs(Math.log((a.width * b.height) / (a.height * b.width))) > 0.04;
}

/** What was refused and for which no other value was named. Where one was, that is asked for instead. */
function isRefusedAgain(
  { field, refused, most, needed }: LearntLimit,
  prompt: string,
  hasPictures: boolean,
  { seconds, size }: { readonly seconds: number; readonly size: FrameSize },
): boolean {
  switch (field) {
    case "seconds":
      return refused === String(seconds);
    case "size":
      return refused === `${size.width}x${size.height}`;
    case "prompt":
      return most === undefined && refused !== "" && prompt.length >= Number(refused);
    case "reference":
      return needed !== true && hasPictures && refused === `${size.width}x${size.height}`;
    case "negative":
    case "fps":
      return false;
  }
}
