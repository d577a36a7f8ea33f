import { frameRateOf, ticks, timecode } from "../src/core/time";
import { failureOf, StudioError } from "../src/core/failure";
import { transact } from "../src/premiere/transact";
import { readHostVersion, readPlayhead, readProject } from "../src/premiere/project";
import { onHostChange } from "../src/premiere/events";
import type { HostChange } from "../src/premiere/events";
import { at, cleanUp, media, sequenceFacts, startPremiere } from "./premiere.setup";
import { HOSTILE, STRICT } from "./host/manners";
import type * as setup from "./premiere.setup";

jest.mock("premierepro", () => jest.requireActual<typeof setup>("./premiere.setup").moduleOfNow, {
  virtual: true,
});

afterEach(cleanUp);

async function readSequence() {
  const project = await readProject();
  if (project?.sequence === undefined) throw new Error("No sequence was read");
  return project.sequence;
}

describe("what is open", () => {
  test("without a project there is nothing to read", async () => {
    await startPremiere({ project: null });
    expect(await readProject()).toBeUndefined();
    expect(await readPlayhead()).toBeUndefined();
  });

  test("a project that was never saved has no path, and without a sequence there is none", async () => {
    const { premiere } = await startPremiere();
    expect(await readProject()).toEqual({ projectId: premiere.project.id, name: premiere.project.name });
    expect(await readPlayhead()).toBeUndefined();
  });

  test("a saved project says where it lies", async () => {
    const { premiere, folder } = await startPremiere();
    await premiere.save(`${folder}/Film.prproj`);
    expect((await readProject())?.path).toBe(`${folder}/Film.prproj`);
  });

  test("Premiere's version is its own word", async () => {
    await startPremiere({ version: "25.6" });
    expect(await readHostVersion()).toMatch(/^25\.6/);
  });
});

describe.each([
  [23.976, 10_594_584_000, "non-drop", "01:00:00:12"],
  [25, 10_160_640_000, "non-drop", "01:00:00:12"],
  [29.97, 8_475_667_200, "drop", "01;00;00;12"],
  [29.97, 8_475_667_200, "non-drop", "01:00:00:12"],
  [59.94, 4_237_833_600, "drop", "01;00;00;12"],
  [60, 4_233_600_000, "non-drop", "01:00:00:12"],
] as const)("a sequence of %s frames a second", (spoken, perFrame, display, shown) => {
  test(`is read with ${perFrame} ticks a frame, ${display}, and its start timecode`, async () => {
    const { premiere } = await startPremiere();
    const rate = frameRateOf(spoken);
    const nominal = Math.round(spoken);
    const hour = display === "drop" ? nominal * 3600 - (nominal / 15) * 54 : nominal * 3600;
    const id = premiere.newSequence(sequenceFacts(spoken, { display, zeroFrame: hour }));
    premiere.project.movePlayhead(id, at(12, rate));
    const sequence = await readSequence();
    expect(sequence.rate).toBe(perFrame);
    expect(sequence.timecodeFormat).toBe(display);
    expect(timecode(sequence.playhead, sequence.rate, sequence.timecodeFormat, sequence.zeroFrame)).toBe(shown);
  });
});

