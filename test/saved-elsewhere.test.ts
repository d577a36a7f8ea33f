/** What was said of a project holds wherever it is saved: that it stays in the house, and that somebody took their consent back. */

import "./wire.host";
import { cp, mkdir, readFile, rm } from "node:fs/promises";
import path from "node:path";
import { SimulatedProject } from "./host/model";
import { newProjectId } from "./host/premiere";
import { newRoom } from "./rooms.setup";
import { soon, type Room } from "./studio.setup";
import { until } from "./wire.setup";

async function saveAs(room: Room, name: string): Promise<void> {
  const folder = path.join(room.folder, name);
  await mkdir(folder, { recursive: true });
  await room.premiere.save(path.join(folder, `${name}.prproj`));
  await until("the other folder", () => room.studio.state.folder?.path === path.join(folder, "Pickup"));
  await until("what it allows", () => room.studio.state.plan?.refusal?.kind !== "network-unread");
}

async function openUnsaved(room: Room, name: string): Promise<void> {
  room.premiere.closeProject();
  await until("no project", () => room.studio.state.host.kind === "no-project");
  room.premiere.openProject(SimulatedProject.create({ id: newProjectId(), name }));
  await until("the project", () => {
    const { host } = room.studio.state;
    return host.kind === "no-sequence" && host.project.name === name && room.studio.state.folder?.temporary === true;
  });
}

describe("a project that stays on this network", () => {
  test("stays there when it is saved elsewhere, also once the first place is gone", async () => {
    const room = await newRoom();
    await room.addEngine();
    await room.studio.settings.setNetwork("this-network");
    await saveAs(room, "elsewhere");
    await soon(async () => {
      const said = await readFile(path.join(room.folder, "elsewhere/Pickup/project.json"), "utf8");
      expect(JSON.parse(said)).toMatchObject({ network: "this-network" });
    });
    expect(room.studio.state.network).toBe("this-network");
    await room.restart(() => rm(path.join(room.folder, "Pickup"), { recursive: true }));
    expect(room.studio.state.network).toBe("this-network");
  });

  test("stays there in a folder that was chosen, and no other project there does", async () => {
    const room = await newRoom();
    await room.addEngine();
    const { project } = room.premiere;
    await room.studio.settings.setNetwork("this-network");
    const chosen = path.join(room.folder, "media");
    room.studio.settings.editSettings({ folder: chosen });
    await until("the folder", () => room.studio.state.folder?.path === chosen);
    expect(room.studio.state.network).toBe("this-network");

    const other = path.join(room.folder, "second");
    await mkdir(other, { recursive: true });
    room.premiere.closeProject();
    room.premiere.openProject(SimulatedProject.create({ id: newProjectId(), path: `${other}/second.prproj` }));
    await soon(() => expect(room.studio.state.network).toBe("any"));
    // What is said of the second is not said of the first.
    await room.studio.settings.setNetwork("any");
    room.premiere.closeProject();
    room.premiere.openProject(project);
    await until("the first", () => room.studio.state.host.kind === "open");
    await soon(() => expect(room.studio.state.network).toBe("this-network"));
  });

  test("that was said before it was ever saved stays there, and another unsaved one may leave", async () => {
    const room = await newRoom();
    await openUnsaved(room, "one.prproj");
    const { project } = room.premiere;
    await room.studio.settings.setNetwork("this-network");
    await openUnsaved(room, "two.prproj");
    await soon(() => expect(room.studio.state.network).toBe("any"));
    room.premiere.closeProject();
    room.premiere.openProject(project);
    await soon(() => expect(room.studio.state.network).toBe("this-network"));
    await saveAs(room, "first");
    expect(room.studio.state.network).toBe("this-network");
  });

  test("may leave once the editor says so, wherever it was said before", async () => {
    const room = await newRoom();
    await room.addEngine();
    await room.studio.settings.setNetwork("this-network");
    await saveAs(room, "elsewhere");
    await room.studio.settings.setNetwork("any");
    await room.restart();
    expect(room.studio.state.network).toBe("any");
    expect(room.studio.state.plan?.refusal).toBeUndefined();
  });
});

describe("a person who took their consent back", () => {
  async function withMara(): Promise<{ readonly room: Room; readonly id: string }> {
    const room = await newRoom({ tongue: "vllm-omni", models: ["MiniMaxAI/MiniMax-H3"] });
    await room.addEngine({ costs: "nothing" });
    const { studio } = room;
    await studio.references.takeFrame("before");
    await studio.library.keep(0, { kind: "person", name: "Mara" });
    await studio.references.drop(0);
    const id = studio.state.library.entries[0]?.id ?? "";
    await studio.library.edit(id, { consent: { note: "Mara agreed", date: "2026-11-20" } });
    return { room, id };
  }

  test("is not sent with a take of the project that was saved elsewhere since", async () => {
    const { room, id } = await withMara();
    const { studio } = room;
    await saveAs(room, "elsewhere");
    await until("her there", () => studio.state.library.entries.length === 1);
    await studio.library.use(id);
    studio.pauseQueue(true);
    const waits = await room.make();
    await soon(() => expect(studio.state.queue.waiting).toEqual([waits]));
    await studio.library.edit(id, { consent: "none" });
    studio.pauseQueue(false);
    expect((await room.standsAt(waits, "failed")).state).toMatchObject({ failure: { kind: "consent-missing" } });
    expect(room.service.creates).toBe(0);
  });

  test("is not sent with a take of before the library was copied, and may be again once they agree", async () => {
    const { room, id } = await withMara();
    await room.studio.library.use(id);
    const failed = await room.make();
    await until("the job", () => room.service.jobs.length === 1);
    room.service.advance("failed");
    await room.standsAt(failed, "failed");
    await mkdir(path.join(room.folder, "elsewhere/Pickup"), { recursive: true });
    const [from, to] = ["Pickup/library", "elsewhere/Pickup/library"].map((one) => path.join(room.folder, one));
    await cp(from ?? "", to ?? "", { recursive: true });
    await saveAs(room, "elsewhere");
    await room.restart();
    await until("her", () => room.studio.state.library.entries.length === 1);
    await room.studio.library.edit(id, { consent: "none" });
    expect(room.studio.state.library.entries[0]?.consent).toBeUndefined();
    await room.studio.retry(failed, { confirmed: true });
    await soon(() =>
      expect(room.take(failed).state).toMatchObject({ kind: "failed", failure: { kind: "consent-missing" } }),
    );
    expect(room.service.creates).toBe(1);

    await room.studio.library.edit(id, { consent: { note: "Mara agreed again", date: "2026-11-24" } });
    await room.studio.retry(failed, { confirmed: true });
    await until("the second job", () => room.service.creates === 2);
  });
});
