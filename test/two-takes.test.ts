/** Takes that come to the timeline at the same time, while the editor works on it, watches it, or has closed it. */

import "./wire.host";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import type { Shot } from "../src/core/shot";
import type { PlacementRecord, Take } from "../src/core/take";
import { surroundingsOf } from "../src/core/where";
import type * as placement from "../src/premiere/placement";
import type { Place } from "../src/studio/placing/place-meant";
import { aShot, aTake, between, FILM, frames } from "./build-a";
import { aDesk } from "./desks.setup";
import { standsAt, until, type Desk } from "./wire.setup";

// Reading the tracks of a long sequence takes Premiere a moment, before anything is done.
jest.mock("../src/premiere/placement", () => {
  const real = jest.requireActual<typeof placement>("../src/premiere/placement");
  return {
    ...real,
    placeClip: async (...given: Parameters<typeof real.placeClip>) => {
      await new Promise((resolve) => setTimeout(resolve, 20));
      return real.placeClip(...given);
    },
  };
});

const HOLE = between(100, 196);

function shotIn(desk: Desk, mode: Shot["mode"]): Shot {
  return aShot({ projectId: desk.premiere.project.id, sequenceId: desk.sequenceId, mode, rangeInSequence: HOLE });
}

/** Every track item as `name start–end`, in frames, V1 first. */
function timeline({ premiere, sequenceId }: Desk): readonly string[] {
  const sequence = premiere.project.document.sequences.find(({ id }) => id === sequenceId);
  return (sequence?.video ?? []).flatMap(({ items }) =>
    items.map(({ name, start, end }) => `${name} ${start / FILM}–${end / FILM}`),
  );
}

/** An item that stands behind the hole, so that an insert has something to push. */
function titleBehind(desk: Desk): void {
  desk.premiere.addTitle(desk.sequenceId, "Behind", between(300, 340), 0);
}

interface Bench {
  readonly desk: Desk;
  /** Places the first of two takes of one hole, or the second, as at the end of its life. */
  readonly place: (how?: {
    readonly second?: boolean;
    readonly signal?: AbortSignal;
    readonly sleep?: (milliseconds: number) => Promise<void>;
  }) => Promise<PlacementRecord>;
}

const hurry = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds / 50));

/** Two takes for one hole whose clips are in the project, alone with the last step of their lives. */
async function clipsInTheBin(mode: Shot["mode"] = "overwrite"): Promise<Bench> {
  const desk = await aDesk();
  titleBehind(desk);
  const itemOf = async (name: string): Promise<string> => {
    const file = path.join(desk.folder, `${name}.mp4`);
    await writeFile(file, desk.service.film(name));
    const { id } = await desk.premiere.importFile(file);
    desk.premiere.markItem(id, { in: 0, out: 96 * FILM });
    return id;
  };
  const [first, second] = [await itemOf("PU_Reel2_007_T01"), await itemOf("PU_Reel2_007_T02")];
  const { readProject } = await import("../src/premiere/project");
  const { placeIfMeant } = await import("../src/studio/placing/place");
  const { Log } = await import("../src/studio/log");
  const sequence = (await readProject())?.sequence;
  if (sequence === undefined) throw new Error("the sequence is open");
  const meant: Place = { range: HOLE, surroundings: surroundingsOf(sequence, HOLE) };
  const take: Take = aTake({ shot: shotIn(desk, mode) });
  const log = new Log(() => new Date());
  return {
    desk,
    place: ({ second: isSecond = false, signal = new AbortController().signal, sleep = hurry } = {}) =>
      placeIfMeant({ take, folder: desk.folder }, isSecond ? second : first, meant, signal, {
        log,
        now: () => new Date(),
        sleep,
        giveUp: () => undefined,
      }),
  };
}

test.each([
  ["overwrite", ["PU_Reel2_007_T01.mp4 100–196", "Behind 300–340"]],
  ["insert", ["PU_Reel2_007_T01.mp4 100–196", "Behind 396–436"]],
] as const)(
  "of two takes for one hole that come together, by %s, one lies there and the other waits",
  async (mode, cut) => {
    const { desk, place } = await clipsInTheBin(mode);
    const records = await Promise.all([place(), place({ second: true })]);
    expect(records).toMatchObject([{ outcome: "verified" }, { outcome: "waits", why: "place-taken" }]);
    expect(timeline(desk)).toEqual(cut);
  },
);

