/** The page's entry: listens to the panel, and hands what it asks for to those who can. */

import { Misfit } from "../../core/decode";
import { CHUNK, type Call } from "../protocol";
import type { BridgeSpeed } from "../results";
import { abilities } from "./abilities";
import { createDrawing } from "./animatic/animatic";
import { Channel } from "./channel";
import { benchDrawing, makeDrawing } from "./making";
import { probe, thumbnail } from "./probing";
import type { Task } from "./task";

/** Exchanges of a byte, of which the median is the round trip. */
const ROUND_TRIPS = 21;

function carryOut(what: Call, task: Task): Promise<unknown> {
  switch (what.kind) {
    case "capabilities":
      return abilities();
    case "probe":
      return probe(what.size, task);
    case "thumbnail":
      return thumbnail(what.size, what.atSeconds, what.longEdge, task);
    case "draw":
      return makeDrawing(createDrawing, what.request, what.referenceSize, task);
    case "bridge":
      return measureBridge(what.bytes, task);
    case "bench":
      return benchDrawing(createDrawing, what.part, what.request, what.referenceSize, task);
  }
}

async function measureBridge(bytes: number, task: Task): Promise<BridgeSpeed> {
  const trips: number[] = [];
  for (let trip = 0; trip < ROUND_TRIPS; trip++) {
    const start = performance.now();
    await task.read(0, 1);
    trips.push(performance.now() - start);
  }
  const toRoom = performance.now();
  let chunk = new Uint8Array(0);
  for (let at = 0; at < bytes; at += CHUNK * 4) chunk = await task.read(at, Math.min(at + CHUNK * 4, bytes));
  const fromRoom = performance.now();
  for (let at = 0; at < bytes; at += CHUNK) await task.write(at, chunk);
  await task.written();
  const end = performance.now();
  const perSecond = (milliseconds: number): number => (bytes * 1000) / Math.max(milliseconds, 0.001);
  return {
    toRoomBytesPerSecond: perSecond(fromRoom - toRoom),
    fromRoomBytesPerSecond: perSecond(end - fromRoom),
    roundTripMilliseconds: trips.sort((a, b) => a - b)[ROUND_TRIPS >> 1] ?? 0,
  };
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

const panel = panelOf(window);
const channel = new Channel((text) => panel.postMessage(text), carryOut);

window.addEventListener("message", (event: MessageEvent<unknown>) => {
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
