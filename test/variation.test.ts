/** A take remixed, extended and edited by the engine that made it, from the one line to the timeline and to the purse. */

import "./wire.host";
import { mkdir } from "node:fs/promises";
import { wordsOf } from "../src/core/search";
import { frameRateOf, ticksOfFrames } from "../src/core/time";
import type { VariationDraft } from "../src/studio/making/variation-state";
import { SimulatedProject } from "./host/model";
import { newProjectId } from "./host/premiere";
import { RoomOfStills } from "./room-of-stills";
import { newRoom } from "./rooms.setup";
import { bookOf, soon, type Room } from "./studio.setup";
import { until } from "./wire.setup";

const FILM = frameRateOf(24);

/** A take that is ready and lies in the hole, 100 to 196. */
async function aTakeThere(
  tongue: "openai" | "openrouter" | "sglang" = "openai",
  model = "sora-2",
  media?: () => RoomOfStills,
) {
  const room = await newRoom({ tongue, models: [model] }, media);
  await room.addEngine();
  const id = await room.make("A cat on a windowsill.");
  await until("the job", () => room.service.jobs.length === 1);
  room.service.advance("done");
  await until("the placement", () => room.take(id).placement !== undefined);
  // Until the panel has seen its own clip, what it says of the cut is older than the cut.
  await until("the clip", () => room.studio.state.takes.some(({ onTimeline }) => onTimeline.length > 0));
  return { room, id };
}

function draft({ studio }: Room): VariationDraft {
  const { variation } = studio.state;
  if (variation.kind !== "open") throw new Error("No line is open");
  return variation;
}

async function ask(room: Room, takeId: string, change: Parameters<Room["studio"]["variations"]["edit"]>[0]) {
  const { studio, service } = room;
  const before = new Set(studio.state.takes.map(({ take }) => take.id));
  const jobs = service.jobs.length;
  studio.variations.begin(takeId);
  studio.variations.edit(change);
  await studio.variations.ask({ confirmed: true });
  const id = await until("the take", () => {
    const { problem, takes } = studio.state;
    if (problem !== undefined) throw new Error(`It was refused: ${JSON.stringify(problem.failure)}`);
    return takes.find(({ take }) => !before.has(take.id))?.take.id;
  });
  await until("the job", () => service.jobs.length > jobs);
  return id;
}

/** Pickup's clips as `track name start–end from in`, in frames. */
function placed({ premiere }: Room): readonly string[] {
  return (premiere.project.document.sequences[0]?.video ?? []).flatMap(({ items }, track) =>
    items
      .filter(({ name }) => name.startsWith("PU_"))
      .map(({ name, start, end, inPoint: from }) =>
        [`V${track + 1}`, name, `${start / FILM}–${end / FILM}`, "from", from / FILM].join(" "),
      ),
  );
}

test("a remix is the shot's next take, sent with nothing but words, and says what it is a remix of", async () => {
  const { room, id } = await aTakeThere();
  const remix = await ask(room, id, { does: "remix", prompt: "Same shot, switch to 85 mm" });
  expect(room.service.jobs[1]).toMatchObject({
    fields: { prompt: "Same shot, switch to 85 mm" },
    from: { kind: "remix", id: room.service.jobs[0]?.id },
  });
  expect(room.studio.state.variation).toEqual({ kind: "closed" });
  room.service.advance("done");
  await until("the placement", () => room.take(remix).placement !== undefined);
  const take = room.take(remix);
  expect([take.shot.number, take.number, take.recipe.prompt]).toEqual([1, 2, "Same shot, switch to 85 mm"]);
  expect(take.recipe.parent).toEqual({ kind: "remix-of", takeId: id, clipName: "PU_Reel_001_T01" });
  expect(placed(room)).toEqual(["V1 PU_Reel_001_T01.mp4 100–196 from 0", "V2 PU_Reel_001_T02.mp4 100–196 from 0"]);
  expect(room.service.creates).toBe(2);
});

/** It was placed, and the panel has seen it there: until then, what it says of the cut is older than the cut. */
async function lies({ studio }: Room, takeId: string): Promise<void> {
  await until("the take where it lies", () => {
    const row = studio.state.takes.find(({ take }) => take.id === takeId);
    return row?.take.placement !== undefined && row.onTimeline.length > 0;
  });
}

