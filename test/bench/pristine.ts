/** Originals that came with Content Credentials, through takes' whole lives; what is told of films that were signed here; and what reading costs. */

import { readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import type { Browser } from "playwright-core";
import type { Credentials } from "../../src/core/credentials";
import { launchBrowser } from "../browser";
import { fileOf } from "../numbered-film";
import { FilmEngine, liveOut, type Life } from "../rig/pristine";
import { SceneDesk } from "../rig/scene";
import { openRoom } from "../room-in-browser";
import { makeSigner, signed, stripped, tampered } from "../signed-film";
import type { Figure } from "./figures";

const LIVES = 3;
/** Of the film whose reading is timed. */
const LARGE = 32 * 1024 * 1024;

export async function pristineFigures({ dist }: { readonly dist: string }): Promise<Figure[]> {
  const film = readFileSync(path.resolve("test/service/take.mp4"));
  const whole = await signed(film, await makeSigner());
  const browser = await launchBrowser();
  try {
    return [
      ...(await lives(browser, dist, whole)),
      ...(await readings(browser, dist, film, whole)),
      ...weights(readFileSync(path.join(dist, "credentials.js"))),
    ];
  } finally {
    await browser.close();
  }
}

async function lives(browser: Browser, dist: string, film: Uint8Array): Promise<Figure[]> {
  const lived: Life[] = [];
  for (let number = 0; number < LIVES; number++) {
    const desk = await SceneDesk.open({ browser, page: path.join(dist, "room.html") });
    const engine = await FilmEngine.start(desk, film);
    try {
      await engine.choose();
      lived.push(await liveOut(desk));
    } finally {
      await desk.close();
      await engine.close();
    }
  }
  const looks = lived.flatMap(({ delivered, seen }) => seen.map((one) => ({ ...one, delivered })));
  const share = (name: string, holds: readonly boolean[], beside?: string): Figure => ({
    name: `pristine: ${name}`,
    unit: "%",
    bound: { kind: "least", value: 100 },
    seen: { value: holds.length === 0 ? 0 : (100 * holds.filter(Boolean).length) / holds.length },
    beside: [`${holds.length} looks`, ...(beside === undefined ? [] : [beside])].join("; "),
  });
  const steps = [...new Set(looks.map(({ after }) => after))].join(", ");
  return [
    share(
      "originals with every byte as delivered",
      looks.map(({ sha256, delivered }) => sha256 === delivered),
      `after: ${steps}`,
    ),
    share(
      "originals still valid",
      looks.map(({ original }) => original.kind === "valid"),
    ),
    share(
      "clips that Premiere wrote into told as changed",
      looks.map(({ clip }) => clip.kind === "invalid" && clip.broken === "changed"),
    ),
    share(
      "copies told to carry none, and what stays behind told",
      lived.map(({ copy, leaves }) => copy.kind === "none" && leaves?.kind === "valid"),
    ),
  ];
}

async function readings(browser: Browser, dist: string, film: Uint8Array, whole: Uint8Array): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "pickup-bench-pristine-"));
  const opened = await openRoom(browser, path.join(dist, "room.html"), "frame");
  try {
    const read = async (name: string, bytes: Uint8Array): Promise<Reading> => {
      const file = path.join(folder, name);
      writeFileSync(file, bytes);
      const began = performance.now();
      let handedOver = began;
      const found = await opened.room.credentials(fileOf(file), "video/mp4", {
        onProgress: (done, total) => (handedOver = done === total ? performance.now() : handedOver),
      });
      return { found, milliseconds: performance.now() - began, afterwards: performance.now() - handedOver };
    };
    await opened.room.capabilities();
    const first = await read("first.mp4", whole);
    const next = await read("next.mp4", whole);
    const large = await read("large.mp4", await signed(padded(film, LARGE), await makeSigner()));
    const told = {
      signed: [first.found.kind, "valid"],
      "signed, large": [large.found.kind, "valid"],
      tampered: [(await read("tampered.mp4", tampered(whole))).found.kind, "invalid"],
      stripped: [(await read("stripped.mp4", stripped(whole))).found.kind, "none"],
      unsigned: [(await read("unsigned.mp4", film)).found.kind, "none"],
      "signed by itself": [await bySelf(film), "refused"],
    };
    const wrong = Object.entries(told).filter(([, [is, wanted]]) => is !== wanted);
    const millisecond = (name: string, value: number): Figure => ({ name, unit: "ms", seen: { value } });
    return [
      {
        name: "pristine: films signed here that are told wrongly",
        unit: "",
        bound: { kind: "most", value: 0 },
        seen: { value: wrong.length },
        beside:
          wrong.length === 0 ? Object.keys(told).join(", ") : wrong.map(([name, [is]]) => `${name}: ${is}`).join(", "),
      },
      millisecond("credentials: first reading, reader loaded", first.milliseconds),
      millisecond("credentials: next reading", next.milliseconds),
      {
        ...millisecond(`credentials: reading ${Math.round(LARGE / 1e6)} MB, once the room has it`, large.afterwards),
        beside: `handed over in ${Math.round(large.milliseconds - large.afterwards)} ms, over the bridge of this rig`,
      },
    ];
  } finally {
    await opened.close();
    await rm(folder, { recursive: true });
  }
}

interface Reading {
  readonly found: Credentials;
  readonly milliseconds: number;
  /** Milliseconds from when the room had all of the file. */
  readonly afterwards: number;
}

async function bySelf(film: Uint8Array): Promise<"signed" | "refused"> {
  return signed(film, await makeSigner("self-signed")).then(
    () => "signed",
    () => "refused",
  );
}

/** With more of what its index does not speak of: an `mdat` behind all else. */
function padded(film: Uint8Array, size: number): Uint8Array {
  const more = Buffer.alloc(size - film.length, 7);
  more.writeUInt32BE(more.length, 0);
  more.write("mdat", 4, "latin1");
  return Buffer.concat([film, more]);
}

function weights(script: Buffer): Figure[] {
  const kilobytes = (name: string, bytes: number): Figure => ({ name, unit: "KB", seen: { value: bytes / 1000 } });
  return [
    kilobytes("credentials: script that is loaded when it is first wanted", script.length),
    kilobytes("credentials: that script, gzipped", gzipSync(script, { level: 9 }).length),
  ];
}
