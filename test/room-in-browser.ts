/**
 * The media room's real page in a real browser, and the panel's real client on this side, joined the way Premiere joins
 * them: text in by a `message` event, text out by `uxpHost` (from file://), or by `parent` in a sandboxed frame.
 */

import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { JSDOM } from "jsdom";
import type { Browser, Page } from "playwright-core";
import { MediaRoom } from "../src/media/client";
import type { MediaRoomOptions } from "../src/media/connection";

export interface RoomInBrowser {
  readonly room: MediaRoom;
  readonly page: Page;
  /** What was loaded, the page itself first. What its policy refuses is not. */
  readonly requests: readonly string[];
  /** Console errors and uncaught ones. */
  readonly errors: readonly string[];
  close(): Promise<void>;
}

/** `pageFile` is a built room.html. */
export async function openRoom(
  browser: Browser,
  pageFile: string,
  from: "file" | "frame",
  { make, ...options }: Partial<MediaRoomOptions> & { readonly make?: (given: MediaRoomOptions) => MediaRoom } = {},
): Promise<RoomInBrowser> {
  const dom = new JSDOM("<!doctype html><body></body>");
  const context = await browser.newContext();
  const page = await context.newPage();
  const requests: string[] = [];
  const errors: string[] = [];
  page.on("requestfinished", (request) => requests.push(request.url()));
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(error.message));
  await page.exposeFunction("sayToPanel", (text: string) => {
    dom.window.dispatchEvent(new dom.window.MessageEvent("message", { data: text }));
  });
  const home = from === "file" ? await fromFile(page, pageFile) : await inFrame(pageFile);

  const createElement = dom.window.document.createElement.bind(dom.window.document);
  dom.window.document.createElement = (name: string) => {
    const element = createElement(name);
    if (name !== "webview") return element;
    // A page that is built while another still loads takes its place.
    page.goto(home.url).catch(() => undefined);
    return Object.assign(element, {
      postMessage: (text: string) => {
        // A page that is not there yet, or no more, hears nothing; that is what the client must live with.
        page
          .evaluate((said) => window.dispatchEvent(new MessageEvent("fromPanel", { data: said })), text)
          .catch(() => undefined);
      },
    });
  };
  Object.assign(globalThis, { window: dom.window, document: dom.window.document });
  const given: MediaRoomOptions = { parent: dom.window.document.body, src: home.url, ...options };
  // Of a bundle that has its own class of errors.
  const room = make === undefined ? new MediaRoom(given) : make(given);
  room.start();
  return {
    room,
    page,
    requests,
    errors,
    close: async () => {
      room.stop();
      await context.close();
      await home.close();
      dom.window.close();
    },
  };
}

interface Home {
  readonly url: string;
  close(): Promise<void>;
}

async function fromFile(page: Page, pageFile: string): Promise<Home> {
  await page.addInitScript(() => {
    Reflect.set(window, "uxpHost", {
      postMessage: (text: string) => {
        const say: unknown = Reflect.get(window, "sayToPanel");
        if (typeof say === "function") Reflect.apply(say, undefined, [text]);
      },
    });
    window.addEventListener("fromPanel", (event) => {
      window.dispatchEvent(new MessageEvent("message", { data: "data" in event ? event.data : undefined }));
    });
  });
  return { url: pathToFileURL(pageFile).href, close: () => Promise.resolve() };
}

const FRAMING = `<!doctype html><iframe sandbox="allow-scripts" src="/room.html"></iframe><script>
  const frame = document.querySelector("iframe");
  addEventListener("message", (event) => event.source === frame.contentWindow && sayToPanel(event.data));
  addEventListener("fromPanel", (event) => frame.contentWindow.postMessage(event.data, "*"));
</script>`;

async function inFrame(pageFile: string): Promise<Home> {
  const server = createServer((request, response) => {
    if (request.url === "/credentials.js") {
      response.setHeader("content-type", "text/javascript; charset=utf-8");
      return response.end(readFileSync(path.join(path.dirname(pageFile), "credentials.js")));
    }
    response.setHeader("content-type", "text/html; charset=utf-8");
    return response.end(request.url === "/room.html" ? readFileSync(pageFile) : FRAMING);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    close: () =>
      new Promise((resolve, reject) => server.close((error) => (error === undefined ? resolve() : reject(error)))),
  };
}