/** The editor moves and trims the clip by hand, and the panel sees it. */
async function cutTo(room: Room, by: number, [start, end]: readonly [number, number]): Promise<void> {
  const { premiere, studio } = room;
  const [sequence] = premiere.project.document.sequences;
  const clip = sequence?.video.flatMap(({ items }) => items).find(({ name }) => name.startsWith("PU_"));
  if (sequence === undefined || clip === undefined) throw new Error("No clip");
  premiere.editItem(sequence.id, clip.id, { kind: "move", by: ticksOfFrames(by, FILM) });
  premiere.editItem(sequence.id, clip.id, { kind: "start", to: ticksOfFrames(start, FILM) });
  premiere.editItem(sequence.id, clip.id, { kind: "end", to: ticksOfFrames(end, FILM) });
  await until("the clip where it is now", () => {
    const { host } = studio.state;
    const items = host.kind === "open" ? (host.project.sequence?.video ?? []).flatMap((track) => track.items) : [];
    return items.some(({ name, rangeInSequence }) => {
      return name.startsWith("PU_") && rangeInSequence.start === start * FILM && rangeInSequence.end === end * FILM;
    });
  });
}

test("a remix goes where its parent lies now, shows what that shows of the film, and says so", async () => {
  const { room, id } = await aTakeThere();
  await cutTo(room, 400, [510, 580]);
  room.studio.variations.begin(id);
  room.studio.variations.edit({ does: "remix", prompt: "In the rain" });
  expect(draft(room).plan).toMatchObject({
    where: { way: "clip", rangeInSequence: { start: 510 * FILM, end: 580 * FILM } },
    videoTrack: 1,
    frames: 70,
    head: 10,
  });
  const remix = await ask(room, id, { does: "remix", prompt: "In the rain" });
  room.service.advance("done");
  await until("the placement", () => room.take(remix).placement !== undefined);
  expect(room.take(remix).placement?.outcome).toBe("verified");
  expect(placed(room)).toEqual(["V1 PU_Reel_001_T01.mp4 510–580 from 10", "V2 PU_Reel_001_T02.mp4 510–580 from 10"]);
});

test("a remix of what lies nowhere goes where that was asked for", async () => {
  const { room, id } = await aTakeThere();
  room.premiere.undo();
  await until("the hole", () => room.studio.state.takes.every(({ onTimeline }) => onTimeline.length === 0));
  room.studio.variations.begin(id);
  room.studio.variations.edit({ does: "remix", prompt: "In the rain" });
  const range = { start: 100 * FILM, end: 196 * FILM };
  expect(draft(room).plan).toMatchObject({ where: { rangeInSequence: range }, videoTrack: 0, head: 0 });
});

test("an extension lies right behind its parent and shows the whole film from where the parent ends", async () => {
  const { room, id } = await aTakeThere();
  room.studio.variations.begin(id);
  room.studio.variations.edit({ does: "extend", prompt: "She walks out", seconds: 3 });
  // What comes is all of it: 4 s that are there, of which the cut shows all, and the shortest that covers 3 s.
  expect(draft(room).plan).toMatchObject({ frames: 72, head: 96, order: { asked: { seconds: 4 }, handle: 24 } });
  const longer = await ask(room, id, { does: "extend", prompt: "She walks out", seconds: 3 });
  expect(room.service.jobs[1]).toMatchObject({ seconds: "8", fields: { seconds: "4" } });
  room.service.advance("done");
  await until("the placement", () => room.take(longer).placement !== undefined);
  const { shot, recipe } = room.take(longer);
  expect([shot.number, recipe.head, recipe.frames, recipe.parent?.kind]).toEqual([2, 96, 72, "extends"]);
  // "behind" lies on V1 there, so it is covered and not cut.
  expect(placed(room)).toEqual(["V1 PU_Reel_001_T01.mp4 100–196 from 0", "V2 PU_Reel_002_T01.mp4 196–268 from 96"]);
  expect(room.premiere.undo()).toBe("Place take 1");
  expect(placed(room)).toEqual(["V1 PU_Reel_001_T01.mp4 100–196 from 0"]);
});

