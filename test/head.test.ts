/** A take that goes on from a frame begins with a double of it: the cut never shows it twice. Looked at frame by frame. */

import "./wire.host";
import { execFileSync, spawnSync } from "node:child_process";
import { writeFile } from "node:fs/promises";
import path from "node:path";
import { continuesCut, endsShown, framesMade, shownOf } from "../src/core/head";
import type { FrameSource } from "../src/core/shot";
import type { Film } from "../src/core/take";
import { frameRateOf, ticksOfFrames, ZERO, type FrameRate } from "../src/core/time";
import { importClip, setLength } from "../src/premiere/import";
import { placeClip } from "../src/premiere/placement";
import { planOf } from "../src/studio/form/plan";
import type { ShotForm } from "../src/studio/form/shot-form";
import { aSequence, anItem, aTake, aTrack, between, FILM, frames } from "./build-a";
import { aDesk } from "./desks.setup";
import type { SimulatedPremiere } from "./host/premiere";
import { aForm } from "./ui-states";
import { until, type Desk } from "./wire.setup";

const hasFfmpeg = spawnSync("ffmpeg", ["-version"]).status === 0;
const withFfmpeg = hasFfmpeg ? describe : describe.skip;
const SMALL = { width: 160, height: 90 };

const program = (frame: number, more: Partial<Extract<FrameSource, { kind: "program" }>> = {}): FrameSource => ({
  kind: "program",
  sequenceId: "sequence-1",
  sequenceName: "Reel 2",
  time: frames(frame),
  timecode: "10:00:04:03",
  carries: [],
  ...more,
});

function formWith(from: FrameSource | undefined, role: "first" | "look" = "first"): ShotForm {
  const frame = from && { role, sha256: "0".repeat(64), size: SMALL, from };
  return { ...aForm, way: "gap", references: frame === undefined ? [] : [{ frame, file: "frame.png" }] };
}

const headOf = (form: ShotForm): number => planOf({ sequence: aSequence(), form, room: { kind: "ready" } }).head;

describe("whether a take begins with a double", () => {
  test("the frame right before the hole is shown again; the one before that, or of another sequence, is not", () => {
    expect(headOf(formWith(program(99)))).toBe(1);
    expect(headOf(formWith(program(98)))).toBe(0);
    expect(headOf(formWith(program(100)))).toBe(0);
    expect(headOf(formWith(program(99, { sequenceId: "sequence-2" })))).toBe(0);
    expect(headOf(formWith(undefined))).toBe(0);
  });

  test("a still that is only to look like it begins nothing", () => {
    expect(headOf(formWith(program(99), "look"))).toBe(0);
  });

  test("the clip's own frame at that place counts, a file never does", () => {
    expect(
      headOf(formWith({ ...program(99), kind: "source-clip", clipName: "A015", seconds: 4.1 } as FrameSource)),
    ).toBe(1);
    expect(headOf(formWith({ kind: "file", name: "oak.png" }))).toBe(0);
  });

  test("the last frame of a take counts where that take ends at the hole, and is seen there", () => {
    const from: FrameSource = { kind: "take", takeId: "1", clipName: "PU_Reel2_006_T02", at: "last" };
    const range = between(100, 196);
    const ending = (end: number, disabled = false): boolean =>
      continuesCut(
        from,
        aSequence({ video: [aTrack(0, anItem("PU_Reel2_006_T02.mp4", 20, end, { disabled }))] }),
        range,
      );
    expect([ending(100), ending(99), ending(100, true)]).toEqual([true, false, false]);
    const tenth: FrameSource = { ...from, clipName: "PU_Reel2_006_T10" };
    const called = (name: string): boolean =>
      continuesCut(tenth, aSequence({ video: [aTrack(0, anItem(name, 20, 100))] }), range);
    expect(["PU_Reel2_006_T10.mp4", "PU_Reel2_006_T10 2.mp4", "PU_Reel2_006_T100.mp4"].map(called)).toEqual([
      true,
      true,
      false,
    ]);
    expect(continuesCut({ ...from, at: "first" }, aSequence(), range)).toBe(false);
  });

  test("at the very beginning of a sequence there is nothing to show again", () => {
    expect(continuesCut(program(-1), aSequence(), between(0, 20))).toBe(false);
  });

  test("a still that is held has no head: it is one frame", () => {
    const plan = planOf({
      sequence: aSequence(),
      form: formWith(program(99)),
      room: { kind: "unavailable", why: "none here" },
    });
    expect([plan.maker, plan.head]).toEqual(["still-hold", 0]);
  });
});

const filmOf = (fps: number, count: number): Film => ({
  frames: count,
  seconds: count / fps,
  size: SMALL,
  rate: frameRateOf(fps),
  decodable: true,
});

