import { execFileSync, spawnSync } from "node:child_process";
import { join } from "node:path";
import { encode } from "fast-png";
import { BufferSource, EncodedPacketSink, Input, MP4, type EncodedPacket } from "mediabunny";
import type { Browser } from "playwright-core";
import type { DrawingRequest } from "../src/core/drawing";
import { failureOf, isCancel } from "../src/core/failure";
import { frameRateOf, rateFraction } from "../src/core/time";
import type { ReadableFile, WritableFile } from "../src/media/calls";
import { describeInBrowser, launchBrowser } from "./browser";
import { openRoom, type RoomInBrowser } from "./room-in-browser";

const PAGE = join(__dirname, "../dist/room.html");

const SIZE = { width: 640, height: 360 };
const BARS = 64;

const REQUEST: DrawingRequest = {
  kind: "from-frame",
  prompt: "a slow push in",
  negative: "",
  seed: 11,
  size: SIZE,
  rate: frameRateOf(23.976),
  frames: 49,
  caption: false,
};

/** Upright bars from black to white: 64 greys, ten pixels each. */
function greyAt(x: number): number {
  return Math.round((Math.floor(x / (SIZE.width / BARS)) * 255) / (BARS - 1));
}

function greyBars(): Uint8Array {
  const data = new Uint8Array(SIZE.width * SIZE.height * 3);
  data.forEach((_, at) => (data[at] = greyAt(Math.floor(at / 3) % SIZE.width)));
  return encode({ ...SIZE, data, channels: 3, depth: 8 });
}

/** Blocks of all colours, the same for the same seed; `red`: what becomes of the red in them. */
function colours(seed: number, red = 1): Uint8Array {
  const [width, height, block] = [320, 180, 20];
  const data = new Uint8Array(width * height * 3);
  for (let at = 0; at < data.length; at++) {
    const pixel = Math.floor(at / 3);
    const place = Math.floor(pixel / width / block) * 100 + Math.floor((pixel % width) / block);
    const value = 40 + (Math.imul(place * 3 + (at % 3) + seed * 7919, 0x9e3779b1) >>> 24) * 0.7;
    data[at] = at % 3 === 0 ? value * red : value;
  }
  return encode({ width, height, data, channels: 3, depth: 8 });
}

/** The same picture with tags that, obeyed, would brighten it and turn its colours: gamma 1.0, primaries of Rec. 2020. */
function withColourChunks(png: Uint8Array): Uint8Array {
  const afterHeader = 8 + 25;
  const gamma = chunk("gAMA", [100_000]);
  const primaries = chunk("cHRM", [31_270, 32_900, 70_800, 29_200, 17_000, 79_700, 13_100, 4_600]);
  return Buffer.concat([png.subarray(0, afterHeader), gamma, primaries, png.subarray(afterHeader)]);
}

function chunk(type: string, values: readonly number[]): Buffer {
  const body = Buffer.alloc(4 + values.length * 4);
  body.write(type, "latin1");
  values.forEach((value, at) => body.writeUInt32BE(value, 4 + at * 4));
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(values.length * 4);
  body.copy(framed, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}

function crc32(bytes: Uint8Array): number {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = (crc >>> 1) ^ (0xedb88320 & -(crc & 1));
  }
  return ~crc >>> 0;
}

function fileOf(bytes: Uint8Array): ReadableFile {
  return { size: bytes.length, read: (start, end) => Promise.resolve(bytes.subarray(start, end)) };
}

class Film implements WritableFile {
  bytes = Buffer.alloc(0);

  write(position: number, bytes: Uint8Array): Promise<void> {
    const missing = position + bytes.length - this.bytes.length;
    if (missing > 0) this.bytes = Buffer.concat([this.bytes, Buffer.alloc(missing)]);
    this.bytes.set(bytes, position);
    return Promise.resolve();
  }
}

async function packetsOf(
  bytes: Buffer,
): Promise<{ readonly input: Input; readonly packets: readonly EncodedPacket[] }> {
  const input = new Input({ formats: [MP4], source: new BufferSource(new Uint8Array(bytes)) });
  const track = await input.getPrimaryVideoTrack();
  const packets: EncodedPacket[] = [];
  if (track !== null) for await (const packet of new EncodedPacketSink(track).packets()) packets.push(packet);
  return { input, packets };
}

