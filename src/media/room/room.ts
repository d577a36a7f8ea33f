/** The page's entry: listens to the panel, and hands what it asks for to those who can. */

import { Misfit } from "../../core/decode";
import type { Call } from "../asked";
import { abilities } from "./abilities";
import { createDrawing } from "./animatic/animatic";
import { Channel } from "./channel";
import { serveMeasuring, workerScope } from "./continuity/work";
import { readCredentials } from "./credentials/reading";
import { examineFilm, measureMeeting } from "./examining";
import { makeCopy } from "./fit/copying";
import { writeStill } from "./frames";
import { drawLabel } from "./label";
import { benchDrawing, makeDrawing } from "./making";
import { matchTake } from "./matching";
import { measureBridge } from "./measuring";
import { fitStill, probe, thumbnail } from "./probing";
import { measureSeam } from "./seam";
import type { Task } from "./task";

function carryOut(what: Call, task: Task): Promise<unknown> {
  switch (what.kind) {
    case "capabilities":
      return abilities();
    case "probe":
      return probe(what.size, task);
    case "thumbnail":
      return thumbnail(what.size, what.atSeconds, what.longEdge, task);
    case "fit":
      return fitStill(what.size, what.to, task);
    case "still":
      return writeStill(what.size, what.at, task);
    case "seam":
      return measureSeam(what.before, what.after, task);
    case "match":
      return matchTake(what, task);
    case "examine":
      return examineFilm(what.size, what.referenceSize, task);
    case "credentials":
      return readCredentials(what.size, what.format, task);
    case "meet":
      return measureMeeting(what.before, what.after, task);
    case "draw":
      return makeDrawing(createDrawing, what.request, what.pictures, task);
    case "copy":
      return makeCopy(what, task);
    case "label":
      return drawLabel(what.picture, task);
    case "bridge":
      return measureBridge(what.bytes, task);
    case "bench":
      return benchDrawing(createDrawing, what.part, what.request, what.pictures, task);
  }
}

/** Premiere's webview has a `uxpHost`; in the workbench the page is a frame, and its parent is the panel. */
function panelOf(page: Window): { postMessage(text: string, targetOrigin?: string): void } {
  if ("uxpHost" in page && isPort(page.uxpHost)) {
    const host = page.uxpHost;
    return { postMessage: (text) => host.postMessage(text) };
  }
  return { postMessage: (text) => page.parent.postMessage(text, "*") };
}

function isPort(value: unknown): value is { postMessage(text: string): void } {
  return (
    typeof value === "object" && value !== null && "postMessage" in value && typeof value.postMessage === "function"
  );
}

function listen(page: Window): void {
  const panel = panelOf(page);
  const channel = new Channel((text) => panel.postMessage(text), carryOut);
  page.addEventListener("message", (event: MessageEvent<unknown>) => {
    // Some versions of UXP put the text into `message` instead of `data`.
    const text = event.data ?? ("message" in event ? event.message : undefined);
    try {
      channel.hear(text);
    } catch (error) {
      if (!(error instanceof Misfit)) throw error;
      console.error(`The panel said what this page does not understand: ${error.message}`);
    }
  });
  channel.start();
}

// A page of one script cannot load another one: its workers run this very script, and only measure.
const worker = workerScope(globalThis);
if (worker !== undefined) serveMeasuring(worker);
else listen(window);
