/** A take of which nobody knows whether it arrived: the engine is asked, and where that settles nothing, the editor. */

import "./wire.host";
import { readFile, rm, writeFile } from "node:fs/promises";
import type { Fault } from "./service/faults";
import { aDesk } from "./desks.setup";
import { rewrite, standsAt, until } from "./wire.setup";
import { another, asked, aStrangersJob, jobIdOf, placementOf, questionOf, sentNow, sized } from "./recovery.setup";

describe("an answer that was lost", () => {
  test("does not take up the job of another take that was read after it", async () => {
    const desk = await aDesk({}, { atOnce: 5 });
    const first = await desk.ask();
    await standsAt(desk, first, "making");
    let lost = "";
    await desk.restart(async () => {
      const list = `${desk.folder}/uxp/data/unfinished.json`;
      await rm(list);
      lost = await desk.leave({ kind: "submitting", submission: sentNow("lost") });
      for (let count = 0; count < 20; count += 1) {
        const looked = { at: new Date().toISOString(), found: [], listed: true };
        await desk.leave({ kind: "unanswered", submission: sentNow(`old-${count}`), looked });
      }
      const { takes } = JSON.parse(await readFile(list, "utf8")) as { takes: object[] };
      takes.push({ take: first, folder: desk.folderOf(first) });
      await writeFile(list, JSON.stringify({ schema: "pickup.unfinished", version: 1, takes }));
    });
    expect((await questionOf(desk, lost)).looked).toMatchObject({ listed: true, found: [] });
    desk.service.advance("done");
    await placementOf(desk, first);
    expect(jobIdOf(await desk.onDisk(lost))).toBeUndefined();
  });

  test("does not take up a job that failed for another take", async () => {
    const desk = await aDesk({}, { atOnce: 2 });
    const sister = await desk.ask();
    await standsAt(desk, sister, "making");
    desk.service.advance("failed");
    await standsAt(desk, sister, "failed");
    desk.service.fault("cut-before", { route: "create", times: 1 });
    const lost = await desk.ask();
    expect((await questionOf(desk, lost)).looked).toMatchObject({ listed: true, found: [] });
  });

  test("does not take up a job that another machine's take has had since the project was opened", async () => {
    const desk = await aDesk();
    const theirs = await desk.leave({ kind: "asked" }, { owner: "device-2" });
    const id = await aStrangersJob(desk, await desk.onDisk(theirs));
    const { wire, address } = desk.entry;
    const job = { engineId: "theirs", wire, address, model: "m", id, submission: sentNow("theirs") } as const;
    await rewrite(desk, theirs, (take) => ({ ...take, state: { kind: "making", job } }));
    desk.service.fault("cut-before", { route: "create", times: 1 });
    const lost = await desk.ask();
    expect((await questionOf(desk, lost)).looked).toMatchObject({ listed: true, found: [] });
  });

  test.each([
    ["twenty minutes before it was asked", 20 * 60_000],
    ["twenty minutes after it was asked", -20 * 60_000],
  ])("does not take up a job of %s, but shows it: the clock may have been set meanwhile", async (_, before) => {
    const desk = await aDesk();
    let lost = "";
    let job = "";
    await desk.restart(async () => {
      const at = new Date(Date.now() + before).toISOString();
      lost = await desk.leave({ kind: "submitting", submission: { id: "lost", at } });
      job = await aStrangersJob(desk, await desk.onDisk(lost));
    });
    expect((await questionOf(desk, lost)).looked).toMatchObject({ listed: true, found: [{ id: job }] });
    expect(jobIdOf(await desk.onDisk(lost))).toBeUndefined();
  });

  test("is not looked for among jobs of another picture size", async () => {
    const desk = await aDesk();
    let lost = "";
    await desk.restart(async () => {
      lost = await desk.leave({ kind: "submitting", submission: sentNow("lost") });
      await aStrangersJob(desk, sized(await desk.onDisk(lost), { width: 36, height: 64 }));
    });
    expect((await questionOf(desk, lost)).looked).toMatchObject({ listed: true, found: [] });
  });

  test("of a film that is worked on is found, whatever size the list says: it has the size of the film", async () => {
    const desk = await aDesk();
    const job = { engineId: "engine-1", wire: desk.entry.wire, address: desk.entry.address, model: "m", id: "film" };
    let lost = "";
    let found = "";
    await desk.restart(async () => {
      lost = await desk.leave({ kind: "submitting", submission: sentNow("lost") });
      found = await aStrangersJob(desk, sized(await desk.onDisk(lost), { width: 36, height: 64 }));
      await rewrite(desk, lost, (take) => {
        const { asked: terms } = take.recipe;
        if (terms === undefined) throw new Error("It was asked of nobody");
        const from = { kind: "remix", job: { ...job, submission: sentNow("film") } } as const;
        return { ...take, recipe: { ...take.recipe, asked: { ...terms, from } } };
      });
    });
    expect(jobIdOf(await standsAt(desk, lost, "making"))).toBe(found);
    expect(desk.service.creates).toBe(1);
  });

  test("of two in the same words is a question for both; once one is settled, the other is found", async () => {
    const desk = await aDesk({}, { atOnce: 2 });
    desk.service.fault("cut-after", { route: "create", times: 2 });
    const one = await desk.ask();
    const other = await desk.ask();
    const question = await questionOf(desk, one);
    await questionOf(desk, other);
    expect(question.looked?.found).toHaveLength(2);
    const [first, second] = desk.service.jobs.map(({ id }) => id);
    await desk.takes.settle(one, { kind: "found", jobId: String(first) });
    expect(jobIdOf(await standsAt(desk, one, "making"))).toBe(first);
    await desk.takes.settle(other, { kind: "look-again" });
    expect(jobIdOf(await standsAt(desk, other, "making"))).toBe(second);
    desk.service.advance("done");
    await placementOf(desk, one);
    await placementOf(desk, other);
    expect(desk.service.creates).toBe(2);
  });

  test("is given up by the editor: nothing is sent, nothing is asked of the engine any more, and it stays so", async () => {
    const desk = await aDesk();
    desk.entry = { ...desk.entry, dialect: "openai" };
    desk.service.fault("cut-before", { route: "create", times: 1 });
    const id = await desk.ask();
    await questionOf(desk, id);
    await desk.takes.settle(id, { kind: "give-up" });
    expect((await desk.onDisk(id)).state).toEqual({ kind: "cancelled" });
    expect([...desk.spending.values()]).toEqual([{ outcome: "discarded", charge: undefined }]);
    const before = asked(desk, "list");
    await desk.restart();
    await another(desk);
    expect((await desk.onDisk(id)).state).toEqual({ kind: "cancelled" });
    expect([asked(desk, "list"), desk.service.creates]).toEqual([before, 1]);
  });

  test.each(["502", "cut-before", "html", "429"] as const)(
    "is looked for again for as long as the list answers %s, and then found",
    async (fault: Fault) => {
      const desk = await aDesk();
      desk.entry = { ...desk.entry, dialect: "openai" };
      desk.service.fault("cut-after", { times: 1 });
      desk.service.fault(fault, { route: "list", times: 5 });
      const id = await desk.ask();
      const { state } = await standsAt(desk, id, "making");
      expect(state).toMatchObject({ job: { id: desk.service.jobs[0]?.id, adopted: true } });
      expect(desk.seen).toContainEqual({ step: "looking", isAway: true });
      expect(desk.service.creates).toBe(1);
    },
  );

  test("is a question once the editor stops the looking, and is looked for again at the next start", async () => {
    const desk = await aDesk();
    desk.entry = { ...desk.entry, dialect: "openai" };
    desk.service.fault("cut-after", { times: 1 });
    desk.service.fault("502", { route: "list" });
    const id = await desk.ask();
    await until("the looking", () => desk.seen.some((work) => work.step === "looking" && work.isAway === true));
    desk.takes.cancel(id);
    expect((await questionOf(desk, id)).looked).toMatchObject({ listed: false, found: [] });
    desk.service.heal();
    await desk.restart();
    expect((await standsAt(desk, id, "making")).state).toMatchObject({ job: { id: desk.service.jobs[0]?.id } });
    expect(desk.service.creates).toBe(1);
  });

  test("where the engine has no list is a question at once, and stays one", async () => {
    const desk = await aDesk({ tongue: "openrouter" });
    desk.entry = { ...desk.entry, wire: "openrouter" };
    desk.service.fault("cut-after", { times: 1 });
    const id = await desk.ask();
    expect((await questionOf(desk, id)).looked).toMatchObject({ listed: false });
    await desk.restart();
    await another(desk);
    expect((await questionOf(desk, id)).looked).toMatchObject({ listed: false });
    expect(desk.service.jobs).toHaveLength(2);
  });
});
