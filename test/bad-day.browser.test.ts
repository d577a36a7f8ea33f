/**
 * A bad day of an editor: no network, an engine that lies, a full disk, Premiere killed in the middle of a download, a media
 * room that dies, a project rolled back to before lunch. In the evening all that was asked is there, and was asked once.
 */

import { copyFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Locator } from "playwright-core";
import { describeInBrowser } from "./browser";
import { Reel } from "./story.setup";
import { askFor, makeButton, openWorkbench, projectOf } from "./workbench/demo/panel";
import { SAVED } from "./workbench/page/places";

describeInBrowser("a bad day", () => {
  let reel: Reel;

  beforeAll(async () => {
    // Nothing is made before a test says so.
    reel = await Reel.open({ film: 24, engine: { lifeMs: 3_600_000 } });
    await reel.connect();
  }, 240_000);

  // What one hour broke is mended before the next.
  afterEach(() => reel.page.unrouteAll({ behavior: "ignoreErrors" }));

  afterAll(async () => {
    expect(reel.errors).toEqual([]);
    await reel.close();
  });

  const card = (shot: number): Locator => reel.panel.getByRole("article", { name: `Shot ${shot}, take 1` });
  const lies = (shot: number): Promise<readonly string[]> => reel.places(`PU_A001_00${shot}`);

  /** Asked of the engine, a second long, and with it. */
  async function ask(at: string, prompt: string): Promise<void> {
    const jobs = reel.service.jobs.length;
    await reel.park(at);
    await askFor(reel.page, { prompt, seconds: 1, reference: false });
    await reel.panel.getByRole("button", { name: /^Make a / }).click();
    await reel.until("the job", () => Promise.resolve(reel.service.jobs.length === jobs + 1));
  }

  /** What lies on the disk is what the engine made, byte for byte. */
  async function expectWhole(shot: number): Promise<void> {
    const { content } = await reel.item(`PU_A001_00${shot}`);
    if (content.kind !== "video") throw new Error("The take is no film");
    const original = await readFile(join(reel.disk, content.path, "../original.mp4"));
    expect(original.equals(reel.service.film(reel.service.jobs[shot - 1]?.id ?? ""))).toBe(true);
  }

  it("no network: the take says that nothing is lost, and comes by itself once there is one", async () => {
    await ask("00:00:01:00", "A wave breaks on a pier at dawn");
    const network = await unplugged(reel);
    await card(1).getByText("engine away").waitFor();
    await card(1).getByText("It cannot be asked just now; nothing is lost, and it goes on by itself.").waitFor();
    reel.service.advance("done");
    expect(await lies(1)).toEqual([]);
    await network.plugIn();
    await card(1).getByText("on V2, 00:00:01:00").waitFor();
    expect(await lies(1)).toEqual(["V2 24–48"]);
    expect(reel.service.creates).toBe(1);
  });

  it("an engine that lies: a page is no film, and half a film is none; it is fetched until it is whole", async () => {
    await ask("00:00:03:00", "A street at night, rain");
    reel.service.fault("html", { route: "content", times: 1 });
    reel.service.fault("half-written", { times: 1 });
    // Then nothing at all, until what stands there was read.
    reel.service.fault("503", { route: "content" });
    reel.service.advance("done");
    await reel.until("the third try", () => Promise.resolve(reel.fetches() > 2));
    await card(2).getByText("fetch broke off").waitFor();
    await card(2).getByText("The take is made and safe at the engine").waitFor();
    reel.service.heal();
    await card(2).getByText("on V2, 00:00:03:00").waitFor();
    await expectWhole(2);
    expect(reel.fetches()).toBeGreaterThanOrEqual(4);
  });

  it("a full disk: what is paid is not lost; with room again it is fetched, not made again", async () => {
    await ask("00:00:05:00", "A lighthouse, fog");
    const full = await filledDisk(reel);
    reel.service.advance("done");
    await card(3).getByText("failed", { exact: true }).waitFor();
    await card(3).getByText("The disk of /Projects/Reel 2/Pickup is full.").waitFor();
    await card(3).getByText("Free some space, then fetch it again: it is not paid twice.").waitFor();
    expect(await lies(3)).toEqual([]);
    await full.free();
    await card(3).getByRole("button", { name: "Fetch again" }).click();
    await card(3).getByText("on V2, 00:00:05:00").waitFor();
    await expectWhole(3);
    expect(reel.service.creates).toBe(3);
  });

  it("Premiere is killed in the middle of a download: at its next start the take comes to its place", async () => {
    const { page } = reel;
    await ask("00:00:07:00", "A door opens, slow push in");
    const content = /\/content$/;
    await page.route(content, () => undefined);
    const asked = page.waitForRequest(content);
    reel.service.advance("done");
    await asked;
    await card(4).getByText("fetching").waitFor();
    await page.evaluate(() => window.pickupWorkbench?.saved());
    await copyFile(join(reel.disk, SAVED), join(reel.disk, "before-lunch.json"));
    await page.unroute(content);
    await page.reload();
    await card(4).getByText("on V2, 00:00:07:00").waitFor();
    await expectWhole(4);
    expect(reel.service.creates).toBe(4);
  });

  it("the media room dies while it draws: that is said, and asking again draws it", async () => {
    const { page } = reel;
    await reel.chooseMaker("Animatic");
    await reel.park("00:00:09:00");
    await askFor(page, { prompt: "A boat on the sea at dawn, pan right", seconds: 1, reference: false });
    await makeButton(page).click();
    await card(5)
      .getByText(/frame \d+ of 24/)
      .waitFor();
    await page.evaluate(() => window.pickupWorkbench?.room.kill());
    await card(5).getByText("interrupted", { exact: true }).waitFor();
    await card(5).getByText("Nothing was placed; ask again.").waitFor();
    expect(await lies(5)).toEqual([]);
    await card(5).getByRole("button", { name: "Ask again" }).click();
    await card(5).getByText("on V2, 00:00:09:00").waitFor();
  });

  it("the project is rolled back: takes that it has lost are ready, and go back into the cut without being made again", async () => {
    const { page } = reel;
    await page.evaluate(() => window.pickupWorkbench?.saved());
    const address = page.url();
    await page.goto("about:blank");
    await copyFile(join(reel.disk, "before-lunch.json"), join(reel.disk, SAVED));
    await openWorkbench(page, address);
    await card(3).getByText("on V2, 00:00:05:00").waitFor();
    for (const shot of [4, 5]) await card(shot).getByText("ready", { exact: true }).waitFor();
    const { items } = (await projectOf(page)).document;
    expect(items.filter(({ name }) => /^PU_A001_00[45]/.test(name))).toEqual([]);
    await reel.park("00:00:07:00");
    await card(4).getByRole("button", { name: "Overwrite" }).click();
    await card(4).getByText("on V2, 00:00:07:00").waitFor();
    expect(await reel.places("PU_")).toEqual(["V2 24–48", "V2 72–96", "V2 120–144", "V2 168–192"]);
    expect(reel.service.creates).toBe(4);
  });
});

/** Nothing reaches the engine, as when the network is gone. */
async function unplugged({ page, service }: Reel): Promise<{ readonly plugIn: () => Promise<void> }> {
  const engine = `${new URL(service.url).origin}/**`;
  await page.route(engine, (route) => route.abort("internetdisconnected"));
  return { plugIn: () => page.unroute(engine) };
}

/** No byte more goes into the folder of takes. */
async function filledDisk({ page }: Reel): Promise<{ readonly free: () => Promise<void> }> {
  const written = /\/disk\/file\?path=.*Pickup%2Ftakes/;
  await page.route(written, (route) =>
    route.request().method() === "PUT"
      ? route.fulfill({ status: 507, json: { code: "ENOSPC", message: "ENOSPC" } })
      : route.continue(),
  );
  return { free: () => page.unroute(written) };
}
