/** Every tongue that is played, over real HTTP: what is sent, what is understood, what is refused, what stays unsaid. */

import { createServer } from "node:http";
import { connect } from "../src/engines/connect";
import { StudioError } from "../src/core/failure";
import type { EngineEntry } from "../src/core/engine-entry";
import type { JobRef, JobStatus, Submission } from "../src/core/job";
import type { Recipe } from "../src/core/recipe";
import type { Engine, Sink, Started, StartRequest } from "../src/engines/engine";
import { aTake } from "./build-a";
import { solidPng } from "./png";
import { startService, type Service, type ServiceOptions } from "./service/service";
import type { TongueName } from "./service/tongue";

const VIDEOS = ["openai", "sglang", "vllm-omni", "litellm"] as const;
const ALL: readonly TongueName[] = [...VIDEOS, "openrouter"];

const open: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const service of open.splice(0)) await service.close();
});

const never = new AbortController().signal;

async function engineOf(
  tongue: TongueName,
  options: Partial<ServiceOptions> = {},
  entry: Partial<EngineEntry> = {},
  key: string | undefined = options.key,
): Promise<{ readonly service: Service; readonly engine: Engine }> {
  const service = await startService({ tongue, ...options });
  open.push(service);
  const engine = connect(
    {
      id: "engine-1",
      name: "Test",
      wire: tongue === "openrouter" ? "openrouter" : "openai-videos",
      address: service.url,
      dialect: "detect",
      privateHttp: false,
      atOnce: 1,
      costs: "by-price",
      ...entry,
    },
    {
      fetch: (url, init) => fetch(url, init),
      key: () => Promise.resolve(key),
      now: () => new Date(),
      after: (milliseconds, callback) => {
        const timer = setTimeout(callback, milliseconds);
        return () => clearTimeout(timer);
      },
    },
  );
  return { service, engine };
}

const submission: Submission = { id: "5f1c0e9a-77aa-4b55-9d0c-1d8f7d1a6a01", at: new Date().toISOString() };

function recipe(more: Partial<Recipe> = {}): Recipe {
  return {
    ...aTake().recipe,
    engine: "openai-videos",
    model: "Wan-AI/Wan2.2-TI2V-5B-Diffusers",
    prompt: "Un phare dans la tempête — “lumière” 灯台",
    asked: {
      engineId: "engine-1",
      engineName: "Test",
      host: "127.0.0.1",
      seconds: 4,
      size: { width: 64, height: 36 },
    },
    ...more,
  };
}

function request(more: Partial<StartRequest> = {}): StartRequest {
  return { recipe: recipe(), submission, pictures: [], ...more };
}

function accepted(started: Started): JobRef {
  if (started.kind !== "accepted") throw new Error(`It was not taken: ${JSON.stringify(started)}`);
  return started.job;
}

async function failureOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    if (error instanceof StudioError) return error.failure;
    throw error;
  }
  throw new Error("It went well");
}

class Disk implements Sink {
  have = 0;
  validator: string | undefined;
  bytes = Buffer.alloc(0);
  restart(validator: string | undefined): Promise<void> {
    this.validator = validator;
    this.bytes = Buffer.alloc(0);
    return Promise.resolve();
  }
  write(position: number, bytes: Uint8Array): Promise<void> {
    expect(position).toBe(this.bytes.length);
    this.bytes = Buffer.concat([this.bytes, bytes]);
    return Promise.resolve();
  }
}

test.each(VIDEOS)("%s is told by its answers", async (tongue) => {
  const { engine, service } = await engineOf(tongue);
  expect(await engine.look(never)).toEqual({ dialect: tongue, models: ["Wan-AI/Wan2.2-TI2V-5B-Diffusers"] });
  expect(service.creates).toBe(0);
});

