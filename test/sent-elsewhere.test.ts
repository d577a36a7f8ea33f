/** Places that servers name: which are gone to, and what never leaves for them. */

import { addressOf, foreignRefusal, reachOf, type Address } from "../src/core/address";
import { Line, type Fetch } from "../src/engines/line";
import { Disk, failureOf, never, outside } from "./engines.setup";
import { asking, CONTENT, engineAt, how, jobAt, json, KEY, serve } from "./strangers.setup";

describe("a key", () => {
  test("that a server quotes stands in no failure", async () => {
    const origin = await serve((request, response) => {
      const said = `Budget exceeded for ${String(request.headers.authorization)}`;
      if (request.method === "POST") return json(response, 400, { error: { message: said } });
      if (/content/.test(request.url ?? "")) return json(response, 422, { detail: said });
      return json(response, 200, { id: "v1", status: "failed", error: { message: said } });
    });
    const engine = engineAt(origin);
    const heard = [
      await engine.start(asking, never),
      await engine.status(jobAt(origin), never),
      await failureOf(engine.fetch(jobAt(origin), CONTENT, new Disk(), how)),
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
    const line = new Line(at(hosted), outside(KEY));
    const fetching = line.bytes({ method: "GET", url: `${inside}/a.mp4`, signal: never, thisNetworkOnly: false });
    expect(await failureOf(fetching)).toMatchObject({ kind: "address-refused", why: "not-allowed" });
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
