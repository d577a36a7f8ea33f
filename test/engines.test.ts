/** Every tongue that is played, over real HTTP: what is sent, what is understood, what is refused, what stays unsaid. */

import type { JobStatus } from "../src/core/job";
import {
  accepted,
  ALL,
  Disk,
  engineOf,
  failureOf,
  never,
  recipe,
  request,
  submission,
  told,
  VIDEOS,
} from "./engines.setup";
import type { ServiceOptions } from "./service/service";
import type { TongueName } from "./service/tongue";
import { serve } from "./strangers.setup";

test.each(VIDEOS)("%s is told by its answers", async (tongue) => {
  const { engine, service } = await engineOf(tongue);
  expect(await engine.look(never)).toEqual({ dialect: tongue, models: ["Wan-AI/Wan2.2-TI2V-5B-Diffusers"] });
  expect(service.creates).toBe(0);
});

describe("a server of something else", () => {
  /** Answers everything with 404, but for a list of models where it has one. At `/api` below its host. */
  async function stranger(body: string, models?: object): Promise<string> {
    const origin = await serve((request, response) => {
      const isList = models !== undefined && request.url === "/api/models";
      response.writeHead(isList ? 200 : 404).end(isList ? JSON.stringify(models) : body);
    });
    return `${origin}/api`;
  }

  test.each(["", '{"detail":"Not Found"}', '{"error":{"message":"no such route"}}', "<html>404</html>"])(
    "is told from an engine, and its path is named (%s)",
    async (body) => {
      const address = await stranger(body);
      for (const dialect of ["detect", "sglang", "newapi"] as const) {
        const { engine } = await engineOf("openai", {}, { address, dialect });
        expect(await failureOf(engine.look(never))).toEqual({
          kind: "no-protocol",
          host: new URL(address).host,
          path: "/api",
        });
      }
    },
  );

  test("gets no dialect by the words in which it knows no path", async () => {
    const address = await stranger('{"detail":"Not Found"}', { data: [{ id: "whisper", owned_by: "me" }] });
    const { engine } = await engineOf("openai", {}, { address });
    expect(await engine.look(never)).toEqual({ models: ["whisper"] });
  });
});

test.each(ALL)("%s: a job from the request to the file", async (tongue) => {
  const { engine, service } = await engineOf(tongue, { key: "sk-secret" });
  const job = accepted(await engine.start(request(), never));
  expect(service.creates).toBe(1);
  const [held] = service.jobs;
  expect(held).toMatchObject({
    id: job.id,
    prompt: recipe().prompt,
    idempotencyKey: submission.id,
    size: "64x36",
    seconds: "4",
  });
  expect(JSON.stringify(job)).not.toContain("sk-secret");
  expect((await engine.status(job, never)).state).toBe("queued");
  service.advance(50);
  const running: JobStatus = await engine.status(job, never);
  const counts = tongue === "openai" || tongue === "litellm";
  expect(running).toEqual(
    tongue === "sglang" ? { state: "queued" } : { state: "running", progress: counts ? 0.5 : "unknown" },
  );
  service.advance("done");
  const done = await engine.status(job, never);
  if (done.state !== "done") throw new Error(`It is ${done.state}`);
  expect(done.cost).toEqual(tongue === "openrouter" ? { millionths: 400_000, currency: "USD" } : undefined);
  const [result] = done.results;
  if (result === undefined) throw new Error("There is no result");
  const disk = new Disk();
  await engine.fetch(job, result, disk, { signal: never, thisNetworkOnly: false });
  expect(disk.bytes.equals(service.film(job.id))).toBe(true);
});

test("vllm-omni gets the asked model in its own spelling", async () => {
  const { engine, service } = await engineOf("vllm-omni");
  const { models } = await engine.look(never);
  accepted(await engine.start(request({ recipe: recipe({ model: "wan2.2-ti2v-5b-diffusers" }) }), never));
  expect([service.jobs[0]?.fields["model"]]).toEqual(models);
});

