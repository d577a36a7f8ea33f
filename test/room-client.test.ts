/**
 * The panel's side of the media room: it starts, is watched, dies and is built anew.
 *
 * @jest-environment jsdom
 */

import { failureOf } from "../src/core/failure";
import type { Drawn } from "../src/core/drawing";
import { bridge, createElement, DRAWN, Memory, never, noise, REQUEST, room, watch } from "./room-client.setup";

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
