/** A long sitting: two hundred takes of fifty shots, one of each shot replaced; what the panel holds in memory of it. */

import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { frameRateOf, ticksOfFrames, type Ticks } from "../../src/core/time";
import type { TakeRow } from "../../src/studio/takes/take-row";
import { aHole, MODEL, until } from "../rig/kill";
import { PanelProcess } from "../rig/process";
import { serve } from "../rig/served";
import type { Figure } from "./figures";

const SHOTS = 50;
const TAKES_A_SHOT = 4;
const FIRST = 10;
/** Of a job, by the wall. */
const LIFE_MS = 20;
const PATIENCE_MS = 30_000;
const FILM = frameRateOf(24);
const SHOT_FRAMES = 96;

export async function sittingFigures(): Promise<Figure[]> {
  const folder = await mkdtemp(path.join(tmpdir(), "pickup-sitting-"));
  await PanelProcess.folders(folder);
  const served = await serve({ tongue: "vllm-omni", lifeMs: LIFE_MS, models: [MODEL] });
  const premiere = await aHole(folder);
  const panel = new PanelProcess({ folder, project: premiere.project, secrets: new Map() });
  const sitting = new Sitting(panel);
  try {
    await sitting.begin(served.url);
    const heaps: number[] = [];
    for (let shot = 0; shot < SHOTS; shot += 1) {
      for (let number = 1; number <= TAKES_A_SHOT; number += 1) {
        await sitting.make(shot);
        if (sitting.made === FIRST) heaps.push(await heapNow());
      }
      await sitting.replace();
    }
    heaps.push(await heapNow());
    const [first = Infinity, end = Infinity] = heaps;
    return [
      {
        name: `sitting: memory after ${sitting.made} takes to that after ${FIRST}`,
        unit: "×",
        bound: { kind: "most", value: 1.2 },
        seen: { value: end / first },
        beside: `${(first / 1e6).toFixed(1)} MB to ${(end / 1e6).toFixed(1)} MB, the simulated project and its undo steps included; ${sitting.replaced} replaced`,
      },
    ];
  } finally {
    panel.kill();
    served.stop();
    await panel.premiere.settled();
    await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  }
}

/** What the editor does, one thing after the other. */
class Sitting {
  made = 0;
  replaced = 0;
  readonly #panel: PanelProcess;

  constructor(panel: PanelProcess) {
    this.#panel = panel;
  }

  async begin(address: string): Promise<void> {
    const { studio } = this.#panel;
    await studio.start();
    await until("the project", () => studio.state.plan !== undefined);
    await studio.settings.saveEngine({
      name: "Bench",
      wire: "openai-videos",
      address,
      dialect: "vllm-omni",
      privateHttp: false,
      atOnce: 1,
      costs: "nothing",
    });
    const engineId = studio.state.engines[0]?.entry.id ?? "";
    studio.editForm({ way: "in-out", maker: { kind: "engine", engineId, model: MODEL } });
  }

  /** A take of that shot, from 0, laid onto the timeline; every further one of it is taken back into the bin. */
  async make(shot: number): Promise<void> {
    const { studio, premiere } = this.#panel;
    const start = ticksOfFrames(1000 + shot * SHOT_FRAMES, FILM);
    const sequenceId = premiere.project.view.activeSequenceId ?? "";
    premiere.mark(sequenceId, { in: start, out: ticksOfFrames(1000 + (shot + 1) * SHOT_FRAMES, FILM) });
    studio.editForm({ prompt: `The lights fail, ${shot}.` });
    await until("the marks", () => this.#isPlannedAt(start), PATIENCE_MS);
    const known = studio.state.takes.length;
    // What was just laid or taken back may not have been seen yet: the panel says so, and the button is pressed again.
    while (!(await this.#pressed(known)));
    await until("the placement", () => this.#latest?.take.placement !== undefined, PATIENCE_MS).catch(
      (error: unknown) => {
        throw new Error(`Take ${this.made + 1}: ${JSON.stringify(this.#latest)}`, { cause: error });
      },
    );
    if (this.#latest?.take.number !== 1) {
      premiere.undo();
      await until("the panel to see it", () => this.#latest?.onTimeline.length === 0, PATIENCE_MS);
    }
    this.made += 1;
  }

  /** Whether there is one take more. @throws Error with why it was refused. */
  async #pressed(known: number): Promise<boolean> {
    const { studio } = this.#panel;
    const isAsked = (): boolean => studio.state.takes.length > known;
    studio.dismissProblem();
    await studio.make();
    await until("the take", () => isAsked() || studio.state.problem !== undefined, PATIENCE_MS);
    const { problem } = studio.state;
    if (problem !== undefined && problem.failure.kind !== "plan-changed") {
      throw new Error(`It was refused: ${JSON.stringify(problem)}`);
    }
    return isAsked();
  }

  /** The latest take in the place of the one that lies there. */
  async replace(): Promise<void> {
    const { studio } = this.#panel;
    const id = this.#latest?.take.id ?? "";
    await studio.replace.look(id);
    await studio.replace.replace(id, "overwrite");
    const { problem } = studio.state;
    if (this.#latest?.onTimeline.length !== 1) throw new Error(`It was not replaced: ${JSON.stringify(problem)}`);
    this.replaced += 1;
  }

  get #latest(): TakeRow | undefined {
    return this.#panel.studio.state.takes[0];
  }

  #isPlannedAt(start: Ticks): boolean {
    const { plan } = this.#panel.studio.state;
    return plan?.where.way === "in-out" && plan.where.rangeInSequence.start === start && plan.refusal === undefined;
  }
}

/** Bytes, once what was under way has ended and what nobody holds is gone. */
async function heapNow(): Promise<number> {
  await new Promise((resolve) => setTimeout(resolve, 3000));
  globalThis.gc?.();
  return process.memoryUsage().heapUsed;
}
