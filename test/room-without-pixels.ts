/** A media room that draws, copies and measures without a picture: for tests of what is written about pictures. */

import { createHash } from "node:crypto";
import { encode } from "fast-png";
import type { Meeting } from "../src/core/continuity";
import type { Drawn, DrawingRequest } from "../src/core/drawing";
import type { CopyPlan } from "../src/core/fit-copy";
import type { MatchReport } from "../src/core/match";
import { stagingOf } from "../src/core/staging-choosing";
import { readStaging } from "../src/core/staging-reading";
import { framesPerSecond } from "../src/core/time";
import type { ReadableFile } from "../src/media/calls";
import type { CopyMeans, DrawingMeans, MatchWish, MediaRoom } from "../src/media/client";
import type { Copied, Examined } from "../src/media/results";
import { footage } from "./host/footage.node";
import { RoomOfStills } from "./room-of-stills";

export class RoomWithoutPixels extends RoomOfStills {
  override async draw(request: DrawingRequest, { out }: DrawingMeans): Promise<Drawn> {
    const { prompt, negative, seed, size, rate, frames } = request;
    const film = await footage({ ...size, rate: framesPerSecond(rate), frames });
    await out.write(0, film);
    const said = readStaging(prompt, negative);
    return {
      frames,
      rate,
      size,
      codec: "avc1.640028",
      framesSha256: createHash("sha256").update(film).digest("hex"),
      scene: { ...stagingOf(said, seed), scaled: false, unread: said.unread },
      bytes: film.length,
    };
  }

  override async label(...[{ size }, out]: Parameters<MediaRoom["label"]>): ReturnType<MediaRoom["label"]> {
    const bytes = encode({ ...size, data: new Uint8Array(size.width * size.height * 4), channels: 4, depth: 8 });
    await out.write(0, bytes);
    return { box: { x: 0, y: 0, width: 1, height: 1 }, bytes: bytes.length, sha256: "" };
  }

  override async copy(film: ReadableFile, _plan: CopyPlan, { out }: CopyMeans): Promise<Copied> {
    const bytes = await film.read(0, film.size);
    await out.write(0, bytes);
    return { frames: 96, codec: "avc1.640028", bytes: bytes.length, repeated: 0, dropped: 0, sound: "none" };
  }

  override examine(): Promise<Examined> {
    return Promise.resolve({
      continuity: {
        frames: 96,
        findings: [{ fault: "jitter", frames: { start: 12, end: 31 }, strength: 0.6 }],
        measures: { warpingError: 0.0004, consistent: 0.97, jerk: 0.02, middleError: 0.006, cutRatio: 1.3 },
        notLooked: [{ fault: "boil", why: "no-texture" }],
      },
      firstFrame: {
        luma: 0.8,
        cb: 0.1,
        cr: -0.2,
        sharpness: 0.94,
        grain: 1.1,
        corresponds: true,
        shift: { x: 0, y: 0 },
      },
    });
  }

  override async match(
    { strength, title }: MatchWish,
    { out }: Parameters<MediaRoom["match"]>[1],
  ): ReturnType<MediaRoom["match"]> {
    const cube = new TextEncoder().encode(`TITLE "${title}"\nLUT_3D_SIZE 2\n${"0.5 0.5 0.5\n".repeat(8)}`);
    await out.write(0, cube);
    const grey = { black: [1, 1, 1], middle: [50, 50, 50], white: [99, 99, 99], balance: {} } as const;
    const correspondence = { kind: "same-picture", shift: { x: 0, y: 0 }, shared: 1, compared: 1 } as const;
    const [before, after] = [
      { mean: 9, p95: 14, pixels: 2304 },
      { mean: 1.4, p95: 3, pixels: 2304 },
    ];
    const report: MatchReport = {
      outcome: { kind: "paired", correspondence, trust: 1, before, after },
      reference: grey,
      before: grey,
      after: grey,
      clipped: 0,
      strength,
    };
    return { report, scopes: { parade: "", vectorscope: "" }, cubeBytes: cube.length };
  }

  override meet(): Promise<Meeting> {
    const still = { x: 0.1, y: 0 };
    return Promise.resolve({
      luma: 3,
      cb: 0.4,
      cr: -0.6,
      sharpness: 0.9,
      moveBefore: still,
      moveAfter: still,
      turn: 4,
    });
  }
}
