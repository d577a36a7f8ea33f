/** The one file that an editor may send: it tells what Premiere does, and nothing of the editor's own. */

import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { redacted } from "../src/studio/log";
import { aReelWithAHole, button, holdAStill, openPanel, PROMPT, says, until, type OpenedPanel } from "./panel-in-jsdom";

let folder: string;
let panel: OpenedPanel;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), "pickup-diagnostics-"));
  panel = await openPanel({ dialogs: { save: (name) => Promise.resolve(path.join(folder, name)) } });
  await aReelWithAHole(panel);
});

afterEach(async () => {
  await panel.close();
  await rm(folder, { recursive: true });
});

async function press(name: RegExp): Promise<void> {
  (await until(String(name), () => button(panel, name))).click();
}

async function savedReport(): Promise<{ readonly text: string; readonly report: Record<string, unknown> }> {
  await press(/^Save diagnostics/);
  await until("the file's name", () => says(panel, /pickup-diagnostics\.json/));
  const text = await readFile(path.join(folder, "pickup-diagnostics.json"), "utf8");
  return { text, report: JSON.parse(text) as Record<string, unknown> };
}

test("probe, contract and log go into one file, without prompts and without the editor's folders", async () => {
  await holdAStill(panel);
  const settings = [...panel.document.querySelectorAll<HTMLElement>("[role=tab]")].find(
    (tab) => tab.textContent === "Settings",
  );
  settings?.click();
  await press(/^Run the probe$/);
  await until("the last row", () => says(panel, /Bridge/i) && button(panel, /^Run the probe$/));
  await press(/^Run the host contract$/);
  await until("its count", () => says(panel, /\d+ held/));
  const { text, report } = await savedReport();

  expect(report).toMatchObject({ schema: "pickup.diagnostics", premiere: "26.3.0", host: { name: "premierepro" } });
  expect(report["probe"]).toContainEqual({ id: "export-to-data-folder", outcome: "yes", seen: "yes" });
  expect(report["probe"]).toContainEqual(expect.objectContaining({ id: "h264-encode", outcome: "unknown" }));
  expect(report["contract"]).toMatchObject({ schema: "pickup contract" });
  expect(JSON.stringify(report["log"])).toContain("PU_Reel2_001_T01");
  expect(text).not.toContain(PROMPT);
  expect(text).not.toContain(path.join(panel.folder, "Pickup"));
});

test("what is to be hidden is cut out wherever it stands, the longest first, and the rest stays", () => {
  const report = { log: [{ what: "asked for A red door in /Users/ana/Cut", n: 3 }], host: ["/Users/ana"], none: null };
  expect(redacted(report, ["/Users/ana", "/Users/ana/Cut", "A red door", ""])).toEqual({
    log: [{ what: "asked for […] in […]", n: 3 }],
    host: ["[…]"],
    none: null,
  });
});
