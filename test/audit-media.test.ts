/** What an audit makes of media that Pickup did not make, or of which it has only a line in the ledger left. */

import "./wire.host";
import { appendFile, copyFile, mkdir, readdir, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { auditOf } from "../src/studio/review/audit-state";
import { ticks } from "../src/core/time";
import { AuditMedia } from "../src/studio/review/audit-media";
import { Log } from "../src/studio/log";
import { aSequence, between } from "./build-a";
import { footage } from "./host/footage.node";
import { openRoom, slow, soon, type Room } from "./studio.setup";

let room: Room;

beforeEach(async () => {
  room = await openRoom({ lifeMs: 30 });
});
afterEach(async () => room.close());

const TYPES = "http://cv.iptc.org/newscodes/digitalsourcetype/";

function packet(body: string): string {
  return (
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" ` +
    `xmlns:e="http://iptc.org/std/Iptc4xmpExt/2008-02-29/"><rdf:Description rdf:about="">${body}</rdf:Description>` +
    `</rdf:RDF></x:xmpmeta>`
  );
}

/** On V1 of the open sequence, over what lies there. */
async function lay(file: string): Promise<void> {
  const { premiere } = room;
  const item = await premiere.importFile(file);
  const sequenceId = premiere.project.view.activeSequenceId ?? "";
  premiere.place({
    sequenceId,
    itemId: item.id,
    mode: "overwrite",
    time: ticks(0),
    videoTrack: 1,
    audioTrack: -1,
  });
}

/** A film of somebody else, with what stands beside it. */
async function laid(name: string, sidecar?: string, more?: Uint8Array): Promise<void> {
  const film = await footage({ width: 64, height: 36, rate: 24, frames: 24 });
  const file = path.join(room.folder, `${name}.mp4`);
  await writeFile(file, more === undefined ? film : Buffer.concat([film, more]));
  if (sidecar !== undefined) await writeFile(path.join(room.folder, `${name}.xmp`), sidecar);
  await lay(file);
}

function uuidBox(type: string, text: string): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(24 + text.length, 0);
  head.write("uuid", 4);
  return Buffer.concat([head, Buffer.from(type, "hex"), Buffer.from(text, "latin1")]);
}

async function found(): Promise<string> {
  await room.studio.audit.read();
  const [range] = auditOf(room.studio.state.audit)?.ranges ?? [];
  return range === undefined ? "nothing" : `${range.made}: ${range.evidence.map(({ kind }) => kind).join(" ")}`;
}

function unread(): readonly unknown[] {
  return (auditOf(room.studio.state.audit)?.unread ?? []).filter(({ what }) => what.endsWith(".mp4"));
}

test("what only says that an algorithm drew it is neither AI nor an animatic of Pickup's", async () => {
  await laid("titles", packet(`<e:DigitalSourceType>${TYPES}algorithmicMedia</e:DigitalSourceType>`));
  expect(await found()).toBe("nothing");
  expect(unread()).toEqual([]);
});

test("what says that an algorithm drew it, and names an AI system, is AI", async () => {
  const type = `<e:DigitalSourceType>${TYPES}algorithmicMedia</e:DigitalSourceType>`;
  await laid("plate", packet(`${type}<e:AISystemUsed>a system</e:AISystemUsed>`));
  expect(await found()).toBe("ai: metadata");
});

test.each([
  ["trainedAlgorithmicMedia", "ai"],
  ["trainedAlgorithmicData", "ai"],
  ["compositeWithTrainedAlgorithmicMedia", "ai-part"],
  ["compositeSynthetic", "ai-part"],
  ["algorithmicMedia", undefined],
  ["digitalCapture", undefined],
  ["computationalCapture", undefined],
  ["compositeCapture", undefined],
  ["negativeFilm", undefined],
  ["positiveFilm", undefined],
  ["print", undefined],
  ["humanEdits", undefined],
  ["minorHumanEdits", undefined],
  ["digitalCreation", undefined],
  ["digitalArt", undefined],
])("in XMP, the source type %s is read as in credentials", async (type, source) => {
  await laid("plate", packet(`<e:DigitalSourceType>${TYPES}${type}</e:DigitalSourceType>`));
  expect(await found()).toBe(source === undefined ? "nothing" : "ai: metadata");
  const evidence = auditOf(room.studio.state.audit)?.ranges[0]?.evidence ?? [];
  expect(evidence).toEqual(source === undefined ? [] : [{ kind: "metadata", source, says: type }]);
});

test("what credentials claim of an origin is passed along, and who signed says nothing of it", async () => {
  await laid("plate");
  const claim = { by: "pickup", signer: { name: "Composite Films" }, ingredients: [], codes: [] } as const;
  const shows = { itemId: "1", path: path.join(room.folder, "plate.mp4"), kind: "media", offline: false } as const;
  const range = { rangeInSequence: between(0, 24), rangeInMedia: between(0, 24) };
  const item = { name: "plate.mp4", ...range, speed: 1, reversed: false, disabled: false, shows };
  const { sequenceId, name, rate, size, zeroFrame, timecodeFormat, end } = aSequence();
  const tracks = [{ muted: false, items: [item], transitions: [] }];
  const book = new Map([[sequenceId, { sequenceId, name, rate, size, zeroFrame, timecodeFormat, end, tracks }]]);
  const claims = async (code: string): Promise<unknown> => {
    const sourceType = `${TYPES}${code}`;
    const media = new AuditMedia({
      log: new Log(() => new Date()),
      metadataOf: () => Promise.resolve(undefined),
      credentialsOf: () =>
        Promise.resolve({ kind: "valid", ...claim, actions: [{ action: "c2pa.created", sourceType }] }),
    });
    const { known } = await media.known(book, { takes: [], lines: [] }, () => undefined);
    return known.get("1")?.evidence;
  };
  expect(await claims("compositeSynthetic")).toEqual([
    { kind: "credentials", source: "ai-part", says: "Composite Films" },
  ]);
  expect(await claims("trainedAlgorithmicMedia")).toEqual([
    { kind: "credentials", source: "ai", says: "Composite Films" },
  ]);
});

