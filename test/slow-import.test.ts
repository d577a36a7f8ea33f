/** Imports that Premiere takes its time over: the panel waits for them by the wall, and for so long only. */

import "./wire.host";
import path from "node:path";
import { aDesk } from "./desks.setup";
import { again, standsAt, until, type Desk } from "./wire.setup";

async function made(desk: Desk): Promise<string> {
  const id = await desk.ask();
  await until("the job", () => desk.service.jobs.length === 1);
  desk.service.advance("done");
  return id;
}

const placementOf = async (desk: Desk, id: string) =>
  until("the placement", async () => (await desk.onDisk(id)).placement);

const clipsIn = ({ premiere }: Desk): readonly string[] =>
  premiere.project.document.items.flatMap(({ content }) => (content.kind === "video" ? [content.path] : []));

test("one of two seconds is waited for, and the clip is placed", async () => {
  // Pauses of less than a second, as those between two looks are, take as long as they say.
  const byTheWall = (milliseconds: number): Promise<void> =>
    new Promise((resolve) => setTimeout(resolve, milliseconds < 1000 ? milliseconds : milliseconds / 100));
  const desk = await aDesk({}, { manners: { importTakes: 2000 }, sleep: byTheWall });
  const id = await made(desk);
  expect(await placementOf(desk, id)).toMatchObject({ outcome: "verified" });
  expect(desk.seen.map(({ step }) => step)).toContain("importing");
  expect(clipsIn(desk)).toHaveLength(1);
});

test("one that comes when nobody waits any more is found: nothing is paid or imported twice", async () => {
  const desk = await aDesk({}, { manners: { importNeverSeen: true } });
  const id = await made(desk);
  const { state, clipName } = await standsAt(desk, id, "failed");
  expect(state).toMatchObject({ failure: { kind: "import-not-seen", waitedSeconds: 15 } });
  const clip = path.join(desk.folderOf(id), `${clipName}.mp4`);
  await desk.premiere.importFile(clip);
  desk.premiere.manners = { ...desk.premiere.manners, importNeverSeen: false };
  await again(desk, id);
  expect(await placementOf(desk, id)).toMatchObject({ outcome: "verified" });
  expect(clipsIn(desk)).toEqual([clip]);
  expect(desk.service.creates).toBe(1);
});
