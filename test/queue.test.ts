/** Who is sent when, and how often an engine is asked: the order of takes and what holds them back, over a driven clock. */

import "./wire.host";
import { Cancelled } from "../src/core/failure";
import { Pace, pollAfter, quietFor, retryAfter } from "../src/studio/front-desk/pace";
import { Queue } from "../src/studio/front-desk/queue";

/** Milliseconds that pass only when a test says so. */
class Clock {
  now = 1_000_000;
  longest = 0;
  #sleepers: { readonly at: number; readonly wake: () => void }[] = [];

  readonly sleep = (milliseconds: number): Promise<void> => {
    this.longest = Math.max(this.longest, milliseconds);
    return new Promise((wake) => this.#sleepers.push({ at: this.now + milliseconds, wake }));
  };

  async pass(milliseconds: number): Promise<void> {
    const end = this.now + milliseconds;
    for (;;) {
      await settled();
      const next = [...this.#sleepers].sort((a, b) => a.at - b.at)[0];
      if (next === undefined || next.at > end) break;
      this.#sleepers = this.#sleepers.filter((one) => one !== next);
      this.now = Math.max(this.now, next.at);
      next.wake();
    }
    this.now = end;
  }

  /** As an operating system does that finds its clock wrong: what sleeps goes on sleeping for as long. */
  setBack(milliseconds: number): void {
    this.now -= milliseconds;
    this.#sleepers = this.#sleepers.map(({ at, wake }) => ({ at: at - milliseconds, wake }));
  }
}

const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const never = (): AbortSignal => new AbortController().signal;

describe("questions to an engine", () => {
  test("are asked less often the older a job is, from every 3 s to every 30 s", () => {
    const ages = [0, 30, 60, 120, 200, 300, 3600, 86_400];
    expect(ages.map((age) => pollAfter(age, 0.5))).toEqual([3, 3, 6, 12, 20, 30, 30, 30]);
  });

  test("come at most 20 % earlier or later than that", () => {
    for (const chance of [0, 0.25, 0.5, 0.75, 1]) {
      expect(pollAfter(100, chance) / 10).toBeCloseTo(0.8 + 0.4 * chance, 9);
      expect(retryAfter(1, chance) / 3).toBeCloseTo(0.8 + 0.4 * chance, 9);
    }
  });

  test("about a job whose age nobody can tell are asked as about a new one", () => {
    expect(pollAfter(Number.NaN, 0.5)).toBe(3);
    expect(pollAfter(-7200, 0.5)).toBe(3);
  });

  test("that fail are asked again after 3, 6, 12 … 60 s", () => {
    expect([1, 2, 3, 4, 5, 6, 1000].map((tries) => retryAfter(tries, 0.5))).toEqual([3, 6, 12, 24, 48, 60, 60]);
  });

  test("wait for at least a second and at most an hour, whatever an engine says", () => {
    expect([0, 0.2, 7, 86_400].map(quietFor)).toEqual([1, 1, 7, 3600]);
  });
});

describe("the pace of one engine", () => {
  function aPace(): { clock: Clock; pace: Pace; held: number[]; through: string[]; ask: Asking } {
    const clock = new Clock();
    const held: number[] = [];
    const pace = new Pace(
      clock.sleep,
      () => clock.now,
      (seconds) => held.push(seconds),
    );
    const through: string[] = [];
    const ask: Asking = (name, signal = never()) => {
      const began = clock.now;
      void pace.turn(30, signal).then(
        () => through.push(`${name} +${(clock.now - began) / 1000} s`),
        (error: unknown) => through.push(`${name} ${error instanceof Cancelled ? "stopped" : String(error)}`),
      );
    };
    return { clock, pace, held, through, ask };
  }
  type Asking = (name: string, signal?: AbortSignal) => void;

  test("is at most its rate, in the order in which they came", async () => {
    const { clock, through, ask } = aPace();
    for (const name of ["a", "b", "c", "d"]) ask(name);
    await clock.pass(4000);
    expect(through).toEqual(["a +0 s", "b +2 s", "c +4 s"]);
    await clock.pass(2000);
    expect(through.at(-1)).toBe("d +6 s");
  });

  test("leaves no gap for one that is stopped", async () => {
    const { clock, through, ask } = aPace();
    const stop = new AbortController();
    ask("a");
    for (let index = 0; index < 5; index += 1) ask("stopped", stop.signal);
    ask("b");
    stop.abort();
    await clock.pass(2000);
    expect(through.filter((line) => !line.startsWith("stopped"))).toEqual(["a +0 s", "b +2 s"]);
    expect(through.filter((line) => line === "stopped stopped")).toHaveLength(5);
  });

  test("is kept when the clock is set back by an hour", async () => {
    const { clock, through, ask } = aPace();
    ask("a");
    await clock.pass(0);
    clock.setBack(3_600_000);
    ask("b");
    await clock.pass(2000);
    expect(through).toEqual(["a +0 s", "b +2 s"]);
  });

  test("rests for everybody as long as the engine asked of one, also for who waits already", async () => {
    const { clock, pace, held, through, ask } = aPace();
    ask("a");
    ask("b");
    await clock.pass(1000);
    pace.hold(60);
    ask("c");
    await clock.pass(59_000);
    expect(through).toEqual(["a +0 s"]);
    await clock.pass(10_000);
    expect(through).toEqual(["a +0 s", "b +61 s", "c +62 s"]);
    expect(held).toEqual([60]);
  });

  test("asks again after a second where the engine says 0, and after an hour where it says a month", async () => {
    const { clock, pace, through, ask } = aPace();
    pace.hold(0);
    ask("a");
    await clock.pass(1000);
    pace.hold(30 * 86_400);
    ask("b");
    await clock.pass(3_599_000);
    expect(through).toEqual(["a +1 s"]);
    await clock.pass(1000);
    expect(through).toEqual(["a +1 s", "b +3600 s"]);
    expect(clock.longest).toBeLessThan(2 ** 31);
  });
});

describe("the queue", () => {
  function aQueue(atOnce = 1): { clock: Clock; queue: Queue; sent: string[]; wait: (...ids: string[]) => void } {
    const clock = new Clock();
    const queue = new Queue({
      atOnce: () => atOnce,
      sleep: clock.sleep,
      onChange: () => undefined,
      onError: (error) => {
        throw error;
      },
    });
    queue.open();
    const sent: string[] = [];
    const wait = (...ids: string[]): void => {
      for (const id of ids) {
        queue.enter("gpu", { takeId: id, askedAt: id }, "end");
        void queue.turn("gpu", id, never()).then(() => sent.push(id));
      }
    };
    return { clock, queue, sent, wait };
  }

  test.each([
    ["first", "c", ["c", "a", "b", "d"]],
    ["up", "c", ["a", "c", "b", "d"]],
    ["down", "b", ["a", "c", "b", "d"]],
    ["last", "b", ["a", "c", "d", "b"]],
    ["up", "a", ["a", "b", "c", "d"]],
    ["down", "d", ["a", "b", "c", "d"]],
    ["first", "nobody", ["a", "b", "c", "d"]],
  ] as const)("moved %s, %s is sent in that order", async (to, id, order) => {
    const { queue, sent, wait } = aQueue(4);
    queue.pause(true);
    wait("a", "b", "c", "d");
    queue.move(id, to);
    expect(queue.state.waiting).toEqual(order);
    queue.pause(false);
    await settled();
    expect(sent).toEqual(order);
  });

  test("a take that was moved, turned away and waits again stands where it was moved to", () => {
    const { queue, wait } = aQueue();
    queue.pause(true);
    wait("a", "b", "c");
    queue.move("c", "first");
    queue.pause(false);
    expect(queue.state).toMatchObject({ running: ["c"], waiting: ["a", "b"] });
    queue.hold("gpu", 10);
    wait("c");
    expect(queue.state.waiting).toEqual(["c", "a", "b"]);
  });

  test("nobody overtakes a take that is about to wait", async () => {
    const { queue, sent, wait } = aQueue();
    queue.enter("gpu", { takeId: "a", askedAt: "a" }, "end");
    wait("b");
    await settled();
    expect(sent).toEqual([]);
    wait("a");
    await settled();
    expect(sent).toEqual(["a"]);
  });

  test("who does not come after all holds nobody up", async () => {
    const { queue, sent, wait } = aQueue();
    queue.enter("gpu", { takeId: "a", askedAt: "a" }, "end");
    wait("b");
    queue.gone("a");
    await settled();
    expect(sent).toEqual(["b"]);
  });

  test.each([
    [0, 1],
    [7, 7],
    [30 * 86_400, 3600],
  ])("an engine that says Retry-After: %s is sent the next take after %s s", async (said, seconds) => {
    const { clock, queue, sent, wait } = aQueue();
    queue.hold("gpu", said);
    wait("a");
    await clock.pass(seconds * 1000 - 1);
    expect(sent).toEqual([]);
    expect(queue.placeOf("a")).toEqual({ step: "queued", before: 0, because: "busy" });
    await clock.pass(1);
    expect(sent).toEqual(["a"]);
    expect(clock.longest).toBeLessThan(2 ** 31);
  });

  test("an engine that turns takes away again and again without saying how long is left alone for 10, 20 … 300 s", async () => {
    const { clock, queue, sent, wait } = aQueue();
    for (const seconds of [10, 20, 40, 80, 160, 300, 300]) {
      queue.hold("gpu", undefined);
      wait(`after ${seconds}`);
      await clock.pass(seconds * 1000 - 1);
      expect(queue.state.waiting).toHaveLength(1);
      await clock.pass(1);
      const leave = queue.occupy("gpu", sent.at(-1) ?? "");
      leave();
    }
    expect(sent).toHaveLength(7);
  });

  test("takes that wait because of the key go as soon as Settings change", async () => {
    const { queue, sent, wait } = aQueue();
    queue.hold("gpu", undefined, "key");
    wait("a");
    expect(queue.placeOf("a")).toEqual({ step: "queued", before: 0, because: "key" });
    queue.look();
    await settled();
    expect(sent).toEqual(["a"]);
  });
});
