import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { frameRateOf } from "../src/core/time";
import { contractCases, runContract } from "./host/contract";
import type { ContractReport } from "./host/contract";
import { nodeDisk } from "./host/disk.node";
import { nodeMedia } from "./host/media.node";
import { testCards } from "./host/pictures.node";
import { SimulatedPremiere } from "./host/premiere";
import { LACKING, LATER } from "./host/realm";
import { simulatedUxp } from "./host/uxp";

let folder = "";

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "pickup-contract-"));
});
afterEach(() => rm(folder, { recursive: true }));

async function started(version: "26.3" | "25.6", project?: null) {
  const disk = nodeDisk();
  const premiere = new SimulatedPremiere(
    { disk, media: nodeMedia(disk), pictures: testCards() },
    project === null ? { version, project } : { version },
  );
  const places = { data: join(folder, "data"), temporary: join(folder, "temporary"), plugin: join(folder, "plugin") };
  for (const place of Object.values(places)) await mkdir(place);
  const { uxp, fs, os } = simulatedUxp({ disk, places, version });
  const { premierepro } = premiere.modules;
  return { premiere, places, host: { ppro: premierepro, uxp, fs, os, globals: poorRealm(version) } };
}

/** This test's own realm without what UXP lacks; there is no page in it, so what needs one is unknown. */
function poorRealm(version: "26.3" | "25.6"): Readonly<Record<string, unknown>> {
  const lacking = new Set([...LACKING, ...(version === "25.6" ? LATER : []), "ImageBlob", "Function"]);
  const names = Object.getOwnPropertyNames(globalThis).filter((name) => !lacking.has(name));
  const realm = Object.fromEntries(names.map((name): [string, unknown] => [name, Reflect.get(globalThis, name)]));
  const { getRandomValues, randomUUID } = crypto;
  const browsers = { XMLHttpRequest: Object, localStorage: {}, sessionStorage: {}, requestAnimationFrame: setTimeout };
  const observers = { ResizeObserver: Object, IntersectionObserver: Object };
  return {
    ...realm,
    navigator: { userAgent: "this test" },
    ...browsers,
    ...observers,
    WebSocket: Object,
    crypto: { getRandomValues, randomUUID },
  };
}

function outcomes(report: ContractReport, outcome: string): readonly string[] {
  return report.cases.filter((one) => one.outcome === outcome).map(({ id, seen }) => `${id}: ${seen}`);
}

test("every case has a name of its own, a title and a place in the reference", () => {
  expect(new Set(contractCases.map(({ id }) => id)).size).toBe(contractCases.length);
  for (const { title, fact } of contractCases) {
    expect(title).not.toBe("");
    expect(fact).toMatch(/^§[26]/);
  }
});

describe.each(["26.3", "25.6"] as const)("on the simulated %s", (version) => {
  test("every fact holds, or is unknown for a reason", async () => {
    const { host } = await started(version);
    const report = await runContract(host);
    expect(outcomes(report, "differs")).toEqual([]);
    for (const line of outcomes(report, "unknown")) {
      expect(line).toMatch(
        /: (Not tried: |This realm |This time the file |The root cannot be cast|typeof WebAssembly)/,
      );
    }
    // What the panel rests on must have been tried, here at least.
    const tried = new Set(report.cases.filter(({ outcome }) => outcome === "holds").map(({ fact }) => fact));
    for (const fact of ["§6.1", "§6.2", "§6.3", "§6.4", "§6.5", "§6.6", "§6.8"]) {
      expect([...tried].some((one) => one.startsWith(fact))).toBe(true);
    }
    expect(report).toMatchObject({ schema: "pickup contract", version: 1, hostVersion: host.ppro.Application.version });
  });

  test("the user's project and folders are left as they were", async () => {
    const { premiere, places, host } = await started(version);
    const mine = premiere.newSequence({ name: "Mine", rate: frameRateOf(25), width: 640, height: 360 });
    premiere.newBin("Rushes");
    const before = premiere.project.document;
    const report = await runContract(host);
    expect(report.left).toEqual([]);
    expect(premiere.project.document.items).toEqual(before.items);
    expect(premiere.project.document.sequences).toEqual(before.sequences);
    expect(premiere.project.view.activeSequenceId).toBe(mine);
    expect(await readdir(places.temporary)).toEqual([]);
    expect(await readdir(places.data)).toEqual([]);
  });

  test("without a project the runtime is still reported, and the rest is unknown", async () => {
    const { host } = await started(version, null);
    const report = await runContract(host);
    expect(outcomes(report, "unknown")).toContainEqual(expect.stringContaining("No project is open."));
    expect(report.cases.find(({ id }) => id === "ticks per second")?.outcome).toBe("holds");
  });
});

test("a host that breaks a promise is reported as different, with what was seen", async () => {
  const { premiere, host } = await started("26.3");
  premiere.manners = { ...premiere.manners, silent: ["createOverwriteItemAction"] };
  const report = await runContract(host);
  expect(report.cases.find(({ id }) => id === "overwrite")).toMatchObject({
    outcome: "differs",
    seen: "answered true; nothing",
  });
});
