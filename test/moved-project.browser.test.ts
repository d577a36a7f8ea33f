/**
 * The project moved to another machine, into another folder, without what can be lost on the way: columns, sidecars, the panel's
 * own folder with its indexes, the name of a clip. Its takes are known all the same, and say again where they come from.
 */

import { randomUUID } from "node:crypto";
import { mkdir, readdir, rename, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describeInBrowser } from "./browser";
import { SimulatedProject } from "./host/model";
import { secondMachine } from "./second-machine.setup";
import { DRAWN, Reel, TAKE } from "./story.setup";
import { projectOf } from "./workbench/demo/panel";
import { PROJECT_FOLDER } from "./workbench/page/places";

const PROMPT = "A wave breaks on a pier at dawn";
const MOVED = "/Volumes/Work/Reel 2, from Lyon";
/** As somebody called the engine's clip when they conformed the reel. */
const CONFORMED = "conformed_0001.mp4";

describeInBrowser("a project that was moved to another machine", () => {
  let first: Reel;
  let reel: Reel;

  beforeAll(async () => {
    first = await Reel.open({ seconds: 8, film: 48 });
    await first.connect();
    await first.makeTake("00:00:02:00", PROMPT, "Final");
    await first.makeAnimatic("00:00:05:00", "A boat on the sea at dawn, pan right");
    const card = first.panel.getByRole("article", { name: "Shot 1, take 1" });
    await card.getByRole("button", { name: "Favourite" }).click();
    await first.until("the mark", async () => (await first.ledger()).some(({ kind }) => kind === "mark"));
    reel = await secondMachine(first, (file) => move(first.disk, file));
  }, 240_000);

  afterAll(async () => {
    expect(reel.errors).toEqual([]);
    await first.close();
  });

  const card = (shot: number) => reel.panel.getByRole("article", { name: `Shot ${shot}, take 1` });
  const item = async (begins: string) =>
    (await projectOf(reel.page)).document.items.find(({ name }) => name.startsWith(begins));

  it("its takes are there, with their pictures and marks, and it is known which lie in the cut", async () => {
    await reel.tab("Takes");
    await card(1).getByRole("img").waitFor();
    await card(1).getByText("a favourite on another machine").waitFor();
    await card(2).getByText("on V2, 00:00:05:00").waitFor();
    await card(1).getByRole("button", { name: "Recipe" }).click();
    await card(1).getByText(PROMPT).first().waitFor();
  });

  it("the audit tells AI from animatic, by the picture data alone", async () => {
    expect((await item(CONFORMED))?.columns).toEqual({});
    await reel.read();
    const ai = reel.row(/^Shot 1, take 1/);
    await ai.getByRole("button").first().click();
    await ai.getByText(/media data/).waitFor();
    expect(await ai.innerText()).toContain(PROMPT);
    expect(await reel.row(/^Shot 2, take 1/).innerText()).toContain("Drawn by Pickup: an animatic, not AI.");
  });

  it("the columns are repaired in one undo step, under whatever name a clip lies", async () => {
    await reel.tab("Settings");
    const metadata = reel.panel.getByRole("region", { name: "Metadata" });
    await metadata.getByRole("button", { name: "Check" }).click();
    await metadata.getByText("2 takes and 2 clips looked at. To repair: the columns of 2 clips.").waitFor();
    await metadata.getByText("1 clip under another name or from another folder, known by picture and sound.").waitFor();
    const steps = (await reel.undoLabels()).length;
    await metadata.getByRole("button", { name: "Repair" }).click();
    await metadata.getByText("Repaired: the columns of 2 clips.").waitFor();
    expect((await reel.undoLabels()).length).toBe(steps + 1);
    expect((await item(CONFORMED))?.columns).toMatchObject({ PickupPrompt: PROMPT, PickupTake: "1", PickupSeed: "41" });
    expect((await item(DRAWN))?.columns).toMatchObject({ PickupEngine: "Animatic" });
    // Sidecars are written by the machine that asked for the take; it is said that they are not.
    await metadata.getByText("2 XMP files of takes from other machines are missing or differ").waitFor();
  });
});

/** Answers with the project's file as it opens there. */
async function move(disk: string, file: string): Promise<string> {
  const folder = join(disk, MOVED);
  await mkdir(dirname(folder), { recursive: true });
  await rename(join(disk, PROJECT_FOLDER), folder);
  const all = await readdir(folder, { recursive: true });
  for (const name of all.filter((one) => one.endsWith(".xmp"))) await rm(join(folder, name));
  const clip = all.find((name) => name.includes(`/${TAKE}`) && name.endsWith(".mp4")) ?? "";
  await rename(join(folder, clip), join(folder, "Footage", CONFORMED));
  const there = file
    .replaceAll(`${PROJECT_FOLDER}/${clip}`, `${MOVED}/Footage/${CONFORMED}`)
    .replaceAll(clip.slice(clip.lastIndexOf("/") + 1), CONFORMED)
    .replaceAll(PROJECT_FOLDER, MOVED);
  // Who conforms a reel imports the file anew: only its picture still says which take it is.
  const items = SimulatedProject.load(JSON.parse(there)).document.items;
  const again = there.replaceAll(items.find(({ name }) => name === CONFORMED)?.id ?? "", randomUUID());
  return JSON.stringify(JSON.parse(again), (name, value: unknown) => (name === "columns" ? {} : value));
}
