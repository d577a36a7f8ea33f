/** What the panel remembers on this machine, and what of it is left when a file is damaged. */

import { Keeper } from "../src/studio/memory";
import type * as setup from "./uxp.setup";
import { cleanUp, real, startUxp } from "./uxp.setup";

jest.mock("uxp", () => jest.requireActual<typeof setup>("./uxp.setup").moduleNow("uxp"), { virtual: true });
jest.mock("fs", () => jest.requireActual<typeof setup>("./uxp.setup").moduleNow("fs"));

afterEach(cleanUp);

const gpu = {
  id: "engine-1",
  name: "Studio GPU",
  wire: "openai-videos",
  address: "http://gpu.local:8091/v1",
  dialect: "detect",
  detected: "vllm-omni",
  privateHttp: true,
  atOnce: 2,
  costs: "nothing",
} as const;
const settings = {
  language: "fr",
  promptsInLog: true,
  caption: false,
  confirmAbove: 2,
  monthlyCap: 40,
  moderate: false,
};
const form = {
  prompt: "The lights fail.",
  negative: "",
  way: "auto",
  seconds: 4,
  videoTrack: "auto",
  audioTrack: "off",
  mode: "overwrite",
  replaceBy: "stack",
  placeholder: "none",
  use: "temp",
  seed: 7,
  seedLocked: false,
  caption: true,
  maker: { kind: "built-in" },
  promptForm: "own",
  askedSize: "auto",
} as const;
const memory = {
  schema: "pickup.panel",
  version: 1,
  device: "device-1",
  settings,
  engines: [gpu],
  limits: {},
  forms: [["project-1", form]],
};

interface Start {
  readonly keeper: Keeper;
  readonly wrong: string | undefined;
}

/** The panel's next start on what lies in `folder`, every write done. */
async function start(folder: string): Promise<Start> {
  await startUxp({}, folder);
  const keeper = new Keeper(
    () => Promise.resolve(),
    (error) => {
      throw error;
    },
  );
  const wrong = await keeper.load(() => "a new device");
  await keeper.flush();
  return { keeper, wrong };
}

async function aPanelWith(kept: unknown): Promise<string> {
  const { folder } = await startUxp();
  const { dataFolder } = await import("../src/uxp/folders");
  const { makeFolder } = await import("../src/uxp/files");
  await makeFolder(await dataFolder());
  await real.write(fileIn(folder), typeof kept === "string" ? kept : JSON.stringify(kept));
  return folder;
}

const fileIn = (folder: string): string => `${folder}/PluginData/settings.json`;

test("a machine keeps its name when its settings are destroyed", async () => {
  const { folder } = await startUxp();
  const { keeper } = await start(folder);
  expect(keeper.now.device).toBe("a new device");
  await real.write(fileIn(folder), "{");
  const again = await start(folder);
  expect(again.keeper.now.device).toBe("a new device");
  expect(again.wrong).toMatch(/JSON/);
  expect(await real.text(`${fileIn(folder)}.damaged`)).toBe("{");
});

test("a machine that had its name among its settings keeps it in a file of its own from then on", async () => {
  const folder = await aPanelWith(memory);
  expect((await start(folder)).keeper.now.device).toBe("device-1");
  await real.write(fileIn(folder), JSON.stringify({ ...memory, device: 4711 }));
  expect((await start(folder)).keeper.now.device).toBe("device-1");
});

test("an engine that a later panel wrote stays, with what this one can read of it", async () => {
  const later = { ...gpu, dialect: "a-later-one", atOnce: "many", costs: "by-moonlight" };
  const folder = await aPanelWith({ ...memory, engines: [later, { ...gpu, id: "engine-2" }] });
  const { keeper, wrong } = await start(folder);
  expect(keeper.now.engines).toEqual([
    { ...gpu, dialect: "detect", atOnce: 1, costs: "by-price" },
    { ...gpu, id: "engine-2" },
  ]);
  expect(keeper.now).toMatchObject({ settings, forms: [["project-1", form]] });
  expect(wrong).toMatch(/engines\[0\]\.dialect/);
  expect(await real.text(`${fileIn(folder)}.damaged`)).toContain("by-moonlight");
});

test("an engine without an address is left out, alone", async () => {
  const { address: _none, ...lost } = gpu;
  const folder = await aPanelWith({ ...memory, engines: [lost, "nothing", { ...gpu, id: "engine-2" }] });
  expect((await start(folder)).keeper.now.engines.map(({ id }) => id)).toEqual(["engine-2"]);
});

test("a form that cannot be read is left out, alone", async () => {
  const folder = await aPanelWith({
    ...memory,
    forms: [
      ["project-0", { ...form, seed: "seven" }],
      ["project-1", form],
    ],
  });
  expect((await start(folder)).keeper.now.forms).toEqual([["project-1", form]]);
});

test("a cap that cannot be read lets nothing through, and a threshold that cannot be read asks always", async () => {
  const folder = await aPanelWith({ ...memory, settings: { ...settings, monthlyCap: "forty", confirmAbove: null } });
  expect((await start(folder)).keeper.now.settings).toEqual({ ...settings, monthlyCap: 0, confirmAbove: 0 });
  const destroyed = await aPanelWith("{");
  expect((await start(destroyed)).keeper.now.settings).toMatchObject({ confirmAbove: 0 });
});

test("what can be read whole is not copied aside", async () => {
  const folder = await aPanelWith(memory);
  const { keeper, wrong } = await start(folder);
  expect(wrong).toBeUndefined();
  expect(keeper.now).toMatchObject({ device: "device-1", settings, engines: [gpu] });
  expect(await real.names(`${folder}/PluginData`)).toEqual(["device.json", "settings.json"]);
});

test("what is being written when the panel goes away is waited for", async () => {
  const { folder } = await startUxp();
  const { keeper } = await start(folder);
  keeper.keep({ ...keeper.now, spaces: [["reel-2", "rec-709"]] });
  // The write has begun, and is not done.
  await new Promise((resolve) => setImmediate(resolve));
  await keeper.flush();
  expect(await real.text(fileIn(folder))).toContain("rec-709");
});