describe("a sequence", () => {
  test("that starts at 10:00:00:00, beyond the ticks that can be counted, is read by its frames", async () => {
    const { premiere } = await startPremiere();
    const id = premiere.newSequence(sequenceFacts(25, { zeroFrame: 900_000 }));
    premiere.project.movePlayhead(id, at(30, frameRateOf(25)));
    const read = await readSequence();
    expect(read.zeroFrame).toBe(900_000);
    expect(timecode(read.playhead, read.rate, read.timecodeFormat, read.zeroFrame)).toBe("10:00:01:05");
  });

  test("of frames or feet says frames, or that its format is unknown", async () => {
    const { premiere } = await startPremiere();
    premiere.newSequence(sequenceFacts(24, { display: "frames" }));
    expect((await readSequence()).timecodeFormat).toBe("frames");
    premiere.newSequence(sequenceFacts(24, { display: "feet 35mm" }));
    expect((await readSequence()).timecodeFormat).toBe("unknown");
  });

  test("says its size and whether it is interlaced", async () => {
    const { premiere } = await startPremiere();
    premiere.newSequence(sequenceFacts(25, { width: 1080, height: 1920, fields: "upper" }));
    expect(await readSequence()).toMatchObject({ size: { width: 1080, height: 1920 }, fields: "interlaced" });
    premiere.newSequence(sequenceFacts(25));
    expect(await readSequence()).toMatchObject({ fields: "progressive" });
  });

  test("says the shape of its pixels where Premiere words it in a known way, and is read all the same where not", async () => {
    const { premiere } = await startPremiere();
    premiere.newSequence(sequenceFacts(25));
    expect((await readSequence()).pixelAspect).toEqual({ numerator: 1, denominator: 1 });
    for (const [words, aspect] of [
      ["1.3333", { numerator: 4, denominator: 3 }],
      ["1.094", { numerator: 128, denominator: 117 }],
      ["10:11", { numerator: 10, denominator: 11 }],
      ["1.27", undefined],
      ["Square", undefined],
      ["0:1", undefined],
    ] as const) {
      premiere.newSequence(sequenceFacts(25, { pixelAspect: words }));
      expect([words, (await readSequence()).pixelAspect]).toEqual([words, aspect]);
    }
    premiere.manners = { ...premiere.manners, throwing: ["getVideoPixelAspectRatio"] };
    expect(await readSequence()).toMatchObject({ fields: "progressive" });
    expect(await readSequence()).not.toHaveProperty("pixelAspect");
  });

  test("has In and Out only when both are set and hold a frame", async () => {
    const { premiere } = await startPremiere();
    const rate = frameRateOf(25);
    const id = premiere.newSequence(sequenceFacts(25));
    expect((await readSequence()).inOut).toBeUndefined();
    premiere.mark(id, { in: at(10, rate) });
    expect((await readSequence()).inOut).toBeUndefined();
    premiere.mark(id, { in: at(10, rate), out: at(35, rate) });
    expect((await readSequence()).inOut).toEqual({ start: at(10, rate), end: at(35, rate) });
    premiere.mark(id, { in: at(10, rate), out: at(10, rate) });
    expect((await readSequence()).inOut).toBeUndefined();
  });

  test.each([
    ["strict", STRICT],
    ["hostile, with an empty selection", HOSTILE],
  ])("shows its tracks, what lies on them and what is selected: %s", async (_, manners) => {
    const { premiere, folder } = await startPremiere();
    const rate = frameRateOf(25);
    const id = premiere.newSequence(sequenceFacts(25));
    const a = await premiere.importFile(await media(folder, "A 25fps 50f sound.mp4"));
    const b = await premiere.importFile(await media(folder, "B 25fps 25f.mp4"));
    const where = { sequenceId: id, mode: "overwrite" as const };
    premiere.place({ ...where, itemId: b.id, time: at(100, rate), videoTrack: 0, audioTrack: -1 });
    premiere.place({ ...where, itemId: a.id, time: at(0, rate), videoTrack: 0, audioTrack: 1 });
    premiere.addTitle(id, "Title", { start: at(10, rate), end: at(20, rate) }, 2);
    const placed = premiere.project.document.sequences[0]?.video[0]?.items ?? [];
    premiere.setDisabled(id, placed[1]?.id ?? "", true);
    premiere.project.select(id, [placed[1]?.id ?? ""]);
    premiere.manners = manners;

    const sequence = await readSequence();
    expect(sequence.end).toBe(at(125, rate));
    expect(sequence.video.map((track) => track.index)).toEqual([0, 1, 2]);
    expect(sequence.video[0]?.items).toEqual([
      {
        name: a.name,
        rangeInSequence: { start: 0, end: at(50, rate) },
        disabled: false,
        selected: false,
        projectItemId: a.id,
      },
      {
        name: b.name,
        rangeInSequence: { start: at(100, rate), end: at(125, rate) },
        disabled: true,
        selected: true,
        projectItemId: b.id,
      },
    ]);
    expect(sequence.video[2]?.items[0]?.name).toBe("Title");
    expect(sequence.audio[1]?.items).toHaveLength(1);
  });

  test("the playhead is read without the rest", async () => {
    const { premiere, projectId } = await startPremiere();
    const id = premiere.newSequence(sequenceFacts(25));
    premiere.project.movePlayhead(id, ticks(123_456_789));
    expect(await readPlayhead()).toEqual({ projectId, sequenceId: id, playhead: 123_456_789 });
  });

  test("what Premiere refuses is passed on under the call's own name, and nothing is made up for it", async () => {
    const { premiere } = await startPremiere({ manners: { throwing: ["lockedAccess"] } });
    premiere.newSequence(sequenceFacts(25));
    const { Project } = premiere.modules.premierepro;
    const project = await Project.getActiveProject();
    expect(() => transact(project, "Nothing", () => [])).toThrow(StudioError);
    try {
      transact(project, "Nothing", () => []);
    } catch (error) {
      expect(failureOf(error)).toEqual({
        kind: "host-refused",
        call: "Project.executeTransaction",
        message: "lockedAccess failed.",
      });
    }
  });
});

describe("host events", () => {
  test("opening a sequence and selecting a clip are heard until one stops listening", async () => {
    const { premiere, folder } = await startPremiere();
    const heard: HostChange[] = [];
    const stop = onHostChange((change) => heard.push(change));
    const id = premiere.newSequence(sequenceFacts(25));
    const item = await premiere.importFile(await media(folder, "A 25fps 50f.mp4"));
    premiere.place({
      sequenceId: id,
      itemId: item.id,
      time: ticks(0),
      videoTrack: 0,
      audioTrack: -1,
      mode: "overwrite",
    });
    const placed = premiere.project.document.sequences[0]?.video[0]?.items[0]?.id ?? "";
    premiere.project.select(id, [placed]);
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(heard).toContain("sequence");
    expect(heard).toContain("selection");
    const before = heard.length;
    stop();
    stop();
    premiere.newSequence(sequenceFacts(24));
    await new Promise((resolve) => setTimeout(resolve, 0));
    expect(heard).toHaveLength(before);
  });
});
