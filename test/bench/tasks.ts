/**
 * What keeps the panel from answering while an editor works: the longest task of its page in whole days, each step by the
 * buttons that a person presses. The media room is a page of its own.
 */

import path from "node:path";
import type { Frame, Page } from "playwright-core";
import { Reel } from "../story.setup";
import type { Figure } from "./figures";
import { STORIES } from "./task-stories";

const MOST_MS = 100;

interface Task {
  readonly milliseconds: number;
  readonly step: string;
}

/** By whose page it was; tasks that the browser lays to several at once are the workbench's: it holds all of them. */
type Longest = Readonly<Record<"panel" | "room" | "workbench", Task>>;

export async function taskFigures({ dist }: { readonly dist: string }): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const [story, { play, ...wish }] of Object.entries(STORIES)) {
    const reel = await Reel.open({ ...wish, root: path.join(dist, ".."), hasty: false });
    try {
      const watch = await Watch.of(reel.page);
      await play(reel, (step, act) => watch.during(step, act));
      figures.push(...rowsOf(story, watch.longest));
    } catch (error) {
      // The other days are played all the same.
      figures.push(brokenOff(story, error));
    } finally {
      await reel.close();
    }
  }
  return figures;
}

/** A day that could not be played to its end holds no bound. */
function brokenOff(story: string, error: unknown): Figure {
  const [why = ""] = (error instanceof Error ? error.message : String(error)).split("\n");
  const bound = { kind: "most", value: MOST_MS } as const;
  return { name: nameOf(story), unit: "ms", bound, seen: { value: Infinity }, beside: `broke off: ${why}` };
}

function nameOf(story: string): string {
  return `tasks: the longest, ${story}`;
}

function rowsOf(story: string, { panel, room, workbench }: Longest): readonly Figure[] {
  const beside = ({ milliseconds, step }: Task, name: string): string =>
    milliseconds === 0 ? `${name}: none of 50 ms` : `${name}: ${Math.round(milliseconds)} ms, ${step}`;
  return [
    {
      name: nameOf(story),
      unit: "ms",
      bound: { kind: "most", value: MOST_MS },
      seen: { value: panel.milliseconds },
      beside: [
        panel.milliseconds === 0 ? "none of 50 ms" : panel.step,
        beside(room, "the media room"),
        beside(workbench, "the simulated Premiere"),
      ].join("; "),
    },
  ];
}

/** Hears of every task of 50 ms or more, in every page of the workbench. */
class Watch {
  longest: Longest = { panel: NONE, room: NONE, workbench: NONE };
  readonly #page: Page;

  private constructor(page: Page) {
    this.#page = page;
  }

  static async of(page: Page): Promise<Watch> {
    await page.context().addInitScript(note);
    for (const frame of page.frames()) await frame.evaluate(note);
    return new Watch(page);
  }

  async during(step: string, act: () => Promise<unknown>): Promise<void> {
    await this.#hear();
    await act();
    await this.#page.waitForTimeout(300);
    for (const { who, milliseconds } of await this.#hear()) {
      if (milliseconds > this.longest[who].milliseconds) {
        this.longest = { ...this.longest, [who]: { milliseconds, step } };
      }
    }
  }

  /** Since it was last asked. A frame that is being rebuilt says nothing. */
  async #hear(): Promise<readonly { readonly who: keyof Longest; readonly milliseconds: number }[]> {
    const heard = this.#page.frames().map(async (frame) => {
      const { own, shared } = await frame.evaluate(told).catch(() => ({ own: 0, shared: 0 }));
      const who = this.#whose(frame);
      return [
        { who, milliseconds: own },
        { who: "workbench", milliseconds: who === "workbench" ? shared : 0 },
      ] as const;
    });
    return (await Promise.all(heard)).flat();
  }

  #whose(frame: Frame): keyof Longest {
    if (frame === this.#page.mainFrame()) return "workbench";
    return frame.parentFrame() === this.#page.mainFrame() ? "panel" : "room";
  }
}

const NONE: Task = { milliseconds: 0, step: "" };

/**
 * Runs in every frame: the longest tasks so far stand at `pickupTasks`. A script that the panel requires comes from the
 * workbench's server while the page stands still, where Premiere reads it off the disk: that wait is not the panel's.
 */
function note(): void {
  if (Reflect.has(window, "pickupTasks")) return;
  const longest = { own: 0, shared: 0 };
  Reflect.set(window, "pickupTasks", longest);
  const waits: { readonly at: number; readonly took: number }[] = [];
  const { prototype } = XMLHttpRequest;
  const send: unknown = Reflect.get(prototype, "send");
  if (typeof send !== "function") throw new Error("This page cannot ask for a script");
  prototype.send = function (...given: Parameters<typeof prototype.send>): void {
    const at = performance.now();
    Reflect.apply(send, this, given);
    waits.push({ at, took: performance.now() - at });
  };
  new PerformanceObserver((list) => {
    for (const { name, startTime, duration } of list.getEntries()) {
      const within = waits.filter(({ at }) => at >= startTime && at < startTime + duration);
      const worked = within.reduce((rest, { took }) => rest - took, duration);
      if (name === "self") longest.own = Math.max(longest.own, worked);
      if (name === "multiple-contexts" || name === "unknown") longest.shared = Math.max(longest.shared, worked);
    }
  }).observe({ entryTypes: ["longtask"] });
}

/** Milliseconds since it was last asked; 0: none of 50 or more. */
function told(): { own: number; shared: number } {
  const longest: unknown = Reflect.get(window, "pickupTasks");
  const of = (name: string): number =>
    typeof longest === "object" && longest !== null ? Number(Reflect.get(longest, name)) : 0;
  const found = { own: of("own"), shared: of("shared") };
  if (typeof longest === "object" && longest !== null) Object.assign(longest, { own: 0, shared: 0 });
  return found;
}
