/** A closer look at clips of a cut: their effects with their values, and whether their media let through what lies below. */

import ppro from "premierepro";
import type { ClipProjectItem, Component, ComponentParam, ProjectItem, VideoClipTrackItem } from "@adobe/premierepro";
import { itemKey, type CoverFacts, type Effect, type EffectParam, type ItemLook } from "../core/cut";
import { list, Misfit, object, parse, text } from "../core/decode";
import { StudioError } from "../core/failure";
import { pixelAspectNamed } from "../core/pixel-aspect";
import type { Ticks } from "../core/time";
import { ask, askMaybe, isStale, ticksOf, withFreshObjects } from "./ask";
import { requireProject } from "./project";
import { findSequence } from "./sequence";
import { videoClipsAt } from "./track-item";

export interface LookPlace {
  readonly sequenceId: string;
  /** A video track, from 0. */
  readonly track: number;
  /** On the clock of that sequence. */
  readonly start: Ticks;
}

/**
 * By `itemKey`. An item of which Premiere would not say it, or that is gone, with its track or alone, is not in it, and `onLook` does
 * not hear of it: nothing is known of it then.
 * @throws StudioError `no-project`, `sequence-changed`, `host-refused`; what `onLook`, which hears of each, throws to stop
 */
export async function readLooks(
  projectId: string,
  places: readonly LookPlace[],
  onLook: () => void,
): Promise<ReadonlyMap<string, ItemLook>> {
  const looks = new Map<string, ItemLook>();
  const bySequence = new Map<string, LookPlace[]>();
  for (const place of places) bySequence.set(place.sequenceId, [...(bySequence.get(place.sequenceId) ?? []), place]);
  for (const [sequenceId, wanted] of bySequence) {
    await withFreshObjects(async () => {
      const sequence = await findSequence(await requireProject(projectId), sequenceId);
      for (const index of new Set(wanted.map(({ track }) => track))) {
        const starts = new Set(wanted.filter(({ track }) => track === index).map(({ start }) => start));
        const covers = new Map<string, Promise<CoverFacts>>();
        await Promise.all(
          (await videoClipsAt(sequence, index)).map(async (item) => {
            const begins = await ask("TrackItem.getStartTime", () => item.getStartTime());
            const start = ticksOf("TrackItem.getStartTime", begins);
            if (!starts.has(start)) return;
            const look = await lookAt(item, covers);
            if (look !== undefined) looks.set(itemKey(sequenceId, index, start), look);
            onLook();
          }),
        );
      }
    });
  }
  return looks;
}

/** Absent where Premiere has no such call, or refuses it: that is an answer. */
async function lookAt(
  item: VideoClipTrackItem,
  covers: Map<string, Promise<CoverFacts>>,
): Promise<ItemLook | undefined> {
  if (typeof item.getComponentChain !== "function") return undefined;
  try {
    const [effects, cover] = await Promise.all([effectsOf(item), coverOf(item, covers)]);
    return { effects, cover };
  } catch (error) {
    if (isStale(error) || !(error instanceof StudioError)) throw error;
    return undefined;
  }
}

async function effectsOf(item: VideoClipTrackItem): Promise<readonly Effect[]> {
  const chain = await ask("VideoClipTrackItem.getComponentChain", () => item.getComponentChain());
  const count = await ask("VideoComponentChain.getComponentCount", () => chain.getComponentCount());
  return Promise.all(
    Array.from({ length: count }, async (_, index) =>
      effectOf(await ask("VideoComponentChain.getComponentAtIndex", () => chain.getComponentAtIndex(index))),
    ),
  );
}

async function effectOf(component: Component): Promise<Effect> {
  const [matchName, count] = await Promise.all([
    ask("Component.getMatchName", () => component.getMatchName()),
    ask("Component.getParamCount", () => component.getParamCount()),
  ]);
  const params = await Promise.all(
    Array.from({ length: count }, async (_, index) =>
      paramOf(await ask("Component.getParam", () => component.getParam(index))),
    ),
  );
  return { matchName, params };
}

/** Curves and tables have values that no call says. */
async function paramOf(param: ComponentParam): Promise<EffectParam> {
  const varies = await ask("ComponentParam.isTimeVarying", () => param.isTimeVarying());
  if (varies) {
    const times = await ask("ComponentParam.getKeyframeListAsTickTimes", () => param.getKeyframeListAsTickTimes());
    const values = await Promise.all(times.map((time) => said(() => param.getValueAtTime(time))));
    const keys = times.map((time, index) => `${String(time.ticks)} ${JSON.stringify(valueOf(values[index]) ?? null)}`);
    // One that varies without a key that could be read varies all the same.
    return { keys: keys.length === 0 ? ["unknown"] : keys };
  }
  const start = await said(() => param.getStartValue());
  const value = valueOf(start?.value.value);
  return { keys: [], ...(value === undefined ? {} : { value }) };
}