describe("what of a film the cut shows", () => {
  const recipe = { ...aTake().recipe, frames: 48, head: 1 };

  test("is what the cut needs, behind the head; what comes beyond is handle", () => {
    expect(framesMade(recipe)).toBe(49);
    expect(shownOf(recipe, filmOf(24, 120))).toEqual({ from: 1, frames: 48, isShort: false });
    expect(shownOf({ ...recipe, head: 0 }, filmOf(24, 120))).toEqual({ from: 0, frames: 48, isShort: false });
  });

  test("begins a frame later where one frame of the film lasts longer than one of the sequence", () => {
    expect(shownOf(recipe, filmOf(16, 81)).from).toBe(2);
    expect(shownOf(recipe, filmOf(8, 81)).from).toBe(3);
    expect(shownOf(recipe, filmOf(30, 150)).from).toBe(1);
    expect(shownOf(recipe, filmOf(23.976, 120)).from).toBe(2);
  });

  test("of a server that sent the new part alone, shorter or longer than what was there, it is that part", () => {
    const job = {
      engineId: "e1",
      wire: "openai-videos",
      address: "https://gpu.local/v1",
      model: "sora-2",
      id: "video_1",
      submission: { id: "s1", at: "2026-11-24T10:00:00Z" },
    } as const;
    const longer = (before: number, seconds: number) => ({
      ...recipe,
      head: before * 24,
      asked: {
        engineId: "e1",
        engineName: "Ours",
        host: "gpu.local",
        size: SMALL,
        seconds,
        from: { kind: "extend", job, seconds: before, times: 1 } as const,
      },
    });
    expect(shownOf(longer(8, 4), filmOf(24, 96))).toMatchObject({ from: 0, frames: 48 });
    expect(shownOf(longer(4, 8), filmOf(24, 192))).toMatchObject({ from: 0, frames: 48 });
    expect(shownOf(longer(4, 8), filmOf(24, 288))).toMatchObject({ from: 96, frames: 48 });
    // All of it, only shorter than was asked for.
    expect(shownOf(longer(4, 8), filmOf(24, 264))).toMatchObject({ from: 96, frames: 48 });
  });

  test("of a film that came too short it is what there is, still without the double", () => {
    expect(shownOf(recipe, filmOf(24, 40))).toEqual({ from: 1, frames: 39, isShort: true });
  });
});

test.each([
  [24, 24],
  [16, 24],
  [8, 24],
  [30, 24],
  [23.976, 24],
  [24, 23.976],
  [25, 25],
  [24, 25],
  [29.97, 29.97],
  [16, 29.97],
  [24, 60],
])("a film of %s frames a second in a sequence of %s never shows its first frame", async (made, spoken) => {
  const desk = await aDesk();
  const rate = frameRateOf(spoken);
  const sequenceId = desk.premiere.newSequence({ name: "Cut", rate, ...SMALL });
  const { footage } = await import("./host/footage.node");
  const file = path.join(desk.folder, "film.mp4");
  await writeFile(file, await footage({ ...SMALL, rate: made, frames: Math.ceil(made * 3) }));
  const recipe = { ...aTake().recipe, frames: 20, rate, head: 1 };
  const { from, frames: count } = shownOf(recipe, filmOf(made, Math.ceil(made * 3)));
  await placed(desk, file, sequenceId, { from, frames: count, rate });
  const shown = Array.from({ length: 20 }, (_, index) => layerAt(desk.premiere, sequenceId, 100 + index, rate));
  const indices = shown.map((layer) => Math.floor(layer.seconds * made + 1e-3));
  expect(indices[0]).toBeGreaterThanOrEqual(1);
  expect(indices[0]).toBeLessThanOrEqual(Math.ceil(made / spoken));
});

async function placed(
  desk: Desk,
  file: string,
  sequenceId: string,
  marks: { readonly from: number; readonly frames: number; readonly rate: FrameRate },
): Promise<void> {
  const projectId = desk.premiere.project.id;
  const sleep = (milliseconds: number): Promise<void> => new Promise((done) => setTimeout(done, milliseconds / 10));
  const clip = await importClip({ projectId, path: file }, sleep);
  await setLength(clip, marks);
  const where = { sequenceId, at: ticksOfFrames(100, marks.rate), videoTrack: 0, audioTrack: null };
  const done = await placeClip(
    { projectId, itemId: clip.itemId, ...where, ...marks, mode: "overwrite", label: "Place" },
    sleep,
  );
  expect(done.kind).toBe("verified");
}

/** What the programme shows on that frame. */
function layerAt(
  premiere: SimulatedPremiere,
  sequenceId: string,
  frame: number,
  rate: FrameRate,
): { readonly path: string; readonly seconds: number } {
  const [layer] = premiere.frameAt(sequenceId, ticksOfFrames(frame, rate)).layers;
  if (layer?.kind !== "media") throw new Error(`Nothing is seen on frame ${frame}`);
  return layer;
}

