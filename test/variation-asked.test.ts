/** A variation of a take as it is asked: what it costs, what is refused, and that nothing is lost or sent twice on the way. */

import "./wire.host";
import { mkdir } from "node:fs/promises";
import { wordsOf } from "../src/core/search";
import { SimulatedProject } from "./host/model";
import { newProjectId } from "./host/premiere";
import { bookOf, soon } from "./studio.setup";
import { aTakeThere, ask, begin, delivered, draft, lands, placed } from "./variation.setup";
import { until } from "./wire.setup";

test("OpenRouter edits by the job before and reports the cost, and the book has it beside its parent's", async () => {
  const { room, id } = await aTakeThere("openrouter", "google/veo-3.1");
  const edit = await ask(room, id, { does: "edit", prompt: "Her jacket is red" });
  expect(room.service.jobs[1]?.fields).toMatchObject({ previous_job_id: room.service.jobs[0]?.id });
  await delivered(room, edit);
  expect(room.take(edit).charge).toEqual({ money: { millionths: 400_000, currency: "USD" }, how: "reported" });
  await soon(async () => {
    const lines = (await bookOf(room)).filter(({ outcome }) => outcome === "delivered");
    expect(lines.map(({ take }) => take)).toEqual(["PU_Reel_001_T01", "PU_Reel_001_T02"]);
    expect(lines.at(-1)).toMatchObject({ charge: { money: { millionths: 400_000 }, how: "reported" } });
  });
});

test("OpenRouter is asked to go on for a length that the model makes, at the price of that", async () => {
  const { room, id } = await aTakeThere("openrouter", "google/veo-3.1");
  begin(room, id, { does: "extend", prompt: "She walks out", seconds: 1 });
  expect(draft(room).plan?.order).toMatchObject({
    asked: { seconds: 4 },
    estimate: { kind: "about", money: { millionths: 800_000 }, how: "list-price" },
  });
});

test("what is above the threshold is not sent by one press", async () => {
  const { room, id } = await aTakeThere("openrouter", "google/veo-3.1");
  room.studio.settings.editSettings({ confirmAbove: 0.3 });
  begin(room, id, { does: "edit", prompt: "Her jacket is red" });
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
  begin(room, id, { does: "edit", prompt: "Her jacket is red" });
  expect(draft(room).refusal).toMatchObject({ kind: "over-cap" });
  await room.studio.variations.ask({ confirmed: true });
  expect(room.service.creates).toBe(1);
});

test("a film that the engine no longer has: the take says so, nothing is charged, and the parent stays as it was", async () => {
  const { room, id } = await aTakeThere();
  room.service.forget();
  begin(room, id, { does: "remix", prompt: "At night" });
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
  await delivered(room, remix);
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
  await delivered(room, remix);
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
  await lands(room, other);
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

test("what no seed was told bears none: neither in Premiere’s column nor to a search", async () => {
  const { room, id } = await aTakeThere();
  const remix = await ask(room, id, { does: "remix", prompt: "At night" });
  await delivered(room, remix);
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
