/** Films on their way out: ranges and versions, previews, names, stores, expiry; and the harm that can come to them. */

import { filmFor } from "./service/media";
import { TONGUES, type TongueName } from "./service/tongue";
import { aService, ask, closeAll, created, tryToAsk, type Heard } from "./service/asking";
import type { Service, ServiceOptions } from "./service/service";

afterEach(closeAll);

const RANGED = ["openai", "sglang", "vllm-omni", "openrouter"] as const;

interface Done {
  readonly service: Service;
  readonly id: string;
  readonly film: Buffer;
  /** Below the service's address, or a whole one. */
  readonly place: string;
}

async function done(tongue: TongueName, options: Partial<ServiceOptions> = {}): Promise<Done> {
  const service = await aService(tongue, options);
  const id = await created(service, tongue);
  service.advance("done");
  const { body } = await ask(service, "GET", `/videos/${encodeURIComponent(id)}`);
  const [url] = (body as { unsigned_urls?: string[] }).unsigned_urls ?? [];
  return { service, id, film: service.film(id), place: url ?? `/videos/${encodeURIComponent(id)}/content` };
}

async function get({ service, place }: Done, headers: Readonly<Record<string, string>> = {}): Promise<Heard> {
  return ask(service, "GET", place, { headers });
}

test.each(TONGUES)("%s hands the film out whole", async (tongue) => {
  const made = await done(tongue);
  const { status, headers, bytes } = await get(made);
  expect(status).toBe(200);
  expect(headers.get("content-type")).toBe("video/mp4");
  expect(headers.get("content-length")).toBe(String(made.film.length));
  expect(bytes.equals(made.film)).toBe(true);
});

describe("ranges", () => {
  test.each(RANGED)("%s hands out the piece that is asked for, and says of what", async (tongue) => {
    const made = await done(tongue);
    const { length } = made.film;
    for (const [range, start, end] of [
      ["bytes=0-99", 0, 100],
      ["bytes=100-", 100, length],
      ["bytes=-50", length - 50, length],
      [`bytes=${length - 10}-${length + 10}`, length - 10, length],
    ] as const) {
      const { status, headers, bytes } = await get(made, { range });
      expect([range, status]).toEqual([range, 206]);
      expect(headers.get("content-range")).toBe(`bytes ${start}-${end - 1}/${length}`);
      expect(bytes.equals(made.film.subarray(start, end))).toBe(true);
    }
    const behind = await get(made, { range: `bytes=${length}-` });
    expect([behind.status, behind.headers.get("content-range")]).toEqual([416, `bytes */${length}`]);
  });

  test.each(RANGED)("%s goes on only with the same version", async (tongue) => {
    const made = await done(tongue);
    const etag = (await get(made)).headers.get("etag") ?? "";
    expect((await get(made, { range: "bytes=10-", "if-range": etag })).status).toBe(206);
    made.service.remake(made.id);
    const changed = await get(made, { range: "bytes=10-", "if-range": etag });
    expect(changed.status).toBe(200);
    expect(changed.headers.get("etag")).not.toBe(etag);
    expect(changed.bytes.equals(made.film)).toBe(false);
    expect(changed.bytes.equals(made.service.film(made.id))).toBe(true);
  });

  test("litellm holds films in memory: all of it or nothing, without a version", async () => {
    const made = await done("litellm");
    const { status, headers, bytes } = await get(made, { range: "bytes=0-99" });
    expect([status, bytes.length]).toEqual([200, made.film.length]);
    expect(headers.get("etag")).toBeNull();
    expect(headers.get("accept-ranges")).toBeNull();
    expect(headers.get("content-disposition")).toBe(`attachment; filename="video_${made.id}.mp4"`);
  });
});

