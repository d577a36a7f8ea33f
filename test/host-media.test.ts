/** The simulated Premiere and its media: imports, frames and metadata. */

import { decode } from "fast-png";
import { frameRateOf, ticks } from "../src/core/time";
import { aCut as cutOf, firstVideoItem, frames, itemNamed, open, overwriteAt, transact } from "./host/cut.node";
import { readXmp } from "./host/embedding";
import { footage, still } from "./host/footage.node";
import { nodeMedia } from "./host/media.node";
import { testCardColour, testCards } from "./host/pictures.node";
import type { Disk } from "./host/ports";
import { SimulatedPremiere } from "./host/premiere";
import { stage, type Stage } from "./host/stage.node";
import { PROJECT_METADATA } from "./host/xmp";

let staged: Stage;
afterEach(() => staged.strike());

async function aCut(version?: "26.3" | "25.6"): ReturnType<typeof cutOf> {
  const made = await cutOf(version);
  staged = made.stage;
  return made;
}

describe("importing", () => {
  test("answers only true; the item shows up later, once, as one undo step", async () => {
    const { premiere } = await aCut();
    const { folder, disk } = staged;
    await disk.write(`${folder}/take.mp4`, await footage({ width: 640, height: 360, rate: 25, frames: 10 }), "replace");
    const { project } = await open(premiere);
    const root = await project.getRootItem();
    expect(await project.importFiles([`${folder}/take.mp4`], true)).toBe(true);
    expect((await root.getItems()).map(({ name }) => name)).not.toContain("take.mp4");
    await premiere.settled();
    expect((await root.getItems()).filter(({ name }) => name === "take.mp4")).toHaveLength(1);
    expect(premiere.project.undoLabels.at(-1)).toBe("Import");
  });

  test("writes XMP into an MP4 and changes neither its picture nor its length", async () => {
    staged = await stage();
    const { premiere, disk, folder } = staged;
    const original = await footage({ width: 320, height: 180, rate: 24, frames: 24, sound: true });
    await disk.write(`${folder}/take.mp4`, original, "replace");
    const item = await premiere.importFile(`${folder}/take.mp4`);
    const imported = await disk.read(`${folder}/take.mp4`);
    expect(imported.length).toBeGreaterThan(original.length);
    expect(imported.subarray(0, original.length)).toEqual(original);
    expect(await readXmp(disk, `${folder}/take.mp4`)).toContain("xmpMM:DocumentID");
    expect(item.content).toMatchObject({ kind: "video", width: 320, height: 180, hasAudio: true });
    const again = await premiere.importFile(`${folder}/take.mp4`);
    expect(again.content).toMatchObject({ rate: frameRateOf(24), duration: ticks(frameRateOf(24) * 24) });
    expect(await disk.read(`${folder}/take.mp4`)).toEqual(imported);
  });

  test("a file on a disk that cannot be written to is imported all the same, and stays as it is", async () => {
    staged = await stage();
    const { disk, folder } = staged;
    const original = await footage({ width: 320, height: 180, rate: 24, frames: 24 });
    await disk.write(`${folder}/take.mp4`, original, "replace");
    const readOnly: Disk = {
      ...disk,
      write: () => Promise.reject(Object.assign(new Error("EROFS: read-only file system"), { code: "EROFS" })),
    };
    const premiere = new SimulatedPremiere({ disk: readOnly, media: nodeMedia(disk), pictures: testCards() });
    expect((await premiere.importFile(`${folder}/take.mp4`)).name).toBe("take.mp4");
    expect(await disk.read(`${folder}/take.mp4`)).toEqual(original);
  });

  test("a file that is not there is answered false", async () => {
    const { premiere } = await aCut();
    const { project } = await open(premiere);
    expect(await project.importFiles([`${staged.folder}/none.mp4`])).toBe(false);
  });

  test("a file that Premiere cannot read is answered true, and nothing comes", async () => {
    const { premiere } = await aCut();
    await staged.disk.write(`${staged.folder}/words.txt`, Buffer.from("words"), "replace");
    const { project } = await open(premiere);
    const before = premiere.project.document;
    expect(await project.importFiles([`${staged.folder}/words.txt`])).toBe(true);
    await premiere.settled();
    expect(premiere.project.document).toBe(before);
    expect(premiere.mishaps).toEqual([`Cannot import ${staged.folder}/words.txt`]);
  });

  test("without a bin, files go to the bin where the editor stands", async () => {
    const { premiere } = await aCut();
    const binId = premiere.newBin("Rushes");
    premiere.project.look((view) => ({ ...view, insertionBinId: binId }));
    const { project } = await open(premiere);
    await project.importFiles([`${staged.folder}/still.png`]);
    await premiere.settled();
    expect(premiere.project.document.items.at(-1)).toMatchObject({ name: "still.png", parentId: binId });
  });

  test("a bin is made, filled and found by its media path", async () => {
    const { premiere } = await aCut();
    const { folder, disk } = staged;
    await disk.write(`${folder}/take.png`, still(64, 36), "replace");
    const { project } = await open(premiere);
    const root = await project.getRootItem();
    expect(transact(project, "Make bin", () => [root.createBinAction("Pickup", true)])).toBe(true);
    const bin = (await root.getItems()).find(({ name }) => name === "Pickup");
    if (bin === undefined) throw new Error("No bin");
    await project.importFiles([`${folder}/take.png`], true, bin);
    await premiere.settled();
    const { ClipProjectItem, FolderItem, ProjectItem } = premiere.modules.premierepro;
    expect(ClipProjectItem.cast(bin)).toBeNull();
    const [take] = await FolderItem.cast(bin).getItems();
    expect(take?.name).toBe("take.png");
    const all = ClipProjectItem.cast(ProjectItem.cast(root));
    const found = await all.findItemsMatchingMediaPath(`${folder}/take.png`, true);
    expect(found.map((item) => item.getId())).toEqual([take?.getId()]);
  });
});

