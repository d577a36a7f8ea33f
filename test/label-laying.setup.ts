/** A sequence with AI in it whose labels are decided and laid, without a panel around it: what lies there, and what was written. */

import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { encode } from "fast-png";
import type { Audit } from "../src/core/audit";
import type { LabelPicture } from "../src/core/label-picture";
import type { MediaRoom } from "../src/media/client";
import { NOT_JUDGED } from "../src/studio/review/audit-state";
import type { Desk as StudioDesk } from "../src/studio/desk";
import type { LabelCommands } from "../src/studio/review/label-commands";
import type { LabelState } from "../src/studio/review/label-state";
import type { StudioState } from "../src/studio/state";
import { between, FILM, frames } from "./build-a";
import { anAudit, anAuditRange } from "./build-audit";
import { footage } from "./host/footage.node";
import { sequenceIn, timelineOf } from "./premiere.setup";
import { aState } from "./ui-states";
import { openDesk, type Desk } from "./wire.setup";

export const hurry = (milliseconds: number): Promise<void> =>
  new Promise((resolve) => setTimeout(resolve, milliseconds / 10));

interface Rig {
  readonly desk: Desk;
  readonly labels: LabelCommands;
  readonly state: () => LabelState;
  /** The open sequence as its audit finds it: AI from 48 to 96 and 180 to 240, an animatic from 260 to 290. */
  audit(change?: (audit: Audit) => Audit): Promise<void>;
  /** What the panel's watch would see: somebody edited, and the audit says of itself that it is stale. */
  look(isStale?: boolean): Promise<void>;
  readonly timeline: () => readonly string[];
  readonly steps: () => readonly string[];
}

export let rig: Rig;
/** How the media room of this test draws labels. */
export const drawing = {
  isThere: true,
  /** What it was asked to write, the latest last. */
  words: [] as string[],
  /** How many of them it has written out. */
  written: 0,
  /** While it waits, no label comes. */
  hold: undefined as Promise<void> | undefined,
};

/** Pixels are another test's: here a picture is any PNG of the size that was asked for. */
export const room = {
  get state() {
    return drawing.isThere ? { kind: "ready" } : { kind: "unavailable", why: "none in this test" };
  },
  label: async ({ size, words }: LabelPicture, out: { write: MediaWrite }) => {
    if (!drawing.isThere) {
      const { StudioError } = await import("../src/core/failure");
      throw new StudioError({ kind: "room-unavailable", why: "none in this test" });
    }
    drawing.words.push(words);
    await drawing.hold;
    const data = new Uint8Array(size.width * size.height * 4).fill(drawing.words.length);
    const bytes = encode({ ...size, data, channels: 4, depth: 8 });
    await out.write(0, bytes);
    drawing.written += 1;
    return { box: { x: 0, y: 0, width: 1, height: 1 }, bytes: bytes.length, sha256: "" };
  },
} as unknown as MediaRoom;
type MediaWrite = (position: number, bytes: Uint8Array) => Promise<void>;

/** Whether effects and nests are as they were is another test's. */
export const isAsRead = (): Promise<boolean> => Promise.resolve(true);

async function openRig(): Promise<Rig> {
  // The studio gives the keyboard back to Premiere, and there is none here.
  Object.assign(globalThis, { document: { activeElement: null }, HTMLElement: class {} });
  const desk = await openDesk();
  const { premiere, sequenceId, takes, folder } = desk;
  const { Desk: DeskClass } = await import("../src/studio/desk");
  const { LabelCommands: Class } = await import("../src/studio/review/label-commands");
  const { Log } = await import("../src/studio/log");
  const { readProject } = await import("../src/premiere/project");
  const clip = async (name: string, count: number) => {
    const file = path.join(folder, `${name}.mp4`);
    await writeFile(file, await footage({ width: 64, height: 36, rate: 24, frames: count }));
    return premiere.importFile(file);
  };
  const [film, take] = [await clip("Film", 300), await clip("Take", 60)];
  premiere.place({ sequenceId, itemId: film.id, time: frames(0), videoTrack: 0, audioTrack: -1, mode: "overwrite" });
  for (const start of [48, 180])
    premiere.place({
      sequenceId,
      itemId: take.id,
      time: frames(start),
      videoTrack: 1,
      audioTrack: -1,
      mode: "overwrite",
    });
  premiere.addTitle(sequenceId, "Title", between(190, 200), 2);
  const log = new Log(() => new Date());
  const studio: StudioDesk = new DeskClass(aState({ takes: [] }), log, () => undefined);
  const set = (change: Partial<StudioState>): void => studio.set(change);
  const lookNow = async () => {
    const project = await readProject();
    if (project === undefined) throw new Error("No project is open");
    set({ host: { kind: "open", project }, takes: takes.rows(undefined) });
    return project;
  };
  const labels = new Class({
    desk: studio,
    takes,
    room,
    log,
    sleep: hurry,
    look: lookNow,
    isAsRead,
    heads: () => takes.headsNow(),
  });
  const undone = premiere.project.undoLabels.length;
  let audited: Audit | undefined;
  const made: Rig = {
    desk,
    labels,
    state: () => studio.state.labels,
    audit: async (change = (audit) => audit) => {
      const uses = { sequenceId };
      const range = (start: number, end: number, more = {}) => {
        const found = anAuditRange(start, end, more);
        return { ...found, use: { ...found.use, ...uses } };
      };
      const ranges = [range(48, 96), range(180, 240), range(260, 290, { made: "animatic" })];
      const { sequence } = await lookNow();
      const { cutPrint } = await import("../src/core/label-laid");
      audited = change(anAudit(ranges, { sequenceId, ...(sequence && { print: cutPrint(sequence) }) }));
      set({ audit: { kind: "read", audit: audited, isStale: false, judged: NOT_JUDGED } });
      await lookNow();
    },
    look: async (isStale = false) => {
      if (audited !== undefined) set({ audit: { kind: "read", audit: audited, isStale, judged: NOT_JUDGED } });
      await lookNow();
    },
    timeline: () => timelineOf(premiere, sequenceId),
    steps: () => premiere.project.undoLabels.slice(undone),
  };
  await lookNow();
  return made;
}

beforeEach(async () => {
  Object.assign(drawing, { isThere: true, words: [], written: 0, hold: undefined });
  rig = await openRig();
});
afterEach(() => rig.desk.close());

export const CUT = ["V1 Film 0-300", "V2 Take 48-108, Take 180-240", "V3 Title 190-200"];
const SAID = { by: "M. R.", reason: "A place that exists" };

export async function decide(
  key: string,
  decision: "due" | "not-due" | "limited" | "undecided",
  more = {},
): Promise<void> {
  await rig.labels.decide(key, { decision, ...SAID, ...more });
  await rig.look();
}

export async function bothDue(): Promise<void> {
  await rig.audit();
  await decide("48-96", "due");
  await decide("180-240", "due");
  await rig.labels.open("en");
}

/** Every line of this device's ledger. */
export async function ledger(): Promise<readonly Record<string, unknown>[]> {
  const text = await readFile(path.join(rig.desk.folder, "Pickup/ledger/device-1.ndjson"), "utf8");
  return text
    .split("\n")
    .filter((line) => line !== "")
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}

/** What lies on a track, as `wording start-end`. */
export function labelsOn(track: number): readonly string[] {
  const items = sequenceIn(rig.desk.premiere, rig.desk.sequenceId).video[track]?.items ?? [];
  return items
    .filter(({ name }) => name.startsWith("PU_LABEL_"))
    .map(({ name, start, end }) => `${name.split("_")[2] ?? ""} ${start / FILM}-${end / FILM}`);
}
