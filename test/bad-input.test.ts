/** What goes wrong for editors: each gets a plain sentence, nothing is half placed, the prompt stays in the box. */

import { frameRateOf, ticksOfFrames } from "../src/core/time";
import {
  aReelWithAHole,
  askForAStill,
  button,
  field,
  openPanel,
  type OpenedPanel,
  PROMPT,
  says,
  timeline,
  type,
  until,
} from "./panel-in-jsdom";

const FILM = frameRateOf(24);
/** Ten seconds are half of one, where nothing comes however long it is waited for. */
const IN_VAIN = 20;
const open: OpenedPanel[] = [];
afterEach(async () => {
  for (const panel of open.splice(0)) await panel.close();
});

async function aReel(
  options: Parameters<typeof openPanel>[0] = {},
  facts: Parameters<typeof aReelWithAHole>[1] = {},
): Promise<OpenedPanel & { readonly sequenceId: string }> {
  const panel = await openPanel(options);
  open.push(panel);
  const { sequenceId } = await aReelWithAHole(panel, facts);
  await until("the sequence", () => says(panel, /10[:;]00[:;]0/));
  return { ...panel, sequenceId };
}

/** Prompt in the box and the timeline as it was: what must hold after every failure. */
async function nothingLost(
  panel: OpenedPanel & { readonly sequenceId: string },
  before: readonly string[],
): Promise<void> {
  expect(timeline(panel, panel.sequenceId)).toEqual(before);
  const prompt = await field(panel, /^Prompt$/);
  expect(prompt instanceof panel.window.HTMLTextAreaElement && prompt.value).toBe(PROMPT);
}

test("without a prompt and without a frame the button waits, and says for what", async () => {
  const panel = await aReel();
  await until("the reason", () => says(panel, /no prompt and no first frame/));
  expect(button(panel, /^(Draw|Hold)/)).toBeUndefined();
});

test.each([
  ["0", /The shot has no length/],
  ["400", /9600 frames are too many; 7200 are the most/],
])("a length of %s seconds is refused with a sentence", async (seconds, sentence) => {
  const panel = await aReel();
  panel.premiere.project.movePlayhead(panel.sequenceId, ticksOfFrames(400, FILM));
  type(panel, await field(panel, /^Prompt$/), PROMPT);
  type(panel, await field(panel, /Length/), seconds);
  await until("the sentence", () => says(panel, sentence));
  expect(button(panel, /^(Draw|Hold)/)).toBeUndefined();
});

test("a playhead behind the last clip is said, with the stretch that stays black", async () => {
  const panel = await aReel();
  panel.premiere.project.movePlayhead(panel.sequenceId, ticksOfFrames(400, FILM));
  await until("the note", () => says(panel, /Starts 4:08 after the last clip/));
});

test("In and Out left far from the playhead are named, not obeyed, and obeyed when asked", async () => {
  const panel = await aReel();
  panel.premiere.mark(panel.sequenceId, { in: 2000 * FILM, out: 2048 * FILM });
  await until("the note", () => says(panel, /In–Out 10:01:23:08 – 10:01:25:07 is 78 s away/));
  expect(says(panel, /10:00:04:04 – 10:00:08:03/)).toBe(true);
  (await until("the way to use it", () => button(panel, /^Use it$/))).click();
  await until("it being used", () => says(panel, /away from the playhead\./));
});

test("a frame that never comes is said, and the prompt stays", async () => {
  const panel = await aReel();
  const before = timeline(panel, panel.sequenceId);
  panel.premiere.manners = { ...panel.premiere.manners, frameNeverSeen: true };
  type(panel, await field(panel, /^Prompt$/), PROMPT);
  panel.hurry(IN_VAIN);
  (await until("Take frame", () => button(panel, /^Take (the )?frame( before)?$/))).click();
  await until("the sentence", () => says(panel, /no file came within 10/), 20);
  await nothingLost(panel, before);
});

test("an import that never shows up leaves the take on disk and the timeline alone", async () => {
  const panel = await aReel({ manners: { importNeverSeen: true } });
  panel.premiere.manners = { ...panel.premiere.manners, importNeverSeen: false };
  const before = timeline(panel, panel.sequenceId);
  panel.premiere.manners = { ...panel.premiere.manners, importNeverSeen: true };
  await askForAStill(panel);
  await until("the import to be under way", () => says(panel, /import/i));
  panel.hurry(IN_VAIN);
  await until("the sentence", () => says(panel, /did not show in the project within 15/), 25);
  panel.hurry(1);
  await nothingLost(panel, before);
  panel.premiere.manners = { ...panel.premiere.manners, importNeverSeen: false };
  (await until("asking again", () => button(panel, /^Ask again$/))).click();
  await until("the clip", () => says(panel, /on V1, 10:00:04:04/));
});

