/** What editors do to takes twice, late, elsewhere or on another machine, and what must not happen then. */

import { existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { decodeTake, encodeTake } from "../src/core/record";
import type { Take } from "../src/core/take";
import { frameRateOf } from "../src/core/time";
import { SimulatedProject } from "./host/model";
import { newProjectId } from "./host/premiere";
import {
  aReelWithAHole,
  askForAStill,
  button,
  field,
  holdAStill,
  type OpenedPanel,
  PROMPT,
  says,
  timeline,
  type,
  until,
} from "./panel-in-jsdom";
import { newPanel } from "./panels.setup";

const FILM = frameRateOf(24);
type Reel = OpenedPanel & { readonly sequenceId: string };

async function aReel(options: Parameters<typeof newPanel>[0] = {}): Promise<Reel> {
  const panel = await newPanel(options);
  const { sequenceId } = await aReelWithAHole(panel);
  await until("the sequence", () => says(panel, /10:00:04:04 – 10:00:08:03/));
  return { ...panel, sequenceId };
}

function takeFiles({ folder }: OpenedPanel): readonly string[] {
  const shelf = path.join(folder, "Pickup/takes");
  return readdirSync(shelf).map((name) => path.join(shelf, name, "take.json"));
}

function takesOnDisk(panel: OpenedPanel): readonly Take[] {
  return takeFiles(panel).map((file) => decodeTake(readFileSync(file, "utf8")));
}

const placed = (panel: Reel): readonly string[] =>
  timeline(panel, panel.sequenceId).filter((name) => name.startsWith("PU_"));

test("a take is placed by its own length, and what that would cut is said before", async () => {
  const panel = await aReel();
  await holdAStill(panel);
  panel.premiere.undo();
  panel.premiere.mark(panel.sequenceId, { in: 120 * FILM, out: 130 * FILM });
  await until("the marks", () => says(panel, /10:00:05:00 – 10:00:05:09/));
  await until("the free track for its length", () => says(panel, /Take frame|Take the frame after|Add a picture/));
  const before = timeline(panel, panel.sequenceId);
  (await until("Overwrite", () => button(panel, /^Overwrite$/))).click();
  await until("the clip", () => says(panel, /on V2, 10:00:05:00/));
  expect(timeline(panel, panel.sequenceId)).toEqual([...before, "PU_Reel2_001_T01.png 120–216"]);
  panel.premiere.undo();

  const track = await field(panel, /^Video track$/);
  if (!(track instanceof panel.window.HTMLSelectElement)) throw new Error("the track is chosen from a menu");
  track.value = "0";
  track.dispatchEvent(new panel.window.Event("change", { bubbles: true }));
  await until("the warning", () => says(panel, /Overwrite here cuts A014_lab\.png on V1 by 0:20/));
});

test("a double click on Insert inserts once", async () => {
  const panel = await aReel();
  await holdAStill(panel);
  panel.premiere.undo();
  await until("the take being off the timeline", () => !says(panel, /on V1, 10:00:04:04/));
  const insert = await until("Insert", () => button(panel, /^Insert$/));
  insert.click();
  insert.click();
  await until("the clip", () => says(panel, /on V\d, 10:00:04:04/));
  await panel.premiere.settled();
  expect(placed(panel)).toHaveLength(1);
});

test("a double click on Ask again asks once", async () => {
  const panel = await aReel();
  panel.premiere.manners = { ...panel.premiere.manners, importRefused: true };
  await askForAStill(panel);
  const again = await until("Ask again", () => button(panel, /^Ask again$/));
  panel.premiere.manners = { ...panel.premiere.manners, importRefused: false };
  again.click();
  again.click();
  await until("the clip", () => says(panel, /on V1, 10:00:04:04/));
  expect(placed(panel)).toEqual(["PU_Reel2_001_T01.png 100–196"]);
  expect(takesOnDisk(panel)).toHaveLength(1);
});

test("asking again after a refused import goes on from the original, which is not made anew", async () => {
  const panel = await aReel();
  panel.premiere.manners = { ...panel.premiere.manners, importRefused: true };
  await askForAStill(panel);
  await until("the refusal", () => says(panel, /refused to import/));
  const [failed] = takesOnDisk(panel);
  expect(failed?.state).toMatchObject({ kind: "failed", original: { name: "original.png" } });
  panel.premiere.manners = { ...panel.premiere.manners, importRefused: false };
  (await until("Ask again", () => button(panel, /^Ask again$/))).click();
  await until("the clip", () => says(panel, /on V1, 10:00:04:04/));
  const [ready] = takesOnDisk(panel);
  const original = failed?.state.kind === "failed" ? failed.state.original : undefined;
  expect(ready?.state).toMatchObject({ kind: "ready", original });
});

test("an original that was tampered with is not imported", async () => {
  const panel = await aReel();
  panel.premiere.manners = { ...panel.premiere.manners, importRefused: true };
  await askForAStill(panel);
  await until("the refusal", () => says(panel, /refused to import/));
  panel.premiere.manners = { ...panel.premiere.manners, importRefused: false };
  const [file] = takeFiles(panel);
  writeFileSync(path.join(path.dirname(String(file)), "original.png"), "somebody's holiday");
  (await until("Ask again", () => button(panel, /^Ask again$/))).click();
  await until("the sentence", () => says(panel, /original\.png is damaged: it is not what was delivered/));
  expect(placed(panel)).toEqual([]);
});

test("another device's take is asked for again as one's own; its record is not touched", async () => {
  const panel = await aReel();
  panel.premiere.manners = { ...panel.premiere.manners, importRefused: true };
  await askForAStill(panel);
  await until("the refusal", () => says(panel, /refused to import/));
  const [file] = takeFiles(panel);
  const theirs = encodeTake({ ...decodeTake(readFileSync(String(file), "utf8")), owner: "another-device" });
  writeFileSync(String(file), theirs);
  panel.premiere.manners = { ...panel.premiere.manners, importRefused: false };
  const again: Reel = { ...(await panel.reopen()), sequenceId: panel.sequenceId };
  (await until("Ask again", () => button(again, /^Ask again$/))).click();
  await until("the clip", () => says(again, /on V1, 10:00:04:04/));
  expect(readFileSync(String(file), "utf8")).toBe(theirs);
  expect(placed(again)).toEqual(["PU_Reel2_001_T02.png 100–196"]);
});

test("a place that was rippled meanwhile is not the place that was meant: the take waits in the bin", async () => {
  const panel = await aReel();
  panel.premiere.manners = { ...panel.premiere.manners, importTakes: 250 };
  await askForAStill(panel);
  await until("work", () => says(panel, /running/));
  const { sequenceId } = panel;
  const first = panel.premiere.project.document.sequences[0]?.video[0]?.items[0];
  if (first === undefined) throw new Error("V1 is empty");
  panel.premiere.deleteItems(sequenceId, [first.id], true);
  await until("the reason", () => says(panel, /cut around its place has changed/));
  expect(placed(panel)).toEqual([]);
});

test("what was typed before a project was open is still in the box when one is", async () => {
  const panel = await newPanel();
  const { project } = panel.premiere;
  panel.premiere.closeProject();
  await until("no project", () => says(panel, /No project is open/));
  type(panel, await field(panel, /^Prompt$/), PROMPT);
  panel.premiere.openProject(project);
  await aReelWithAHole(panel);
  await until("the sequence", () => says(panel, /10:00:04:04 – 10:00:08:03/));
  const prompt = await field(panel, /^Prompt$/);
  expect(prompt instanceof panel.window.HTMLTextAreaElement && prompt.value).toBe(PROMPT);
});

test("a host that throws when asked where the clip goes leaves a sentence, and the clip in the bin", async () => {
  const panel = await aReel();
  panel.premiere.manners = { ...panel.premiere.manners, importTakes: 250 };
  await askForAStill(panel);
  await until("work", () => says(panel, /importing/));
  panel.premiere.manners = { ...panel.premiere.manners, throwing: ["getPlayerPosition"] };
  await until("the sentence", () => says(panel, /not placed/));
  expect(placed(panel)).toEqual([]);
  panel.premiere.manners = { ...panel.premiere.manners, throwing: [] };
  (await until("Overwrite", () => button(panel, /^Overwrite$/))).click();
  await until("the clip", () => says(panel, /on V1, 10:00:04:04/));
});

test("a project that cannot be read is said, and followed again once it can", async () => {
  const panel = await newPanel({ manners: { throwing: ["getFrameSize"] } });
  await aReelWithAHole(panel);
  await until("the sentence", () => says(panel, /Premiere refused a step \(Sequence\.getFrameSize\)/));
  panel.premiere.manners = { ...panel.premiere.manners, throwing: [] };
  await until("the sequence", () => says(panel, /10:00:04:04 – 10:00:08:03/));
  expect(says(panel, /refused a step/)).toBe(false);
});

test("undo and redo of the placement are followed", async () => {
  const panel = await aReel();
  await holdAStill(panel);
  expect(panel.premiere.undo()).toBe("Place take 1");
  await until("the panel to see it", () => !says(panel, /on V1, 10:00:04:04/));
  expect(panel.premiere.redo()).toBe("Place take 1");
  await until("the panel to see it again", () => says(panel, /on V1, 10:00:04:04/));
});

test("a take that ends when another project is at the front is not that project's", async () => {
  const panel = await aReel();
  panel.premiere.manners = { ...panel.premiere.manners, importTakes: 250 };
  await askForAStill(panel);
  await until("work", () => says(panel, /running/));
  const first = panel.premiere.project;
  const listed = (): number => panel.document.querySelectorAll("article").length;
  expect(listed()).toBe(1);
  // Where the other project's takes lie is not known until the disk is let go.
  let letGo = (): void => undefined;
  panel.faults.held = new Promise<void>((resolve) => (letGo = resolve));
  const other = SimulatedProject.create({ id: newProjectId(), name: "reel_3.prproj" });
  panel.premiere.openProject(other);
  await until("the other project", () => says(panel, /No sequence is open/));
  await until("an empty list", () => listed() === 0);
  panel.faults.held = undefined;
  letGo();
  await until("its clip", () => takesOnDisk(panel)[0]?.state.kind === "delivered");
  // It waits for its own project, and looks whether that is open.
  let looks = 0;
  panel.premiere.onCall = (call) => void (looks += call.includes("getActiveProject") ? 1 : 0);
  await until("the looks for it", () => looks > 3);
  panel.premiere.onCall = () => undefined;
  expect(listed()).toBe(0);
  expect(other.document.items.map(({ name }) => name)).toEqual(["Root"]);
  panel.premiere.openProject(first);
  await until("its take", () => listed() === 1);
  await until("the clip where it was asked for", () => placed(panel).length === 1);
  expect(placed(panel)).toEqual(["PU_Reel2_001_T01.png 100–196"]);
});

test("each project has its own prompt", async () => {
  const panel = await aReel();
  type(panel, await field(panel, /^Prompt$/), PROMPT);
  const first = panel.premiere.project;
  panel.premiere.closeProject();
  await until("no project", () => says(panel, /No project is open/));
  panel.premiere.openProject(SimulatedProject.create({ id: newProjectId(), name: "reel_3.prproj" }));
  await until("the other project", () => says(panel, /No sequence is open/));
  const prompt = async (): Promise<string> => {
    const box = await field(panel, /^Prompt$/);
    return box instanceof panel.window.HTMLTextAreaElement ? box.value : "no box";
  };
  expect(await prompt()).toBe("");
  panel.premiere.openProject(first);
  await until("the sequence", () => says(panel, /10:00:04:04/));
  expect(await prompt()).toBe(PROMPT);
});

test("what was typed is on disk as soon as the keyboard leaves the panel, which may be closed next", async () => {
  const panel = await aReel();
  const prompt = await field(panel, /^Prompt$/);
  // From here on no pause ends: what is written is written at once.
  panel.window.setTimeout = () => 0;
  type(panel, prompt, PROMPT);
  panel.window.dispatchEvent(new panel.window.Event("blur"));
  const settings = path.join(panel.folder, "uxp/data/settings.json");
  await until("it on disk", () => existsSync(settings) && readFileSync(settings, "utf8").includes(PROMPT));
});
