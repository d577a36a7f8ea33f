/** The media room's page as a page: built again when it goes away or is loaded anew, and cut off from every network. */

import type { Browser } from "playwright-core";
import { failureOf } from "../src/core/failure";
import { describeInBrowser, launchBrowser } from "./browser";
import { drawsOn, PAGE, PICTURES, REQUEST } from "./room-drawing.setup";
import { openRoom, type RoomInBrowser } from "./room-in-browser";
import { Written } from "./written";

describeInBrowser("the media room's page", () => {
  let browser: Browser;
  const opened: RoomInBrowser[] = [];

  beforeAll(async () => {
    browser = await launchBrowser();
  });

  afterEach(async () => {
    for (const room of opened.splice(0)) await room.close();
  });

  afterAll(() => browser.close());

  async function open(from: "file" | "frame", pace = 1): Promise<RoomInBrowser> {
    const room = await openRoom(browser, PAGE, from, {
      after: (milliseconds, callback) => {
        const timer = setTimeout(callback, milliseconds * pace);
        return () => clearTimeout(timer);
      },
    });
    opened.push(room);
    return room;
  }

  it("is built again when its page goes away in the middle, and what it drew is interrupted", async () => {
    const { room, page } = await open("frame", 0.3);
    const drawing = room.draw(
      { ...REQUEST, frames: 2_000 },
      {
        pictures: PICTURES,
        out: new Written(),
        onProgress: (done) => {
          if (done === 3) void page.evaluate(() => document.querySelector("iframe")?.remove());
        },
      },
    );
    const failure = await drawing.then(() => undefined, failureOf);
    expect(failure).toEqual({ kind: "interrupted" });
    await drawsOn(room);
  });

  it.each(["file", "frame"] as const)(
    "is built again when its page, from a %s, loads itself anew in the middle of a drawing",
    async (from) => {
      const { room, page } = await open(from);
      const why: string[] = [];
      room.subscribe(() => room.state.kind === "rebuilding" && why.push(room.state.why));
      const drawing = room.draw(
        { ...REQUEST, frames: 2_000 },
        {
          pictures: PICTURES,
          out: new Written(),
          onProgress: (done) => {
            const frame = page.frames().find((one) => one.url().endsWith("/room.html"));
            if (done === 3) void frame?.evaluate(() => location.reload());
          },
        },
      );
      expect(await drawing.then(() => undefined, failureOf)).toEqual({ kind: "interrupted" });
      expect(why).toEqual(["its page was loaded anew"]);
      await drawsOn(room);
    },
  );

  it("has no network: whatever it tries is refused by its own policy", async () => {
    const { room, page, requests } = await open("frame");
    await room.capabilities();
    const frame = page.frames().find((one) => one.url().endsWith("/room.html"));
    const before = requests.length;
    const outcome = await frame?.evaluate(async () => {
      const there = new URL("/secret", location.href).href;
      const refused: string[] = [];
      // What was refused is told in a task of its own.
      const told = new Promise<void>((resolve) => {
        document.addEventListener("securitypolicyviolation", ({ effectiveDirective }) => {
          if (refused.push(effectiveDirective) === 3) resolve();
        });
      });
      const fetched = await fetch(there).then(
        () => "fetched",
        () => "refused",
      );
      const image = new Image();
      const shown = await new Promise((resolve) => {
        image.onload = () => resolve("shown");
        image.onerror = () => resolve("refused");
        image.src = there;
      });
      const script = document.createElement("script");
      const ran = await new Promise((resolve) => {
        script.onload = () => resolve("ran");
        script.onerror = () => resolve("refused");
        try {
          script.src = there;
          document.body.append(script);
        } catch {
          resolve("refused");
        }
      });
      if ([fetched, shown, ran].every((one) => one === "refused")) await told;
      return { fetched, shown, ran, refused };
    });
    expect(outcome).toEqual({
      fetched: "refused",
      shown: "refused",
      ran: "refused",
      refused: ["connect-src", "img-src", "require-trusted-types-for"],
    });
    expect(requests.slice(before)).toEqual([]);
  });
});
