/** A scene whose links the engine itself makes out of the film before them. */

import "./wire.host";
import type { Room } from "./studio.setup";
import { until } from "./wire.setup";
import { aRoom, job, link, made, placed, rests, scene, standing } from "./chain.setup";

describe("by the engine's own extend", () => {
  async function aGrowingRoom(): Promise<Room> {
    const room = await aRoom({ tongue: "openai", models: ["sora-2"] });
    room.studio.scenes.editDraft({ seconds: 8, linkSeconds: 4, join: "extend" });
    return room;
  }

  test("a link is more of the film before it, says so in its recipe, and shows none of it twice", async () => {
    const room = await aGrowingRoom();
    const { studio, service } = room;
    expect(studio.state.scenes.plan).toMatchObject({
      extend: true,
      links: [
        { frames: 96, join: "frame" },
        { frames: 96, join: "extend" },
      ],
    });
    await made(room, 2);
    await until("the link", () => standing(room)[1] === "ready");
    const [first, second] = service.jobs;
    expect(second).toMatchObject({
      prompt: "A boat at dusk.\nThe wind rises.",
      fields: { video: { id: first?.id }, seconds: "4" },
      from: { id: first?.id, kind: "extend" },
    });
    const [one, two] = scene(room).links.map(({ row }) => row?.take);
    expect(two?.recipe).toMatchObject({
      parent: { kind: "extends", takeId: one?.id },
      head: 96,
      references: [],
      asked: { from: { kind: "extend", times: 1 } },
    });
    await rests(room);
    expect(scene(room).links[1]).toMatchObject({ isStale: false, missing: 0, seam: { verdict: "even" } });
    await studio.scenes.lay(scene(room).scene.id);
    expect(placed(room)).toEqual(["V2 PU_Reel_001_T01.mp4 100–196 from 0", "V2 PU_Reel_002_T01.mp4 196–292 from 96"]);
  });

  test("a link redone goes on from the same film, and what followed the old one is offered", async () => {
    const room = await aGrowingRoom();
    const { studio, service } = room;
    await made(room, 2);
    await until("the link", () => standing(room)[1] === "ready");
    await rests(room);
    await studio.scenes.redo(scene(room).scene.id, 1, { confirmed: true });
    await job(room, 3);
    expect(service.jobs[2]).toMatchObject({ from: { id: service.jobs[0]?.id, kind: "extend" } });
    service.advance("done");
    await until("the link", () => link(room, 1)?.row?.take.number === 2);
    await rests(room);
    await studio.scenes.redo(scene(room).scene.id, 0, { confirmed: true });
    await job(room, 4);
    service.advance("done");
    await until("the link", () => link(room, 0)?.row?.take.number === 2);
    expect(scene(room).links.map(({ isStale }) => isStale)).toEqual([false, true]);
  });

  test("a film that the engine has no more stops the chain before anything is paid", async () => {
    const room = await aGrowingRoom();
    const { studio, service } = room;
    studio.subscribe(() => {
      if (studio.state.scenes.all[0]?.links[0]?.row !== undefined) service.forget();
    });
    await made(room, 1);
    await until("the stop", () => scene(room).work === "rests");
    expect(standing(room)).toEqual(["ready", "failed"]);
    expect(service.jobs).toHaveLength(0);
  });

  test("is remembered with the scene, and not offered for what is drawn here", async () => {
    const room = await aGrowingRoom();
    await made(room, 1);
    await job(room, 2);
    await room.restart(() => Promise.resolve(room.service.advance("failed")));
    await until("the scene", () => room.studio.state.scenes.all.length === 1);
    expect(scene(room).scene.links.map(({ join }) => join)).toEqual(["frame", "extend"]);
    await until("the end of the job", () => standing(room)[1] === "failed");
    await room.studio.scenes.goOn(scene(room).scene.id, { confirmed: true });
    await job(room, 3);
    expect(room.service.jobs[2]).toMatchObject({ from: { kind: "extend" } });
    room.studio.editForm({ maker: { kind: "built-in" } });
    room.studio.scenes.showDraft(true);
    expect(room.studio.state.scenes.plan?.extend).toBe(false);
  });
});
