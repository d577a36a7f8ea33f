/** What is left of a model's abilities once the language of its server and what it refused before are counted in. */

import type { Capability, ExtensionAllowed, Known, LearntLimit, Role, SecondsAllowed } from "./capability";
import type { Variation } from "./job";
import type { FrameSize } from "./sequence";

/** What a server can be told about a take, whatever its model could do with it. `unknown`: nobody asked it yet. */
export interface Sayable {
  /** A length in frames at a rate, so that 81 at 16 can be said; or only in whole seconds. */
  readonly length: "frames" | "whole-seconds";
  /** Pictures that it can be sent. */
  readonly roles: readonly Role[];
  readonly fps: Known<boolean>;
  readonly seed: Known<boolean>;
  readonly negative: Known<boolean>;
  readonly sound: Known<boolean>;
  /** Characters. */
  readonly longestPrompt: Known<number>;
  /** What it can be told to do with a film of its own. */
  readonly varies: Readonly<Record<Variation, Known<boolean>>>;
  /** Its own limits for the longer film. */
  readonly extension?: ExtensionAllowed;
}

/** The model's abilities, less those that its server has no words for. */
export function sayable(can: Capability, server: Sayable): Capability {
  const { roles, seconds, fps, longestPrompt } = can;
  const count = (role: Role): Known<number> => (server.roles.includes(role) ? roles[role] : 0);
  return {
    ...can,
    seconds: seconds === "unknown" || server.length === "frames" ? seconds : wholeSeconds(seconds),
    fps: server.fps === true ? fps : [],
    roles: { ...roles, first: count("first"), last: count("last"), look: count("look") },
    seed: both(can.seed, server.seed),
    negative: both(can.negative, server.negative),
    // A model may make sound that nobody asked for.
    audio: can.audio === true && server.sound !== true ? "unknown" : can.audio,
    longestPrompt: least(longestPrompt, server.longestPrompt),
    remix: both(can.remix, server.varies.remix),
    extend: both(can.extend, server.varies.extend),
    edit: both(can.edit, server.varies.edit),
    ...(can.extension === undefined && server.extension !== undefined ? { extension: server.extension } : {}),
  };
}

/** The model's abilities as its engine's refusals have set them right: what it said itself holds over any document. */
export function taught(can: Capability, learnt: readonly LearntLimit[]): Capability {
  return [...learnt].sort((a, b) => (a.at < b.at ? -1 : 1)).reduce(withLimit, can);
}

function withLimit(can: Capability, limit: LearntLimit): Capability {
  const { field, takes, least: from, most: to } = limit;
  switch (field) {
    case "seconds": {
      const values = (takes ?? []).map(Number).filter((one) => one > 0);
      if (values.length > 0) return { ...can, seconds: { kind: "list", values } };
      return from === undefined && to === undefined ? can : { ...can, seconds: within(can.seconds, from, to) };
    }
    case "fps": {
      const values = (takes ?? []).map(Number).filter((one) => one > 0);
      const known = can.fps === "unknown" ? [] : can.fps;
      const left = known.filter((one) => String(one) !== limit.refused && isWithin(one, from, to));
      const fps = values.length > 0 ? values : left;
      const { seconds } = can;
      // Frames can only be counted at a rate that may be asked for.
      const lost = seconds !== "unknown" && seconds.kind === "frames" && !fps.includes(seconds.fps);
      return { ...can, fps, seconds: lost ? wholeSeconds(seconds) : seconds };
    }
    case "size": {
      const values = sizesIn(takes ?? []);
      return values.length === 0 ? can : { ...can, sizes: { kind: "list", values } };
    }
    case "prompt":
      return to === undefined ? can : { ...can, longestPrompt: least(can.longestPrompt, to) };
    case "reference":
      return limit.needed === true ? { ...can, roles: { ...can.roles, firstNeeded: true } } : can;
    case "negative":
      return { ...can, negative: false };
  }
}

/** Not known on one side is not known, unless the other says no. */
function both(a: Known<boolean>, b: Known<boolean>): Known<boolean> {
  if (a === false || b === false) return false;
  return a === true && b === true ? true : "unknown";
}

function least(a: Known<number>, b: Known<number>): Known<number> {
  if (a === "unknown") return b;
  return b === "unknown" ? a : Math.min(a, b);
}

/** The whole seconds among them; where there are none, the next whole ones: the server can be told nothing else. */
function wholeSeconds(allowed: SecondsAllowed): SecondsAllowed {
  switch (allowed.kind) {
    case "list": {
      const whole = allowed.values.filter(Number.isInteger);
      return whole.length > 0 ? { kind: "list", values: whole } : { ...allowed, values: allowed.values.map(Math.ceil) };
    }
    case "range": {
      const from = Math.ceil(allowed.least);
      const step = Number.isInteger(allowed.least) && Number.isInteger(allowed.step) ? Math.max(1, allowed.step) : 1;
      return { kind: "range", least: from, most: wholeMost(from, allowed.most), step };
    }
    case "frames": {
      const from = Math.max(1, Math.ceil(allowed.least / allowed.fps));
      const most = allowed.most === "unknown" ? allowed.most : allowed.most / allowed.fps;
      return { kind: "range", least: from, most: wholeMost(from, most), step: 1 };
    }
  }
}

function wholeMost(from: number, most: Known<number>): Known<number> {
  return most === "unknown" ? most : Math.max(from, Math.floor(most));
}

function isWithin(value: number, from = 0, to = Infinity): boolean {
  return value >= from && value <= to;
}

/** Of the lengths that a document allows, those between the ends that the engine named; its ends alone where none are. */
function within(allowed: Known<SecondsAllowed>, from = 0, to?: number): SecondsAllowed {
  const ends: SecondsAllowed = { kind: "range", least: Math.max(1, Math.ceil(from)), most: to ?? "unknown", step: 1 };
  if (allowed === "unknown") return ends;
  switch (allowed.kind) {
    case "list": {
      const values = allowed.values.filter((one) => isWithin(one, from, to));
      return values.length > 0 ? { ...allowed, values } : ends;
    }
    case "range": {
      const { step } = allowed;
      const over = Math.max(0, from - allowed.least);
      const start = allowed.least + (step === 0 ? over : Math.ceil(over / step) * step);
      const most = least(allowed.most, to ?? "unknown");
      return most === "unknown" || start <= most ? { ...allowed, least: start, most } : ends;
    }
    case "frames": {
      const start = Math.max(allowed.least, Math.ceil(from * allowed.fps));
      const most = least(allowed.most, to === undefined ? "unknown" : Math.floor(to * allowed.fps));
      return most === "unknown" || start <= most ? { ...allowed, least: start, most } : ends;
    }
  }
}

/** Those that are `1280x720`; whatever else stands there is left out. */
export function sizesIn(texts: readonly string[]): readonly FrameSize[] {
  return texts.flatMap((text) => {
    const [, width = "", height = ""] = /^([1-9]\d*)x([1-9]\d*)$/.exec(text) ?? [];
    return width === "" ? [] : [{ width: Number(width), height: Number(height) }];
  });
}