withFfmpeg("by the pictures themselves", () => {
  /** The film's frame that is on screen at that second, decoded, grey. */
  function decoded(file: string, seconds: number): Buffer {
    const index = Math.floor(seconds * 24 + 1e-3);
    const filter = `select=eq(n\\,${index}),scale=160:90,format=gray`;
    return execFileSync("ffmpeg", ["-v", "error", "-i", file, "-vf", filter, "-frames:v", "1", "-f", "rawvideo", "-"]);
  }

  /** Mean difference of two pictures, 0 to 255. */
  function difference(one: Buffer, other: Buffer): number {
    expect(one.length).toBe(other.length);
    return one.reduce((sum, value, at) => sum + Math.abs(value - (other[at] ?? 0)), 0) / one.length;
  }

  /** Lays before the hole what ends on the very picture with which every film of the engine begins. */
  async function cutThatEndsOnItsFirstFrame(desk: Desk): Promise<void> {
    const before = path.join(desk.folder, "before.mp4");
    const film = path.resolve("test/service/take.mp4");
    execFileSync("ffmpeg", ["-v", "error", "-i", film, "-vf", "reverse", "-an", "-crf", "10", before]);
    const item = await desk.premiere.importFile(before);
    desk.premiere.markItem(item.id, { in: ticksOfFrames(20, FILM), out: ticksOfFrames(120, FILM) });
    const where = { sequenceId: desk.sequenceId, itemId: item.id, time: ZERO, videoTrack: 0, audioTrack: -1 };
    desk.premiere.place({ ...where, mode: "overwrite" });
  }

  async function seam(head: number | undefined): Promise<readonly [before: Buffer, after: Buffer, clip: string]> {
    const desk = await aDesk();
    await cutThatEndsOnItsFirstFrame(desk);
    const base = aTake().recipe;
    const id = await desk.ask(
      head === undefined
        ? {}
        : {
            recipe: {
              ...base,
              prompt: "The lights fail.",
              engine: "openai-videos",
              model: "Wan-AI/Wan2.2-TI2V-5B-Diffusers",
              asked: {
                engineId: "engine-1",
                engineName: "Studio GPU",
                host: new URL(desk.service.url).host,
                seconds: 5,
                size: { width: 64, height: 36 },
              },
              head,
            },
          },
    );
    await until("the job", () => desk.service.jobs.length > 0);
    desk.service.advance("done");
    expect(await until("the placement", async () => (await desk.onDisk(id)).placement)).toMatchObject({
      outcome: "verified",
    });
    expect(desk.placed()).toEqual(["PU_Reel2_007_T01.mp4 100–196"]);
    const [last, first] = [99, 100].map((frame) => layerAt(desk.premiere, desk.sequenceId, frame, FILM));
    if (last === undefined || first === undefined) throw new Error("There is no cut");
    return [decoded(last.path, last.seconds), decoded(first.path, first.seconds), first.path];
  }

  test("without a head the picture before the cut is seen twice, which is what it is for", async () => {
    const [before, after] = await seam(undefined);
    expect(difference(before, after)).toBeLessThan(1);
  });

  test("with a head the cut goes on with the film's second frame, and the clip is as long as the cut needs", async () => {
    const [before, after, clip] = await seam(1);
    expect(difference(before, after)).toBeGreaterThan(1.5);
    expect(after.equals(decoded(clip, 1 / 24))).toBe(true);
    expect(difference(before, decoded(clip, 0))).toBeLessThan(1);
  });
});

test("the ends of a take are the frames beside its cuts, not those of its film", () => {
  const { recipe } = aTake();
  const film: Film = { frames: 96, seconds: 4, size: recipe.size, rate: FILM, decodable: true };
  const ends = endsShown({ recipe: { ...recipe, frames: 40, head: 1, rate: FILM }, film });
  expect([ends.first, ends.last].map((seconds) => Math.floor(seconds * 24))).toEqual([1, 40]);
  // Of a film that came shorter, the cut shows what there is.
  const short = endsShown({ recipe: { ...recipe, frames: 40, head: 1, rate: FILM }, film: { ...film, seconds: 1 } });
  expect(Math.floor(short.last * 24)).toBe(23);
  // The second frame of a sequence at 24 begins while a film at 16 still shows its first.
  const slow = endsShown({
    recipe: { ...recipe, frames: 2, head: 0, rate: FILM },
    film: { ...film, rate: frameRateOf(16) },
  });
  expect([slow.first, slow.last].map((seconds) => Math.floor(seconds * 16))).toEqual([0, 0]);
});
