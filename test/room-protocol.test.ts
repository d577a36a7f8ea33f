import { fromBase64, toBase64 } from "../src/core/base64";
import { Misfit } from "../src/core/decode";
import { frameRateOf } from "../src/core/time";
import { decodeResult } from "../src/media/asked";
import {
  CHUNK,
  decodeChunk,
  decodeLetter,
  decodePanelBody,
  decodeRoomBody,
  encodeLetter,
  type PanelBody,
  type RoomBody,
} from "../src/media/protocol";
import { Channel } from "../src/media/room/channel";

const REQUEST = {
  kind: "from-frame",
  prompt: "« Ça tourne » 🎬",
  negative: "",
  seed: 0,
  size: { width: 1280, height: 720 },
  rate: frameRateOf(29.97),
  frames: 1,
  caption: true,
} as const;

describe("bytes as text", () => {
  it.each([0, 1, 2, 3, 255, 256, 257, 100_003])("%i bytes come back, and look as Node writes them", (length) => {
    const bytes = new Uint8Array(length).map((_, at) => at * 89 + (at >> 8));
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString("base64"));
    expect(Buffer.from(fromBase64(toBase64(bytes)) ?? []).equals(Buffer.from(bytes))).toBe(true);
  });

  it("a view into a larger buffer is read from where it starts", () => {
    expect(toBase64(new Uint8Array([9, 9, 1, 2, 3, 9]).subarray(2, 5))).toBe("AQID");
  });

  it.each(["A", "AAA", "====", "AA=A", "A===", "AAA\n", "AAAé", "AAA "])("%j is refused", (text) => {
    expect(fromBase64(text)).toBeUndefined();
  });

  it("a chunk that is too long is refused, the longest one is not", () => {
    expect(decodeChunk(toBase64(new Uint8Array(CHUNK)))).toHaveLength(CHUNK);
    expect(() => decodeChunk(toBase64(new Uint8Array(CHUNK + 1)))).toThrow("at most 786432 bytes");
  });
});

describe("letters", () => {
  const fromPanel: readonly PanelBody[] = [
    { kind: "call", call: 1, what: { kind: "capabilities" } },
    { kind: "call", call: 2, what: { kind: "probe", size: 0 } },
    { kind: "call", call: 3, what: { kind: "thumbnail", size: 5, atSeconds: 0.5, longEdge: 320 } },
    { kind: "call", call: 4, what: { kind: "draw", request: REQUEST, pictures: [] } },
    { kind: "call", call: 5, what: { kind: "draw", request: REQUEST, pictures: [{ role: "first", bytes: 9 }] } },
    { kind: "call", call: 6, what: { kind: "bridge", bytes: 1 } },
    { kind: "call", call: 7, what: { kind: "bench", part: "encoding", request: REQUEST, pictures: [] } },
    { kind: "call", call: 8, what: { kind: "still", size: 5, at: "last" } },
    { kind: "call", call: 9, what: { kind: "still", size: 5, at: 0.04 } },
    { kind: "call", call: 10, what: { kind: "seam", before: { size: 5, at: 1 }, after: { size: 6, at: "first" } } },
    { kind: "cancel", call: 4 },
    { kind: "bytes", request: 1, data: "AQID" },
    { kind: "written", request: 2 },
  ];
  const fromRoom: readonly RoomBody[] = [
    { kind: "read", call: 1, request: 1, start: 0, end: CHUNK },
    { kind: "write", call: 1, request: 2, position: 0, data: "" },
    { kind: "progress", call: 1, done: 0, total: 1 },
    { kind: "result", call: 1, result: { any: ["thing"] } },
    { kind: "failed", call: 1, reason: "cannot", why: "no encoder" },
  ];

  it.each(fromPanel)("the panel's %j arrives as it was sent", (body) => {
    const letter = { kind: "post", session: "s", number: 1, got: 0, body } as const;
    expect(decodeLetter(encodeLetter(letter))).toEqual(letter);
    expect(decodePanelBody(JSON.parse(JSON.stringify(body)))).toEqual(body);
  });

  it.each(fromRoom)("the room's %j arrives as it was sent", (body) => {
    expect(decodeRoomBody(JSON.parse(JSON.stringify(body)))).toEqual(body);
  });

  it.each([
    ["a read of nothing", { kind: "read", call: 1, request: 1, start: 5, end: 5 }],
    ["a read of more than a chunk", { kind: "read", call: 1, request: 1, start: 0, end: CHUNK + 1 }],
    ["a read before the beginning", { kind: "read", call: 1, request: 1, start: -1, end: 5 }],
    ["a write at half a byte", { kind: "write", call: 1, request: 1, position: 0.5, data: "" }],
    ["a body of no known kind", { kind: "format-disk", call: 1 }],
    ["a list", []],
    ["nothing", null],
  ])("%s is refused", (_what, body) => {
    expect(() => decodeRoomBody(body)).toThrow(Misfit);
  });

  it.each([
    ["a drawing of no frames", { ...REQUEST, frames: 0 }, "body.what.request.frames"],
    ["a drawing of no width", { ...REQUEST, size: { width: 0, height: 720 } }, "body.what.request.size.width"],
    ["a seed below zero", { ...REQUEST, seed: -1 }, "body.what.request.seed"],
    ["time that stands still", { ...REQUEST, rate: 0 }, "body.what.request.rate"],
    ["a drawing of an unknown kind", { ...REQUEST, kind: "from-memory" }, "body.what.request.kind"],
    ["no request at all", undefined, "body.what.request"],
  ])("%s is refused with the place where it says so", (_what, request, at) => {
    const refused = (): unknown => decodePanelBody({ kind: "call", call: 1, what: { kind: "draw", request } });
    expect(refused).toThrow(Misfit);
    expect(refused).toThrow(expect.objectContaining({ at }) as Error);
  });

  it.each([undefined, null, 7, {}, "text", '{"kind":"here"}', '{"pickup":"other"}'])(
    "%j is no letter of ours",
    (text) => {
      expect(decodeLetter(text)).toBeUndefined();
    },
  );

  it.each([
    { kind: "here", page: "p" },
    { kind: "ready", session: "s", page: "p", protocol: 1 },
    { kind: "pong", session: "s", page: "p", beat: 1, got: 0 },
  ] as const)("%j says which life of the page it comes from, and means nothing without it", (letter) => {
    expect(decodeLetter(encodeLetter(letter))).toEqual(letter);
    const { page: _, ...nameless } = letter;
    expect(() => decodeLetter(JSON.stringify({ pickup: "room", ...nameless }))).toThrow("page");
  });

  it("a letter of ours that is cut short is refused, not ignored", () => {
    const whole = encodeLetter({ kind: "hello", session: "s" });
    expect(decodeLetter(whole)).toEqual({ kind: "hello", session: "s" });
    expect(() => decodeLetter(whole.slice(0, -2))).toThrow("not JSON");
  });
});

