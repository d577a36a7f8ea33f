/** OpenRouter's list of video models: what each can do, in which words its sizes are asked for, and what it costs. */

import type { Capability, Known } from "../core/capability";
import { anything, fieldsOf, list, Misfit, text, type Decoder } from "../core/decode";
import { sayable, sizesIn, type Sayable } from "../core/limits";
import { documentFor, unknownModel } from "./documents";
import { linesNamed, pricesOf } from "./openrouter-prices";

export interface Listed {
  readonly can: Capability;
  /**
   * How a size is asked for where the list names none in pixels, by `1280x720`. Its pixels are then what such a shape has
   * by custom: the model may deliver a few more or less.
   */
  readonly shapes: ReadonlyMap<string, Shape>;
}

interface Shape {
  readonly resolution: string;
  readonly aspect_ratio: string;
}

const WORDS: Sayable = {
  length: "whole-seconds",
  roles: ["first", "last", "look"],
  fps: false,
  seed: true,
  negative: "unknown",
  sound: true,
  longestPrompt: "unknown",
  // One field for both, `previous_job_id`: which of the two it is, the words say. Its list does not name who takes it.
  varies: { remix: false, extend: true, edit: true },
};

/** A model that the list does not have, or before there is a list: as documents have it, but for another's price. */
export function unlisted(model: string): Capability {
  return { ...sayable(documentFor(model) ?? unknownModel(model), WORDS), prices: [] };
}

/** `at`: when it was read. */
export function modelList(at: Date): Decoder<readonly Listed[]> {
  return (value, path) =>
    fieldsOf(value, path)
      .read("data", list(anything))
      .flatMap((one) => {
        try {
          return [modelRecord(one, at)];
        } catch (error) {
          // One model that cannot be read must not hide the others.
          if (error instanceof Misfit) return [];
          throw error;
        }
      });
}

function modelRecord(value: unknown, at: Date): Listed {
  const { read } = fieldsOf(value, "data");
  const model = read("id", text);
  const name = read("name", anything);
  const durations = read("supported_durations", numbers);
  const shapes = shapesOf(read("supported_resolutions", words) ?? [], read("supported_aspect_ratios", words) ?? []);
  const named = sizesIn(read("supported_sizes", words) ?? []);
  const sizes = named.length > 0 ? named : sizesIn([...shapes.keys()]);
  const roles = read("supported_frame_images", words);
  const passed = read("allowed_passthrough_parameters", words);
  const role = (wanted: string): Known<number> => (roles === undefined ? "unknown" : roles.includes(wanted) ? 1 : 0);
  const source = { where: "OpenRouter's own list", date: at.toISOString().slice(0, 10) };
  const can: Capability = {
    ...unknownModel(model),
    name: typeof name === "string" && name !== "" ? name : model,
    seconds: durations === undefined ? "unknown" : { kind: "list", values: durations },
    sizes: sizes.length === 0 ? "unknown" : { kind: "list", values: sizes },
    roles: { first: role("first_frame"), last: role("last_frame"), look: "unknown", firstNeeded: false },
    seed: read("seed", maybeFlag) ?? "unknown",
    negative: passed?.includes("negative_prompt") === true ? "unknown" : false,
    audio: read("generate_audio", maybeFlag) ?? "unknown",
    prices: pricesOf(read("pricing_skus", anything), source),
    source,
  };
  return { can: sayable(can, WORDS), shapes: named.length > 0 ? new Map() : shapes };
}

/** `720p` has 720 lines on its shorter side, whatever its shape; sides are even, as film is. The first of a size stays. */
function shapesOf(resolutions: readonly string[], ratios: readonly string[]): ReadonlyMap<string, Shape> {
  const shapes = new Map<string, Shape>();
  for (const resolution of resolutions.filter((one) => /^(?:\d{3,4}p|[24]k)$/i.test(one))) {
    const lines = linesNamed(resolution);
    for (const ratio of ratios) {
      const [, across = "", down = ""] = /^(\d+):(\d+)$/.exec(ratio) ?? [];
      const shape = Number(across) / Number(down);
      if (!(shape > 0) || !Number.isFinite(shape)) continue;
      const even = (side: number): number => 2 * Math.round(side / 2);
      const size = shape >= 1 ? `${even(lines * shape)}x${lines}` : `${lines}x${even(lines / shape)}`;
      if (!shapes.has(size)) shapes.set(size, { resolution, aspect_ratio: ratio });
    }
  }
  return shapes;
}

const numbers: Decoder<readonly number[] | undefined> = (value) => {
  if (!Array.isArray(value)) return undefined;
  const found = value.filter((one: unknown): one is number => typeof one === "number" && one > 0);
  return found.length === 0 ? undefined : found;
};

/** Absent where it is null, which is how the list says that it does not know. */
const words: Decoder<readonly string[] | undefined> = (value) =>
  Array.isArray(value) ? value.filter((one: unknown): one is string => typeof one === "string") : undefined;

const maybeFlag: Decoder<boolean | undefined> = (value) => (typeof value === "boolean" ? value : undefined);
