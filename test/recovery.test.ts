/** What is lost on the way and must be found again: answers, records, films half fetched, volumes, engines, and whole panels. */

import "./wire.host";
import { cp, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import path from "node:path";
import { Cancelled } from "../src/core/failure";
import type { Submission } from "../src/core/job";
import type { FrameSize } from "../src/core/sequence";
import type { Take } from "../src/core/take";
import { SimulatedProject } from "./host/model";
import { newProjectId } from "./host/premiere";
import type { Fault } from "./service/faults";
import { aDesk } from "./desks.setup";
import { again, anotherServer, namesIn, rewrite, standsAt, until, type Desk } from "./wire.setup";

jest.setTimeout(60_000);

const placementOf = async (desk: Desk, id: string) =>
  until("the placement", async () => (await desk.onDisk(id)).placement);

const whenSent = (desk: Desk, jobs = 1) => until("the job", () => desk.service.jobs.length >= jobs);

const wait = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

const asked = (desk: Desk, route: string): number => desk.service.requests.filter((one) => one.route === route).length;

/** What is put to the editor: where the take stands once nobody works at it any more. */
async function questionOf(desk: Desk, id: string) {
  return until("the question", async () => {
    const { state } = await desk.onDisk(id);
    const rests = desk.row(id)?.work === undefined;
    return rests && state.kind === "unanswered" && state.looked !== undefined ? state : undefined;
  });
}

const jobIdOf = ({ state }: Take): string | undefined => ("job" in state ? state.job?.id : undefined);

const sentNow = (id: string): Submission => ({ id, at: new Date().toISOString() });

/** From now on, and until called again, take.json is not written where `event` is what it would say. */
function refuseRecords({ uxp: { fs } }: Desk, says: RegExp): () => void {
  const real = fs.writeFile.bind(fs);
  fs.writeFile = (file, data, options) =>
    /take\.json\.new$/.test(file) && typeof data === "string" && says.test(data)
      ? Promise.reject(Object.assign(new Error("ENOSPC: no space left on device"), { code: "ENOSPC" }))
      : real(file, data, options);
  return () => (fs.writeFile = real);
}

/** A job that somebody else asked for at this engine, in the same words. */
async function aStrangersJob(desk: Desk, like: Take): Promise<string> {
  const { asked: terms, prompt, model } = like.recipe;
  const { width, height } = terms?.size ?? { width: 0, height: 0 };
  const body = { prompt, model, seconds: String(terms?.seconds), size: `${width}x${height}` };
  const answer = await fetch(`${desk.service.url}/videos`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(body),
  });
  const { id } = (await answer.json()) as { id: string };
  return id;
}

function sized(take: Take, size: FrameSize): Take {
  const { asked: terms } = take.recipe;
  return terms === undefined ? take : { ...take, recipe: { ...take.recipe, asked: { ...terms, size } } };
}

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
    desk.service.fault("cut-before", { route: "create", times: 1 });
    const id = await desk.ask();
    await questionOf(desk, id);
    await desk.takes.settle(id, { kind: "give-up" });
    expect((await desk.onDisk(id)).state).toEqual({ kind: "cancelled" });
    const before = desk.service.requests.length;
    await desk.restart();
    await wait(300);
    expect((await desk.onDisk(id)).state).toEqual({ kind: "cancelled" });
    expect(desk.service.requests).toHaveLength(before);
    expect([...desk.spending.values()]).toEqual([{ outcome: "discarded", charge: undefined }]);
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
    await wait(300);
    expect((await questionOf(desk, id)).looked).toMatchObject({ listed: false });
    expect(desk.service.jobs).toHaveLength(1);
  });
});

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
    const other = await anotherServer();
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
    const question = { kind: "unanswered", submission: sentNow("theirs"), looked } as const;
    const id = await desk.leave(question, { owner: "device-2" });
    await desk.restart();
    expect(desk.row(id)).toMatchObject({ isElsewhere: true });
    for (const kind of ["look-again", "ask-again", "give-up"] as const) await desk.takes.settle(id, { kind });
    await desk.takes.settle(id, { kind: "found", jobId: "some-job" });
    await wait(200);
    expect((await desk.onDisk(id)).state).toEqual(question);
    expect(desk.service.requests).toEqual([]);
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
    await desk.restart(() => rename(home, `${home} elsewhere`));
    desk.service.advance("done");
    await wait(300);
    await rename(`${home} elsewhere`, home);
    await standsAt(desk, id, "delivered");
    desk.premiere.openProject(project);
    expect(await placementOf(desk, id)).toMatchObject({ outcome: "verified" });
  });

  test("is not looked for any more once the takes that wait for it are stopped", async () => {
    const desk = await aDesk({}, { atOnce: 2 });
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
    await wait(100);
    looks = 0;
    await wait(300);
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
    await wait(200);
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
