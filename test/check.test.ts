/** A take is checked where it lies: nothing is measured through a title, nothing unasked, and nothing on the timeline changes. */

import "./wire.host";
import { readdir, readFile } from "node:fs/promises";
import path from "node:path";
import type { Meeting } from "../src/core/continuity";
import type { MatchReport } from "../src/core/match";
import type { Seam } from "../src/core/scene";
import { PLAIN_FIT } from "../src/core/fit";
import type { CopyPlan } from "../src/core/fit-copy";
import { Cancelled, StudioError } from "../src/core/failure";
import type { ReadableFile } from "../src/media/calls";
import type { CopyMeans, MatchWish } from "../src/media/client";
import type { Copied, Examined, Matched } from "../src/media/results";
import { until } from "./wire.setup";
import { failing, openRoom, type Room } from "./studio.setup";
import { frames, lying, markHole, sequenceIdOf, take, takeInBin } from "./replace.setup";
import { RoomOfStills } from "./room-of-stills";

jest.setTimeout(60_000);

const grey = { black: [1, 1, 1], middle: [50, 50, 50], white: [99, 99, 99], balance: {} } as const;

/** Finds what it is told to find; the figures are the media room's own business. */
class RoomOfFindings extends RoomOfStills {
  /** How far the reference is from what it was, in code values. */
  moved = 0;
  /** What it measures now, ΔE2000. */
  measures = 9;
  readonly strengths: number[] = [];
  readonly copies: string[] = [];
  /** Of the copies that it makes. */
  frames = 96;
  breaksCopy = false;
  breaksMatch = false;
  copysSound: Copied["sound"] = "none";
  /** While it waits, a match is under way. */
  gate: Promise<void> = Promise.resolve();

  /** How much of the wish was of the reference and of the take, in pictures. */
  readonly wished: (readonly [number, number])[] = [];

  override async match(
    { reference, take: pictures, strength, title }: MatchWish,
    { out, signal, onProgress }: Parameters<RoomOfStills["match"]>[1],
  ): Promise<Matched> {
    this.strengths.push(strength);
    this.wished.push([reference.length, pictures.length]);
    onProgress?.(7, 13);
    await this.gate;
    if (signal?.aborted === true) throw new Cancelled("stopped by the editor");
    if (this.breaksMatch) throw new StudioError({ kind: "interrupted" });
    const cube = new TextEncoder().encode(`TITLE "${title}"\nLUT_3D_SIZE 2\n${"0.5 0.5 0.5\n".repeat(8)}`);
    await out.write(0, cube);
    const correspondence = { kind: "same-picture", shift: { x: 0, y: 0 }, shared: 1, compared: 1 } as const;
    const report: MatchReport = {
      outcome: {
        kind: "paired",
        correspondence,
        trust: 1,
        before: { mean: this.measures, p95: 14, pixels: pictures.length },
        after: { mean: 1.4, p95: 3, pixels: pictures.length },
      },
      reference: grey,
      before: grey,
      after: grey,
      clipped: 0,
      strength,
    };
    return { report, scopes: { parade: "", vectorscope: "" }, cubeBytes: cube.length };
  }

  /** As long and as large as the film: only its name is new. */
  override async copy(film: ReadableFile, plan: CopyPlan, { out, cube, onProgress }: CopyMeans): Promise<Copied> {
    this.copies.push(
      `${plan.size.width}×${plan.size.height} ${plan.pace}${cube === undefined ? "" : ` ${cube.length}`}`,
    );
    onProgress?.(1, 2);
    if (this.breaksCopy) {
      await out.write(0, new Uint8Array(10));
      throw new StudioError({ kind: "interrupted" });
    }
    const bytes = await film.read(0, film.size);
    await out.write(0, bytes);
    return {
      frames: this.frames,
      codec: "avc1.640028",
      bytes: bytes.length,
      repeated: 0,
      dropped: 0,
      sound: this.copysSound,
    };
  }