/** The first frame's middle row as the browser shows it: RGBA code values. */
async function firstRow(opened: RoomInBrowser, film: Buffer): Promise<readonly number[]> {
  const { input, packets } = await packetsOf(film);
  const config = await (await input.getPrimaryVideoTrack())?.getDecoderConfig();
  const description = config?.description;
  if (!config || !(description instanceof Uint8Array) || packets[0] === undefined) throw new Error("No picture");
  const given = {
    codec: config.codec,
    description: [...description],
    data: Buffer.from(packets[0].data).toString("base64"),
    size: SIZE,
  };
  return opened.page.evaluate(async ({ codec, description: setup, data, size }) => {
    const shown = new Promise<VideoFrame>((resolve, reject) => {
      const decoder = new VideoDecoder({ output: resolve, error: reject });
      decoder.configure({ codec, description: new Uint8Array(setup) });
      const bytes = Uint8Array.from(atob(data), (letter) => letter.charCodeAt(0));
      decoder.decode(new EncodedVideoChunk({ type: "key", timestamp: 0, data: bytes }));
      decoder.flush().catch(reject);
    });
    const context = new OffscreenCanvas(size.width, size.height).getContext("2d");
    context?.drawImage(await shown, 0, 0);
    return [...(context?.getImageData(0, size.height / 2, size.width, 1).data ?? [])];
  }, given);
}