test("an extension goes behind its parent where that lies now, and after one that is longer itself", async () => {
  const { room, id } = await aTakeThere();
  const first = await ask(room, id, { does: "extend", prompt: "She walks out", seconds: 4 });
  room.service.advance("done");
  await until("the placement", () => room.take(first).placement !== undefined);
  room.studio.variations.begin(first);
  room.studio.variations.edit({ does: "extend", prompt: "Gone", seconds: 2 });
  expect(draft(room).plan).toMatchObject({ head: 192, frames: 48, order: { asked: { seconds: 4 } } });
  expect(draft(room).plan?.where.rangeInSequence.start).toBe(292 * FILM);
  expect(draft(room).plan?.order?.asked.from).toMatchObject({ kind: "extend", seconds: 8, times: 2 });
});

test("an extension goes on from where the editor ended its parent in the cut", async () => {
  const { room, id } = await aTakeThere();
  const { premiere, studio } = room;
  const [sequence] = premiere.project.document.sequences;
  const clip = sequence?.video[0]?.items.find(({ name }) => name.startsWith("PU_"));
  if (sequence === undefined || clip === undefined) throw new Error("No clip");
  premiere.editItem(sequence.id, clip.id, { kind: "end", to: ticksOfFrames(160, FILM) });
  await until("the shorter clip", () => {
    const { host } = studio.state;
    const items = host.kind === "open" ? (host.project.sequence?.video[0]?.items ?? []) : [];
    return items.some(({ rangeInSequence }) => rangeInSequence.end === 160 * FILM);
  });
  const longer = await ask(room, id, { does: "extend", prompt: "She walks out", seconds: 1.5 });
  room.service.advance("done");
  await until("the placement", () => room.take(longer).placement !== undefined);
  expect(placed(room)).toEqual(["V1 PU_Reel_001_T01.mp4 100–160 from 0", "V1 PU_Reel_002_T01.mp4 160–196 from 60"]);
});

test("of a take that Premiere plays at another rate than its own nothing is asked: where its clip ends is not counted", async () => {
  const { room, id } = await aTakeThere("openai", "sora-2", () => new RoomOfStills());
  const { state } = room.take(id);
  const itemId = state.kind === "ready" ? state.projectItemId : "";
  room.premiere.interpret(itemId, frameRateOf(25));
  const asked = ask(room, id, { does: "extend", prompt: "She walks out", seconds: 1.5 });
  await expect(asked).rejects.toThrow('{"kind":"cannot-vary","does":"extend","why":"interpreted"}');
  expect([room.service.creates, room.service.jobs.length]).toEqual([1, 1]);
  room.studio.dismissProblem();
  room.premiere.interpret(itemId);
  await ask(room, id, { does: "extend", prompt: "She walks out", seconds: 1.5 });
  expect(room.service.jobs).toHaveLength(2);
});

test("OpenRouter edits by the job before, reports the cost, and the book has both", async () => {
  const { room, id } = await aTakeThere("openrouter", "google/veo-3.1");
  const edit = await ask(room, id, { does: "edit", prompt: "Her jacket is red" });
  expect(room.service.jobs[1]?.fields).toMatchObject({ previous_job_id: room.service.jobs[0]?.id });
  room.service.advance("done");
  await until("the placement", () => room.take(edit).placement !== undefined);
  expect(room.take(edit).charge).toEqual({ money: { millionths: 400_000, currency: "USD" }, how: "reported" });
  await soon(async () => {
    const last = (await bookOf(room)).at(-1);
    expect(last).toMatchObject({ take: "PU_Reel_001_T02", outcome: "delivered" });
  });
});

test("OpenRouter is asked to go on for a length that the model makes, at the price of that", async () => {
  const { room, id } = await aTakeThere("openrouter", "google/veo-3.1");
  room.studio.variations.begin(id);
  room.studio.variations.edit({ does: "extend", prompt: "She walks out", seconds: 1 });
  expect(draft(room).plan?.order).toMatchObject({
    asked: { seconds: 4 },
    estimate: { kind: "about", money: { millionths: 800_000 }, how: "list-price" },
  });
});