  override examine(): Promise<Examined> {
    return Promise.resolve({
      continuity: {
        frames: 96,
        findings: [
          { fault: "jitter", frames: { start: 12, end: 31 }, strength: 0.6 },
          { fault: "cut", frames: { start: 200, end: 201 }, strength: 9 },
        ],
        measures: {},
        notLooked: [],
      },
    });
  }

  override meet(): Promise<Meeting> {
    return Promise.resolve({ luma: 3, cb: 0, cr: 0 });
  }

  /** Stills of other bytes are other pictures. */
  override async seam(
    before?: { readonly file: ReadableFile },
    after?: { readonly file: ReadableFile },
  ): Promise<Seam> {
    const seam = await super.seam();
    const bytes = async (side: typeof before): Promise<string> =>
      Buffer.from((await side?.file.read(0, side.file.size)) ?? []).toString("base64");
    const luma = (await bytes(before)) === (await bytes(after)) ? this.moved : 40;
    return { ...seam, cut: { ...seam.cut, luma } };
  }
}

const rooms: Room[] = [];
afterEach(async () => {
  for (const room of rooms.splice(0)) await room.close();
});

/** A take lies in the hole between two clips. */
async function aTake(): Promise<{ readonly room: Room; readonly media: RoomOfFindings; readonly id: string }> {
  const media = new RoomOfFindings();
  const room = await openRoom({}, () => media);
  rooms.push(room);
  await room.addEngine();
  await markHole(room);
  const id = await take(room);
  expect(lying(room)).toEqual(["V1 T01 100–196 @0"]);
  return { room, media, id };
}

const checking = ({ studio }: Room) => studio.state.checking;
const undoes = ({ premiere }: Room): number => premiere.project.undoLabels.length;

async function framesOf({ studio }: Room): Promise<readonly string[]> {
  const folder = path.join(studio.state.folder?.path ?? "", "frames");
  const devices = await readdir(folder).catch(() => []);
  const names = await Promise.all(devices.map((device) => readdir(path.join(folder, device)).catch(() => [])));
  return names.flat().filter((name) => name.startsWith("check-"));
}

test("the working space is asked once for a sequence, before anything is measured", async () => {
  const { room, id } = await aTake();
  const { check } = room.studio;
  await check.open(id);
  expect(checking(room)).toMatchObject({
    takeId: id,
    match: { kind: "open", choices: ["before", "after"] },
    faults: { kind: "open" },
  });
  expect(checking(room)?.match).not.toHaveProperty("space");
  await check.measure("before");
  expect(checking(room)?.match.kind).toBe("open");
  expect(await framesOf(room)).toEqual([]);
  await check.setSpace("rec-709");
  check.close();
  await room.restart();
  await until("the take", () => room.studio.state.takes.length === 1);
  await room.studio.check.open(id);
  expect(checking(room)?.match).toEqual({ kind: "open", choices: ["before", "after"], space: "rec-709" });
});

test("in another working space than Direct Rec.709 there is no figure and no cube, and the answer can be changed", async () => {
  const { room, id } = await aTake();
  await room.studio.check.open(id);
  await room.studio.check.setSpace("hlg-pq");
  expect(checking(room)?.match).toEqual({
    kind: "refused",
    failure: { kind: "cannot-check", why: "working-space" },
    choices: [],
  });
  await room.studio.check.measure("before");
  expect(checking(room)?.match.kind).toBe("refused");
  await room.studio.check.setSpace("rec-709");
  expect(checking(room)?.match.kind).toBe("open");
});

test("a match is measured on exported frames, its cube saved where the editor says, and the timeline is as it was", async () => {
  const { room, media, id } = await aTake();
  const { check } = room.studio;
  const before = [lying(room), undoes(room)];
  await check.open(id);
  await check.setSpace("rec-709");
  await check.measure("before");
  expect(checking(room)?.match).toMatchObject({
    kind: "measured",
    against: "before",
    report: { outcome: { kind: "paired", before: { pixels: 3 } } },
    stale: false,
    strength: 1,
  });
  expect(media.wished).toEqual([[3, 3]]);
  expect(await framesOf(room)).toHaveLength(6);
  await check.setStrength(0.5);
  expect(media.strengths).toEqual([1, 0.5]);
  expect(checking(room)?.match).toMatchObject({ strength: 0.5 });

  const file = path.join(room.folder, "look.cube");
  room.savesTo = file;
  await check.saveCube();
  expect(checking(room)?.match).toMatchObject({ savedTo: file });
  expect(await readFile(file, "utf8")).toContain('TITLE "PU_Reel_001_T01"');
  expect([lying(room), undoes(room)]).toEqual(before);
  check.close();
  await until("the frames to go", async () => (await framesOf(room)).length === 0);
  expect(checking(room)).toBeUndefined();
});