describe("frames", () => {
  async function exported(premiere: SimulatedPremiere, name: string, frame: number): Promise<boolean> {
    const { sequence } = await open(premiere);
    const { Exporter, TickTime } = premiere.modules.premierepro;
    const time = TickTime.createWithTicks(String(frames(frame)));
    return Exporter.exportSequenceFrame(sequence, time, name, staged.folder, 320, 180);
  }

  test("an exported frame is answered before it exists, and is the composed picture at the asked size", async () => {
    const { premiere, sequenceId } = await aCut();
    await overwriteAt(premiere, "clip.mp4", 100, 1, -1);
    expect(await exported(premiere, "a.png", 120)).toBe(true);
    expect(await staged.disk.stat(`${staged.folder}/a.png`)).toBeUndefined();
    await premiere.settled();
    const { width, height, data } = decode(await staged.disk.read(`${staged.folder}/a.png`));
    expect([width, height]).toEqual([320, 180]);
    const seen = premiere.frameAt(sequenceId, frames(120));
    expect(seen.layers).toEqual([
      { kind: "media", path: `${staged.folder}/clip.mp4`, still: false, seconds: expect.closeTo(0.8, 6) as number },
    ]);
    expect([...data.slice(0, 3)]).toEqual(testCardColour(seen));
  });

  test("a full path as file name writes nothing; a colon is refused; a gap is black", async () => {
    const { premiere } = await aCut();
    await exported(premiere, `${staged.folder}/b.png`, 0);
    expect(await exported(premiere, "10:00:00:00.png", 0)).toBe(false);
    await exported(premiere, "gap.png", 900);
    await premiere.settled();
    const names = await staged.disk.list(staged.folder);
    expect(names.filter((name) => name.endsWith(".png")).sort()).toEqual(["gap.png", "still.png"]);
    const { data } = decode(await staged.disk.read(`${staged.folder}/gap.png`));
    expect([...data.slice(0, 3)]).toEqual([0, 0, 0]);
  });

  test("25.6 doubles the extension", async () => {
    const { premiere } = await aCut("25.6");
    await exported(premiere, "c.png", 0);
    await premiere.settled();
    expect(await staged.disk.list(staged.folder)).toContain("c.png.png");
    expect(await staged.disk.list(staged.folder)).not.toContain("c.png");
  });

  test("what is disabled or on a track with its eye off is not in the picture; a title lies over it", async () => {
    const { premiere, sequenceId } = await aCut();
    await overwriteAt(premiere, "clip.mp4", 0, 1, -1);
    const shown = (): readonly string[] =>
      premiere.frameAt(sequenceId, frames(5)).layers.map((layer) => (layer.kind === "media" ? layer.path : layer.text));
    const { folder } = staged;
    premiere.addTitle(sequenceId, "Chapter one", { start: frames(0), end: frames(10) }, 2);
    expect(shown()).toEqual([`${folder}/clip.mp4`, "Chapter one"]);
    const { project, sequence } = await open(premiere);
    const clip = await firstVideoItem(premiere, 1);
    transact(project, "Disable", () => [clip.createSetDisabledAction(true)]);
    expect(shown()).toEqual([`${folder}/long.mp4`, "Chapter one"]);
    await (await sequence.getVideoTrack(2)).setMute(true);
    expect(shown()).toEqual([`${folder}/long.mp4`]);
  });
});

