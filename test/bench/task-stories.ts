/** The days that the bench plays while it listens for long tasks: what a person presses, and what each step is called. */

import type { ServiceOptions } from "../service/service";
import { inSight } from "../in-sight";
import { decideElsewhere } from "../review-page";
import type { Reel } from "../story.setup";
import { askFor, make, parkPlayhead } from "../workbench/demo/panel";

const PATIENCE = { timeout: 180_000 } as const;

export type Step = (step: string, act: () => Promise<unknown>) => Promise<void>;

export interface Story {
  /** Of the footage. */
  readonly seconds: number;
  /** Frames of what the engine makes; absent: five seconds of its own. */
  readonly film?: number;
  readonly engine?: Partial<ServiceOptions>;
  readonly play: (reel: Reel, step: Step) => Promise<void>;
}

export const STORIES: Readonly<Record<string, Story>> = {
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
  "a product spot: three versions of a turntable": {
    seconds: 4,
    play: async (reel, step) => {
      const { page, panel } = reel;
      await step("three animatics of one prompt", async () => {
        await parkPlayhead(page, "00:00:01:00");
        const prompt = "A perfume bottle on a turntable, white background, close-up";
        await askFor(page, { prompt, seconds: 1, reference: false });
        await panel.getByLabel("Number of takes").selectOption("3 takes");
        await panel.getByRole("button", { name: /^Draw 3 / }).click();
        await reel.tab("Takes");
        await panel.getByRole("article").filter({ hasText: "in the bin" }).nth(1).waitFor(PATIENCE);
      });
      await step("keeping all three", async () => {
        for (const take of [1, 2, 3]) {
          const card = panel.getByRole("article", { name: new RegExp(`, take ${take}$`) });
          await card.getByRole("button", { name: "Keep" }).click();
        }
      });
      await step("three versions", async () => {
        await panel.getByRole("button", { name: "Versions" }).click();
        await panel.getByRole("button", { name: "Make 3 versions" }).click();
        await panel.getByText(/^Made .* A, .* B, .* C\./).waitFor(PATIENCE);
      });
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
  "a script drawn, laid out and made real": {
    seconds: 2,
    film: 48,
    play: async (reel, step) => {
      const { panel } = reel;
      await reel.connect();
      await reel.tab("Board");
      await panel.getByRole("button", { name: "Storyboard", exact: true }).click();
      const shots = "INT. LAB – NIGHT\n\nA person on a chair.\n\nEXT. SEA – DAWN\n\nA boat on the sea.";
      await panel.getByLabel("Brief, script or shot list").fill(shots);
      await panel.getByRole("button", { name: "Make a storyboard of it" }).click();
      await step("drawing all", async () => {
        await panel.getByRole("button", { name: "Draw all 2 shots" }).click();
        await panel.locator("button:enabled", { hasText: "Lay out as a new sequence" }).waitFor(PATIENCE);
      });
      await step("laying out", async () => {
        await panel.getByRole("button", { name: "Lay out as a new sequence" }).click();
        await panel.getByText(/^2 shots laid out in/).waitFor(PATIENCE);
      });
      for (const [index, number] of [1, 2].entries()) {
        await step(`shot ${number} by the engine`, async () => {
          await panel.getByRole("button", { name: `Open shot ${number}` }).click();
          await reel.chooseMaker("Studio GPU");
          await panel.getByRole("button", { name: /^Make 1 take.*, in its place$/ }).click();
          await reel.until("the take in its place", async () => {
            const jobs = reel.service.jobs.length;
            return (
              jobs > index && (await reel.undoLabels()).filter((label) => /replace|take/i.test(label)).length > index
            );
          });
        });
      }
      await tour(reel, step);
    },
  },
  "a scene of a minute, link 4 redone": {
    seconds: 4,
    film: 192,
    engine: { tongue: "openai", models: ["veo-3.1-fast-generate-001"] },
    play: async (reel, step) => {
      const { panel } = reel;
      const link = panel.getByRole("article", { name: "Link 4", exact: true });
      await reel.connect({ pays: true });
      await reel.park("00:00:04:00");
      await reel.tab("Board");
      await panel.getByRole("button", { name: "Long scene" }).click();
      await step("planning it", async () => {
        await panel.getByLabel("Prompt", { exact: true }).fill("A woman walks through the town");
        await panel.getByLabel("Length of the scene in seconds").fill("60");
        await panel.getByLabel("What happens, one line a link").fill("She leaves the house.\nRain sets in.");
      });
      await step("eight links", async () => {
        await panel.getByRole("button", { name: "Make 1:00:00 in 8 links" }).click();
        await panel.getByRole("button", { name: /^Yes, spend about/ }).click();
        await panel.getByText("8 of 8 links").waitFor(PATIENCE);
      });
      await step("laying out", async () => {
        await panel.getByRole("button", { name: "Lay 8 links out at 00:00:04:00" }).click();
        await link.getByText("on V1").waitFor(PATIENCE);
      });
      await step("link 4 redone", async () => {
        await link.getByRole("button", { name: "Redo …" }).click();
        await link.getByRole("button", { name: "Redo", exact: true }).click();
        await link.getByRole("button", { name: "Put in the cut" }).click(PATIENCE);
        await link.getByText("on V1").waitFor(PATIENCE);
      });
      await tour(reel, step);
    },
  },
  "a colourist’s hour: six takes measured": {
    seconds: 12,
    film: 24,
    play: async (reel, step) => {
      const { page, panel } = reel;
      await reel.connect();
      for (let take = 0; take < 6; take += 1) {
        await reel.park(`00:00:0${take}:12`);
        await askFor(page, { prompt: `Wave ${take + 1}`, seconds: 0.5, reference: false });
        await panel.getByRole("button", { name: /^Make a / }).click();
        await panel.getByRole("article").first().getByText(`on V2, 00:00:0${take}:12`).waitFor(PATIENCE);
      }
      await reel.tab("Takes");
      for (const shot of [6, 5, 4, 3, 2, 1]) {
        await step(`measuring the take of shot ${shot}`, async () => {
          const card = panel.getByRole("article", { name: `Shot ${shot}, take 1` });
          await inSight(reel, card);
          await card.getByRole("button", { name: "Check" }).click();
          const check = card.getByRole("group", { name: /^How .* cuts$/ });
          if (shot === 6) await check.getByLabel(/^What .* works in$/).selectOption("rec-709");
          await check.getByLabel("Against").selectOption("before");
          await check.getByRole("button", { name: "Measure" }).click();
          await check.getByRole("img", { name: /^Vectorscope/ }).waitFor(PATIENCE);
          await card.getByRole("button", { name: "Check" }).click();
        });
      }
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
      await step("a label, decided and laid", async () => {
        await panel.getByRole("button", { name: "Label due ranges …" }).click();
        const label = reel.row(/^Shot 1, take 1/).getByRole("group", { name: "Label" });
        await label.getByRole("combobox", { name: "Label", exact: true }).selectOption({ label: "Label: due" });
        await label.getByLabel("Who decides").fill("M. R.");
        await label.getByLabel("Reason").fill("A pier that exists");
        await label.getByRole("button", { name: "Record the decision" }).click();
        await panel.getByRole("button", { name: "Lay 1 label", exact: true }).click();
        await panel.getByText("1 label lies in the cut, as it should.").waitFor(PATIENCE);
      });
      await step("a review pack out", async () => {
        reel.answer = "/Projects";
        await panel.getByRole("button", { name: "Review pack …" }).click();
        await panel.getByText(/Send the whole folder/).waitFor(PATIENCE);
      });
      const said = await panel.getByText(/Send the whole folder/).innerText();
      const decisions = await decideElsewhere(reel, said, async (ranges) => {
        for (const range of await ranges.all()) await range.getByLabel("Approve").check();
      });
      await step("decisions in", async () => {
        const choosing = reel.page.waitForEvent("filechooser");
        await panel.getByRole("button", { name: "Take in decisions …" }).click();
        await (await choosing).setFiles(decisions);
        await panel.getByText(/taken in from decisions\.json/).waitFor(PATIENCE);
      });
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