async function said<T>(question: () => Promise<T>): Promise<NonNullable<T> | undefined> {
  try {
    return await askMaybe("ComponentParam.getStartValue", question);
  } catch (error) {
    if (isStale(error) || !(error instanceof StudioError)) throw error;
    return undefined;
  }
}

/** Points come as objects or as lists of two, both in parts of the frame. */
function valueOf(value: unknown): EffectParam["value"] {
  if (typeof value === "number" || typeof value === "string" || typeof value === "boolean") return value;
  if (Array.isArray(value)) return numbersIn(value);
  if (typeof value !== "object" || value === null) return undefined;
  if ("x" in value && "y" in value) return numbersIn([value.x, value.y]);
  if ("red" in value && "green" in value && "blue" in value) return numbersIn([value.red, value.green, value.blue]);
  return undefined;
}

function numbersIn(values: readonly unknown[]): readonly number[] | undefined {
  const numbers = values.filter((one) => typeof one === "number");
  return numbers.length === values.length ? numbers : undefined;
}

async function coverOf(item: VideoClipTrackItem, covers: Map<string, Promise<CoverFacts>>): Promise<CoverFacts> {
  const projectItem = await askMaybe("TrackItem.getProjectItem", () => item.getProjectItem());
  if (projectItem === undefined) return { alpha: "maybe" };
  const itemId = await ask("ProjectItem.getId", () => projectItem.getId());
  const asked = covers.get(itemId) ?? coverOfItem(projectItem);
  covers.set(itemId, asked);
  return asked;
}

async function coverOfItem(projectItem: ProjectItem): Promise<CoverFacts> {
  const clip = await askMaybe("ClipProjectItem.cast", () => ppro.ClipProjectItem.cast(projectItem));
  if (clip === undefined) return { alpha: "maybe" };
  const [alpha, size] = await Promise.all([alphaOf(clip), sizeOf(projectItem)]);
  return { alpha, ...size };
}

/** Containers and codecs that hold no transparency; MXF may, as with DNxHR 444. */
const OPAQUE = /\.(mp4|m4v|mts|m2ts|m2t|mpg|mpeg|jpe?g|r3d|braw|arri|wmv|3gp|dv)$/i;

async function alphaOf(clip: ClipProjectItem): Promise<CoverFacts["alpha"]> {
  const path = await askMaybe("ClipProjectItem.getMediaFilePath", () => clip.getMediaFilePath());
  if (path !== undefined && OPAQUE.test(path)) return "none";
  if (typeof clip.getFootageInterpretation !== "function") return "maybe";
  const how = await askMaybe("ClipProjectItem.getFootageInterpretation", () => clip.getFootageInterpretation());
  if (how === undefined || typeof how.getAlphaUsage !== "function") return "maybe";
  const usage = await askMaybe("FootageInterpretation.getAlphaUsage", () => how.getAlphaUsage());
  return usage !== undefined && [how.ALPHACHANNEL_NONE, how.ALPHACHANNEL_IGNORE].includes(usage) ? "none" : "maybe";
}

const columns = list(
  object(({ read, maybe }) => ({ id: read("ColumnID", text), ...maybe("ColumnValue", (value) => String(value)) })),
);

/** What the project panel's column Video Info says: `1920 x 1080 (1.0)`. */
async function sizeOf(projectItem: ProjectItem): Promise<Pick<CoverFacts, "size" | "pixelAspect">> {
  const call = "Metadata.getProjectColumnsMetadata";
  const json = await askMaybe(call, () => ppro.Metadata.getProjectColumnsMetadata(projectItem));
  const found = /^(\d+) ?x ?(\d+)(?: \(([\d.,]+)\))?/.exec(videoInfoIn(json ?? "[]"));
  if (found === null) return {};
  const pixelAspect = found[3] === undefined ? undefined : pixelAspectNamed(found[3]);
  return {
    size: { width: Number(found[1]), height: Number(found[2]) },
    ...(pixelAspect === undefined ? {} : { pixelAspect }),
  };
}

function videoInfoIn(json: string): string {
  try {
    const info = parse(json, columns).find(({ id }) => id === "Column.Intrinsic.VideoInfo");
    return info !== undefined && "ColumnValue" in info ? info.ColumnValue : "";
  } catch (error) {
    // Premiere words its columns as it likes; then it did not say.
    if (error instanceof Misfit) return "";
    throw error;
  }
}
