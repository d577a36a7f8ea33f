/** Checking and repairing metadata beyond one take's own files: reviews, copies under another name, and stopping it. */

import "./wire.host";
import { copyFile, mkdir, mkdtemp, open, rename, rm, truncate } from "node:fs/promises";
import path from "node:path";
import { Cancelled } from "../src/core/failure";
import type { CopyPlan } from "../src/core/fit-copy";
import type { Take } from "../src/core/take";
import { frameRateOf, ticks } from "../src/core/time";
import type { ReadableFile } from "../src/media/calls";
import type { CopyMeans } from "../src/media/client";
import type { Copied } from "../src/media/results";
import { auditOf } from "../src/studio/review/audit-state";
import { KnownEssences } from "../src/studio/takes/known-essences";
import { aTake } from "./build-a";
import { aCopy } from "./provenance.setup";
import { take } from "./replace.setup";
import { RoomOfStills } from "./room-of-stills";
import { openRoom, soon, type Room } from "./studio.setup";
import { TEMPORARY } from "./host-of-test.setup";

let room: Room | undefined;
afterEach(async () => {
  await room?.close();
  room = undefined;
});

/** Its copies are other films than what they were made of: their media data are turned round. */
class RoomOfOtherCopies extends RoomOfStills {
  override async copy(film: ReadableFile, _plan: CopyPlan, { out }: CopyMeans): Promise<Copied> {
    const bytes = Buffer.from(await film.read(0, film.size));
    const at = bytes.indexOf("mdat") + 4;
    bytes.subarray(at, at + 64).reverse();
    await out.write(0, bytes);
    return { frames: 96, codec: "avc1.640028", bytes: bytes.length, repeated: 0, dropped: 0, sound: "none" };
  }
}

async function aRoom(): Promise<Room> {
  room = await openRoom({}, () => new RoomOfOtherCopies());
  await room.addEngine();
  return room;
}

/** Puts another project item into the place of the take's clip on the timeline. */
function relink({ premiere }: Room, { state }: Take, item: { readonly id: string; readonly name: string }): void {
  if (state.kind !== "ready") throw new Error("It is not ready");
  premiere.project.edit("Relink", (document) => ({
    ...document,
    sequences: document.sequences.map((sequence) => ({
      ...sequence,
      video: sequence.video.map((track) => ({
        ...track,
        items: track.items.map((one) =>
          one.itemId === state.projectItemId ? { ...one, itemId: item.id, name: item.name } : one,
        ),
      })),
    })),
  }));
}

/** An MP4 of so many bytes of zeros, which take no room on the disk. */
async function zeros(file: string, bytes: number): Promise<void> {
  const head = Buffer.alloc(40);
  head.writeUInt32BE(24, 0);
  head.write("ftypisom", 4);
  head.writeUInt32BE(1, 24);
  head.write("mdat", 28);
  head.writeBigUInt64BE(BigInt(bytes - 24), 32);
  const out = await open(file, "w");
  await out.write(head);
  await out.close();
  await truncate(file, bytes);
}

describe("a copy that was made to fit, under another name and from another folder", () => {
  test("opens the recipe of its take, and its columns are repaired", async () => {
    const opened = await aRoom();
    const id = await take(opened);
    const copy = await aCopy(opened, id);
    const moved = path.join(opened.folder, "conformed.mp4");
    await copyFile(copy, moved);
    const item = await opened.premiere.importFile(moved);
    relink(opened, opened.take(id), item);
    const { shot } = opened.take(id);
    opened.premiere.project.movePlayhead(shot.sequenceId, shot.rangeInSequence.start);
    await opened.studio.again.open();
    expect(opened.studio.state.again).toMatchObject({ kind: "open", takeId: id, by: "essence" });
    await opened.studio.audit.read();
    const [range] = auditOf(opened.studio.state.audit)?.ranges ?? [];
    expect(range).toMatchObject({ clip: item.name, use: { takeId: id }, evidence: [{ kind: "essence" }] });
    await opened.studio.metadata.repair();
    expect(opened.studio.state.metadata).toMatchObject({ kind: "repaired", recognised: 1 });
    const { columns } = opened.premiere.project.document.items.find(({ id: of }) => of === item.id) ?? {};
    expect(columns).toMatchObject({ PickupTake: "1", PickupPrompt: "The lights fail." });
  });

  test("is known after a restart too", async () => {
    const opened = await aRoom();
    const id = await take(opened);
    const copy = await aCopy(opened, id);
    const moved = path.join(opened.folder, "conformed.mp4");
    await opened.restart(() => rename(copy, moved));
    const known = new KnownEssences([opened.take(id)]);
    expect((await known.takesIn(moved)).map((one) => one.id)).toEqual([id]);
  });
});

describe("a large file", () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(path.join(TEMPORARY, "pickup-large-"));
  });
  afterAll(() => rm(folder, { recursive: true }));

  const known = (bytes: number): KnownEssences =>
    new KnownEssences([
      aTake({
        state: { kind: "delivered", original: { name: "original.mp4", bytes, sha256: "aa", essenceSha256: "bb" } },
      }),
    ]);

  test("that can be no take by its length is not read through", async () => {
    const file = path.join(folder, "rushes.mp4");
    // Read through it would take minutes.
    await zeros(file, 64 * 2 ** 30);
    expect(await known(1_000_000).takesIn(file)).toEqual([]);
  });

  test("that may be one is left in the middle once nobody waits for it", async () => {
    const file = path.join(folder, "long.mp4");
    await zeros(file, 64 * 2 ** 30);
    const stop = new AbortController();
    const found = known(64 * 2 ** 30).takesIn(file, stop.signal);
    setTimeout(() => stop.abort(), 50);
    await expect(found).rejects.toThrow(Cancelled);
  });
});

