import type { ReferenceFrame } from "../src/core/shot";
import { createHash } from "node:crypto";
import { essenceRanges } from "../src/core/essence";
import { fingerprint } from "../src/studio/disk/fingerprint";
import type { JobRef } from "../src/core/job";
import { decodeTake, encodeTake } from "../src/core/record";
import { clipName } from "../src/core/shot";
import type { Take } from "../src/core/take";
import { advance, type TakeEvent } from "../src/core/take-events";
import { drawingSize } from "../src/core/drawing";
import { aTake, FILM, frames } from "./build-a";

const original = { name: "original.mp4", bytes: 10, sha256: "aa", essenceSha256: "bb" };
const clip = { name: "PU_Reel2_007_T03.mp4", bytes: 10, sha256: "aa" };
const after = (...events: readonly TakeEvent[]): Take => events.reduce(advance, aTake());

test("a take goes from asked to ready", () => {
  const ready = after(
    { kind: "started" },
    { kind: "delivered", original },
    { kind: "imported", clip, projectItemId: "item-1" },
    { kind: "placement", record: { outcome: "verified", at: "2026-11-22T10:00:10.000Z" } },
  );
  expect(ready.state).toEqual({ kind: "ready", original, clip, projectItemId: "item-1" });
  expect(ready.placement?.outcome).toBe("verified");
});

test("a late answer never undoes what is known", () => {
  const ready = after(
    { kind: "started" },
    { kind: "delivered", original },
    { kind: "imported", clip, projectItemId: "i" },
  );
  expect(advance(ready, { kind: "interrupted" })).toBe(ready);
  expect(advance(ready, { kind: "failed", failure: { kind: "interrupted" } })).toBe(ready);
  const cancelled = after({ kind: "started" }, { kind: "cancelled" });
  expect(advance(cancelled, { kind: "delivered", original })).toBe(cancelled);
});

test("a failed, cancelled or interrupted take can be asked again; a ready one cannot", () => {
  for (const event of [
    { kind: "failed", failure: { kind: "interrupted" } },
    { kind: "cancelled" },
    { kind: "interrupted" },
  ] as const) {
    expect(advance(after(event), { kind: "again" }).state.kind).toBe("asked");
  }
  const delivered = after({ kind: "started" }, { kind: "delivered", original });
  expect(advance(delivered, { kind: "again" })).toBe(delivered);
});

const STILL: ReferenceFrame = {
  role: "first",
  sha256: "cc",
  size: { width: 1280, height: 720 },
  from: {
    kind: "program",
    sequenceId: "s",
    sequenceName: "Reel 2",
    time: frames(99),
    timecode: "10:00:04:03",
    carries: ["Title"],
  },
};

test("take.json says everything again, drawing, reference and placement included", () => {
  const take: Take = {
    ...aTake(),
    shot: { ...aTake().shot, audioTrack: 1 },
    recipe: {
      ...aTake().recipe,
      references: [STILL],
    },
    state: { kind: "ready", original, clip, projectItemId: "item-1" },
    drawn: {
      frames: 96,
      rate: FILM,
      size: { width: 1280, height: 720 },
      codec: "avc1.64001f",
      framesSha256: "dd".repeat(32),
      scene: { kind: "from-frame", move: "push-in", scaled: false, unread: [] },
      bytes: 10,
    },
    placement: { outcome: "waits", at: "2026-11-22T10:00:10.000Z", why: "playing" },
  };
  expect(decodeTake(encodeTake(take))).toEqual(take);
});

describe("a job at an engine", () => {
  const submission = { id: "submission-1", at: "2026-11-22T10:00:00.000Z" };
  const job: JobRef = {
    engineId: "engine-1",
    wire: "openrouter",
    address: "https://openrouter.ai/api/v1",
    model: "google/veo-3.1",
    id: "job-1",
    submission,
  };
  const made = [
    { kind: "submitting", submission },
    { kind: "accepted", job },
  ] as const satisfies readonly TakeEvent[];
  const atEngine = (): Take => made.reduce(advance, aTake({ recipe: { ...aTake().recipe, engine: "openrouter" } }));
  const host = "openrouter.ai";

  test.each([
    [{ kind: "result-expired", host }, true],
    [{ kind: "job-vanished", host }, true],
    [{ kind: "no-engine", engine: "engine-1" }, true],
    [{ kind: "job-failed", host, message: "out of memory" }, false],
    [{ kind: "job-ended", host, why: "expired" }, false],
    [{ kind: "moderated", by: "engine", message: "blocked" }, false],
  ] as const)("after %j it can be gone on with: %s", (failure, canGoOn) => {
    const failed = advance(atEngine(), { kind: "failed", failure });
    expect(advance(failed, { kind: "again" }).state).toEqual(canGoOn ? { kind: "making", job } : { kind: "asked" });
  });

  test("what left last is still known when the take is asked anew, and in take.json", () => {
    const anew = advance(advance(atEngine(), { kind: "cancelled" }), { kind: "anew" });
    expect(anew.state).toEqual({ kind: "asked" });
    expect(decodeTake(encodeTake(anew)).submission).toEqual(submission);
  });
});

test("every failure keeps its facts through take.json", () => {
  const failures = [
    { kind: "frame-not-exported", waitedSeconds: 5 },
    { kind: "import-not-seen", file: "PU.mp4", waitedSeconds: 10 },
    { kind: "host-refused", call: "executeTransaction", message: "no" },
    { kind: "disk-full", folder: "Pickup" },
    { kind: "file-damaged", file: "a", why: "b" },
    { kind: "room-unavailable", why: "no H.264" },
    { kind: "not-on-timeline", track: 1 },
    { kind: "interrupted" },
  ] as const;
  for (const failure of failures) {
    const take = aTake({ state: { kind: "failed", failure } });
    expect(decodeTake(encodeTake(take))).toEqual(take);
  }
});

