/** Where project items are used: in which sequences, on which tracks. Read anew each time, and nothing is changed. */

import type { Project, Sequence } from "@adobe/premierepro";
import { failureOf } from "../core/failure";
import type { TimeRange } from "../core/time";
import { askMaybe, refusal, withFreshObjects, wordsOf } from "./ask";
import { requireProject } from "./project";
import { sequenceIdOf, sequencesOf } from "./sequence";
import { clipsOn, playingOf, readItem, trackAt, trackCount, type Playing } from "./track-item";

/** One clip on a timeline. */
export interface Use extends Playing {
  readonly sequenceId: string;
  readonly sequenceName: string;
  readonly kind: "video" | "audio";
  /** From 0. */
  readonly track: number;
  readonly rangeInSequence: TimeRange;
  readonly disabled: boolean;
}

/** A sequence that could not be read: what it uses, nobody knows. */
export interface UnreadSequence {
  readonly sequenceId: string;
  /** Empty when not even that was said. */
  readonly sequenceName: string;
  /** The host's own words. */
  readonly why: string;
}

export interface Uses {
  /** By project item, every one that was asked for, in the project's order of sequences. Picture and sound of one placing are two. */
  readonly uses: ReadonlyMap<string, readonly Use[]>;
  /** With any, a count is the least there is. */
  readonly unread: readonly UnreadSequence[];
}

/**
 * Every use of those project items in every sequence of the project. A nested sequence is one of the project's, so what it
 * uses is found in it, not in those that show it. A subclip is an item of its own: its uses are not its master's.
 * @throws StudioError `no-project`; `host-refused` when not even the sequences can be listed.
 */
export async function usesOf(projectId: string, itemIds: Iterable<string>): Promise<Uses> {
  const uses = new Map<string, Use[]>([...itemIds].map((itemId) => [itemId, []]));
  const unread: UnreadSequence[] = [];
  if (uses.size === 0) return { uses, unread };
  for (const sequenceId of await withFreshObjects(() => sequenceIds(projectId))) {
    let sequenceName = "";
    try {
      const found = await withFreshObjects(async () => {
        const sequence = await sequenceOf(await requireProject(projectId), sequenceId);
        if (sequence === undefined) return [];
        sequenceName = sequence.name;
        return usesIn(sequence, uses);
      });
      for (const [itemId, use] of found) uses.get(itemId)?.push(use);
    } catch (error) {
      if (failureOf(error).kind === "no-project") throw error;
      unread.push({ sequenceId, sequenceName, why: wordsOf(error) });
    }
  }
  return { uses, unread };
}

async function sequenceIds(projectId: string): Promise<readonly string[]> {
  return (await sequencesOf(await requireProject(projectId))).map(sequenceIdOf);
}

/** By id, of every sequence of the project. @throws StudioError `no-project`, `host-refused` */
export async function sequenceNames(projectId: string): Promise<ReadonlyMap<string, string>> {
  return withFreshObjects(async () => {
    const sequences = await sequencesOf(await requireProject(projectId));
    return new Map(sequences.map((sequence) => [sequenceIdOf(sequence), sequence.name]));
  });
}

/** Absent when it was deleted since the list was made: then nothing is used there. */
async function sequenceOf(project: Project, sequenceId: string): Promise<Sequence | undefined> {
  return (await sequencesOf(project)).find((one) => sequenceIdOf(one) === sequenceId);
}

async function usesIn(
  sequence: Sequence,
  wanted: ReadonlyMap<string, unknown>,
): Promise<readonly (readonly [itemId: string, Use])[]> {
  const found: [string, Use][] = [];
  const { name } = sequence;
  const sequenceId = sequenceIdOf(sequence);
  for (const kind of ["video", "audio"] as const) {
    const count = await trackCount(sequence, kind);
    for (let track = 0; track < count; track++) {
      for (const item of await clipsOn(await trackAt(sequence, kind, track))) {
        const shows = await askMaybe("TrackItem.getProjectItem", () => item.getProjectItem());
        // Of the thousands that are none of these, no more is asked.
        const itemId = shows === undefined ? undefined : idOf(() => shows.getId());
        if (itemId === undefined || !wanted.has(itemId)) continue;
        const { rangeInSequence, disabled } = await readItem(item);
        const seen = { sequenceId, sequenceName: name, kind, track, rangeInSequence, disabled };
        found.push([itemId, { ...seen, ...(await playingOf(item)) }]);
      }
    }
  }
  return found;
}

/** @throws StudioError `host-refused` */
function idOf(question: () => string): string {
  try {
    return question();
  } catch (error) {
    throw refusal("ProjectItem.getId", error);
  }
}