const hasFfprobe = spawnSync("ffprobe", ["-version"]).status === 0;

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

  async function open(from: "file" | "frame", pace = 1): Promise<RoomInBrowser> {
    const room = await openRoom(browser, PAGE, from, {
      after: (milliseconds, callback) => {
        const timer = setTimeout(callback, milliseconds * pace);
        return () => clearTimeout(timer);
      },
    });
    opened.push(room);
    return room;
  }

  describe.each(["file", "frame"] as const)("from a %s", (from) => {
    it("draws exactly the asked frames at the asked rate, tagged as what they are", async () => {
      const { room, errors, requests } = await open(from);
      const film = new Film();
      const progress: number[] = [];
      const drawn = await room.draw(REQUEST, {
        pictures: { first: fileOf(greyBars()) },
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
      expect(await room.probe(fileOf(film.bytes))).toEqual({
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
      const film = new Film();
      const size = { width: 322, height: 180 };
      await room.draw(
        { ...REQUEST, size, rate: frameRateOf(spoken), frames: 31 },
        { pictures: { first: fileOf(greyBars()) }, out: film },
      );
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
    const film = new Film();
    await room.room.draw({ ...REQUEST, frames: 2 }, { pictures: { first: fileOf(greyBars()) }, out: film });
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
      return (await room.draw(request, { pictures: { first: fileOf(png) }, out: new Film() })).framesSha256;
    };
    const first = await digest({}, greyBars());
    expect(await digest({}, greyBars())).toBe(first);
    expect(await digest({}, withColourChunks(greyBars()))).toBe(first);
    expect(await digest({ caption: true }, greyBars())).not.toBe(first);
  });

  it("stops when it is told to, and draws the next one", async () => {
    const { room } = await kept();
    const stop = new AbortController();
    const film = new Film();
    const seen: number[] = [];
    const drawing = room.draw(
      { ...REQUEST, frames: 2_000 },
      {
        pictures: { first: fileOf(greyBars()) },
        out: film,
        signal: stop.signal,
        onProgress: (done) => {
          seen.push(done);
          if (done === 3) stop.abort();
        },
      },
    );
    expect(
      isCancel(
        await drawing.then(
          () => undefined,
          (error: unknown) => error,
        ),
      ),
    ).toBe(true);
    expect(seen).toEqual([1, 2, 3]);
    const next = await room.draw(
      { ...REQUEST, frames: 3 },
      { pictures: { first: fileOf(greyBars()) }, out: new Film() },
    );
    expect(next.frames).toBe(3);
  });

  it("tells a match's steps one by one, and stops between two of them when it is told to", async () => {
    const { room } = await kept();
    const wish = {
      reference: [fileOf(colours(1, 0.8)), fileOf(colours(2, 0.8))],
      take: [fileOf(colours(1)), fileOf(colours(2))],
      strength: 1,
      title: "PU_Reel_001_T01",
    };
    const stop = new AbortController();
    const seen: string[] = [];
    const stopped = room.match(wish, {
      out: new Film(),
      signal: stop.signal,
      onProgress: (done, total) => {
        seen.push(`${done}/${total}`);
        if (done === 6) stop.abort();
      },
    });
    expect(
      isCancel(
        await stopped.then(
          () => undefined,
          (error: unknown) => error,
        ),
      ),
    ).toBe(true);
    expect(seen).toEqual(["1/10", "2/10", "3/10", "4/10", "5/10", "6/10"]);
    seen.length = 0;
    const cube = new Film();
    const { report, cubeBytes } = await room.match(wish, {
      out: cube,
      onProgress: (done, total) => seen.push(`${done}/${total}`),
    });
    expect(report.outcome).toMatchObject({ kind: "paired", fittedFrames: 1 });
    expect(cube.bytes.length).toBe(cubeBytes);
    expect(cube.bytes.toString("utf8")).toContain('TITLE "PU_Reel_001_T01"');
    expect(seen).toEqual(Array.from({ length: 10 }, (_, step) => `${step + 1}/10`));
  });

  it("is built again when its page goes away in the middle, and what it drew is interrupted", async () => {
    const { room, page } = await open("frame", 0.3);
    const drawing = room.draw(
      { ...REQUEST, frames: 2_000 },
      {
        pictures: { first: fileOf(greyBars()) },
        out: new Film(),
        onProgress: (done) => {
          if (done === 3) void page.evaluate(() => document.querySelector("iframe")?.remove());
        },
      },
    );
    const failure = await drawing.then(() => undefined, failureOf);
    expect(failure).toEqual({ kind: "interrupted" });
    const next = await room.draw(
      { ...REQUEST, frames: 3 },
      { pictures: { first: fileOf(greyBars()) }, out: new Film() },
    );
    expect(next.frames).toBe(3);
  });

  it.each(["file", "frame"] as const)(
    "is built again when its page, from a %s, loads itself anew in the middle of a drawing",
    async (from) => {
      const { room, page } = await open(from);
      const why: string[] = [];
      room.subscribe(() => room.state.kind === "rebuilding" && why.push(room.state.why));
      const drawing = room.draw(
        { ...REQUEST, frames: 2_000 },
        {
          pictures: { first: fileOf(greyBars()) },
          out: new Film(),
          onProgress: (done) => {
            const frame = page.frames().find((one) => one.url().endsWith("/room.html"));
            if (done === 3) void frame?.evaluate(() => location.reload());
          },
        },
      );
      expect(await drawing.then(() => undefined, failureOf)).toEqual({ kind: "interrupted" });
      expect(why).toEqual(["its page was loaded anew"]);
      const next = await room.draw(
        { ...REQUEST, frames: 3 },
        { pictures: { first: fileOf(greyBars()) }, out: new Film() },
      );
      expect(next.frames).toBe(3);
    },
  );

  it("probes and shows stills and films, and says what is neither", async () => {
    const { room } = await kept();
    const still = fileOf(greyBars());
    expect(await room.probe(still)).toEqual({ kind: "still", mimeType: "image/png", size: SIZE });
    expect((await room.thumbnail(still, { atSeconds: 0, longEdge: 160 })).size).toEqual({ width: 160, height: 90 });
    const film = new Film();
    await room.draw({ ...REQUEST, frames: 10 }, { pictures: { first: still }, out: film });
    for (const atSeconds of [0, 0.2, 99]) {
      const { dataUrl, size } = await room.thumbnail(fileOf(film.bytes), { atSeconds, longEdge: 160 });
      expect(size).toEqual({ width: 160, height: 90 });
      expect(Buffer.from(dataUrl.slice(dataUrl.indexOf(",") + 1), "base64").subarray(0, 3)).toEqual(
        Buffer.from([0xff, 0xd8, 0xff]),
      );
    }
    for (const junk of [new Uint8Array(0), Buffer.from("not a film at all"), film.bytes.subarray(0, 40)]) {
      expect((await room.probe(fileOf(junk))).kind).toBe("unknown");
    }
    await expect(room.thumbnail(fileOf(Buffer.from("no")), { atSeconds: 0, longEdge: 160 })).rejects.toThrow();
  });

  it("has no network: whatever it tries is refused by its own policy", async () => {
    const { room, page, requests } = await open("frame");
    await room.capabilities();
    const frame = page.frames().find((one) => one.url().endsWith("/room.html"));
    const before = requests.length;
    const outcome = await frame?.evaluate(async () => {
      const there = new URL("/secret", location.href).href;
      const refused: string[] = [];
      document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) =>
        refused.push(effectiveDirective),
      );
      const fetched = await fetch(there).then(
        () => "fetched",
        () => "refused",
      );
      const image = new Image();
      const shown = await new Promise((resolve) => {
        image.onload = () => resolve("shown");
        image.onerror = () => resolve("refused");
        image.src = there;
      });
      const script = document.createElement("script");
      const ran = await new Promise((resolve) => {
        script.onload = () => resolve("ran");
        script.onerror = () => resolve("refused");
        try {
          script.src = there;
          document.body.append(script);
        } catch {
          resolve("refused");
        }
      });
      // What was refused is told in a task of its own.
      await new Promise((resolve) => setTimeout(resolve, 50));
      return { fetched, shown, ran, refused };
    });
    expect(outcome).toEqual({
      fetched: "refused",
      shown: "refused",
      ran: "refused",
      refused: ["connect-src", "img-src", "require-trusted-types-for"],
    });
    expect(requests.slice(before)).toEqual([]);
  });

  it("measures the bridge both ways, and its own parts", async () => {
    const { room } = await kept();
    const { toRoomBytesPerSecond, fromRoomBytesPerSecond, roundTripMilliseconds } = await room.bridgeSpeed(2_000_000);
    expect(Math.min(toRoomBytesPerSecond, fromRoomBytesPerSecond)).toBeGreaterThan(0);
    expect(roundTripMilliseconds).toBeGreaterThan(0);
    for (const part of ["drawing", "encoding", "both"] as const) {
      const report = await room.bench(part, { ...REQUEST, frames: 6 }, { first: fileOf(greyBars()) });
      expect(report).toMatchObject({ part, frames: 6 });
      expect(report.milliseconds).toBeGreaterThan(0);
    }
  });
});
