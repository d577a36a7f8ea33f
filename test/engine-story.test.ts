/** An editor with an engine: connected in Settings, asked, waited for, interrupted, billed; the panel as it ships. */

import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { decodeTake } from "../src/core/record";
import type { Take } from "../src/core/take";
import { aReelWithAHole, button, field, says, timeline, type, until, PROMPT, type OpenedPanel } from "./panel-in-jsdom";
import { newPanel } from "./panels.setup";
import { startService, type Service, type ServiceOptions } from "./service/service";

const services: Service[] = [];
afterEach(async () => {
  for (const service of services.splice(0)) await service.close();
});

interface Reel extends OpenedPanel {
  readonly sequenceId: string;
}

/** A hole of 4 s at 24 fps, a prompt, and that engine chosen. */
async function aReelWithAnEngine(options: Partial<ServiceOptions> = {}): Promise<{ panel: Reel; service: Service }> {
  const service = await startService({ tongue: "vllm-omni", key: "sk-secret-42", ...options });
  services.push(service);
  let folder = "";
  const opened = await newPanel({ dialogs: { save: (name) => Promise.resolve(path.join(folder, name)) } });
  ({ folder } = opened);
  const { sequenceId } = await aReelWithAHole(opened);
  const panel = { ...opened, sequenceId };
  await until("the sequence", () => says(panel, /10:00:04:04 – 10:00:08:03/));
  await connect(panel, service);
  return { panel, service };
}

async function connect(panel: OpenedPanel, service: Service): Promise<void> {
  (await until("the link", () => button(panel, /^Connect an engine$/))).click();
  (await until("Add", () => button(panel, /^Add an engine$/))).click();
  type(panel, await field(panel, /^Address$/), service.url);
  type(panel, await field(panel, /^Name$/), "Studio GPU");
  type(panel, await field(panel, /^Key$/), "sk-secret-42");
  (await until("Save", () => button(panel, /^Save and test$/))).click();
  await until("the answer", () => says(panel, /answers/) && says(panel, /vLLM-Omni, key set/));
  (await until("Shot", () => tab(panel, /^Shot$/))).click();
  type(panel, await field(panel, /^Prompt$/), PROMPT);
  const maker = await field(panel, /^Who makes it$/);
  if (!(maker instanceof panel.window.HTMLSelectElement)) throw new Error("makers are chosen from a menu");
  const option = [...maker.options].find(({ textContent }) => textContent.endsWith("on Studio GPU"));
  maker.value = option?.value ?? "";
  maker.dispatchEvent(new panel.window.Event("change", { bubbles: true }));
}

function tab({ document }: OpenedPanel, name: RegExp): HTMLButtonElement | undefined {
  return [...document.querySelectorAll<HTMLButtonElement>("button[role=tab]")].find((one) =>
    name.test(one.textContent),
  );
}

async function ask(panel: OpenedPanel): Promise<void> {
  (await until("the main button", () => button(panel, /^Make a .* take/))).click();
}

/** A take whose folder is made before its record, and whose record is just being swapped for the next, is not there yet. */
function takesOnDisk({ folder }: OpenedPanel): readonly Take[] {
  const shelf = path.join(folder, "Pickup/takes");
  if (!existsSync(shelf)) return [];
  return readdirSync(shelf).flatMap((name) => {
    const record = path.join(shelf, name, "take.json");
    return existsSync(record) ? [decodeTake(readFileSync(record, "utf8"))] : [];
  });
}

const placed = (panel: Reel): readonly string[] =>
  timeline(panel, panel.sequenceId).filter((name) => name.startsWith("PU_"));

/** Every file below, as text: nothing secret may be in any. */
function everythingIn(folder: string): string {
  return readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile())
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), "latin1"))
    .join("\n");
}

test("a take from an engine lands where the panel said, and its handle stays", async () => {
  const { panel, service } = await aReelWithAnEngine();
  await until("what is asked", () => says(panel, /Asks 4\.04 s at 1280 × 704, keeps 1 f of handle\./));
  expect(says(panel, /To 127\.0\.0\.1:\d+, this machine, it sends the prompt, \d+ words, and no frame\./)).toBe(true);
  // On this machine an engine is the editor's own hardware, unless they say otherwise.
  expect(says(panel, /Costs nothing\./)).toBe(true);
  await ask(panel);
  await until("the job", () => service.jobs.length === 1);
  service.advance("done");
  await until("the clip", () => says(panel, /on V1, 10:00:04:04/), 30);
  expect(placed(panel)).toEqual(["PU_Reel2_001_T01.mp4 100–196"]);
  expect(service.creates).toBe(1);
  const [take] = takesOnDisk(panel);
  expect(take?.recipe).toMatchObject({ engine: "openai-videos", model: "Wan-AI/Wan2.2-TI2V-5B-Diffusers" });
  expect(everythingIn(panel.folder)).not.toContain("sk-secret-42");
});

