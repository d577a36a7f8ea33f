/** What is lost on the way and must be found again: engines, another machine's takes, volumes, projects, and whole panels. */

import "./wire.host";
import { mkdir, readFile, rename, rm } from "node:fs/promises";
import path from "node:path";
import { Cancelled } from "../src/core/failure";
import { SimulatedProject } from "./host/model";
import { newProjectId } from "./host/premiere";
import { startService } from "./service/service";
import { aDesk } from "./desks.setup";
import { again, looked, namesIn, standsAt, until } from "./wire.setup";
import { another, asked, jobIdOf, placementOf, sentNow, whenSent } from "./recovery.setup";

describe("an engine that is not what it was", () => {
  test("removed and added again, goes on with what it was making", async () => {
    const desk = await aDesk();
    const id = await desk.ask();
    await standsAt(desk, id, "making");
    await desk.restart(() => {
      desk.entry = { ...desk.entry, id: "engine-2" };
      return Promise.resolve();
    });
    desk.service.advance("done");
    await placementOf(desk, id);
    expect(desk.service.creates).toBe(1);
  });

  test("removed while an answer was lost, and added again, is looked into", async () => {
    const desk = await aDesk();
    desk.entry = { ...desk.entry, dialect: "openai" };
    desk.service.fault("cut-after", { times: 1 });
    desk.service.fault("502", { route: "list" });
    const id = await desk.ask();
    await until("the looking", () => desk.seen.some((work) => work.step === "looking" && work.isAway === true));
    await desk.restart(() => {
      desk.service.heal();
      desk.entry = { ...desk.entry, id: "engine-2" };
      return Promise.resolve();
    });
    expect(jobIdOf(await standsAt(desk, id, "making"))).toBe(desk.service.jobs[0]?.id);
  });

  test("with another address is still asked at the one that the take was sent to", async () => {
    const desk = await aDesk();
    const other = await startService({ tongue: "openai" });
    const id = await desk.ask();
    await standsAt(desk, id, "making");
    desk.entry = { ...desk.entry, address: other.url };
    desk.service.advance("done");
    await placementOf(desk, id);
    expect(other.requests).toEqual([]);
    await other.close();
  });

  test("that is gone for good says which host is missing, and keeps the job", async () => {
    const desk = await aDesk();
    const id = await desk.ask();
    await standsAt(desk, id, "making");
    const { entry } = desk;
    desk.entry = { ...entry, id: "engine-2", address: "http://127.0.0.1:9/v1" };
    const { host } = new URL(desk.service.url);
    expect((await standsAt(desk, id, "failed")).state).toMatchObject({
      failure: { kind: "address-refused", host, why: "not-allowed" },
      job: { id: desk.service.jobs[0]?.id },
    });
    desk.entry = { ...entry, id: "engine-3" };
    await again(desk, id);
    desk.service.advance("done");
    await placementOf(desk, id);
    expect(desk.service.creates).toBe(1);
  });
});

describe("a take that another machine asked for", () => {
  const looked = { at: new Date().toISOString(), found: [], listed: true };

  test("is that machine's question: here it says so, and nothing that is answered here is sent or written", async () => {
    const desk = await aDesk();
    desk.entry = { ...desk.entry, dialect: "openai" };
    const question = { kind: "unanswered", submission: sentNow("theirs"), looked } as const;
    const id = await desk.leave(question, { owner: "device-2" });
    await desk.restart();
    expect(desk.row(id)).toMatchObject({ isElsewhere: true });
    for (const kind of ["look-again", "ask-again", "give-up"] as const) await desk.takes.settle(id, { kind });
    await desk.takes.settle(id, { kind: "found", jobId: "some-job" });
    expect(desk.service.requests).toEqual([]);
    await another(desk);
    expect((await desk.onDisk(id)).state).toEqual(question);
    expect([asked(desk, "list"), desk.service.creates]).toEqual([0, 1]);
  });

  test("is not followed here while an engine makes it, and its record is left alone", async () => {
    const desk = await aDesk();
    const mine = await desk.ask();
    const { state } = await standsAt(desk, mine, "making");
    const theirs = await desk.leave(state, { owner: "device-2" });
    const before = await readFile(path.join(desk.folderOf(theirs), "take.json"), "utf8");
    await desk.restart();
    desk.service.advance("done");
    await placementOf(desk, mine);
    expect(desk.row(mine)?.isElsewhere).toBeUndefined();
    expect(desk.row(theirs)?.work).toBeUndefined();
    expect(await readFile(path.join(desk.folderOf(theirs), "take.json"), "utf8")).toBe(before);
    expect(await namesIn(desk.folderOf(theirs))).toEqual(["take.json"]);
  });
});

