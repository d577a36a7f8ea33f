/**
 * Stills with roles and the library, from the timeline to an engine over real HTTP and back: real files, a simulated
 * Premiere with a hole from frame 100 to 196, no media room.
 */

import "./wire.host";
import { copyFile, mkdir, readdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { decodeEntry } from "../src/core/library";
import type { ReferenceFrame } from "../src/core/shot";
import { rangeOf, ticksOfFrames, frameRateOf } from "../src/core/time";
import type { ReferenceChoice } from "../src/studio/form/shot-form";
import { SimulatedProject } from "./host/model";
import { newProjectId } from "./host/premiere";
import { failing, openRoom, soon, type Room } from "./studio.setup";

const RATE = frameRateOf(24);
const H3 = "MiniMaxAI/MiniMax-H3";

let room: Room;
afterEach(() => room.close());

const held = (): readonly ReferenceChoice[] => room.studio.state.form.references;
const said = (frames: readonly Pick<ReferenceFrame, "role" | "from">[]): readonly string[] =>
  frames.map(
    ({ role, from }) => `${role} ${"timecode" in from ? from.timecode : "name" in from ? from.name : from.kind}`,
  );
const roles = (): readonly string[] => said(held().map(({ frame }) => frame));
const problem = (): unknown => room.studio.state.problem?.failure;

async function recipeOf(
  takeId: string,
): Promise<{ readonly references: readonly ReferenceFrame[]; readonly files: readonly string[] }> {
  const folder = path.join(room.folder, "Pickup/takes", takeId);
  const files = (await readdir(folder)).filter((name) => name.startsWith("reference")).sort();
  return { references: room.take(takeId).recipe.references, files };
}

describe("from the timeline to an engine", () => {
  test("the frames beside the hole become first and last, arrive as such, and come back with their roles", async () => {
    room = await openRoom({ tongue: "openrouter" });
    await room.addEngine({ costs: "nothing" });
    const { references } = room.studio;
    await references.takeFrame("before");
    await references.takeFrame("after");
    await references.takeFrame("playhead");
    expect(roles()).toEqual(["first 00:00:04:03", "look 00:00:05:00", "last 00:00:08:04"]);
    expect(room.studio.state.plan?.uses).toMatchObject({ sent: ["first", "look", "last"], unsure: ["look"] });
    const takeId = await room.make();
    await soon(() => expect(room.service.jobs).toHaveLength(1));
    const [job] = room.service.jobs;
    expect(job?.fields["frame_images"]).toMatchObject([{ frame_type: "first_frame" }, { frame_type: "last_frame" }]);
    expect(job?.fields["input_references"]).toHaveLength(1);

    const { references: kept, files } = await recipeOf(takeId);
    expect(said(kept)).toEqual(["first 00:00:04:03", "look 00:00:05:00", "last 00:00:08:04"]);
    expect(files).toEqual(["reference-2.png", "reference-3.png", "reference.png"]);
    await references.drop(0);
    await references.drop(0);
    expect(roles()).toEqual(["last 00:00:08:04"]);
    await room.studio.restore(takeId);
    expect(roles()).toEqual(["first 00:00:04:03", "look 00:00:05:00", "last 00:00:08:04"]);
  });

  test("ten stills for a server that takes one: one would be sent, and the form keeps all ten", async () => {
    room = await openRoom({ tongue: "vllm-omni", models: ["Wan-AI/Wan2.2-TI2V-5B-Diffusers"] });
    await room.addEngine({ costs: "nothing" });
    for (let count = 0; count < 10; count += 1) await room.studio.references.takeFrame("before");
    expect(held().map(({ frame }) => frame.role)).toEqual(["first", ...Array.from({ length: 9 }, () => "look")]);
    const { uses } = room.studio.state.plan ?? {};
    expect([uses?.sent.length, uses?.ignored.length]).toEqual([1, 9]);
    expect(room.order().sends.frames).toHaveLength(1);
    expect(held()).toHaveLength(10);
  });

  test("the Animatic takes the first frame and one look; another look stays in the form and out of the record", async () => {
    room = await openRoom();
    const { references } = room.studio;
    await references.takeFrame("before");
    await references.takeFrame("after");
    await references.setRole(1, "look");
    await references.takeFrame("playhead");
    const takeId = await room.make();
    const { references: kept, files } = await recipeOf(takeId);
    expect(said(kept)).toEqual(["first 00:00:04:03", "look 00:00:08:04"]);
    expect(files).toEqual(["reference-2.png", "reference.png"]);
    expect(roles()).toEqual(["first 00:00:04:03", "look 00:00:08:04", "look 00:00:05:00"]);
  });

  test("a look alone is nothing to draw from, and the panel says so before", async () => {
    room = await openRoom();
    await room.studio.references.takeFrame("before");
    await room.studio.references.setRole(0, "look");
    room.studio.editForm({ prompt: "" });
    expect(room.studio.state.plan?.refusal).toMatchObject({ kind: "empty-prompt" });
  });

  test("a role that is given takes it over, and it is said who gave way", async () => {
    room = await openRoom();
    const { references } = room.studio;
    await references.takeFrame("before");
    await references.takeFrame("after");
    await references.setRole(1, "first");
    expect(roles()).toEqual(["first 00:00:08:04", "look 00:00:04:03"]);
    expect(room.studio.state.references.gaveWay).toMatchObject({ role: "first", from: { timecode: "00:00:04:03" } });
    await references.drop(1);
    expect(room.studio.state.references).toEqual({});
  });

  test("a frame that is not there is refused with the reason, and what is held stays", async () => {
    room = await openRoom();
    const { references } = room.studio;
    await references.takeFrame("before");
    await references.takeFrame("out");
    expect(problem()).toEqual({ kind: "no-frame", why: "no-in-out" });
    await references.takeFrame("clip-first");
    expect(problem()).toEqual({ kind: "no-frame", why: "nothing-selected" });
    expect(roles()).toEqual(["first 00:00:04:03"]);
  });
});

test("a frame that comes when another project is open is held by neither, and nothing is left of it", async () => {
  room = await openRoom();
  const { premiere, studio } = room;
  await studio.references.takeFrame("before");
  const [still] = held();
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
  expect(held()).toEqual([]);
  expect(await stills()).not.toContainEqual(expect.stringContaining("later"));
});

test("what an earlier session held is cleared, and what another machine holds is not", async () => {
  room = await openRoom();
  await room.studio.references.takeFrame("before");
  const [mine] = await stills();
  expect(mine).toMatch(/^[^/]+\/frame-/);
  await room.restart(async () => {
    await mkdir(path.join(room.folder, "Pickup/frames/another-machine"));
    await writeFile(path.join(room.folder, "Pickup/frames/another-machine/frame-1.png"), "held there");
  });
  await soon(async () => expect(await stills()).toEqual(["another-machine/frame-1.png"]));
});

/** Held in files, by machine. */
async function stills(): Promise<readonly string[]> {
  const folder = path.join(room.folder, "Pickup/frames");
  return (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".png"));
}