describe("what is asked for instead", () => {
  test("openai has a thumbnail, a spritesheet, and nothing else", async () => {
    const { service, place } = await done("openai");
    const asked = async (variant: string) => {
      const { status, headers } = await ask(service, "GET", `${place}?variant=${variant}`);
      return [status, headers.get("content-type")];
    };
    expect(await asked("video")).toEqual([200, "video/mp4"]);
    expect(await asked("thumbnail")).toEqual([200, "image/webp"]);
    expect(await asked("spritesheet")).toEqual([200, "image/jpeg"]);
    expect(await asked("poster")).toEqual([400, "application/json"]);
  });

  test("sglang numbers its outputs, and knows no names", async () => {
    const service = await aService("sglang");
    const id = await created(service, "sglang", { n: 2 });
    service.advance("done");
    const asked = async (variant: string) =>
      (await ask(service, "GET", `/videos/${id}/content?variant=${variant}`)).status;
    expect([await asked("0"), await asked("1")]).toEqual([200, 200]);
    expect([await asked("2"), await asked("video"), await asked("thumbnail")]).toEqual([404, 404, 404]);
  });
});

describe("a store on another host", () => {
  test("sglang with cloud storage names the place, and hands nothing out itself", async () => {
    const { service, id, film, place } = await done("sglang", { results: "store" });
    const { url } = (await ask(service, "GET", `/videos/${id}`)).body as { url: string };
    expect(new URL(url).host).not.toBe(new URL(service.url).host);
    expect(await ask(service, "GET", place)).toMatchObject({
      status: 400,
      body: { detail: `Video has been uploaded to cloud storage. Please use the cloud URL: ${url}` },
    });
    expect((await ask(service, "GET", url)).bytes.equals(film)).toBe(true);
  });

  test("openrouter's lies there and needs no key; one that is sent there is counted", async () => {
    const made = await done("openrouter");
    expect(new URL(made.place).host).not.toBe(new URL(made.service.url).host);
    expect((await get(made)).status).toBe(200);
    expect(made.service.elsewhere.authorizations).toBe(0);
    await get(made, { authorization: "Bearer sk-lost" });
    expect(made.service.elsewhere.authorizations).toBe(1);
    expect(made.service.requests.filter(({ route }) => route === "content")).toHaveLength(2);
  });

  test("or behind its own route, with the key", async () => {
    const service = await aService("openrouter", { key: "sk-right", results: "own" });
    const headers = { authorization: "Bearer sk-right" };
    const made = await ask(service, "POST", "/videos", { json: { model: "google/veo-3.1", prompt: "x" }, headers });
    const { id } = made.body as { id: string };
    service.advance("done");
    const { body } = await ask(service, "GET", `/videos/${id}`, { headers });
    const [url = ""] = (body as { unsigned_urls: string[] }).unsigned_urls;
    expect(url).toBe(`${service.url}/videos/${id}/content?index=0`);
    expect((await ask(service, "GET", url)).status).toBe(401);
    expect((await ask(service, "GET", url, { headers })).status).toBe(200);
  });
});

describe("expiry", () => {
  test.each([
    ["openai", 404],
    ["litellm", 404],
    ["vllm-omni", 404],
    ["sglang", 404],
    ["openrouter", 403],
  ] as const)("%s: a film that is kept for ten minutes is gone after eleven", async (tongue, status) => {
    const made = await done(tongue, { keepsSeconds: 600 });
    made.service.turnClock(9 * 60_000);
    expect((await get(made)).status).toBe(200);
    made.service.turnClock(11 * 60_000);
    expect((await get(made)).status).toBe(status);
  });

  test("openai says when, an hour after it was made; vllm-omni only where its storage has a limit", async () => {
    const told = async ({ service, id }: Done) => {
      const { body } = await ask(service, "GET", `/videos/${id}`);
      const { completed_at: completed, expires_at: expires } = body as Record<string, number | null>;
      return expires === null || expires === undefined ? null : expires - (completed ?? 0);
    };
    expect(await told(await done("openai"))).toBe(3600);
    expect(await told(await done("vllm-omni"))).toBeNull();
    expect(await told(await done("vllm-omni", { keepsSeconds: 600 }))).toBe(600);
  });
});