describe("a project that is not open", () => {
  test("on a volume that comes later is gone on with once it is there", async () => {
    const desk = await aDesk();
    const id = await desk.ask();
    await standsAt(desk, id, "making");
    const home = path.join(desk.folder, "Pickup");
    const { project } = desk.premiere;
    desk.premiere.closeProject();
    const reads = jest.spyOn(desk.uxp.fs, "readFile");
    await desk.restart(() => rename(home, `${home} elsewhere`));
    desk.service.advance("done");
    const looks = (): number => reads.mock.calls.filter(([file]) => String(file).startsWith(home)).length;
    await until("the looks for it", () => looks() > 2);
    await rename(`${home} elsewhere`, home);
    await standsAt(desk, id, "delivered");
    desk.premiere.openProject(project);
    expect(await placementOf(desk, id)).toMatchObject({ outcome: "verified" });
  });

  test("is not looked for any more once the takes that wait for it are stopped", async () => {
    let sleeping = 0;
    const sleep = async (): Promise<void> => {
      sleeping += 1;
      await new Promise((resolve) => setTimeout(resolve, 10));
      sleeping -= 1;
    };
    const desk = await aDesk({}, { atOnce: 2, sleep });
    const ids = [await desk.ask(), await desk.ask()];
    await whenSent(desk, 2);
    desk.premiere.closeProject();
    desk.service.advance("done");
    for (const id of ids) await standsAt(desk, id, "delivered");
    let looks = 0;
    desk.premiere.onCall = (call) => void (looks += /getActiveProject/.test(call) ? 1 : 0);
    await until("the looks", () => looks > 3);
    desk.takes.cancelAll();
    for (const id of ids) expect((await standsAt(desk, id, "cancelled")).state).toMatchObject({ original: {} });
    // Nobody waits any more for the next look, and none comes in as many pauses as another take is followed for.
    await until("the last pause", () => sleeping === 0);
    looks = 0;
    const before = asked(desk, "status");
    await another(desk);
    await until("five questions about it", () => asked(desk, "status") >= before + 5);
    expect(looks).toBe(0);
  });

  test("and then saved elsewhere still lists the takes that it had before, and goes on with them", async () => {
    const desk = await aDesk({}, { atOnce: 2 });
    const done = await desk.ask();
    await whenSent(desk);
    desk.service.advance("done");
    await placementOf(desk, done);
    const made = await desk.ask();
    await standsAt(desk, made, "making");
    const folder = path.join(desk.folder, "elsewhere");
    await mkdir(folder);
    await desk.restart(async () => {
      await desk.premiere.save(path.join(folder, "reel_v2.prproj"));
      await rm(`${desk.folder}/uxp/data/unfinished.json`);
    });
    desk.service.advance("done");
    await placementOf(desk, made);
    await desk.restart();
    expect(desk.takes.rows(undefined).map(({ take }) => take.id)).toEqual([made, done]);
  });

  test("keeps its takes for itself while another one is at the front", async () => {
    const desk = await aDesk();
    const id = await desk.ask();
    await standsAt(desk, id, "making");
    const first = desk.premiere.project;
    const second = SimulatedProject.create({ id: newProjectId(), name: "reel_3.prproj" });
    const folder = path.join(desk.folder, "elsewhere");
    await mkdir(folder);
    desk.premiere.closeProject();
    desk.premiere.openProject(second);
    await desk.premiere.save(path.join(folder, "reel_3.prproj"));
    await desk.restart();
    desk.service.advance("done");
    await standsAt(desk, id, "delivered");
    await looked(desk);
    expect(desk.takes.rows(undefined)).toEqual([]);
    expect(second.document.items.filter(({ name }) => name.startsWith("PU_"))).toEqual([]);
    desk.premiere.closeProject();
    desk.premiere.openProject(first);
    expect(await placementOf(desk, id)).toMatchObject({ outcome: "verified" });
    expect(desk.placed()).toHaveLength(1);
  });
});

describe("a take that is stopped", () => {
  test("when its film is done at the engine and nobody knew yet: the film stays there, is booked, and can be had", async () => {
    const desk = await aDesk({ tongue: "vllm-omni" });
    const id = await desk.ask();
    await until("the engine", () => desk.seen.some(({ step }) => step === "engine"));
    desk.service.advance("done");
    desk.takes.cancel(id);
    expect((await standsAt(desk, id, "cancelled")).state).toMatchObject({ job: { id: desk.service.jobs[0]?.id } });
    expect([...desk.spending.values()]).toEqual([{ outcome: "discarded", charge: undefined }]);
    expect(asked(desk, "remove")).toBe(0);
    await again(desk, id);
    await placementOf(desk, id);
    expect(desk.service.creates).toBe(1);
  });

  test("before anything of it was sent is no question and costs nothing", async () => {
    const desk = await aDesk();
    desk.harm = (engine) => ({ ...engine, start: () => Promise.reject(new Cancelled("stopped before it was sent")) });
    const id = await desk.ask();
    expect((await standsAt(desk, id, "cancelled")).state).toEqual({ kind: "cancelled" });
    expect([...desk.spending.values()]).toEqual([{ outcome: "not-taken", charge: undefined }]);
    desk.harm = (engine) => engine;
    await again(desk, id);
    await standsAt(desk, id, "making");
    expect(desk.service.creates).toBe(1);
  });
});