describe("a server of something else", () => {
  /** Answers everything with 404, but for a list of models where it has one. At `/api` below its host. */
  async function stranger(body: string, models?: object): Promise<string> {
    const server = createServer((request, response) => {
      const isList = models !== undefined && request.url === "/api/models";
      response.writeHead(isList ? 200 : 404).end(isList ? JSON.stringify(models) : body);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    open.push({ close: () => new Promise((resolve) => server.close(() => resolve())) });
    const at = server.address();
    return `http://127.0.0.1:${typeof at === "object" && at !== null ? at.port : 0}/api`;
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

test.each(["sglang", "vllm-omni", "litellm"] as const)(
  "%s gets the first frame as a file, byte for byte",
  async (tongue) => {
    const { engine, service } = await engineOf(tongue);
    const bytes = solidPng(64, 36);
    accepted(await engine.start(request({ pictures: [{ role: "first", mimeType: "image/png", bytes }] }), never));
    const [file] = service.jobs[0]?.files ?? [];
    expect(file).toMatchObject({ field: "input_reference", mimeType: "image/png" });
    expect(file?.bytes.equals(Buffer.from(bytes))).toBe(true);
    const type = String(service.requests.find(({ route }) => route === "create")?.headers["content-type"]);
    expect(type).toBe(type.toLowerCase());
  },
);

test("openai gets the first frame as a data address, and refuses one of another size", async () => {
  const { engine, service } = await engineOf("openai");
  const right = { role: "first", mimeType: "image/png", bytes: solidPng(64, 36) } as const;
  accepted(await engine.start(request({ pictures: [right] }), never));
  expect(service.jobs[0]?.fields["input_reference"]).toEqual({
    image_url: `data:image/png;base64,${Buffer.from(right.bytes).toString("base64")}`,
  });
  const wrong = await engine.start(request({ pictures: [{ ...right, bytes: solidPng(32, 36) }] }), never);
  expect(wrong).toMatchObject({
    kind: "refused",
    failure: {
      kind: "engine-refused",
      status: 400,
      message: "Inpaint image must match the requested width and height",
    },
    learnt: { field: "reference", refused: "64x36" },
  });
});

test("openrouter gets first and last frame with their roles", async () => {
  const { engine, service } = await engineOf("openrouter");
  const bytes = solidPng(8, 8);
  const pictures = (["first", "last"] as const).map((role) => ({ role, mimeType: "image/png" as const, bytes }));
  accepted(await engine.start(request({ recipe: recipe({ engine: "openrouter" }), pictures }), never));
  const frames = service.jobs[0]?.fields["frame_images"];
  expect(frames).toMatchObject([{ frame_type: "first_frame" }, { frame_type: "last_frame" }]);
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
    const { engine, service } = await engineOf(tongue, {}, { dialect: tongue === "openrouter" ? "detect" : tongue });
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
    const locked = await engineOf(
      tongue,
      { key: "right" },
      { dialect: tongue === "openrouter" ? "detect" : tongue },
      "wrong",
    );
    const refused = await locked.engine.start(request(), never);
    expect(refused).toMatchObject({ kind: "refused", failure: { kind: "key-refused" } });
  });
});

describe("a create of which nobody knows", () => {
  test.each(ALL)("%s: cut before, cut after, 5xx and a page are all unanswered, and sent once", async (tongue) => {
    for (const fault of ["cut-before", "cut-after", "500", "502", "503", "html"] as const) {
      const { engine, service } = await engineOf(tongue, {}, { dialect: tongue === "openrouter" ? "detect" : tongue });
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
    const { engine, service } = await engineOf(tongue, {}, { dialect: tongue === "openrouter" ? "detect" : tongue });
    const job = accepted(await engine.start(request(), never));
    service.fault("failed", { times: 1 });
    expect(await engine.status(job, never)).toMatchObject({
      state: "failed",
      error: { message: "the model ran out of memory", moderation: false },
    });
  });

  test.each(ALL)("%s: refused for what it shows", async (tongue) => {
    const { engine, service } = await engineOf(tongue, {}, { dialect: tongue === "openrouter" ? "detect" : tongue });
    const job = accepted(await engine.start(request(), never));
    service.fault("moderated-later", { times: 1 });
    expect(await engine.status(job, never)).toMatchObject({ state: "failed", error: { moderation: true } });
  });

  test.each(ALL)("%s: reads that go wrong are named, and the job is not", async (tongue) => {
    const { engine, service } = await engineOf(tongue, {}, { dialect: tongue === "openrouter" ? "detect" : tongue });
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
    const { engine, service } = await engineOf(tongue, options, {
      dialect: tongue === "openrouter" ? "detect" : tongue,
    });
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
    const { engine, service } = await engineOf(tongue, {}, { dialect: tongue === "openrouter" ? "detect" : tongue });
    const job = accepted(await engine.start(request(), never));
    expect(await engine.cancel(job, never)).toBe(outcome);
    expect(service.jobs).toHaveLength(outcome === "ended" ? 0 : 1);
  }
});

describe("pictures with roles", () => {
  const picture = (role: "first" | "last" | "look", grey: number): StartRequest["pictures"][number] => ({
    role,
    mimeType: "image/png",
    bytes: solidPng(64, 36, grey),
  });
  const [FIRST, LAST, ONE, TWO] = [picture("first", 10), picture("last", 20), picture("look", 30), picture("look", 40)];
  const H3 = "MiniMaxAI/MiniMax-H3";

  test.each([
    ["a first frame", [FIRST], "input_reference", { task: "fl2va", frame_indices: [0] }],
    ["a last frame alone", [LAST], "input_reference", { task: "fl2va", frame_indices: [-1] }],
    ["both ends", [FIRST, LAST], "input_references", { task: "fl2va", frame_indices: [0, -1] }],
    ["one look", [ONE], "input_reference", { task: "ref2va" }],
    ["two looks in their order", [ONE, TWO], "input_references", { task: "ref2va" }],
    ["words alone", [], "", { task: "t2va" }],
  ] as const)("MiniMax H3 on vLLM-Omni is told what %s is", async (_, pictures, field, task) => {
    const { engine, service } = await engineOf("vllm-omni", { models: [H3] });
    await engine.look(never);
    accepted(await engine.start(request({ recipe: recipe({ model: H3 }), pictures }), never));
    const [held] = service.jobs;
    expect(held?.files.map((file) => [file.field, file.bytes])).toEqual(
      pictures.map(({ bytes }) => [field, Buffer.from(bytes)]),
    );
    expect(JSON.parse(String(held?.fields["extra_params"]))).toEqual(task);
  });

  test("MiniMax H3 never gets looks beside frames: the server would refuse both", async () => {
    const { engine, service } = await engineOf("vllm-omni", { models: [H3] });
    accepted(await engine.start(request({ recipe: recipe({ model: H3 }), pictures: [FIRST, ONE, LAST] }), never));
    expect(service.jobs[0]?.files.map(({ bytes }) => bytes)).toEqual(
      [FIRST, LAST].map((one) => Buffer.from(one.bytes)),
    );
  });

  test.each(["openai", "sglang", "vllm-omni", "litellm"] as const)(
    "%s gets the first frame of any other model, and no other picture",
    async (tongue) => {
      const { engine, service } = await engineOf(tongue);
      accepted(await engine.start(request({ pictures: [ONE, FIRST, LAST] }), never));
      const [held] = service.jobs;
      const sent = JSON.stringify([held?.fields["input_reference"], held?.files.map((file) => file.field)]);
      expect(sent.match(/image_url|"input_reference"/g)).toHaveLength(1);
      expect(sent).not.toContain("input_references");
    },
  );

  test("openrouter gets ends and looks in fields of their own, looks in their order", async () => {
    const { engine, service } = await engineOf("openrouter");
    const pictures = [FIRST, ONE, TWO, LAST];
    accepted(await engine.start(request({ recipe: recipe({ engine: "openrouter" }), pictures }), never));
    const fields = service.jobs[0]?.fields ?? {};
    const url = ({ bytes }: (typeof pictures)[number]): object => ({
      type: "image_url",
      image_url: { url: `data:image/png;base64,${Buffer.from(bytes).toString("base64")}` },
    });
    expect(fields["frame_images"]).toEqual([
      { ...url(FIRST), frame_type: "first_frame" },
      { ...url(LAST), frame_type: "last_frame" },
    ]);
    expect(fields["input_references"]).toEqual([url(ONE), url(TWO)]);
  });
});
