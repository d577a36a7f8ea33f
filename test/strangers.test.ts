/** Servers that are not what they seem: what of their answers is believed. */

import { isModeration, saidBy } from "../src/engines/answers";
import { Disk, failureOf, never, submission } from "./engines.setup";
import { asking, CONTENT, engineAt, how, jobAt, json, serve, type Handler } from "./strangers.setup";

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
    expect(await failureOf(engineAt(origin).fetch(jobAt(origin), CONTENT, new Disk(), how))).toMatchObject({
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
    expect(await failureOf(engineAt(origin, "litellm").status(jobAt(origin, "litellm"), never))).toMatchObject({
      kind: "unreachable",
    });
  });

  test("of which the answer says no more than its id was taken", async () => {
    const origin = await serve((_, response) => json(response, 202, { id: "v9" }));
    const started = await engineAt(origin).start(asking, never);
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
  test("is no question: a stop before is a stop", async () => {
    const origin = await serve((_, response) => json(response, 200, { id: "v1", status: "queued" }));
    const stop = new AbortController();
    stop.abort();
    await expect(engineAt(origin).start(asking, stop.signal)).rejects.toMatchObject({ name: "AbortError" });
  });

  test("is turned away when nobody says who is there", async () => {
    let posts = 0;
    const origin = await serve((request, response) => {
      if (request.method === "POST") posts += 1;
      response.writeHead(503, { "retry-after": "7" });
      response.end();
    });
    const answer = await engineAt(origin, "detect").start(asking, never);
    expect(answer).toEqual({ kind: "turned-away", retryAfter: 7 });
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