describe("the page", () => {
  it("fails the call whose file came over as no base64, so that the panel does not wait for ever", async () => {
    const failed = new Promise<unknown>((resolve) => {
      const channel = new Channel(
        (said) => {
          const letter = decodeLetter(said);
          if (letter?.kind !== "post") return;
          const body = decodeRoomBody(letter.body);
          if (body.kind === "read") post(2, { kind: "bytes", request: body.request, data: "no base64" });
          else resolve(body);
        },
        (_what, task) => task.read(0, 5),
      );
      const post = (number: number, body: PanelBody): void =>
        channel.hear(encodeLetter({ kind: "post", session: "s", number, got: 0, body }));
      channel.hear(encodeLetter({ kind: "hello", session: "s" }));
      post(1, { kind: "call", call: 9, what: { kind: "probe", size: 5 } });
    });
    expect(await failed).toMatchObject({ kind: "failed", call: 9, why: expect.stringContaining("base64") as string });
  });
});

describe("results", () => {
  it("a drawing's every fact is read, its staging as it stands, and what it cannot be is refused", () => {
    const drawn = {
      frames: 48,
      rate: REQUEST.rate,
      size: REQUEST.size,
      codec: "avc1.64001f",
      framesSha256: "0f".repeat(32),
      scene: {
        kind: "from-text",
        place: "sea",
        time: "golden hour",
        subject: "boat",
        shotSize: "extreme long",
        angle: "low",
        move: "crane up",
        palette: "teal and orange",
        scaled: false,
        unread: ["cormorant"],
      },
      bytes: 12,
    };
    expect(decodeResult("draw", drawn)).toEqual(drawn);
    expect(() => decodeResult("draw", { ...drawn, scene: { ...drawn.scene, kind: "moon" } })).toThrow("kind");
    expect(() => decodeResult("draw", { ...drawn, bytes: 0 })).toThrow("bytes");
  });

  it("a file without colour tags is reported without them, not with guesses", () => {
    const report = {
      kind: "video",
      mimeType: "video/mp4",
      size: { width: 640, height: 360 },
      pixelAspect: { numerator: 4, denominator: 3 },
      rotation: 90,
      constantRate: false,
      frames: 10,
      seconds: 1,
      colour: {},
      decodable: true,
    };
    expect(decodeResult("probe", report)).toEqual(report);
    expect(() => decodeResult("probe", { ...report, rotation: 45 })).toThrow("rotation");
  });

  it.each([
    ["a frame before the start", { kind: "still", size: 5, at: -0.1 }, "body.what.at"],
    ["a frame at no time", { kind: "still", size: 5 }, "body.what.at"],
    ["a frame at a time that is no word of ours", { kind: "still", size: 5, at: "middle" }, "body.what.at"],
    ["a seam with nothing behind it", { kind: "seam", before: { size: 5, at: 0 } }, "body.what.after"],
  ])("%s is refused with the place where it says so", (_what, what, at) => {
    const refused = (): unknown => decodePanelBody({ kind: "call", call: 1, what });
    expect(refused).toThrow(expect.objectContaining({ at }) as Error);
  });

  it("a frame that came without its digest, and a seam without its cut, are refused", () => {
    const still = { size: REQUEST.size, seconds: 0.04, sha256: "0f".repeat(32), bytes: 12 };
    expect(decodeResult("still", still)).toEqual(still);
    expect(() => decodeResult("still", { ...still, sha256: "0f" })).toThrow("sha256");
    const seam = { cut: { luma: 1, psnr: 40, colour: 0.5 }, head: { luma: 0, colour: 0 }, scaled: false };
    expect(decodeResult("seam", seam)).toEqual(seam);
    expect(() => decodeResult("seam", { ...seam, cut: undefined })).toThrow("cut");
    expect(() => decodeResult("seam", { ...seam, head: { luma: Infinity, colour: 0 } })).toThrow("head.luma");
  });

  it("a thumbnail that is no picture is refused: it goes into the panel's page", () => {
    const size = { width: 1, height: 1 };
    expect(() => decodeResult("thumbnail", { dataUrl: "javascript:alert(1)", size })).toThrow("dataUrl");
  });
});
