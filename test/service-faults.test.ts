/** Harm that needs no film: what it looks like to a client that knows nothing of Pickup. */

import { FAULTS, routeOf } from "./service/faults";
import { TONGUES, type TongueName } from "./service/tongue";
import { aService, ask, closeAll, created, createIn, tryToAsk, type Heard } from "./service/asking";
import type { Service } from "./service/service";

afterEach(closeAll);

async function create(service: Service, tongue: TongueName): Promise<Heard | undefined> {
  const headers = { authorization: "Bearer sk-kept-to-yourself" };
  return tryToAsk(service, "POST", "/videos", { ...createIn(tongue), headers });
}

test.each([
  ["an hour ahead", 3_600_000],
  ["an hour behind", -3_600_000],
])("a clock %s is off in all that it says", async (_, aheadMs) => {
  const service = await aService("openai", { aheadMs });
  service.fault("429-date", { times: 1 });
  const busy = await create(service, "openai");
  const off = (header: string): number => Date.parse(busy?.headers.get(header) ?? "") - Date.now() - aheadMs;
  expect(busy?.status).toBe(429);
  expect(Math.abs(off("date"))).toBeLessThan(2000);
  expect(Math.abs(off("retry-after") - 3000)).toBeLessThan(2000);
  const id = await created(service, "openai");
  const { created_at: at } = (await ask(service, "GET", `/videos/${id}`)).body as { created_at: number };
  expect(Math.abs(at * 1000 - Date.now() - aheadMs)).toBeLessThan(2000);
});

describe("a key that comes back", () => {
  test.each(TONGUES)("%s: in a refusal, in a job's error, in what is said instead of a film", async (tongue) => {
    const service = await aService(tongue);
    const headers = { authorization: "Bearer sk-kept-to-yourself" };
    service.fault("echoes-key", { times: 1 });
    const refused = await create(service, tongue);
    expect(refused?.status).toBe(400);
    expect(refused?.bytes.toString()).toContain("sk-kept-to-yourself");
    const id = encodeURIComponent(await created(service, tongue));
    service.fault("echoes-key", { route: "status", times: 1 });
    const job = await ask(service, "GET", `/videos/${id}`, { headers });
    expect(job.body).toMatchObject({ status: "failed" });
    expect(job.bytes.toString()).toContain("sk-kept-to-yourself");
    service.fault("echoes-key", { route: "content", times: 1 });
    const film = await ask(service, "GET", `/videos/${id}/content`, { headers });
    expect(film.status).toBe(400);
    expect(film.bytes.toString()).toContain("sk-kept-to-yourself");
  });
});

describe("a create that goes wrong", () => {
  test.each(TONGUES)("%s: cut before it arrived, nothing is made; cut after, something is", async (tongue) => {
    const service = await aService(tongue);
    service.fault("cut-before", { times: 1 });
    expect(await create(service, tongue)).toBeUndefined();
    expect([service.creates, service.jobs.length]).toEqual([0, 0]);
    service.fault("cut-after", { times: 1 });
    expect(await create(service, tongue)).toBeUndefined();
    expect([service.creates, service.jobs.length]).toEqual([1, 1]);
  });

  test.each(TONGUES)("%s: refusals are in its own words, a portal's page is in nobody's", async (tongue) => {
    const service = await aService(tongue);
    for (const [fault, status] of [
      ["429", 429],
      ["500", 500],
      ["502", 502],
      ["503", 503],
      ["moderated", tongue === "openrouter" ? 403 : 400],
    ] as const) {
      service.fault(fault, { times: 1 });
      const heard = await create(service, tongue);
      expect([fault, heard?.status]).toEqual([fault, status]);
      const shape = tongue === "sglang" || tongue === "vllm-omni" ? "detail" : "error";
      expect(heard?.body).toHaveProperty(shape);
    }
    service.fault("html", { times: 1 });
    const page = await create(service, tongue);
    expect([page?.status, page?.headers.get("content-type")]).toEqual([200, "text/html"]);
    expect(service.jobs).toEqual([]);
  });
});

describe("a job that is asked after", () => {
  test("vanishes with all others, as after a restart", async () => {
    const service = await aService("sglang");
    const id = await created(service, "sglang");
    service.fault("vanished", { times: 1 });
    expect((await ask(service, "GET", `/videos/${id}`)).status).toBe(404);
    expect((await ask(service, "GET", "/videos")).body).toMatchObject({ data: [] });
  });

  test("goes forwards and backwards", async () => {
    const service = await aService("openai");
    const id = await created(service, "openai");
    service.fault("backwards", { times: 3 });
    const seen = [];
    for (let turn = 0; turn < 3; turn += 1) {
      seen.push(((await ask(service, "GET", `/videos/${id}`)).body as { progress: number }).progress);
    }
    expect(seen).toEqual([60, 20, 60]);
  });
});

test("a fault meets the calls of its own route, as often as it was armed, and heals", async () => {
  const service = await aService("openai");
  service.fault("503", { route: "list", times: 2 });
  const statuses = [];
  for (let turn = 0; turn < 3; turn += 1) statuses.push((await ask(service, "GET", "/videos")).status);
  expect(statuses).toEqual([503, 503, 200]);
  service.fault("500");
  service.heal();
  expect((await create(service, "openai"))?.status).toBe(200);
});

test("every fault has a route of its own", () => {
  const routes = new Set(FAULTS.map(routeOf));
  expect([...routes].sort()).toEqual(["content", "create", "list", "status"]);
});
