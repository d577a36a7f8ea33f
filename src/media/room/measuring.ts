/** How fast the bridge between the panel and this page is, in the page's clock. */

import { CHUNK } from "../protocol";
import type { BridgeSpeed } from "../results";
import type { Task } from "./task";

/** Exchanges of a byte, of which the median is the round trip. */
const ROUND_TRIPS = 21;

/** Has `bytes` bytes sent here and sends as many back. Figures in bytes of payload, before base64. */
export async function measureBridge(bytes: number, task: Task): Promise<BridgeSpeed> {
  const chunk = new Uint8Array(CHUNK);
  const trips: number[] = [];
  for (let trip = 0; trip < ROUND_TRIPS; trip++) {
    const start = performance.now();
    await task.read(0, 1);
    trips.push(performance.now() - start);
  }
  const toRoom = performance.now();
  for (let at = 0; at < bytes; at += CHUNK * 4) await task.read(at, Math.min(at + CHUNK * 4, bytes));
  const fromRoom = performance.now();
  for (let at = 0; at < bytes; at += CHUNK) await task.write(at, chunk.subarray(0, bytes - at));
  await task.written();
  const end = performance.now();
  const perSecond = (milliseconds: number): number => (bytes * 1000) / Math.max(milliseconds, 0.001);
  return {
    toRoomBytesPerSecond: perSecond(fromRoom - toRoom),
    fromRoomBytesPerSecond: perSecond(end - fromRoom),
    roundTripMilliseconds: trips.sort((a, b) => a - b)[ROUND_TRIPS >> 1] ?? 0,
  };
}