test("when the reference was graded since, the cube is not saved and the figures say that they are old", async () => {
  const { room, media, id } = await aTake();
  const { check } = room.studio;
  await check.open(id);
  await check.setSpace("rec-709");
  await check.measure("before");
  media.moved = 6;
  await check.saveCube();
  expect(checking(room)?.match).toMatchObject({ kind: "measured", stale: true });
  // It stands on the take's own card.
  expect(room.studio.state.problem).toEqual({
    at: "takes",
    take: id,
    failure: { kind: "cannot-check", why: "stale" },
  });
});

/** Its neighbour before it. */
function neighbourOf(room: Room): string {
  const sequence = room.premiere.project.document.sequences.find(({ id }) => id === sequenceIdOf(room));
  const found = sequence?.video.flatMap(({ items }) => items).find(({ name }) => name.startsWith("before"));
  if (found === undefined) throw new Error("Nothing lies before the take");
  return found.id;
}

const isStale = (room: Room): boolean => {
  const match = checking(room)?.match;
  return match?.kind === "measured" && match.stale;
};

test("a match that stands open is told to be old as soon as another clip is seen there, and true again once that is undone", async () => {
  const { room, id } = await aTake();
  const { check } = room.studio;
  await check.open(id);
  await check.setSpace("rec-709");
  await check.measure("before");
  expect(isStale(room)).toBe(false);
  room.premiere.setDisabled(sequenceIdOf(room), neighbourOf(room), true);
  await until("the panel to see it", () => isStale(room));
  room.premiere.undo();
  await until("the panel to see that it is as it was", () => !isStale(room));
  // What lies elsewhere is nothing to it.
  room.premiere.addTitle(sequenceIdOf(room), "The end", { start: frames(280), end: frames(290) }, 1);
  await until("the panel to see that one", () => {
    const { host } = room.studio.state;
    const items = host.kind === "open" ? (host.project.sequence?.video[1]?.items ?? []) : [];
    return items.some(({ name }) => name === "The end");
  });
  expect(isStale(room)).toBe(false);
  room.premiere.addTitle(sequenceIdOf(room), "Day 399", { start: frames(90), end: frames(100) }, 1);
  await until("the panel to see the title", () => isStale(room));
  await check.saveCube();
  expect(room.studio.state.problem?.failure).toEqual({ kind: "cannot-check", why: "stale" });
});

test("a reference that was graded is noticed by itself, and not while the sequence plays", async () => {
  const { room, media, id } = await aTake();
  const { check } = room.studio;
  await check.open(id);
  await check.setSpace("rec-709");
  await check.measure("before");
  let playhead = 0;
  const plays = setInterval(() => room.premiere.project.movePlayhead(sequenceIdOf(room), frames(playhead++)), 4);
  media.moved = 6;
  await until("a second of playing", () => playhead > 150);
  expect(isStale(room)).toBe(false);
  clearInterval(plays);
  await until("it to be noticed", () => isStale(room));
  media.moved = 0;
  await until("the grade's undoing to be noticed", () => !isStale(room));
  media.moved = 6;
  await until("it to be noticed again", () => isStale(room));
  media.moved = 0;
  await check.measure("before");
  expect(isStale(room)).toBe(false);
  expect(await framesOf(room)).toHaveLength(6);
});

