/** A take whose record does not say how far it came: what was sent is not sent again. */

import "./wire.host";
import { cp, readFile, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Take } from "../src/core/take";
import { aDesk } from "./desks.setup";
import { again, rewrite, standsAt, until } from "./wire.setup";
import { jobIdOf, placementOf, questionOf, refuseRecords, whenSent } from "./recovery.setup";

describe("a take whose record was lost on the way", () => {
  test("goes on with its job although its volume was full when the engine answered", async () => {
    const desk = await aDesk({ tongue: "openrouter" });
    desk.entry = { ...desk.entry, wire: "openrouter" };
    const allow = refuseRecords(desk, /"kind": "(making|failed)"/);
    const id = await desk.ask();
    await until("the failure", () => desk.row(id)?.take.state.kind === "failed");
    expect((await desk.onDisk(id)).state.kind).toBe("submitting");
    allow();
    const { project } = desk.premiere;
    desk.premiere.closeProject();
    await desk.restart();
    expect(jobIdOf(await standsAt(desk, id, "making"))).toBe(desk.service.jobs[0]?.id);
    desk.service.advance("done");
    await standsAt(desk, id, "delivered");
    desk.premiere.openProject(project);
    await placementOf(desk, id);
    expect(desk.service.creates).toBe(1);
  });

  test("goes on with what the editor said it was, although that could not be recorded", async () => {
    const desk = await aDesk({}, { atOnce: 2 });
    desk.service.fault("cut-after", { route: "create", times: 2 });
    const id = await desk.ask();
    await desk.ask();
    await questionOf(desk, id);
    const jobId = String(desk.service.jobs[1]?.id);
    const allow = refuseRecords(desk, /"kind": "making"/);
    await expect(desk.takes.settle(id, { kind: "found", jobId })).rejects.toMatchObject({
      failure: { kind: "disk-full" },
    });
    allow();
    await desk.restart();
    expect(jobIdOf(await standsAt(desk, id, "making"))).toBe(jobId);
  });

  test("put back from a backup of when it waited, is not sent again but gone on with", async () => {
    const desk = await aDesk();
    desk.takes.pause(true);
    const id = await desk.ask();
    await until("the queue", () => desk.takes.queue.waiting.includes(id));
    const backup = path.join(desk.folder, "Backup");
    await cp(path.join(desk.folder, "Pickup"), backup, { recursive: true });
    desk.takes.pause(false);
    await whenSent(desk);
    desk.service.advance("done");
    await placementOf(desk, id);
    const putBack = async (): Promise<void> => {
      await rm(path.join(desk.folder, "Pickup"), { recursive: true });
      await cp(backup, path.join(desk.folder, "Pickup"), { recursive: true });
    };
    await desk.restart(putBack);
    expect(await placementOf(desk, id)).toMatchObject({ outcome: "waits", why: "place-taken" });
    expect(desk.service.creates).toBe(1);
    expect(desk.placed()).toHaveLength(1);
    const film = desk.service.film(String(desk.service.jobs[0]?.id));
    expect((await readFile(path.join(desk.folderOf(id), "original.mp4"))).equals(film)).toBe(true);
  });

  test("put back from a backup of before an answer was lost, is a question and not sent again", async () => {
    const desk = await aDesk();
    desk.takes.pause(true);
    const id = await desk.ask();
    await until("the queue", () => desk.takes.queue.waiting.includes(id));
    const record = await desk.onDisk(id);
    desk.service.fault("cut-before", { route: "create", times: 1 });
    desk.takes.pause(false);
    await questionOf(desk, id);
    await desk.restart(() => rewrite(desk, id, () => record));
    const question = await questionOf(desk, id);
    expect(question.submission.id).toBe((await desk.onDisk(id)).submission?.id);
    expect(desk.service.creates).toBe(0);
    await desk.takes.settle(id, { kind: "ask-again" });
    await whenSent(desk);
    desk.service.advance("done");
    await placementOf(desk, id);
    expect(desk.service.creates).toBe(1);
  });

  test("was turned away and is sent after a restart, without a question", async () => {
    const desk = await aDesk();
    desk.service.fault("429-after", { times: 1 });
    const id = await desk.ask();
    await until("the no", () => desk.spending.size === 1);
    desk.takes.pause(true);
    await until("the queue", () => desk.takes.queue.waiting.includes(id));
    await desk.restart();
    desk.takes.pause(false);
    expect((await standsAt(desk, id, "making")).state).not.toMatchObject({ job: { adopted: true } });
  });

  test("is asked anew when the editor says so, whatever came before", async () => {
    const desk = await aDesk();
    const id = await desk.ask();
    await standsAt(desk, id, "making");
    desk.service.advance("failed");
    await standsAt(desk, id, "failed");
    await again(desk, id);
    await whenSent(desk, 2);
    await standsAt(desk, id, "making");
    desk.takes.cancel(id);
    await standsAt(desk, id, "cancelled");
    await again(desk, id, "anew");
    await whenSent(desk, 3);
    expect(jobIdOf(await standsAt(desk, id, "making"))).toBe(desk.service.jobs[2]?.id);
  });

  test("a journal that breaks off in the middle of a line loses that line alone", async () => {
    const desk = await aDesk({}, { atOnce: 2 });
    const id = await desk.ask();
    await standsAt(desk, id, "making");
    const journal = `${desk.folder}/uxp/data/submissions.ndjson`;
    const whole = await readFile(journal, "utf8");
    expect(whole).toMatch(/^[ -~\n]*\n$/);
    await desk.restart(async () => {
      await writeFile(journal, `${whole}{"said":"sent","take":"Épi`);
      await rewrite(
        desk,
        id,
        (take) => ({ ...take, state: { kind: "asked" }, submission: undefined }) as unknown as Take,
      );
    });
    expect(jobIdOf(await standsAt(desk, id, "making"))).toBe(desk.service.jobs[0]?.id);
    const next = await desk.ask();
    await standsAt(desk, next, "making");
    await desk.restart(() => rewrite(desk, next, ({ submission, ...take }) => ({ ...take, state: { kind: "asked" } })));
    expect(jobIdOf(await standsAt(desk, next, "making"))).toBe(desk.service.jobs[1]?.id);
    expect(desk.service.creates).toBe(2);
  });
});
