/**
 * `check-<device>.json` in a take's folder: what looking through its clip found, and how it met what lay around its place. One
 * device writes each file. It is no truth about the cut, which may have changed since, and can always be measured again.
 */

import type { Continuity, FirstFrame, Meeting } from "../../core/continuity";
import { continuity, firstFrame, meeting } from "../../core/continuity-record";
import { Misfit, object, oneOf, parse, text, versionUpTo, wholeFrom, type Decoder } from "../../core/decode";
import { failureOf, StudioError } from "../../core/failure";
import { differenceRecord, type Difference } from "../../core/match";
import type { Take } from "../../core/take";
import { list } from "../../uxp/files";
import { joinPath } from "../../uxp/paths";
import { readText, writeText } from "../../uxp/texts";
import type { Shelved } from "../disk/shelf";

export interface CheckRecord {
  readonly device: string;
  /** When the clip was looked through: ISO 8601, UTC, by that device's clock. */
  readonly at: string;
  /** The essence of the clip that was looked through, SHA-256 in hex: of another clip it says nothing. */
  readonly clip: string;
  readonly continuity: Continuity;
  readonly firstFrame?: FirstFrame;
  /** What was measured of it later. Absent: it was only looked through. */
  readonly measured?: MeasuredRecord;
}

export interface MeasuredRecord {
  /** As the record's own. */
  readonly at: string;
  readonly start?: Difference | "another-picture";
  /** Absent: it has no place, or none that could be measured. */
  readonly place?: PlaceRecord;
}

/** How it met what lies around a place, whether it lay there itself or would have. */
export interface PlaceRecord {
  /** What lay around it then, and from which frame on it is shown there. */
  readonly key: string;
  readonly before?: Meeting;
  readonly after?: Meeting;
  /** Frames of the sequence. */
  readonly lacks?: number;
}

const VERSION = 1;
const BEGINNING = "check-";
const ENDING = ".json";

const startRecord: Decoder<Difference | "another-picture"> = (value, at) =>
  value === "another-picture" ? value : differenceRecord(value, at);

const placeRecord: Decoder<PlaceRecord> = object(({ read, maybe }) => ({
  key: read("key", text),
  ...maybe("before", meeting),
  ...maybe("after", meeting),
  ...maybe("lacks", wholeFrom(1)),
}));

const checkRecord: Decoder<CheckRecord> = object(({ read, maybe }) => {
  read("schema", oneOf("pickup.check"));
  read("version", versionUpTo(VERSION));
  return {
    device: read("device", text),
    at: read("at", text),
    clip: read("clip", text),
    continuity: read("continuity", continuity),
    ...maybe("firstFrame", firstFrame),
    ...maybe(
      "measured",
      object((measured) => ({
        at: measured.read("at", text),
        ...measured.maybe("start", startRecord),
        ...measured.maybe("place", placeRecord),
      })),
    ),
  };
});

/** What names a take's clip whatever Premiere writes into its head; absent: it is not ready. */
export function clipKeyOf({ state }: Take): string | undefined {
  return state.kind === "ready" ? (state.clip.essenceSha256 ?? state.clip.sha256) : undefined;
}

/** This device's own, of the clip as it is now; else another's. Absent: none that can be read. @throws StudioError */
export async function recallCheck({ take, folder }: Shelved, device: string): Promise<CheckRecord | undefined> {
  const clip = clipKeyOf(take);
  const names = (await list(folder)).filter((name) => name.startsWith(BEGINNING) && name.endsWith(ENDING));
  const own = `${BEGINNING}${device}${ENDING}`;
  for (const name of [own, ...names.filter((one) => one !== own).sort()]) {
    const record = await maybeRead(joinPath(folder, name));
    if (record !== undefined && record.clip === clip) return record;
  }
  return undefined;
}

/** What looking through the clip found; what this device measured of this very clip stays. @throws StudioError */
export async function keepLooked(
  shelved: Shelved,
  { continuity, firstFrame }: Pick<CheckRecord, "continuity" | "firstFrame">,
  { device, now }: { readonly device: () => string; readonly now: () => Date },
): Promise<void> {
  const clip = clipKeyOf(shelved.take);
  if (clip === undefined) return;
  const known = await recallCheck(shelved, device());
  const measured = known?.device === device() ? known.measured : undefined;
  await keepCheck(shelved, {
    device: device(),
    at: now().toISOString(),
    clip,
    continuity,
    ...(firstFrame === undefined ? {} : { firstFrame }),
    ...(measured === undefined ? {} : { measured }),
  });
}

/** On disk when it resolves, in this device's own file. @throws StudioError `folder-not-writable`, `disk-full` */
export async function keepCheck({ folder }: Pick<Shelved, "folder">, record: CheckRecord): Promise<void> {
  const path = joinPath(folder, `${BEGINNING}${record.device}${ENDING}`);
  await writeText(path, `${JSON.stringify({ schema: "pickup.check", version: VERSION, ...record }, undefined, 2)}\n`);
}

async function maybeRead(path: string): Promise<CheckRecord | undefined> {
  try {
    return parse(await readText(path), checkRecord);
  } catch (error) {
    if (error instanceof Misfit) return undefined;
    if (error instanceof StudioError && failureOf(error).kind === "file-missing") return undefined;
    throw error;
  }
}