test("what is above the threshold is not sent by one press", async () => {
  const { room, id } = await aTakeThere("openrouter", "google/veo-3.1");
  room.studio.settings.editSettings({ confirmAbove: 0.3 });
  room.studio.variations.begin(id);
  room.studio.variations.edit({ does: "edit", prompt: "Her jacket is red" });
  expect(draft(room).plan?.order?.confirm).toBe(true);
  await room.studio.variations.ask();
  expect(room.studio.state.problem).toMatchObject({ at: "vary", failure: { kind: "not-confirmed" } });
  expect(room.service.creates).toBe(1);
  await room.studio.variations.ask({ confirmed: true });
  await until("the job", () => room.service.jobs.length === 2);
});

test("over the month's cap it is refused before anything is sent", async () => {
  const { room, id } = await aTakeThere("openrouter", "google/veo-3.1");
  room.studio.settings.capSpending(0.5);
  room.studio.variations.begin(id);
  room.studio.variations.edit({ does: "edit", prompt: "Her jacket is red" });
  expect(draft(room).refusal).toMatchObject({ kind: "over-cap" });
  await room.studio.variations.ask({ confirmed: true });
  expect(room.service.creates).toBe(1);
});

test("a film that the engine no longer has: the take says so, nothing is charged, and the parent stays as it was", async () => {
  const { room, id } = await aTakeThere();
  room.service.forget();
  room.studio.variations.begin(id);
  room.studio.variations.edit({ does: "remix", prompt: "At night" });
  await room.studio.variations.ask({ confirmed: true });
  const failed = await until("the failed take", () =>
    room.studio.state.takes.find(({ take }) => take.state.kind === "failed"),
  );
  expect(failed.take.state).toMatchObject({ failure: { kind: "cannot-vary", does: "remix", why: "gone" } });
  expect(room.take(id).state.kind).toBe("ready");
  expect((await bookOf(room)).at(-1)).toMatchObject({ outcome: "not-taken" });
  expect(placed(room)).toHaveLength(1);
});

test("unanswered, it is looked for in the list and taken up, and never sent again", async () => {
  const { room, id } = await aTakeThere();
  room.service.fault("cut-after", { route: "create", times: 1 });
  const remix = await ask(room, id, { does: "remix", prompt: "At night" });
  await until("it is taken up", () => room.take(remix).state.kind === "making");
  expect(room.take(remix).state).toMatchObject({ job: { id: room.service.jobs[1]?.id, adopted: true } });
  room.service.advance("done");
  await until("the placement", () => room.take(remix).placement !== undefined);
  expect(room.service.creates).toBe(2);
});

test("a server without such calls offers none, and says so", async () => {
  const { room, id } = await aTakeThere("sglang", "Wan-AI/Wan2.2-TI2V-5B-Diffusers");
  room.studio.variations.begin(id);
  const { offers, refusal } = draft(room);
  expect(Object.values(offers)).toEqual([0, 1, 2].map(() => ({ kind: "cannot", why: "engine" })));
  expect(refusal).toMatchObject({ kind: "cannot-vary", why: "engine" });
  room.studio.variations.edit({ prompt: "At night" });
  await room.studio.variations.ask({ confirmed: true });
  expect(room.service.creates).toBe(1);
});

test("an engine that was given another address has none of its films, and one that is gone has none at all", async () => {
  const { room, id } = await aTakeThere();
  const [row] = room.studio.state.engines;
  const { id: engineId, ...entry } = row?.entry ?? { id: "", name: "", wire: "openai-videos" as const };
  room.studio.variations.begin(id);
  await room.studio.settings.saveEngine({
    ...entry,
    id: engineId,
    address: `${new URL(room.service.url).origin}/v2`,
    dialect: "openai",
    privateHttp: false,
    atOnce: 1,
    costs: "by-price",
  });
  expect(draft(room).refusal).toMatchObject({ kind: "cannot-vary", why: "moved" });
  await room.studio.settings.removeEngine(engineId);
  expect(draft(room).refusal).toMatchObject({ kind: "cannot-vary", why: "no-engine" });
});

test("closed and opened again, a remix that was sent goes on, and a record reads back what it was made from", async () => {
  const { room, id } = await aTakeThere();
  const remix = await ask(room, id, { does: "remix", prompt: "At night" });
  await until("it is under way", () => room.take(remix).state.kind === "making");
  await room.restart();
  room.service.advance("done");
  await until("the placement", () => room.take(remix).placement !== undefined);
  expect(room.take(remix).recipe.asked?.from).toMatchObject({ kind: "remix", job: { id: room.service.jobs[0]?.id } });
  expect(room.service.creates).toBe(2);
});

