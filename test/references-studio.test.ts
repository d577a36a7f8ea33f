/**
 * Stills with roles, from the timeline to an engine over real HTTP and back: real files, a simulated Premiere with a hole
 * from frame 100 to 196, no media room.
 */

import "./wire.host";
import { copyFile, mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { frameRateOf, rangeOf, ticksOfFrames } from "../src/core/time";
import { SimulatedProject } from "./host/model";
import { newProjectId } from "./host/premiere";
import { filesHeld, held, keptWith, problem, roles, said } from "./references.setup";
import { newRoom } from "./rooms.setup";
import { soon } from "./studio.setup";

const RATE = frameRateOf(24);

describe("from the timeline to an engine", () => {
  test("the frames beside the hole become first and last, arrive as such, and come back with their roles", async () => {
    const room = await newRoom({ tongue: "openrouter" });
    await room.addEngine({ costs: "nothing" });
    const { references } = room.studio;
    await references.takeFrame("before");
    await references.takeFrame("after");
    await references.takeFrame("playhead");
    expect(roles(room)).toEqual(["first 00:00:04:03", "look 00:00:05:00", "last 00:00:08:04"]);
    expect(room.studio.state.plan?.uses).toMatchObject({ sent: ["first", "look", "last"], unsure: ["look"] });
    const takeId = await room.make();
    await soon(() => expect(room.service.jobs).toHaveLength(1));
    const [job] = room.service.jobs;
    expect(job?.fields["frame_images"]).toMatchObject([{ frame_type: "first_frame" }, { frame_type: "last_frame" }]);
    expect(job?.fields["input_references"]).toHaveLength(1);

    const { references: kept, files } = await keptWith(room, takeId);
    expect(said(kept)).toEqual(["first 00:00:04:03", "look 00:00:05:00", "last 00:00:08:04"]);
    expect(files).toEqual(["reference-2.png", "reference-3.png", "reference.png"]);
    await references.drop(0);
    await references.drop(0);
    expect(roles(room)).toEqual(["last 00:00:08:04"]);
    await room.studio.restore(takeId);
    expect(roles(room)).toEqual(["first 00:00:04:03", "look 00:00:05:00", "last 00:00:08:04"]);
  });

  test("ten stills for a server that takes one: one would be sent, and the form keeps all ten", async () => {
    const room = await newRoom({ tongue: "vllm-omni", models: ["Wan-AI/Wan2.2-TI2V-5B-Diffusers"] });
    await room.addEngine({ costs: "nothing" });
    for (let count = 0; count < 10; count += 1) await room.studio.references.takeFrame("before");
    expect(held(room).map(({ frame }) => frame.role)).toEqual(["first", ...Array.from({ length: 9 }, () => "look")]);
    const { uses } = room.studio.state.plan ?? {};
    expect([uses?.sent.length, uses?.ignored.length]).toEqual([1, 9]);
    expect(room.order().sends.frames).toHaveLength(1);
    expect(held(room)).toHaveLength(10);
  });

  test("the Animatic takes the first frame and one look; another look stays in the form and out of the record", async () => {
    const room = await newRoom();
    const { references } = room.studio;
    await references.takeFrame("before");
    await references.takeFrame("after");
    await references.setRole(1, "look");
    await references.takeFrame("playhead");
    const takeId = await room.make();
    const { references: kept, files } = await keptWith(room, takeId);
    expect(said(kept)).toEqual(["first 00:00:04:03", "look 00:00:08:04"]);
    expect(files).toEqual(["reference-2.png", "reference.png"]);
    expect(roles(room)).toEqual(["first 00:00:04:03", "look 00:00:08:04", "look 00:00:05:00"]);
  });

  test("a look alone is nothing to draw from, and the panel says so before", async () => {
    const room = await newRoom();
    await room.studio.references.takeFrame("before");
    await room.studio.references.setRole(0, "look");
    room.studio.editForm({ prompt: "" });
    expect(room.studio.state.plan?.refusal).toMatchObject({ kind: "empty-prompt" });
  });

  test("a role that is given takes it over, and it is said who gave way", async () => {
    const room = await newRoom();
    const { references } = room.studio;
    await references.takeFrame("before");
    await references.takeFrame("after");
    await references.setRole(1, "first");
    expect(roles(room)).toEqual(["first 00:00:08:04", "look 00:00:04:03"]);
    expect(room.studio.state.references.gaveWay).toMatchObject({ role: "first", from: { timecode: "00:00:04:03" } });
    await references.drop(1);
    expect(room.studio.state.references).toEqual({});
  });

  test("a frame that is not there is refused with the reason, and what is held stays", async () => {
    const room = await newRoom();
    const { references } = room.studio;
    await references.takeFrame("before");
    await references.takeFrame("out");
    expect(problem(room)).toEqual({ kind: "no-frame", why: "no-in-out" });
    await references.takeFrame("clip-first");
    expect(problem(room)).toEqual({ kind: "no-frame", why: "nothing-selected" });
    expect(roles(room)).toEqual(["first 00:00:04:03"]);
  });
});

test("a frame that comes when another project is open is held by neither, and nothing is left of it", async () => {
  const room = await newRoom();
  const { premiere, studio } = room;
  await studio.references.takeFrame("before");
  const [still] = held(room);
  if (still === undefined) throw new Error("No frame is held");
  const file = still.file.replace("frame-", "frame-later-");
  const second = SimulatedProject.create({ id: newProjectId(), path: `${room.folder}/other.prproj` });
  const adding = studio.references.add(async () => {
    await copyFile(still.file, file);
    premiere.closeProject();
    premiere.openProject(second);
    await soon(() => expect(studio.state.host).toMatchObject({ project: { projectId: second.id } }));
    return { ...still, file };
  }, "look");
  await expect(adding).rejects.toThrow("Another project was opened meanwhile");
  expect(held(room)).toEqual([]);
  expect(await filesHeld(room)).not.toContainEqual(expect.stringContaining("later"));
});

test("what an earlier session held is cleared, and what another machine holds is not", async () => {
  const room = await newRoom();
  await room.studio.references.takeFrame("before");
  const [mine] = await filesHeld(room);
  expect(mine).toMatch(/^[^/]+\/frame-/);
  await room.restart(async () => {
    await mkdir(path.join(room.folder, "Pickup/frames/another-machine"));
    await writeFile(path.join(room.folder, "Pickup/frames/another-machine/frame-1.png"), "held there");
  });
  await soon(async () => expect(await filesHeld(room)).toEqual(["another-machine/frame-1.png"]));
});

describe("the clip’s own frame", () => {
  test("a title has none, and the programme frame stays held", async () => {
    const room = await newRoom();
    const sequenceId = room.premiere.project.view.activeSequenceId ?? "";
    room.premiere.addTitle(sequenceId, "Day 400", rangeOf(ticksOfFrames(90, RATE), ticksOfFrames(20, RATE)), 1);
    await room.studio.references.takeFrame("before");
    const [before] = held(room);
    expect(before?.frame.from).toMatchObject({ kind: "program", carries: ["Day 400"] });
    await room.studio.references.showInstead(0, 1);
    expect(problem(room)).toEqual({ kind: "no-own-frame", clip: "Day 400", why: "no-media" });
    expect(held(room)).toEqual([before]);
  });

  test("media that went away is named offline", async () => {
    const room = await newRoom();
    await room.studio.references.takeFrame("before");
    await room.uxp.fs.unlink(path.join(room.folder, "before.png"));
    await room.studio.references.showInstead(0, 0);
    expect(problem(room)).toMatchObject({ kind: "no-own-frame", why: "offline" });
  });

  test("a sequence in a sequence has no media", async () => {
    const room = await newRoom();
    const outer = room.premiere.project.view.activeSequenceId ?? "";
    const inner = room.premiere.newSequence({ name: "Inner", rate: RATE, width: 1280, height: 720 });
    const still = room.premiere.project.document.items.find(({ name }) => name === "before.png");
    const nest = room.premiere.project.document.items.find(
      ({ content }) => content.kind === "sequence" && content.sequenceId === inner,
    );
    const at = { mode: "overwrite", time: ticksOfFrames(0, RATE), audioTrack: -1 } as const;
    room.premiere.place({ sequenceId: inner, itemId: still?.id ?? "", videoTrack: 0, ...at });
    room.premiere.place({ sequenceId: outer, itemId: nest?.id ?? "", videoTrack: 1, ...at });
    room.premiere.project.openSequence(outer);
    await room.studio.references.takeFrame("before");
    await room.studio.references.showInstead(0, 1);
    expect(problem(room)).toMatchObject({ kind: "no-own-frame", why: "sequence" });
  });
});