describe("harm", () => {
  const harmed = ({ service, place }: Done, headers: Readonly<Record<string, string>> = {}) =>
    tryToAsk(service, "GET", place, { headers });

  test.each(TONGUES)("%s: a truncated film breaks off, and the socket says so", async (tongue) => {
    const made = await done(tongue);
    made.service.fault("truncated");
    expect(await harmed(made)).toBeUndefined();
  });

  test.each(RANGED)(
    "%s: a film of the wrong length ends in good order, five bytes before its range does",
    async (tongue) => {
      const made = await done(tongue);
      made.service.fault("wrong-length");
      const got = await harmed(made, { range: "bytes=0-999" });
      expect(got?.headers.get("content-range")).toBe(`bytes 0-999/${made.film.length}`);
      expect([got?.status, got?.bytes.length]).toEqual([206, 995]);
    },
  );

  test("a whole film of the wrong length contradicts the length that goes before it", async () => {
    const made = await done("litellm");
    made.service.fault("wrong-length");
    expect(await harmed(made)).toBeUndefined();
  });

  test.each(RANGED)("%s: a half-written film is whole to HTTP, by ranges too, and another version", async (tongue) => {
    const made = await done(tongue);
    const half = Math.floor(made.film.length / 2);
    const { headers } = await get(made);
    made.service.fault("half-written");
    expect((await harmed(made))?.bytes.length).toBe(half);
    const piece = await harmed(made, { range: "bytes=0-" });
    expect([piece?.status, piece?.headers.get("content-range")]).toEqual([206, `bytes 0-${half - 1}/${half}`]);
    expect(piece?.headers.get("etag")).not.toBe(headers.get("etag"));
  });

  test("a lying range says that there is more than there is, and never has it", async () => {
    const made = await done("vllm-omni");
    const { length } = made.film;
    made.service.fault("lying-range");
    const got = await harmed(made, { range: "bytes=0-" });
    expect(got?.bytes.length).toBe(length);
    expect(got?.headers.get("content-range")).toBe(`bytes 0-${length - 1}/${length + 1000}`);
    const rest = await harmed(made, { range: `bytes=${length}-` });
    expect([rest?.status, rest?.headers.get("content-range")]).toEqual([416, `bytes */${length + 1000}`]);
  });

  test("a server that ignores If-Range goes on with another film", async () => {
    const made = await done("sglang");
    const etag = (await get(made)).headers.get("etag") ?? "";
    made.service.remake(made.id);
    made.service.fault("ignores-if-range");
    expect((await harmed(made, { range: "bytes=10-", "if-range": etag }))?.status).toBe(206);
  });

  test.each(TONGUES)(
    "%s: a film that is not there yet, though the job is done, comes after a while",
    async (tongue) => {
      const made = await done(tongue);
      made.service.fault("content-400", { times: 1 });
      made.service.fault("content-404", { times: 2 });
      const statuses = [];
      for (let turn = 0; turn < 4; turn += 1) statuses.push((await harmed(made))?.status);
      expect(statuses).toEqual([400, 404, 404, 200]);
    },
  );

  test.each(TONGUES)("%s: a redirect to another host finds the film there", async (tongue) => {
    const made = await done(tongue);
    made.service.fault("redirect", { route: "content" });
    const moved = await harmed(made);
    expect(moved?.status).toBe(307);
    const to = moved?.headers.get("location") ?? "";
    expect(new URL(to).origin).toBe(made.service.elsewhere.url);
    const there = await ask(made.service, "GET", to);
    expect(there.bytes.equals(made.film)).toBe(true);
    expect(made.service.elsewhere.requests).toBe(1);
  });
});

test("films are as large as they are asked to be, and no two jobs have the same", () => {
  expect(filmFor("a", 1_000_000).length).toBeGreaterThanOrEqual(1_000_000);
  expect(filmFor("a").equals(filmFor("b"))).toBe(false);
});
