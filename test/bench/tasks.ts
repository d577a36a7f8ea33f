/**
 * What keeps the panel from answering while an editor works: the longest task of its page in the stories that the
 * workbench can play, each step by the buttons that a person presses. The media room is a page of its own.
 */

import path from "node:path";
import type { Frame, Page } from "playwright-core";
import { Reel } from "../story.setup";
import { askFor, make, parkPlayhead } from "../workbench/demo/panel";
import type { Figure } from "./figures";

const MOST_MS = 100;
const PATIENCE = { timeout: 180_000 } as const;

interface Task {
  readonly milliseconds: number;
  readonly step: string;
}

/** By whose page it was; tasks that the browser lays to several at once are the workbench's: it holds all of them. */
type Longest = Readonly<Record<"panel" | "room" | "workbench", Task>>;

export async function taskFigures({ dist }: { readonly dist: string }): Promise<readonly Figure[]> {
  const figures: Figure[] = [];
  for (const [story, { seconds, play }] of Object.entries(STORIES)) {
    const reel = await Reel.open({ seconds, root: path.join(dist, "..") });
    try {
      const watch = await Watch.of(reel.page);
      await play(reel, (step, act) => watch.during(step, act));
      figures.push(...rowsOf(story, watch.longest));
    } finally {
      await reel.close();
    }
  }
  return figures;
}

function rowsOf(story: string, { panel, room, workbench }: Longest): readonly Figure[] {
  const beside = ({ milliseconds, step }: Task, name: string): string =>
    milliseconds === 0 ? `${name}: none of 50 ms` : `${name}: ${Math.round(milliseconds)} ms, ${step}`;
  return [
    {
      name: `tasks: the longest, ${story}`,
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

type Step = (step: string, act: () => Promise<unknown>) => Promise<void>;

interface Story {
  /** Of the footage. */
  readonly seconds: number;
  readonly play: (reel: Reel, step: Step) => Promise<void>;
}

const STORIES: Readonly<Record<string, Story>> = {
  "the first five minutes": {
    seconds: 6,
    play: async (reel, step) => {
      const { page, panel } = reel;
      await step("the panel opens on the sample reel", async () => {
        await page.goto(new URL("/", page.url()).href);
        await panel.getByRole("button", { name: /^Draw / }).waitFor(PATIENCE);
      });
      await step("typing a prompt", () =>
        panel.getByLabel("Prompt", { exact: true }).pressSequentially(" A robot turns in the rain at night"),
      );
      // What can be drawn is looked at a moment after the last key.
      await panel.locator("button.primary:enabled").waitFor(PATIENCE);
      await step("drawing", () => make(page, PATIENCE.timeout));
      await step("Ctrl+Z and back", async () => {
        await page.keyboard.press("Control+Z");
        await page.waitForTimeout(500);
        await page.keyboard.press("Control+Shift+Z");
      });
      await tour(reel, step);
    },
  },
  "an insert: three takes, replaced, matched, audited": {
    seconds: 12,
    play: async (reel, step) => {
      const { page, panel } = reel;
      const waiting = panel.getByRole("article").filter({ hasText: "in the bin" });
      await step("connecting an engine", () => reel.connect());
      await step("three takes of the engine", async () => {
        await parkPlayhead(page, "00:00:02:00");
        await askFor(page, { prompt: "A wave breaks on a pier at dawn", seconds: 2, reference: true });
        await panel.getByLabel("Number of takes").selectOption("3 takes");
        await panel.getByRole("button", { name: /^Make 3 / }).click();
        await reel.tab("Takes");
        await panel
          .getByRole("article")
          .filter({ hasText: /on V\d/ })
          .waitFor(PATIENCE);
        await waiting.nth(1).waitFor(PATIENCE);
      });
      const name = (await waiting.first().getAttribute("aria-label")) ?? "";
      const card = panel.getByRole("article", { name });
      await step("replacing", async () => {
        await card.getByRole("button", { name: "Replace", exact: true }).click();
        await card.getByLabel("How it replaces the clip").selectOption("stack");
        await card.getByRole("button", { name: /^Stack above/ }).click();
        await card.getByLabel("How it replaces the clip").waitFor({ state: "detached", ...PATIENCE });
      });
      await step("checking", async () => {
        await card.getByRole("button", { name: "Check" }).click();
        await panel.getByLabel(/^What .* works in$/).selectOption("rec-709");
        await panel.getByRole("button", { name: "Measure" }).click();
        await panel.getByRole("img", { name: /Vectorscope/ }).waitFor(PATIENCE);
      });
      await step("looking for faults", async () => {
        await panel.getByRole("button", { name: "Look for faults" }).click();
        await panel
          .getByText(/frames of what was looked for|found/i)
          .first()
          .waitFor(PATIENCE);
      });
      await step("the audit", () => reel.read());
      await tour(reel, step);
    },
  },
  "a script to an animatic sequence": {
    seconds: 6,
    play: async (reel, step) => {
      const { panel } = reel;
      await reel.tab("Board");
      await panel.getByRole("button", { name: "Storyboard", exact: true }).click();
      // As a paste comes. To type it line by line is 120 ms of the browser's own editor, and no paste.
      await step("pasting two pages", () =>
        panel.getByLabel("Brief, script or shot list").evaluate((field, script) => {
          if (!(field instanceof HTMLTextAreaElement)) throw new Error("There is no field for a script");
          field.value = script;
          field.dispatchEvent(new Event("input", { bubbles: true }));
        }, SCRIPT),
      );
      await step("making a storyboard of them", async () => {
        await panel.getByRole("button", { name: "Make a storyboard of it" }).click();
        await panel.getByRole("button", { name: /^Draw all / }).waitFor(PATIENCE);
      });
      await tour(reel, step);
    },
  },
  "a supervisor’s morning": {
    seconds: 16,
    play: async (reel, step) => {
      const { panel } = reel;
      await reel.connect();
      await reel.makeTake("00:00:02:00", "A wave breaks on a pier at dawn", "Final");
      await reel.dropForeign(216, 48);
      await step("reading the cut", () => reel.read());
      await step("opening a range", () =>
        reel
          .row(/^Shot 1, take 1/)
          .getByRole("button")
          .first()
          .click(),
      );
      await step("the report", async () => {
        await panel.getByRole("button", { name: "Export report …" }).click();
        await panel.getByRole("button", { name: "Page (HTML)" }).click();
        await panel.getByText(/Saved as/).waitFor(PATIENCE);
      });
      await step("the labels", () => panel.getByRole("button", { name: "Label due ranges …" }).click());
      await tour(reel, step);
    },
  },
};

/** Every tab once, and back. */
async function tour(reel: Reel, step: Step): Promise<void> {
  for (const name of ["Board", "Takes", "Review", "Settings", "Shot"]) {
    await step(`opening ${name}`, () => reel.tab(name));
  }
}

const SCRIPT = Array.from(
  { length: 24 },
  (_, scene) =>
    `${scene % 2 === 0 ? "INT. LAB" : "EXT. SEA"} – ${scene % 3 === 0 ? "NIGHT" : "DAWN"}\n\nA person turns from the window. The boat drifts past the pier in the rain.\n\nANNA\nIt is number ${scene}.`,
).join("\n\n");
