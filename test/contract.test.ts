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
import type { SimulatedDocument } from "./host/document";
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
const JSDOM_IS_OTHERWISE = [
  ...["has fetch", "no code from strings", "audio lacks play", "has ResizeObserver", "has IntersectionObserver"],
  ...["no label for", "option needs value", "no defaultValue"],
];

/** The simulator has a picture maker for PNG only. */
const SIMULATOR_IS_OTHERWISE = ["frame formats"];

/** Every fact of the reference that the contract is to hold, by the id of its case. Reports are compared by these. */
const FACTS: Readonly<Record<string, string>> = {
  "§2 Network": `
    has fetch; has Headers; has AbortController; has XMLHttpRequest; has WebSocket; lacks EventSource; HTTPS;
    fetch bodies; raw bodies are byte-true; fetch refuses an undefined signal; FormData uploads arrive empty; no
    second read after redirect; bodies are not streamed; chunked bodies may stall; no self-signed certificates;
    no upload progress; forbidden headers; CORS; XHR upload progress; XHR sends ArrayBuffer only; XHR has no
    cookies; WebSocket closes late; XHR receives ArrayBuffer; response readers; no second read; Blob type is
    lower case`,
  "§2 Language and platform globals": `
    has URL; has crypto.getRandomValues; has crypto.randomUUID; has performance.now; has requestAnimationFrame;
    has BigInt; has btoa; has localStorage; has sessionStorage; has navigator.userAgent; lacks TextEncoder;
    lacks TextDecoder; lacks crypto.subtle; lacks queueMicrotask; lacks structuredClone; lacks DOMParser; lacks
    XMLSerializer; lacks FileReader; lacks AudioContext; lacks indexedDB; lacks BroadcastChannel; lacks Worker;
    lacks OffscreenCanvas; lacks VideoEncoder; lacks createImageBitmap; URLSearchParams; WebAssembly; no code
    from strings; no window.onerror; no unhandledrejection`,
  "§2 Canvas, images, video, audio": `
    canvas lacks drawImage; canvas lacks fillText; canvas lacks toBlob; canvas lacks toDataURL; canvas lacks
    getImageData; canvas lacks putImageData; canvas lacks translate; canvas lacks rotate; canvas lacks scale;
    canvas lacks setTransform; no gradients on Windows; no clearRect on Windows; lacks ImageBlob; img from data
    URL; img from blob URL; malformed blob URL; img from the network; img from the plugin; greyscale images; no
    EXIF rotation; no broken-image icon; video members; audio lacks play; video from file URL; video timeupdate;
    no ProRes; hidden video; play() lies; blob video; no drag and drop; has ResizeObserver; has
    IntersectionObserver; source monitor; source monitor by path`,
  "§2 CSS and DOM": `
    flex works; no grid; CSS variables; no host variables; no text-transform; no font shorthand; no transform;
    no aspect-ratio; no injected style; no box-shadow; linear-gradient; inputs on top; no file or colour input;
    simple SVG only; no attribute selectors; no @font-face; devicePixelRatio is 1; no label for; option needs
    value; no defaultValue; value before touch; keypress; no tab order; password on macOS; no transitions;
    select ignores value; replaceChildren leaves some`,
  "§4 React and Spectrum": `
    theme`,
  "§6.1 exportSequenceFrame": `
    frame by bare name; frame scales; frame extension; frame formats; frame needs a size; frame comes late;
    frame by full path; frame name with colon; frame into data folder; frame needs no lock; frames one at a time`,
  "§6.2 importFiles": `
    bin by action; import answers a boolean; import found by path; same path twice; BMP; import into the bin;
    import event; search by path on the root; search by a part of a path; item id; missing file; import without
    bin; numbered stills; no SVG`,
  "§6.4 Placing clips": `
    new sequence is unmarked; overwrite; overwrite trims; insert pushes; cast is refused; cast back; overwrite
    on a new track; insert on a new track; audio index -1; marks can be cleared; disable; selection; remove with
    three arguments; remove with two arguments; no track deletion; no blend modes; no captions; no MOGRT text;
    no locks or targets; track items at once; transitions`,
  "§6.4 Replacing clips": `
    speed of a plain clip; a still is no sequence; a nest is a sequence; marks after placing; media path can
    change; media path changes; media path is not undone; sequence is cloned; clone is renamed`,
  "§6.4 Interpreting footage": `
    rate of footage; rate is overridden; own rate again; length after interpreting; In after interpreting; clock
    after interpreting; pixel aspect; interpreting is undone; sound after interpreting`,
  "§6.3 Transactions": `
    lock is demanded; callbacks are synchronous; two booleans; a throw leaves nothing; old actions are refused;
    old objects are refused; one undo step; silent setters`,
  "§6 Types": `
    guid needs toString; constants are not ordinals; media times are promises`,
  "§6.5 TickTime": `
    ticks per second; ticks are text; ticksNumber rounds; time from frames; align to frame; timebase; clock
    starts at zero; display format`,
  "§6.8 Events": `
    constants; track event; snap event; selection event; no playhead event; playhead`,
  "§6.6 Metadata, markers, labels": `
    column is added once; project metadata is XMP; column is written; columns are JSON; name column; other
    columns; custom properties; undeclared namespaces; dc:description; colour label; markers; marker colour;
    marker guid; no label on the timeline`,
  "§6.7 Lumetri and LUT": `
    no colour space; Lumetri by index; Lumetri in two steps; Lumetri curves; LUT by guid; LUT by path; graphics
    white`,
  "§6.7 Effects as they are read": `
    fixed effects; opacity as it is; motion as it is; nothing varies; tracks list transitions; keyframes; track matte;
    multicam`,
  "§6.9 EncoderManager": `
    isAMEInstalled; export of a sequence; export event; range export; encode by Media Encoder`,
};

function outcomes(report: ContractReport, outcome: string): readonly string[] {
  return report.cases.filter((one) => one.outcome === outcome).map(({ id, seen }) => `${id}: ${seen}`);
}

test("every case has a name of its own, a title and a place in the reference", () => {
  expect(new Set(contractCases.map(({ id }) => id)).size).toBe(contractCases.length);
  for (const { title, fact } of contractCases) {
    expect(title).not.toBe("");
    expect(fact).toMatch(/^§[246]/);
  }
});

test.each(Object.entries(FACTS))("every fact of %s has its case, and every case a fact", (place, facts) => {
  const ids = contractCases.filter(({ fact }) => fact === place).map(({ id }) => id);
  expect(ids.sort()).toEqual(facts.trim().replace(/\s+/g, " ").split("; ").sort());
});

test("no case stands outside the listed places", () => {
  expect(contractCases.filter(({ fact }) => !(fact in FACTS))).toEqual([]);
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
    expect(differing).toEqual([...JSDOM_IS_OTHERWISE, ...SIMULATOR_IS_OTHERWISE]);
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
    expect(Object.values(premiere.project.document.properties).flatMap(Object.keys)).toEqual([]);
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
