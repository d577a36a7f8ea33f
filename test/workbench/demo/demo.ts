/** One take from one piece of footage, through the panel's real UI, and what is left of it in a folder. */

import { access, copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { framesPerSecond, secondsOf, ticks, ZERO, type Ticks } from "../../../src/core/time";
import { launchBrowser } from "../../browser";
import type { SimulatedSequence } from "../../host/document";
import type { SavedProject } from "../../host/model";
import { endOf } from "../../host/timeline";
import { rangeIn, timecodeIn } from "../page/timecodes";
import { serveWorkbench, type Roots } from "../server/server";
import {
  askFor,
  framesAsked,
  make,
  openFootage,
  openSequence,
  openWorkbench,
  parkPlayhead,
  projectOf,
  promisedAt,
  timecodeAt,
  type Promised,
} from "./panel";

interface DemoWish {
  readonly footage: string;
  /** Seconds after the sequence's start; or the frame in its middle, or its last. */
  readonly at: number | "middle" | "last";
  readonly prompt: string;
  readonly seconds: number;
  readonly seed: number;
  readonly reference: "playhead" | "none";
  /** As the Open footage dialogue offers it. */
  readonly rate?: string;
  readonly size?: string;
  readonly out: string;
}

interface DemoResult {
  /** Where the clip lies: "V2, 00:00:03:00 – 00:00:04:23". */
  readonly place: string;
  readonly frames: number;
  readonly rate: number;
  readonly size: string;
}

/** The panel waits on its own heartbeats; a software renderer needs this much for a long shot. */
const PATIENCE_MS = 20 * 60_000;

/** All that a demo may leave. What an earlier one left would pass for this one's. */
const LEAVINGS = ["take.mp4", "take.png", "take.json", "timeline.json", "reference.png", "workbench.png"];

/**
 * Whoever runs many demos starts the browser once.
 * @throws Error with a sentence for people when no drawn clip lies, at the end, where the panel said it would.
 */
export async function runDemo(wish: DemoWish, roots: Omit<Roots, "disk">, given?: Browser): Promise<DemoResult> {
  await access(wish.footage).catch(() => {
    throw new Error(`There is no file ${wish.footage}.`);
  });
  await mkdir(wish.out, { recursive: true });
  for (const name of LEAVINGS) await rm(join(wish.out, name), { force: true });
  const disk = await mkdtemp(join(tmpdir(), "pickup-demo-"));
  try {
    const workbench = await serveWorkbench({ ...roots, disk }, 0);
    try {
      return await inBrowser(given, async (page) => {
        await openWorkbench(page, `${workbench.url}/?empty`);
        return work(page, wish, disk);
      });
    } finally {
      await workbench.close();
    }
  } finally {
    await rm(disk, { recursive: true, force: true });
  }
}

async function inBrowser<T>(given: Browser | undefined, visit: (page: Page) => Promise<T>): Promise<T> {
  const browser = given ?? (await launchBrowser());
  try {
    const page = await browser.newPage({ viewport: { width: 1600, height: 1000 } });
    return await visit(page).finally(() => page.close());
  } finally {
    if (given === undefined) await browser.close();
  }
}

async function work(page: Page, wish: DemoWish, disk: string): Promise<DemoResult> {
  const { rate, size } = wish;
  await openFootage(page, wish.footage, {
    ...(rate === undefined ? {} : { rate }),
    ...(size === undefined ? {} : { size }),
  });
  const sequence = await openSequence(page);
  const playhead = timecodeAt(sequence, secondsAt(wish.at, sequence));
  // A person presses End to stand on the last frame; elsewhere they type.
  if (wish.at === "last") await page.getByRole("button", { name: "Go to end (End)" }).click();
  else await parkPlayhead(page, playhead);
  await askFor(page, {
    prompt: wish.prompt,
    seconds: wish.seconds,
    seed: wish.seed,
    reference: wish.reference === "playhead",
  });
  const promised = await promisedAt(page, playhead);
  const outcome = await make(page, PATIENCE_MS);
  await page.evaluate(() => window.pickupWorkbench?.saved());
  const project = await projectOf(page);
  await leave(page, wish, disk, project);
  if (!outcome.placed) throw new Error(`No clip lies on the timeline. The panel says: ${outcome.text}`);
  return verify(project, wish, promised);
}

function secondsAt(at: DemoWish["at"], sequence: SimulatedSequence): number {
  if (typeof at === "number") return at;
  const end = endOf(sequence);
  return secondsOf(at === "middle" ? ticks(Math.round(end / 2)) : ticks(end - sequence.rate));
}

/** Everything that the demo leaves; also after a failure, as far as there is something. */
async function leave(page: Page, wish: DemoWish, disk: string, project: SavedProject): Promise<void> {
  await writeFile(join(wish.out, "timeline.json"), `${JSON.stringify(readable(project), null, 2)}\n`);
  await page.locator('.screen canvas[data-settled="yes"]').waitFor();
  await page.screenshot({ path: join(wish.out, "workbench.png") });
  const shelf = join(disk, "Projects", "Reel 2", "Pickup", "takes");
  const [take] = await readdir(shelf).catch(() => []);
  if (take === undefined) return;
  const names = await readdir(join(shelf, take));
  const original = names.find((name) => name.startsWith("original."));
  if (original !== undefined)
    await copyFile(join(shelf, take, original), join(wish.out, original.replace("original", "take")));
  for (const name of ["take.json", "reference.png"]) {
    if (names.includes(name)) await copyFile(join(shelf, take, name), join(wish.out, name));
  }
}

/** @throws Error when the timeline does not hold what was asked for, where the panel said that it would. */
async function verify(project: SavedProject, wish: DemoWish, promised: Promised): Promise<DemoResult> {
  const take: unknown = JSON.parse(await readFile(join(wish.out, "take.json"), "utf8"));
  const drawnBy = engineOf(take);
  if (drawnBy !== "animatic") {
    throw new Error(
      `The take is a still hold, not a drawing (engine: ${drawnBy}): the media room could not run in this browser. The clip is on the timeline, but it only holds the first frame.`,
    );
  }
  await access(join(wish.out, "take.mp4")).catch(() => {
    throw new Error("The take says that the Animatic drew it, but there is no take.mp4.");
  });
  const clipName = typeof take === "object" && take !== null && "clipName" in take ? String(take.clipName) : "";
  const sequence = project.document.sequences.find(({ id }) => id === project.view.activeSequenceId);
  const found = sequence?.video.flatMap((track, index) =>
    track.items
      .filter((item) => {
        const content = project.document.items.find(({ id }) => id === item.itemId)?.content;
        return content !== undefined && "path" in content && basename(content.path).startsWith(clipName);
      })
      .map((item) => ({ item, track: `V${index + 1}` })),
  );
  const [only, second] = found ?? [];
  if (sequence === undefined || only === undefined || clipName === "")
    throw new Error("The panel says that the clip was placed, but it is not on the timeline.");
  if (second !== undefined) throw new Error(`The clip lies on the timeline ${found?.length} times.`);
  const place = `${only.track}, ${rangeIn(sequence, only.item)}`;
  const said = `${promised.track}, ${promised.range}`;
  if (place !== said) throw new Error(`The clip lies on ${place}; the panel said ${said} before the press.`);
  const frames = Math.round((only.item.end - only.item.start) / sequence.rate);
  const wanted = framesAsked(sequence, wish.seconds);
  if (frames !== wanted) throw new Error(`The clip on the timeline has ${frames} frames; ${wanted} were asked for.`);
  return {
    place,
    frames,
    rate: framesPerSecond(sequence.rate),
    size: `${sequence.size.width}x${sequence.size.height}`,
  };
}

function engineOf(take: unknown): string {
  if (typeof take !== "object" || take === null || !("recipe" in take)) return "unknown";
  const { recipe } = take;
  if (typeof recipe !== "object" || recipe === null || !("engine" in recipe)) return "unknown";
  return String(recipe.engine);
}

/** The simulated project for people: bins, items with their columns, tracks with timecodes, the undo stack. */
function readable({ name, path, schema, document, view, undoStack, redoStack }: SavedProject): unknown {
  const nameOf = (id: string | undefined): string | undefined => document.items.find((item) => item.id === id)?.name;
  const columns = new Map(schema.map((property) => [property.name, property.label]));
  return {
    project: name,
    path,
    bins: document.items.filter(({ content }) => content.kind === "bin").map((bin) => ({ id: bin.id, name: bin.name })),
    items: document.items
      .filter(({ content }) => content.kind !== "bin" && content.kind !== "root")
      .map((item) => ({
        id: item.id,
        name: item.name,
        bin: item.parentId === "root" ? undefined : nameOf(item.parentId),
        ...item.content,
        columns: Object.fromEntries(
          Object.entries(item.columns).map(([key, value]) => [columns.get(key) ?? key, value]),
        ),
      })),
    sequences: document.sequences.map((sequence) => {
      const { rate, display } = sequence;
      const said = (time: Ticks): string => timecodeIn(sequence, time);
      const tracks = (kind: "video" | "audio"): unknown =>
        sequence[kind].map((track, index) => ({
          track: `${kind === "video" ? "V" : "A"}${index + 1}`,
          items: track.items.map((item) => ({
            name: item.name,
            start: said(item.start),
            frames: Math.round((item.end - item.start) / rate),
            startTicks: item.start,
            endTicks: item.end,
            inPointTicks: item.inPoint,
            disabled: item.disabled,
          })),
        }));
      return {
        name: sequence.name,
        open: sequence.id === view.activeSequenceId,
        ticksPerFrame: rate,
        dropFrame: display === "drop",
        size: sequence.size,
        playhead: said(view.playheads[sequence.id] ?? ZERO),
        video: tracks("video"),
        audio: tracks("audio"),
      };
    }),
    undo: undoStack.map(({ label }) => label),
    redo: redoStack.map(({ label }) => label),
  };
}
