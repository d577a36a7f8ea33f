/** Two takes beside each other without a face: which pictures are asked for, and when. */

import "./wire.host";
import path from "node:path";
import { CompareCommands } from "../src/studio/takes/compare-commands";
import type { CompareState } from "../src/studio/takes/compare-state";
import type { StudioState } from "../src/studio/state";
import { openRoom } from "./studio.setup";
import { until } from "./wire.setup";

/** What waits until it is let go. */
class Gate {
  readonly #waiting: (() => void)[] = [];
  #isOpen = false;

  pass(): Promise<void> {
    return this.#isOpen ? Promise.resolve() : new Promise((resolve) => this.#waiting.push(resolve));
  }

  get isTried(): boolean {
    return this.#waiting.length > 0;
  }

  open(): void {
    this.#isOpen = true;
    for (const go of this.#waiting.splice(0)) go();
  }
}

test("a take whose file is open only while the other is drawn gets its picture at that moment, too", async () => {
  const room = await openRoom({ lifeMs: 30 });
  try {
    await room.addEngine();
    room.studio.editForm({ count: 2 });
    await room.studio.make({ confirmed: true });
    await until("both takes", () => [0, 1].every((at) => room.studio.state.takes[at]?.take.state.kind === "ready"));
    const [a = "", b = ""] = room.studio.state.takes.map(({ take }) => take.id);

    let compare: CompareState = { kind: "closed" };
    const probes = { a: new Gate(), b: new Gate() };
    const drawing = new Gate();
    let asked = 0;
    const commands = new CompareCommands({
      desk: {
        get state(): StudioState {
          return { ...room.studio.state, compare };
        },
        set: (change) => {
          compare = change.compare ?? compare;
        },
      },
      takes: { get: (takeId) => ({ take: room.take(takeId), folder: path.join(room.folder, "Pickup/takes", takeId) }) },
      room: {
        state: { kind: "ready" },
        probe: async () => {
          asked += 1;
          await (asked === 1 ? probes.a : probes.b).pass();
          return {
            kind: "video",
            mimeType: "video/mp4",
            size: { width: 16, height: 9 },
            pixelAspect: { numerator: 1, denominator: 1 },
            rotation: 0,
            frames: 50,
            seconds: 2,
            constantRate: true,
            colour: {},
            decodable: true,
          };
        },
        thumbnail: async (_file, { atSeconds }) => {
          await drawing.pass();
          return { dataUrl: `data:image/png;base64,${atSeconds.toFixed(2)}`, size: { width: 16, height: 9 } };
        },
      },
      log: { trouble: (what, error) => fail(`${what}: ${String(error)}`) },
    });
    const sides = (): readonly (string | undefined)[] =>
      compare.kind === "open" ? [compare.a.picture, compare.b.picture] : [];

    commands.choose(a);
    commands.choose(b);
    probes.a.open();
    await until("the second being looked into", () => probes.b.isTried);
    commands.look(1.5);
    await until("the first being drawn", () => drawing.isTried);
    probes.b.open();
    await until("the second being open", () => compare.kind === "open" && compare.b.media !== undefined);
    drawing.open();
    await until("both pictures", () => sides().every((one) => one !== undefined));
    expect(sides()).toEqual(["data:image/png;base64,1.50", "data:image/png;base64,1.50"]);
    commands.leave();
  } finally {
    await room.close();
  }
});

test("a take that is left while its file is being opened leaves no file open", async () => {
  const room = await openRoom({ lifeMs: 30 });
  try {
    await room.addEngine();
    room.studio.editForm({ count: 2 });
    await room.studio.make({ confirmed: true });
    await until("both takes", () => [0, 1].every((at) => room.studio.state.takes[at]?.take.state.kind === "ready"));
    const [a = "", b = ""] = room.studio.state.takes.map(({ take }) => take.id);
    const rests = openFiles();
    for (let wait = 0; wait < 12; wait += 1) {
      room.studio.compare.choose(a);
      room.studio.compare.choose(b);
      for (let turn = 0; turn < wait; turn += 1) await new Promise((resolve) => setImmediate(resolve));
      room.studio.compare.leave();
    }
    await until("the files being closed", () => openFiles() === rests);
  } finally {
    await room.close();
  }
});

function openFiles(): number {
  return Number(Reflect.get(jest.requireMock<object>("fs"), "openFiles"));
}

function fail(why: string): never {
  throw new Error(why);
}
