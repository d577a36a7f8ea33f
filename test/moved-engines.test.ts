/** An engine whose entry was changed, or removed and added again, while it had a job: who is asked, where, and with whose key. */

import type { EngineEntry } from "../src/core/engine-entry";
import type { JobRef } from "../src/core/job";
import { Engines } from "../src/studio/front-desk/engines";
import { Log } from "../src/studio/log";
import { keepSecret } from "../src/uxp/secrets";
import type * as setup from "./uxp.setup";
import { cleanUp, startUxp } from "./uxp.setup";

jest.mock("uxp", () => jest.requireActual<typeof setup>("./uxp.setup").moduleNow("uxp"), { virtual: true });
jest.mock("fs", () => jest.requireActual<typeof setup>("./uxp.setup").moduleNow("fs"));

afterEach(cleanUp);

const entry: EngineEntry = {
  id: "engine-1",
  name: "Gateway",
  wire: "openai-videos",
  address: "https://gateway.example/v1",
  dialect: "openai",
  privateHttp: false,
  atOnce: 1,
  costs: "by-price",
};
const job: JobRef = {
  engineId: "engine-1",
  wire: "openai-videos",
  dialect: "openai",
  address: "https://gateway.example/v1",
  model: "sora-2",
  id: "video_1",
  submission: { id: "submission-1", at: "2026-11-22T10:00:00.000Z" },
};

/** Where the job was asked after, and with which key. @throws StudioError when nobody may be asked. */
async function asksAfter(
  entries: readonly EngineEntry[],
  keys: Readonly<Record<string, string>>,
): Promise<{ readonly url: string; readonly key: string | undefined }> {
  await startUxp();
  for (const [id, key] of Object.entries(keys)) await keepSecret(`engine.${id}`, key);
  const asked: { url: string; key: string | undefined }[] = [];
  const engines = new Engines({
    log: new Log(() => new Date()),
    newId: () => "new",
    onChange: () => undefined,
    keep: () => undefined,
    learntPrice: () => ({ kind: "unknown" }),
    fetch: (url, { headers }) => {
      asked.push({ url, key: headers["authorization"] });
      return Promise.resolve(new Response(JSON.stringify({ id: "video_1", status: "queued", progress: 0 })));
    },
    now: () => new Date(),
    after: () => () => undefined,
  });
  await engines.load(entries, {});
  const engine = engines.engineFor(job);
  await engine.status(job, new AbortController().signal);
  const [found] = asked.filter(({ url }) => url.endsWith("/videos/video_1"));
  if (found === undefined) throw new Error(`Nobody was asked after the job: ${JSON.stringify(asked)}`);
  return found;
}

const ADDRESS = "https://gateway.example/v1/videos/video_1";

test("an engine that is as it was is asked there, with its key", async () => {
  expect(await asksAfter([entry], { "engine-1": "key-one" })).toEqual({ url: ADDRESS, key: "Bearer key-one" });
});

test("one that was removed and added again is asked with the key that it has now", async () => {
  const again = { ...entry, id: "engine-2" };
  expect(await asksAfter([again], { "engine-2": "key-two" })).toEqual({ url: ADDRESS, key: "Bearer key-two" });
});

test("of two accounts at one address, the one that sent it is asked", async () => {
  const other = { ...entry, id: "engine-2" };
  const keys = { "engine-1": "key-one", "engine-2": "key-two" };
  expect(await asksAfter([other, entry], keys)).toMatchObject({ key: "Bearer key-one" });
});

test("one whose address has another path by now is asked at the old one, with its key: it is the same host", async () => {
  const moved = { ...entry, address: "https://gateway.example/team/v1" };
  expect(await asksAfter([moved], { "engine-1": "key-one" })).toEqual({ url: ADDRESS, key: "Bearer key-one" });
});

test("one that was given another host and a key for it is not asked at the old one, and the sentence names that", async () => {
  const moved = { ...entry, address: "https://other.example/v1" };
  await expect(asksAfter([moved], { "engine-1": "key-of-the-other" })).rejects.toMatchObject({
    failure: { kind: "address-refused", host: "gateway.example", why: "not-allowed" },
  });
});

test("one that was given another host and has no key is asked at the old one, without any", async () => {
  const moved = { ...entry, address: "https://other.example/v1" };
  expect(await asksAfter([moved], {})).toEqual({ url: ADDRESS, key: undefined });
});

test("an engine of another wire at the same host is not taken for it", async () => {
  const router = { ...entry, id: "engine-2", wire: "openrouter" as const };
  await expect(asksAfter([router], { "engine-2": "key-two" })).rejects.toMatchObject({
    failure: { kind: "address-refused", host: "gateway.example" },
  });
});

test.each([
  ["https://gateway.example/team/v1", true],
  ["https://gateway.example:8443/v1", false],
  ["https://other.example/v1", false],
])("changed to %s it keeps its key: %s", async (address, keeps) => {
  await startUxp();
  await keepSecret("engine.engine-1", "key-one");
  const engines = new Engines({
    log: new Log(() => new Date()),
    newId: () => "new",
    onChange: () => undefined,
    keep: () => undefined,
    learntPrice: () => ({ kind: "unknown" }),
    fetch: () => Promise.reject(new TypeError("fetch failed")),
    now: () => new Date(),
    after: () => () => undefined,
  });
  await engines.load([entry], {});
  await engines.save({ ...entry, address });
  expect(engines.rows).toMatchObject([{ entry: { address }, hasKey: keeps }]);
});
