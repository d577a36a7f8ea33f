/**
 * The story of somebody without Premiere: the folder is opened from the disk in a browser, two ranges are approved, one is
 * rejected with a note, and the file that the page saves is taken in by the panel that made it.
 */

import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Browser, Page } from "playwright-core";
import { parse } from "../src/core/decode";
import { headsInExport } from "../src/core/ledger-heads";
import { decisionsRecord, type DecisionsFile } from "../src/core/review-pack";
import { ticks } from "../src/core/time";
import { judgedOf } from "../src/studio/review/audit-state";
import { en } from "../src/ui/text/en";
import { describeInBrowser, launchBrowser } from "./browser";
import { openRoom as openMediaRoom, type RoomInBrowser } from "./room-in-browser";
import { openRoom, type Room } from "./studio.setup";
import type * as setup from "./host-of-test.setup";
import { until } from "./wire.setup";

jest.mock("premierepro", () => jest.requireActual<typeof setup>("./host-of-test.setup").hostModule("premierepro"), {
  virtual: true,
});
jest.mock("uxp", () => jest.requireActual<typeof setup>("./host-of-test.setup").hostModule("uxp"), { virtual: true });
// The browser's driver reads these modules too, and wants more of them than UXP has.
jest.mock("fs", () => {
  const host = jest.requireActual<typeof setup>("./host-of-test.setup").hostModule("fs");
  const node = jest.requireActual<object>("fs");
  return new Proxy(host, { get: (of, name): unknown => Reflect.get(of, name) ?? Reflect.get(node, name) });
});
jest.mock("os", () => {
  const host = jest.requireActual<typeof setup>("./host-of-test.setup").hostModule("os");
  const node = jest.requireActual<object>("os");
  return new Proxy(host, { get: (of, name): unknown => Reflect.get(of, name) ?? Reflect.get(node, name) });
});

const ROOM_PAGE = path.join(__dirname, "../dist/room.html");
const PROMPT = `The lights fail. </script><script>document.title = "broken out"</script>`;