test("another project is opened while a line is open: the line is closed, and what is under way goes on", async () => {
  const { room, id } = await aTakeThere();
  const { premiere, service, studio } = room;
  const remix = await ask(room, id, { does: "remix", prompt: "At night" });
  studio.variations.begin(id);
  expect(draft(room).takeId).toBe(id);
  const first = premiere.project;
  premiere.closeProject();
  premiere.openProject(SimulatedProject.create({ id: newProjectId(), name: "reel_3.prproj" }));
  await mkdir(`${room.folder}/elsewhere`);
  await premiere.save(`${room.folder}/elsewhere/reel_3.prproj`);
  await until("the other project’s takes", () => studio.state.takes.length === 0);
  // The plan follows Settings too.
  studio.settings.editSettings({ confirmAbove: 3 });
  await until("the line being closed", () => studio.state.variation.kind === "closed");
  service.advance("done");
  premiere.closeProject();
  premiere.openProject(first);
  await until("the placement", () => studio.state.takes.some(({ take }) => take.id === remix && take.placement));
  expect(room.take(remix)).toMatchObject({ state: { kind: "ready" }, placement: { outcome: "verified" } });
});

test("two lines asked at once get numbers of their own, and only the one that was asked is closed", async () => {
  const { room, id } = await aTakeThere();
  const other = await ask(room, id, { does: "remix", prompt: "At night" });
  room.service.advance("done");
  await lies(room, other);
  const { variations } = room.studio;
  const before = room.studio.state.takes.length;
  variations.begin(id);
  variations.edit({ does: "remix", prompt: "In the rain" });
  const first = variations.ask({ confirmed: true });
  variations.begin(other);
  variations.edit({ does: "remix", prompt: "In the snow" });
  const second = variations.ask({ confirmed: true });
  variations.begin(id);
  variations.edit({ does: "remix", prompt: "In the fog" });
  await Promise.all([first, second]);
  expect(room.studio.state.problem).toBeUndefined();
  await until("both takes", () => room.studio.state.takes.length === before + 2);
  expect(room.studio.state.takes.map(({ take }) => take.number).sort()).toEqual([1, 2, 3, 4]);
  expect(draft(room)).toMatchObject({ takeId: id, prompt: "In the fog" });
});

test("made again from a take that hides its head, it hides as much of its own", async () => {
  const { room, id } = await aTakeThere();
  const longer = await ask(room, id, { does: "extend", prompt: "She walks out", seconds: 3 });
  room.service.advance("done");
  await lies(room, longer);
  const remix = await ask(room, longer, { does: "remix", prompt: "In the rain" });
  room.service.advance("done");
  await until("the placement", () => room.take(remix).placement !== undefined);
  expect(room.take(remix).recipe).toMatchObject({ head: 96, frames: 72 });
  expect(placed(room)).toContain("V3 PU_Reel_002_T02.mp4 196–268 from 96");
});

test("what no seed was told bears none: neither in Premiere’s column nor to a search", async () => {
  const { room, id } = await aTakeThere();
  const remix = await ask(room, id, { does: "remix", prompt: "At night" });
  room.service.advance("done");
  await until("the placement", () => room.take(remix).placement !== undefined);
  const columns = (name: string): readonly string[] =>
    Object.keys(room.premiere.project.document.items.find((item) => item.name === name)?.columns ?? {});
  expect(columns("PU_Reel_001_T01.mp4")).toContain("PickupSeed");
  expect(columns("PU_Reel_001_T02.mp4")).toContain("PickupPrompt");
  expect(columns("PU_Reel_001_T02.mp4")).not.toContain("PickupSeed");
  const seed = String(room.take(id).recipe.seed);
  expect([id, remix].map((one) => wordsOf(room.take(one)).includes(seed))).toEqual([true, false]);
});

test("without a word there is nothing to send", async () => {
  const { room, id } = await aTakeThere();
  room.studio.variations.begin(id);
  expect(draft(room).refusal).toEqual({ kind: "empty-prompt" });
  await room.studio.variations.ask({ confirmed: true });
  expect(room.service.creates).toBe(1);
});
