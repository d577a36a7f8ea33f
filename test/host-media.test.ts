/** The simulated Premiere and its media: imports, frames, metadata, and what a project keeps. */

import type { Action } from "@adobe/premierepro";
import { decode } from "fast-png";
import { frameRateOf, ticks } from "../src/core/time";
import {
  aCut as cutOf,
  firstVideoItem,
  frames,
  insertAt,
  itemNamed,
  open,
  overwriteAt,
  RATE,
  theSequence,
  timeline,
  transact,
} from "./host/cut.node";
import { readXmp } from "./host/embedding";
import { footage, still } from "./host/footage.node";
import type { SimulatedSequence } from "./host/model";
import { SimulatedProject } from "./host/model";
import { nodeMedia } from "./host/media.node";
import { testCardColour, testCards } from "./host/pictures.node";
import type { Disk } from "./host/ports";
import { SimulatedPremiere } from "./host/premiere";
import type { Stage } from "./host/stage.node";
import { stage } from "./host/stage.node";
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

describe("around the edit", () => {
  test("the source monitor shows an item or a file, and 26.3 can move in it", async () => {
    const { premiere, clipId } = await aCut();
    const { SourceMonitor, TickTime } = premiere.modules.premierepro;
    expect(await SourceMonitor.play()).toBe(false);
    expect(await SourceMonitor.openProjectItem(await itemNamed(premiere, "clip.mp4"))).toBe(true);
    expect((await SourceMonitor.getProjectItem()).getId()).toBe(clipId);
    await SourceMonitor.setPosition(TickTime.TIME_ONE_SECOND);
    await SourceMonitor.play(1);
    expect(premiere.project.view.source).toEqual({ itemId: clipId, position: frames(25), speed: 1 });
    expect(await SourceMonitor.openFilePath(`${staged.folder}/none.mp4`)).toBe(false);
    expect(await SourceMonitor.openFilePath(`${staged.folder}/still.png`)).toBe(true);
    expect(await SourceMonitor.getProjectItem()).toBeNull();
  });

  test("a marker is added, coloured and undone; a custom property is kept", async () => {
    const { premiere } = await aCut();
    const { Markers, Properties, TickTime, Constants } = premiere.modules.premierepro;
    const { project, sequence } = await open(premiere);
    const markers = await Markers.getMarkers(sequence);
    transact(project, "Mark", () => [
      markers.createAddMarkerAction("Pickup", "Comment", TickTime.TIME_ONE_SECOND, TickTime.TIME_ZERO, "rain"),
    ]);
    const [marker] = markers.getMarkers();
    if (marker === undefined) throw new Error("No marker");
    transact(project, "Colour", () => [marker.createSetColorByIndexAction(6)]);
    expect([marker.getName(), marker.getComments(), marker.getStart().seconds, marker.getColorIndex()]).toEqual([
      "Pickup",
      "rain",
      1,
      6,
    ]);
    premiere.undo();
    premiere.undo();
    expect(markers.getMarkers()).toEqual([]);

    const properties = await Properties.getProperties(project);
    expect(properties.hasValue("pickup")).toBe(false);
    transact(project, "Property", () => [
      properties.createSetValueAction("pickup", "yes", Constants.PropertyType.PERSISTENT),
    ]);
    expect(properties.getValue("pickup")).toBe("yes");
  });

  test("Replace Footage gives an item other media, where it lies on the timeline too", async () => {
    const { premiere, sequenceId } = await aCut();
    const { ClipProjectItem } = premiere.modules.premierepro;
    await overwriteAt(premiere, "clip.mp4", 0, 1, -1);
    const clip = ClipProjectItem.cast(await itemNamed(premiere, "clip.mp4"));
    expect(await clip.changeMediaFilePath(`${staged.folder}/none.mp4`)).toBe(false);
    expect(await clip.changeMediaFilePath(`${staged.folder}/long.mp4`)).toBe(true);
    expect(premiere.frameAt(sequenceId, frames(0)).layers).toMatchObject([{ path: `${staged.folder}/long.mp4` }]);
    // Not undoable: what was done before is taken back, and the item keeps its new media.
    expect(premiere.undo()).toBe("Place take");
    premiere.redo();
    expect(premiere.frameAt(sequenceId, frames(0)).layers).toMatchObject([{ path: `${staged.folder}/long.mp4` }]);
    // Media of another kind would tear what lies on the timeline apart.
    expect(await clip.changeMediaFilePath(`${staged.folder}/still.png`)).toBe(false);
    premiere.makeOfSeveral((await itemNamed(premiere, "clip.mp4")).getId(), "merged");
    const merged = ClipProjectItem.cast(await itemNamed(premiere, "clip.mp4"));
    expect([await merged.isMergedClip(), await merged.canChangeMediaPath()]).toEqual([true, false]);
    expect(await merged.changeMediaFilePath(`${staged.folder}/clip.mp4`)).toBe(false);
  });

  test("Interpret Footage: what lies on the timeline keeps its place and shows other frames, in one undo step", async () => {
    const { premiere, sequenceId } = await aCut();
    const { ClipProjectItem } = premiere.modules.premierepro;
    await overwriteAt(premiere, "clip.mp4", 0, 1, -1);
    const clip = ClipProjectItem.cast(await itemNamed(premiere, "clip.mp4"));
    expect((await clip.getFootageInterpretation()).getFrameRate()).toBe(25);
    const { project } = await open(premiere);
    expect(transact(project, "Play it at 30", () => [clip.createSetOverrideFrameRateAction(30)])).toBe(true);
    expect((await clip.getFootageInterpretation()).getFrameRate()).toBe(30);
    expect(timeline(premiere)[1]).toEqual(["clip.mp4 0-50 @0"]);
    // 50 frames at 30: after 41 of the sequence's, and two thirds of one, the film is over.
    const secondsAt = (frame: number) =>
      premiere.frameAt(sequenceId, frames(frame)).layers.map((layer) => ("seconds" in layer ? layer.seconds : 0));
    expect(secondsAt(25)).toEqual([expect.closeTo(1.2, 6)]);
    expect(secondsAt(45)).toEqual([45 / 25]);
    expect(premiere.frameAt(sequenceId, frames(45)).layers).toMatchObject([{ path: `${staged.folder}/long.mp4` }]);
    // Laid anew, it is as long as it is played.
    await overwriteAt(premiere, "clip.mp4", 100, 1, -1);
    expect(timeline(premiere)[1]).toEqual(["clip.mp4 0-50 @0", "clip.mp4 100-142 @0"]);
    premiere.undo();
    expect(premiere.undo()).toBe("Play it at 30");
    expect((await clip.getFootageInterpretation()).getFrameRate()).toBe(25);
  });

  test("a rate is demanded under the lock, as a number, of video", async () => {
    const { premiere } = await aCut();
    const { ClipProjectItem } = premiere.modules.premierepro;
    const clip = ClipProjectItem.cast(await itemNamed(premiere, "clip.mp4"));
    expect(() => clip.createSetOverrideFrameRateAction(25)).toThrow("Requires locked access");
    const { project } = await open(premiere);
    const asked = (item: typeof clip, ...given: readonly unknown[]): boolean =>
      transact(project, "Play it", () => {
        const make = item.createSetOverrideFrameRateAction.bind(item) as (...given: readonly unknown[]) => Action;
        return [make(...given)];
      });
    expect(() => asked(clip)).toThrow("Not Enough Parameters");
    expect(() => asked(clip, "25")).toThrow("Illegal Parameter type");
    expect(() => asked(clip, 0)).toThrow("Invalid parameter.");
    const image = ClipProjectItem.cast(await itemNamed(premiere, "still.png"));
    expect(() => asked(image, 25)).toThrow("Invalid parameter.");
    expect(await image.getFootageInterpretation()).toBeNull();
    expect(premiere.project.undoLabels).not.toContain("Play it");
  });

  test("the right half of a linked split is linked anew, and moving one item overwrites what it lands on", async () => {
    const { premiere } = await aCut();
    await insertAt(premiere, "clip.mp4", 100, 0);
    const { video, audio } = theSequence(premiere);
    expect(video[0]?.items.map(({ linkId }) => linkId)).toHaveLength(3);
    expect(video[0]?.items[2]?.linkId).toBe(audio[0]?.items[1]?.linkId);
    expect(video[0]?.items[2]?.linkId).not.toBe(video[0]?.items[0]?.linkId);
    const { project } = await open(premiere);
    const first = await firstVideoItem(premiere);
    const by = premiere.modules.premierepro.TickTime.createWithTicks(String(frames(75)));
    transact(project, "Move", () => [first.createMoveAction(by)]);
    expect(timeline(premiere)[0]).toEqual(["long.mp4 75-175 @0", "long.mp4 175-300 @125"]);
  });
});

