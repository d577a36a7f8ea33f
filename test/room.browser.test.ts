/** The media room's page, as it is built: what it draws, tags, measures and shows, and that it stops when it is told to. */

import { execFileSync, spawnSync } from "node:child_process";
import type { Browser } from "playwright-core";
import type { DrawingRequest } from "../src/core/drawing";
import { isCancel } from "../src/core/failure";
import { frameRateOf, rateFraction } from "../src/core/time";
import { describeInBrowser, launchBrowser } from "./browser";
import {
  BARS,
  colours,
  drawsOn,
  firstRow,
  greyAt,
  greyBars,
  packetsOf,
  PAGE,
  PICTURES,
  REQUEST,
  SIZE,
  withColourChunks,
} from "./room-drawing.setup";
import { openRoom, type RoomInBrowser } from "./room-in-browser";
import { inMemory, Written } from "./written";

const hasFfprobe = spawnSync("ffprobe", ["-version"]).status === 0;

const isCancelled = (work: Promise<unknown>): Promise<boolean> => work.then(() => false, isCancel);

describeInBrowser("the media room's page", () => {
  let browser: Browser;
  const opened: RoomInBrowser[] = [];
  let lasting: Promise<RoomInBrowser> | undefined;

  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterEach(async () => {
    for (const room of opened.splice(0)) await room.close();
  });

  afterAll(async () => {
    await (await lasting)?.close();
    await browser.close();
  });

  /** From a frame; of all tests that leave their room as it was. */
  function kept(): Promise<RoomInBrowser> {
    lasting ??= openRoom(browser, PAGE, "frame");
    return lasting;
  }

  async function open(from: "file" | "frame"): Promise<RoomInBrowser> {
    const room = await openRoom(browser, PAGE, from);
    opened.push(room);
    return room;
  }

  describe.each(["file", "frame"] as const)("from a %s", (from) => {
    it("draws exactly the asked frames at the asked rate, tagged as what they are", async () => {
      const { room, errors, requests } = await open(from);
      const film = new Written();
      const progress: number[] = [];
      const drawn = await room.draw(REQUEST, {
        pictures: PICTURES,
        out: film,
        onProgress: (done) => progress.push(done),
      });
      expect(drawn).toMatchObject({ frames: 49, rate: REQUEST.rate, size: SIZE, bytes: film.bytes.length });
      expect(drawn.codec).toMatch(/^avc1\.64/);
      expect(progress).toEqual(Array.from({ length: 49 }, (_, frame) => frame + 1));

      const { input, packets } = await packetsOf(film.bytes);
      const { numerator, denominator } = rateFraction(REQUEST.rate);
      expect(packets.map(({ timestamp }) => Math.round(timestamp * numerator))).toEqual(
        packets.map((_, frame) => frame * denominator),
      );
      expect(packets.flatMap(({ type }, frame) => (type === "key" ? [frame] : []))).toEqual([0, 24, 48]);
      const track = await input.getPrimaryVideoTrack();
      expect(await track?.getColorSpace()).toEqual({
        primaries: "bt709",
        transfer: "bt709",
        matrix: "bt709",
        fullRange: false,
      });
      expect(await room.probe(inMemory(film.bytes))).toEqual({
        kind: "video",
        mimeType: "video/mp4",
        size: SIZE,
        pixelAspect: { numerator: 1, denominator: 1 },
        rotation: 0,
        rate: REQUEST.rate,
        constantRate: true,
        frames: 49,
        seconds: expect.closeTo((49 * 1001) / 24_000, 6) as number,
        codec: expect.stringMatching(/^avc1\.64/) as string,
        colour: { primaries: "bt709", transfer: "bt709", matrix: "bt709", range: "limited" },
        decodable: true,
      });
      expect(errors).toEqual([]);
      expect(requests.filter((url) => !url.endsWith("/room.html") && !url.endsWith("/"))).toEqual([]);
    });

    it("says what this machine can do", async () => {
      const { room } = await open(from);
      expect(await room.capabilities()).toMatchObject({
        userAgent: expect.stringContaining("Chrome") as string,
        secureContext: true,
        h264Encode: true,
        h264EncodeFullHd: true,
        h264Decode: true,
        webgl2: true,
      });
    });
  });

  (hasFfprobe ? it : it.skip).each([
    [23.976, "24000/1001"],
    [25, "25/1"],
    [29.97, "30000/1001"],
    [59.94, "60000/1001"],
  ])(
    `ffprobe agrees on rate, frames and tags at %f frames a second, %s${hasFfprobe ? "" : " (skipped: no ffprobe)"}`,
    async (spoken, fraction) => {
      const { room } = await kept();
      const film = new Written();
      const size = { width: 322, height: 180 };
      await room.draw({ ...REQUEST, size, rate: frameRateOf(spoken), frames: 31 }, { pictures: PICTURES, out: film });
      const said: unknown = JSON.parse(
        execFileSync("ffprobe", "-v error -of json -count_frames -show_streams -i -".split(" "), {
          input: film.bytes,
          encoding: "utf8",
        }),
      );
      expect(said).toMatchObject({
        streams: [
          {
            codec_name: "h264",
            profile: "High",
            ...size,
            pix_fmt: "yuv420p",
            color_range: "tv",
            color_space: "bt709",
            color_transfer: "bt709",
            color_primaries: "bt709",
            r_frame_rate: fraction,
            avg_frame_rate: fraction,
            nb_read_frames: "31",
          },
        ],
      });
    },
  );

  it("gives a grey ramp back within two code values, as the browser shows it", async () => {
    const room = await kept();
    const film = new Written();
    await room.room.draw({ ...REQUEST, frames: 2 }, { pictures: PICTURES, out: film });
    const row = await firstRow(room, film.bytes);
    let worst = 0;
    for (let bar = 0; bar < BARS; bar++) {
      const x = (bar + 0.5) * (SIZE.width / BARS);
      for (const channel of [0, 1, 2]) {
        worst = Math.max(worst, Math.abs((row[Math.floor(x) * 4 + channel] ?? -99) - greyAt(x)));
      }
    }
    expect(row).toHaveLength(SIZE.width * 4);
    expect(worst).toBeLessThanOrEqual(2);
  });

  it("draws the same frames each time; other frames with the caption, and none other for a PNG's colour tags", async () => {
    const { room } = await kept();
    const digest = async (changes: Partial<DrawingRequest>, png: Uint8Array): Promise<string> => {
      const request = { ...REQUEST, frames: 5, ...changes };
      return (await room.draw(request, { pictures: { first: inMemory(png) }, out: new Written() })).framesSha256;
    };
    const first = await digest({}, greyBars());
    expect(await digest({}, greyBars())).toBe(first);
    expect(await digest({}, withColourChunks(greyBars()))).toBe(first);
    expect(await digest({ caption: true }, greyBars())).not.toBe(first);
  });

  it("stops when it is told to, and draws the next one", async () => {
    const { room } = await kept();
    const stop = new AbortController();
    const film = new Written();
    const seen: number[] = [];
    const drawing = room.draw(
      { ...REQUEST, frames: 2_000 },
      {
        pictures: PICTURES,
        out: film,
        signal: stop.signal,
        onProgress: (done) => {
          seen.push(done);
          if (done === 3) stop.abort();
        },
      },
    );
    expect(await isCancelled(drawing)).toBe(true);
    expect(seen).toEqual([1, 2, 3]);
    await drawsOn(room);
  });

  it("tells a match's steps one by one, and stops between two of them when it is told to", async () => {
    const { room } = await kept();
    const wish = {
      reference: [inMemory(colours(1, 0.8)), inMemory(colours(2, 0.8))],
      take: [inMemory(colours(1)), inMemory(colours(2))],
      strength: 1,
      title: "PU_Reel_001_T01",
    };
    const stop = new AbortController();
    const seen: string[] = [];
    const stopped = room.match(wish, {
      out: new Written(),
      signal: stop.signal,
      onProgress: (done, total) => {
        seen.push(`${done}/${total}`);
        if (done === 6) stop.abort();
      },
    });
    expect(await isCancelled(stopped)).toBe(true);
    expect(seen).toEqual(["1/10", "2/10", "3/10", "4/10", "5/10", "6/10"]);
    seen.length = 0;
    const cube = new Written();
    const { report, cubeBytes } = await room.match(wish, {
      out: cube,
      onProgress: (done, total) => seen.push(`${done}/${total}`),
    });
    expect(report.outcome).toMatchObject({ kind: "paired", fittedFrames: 1 });
    expect(cube.bytes.length).toBe(cubeBytes);
    expect(cube.bytes.toString("utf8")).toContain('TITLE "PU_Reel_001_T01"');
    expect(seen).toEqual(Array.from({ length: 10 }, (_, step) => `${step + 1}/10`));
  });

  it("probes and shows stills and films, and says what is neither", async () => {
    const { room } = await kept();
    const still = inMemory(greyBars());
    expect(await room.probe(still)).toEqual({ kind: "still", mimeType: "image/png", size: SIZE });
    expect((await room.thumbnail(still, { atSeconds: 0, longEdge: 160 })).size).toEqual({ width: 160, height: 90 });
    const film = new Written();
    await room.draw({ ...REQUEST, frames: 10 }, { pictures: { first: still }, out: film });
    for (const atSeconds of [0, 0.2, 99]) {
      const { dataUrl, size } = await room.thumbnail(inMemory(film.bytes), { atSeconds, longEdge: 160 });
      expect(size).toEqual({ width: 160, height: 90 });
      expect(Buffer.from(dataUrl.slice(dataUrl.indexOf(",") + 1), "base64").subarray(0, 3)).toEqual(
        Buffer.from([0xff, 0xd8, 0xff]),
      );
    }
    for (const junk of [new Uint8Array(0), Buffer.from("not a film at all"), film.bytes.subarray(0, 40)]) {
      expect((await room.probe(inMemory(junk))).kind).toBe("unknown");
    }
    await expect(room.thumbnail(inMemory(Buffer.from("no")), { atSeconds: 0, longEdge: 160 })).rejects.toThrow();
  });

  it("measures the bridge both ways, and its own parts", async () => {
    const { room } = await kept();
    const { toRoomBytesPerSecond, fromRoomBytesPerSecond, roundTripMilliseconds } = await room.bridgeSpeed(2_000_000);
    expect(Math.min(toRoomBytesPerSecond, fromRoomBytesPerSecond)).toBeGreaterThan(0);
    expect(roundTripMilliseconds).toBeGreaterThan(0);
    for (const part of ["drawing", "encoding", "both"] as const) {
      const report = await room.bench(part, { ...REQUEST, frames: 6 }, PICTURES);
      expect(report).toMatchObject({ part, frames: 6 });
      expect(report.milliseconds).toBeGreaterThan(0);
    }
  });
});
