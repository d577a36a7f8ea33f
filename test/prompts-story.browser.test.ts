/** A shot directed in words, on real pictures: read, changed, begun anew, found again; and what an engine is sent of it. */

import { existsSync } from "node:fs";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, FrameLocator, Page } from "playwright-core";
import { decodeTake } from "../src/core/record";
import { describeInBrowser, launchBrowser } from "./browser";
import { startService, type Service } from "./service/service";
import { openFootage, openWorkbench, panelOf, parkPlayhead } from "./workbench/demo/panel";
import { PROJECT_FOLDER } from "./workbench/page/places";
import { serveWorkbench, type Workbench } from "./workbench/server/server";

const ROOT = join(__dirname, "..");
const PAGE = join(ROOT, ".workbench", "build");
const PANEL = join(ROOT, "dist");
const FOOTAGE = join(ROOT, "../shared/footage/tears-of-steel.mp4");

let disk: string;
let workbench: Workbench;
let service: Service;
let browser: Browser;
let page: Page;
let panel: FrameLocator;

const prompt = (): Promise<string> => panel.getByLabel("Prompt", { exact: true }).inputValue();

describeInBrowser("a shot directed in words", () => {
  beforeAll(async () => {
    disk = await mkdtemp(join(tmpdir(), "pickup-words-"));
    workbench = await serveWorkbench({ panel: PANEL, page: PAGE, disk }, 0);
    service = await startService({ tongue: "sglang", key: "sk-secret-42", cors: true });
    browser = await launchBrowser();
    page = await (await browser.newContext({ viewport: { width: 1600, height: 1000 } })).newPage();
    panel = panelOf(page);
  }, 180_000);

  afterAll(async () => {
    await browser.close();
    await service.close();
    await workbench.close();
    await rm(disk, { recursive: true, force: true });
  });

  const told = existsSync(FOOTAGE) ? it : it.skip;

  told(
    "a French prompt shows chips, a chip rewrites its words, a starting point and a look go on and off, and the engine gets the model's own form",
    async () => {
      await openWorkbench(page, `${workbench.url}/?empty`);
      await openFootage(page, FOOTAGE, { size: "640x266" });
      await parkPlayhead(page, "00:00:05:00");

      await panel.getByRole("button", { name: "Connect an engine" }).click();
      await panel.getByRole("button", { name: "Add an engine" }).click();
      await panel.getByLabel("Address").fill(service.url);
      await panel.getByLabel("Name", { exact: true }).fill("Studio GPU");
      await panel.getByLabel("Key", { exact: true }).fill("sk-secret-42");
      await panel.getByRole("button", { name: "Save and test" }).click();
      await panel.getByText(/SGLang-Diffusion, key set/).waitFor();
      await panel.getByRole("tab", { name: "Shot" }).click();

      await panel
        .getByLabel("Prompt", { exact: true })
        .fill("Une rue sous la pluie. Gros plan, travelling avant lent, sans voitures.");
      await panel.getByLabel("Weather").selectOption({ label: "Snow" });
      await panel.getByLabel("Shot size").selectOption({ label: "Long shot" });
      const written = "Une rue sous la neige. Plan large, travelling avant lent, sans voitures.";
      expect(await prompt()).toBe(written);

      await panel.getByLabel("Start from a prompt").selectOption({ label: "Product: hero shot" });
      expect(await prompt()).toContain("‹The product› alone on ‹the surface›");
      await page.keyboard.type("A steel watch");
      await page.keyboard.press("Tab");
      await page.keyboard.type("black slate");
      expect(await prompt()).toContain("A steel watch alone on black slate, ‹the material› catching");
      await panel.getByRole("button", { name: "Put back what was there" }).click();
      expect(await prompt()).toBe(written);

      await panel.getByLabel("House look").selectOption({ label: "Film noir" });
      const worn = `${written} Style film noir, lumière dure, noir et blanc, 35 mm.`;
      expect(await prompt()).toBe(worn);

      const makers = panel.getByLabel("Who makes it");
      const maker = makers.locator("option", { hasText: "Studio GPU" }).first();
      await makers.selectOption((await maker.getAttribute("value")) ?? "");
      await panel.getByRole("button", { name: "More", exact: true }).click();
      await panel.getByRole("button", { name: "See what is sent" }).click();
      const sent = await panel.getByLabel("Compiled prompt, to copy").inputValue();
      expect(sent).toBe(
        "Une rue sous la neige, travelling avant lent, plan large, 35 mm, lumière dure, noir et blanc, style film noir",
      );
      await panel.getByText("Negative: voitures").waitFor();
      await panel.getByText("Form after huggingface.co, read 2026-11-27.").waitFor();

      await panel.getByRole("button", { name: /^Make a .* take/ }).click();
      for (const end = Date.now() + 60_000; service.jobs.length === 0;) {
        if (Date.now() > end) throw new Error("Nothing arrived at the engine.");
        await page.waitForTimeout(100);
      }
      expect(service.jobs[0]?.fields).toMatchObject({ prompt: sent, negative_prompt: "voitures" });
      const shelf = join(disk, PROJECT_FOLDER, "Pickup/takes");
      const [folder = ""] = await readdir(shelf);
      const { recipe } = decodeTake(await readFile(join(shelf, folder, "take.json"), "utf8"));
      expect(recipe).toMatchObject({ prompt: worn, negative: "", sent: { prompt: sent, negative: "voitures" } });

      await panel.getByLabel("Prompt", { exact: true }).fill("Something else");
      await panel.getByRole("button", { name: "History", exact: true }).click();
      await panel.getByLabel("Search prompts").fill("NEIGE rue");
      await panel.getByRole("button", { name: /^Une rue sous la neige/ }).click();
      expect(await prompt()).toBe(worn);
      await panel.getByRole("button", { name: "Put back what was there" }).click();
      expect(await prompt()).toBe("Something else");
    },
    240_000,
  );
});
