import { mkdir, mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { JSDOM, VirtualConsole } from "jsdom";
import { frameRateOf } from "../src/core/time";
import { contractCases, runContract } from "./host/contract";
import type { ContractReport } from "./host/contract";
import { nodeDisk } from "./host/disk.node";
import { nodeMedia } from "./host/media.node";
import { testCards } from "./host/pictures.node";
import { SimulatedPremiere } from "./host/premiere";
import type { SimulatedDocument } from "./host/model";
import type { PremiereOptions } from "./host/premiere";
import { deleteWhatUxpLacks, giveTheme } from "./host/realm";
import { simulatedUxp } from "./host/uxp";

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "pickup-contract-"));
});
afterAll(() => rm(folder, { recursive: true }));

async function started(version: "26.3" | "25.6", options: Pick<PremiereOptions, "project"> = {}) {
  const disk = nodeDisk();
  const premiere = new SimulatedPremiere(
    { disk, media: nodeMedia(disk), pictures: testCards() },
    { version, ...options },
  );
  const own = await mkdtemp(join(folder, "run-"));
  const places = { data: join(own, "data"), temporary: join(own, "temporary"), plugin: join(own, "plugin") };
  for (const place of Object.values(places)) await mkdir(place);
  const { uxp, fs, os, theme } = simulatedUxp({ disk, places, version });
  const { window } = new JSDOM("<!doctype html><body></body>", {
    pretendToBeVisual: true,
    // It would say at length that it has no canvas.
    virtualConsole: new VirtualConsole(),
    url: "http://panel.invalid/",
  });
  deleteWhatUxpLacks(window, version);
  giveTheme(window.document, theme);
  const names = Object.getOwnPropertyNames(window);
  const globals = Object.fromEntries(names.map((name): [string, unknown] => [name, Reflect.get(window, name)]));
  const host = { ppro: premiere.modules.premierepro, uxp, fs, os, globals };
  return { premiere, places, host };
}

/** Where jsdom, which has these or lacks these, is not like the simulated UXP. */
const JSDOM_IS_OTHERWISE = ["has fetch", "no code from strings", "has ResizeObserver", "has IntersectionObserver"];

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
  let run: Awaited<ReturnType<typeof started>>;
  let report: ContractReport;
  let before: { readonly mine: string; readonly document: SimulatedDocument };

  beforeAll(async () => {
    run = await started(version);
    const { premiere } = run;
    const mine = premiere.newSequence({ name: "Mine", rate: frameRateOf(25), width: 640, height: 360 });
    premiere.newBin("Rushes");
    before = { mine, document: premiere.project.document };
    report = await runContract(run.host);
  });

  test("every fact holds, or is unknown for a reason", () => {
    const differing = report.cases.filter(({ outcome }) => outcome === "differs").map(({ id }) => id);
    expect(differing).toEqual(JSDOM_IS_OTHERWISE);
    for (const line of outcomes(report, "unknown")) {
      expect(line).toMatch(
        /: (Not tried: |This realm |This time the file |The root cannot be cast|typeof WebAssembly)/,
      );
    }
    // What the panel rests on must have been tried, here at least.
    const tried = report.cases.filter(({ outcome }) => outcome === "holds").map(({ fact }) => fact.slice(0, 4));
    for (const fact of ["§6.1", "§6.2", "§6.3", "§6.4", "§6.5", "§6.6", "§6.8"]) expect(tried).toContain(fact);
    expect(report).toMatchObject({
      schema: "pickup contract",
      version: 1,
      hostVersion: run.host.ppro.Application.version,
    });
  });

  test("the user's project and folders are left as they were, but for the undo list", async () => {
    const { premiere, places } = run;
    expect(report.left).toEqual([expect.stringMatching(/steps in Premiere's undo list/)]);
    expect(premiere.project.document.items).toEqual(before.document.items);
    expect(premiere.project.document.sequences).toEqual(before.document.sequences);
    expect(premiere.project.view.activeSequenceId).toBe(before.mine);
    expect(await readdir(places.temporary)).toEqual([]);
    expect(await readdir(places.data)).toEqual([]);
  });
});

test("without a project the runtime is still reported, and the rest is unknown", async () => {
  const { host } = await started("26.3", { project: null });
  const report = await runContract(host);
  expect(outcomes(report, "unknown")).toContainEqual(expect.stringContaining("No project is open."));
  expect(report.cases.find(({ id }) => id === "ticks per second")?.outcome).toBe("holds");
  expect(report.left).toEqual([]);
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