test("a match tells how far it is, and ends when it is stopped", async () => {
  const { room, media, id } = await aTake();
  const { check } = room.studio;
  await check.open(id);
  await check.setSpace("rec-709");
  let open = (): void => undefined;
  media.gate = new Promise((resolve) => (open = resolve));
  const measuring = check.measure("before");
  await until("the match", () => media.strengths.length === 1);
  expect(checking(room)?.match).toEqual({
    kind: "measuring",
    against: "before",
    doing: "fitting",
    steps: { done: 7, total: 13 },
  });
  check.stop("match");
  open();
  await measuring;
  await until("the check to be open anew", () => checking(room)?.match.kind === "open");
  await until("the frames to go", async () => (await framesOf(room)).length === 0);
  expect(room.studio.state.problem).toBeUndefined();
});

test("nothing is measured through a title: it is named, whichever side it lies on", async () => {
  const { room, id } = await aTake();
  const { check } = room.studio;
  const sequenceId = sequenceIdOf(room);
  room.premiere.addTitle(sequenceId, "Day 400", { start: frames(150), end: frames(180) }, 1);
  await check.open(id);
  await check.setSpace("rec-709");
  await check.measure("before");
  expect(checking(room)?.match).toEqual({
    kind: "through",
    through: { side: "take", track: 1, name: "Day 400" },
    against: "before",
    choices: ["before", "after"],
  });
  expect(await framesOf(room)).toEqual([]);
  room.premiere.undo();
  room.premiere.addTitle(sequenceId, "Day 399", { start: frames(60), end: frames(100) }, 1);
  await check.measure("before");
  expect(checking(room)?.match).toMatchObject({ kind: "through", through: { side: "reference", name: "Day 399" } });
  await check.measure("after");
  expect(checking(room)?.match.kind).toBe("measured");
});

test("a take that lies nowhere is not matched, but can be looked through", async () => {
  const { room } = await aTake();
  const id = await takeInBin(room);
  const { check } = room.studio;
  await check.open(id);
  expect(checking(room)?.match).toEqual({
    kind: "refused",
    failure: { kind: "cannot-check", why: "not-placed" },
    choices: [],
  });
  await check.look();
  expect(checking(room)?.faults).toMatchObject({ kind: "looked", continuity: { frames: 96 } });
  expect(checking(room)?.faults).not.toHaveProperty("meets");
  await check.mark(() => ({ name: "x", comments: "" }));
  expect(room.studio.state.problem?.failure).toEqual({ kind: "cannot-check", why: "not-placed" });
});

test("findings become markers where the cut shows them, in one undo step", async () => {
  const { room, id } = await aTake();
  const { check } = room.studio;
  await check.open(id);
  await check.setSpace("rec-709");
  await check.look();
  expect(checking(room)?.faults).toMatchObject({
    kind: "looked",
    meets: { before: { luma: 3 }, after: { luma: 3 } },
    notCounted: [],
  });
  expect(await framesOf(room)).toEqual([]);
  const steps = undoes(room);
  await check.mark(({ fault, frames: at }) => ({ name: `Pickup: ${fault}`, comments: `${at.start}–${at.end}` }));
  const markers = () =>
    room.premiere.project.document.sequences[0]?.markers.map(({ name, start, duration }) => [name, start, duration]);
  expect(markers()).toEqual([["Pickup: jitter", frames(112), frames(19)]]);
  expect(checking(room)?.faults).toMatchObject({ marked: 1 });
  expect(undoes(room)).toBe(steps + 1);
  room.premiere.undo();
  expect(markers()).toEqual([]);
});

test("opening another take's check closes the first one's, and what was under way for it shows nowhere", async () => {
  const { room, id } = await aTake();
  const other = await takeInBin(room);
  const { check } = room.studio;
  await check.open(id);
  await check.setSpace("rec-709");
  const measuring = check.measure("before");
  await check.open(other);
  await measuring;
  expect(checking(room)).toMatchObject({ takeId: other, match: { kind: "refused" } });
  await until("the frames to go", async () => (await framesOf(room)).length === 0);
});

