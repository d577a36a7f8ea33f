/** What the panel knows of its engines after a restart: their models and limits, what they refused, and how that is forgotten. */

import { mkdir, readFile, writeFile } from "node:fs/promises";
import { createServer, type Server } from "node:http";
import { askFor, type Wanted } from "../src/core/asking";
import type { LearntLimit } from "../src/core/capability";
import type { EngineEntry } from "../src/core/engine-entry";
import { frameRateOf } from "../src/core/time";
import { Engines } from "../src/studio/front-desk/engines";
import { Log } from "../src/studio/log";
import { Keeper } from "../src/studio/memory";
import type { Limits } from "../src/studio/front-desk/refusals";
import type * as setup from "./uxp.setup";
import { cleanUp, startUxp } from "./uxp.setup";
import { PATIENCE_MS } from "./patience";

jest.mock("uxp", () => jest.requireActual<typeof setup>("./uxp.setup").moduleNow("uxp"), { virtual: true });
jest.mock("fs", () => jest.requireActual<typeof setup>("./uxp.setup").moduleNow("fs"));

const servers: Server[] = [];
afterEach(async () => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
  await cleanUp();
});

const VEO = {
  id: "google/veo-3.1",
  name: "Veo 3.1",
  supported_durations: [4, 6, 8],
  supported_sizes: ["1280x720"],
  supported_frame_images: ["first_frame"],
  generate_audio: true,
  seed: true,
  pricing_skus: { duration_seconds: "0.40" },
  allowed_passthrough_parameters: [],
};

interface Router {
  readonly address: string;
  /** Answers from now on, or is away. */
  isUp: boolean;
  models: readonly object[];
  asked: number;
}

async function aRouter(): Promise<Router> {
  const router = { address: "", isUp: true, models: [VEO] as readonly object[], asked: 0 };
  const server = createServer((request, response) => {
    router.asked += 1;
    if (!router.isUp) return void request.socket.destroy();
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ data: router.models }));
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const at = server.address();
  router.address = `http://127.0.0.1:${typeof at === "object" && at !== null ? at.port : 0}/api/v1`;
  return router;
}

interface Desk {
  readonly engines: Engines;
  readonly kept: { entries: readonly EngineEntry[]; limits: Limits };
  readonly changes: { count: number };
}

function aDesk(): Desk {
  const kept: Desk["kept"] = { entries: [], limits: {} };
  const changes = { count: 0 };
  const engines = new Engines({
    log: new Log(() => new Date()),
    newId: () => "engine-1",
    onChange: () => (changes.count += 1),
    keep: (entries, limits) => Object.assign(kept, { entries, limits }),
    learntPrice: () => ({ kind: "unknown" }),
    fetch: (url, init) => fetch(url, init),
    now: () => new Date(),
    after: (milliseconds, callback) => {
      const timer = setTimeout(callback, milliseconds);
      return () => clearTimeout(timer);
    },
  });
  return { engines, kept, changes };
}

/** A panel with one engine that was added, tested and kept. */
async function aPanel(router: Router): Promise<Desk> {
  const desk = aDesk();
  await desk.engines.load([], {});
  const { id } = await desk.engines.save({
    name: "Router",
    wire: "openrouter",
    address: router.address,
    dialect: "detect",
    privateHttp: false,
    atOnce: 1,
    costs: "by-price",
  });
  await desk.engines.test(id);
  return desk;
}

/** The panel opens again with what it kept. */
async function reopened({ kept }: Desk): Promise<Desk> {
  const desk = aDesk();
  await desk.engines.load(kept.entries, kept.limits);
  return desk;
}

