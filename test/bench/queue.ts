/** Five hundred takes, fifty at once: what memory, the event loop and the engine feel of it. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { DIALECT } from "../../src/engines/openai-videos/dialects";
import { aHole, MODEL, until } from "../rig/kill";
import { HASTE, PanelProcess } from "../rig/process";
import { serve } from "../rig/served";
import type { Figure } from "./figures";

const TAKES = 500;
const AT_ONCE = 50;
/** Of a job, by the wall; on the panel's clock 200 times that. */
const LIFE_MS = 1500;

export async function queueFigures(): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "pickup-queue-"));
  await PanelProcess.folders(folder);
  const served = await serve({ tongue: "vllm-omni", lifeMs: LIFE_MS, models: [MODEL] });
  const premiere = await aHole(folder);
  const panel = new PanelProcess({ folder, project: premiere.project, secrets: new Map() });
  const { studio } = panel;
  const loop = new Loop();
  try {
    await studio.start();
    await until("the project", () => studio.state.plan !== undefined);
    await studio.settings.saveEngine({
      name: "Bench",
      wire: "openai-videos",
      address: served.url,
      dialect: "vllm-omni",
      privateHttp: false,
      atOnce: AT_ONCE,
      costs: "nothing",
    });
    const engineId = studio.state.engines[0]?.entry.id ?? "";
    studio.editForm({ prompt: "The lights fail.", maker: { kind: "engine", engineId, model: MODEL } });
    await until("the plan", () => studio.state.plan?.refusal === undefined);
    let most = 0;
    const ready = (): number => {
      most = Math.max(most, studio.state.queue.running.length);
      return studio.state.takes.filter(({ take }) => take.state.kind === "ready").length;
    };
    const asking = (async () => {
      for (let count = 0; count < TAKES; count += 1) await studio.make();
    })();
    await until("a fifth of them", () => ready() >= TAKES / 5, 600_000);
    await asking;
    const warm = heapNow();
    const began = Date.now();
    loop.start();
    await until("all of them", () => ready() >= TAKES, 900_000);
    const longest = loop.stop();
    const minutes = ((Date.now() - began) * HASTE) / 60_000;
    const end = heapNow();
    const polls = (await served.requests()).filter(({ route, at }) => route === "status" && at >= began).length;
    return [
      {
        name: "queue: takes running at once",
        unit: "",
        bound: { kind: "least", value: AT_ONCE },
        seen: { value: most },
      },
      {
        name: `queue: memory growth from ${TAKES / 5} takes to ${TAKES}`,
        unit: "%",
        bound: { kind: "most", value: 10 },
        seen: { value: (100 * (end - warm)) / warm },
        beside: `${(warm / 1e6).toFixed(0)} MB to ${(end / 1e6).toFixed(0)} MB`,
      },
      { name: "queue: longest task", unit: "ms", bound: { kind: "most", value: 50 }, seen: { value: longest } },
      {
        name: "queue: questions a minute",
        unit: "",
        bound: { kind: "most", value: DIALECT["vllm-omni"].pollsPerMinute },
        seen: { value: polls / minutes },
        beside: `${polls} in ${minutes.toFixed(0)} min of the panel's clock`,
      },
    ];
  } finally {
    panel.kill();
    served.stop();
    await panel.premiere.settled();
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

function heapNow(): number {
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}

/** How long nothing else could run: the gap between two beats that should be 2 ms apart. */
class Loop {
  #longest = 0;
  #timer: NodeJS.Timeout | undefined;

  start(): void {
    let last = performance.now();
    this.#timer = setInterval(() => {
      const now = performance.now();
      this.#longest = Math.max(this.#longest, now - last - 2);
      last = now;
    }, 2);
  }

  stop(): number {
    clearInterval(this.#timer);
    return this.#longest;
  }
}
