import type { Page } from "playwright-core";
import { describeInBrowser } from "./browser";
import { greyFrame, openPanelPage, type PanelInBrowser } from "./panel-in-browser";
import { everyState } from "./ui-every-state";
import type { Showing } from "./ui-page";

const states = Object.keys(everyState(""));

describeInBrowser("the panel in a browser", () => {
  let panel: PanelInBrowser;
  let page: Page;

  beforeAll(async () => {
    panel = await openPanelPage();
    ({ page } = panel);
  }, 240_000);

  afterAll(() => panel.close());

  /** Sets the page's width as well. */
  async function asked(state: string, language: "en" | "fr", width: number): Promise<Showing> {
    if (page.viewportSize()?.width !== width) await page.setViewportSize({ width, height: 900 });
    const picture = state === "tall" || state === "portrait" ? greyFrame(1080, 1920) : greyFrame(1280, 534);
    return { state, language, theme: "dark", picture };
  }

  async function show(state: string, language: "en" | "fr", width: number): Promise<void> {
    await page.evaluate((showing) => window.showPanel(showing), await asked(state, language, width));
  }

  function sticking(): Promise<readonly string[]> {
    return page.evaluate(() => window.sticking());
  }

  /** Each tab in turn, as the panel stands on it. */
  async function everyTab(state: string): Promise<
    readonly {
      readonly sticking: readonly string[];
      /** Chosen words of menus; on tabs without a form none are looked at. */
      readonly cut: readonly string[];
      readonly width: number;
      readonly tabs: readonly { readonly left: number; readonly right: number }[];
    }[]
  > {
    return page.evaluate(
      async (showing) => {
        await window.showPanel(showing);
        const found = [];
        for (const tab of [0, 1, 2, 3, 4]) {
          await window.openTab(tab);
          const cut = tab === 0 ? [...window.cutMenus()] : [];
          if (tab === 0) await window.press(".more-switch button");
          const tabs = [...document.querySelectorAll(".tab, .tab-list ~ *")];
          const sticking = window.sticking();
          const width = document.documentElement.scrollWidth;
          if (tab === 4) {
            await window.press(".add-engine button");
            cut.push(...window.cutMenus());
          }
          found.push({
            sticking,
            cut,
            width,
            // What has no width is not seen.
            tabs: tabs.flatMap((one) => {
              const { left, right } = one.getBoundingClientRect();
              return right > left ? [{ left, right }] : [];
            }),
          });
        }
        return found;
      },
      await asked(state, "fr", 320),
    );
  }

  test.each(states)(
    "French fits at 320 px, on every tab, and no chosen menu’s words are cut off (%s)",
    async (state) => {
      const found = await everyTab(state);
      expect(found).toHaveLength(5);
      for (const { sticking, cut, width, tabs } of found) {
        expect(sticking).toEqual([]);
        expect(cut).toEqual([]);
        expect(width).toBe(320);
        expect(tabs.length).toBeGreaterThanOrEqual(5);
        for (const [index, box] of tabs.entries()) {
          expect(box.right).toBeLessThanOrEqual(320);
          if (index > 0) expect(box.left).toBeGreaterThanOrEqual((tabs[index - 1]?.right ?? 0) - 4.5);
        }
      }
    },
  );

  test("English fits at 360 and 480 px, and no chosen menu’s words are cut off at 320", async () => {
    for (const state of states) {
      const found = await page.evaluate(
        async (showing) => {
          await window.showPanel(showing);
          const sticking = [];
          for (const width of [360, 480]) {
            await window.widen(width);
            sticking.push(window.sticking());
          }
          await window.openTab(0);
          await window.widen(320);
          const cut = [...window.cutMenus()];
          await window.openTab(4);
          await window.press(".add-engine button");
          cut.push(...window.cutMenus());
          await window.widen();
          return { sticking, cut };
        },
        await asked(state, "en", 480),
      );
      expect({ state, ...found }).toEqual({ state, sticking: [[], []], cut: [] });
    }
  }, 240_000);

  test.each(["en", "fr"] as const)(
    "the form of an engine fits at 320 px, whatever stands against saving (%s)",
    async (language) => {
      await show("nothing spent", language, 320);
      await page.locator(".tab").nth(4).click();
      await page.locator(".add-engine button").click();
      for (const address of [
        "gpu.local",
        "https://me@gpu.local/v1",
        "http://gateway.example/v1",
        "http://192.168.7.7:8091/v1",
      ]) {
        await page.locator(".address").fill(address);
        expect([address, await sticking()]).toEqual([address, []]);
      }
      // What an engine is wanted for is the address, so the hand is there already.
      expect(await page.evaluate(() => document.activeElement?.className)).toContain("address");
    },
  );

  test.each(["en", "fr"] as const)(
    "the library with its forms, and a look that is being kept, fit at 320 px (%s)",
    async (language) => {
      await show("library refuses", language, 320);
      await page.locator(".still-rest button").click();
      await page.locator(".library > button").click();
      for (const entry of await page.locator(".entry").all()) {
        const change = entry.locator("button[aria-expanded]").first();
        if ((await change.count()) > 0) await change.click();
      }
      const looks = page.locator(".tools select").nth(1);
      await looks.selectOption({ index: (await looks.locator("option").count()) - 1 });
      expect(await page.locator(".entry-form").count()).toBe(5);
      expect(await sticking()).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
    },
  );

  test.each(["en", "fr"] as const)(
    "what a still is and the button that lets go of it share a line at 320 px (%s)",
    async (language) => {
      for (const state of ["both ends", "many references", "role taken over", "portrait"]) {
        await show(state, language, 320);
        const parted = await page.locator(".still .both-ends").evaluateAll((rows) =>
          rows.flatMap((row) => {
            const [role, button] = [...row.children].map((one) => one.getBoundingClientRect());
            return (button?.top ?? 0) < (role?.bottom ?? 0) ? [] : [row.textContent];
          }),
        );
        expect([state, parted]).toEqual([state, []]);
        expect(await page.locator(".still .both-ends").count()).toBeGreaterThan(0);
      }
    },
  );

  test.each(["en", "fr"] as const)(
    "where a take stands and for how long share a line, however narrow (%s)",
    async (language) => {
      await show("queue", language, 320);
      await page.locator(".tab").nth(2).click();
      // Faces differ in width from machine to machine.
      for (let width = 288; width <= 360; width += 8) {
        await page.setViewportSize({ width, height: 900 });
        const lines = await page.locator(".take-title").evaluateAll((titles) =>
          titles.flatMap((title) => {
            const spans = [...title.querySelectorAll<HTMLElement>("span.state")];
            const [word, elapsed] = spans.map((span) => span.getBoundingClientRect());
            if (word === undefined || elapsed === undefined) return [];
            const says = spans.map((span) => span.textContent).join("");
            return [{ says, isOneLine: Math.abs(word.top - elapsed.top) < 2 }];
          }),
        );
        expect(lines.length).toBeGreaterThan(1);
        expect(lines.filter(({ isOneLine }) => !isOneLine)).toEqual([]);
      }
    },
  );

  test("a button whose words take two lines is as high as they are", async () => {
    await show("engine, known price", "fr", 320);
    const button = page.locator(".primary");
    await button.evaluate(
      (one) => (one.textContent = "Prise de 5,06 s en haute définition, coût inconnu, à confirmer"),
    );
    const heights = await button.evaluate((one) => [one.clientHeight, one.scrollHeight]);
    expect(heights[0]).toBeGreaterThan(36);
    expect(heights[0]).toBe(heights[1]);
  });

  test("the arrow keys walk the list of takes, which scrolls along; Home and End reach its ends", async () => {
    await show("thousands of takes", "en", 360);
    await page.locator(".tab").nth(2).click();
    await page.getByRole("article").first().getByRole("button", { name: "Source", exact: true }).focus();
    /** The card that the keyboard is in, and whether it is on the screen. */
    const here = (): Promise<readonly [card: string | undefined, isSeen: boolean]> =>
      page.evaluate(() => {
        const card = document.activeElement?.closest("article");
        const column = document.querySelector(".page")?.getBoundingClientRect();
        const box = card?.getBoundingClientRect();
        const isSeen =
          box !== undefined && column !== undefined && box.top >= column.top - 1 && box.bottom <= column.bottom + 1;
        return [card?.getAttribute("aria-label") ?? undefined, isSeen] as const;
      });
    const at = async (shot: number, take: number): Promise<void> => {
      let found = await here();
      for (let look = 0; look < 50 && (found[0] !== `Shot ${shot}, take ${take}` || !found[1]); look += 1) {
        await page.waitForTimeout(20);
        found = await here();
      }
      expect(found).toEqual([`Shot ${shot}, take ${take}`, true]);
    };
    for (let step = 1; step <= 24; step += 1) {
      await page.keyboard.press("ArrowDown");
      await at(500 - Math.floor(step / 4), 4 - (step % 4));
    }
    await page.keyboard.press("ArrowUp");
    await at(495, 1);
    await page.keyboard.press("End");
    await at(1, 1);
    await page.keyboard.press("Home");
    await at(500, 4);
  });

  test("Tab walks the Shot tab from top to bottom, and the focus is seen at each stop", async () => {
    await show("reference", "en", 360);
    const stops: { readonly name: string; readonly top: number; readonly isSeen: boolean }[] = [];
    for (;;) {
      await page.keyboard.press("Tab");
      const stop = await page.evaluate(() => {
        const element = document.activeElement;
        if (element === null || element === document.body) return undefined;
        const style = getComputedStyle(element);
        return {
          name: element.getAttribute("aria-label") ?? element.textContent,
          top: element.getBoundingClientRect().top + (document.querySelector(".page")?.scrollTop ?? 0),
          isSeen: style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 1,
        };
      });
      if (stop === undefined || stops.some(({ name }) => name === stop.name)) break;
      stops.push(stop);
    }
    expect(stops.map(({ name }) => name)).toEqual([
      "Shot",
      "Board",
      "Takes 1",
      "Review",
      "Settings",
      "Where the shot goes",
      "Video track",
      "How it goes in",
      "Sound",
      "What 10:00:02:12 is to the shot",
      "Drop",
      "Order of 10:00:02:12, or keep it",
      "Which picture of 10:00:02:12",
      "Take the frame after",
      "Add a picture …",
      "Library",
      "Start from a prompt to fill in",
      "House look",
      "History",
      "Prompt",
      "Camera move",
      "Lens",
      "Shot size",
      "Add direction",
      "Number of takes",
      "More",
      "Connect an engine",
      "Draw 3:04 onto V1",
      "Keep",
      "Favourite",
      "Reject",
      "Source",
      "Overwrite",
      "Insert",
      "Replace",
      "A/B …",
      "Check",
    ]);
    expect(stops.filter(({ isSeen }) => !isSeen)).toEqual([]);
    for (const [index, { top }] of stops.entries()) {
      expect(top).toBeGreaterThanOrEqual((stops[index - 1]?.top ?? 0) - 8);
    }
  });
});
