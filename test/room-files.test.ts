/**
 * Files that pass between the panel and the media room: whole over any bridge, stopped when told, no more than the disk takes.
 *
 * @jest-environment jsdom
 */

import { failureOf, isCancel, StudioError } from "../src/core/failure";
import type { Drawn } from "../src/core/drawing";
import type { Call } from "../src/media/asked";
import { CHUNK, decodeChunk, decodeLetter, decodeRoomBody, WINDOW } from "../src/media/protocol";
import { measureBridge } from "../src/media/room/measuring";
import type { Task } from "../src/media/room/task";
import { bridge, DRAWN, Memory, never, noise, REQUEST, room, watch } from "./room-client.setup";

describe("drawing into a file", () => {
  const reference = noise(2 * CHUNK + 99, 3);
  const film = noise(6 * CHUNK + 1234, 5);

  /** Reads the reference back and forth, writes a film, and comes back to its beginning, as a muxer does. */
  async function draws(_what: Call, task: Task): Promise<Drawn> {
    const seen = await task.read(0, reference.length);
    if (!seen.every((byte, at) => byte === reference[at])) throw new Error("the reference came over wrongly");
    await task.write(
      0,
      film.map(() => 0),
    );
    for (let frame = 1; frame <= REQUEST.frames; frame++) task.progress(frame, REQUEST.frames);
    await task.write(0, film);
    await task.written();
    return { ...DRAWN, bytes: film.length };
  }

  const referenceFile = {
    size: reference.length,
    read: (start: number, end: number) => Promise.resolve(reference.subarray(start, end)),
  };

  const everyFrame = Array.from({ length: REQUEST.frames }, (_, frame) => `${frame + 1}/${REQUEST.frames}`);

  it.each([
    ["a good bridge", { loss: 0, doubling: 0, delay: 0 }],
    ["a bridge that loses one message in ten", { loss: 0.1, doubling: 0, delay: 0 }],
    ["a bridge that doubles every third message", { loss: 0, doubling: 0.34, delay: 0 }],
    ["a bridge where messages overtake each other", { loss: 0, doubling: 0, delay: 400 }],
    ["a bridge that does all of it", { loss: 0.05, doubling: 0.2, delay: 200 }],
  ])("comes through %s byte for byte, with each frame counted once", async (_name, { loss, doubling, delay }) => {
    let dice = 12345;
    const roll = (): number => (dice = (dice * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
    let lost = 0;
    bridge.weather = () => {
      const isLost = roll() < loss;
      if (isLost) lost += 1;
      return isLost ? [] : [1 + roll() * delay, ...(roll() < doubling ? [1 + roll() * delay] : [])];
    };
    bridge.page = draws;
    room.start();
    const out = new Memory();
    const progress: string[] = [];
    const drawing = watch(
      room.draw(REQUEST, {
        pictures: { first: referenceFile },
        out,
        onProgress: (done, total) => progress.push(`${done}/${total}`),
      }),
    );
    for (let seconds = 0; seconds < 600 && drawing.result() === undefined; seconds += 1) await bridge.clock.pass(1_000);
    expect(drawing.failure()).toBeUndefined();
    expect(drawing.result()).toEqual({ ...DRAWN, bytes: film.length });
    expect(Buffer.from(out.bytes).equals(Buffer.from(film))).toBe(true);
    expect(progress).toEqual(everyFrame);
    expect(bridge.pages).toHaveLength(1);
    if (loss > 0) expect(lost).toBeGreaterThan(0);
  });

  it("never has more than four writes waiting for a slow disk, and no message is over a mebibyte", async () => {
    bridge.page = draws;
    const out = new Memory();
    room.start();
    let most = 0;
    const drawing = watch(
      room.draw(REQUEST, {
        pictures: { first: referenceFile },
        out: {
          write: async (position, bytes) => {
            await new Promise<void>((resolve) => bridge.clock.after(50, resolve));
            const sent = bridge.letters.filter(({ text }) => text.includes('"kind":"write"')).length;
            most = Math.max(most, sent - out.writes);
            await out.write(position, bytes);
          },
        },
      }),
    );
    await bridge.clock.pass(4_000);
    expect(drawing.result()).toBeDefined();
    expect(most).toBe(WINDOW);
    expect(Buffer.from(out.bytes).equals(Buffer.from(film))).toBe(true);
    expect(Math.max(...bridge.letters.map(({ text }) => text.length))).toBeLessThan(1024 * 1024 + 300);
  });

  it("stops when it is told to: not a byte more is written, and the page stops too", async () => {
    bridge.page = draws;
    const out = new Memory();
    const stop = new AbortController();
    room.start();
    const drawing = watch(
      room.draw(REQUEST, {
        pictures: { first: referenceFile },
        out: {
          write: async (position, bytes) => {
            await new Promise<void>((resolve) => bridge.clock.after(50, resolve));
            await out.write(position, bytes);
          },
        },
        signal: stop.signal,
      }),
    );
    await bridge.clock.pass(220);
    stop.abort();
    await bridge.clock.pass(60);
    expect(isCancel(drawing.failure())).toBe(true);
    const written = out.writes;
    expect(written).toBeGreaterThan(0);
    await bridge.clock.pass(20_000);
    expect(out.writes).toBe(written);
    expect(bridge.newest.tasks.map((task) => task.stopped)).toEqual([true]);
    expect(room.state).toEqual({ kind: "ready" });
  });

  it("can be stopped before there is a page", async () => {
    bridge.loads = false;
    const stop = new AbortController();
    room.start();
    const drawing = watch(room.draw(REQUEST, { out: new Memory(), signal: stop.signal }));
    stop.abort();
    await bridge.clock.pass(1);
    expect(isCancel(drawing.failure())).toBe(true);
    await expect(room.draw(REQUEST, { out: new Memory(), signal: stop.signal })).rejects.toThrow("stopped");
  });

  it("fails with the disk's own error when the disk is full, and the page is told to stop", async () => {
    bridge.page = draws;
    room.start();
    const full = new StudioError({ kind: "disk-full", folder: "/media" });
    const drawing = watch(
      room.draw(REQUEST, { pictures: { first: referenceFile }, out: { write: () => Promise.reject(full) } }),
    );
    await bridge.clock.pass(200);
    expect(drawing.failure()).toBe(full);
    expect(bridge.newest.tasks.map((task) => task.stopped)).toEqual([true]);
  });

  it("fails with the error of whoever follows its progress, and the page is told to stop", async () => {
    bridge.page = async (_what, task) => {
      for (let frame = 1; frame <= 4; frame++) task.progress(frame, REQUEST.frames);
      return never();
    };
    room.start();
    const mistake = new TypeError("the panel's own mistake");
    const seen: number[] = [];
    const uncaught: unknown[] = [];
    const onError = (event: ErrorEvent): void => {
      event.preventDefault();
      uncaught.push(event.error);
    };
    window.addEventListener("error", onError);
    const drawing = watch(
      room.draw(REQUEST, {
        out: new Memory(),
        onProgress: (done) => {
          seen.push(done);
          if (done === 2) throw mistake;
        },
      }),
    );
    await bridge.clock.pass(200);
    window.removeEventListener("error", onError);
    expect(drawing.failure()).toBe(mistake);
    expect([seen, uncaught]).toEqual([[1, 2], []]);
    expect(bridge.newest.tasks.map((task) => task.stopped)).toEqual([true]);

    bridge.page = () => Promise.resolve(DRAWN);
    const again = watch(room.draw(REQUEST, { out: new Memory() }));
    await bridge.clock.pass(100);
    expect(again.result()).toEqual(DRAWN);
    expect(bridge.pages).toHaveLength(1);
  });

  it("fails when the reference is shorter than it was said to be", async () => {
    bridge.page = draws;
    room.start();
    const short = { size: reference.length, read: () => Promise.resolve(reference.subarray(0, 10)) };
    const drawing = watch(room.draw(REQUEST, { pictures: { first: short }, out: new Memory() }));
    await bridge.clock.pass(200);
    expect(failureOf(drawing.failure())).toMatchObject({ message: expect.stringContaining("10 bytes") as string });
  });

  it("passes on what the page says went wrong", async () => {
    bridge.page = () => Promise.reject(new Error("the encoder gave 11 frames for 12"));
    room.start();
    const drawing = watch(room.draw(REQUEST, { out: new Memory() }));
    await bridge.clock.pass(200);
    expect(failureOf(drawing.failure())).toEqual({ kind: "draw-failed", why: "the encoder gave 11 frames for 12" });
  });

  it("fails at once when the page can make nothing of the request", async () => {
    room.start();
    const drawing = watch(room.draw({ ...REQUEST, frames: 0 }, { out: new Memory() }));
    await bridge.clock.pass(200);
    expect(failureOf(drawing.failure())).toMatchObject({
      kind: "draw-failed",
      why: expect.stringContaining("frames") as string,
    });
    expect(room.state).toEqual({ kind: "ready" });
  });

  it("does not take an answer for a drawing that is none", async () => {
    bridge.page = () => Promise.resolve({ ...DRAWN, framesSha256: "none" });
    room.start();
    const drawing = watch(room.draw(REQUEST, { out: new Memory() }));
    await bridge.clock.pass(200);
    expect(String(drawing.failure())).toContain("framesSha256");
  });
});

describe("measuring the bridge", () => {
  it.each([1, CHUNK, 3 * CHUNK - 7, 4 * CHUNK + 100])("sends %i bytes each way, no more and no less", async (bytes) => {
    bridge.page = (_what, task) => measureBridge(bytes, task);
    room.start();
    const measuring = watch(room.bridgeSpeed(bytes));
    for (let seconds = 0; seconds < 60 && measuring.result() === undefined; seconds += 1)
      await bridge.clock.pass(1_000);
    expect(measuring.failure()).toBeUndefined();
    expect(measuring.result()).toBeDefined();
    const said = bridge.letters.flatMap(({ direction, text }) => {
      const letter = direction === "to panel" ? decodeLetter(text) : undefined;
      return letter?.kind === "post" ? [decodeRoomBody(letter.body)] : [];
    });
    let written = 0;
    for (const body of said) {
      if (body.kind !== "write") continue;
      expect(body.position).toBe(written);
      written += decodeChunk(body.data).length;
    }
    const reads = said.flatMap((body) => (body.kind === "read" ? [body] : []));
    const afterTheRoundTrips = reads.slice(reads.length - Math.ceil(bytes / CHUNK));
    const read = afterTheRoundTrips.reduce((sum, { start, end }) => sum + end - start, 0);
    expect([read, written]).toEqual([bytes, bytes]);
  });
});