test("a still of a record of before was taken from the programme", () => {
  const take = aTake({ recipe: { ...aTake().recipe, references: [STILL] } });
  const record = JSON.parse(encodeTake(take)) as { recipe: { references: { from: { kind?: string } }[] } };
  for (const { from } of record.recipe.references) delete from.kind;
  const [still] = decodeTake(JSON.stringify(record)).recipe.references;
  expect(still?.from.kind).toBe("program");
});

test("fields that this version does not know survive a round trip", () => {
  const record = JSON.parse(encodeTake(aTake())) as { recipe: object };
  const newer = JSON.stringify({ ...record, colour: { cube: "a.cube" }, recipe: { ...record.recipe, lens: "50 mm" } });
  const again: unknown = JSON.parse(encodeTake(decodeTake(newer)));
  expect(again).toMatchObject({ colour: { cube: "a.cube" }, recipe: { lens: "50 mm" } });
});

test.each(["../../other/take/original.mp4", "..", "/etc/passwd", "C:\\film.mp4", "a\\b.mp4", "a\u0000.mp4", ""])(
  "a record in which a file is called %j is damaged: it would lead out of the take's folder",
  (name) => {
    const ready = after(
      { kind: "started" },
      { kind: "delivered", original },
      { kind: "imported", clip, projectItemId: "i" },
    );
    const named = (change: object): string => JSON.stringify({ ...JSON.parse(encodeTake(ready)), ...change });
    const state = { kind: "ready", original, clip, projectItemId: "i" };
    for (const change of [
      { state: { ...state, original: { ...original, name } } },
      { state: { ...state, clip: { ...clip, name } } },
      { clipName: name },
      { id: name },
      { heldBy: { takeId: name, way: "stack" } },
    ]) {
      expect(() => decodeTake(named(change))).toThrow(/without a path/);
    }
    expect(decodeTake(named({ state: { ...state, clip: { ...clip, name: "Épisode n° 1 … .mp4" } } })).state.kind).toBe(
      "ready",
    );
  },
);

test("a damaged take.json is refused with the place of the damage", () => {
  const record = JSON.parse(encodeTake(aTake())) as Record<string, unknown>;
  expect(() => decodeTake("{")).toThrow(/JSON/);
  expect(() => decodeTake(JSON.stringify({ ...record, version: 99 }))).toThrow(/version/);
  expect(() => decodeTake(JSON.stringify({ ...record, recipe: { version: 1 } }))).toThrow(/recipe\.id is not text/);
});

test("clip names are plain, ordered, and never empty", () => {
  expect(clipName("Reel 2", 7, 3)).toBe("PU_Reel2_007_T03");
  expect(clipName("Épisode №1 / mix", 12, 104)).toBe("PU_EpisodeNo1mix_012_T104");
  expect(clipName("映像", 1, 1)).toBe("PU_Seq_001_T01");
});

test.each([
  [
    { width: 3840, height: 2160 },
    { width: 1920, height: 1080 },
  ],
  [
    { width: 1080, height: 1920 },
    { width: 1080, height: 1920 },
  ],
  [
    { width: 2160, height: 3840 },
    { width: 1080, height: 1920 },
  ],
  [
    { width: 801, height: 333 },
    { width: 802, height: 334 },
  ],
  [
    { width: 3026, height: 1386 },
    { width: 1920, height: 880 },
  ],
])("a sequence of %j is drawn at %j", (sequence, drawn) => {
  expect(drawingSize(sequence)).toEqual(drawn);
});

function box(type: string, payload: number): Uint8Array {
  const bytes = new Uint8Array(8 + payload);
  new DataView(bytes.buffer).setUint32(0, bytes.length);
  bytes.set(
    [...type].map((letter) => letter.charCodeAt(0)),
    4,
  );
  return bytes;
}

test("the essence of an MP4 is its media data, wherever the headers lie", async () => {
  const file = Buffer.concat([box("ftyp", 16), box("uuid", 40), box("mdat", 100), box("moov", 30)]);
  const read = (start: number, end: number) => Promise.resolve(new Uint8Array(file.subarray(start, end)));
  const from = 24 + 48 + 8;
  expect(await essenceRanges(file.length, read)).toEqual([{ start: from, end: from + 100 }]);
  expect(await essenceRanges(file.length - 5, read)).toBeUndefined();
  expect(await essenceRanges(20, () => Promise.resolve(new Uint8Array(20)))).toBeUndefined();
});

test("both hashes of a file are those that others reckon, across the chunks in which it is read", async () => {
  const media = box("mdat", 3 * 1024 * 1024 + 7).fill(77, 8);
  const file = Buffer.concat([box("ftyp", 16), media, box("moov", 30)]);
  const read = (start: number, end: number) => Promise.resolve(new Uint8Array(file.subarray(start, end)));
  const hex = (bytes: Uint8Array) => createHash("sha256").update(bytes).digest("hex");
  const before = await fingerprint("a.mp4", file.length, read);
  expect(before).toEqual({ bytes: file.length, sha256: hex(file), essenceSha256: hex(media.subarray(8)) });
  await expect(fingerprint("a.mp4", file.length + 1, read)).rejects.toThrow("file-damaged");
  expect(await fingerprint("a.mp4", 0, () => Promise.resolve(new Uint8Array(0)))).toEqual({
    bytes: 0,
    sha256: hex(Buffer.of()),
  });
});
