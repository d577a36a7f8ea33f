/** What is lost on the way and must be found again: films half fetched, volumes, engines, projects, and whole panels. */

import "./wire.host";
import { mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { Cancelled } from "../src/core/failure";
import { SimulatedProject } from "./host/model";
import { newProjectId } from "./host/premiere";
import { startService } from "./service/service";
import { aDesk } from "./desks.setup";
import { again, looked, namesIn, standsAt, until } from "./wire.setup";
import { asked, jobIdOf, placementOf, refuseRecords, sentNow, whenSent, another } from "./recovery.setup";

describe("a film on its way", () => {
  test("of several pieces goes on behind what it had when the panel went away", async () => {
    const piece = 2 * 1024 * 1024;
    const desk = await aDesk({ filmBytes: 3 * piece + 4711 });
    // It goes away with two pieces on disk.
    desk.harm = (engine) => ({
      ...engine,
      fetch: (job, result, into, how) =>
        engine.fetch(
          job,
          result,
          {
            have: into.have,
            validator: into.validator,
            restart: (validator) => into.restart(validator),
            write: async (position, bytes) => {
              if (position >= 2 * piece) await new Promise(() => undefined);
              await into.write(position, bytes);
            },
          },
          how,
        ),
    });
    const id = await desk.ask();
    await whenSent(desk);
    desk.service.advance("done");
    await until("two pieces", () => desk.seen.some((work) => work.step === "fetching" && work.done === 2 * piece));
    let before = 0;
    await desk.restart(() => {
      desk.harm = (engine) => engine;
      before = desk.service.requests.length;
      return Promise.resolve();
    });
    await placementOf(desk, id);
    const ranges = desk.service.requests
      .slice(before)
      .filter(({ route }) => route === "content")
      .map(({ headers }) => headers["range"]);
    expect(ranges).toEqual([`bytes=${2 * piece}-${3 * piece - 1}`, `bytes=${3 * piece}-${4 * piece - 1}`]);
    const film = desk.service.film(String(desk.service.jobs[0]?.id));
    expect((await readFile(path.join(desk.folderOf(id), "original.mp4"))).equals(film)).toBe(true);
    expect(await namesIn(desk.folderOf(id))).toEqual([
      "PU_Reel2_007_T01.mp4",
      "original.mp4",
      "original.xmp",
      "take.json",
    ]);
  });

  test("that was whole but could not be recorded is not taken for the film of the next job", async () => {
    const desk = await aDesk();
    const id = await desk.ask();
    await standsAt(desk, id, "making");
    const allow = refuseRecords(desk, /"kind": "delivered"/);
    desk.service.advance("done");
    await standsAt(desk, id, "failed");
    allow();
    await again(desk, id, "anew");
    await whenSent(desk, 2);
    desk.service.advance("done");
    await placementOf(desk, id);
    const [, second] = desk.service.jobs.map((job) => job.id);
    expect(jobIdOf(await desk.onDisk(id))).toBe(second);
    const original = await readFile(path.join(desk.folderOf(id), "original.mp4"));
    expect(original.equals(desk.service.film(String(second)))).toBe(true);
  });

  test("that was whole but could not be recorded is not fetched twice for its own job", async () => {
    const desk = await aDesk();
    const id = await desk.ask();
    await standsAt(desk, id, "making");
    const allow = refuseRecords(desk, /"kind": "delivered"/);
    desk.service.advance("done");
    await standsAt(desk, id, "failed");
    allow();
    await again(desk, id);
    await placementOf(desk, id);
    expect(asked(desk, "content")).toBe(1);
  });

  test("that was tampered with after it came is fetched again, and not believed", async () => {
    const desk = await aDesk();
    const id = await desk.ask();
    await standsAt(desk, id, "making");
    const { project } = desk.premiere;
    desk.premiere.closeProject();
    desk.service.advance("done");
    await standsAt(desk, id, "delivered");
    const file = path.join(desk.folderOf(id), "original.mp4");
    const { id: job } = desk.service.jobs[0] ?? { id: "" };
    await desk.restart(async () => {
      // As when the panel had gone away between writing the record and tidying up.
      const marker = { job, submission: (await desk.onDisk(id)).submission?.id, whole: "original.mp4" };
      await writeFile(path.join(desk.folderOf(id), "original.part.json"), JSON.stringify(marker));
      await writeFile(file, "somebody's holiday");
      desk.premiere.openProject(project);
    });
    expect((await standsAt(desk, id, "failed")).state).toMatchObject({ failure: { kind: "file-damaged" }, job: {} });
    await again(desk, id);
    await placementOf(desk, id);
    expect((await readFile(file)).equals(desk.service.film(job))).toBe(true);
  });
});

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
    // Nobody waits any more for the next look, and none comes.
    await until("the last pause", () => sleeping === 0);
    looks = 0;
    await new Promise((resolve) => setTimeout(resolve, 200));
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