describe("the clip’s own frame", () => {
  test("a title has none, and the programme frame stays held", async () => {
    room = await openRoom();
    const sequenceId = room.premiere.project.view.activeSequenceId ?? "";
    room.premiere.addTitle(sequenceId, "Day 400", rangeOf(ticksOfFrames(90, RATE), ticksOfFrames(20, RATE)), 1);
    await room.studio.references.takeFrame("before");
    const [before] = held();
    expect(before?.frame.from).toMatchObject({ kind: "program", carries: ["Day 400"] });
    await room.studio.references.showInstead(0, 1);
    expect(problem()).toEqual({ kind: "no-own-frame", clip: "Day 400", why: "no-media" });
    expect(held()).toEqual([before]);
  });

  test("media that went away is named offline", async () => {
    room = await openRoom();
    await room.studio.references.takeFrame("before");
    await room.uxp.fs.unlink(path.join(room.folder, "before.png"));
    await room.studio.references.showInstead(0, 0);
    expect(problem()).toMatchObject({ kind: "no-own-frame", why: "offline" });
  });

  test("a sequence in a sequence has no media", async () => {
    room = await openRoom();
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
    expect(problem()).toMatchObject({ kind: "no-own-frame", why: "sequence" });
  });
});

describe("the library", () => {
  const shelf = (): string => path.join(room.folder, "Pickup/library");
  const entry = (name: string): { readonly id: string } => {
    const found = room.studio.state.library.entries.find((one) => one.name === name);
    if (found === undefined) throw new Error(`There is no ${name}: ${JSON.stringify(room.studio.state.library)}`);
    return found;
  };
  const CONSENT = { note: "Mara Oak agreed to be shown in this film, to the producer", date: "2026-11-20" };

  async function withMara(): Promise<string> {
    await room.studio.references.takeFrame("before");
    await room.studio.library.keep(0, { kind: "person", name: "Mara" });
    await room.studio.references.drop(0);
    return entry("Mara").id;
  }

  test("a person without consent is kept and not used; with it she is a subject, and the record says on what word", async () => {
    room = await openRoom({ tongue: "vllm-omni", models: [H3] });
    await room.addEngine({ costs: "nothing" });
    const id = await withMara();
    await room.studio.library.use(id);
    expect(problem()).toEqual({ kind: "consent-missing", name: "Mara" });
    expect(held()).toEqual([]);

    await room.studio.library.edit(id, { consent: CONSENT });
    await room.studio.library.use(id);
    expect(room.studio.state.problem).toBeUndefined();
    expect(roles()).toEqual(["subject Mara"]);
    const takeId = await room.make();
    await soon(() => expect(room.service.jobs).toHaveLength(1));
    expect(room.service.jobs[0]?.files.map(({ field }) => field)).toEqual(["input_reference"]);
    expect(String(room.service.jobs[0]?.fields["extra_params"])).toBe('{"task":"ref2va"}');
    const { references } = await recipeOf(takeId);
    expect(references[0]?.from).toEqual({
      kind: "library",
      entryId: id,
      name: "Mara",
      entry: "person",
      consent: CONSENT,
    });
    const json = await readFile(path.join(shelf(), id, "entry.json"), "utf8");
    expect(decodeEntry(json)).toMatchObject({ name: "Mara", kind: "person", consent: CONSENT });
    expect((await readdir(path.join(shelf(), id))).sort()).toEqual(["entry.json", "picture-1.png"]);

    await room.studio.references.drop(0);
    await room.studio.restore(takeId);
    expect(roles()).toEqual(["subject Mara"]);
    await room.studio.library.edit(id, { consent: "none" });
    await room.studio.restore(takeId);
    expect(problem()).toEqual({ kind: "consent-missing", name: "Mara" });
    expect(held()).toEqual([]);
  });

  test("consent that is taken back holds for takes too: what is asked again or waits in the queue is not sent", async () => {
    room = await openRoom({ tongue: "vllm-omni", models: [H3] });
    await room.addEngine({ costs: "nothing" });
    const id = await withMara();
    await room.studio.library.edit(id, { consent: CONSENT });
    await room.studio.library.use(id);
    const failed = await room.make();
    await soon(() => expect(room.service.jobs).toHaveLength(1));
    room.service.advance("failed");
    await room.standsAt(failed, "failed");
    room.studio.pauseQueue(true);
    const waits = await room.make();
    await soon(() => expect(room.studio.state.queue.waiting).toEqual([waits]));
    await room.studio.library.edit(id, { consent: "none" });
    room.studio.pauseQueue(false);
    for (const takeId of [waits, failed]) {
      await room.studio.retry(takeId, { confirmed: true });
      await soon(() => {
        expect(room.take(takeId).state).toMatchObject({ failure: { kind: "consent-missing", name: "Mara" } });
      });
    }
    expect(room.service.creates).toBe(1);
    await room.restart();
    await soon(() => {
      expect(room.take(failed).state).toMatchObject({ failure: { kind: "consent-missing", name: "Mara" } });
    });
  });

  test("consent that is taken back lets go of her in the form", async () => {
    room = await openRoom();
    const id = await withMara();
    await room.studio.library.edit(id, { consent: CONSENT });
    await room.studio.references.takeFrame("before");
    await room.studio.library.use(id);
    expect(roles()).toEqual(["first 00:00:04:03", "subject Mara"]);
    await room.studio.library.edit(id, { consent: "none" });
    expect(problem()).toEqual({ kind: "consent-missing", name: "Mara" });
    expect(roles()).toEqual(["first 00:00:04:03"]);
  });

  test("consent that is taken back while a picture is still being copied stays taken back", async () => {
    room = await openRoom();
    const id = await withMara();
    await room.studio.library.edit(id, { consent: CONSENT });
    await room.studio.references.takeFrame("after");
    await Promise.all([room.studio.library.addPicture(id, 0), room.studio.library.edit(id, { consent: "none" })]);
    const kept = decodeEntry(await readFile(path.join(shelf(), id, "entry.json"), "utf8"));
    expect([kept.consent, kept.pictures.length]).toEqual([undefined, 2]);
  });

  test("a note without a day, or a day that there is not, is no consent", async () => {
    room = await openRoom();
    const id = await withMara();
    for (const consent of [
      { note: "", date: "2026-11-20" },
      { note: "yes", date: "2026-02-30" },
      { note: "yes", date: "yesterday" },
    ]) {
      await room.studio.library.edit(id, { consent });
      await room.studio.library.use(id);
      expect(problem()).toMatchObject({ kind: "consent-missing" });
    }
    expect(held()).toEqual([]);
  });

  test("a place is used in another shot as a look, renamed and removed; takes and the form keep their copies", async () => {
    room = await openRoom();
    await room.studio.references.takeFrame("after");
    await room.studio.library.keep(0, { kind: "place", name: "Pier" });
    await room.studio.references.drop(0);
    const { id } = entry("Pier");
    await room.studio.library.edit(id, { name: "The old pier" });
    await room.studio.library.use(id);
    expect(roles()).toEqual(["look The old pier"]);
    await room.studio.library.remove(id);
    expect(room.studio.state.library.entries).toEqual([]);
    expect(await readdir(shelf())).toEqual([]);
    expect((await readFile(held()[0]?.file ?? "")).length).toBeGreaterThan(50);
  });

  test("whose a picture is, and where it was taken from, is kept with the entry, and noted in every shot that uses it", async () => {
    room = await openRoom();
    const { references, library } = room.studio;
    await references.takeFrame("after");
    await references.noteRights(0, { author: "M. R.", rights: " CC BY 4.0 " });
    await library.keep(0, { kind: "place", name: "Pier" });
    await references.drop(0);
    const { id } = entry("Pier");
    const noted = { author: "M. R.", rights: "CC BY 4.0", origin: expect.stringMatching(/, 00:00:08:04$/) as unknown };
    expect(entry("Pier")).toMatchObject({ rights: noted });
    await room.restart();
    await soon(() => expect(entry("Pier")).toMatchObject({ rights: noted }));
    await room.studio.library.use(id);
    expect(held()[0]?.frame).toMatchObject({ from: { kind: "library" }, rights: noted });

    const changed = { author: "Legal desk", rights: "Contract 7", origin: "" };
    await room.studio.library.edit(id, { rights: changed });
    expect(held()[0]?.frame.rights).toMatchObject({ author: "M. R." });
    await room.studio.references.drop(0);
    await room.studio.library.use(id);
    expect(held()[0]?.frame.rights).toEqual({ author: "Legal desk", rights: "Contract 7" });
    await room.studio.library.edit(id, { name: "The old pier" });
    expect(entry("The old pier")).toMatchObject({ rights: { author: "Legal desk" } });
    await room.studio.library.edit(id, { rights: {} });
    expect(decodeEntry(await readFile(path.join(shelf(), id, "entry.json"), "utf8")).rights).toBeUndefined();
  });

  test("an entry whose picture cannot be kept is none, and what the form holds stays", async () => {
    room = await openRoom();
    await room.studio.references.takeFrame("before");
    const before = held();
    failing(room.uxp.fs, "open", (file) => String(file).includes("picture-1"));
    await room.studio.library.keep(0, { kind: "place", name: "Pier" });
    expect(room.studio.state.problem).toMatchObject({ at: "library" });
    expect(room.studio.state.library.entries).toEqual([]);
    expect(await readdir(shelf())).toEqual([]);
    expect(held()).toEqual(before);
  });

  test("a look that cannot be kept fails beside the prompt; kept, it is there for every shot", async () => {
    room = await openRoom();
    let isFull = true;
    failing(room.uxp.fs, "open", (file) => isFull && String(file).includes("library"));
    failing(room.uxp.fs, "writeFile", (file) => isFull && String(file).includes("library"));
    await room.studio.library.keepWords("Night", "Neon light, 85 mm", "look");
    expect(room.studio.state.problem).toMatchObject({ at: "look" });
    expect(room.studio.state.library).toEqual({ entries: [], unread: [] });
    isFull = false;
    await room.studio.library.keepWords("Night", "Neon light, 85 mm", "look");
    expect(room.studio.state.problem).toBeUndefined();
    expect(room.studio.state.library.entries).toMatchObject([
      { kind: "look", name: "Night", words: "Neon light, 85 mm" },
    ]);
  });

  test("a look may be words alone: they go behind the prompt, once", async () => {
    room = await openRoom();
    room.studio.editForm({ prompt: "A pier at dawn" });
    await room.studio.library.keepWords("House look", "Bleach bypass, cold shadows", "library");
    const { id } = entry("House look");
    await room.studio.library.use(id);
    await room.studio.library.use(id);
    expect(room.studio.state.form.prompt).toBe("A pier at dawn. Bleach bypass, cold shadows");
    expect(held()).toEqual([]);
  });

  test("an entry that is damaged is named and left as it is; the others are there after a restart", async () => {
    room = await openRoom();
    await withMara();
    await room.restart(async () => {
      for (const [name, json] of [
        ["half", '{"schema": "pickup.library", "version": 1, "id": "half"'],
        ["later", '{"schema": "pickup.library", "version": 2}'],
        [
          "leads-out",
          JSON.stringify({
            schema: "pickup.library",
            version: 1,
            id: "x",
            owner: "x",
            kind: "place",
            name: "Out",
            pictures: [{ file: "../../../secret.png", sha256: "", size: { width: 1, height: 1 } }],
            madeAt: "",
          }),
        ],
      ] as const) {
        await mkdir(path.join(shelf(), name));
        await writeFile(path.join(shelf(), name, "entry.json"), json);
      }
      await mkdir(path.join(shelf(), "empty"));
    });
    await soon(() => expect(room.studio.state.library.entries.map(({ name }) => name)).toEqual(["Mara"]));
    const { unread } = room.studio.state.library;
    expect(unread.map(({ name }) => name).sort()).toEqual(["empty", "half", "later", "leads-out"]);
    expect(await readdir(path.join(shelf(), "half"))).toEqual(["entry.json"]);
  });

  test("another machine’s entry is used here and changed there", async () => {
    room = await openRoom();
    const id = await withMara();
    const file = path.join(shelf(), id, "entry.json");
    await room.restart(async () => {
      const theirs = {
        ...(JSON.parse(await readFile(file, "utf8")) as object),
        owner: "elsewhere",
        kind: "place",
        plan: 9,
      };
      await writeFile(file, JSON.stringify(theirs));
    });
    await soon(() => expect(room.studio.state.library.entries[0]).toMatchObject({ isElsewhere: true }));
    await room.studio.library.edit(id, { name: "Mine now" });
    expect(problem()).toEqual({ kind: "library-elsewhere", name: "Mara" });
    await room.studio.library.use(id);
    expect(roles()).toEqual(["look Mara"]);
    expect(JSON.parse(await readFile(file, "utf8"))).toMatchObject({ name: "Mara", plan: 9 });
  });
});

test("the picture that was pressed is the one that is kept, also when the shot lets go of it meanwhile", async () => {
  room = await openRoom({});
  const { studio } = room;
  await studio.references.takeFrame("before");
  await studio.references.takeFrame("after");
  const [first] = held();
  await Promise.all([studio.library.keep(0, { kind: "person", name: "Mara" }), studio.references.drop(0)]);
  const id = studio.state.library.entries[0]?.id ?? "";
  const entry = decodeEntry(await readFile(path.join(room.folder, "Pickup/library", id, "entry.json"), "utf8"));
  expect(entry.pictures.map(({ sha256 }) => sha256)).toEqual([first?.frame.sha256]);
  expect(held()).toHaveLength(1);
  await soon(async () => await expect(readFile(first?.file ?? "")).rejects.toThrow("ENOENT"));
});