test("of many strengths that a slider says, the latest is fitted in the end", async () => {
  const { room, media, id } = await aTake();
  const { check } = room.studio;
  await check.open(id);
  await check.setSpace("rec-709");
  await check.measure("before");
  let open = (): void => undefined;
  media.gate = new Promise((resolve) => (open = resolve));
  const first = check.setStrength(0.9);
  await until("the first fit", () => media.strengths.length === 2);
  const others = [0.7, 0.5, 0.3].map((strength) => check.setStrength(strength));
  expect(checking(room)?.match).toMatchObject({ strength: 0.3 });
  open();
  await Promise.all([first, ...others]);
  expect(media.strengths).toEqual([1, 0.9, 0.3]);
  expect(checking(room)?.match).toMatchObject({ strength: 0.3, report: { strength: 0.3 } });
});

test("a graded copy lies in the bin, and above the take in one undo step when the editor says so", async () => {
  const { room, media, id } = await aTake();
  const { check } = room.studio;
  await check.open(id);
  await check.setSpace("rec-709");
  await check.measure("before");
  const before = lying(room);
  await check.copy("match", PLAIN_FIT);
  expect(checking(room)?.copy).toMatchObject({
    kind: "made",
    copy: { kind: "match", name: "PU_Reel_001_T01_match.mp4" },
  });
  expect(checking(room)?.copy).not.toHaveProperty("put");
  expect(media.copies).toEqual([expect.stringMatching(/ 24$/)]);
  expect(lying(room)).toEqual(before);
  await check.putCopy();
  expect(room.studio.state.problem).toBeUndefined();
  expect(lying(room)).toEqual(["V1 T01 100–196 @0 off", "V2 T01_match 100–196 @0"]);
  expect(checking(room)?.copy).toMatchObject({ put: "verified" });
  // What lies there is the take: it is measured again as it is now.
  expect(room.studio.state.takes.find(({ take: one }) => one.id === id)?.onTimeline).toHaveLength(2);
  await until("the panel to see that another picture lies there", () => isStale(room));
  media.measures = 1.6;
  await check.measure("before");
  // What was computed then stands beside what is measured now.
  expect(checking(room)?.match).toMatchObject({
    kind: "measured",
    stale: false,
    earlier: { measured: 9, computed: 1.4 },
    graded: true,
  });
  // A second grade, made of what the first one left, is neither offered nor made.
  expect(checking(room)?.match).not.toHaveProperty("cubeStrength");
  await check.copy("match", PLAIN_FIT);
  expect(media.copies).toHaveLength(1);
  room.premiere.undo();
  expect(lying(room)).toEqual(before);
  media.measures = 9;
  await check.measure("before");
  expect(checking(room)?.match).not.toHaveProperty("earlier");
  // What Premiere plays is never written over.
  await check.copy("match", PLAIN_FIT);
  expect(checking(room)?.copy).toMatchObject({ copy: { name: "PU_Reel_001_T01_match_2.mp4" } });
});

test("of a copy it is said what the media room made of its sound, not what was foreseen", async () => {
  const { room, media, id } = await aTake();
  const { check } = room.studio;
  await check.open(id);
  media.copysSound = "left-out";
  await check.copy("fit", PLAIN_FIT);
  expect(checking(room)?.copy).toMatchObject({ kind: "made", copy: { sound: { kind: "left-out" } } });
});

test("a copy that breaks off leaves no file and no clip, and says why", async () => {
  const { room, media, id } = await aTake();
  const { check } = room.studio;
  await check.open(id);
  expect(checking(room)?.fit.kind).toBe("told");
  media.breaksCopy = true;
  await check.copy("fit", PLAIN_FIT);
  expect(checking(room)?.copy).toEqual({ kind: "refused", what: "fit", failure: { kind: "interrupted" } });
  const folder = path.join(room.studio.state.folder?.path ?? "", "takes", id);
  expect((await readdir(folder)).filter((name) => name.includes("_fit"))).toEqual([]);
  expect(room.premiere.project.document.items.filter(({ name }) => name.includes("_fit"))).toEqual([]);
});

/** What the takes' folder holds beside its record and its films. */
async function besideFilms({ studio }: Room, id: string): Promise<readonly string[]> {
  const names = await readdir(path.join(studio.state.folder?.path ?? "", "takes", id));
  return names.filter((name) => !/\.(?:mp4|json|jpg|png|xmp)$/.test(name));
}

