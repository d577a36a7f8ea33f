/**
 * Whether the picture that steers a shot is the one that it is said to be: frames of clips and takes beside what ffmpeg
 * decodes; in the real media room, over a simulated Premiere.
 */

import { execFileSync, spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import type { Browser } from "playwright-core";
import { encodeTake } from "../src/core/record";
import type { Film, Take } from "../src/core/take";
import { frameRateOf, rangeOf, ticksOfFrames } from "../src/core/time";
import { en } from "../src/ui/text/en";
import { aTake } from "./build-a";
import { describeInBrowser, launchBrowser } from "./browser";
import { decodedFrames, whichOf } from "./decoded-frames";
import { filesHeld, held, pictureHeld, problem } from "./references.setup";
import { SCENE_RATE, SCENE_SIZE, SceneDesk, until } from "./rig/scene";

const PAGE = path.join(__dirname, "../dist/room.html");
const hasFfmpeg = spawnSync("ffmpeg", ["-version"]).status === 0;
const withFfmpeg = hasFfmpeg ? test : test.skip;
const why = hasFfmpeg ? "" : " (skipped: no ffmpeg)";

/** How far two decoders may be from each other, in code values. */
const AWAY = 4;

interface Filmed {
  readonly key: string;
  readonly bytes: Buffer;
  /** As ffmpeg decodes them: RGB. */
  readonly frames: readonly Buffer[];
}

/** The last that was made, and no other: its frames are a quarter of a gigabyte. */
let lastFilm: Filmed | undefined;

/** Writes a film whose every frame is unlike the others. */
function film(file: string, rate: number, seconds: number): readonly Buffer[] {
  const key = `${rate} ${seconds}`;
  if (lastFilm?.key !== key) lastFilm = { key, frames: filmed(file, rate, seconds), bytes: readFileSync(file) };
  else writeFileSync(file, lastFilm.bytes);
  return lastFilm.frames;
}

function filmed(file: string, rate: number, seconds: number): readonly Buffer[] {
  const source = `testsrc2=size=${SCENE_SIZE.width}x${SCENE_SIZE.height}:rate=${rate}:duration=${seconds}`;
  // Both decoders are told the matrix, and need not guess.
  const tags = "-colorspace bt709 -color_primaries bt709 -color_trc bt709 -color_range tv".split(" ");
  const how = "-vf scale=out_color_matrix=bt709:out_range=tv -pix_fmt yuv420p -c:v libx264 -bf 2 -g 20".split(" ");
  execFileSync("ffmpeg", ["-v", "error", "-y", "-f", "lavfi", "-i", source, ...how, ...tags, file]);
  return decodedFrames(file, SCENE_SIZE);
}

let desk: SceneDesk;

describeInBrowser("pictures that steer a shot", () => {
  let browser: Browser;

  beforeAll(async () => {
    browser = await launchBrowser();
  });

  beforeEach(async () => {
    desk = await SceneDesk.open({ browser, page: PAGE });
  });

  afterEach(() => desk.close());
  afterAll(() => browser.close());

  describe("out of an earlier take", () => {
    /** A take at an engine lies there: a film at `rate`, of which the cut shows 40 frames behind one that is doubled. */
    async function aTakeLies(rate: number): Promise<readonly Buffer[]> {
      const folder = path.join(desk.folder, "Pickup/takes/take-1");
      let frames: readonly Buffer[] = [];
      await desk.restart(async () => {
        await mkdir(folder, { recursive: true });
        frames = film(path.join(folder, "original.mp4"), rate, 4);
        const made: Film = {
          frames: frames.length,
          seconds: 4,
          size: SCENE_SIZE,
          rate: frameRateOf(rate),
          decodable: true,
        };
        const { recipe, ...take } = aTake();
        const stored = { name: "original.mp4", bytes: 1, sha256: "0".repeat(64), essence: "0".repeat(64) };
        const whole: Take = {
          ...take,
          recipe: { ...recipe, engine: "openai-videos", frames: 40, head: 1, rate: SCENE_RATE, size: SCENE_SIZE },
          film: made,
          state: { kind: "delivered", original: stored },
        };
        await writeFile(path.join(folder, "take.json"), encodeTake(whole));
      });
      await until("the take", () => desk.studio.state.takes.length === 1);
      return frames;
    }

    withFfmpeg.each([
      // 16 frames a second show the first on two frames of the sequence, so two go: 2/24 s to 42/24 s.
      [16, 1, 27],
      // Frame 0 doubles what lies before the cut; the cut shows 1 to 40, and 55 more are handle.
      [24, 1, 40],
    ])(`the first and the last frame of a film at %i are those that the cut shows${why}`, async (rate, first, last) => {
      const frames = await aTakeLies(rate);
      await desk.studio.references.takeFromTake("take-1", "last");
      await desk.studio.references.takeFromTake("take-1", "first");
      expect(problem(desk)).toBeUndefined();
      expect(held(desk).map(({ frame }) => frame.role)).toEqual(["first", "last"]);
      expect([
        whichOf(frames, await pictureHeld(desk, 0), AWAY),
        whichOf(frames, await pictureHeld(desk, 1), AWAY),
      ]).toEqual([last, first]);
    });
  });

  describe("out of the clip’s own media", () => {
    const V1 = 0;
    let frames: readonly Buffer[];
    let itemId: string;

    /** V1: the film's frames 12 to 60, from frame 24 of the sequence on; V2: a title above it. The playhead in both. */
    async function aClipLies(): Promise<void> {
      const { premiere, sequenceId } = desk;
      const file = path.join(desk.folder, "A001.mp4");
      frames = film(file, 24, 4);
      itemId = (await premiere.importFile(file)).id;
      premiere.markItem(itemId, { in: 12 * SCENE_RATE, out: 60 * SCENE_RATE });
      const time = ticksOfFrames(24, SCENE_RATE);
      premiere.place({ sequenceId, itemId, mode: "overwrite", time, videoTrack: V1, audioTrack: -1 });
      premiere.addTitle(sequenceId, "Day 400", rangeOf(time, ticksOfFrames(48, SCENE_RATE)), 1);
      premiere.project.movePlayhead(sequenceId, ticksOfFrames(30, SCENE_RATE));
      await desk.studio.references.takeFrame("playhead");
    }

    function clip(): string {
      const sequence = desk.premiere.project.document.sequences.find(({ id }) => id === desk.sequenceId);
      return sequence?.video[V1]?.items[0]?.id ?? "";
    }

    withFfmpeg(
      `it is that frame of the film, and the programme’s is another picture with the title named${why}`,
      async () => {
        await aClipLies();
        expect(held(desk)[0]?.frame.from).toMatchObject({ kind: "program", carries: ["Day 400"] });
        const program = await pictureHeld(desk, 0);
        await desk.studio.references.showInstead(0, V1);
        expect(problem(desk)).toBeUndefined();
        expect(held(desk)[0]?.frame.from).toMatchObject({
          kind: "source-clip",
          clipName: "A001.mp4",
          timecode: "00:00:01:06",
        });
        // Six frames into the clip, which begins at the film's twelfth.
        expect(whichOf(frames, await pictureHeld(desk, 0), AWAY)).toBe(18);
        await desk.studio.references.showInstead(0, "program");
        expect(Buffer.from(await pictureHeld(desk, 0)).equals(program)).toBe(true);
      },
    );

    withFfmpeg.each([
      ["twice as fast", 2, 24],
      ["at half its speed", 0.5, 15],
    ])(`a clip that runs %s gives the frame that is seen${why}`, async (_how, speed, frame) => {
      await aClipLies();
      desk.premiere.setSpeed(desk.sequenceId, clip(), speed);
      await desk.studio.references.showInstead(0, V1);
      expect(problem(desk)).toBeUndefined();
      expect(whichOf(frames, await pictureHeld(desk, 0), AWAY)).toBe(frame);
    });

    withFfmpeg.each<[string, () => void, string]>([
      [
        "that runs backwards",
        () => desk.premiere.setSpeed(desk.sequenceId, clip(), 1, true),
        "A001.mp4 plays backwards.",
      ],
      [
        "whose speed changes within it",
        () =>
          desk.premiere.project.edit("Time Remapping", (document) => ({
            ...document,
            sequences: document.sequences.map((sequence) => ({
              ...sequence,
              video: sequence.video.map((track) => ({
                ...track,
                items: track.items.map((item) =>
                  item.id === clip() ? { ...item, remappedTo: ticksOfFrames(90, SCENE_RATE) } : item,
                ),
              })),
            })),
          })),
        "The speed of A001.mp4 changes within the clip",
      ],
      [
        "of several cameras",
        () => desk.premiere.makeOfSeveral(itemId, "multicam"),
        "A001.mp4 is a multicam clip: which camera is seen cannot be read.",
      ],
    ])(`a clip %s is refused in words, and the programme’s frame stays${why}`, async (_what, change, sentence) => {
      await aClipLies();
      const before = held(desk);
      const files = await filesHeld(desk);
      change();
      await desk.studio.references.showInstead(0, V1);
      const { problem: now } = desk.studio.state;
      expect(now === undefined ? "" : en.failure(now.failure).happened).toContain(sentence);
      expect(held(desk)).toEqual(before);
      expect(await filesHeld(desk)).toEqual(files);
    });
  });
});
