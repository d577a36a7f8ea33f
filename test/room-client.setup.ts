/** A media room whose page speaks the real protocol over a bridge as bad as a test makes it, and time that moves when told. */

import { frameRateOf } from "../src/core/time";
import type { Drawn, DrawingRequest } from "../src/core/drawing";
import { MediaRoom } from "../src/media/client";
import type { Call } from "../src/media/asked";
import { Channel } from "../src/media/room/channel";
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

export const createElement = document.createElement.bind(document);
export let bridge: Bridge;
export let room: MediaRoom;

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

export const REQUEST: DrawingRequest = {
  kind: "from-text",
  prompt: "a lighthouse",
  negative: "",
  seed: 7,
  size: { width: 64, height: 36 },
  rate: frameRateOf(25),
  frames: 12,
  caption: false,
};

export const DRAWN: Drawn = {
  frames: 12,
  rate: REQUEST.rate,
  size: REQUEST.size,
  codec: "avc1.64001e",
  framesSha256: "ab".repeat(32),
  scene: { kind: "from-frame", move: "push-in", scaled: false, unread: [] },
  bytes: 1,
};

/** A file in memory, which can be held up. */
export class Memory {
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
export function watch(promise: Promise<unknown>): { readonly failure: () => unknown; readonly result: () => unknown } {
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

export const never = (): Promise<never> => new Promise(() => undefined);

/** Bytes that differ from place to place. */
export const noise = (length: number, seed: number): Uint8Array =>
  new Uint8Array(length).map((_, at) => (at * 31 + (at >> 8) * 7 + seed) % 251);