async function until(what: string, holds: () => boolean | Promise<boolean>): Promise<void> {
  for (const end = Date.now() + PATIENCE_MS; !(await holds());) {
    if (Date.now() > end) throw new Error(`${what} did not come`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

const healthOf = ({ engines }: Desk): string | undefined => engines.rows[0]?.health.kind;

async function panelFolder(): Promise<string> {
  const { folder } = await startUxp();
  await mkdir(`${folder}/PluginData`, { recursive: true });
  return `${folder}/PluginData`;
}

const wanted: Wanted = {
  frames: 96,
  rate: frameRateOf(24),
  sequenceSize: { width: 1280, height: 720 },
  size: "auto",
  references: [],
  negative: "",
  prompt: "The lights fail",
  seedMatters: false,
};

test("after a restart an engine that answers is asked by itself, and the form has its limits of today", async () => {
  await panelFolder();
  const router = await aRouter();
  const before = await aPanel(router);
  router.models = [{ ...VEO, supported_durations: [5, 10] }];
  const desk = await reopened(before);
  await until("its answer", () => healthOf(desk) === "answers");
  expect(desk.engines.capability("engine-1", VEO.id).seconds).toEqual({ kind: "list", values: [5, 10] });
  expect(desk.changes.count).toBeGreaterThan(0);
});

test("after a restart an engine that is away has the limits and prices of its last list, with the day of it", async () => {
  const folder = await panelFolder();
  const router = await aRouter();
  const before = await aPanel(router);
  await until("the list on disk", async () =>
    (await readFile(`${folder}/engine-models.json`, "utf8").catch(() => "")).includes(VEO.id),
  );
  router.isUp = false;
  const desk = await reopened(before);
  await until("that it is away", () => healthOf(desk) === "offline");
  const can = desk.engines.capability("engine-1", VEO.id);
  expect(can.seconds).toEqual({ kind: "list", values: [4, 6, 8] });
  expect(can.source).toEqual({ where: "OpenRouter's own list", date: new Date().toISOString().slice(0, 10) });
  expect(desk.engines.rows[0]?.models.map(({ model }) => model)).toEqual([VEO.id]);
});

test("a list of another version is as none", async () => {
  const folder = await panelFolder();
  const router = await aRouter();
  const before = await aPanel(router);
  await until("the list on disk", async () =>
    (await readFile(`${folder}/engine-models.json`, "utf8").catch(() => "")).includes(VEO.id),
  );
  await writeFile(`${folder}/engine-models.json`, '{"engines":{"engine-1":[{"model":7}]}}');
  router.isUp = false;
  const desk = await reopened(before);
  expect(desk.engines.capability("engine-1", VEO.id).seconds).toBe("unknown");
});

test("an engine that is given another address has none of the models of the one before", async () => {
  await panelFolder();
  const router = await aRouter();
  const desk = await aPanel(router);
  const other = await aRouter();
  other.isUp = false;
  const { entry } = desk.engines.rows[0] ?? {};
  if (entry === undefined) throw new Error("There is no engine");
  await desk.engines.save({ ...entry, address: other.address });
  expect(desk.engines.rows[0]?.models).toEqual([]);
});

const REFUSED: LearntLimit = {
  field: "seconds",
  refused: "4",
  takes: ["5", "10"],
  message: "Supported values are: 5 and 10.",
  at: "2026-11-24T00:00:00Z",
};

test("what an engine refused is asked around until it is forgotten, and another engine's stays", async () => {
  await panelFolder();
  const desk = await aPanel(await aRouter());
  const { engines, kept } = desk;
  const secondsAsked = (): number =>
    askFor(wanted, engines.capability("engine-1", VEO.id), engines.limitsOf("engine-1", VEO.id)).seconds;
  expect(secondsAsked()).toBe(4);
  engines.learn("engine-1", VEO.id, REFUSED);
  engines.learn("engine-12", VEO.id, REFUSED);
  expect(secondsAsked()).toBe(5);
  expect((await reopened(desk)).engines.limitsOf("engine-1", VEO.id)).toEqual([REFUSED]);
  engines.forgetLimits("engine-1");
  expect(secondsAsked()).toBe(4);
  expect(Object.keys(kept.limits)).toEqual([`engine-12 ${VEO.id}`]);
});

test("limits of an older panel are read, but for those of a wrong model or seed", async () => {
  const folder = await panelFolder();
  const at = "2026-11-24T00:00:00Z";
  const old = [
    REFUSED,
    { field: "model", refused: "wan", takes: ["Wan-AI/Wan2.2"], message: "Model mismatch", at },
    { field: "seed", refused: "7", message: "seed: Extra inputs are not permitted", at },
  ];
  const fresh = [
    { field: "seconds", refused: "30", least: 4, most: 15, message: "between 4 and 15", at },
    { field: "reference", refused: "", needed: true, message: "input_reference is required", at },
  ];
  const memory = {
    device: "device-1",
    settings: { language: "en", promptsInLog: false, caption: true },
    limits: { "engine-1 old": old, "engine-1 fresh": fresh },
    forms: [],
  };
  await writeFile(`${folder}/settings.json`, JSON.stringify(memory));
  const keeper = new Keeper(
    () => Promise.resolve(),
    (error) => {
      throw error;
    },
  );
  expect(await keeper.load(() => "device-2")).toBeUndefined();
  expect(keeper.now.device).toBe("device-1");
  expect(keeper.now.limits).toEqual({ "engine-1 old": [REFUSED], "engine-1 fresh": fresh });
});