describe("a create that is answered with no", () => {
  test.each(ALL)("%s: 429 is not taken, and says when to come again", async (tongue) => {
    const { engine, service } = await engineOf(tongue, { aheadMs: 3_600_000 });
    if (tongue !== "openrouter") await engine.look(never);
    service.fault("429", { times: 1 });
    expect(await engine.start(request(), never)).toEqual({ kind: "turned-away" });
    service.fault("429-after", { times: 1 });
    expect(await engine.start(request(), never)).toEqual({ kind: "turned-away", retryAfter: 2 });
    service.fault("429-date", { times: 1 });
    const dated = await engine.start(request(), never);
    if (dated.kind !== "turned-away") throw new Error(dated.kind);
    expect(dated.retryAfter).toBeGreaterThan(0);
    expect(dated.retryAfter).toBeLessThanOrEqual(4);
    expect(service.jobs).toHaveLength(0);
  });

  test.each(ALL)("%s: moderation, a wrong key and a redirect are told apart", async (tongue) => {
    const { engine, service } = await engineOf(tongue, {}, told(tongue));
    service.fault("moderated", { times: 1 });
    expect(await engine.start(request(), never)).toMatchObject({
      kind: "refused",
      failure: { kind: "moderated", by: "engine" },
    });
    service.fault("redirect", { times: 1 });
    expect(await engine.start(request(), never)).toMatchObject({
      kind: "refused",
      failure: { kind: "engine-redirects", to: new URL(service.elsewhere.url).host },
    });
    expect(service.elsewhere).toMatchObject({ requests: 0, authorizations: 0 });
    const locked = await engineOf(tongue, { key: "right" }, told(tongue), "wrong");
    const refused = await locked.engine.start(request(), never);
    expect(refused).toMatchObject({ kind: "refused", failure: { kind: "key-refused" } });
  });
});

describe("a create of which nobody knows", () => {
  test.each(ALL)("%s: cut before, cut after, 5xx and a page are all unanswered, and sent once", async (tongue) => {
    for (const fault of ["cut-before", "cut-after", "500", "502", "503", "html"] as const) {
      const { engine, service } = await engineOf(tongue, {}, told(tongue));
      service.fault(fault);
      expect([fault, (await engine.start(request(), never)).kind]).toEqual([fault, "unanswered"]);
      const sent = service.requests.filter(({ route }) => route === "create");
      expect([fault, sent.length]).toEqual([fault, 1]);
      expect(service.jobs).toHaveLength(fault === "cut-after" ? 1 : 0);
    }
  });

  test.each(VIDEOS)("%s: it stands in the list, by a clock that is an hour off", async (tongue) => {
    const { engine, service } = await engineOf(tongue, { aheadMs: -3_600_000 }, { dialect: tongue });
    service.fault("cut-after", { times: 1 });
    expect((await engine.start(request(), never)).kind).toBe("unanswered");
    const found = await engine.list({ ...submission, at: new Date().toISOString() }, never);
    expect(found).toHaveLength(1);
    expect(found?.[0]?.id).toBe(service.jobs[0]?.id);
    const off = Math.abs(Date.parse(found?.[0]?.createdAt ?? "") - Date.now());
    expect(off).toBeLessThan(5000);
  });

  test("openrouter has no list", async () => {
    const { engine } = await engineOf("openrouter");
    expect(await engine.list(submission, never)).toBeUndefined();
  });
});

describe("a job that ends badly", () => {
  test.each(ALL)("%s: a failure is the job's, with its words", async (tongue) => {
    const { engine, service } = await engineOf(tongue, {}, told(tongue));
    const job = accepted(await engine.start(request(), never));
    service.fault("failed", { times: 1 });
    expect(await engine.status(job, never)).toMatchObject({
      state: "failed",
      error: { message: "the model ran out of memory", moderation: false },
    });
  });

  test.each(ALL)("%s: refused for what it shows", async (tongue) => {
    const { engine, service } = await engineOf(tongue, {}, told(tongue));
    const job = accepted(await engine.start(request(), never));
    service.fault("moderated-later", { times: 1 });
    expect(await engine.status(job, never)).toMatchObject({ state: "failed", error: { moderation: true } });
  });

  test.each(ALL)("%s: reads that go wrong are named, and the job is not", async (tongue) => {
    const { engine, service } = await engineOf(tongue, {}, told(tongue));
    const job = accepted(await engine.start(request(), never));
    for (const [fault, kind] of [
      ["cut-before", "unreachable"],
      ["503", "unreachable"],
      ["429-after", "engine-busy"],
      ["html", "engine-nonsense"],
      ["redirect", "engine-redirects"],
      ["vanished", "job-vanished"],
    ] as const) {
      service.fault(fault, { route: "status", times: 1 });
      expect([fault, await failureOf(engine.status(job, never))]).toEqual([fault, expect.objectContaining({ kind })]);
    }
  });
});

