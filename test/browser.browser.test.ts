import type { Browser } from "playwright-core";
import { CARRIED, describeInBrowser, launchBrowser } from "./browser";

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

const EVERYTHING = { webgl2: true, encodesH264: true, decodesH264: true };

describeInBrowser("the browser that tests start", () => {
  const named = process.env["PICKUP_BROWSER"];
  afterEach(() => {
    if (named === undefined) delete process.env["PICKUP_BROWSER"];
    else process.env["PICKUP_BROWSER"] = named;
  });

  it("has software WebGL2 and H.264 both ways", async () => {
    const browser = await launchBrowser();
    try {
      expect(await abilities(browser)).toEqual(EVERYTHING);
    } finally {
      await browser.close();
    }
  }, 60_000);

  (process.platform === "linux" && process.arch === "x64" ? it : it.skip)(
    "can be the one that npm carries, on Linux, with nothing installed",
    async () => {
      process.env["PICKUP_BROWSER"] = CARRIED;
      const [one, other] = await Promise.all([launchBrowser(), launchBrowser()]);
      try {
        expect(one.version()).toBe(other.version());
        expect(await abilities(one)).toEqual(EVERYTHING);
      } finally {
        await Promise.all([one.close(), other.close()]);
      }
    },
    60_000,
  );

  it("is not looked for elsewhere when the named one does not start", async () => {
    process.env["PICKUP_BROWSER"] = "/nowhere/chrome";
    await expect(launchBrowser()).rejects.toThrow("/nowhere/chrome");
  });
});
