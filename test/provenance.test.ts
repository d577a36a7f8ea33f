/** Where a take comes from, said in three homes: by take.json, which is the truth, by Premiere's columns, and by XMP. */

import "./wire.host";
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { xmpOfFile } from "../src/core/xmp-in-file";
import { provenanceOf, sourceTypeOf } from "../src/core/provenance";
import type { Recipe } from "../src/core/recipe";
import type { FrameSource, ReferenceFrame } from "../src/core/shot";
import type { Take } from "../src/core/take";
import { readProvenance, writePacket } from "../src/studio/provenance/xmp-packet";
import { aTake } from "./build-a";
import { hasFfmpeg, makeFilm } from "./numbered-film";
import { aCopy, aRoom, folderOf, sum } from "./provenance.setup";
import { take } from "./replace.setup";
import { newRoom } from "./rooms.setup";
import { TEMPORARY } from "./host-of-test.setup";

const hasExiftool = spawnSync("exiftool", ["-ver"]).status === 0;
const withExiftool = hasExiftool ? test : test.skip;
const why = hasExiftool ? "" : " (skipped: no exiftool)";

const IPTC = "http://cv.iptc.org/newscodes/digitalsourcetype/";
const TRAINED = `${IPTC}trainedAlgorithmicMedia`;

/** Quotes, an end of CDATA, markup, letters of two scripts, a picture, a line, what XML cannot hold, and 10 kB more. */
const HOSTILE = `"It's" ]]> <b>&amp; & שלום \u202eabc\u202c 🎬 é\n<?xpacket end="w"?> \u0000\u0008\u000b\u001f\ud83c. ${"0123456789".repeat(1000)}`;
const KEPT = HOSTILE.replace(`\u0000\u0008\u000b\u001f\ud83c.`, ".");

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
  const room = await newRoom();
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

test("a copy says what its take says, and that it is a copy of the original: in itself and beside it", async () => {
  const room = await aRoom();
  const id = await take(room);
  const file = await aCopy(room, id);
  const bytes = await readFile(file);
  const read = (start: number, end: number): Promise<Uint8Array> => Promise.resolve(bytes.subarray(start, end));
  const packet = (await xmpOfFile(read, bytes.length)) ?? "";
  const { state } = room.take(id);
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
    expect((await readFile(path.join(folderOf(room, id), name))).includes("urn:pickup:xmp")).toBe(false);
  }
  expect(await sum(path.join(folderOf(room, id), "original.mp4"))).toBe(state.original.sha256);
  const item = room.premiere.project.document.items.find(({ name }) => name.includes("_fit"));
  expect(item?.columns).toMatchObject({ PickupPrompt: "The lights fail.", PickupTake: "1" });
});

const withBoth = hasExiftool && hasFfmpeg ? test : test.skip;

withBoth(
  `a copy that ffmpeg made plays as before, and ExifTool reads every field of IPTC in it${hasExiftool && hasFfmpeg ? "" : " (skipped: no exiftool or no ffmpeg)"}`,
  async () => {
    const films = await mkdtemp(path.join(TEMPORARY, "pickup-films-"));
    const made = makeFilm(films, "copy", { width: 320, height: 180, frames: 48, rate: "24" });
    const room = await aRoom(new Uint8Array(await readFile(made)));
    room.studio.editForm({ negative: "No people" });
    const id = await take(room, HOSTILE);
    const file = await aCopy(room, id);
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
    expect(said(engine)).not.toHaveProperty("system");
    expect(writePacket(said(engine))).not.toContain("AIPrompt");
  }
  expect(said("animatic").digitalSourceType).toBe(`${IPTC}algorithmicMedia`);
  expect(said("still-hold")).not.toHaveProperty("digitalSourceType");
});
