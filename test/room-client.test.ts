/** @jest-environment jsdom */

import { frameRateOf } from "../src/core/time";
import { failureOf, isCancel, StudioError } from "../src/core/failure";
import type { Drawn, DrawingRequest } from "../src/core/drawing";
import { MediaRoom } from "../src/media/client";
import type { Call } from "../src/media/asked";
import { CHUNK, decodeChunk, decodeLetter, decodeRoomBody, WINDOW } from "../src/media/protocol";
import { Channel } from "../src/media/room/channel";
import { measureBridge } from "../src/media/room/measuring";
import type { Task } from "../src/media/room/task";

/** Time that moves only when a test says so. */
class Clock {
  private now = 0;
  private due: { readonly at: number; readonly callback: () => void }[] = [];

  readonly after = (milliseconds: number, callback: () => void): (() => void) => {
    const entry = { at: this.now + milliseconds, callback };
    this.due.push(entry);
    return () => {
      this.due = this.due.filter((other) => other !== entry);
    };
  };

  async pass(milliseconds: number): Promise<void> {
    const end = this.now + milliseconds;
    for (;;) {
      await promisesSettle();
      const next = this.due.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at)[0];
      if (next === undefined) break;
      this.due = this.due.filter((entry) => entry !== next);
      this.now = next.at;
      next.callback();
    }
    this.now = end;
  }
}

function promisesSettle(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 0));
}

type Direction = "to page" | "to panel";

/** A webview whose page speaks the real protocol over a bridge that the test makes as bad as it likes. */
class Page {
  readonly element = document.createElement("div");
  alive = true;
  readonly tasks: Task[] = [];
  private readonly bridge: Bridge;
  private channel: Channel;

  constructor(bridge: Bridge) {
    this.bridge = bridge;
    this.channel = this.anotherLife();
    Object.assign(this.element, { postMessage: (text: string) => this.toPage(text) });
    bridge.carry("to panel", "", () => this.alive && bridge.loads && this.channel.start());
  }

  /** As a reload does: all that the page knew is gone, and the webview stays. */
  loadAnew(): void {
    this.channel = this.anotherLife();
    this.channel.start();
  }

  private anotherLife(): Channel {
    const channel: Channel = new Channel(
      (text) => {
        if (this.channel === channel) this.toPanel(text);
      },
      (what, task) => {
        this.tasks.push(task);
        return this.bridge.page(what, task);
      },
    );
    return channel;
  }

  toPanel(text: string): void {
    if (!this.alive) return;
    this.bridge.carry("to panel", text, () => window.dispatchEvent(new MessageEvent("message", { data: text })));
  }

  private toPage(text: string): void {
    this.bridge.carry("to page", text, () => this.alive && this.bridge.loads && this.channel.hear(text));
  }
}

class Bridge {
  readonly clock = new Clock();
  readonly pages: Page[] = [];
  readonly letters: { readonly direction: Direction; readonly text: string }[] = [];
  /** Whether pages come up at all. */
  loads = true;
  /** In milliseconds, one entry per copy that arrives; none is a loss. */
  weather: (direction: Direction, text: string) => readonly number[] = () => [1];
  page: (what: Call, task: Task) => Promise<unknown> = () => Promise.resolve({});

  carry(direction: Direction, text: string, arrive: () => void): void {
    this.letters.push({ direction, text });
    for (const delay of this.weather(direction, text)) this.clock.after(delay, arrive);
  }

  get newest(): Page {
    const page = this.pages[this.pages.length - 1];
    if (page === undefined) throw new Error("There is no page yet");
    return page;
  }
}

const createElement = document.createElement.bind(document);
let bridge: Bridge;
let room: MediaRoom;

beforeEach(() => {
  bridge = new Bridge();
  document.createElement = (name: string) => {
    if (name !== "webview") return createElement(name);
    const page = new Page(bridge);
    bridge.pages.push(page);
    return page.element;
  };
  room = new MediaRoom({ parent: document.body, src: "room.html", after: bridge.clock.after });
});

afterEach(() => {
  room.stop();
  document.createElement = createElement;
});

const REQUEST: DrawingRequest = {
  kind: "from-text",
  prompt: "a lighthouse",
  negative: "",
  seed: 7,
  size: { width: 64, height: 36 },
  rate: frameRateOf(25),
  frames: 12,
  caption: false,
};

const DRAWN: Drawn = {
  frames: 12,
  rate: REQUEST.rate,
  size: REQUEST.size,
  codec: "avc1.64001e",
  framesSha256: "ab".repeat(32),
  scene: { kind: "from-frame", move: "push-in", scaled: false, unread: [] },
  bytes: 1,
};

/** A file in memory, which can be held up. */
class Memory {
  bytes = new Uint8Array(0);
  writes = 0;
  gate: Promise<void> = Promise.resolve();

  async write(position: number, chunk: Uint8Array): Promise<void> {
    await this.gate;
    this.writes += 1;
    if (position + chunk.length > this.bytes.length) {
      const longer = new Uint8Array(position + chunk.length);
      longer.set(this.bytes);
      this.bytes = longer;
    }
    this.bytes.set(chunk, position);
  }
}