describeInBrowser("a review pack", () => {
  let browser: Browser;
  let media: RoomInBrowser;
  let room: Room;
  let folder: string;
  let page: Page;
  const errors: string[] = [];
  const requests: string[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
    media = await openMediaRoom(browser, ROOM_PAGE, "frame");
    await media.room.capabilities();
    room = await openRoom({ lifeMs: 30 }, () => media.room);
    await room.addEngine();
    const takeId = await room.make(PROMPT);
    await room.standsAt(takeId, "ready");
    await until("it on the timeline", () => room.studio.state.takes.some(({ onTimeline }) => onTimeline.length > 0));
    await room.premiere.settled();
    useTwiceMore();
    await room.studio.audit.read();
    room.picks = room.folder;
    await room.studio.review.makePack(en.review.page);
    const { pack } = room.studio.state.review;
    if (pack.kind !== "made") throw new Error(`It was not made: ${JSON.stringify(pack)}`);
    expect(pack).toMatchObject({ ranges: 3, stills: 9, films: 3 });
    folder = pack.folder;
    const context = await browser.newContext({ acceptDownloads: true });
    page = await context.newPage();
    page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
    page.on("pageerror", (error) => errors.push(error.message));
    page.on("request", (request) => requests.push(request.url()));
    await page.goto(pathToFileURL(path.join(folder, "review.html")).href);
  }, 180_000);

  afterAll(async () => {
    await room.close();
    await media.close();
    await browser.close();
  });

  /** The same clip behind everything else, so that there are three uses of it. */
  function useTwiceMore(): void {
    const [sequence] = room.premiere.project.document.sequences;
    const items = sequence?.video.flatMap((track) => track.items) ?? [];
    const itemId = items.find(({ name }) => name.startsWith("PU_"))?.itemId;
    const end = Math.max(...items.map((item) => item.end));
    if (sequence === undefined || itemId === undefined) throw new Error("The take is not on the timeline");
    for (const after of [48, 240]) {
      const time = ticks(end + after * sequence.rate);
      const place = { mode: "overwrite", time, videoTrack: 0, audioTrack: -1 } as const;
      room.premiere.place({ sequenceId: sequence.id, itemId, ...place });
    }
  }

  const section = (index: number) => page.locator("section[data-range]").nth(index);
  const status = () => page.getByRole("status");

  it("shows every range with stills and a small film that plays, and asks nobody for anything", async () => {
    expect(await page.locator("section[data-range]").count()).toBe(3);
    expect(await page.title()).toBe("Review: AI in Reel");
    expect(await section(0).getByText("document.title", { exact: false }).count()).toBe(1);
    const pictures = page.locator("img");
    const widths = await pictures.evaluateAll((all) =>
      all.map((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)),
    );
    expect(widths).toHaveLength(9);
    expect(widths.every((width) => width > 0)).toBe(true);
    const film = (await section(0).locator("video").getAttribute("src"))?.replace(/#.*$/, "") ?? "";
    expect(film).toBe("clips/r1.mp4");
    expect((await stat(path.join(folder, film))).size).toBeGreaterThan(1000);
    expect(requests.filter((url) => !url.startsWith("file:"))).toEqual([]);
    expect(errors).toEqual([]);
  });

  it("makes films that are small and as long as the take", async () => {
    const file = await readFile(path.join(folder, "clips/r1.mp4"));
    const report = await media.room.probe({
      size: file.length,
      read: (start, end) => Promise.resolve(new Uint8Array(file.subarray(start, end))),
    });
    expect(report).toMatchObject({ kind: "video", size: { width: 480, height: 270 }, frames: 120 });
  });

  it("takes no decision without a name, and says so", async () => {
    await section(0)
      .getByLabel("Approve")
      .check({ force: true })
      .catch(() => undefined);
    expect(await status().textContent()).toContain("Type your name first.");
    expect(await section(0).getByLabel("Approve").isChecked()).toBe(false);
  });

  it("saves what was decided as a file that the panel takes in, and once only", async () => {
    await page.getByLabel("Your name").fill("Legal desk");
    await page.getByLabel("You decide as").selectOption("legal");
    await section(0).getByLabel("Approve").check();
    await section(1).getByLabel("Approve").check();
    await section(2).getByLabel("Note").fill("The sign is a real shop’s.");
    await section(2).getByLabel("Reject").check();
    expect(await status().textContent()).toBe("3 of 3 decided as Legal. Not saved yet.");
    expect(await section(2).locator(".said").textContent()).toContain("Legal: rejected, Legal desk");
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save decisions" }).click();
    const download = await coming;
    expect(download.suggestedFilename()).toBe("decisions.json");
    room.opens = path.join(room.folder, "decisions.json");
    await download.saveAs(room.opens);
    expect(await status().textContent()).toBe("3 of 3 decided as Legal. Saved.");
    await room.studio.review.takeIn();
    expect(room.studio.state.review.taking).toMatchObject({ kind: "taken", taken: 3, known: 0, reopened: 0 });
    const judged = [...judgedOf(room.studio.state.audit).values()].map(({ review }) => review.parts.legal.kind);
    expect(judged).toEqual(["approved", "approved", "rejected"]);
    expect([...room.studio.state.review.words.values()]).toContainEqual({
      kind: "said",
      text: "The sign is a real shop’s.",
    });
    await room.studio.review.takeIn();
    expect(room.studio.state.review.taking).toMatchObject({ kind: "taken", taken: 0, known: 3 });
  });

  async function save(): Promise<DecisionsFile> {
    const coming = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save decisions" }).click();
    const download = await coming;
    room.opens = path.join(room.folder, "decisions.json");
    await download.saveAs(room.opens);
    return parse(await readFile(room.opens, "utf8"), decisionsRecord);
  }

  const takeBack = (index: number, part: string) =>
    section(index).locator(".said li", { hasText: part }).getByRole("button", { name: "Take back" }).click();
  const standings = () => [...judgedOf(room.studio.state.audit).values()].map(({ review }) => review.parts);

  it("takes back what was not saved without a trace, and keeps the note in its field", async () => {
    await page.getByLabel("You decide as").selectOption("ethics");
    await section(1).getByLabel("Note").fill("Two of them look alike.");
    await section(1).getByLabel("Changes").check();
    expect(await section(1).locator(".said").textContent()).toContain("Ethics: changes wanted, Legal desk");
    await takeBack(1, "Ethics");
    expect(await section(1).locator(".said").textContent()).not.toContain("Ethics");
    expect(await section(1).getByLabel("Changes").isChecked()).toBe(false);
    expect(await section(1).getByLabel("Note").inputValue()).toBe("Two of them look alike.");
    expect(await status().textContent()).toBe("0 of 3 decided as Ethics. Not saved yet.");
    await section(1).getByLabel("Note").fill("");
    const { decisions } = await save();
    expect(decisions.map(({ part }) => part)).toEqual(["legal", "legal", "legal"]);
  });

  it("takes back what was saved by saying so, under the name of whoever takes it back, and the panel has it open", async () => {
    await page.getByLabel("You decide as").selectOption("legal");
    await page.getByLabel("Your name").fill("M. R.");
    await takeBack(2, "Legal");
    expect(await section(2).getByLabel("Reject").isChecked()).toBe(false);
    expect(await section(2).locator(".said").textContent()).toBe("");
    expect(await status().textContent()).toBe("2 of 3 decided as Legal. Not saved yet.");
    const { decisions } = await save();
    expect(decisions.map(({ range, decision, by }) => [range, decision, by])).toEqual([
      ["r1", "approve", "Legal desk"],
      ["r2", "approve", "Legal desk"],
      ["r3", "withdrawn", "M. R."],
    ]);
    await room.studio.review.takeIn();
    expect(room.studio.state.review.taking).toMatchObject({ kind: "taken", taken: 1, known: 2 });
    expect(standings().map(({ legal }) => legal.kind)).toEqual(["approved", "approved", "open"]);
    const names = [...room.studio.state.review.words.values()].flatMap((word) =>
      word.kind === "said" ? word.text : [],
    );
    expect(names).toEqual(expect.arrayContaining(["Legal desk", "M. R."]));
    expect(room.studio.state.review.names).toEqual(["Legal desk", "M. R."]);
  });

  it("says in the pack where the ledger stood, and the project notes a head that covers what was taken in", async () => {
    const heads = headsInExport(await readFile(path.join(folder, "pack.json"), "utf8"));
    expect(heads).toHaveLength(1);
    room.opens = path.join(folder, "pack.json");
    await room.studio.ledger.checkAgainst();
    const { ledger } = room.studio.state;
    if (ledger.kind !== "read") throw new Error(`The ledger is ${ledger.kind}`);
    expect(ledger).toMatchObject({ missing: [], doubtful: 0, noted: { exports: 1 } });
    expect(ledger.files.map(({ broken }) => broken)).toEqual([undefined]);
    const home = path.join(room.folder, "Pickup/ledger");
    const name = (await readdir(home)).find((one) => one.endsWith(".ndjson")) ?? "";
    const whole = await readFile(path.join(home, name), "utf8");
    await writeFile(path.join(home, name), `${whole.trimEnd().split("\n").slice(0, -1).join("\n")}\n`);
    await room.studio.ledger.verify();
    expect(room.studio.state.ledger).toMatchObject({ files: [{ broken: { kind: "cut-tail", missing: 1 } }] });
    await writeFile(path.join(home, name), whole);
  });

  it("warns before it is left with what is not saved", async () => {
    await section(0).getByLabel("Note").fill("One more word.");
    let asked = "";
    page.once("dialog", (dialog) => {
      asked = dialog.type();
      void dialog.dismiss();
    });
    await page.close({ runBeforeUnload: true });
    await until("the question", () => asked !== "");
    expect(asked).toBe("beforeunload");
    expect(page.isClosed()).toBe(false);
  });
});
