/** Where a take comes from, said in three homes: by take.json, which is the truth, by Premiere's columns, and by XMP. */

import "./wire.host";
import { execFileSync, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { xmpOfFile } from "../src/core/xmp-in-file";
import { PLAIN_FIT } from "../src/core/fit";
import type { CopyPlan } from "../src/core/fit-copy";
import { provenanceOf, sourceTypeOf } from "../src/core/provenance";
import type { Recipe } from "../src/core/recipe";
import type { FrameSource, ReferenceFrame } from "../src/core/shot";
import type { Take } from "../src/core/take";
import type { ReadableFile } from "../src/media/calls";
import type { CopyMeans } from "../src/media/client";
import type { Copied } from "../src/media/results";
import { readProvenance, writePacket } from "../src/studio/provenance/xmp-packet";
import { aTake } from "./build-a";
import { hasFfmpeg, makeFilm } from "./numbered-film";
import { take } from "./replace.setup";
import { RoomOfStills } from "./room-of-stills";
import { openRoom, type Room } from "./studio.setup";
import { TEMPORARY } from "./host-of-test.setup";
import { until } from "./wire.setup";

const hasExiftool = spawnSync("exiftool", ["-ver"]).status === 0;
const withExiftool = hasExiftool ? test : test.skip;
const why = hasExiftool ? "" : " (skipped: no exiftool)";

const IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/";
const TRAINED = `${IPTC}trainedAlgorithmicMedia`;

/** Quotes, an end of CDATA, markup, letters of two scripts, a picture, a line, what XML cannot hold, and 10 kB more. */
const HOSTILE = `"It's" ]]> <b>&amp; & שלום \u202eabc\u202c 🎬 é\n<?xpacket end="w"?> \u0000\u0008\u000b\u001f\ud83c. ${"0123456789".repeat(1000)}`;
const KEPT = HOSTILE.replace(`\u0000\u0008\u000b\u001f\ud83c.`, ".");

let room: Room | undefined;
afterEach(async () => {
  await room?.close();
  room = undefined;
});

const folderOf = (opened: Room, id: string): string => path.join(opened.folder, "Pickup/takes", id);
const sidecar = async (opened: Room, id: string): Promise<string> =>
  readFile(path.join(folderOf(opened, id), "original.xmp"), "utf8");
const sum = async (file: string): Promise<string> =>
  createHash("sha256")
    .update(await readFile(file))
    .digest("hex");

/** What ExifTool reads, by group and name; and what it has to say against the file. */
function exif(file: string): Readonly<Record<string, unknown>> {
  const said = execFileSync("exiftool", ["-j", "-G1", "-struct", "-validate", "-warning", "-all", file], {
    maxBuffer: 1 << 24,
  });
  const [first] = JSON.parse(said.toString("utf8")) as readonly Readonly<Record<string, unknown>>[];
  if (first === undefined) throw new Error("ExifTool reads nothing");
  return first;
}

test("a packet gives back every text as it was, but for what XML cannot hold", () => {
  const said = { title: HOSTILE, prompt: HOSTILE, system: "a & b", ingredients: [{ role: HOSTILE, sha256: "aa" }] };
  expect(readProvenance(writePacket(said))).toEqual({
    title: KEPT,
    prompt: KEPT,
    system: "a & b",
    ingredients: [{ role: KEPT, sha256: "aa" }],
  });
});

describe("IPTC's source type", () => {
  const still = (role: ReferenceFrame["role"], from: FrameSource): ReferenceFrame => ({
    role,
    sha256: "cc",
    size: { width: 1280, height: 720 },
    from,
  });
  const FILE: FrameSource = { kind: "file", name: "pier.png" };
  const ofTake = (takeId: string): FrameSource => ({ kind: "take", takeId, clipName: takeId, at: "last" });
  const recipe = (more: Partial<Recipe>): Recipe => ({ ...aTake().recipe, engine: "openai-videos", ...more });
  const known: Readonly<Record<string, Take>> = {
    words: aTake({ id: "words", recipe: recipe({}) }),
    filmed: aTake({ id: "filmed", recipe: recipe({ references: [still("first", FILE)] }) }),
    drawn: aTake({ id: "drawn" }),
    ring: aTake({ id: "ring", recipe: recipe({ references: [still("first", ofTake("ring"))] }) }),
  };
  const typeOf = (more: Partial<Recipe>): string | undefined => sourceTypeOf(recipe(more), (id) => known[id]);

  test.each<[string, Partial<Recipe>, string | undefined]>([
    ["of words alone is trainedAlgorithmicMedia", {}, "trainedAlgorithmicMedia"],
    [
      "of a look and a subject, which only guide it, is too",
      { references: [still("look", FILE), still("subject", FILE)] },
      "trainedAlgorithmicMedia",
    ],
    [
      "of a picture that stands in it as its first frame is a composite",
      { references: [still("first", FILE)] },
      "compositeWithTrainedAlgorithmicMedia",
    ],
    [
      "of a picture that stands in it as its last frame is a composite",
      { references: [still("last", FILE)] },
      "compositeWithTrainedAlgorithmicMedia",
    ],
    [
      "of a frame of a take that is all a model's is no composite",
      { references: [still("first", ofTake("words"))] },
      "trainedAlgorithmicMedia",
    ],
    [
      "of a frame of a composite is one",
      { references: [still("first", ofTake("filmed"))] },
      "compositeWithTrainedAlgorithmicMedia",
    ],
    [
      "of a frame that was drawn is one",
      { references: [still("first", ofTake("drawn"))] },
      "compositeWithTrainedAlgorithmicMedia",
    ],
    [
      "of a take that goes round in a ring ends",
      { references: [still("first", ofTake("ring"))] },
      "trainedAlgorithmicMedia",
    ],
    [
      "of a longer version of a composite is one",
      { parent: { kind: "extends", takeId: "filmed", clipName: "filmed" } },
      "compositeWithTrainedAlgorithmicMedia",
    ],
    [
      "of a take that is gone claims nothing but the model",
      { references: [still("first", ofTake("gone"))] },
      "trainedAlgorithmicMedia",
    ],
    ["of the Animatic is algorithmicMedia", { engine: "animatic" }, "algorithmicMedia"],
    ["of a still that is held is not Pickup's to claim", { engine: "still-hold" }, undefined],
  ])("%s", (_name, more, type) => {
    expect(typeOf(more)).toBe(type);
  });
});

withExiftool(`ExifTool reads every field of IPTC beside a take, and finds nothing wrong with it${why}`, async () => {
  room = await openRoom();
  await room.addEngine();
  room.studio.editForm({ negative: 'No <people> & "cars"', promptForm: "own" });
  const id = await take(room, HOSTILE);
  const folder = folderOf(room, id);
  const { recipe, state } = room.take(id);
  if (state.kind !== "ready") throw new Error("It did not come");
  const said = exif(path.join(folder, "original.xmp"));
  expect(said).toMatchObject({
    "ExifTool:Validate": "OK",
    "XMP-iptcExt:DigitalSourceType": TRAINED,
    "XMP-iptcExt:AISystemUsed": "google/veo-3.1 via Rig",
    "XMP-iptcExt:AISystemVersionUsed": "google/veo-3.1",
    "XMP-dc:Title": "PU_Reel_001_T01",
    "XMP-xmp:CreatorTool": "Pickup 0.1.0",
    "XMP-xmpMM:DocumentID": `xmp.did:${id}`,
    "XMP-xmpMM:InstanceID": `xmp.iid:${state.original.sha256}`,
    "XMP-pickup:TakeId": id,
    "XMP-pickup:RecipeId": recipe.id,
    "XMP-pickup:OriginalSha256": state.original.sha256,
  });
  const prompt = String(said["XMP-iptcExt:AIPromptInformation"]);
  expect(prompt.startsWith(KEPT)).toBe(true);
  expect(String(said["XMP-pickup:Prompt"])).toBe(KEPT);
  // Nobody declared a name, so that none stands there.
  expect(said).not.toHaveProperty("XMP-iptcExt:AIPromptWriterName");
  expect(await sum(path.join(folder, "original.mp4"))).toBe(state.original.sha256);
});

/** Makes copies of one film, whatever it is asked to copy. */
class RoomOfCopies extends RoomOfStills {
  readonly #film: Uint8Array | undefined;

  constructor(film?: Uint8Array) {
    super();
    this.#film = film;
  }

  override async copy(film: ReadableFile, _plan: CopyPlan, { out }: CopyMeans): Promise<Copied> {
    const bytes = this.#film ?? (await film.read(0, film.size));
    await out.write(0, bytes);
    return { frames: 96, codec: "avc1.640028", bytes: bytes.length, repeated: 0, dropped: 0, sound: "none" };
  }
}

async function aRoom(film?: Uint8Array): Promise<Room> {
  room = await openRoom({}, () => new RoomOfCopies(film));
  await room.addEngine();
  return room;
}

/** Its file's path, once it is made. */
async function aCopy(opened: Room, id: string): Promise<string> {
  await opened.studio.check.open(id);
  await opened.studio.check.copy("fit", PLAIN_FIT);
  const copy = opened.studio.state.checking?.copy;
  if (copy?.kind !== "made") throw new Error(`No copy: ${JSON.stringify(copy)}`);
  return path.join(folderOf(opened, id), copy.copy.name);
}

test("a copy says what its take says, and that it is a copy of the original: in itself and beside it", async () => {
  const opened = await aRoom();
  const id = await take(opened);
  const file = await aCopy(opened, id);
  const bytes = await readFile(file);
  const read = (start: number, end: number): Promise<Uint8Array> => Promise.resolve(bytes.subarray(start, end));
  const packet = (await xmpOfFile(read, bytes.length)) ?? "";
  const { state } = opened.take(id);
  if (state.kind !== "ready") throw new Error("It did not come");
  const original = {
    documentId: `xmp.did:${id}`,
    file: "original.mp4",
    role: "original",
    sha256: state.original.sha256,
  };
  expect(readProvenance(packet)).toMatchObject({
    title: "PU_Reel_001_T01_fit",
    digitalSourceType: TRAINED,
    takeId: id,
    derivedFrom: original,
    ingredients: [original],
  });
  expect(readProvenance(packet).documentId).not.toBe(original.documentId);
  expect(await readFile(file.replace(".mp4", ".xmp"), "utf8")).toBe(packet);
  // The original and the clip carry nothing of ours.
  for (const name of ["original.mp4", state.clip.name]) {
    expect((await readFile(path.join(folderOf(opened, id), name))).includes("urn:pickup:xmp")).toBe(false);
  }
  expect(await sum(path.join(folderOf(opened, id), "original.mp4"))).toBe(state.original.sha256);
  const item = opened.premiere.project.document.items.find(({ name }) => name.includes("_fit"));
  expect(item?.columns).toMatchObject({ PickupPrompt: "The lights fail.", PickupTake: "1" });
});

const withBoth = hasExiftool && hasFfmpeg ? test : test.skip;

withBoth(
  `a copy that ffmpeg made plays as before, and ExifTool reads every field of IPTC in it${hasExiftool && hasFfmpeg ? "" : " (skipped: no exiftool or no ffmpeg)"}`,
  async () => {
    const films = await mkdtemp(path.join(TEMPORARY, "pickup-films-"));
    const made = makeFilm(films, "copy", { width: 320, height: 180, frames: 48, rate: "24" });
    const opened = await aRoom(new Uint8Array(await readFile(made)));
    opened.studio.editForm({ negative: "No people" });
    const id = await take(opened, HOSTILE);
    const file = await aCopy(opened, id);
    const said = exif(file);
    expect(said).toMatchObject({
      "ExifTool:Validate": "OK",
      "XMP-iptcExt:DigitalSourceType": TRAINED,
      "XMP-iptcExt:AISystemUsed": "google/veo-3.1 via Rig",
      "XMP-iptcExt:AISystemVersionUsed": "google/veo-3.1",
      "XMP-xmpMM:DerivedFrom": { FilePath: "original.mp4", Role: "original" },
      "XMP-pickup:TakeId": id,
    });
    expect(String(said["XMP-iptcExt:AIPromptInformation"])).toContain(KEPT);
    const decoded = (film: string): string =>
      execFileSync("ffmpeg", ["-v", "error", "-xerror", "-i", film, "-f", "framemd5", "-"]).toString();
    expect(decoded(file)).toBe(decoded(made));
    await rm(films, { recursive: true });
  },
);

test("a still that is held, and a drawing, have nothing under AI's names", () => {
  const original = { name: "original.png", bytes: 1, sha256: "aa" };
  const nothing = (): undefined => undefined;
  const said = (engine: Recipe["engine"]) =>
    provenanceOf(aTake({ recipe: { ...aTake().recipe, engine } }), original, {}, String, nothing);
  for (const engine of ["animatic", "still-hold"] as const) {
    expect(Object.keys(said(engine))).not.toEqual(expect.arrayContaining(["system"]));
    expect(writePacket(said(engine))).not.toContain("AIPrompt");
  }
  expect(said("animatic").digitalSourceType).toBe(`${IPTC}algorithmicMedia`);
  expect(said("still-hold")).not.toHaveProperty("digitalSourceType");
});

describe("check and repair", () => {
  const wipe = (opened: Room): void => {
    for (const item of opened.premiere.project.document.items) Reflect.set(item, "columns", {});
  };
  const columnsOf = (opened: Room, name: string): Readonly<Record<string, string>> | undefined =>
    opened.premiere.project.document.items.find((item) => item.name.startsWith(name))?.columns;
  const found = async (opened: Room) => {
    await opened.studio.metadata.check();
    return opened.studio.state.metadata;
  };

  test("finds nothing to repair in a project that is as Pickup left it", async () => {
    const opened = await aRoom();
    await aCopy(opened, await take(opened));
    expect(await found(opened)).toMatchObject({
      kind: "found",
      takes: 1,
      clips: 2,
      columns: 0,
      sidecars: 0,
      unread: 0,
    });
  });

  test("writes lost columns in one undo step, and lost sidecars as they were; originals stay as they are", async () => {
    const opened = await aRoom();
    const ids = [await take(opened), await take(opened, "Rain on tin.")];
    const copy = await aCopy(opened, String(ids[0]));
    const [first = "", second = ""] = ids;
    const before = await sidecar(opened, first);
    const sums = await Promise.all(ids.map((id) => sum(path.join(folderOf(opened, id), "original.mp4"))));
    wipe(opened);
    await rm(path.join(folderOf(opened, first), "original.xmp"));
    await writeFile(path.join(folderOf(opened, second), "original.xmp"), "<x:xmpmeta");
    await rm(copy.replace(".mp4", ".xmp"));

    expect(await found(opened)).toMatchObject({ kind: "found", takes: 2, clips: 3, columns: 3, sidecars: 3 });
    expect(columnsOf(opened, "PU_Reel_001_T01")).toEqual({});
    const undoes = opened.premiere.project.undoLabels.length;
    await opened.studio.metadata.repair();
    expect(opened.studio.state.metadata).toMatchObject({ kind: "repaired", columns: 3, sidecars: 3, unverified: 0 });
    expect(opened.premiere.project.undoLabels).toHaveLength(undoes + 1);
    expect(columnsOf(opened, "PU_Reel_002_T01")).toMatchObject({ PickupPrompt: "Rain on tin.", PickupStatus: "ready" });
    expect(await sidecar(opened, first)).toBe(before);
    expect(await Promise.all(ids.map((id) => sum(path.join(folderOf(opened, id), "original.mp4"))))).toEqual(sums);
    expect(await found(opened)).toMatchObject({ columns: 0, sidecars: 0 });
  });

  test("knows a film under another name and from another folder by its essence, and leaves others alone", async () => {
    const opened = await aRoom();
    const id = await take(opened);
    const { state } = opened.take(id);
    if (state.kind !== "ready") throw new Error("It did not come");
    const elsewhere = path.join(opened.folder, "from the server.mp4");
    await copyFile(path.join(folderOf(opened, id), state.clip.name), elsewhere);
    await opened.premiere.importFile(elsewhere);
    expect(await found(opened)).toMatchObject({ clips: 2, recognised: 1, columns: 1, sidecars: 0 });
    await opened.studio.metadata.repair();
    expect(columnsOf(opened, "from the server")).toMatchObject({
      PickupRecipeId: opened.take(id).recipe.id,
      PickupPrompt: "The lights fail.",
    });
    const others = opened.premiere.project.document.items.filter(({ name }) => !/^(PU_|from)/.test(name));
    expect(others.map(({ columns }) => columns)).toEqual(others.map(() => ({})));
  });

  test("keeps the status that people gave a clip, and what its sidecar alone knows", async () => {
    const opened = await aRoom();
    const id = await take(opened);
    const item = opened.premiere.project.document.items.find(({ name }) => name.startsWith("PU_"));
    if (item === undefined) throw new Error("There is no clip");
    Reflect.set(item, "columns", { PickupStatus: "approved" });
    const at = path.join(folderOf(opened, id), "original.xmp");
    const said = readProvenance(await readFile(at, "utf8"));
    await writeFile(at, writePacket({ ...said, creatorTool: "Pickup 0.0.9", promptWriter: "M. R.", seed: "1" }));
    await opened.studio.metadata.repair();
    expect(columnsOf(opened, "PU_")).toMatchObject({ PickupStatus: "approved", PickupTake: "1" });
    expect(readProvenance(await readFile(at, "utf8"))).toEqual({ ...said, creatorTool: "Pickup 0.0.9" });
  });

  test("names nobody in what lies beside a film, and takes a name out that lies there", async () => {
    const opened = await aRoom();
    opened.studio.settings.editSettings({ person: "M. R." });
    const id = await take(opened);
    const copy = await aCopy(opened, id);
    const at = path.join(folderOf(opened, id), "original.xmp");
    for (const file of [at, copy, copy.replace(".mp4", ".xmp")])
      expect(await readFile(file, "utf8")).not.toContain("M. R.");
    await writeFile(at, writePacket({ ...readProvenance(await readFile(at, "utf8")), promptWriter: "M. R." }));
    await opened.studio.metadata.check();
    expect(opened.studio.state.metadata).toMatchObject({ kind: "found", sidecars: 1 });
    await opened.studio.metadata.repair();
    expect(await readFile(at, "utf8")).not.toContain("M. R.");
  });

  test("leaves the sidecars of another machine's takes to that machine, and says so", async () => {
    const opened = await aRoom();
    const id = await take(opened);
    const record = path.join(folderOf(opened, id), "take.json");
    await opened.restart(async () => {
      const kept = JSON.parse(await readFile(record, "utf8")) as object;
      await writeFile(record, JSON.stringify({ ...kept, owner: "another machine" }));
      await rm(path.join(folderOf(opened, id), "original.xmp"));
    });
    await until("the take", () => opened.studio.state.takes.length === 1);
    await opened.studio.metadata.repair();
    expect(opened.studio.state.metadata).toMatchObject({ kind: "repaired", sidecars: 0, elsewhere: 1 });
    await expect(sidecar(opened, id)).rejects.toThrow("ENOENT");
  });

  test("says what is gone and what cannot be read, and repairs the rest", async () => {
    const opened = await aRoom();
    const id = await take(opened);
    const lost = path.join(opened.folder, "lost.mp4");
    await copyFile(path.join(folderOf(opened, id), "original.mp4"), lost);
    await opened.premiere.importFile(lost);
    await rm(lost);
    await rm(path.join(folderOf(opened, id), "original.mp4"));
    wipe(opened);
    await opened.studio.metadata.repair();
    expect(opened.studio.state.metadata).toMatchObject({ columns: 1, gone: 1, unread: 1, sidecars: 0 });
  });
});