/** What became of a promise, without waiting for it. */
function watch(promise: Promise<unknown>): { readonly failure: () => unknown; readonly result: () => unknown } {
  let failure: unknown;
  let result: unknown;
  promise.then(
    (value: unknown) => {
      result = value;
    },
    (error: unknown) => {
      failure = error;
    },
  );
  return { failure: () => failure, result: () => result };
}

const never = (): Promise<never> => new Promise(() => undefined);

/** Bytes that differ from place to place. */
const noise = (length: number, seed: number): Uint8Array =>
  new Uint8Array(length).map((_, at) => (at * 31 + (at >> 8) * 7 + seed) % 251);

describe("starting the room", () => {
  it("is ready when its page answers, in one webview that is small but displayed", async () => {
    room.start();
    expect(room.state).toEqual({ kind: "starting" });
    await bridge.clock.pass(100);
    expect(room.state).toEqual({ kind: "ready" });
    const webviews = bridge.pages.map(({ element }) => element);
    expect(webviews.map((element) => document.body.contains(element))).toEqual([true]);
    const { width, height, display } = bridge.newest.element.style;
    expect([width, height, display]).toEqual(["2px", "2px", ""]);
  });

  it("waits for a page that is slow to load", async () => {
    bridge.page = () => Promise.resolve(DRAWN);
    bridge.weather = (direction) => (direction === "to panel" ? [1] : [4_000]);
    room.start();
    const drawing = watch(room.draw(REQUEST, { out: new Memory() }));
    await bridge.clock.pass(9_000);
    expect(room.state).toEqual({ kind: "ready" });
    expect(drawing.result()).toEqual(DRAWN);
  });

  it("gives up after three pages that do not answer, and says so to whoever waits", async () => {
    bridge.loads = false;
    room.start();
    const waiting = watch(room.capabilities());
    await bridge.clock.pass(10_001);
    expect(room.state).toMatchObject({ kind: "rebuilding" });
    expect(waiting.failure()).toBeUndefined();
    await bridge.clock.pass(20_002);
    expect(room.state).toEqual({ kind: "unavailable", why: "it did not answer within 10 s" });
    expect(failureOf(waiting.failure())).toEqual({ kind: "room-unavailable", why: "it did not answer within 10 s" });
    await expect(room.draw(REQUEST, { out: new Memory() })).rejects.toThrow("room-unavailable");
    expect(document.body.children).toHaveLength(0);
  });

  it("can be tried again once it is unavailable", async () => {
    bridge.loads = false;
    room.start();
    await bridge.clock.pass(31_000);
    bridge.loads = true;
    room.start();
    await bridge.clock.pass(100);
    expect(room.state).toEqual({ kind: "ready" });
  });

  it("says that there is no webview where an element of that name cannot be spoken to", async () => {
    document.createElement = createElement;
    room.start();
    await bridge.clock.pass(31_000);
    expect(room.state).toMatchObject({ kind: "unavailable", why: expect.stringContaining("no webview") as string });
  });

  it("builds a new page at once when the first does not load", async () => {
    room.start();
    bridge.newest.element.dispatchEvent(Object.assign(new Event("loaderror"), { message: "ERR_BLOCKED" }));
    expect(room.state).toEqual({ kind: "rebuilding", why: "its page did not load: ERR_BLOCKED" });
    await bridge.clock.pass(100);
    expect(room.state).toEqual({ kind: "ready" });
    expect(document.body.children).toHaveLength(1);
  });

  it("does not work with a page of another version", () => {
    bridge.weather = (direction, text) => (direction === "to panel" && text.includes('"ready"') ? [] : [1]);
    room.start();
    const { session } = JSON.parse(bridge.letters.find(({ text }) => text.includes('"hello"'))?.text ?? "") as {
      session: string;
    };
    window.dispatchEvent(
      new MessageEvent("message", {
        data: JSON.stringify({ pickup: "room", kind: "ready", session, page: "p", protocol: 99 }),
      }),
    );
    expect(room.state).toMatchObject({ kind: "rebuilding", why: expect.stringContaining("another version") as string });
  });

  it("pays no heed to what others say on the same window", async () => {
    room.start();
    await bridge.clock.pass(100);
    for (const data of ["hello", '{"kind":"pong"}', { pickup: "room" }, 7, null]) {
      window.dispatchEvent(new MessageEvent("message", { data }));
    }
    expect(room.state).toEqual({ kind: "ready" });
  });

  it("rebuilds a page that talks nonsense", async () => {
    room.start();
    await bridge.clock.pass(100);
    bridge.newest.toPanel('{"pickup":"room","kind":"nonsense"}');
    await bridge.clock.pass(2);
    expect(room.state).toMatchObject({ kind: "rebuilding" });
  });
});

