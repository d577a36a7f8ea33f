/** A browser with a page of the Animatic's, as its suites begin and end with it. */

import type { Browser, Page } from "playwright-core";
import { bundle } from "../scripts/bundle.cjs";
import "./adherence-page-api";
import "./animatic-cast-api";
import "./animatic-page-api";
import "./animatic-things-api";
import { launchBrowser } from "./browser";
import "./gpu-page-api";
import "./look-page-api";

/** `gpu-page` watches every context that is opened on it, and stands alone. */
type Script = "animatic-pages" | "gpu-page";

const HOME = "http://127.0.0.1/";

export interface AnimaticRig {
  /** @throws Error before the suite's tests begin. */
  readonly page: Page;
  /** Another page of the same script, in that browser. */
  open(browser: Browser): Promise<Page>;
}

/** To be called within `describe`: a browser is there before its tests, and gone after them. */
export function animaticRig(script: Script = "animatic-pages"): AnimaticRig {
  let browser: Browser | undefined;
  let page: Page | undefined;

  async function open(into: Browser): Promise<Page> {
    const path = await bundle({ entry: `./test/${script}.ts`, target: "web" });
    const opened = await into.newPage();
    // SHA-256 is for secure contexts only, and a page of this machine is one.
    await opened.route(HOME, (route) => route.fulfill({ contentType: "text/html", body: "<!doctype html>" }));
    await opened.goto(HOME);
    await opened.addScriptTag({ path });
    return opened;
  }

  beforeAll(async () => {
    browser = await launchBrowser();
    page = await open(browser);
  }, 240_000);

  afterAll(() => browser?.close());

  return {
    get page() {
      if (page === undefined) throw new Error("No page is open.");
      return page;
    },
    open,
  };
}
