/** What the panel cannot read of its own files: said where it matters, and never a reason to hide the takes. */

import "./wire.host";
import { readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Failure } from "../src/core/failure";
import { openRoom, type Room } from "./studio.setup";

let room: Room;
afterEach(() => room.close());

function projectFile(): string {
  return path.join(room.folder, "Pickup/project.json");
}

function refusal(): Failure | undefined {
  return room.studio.state.plan?.refusal;
}

test("a project file that is damaged hides no take, sends nothing, and is set right by its own check box", async () => {
  room = await openRoom();
  await room.addEngine();
  await room.studio.settings.setNetwork("any");
  const id = await room.make();
  await room.standsAt(id, "making");
  await room.restart(() => writeFile(projectFile(), '{"network": "any", '));
  expect(room.take(id).id).toBe(id);
  expect(refusal()?.kind).toBe("network-unread");
  await room.studio.make({ confirmed: true });
  expect(room.studio.state.takes).toHaveLength(1);

  await room.studio.settings.setNetwork("any");
  expect(refusal()).toBeUndefined();
  expect(JSON.parse(await readFile(projectFile(), "utf8"))).toMatchObject({ network: "any" });
});

test("settings that are damaged are named where they can be set right", async () => {
  room = await openRoom();
  await room.restart(() => writeFile(path.join(room.folder, "data/settings.json"), "{"));
  expect(room.studio.state.problem).toMatchObject({ at: "settings", failure: { kind: "memory-damaged" } });
});