describe("a result", () => {
  async function done(tongue: TongueName, options: Partial<ServiceOptions> = {}) {
    const { engine, service } = await engineOf(tongue, options, told(tongue));
    const job = accepted(await engine.start(request(), never));
    service.advance("done");
    const status = await engine.status(job, never);
    const result = status.state === "done" ? status.results[0] : undefined;
    if (result === undefined) throw new Error("There is no result");
    return { engine, service, job, result };
  }

  test("is fetched by ranges, and goes on where it broke off", async () => {
    const { engine, service, job, result } = await done("vllm-omni", { filmBytes: 20_000_000 });
    const disk = new Disk();
    const write = disk.write.bind(disk);
    disk.write = async (position, bytes) => {
      if (position > 0) throw new Error("the disk went away");
      await write(position, bytes);
    };
    await expect(engine.fetch(job, result, disk, { signal: never, thisNetworkOnly: false })).rejects.toThrow(
      "the disk went away",
    );
    disk.write = write;
    disk.have = disk.bytes.length;
    const before = service.requests.length;
    await engine.fetch(job, result, disk, { signal: never, thisNetworkOnly: false });
    expect(disk.bytes.equals(service.film(job.id))).toBe(true);
    const ranges = service.requests.slice(before).map(({ headers }) => headers["range"]);
    expect(ranges).toContain(`bytes=${2 * 1024 * 1024}-${4 * 1024 * 1024 - 1}`);
    expect(ranges).not.toContain(`bytes=0-${2 * 1024 * 1024 - 1}`);
  });

  test.each(ALL)("%s: one that is gone, half or cut is not taken for a film", async (tongue) => {
    const { engine, service, job, result } = await done(tongue);
    for (const [fault, kinds] of [
      ["expired", ["result-expired"]],
      ["html", ["engine-nonsense"]],
      ["truncated", ["unreachable", "result-damaged"]],
      ["wrong-length", ["unreachable", "result-damaged"]],
    ] as const) {
      service.fault(fault, { route: "content", times: 1 });
      const failure = await failureOf(engine.fetch(job, result, new Disk(), { signal: never, thisNetworkOnly: false }));
      expect(kinds).toContain(failure instanceof Object && "kind" in failure ? failure.kind : failure);
    }
  });

  test("that lies elsewhere is fetched there, without the key", async () => {
    const { engine, service, job, result } = await done("openai", { key: "sk-secret" });
    service.fault("redirect", { route: "content" });
    const disk = new Disk();
    await engine.fetch(job, result, disk, { signal: never, thisNetworkOnly: false });
    expect(disk.bytes.equals(service.film(job.id))).toBe(true);
    expect(service.elsewhere).toMatchObject({ requests: 1, authorizations: 0 });
  });
});

test("a running job is ended only where the server can", async () => {
  for (const [tongue, outcome] of [
    ["vllm-omni", "ended"],
    ["sglang", "goes-on"],
    ["openai", "goes-on"],
    ["litellm", "goes-on"],
    ["openrouter", "goes-on"],
  ] as const) {
    const { engine, service } = await engineOf(tongue, {}, told(tongue));
    const job = accepted(await engine.start(request(), never));
    expect(await engine.cancel(job, never)).toBe(outcome);
    expect(service.jobs).toHaveLength(outcome === "ended" ? 0 : 1);
  }
});
