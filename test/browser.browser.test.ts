import { access, chmod, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { delimiter, join } from "node:path";
import type { Browser } from "playwright-core";
import { CARRIED, describeInBrowser, launchBrowser } from "./browser";
import PagesOnFailure from "./pages-on-failure.cjs";

/** Asked of a page: what the media room rests on. */
async function abilities(browser: Browser): Promise<unknown> {
  const page = await browser.newPage();
  // WebCodecs is for secure contexts only, and a page of this machine is one.
  await page.route("http://127.0.0.1/", (route) =>
    route.fulfill({ contentType: "text/html", body: "<!doctype html>" }),
  );
  await page.goto("http://127.0.0.1/");
  return page.evaluate(async () => {
    const config = { codec: "avc1.64001f", width: 1280, height: 720 };
    const encoder = typeof VideoEncoder === "undefined" ? undefined : await VideoEncoder.isConfigSupported(config);
    const decoder = typeof VideoDecoder === "undefined" ? undefined : await VideoDecoder.isConfigSupported(config);
    return {
      webgl2: new OffscreenCanvas(8, 8).getContext("webgl2") !== null,
      encodesH264: encoder?.supported,
      decodesH264: decoder?.supported,
    };
  });
}

/** What Ubuntu installs as chromium-browser: a script that only says where to get one. It leaves `tried` beside itself. */
async function stub(path: string): Promise<void> {
  const script = `#!/bin/sh\ntouch "$(dirname "$0")/tried"\necho "requires the chromium snap to be installed" >&2\nexit 1\n`;
  await writeFile(path, script);
  await chmod(path, 0o755);
}

const EVERYTHING = { webgl2: true, encodesH264: true, decodesH264: true };

describeInBrowser("the browser that tests start", () => {
  const itOnLinux = process.platform === "linux" && process.arch === "x64" ? it : it.skip;
  const NAMES = ["PICKUP_BROWSER", "PATH"];
  const before = NAMES.map((name) => [name, process.env[name]] as const);
  afterEach(() => {
    for (const [name, value] of before) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
  });

  it("has software WebGL2 and H.264 both ways", async () => {
    const browser = await launchBrowser();
    try {
      expect(await abilities(browser)).toEqual(EVERYTHING);
    } finally {
      await browser.close();
    }
  });

  itOnLinux("can be the one that npm carries, on Linux, with nothing installed", async () => {
    process.env["PICKUP_BROWSER"] = CARRIED;
    const [one, other] = await Promise.all([launchBrowser(), launchBrowser()]);
    try {
      expect(one.version()).toBe(other.version());
      expect(await abilities(one)).toEqual(EVERYTHING);
    } finally {
      await Promise.all([one.close(), other.close()]);
    }
  });

  it("is not looked for elsewhere when the named one does not start", async () => {
    process.env["PICKUP_BROWSER"] = "/nowhere/chrome";
    await expect(launchBrowser()).rejects.toThrow("/nowhere/chrome");
  });

  itOnLinux("is the next one when an installed one does not start", async () => {
    const folder = await mkdtemp(join(tmpdir(), "pickup-stub-"));
    try {
      await stub(join(folder, "google-chrome-stable"));
      delete process.env["PICKUP_BROWSER"];
      process.env["PATH"] = `${folder}${delimiter}${process.env["PATH"]}`;
      const browser = await launchBrowser();
      try {
        await access(join(folder, "tried"));
        expect(await abilities(browser)).toEqual(EVERYTHING);
      } finally {
        await browser.close();
      }
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });

  it("leaves the words of its pages in what fails, and of a list what is chosen", async () => {
    const browser = await launchBrowser();
    try {
      const page = await browser.newPage();
      await page.setContent("<p>No key</p><select><option>one</option><option selected>two</option></select>");
      const { handleTestEvent } = PagesOnFailure.prototype;
      const told = async (name: string): Promise<string> => {
        const error = new Error("Timeout");
        await handleTestEvent.call({ global: { browsersOfTest: new Set([browser]) } }, { name, error });
        return error.message;
      };
      expect(await told("test_fn_failure")).toContain("No key | [two]");
      expect(await told("hook_failure")).toContain("No key | [two]");
      expect(await told("test_done")).toBe("Timeout");
    } finally {
      await browser.close();
    }
  });

  itOnLinux("is none when none starts, and all that were tried are named with what each said", async () => {
    const folder = await mkdtemp(join(tmpdir(), "pickup-stub-"));
    try {
      const paths = [join(folder, "google-chrome"), join(folder, "chromium-browser")];
      for (const path of paths) await stub(path);
      const said = await launchBrowser(
        {},
        paths.map((path) => ({ kind: "installed", path })),
      ).then(
        (browser) => browser.close().then(() => "it started"),
        (error: unknown) => String(error),
      );
      expect(said).toMatch(/No browser starts\. Install Chrome or Chromium, or name its program in PICKUP_BROWSER/);
      for (const path of paths) expect(said).toContain(`${path}: `);
      expect(said.match(/requires the chromium snap/g)?.length).toBeGreaterThanOrEqual(2);
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  });
});