test("a placement that Premiere refuses leaves the clip in the bin, ready to be placed", async () => {
  const panel = await aReel();
  const before = timeline(panel, panel.sequenceId);
  panel.premiere.manners = { ...panel.premiere.manners, throwing: ["createOverwriteItemAction"] };
  await askForAStill(panel);
  await until("the sentence", () => says(panel, /Premiere refused a step/));
  await nothingLost(panel, before);
  panel.premiere.manners = { ...panel.premiere.manners, throwing: [] };
  (await until("Overwrite", () => button(panel, /^Overwrite$/))).click();
  await until("the clip", () => says(panel, /on V1, 10:00:04:04/));
});

test("a disk that fills up in the middle is said; nothing is placed and the prompt stays", async () => {
  const panel = await aReel();
  const before = timeline(panel, panel.sequenceId);
  (await until("Take frame", () => button(panel, /^Take (the )?frame( before)?$/))).click();
  await until("the frame", () => panel.document.querySelector("img[src^='data:image']") ?? undefined);
  type(panel, await field(panel, /^Prompt$/), PROMPT);
  const main = await until("the main button", () => button(panel, /^Hold the frame for/));
  panel.faults.room = 3000;
  main.click();
  await until("the sentence", () => says(panel, /The disk of .* is full/));
  await nothingLost(panel, before);
});

test("Premiere closing in the middle leaves an interrupted take that can be asked again", async () => {
  const panel = await aReel();
  const before = timeline(panel, panel.sequenceId);
  panel.premiere.manners = { ...panel.premiere.manners, importNeverSeen: true };
  await askForAStill(panel);
  await until("the import to be under way", () => says(panel, /import/i));
  panel.premiere.manners = { ...panel.premiere.manners, importNeverSeen: false };
  const again = { ...(await panel.reopen()), sequenceId: panel.sequenceId };
  open.push(again);
  await until("the interrupted take", () => says(again, /interrupted/));
  await nothingLost(again, before);
  (await until("asking again", () => button(again, /^Ask again$/))).click();
  await until("the clip", () => says(again, /on V1, 10:00:04:04/));
});

test("columns that Premiere refuses do not cost the clip", async () => {
  const panel = await aReel();
  panel.premiere.manners = { ...panel.premiere.manners, throwing: ["createSetProjectMetadataAction"] };
  await askForAStill(panel);
  await until("the clip", () => says(panel, /on V1, 10:00:04:04/));
});

test("somebody else's clip in the place meanwhile: the take waits in the bin", async () => {
  const panel = await aReel();
  panel.premiere.manners = { ...panel.premiere.manners, importTakes: 250 };
  await askForAStill(panel);
  await until("work", () => says(panel, /running/));
  const item = panel.premiere.project.document.items.find(({ name }) => name === "A015_tower.png");
  if (item === undefined) throw new Error("the reel has no A015");
  const time = ticksOfFrames(100, FILM);
  const { sequenceId } = panel;
  panel.premiere.place({ sequenceId, itemId: item.id, mode: "overwrite", time, videoTrack: 0, audioTrack: -1 });
  await until("the reason", () => says(panel, /waits/));
  expect(timeline(panel, sequenceId).filter((name) => name.startsWith("PU_"))).toEqual([]);
});

test.each([
  ["4K", { width: 3840, height: 2160 }, /Drawn at 1920\s×\s1080; Premiere scales it to 3840\s×\s2160/],
  ["interlaced", { fields: "upper" as const }, /interlaced; the clip will be progressive/],
])("a sequence that is %s is named for what it is, and gets its clip", async (_, facts, sentence) => {
  const panel = await aReel({}, facts);
  await until("the note", () => says(panel, sentence));
  await askForAStill(panel);
  await until("the clip", () => says(panel, /on V1, 10:00:04:04/));
  expect(timeline(panel, panel.sequenceId)).toContain("PU_Reel2_001_T01.png 100–196");
});

test.each([
  ["vertical", { width: 1080, height: 1920 }],
  ["odd", { width: 801, height: 333 }],
  ["29.97 drop-frame", { rate: frameRateOf(29.97), display: "drop" as const }],
])("a sequence that is %s gets its clip", async (_, facts) => {
  const panel = await aReel({}, facts);
  await askForAStill(panel);
  await until("the clip", () => says(panel, /on V1, 10[:;]00/));
  expect(timeline(panel, panel.sequenceId)).toContain("PU_Reel2_001_T01.png 100–196");
});
