/** The whole path without a pixel drawn: the exported frame becomes a clip on the timeline, through the real panel. */

import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { decodeTake } from "../src/core/record";
import { aReelWithAHole, button, field, holdAStill, PROMPT, says, timeline, type, until } from "./panel-in-jsdom";
import { newPanel } from "./panels.setup";

test("a frame from the timeline becomes a clip of the right length where the panel said, and one undo takes it away", async () => {
  const panel = await newPanel();
  const { sequenceId } = await aReelWithAHole(panel);
  await until("the range", () => says(panel, /10:00:04:04 – 10:00:08:03/));
  const before = timeline(panel, sequenceId);
  await holdAStill(panel);

  expect(timeline(panel, sequenceId)).toEqual([before[0], "PU_Reel2_001_T01.png 100–196", before[1]]);
  const item = panel.premiere.project.document.items.find(({ name }) => name.startsWith("PU_Reel2_001_T01"));
  expect(item?.columns).toEqual({
    PickupPrompt: PROMPT,
    PickupEngine: "Still hold",
    PickupModel: "still hold 1",
    PickupTake: "1",
    PickupUse: "temp",
    PickupStatus: "ready",
    PickupRecipeId: expect.stringMatching(/^[0-9a-f-]{36}$/) as unknown,
  });

  const takes = path.join(panel.folder, "Pickup/takes");
  const [folder] = readdirSync(takes);
  const take = decodeTake(readFileSync(path.join(takes, String(folder), "take.json"), "utf8"));
  expect(take.state.kind).toBe("ready");
  expect(take.placement?.outcome).toBe("verified");
  expect(take.recipe).toMatchObject({ engine: "still-hold", frames: 96, use: "temp" });
  expect(readdirSync(path.join(takes, String(folder))).sort()).toEqual(
    ["PU_Reel2_001_T01.png", "original.png", "original.xmp", "reference.png", "take.json"].sort(),
  );

  expect(panel.premiere.undo()).toBe("Place take 1");
  expect(timeline(panel, sequenceId)).toEqual(before);
  expect(panel.premiere.project.document.items.some(({ name }) => name.startsWith("PU_"))).toBe(true);
  await until("the panel to see that it is gone", () => !says(panel, /on V1, 10:00:04:04/));
});

test("with 25.6, hostile to the limits that Premiere has shown, the clip still lands", async () => {
  const panel = await newPanel({ version: "25.6", manners: "hostile" });
  const { sequenceId } = await aReelWithAHole(panel);
  await holdAStill(panel);
  expect(timeline(panel, sequenceId)).toContain("PU_Reel2_001_T01.png 100–196");
});

test("after a restart the take is there, its prompt too", async () => {
  const panel = await newPanel();
  await aReelWithAHole(panel);
  await holdAStill(panel);
  const again = await panel.reopen();
  await until("the take", () => says(again, /on V1, 10:00:04:04/));
  const prompt = await until("the prompt", () => again.document.querySelector("textarea") ?? undefined);
  expect(prompt.value).toBe("The lights fail; only the robot's glow on his face.");
});

test("a folder that cannot be written to is named, nothing is placed, the prompt stays", async () => {
  const panel = await newPanel();
  const { sequenceId } = await aReelWithAHole(panel);
  const before = timeline(panel, sequenceId);
  type(panel, await field(panel, /^Prompt$/), PROMPT);
  Object.assign(panel.faults, { readOnly: [path.join(panel.folder, "Pickup")] });
  (await until("Take frame", () => button(panel, /^Take (the )?frame( before)?$/))).click();
  await until("the sentence", () => says(panel, /Nothing can be written to .*Pickup.*Make the folder writable/));
  expect(timeline(panel, sequenceId)).toEqual(before);
  const prompt = await field(panel, /^Prompt$/);
  expect(prompt instanceof panel.window.HTMLTextAreaElement && prompt.value).toBe(PROMPT);
});

test("without a project, and without a sequence, the panel says what to open", async () => {
  const without = await newPanel({ project: null });
  await until("no project", () => says(without, /No project is open/));
  const empty = await newPanel();
  await until("no sequence", () => says(empty, /No sequence is open/));
});
