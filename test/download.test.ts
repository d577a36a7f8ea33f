/** A film on its way from an engine: what came is looked at, what broke off is fetched again, and none is fetched for nothing. */

import "./wire.host";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { aDesk } from "./desks.setup";
import { hurry } from "./premiere.setup";
import { asked, jobIdOf, placementOf, refuseRecords, whenSent } from "./recovery.setup";
import { again, namesIn, standsAt, until } from "./wire.setup";

test("what came of another length than asked is recorded by what the media room sees", async () => {
  const desk = await aDesk();
  desk.room = {
    probe: () => ({
      kind: "video",
      mimeType: "video/mp4",
      size: { width: 640, height: 360 },
      pixelAspect: { numerator: 1, denominator: 1 },
      rotation: 0,
      constantRate: true,
      frames: 120,
      seconds: 5,
      colour: {},
      decodable: true,
    }),
  };
  const id = await desk.ask();
  await whenSent(desk);
  desk.service.advance("done");
  await placementOf(desk, id);
  expect((await desk.onDisk(id)).film).toEqual({
    frames: 120,
    seconds: 5,
    size: { width: 640, height: 360 },
    decodable: true,
    sound: false,
  });
});

test("a film that is whole and that the media room can make nothing of is kept, and nothing is said about it", async () => {
  const desk = await aDesk();
  desk.room = { probe: () => ({ kind: "unknown", why: "no track in it" }) };
  const id = await desk.ask();
  await whenSent(desk);
  desk.service.advance("done");
  expect(await placementOf(desk, id)).toMatchObject({ outcome: "verified" });
  expect((await desk.onDisk(id)).film).toBeUndefined();
  expect(asked(desk, "content")).toBe(1);
});

test("what the media room sees to be sound alone is no film, and is given up after six times with the job kept", async () => {
  const desk = await aDesk();
  desk.room = { probe: () => ({ kind: "audio", mimeType: "audio/mp4", seconds: 4 }) };
  const id = await desk.ask();
  await whenSent(desk);
  desk.service.advance("done");
  const { state } = await standsAt(desk, id, "failed");
  expect(state).toMatchObject({ failure: { kind: "result-damaged", why: "it is no film (audio)" }, job: {} });
  expect(asked(desk, "content")).toBe(6);
});

describe("a download that goes wrong", () => {
  test.each(["truncated", "wrong-length", "half-written", "html"] as const)(
    "%s twice is fetched again until it is whole",
    async (fault) => {
      const desk = await aDesk();
      desk.service.fault(fault, { route: "content", times: 2 });
      const id = await desk.ask();
      await whenSent(desk);
      desk.service.advance("done");
      await placementOf(desk, id);
      const film = desk.service.film(desk.service.jobs[0]?.id ?? "");
      expect((await readFile(path.join(desk.folderOf(id), "original.mp4"))).equals(film)).toBe(true);
      expect(desk.service.creates).toBe(1);
    },
  );

  test("says so for as long as the next try waits, not first when that begins", async () => {
    let isFetching = (): boolean => false;
    // Once the film was asked for, nobody gets to the end of a pause of seconds.
    const sleep = (milliseconds: number): Promise<void> =>
      milliseconds > 1000 && isFetching() ? new Promise(() => undefined) : hurry(milliseconds);
    const desk = await aDesk({}, { sleep });
    isFetching = () => asked(desk, "content") > 0;
    desk.service.fault("truncated");
    await desk.ask();
    await whenSent(desk);
    desk.service.advance("done");
    const { seen } = desk;
    await until("the fetch that broke off", () =>
      seen.some((work) => work.step === "fetching" && work.broke === "again"),
    );
    expect(asked(desk, "content")).toBe(1);
  });

  test("one that never comes whole fails with its job kept, and goes on from there when asked again", async () => {
    const desk = await aDesk();
    desk.service.fault("half-written");
    const id = await desk.ask();
    await whenSent(desk);
    desk.service.advance("done");
    const failed = await standsAt(desk, id, "failed");
    expect(failed.state).toMatchObject({ failure: { kind: "result-damaged" }, job: {} });
    expect(desk.placed()).toEqual([]);
    desk.service.heal();
    await again(desk, id);
    await placementOf(desk, id);
    expect(desk.service.creates).toBe(1);
  });

  test("an address that has expired says so, with nothing asked twice", async () => {
    const desk = await aDesk();
    desk.service.fault("expired");
    const id = await desk.ask();
    await whenSent(desk);
    desk.service.advance("done");
    expect((await standsAt(desk, id, "failed")).state).toMatchObject({ failure: { kind: "result-expired" } });
    expect(desk.service.creates).toBe(1);
  });

  test("a full disk keeps the job", async () => {
    const desk = await aDesk();
    const id = await desk.ask();
    await standsAt(desk, id, "making");
    desk.uxp.fs.faults.room = 0;
    desk.service.advance("done");
    await until("the failure", () => desk.row(id)?.take.state.kind === "failed");
    desk.uxp.fs.faults.room = Infinity;
    expect(desk.row(id)?.take.state).toMatchObject({ failure: { kind: "disk-full" }, job: {} });
    await again(desk, id);
    await placementOf(desk, id);
    expect(desk.service.creates).toBe(1);
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