test("a prompt alone is a word of AI", async () => {
  await laid("plate", packet("<e:AIPromptInformation>A tower at night</e:AIPromptInformation>"));
  expect(await found()).toBe("ai: metadata");
});

test("metadata that cannot be read are told, and not passed over", async () => {
  await laid("plate");
  // Since it was imported: Premiere writes a packet of its own into what it imports.
  const film = await footage({ width: 64, height: 36, rate: 24, frames: 24 });
  const broken = uuidBox("be7acfcb97a942e89c71999491e3afac", "<x:xmpmeta>\xff\xfe");
  await writeFile(path.join(room.folder, "plate.mp4"), Buffer.concat([film, broken]));
  expect(await found()).toBe("nothing");
  expect(unread()).toEqual([{ what: "plate.mp4", why: "", origin: "metadata" }]);
});

test("credentials that nobody could look into are told, and not passed over", async () => {
  await laid("plate", undefined, uuidBox("d8fec3d61b0e483c92975828877ec481", " ".repeat(40)));
  expect(await found()).toBe("nothing");
  expect(unread()).toEqual([{ what: "plate.mp4", why: "", origin: "credentials" }]);
});

test("a file that is gone is told: nobody can look at it", async () => {
  await laid("plate");
  await rm(path.join(room.folder, "plate.mp4"));
  expect(await found()).toBe("nothing");
  expect(unread()).toEqual([{ what: "plate.mp4", why: "", origin: "missing" }]);
});

test("AI that Pickup delivered is known under any name, also once its take is gone", async () => {
  await room.addEngine();
  const takeId = await room.make();
  await room.standsAt(takeId, "ready");
  const takes = path.join(room.folder, "Pickup/takes");
  const film = (await readdir(path.join(takes, takeId))).find((name) => name.startsWith("original")) ?? "";
  await mkdir(path.join(room.folder, "rushes"));
  const file = path.join(room.folder, "rushes/tower.mp4");
  await copyFile(path.join(takes, takeId, film), file);
  room.premiere.project.edit("Empty the sequence", (document) => ({
    ...document,
    sequences: document.sequences.map((sequence) => ({
      ...sequence,
      video: sequence.video.map((track) => ({ ...track, items: [] })),
    })),
  }));
  await lay(file);
  await room.restart(() => rm(path.join(takes, takeId), { recursive: true }));
  expect(await found()).toBe("ai: ledger essence");
  expect(auditOf(room.studio.state.audit)?.ranges[0]?.use.takeId).toBe(takeId);
});

test("of a large stranger samples are read, its range says so, and reading it can be stopped", async () => {
  const free = Buffer.alloc(9 << 20);
  free.writeUInt32BE(free.length, 0);
  free.write("mdat", 4);
  await laid("sora_plate", undefined, free);
  expect(await found()).toBe("suspected: name");
  const [range] = auditOf(room.studio.state.audit)?.ranges ?? [];
  expect(range).toMatchObject({ isSampled: true });
  expect(range?.use.essence).toMatch(/^[0-9a-f]{64}$/);

  const held = slow(room.uxp.fs, "open", (file) => String(file).endsWith("sora_plate.mp4"));
  const reading = room.studio.audit.read();
  await soon(() => expect(held.waiting).toBeGreaterThan(0));
  room.studio.audit.stop();
  held.isSlow = false;
  held.letThrough();
  await reading;
  expect(room.studio.state.audit).toMatchObject({ kind: "read", isStale: true });
});

test("of a large file it is told how far it is read, and Stop reads no further than the chunk at hand", async () => {
  await room.addEngine();
  const takeId = await room.make();
  await room.standsAt(takeId, "ready");
  await soon(() => expect(room.take(takeId).placement?.outcome).toBe("verified"));
  const name = `${room.take(takeId).clipName}.mp4`;
  const [mebi, size] = [1 << 20, 24 << 20];
  const box = Buffer.alloc(size);
  box.writeUInt32BE(size, 0);
  box.write("mdat", 4);
  await appendFile(path.join(room.folder, "Pickup/takes", takeId, name), box);
  const held = slow(room.uxp.fs, "read", (_, __, ___, length, at) => length === mebi && Number(at) >= 8 * mebi);
  const reading = room.studio.audit.read();
  await soon(() => expect(held.waiting).toBe(1));
  const { audit } = room.studio.state;
  if (audit.kind !== "reading" || audit.file === undefined) throw new Error("It does not say how far it is");
  expect(audit).toMatchObject({ step: "media", file: { name } });
  expect(Math.floor((audit.file.done / audit.file.size) * 100)).toBe(33);

  room.studio.audit.stop();
  expect(room.studio.state.audit).toEqual({ kind: "none" });
  held.letThrough();
  await reading;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(held.waiting).toBe(1);
  expect(room.studio.state.audit).toEqual({ kind: "none" });
});
