/** The panel on a bare page of a real browser, bundled from its sources, in any state that the tests know. */

import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Page } from "playwright-core";
import { bundle } from "../scripts/bundle.cjs";
import { launchBrowser } from "./browser";

const ROOT = resolve(__dirname, "..");

export interface PanelInBrowser {
  readonly page: Page;
  close(): Promise<void>;
}

/** The page is 320 px wide and knows `showPanel` (see ui-page.tsx); nothing is shown yet. */
export async function openPanelPage(): Promise<PanelInBrowser> {
  const [path, style] = await Promise.all([
    bundle({ entry: "./test/ui-page.tsx", target: "web" }),
    readFile(resolve(ROOT, "src/ui/style.css"), "utf8"),
  ]);
  const browser = await launchBrowser();
  const page = await browser.newPage({ viewport: { width: 320, height: 900 } });
  await page.setContent(`<!doctype html><html lang="en"><title>Pickup</title><style>${style}</style><body></body>`);
  await page.addScriptTag({ path });
  return { page, close: () => browser.close() };
}

/** A picture's address that needs no file. */
export function greyFrame(width: number, height: number): string {
  const shape = `width="${width}" height="${height}"`;
  const drawn = `<svg xmlns="http://www.w3.org/2000/svg" ${shape}><rect ${shape} fill="#777"/></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(drawn)}`;
}