test("an address without /v1 is told from an engine, and one press mends it; the key stays with its host", async () => {
  const service = await startService({ tongue: "vllm-omni", key: "sk-secret-42" });
  services.push(service);
  const panel = await newPanel();
  await aReelWithAHole(panel);
  (await until("the link", () => button(panel, /^Connect an engine$/))).click();
  (await until("Add", () => button(panel, /^Add an engine$/))).click();
  type(panel, await field(panel, /^Address$/), service.url.replace(/\/v1$/, ""));
  type(panel, await field(panel, /^Key$/), "sk-secret-42");
  (await until("Save", () => button(panel, /^Save and test$/))).click();
  await until("the word", () => says(panel, /127\.0\.0\.1:\d+ answers, but speaks no video protocol at \/\./));
  expect(says(panel, /Speaks/)).toBe(false);
  (await until("the way out", () => button(panel, /^Try with \/v1$/))).click();
  await until("the answer", () => says(panel, /Speaks vLLM-Omni, key set/) && says(panel, /Wan 2\.2/));
});

test("what takes cost is saved as CSV, and the panel says where it went", async () => {
  const { panel, service } = await aReelWithAnEngine();
  await ask(panel);
  await until("the job", () => service.jobs.length === 1);
  (await until("Settings", () => tab(panel, /^Settings$/))).click();
  (await until("Save as CSV", () => button(panel, /^Save as CSV/))).click();
  await until("the receipt", () => says(panel, /Saved to .*pickup-spending\.csv/));
  const saved = readFileSync(path.join(panel.folder, "pickup-spending.csv"), "utf8");
  expect(saved.split("\r\n")[1]).toContain("PU_Reel2_001_T01");
});

test("a panel that closes in the middle goes on with the job when it opens again, and asks for nothing twice", async () => {
  const { panel, service } = await aReelWithAnEngine();
  await ask(panel);
  await until("the job on disk", () => takesOnDisk(panel).some(({ state }) => state.kind === "making" && state.job));
  const again = await panel.reopen();
  service.advance("done");
  await until("the clip", () => says(again, /on V1, 10:00:04:04/), 30);
  expect(placed({ ...again, sequenceId: panel.sequenceId })).toEqual(["PU_Reel2_001_T01.mp4 100–196"]);
  expect(service.creates).toBe(1);
});

test("a request whose answer was lost is found in the list and taken up", async () => {
  const { panel, service } = await aReelWithAnEngine();
  service.fault("cut-after", { times: 1 });
  await ask(panel);
  await until("the job", () => service.jobs.length === 1);
  service.advance("done");
  await until("the clip", () => says(panel, /on V1, 10:00:04:04/), 40);
  expect(service.creates).toBe(1);
  expect(takesOnDisk(panel)[0]?.state).toMatchObject({ kind: "ready", job: { adopted: true } });
});

test("a request that nobody saw is a question, and is asked again only when the editor says so", async () => {
  const { panel, service } = await aReelWithAnEngine();
  service.fault("500", { times: 1 });
  await ask(panel);
  await until("the question", () => says(panel, /It was sent at .* and not answered\./), 45);
  expect(says(panel, /some lists are late/)).toBe(true);
  expect(service.creates).toBe(0);
  (await until("Ask again", () => button(panel, /^Ask again$/))).click();
  (await until("the warning", () => button(panel, /maybe paying twice/))).click();
  await until("the job", () => service.jobs.length === 1);
  service.advance("done");
  await until("the clip", () => says(panel, /on V1, 10:00:04:04/), 30);
});

test("an engine that says no says why beside the take, and nothing is lost", async () => {
  const { panel, service } = await aReelWithAnEngine();
  service.fault("moderated", { times: 1 });
  await ask(panel);
  await until("the refusal", () => says(panel, /The engine refused what the shot shows/));
  expect(placed(panel)).toEqual([]);
  expect(takesOnDisk(panel)[0]?.state).toMatchObject({ kind: "failed", failure: { kind: "moderated" } });
});

test("a project that stays on this network says so in its own file, and still asks an engine on this machine", async () => {
  const { panel, service } = await aReelWithAnEngine();
  (await until("Settings", () => tab(panel, /^Settings$/))).click();
  const box = await field(panel, /^This network only$/);
  // Until the project's own file is read, the strict answer is shown.
  await until("what the project allows", () => !box.matches(":checked"));
  box.dispatchEvent(new panel.window.MouseEvent("click", { bubbles: true }));
  const file = path.join(panel.folder, "Pickup/project.json");
  await until("the file", () => {
    try {
      return readFileSync(file, "utf8").includes("this-network");
    } catch {
      return false;
    }
  });
  // The test service is this machine, which is still allowed.
  (await until("Shot", () => tab(panel, /^Shot$/))).click();
  await ask(panel);
  await until("the job", () => service.jobs.length === 1);
});