test("while another strength is being fitted neither the cube before nor half a cube can be saved or baked in", async () => {
  const { room, media, id } = await aTake();
  const { check } = room.studio;
  await check.open(id);
  await check.setSpace("rec-709");
  await check.measure("before");
  expect(checking(room)?.match).toMatchObject({ cubeStrength: 1 });
  let open = (): void => undefined;
  media.gate = new Promise((resolve) => (open = resolve));
  const fitting = check.setStrength(0.5);
  room.savesTo = path.join(room.folder, "half.cube");
  await check.saveCube();
  await check.copy("match", PLAIN_FIT);
  expect(await readdir(room.folder)).not.toContain("half.cube");
  expect(media.copies).toEqual([]);
  open();
  await fitting;
  await check.saveCube();
  expect(checking(room)?.match).toMatchObject({ cubeStrength: 0.5, savedTo: room.savesTo });
  expect(await besideFilms(room, id)).toEqual([]);
});

test("a strength that could not be fitted is taken back: figures, slider and cube are of one strength", async () => {
  const { room, media, id } = await aTake();
  const { check } = room.studio;
  await check.open(id);
  await check.setSpace("rec-709");
  await check.measure("before");
  media.breaksMatch = true;
  await check.setStrength(0.5);
  expect(room.studio.state.problem).toMatchObject({ at: "takes", take: id, failure: { kind: "interrupted" } });
  expect(checking(room)?.match).toMatchObject({ strength: 1, cubeStrength: 1, report: { strength: 1 } });
});

test("stopping one part leaves what the others found, and shows again what stood there", async () => {
  const { room, media, id } = await aTake();
  const { check } = room.studio;
  await check.open(id);
  await check.setSpace("rec-709");
  await check.look();
  await check.measure("before");
  const measured = checking(room)?.match;
  let open = (): void => undefined;
  media.gate = new Promise((resolve) => (open = resolve));
  const again = check.measure("after");
  await until("the match", () => media.strengths.length === 2);
  check.stop("match");
  open();
  await again;
  expect(checking(room)?.match).toEqual(measured);
  expect(checking(room)?.faults.kind).toBe("looked");
  expect(await framesOf(room)).toHaveLength(6);
});

test("a copy that is shorter than the clip is not laid: there would be a hole under it", async () => {
  const { room, media, id } = await aTake();
  const { check } = room.studio;
  await check.open(id);
  media.frames = 92;
  await check.copy("fit", PLAIN_FIT);
  await check.putCopy();
  expect(room.studio.state.problem?.failure).toMatchObject({
    kind: "cannot-replace",
    why: "too-short",
    has: 92,
    needs: 96,
  });
  expect(lying(room)).toEqual(["V1 T01 100–196 @0"]);
});

test("where Premiere does not switch the take off, it is not said that it did", async () => {
  const { room, id } = await aTake();
  const { check } = room.studio;
  await check.open(id);
  await check.copy("fit", PLAIN_FIT);
  room.premiere.manners = { ...room.premiere.manners, silent: ["createSetDisabledAction"] };
  await check.putCopy();
  expect(lying(room)[0]).toBe("V1 T01 100–196 @0");
  expect(checking(room)?.copy).toMatchObject({ put: "unverified" });
});

test("a copy that Premiere does not take in leaves no file", async () => {
  const { room, id } = await aTake();
  const { check } = room.studio;
  await check.open(id);
  room.premiere.manners = { ...room.premiere.manners, importRefused: true };
  await check.copy("fit", PLAIN_FIT);
  expect(checking(room)?.copy).toMatchObject({ kind: "refused", failure: { kind: "import-refused" } });
  const folder = path.join(room.studio.state.folder?.path ?? "", "takes", id);
  expect((await readdir(folder)).filter((name) => name.includes("_fit"))).toEqual([]);
});

