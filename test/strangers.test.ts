/** Servers and places that are not what they seem: what of them is believed, and what never leaves for them. */

import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { foreignRefusal, addressOf, reachOf, type Address } from "../src/core/address";
import type { EngineEntry } from "../src/core/engine-entry";
import { failureOf, type Failure } from "../src/core/failure";
import type { DialectName, JobRef, ResultRef, Submission } from "../src/core/job";
import { isModeration, saidBy } from "../src/engines/answers";
import { connect } from "../src/engines/connect";
import type { Engine, FetchHow, Sink } from "../src/engines/engine";
import { Line, type Fetch } from "../src/engines/line";
import { aTake } from "./build-a";

const KEY = "sk-house-4711-4711";
const never = new AbortController().signal;
const how: FetchHow = { signal: never, thisNetworkOnly: false };
const submission: Submission = { id: "5f1c0e9a-77aa-4b55-9d0c-1d8f7d1a6a01", at: new Date().toISOString() };

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

type Handler = (request: IncomingMessage, response: ServerResponse) => void;

/** @returns the address of a server of its own: `http://127.0.0.1:port`. */
async function serve(handler: Handler): Promise<string> {
  const server = createServer((request, response) => {
    request.resume();
    request.on("end", () => handler(request, response));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closing.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function json(response: ServerResponse, status: number, value: unknown): void {
  response.writeHead(status, { "content-type": "application/json" });
  response.end(JSON.stringify(value));
}

const real: Fetch = (url, init) => fetch(url, init);

function engineAt(origin: string, dialect: DialectName = "vllm-omni", fetching: Fetch = real): Engine {
  const entry: EngineEntry = {
    id: "engine-1",
    name: "Test",
    wire: "openai-videos",
    address: `${origin}/v1`,
    dialect,
    privateHttp: false,
    atOnce: 1,
    costs: "by-price",
  };
  return connect(entry, {
    fetch: fetching,
    key: () => Promise.resolve(KEY),
    now: () => new Date(),
    after: (milliseconds, callback) => {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
  });
}

function jobAt(origin: string, dialect: DialectName = "vllm-omni"): JobRef {
  return {
    engineId: "engine-1",
    wire: "openai-videos",
    dialect,
    address: `${origin}/v1`,
    model: "m",
    id: "v1",
    submission,
  };
}

class Disk implements Sink {
  bytes = Buffer.alloc(0);
  have = 0;
  validator: string | undefined;

  restart(validator: string | undefined): Promise<void> {
    this.validator = validator;
    this.bytes = Buffer.alloc(0);
    return Promise.resolve();
  }

  write(position: number, bytes: Uint8Array): Promise<void> {
    this.bytes = Buffer.concat([this.bytes.subarray(0, position), bytes]);
    return Promise.resolve();
  }
}

async function failing(work: Promise<unknown>): Promise<Failure | "it went well"> {
  try {
    await work;
    return "it went well";
  } catch (error) {
    return failureOf(error);
  }
}

const CONTENT: ResultRef = { kind: "content", index: 0 };
const MIB = 1024 * 1024;

describe("a result in pieces", () => {
  /** Serves `film()` by ranges, heeding no If-Range. */
  function pieces(
    film: () => { readonly bytes: Buffer; readonly tag: string },
    total: "told" | "untold" = "told",
  ): Handler {
    return (request, response) => {
      const { bytes, tag } = film();
      const [, from = "0", to = "0"] = /bytes=(\d+)-(\d+)/.exec(request.headers.range ?? "") ?? [];
      const start = Number(from);
      const size = total === "told" ? String(bytes.length) : "*";
      if (start >= bytes.length) {
        response.writeHead(416, { "content-range": `bytes */${size}` });
        return void response.end();
      }
      const end = Math.min(Number(to) + 1, bytes.length);
      response.writeHead(206, { etag: tag, "content-range": `bytes ${start}-${end - 1}/${size}` });
      response.end(bytes.subarray(start, end));
    };
  }

  test("of another version under way begins anew, and is one version", async () => {
    const before = Buffer.alloc(5 * MIB, 1);
    const after = Buffer.alloc(5 * MIB, 2);
    let asked = 0;
    const origin = await serve(
      pieces(() => ((asked += 1) < 2 ? { bytes: before, tag: '"a"' } : { bytes: after, tag: '"b"' })),
    );
    const disk = new Disk();
    await engineAt(origin).fetch(jobAt(origin), CONTENT, disk, how);
    expect(disk.bytes.equals(after)).toBe(true);
    expect(disk.validator).toBe('"b"');
  });

  test("of another version than what lies there from before begins anew", async () => {
    const film = Buffer.alloc(3 * MIB, 2);
    const origin = await serve(pieces(() => ({ bytes: film, tag: '"b"' })));
    const disk = new Disk();
    disk.bytes = Buffer.alloc(MIB, 1);
    disk.have = MIB;
    disk.validator = '"a"';
    await engineAt(origin).fetch(jobAt(origin), CONTENT, disk, how);
    expect(disk.bytes.equals(film)).toBe(true);
  });

  test("that is another one at every look is damaged, and does not go round for ever", async () => {
    let looks = 0;
    const origin = await serve(pieces(() => ({ bytes: Buffer.alloc(5 * MIB, 1), tag: `"${(looks += 1)}"` })));
    expect(await failing(engineAt(origin).fetch(jobAt(origin), CONTENT, new Disk(), how))).toMatchObject({
      kind: "result-damaged",
    });
  });

  test.each([5 * MIB + 3, 4 * MIB])("whose length nobody tells is fetched to its end (%s bytes)", async (length) => {
    const film = Buffer.alloc(length, 7);
    const origin = await serve(pieces(() => ({ bytes: film, tag: '"a"' }), "untold"));
    const disk = new Disk();
    await engineAt(origin).fetch(jobAt(origin), CONTENT, disk, how);
    expect(disk.bytes.equals(film)).toBe(true);
  });
});

describe("a key", () => {
  test("that a server quotes stands in no failure", async () => {
    const origin = await serve((request, response) => {
      const said = `Budget exceeded for ${String(request.headers.authorization)}`;
      if (request.method === "POST") return json(response, 400, { error: { message: said } });
      if (/content/.test(request.url ?? "")) return json(response, 422, { detail: said });
      return json(response, 200, { id: "v1", status: "failed", error: { message: said } });
    });
    const engine = engineAt(origin);
    const recipe = { ...aTake().recipe, engine: "openai-videos" as const, model: "m", asked: asked(origin) };
    const heard = [
      await engine.start({ recipe, submission, pictures: [] }, never),
      await engine.status(jobAt(origin), never),
      await failing(engine.fetch(jobAt(origin), CONTENT, new Disk(), how)),
    ];
    expect(JSON.stringify(heard)).not.toContain(KEY);
    expect(JSON.stringify(heard[0])).toContain("Budget exceeded for Bearer [key]");
  });

  test("goes along to another page of the same server, and not to another server", async () => {
    const seen: (string | undefined)[] = [];
    const elsewhere = await serve((request, response) => {
      seen.push(request.headers.authorization);
      response.end("a film");
    });
    const origin = await serve((request, response) => {
      seen.push(request.headers.authorization);
      const to = request.url === "/v1/videos/v1/content" ? "/files/v1" : `${elsewhere}/v1`;
      response.writeHead(302, { location: to });
      response.end();
    });
    await engineAt(origin).fetch(jobAt(origin), CONTENT, new Disk(), how);
    expect(seen).toEqual([`Bearer ${KEY}`, `Bearer ${KEY}`, undefined]);
  });

  describe("where the host hides where an answer points", () => {
    async function hidden(thisNetworkOnly: boolean) {
      const seen: (string | undefined)[] = [];
      const elsewhere = await serve((request, response) => {
        seen.push(request.headers.authorization);
        response.end("a film");
      });
      const origin = await serve((request, response) => {
        seen.push(request.headers.authorization);
        response.writeHead(302, { location: elsewhere });
        response.end();
      });
      const hiding: Fetch = async (url, init) => {
        const found = init.redirect === "follow" ? undefined : await fetch(url, init);
        if (found !== undefined && found.status !== 302) return found;
        if (found === undefined) return fetch(url, init);
        return Object.defineProperty(Response.error(), "type", { value: "opaqueredirect" });
      };
      const disk = new Disk();
      const fetched = engineAt(origin, "vllm-omni", hiding).fetch(jobAt(origin), CONTENT, disk, {
        ...how,
        thisNetworkOnly,
      });
      return { fetched, disk, seen };
    }

    test("it does not go along", async () => {
      const { fetched, disk, seen } = await hidden(false);
      await fetched;
      expect(disk.bytes.toString()).toBe("a film");
      expect(seen).toEqual([`Bearer ${KEY}`, undefined, undefined]);
    });

    test("a project that stays on this network goes nowhere", async () => {
      const { fetched, seen } = await hidden(true);
      await expect(fetched).rejects.toMatchObject({ failure: { kind: "engine-redirects" } });
      expect(seen).toEqual([`Bearer ${KEY}`]);
    });
  });
});

function asked(origin: string): NonNullable<ReturnType<typeof aTake>["recipe"]["asked"]> {
  const { host } = new URL(origin);
  return { engineId: "engine-1", engineName: "Test", host, seconds: 4, size: { width: 64, height: 36 } };
}

describe("a place that an engine names", () => {
  const at = (typed: string): Address => {
    const found = addressOf(typed);
    if (found === undefined) throw new Error(`${typed} is no address`);
    return found;
  };
  const hosted = "https://api.example.com/v1";
  const secured = "https://gpu.lan/v1";
  const plain = "http://192.168.1.20:8091/v1";

  test.each([
    [hosted, "https://cdn.example.net/a.mp4?sig=1", false, undefined],
    [hosted, "http://cdn.example.net/a.mp4", false, "http-public"],
    [hosted, "http://169.254.169.254/latest", false, "not-allowed"],
    [hosted, "https://192.168.1.1/reboot", false, "not-allowed"],
    [hosted, "http://localhost:9000/a.mp4", false, "not-allowed"],
    [hosted, "file:///etc/passwd", false, "not-an-address"],
    [hosted, "https://api.example.com/v1/files/a.mp4", false, undefined],
    [plain, "http://192.168.1.21:9000/a.mp4", false, undefined],
    [plain, "https://bucket.example.com/a.mp4", false, undefined],
    [plain, "https://bucket.example.com/a.mp4", true, "this-network-only"],
    [secured, "http://192.168.1.21:9000/a.mp4", false, "not-allowed"],
    [secured, "https://nas.lan/a.mp4", true, undefined],
  ] as const)("%s names %s (this network only: %s) → %s", (from, url, only, refusal) => {
    expect(foreignRefusal(url, at(from), only)).toBe(refusal);
  });

  test("is not asked when it may not be: not one byte leaves for it", async () => {
    let requests = 0;
    const inside = await serve((_, response) => {
      requests += 1;
      response.end("secrets of the house");
    });
    const outside = {
      fetch: real,
      key: () => Promise.resolve(KEY),
      now: () => new Date(),
      after: () => () => undefined,
    };
    const line = new Line(at(hosted), outside);
    const fetching = line.bytes({ method: "GET", url: `${inside}/a.mp4`, signal: never, thisNetworkOnly: false });
    expect(await failing(fetching)).toMatchObject({ kind: "address-refused", why: "not-allowed" });
    expect(requests).toBe(0);
  });

  test.each([
    ["[fd1::1]", "internet"],
    ["[fc1::1]", "internet"],
    ["[fd12:3456::1]", "network"],
    ["[fe80::1]", "network"],
    ["[::1]", "machine"],
  ] as const)("%s is %s", (host, reach) => {
    expect(reachOf(host)).toBe(reach);
  });
});

describe("a job", () => {
  test("that failed behind a gateway of another dialect is failed", async () => {
    const origin = await serve((_, response) =>
      json(response, 500, { id: "v1", object: "video", status: "failed", error: { message: "out of memory" } }),
    );
    expect(await engineAt(origin, "litellm").status(jobAt(origin, "litellm"), never)).toMatchObject({
      state: "failed",
      error: { message: "out of memory" },
    });
  });

  test("is not taken for failed by words that name none", async () => {
    const origin = await serve((_, response) => json(response, 500, { status: "failed", error: "upstream" }));
    expect(await failing(engineAt(origin, "litellm").status(jobAt(origin, "litellm"), never))).toMatchObject({
      kind: "unreachable",
    });
  });

  test("of which the answer says no more than its id was taken", async () => {
    const origin = await serve((_, response) => json(response, 202, { id: "v9" }));
    const recipe = { ...aTake().recipe, engine: "openai-videos" as const, model: "m", asked: asked(origin) };
    const started = await engineAt(origin).start({ recipe, submission, pictures: [] }, never);
    expect(started).toMatchObject({ kind: "accepted", job: { id: "v9" } });
  });

  test("is found in a list that begins with the oldest", async () => {
    const old = Math.floor(Date.now() / 1000) - 86_400;
    const ids = Array.from({ length: 150 }, (_, index) => ({
      id: `v${index}`,
      status: "completed",
      created_at: index === 149 ? old + 86_400 : old + index,
    }));
    const origin = await serve((request, response) => {
      const query = new URL(request.url ?? "", "http://x").searchParams;
      const from = ids.findIndex(({ id }) => id === query.get("after")) + 1;
      const data = ids.slice(from, from + 100);
      json(response, 200, { data, has_more: from + 100 < ids.length, last_id: data[data.length - 1]?.id });
    });
    const found = await engineAt(origin, "litellm").list(submission, never);
    expect(found?.map(({ id }) => id)).toContain("v149");
  });

  test("that was finished since the last look is not thrown away by a stop", async () => {
    const methods: (string | undefined)[] = [];
    const origin = await serve((request, response) => {
      methods.push(request.method);
      json(response, 200, { id: "v1", status: "completed", progress: 100 });
    });
    expect(await engineAt(origin).cancel(jobAt(origin), never)).toBe("goes-on");
    expect(methods).toEqual(["GET"]);
  });
});

describe("a submission of which nothing was sent", () => {
  const recipe = (origin: string) => ({
    recipe: { ...aTake().recipe, engine: "openai-videos" as const, model: "m", asked: asked(origin) },
    submission,
    pictures: [],
  });

  test("is no question: a stop before is a stop", async () => {
    const origin = await serve((_, response) => json(response, 200, { id: "v1", status: "queued" }));
    const stop = new AbortController();
    stop.abort();
    await expect(engineAt(origin).start(recipe(origin), stop.signal)).rejects.toMatchObject({ name: "AbortError" });
  });

  test("is turned away when nobody says who is there", async () => {
    let posts = 0;
    const origin = await serve((request, response) => {
      if (request.method === "POST") posts += 1;
      response.writeHead(503, { "retry-after": "7" });
      response.end();
    });
    const entry: EngineEntry = {
      ...{ id: "engine-1", name: "Test", wire: "openai-videos", address: `${origin}/v1`, dialect: "detect" },
      ...{ privateHttp: false, atOnce: 1, costs: "by-price" },
    };
    const outside = {
      fetch: real,
      key: () => Promise.resolve(undefined),
      now: () => new Date(),
      after: () => () => undefined,
    };
    expect(await connect(entry, outside).start(recipe(origin), never)).toEqual({ kind: "turned-away", retryAfter: 7 });
    expect(posts).toBe(0);
  });
});

test.each([
  [{ detail: [{ loc: ["body", "use_guardrails"], msg: "Extra inputs are not permitted" }] }, false],
  [{ error: { message: "inappropriate size for this model" } }, false],
  [{ error: { message: "OutputVideoSensitiveContentDetected.PolicyViolation" } }, true],
  [{ error: { message: "Your request was flagged by our systems" } }, true],
  [{ error: { message: "Images of real people are not supported" } }, true],
  [{ error: { code: "moderation_blocked", message: "no" } }, true],
])("%j: refused for what it shows: %s", (body, moderated) => {
  const said = saidBy(body);
  expect(said !== undefined && isModeration(said)).toBe(moderated);
});