test("a check that is stopped shows nothing, and nothing of it is a problem", async () => {
  const opened = await aRoom();
  await take(opened);
  const checking = opened.studio.metadata.check();
  expect(opened.studio.state.metadata).toMatchObject({ kind: "looking" });
  opened.studio.metadata.stop();
  await checking;
  expect(opened.studio.state.metadata).toEqual({ kind: "none" });
  expect(opened.studio.state.problem).toBeUndefined();
});

test("a repair that is stopped writes no columns", async () => {
  const opened = await aRoom();
  await take(opened);
  for (const item of opened.premiere.project.document.items) Reflect.set(item, "columns", {});
  const undoes = opened.premiere.project.undoLabels.length;
  const repairing = opened.studio.metadata.repair();
  opened.studio.metadata.stop();
  await repairing;
  expect(opened.premiere.project.undoLabels).toHaveLength(undoes);
});

describe("the review’s column", () => {
  async function reviewed(): Promise<Room> {
    const opened = await aRoom();
    opened.studio.settings.editSettings({ person: "M. R." });
    await take(opened);
    await opened.premiere.settled();
    await opened.studio.audit.read();
    const { audit } = opened.studio.state;
    const key = audit.kind === "read" ? audit.audit.ranges[0]?.key : undefined;
    if (key === undefined) throw new Error("There is no range");
    await opened.studio.review.decide(key, "editorial", "approve");
    await soon(() => expect(reviewOf(opened)).toMatch(/editorial approved/));
    return opened;
  }
  const columns = (opened: Room): Readonly<Record<string, string>> | undefined =>
    opened.premiere.project.document.items.find(({ name }) => name.startsWith("PU_"))?.columns;
  const reviewOf = (opened: Room): string | undefined => columns(opened)?.["PickupReview"];
  const wipe = (opened: Room): void => {
    for (const item of opened.premiere.project.document.items) Reflect.set(item, "columns", {});
  };

  test("is right as the review left it", async () => {
    const opened = await reviewed();
    await opened.studio.metadata.check();
    expect(opened.studio.state.metadata).toMatchObject({ kind: "found", columns: 0, reviews: 0, unreadCuts: 0 });
  });

  test("is made again from the ledger, in the one undo step of the others", async () => {
    const opened = await reviewed();
    const before = reviewOf(opened);
    await opened.restart(() => Promise.resolve());
    await soon(() => expect(opened.studio.state.takes).toHaveLength(1));
    wipe(opened);
    await opened.studio.metadata.check();
    expect(opened.studio.state.metadata).toMatchObject({ kind: "found", columns: 1, reviews: 1 });
    expect(columns(opened)).toEqual({});
    const undoes = opened.premiere.project.undoLabels.length;
    await opened.studio.metadata.repair();
    expect(opened.studio.state.metadata).toMatchObject({ kind: "repaired", columns: 1, reviews: 1, unverified: 0 });
    expect(columns(opened)).toMatchObject({ PickupReview: before, PickupTake: "1" });
    expect(opened.premiere.project.undoLabels).toHaveLength(undoes + 1);
    expect(opened.studio.state.audit.kind).toBe("none");
  });

  /** A second project item of the take's clip, which nobody decided anything of, with a review in its column. */
  async function another(opened: Room): Promise<() => string | undefined> {
    const first = opened.premiere.project.document.items.find(({ name }) => name.startsWith("PU_"));
    if (first?.content.kind !== "video") throw new Error("The take is not in the project");
    const { id } = await opened.premiere.importFile(first.content.path);
    const item = (): typeof first | undefined => opened.premiere.project.document.items.find((one) => one.id === id);
    Reflect.set(item() ?? {}, "columns", { ...first.columns, PickupReview: "Reel: editorial approved 2026-11-28" });
    return () => item()?.columns["PickupReview"];
  }

  test("is wrong where it says that a clip was approved of which the ledger holds no decision", async () => {
    const opened = await reviewed();
    const before = reviewOf(opened);
    const other = await another(opened);
    await opened.studio.metadata.check();
    expect(opened.studio.state.metadata).toMatchObject({ kind: "found", columns: 1, reviews: 1, unknownReviews: 0 });
    await opened.studio.metadata.repair();
    expect(opened.studio.state.metadata).toMatchObject({ kind: "repaired", reviews: 1, unverified: 0 });
    expect(other() ?? "").toBe("");
    expect(reviewOf(opened)).toBe(before);
  });

  test("is unknown, and left, where a ledger that may hold the decision cannot be read", async () => {
    const opened = await reviewed();
    const other = await another(opened);
    await mkdir(path.join(opened.folder, "Pickup/ledger/another.ndjson"));
    await opened.studio.metadata.check();
    expect(opened.studio.state.metadata).toMatchObject({ kind: "found", columns: 0, reviews: 0, unknownReviews: 1 });
    await opened.studio.metadata.repair();
    expect(other()).toBe("Reel: editorial approved 2026-11-28");
  });

  test("says that it is open again where the cut changed since", async () => {
    const opened = await reviewed();
    const [sequence] = opened.premiere.project.document.sequences;
    const item = sequence?.video.flatMap(({ items }) => items).find(({ name }) => name.startsWith("PU_"));
    if (sequence === undefined || item === undefined) throw new Error("The take is not on the timeline");
    opened.premiere.editItem(sequence.id, item.id, { kind: "end", to: ticks(item.end - 10 * frameRateOf(24)) });
    wipe(opened);
    await opened.studio.metadata.repair();
    expect(reviewOf(opened)).toMatch(/editorial open again \(another range of it is shown since\)/);
  });
});