test("cuts are compared only in a sequence that is known to work in Rec.709, and it is said why not", async () => {
  const { room, id } = await aTake();
  const { check } = room.studio;
  const sequenceId = sequenceIdOf(room);
  await check.open(id);
  await check.look();
  expect(checking(room)?.faults).toMatchObject({ meets: {}, notCounted: [{ kind: "space", sequenceId }] });
  await check.setSpace("hlg-pq");
  await check.look();
  expect(checking(room)?.faults).toMatchObject({ notCounted: [{ kind: "space", sequenceId, space: "hlg-pq" }] });
  await check.setSpace("rec-709");
  room.premiere.addTitle(sequenceId, "Day 400", { start: frames(60), end: frames(100) }, 1);
  await check.look();
  expect(checking(room)?.faults).toMatchObject({
    meets: { after: { luma: 3 } },
    notCounted: [{ kind: "through", side: "before", track: 1, name: "Day 400" }],
  });
});

test("of two checks that are opened quickly the later one stands, with nothing of the other's in it", async () => {
  const { room, id } = await aTake();
  const other = await takeInBin(room);
  const { check } = room.studio;
  await check.open(id);
  await check.setSpace("rec-709");
  await check.measure("before");
  const both = [check.open(id), check.open(other)];
  await Promise.all(both);
  expect(checking(room)).toMatchObject({ takeId: other, match: { kind: "refused" }, faults: { kind: "open" } });
  expect(await framesOf(room)).toEqual([]);
  const last = [check.open(id), Promise.resolve(check.close())];
  await Promise.all(last);
  expect(checking(room)).toBeUndefined();
});

test("a strength of what was measured before does not come back over what is measured now", async () => {
  const { room, media, id } = await aTake();
  const { check } = room.studio;
  await check.open(id);
  await check.setSpace("rec-709");
  await check.measure("before");
  let open = (): void => undefined;
  media.gate = new Promise((resolve) => (open = resolve));
  const fitting = check.setStrength(0.5);
  await until("the fit", () => media.strengths.length === 2);
  const measuring = check.measure("after");
  await until("the match", () => media.strengths.length === 3);
  open();
  await Promise.all([fitting, measuring]);
  expect(checking(room)?.match).toMatchObject({ kind: "measured", against: "after", strength: 0.5, cubeStrength: 0.5 });
  expect(await framesOf(room)).toHaveLength(6);
});

test("a copy that Premiere may have taken in is left to it, also where that is not seen in time", async () => {
  const { room, id } = await aTake();
  const { check } = room.studio;
  await check.open(id);
  room.premiere.manners = { ...room.premiere.manners, importNeverSeen: true };
  await check.copy("fit", PLAIN_FIT);
  expect(checking(room)?.copy).toMatchObject({ kind: "refused", failure: { kind: "import-not-seen" } });
  const folder = path.join(room.studio.state.folder?.path ?? "", "takes", id);
  expect((await readdir(folder)).filter((name) => name.includes("_fit"))).toEqual([
    "PU_Reel_001_T01_fit.mp4",
    "PU_Reel_001_T01_fit.xmp",
  ]);
});

test("what was found stays where it cannot be remembered, and the disk's refusal is said", async () => {
  const { room, id } = await aTake();
  const { check } = room.studio;
  await check.open(id);
  failing(room.uxp.fs, "writeFile", (file) => /check-.*\.json/.test(String(file)));
  await check.look();
  expect(checking(room)?.faults).toMatchObject({ kind: "looked", continuity: { frames: 96 } });
  expect(room.studio.state.problem).toMatchObject({ at: "takes", take: id });
});

test("a copy that was taken back can be laid again without being made again", async () => {
  const { room, media, id } = await aTake();
  const { check } = room.studio;
  await check.open(id);
  await check.copy("fit", PLAIN_FIT);
  await check.putCopy();
  expect(lying(room)).toEqual(["V1 T01 100–196 @0 off", "V2 T01_fit 100–196 @0"]);
  await check.putCopy();
  expect(lying(room)).toHaveLength(2);
  room.premiere.undo();
  await check.putCopy();
  expect(lying(room)).toEqual(["V1 T01 100–196 @0 off", "V2 T01_fit 100–196 @0"]);
  expect(media.copies).toHaveLength(1);
});
