/** What a screen reader, a keyboard and weak eyes need of every state of the panel, as axe-core judges it. */

import { readFile } from "node:fs/promises";
import type * as Axe from "axe-core";
import type { Page } from "playwright-core";
import { describeInBrowser } from "./browser";
import { greyFrame, openPanelPage, type PanelInBrowser } from "./panel-in-browser";
import { everyState } from "./ui-every-state";

declare global {
  interface Window {
    readonly axe: typeof Axe;
    lookedAt?: Set<string>;
  }
}

const states = Object.keys(everyState(""));
const TABS = ["Shot", "Board", "Takes", "Review", "Settings"] as const;
/** The themes differ in their colours alone. Landmarks of a page are of moderate weight, and slow to judge. */
const JUDGED: readonly (readonly [theme: string, options: Axe.RunOptions])[] = [
  ["dark", { rules: { region: { enabled: false } } }],
  ["light", { runOnly: { type: "rule", values: ["color-contrast"] } }],
];

describeInBrowser("whoever cannot see it well, or works without a mouse", () => {
  let panel: PanelInBrowser;
  let page: Page;

  beforeAll(async () => {
    panel = await openPanelPage();
    ({ page } = panel);
    await page.setViewportSize({ width: 360, height: 900 });
    await page.addScriptTag({ content: await readFile(require.resolve("axe-core/axe.min.js"), "utf8") });
  }, 240_000);

  afterAll(() => panel.close());

  /** Serious and critical findings in that state, on all tabs, folded and unfolded, dark and light; how many parts were looked at. */
  function findings(state: string): Promise<{ readonly looked: number; readonly found: string[] }> {
    const showing = { state, theme: "dark", language: "en", picture: greyFrame(1280, 534) } as const;
    return page.evaluate(
      async ({ showing, tabs, judged }) => {
        const { axe } = window;
        const settled = (): Promise<void> => window.scheduler.postTask(() => undefined, { priority: "background" });
        /** A long list takes cards in and out of the page where those that are drawn grow. */
        const drawn = async (): Promise<void> => {
          const frames = document.querySelector(".scrolled") === null ? 0 : 3;
          for (let frame = 0; frame < frames; frame++) {
            await new Promise((resolve) => requestAnimationFrame(() => setTimeout(resolve, 0)));
          }
        };
        const lookedAt = (window.lookedAt ??= new Set());
        const found: string[] = [];
        let looked = 0;
        const isNew = (what: string): boolean => {
          // The ids that React gives out differ from look to look.
          const known = what.replace(/_r_\w+_/g, "");
          return !lookedAt.has(known) && lookedAt.add(known).size > 0;
        };
        /**
         * What of it no look has seen yet: all of it where it is put together anew, else those of its parts. `around`: what it
         * stands in, whose colours it may have.
         */
        const freshIn = (block: Element, around: string): Element[] => {
          const here = `${around} ${block.tagName}.${block.className}`;
          if (!isNew(here + block.outerHTML)) return [];
          const parts = [...block.childNodes].map((one) =>
            one instanceof Element ? `${one.tagName}.${one.className} ${one.role ?? ""}` : (one.textContent ?? ""),
          );
          const bare = block.cloneNode(false);
          const isWhole = isNew([here, bare instanceof Element ? bare.outerHTML : "", ...parts].join("|"));
          const fresh = [...block.children].flatMap((part) => freshIn(part, here));
          return isWhole || block.childElementCount === 0 ? [block] : fresh;
        };
        /** Most blocks look alike in most states: what is new is judged, and the whole where it is put together anew. */
        const look = async (where: string): Promise<void> => {
          let column = document.querySelector("[role=tabpanel]");
          while (column?.children.length === 1) column = column.firstElementChild;
          const blocks = [...document.querySelectorAll(".tabs"), ...(column?.children ?? [])];
          const fresh = blocks.flatMap((block) => freshIn(block, ""));
          const parts = new Set(blocks.map((block) => `${block.tagName} ${block.role ?? ""}`));
          const isFirst = isNew([column?.tagName, column?.role, ...[...parts].sort()].join());
          if (fresh.length === 0 && !isFirst) return;
          looked += fresh.length;
          const context = isFirst ? document : { include: fresh };
          for (const [theme, options] of judged) {
            document.body.className = `theme-${theme}`;
            const { violations } = await axe.run(context, { ...options, resultTypes: ["violations"], preload: false });
            for (const { id, impact, nodes } of violations) {
              if (impact !== "serious" && impact !== "critical") continue;
              found.push(...nodes.map(({ html }) => `${where}, ${theme}: ${id}: ${html.slice(0, 200)}`));
            }
          }
        };
        await window.showPanel(showing);
        for (const [index, tab] of tabs.entries()) {
          await window.openTab(index);
          await look(`${showing.state}, ${tab}`);
          // What was opened can fold another away.
          for (const closed of document.querySelectorAll<HTMLElement>("[role=tabpanel] [aria-expanded=false]")) {
            if (closed.isConnected) closed.click();
          }
          await settled();
          await drawn();
          await look(`${showing.state}, ${tab}, unfolded`);
        }
        return { looked, found };
      },
      { showing, tabs: TABS, judged: JUDGED },
    );
  }

  test("find nothing serious in their way, on any tab, in any state, in either theme", async () => {
    let looks = 0;
    const all: string[] = [];
    for (const state of states) {
      const { looked, found } = await findings(state);
      looks += looked;
      all.push(...found);
    }
    expect(all).toEqual([]);
    // What was passed over as seen already is not nearly everything: nearly four parts a state are new.
    expect(looks).toBeGreaterThanOrEqual(3 * states.length);
  }, 300_000);
});
