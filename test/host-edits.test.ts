/** The simulated Premiere around the edit: its monitors and markers, footage replaced and interpreted, and what a project keeps. */

import type { Action } from "@adobe/premierepro";
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
import type { SimulatedSequence } from "./host/document";
import { SimulatedProject } from "./host/model";
import type { Stage } from "./host/stage.node";

let staged: Stage;
afterEach(() => staged.strike());

async function aCut(): ReturnType<typeof cutOf> {
  const made = await cutOf();
  staged = made.stage;
  return made;
}

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

  test("what is played slower can be marked, and laid, as far as it then goes", async () => {
    const { premiere } = await aCut();
    const { ClipProjectItem, TickTime } = premiere.modules.premierepro;
    const clip = ClipProjectItem.cast(await itemNamed(premiere, "clip.mp4"));
    const { project } = await open(premiere);
    const marked = (from: number, to: number): boolean =>
      transact(project, "Mark", () => [
        clip.createSetInOutPointsAction(
          TickTime.createWithTicks(String(frames(from))),
          TickTime.createWithTicks(String(frames(to))),
        ),
      ]);
    transact(project, "Play it at half the rate", () => [clip.createSetOverrideFrameRateAction(12.5)]);
    // 50 frames at 12.5 are 100 of the sequence's.
    expect(marked(60, 90)).toBe(true);
    await overwriteAt(premiere, "clip.mp4", 300, 1, -1);
    expect(marked(60, 200)).toBe(true);
    await overwriteAt(premiere, "clip.mp4", 400, 1, -1);
    expect(timeline(premiere)[1]).toEqual(["clip.mp4 300-330 @60", "clip.mp4 400-440 @60"]);
    expect(marked(100, 110)).toBe(false);
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
