/**
 * The shipped bundle in a realm as poor as UXP's, on a simulated Premiere with real files: for stories that need no
 * pixels. There is no webview here, so the media room is unavailable and the still hold steps in.
 */

import { readFileSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { JSDOM, VirtualConsole } from "jsdom";
import { frameRateOf, TICKS_PER_SECOND, ticksOfFrames } from "../src/core/time";
import type { FrameRate } from "../src/core/time";
import { nodeDisk } from "./host/disk.node";
import type { DiskFaults } from "./host/disk-faults";
import type { SequenceFacts } from "./host/importing";
import { nodeMedia } from "./host/media.node";
import { testCards } from "./host/pictures.node";
import { SimulatedPremiere, type PremiereOptions } from "./host/premiere";
import { deleteWhatUxpLacks } from "./host/realm";
import { uxpRequire } from "./host/require";
import { uxpFetch } from "./host/network";
import { simulatedUxp, type UxpDialogs } from "./host/uxp";

const DIST = path.join(__dirname, "../dist");

interface PanelOptions extends PremiereOptions {
  readonly locale?: string;
  /** False: the project has never been saved. */
  readonly saved?: boolean;
  readonly dialogs?: Partial<UxpDialogs>;
  /** Scripts beside the first one that cannot be read; looked at each time one is asked for. */
  readonly missing?: ReadonlySet<string>;
}

export interface OpenedPanel {
  readonly premiere: SimulatedPremiere;
  readonly window: JSDOM["window"];
  readonly document: Document;
  /** The project's folder; `Pickup/` is made in it. */
  readonly folder: string;
  /** Change them to make the disk misbehave from now on. */
  readonly faults: DiskFaults;
  /** What SecureStorage holds. */
  readonly secrets: ReadonlyMap<string, Uint8Array>;
  /** From now on its timers run so many times as fast: for what it waits for in vain, which it counts by them. */
  hurry(times: number): void;
  /** Takes the panel away and opens it anew on the same project and disk, as a restart of Premiere does. */
  reopen(): Promise<OpenedPanel>;
  close(): Promise<void>;
}

/** Opens the panel; the caller puts a sequence into `premiere` when it likes. */
export async function openPanel(options: PanelOptions = {}): Promise<OpenedPanel> {
  const folder = await mkdtemp(path.join(tmpdir(), "pickup-panel-"));
  const disk = nodeDisk();
  const premiere = new SimulatedPremiere({ disk, media: nodeMedia(disk), pictures: testCards() }, options);
  if (options.saved !== false && premiere.isProjectOpen) await premiere.save(path.join(folder, "reel_2.prproj"));
  return start(premiere, folder, options);
}

async function start(
  premiere: SimulatedPremiere,
  folder: string,
  options: PanelOptions,
  secrets = new Map<string, Uint8Array>(),
): Promise<OpenedPanel> {
  const places = { data: `${folder}/uxp/data`, temporary: `${folder}/uxp/temp`, plugin: `${folder}/uxp/plugin` };
  for (const place of Object.values(places)) await mkdir(place, { recursive: true });
  const simulated = simulatedUxp({
    disk: nodeDisk(),
    places,
    secrets,
    ...(options.version === undefined ? {} : { version: options.version }),
    ...(options.locale === undefined ? {} : { locale: options.locale }),
    ...(options.dialogs === undefined ? {} : { dialogs: options.dialogs }),
  });
  const modules: Readonly<Record<string, unknown>> = {
    premierepro: premiere.modules.premierepro,
    uxp: simulated.uxp,
    fs: simulated.fs,
    os: simulated.os,
  };
  const html = (await readFile(path.join(DIST, "index.html"), "utf8")).replace(/<script[^>]*><\/script>/, "");
  const dom = new JSDOM(html, {
    runScripts: "outside-only",
    pretendToBeVisual: true,
    url: "http://panel.invalid/",
    virtualConsole: tellingOfErrors(),
  });
  const hurry = hurrying(dom.window);
  deleteWhatUxpLacks(dom.window);
  refuseWebviews(dom.window);
  Object.assign(dom.window, {
    fetch: uxpFetch(fetch),
    // UXP documents all three (reference §2, Network).
    Headers,
    Request,
    Response,
    require: uxpRequire({
      modules,
      read: (name) => {
        if (options.missing?.has(name) === true) throw new Error(`Module not found: "${name}".`);
        return readFileSync(path.join(DIST, name), "utf8");
      },
      evaluate: (code) => dom.window.eval(code),
    }),
  });
  dom.window.eval(await readFile(path.join(DIST, "index.js"), "utf8"));
  return {
    premiere,
    window: dom.window,
    document: dom.window.document,
    folder,
    secrets,
    hurry,
    faults: simulated.fs.faults,
    reopen: async () => {
      dom.window.close();
      return start(premiere, folder, options, secrets);
    },
    close: async () => {
      dom.window.close();
      await premiere.settled();
      // What the panel was writing when it was closed may still come.
      await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    },
  };
}

/** By the wall, until somebody says otherwise. */
function hurrying(window: JSDOM["window"]): (times: number) => void {
  let haste = 1;
  const after = window.setTimeout.bind(window);
  window.setTimeout = (callback, milliseconds = 0, ...given: readonly unknown[]) =>
    after(callback, milliseconds / haste, ...given);
  return (times) => (haste = times);
}

/** A Premiere whose webview does not load anything: it says so at once, so that nobody waits for it. */
function refuseWebviews(window: JSDOM["window"]): void {
  const { document, Event } = window;
  const create = document.createElement.bind(document);
  document.createElement = (name: string, options?: ElementCreationOptions): HTMLElement => {
    const element = create(name, options);
    if (name === "webview") window.setTimeout(() => element.dispatchEvent(new Event("loaderror")), 10);
    return element;
  };
}

/** jsdom has no canvas, which the contract finds out; everything else that goes uncaught is worth reading. */
function tellingOfErrors(): VirtualConsole {
  const console = new VirtualConsole();
  console.on("jsdomError", (error: Error) => {
    if (!error.message.startsWith("Not implemented")) process.stderr.write(`${error.stack ?? error.message}\n`);
  });
  return console;
}

const REEL: SequenceFacts = { name: "Reel 2", rate: frameRateOf(24), width: 1280, height: 720 };

/** From 10:00:00:00 on: two stills of 100 frames on V1 with a hole of 96 between them, the playhead in it. */
export async function aReelWithAHole(
  { premiere, folder }: OpenedPanel,
  facts: Partial<SequenceFacts> = {},
): Promise<{ readonly sequenceId: string; readonly rate: FrameRate }> {
  const { rate, ...rest } = { ...REEL, ...facts };
  // Ten hours of drop-frame at 29.97 are 1 078 920 frames (SMPTE ST 12-1).
  const zeroFrame = rest.display === "drop" ? 1_078_920 : Math.round(TICKS_PER_SECOND / rate) * 36_000;
  const sequenceId = premiere.newSequence({ ...rest, rate, zeroFrame });
  for (const [name, start] of [
    ["A015_tower", 0],
    ["A014_lab", 196],
  ] as const) {
    const file = path.join(folder, `${name}.png`);
    const layer = { kind: "media", path: file, still: true, seconds: 0 } as const;
    await writeFile(file, await testCards().png({ layers: [layer] }, 64, 36));
    const item = await premiere.importFile(file);
    premiere.markItem(item.id, { in: 0, out: 100 * rate });
    premiere.place({
      sequenceId,
      itemId: item.id,
      mode: "overwrite",
      time: ticksOfFrames(start, rate),
      videoTrack: 0,
      audioTrack: -1,
    });
  }
  premiere.project.movePlayhead(sequenceId, ticksOfFrames(120, rate));
  return { sequenceId, rate };
}

/** Looks again and again until `look` answers; what an editor does who waits. @throws after `seconds`. */
export async function until<T>(what: string, look: () => T | undefined | false, seconds = 15): Promise<T> {
  const end = Date.now() + seconds * 1000;
  for (;;) {
    const found = look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`Waited ${seconds} s in vain for ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Types into a field as a person does: the value changes, then the field says so. */
export function type({ window }: OpenedPanel, field: Element, text: string): void {
  if (!(field instanceof window.HTMLTextAreaElement) && !(field instanceof window.HTMLInputElement)) {
    throw new Error(`Not a field: ${field.outerHTML}`);
  }
  field.focus();
  field.value = text;
  field.dispatchEvent(new window.Event("input", { bubbles: true }));
}

/** A button that can be pressed, by the words on it. */
export function button({ document }: OpenedPanel, name: RegExp): HTMLButtonElement | undefined {
  return [...document.querySelectorAll("button")].find((one) => name.test(one.textContent) && !one.disabled);
}

export function says({ document }: OpenedPanel, text: RegExp): boolean {
  return text.test(document.body.textContent);
}

export async function field(panel: OpenedPanel, label: RegExp): Promise<Element> {
  return until(`a field ${String(label)}`, () =>
    [...panel.document.querySelectorAll("textarea, input, select")].find((one) =>
      label.test(one.getAttribute("aria-label") ?? ""),
    ),
  );
}

/** Every track item as `name start–end`, in frames, tracks from V1 up, then A1 up. */
export function timeline({ premiere }: OpenedPanel, sequenceId: string): readonly string[] {
  const sequence = premiere.project.document.sequences.find(({ id }) => id === sequenceId);
  if (sequence === undefined) throw new Error("the sequence is gone");
  return [...sequence.video, ...sequence.audio].flatMap((track) =>
    track.items.map((item) => `${item.name} ${item.start / sequence.rate}–${item.end / sequence.rate}`),
  );
}

export const PROMPT = "The lights fail; only the robot's glow on his face.";

/** Takes the frame at the playhead, writes a prompt, waits for the main button and presses it. */
export async function askForAStill(panel: OpenedPanel): Promise<void> {
  (await until("Take frame", () => button(panel, /^Take (the )?frame( before)?$/))).click();
  await until("the frame", () => panel.document.querySelector("img[src^='data:image']") ?? undefined);
  type(panel, await field(panel, /^Prompt$/), PROMPT);
  (await until("the main button", () => button(panel, /^Hold the frame for/))).click();
}

export async function holdAStill(panel: OpenedPanel): Promise<void> {
  await askForAStill(panel);
  await until("the clip", () => says(panel, /on V1, 10:00:04:04/));
}
