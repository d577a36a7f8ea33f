/** The demo as a person runs it: its exit code, and what it leaves. */

import { execFile } from "node:child_process";
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { decode } from "fast-png";
import { describeInBrowser, launchBrowser } from "./browser";
import { runDemo } from "./workbench/demo/demo";
import { openWorkbench } from "./workbench/demo/panel";
import { serveWorkbench } from "./workbench/server/server";

const ROOT = join(__dirname, "..");
const PAGE = join(ROOT, ".workbench", "build");
const PANEL = join(ROOT, "dist");
const run = promisify(execFile);

/** A media room of another version: the panel gives it up at once, and holds stills. */
const FOREIGN_ROOM = `<!doctype html><script>
  addEventListener("message", ({ data }) => {
    const { kind, session } = JSON.parse(data);
    const letter = { pickup: "room", kind: "ready", session, page: "p", protocol: 99 };
    if (kind === "hello") parent.postMessage(JSON.stringify(letter), "*");
  });
</script>`;

let home: string;
let clip: string;

/** A second of numbered cards, made in the browser. */
async function card(): Promise<Uint8Array> {
  const disk = await mkdtemp(join(home, "disk-"));
  const workbench = await serveWorkbench({ panel: PANEL, page: PAGE, disk }, 0);
  const browser = await launchBrowser();
  try {
    const page = await browser.newPage();
    await openWorkbench(page, `${workbench.url}/?empty`);
    const bytes = await page.evaluate(async () => {
      const wish = { width: 160, height: 90, rate: { numerator: 25, denominator: 1 }, frames: 25, hue: 9, title: "c" };
      return [...((await window.pickupWorkbench?.encodeTestCard(wish)) ?? [])];
    });
    return Uint8Array.from(bytes);
  } finally {
    await browser.close();
    await workbench.close();
  }
}

function demo(footage: string, out: string): Promise<{ stdout: string }> {
  const options = ["--footage", footage, "--out", out, "--at", "0.4", "--seconds", "0.2", "--reference", "playhead"];
  const script = join(ROOT, "scripts/demo.mjs");
  return run(process.execPath, [script, ...options, "--prompt", "Slow push in", "--seed", "3"], { cwd: ROOT });
}

describeInBrowser("the demo", () => {
  beforeAll(async () => {
    home = await mkdtemp(join(tmpdir(), "pickup-demo-test-"));
    clip = join(home, "card.mp4");
    await writeFile(clip, await card());
  }, 180_000);

  afterAll(() => rm(home, { recursive: true, force: true }));

  it("ends with 0 and leaves the take, its record, the timeline with the clip, the reference and the picture", async () => {
    const out = join(home, "made");
    const { stdout } = await demo(clip, out);
    expect(stdout).toContain("On the timeline: V2, 00:00:00:10 – 00:00:00:14, 5 frames at 25 fps, 160x90");
    expect((await readdir(out)).sort()).toEqual([
      "reference.png",
      "take.json",
      "take.mp4",
      "timeline.json",
      "workbench.png",
    ]);
    const take: unknown = JSON.parse(await readFile(join(out, "take.json"), "utf8"));
    expect(take).toMatchObject({ recipe: { engine: "animatic", frames: 5, prompt: "Slow push in", seed: 3 } });
    const timeline: unknown = JSON.parse(await readFile(join(out, "timeline.json"), "utf8"));
    const name: unknown = expect.stringMatching(/^PU_/);
    const clipThere: unknown = expect.objectContaining({ name, start: "00:00:00:10", frames: 5 });
    const onV2: unknown = expect.objectContaining({ track: "V2", items: [clipThere] });
    const video: unknown = expect.arrayContaining([onV2]);
    expect(timeline).toMatchObject({ sequences: [{ video }] });
    const picture = decode(await readFile(join(out, "workbench.png")));
    expect([picture.width, picture.height]).toEqual([1600, 1000]);
  }, 240_000);

  it("ends with 1 and a sentence for a file that is no footage, or is not there", async () => {
    const words = join(home, "words.mp4");
    await writeFile(words, "only words");
    const noFootage: unknown = expect.stringContaining("words.mp4 is no video, sound or still");
    await expect(demo(words, join(home, "bad"))).rejects.toMatchObject({ code: 1, stderr: noFootage });
    const noFile: unknown = expect.stringMatching(/^There is no file .*nowhere\.mp4\.\n$/);
    await expect(demo(join(home, "nowhere.mp4"), join(home, "bad"))).rejects.toMatchObject({ code: 1, stderr: noFile });
  }, 240_000);

  it("does not pass off a still hold as a drawn take, nor an earlier demo's file as its own", async () => {
    const panel = join(home, "panel");
    await cp(PANEL, panel, { recursive: true });
    await writeFile(join(panel, "room.html"), FOREIGN_ROOM);
    const out = join(home, "held");
    await cp(join(home, "made"), out, { recursive: true });
    const wish = { footage: clip, out, at: 0.4, seconds: 0.2, seed: 3, prompt: "", reference: "playhead" } as const;
    await expect(runDemo(wish, { panel, page: PAGE })).rejects.toThrow("The take is a still hold, not a drawing");
    expect((await readdir(out)).sort()).toEqual([
      "reference.png",
      "take.json",
      "take.png",
      "timeline.json",
      "workbench.png",
    ]);
  }, 240_000);
});