describe("metadata", () => {
  const packet = (body: string): string =>
    `<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">` +
    `<rdf:Description rdf:about="" xmlns:p="${PROJECT_METADATA}">${body}</rdf:Description></rdf:RDF></x:xmpmeta>`;

  test("a column is added once, takes a value with every character, and gives it back", async () => {
    const { premiere, clipId } = await aCut();
    const { Metadata } = premiere.modules.premierepro;
    const { project } = await open(premiere);
    const item = await itemNamed(premiere, "clip.mp4");
    const add = (): Promise<boolean> =>
      Metadata.addPropertyToProjectMetadataSchema("Pickup.Prompt", "Prompt", Metadata.METADATA_TYPE_TEXT);
    expect(await add()).toBe(true);
    expect(await add()).toBe(false);
    const xml = packet(
      `<p:Pickup.Prompt>rain &amp; &lt;neon&gt; “Straße” 雨</p:Pickup.Prompt><p:Unknown>x</p:Unknown>`,
    );
    transact(project, "Columns", () => [
      Metadata.createSetProjectMetadataAction(item, xml, ["Pickup.Prompt", "Unknown"]),
    ]);
    const stored = premiere.project.document.items.find(({ id }) => id === clipId)?.columns;
    expect(stored).toEqual({ "Pickup.Prompt": "rain & <neon> “Straße” 雨" });
    const read = await Metadata.getProjectMetadata(item);
    expect(read).toContain(PROJECT_METADATA);
    transact(project, "Again", () => [Metadata.createSetProjectMetadataAction(item, read, ["Pickup.Prompt"])]);
    expect(premiere.project.document.items.find(({ id }) => id === clipId)?.columns).toEqual(stored);
  });

  test("XMP keeps only namespaces that are declared, and goes into the file", async () => {
    const { premiere } = await aCut();
    const { Metadata } = premiere.modules.premierepro;
    const { project } = await open(premiere);
    const item = await itemNamed(premiere, "clip.mp4");
    const xml = packet(`<p:Kept>yes</p:Kept><q:Lost>no</q:Lost>`);
    transact(project, "XMP", () => [Metadata.createSetXMPMetadataAction(item, xml)]);
    await premiere.settled();
    const kept = await Metadata.getXMPMetadata(item);
    expect(kept).toContain("<p:Kept>yes</p:Kept>");
    expect(kept).not.toContain("Lost");
    expect(await readXmp(staged.disk, `${staged.folder}/clip.mp4`)).toBe(kept);
  });
});
