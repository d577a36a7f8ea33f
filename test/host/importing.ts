/** Files into project items, and media into sequences, as Premiere does it. */

import type { FrameRate } from "../../src/core/time";
import { frameRateOf, TICKS_PER_SECOND, ticks, ticksOfFrames, ZERO } from "../../src/core/time";
import { encodeUtf8 } from "../../src/core/utf8";
import { canEmbed, readXmp, writeXmp } from "./embedding";
import type { Ports } from "./host";
import { fileNameOf, itemOf, type ItemContent, type SimulatedItem, type SimulatedSequence } from "./document";
import type { SimulatedProject } from "./model";
import { codeOf, type MediaFacts } from "./ports";
import { emptyTrack, overwrite } from "./timeline";
import { identifiers } from "./xmp";

/** Premiere's labels by kind of media: Iris, Lavender, Caribbean, Forest … by number. */
const LABELS = { video: 1, still: 2, audio: 3, sequence: 4, bin: 6, title: 2 } as const;

/** What Premiere makes of a file; absent when it cannot import it or the file is not there. */
export async function itemFromFile(
  ports: Ports,
  project: SimulatedProject,
  path: string,
  parentId: string,
): Promise<SimulatedItem | undefined> {
  const content = await contentOfFile(ports, path);
  if (content === undefined) return undefined;
  const id = project.newId();
  const xmp = canEmbed(path) ? await identified(ports, path, id) : identifiers(id);
  return {
    id,
    parentId,
    name: fileNameOf(path),
    label: LABELS[content.kind],
    content,
    columns: {},
    xmp,
    markers: [],
  };
}

/** Absent when the file is not there, or is nothing that Premiere imports. */
export async function contentOfFile(ports: Ports, path: string): Promise<MediaContent | undefined> {
  const there = await ports.disk.stat(path);
  return there?.isFile === true ? contentOf(path, await ports.media.probe(path)) : undefined;
}

type MediaContent = Extract<ItemContent, { path: string }>;

function contentOf(path: string, facts: MediaFacts): MediaContent | undefined {
  switch (facts.kind) {
    case "video": {
      const rate = frameRateOf(facts.rate);
      const frames = Math.max(1, Math.round((facts.seconds * TICKS_PER_SECOND) / rate));
      const { width, height, hasAudio } = facts;
      return { kind: "video", path, width, height, rate, duration: ticksOfFrames(frames, rate), hasAudio };
    }
    case "still":
      return { kind: "still", path, width: facts.width, height: facts.height };
    case "audio":
      return { kind: "audio", path, duration: ticks(Math.round(facts.seconds * TICKS_PER_SECOND)) };
    case "unknown":
      return undefined;
  }
}

/** The file's packet; one is written into it when it carries no identifiers yet and can be written to. */
async function identified(ports: Ports, path: string, id: string): Promise<string> {
  const own = await readXmp(ports.disk, path);
  if (own?.includes("DocumentID") === true) return own;
  const packet = identifiers(id);
  try {
    await writeXmp(ports.disk, path, packet);
  } catch (error) {
    // Premiere imports from read-only and full disks too, and says nothing of the identifiers.
    if (codeOf(error) === undefined) throw error;
  }
  return packet;
}

export interface SequenceFacts {
  readonly name: string;
  readonly rate: FrameRate;
  readonly width: number;
  readonly height: number;
  readonly display?: SimulatedSequence["display"];
  readonly fields?: SimulatedSequence["fields"];
  readonly pixelAspect?: string;
  readonly zeroFrame?: number;
  /** 3 unless said. */
  readonly audioTracks?: number;
  /** The root unless said. */
  readonly binId?: string;
}

/** As Premiere's default preset has them. */
const TRACKS = 3;

/** An empty sequence and the project item that stands for it. One undo step; answers the sequence's id. */
export function makeSequence(project: SimulatedProject, facts: SequenceFacts): string {
  const { sequence, item } = newSequence(project, facts);
  project.edit("New Sequence", (document) => ({
    ...document,
    items: [...document.items, item],
    sequences: [...document.sequences, sequence],
  }));
  project.openSequence(sequence.id);
  return sequence.id;
}

/**
 * "New Sequence From Clip": its rate and size are the clip's, which lies on V1 (and A1 when it has sound). Without a bin it
 * lies beside the clip, and without a name it has the clip's.
 * @throws Error when the item has no picture of its own.
 */
export function sequenceFromMedia(project: SimulatedProject, itemId: string, name?: string, binId?: string): string {
  const media = itemOf(project.document, itemId);
  if (media === undefined || (media.content.kind !== "video" && media.content.kind !== "still")) {
    throw new Error("A sequence can only be made from video or a still");
  }
  const { width, height } = media.content;
  const rate = media.content.kind === "video" ? media.content.rate : frameRateOf(25);
  const bin = binId ?? media.parentId;
  const made = newSequence(project, {
    name: name ?? media.name.replace(/\.[^.]+$/, ""),
    rate,
    width,
    height,
    ...(bin === undefined ? {} : { binId: bin }),
  });
  const newId = (): string => project.newId();
  project.edit("New Sequence From Clip", (document) => ({
    ...document,
    items: [...document.items, made.item],
    sequences: [
      ...document.sequences,
      overwrite(document, made.sequence, { item: media, time: ZERO, videoTrack: 0, audioTrack: 0, newId }),
    ],
  }));
  project.openSequence(made.sequence.id);
  return made.sequence.id;
}

function newSequence(
  project: SimulatedProject,
  facts: SequenceFacts,
): { readonly sequence: SimulatedSequence; readonly item: SimulatedItem } {
  const id = project.newId();
  const tracks = (kind: "Video" | "Audio", count: number): SimulatedSequence["video"] =>
    Array.from({ length: count }, (_, index) => emptyTrack(kind, index));
  return {
    sequence: {
      id,
      name: facts.name,
      rate: facts.rate,
      size: { width: facts.width, height: facts.height },
      zeroFrame: facts.zeroFrame ?? 0,
      display: facts.display ?? "non-drop",
      fields: facts.fields ?? "progressive",
      ...(facts.pixelAspect === undefined ? {} : { pixelAspect: facts.pixelAspect }),
      video: tracks("Video", TRACKS),
      audio: tracks("Audio", facts.audioTracks ?? TRACKS),
      markers: [],
    },
    item: {
      id: project.newId(),
      parentId: facts.binId ?? "root",
      name: facts.name,
      label: LABELS.sequence,
      content: { kind: "sequence", sequenceId: id },
      columns: {},
      markers: [],
    },
  };
}

/** A bin, as the panel's New Bin makes it. */
export function newBin(project: SimulatedProject, name: string, parentId: string): SimulatedItem {
  return { id: project.newId(), parentId, name, label: LABELS.bin, content: { kind: "bin" }, columns: {}, markers: [] };
}

/** A title as it is made on the timeline: no bin shows it. */
export function newTitle(project: SimulatedProject, text: string): SimulatedItem {
  return {
    id: project.newId(),
    name: text,
    label: LABELS.title,
    content: { kind: "title", text },
    columns: {},
    markers: [],
  };
}

/** Writes the project to its path, as JSON. @throws what the disk throws. */
export async function saveProject(ports: Ports, project: SimulatedProject, path: string): Promise<void> {
  project.markSaved(path);
  await ports.disk.write(path, encodeUtf8(JSON.stringify(project.save())), "replace");
}
