/**
 * `<webview>` for a browser: UXP's element becomes a sandboxed iframe with an opaque origin, so the media room gets as
 * little as Premiere gives it: messages, and nothing of the panel's.
 */

import type { RoomLine } from "./roomline";

/** Makes `document.createElement("webview")` of the panel's window answer such an iframe. */
export function installWebview(panel: Window & typeof globalThis, line: RoomLine): void {
  const { document } = panel;
  const create = document.createElement.bind(document);
  const patched = (name: string, options?: ElementCreationOptions): HTMLElement =>
    name.toLowerCase() === "webview" ? webview(panel, create("iframe"), line) : create(name, options);
  Object.defineProperty(document, "createElement", { value: patched, configurable: true, writable: true });
}

function webview(panel: Window & typeof globalThis, frame: HTMLIFrameElement, line: RoomLine): HTMLElement {
  let alive = true;
  let joined = false;
  const die = (): void => {
    alive = false;
    frame.setAttribute("srcdoc", "");
  };
  frame.setAttribute("sandbox", "allow-scripts");
  frame.style.border = "0";

  const setAttribute = frame.setAttribute.bind(frame);
  const load = (address: string): void => {
    alive = true;
    if (!joined) {
      joined = true;
      const leave = line.joined(die);
      panel.addEventListener("pagehide", leave);
    }
    if (line.refuseLoads > 0) {
      line.refuseLoads -= 1;
      panel.setTimeout(() => frame.dispatchEvent(new panel.CustomEvent("loaderror")));
      return;
    }
    frame.removeAttribute("srcdoc");
    setAttribute("src", servedAt(address));
  };
  Object.defineProperty(frame, "setAttribute", {
    value: (name: string, value: string) => (name === "src" ? load(value) : setAttribute(name, value)),
  });
  Object.defineProperty(frame, "src", { get: () => frame.getAttribute("src") ?? "", set: load });

  // UXP names its events so; a browser's iframe only knows `load`, and never fails aloud.
  frame.addEventListener("load", () => {
    if (alive && frame.getAttribute("src") !== null) frame.dispatchEvent(new panel.CustomEvent("loadstop"));
  });

  Object.defineProperty(frame, "postMessage", {
    value: (message: unknown, _origin: string) =>
      line.carry(() => {
        if (alive) frame.contentWindow?.postMessage(message, "*");
      }),
  });

  // What the page posts to its parent arrives on the panel's window by itself; a late or lossy line stands in between.
  panel.addEventListener(
    "message",
    (event) => {
      if (event.source !== frame.contentWindow || frame.contentWindow === null || !event.isTrusted) return;
      event.stopImmediatePropagation();
      const data: unknown = event.data;
      const again = new panel.MessageEvent("message", { data, origin: "plugin:", source: null });
      line.carry(() => {
        if (alive && frame.isConnected) panel.dispatchEvent(again);
      });
    },
    true,
  );
  return frame;
}

/** `plugin:/room.html` is what the server has as `/panel/room.html`. */
function servedAt(address: string): string {
  return address.replace(/^plugin:\/*/, "/panel/");
}
