/** The list of jobs: its order, its cursor, its limit. Each server has them differently, and one has no list. */

import type { TongueName } from "./service/tongue";
import { aService, ask, closeAll, created } from "./service/asking";
import type { Service } from "./service/service";

afterEach(closeAll);

/** Three jobs, a minute after one another. */
async function three(tongue: TongueName): Promise<{ readonly service: Service; readonly ids: readonly string[] }> {
  const service = await aService(tongue);
  const ids: string[] = [];
  for (const minute of [0, 1, 2]) {
    service.turnClock(minute * 60_000);
    ids.push(await created(service, tongue));
  }
  return { service, ids };
}

interface Page {
  readonly status: number;
  readonly ids: readonly (string | undefined)[];
  readonly cursor: object;
}

async function page(service: Service, query: string): Promise<Page> {
  const { status, body } = await ask(service, "GET", `/videos?${query}`);
  const { data = [], object, ...cursor } = (body ?? {}) as { data?: { id?: string }[]; object?: string };
  expect(status === 200 ? object : "list").toBe("list");
  return { status, ids: data.map(({ id }) => id), cursor };
}

const WITH_CURSOR = ["openai", "vllm-omni", "litellm"] as const;

test.each(WITH_CURSOR)("%s: order, after and limit, as vLLM-Omni's tests have them", async (tongue) => {
  const { service, ids } = await three(tongue);
  const [first, second, third] = ids;
  expect(await page(service, "order=asc")).toMatchObject({
    ids,
    cursor: { first_id: first, last_id: third, has_more: false },
  });
  expect(await page(service, "order=desc&limit=2")).toMatchObject({
    ids: [third, second],
    cursor: { first_id: third, last_id: second, has_more: true },
  });
  expect(await page(service, `order=asc&after=${encodeURIComponent(first ?? "")}`)).toMatchObject({
    ids: [second, third],
    cursor: { first_id: second, last_id: third, has_more: false },
  });
  const nothing = { ids: [], cursor: { first_id: null, last_id: null } };
  expect(await page(service, "order=asc&limit=0")).toMatchObject({ ...nothing, cursor: { has_more: true } });
  expect(await page(service, `order=asc&limit=0&after=${encodeURIComponent(third ?? "")}`)).toMatchObject({
    ...nothing,
    cursor: { has_more: false },
  });
  expect(await page(service, "after=nobody")).toEqual({
    status: 200,
    ids: [],
    cursor: { first_id: null, last_id: null, has_more: false },
  });
});

test("sglang has a list without a cursor, from 1 to 100, in whatever order it does not know", async () => {
  const { service, ids } = await three("sglang");
  const newest = [...ids].reverse();
  expect(await page(service, "")).toEqual({ status: 200, ids: newest, cursor: {} });
  expect(await page(service, "order=sideways&limit=1")).toEqual({ status: 200, ids: newest.slice(0, 1), cursor: {} });
  expect(await page(service, `order=asc&after=${ids[0] ?? ""}`)).toEqual({
    status: 200,
    ids: ids.slice(1),
    cursor: {},
  });
  expect(await page(service, "after=nobody")).toEqual({ status: 200, ids: [], cursor: {} });
  expect(await ask(service, "GET", "/videos?limit=0")).toMatchObject({
    status: 422,
    body: { detail: [{ type: "greater_than_equal", loc: ["query", "limit"], input: "0", ctx: { ge: 1 } }] },
  });
});

test.each([
  ["openai", 400],
  ["sglang", 422],
  ["vllm-omni", 422],
  ["litellm", 400],
] as const)("%s refuses a limit of 101", async (tongue, status) => {
  expect((await page(await aService(tongue), "limit=101")).status).toBe(status);
});

test("vllm-omni knows two orders and no third", async () => {
  const service = await aService("vllm-omni");
  expect((await page(service, "order=sideways")).status).toBe(422);
});

test("jobs of one second stand in the order they came, at SGLang and vLLM-Omni", async () => {
  for (const tongue of ["sglang", "vllm-omni"] as const) {
    const service = await aService(tongue);
    // A whole second lies ahead.
    service.turnClock(1000 - (Date.now() % 1000));
    const ids = [await created(service, tongue), await created(service, tongue)];
    expect((await page(service, "order=desc")).ids).toEqual(ids);
  }
});

test("openai shows twenty where nobody says how many", async () => {
  const service = await aService("openai");
  for (let count = 0; count < 21; count += 1) await created(service, "openai");
  const { ids, cursor } = await page(service, "");
  expect(ids).toHaveLength(20);
  expect(cursor).toMatchObject({ has_more: true });
});

test("openrouter has no list", async () => {
  expect((await page(await aService("openrouter"), "")).status).toBe(404);
});

test("a server that turns its list around shows the oldest first, whatever it was asked", async () => {
  const { service, ids } = await three("openai");
  service.fault("oldest-first");
  expect((await page(service, "order=desc")).ids).toEqual(ids);
});