describe("keeping", () => {
  test("a saved project comes back with its timeline, its undo stack and its playhead", async () => {
    const { premiere, sequenceId } = await aCut();
    await overwriteAt(premiere, "clip.mp4", 100, 0, -1);
    premiere.project.movePlayhead(sequenceId, frames(42));
    const before = timeline(premiere);
    await premiere.save(`${staged.folder}/film.prproj`);
    expect(premiere.project.dirty).toBe(false);
    const bytes = await staged.disk.read(`${staged.folder}/film.prproj`);
    const reopened = SimulatedProject.load(JSON.parse(Buffer.from(bytes).toString("utf8")));
    premiere.closeProject();
    expect(await premiere.modules.premierepro.Project.getActiveProject()).toBeNull();
    premiere.openProject(reopened);
    expect(timeline(premiere)).toEqual(before);
    expect(premiere.project.view.playheads[sequenceId]).toBe(frames(42));
    expect(premiere.undo()).toBe("Place take");
    expect(timeline(premiere)[0]).toEqual(["long.mp4 0-250 @0"]);
  });

  test("undo after any edits gives back the former timeline exactly, and tracks never overlap", async () => {
    const { premiere } = await aCut();
    for (const seed of [1, 2, 3, 4, 5]) {
      const random = randomFrom(seed);
      const history = [premiere.project.document];
      for (let step = 0; step < 12; step++) {
        const name = random(2) === 0 ? "clip.mp4" : "long.mp4";
        const before = premiere.project.document;
        if (random(3) === 0) await insertAt(premiere, name, random(400), random(4));
        else await overwriteAt(premiere, name, random(400), random(4), random(2) - 1);
        if (premiere.project.document !== before) history.push(premiere.project.document);
        expect(overlaps(theSequence(premiere))).toEqual([]);
        expect(lengthened(theSequence(premiere))).toEqual([]);
      }
      const states = history.map((document) => JSON.stringify(document));
      for (const state of [...states].reverse().slice(1)) {
        premiere.undo();
        expect(JSON.stringify(premiere.project.document)).toBe(state);
      }
      for (const state of states.slice(1)) {
        premiere.redo();
        expect(JSON.stringify(premiere.project.document)).toBe(state);
      }
      for (let step = 1; step < states.length; step++) premiere.undo();
    }
  });
});

/** Whole numbers below `most`, the same for the same seed (Park and Miller's generator). */
function randomFrom(seed: number): (most: number) => number {
  let state = seed * 7919;
  return (most) => {
    state = (state * 48271) % 2147483647;
    return state % most;
  };
}

function overlaps({ video, audio }: SimulatedSequence): readonly string[] {
  return [...video, ...audio].flatMap(({ items }) =>
    items.flatMap((item, index) => {
      const next = items[index + 1];
      return item.end <= item.start || (next !== undefined && next.start < item.end) ? [item.id] : [];
    }),
  );
}

/** Items that show more than their media has (the long one has 250 frames). */
function lengthened({ video, audio }: SimulatedSequence): readonly string[] {
  return [...video, ...audio].flatMap(({ items }) =>
    items.filter((item) => item.inPoint < 0 || (item.inPoint + item.end - item.start) / RATE > 250).map(({ id }) => id),
  );
}