describe("a page that dies", () => {
  it("is noticed by two missed heartbeats; what it drew is interrupted, and can be drawn again", async () => {
    bridge.page = never;
    room.start();
    await bridge.clock.pass(6_000);
    const drawing = watch(room.draw(REQUEST, { out: new Memory() }));
    await bridge.clock.pass(100);
    bridge.newest.alive = false;
    await bridge.clock.pass(8_000);
    expect(room.state).toEqual({ kind: "ready" });
    await bridge.clock.pass(8_000);
    expect(failureOf(drawing.failure())).toEqual({ kind: "interrupted" });
    expect(bridge.pages).toHaveLength(2);
    expect(room.state).toEqual({ kind: "ready" });

    bridge.page = () => Promise.resolve(DRAWN);
    const again = watch(room.draw(REQUEST, { out: new Memory() }));
    await bridge.clock.pass(100);
    expect(again.result()).toEqual(DRAWN);
  });

  it("is noticed at once when it loaded itself anew, and what it drew is interrupted", async () => {
    bridge.page = async (_what, task) => {
      await task.write(0, noise(100, 1));
      await task.written();
      return never();
    };
    room.start();
    await bridge.clock.pass(6_000);
    const drawing = watch(room.draw(REQUEST, { out: new Memory() }));
    await bridge.clock.pass(100);
    const states: unknown[] = [];
    room.subscribe(() => states.push(room.state));
    bridge.newest.loadAnew();
    await bridge.clock.pass(100);
    expect(failureOf(drawing.failure())).toEqual({ kind: "interrupted" });
    expect(states).toEqual([{ kind: "rebuilding", why: "its page was loaded anew" }, { kind: "ready" }]);

    bridge.page = () => Promise.resolve(DRAWN);
    const again = watch(room.draw(REQUEST, { out: new Memory() }));
    await bridge.clock.pass(100);
    expect(again.result()).toEqual(DRAWN);
  });

  it("is noticed within a heartbeat when it loaded itself anew and its first words were lost", async () => {
    bridge.page = never;
    // An old greeting reaches the new page, which takes the session for its own.
    bridge.weather = (_, text) => (text.includes('"hello"') ? [1, 7_000] : [1]);
    room.start();
    await bridge.clock.pass(6_000);
    const drawing = watch(room.draw(REQUEST, { out: new Memory() }));
    await bridge.clock.pass(100);
    bridge.weather = (_, text) => (text.includes('"here"') || text.includes('"ready"') ? [] : [1]);
    bridge.newest.loadAnew();
    await bridge.clock.pass(5_000);
    expect(failureOf(drawing.failure())).toEqual({ kind: "interrupted" });
    expect(room.state).toEqual({ kind: "rebuilding", why: "its page was loaded anew" });
  });

  it("is left alone when what it said at first is heard again much later", async () => {
    bridge.page = () => Promise.resolve(DRAWN);
    bridge.weather = (_, text) => (text.includes('"here"') || text.includes('"ready"') ? [1, 3_000] : [1]);
    room.start();
    await bridge.clock.pass(6_000);
    const drawing = watch(room.draw(REQUEST, { out: new Memory() }));
    await bridge.clock.pass(100);
    expect(drawing.result()).toEqual(DRAWN);
    expect(bridge.pages).toHaveLength(1);
  });

  it("is forgiven one heartbeat", async () => {
    room.start();
    await bridge.clock.pass(100);
    let lost = 0;
    bridge.weather = (_, text) => (text.includes('"pong"') && lost++ === 0 ? [] : [1]);
    await bridge.clock.pass(60_000);
    expect(lost).toBeGreaterThan(5);
    expect(bridge.pages).toHaveLength(1);
  });

  it("is not heard any more once another has taken its place", async () => {
    let finish: (drawn: Drawn) => void = () => undefined;
    bridge.page = () => new Promise((resolve) => (finish = resolve));
    room.start();
    await bridge.clock.pass(100);
    const first = watch(room.draw(REQUEST, { out: new Memory() }));
    await bridge.clock.pass(10);
    const finishFirst = finish;
    bridge.newest.element.dispatchEvent(new Event("loaderror"));
    await bridge.clock.pass(10);
    const second = watch(room.draw(REQUEST, { out: new Memory() }));
    await bridge.clock.pass(10);
    finishFirst({ ...DRAWN, bytes: 666 });
    await bridge.clock.pass(10);
    expect(failureOf(first.failure())).toEqual({ kind: "interrupted" });
    expect(second.result()).toBeUndefined();
    finish(DRAWN);
    await bridge.clock.pass(10);
    expect(second.result()).toEqual(DRAWN);
  });
});

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

describe("stopping the room", () => {
  it("takes the webview away and interrupts what is under way", async () => {
    bridge.page = never;
    room.start();
    await bridge.clock.pass(100);
    const drawing = watch(room.draw(REQUEST, { out: new Memory() }));
    await bridge.clock.pass(10);
    room.stop();
    await bridge.clock.pass(10);
    expect(failureOf(drawing.failure())).toEqual({ kind: "interrupted" });
    expect(document.body.children).toHaveLength(0);
    expect(room.state).toMatchObject({ kind: "unavailable" });
  });
});