/** Runs `edit` as the `index`-th call to Premiere begins; answers with the calls until the take was placed. */
function atCall({ premiere }: Desk, index: number, edit: () => void): () => readonly string[] {
  const calls: string[] = [];
  let isDone = false;
  premiere.onCall = (call) => {
    if (isDone) return;
    if (call === "executeTransaction") isDone = true;
    calls.push(call);
    if (calls.length === index) edit();
  };
  return () => calls;
}

test("what the editor puts into the hole at the last moment is not cut", async () => {
  const { desk, place } = await clipsInTheBin();
  const calls = atCall(desk, -1, () => undefined);
  expect(await place()).toMatchObject({ outcome: "verified" });
  desk.premiere.undo();
  // The very last look at the timeline begins with the last question for the open project.
  const lastLook = calls().lastIndexOf("getActiveProject");
  expect(lastLook).toBeGreaterThan(10);
  const cutAt: number[] = [];
  for (let index = 1; index <= lastLook; index += 1) {
    atCall(desk, index, () => desk.premiere.addTitle(desk.sequenceId, "New", between(110, 150), 0));
    const record = await place();
    if (record.outcome !== "waits" || !timeline(desk).includes("New 110–150")) cutAt.push(index);
    desk.premiere.onCall = () => undefined;
    while (timeline(desk).length > 1) desk.premiere.undo();
  }
  expect(cutAt).toEqual([]);
});

describe("while the sequence plays", () => {
  test("nothing is placed; it is as soon as playback ends", async () => {
    const { desk, place } = await clipsInTheBin();
    let position = 0;
    const playing = setInterval(() => desk.premiere.project.movePlayhead(desk.sequenceId, frames((position += 1))), 1);
    let looks = 0;
    const slow = async (milliseconds: number): Promise<void> => {
      if (milliseconds === 1000) looks += 1;
      if (looks === 5) clearInterval(playing);
      expect(desk.placed()).toEqual([]);
      await hurry(milliseconds);
    };
    expect(await place({ sleep: slow })).toMatchObject({ outcome: "verified" });
    expect(looks).toBeGreaterThanOrEqual(5);
    expect(desk.placed()).toEqual(["PU_Reel2_007_T01.mp4 100–196"]);
  });

  test("for two minutes on end, the clip waits in the bin", async () => {
    const { desk, place } = await clipsInTheBin();
    let position = 0;
    const playing = setInterval(() => desk.premiere.project.movePlayhead(desk.sequenceId, frames((position += 1))), 1);
    const waited: number[] = [];
    const record = await place({
      sleep: (milliseconds) => {
        waited.push(milliseconds);
        return hurry(milliseconds === 1000 ? 1 : milliseconds);
      },
    });
    clearInterval(playing);
    expect(record).toMatchObject({ outcome: "waits", why: "playing" });
    expect(waited.filter((milliseconds) => milliseconds === 1000)).toHaveLength(120);
    expect(desk.placed()).toEqual([]);
  });

  test("stopping the take leaves it in the bin", async () => {
    const { desk, place } = await clipsInTheBin();
    let position = 0;
    const playing = setInterval(() => desk.premiere.project.movePlayhead(desk.sequenceId, frames((position += 1))), 1);
    const stop = new AbortController();
    const record = await place({
      signal: stop.signal,
      sleep: (milliseconds) => {
        if (milliseconds === 1000) stop.abort();
        return hurry(milliseconds);
      },
    });
    clearInterval(playing);
    expect(record).toMatchObject({ outcome: "waits", why: "no-longer-wanted" });
    expect(desk.placed()).toEqual([]);
  });
});

test("a project that is closed in the middle of an import is waited for, and the take is placed when it is opened again", async () => {
  const desk = await aDesk();
  const id = await desk.ask();
  await standsAt(desk, id, "making");
  const { project } = desk.premiere;
  let isClosed = false;
  desk.premiere.onCall = (call) => {
    if (isClosed || call !== "importFiles") return;
    isClosed = true;
    desk.premiere.closeProject();
  };
  desk.service.advance("done");
  await until("the close", () => isClosed);
  await until("the rest", () => desk.row(id)?.work === undefined);
  expect((await desk.onDisk(id)).state).toMatchObject({ kind: "delivered" });
  desk.premiere.openProject(project);
  expect(await until("the placement", async () => (await desk.onDisk(id)).placement)).toMatchObject({
    outcome: "verified",
  });
  expect(desk.placed()).toEqual(["PU_Reel2_007_T01.mp4 100–196"]);
  expect(desk.service.creates).toBe(1);
});
